"""Spaced repetition: when to ask a question again. The algorithm is that of the `fsrs` package, without fuzz, so
that the same reviews always give the same schedule; times and card ids are passed in."""

import functools
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import fsrs


class Grade(IntEnum):
    """How well a question was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(msgspec.Struct, frozen=True):
    """What is known about a learner's memory of one question. `settled` means that its intervals are days, not minutes."""

    settled: bool
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last: datetime
    relearning: bool = False

    def is_due(self, now: datetime) -> bool:
        """Settled questions are due from the morning of their day on, the others to the minute."""
        if self.settled:
            return self.due.astimezone(now.tzinfo).date() <= now.date()
        return self.due <= now


def after(question_id: str, memory: Memory | None, grade: Grade, at: datetime) -> Memory:
    """The memory once the question was graded at `at`. A clock that was set back never runs time backwards."""
    import fsrs

    at = at.astimezone(UTC)
    if memory is not None:
        at = max(at, memory.last)
    card, _ = _scheduler().review_card(_card(question_id, memory, at), fsrs.Rating(int(grade)), at)
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(
        settled=card.state is fsrs.State.Review,
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last=at,
        relearning=card.state is fsrs.State.Relearning,
    )


def replay(question_id: str, reviews: Iterable[tuple[Grade, datetime]]) -> Memory | None:
    """The memory that these reviews, in order of time, have left; None without any."""
    memory: Memory | None = None
    for grade, at in reviews:
        memory = after(question_id, memory, grade, at)
    return memory


def intervals(question_id: str, memory: Memory | None, at: datetime) -> dict[Grade, timedelta]:
    """How long each grade would put the question off."""
    at = at.astimezone(UTC)
    at = max(at, memory.last) if memory else at
    return {grade: after(question_id, memory, grade, at).due - at for grade in Grade}


def recall(question_id: str, memory: Memory, at: datetime) -> float:
    """The chance, from 0 to 1, that the learner still knows the answer."""
    at = max(at.astimezone(UTC), memory.last)
    return float(_scheduler().get_card_retrievability(_card(question_id, memory, at), at))


def interval_text(interval: timedelta) -> str:
    """An interval in a few characters: `<1m`, `10m`, `3h`, `5d`, `4mo`, `2.5y`."""
    minutes = interval.total_seconds() / 60
    if minutes < 1:
        return "<1m"
    if minutes < 60:
        return f"{minutes:.0f}m"
    if minutes < 24 * 60:
        return f"{minutes / 60:.0f}h"
    days = minutes / (24 * 60)
    if days < 60:
        return f"{days:.0f}d"
    return f"{days / 30.4:.0f}mo" if days < 365 else f"{days / 365:.1f}y"


@functools.cache
def _scheduler() -> "fsrs.Scheduler":
    import fsrs

    return fsrs.Scheduler(enable_fuzzing=False)


def _card(question_id: str, memory: Memory | None, at: datetime) -> "fsrs.Card":
    import fsrs

    number = zlib.crc32(question_id.encode())
    if memory is None:
        return fsrs.Card(card_id=number, due=at)
    state = fsrs.State.Review if memory.settled else fsrs.State.Relearning if memory.relearning else fsrs.State.Learning
    return fsrs.Card(
        card_id=number,
        state=state,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last,
    )
