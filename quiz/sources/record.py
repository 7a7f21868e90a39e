"""A row of a table of visits, as a mapping file named its columns, and the table that it stands in."""

import msgspec

from quiz.citation import Source


class Record(msgspec.Struct, frozen=True):
    """One visit of a table.

    `fields` holds the cells under our names (visitor, office, country, host, start, end, remark, id); `columns` says under
    which name the table has each; `row` is the table's own id of the row, else its number. `surplus` is what stands beyond
    the last column; `dates` says how 03/04/1990 is to be read: day-first, month-first, or empty where nobody said so.
    """

    source: str
    row: str
    fields: dict[str, str]
    columns: dict[str, str] = {}
    surplus: str = ""
    dates: str = ""


class Table(msgspec.Struct, frozen=True):
    """One table with its citation. `file` is the path for messages.

    `complete` says that the list leaves no visit out; `unused` are the columns that no field takes.
    """

    id: str
    source: Source
    records: tuple[Record, ...]
    file: str = ""
    complete: bool = False
    unused: tuple[str, ...] = ()
