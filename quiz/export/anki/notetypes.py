"""The two note types, frozen: their ids, names, fields and templates never change, since learners' notes hang on them.

What may change is how a card looks (`templates/anki/`). Then `VERSION` moves to the day of the change, and Anki takes the
new look over at the next import; a test holds the digest of the templates beside the date. `tests/export/anki/frozen.yaml`
is the record.
"""

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import genanki

from quiz import locations

VERSION = datetime(2026, 11, 23, tzinfo=UTC)
"""When the look of the cards last changed. Anki updates a note type whose time is newer than its own."""

QUESTION_ID = 1_763_856_000_101
CLOZE_ID = 1_763_856_000_102

QUESTION_FIELDS = (
    "Id", "Prompt", "Task", "Options", "Answer", "Typed", "Explanation", "Evidence", "Lang",
    "IsChoice", "IsMultiple", "IsTrueFalse", "IsShort", "IsOrder", "IsMatch", "IsOpen",
    "Spare1", "Spare2",
)  # fmt: skip
CLOZE_FIELDS = ("Id", "Text", "Prompt", "Task", "Also", "Explanation", "Evidence", "Lang", "Spare1", "Spare2")


class NoteType(genanki.Model):  # type: ignore[misc]
    """A note type with ids on fields and templates, its own version date, and no guessing which fields a card needs."""

    # the question's fields that make a card worth showing: Prompt and Task always stand on the front
    _req = ((0, "any", (1, 2)),)

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        del timestamp, deck_id  # the export's time and first deck would make Anki see a change at each import
        made: dict[str, Any] = super().to_json(VERSION.timestamp(), 1)
        return made


def _fields(note_type: int, names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"name": name, "id": _part_id(note_type, name), "plainText": False, "collapsed": name.startswith("Spare")} for name in names]


def _part_id(note_type: int, name: str) -> int:
    """A lasting id for a field or template; Anki merges changed note types by these."""
    return int.from_bytes(hashlib.sha256(f"{note_type}/{name}".encode()).digest()[:6], "big")


def _template(name: str) -> str:
    return (locations.templates() / "anki" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _card(note_type: int, name: str) -> dict[str, Any]:
    script = _template("card.js")
    front, back = (_template(f"{name}-{side}.html").replace("[SCRIPT]", script) for side in ("front", "back"))
    return {"name": "Card", "id": _part_id(note_type, "Card"), "qfmt": front, "afmt": back}


@lru_cache(maxsize=1)
def question_type() -> NoteType:
    """Choice, multiple, true-false, short, order, match and open."""
    return NoteType(
        QUESTION_ID, "Visits question", fields=_fields(QUESTION_ID, QUESTION_FIELDS),
        templates=[_card(QUESTION_ID, "question")], css=_template("card.css"), sort_field_index=1,
    )  # fmt: skip


@lru_cache(maxsize=1)
def cloze_type() -> NoteType:
    """Gap texts."""
    return NoteType(
        CLOZE_ID, "Visits cloze", fields=_fields(CLOZE_ID, CLOZE_FIELDS), templates=[_card(CLOZE_ID, "cloze")],
        css=_template("card.css"), model_type=genanki.Model.CLOZE, sort_field_index=1,
    )  # fmt: skip


def look_digest() -> str:
    """A digest of all that `VERSION` dates: templates, style, script."""
    parts = [part for made in (question_type(), cloze_type()) for part in (made.css, made.templates[0]["qfmt"], made.templates[0]["afmt"])]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
