"""Statements to be judged. A false one changes one slot to a believable other and carries its correction."""

import re
from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.distractors import bounded, distractors
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate, askable, candidate, common, option_text
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.saying import names_its_side
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import is_part, statements
from quiz.bank.near import near_numbers
from quiz.feed.model import Fact

# slots that may be changed, those that matter most first
_ORDER = (
    "host",
    "b",
    "speaker",
    "person",
    "event",
    "place",
    "date",
    "start",
    "n",
    "city",
    "country",
    "giver",
    "recipient",
    "by",
    "visitor",
    "office",
    "award",
    "gift",
)
_LONGEST = 60  # words of a statement
_TO_THE_DAY = 3


def judged(scene: Scene) -> Iterator[Candidate]:
    """A true and a false statement of each fact; selection takes one of the two."""
    for fact in scene.facts:
        for slot in _slots(fact):
            yield from filter(None, (_true(scene, fact, slot), _false(scene, fact, slot)))


_MAY_BE_OTHERS = frozenset({"meet", "talks", "call", "press", "attend", "welcome", "farewell", "accompany", "return", "sign", "host"})


def _slots(fact: Fact) -> list[str]:
    if fact.type == "statement" and _figure(fact):
        return ["speaker", "predicate"]
    return [s for s in _ORDER if values(fact, s) and (fact.type != "ordinal" or s == "n")]


_FIGURE = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?= ?(?:%|percent|million|billion|new|agreements|countries|jobs|days|people|students))"
)


def _figure(fact: Fact) -> str:
    """The one figure of a statement that may be changed to a believable other."""
    found = _FIGURE.findall("".join(values(fact, "predicate")[:1]))
    return found[0] if len(found) == 1 else ""


def _changed_figure(scene: Scene, fact: Fact) -> str:
    figure, predicate = _figure(fact), values(fact, "predicate")[0]
    at = predicate.find(figure)
    told = " ".join([*predicate[:at].split()[-2:], figure])  # with "over" or "at least" before it
    told = next(
        (t for t in (told, figure) if re.match(r"(?i)(?:over|more than|at least|up to|under|nearly|almost|less than)\b", t)), figure
    )
    near = [n for n in near_numbers(figure, scene.chance(fact.id, "figure")) if not bounded(told, n)] if figure else []
    return predicate.replace(figure, near[0], 1) if near else ""


def _bare(fact: Fact, slot: str) -> frozenset[str]:
    """An office beside a changed name would give the change away, so the name stands alone in the true statement too."""
    return frozenset({slot}) if slot_kind(fact, slot) in PERSONAL else frozenset()


def _true(scene: Scene, fact: Fact, slot: str) -> Candidate | None:
    for text, shown in statements(scene, fact, bare=_bare(fact, slot)) if askable(fact) else ():
        if slot in shown and len(text.split()) <= _LONGEST:
            shared = common(scene, fact, slot, "true-false", f"{fact.type}.true", values(fact, slot))
            shared["explanation"] = ""
            return candidate(
                scene,
                fact,
                slot,
                TrueFalse(prompt=text, answer=True, **shared),
                " ".join(option_text(fact, slot, v) for v in values(fact, slot)),
            )
    return None


def _false(scene: Scene, fact: Fact, slot: str) -> Candidate | None:
    found = values(fact, slot)
    if slot in fact.open or len(found) > 1:
        return None  # of an open list nobody can say who else was there
    if fact.aside and slot_kind(fact, slot) in ("date", "country", "city", "place"):
        return None  # at other times other things took place of which the feed does not tell
    if (fact.type in _MAY_BE_OTHERS or (fact.type, slot) == ("visit", "visitor")) and slot_kind(fact, slot) in PERSONAL:
        return None  # that he did not meet somebody else as well, no source says
    if fact.type == "visit" and slot in ("start", "end") and spoken.precision(found[0]) < _TO_THE_DAY:
        return None  # a report of one day leaves open when else he came
    if names_its_side(scene, fact, slot, ""):
        return None  # nobody believes that a guest affirmed the host's commitment
    if slot == "city" and values(fact, "place"):
        return None  # the Kremlin stands in no other city
    if slot == "person" and is_part(scene, fact):
        return None  # "X, who accompanied the guest, was …" would claim of X what is told of another
    for (right, shown), (wrong, _) in _pairs(scene, fact, slot, found[0]):
        if slot not in shown or len(wrong.split()) > _LONGEST or right == wrong:
            continue
        if re.match(r"A (?:news )?report (?!of \d)", wrong):
            continue  # of a report that nobody can name it is not to be shown what it does not say
        shared = common(scene, fact, slot, "true-false", f"{fact.type}.false", found)
        shared["explanation"] = ""
        question = TrueFalse(prompt=wrong, answer=False, correction=right, **shared)
        return candidate(scene, fact, slot, question, option_text(fact, slot, found[0]))
    return None


def _pairs(scene: Scene, fact: Fact, slot: str, key: str) -> Iterator[tuple[tuple[str, set[str]], tuple[str, set[str]]]]:
    bare = _bare(fact, slot)
    right = statements(scene, fact, bare=bare) if askable(fact) else []
    if not right:
        return
    if slot == "predicate":
        changed = _changed_figure(scene, fact)
        if changed:
            yield from zip(right, statements(scene, fact, bare=bare, instead={slot: [changed]}), strict=False)
        return
    rng = scene.chance(fact.id, slot, "false")
    for option in distractors(scene, fact, slot, key, right[0][1], rng)[:1]:
        wrong = statements(scene, fact, bare=bare, instead={slot: [option.text]})
        yield from zip(right, wrong, strict=False)
