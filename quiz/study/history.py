"""A learner's history: one SQLite file, keyed by question id, one commit an answer.

Memory of a question is always the replay of its reviews in order of time, so that undo, import and a clock that was
set back all end in the same schedule as if things had happened in that order at once.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz.study.response import Response, from_json, to_json
from quiz.study.review import Review, SessionRow, moment, stamp
from quiz.study.schedule import Grade, Memory, replay
from quiz.study.tables import MIGRATIONS

_COLUMNS = "uid, question, deck, type, tags, session, mode, at, response, share, grade, milliseconds, overruled, learner"
_INSERT_REVIEW = f"INSERT OR IGNORE INTO review ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - columns are ours
_UPSERT_SESSION = (
    "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET finished = excluded.finished, score = excluded.score"
)


class History:
    """The open history. `notice` says, where there is something to say, why it is not the file that one would expect."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, notice: str = "") -> None:
        self.path = path
        self.notice = notice
        self._db = connection
        self._waiting: list[tuple[str, tuple[Any, ...]]] = []
        self._failure = ""
        self._stale: set[str] = set()
        self._read = set() if path else {uid for (uid,) in connection.execute("SELECT uid FROM review")}

    # -- answers

    def record(self, review: Review) -> Memory | None:
        """Store one answer and return the question's memory after it."""
        with self._commit() as run:
            run(_INSERT_REVIEW, _review_row(review))
            run("DELETE FROM draft WHERE session = ? AND question = ?", (review.session, review.question))
            return self._remember(review.question, run, extra=review)

    def undo(self, review: Review) -> None:
        """Take back one answer; the schedule is exactly what it was before."""
        with self._commit() as run:
            run("DELETE FROM review WHERE uid = ?", (review.uid,))
            self._remember(review.question, run)

    def amend(self, review: Review) -> Memory | None:
        """Replace an answer's credit and grade: "I was right", or another grade chosen."""
        with self._commit() as run:
            run(
                "UPDATE review SET share = ?, grade = ?, overruled = ?, response = ? WHERE uid = ?",
                (review.share, review.grade, int(review.overruled), to_json(review.response), review.uid),
            )
            return self._remember(review.question, run)

    def add(self, reviews: Iterable[Review]) -> int:
        """Import reviews; those that are here already are left as they are. Returns how many were new."""
        before = self._count()
        touched: set[str] = set()
        with self._commit() as run:
            for review in reviews:
                run(_INSERT_REVIEW, _review_row(review))
                touched.add(review.question)
            for question in sorted(touched):
                self._remember(question, run)
        return self._count() - before

    def _count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM review").fetchone()[0])

    def reviews(self, question: str | None = None) -> list[Review]:
        """All reviews, or one question's, in order of time."""
        if question is None:
            return list(self._reviews("", ()))
        return list(self._reviews("WHERE question = ?", (question,)))

    def of_session(self, session: str) -> list[Review]:
        """A session's reviews in the order in which they were given."""
        return sorted(self._reviews("WHERE session = ?", (session,)), key=lambda r: r.at)

    def last_shares(self) -> dict[str, float]:
        """The credit of each question's last answer."""
        rows = self._db.execute("SELECT question, share FROM review ORDER BY at, id")
        return dict(rows)

    def introduced_since(self, start: datetime) -> int:
        """How many questions were graded for the first time at or after `start`."""
        query = "SELECT count(*) FROM (SELECT min(at) AS first FROM review WHERE grade IS NOT NULL GROUP BY question) WHERE first >= ?"
        return int(self._db.execute(query, (stamp(start),)).fetchone()[0])

    def _reviews(self, where: str, values: tuple[Any, ...]) -> Iterator[Review]:
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM review {where} ORDER BY at, id", values):  # noqa: S608 - columns are ours
            yield _review(row)

    # -- memory

    def memories(self) -> dict[str, Memory]:
        """The memory of every question ever graded."""
        rows = self._db.execute("SELECT question, settled, step, stability, difficulty, due, last, relearning FROM memory")
        return {row[0]: _memory(row[1:]) for row in rows}

    def memory(self, question: str) -> Memory | None:
        query = "SELECT settled, step, stability, difficulty, due, last, relearning FROM memory WHERE question = ?"
        row = self._db.execute(query, (question,)).fetchone()
        return _memory(row) if row else None

    def _remember(self, question: str, run: Any, extra: Review | None = None) -> Memory | None:
        if self._failure:
            self._stale.add(question)
        reviews = self.reviews(question)
        if extra is not None and all(r.uid != extra.uid for r in reviews):  # the insert waits for a disc that works again
            reviews.append(extra)
        memory = replay(question, ((r.grade, r.at) for r in reviews if r.grade is not None))
        if memory is None:
            run("DELETE FROM memory WHERE question = ?", (question,))
        else:
            run("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (question, *_memory_row(memory)))
        return memory

    # -- sessions

    def begin(self, session: SessionRow) -> None:
        with self._commit() as run:
            run(_UPSERT_SESSION, _session_row(session))

    def finish(self, session: SessionRow, reviews: Iterable[Review] = ()) -> None:
        """Mark a session finished; an exam's reviews are stored in the same commit."""
        with self._commit() as run:
            for review in reviews:
                run(_INSERT_REVIEW, _review_row(review))
                self._remember(review.question, run, extra=review)
            run(_UPSERT_SESSION, _session_row(session))
            run("DELETE FROM draft WHERE session = ?", (session.id,))

    def keep_draft(self, session: str, question: str, response: Response, milliseconds: int) -> None:
        """Keep an answer that can still be changed (an exam's)."""
        with self._commit() as run:
            run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", (session, question, to_json(response), milliseconds))

    def drafts(self, session: str) -> dict[str, tuple[Response, int]]:
        rows = self._db.execute("SELECT question, response, milliseconds FROM draft WHERE session = ?", (session,))
        return {question: (from_json(response), milliseconds) for question, response, milliseconds in rows}

    def sessions(self, *, finished: bool, limit: int = 20) -> list[SessionRow]:
        """The newest sessions, finished ones or those that were broken off."""
        mark = "NOT NULL" if finished else "NULL"
        query = f"SELECT * FROM session WHERE finished IS {mark} ORDER BY started DESC, id LIMIT ?"  # noqa: S608 - one of two words
        return [_session(row) for row in self._db.execute(query, (limit,))]

    def drop_session(self, session: str) -> None:
        """Forget that a session was begun; its answers stay."""
        with self._commit() as run:
            run("DELETE FROM draft WHERE session = ?", (session,))
            run("DELETE FROM session WHERE id = ? AND finished IS NULL", (session,))

    # -- flags and settings

    def flags(self) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT question FROM flag")}

    def flag(self, question: str, at: datetime, on: bool) -> None:
        with self._commit() as run:
            if on:
                run("INSERT OR REPLACE INTO flag VALUES (?, ?)", (question, stamp(at)))
            else:
                run("DELETE FROM flag WHERE question = ?", (question,))

    def setting(self, name: str, default: str = "") -> str:
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def set_setting(self, name: str, value: str) -> None:
        with self._commit() as run:
            run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    # -- writing

    @property
    def failure(self) -> str:
        """Why the last answers could not be written; empty when everything is on disc."""
        return self._failure

    def unsaved(self) -> list[Review]:
        """The answers that are on no disc: those that wait for one, or all of them where there is no file."""
        if self.path is None:
            return [review for review in self.reviews() if review.uid not in self._read]
        with closing(sqlite3.connect(":memory:")) as db:
            for migration in MIGRATIONS:
                db.executescript(migration)
            for statement, values in self._waiting:
                db.execute(statement, values)
            return [_review(row) for row in db.execute(f"SELECT {_COLUMNS} FROM review ORDER BY at, id")]  # noqa: S608 - columns are ours

    @contextmanager
    def _commit(self) -> Iterator[Any]:
        """Collect statements and commit them at once. Where the disc refuses, they wait and are written with the next."""
        statements: list[tuple[str, tuple[Any, ...]]] = []

        def run(statement: str, values: tuple[Any, ...]) -> None:
            # within one answer, later statements read what earlier ones wrote
            statements.append((statement, values))
            if not self._failure and self._begin():
                self._execute(statement, values)

        yield run
        self._close(statements)

    def _begin(self) -> bool:
        if self._db.in_transaction:
            return True
        return self._execute("BEGIN IMMEDIATE", ())

    def _execute(self, statement: str, values: tuple[Any, ...]) -> bool:
        try:
            self._db.execute(statement, values)
        except sqlite3.OperationalError as error:
            self._failure = str(error)
            return False
        return True

    def _close(self, statements: list[tuple[str, tuple[Any, ...]]]) -> None:
        if not self._failure and self._execute("COMMIT", ()):
            return
        self._rollback()
        self._waiting += statements
        self.retry()

    def retry(self) -> bool:
        """Write what waits. True when nothing waits any more."""
        self._failure = ""
        if not self._waiting:
            return True
        for statement, values in (("BEGIN IMMEDIATE", ()), *self._waiting, ("COMMIT", ())):
            if not self._execute(statement, values):
                self._rollback()
                return False
        self._waiting.clear()
        stale, self._stale = self._stale, set()
        with self._commit() as run:
            for question in sorted(stale):
                self._remember(question, run)
        return not self._failure

    def _rollback(self) -> None:
        if self._db.in_transaction:
            self._db.rollback()

    def close(self) -> None:
        if self._waiting:
            self.retry()
        self._db.close()


def _review_row(r: Review) -> tuple[Any, ...]:
    head = (r.uid, r.question, r.deck, r.type, json.dumps(r.tags, ensure_ascii=False), r.session, r.mode, stamp(r.at))
    return (*head, to_json(r.response), r.share, r.grade, r.milliseconds, int(r.overruled), r.learner)


def _review(row: tuple[Any, ...]) -> Review:
    uid, question, deck, kind, tags, session, mode, at, response, share, grade, milliseconds, overruled, learner = row
    return Review(
        uid=uid,
        question=question,
        deck=deck,
        type=kind,
        tags=[str(tag) for tag in json.loads(tags)],
        session=session,
        mode=mode,
        at=moment(at),
        response=from_json(response),
        share=share,
        grade=None if grade is None else Grade(grade),
        milliseconds=milliseconds,
        overruled=bool(overruled),
        learner=learner,
    )


def _memory_row(memory: Memory) -> tuple[Any, ...]:
    dates = (stamp(memory.due), stamp(memory.last))
    return (int(memory.settled), memory.step, memory.stability, memory.difficulty, *dates, int(memory.relearning))


def _memory(row: tuple[Any, ...]) -> Memory:
    settled, step, stability, difficulty, due, last, relearning = row
    return Memory(bool(settled), step, stability, difficulty, moment(due), moment(last), bool(relearning))


def _session_row(s: SessionRow) -> tuple[Any, ...]:
    ends = (stamp(s.deadline) if s.deadline else None, stamp(s.finished) if s.finished else None)
    return (s.id, stamp(s.started), s.mode, s.title, json.dumps(s.decks), s.seed, json.dumps(s.questions), *ends, s.score)


def _session(row: tuple[Any, ...]) -> SessionRow:
    ident, started, mode, title, decks, seed, questions, deadline, finished, score = row
    return SessionRow(
        id=ident,
        started=moment(started),
        mode=mode,
        title=title,
        decks=json.loads(decks),
        seed=seed,
        questions=json.loads(questions),
        deadline=moment(deadline) if deadline else None,
        finished=moment(finished) if finished else None,
        score=score,
    )
