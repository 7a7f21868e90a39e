"""The history: undo, replay, imports, two programs at once, and files in every bad state."""

import itertools
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.study import opening
from quiz.study.history import History
from quiz.study.opening import MINE, NAME, open_history
from quiz.study.review import Review, SessionRow
from quiz.study.schedule import Grade, Memory, after, intervals, replay
from quiz.study.tables import MIGRATIONS, VERSION
from quiz.study.transfer import as_csv, as_json, read

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
numbers = itertools.count()  # each example of a property has a question of its own
grades = st.sampled_from(list(Grade))
steps = st.lists(st.tuples(grades, st.integers(min_value=0, max_value=60 * 24 * 40)), min_size=1, max_size=8)


def review(number: int, *, question: str = "q", at: datetime = NOW, grade: Grade | None = Grade.GOOD, **more: object) -> Review:
    fields: dict[str, object] = {"deck": "d", "type": "choice", "response": "x", "share": 1.0, "mode": "practice"} | more
    return Review(uid=f"u{number}", question=question, at=at, grade=grade, **fields)  # type: ignore[arg-type]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    opened = open_history(tmp_path, NOW)
    yield opened
    opened.close()


def at_times(given_steps: list[tuple[Grade, int]]) -> list[tuple[Grade, datetime]]:
    time = NOW
    result = []
    for grade, minutes in given_steps:
        time += timedelta(minutes=minutes)
        result.append((grade, time))
    return result


@given(steps)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_undo_restores_the_schedule_exactly(history: History, given_steps: list[tuple[Grade, int]]) -> None:
    question = f"q{next(numbers)}"
    before: list[Memory | None] = [None]
    reviews = []
    for number, (grade, at) in enumerate(at_times(given_steps)):
        reviews.append(review(f"{question}{number}", question=question, at=at, grade=grade))  # type: ignore[arg-type]
        before.append(history.record(reviews[-1]))
    for done in reversed(reviews):
        assert history.memory(question) == before.pop()
        history.undo(done)
    assert history.memory(question) is None


@given(steps)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_the_stored_memory_is_the_replay_of_the_stored_reviews(history: History, given_steps: list[tuple[Grade, int]]) -> None:
    question = f"q{next(numbers)}"
    for number, (grade, at) in enumerate(at_times(given_steps)):
        history.record(review(f"{question}{number}", question=question, at=at, grade=grade))  # type: ignore[arg-type]
    stored = history.reviews(question)
    assert history.memory(question) == replay(question, [(r.grade, r.at) for r in stored if r.grade is not None])


@given(steps)
@settings(deadline=None)
def test_the_intervals_shown_are_those_that_come(given_steps: list[tuple[Grade, int]]) -> None:
    memory = replay("q", at_times(given_steps))
    assert memory is not None
    at = memory.last + timedelta(days=1)
    for grade, interval in intervals("q", memory, at).items():
        assert after("q", memory, grade, at).due - at == interval


def test_a_clock_set_back_never_makes_a_question_due_in_the_past(history: History) -> None:
    history.record(review(1, at=NOW))
    memory = history.record(review(2, at=NOW - timedelta(days=400)))
    assert memory is not None
    assert memory.due > NOW


def test_answers_without_a_grade_do_not_change_the_schedule(history: History) -> None:
    assert history.record(review(1, grade=None)) is None


def test_history_hangs_on_the_question_id_alone(history: History) -> None:
    history.record(review(1, question="kept", deck="old-name"))
    history.record(review(2, question="kept", deck="new-name", at=NOW + timedelta(days=1)))
    assert [r.deck for r in history.reviews("kept")] == ["old-name", "new-name"]


def test_two_programs_share_one_history(tmp_path: Path) -> None:
    one, two = open_history(tmp_path, NOW), open_history(tmp_path, NOW)
    one.record(review(1))
    two.record(review(2, at=NOW + timedelta(minutes=5)))
    assert one.memory("q") == two.memory("q")
    assert len(one.reviews()) == 2
    one.close()
    two.close()


