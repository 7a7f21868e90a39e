"""Notes and decks as the bytes of an `.apkg`: genanki's layout, written in memory, the same bytes for the same notes."""

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quiz.export.anki.notetypes import NoteType

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_COLLECTION = "collection.anki2"
_LEVEL = 4  # twice as fast as the highest level, for a file that is an eighth larger


@dataclass(frozen=True, slots=True)
class PackedNote:
    """One note, ready to write. `cards` are the ordinals of its cards; `due` its place among new cards."""

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: int
    changed: int
    added: int
    due: int
    cards: tuple[int, ...] = (0,)


def package_bytes(decks: Sequence[genanki.Deck], notes: Sequence[PackedNote]) -> bytes:
    """The whole package."""
    with closing(sqlite3.connect(":memory:")) as database:
        _fill(database, decks, notes)
        content = _serialized(database)
    return _zipped(content)


def _fill(database: sqlite3.Connection, decks: Sequence[genanki.Deck], notes: Sequence[PackedNote]) -> None:
    database.executescript(APKG_SCHEMA)
    # Anki adds the indices that it wants to its copy; here they would only be weight
    indices = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")]
    database.executescript("".join(f"DROP INDEX {name};" for name in indices))
    database.executescript(APKG_COL)
    known = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    known.update({str(deck.deck_id): deck.to_json() for deck in decks})
    used = {note.note_type.model_id: note.note_type for note in notes}
    models = {str(number): used[number].to_json(0, 1) for number in sorted(used)}
    database.execute("UPDATE col SET decks = ?, models = ?", (_json(known), _json(models)))
    ids = list(_ids(notes))
    database.executemany("INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')", _note_rows(notes, ids))
    database.executemany("INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')", _card_rows(notes, ids))
    database.commit()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _ids(notes: Iterable[PackedNote]) -> Iterator[int]:
    """Anki reads an id as the moment of creation: each note's first delivery, in milliseconds, and no two alike."""
    taken: set[int] = set()
    following: dict[int, int] = {}
    for note in notes:
        number = following.get(note.added, note.added * 1000)
        while number in taken:
            number += 1
        following[note.added] = number + 1
        taken.add(number)
        yield number


def _note_rows(notes: Sequence[PackedNote], ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    for note, number in zip(notes, ids, strict=True):
        sort_field = note.fields[note.note_type.sort_field_index]
        tags = f" {' '.join(note.tags)} " if note.tags else ""
        yield number, note.guid, note.note_type.model_id, note.changed, tags, "\x1f".join(note.fields), sort_field


def _card_rows(notes: Sequence[PackedNote], ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    last = 0
    for note, number in sorted(zip(notes, ids, strict=True), key=lambda pair: pair[1]):
        for ordinal in note.cards:
            last = max(last + 1, number)
            yield last, number, note.deck, ordinal, note.changed, note.due


def _serialized(database: sqlite3.Connection) -> bytes:
    if hasattr(database, "serialize"):
        return database.serialize()
    # an SQLite built without that call: through a folder that is gone afterwards
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _COLLECTION
        with closing(sqlite3.connect(path)) as copy:
            database.backup(copy)
        return path.read_bytes()


def _zipped(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in ((_COLLECTION, content), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.create_system = 3  # else it would tell Windows from the rest
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, _LEVEL)
    return made.getvalue()
