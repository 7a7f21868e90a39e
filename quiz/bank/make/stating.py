"""A fact as a sentence of our own, with its attribution: for explanations, statements to judge, and gaps."""

from collections.abc import Callable, Mapping

from quiz.bank import spoken
from quiz.bank.make.index import values
from quiz.bank.make.parts import is_principal, part
from quiz.bank.make.sameness import same
from quiz.bank.make.scene import Scene
from quiz.bank.make.telling import Telling, done
from quiz.bank.make.template import Template
from quiz.bank.make.words import FactWords
from quiz.feed.model import Fact

_NAMES_REPORTER = ("{publisher}", "{report_on}", "{its_report_on}")


def lead(scene: Scene, fact: Fact, stem: str) -> str:
    """The template of the words that say whose claim or plan this is; empty for what happened, and where the stem says so itself."""
    leads = scene.wording.lead
    if fact.modality == "cancelled":
        return leads["cancelled"]
    if any(hole in stem for hole in _NAMES_REPORTER):
        return ""
    if fact.modality == "planned":
        return leads["planned_by"] if fact.speaker else leads["planned"]
    if fact.speaker:
        return leads["claimed"]
    return leads["attributed"] if fact.aside else ""


def statements(
    scene: Scene,
    fact: Fact,
    *,
    bare: frozenset[str] = frozenset(),
    instead: Mapping[str, list[str]] | None = None,
    mark: Callable[[str, str], str] | None = None,
) -> list[tuple[str, set[str]]]:
    """Every way in which the wording can state the fact, with the slots that each shows."""
    words = scene.wording.of(fact.type)
    described = (
        words.says_described
        if is_description(scene, fact)
        else words.says_part
        if is_part(scene, fact)
        else words.says_done
        if done(fact)
        else []
    )
    found = []
    for text in described or _own_voice(scene, fact, words) or [t for t in (words.says, *words.says_also) if t]:
        telling = Telling(scene, fact, bare=bare, instead=instead, mark=mark)
        said = telling.fill(Template(lead(scene, fact, text) + text))
        if said:
            found.append((spoken.sentence(said), telling.shown))
    return found


def _own_voice(scene: Scene, fact: Fact, words: FactWords) -> list[str]:
    """The wording for what a publisher states itself: it is not cited as a witness of its own words."""
    publisher = scene.source(fact).publisher
    speakers = values(fact, "speaker")
    return [words.says_own] if words.says_own and publisher and len(speakers) == 1 and same(speakers[0], publisher) else []


def statement(scene: Scene, fact: Fact) -> str | None:
    """The fact in one sentence, or None where too little is known for one."""
    found = statements(scene, fact)
    return found[0][0] if found else None


def short_statement(scene: Scene, fact: Fact) -> str:
    """The fact without offices, as a remark beside a wrong option; empty where it would be long."""
    found = statements(scene, fact, bare=frozenset(fact.slots))
    return found[0][0] if found and len(found[0][0]) <= _LONGEST_REMARK else ""


_LONGEST_REMARK = 200
_EVENTS = frozenset(
    "visit invite accompany arrive welcome farewell depart return meet talks call ceremony attend host press sign award gift".split()
)


def _is_older(scene: Scene, fact: Fact) -> bool:
    """Whether all that tells the office was published before the visit: of its days it proves nothing."""
    days = [scene.sources[e.source].published for e in fact.evidence if e.source in scene.sources]
    return bool(days) and all(spoken.is_day(d) and d < scene.visit.start for d in days)


def is_part(scene: Scene, fact: Fact) -> bool:
    """Whether an office is told of somebody who took a part in the visit, and is not one of the two principals."""
    people = values(fact, "person") if fact.type == "role" else []
    return len(people) == 1 and not is_principal(scene.visit, people[0]) and bool(part(scene, people[0]))


def is_description(scene: Scene, fact: Fact) -> bool:
    """Whether an office is only what a report calls somebody: of those who took no part we don't know what they held at that time."""
    if fact.type != "role":
        return False
    office = "".join(v for v in [fact.slots.get("office", "")] if isinstance(v, str))
    if office.lower().startswith("former") or fact.aside:
        return True
    name = fact.slots.get("person", "")
    visit = scene.visit
    if isinstance(name, str) and is_principal(visit, name):
        return _is_older(scene, fact)
    return not any(
        name == value or (isinstance(value, list) and name in value)
        for other in visit.facts
        if other.type in _EVENTS and other.modality == "happened"
        for value in other.slots.values()
    )