def test_a_broken_file_is_kept_aside_and_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database at all, but long enough to be looked at" * 40)
    history = open_history(tmp_path, NOW)
    assert "damaged" in history.notice
    assert len(list(tmp_path.glob("history.broken-*.sqlite3"))) == 1
    history.record(review(1))
    history.close()


def test_a_torn_file_is_kept_aside_too(tmp_path: Path) -> None:
    history = open_history(tmp_path, NOW)
    for number in range(300):
        history.record(review(number, question=f"q{number}"))
    history.close()
    data = bytearray((tmp_path / NAME).read_bytes())
    data[100:4000] = os.urandom(3900)
    (tmp_path / NAME).write_bytes(bytes(data))
    again = open_history(tmp_path, NOW)
    assert "damaged" in again.notice
    again.close()


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = open_history(tmp_path, NOW)
    old.record(review(1))
    memory = old.memory("q")
    old.close()
    later = (*MIGRATIONS, "ALTER TABLE review ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'; CREATE TABLE note (text TEXT)")
    monkeypatch.setattr(opening, "MIGRATIONS", later)
    monkeypatch.setattr(opening, "VERSION", VERSION + 1)
    for _ in range(2):  # a second start finds nothing to do
        new = open_history(tmp_path, NOW + timedelta(days=1))
        assert new.notice == ""
        assert new.reviews() == [review(1)]
        assert new.memory("q") == memory
        new.close()
    with closing(sqlite3.connect(tmp_path / NAME)) as db:
        assert db.execute("SELECT mood FROM review").fetchall() == [("calm",)]
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    (backup,) = tmp_path.glob("*.backup.sqlite3")
    assert backup.name == f"history.v{VERSION}.20260303-090000.backup.sqlite3"
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("SELECT uid FROM review").fetchall() == [("u1",)]
        assert "mood" not in {row[1] for row in db.execute("PRAGMA table_info(review)")}


def test_without_a_copy_an_older_file_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = open_history(tmp_path, NOW)
    old.record(review(1))
    old.close()

    def full(_path: Path, _target: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, "DROP TABLE flag"))
        patch.setattr(opening, "VERSION", VERSION + 1)
        patch.setattr(opening, "_copy", full)
        unsaved = open_history(tmp_path, NOW)
        assert "No history is kept" in unsaved.notice
        assert "disk is full" in unsaved.notice
        unsaved.close()
    again = open_history(tmp_path, NOW)
    assert again.notice == ""
    assert again.reviews() == [review(1)]
    again.close()


def test_a_newer_file_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 6}")
        newer.execute("CREATE TABLE from_the_future (x)")
    newer.close()
    before = (tmp_path / NAME).read_bytes()
    history = open_history(tmp_path, NOW)
    assert "newer version" in history.notice
    history.record(review(1))
    history.close()
    assert (tmp_path / NAME).read_bytes() == before
    assert (tmp_path / MINE).exists()
    again = open_history(tmp_path, NOW)
    assert len(again.reviews()) == 1
    again.close()


