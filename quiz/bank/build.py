"""The main job: files -> documents and rows -> facts -> visits -> feed and banks, with a report of everything that was held back.

Documents are read and decks made one by one, each yielded as soon as it is ready. What nothing changed is taken from the
cache beside the output (`DIR/.cache`), which may be deleted at any time and changes no byte of the result.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from quiz import cachefile, jobs, yamltext
from quiz.bank import deck as banks
from quiz.bank import feedbuild
from quiz.bank.adopt import adopted_names
from quiz.bank.builtdeck import BuiltDeck, DeckReport, report_of
from quiz.bank.deck import DeckInfo, LoadedBank
from quiz.bank.excerpts import excerpted
from quiz.bank.heldback import first_held, told
from quiz.bank.kept import Kept, ToMake
from quiz.bank.make.bank import make_bank
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.scene import WHOLE
from quiz.bank.make.tables.decks import By
from quiz.bank.neighbours import Neighbours
from quiz.bank.rebuild import rebuild
from quiz.bank.standing import Standing
from quiz.bank.tablebuild import Rows, read_tables, table_decks
from quiz.bank.validity import validity
from quiz.citation import Evidence, Source
from quiz.errors import QuizError
from quiz.feed import corrections, store
from quiz.feed.corrections import Correction
from quiz.feed.extract import Extraction
from quiz.feed.merge import Merged, merge, slug
from quiz.feed.model import Feed, Visit
from quiz.feed.reading import Cache, Read, Texts, read_and_extract
from quiz.sources.given import Given
from quiz.sources.mapping import Mapping
from quiz.sources.read import Report as Tell
from quiz.sources.read import raising, silent
from quiz.sources.record import Table

CACHE = ".cache"
Progress = Callable[[str, int, int], None]


class Options(msgspec.Struct, frozen=True):
    """What the user asked for."""

    given: Given = Given()
    mapping: Mapping | None = None
    by: By | None = None
    max_verbatim: int | None = None
    workers: int = 1
    stdin: bytes = b""


class Report(msgspec.Struct):
    """What the build found, asked and held back, for `report.json` and the summary."""

    documents: list[dict[str, Any]] = []
    tables: list[dict[str, Any]] = []
    decks: list[DeckReport] = []
    faults: list[str] = []
    notes: list[str] = []
    unused_corrections: list[str] = []


def build(
    paths: Iterable[Path],
    out: Path,
    options: Options,
    report: Report,
    *,
    fault: Tell = raising,
    note: Tell = silent,
    warn: Tell = silent,
    progress: Progress = lambda _what, _done, _all: None,
) -> Generator[BuiltDeck]:
    """Make what `out` is to hold, deck by deck. Nothing is written but the cache; what stands in `out` is joined, never lost.

    `report` is filled on the way; `warn` hears of what is no matter of the result; `progress(what, done, all)` is told of
    each file and deck.
    """
    feeds, paths = feedbuild.parted(paths)
    if feeds:
        yield from _feeds(feeds, out, options, report, progress)
        if not paths:
            return
    cache = Cache(_cache_folder(out))
    texts, rows = Texts(cache), Rows()
    extractions: list[Extraction] = []
    sources: dict[str, Source] = {}
    tables: list[Table] = []
    for found in read_and_extract(
        paths,
        options.given,
        cache,
        texts,
        mapping=options.mapping,
        stdin=options.stdin,
        workers=options.workers,
        fault=fault,
        note=note,
        begun=lambda done, all_: progress("reading", done, all_),
    ):
        if isinstance(found, Read):
            sources[found.document.id] = found.document.source
            extractions.append(found.extraction)
        else:
            tables.append(found)
    if not extractions and not tables:
        raise QuizError("no document and no table could be read.")
    with Kept(out, cache.folder) as kept:
        if extractions:
            yield from _prose(extractions, sources, texts, out, options, report, progress, kept)
        if tables:
            yield from _tables(tables, rows, out, options, report, note, progress, kept)
    cache.prune()
    if damaged := cache.damaged + kept.damaged:
        warn(QuizError(f"{damaged} damaged {'entry was' if damaged == 1 else 'entries were'} made anew.", str(cache.folder)))


def _feeds(paths: list[Path], out: Path, options: Options, report: Report, progress: Progress) -> Iterator[BuiltDeck]:
    """Decks of visits whose evidence carries its passages; a visit without one is asked as its facts stand."""
    feed = feedbuild.load(paths)
    texts = feedbuild.texts(paths, feed)
    visits, corrected = _corrected(feed.visits, out, report)
    names = adopted_names(deck_ids(visits), visits, feed.sources, out)
    for number, visit in enumerate(visits, 1):
        info = DeckInfo(names[visit.id], visit.title or visit.id)
        passages = {(e.source, e.start, e.end): e.passage for v in visits for e in v.all_evidence()}
        built = _deck(
            _Task(info, visit, visits, feed.sources, passages, out, options.max_verbatim, lambda source: texts.get(source, ""), corrected)
        )
        if not built.report.questions:
            silent = "its evidence has no passages. Build it beside its bank, or from the documents."
            report.notes.append(f"{visit.id}: nothing is asked, since {silent}")
        progress("making decks", number, len(visits))
        yield built


def _cache_folder(out: Path) -> Path | None:
    """The folder of the cache, or None where it cannot be made."""
    folder = out / CACHE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8", newline="\n")
    except OSError:
        return None
    return folder


def _corrected(visits: list[Visit], out: Path, report: Report) -> tuple[list[Visit], list[Correction]]:
    """The visits with a person's corrections, which stand beside the feed, and those that took effect."""
    path = corrections.path_in(out)
    if not path.is_file():
        return visits, []
    applied = corrections.apply(visits, corrections.load(path), str(path))
    report.unused_corrections = [str(fault) for fault in applied.gone]
    return applied.visits, applied.done


