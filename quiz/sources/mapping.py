"""Mapping files: where the rows of a table are, and which column holds what.

A mapping is YAML:

    name: palace-list
    format: csv                    # xml, csv, tsv, json, jsonl, xlsx; left out: told by the file
    rows: visit                    # XML: the rows' element; JSON: the key of their list (a.b for one inside another); XLSX: the sheet
    fields:                        # ours: theirs, or a list of names of which one is there
      visitor: Guest
      start: [Arrival, First day]
    ignored: [Table number]        # columns that nothing needs, and that are not told about
    constants: {host_country: Norway}
    dates: day-first               # how to read 03/04/1990; left out: such a date is a fault
    source: {title: Guests of the palace, publisher: Palace Office}   # and complete: true where the list leaves no visit out
    recognise: {columns: [Guest, Arrival]}   # bundled mappings only: a table with these columns is one of these
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from quiz import yamltext
from quiz.errors import FormatError
from quiz.sources.given import Given

TableFormat = Literal["xml", "csv", "tsv", "json", "jsonl", "xlsx"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)

FIELDS = ("id", "visitor", "office", "country", "host", "host_office", "host_country", "city", "start", "end", "kind", "remark")

_FOLDER = Path(__file__).with_name("mappings")
BUNDLED = ("us-historian", "plain")


class Recognise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a table must have for a bundled mapping to be taken: the root element's name, and fields (for `plain`) or columns."""

    columns: list[str]
    root: str = ""


class Origin(Given, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a mapping says of its table's source. Of a `complete` list alone it can be said who came first and how often."""

    complete: bool = False


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One mapping file."""

    fields: dict[str, str | list[str]]
    name: str = ""
    format: TableFormat | None = None
    rows: str = ""
    ignored: list[str] = []
    constants: dict[str, str] = {}
    dates: Literal["", "day-first", "month-first"] = ""
    source: Origin = Origin()
    recognise: Recognise | None = None

    def columns(self, present: list[str]) -> dict[str, str]:
        """Our field -> the table's column, for the columns that are there."""
        by_folded = {folded(name): name for name in reversed(present)}
        found: dict[str, str] = {}
        taken: set[str] = set()
        for field, wanted in self.fields.items():
            for name in [wanted] if isinstance(wanted, str) else wanted:
                column = by_folded.get(folded(name))
                if column is not None and column not in taken:
                    found[field] = column
                    taken.add(column)
                    break
        return found


def folded(name: str) -> str:
    """A column's name without case, blanks and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


def load(path: Path) -> Mapping:
    """Read and check one mapping file."""
    loaded = yamltext.read(path)
    mapping = yamltext.typed(loaded, Mapping)
    for section in ("fields", "constants"):
        for field in getattr(mapping, section):
            if field not in FIELDS:
                raise FormatError(f'unknown field "{field}". The fields are {", ".join(FIELDS)}.', loaded.where((section, field)))
    for needed in ("visitor", "start"):
        if needed not in mapping.fields:
            raise FormatError(f'no column for "{needed}". Did you forget "{needed}:"?', loaded.where(("fields",)))
    return mapping


@cache
def bundled() -> tuple[Mapping, ...]:
    """The mappings that come with the package, the most special first."""
    return tuple(load(_FOLDER / f"{name}.yaml") for name in BUNDLED)


def recognised(columns: list[str], root: str = "") -> Mapping | None:
    """The first bundled mapping that fits a table with these columns."""
    for mapping in bundled():
        assert mapping.recognise
        if mapping.recognise.root:
            if mapping.recognise.root == root and {folded(c) for c in mapping.recognise.columns} <= {folded(c) for c in columns}:
                return mapping
        elif set(mapping.recognise.columns) <= mapping.columns(columns).keys():
            return mapping
    return None
