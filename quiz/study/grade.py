"""Is a response right, and how much of it? One function a question type."""

from collections.abc import Callable
from typing import Any

import msgspec

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Question
from quiz.study.response import Response
from quiz.study.typed import Closeness, closeness


class Verdict(msgspec.Struct, frozen=True):
    """`share` is the credit from 0 to 1, `right` whether it is full; `near` marks a slip in a typed answer; `note` says
    what the credit is for, in words, where it is partial or nearly right."""

    share: float
    near: bool = False
    note: str = ""

    @property
    def right(self) -> bool:
        return self.share >= 1.0

    @property
    def word(self) -> str:
        """The verdict in one word, for people who see no colours."""
        if self.right:
            return "Right"
        if self.near:
            return "Almost"
        return "Partly right" if self.share > 0 else "Wrong"


WRONG = Verdict(0.0)
RIGHT = Verdict(1.0)


def grade(question: Question, response: Response) -> Verdict:
    """The verdict on `response`; a response of another type's shape (a bank was edited) is wrong, never a crash."""
    if response is None:
        return Verdict(0.0, note="No answer given.")
    judge = _JUDGES[question.KIND]
    try:
        return judge(question, response)
    except (TypeError, ValueError, KeyError, AttributeError):
        return WRONG


def _choice(question: Choice, response: Response) -> Verdict:
    return RIGHT if response == question.answer else WRONG


def _true_false(question: TrueFalse, response: Response) -> Verdict:
    return RIGHT if response is question.answer else WRONG


def _multiple(question: Multiple, response: list[str]) -> Verdict:
    """A wrong option taken costs as much as a right one gains, so that taking everything earns nothing."""
    taken, keys = set(response), set(question.answers)
    hits, wrong = len(taken & keys), len(taken - keys)
    share = max(0.0, (hits - wrong) / len(keys))
    if share >= 1.0:
        return RIGHT
    note = f"{hits} of {len(keys)} right" + (f", {wrong} wrong taken" if wrong else "")
    note += ", which leaves no credit." if hits and not share else "."
    return Verdict(share, note=note)


_NOTES: dict[Closeness, str] = {
    "near": "A slip of the pen? The spelling differs a little.",
    "part": "Only a part of the answer.",
}


def _short(question: Short, response: str) -> Verdict:
    close = closeness(response, [question.answer, *question.accept])
    return RIGHT if close == "right" else Verdict(0.0, near=close != "wrong", note=_NOTES.get(close, ""))


def _cloze(question: Cloze, response: list[str]) -> Verdict:
    results = blank_results(question, response)
    hits = results.count("right")
    if hits == len(results):
        return RIGHT
    near = "wrong" not in results  # each blank is right or nearly so
    note = f"{hits} of {len(results)} blanks right." if len(results) > 1 else next((_NOTES[r] for r in results if r in _NOTES), "")
    return Verdict(hits / len(results), near=near, note=note)


def blank_results(question: Cloze, response: list[str]) -> list[Closeness]:
    """How close each blank's answer is, in the order of the text; blanks that were not reached are wrong."""
    blanks = question.blanks()
    given = [*response, *[""] * len(blanks)][: len(blanks)]
    return [closeness(text, question.forms(blank)) for blank, text in zip(blanks, given, strict=True)]


def _order(question: Order, response: list[str]) -> Verdict:
    """Credit for the longest run, gaps allowed, that is in the right order: one item moved costs one step only."""
    if sorted(response) != sorted(question.items):
        return WRONG
    places = [question.items.index(item) for item in response]
    longest = _longest_rising(places)
    if longest == len(places):
        return RIGHT
    in_place = sum(place == index for index, place in enumerate(places))
    return Verdict((longest - 1) / (len(places) - 1), note=f"{in_place} of {len(places)} in their place, {longest} in the right sequence.")


def _longest_rising(places: list[int]) -> int:
    best: list[int] = []
    for index, place in enumerate(places):
        best.append(1 + max((best[i] for i in range(index) if places[i] < place), default=0))
    return max(best)


def _match(question: Match, response: dict[str, Any]) -> Verdict:
    hits = sum(response.get(left) == right for left, right in question.pairs)
    if hits == len(question.pairs):
        return RIGHT
    return Verdict(hits / len(question.pairs), note=f"{hits} of {len(question.pairs)} pairs right.")


def _open(question: Open, response: dict[str, Any]) -> Verdict:
    """The learner compares; the machine only counts the points ticked."""
    named = [point for point in question.points if point in response.get("points", [])]
    if len(named) == len(question.points):
        return RIGHT
    return Verdict(len(named) / len(question.points), note=f"{len(named)} of {len(question.points)} points named.")


_JUDGES: dict[str, Callable[[Any, Any], Verdict]] = {
    Choice.KIND: _choice,
    Multiple.KIND: _multiple,
    TrueFalse.KIND: _true_false,
    Short.KIND: _short,
    Cloze.KIND: _cloze,
    Order.KIND: _order,
    Match.KIND: _match,
    Open.KIND: _open,
}
