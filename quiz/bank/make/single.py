"""One answer: among options where the feed offers two good wrong ones, else typed."""

from collections.abc import Iterator

from quiz.bank.distractors import FEWEST, distractors
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.short import Short
from quiz.bank.make.answers import accepted
from quiz.bank.make.asking import Candidate, Stem, bare_slot, candidate, common, is_no_news, names_one_guest, option_text, stems
from quiz.bank.make.index import slot_kind, values
from quiz.bank.make.rivals import is_unique
from quiz.bank.make.scene import Scene
from quiz.bank.question import Distractor
from quiz.feed.model import Fact

_LONGEST_SHORT = 6  # words that a learner may be asked to type


def single(scene: Scene) -> Iterator[Candidate]:
    """Who, when, where, how many, which document: a question for each slot that the wording asks."""
    for fact in scene.facts:
        if fact.type == "visit" and fact.aside:
            continue  # of another visit too little is told to make one answer the only one
        words = scene.wording.of(fact.type)
        for slot in dict.fromkeys(bare_slot(name) for name in (*words.asks, *words.names, *words.which)):
            found = values(fact, slot)
            if not found or slot_kind(fact, slot) == "topics" or _asked_from_the_other_side(scene, fact, slot):
                continue
            yield from filter(None, _ask(scene, fact, slot, found))


def _asked_from_the_other_side(scene: Scene, fact: Fact, slot: str) -> bool:
    """Of two who met or signed, one is asked for, since the other stands in that stem: the one who is not the visitor."""
    return slot == "a" and bool(values(fact, "b")) and not is_no_news(scene, fact, "b")


def _ask(scene: Scene, fact: Fact, slot: str, found: list[str]) -> tuple[Candidate | None, ...]:
    """With options and typed; selection takes one. Among several stems, chance decides; the same fact always gets the same."""
    several = len(found) > 1
    group = "names" if slot in fact.open and scene.wording.of(fact.type).names.get(slot) else "which" if several else "asks"
    fitting = list(stems(scene, fact, slot, group)) or (list(stems(scene, fact, slot)) if group != "asks" and not several else [])
    if not fitting:
        return ()
    rng = scene.chance(fact.id, slot)
    fullest = max(len(s.shown) for s in fitting)
    stem = rng.choice([s for s in fitting if len(s.shown) == fullest])
    if several:
        return (_one_of_several(scene, fact, slot, found, stem),)
    return _choice(scene, fact, slot, found[0], stem), _short(scene, fact, slot, found[0], stem)


def _choice(scene: Scene, fact: Fact, slot: str, value: str, stem: Stem) -> Candidate | None:
    options = wrong_options(scene, fact, slot, value, stem.shown)
    key = option_text(fact, slot, value)
    if len(options) < FEWEST:
        return None
    shared = common(scene, fact, slot, "choice", stem.rule, [value])
    question = Choice(prompt=stem.text, answer=key, distractors=as_written(options), **shared)
    return candidate(scene, fact, slot, question, key, 1.0)


def wrong_options(scene: Scene, fact: Fact, slot: str, value: str, shown: set[str]) -> list[Distractor]:
    """The distractors for a value, in the form that options have."""
    rng = scene.chance(fact.id, slot, "options")
    found = distractors(scene, fact, slot, value, shown, rng)
    return [Distractor(option_text(fact, slot, d.text), d.why) for d in found]


def as_written(options: list[Distractor]) -> list[str | Distractor]:
    return [d if d.why else d.text for d in options]


def _short(scene: Scene, fact: Fact, slot: str, value: str, stem: Stem) -> Candidate | None:
    answer = option_text(fact, slot, value)
    if not names_one_guest(scene, fact, slot) or len(answer.split()) > _LONGEST_SHORT or not is_unique(scene, fact, slot, stem.shown):
        return None
    if slot_kind(fact, slot) == "visit-kind":
        return None  # which kinds there are, nobody need know by heart
    if slot_kind(fact, slot) in ("text", "event") and len(answer.split()) > 4:
        return None
    shared = common(scene, fact, slot, "short", stem.rule, [value])
    accept = accepted(fact, slot, value, answer, scene.index, scene.visit)
    return candidate(scene, fact, slot, Short(prompt=stem.text, answer=answer, accept=accept, **shared), answer)


def _one_of_several(scene: Scene, fact: Fact, slot: str, found: list[str], stem: Stem) -> Candidate | None:
    """One member of a list among outsiders; which member, chance decides. The whole list is for `multiple`."""
    rng = scene.chance(fact.id, slot, "member")
    for value in rng.sample(found, len(found)):
        text = stem.text.replace("Which of these people", "Which one of these people")
        made = _choice(scene, fact, slot, value, Stem(text, stem.shown, stem.rule))
        if made:
            return made
    return None
