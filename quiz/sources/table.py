"""Table files -> `Table`: the format's cells, seen through a mapping."""

from collections.abc import Iterator

from quiz.citation import Source
from quiz.errors import QuizError
from quiz.sources import cells
from quiz.sources.draft import PASTED, Raw
from quiz.sources.given import Given, applied
from quiz.sources.mapping import Mapping, recognised
from quiz.sources.names import Ids, source_id
from quiz.sources.record import Record, Table

_NAMELESS = 'is a table without a name, which its questions cite. Give it one: --title "Guests of the house".'


def read(raw: Raw, given: Given, ids: Ids, mapping: Mapping | None = None) -> Table | None:
    """The table, or None where the file is none. A table of unknown columns is a fault that tells about mappings."""
    form = (mapping.format if mapping else None) or cells.format_of(raw)
    if form is None:
        return None
    page = cells.sheet(raw, form, mapping.rows if mapping else "")
    mapping = mapping or recognised(page.columns, page.root)
    if mapping is None and not cells.is_named_table(raw):
        return None
    if mapping is None:
        shown = ", ".join(page.columns[:8]) or "none"
        raise QuizError(
            f"is a table, but which columns hold visitor and date is unknown (columns: {shown}). Give --mapping FILE.yaml.", raw.name
        )
    columns = mapping.columns(page.columns)
    missing = [field for field in ("visitor", "start") if field not in columns]
    if missing:
        raise QuizError(f'has no column for {" and ".join(missing)}. Mend the mapping\'s "fields".', raw.name)
    if not page.rows:
        raise QuizError("is a table without a row.", raw.name)
    source = _source(raw, given, mapping)
    name = ids.unique(source_id(source.publisher, source.published, source.title, raw.stem))
    passed_over = {*columns.values(), *mapping.ignored, cells.SURPLUS}
    unused = tuple(column for column in page.columns if column not in passed_over)
    return Table(name, source, tuple(_records(page, columns, mapping, name)), raw.name, mapping.source.complete, unused)


def _source(raw: Raw, given: Given, mapping: Mapping) -> Source:
    said = mapping.source
    file = raw.name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = raw.stem.replace("_", " ").replace("-", " ").strip()
    if raw.name == PASTED:
        stem = "pasted table"
        raw.note = raw.note or ("" if given.title or said.publisher else _NAMELESS)
    title = stem if raw.name == PASTED else said.title.replace("{stem}", raw.stem) or stem
    source = Source(title, said.publisher, said.published, said.language or "en", file, said.url, raw.digest)
    return applied(source, given)


def _records(page: cells.Sheet, columns: dict[str, str], mapping: Mapping, source: str) -> Iterator[Record]:
    """Constants stand where the table has no cell, and are no words of it; a row's own id names it where ids are unique."""
    column = columns.get("id", "")
    ids = [row.get(column, "") for _, row in page.rows] if column else []
    own = bool(ids) and all(ids) and len(set(ids)) == len(ids)
    for place, row in page.rows:
        fields = {field: row.get(name, "") for field, name in columns.items()}
        lacking = {field: value for field, value in mapping.constants.items() if not fields.get(field)}
        told = {field: name for field, name in columns.items() if field not in lacking} if lacking.keys() & columns.keys() else columns
        yield Record(source, row[column] if own else place, fields | lacking, told, row.get(cells.SURPLUS, ""), mapping.dates)
