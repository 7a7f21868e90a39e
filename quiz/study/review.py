"""What the history holds: single reviews and the sessions that they belong to."""

from datetime import UTC, datetime

import msgspec

from quiz.study.response import Response
from quiz.study.schedule import Grade


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One answer as it was given. `uid` is the same in every copy of it, so that imports add nothing twice.

    `grade` is None where the answer does not count for the schedule; `overruled` marks the learner's "I was right".
    """

    uid: str
    question: str
    deck: str
    type: str
    at: datetime
    response: Response
    share: float
    grade: Grade | None
    mode: str
    session: str = ""
    tags: list[str] = []
    milliseconds: int = 0
    overruled: bool = False
    learner: str = ""

    @property
    def right(self) -> bool:
        return self.share >= 1.0


class SessionRow(msgspec.Struct, kw_only=True):
    """A session as it is stored. `decks` are paths; `questions` the ids in their order; `deadline` an exam's end."""

    id: str
    started: datetime
    mode: str
    title: str
    decks: list[str]
    seed: int
    questions: list[str]
    deadline: datetime | None = None
    finished: datetime | None = None
    score: float | None = None


def stamp(at: datetime) -> str:
    """A moment as stored: UTC, to the microsecond, and in an order that text sorting keeps."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The moment that `stamp` wrote, or any ISO time; one without a zone is UTC."""
    at = datetime.fromisoformat(text.strip())
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
