"""Bytes -> text, one character for one character: what a reader cites must be what the file holds."""

import re

from quiz.errors import QuizError

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")
_BOMS: tuple[tuple[bytes, str], ...] = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# what starts a file that is no text, with the name that a user knows it by
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def text_of(data: bytes, where: str) -> tuple[str, str]:
    """(text, note): UTF-8, UTF-16 with its mark, or else Windows-1252, which the note says.

    Control and invisible directing characters become spaces, one for one, so that offsets still count the file's characters.
    """
    if not data.strip():
        raise QuizError("is empty. Was it saved?", where)
    for start, name in _BINARY:
        if data.startswith(start):
            raise QuizError(f"is {name}, not a text. Give the text itself, or a PDF, DOCX, HTML or table file.", where)
    text, note = _decoded(data, where)
    if not text.strip():
        raise QuizError("is empty. Was it saved?", where)
    return without_controls(text), note


def without_controls(text: str) -> str:
    """The text with a space for each control or invisible directing character."""
    return _CONTROL.sub(" ", text)


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as error:
                raise QuizError(f"starts like {encoding[:6].upper()} but is not. Save the file as UTF-8.", where) from error
    if data.count(b"\0") or _share_of_controls(data) > 0.02:
        raise QuizError("is a binary file, not a text. Give the text itself, or a PDF, DOCX, HTML or table file.", where)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        note = f"is not UTF-8 (line {line}); it was read as Windows-1252. If letters look wrong, save it as UTF-8."
        try:
            return data.decode("cp1252"), note
        except UnicodeDecodeError:
            return data.decode("latin-1"), note.replace("Windows-1252", "Latin-1")


def _share_of_controls(data: bytes) -> float:
    head = data[:4096]
    return sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head) / max(1, len(head))
