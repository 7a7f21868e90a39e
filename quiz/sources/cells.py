"""Tables in their formats -> rows of cells. What the cells mean is the mapping's business."""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from quiz.errors import QuizError
from quiz.sources.draft import Raw
from quiz.sources.mapping import TableFormat, recognised

# under this name stands what a row holds beyond its last column
SURPLUS = ""
_DELIMITERS = ",;\t|"
_TITLE_LINES = 10  # above a table's head, at most


class Sheet(msgspec.Struct):
    """`columns` in the table's order, `rows` as (place, cells); `place` is the line or row number. `root` is XML's outermost name."""

    columns: list[str]
    rows: list[tuple[str, dict[str, str]]]
    root: str = ""


_SUFFIXES: dict[str, TableFormat] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".xml": "xml",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}


def is_named_table(raw: Raw) -> bool:
    """Whether the file's name says that it is a table; what only looks like one may be a text after all."""
    return raw.suffix in _SUFFIXES


def format_of(raw: Raw) -> TableFormat | None:
    """The format of a table, by name and first characters; None for what is no table."""
    if raw.data.startswith(b"PK"):
        return "xlsx" if raw.suffix in (".xlsx", ".xlsm") or b"xl/workbook.xml" in raw.data else None
    return _SUFFIXES.get(raw.suffix) or _by_content(raw.head)


def _by_content(head: str) -> TableFormat | None:
    """Pasted tables: XML, a JSON list of objects, or lines with the same number of tabs."""
    if re.match(r"<\?xml|<visits\b", head):
        return "xml"
    if re.match(r"\[\s*\{", head):
        return "json"
    if re.match(r"\{.*\}\s*\n\{", head):
        return "jsonl"
    lines = head.splitlines()[:4]
    tabs = [line.count("\t") for line in lines]
    if len(lines) > 1 and tabs[0] > 1 and len(set(tabs[:-1])) == 1:
        return "tsv"
    return "csv" if len(lines) > 1 and _names_columns(lines[0]) else None


def _names_columns(line: str) -> bool:
    """Whether a line without a stop is the head of a table that a bundled mapping knows."""
    cells = [_squeezed(cell).strip('"') for cell in line.split(_delimiter(line))]
    return len(cells) > 1 and not line.rstrip().endswith(".") and recognised(cells) is not None


def sheet(raw: Raw, form: TableFormat, rows: str = "") -> Sheet:
    """The table's cells as text without white space around them."""
    if form == "xml":
        return _xml(raw, rows)
    if form == "xlsx":
        return _xlsx(raw, rows)
    if form == "json":
        return _json(raw, rows)
    if form == "jsonl":
        return _jsonl(raw)
    return _csv(raw, "\t" if form == "tsv" else None)


def every_row(raw: Raw) -> list[dict[str, str]]:
    """The cells of whatever may be a row of the file, on any sheet and at any depth; nothing where it is no table."""
    form = format_of(raw)
    if form == "xml":
        return [_of_element(element) for element in _root(raw).iter()]
    if form == "xlsx":
        return [cells for page in _pages(raw) for _, cells in page.rows]
    if form == "json":
        return [_of_object(item) for item in _objects_in(_parsed(raw))]
    return [cells for _, cells in sheet(raw, form).rows] if form else []


def _root(raw: Raw) -> ET.Element:
    if b"<!ENTITY" in raw.data:
        raise QuizError("declares XML entities, which are not read here. Remove the DOCTYPE.", raw.name)
    try:
        return ET.fromstring(raw.data.strip().removeprefix(b"\xef\xbb\xbf"))  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        line, column = error.position
        raise QuizError(f"is not valid XML (column {column}): {str(error).split(':')[0]}.", f"{raw.name}:{line}") from error


def _xml(raw: Raw, rows: str) -> Sheet:
    root = _root(raw)
    found = list(root.iter(rows)) if rows else list(root)
    columns: dict[str, None] = {}
    result = []
    for number, element in enumerate(found, 1):
        cells = _of_element(element)
        columns.update(dict.fromkeys(cells))
        result.append((str(number), cells))
    return Sheet(list(columns), result, _local(root.tag))


def _of_element(element: ET.Element) -> dict[str, str]:
    """Attributes and children alike are cells."""
    cells = {name: _squeezed(value) for name, value in element.attrib.items()}
    return cells | {_local(child.tag): _squeezed("".join(child.itertext())) for child in element}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _csv(raw: Raw, delimiter: str | None) -> Sheet:
    text = raw.text.removeprefix("\ufeff")
    delimiter = delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(str(reader.line_num), [_squeezed(cell) for cell in line]) for line in reader]
    except csv.Error as error:
        raise QuizError(f"is not valid CSV: {error}. Is a quotation mark not closed?", f"{raw.name}:{reader.line_num}") from error
    lines = [(number, line) for number, line in lines if any(line)]
    if not lines:
        raise QuizError("is empty. Was it saved?", raw.name)
    return _headed(lines)


