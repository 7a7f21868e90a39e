"""The questions of one sheet: a lesson's worth, none giving away another."""

import random
from collections.abc import Sequence

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.lesson import lesson, seconds
from quiz.export.paper.giveaway import apart


def select(pool: Sequence[AnyQuestion], *, count: int | None, minutes: float | None) -> list[AnyQuestion]:
    """From `pool`, in its order of preference, as many as asked for.

    Where there is enough to choose from, no question even mentions another's key. Where there is not, it may, as long as both
    speak of different events.
    """
    if count is None and minutes is None:
        return apart(pool)
    strict = apart(pool, strictly=True)
    chosen = cut(strict, count, minutes)
    if _full(chosen, strict, count):
        return chosen
    names = {q.id for q in strict}
    return cut([*strict, *apart([q for q in pool if q.id not in names], chosen=strict)], count, minutes)


def cut(questions: Sequence[AnyQuestion], count: int | None, minutes: float | None) -> list[AnyQuestion]:
    """The first `count` questions, or as many as fit into `minutes`."""
    chosen = list(questions if count is None else questions[:count])
    if minutes is None:
        return chosen
    kept: list[AnyQuestion] = []
    left = minutes * 60
    for question in chosen:
        if seconds(question) <= left or not kept:
            kept.append(question)
            left -= seconds(question)
    return kept


def pool_of(questions: Sequence[AnyQuestion], *, tags: Sequence[str], approved: bool, seed: int) -> list[AnyQuestion]:
    """Every question that may be chosen, in an order by chance."""
    return lesson(questions, tags=tags, approved=approved, rng=random.Random(seed))  # noqa: S311 - to be repeated


def _full(chosen: Sequence[AnyQuestion], strict: Sequence[AnyQuestion], count: int | None) -> bool:
    return len(chosen) == count if count is not None else len(chosen) < len(strict)
