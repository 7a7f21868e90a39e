"""An earlier package of ours, read back for what the ledger would know: each note's content and its time."""

import html
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from quiz.errors import QuizError
from quiz.export.anki.identity import deck_id, guid
from quiz.export.anki.ledger import Entry
from quiz.export.anki.notes import content_hash


class Previous:
    """What an earlier package holds: entries for the ledger, and the decks' names by their numbers."""

    def __init__(self, entries: list[Entry], deck_names: dict[int, str]) -> None:
        self.entries = entries
        self.deck_names = deck_names

    def of_deck(self, bank_id: str) -> Iterator[Entry]:
        """The entries of one bank, with its id instead of the deck's number."""
        number = str(deck_id(bank_id))
        return (Entry(e.id, bank_id, e.hash, e.time, e.added) for e in self.entries if e.deck == number)


def read(path: Path) -> Previous:
    """Read a package that `export anki` wrote."""
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            content = archive.read("collection.anki2")
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise QuizError(f"is no package that `quiz export anki` wrote: {error}", str(path)) from error
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "collection.anki2"
            copy.write_bytes(content)
            with closing(sqlite3.connect(copy)) as database:
                return _from(database)
    except (sqlite3.Error, ValueError, KeyError, IndexError) as error:
        raise QuizError(f"is no package that `quiz export anki` wrote: {error}", str(path)) from error


def _from(database: sqlite3.Connection) -> Previous:
    decks = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    rows = database.execute(
        "SELECT n.id, n.guid, n.mid, n.mod, n.tags, n.flds, min(c.did) "
        "FROM notes n JOIN cards c ON c.nid = n.id GROUP BY n.id ORDER BY n.id"
    )
    entries = []
    for note, note_guid, note_type, changed, tags, joined, deck in rows:
        fields = tuple(joined.split("\x1f"))
        question_id = html.unescape(fields[0])
        if guid(question_id) == note_guid:
            content = content_hash(note_type, fields, tuple(tags.split()))
            entries.append(Entry(question_id, str(deck), content, changed, note // 1000))
    return Previous(entries, {int(number): str(deck["name"]) for number, deck in decks.items()})
