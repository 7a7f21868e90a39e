"""Several right answers: the members of a list, beside outsiders."""

from collections.abc import Iterator

from quiz.bank.distractors import MOST, distractors, names_something, other_items
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.make import nations
from quiz.bank.make.asking import Candidate, Stem, candidate, common, option_text, stems
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.parts import introduced
from quiz.bank.make.rivals import rivals
from quiz.bank.make.sameness import same_person
from quiz.bank.make.scene import Scene
from quiz.bank.make.single import as_written
from quiz.bank.question import Distractor
from quiz.feed.model import Fact

_MOST_ANSWERS = 6
_FEWEST_NAMED = 3
_LONGEST_SUBJECT = 12  # words


def several(scene: Scene) -> Iterator[Candidate]:
    """Who accompanied him; which fields the agreements covered."""
    for fact in scene.facts:
        for slot in scene.wording.of(fact.type).which:
            found = values(fact, slot)
            if len(found) == 1 and slot_kind(fact, slot) == "topics":
                yield from _one_subject(scene, fact, slot, found[0])
            if len(found) < 2 or len(found) > 12:
                continue
            made = _ask(scene, fact, slot, found) or _at_length(scene, fact, slot, found)
            if made:
                yield made


def _ask(scene: Scene, fact: Fact, slot: str, found: list[str]) -> Candidate | None:
    group = "names" if slot in fact.open else "which"
    fitting = list(stems(scene, fact, slot, group)) or list(stems(scene, fact, slot, "which"))
    if not fitting:
        return None
    rng = scene.chance(fact.id, slot, "several")
    stem = rng.choice(fitting)
    shown = rng.sample(found, _MOST_ANSWERS) if len(found) > _MOST_ANSWERS else found
    wrong = outsiders(scene, fact, slot, shown, stem)
    if not wrong:
        return None
    keys = [option_text(fact, slot, v) for v in shown]
    prompt = stem.text if "which of these" in stem.text.lower() else stem.text.replace("Whom does", "Whom of these does", 1)
    shared = common(scene, fact, slot, "multiple", stem.rule, shown)
    question = Multiple(prompt=prompt, answers=keys, distractors=as_written(wrong), **shared)
    return candidate(scene, fact, slot, question, " ".join(sorted(keys)), 1.0)


def _at_length(scene: Scene, fact: Fact, slot: str, found: list[str]) -> Candidate | None:
    """The people of a list, to be named, where the feed has no others to set beside them."""
    stem = next(stems(scene, fact, slot, "names" if slot in fact.open else "which"), None)
    if stem is None or len(found) < _FEWEST_NAMED or slot_kind(fact, slot) not in PERSONAL:
        return None
    others = [v for v in rivals(scene, fact, slot, stem.shown) if not same_person(v, scene.visit.visitor.name)]
    if slot not in fact.open and any(not any(same_person(v, name) for name in found) for v in others):
        return None  # of those whom he met the list names a few
    prompt = stem.text.replace("Which of these people", "Which people", 1)
    least = "three" if len(found) == _FEWEST_NAMED else "at least three"
    shared = common(scene, fact, slot, "open", stem.rule.replace(".", ".open-", 1), found)
    points = [introduced(scene, name) for name in found]
    question = Open(prompt=f"Name {least}: {prompt[:1].lower()}{prompt[1:]}", points=points, **shared)
    return candidate(scene, fact, slot, question, " ".join(sorted(found)), 1.5)


def _one_subject(scene: Scene, fact: Fact, slot: str, item: str) -> Iterator[Candidate]:
    """The one subject that a text names, among those of other visits; none that shows by a country where it belongs."""
    stem = next(stems(scene, fact, slot, "which"), None)
    if stem is None or nations.all_in_text(item) or names_something(item) or len(item.split()) > _LONGEST_SUBJECT:
        return
    wrong = outsiders(scene, fact, slot, [item], stem)
    if wrong:
        key = option_text(fact, slot, item)
        shared = common(scene, fact, slot, "choice", stem.rule, [item])
        question = Choice(prompt=stem.text, answer=key, distractors=as_written(wrong), **shared)
        made = candidate(scene, fact, slot, question, key, 1.0)
        if made:
            yield made


_GATHERINGS = frozenset({"meet", "talks", "call", "press"})


def _came_along(scene: Scene, name: str) -> bool:
    return any(f.type == "accompany" and any(same_person(name, v) for v in values(f, "person")) for f in scene.facts)


def outsiders(scene: Scene, fact: Fact, slot: str, keys: list[str], stem: Stem) -> list[Distractor]:
    """Wrong options for a list: fewer than the right ones where the feed has few."""
    rng = scene.chance(fact.id, slot, "outsiders")
    if slot_kind(fact, slot) == "topics":
        found = list(other_items(scene, fact, slot, keys, rng))
    else:
        found = distractors(scene, fact, slot, keys[0], stem.shown, rng)
        if fact.type in _GATHERINGS:  # nobody believes that a leader of another text was there
            found = [d for d in found if _came_along(scene, d.text)]
    options = [Distractor(option_text(fact, slot, d.text), d.why) for d in found]
    return options[:MOST] if len(options) >= 2 else []