@contextmanager
def as_anybody() -> Iterator[None]:
    """Root may write anywhere, so it steps down for a moment."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that everybody may read; nobody can write there but root. It lies where everybody may go."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are kept from writing otherwise there")
def test_a_read_only_folder_is_said_at_once(read_only: Path) -> None:
    read_only.chmod(0o555)
    with as_anybody():
        history = open_history(read_only, NOW)
        assert "No history is kept" in history.notice
        history.record(review(1))
    assert history.unsaved() == [review(1)]
    assert list(read_only.iterdir()) == []
    history.close()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are kept from writing otherwise there")
def test_a_history_that_cannot_be_written_is_still_read(read_only: Path) -> None:
    before = open_history(read_only, NOW)
    before.record(review(1))
    memory = before.memory("q")
    before.close()
    (read_only / NAME).chmod(0o444)
    read_only.chmod(0o555)
    with as_anybody():
        history = open_history(read_only, NOW)
        assert "No history is kept" in history.notice
        assert history.memory("q") == memory
        history.record(review(2, at=NOW + timedelta(days=1)))
    assert [one.uid for one in history.unsaved()] == ["u2"]
    history.close()


def test_a_folder_that_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    history = open_history(tmp_path / "file" / "data", NOW)
    assert "No history is kept" in history.notice
    history.record(review(1))
    assert len(history.reviews()) == 1
    history.close()


def test_answers_wait_for_a_full_disc_and_are_written_when_there_is_room(tmp_path: Path) -> None:
    history = open_history(tmp_path, NOW)
    history.record(review(0))
    pages = history._db.execute("PRAGMA page_count").fetchone()[0]
    history._db.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(1, 60):
        history.record(review(number, question=f"q{number}", response="x" * 2000))
    assert "full" in history.failure
    history._db.execute("PRAGMA max_page_count = 100000")
    assert history.retry()
    history.close()
    again = open_history(tmp_path, NOW)
    assert len(again.reviews()) == 60
    assert again.memory("q59") is not None
    again.close()


def test_what_is_on_no_disc_can_be_written_elsewhere(tmp_path: Path) -> None:
    history = open_history(tmp_path, NOW)
    history.record(review(0))
    assert history.unsaved() == []
    history._db.execute("PRAGMA query_only = ON")  # as a disc that refuses
    kept, undone, overruled = review(1), review(2), review(3, share=0.0, grade=Grade.AGAIN)
    for one in (kept, undone, overruled):
        history.record(one)
    history.undo(undone)
    right = msgspec.structs.replace(overruled, share=1.0, grade=Grade.GOOD, overruled=True)
    history.amend(right)
    assert history.unsaved() == [kept, right]
    history._db.execute("PRAGMA query_only = OFF")
    assert history.retry()
    assert history.unsaved() == []
    assert history.reviews() == [review(0), kept, right]
    history.close()


def test_where_there_is_no_file_nothing_is_on_a_disc(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    history = open_history(tmp_path / "file", NOW)
    history.record(review(1))
    assert history.unsaved() == [review(1)]
    history.close()


def test_drafts_and_sessions_come_back(history: History) -> None:
    row = SessionRow(id="s", started=NOW, mode="exam", title="T", decks=["d"], seed=1, questions=["a", "b"], deadline=NOW)
    history.begin(row)
    history.keep_draft("s", "a", ["x", "y"], 12)
    assert history.sessions(finished=False) == [row]
    assert history.drafts("s") == {"a": (["x", "y"], 12)}
    row.finished = NOW
    history.finish(row, [review(1, session="s")])
    assert history.drafts("s") == {}
    assert history.sessions(finished=True) == [row]


texts = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.tuples(texts, texts, st.none() | st.booleans() | texts | st.lists(texts)), max_size=5), st.sampled_from(["csv", "json"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_exported_history_comes_back_as_it_was(tmp_path: Path, rows: list[tuple[str, str, object]], kind: str) -> None:
    reviews = [
        review(i, question=f"q{q}", tags=[tag], response=response, learner=tag, share=0.1 + 0.2, grade=None if i % 2 else Grade.HARD)
        for i, (q, tag, response) in enumerate(rows)
    ]
    file = tmp_path / f"x.{kind}"
    file.write_bytes((as_csv if kind == "csv" else as_json)(reviews).encode("utf-8"))
    assert read(file) == reviews


def test_an_import_adds_nothing_twice(history: History, tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    file.write_text(as_json([review(1), review(2, at=NOW + timedelta(days=2))]), encoding="utf-8")
    assert history.add(read(file)) == 2
    memory = history.memory("q")
    assert history.add(read(file)) == 0
    assert history.memory("q") == memory


def test_a_cell_never_becomes_a_formula() -> None:
    assert "\n'=" not in as_csv([])
    assert ",\"'=cmd" in as_csv([review(1, question="=cmd|calc")])
