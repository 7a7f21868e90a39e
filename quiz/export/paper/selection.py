"""The questions from which a sheet is chosen."""

import random
from collections.abc import Sequence

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.lesson import lesson


def pool_of(questions: Sequence[AnyQuestion], *, tags: Sequence[str], approved: bool, seed: int) -> list[AnyQuestion]:
    """Every question that may be chosen, in an order by chance."""
    return lesson(questions, tags=tags, approved=approved, rng=random.Random(seed))  # noqa: S311 - to be repeated
