"""Tables -> visits -> feeds and banks, deck by deck: what is written is yielded at once, so that no deck waits for the next."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from quiz import cachefile, jobs
from quiz.bank import deck as banks
from quiz.bank.builtdeck import BuiltDeck, report_of
from quiz.bank.kept import Kept, ToMake
from quiz.bank.make.tables.decks import By, TableDeck, decks_of, make_table_bank
from quiz.bank.make.tables.rows import TableIndex
from quiz.bank.rebuild import rebuild
from quiz.citation import Evidence, Source
from quiz.errors import QuizError
from quiz.feed import store
from quiz.feed.model import Feed, Visit
from quiz.feed.records import visits_of
from quiz.sources.record import Record, Table

SMALL_TABLE = 40  # visits
_NO_HOST = (
    "no column says which country was visited, so nothing is asked. "
    'Where it is always the same, a --mapping FILE.yaml says so: "constants: {host_country: Ireland}".'
)


def cited(cells: Mapping[str, str], field: str) -> str:
    """The cells of the columns that an evidence names, each with its column."""
    return "; ".join(f"{column}: {cells[column]}" for column in field.split(", ") if cells.get(column))


class Rows:
    """The cells of every table by source and row, for passages."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Record] = {}

    def add(self, table: Table) -> None:
        self._rows.update({(record.source, record.row): record for record in table.records})

    def all(self) -> list[Record]:
        """The rows in the order of their tables."""
        return list(self._rows.values())

    def passage(self, evidence: Evidence) -> str:
        """The cells named, each with its column: "visitor: King Kalakaua; from: Hawaii"."""
        record = self._rows.get((evidence.source, evidence.row))
        if record is None:
            return ""
        return self._cited(record, evidence)

    def hold(self, evidence: Evidence) -> bool:
        """Whether a row of the source still has the cells cited, be it under another number."""
        if not evidence.passage:
            return False
        here = (record for (source, _), record in self._rows.items() if source == evidence.source)
        return self.passage(evidence) == evidence.passage or any(self._cited(record, evidence) == evidence.passage for record in here)

    def _cited(self, record: Record, evidence: Evidence) -> str:
        return cited({column: record.fields.get(field, "") for field, column in record.columns.items()}, evidence.field)


class TableFeed(msgspec.Struct):
    """Every visit of the tables, their sources, and the rows that could not be used."""

    visits: list[Visit] = []
    sources: dict[str, Source] = {}
    problems: list[QuizError] = []
    rows_read: int = 0
    complete: frozenset[str] = frozenset()


def read_tables(tables: Iterable[Table], rows: Rows) -> TableFeed:
    """All rows as visits; an id that two tables mint gets a counter."""
    feed = TableFeed()
    seen: Counter[str] = Counter()
    for table in tables:
        rows.add(table)
        feed.sources[table.id] = table.source
        feed.complete |= {table.id} if table.complete else set()
        if table.unused:
            feed.problems.append(
                QuizError(
                    f"columns not used: {', '.join(table.unused)}. A --mapping FILE.yaml says what they hold.", table.file or table.id
                )
            )
        feed.rows_read += len(table.records)
        visits, problems = visits_of(table.records, table.file)
        for visit in visits:
            seen[visit.id] += 1
            if seen[visit.id] > 1:
                visit.id = f"{visit.id}-{seen[visit.id]}"
        if visits and not any(visit.host.country for visit in visits):
            feed.problems.append(QuizError(_NO_HOST, table.file or table.id))
        feed.visits += visits
        feed.problems += problems
    return feed


class _Bench(NamedTuple):
    """What every deck is made from; each process has one."""

    table: TableIndex
    sources: dict[str, Source]
    rows: Rows
    out: Path


_bench: list[_Bench] = []


def _set_up(bench: _Bench) -> None:
    _bench[:] = [bench]


def table_decks(
    feed: TableFeed,
    rows: Rows,
    out: Path,
    by: By | None,
    kept: Kept,
    *,
    workers: int = 1,
    made: Callable[[int, int], None] = lambda _done, _all: None,
) -> Iterator[BuiltDeck]:
    """Each deck's feed and bank, joined with what stands in `out`. `made(done, all)` is told of progress.

    Every option is proved against every row, so that a changed row makes all decks anew.
    """
    index = TableIndex(feed.visits, feed.complete)
    decks = _decks(feed, by, index, out)
    workers = min(workers, len(decks))
    wanted = _wanted(decks, feed, rows)
    with jobs.executor(workers, _set_up, (_Bench(index, feed.sources, rows, out),)) as pool:
        for number, built in enumerate(kept.decks(pool, _built_deck, wanted, 3 * workers if workers > 1 else 1), 1):
            yield built
            made(number, len(decks))
    _bench.clear()


def _wanted(decks: list[TableDeck], feed: TableFeed, rows: Rows) -> Iterator[ToMake]:
    table = (feed.visits, feed.sources, sorted(feed.complete), rows.all())
    shared = cachefile.key(cachefile.rules_digest("quiz.bank", "quiz.feed"), hashlib.sha256(msgspec.msgpack.encode(table)).hexdigest())
    for deck in decks:
        yield ToMake(deck.info.id, cachefile.key(shared, deck.info, deck.period, [visit.id for visit in deck.visits]), deck)


def _decks(feed: TableFeed, by: By | None, index: TableIndex, out: Path) -> list[TableDeck]:
    """The decks as asked for. Where nothing was, a small table is one deck, unless it was cut into decades before."""
    if by is None:
        decades = decks_of(feed.visits, "decade", index)
        if len(feed.visits) >= SMALL_TABLE or any((out / f"{deck.info.id}.yaml").is_file() for deck in decades):
            return decades
    return decks_of(feed.visits, by or "none", index, {key: source.title for key, source in feed.sources.items()})


def _built_deck(deck: TableDeck) -> BuiltDeck:
    index, sources, rows, out = _bench[0]
    made = make_table_bank(deck, index, sources, rows.passage)
    name = deck.info.id
    used = {e.source for visit in deck.visits for e in visit.evidence}
    cited = {key: source for key, source in sources.items() if key in used}
    path = out / f"{name}.yaml"
    joined = rebuild(
        banks.load_with_text(path) if path.is_file() else None,
        made.bank,
        stands=lambda question: any(rows.hold(evidence) for evidence in question.evidence if evidence.row),
    )
    told = store.dump(Feed(deck=name, title=deck.info.title, sources=cited, visits=deck.visits))
    dropped = [{"rule": rule, "count": count} for rule, count in sorted(made.dropped.items())]
    report = report_of(name, deck.info.title, joined, [], dropped)
    report.by_type = dict(sorted(report.by_type.items()))  # by name, as reports of tables list them
    ids = [question.id for question in joined.bank.questions]
    return BuiltDeck({f"feed/{name}.yaml": told, f"{name}.yaml": joined.text}, report, ids)
