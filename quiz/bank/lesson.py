"""Which questions of a bank make up one lesson: a quiz of N questions or M minutes, on some tags."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

from quiz.bank.giveaway import apart_first
from quiz.bank.question import DELIVERED, Question

Q = TypeVar("Q", bound=Question)

# Seconds that a learner takes on average to read and answer one question of a type.
SECONDS: dict[str, int] = {
    "true-false": 20,
    "choice": 30,
    "short": 40,
    "multiple": 45,
    "cloze": 45,
    "order": 60,
    "match": 75,
    "open": 240,
}


def seconds(question: Question) -> int:
    """How long the question takes to answer, by its type."""
    return SECONDS.get(question.KIND, 45)


def lesson(
    questions: Iterable[Q],
    *,
    count: int | None = None,
    minutes: float | None = None,
    tags: Sequence[str] = (),
    approved: bool = False,
    rng: random.Random,
) -> list[Q]:
    """The questions of one lesson, in a shuffled order.

    Drafts and approved questions are delivered, with `approved` the latter alone; `tags` keeps those that carry any
    of them. `count` and `minutes` each limit the lesson, where questions that give away another's answer
    come in only when others do not suffice; a lesson is never empty because its first question is long.
    """
    wanted = {tag.casefold() for tag in tags}
    chosen = [q for q in questions if _delivered(q, approved) and (not wanted or wanted & {t.casefold() for t in q.tags})]
    rng.shuffle(chosen)
    if count is None and minutes is None:
        return chosen
    chosen = apart_first(chosen)
    if count is not None:
        chosen = chosen[: max(count, 0)]
    if minutes is not None:
        chosen = _within(chosen, minutes * 60)
    rng.shuffle(chosen)  # what was chosen last need not stand last
    return chosen


def _delivered(question: Question, approved: bool) -> bool:
    return question.status == "approved" if approved else question.status in DELIVERED


def _within(questions: list[Q], limit: float) -> list[Q]:
    """As many questions, in their order, as fit into `limit` seconds; a long one is left out for shorter ones behind it."""
    kept: list[Q] = []
    left = limit
    for question in questions:
        if seconds(question) <= left or not kept:
            kept.append(question)
            left -= seconds(question)
    return kept