def _headed(lines: list[tuple[str, list[str]]]) -> Sheet:
    """The table under its head; a title alone on a line above the head is no head."""
    titles = sum(1 for _ in itertools.takewhile(lambda line: sum(map(bool, line[1])) == 1, lines))
    head = titles if titles < len(lines) else 0
    columns = lines[head][1]
    return Sheet(columns, [(number, _cells(columns, line)) for number, line in lines[head + 1 :]])


def _cells(columns: list[str], line: list[str]) -> dict[str, str]:
    cells = {name: value for name, value in zip(columns, line, strict=False) if name}
    if len(line) > len(columns):
        cells[SURPLUS] = " ".join(line[len(columns) :]).strip()
    return cells


def _delimiter(text: str) -> str:
    """What parts the cells of the first line that has any; a title above the head has none."""
    lines = (line for line in text.splitlines()[:_TITLE_LINES] if any(mark in line for mark in _DELIMITERS))
    head = next(lines, "")
    return max(_DELIMITERS, key=head.count)


def _parsed(raw: Raw) -> Any:
    try:
        return json.loads(raw.text.removeprefix("\ufeff"))
    except ValueError as error:
        raise QuizError(f"is not valid JSON: {error}.", raw.name) from error
    except RecursionError as error:
        raise QuizError("is nested too deeply to be a table.", raw.name) from error


def _objects_in(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON text, outermost first."""
    if isinstance(data, dict):
        yield data
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for item in inside:
        yield from _objects_in(item)


def _json(raw: Raw, rows: str) -> Sheet:
    data = _parsed(raw)
    for key in rows.split(".") if rows else []:
        data = data.get(key) if isinstance(data, dict) else None
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)), None)
    if not isinstance(data, list):
        raise QuizError('holds no list of rows. Name its key in the mapping: "rows: visits".', raw.name)
    return _objects([(str(number), item) for number, item in enumerate(data, 1)], raw.name)


def _jsonl(raw: Raw) -> Sheet:
    items = []
    for number, line in enumerate(raw.text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        try:
            items.append((str(number), json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise QuizError("is not valid JSON. Each line holds one object.", f"{raw.name}:{number}") from error
    return _objects(items, raw.name)


def _objects(items: list[tuple[str, Any]], name: str) -> Sheet:
    columns: dict[str, None] = {}
    rows = []
    for place, item in items:
        if not isinstance(item, dict):
            raise QuizError(f"row {place} is no object. Write it as {{…}}.", name)
        cells = _of_object(item)
        columns.update(dict.fromkeys(cells))
        rows.append((place, cells))
    return Sheet(list(columns), rows)


def _of_object(item: dict[str, Any]) -> dict[str, str]:
    return {str(key): _squeezed(_scalar(value)) for key, value in item.items()}


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return _scalar(value.get("name") or value.get("value") or "")
    if isinstance(value, list):
        return ", ".join(_scalar(item) for item in value)
    return str(value)


def _xlsx(raw: Raw, rows: str) -> Sheet:
    filled = [page for page in _pages(raw, rows) if page.columns]
    if not filled:
        raise QuizError("is an empty spreadsheet.", raw.name)
    return next((page for page in filled if recognised(page.columns)), filled[0])


def _pages(raw: Raw, rows: str = "") -> list[Sheet]:
    """Every sheet of a workbook, or the one named."""
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw.data), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as error:
        raise QuizError("is a damaged spreadsheet. Open it and save it anew, or save it as CSV.", raw.name) from error
    if rows and rows not in book.sheetnames:
        raise QuizError(f'has no sheet "{rows}". Its sheets are {", ".join(book.sheetnames)}.', raw.name)
    pages = [_page(page) for page in ([book[rows]] if rows else book.worksheets)]
    book.close()
    return pages


def _page(page: Any) -> Sheet:
    """One sheet of a spreadsheet, without columns where it is empty."""
    lines = [(str(number), [_cell(value) for value in line]) for number, line in enumerate(page.iter_rows(values_only=True), 1)]
    lines = [(number, line) for number, line in lines if any(line)]
    return _headed(lines) if lines else Sheet([], [])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "date") and hasattr(value, "hour"):
        return str(value.date().isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _squeezed(str(value))


_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\\s]+")


def _squeezed(text: str | None) -> str:
    """A cell on one line."""
    return _INVISIBLE.sub(" ", text or "").strip()
