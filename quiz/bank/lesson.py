"""Which questions of a bank make up one lesson: a quiz of N questions or M minutes, on some tags."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

from quiz.bank.giveaway import apart, most_apart
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


_LOOKED_AT = 400  # questions at the head of a large bank, of which a lesson is chosen if they suffice


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
    told_by_none = select(chosen, count=count, minutes=minutes)
    names = {q.id for q in told_by_none}
    chosen = cut([*told_by_none, *(q for q in chosen if q.id not in names)], count, minutes)
    rng.shuffle(chosen)  # what was chosen last need not stand last
    return chosen


def select(pool: Sequence[Q], *, count: int | None, minutes: float | None) -> list[Q]:
    """From `pool`, in its order of preference, as many as asked for that give nothing away; fewer where no more stand together.

    Where there is enough to choose from, no question even mentions another's key. Where there is not, it may, as long as both
    speak of different events.
    """
    if count is None and minutes is None:
        return most_apart(pool)
    first = pool[: max(_LOOKED_AT, 8 * (count or 0))]
    strict = apart(first, strictly=True)
    chosen = cut(strict, count, minutes)
    if _full(chosen, strict, count):
        return chosen
    names = {q.id for q in strict}
    mixed = [*strict, *apart([q for q in pool if q.id not in names], chosen=strict)]
    chosen = cut(mixed, count, minutes)
    if _full(chosen, mixed, count):
        return chosen
    return max(chosen, cut(most_apart(pool), count, minutes), key=len)


def cut(questions: Sequence[Q], count: int | None, minutes: float | None) -> list[Q]:
    """The first `count` questions, or as many as fit into `minutes`; a long one is left out for shorter ones behind it."""
    chosen = list(questions if count is None else questions[: max(count, 0)])
    if minutes is None:
        return chosen
    kept: list[Q] = []
    left = minutes * 60
    for question in chosen:
        if seconds(question) <= left or not kept:
            kept.append(question)
            left -= seconds(question)
    return kept


def _full(chosen: Sequence[Q], offered: Sequence[Q], count: int | None) -> bool:
    return len(chosen) == count if count is not None else len(chosen) < len(offered)


def _delivered(question: Question, approved: bool) -> bool:
    return question.status == "approved" if approved else question.status in DELIVERED