class _Task(msgspec.Struct):
    """All that one deck of prose is made of."""

    info: DeckInfo
    visit: Visit
    around: list[Visit]
    sources: dict[str, Source]
    passages: dict[tuple[str, int, int], str]
    out: Path
    max_verbatim: int | None
    text_of: Callable[[str], str]
    corrected: list[Correction]


class _Ref(msgspec.Struct):
    """A deck to be made by a process that has the feed: the visit and its neighbours by their places in it."""

    info: DeckInfo
    number: int
    around: list[int]


class _Shared(NamedTuple):
    """What every process has of the feed, so that a deck costs little to hand over."""

    visits: list[Visit]
    sources: dict[str, Source]
    texts: Texts
    out: Path
    max_verbatim: int | None
    corrected: list[Correction]


_shared: list[_Shared] = []


def _share(shared: _Shared) -> None:
    _shared[:] = [shared]


def _prose(
    extractions: list[Extraction],
    sources: dict[str, Source],
    texts: Texts,
    out: Path,
    options: Options,
    report: Report,
    progress: Progress,
    kept: Kept,
) -> Iterator[BuiltDeck]:
    merged = merge(extractions, sources)
    report.documents = [_document_report(e, sources[e.document], merged, texts) for e in extractions]
    extractions.clear()
    visits, corrected = _corrected(merged.visits, out, report)
    names = adopted_names(deck_ids(visits), visits, sources, out)
    total = len(visits)
    shared = _Shared(visits, sources, texts, out, options.max_verbatim, corrected)
    with jobs.executor(options.workers if total > 1 else 1, _share, (shared,)) as pool:
        wanted = _wanted(visits, names, sources, options)
        for done, built in enumerate(kept.decks(pool, _deck_of, wanted, 3 * options.workers if options.workers > 1 else 1), 1):
            progress("making decks", done, total)
            yield built
    _shared.clear()


def _wanted(visits: list[Visit], names: dict[str, str], sources: dict[str, Source], options: Options) -> Iterator[ToMake]:
    neighbours = Neighbours(visits)
    digests = [hashlib.sha256(msgspec.msgpack.encode(visit)).hexdigest() for visit in visits]
    citations = {name: hashlib.sha256(msgspec.msgpack.encode(source)).hexdigest() for name, source in sources.items()}
    cited = [sorted(_sources_of(visit)) for visit in visits]
    rules = cachefile.rules_digest("quiz.bank", "quiz.feed")
    for number, visit in enumerate(visits):
        around = neighbours.numbers(number)
        used = sorted({source for n in around for source in cited[n]})
        parts = (*(digests[n] for n in around), *(citations.get(source, "") for source in used))
        key = cachefile.key(rules, options.max_verbatim, names[visit.id], visit.id, *parts)
        yield ToMake(names[visit.id], key, _Ref(DeckInfo(names[visit.id], visit.title), number, around))


def _passages(visits: list[Visit], texts: Texts) -> dict[tuple[str, int, int], str]:
    """What the evidence of some visits cites."""
    places = {(e.source, e.start, e.end) for visit in visits for e in visit.all_evidence() if e.start >= 0}
    return {place: " ".join(texts.of(place[0])[place[1] : place[2]].split()) for place in sorted(places)}


