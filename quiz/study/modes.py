"""The ways to study: which questions each takes, and what it does with answers."""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal, get_args

import msgspec

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.lesson import lesson, seconds
from quiz.study.schedule import Memory
from quiz.study.selection import Selection

ModeName = Literal["practice", "exam", "flashcards", "wrong", "review"]
MODE_NAMES: tuple[ModeName, ...] = get_args(ModeName)

NEW_A_DAY = 10
WEAK = 0.6  # a tag is weak where the mean credit of its last answers is below this
WEAK_ANSWERS = 3


class Mode(msgspec.Struct, frozen=True):
    """`feedback` comes after each answer, else at the end; `reveal` shows the answer for the learner to grade himself."""

    name: ModeName
    title: str
    hint: str
    feedback: bool = True
    reveal: bool = False
    grades: bool = False


MODES: dict[str, Mode] = {
    "practice": Mode("practice", "Practice", "Feedback after each answer"),
    "review": Mode("review", "Daily review", "What is due today, and a few new ones", grades=True),
    "flashcards": Mode("flashcards", "Flashcards", "Think, reveal, grade yourself", reveal=True, grades=True),
    "exam": Mode("exam", "Exam", "Against the clock, feedback at the end", feedback=False),
    "wrong": Mode("wrong", "Trouble spots", "Only wrong, flagged or weak topics"),
}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What the history knows, as far as choosing questions needs it."""

    memories: Mapping[str, Memory] = {}
    shares: Mapping[str, float] = {}
    flags: Collection[str] = ()
    new_today: int = 0


def chosen(
    mode: Mode, questions: Sequence[AnyQuestion], selection: Selection, record: Record, now: datetime, rng: random.Random
) -> list[AnyQuestion]:
    """The questions of a session in this mode, in the order in which they are asked."""
    # an exam's minutes are its time limit: they limit the questions too, so that it can be done in time
    if mode.name in ("practice", "exam"):
        count, minutes = selection.count, selection.minutes
        return lesson(questions, count=count, minutes=minutes, tags=selection.tags, approved=selection.approved, rng=rng)
    pool = lesson(questions, tags=selection.tags, approved=selection.approved, rng=rng)
    match mode.name:
        case "review":
            pool = due(pool, record, now) + fresh(pool, record)[: max(0, NEW_A_DAY - record.new_today)]
        case "flashcards":
            waiting = due(pool, record, now) + fresh(pool, record)
            later = sorted((q for q in pool if q not in waiting), key=lambda q: record.memories[q.id].due)
            pool = waiting + later
        case "wrong":
            pool = trouble(pool, record)
        case _:
            pass
    if selection.count is not None:
        pool = pool[: selection.count]
    return _in_time(pool, selection.minutes)


def _in_time(pool: list[AnyQuestion], minutes: float | None) -> list[AnyQuestion]:
    if minutes is None:
        return pool
    left = minutes * 60
    kept: list[AnyQuestion] = []
    for question in pool:
        if seconds(question) <= left or not kept:
            kept.append(question)
            left -= seconds(question)
    return kept


def due(questions: Sequence[AnyQuestion], record: Record, now: datetime) -> list[AnyQuestion]:
    """Questions whose time has come, the longest overdue first."""
    ready = [q for q in questions if q.id in record.memories and record.memories[q.id].is_due(now)]
    return sorted(ready, key=lambda q: record.memories[q.id].due)


def fresh(questions: Sequence[AnyQuestion], record: Record) -> list[AnyQuestion]:
    """Questions that were never graded."""
    return [q for q in questions if q.id not in record.memories]


def trouble(questions: Sequence[AnyQuestion], record: Record) -> list[AnyQuestion]:
    """Questions answered wrong last time and flagged ones, then the others of weak tags."""
    weak = weak_tags(questions, record)
    marked = {q.id for q in questions if record.shares.get(q.id, 1.0) < 1.0 or q.id in record.flags}
    return [*(q for q in questions if q.id in marked), *(q for q in questions if q.id not in marked and weak & set(q.tags))]


def weak_tags(questions: Sequence[AnyQuestion], record: Record) -> set[str]:
    """Tags with enough last answers whose mean credit is low."""
    shares: dict[str, list[float]] = {}
    for question in questions:
        if question.id in record.shares:
            for tag in question.tags:
                shares.setdefault(tag, []).append(record.shares[question.id])
    return {tag for tag, values in shares.items() if len(values) >= WEAK_ANSWERS and sum(values) / len(values) < WEAK}
