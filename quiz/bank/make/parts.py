"""What part somebody took in a visit: told beside an office, so that one knows why it is asked."""

from quiz.bank.make.index import values
from quiz.bank.make.naming import titled, visit_phrase
from quiz.bank.make.phrases import noun_phrase, office_with_article
from quiz.bank.make.sameness import same_person
from quiz.bank.make.scene import Scene
from quiz.bank.spoken import joined
from quiz.feed.model import Fact, Visit

# fact type: the slots of those who take the part, what they did, what they were to do, the slots of those with whom
_PARTS: dict[str, tuple[tuple[str, ...], str, str, tuple[str, ...]]] = {
    "accompany": (("person",), "accompanied", "was to accompany", ("visitor",)),
    "welcome": (("host",), "welcomed", "was to welcome", ("visitor",)),
    "talks": (("a", "b"), "held talks with", "was to hold talks with", ("a", "b")),
    "meet": (("a", "b"), "met", "was to meet", ("a", "b")),
    "farewell": (("host",), "saw off", "was to see off", ("visitor",)),
    "host": (("host",), "hosted", "was to host", ("event",)),
    "attend": (("person",), "attended", "was to attend", ("event",)),
    "invite": (("host",), "invited", "was to invite", ("visitor",)),
}


def part(scene: Scene, name: str) -> str:
    """ "met Xi Jinping during his … visit", as what follows "who"; empty where the sources tell of no part."""
    for fact_type in _PARTS:
        for fact in scene.facts:
            if fact.type == fact_type and not fact.aside and not fact.speaker and (said := _part(scene, fact, name)):
                return said
    return ""


def _part(scene: Scene, fact: Fact, name: str) -> str:
    mine, did, was_to, with_whom = _PARTS[fact.type]
    slot = next((s for s in mine if any(same_person(name, v) for v in values(fact, s))), "")
    if not slot or fact.modality == "cancelled":
        return ""
    others = [v for s in with_whom if s != slot for v in values(fact, s)] or ([scene.visit.visitor.name] if "visitor" in with_whom else [])
    if not others or any(same_person(name, o) for o in others):
        return ""
    whom = noun_phrase(others[0]) if with_whom == ("event",) else joined(others[:2])
    owner = any(same_person(scene.visit.visitor.name, o) for o in others)
    when = visit_phrase(scene.visit, scene.index, whose=not owner)
    joint = "on" if fact.type == "accompany" and scene.visit.host.country else "during"
    return f"{did if fact.modality == 'happened' else was_to} {whom} {joint} {when}"


def is_principal(visit: Visit, name: str) -> bool:
    """Whether somebody is the visitor or the host."""
    return any(p.name and same_person(p.name, name) for p in (visit.visitor, visit.host))


def introduced(scene: Scene, name: str) -> str:
    """Somebody with the office that a source gives, as it first mentions people; a principal by name alone."""
    if is_principal(scene.visit, name):
        return name
    shown, apposed = titled(name, scene.index.office(name, scene.visit))
    return f"{name}, {office_with_article(shown.removeprefix(f'{name}, '))}" if apposed else shown