def _deck_of(ref: _Ref) -> BuiltDeck:
    """In a worker: a deck from the feed that the process has."""
    shared = _shared[0]
    around = [shared.visits[n] for n in ref.around]
    cited = sorted({source for visit in around for source in _sources_of(visit)})
    sources = {source: shared.sources[source] for source in cited if source in shared.sources}
    passages = _passages(around, shared.texts)
    visit = shared.visits[ref.number]
    task = _Task(ref.info, visit, around, sources, passages, shared.out, shared.max_verbatim, shared.texts.of, shared.corrected)
    return _deck(task)


def _deck(task: _Task) -> BuiltDeck:
    """One deck's feed and bank, joined with the old file."""

    @cache
    def whole(source: str) -> str:
        return " ".join(task.text_of(source).split())

    def passage(evidence: Evidence) -> str:
        if evidence.end >= WHOLE:
            return whole(evidence.source)
        return task.passages.get((evidence.source, evidence.start, evidence.end), "")

    name, visit = task.info.id, task.visit
    cited = {source: task.sources[source] for source in sorted(_sources_of(visit)) if source in task.sources}
    shown = visit if task.max_verbatim is None else excerpted(visit, passage, task.max_verbatim)
    feed = store.dump(Feed(deck=name, title=visit.title, sources=cited, visits=[shown]))
    old = _old(task.out / f"{name}.yaml")
    made = make_bank(
        task.info,
        [visit],
        FeedIndex(task.around),
        task.sources,
        passage,
        max_verbatim=task.max_verbatim,
        standing=old.bank.questions if old else (),
        text_of=task.text_of,
    )
    standing = Standing(task.around, task.text_of, task.corrected)
    joined = rebuild(old, made.bank, still_valid=validity(task.around), stands=standing.stands, overruled=standing.overruled)
    files = {f"feed/{name}.yaml": feed, f"{name}.yaml": joined.text}
    report = report_of(name, visit.title, joined, yamltext.slim(made.report), yamltext.slim(made.dropped))
    return BuiltDeck(files, report, [question.id for question in joined.bank.questions])


def _tables(
    tables: list[Table], rows: Rows, out: Path, options: Options, report: Report, note: Tell, progress: Progress, kept: Kept
) -> Iterator[BuiltDeck]:
    feed = read_tables(tables, rows)
    feed.visits, _ = _corrected(feed.visits, out, report)
    bad = Counter(file for file, row, _ in (str(problem.where).partition(": row ") for problem in feed.problems) if row)
    report.tables = [{"source": t.id, "title": t.source.title, "rows": len(t.records), "left_out": bad[t.file or t.id]} for t in tables]
    for problem in feed.problems:
        note(problem)
    if not feed.visits:
        return
    yield from table_decks(
        feed, rows, out, options.by, kept, workers=options.workers, made=lambda done, all_: progress("making decks", done, all_)
    )


def _old(path: Path) -> LoadedBank | None:
    return banks.load_with_text(path) if path.is_file() else None


def deck_ids(visits: list[Visit]) -> dict[str, str]:
    """Visit id -> deck id, `xi-jinping-russia-2025`; the month is added where a year has two, the day where a month has, and
    the visit's own id where nothing else tells two apart."""
    names: dict[str, str] = {}
    open_ = list(visits)
    for length in (4, 7, 10):
        found = {v.id: slug(f"{v.visitor.name} {_where(v)} {v.start[:length]}") for v in open_}
        counts = Counter(found.values())
        names.update(found)
        open_ = [v for v in open_ if counts[found[v.id]] > 1]
    return names | {v.id: slug(v.id) for v in open_}


def _where(visit: Visit) -> str:
    from quiz.feed.merge import country_name

    return country_name(visit.host.country) if visit.host.country else f"meeting {visit.host.name}"


def _sources_of(visit: Visit) -> set[str]:
    return {e.source for f in visit.facts for e in f.evidence} | {e.source for e in visit.evidence}


def _document_report(extraction: Extraction, source: Source, merged: Merged, texts: Texts) -> dict[str, Any]:
    held = [{"type": h.type, "gate": h.gate, "start": h.start, "end": h.end, "slots": h.slots} for h in extraction.held]
    left_out = merged.left_out.get(extraction.document, "")
    first = first_held(held) if left_out else None
    return {
        "source": extraction.document,
        "title": source.title,
        "visit": merged.of_document.get(extraction.document, ""),
        "left_out": left_out,
        "held_back": told(first["gate"], texts.of(extraction.document)[first["start"] : first["end"]]) if first else "",
        "facts": len(extraction.facts),
        "held": held,
        "silent": [list(s) for s in extraction.silent],
    }
