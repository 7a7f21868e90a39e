"""A row of a table of visits, as a mapping file named its columns."""

import msgspec


class Record(msgspec.Struct, frozen=True):
    """One visit of a table. `fields` holds the cells under our names (visitor, office, country, host, start, end, remark, id);
    `columns` says under which name the table has each; `row` is the table's own id of the row, else its number."""

    source: str
    row: str
    fields: dict[str, str]
    columns: dict[str, str] = {}
