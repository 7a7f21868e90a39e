"""Opening the history file, whatever state it is in. Nothing that a learner did is ever overwritten:

- an older file is copied beside itself, then brought up to date;
- a broken file is moved aside and a new one begun;
- a file of a newer version stays untouched, and this version writes to a file of its own beside it;
- where the folder cannot be written, the history goes on in memory, with what can be read of it, and the learner is told so.
"""

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path

from quiz.study.history import History
from quiz.study.tables import MIGRATIONS, VERSION

NAME = "history.sqlite3"
MINE = f"history.v{VERSION}.sqlite3"


def open_history(folder: Path, now: datetime) -> History:
    """The history in `folder`, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return _in_memory(f"No history is kept: the folder {folder} cannot be made ({error.strerror}). Name another with --data.")
    return _open_file(folder / NAME, now)


def _open_file(path: Path, now: datetime) -> History:
    try:
        version = _version(path)
    except sqlite3.OperationalError as error:
        return _without_disc(path, error)
    except sqlite3.DatabaseError:
        return _after_broken(path, now)
    if version > VERSION:
        return _beside_newer(path, version, now)
    try:
        return _up_to_date(path, version, now)
    except sqlite3.OperationalError as error:
        return _without_disc(path, error)
    except sqlite3.DatabaseError:
        return _after_broken(path, now)


def _version(path: Path) -> int:
    with contextlib.closing(_connect(path)) as db:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return version


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=5.0, isolation_level=None)


def _up_to_date(path: Path, version: int, now: datetime) -> History:
    if version < VERSION and version > 0:
        _copy(path, path.with_name(f"history.v{version}.{now:%Y%m%d-%H%M%S}.backup.sqlite3"))
    db = _connect(path)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        _migrate(db)
        _check_writable(db)
        # a damaged page must show now, not in the middle of a session
        db.execute("SELECT count(*) FROM review, (SELECT 1) LIMIT 1").fetchone()
        db.execute("SELECT * FROM memory LIMIT 1").fetchone()
        db.execute("SELECT * FROM session LIMIT 1").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return History(db, path)


def _migrate(db: sqlite3.Connection) -> None:
    """Bring the file up to date. Another program may be doing the same, so the version is read again under the lock."""
    if int(db.execute("PRAGMA user_version").fetchone()[0]) >= VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    for number in range(version, VERSION):
        for statement in MIGRATIONS[number].split(";"):
            if statement.strip():
                db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _check_writable(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT OR REPLACE INTO setting VALUES ('opened', '1')")
    db.execute("COMMIT")


def _copy(path: Path, target: Path) -> None:
    with contextlib.closing(_connect(path)) as source, contextlib.closing(_connect(target)) as copy:
        source.backup(copy)


def _after_broken(path: Path, now: datetime) -> History:
    aside = path.with_name(f"history.broken-{now:%Y%m%d-%H%M%S}.sqlite3")
    try:
        for suffix in ("", "-wal", "-shm"):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.replace(aside.with_name(aside.name + suffix))
        history = _up_to_date(path, 0, now)
    except (OSError, sqlite3.Error) as error:
        return _in_memory(f"No history is kept: {path} is damaged and cannot be moved aside ({error}).")
    history.notice = f"The history was damaged. It is kept as {aside.name} in {path.parent}, and a new one was begun."
    return history


def _beside_newer(path: Path, version: int, now: datetime) -> History:
    mine = path.with_name(MINE)
    history = _open_file(mine, now)
    history.notice = (
        f"{path.name} was written by a newer version of quiz (format {version}, this one knows {VERSION}). It is left as it is; "
        f"until you update, answers go to {mine.name} beside it."
    )
    return history


def _without_disc(path: Path, error: sqlite3.Error) -> History:
    return _in_memory(
        f"No history is kept: {path} cannot be written ({error}). Make room, allow writing there, or name another folder with --data.",
        path,
    )


def _in_memory(notice: str, like: Path | None = None) -> History:
    """A history that ends with the program. It begins with what can still be read of the file `like`."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    if like is not None:
        _read_into(db, like)
    _migrate(db)
    return History(db, None, notice)


def _read_into(db: sqlite3.Connection, path: Path) -> None:
    """Copy a file that cannot be written; nothing is copied where it cannot be read either, or is of a newer version."""
    # immutable: without it even reading would want to write beside the file
    name = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(name, uri=True)) as source:
        if int(source.execute("PRAGMA user_version").fetchone()[0]) <= VERSION:
            source.backup(db)
