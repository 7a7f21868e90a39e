"""A class list: one line a student, as a spreadsheet saves it."""

import csv
import io
from pathlib import Path

import msgspec

from quiz.errors import FormatError

NAMES = {"name", "student", "pupil", "ime", "име", "ime i prezime", "име и презиме"}
GROUPS = {"class", "group", "razred", "разред", "odeljenje", "одељење"}
VERSIONS = {"version", "grupa", "група", "verzija"}
MOST = 2000


class Student(msgspec.Struct, frozen=True):
    """Who gets a copy. `version` is empty where the list leaves it to us."""

    name: str = ""
    group: str = ""
    version: str = ""


def read_class(path: Path) -> list[Student]:
    """The students of a CSV file with or without a head line; commas, semicolons or tabs."""
    text = _text(path)
    if "\0" in text:
        raise FormatError("is no text. Save the class list as CSV.", str(path))
    rows = _rows(text, path)
    if not rows:
        raise FormatError("names nobody. Write one student a line.", str(path))
    columns = _columns(rows[0])
    students = [_student(row, columns) for row in (rows[1:] if columns else rows)]
    students = [s for s in students if s.name]
    if not students:
        raise FormatError("has a head line but no student below it.", str(path))
    if len(students) > MOST:
        raise FormatError(f"names {len(students)} students; at most {MOST} fit into one class set.", str(path))
    return students


def _rows(text: str, path: Path) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error as error:
        raise FormatError(f"is no class list: {error}. Is a quotation mark left open?", f"{path}:{reader.line_num}") from error
    return [row for row in rows if any(row)]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror or error}", str(path)) from error
    except UnicodeDecodeError as error:
        raise FormatError('is not UTF-8 text. In a spreadsheet choose "CSV UTF-8" when saving.', str(path)) from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count) if any(mark in first for mark in ";\t,") else ","


def _columns(head: list[str]) -> dict[str, int]:
    """Where name, class and version stand; empty where the first line is no head line."""
    low = [cell.casefold() for cell in head]
    found = {what: n for n, cell in enumerate(low) for what, names in _HEADS if cell in names}
    return found if "name" in found else {}


_HEADS = (("name", NAMES), ("group", GROUPS), ("version", VERSIONS))


def _student(row: list[str], columns: dict[str, int]) -> Student:
    if not columns:
        return Student(row[0], row[1] if len(row) > 1 else "")

    def cell(what: str) -> str:
        at = columns.get(what, len(row))
        return row[at] if at < len(row) else ""

    return Student(cell("name"), cell("group"), cell("version").upper())
