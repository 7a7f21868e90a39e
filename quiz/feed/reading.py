"""Files -> documents with their facts, one by one; what was read before comes from the cache, the rest may be spread over processes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from quiz import cachefile, jobs
from quiz.errors import QuizError
from quiz.feed.extract import Extraction, extract
from quiz.sources import read as sources
from quiz.sources.document import Document
from quiz.sources.draft import Raw
from quiz.sources.given import Given, beside
from quiz.sources.mapping import Mapping
from quiz.sources.names import Ids
from quiz.sources.read import Report, raising, silent
from quiz.sources.record import Table

_AHEAD = 4
_BATCH = 4


class Read(msgspec.Struct):
    """One document and what it tells. `guid` is a feed item's own."""

    document: Document
    extraction: Extraction
    guid: str = ""


class Entry(msgspec.Struct):
    """What one file gave: its documents, or the fault that stands in the way."""

    reads: list[Read] = []
    fault: tuple[str, str] | None = None
    note: str = ""


class Cache:
    """Entries by content, `given` and rules, one file each, in a folder that may be deleted."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.used: set[str] = set()
        self.damaged = 0
        self._memory: dict[str, bytes] = {}

    def get(self, name: str) -> Entry | None:
        self.used.add(name)
        data = self._memory.get(name)
        if data is None and self.folder:
            try:
                data = cachefile.read(self._path(name))
            except cachefile.DamagedError:
                self.damaged += 1
        try:
            return msgspec.msgpack.decode(data, type=Entry) if data else None
        except (msgspec.DecodeError, msgspec.ValidationError):
            self.damaged += 1
            return None

    def put(self, name: str, entry: bytes) -> None:
        """Keep an entry; in memory where the folder takes none."""
        self.used.add(name)
        if not self.folder or not cachefile.write(self._path(name), entry):
            self._memory[name] = entry

    def prune(self) -> None:
        """Delete what this run did not use."""
        for file in self.folder.glob("*.read") if self.folder else ():
            if file.stem not in self.used:
                file.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        assert self.folder
        return self.folder / f"{name}.read"


class _Task(msgspec.Struct):
    name: str
    data: bytes
    given: Given
    key: str


class _Known(msgspec.Struct):
    key: str


class Texts:
    """Document texts by id, fetched from the cache when they are cited; only the last few are held."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.places: dict[str, tuple[str, int]] = {}
        self._held: dict[str, str] = {}

    def of(self, source: str) -> str:
        """The text of a document, empty where there is none of this id."""
        if source not in self._held:
            if len(self._held) >= 32:
                self._held.pop(next(iter(self._held)))
            key, number = self.places.get(source, ("", 0))
            entry = self.cache.get(key) if key else None
            self._held[source] = entry.reads[number].document.text if entry else ""
        return self._held[source]


def read_and_extract(
    paths: Iterable[Path],
    given: Given,
    cache: Cache,
    texts: Texts,
    *,
    mapping: Mapping | None = None,
    stdin: bytes = b"",
    workers: int = 1,
    fault: Report = raising,
    note: Report = silent,
    begun: Callable[[int, int], None] = lambda _done, _all: None,
) -> Iterator[Read | Table]:
    """Every document in the order of the files, with its facts. `begun(done, all)` is told of each file.

    Only ids and citations stay; whoever needs a text asks `texts` for it.
    """
    ids, seen, guids = Ids(), dict[str, str](), set[str]()
    told = given.checked("--published")
    tables: list[Table] = []
    files = list(sources.files(paths, fault))

    def tasks() -> Iterator[list[_Task | _Known]]:
        batch: list[_Task | _Known] = []
        for number, path in enumerate(files):
            begun(number, len(files))
            task = _task(path)
            if task is not None:
                batch.append(task)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _task(path: Path) -> _Task | _Known | None:
        try:
            raw = Raw("standard input", stdin) if path == sources.STANDARD_INPUT else sources.load(path)
            if raw.digest in seen:
                note(QuizError(f"is the same as {seen[raw.digest]} and was read once.", raw.name))
                return None
            seen[raw.digest] = raw.name
            extra = told if path == sources.STANDARD_INPUT else told.over(beside(path))
            table = sources.table_of(raw, extra, ids, mapping)
            if table:
                tables.append(table)
                return None
        except QuizError as error:
            fault(error)
            return None
        rules = cachefile.rules_digest("quiz.feed", "quiz.sources")
        key = cachefile.key(raw.digest, raw.name, repr(extra), rules)
        known = cache.folder and cache._path(key).is_file()
        return _Known(key) if known else _Task(raw.name, raw.data, extra, key)

    with jobs.executor(workers) as pool:
        for batch in jobs.in_order(pool, _worked, tasks(), _AHEAD * workers if workers > 1 else 1):
            for key, data, task in batch:
                if data:
                    cache.put(key, data)
                entry = cache.get(key) or _again(key, task, files, cache, stdin, told)
                yield from _opened(entry, key, ids, guids, texts, fault, note)
            yield from tables
            tables.clear()
    yield from tables
    begun(len(files), len(files))


def _worked(batch: "list[_Task | _Known]") -> "list[tuple[str, bytes, str]]":
    """In a worker: (key, encoded entry, file) of each task; nothing is encoded of what the cache has."""
    return [(t.key, b"", "") if isinstance(t, _Known) else (t.key, msgspec.msgpack.encode(_entry(t)), t.name) for t in batch]


def _entry(task: _Task) -> Entry:
    raw = Raw(task.name, task.data)
    entry = Entry()
    try:
        for draft in sources.reader_of(raw).read(raw):
            document = sources.finished(draft, raw, task.given, Ids())
            entry.reads.append(Read(document, extract(document), draft.guid))
    except QuizError as error:
        entry.fault = (error.message, error.where)
    entry.note = raw.note
    return entry


def _again(key: str, _name: str, files: list[Path], cache: Cache, stdin: bytes, told: Given) -> Entry:
    """A damaged entry is made anew from its file."""
    rules = cachefile.rules_digest("quiz.feed", "quiz.sources")
    for path in files:
        raw = Raw("standard input", stdin) if path == sources.STANDARD_INPUT else sources.load(path)
        extra = told if path == sources.STANDARD_INPUT else told.over(beside(path))
        if cachefile.key(raw.digest, raw.name, repr(extra), rules) == key:
            entry = _entry(_Task(raw.name, raw.data, extra, key))
            cache.put(key, msgspec.msgpack.encode(entry))
            return entry
    raise QuizError("a file changed while it was read. Build again.")


def _opened(entry: Entry, key: str, ids: Ids, guids: set[str], texts: Texts, fault: Report, note: Report) -> Iterator[Read]:
    """The entry's documents with ids that are unique in this run."""
    for number, read in enumerate(entry.reads):
        if read.guid and read.guid in guids:
            continue
        guids.add(read.guid)
        found = _with_id(read, ids.unique(read.document.id))
        texts.places[found.document.id] = (key, number)
        if entry.note:
            note(QuizError(entry.note, found.document.source.file))
        yield found
    if entry.fault:
        fault(QuizError(*entry.fault))


def _with_id(read: Read, name: str) -> Read:
    """The document under another id, and without its text, which the cache keeps."""
    document = msgspec.structs.replace(read.document, id=name, text="", blocks=())
    if name != read.document.id:
        read.extraction.document = name
        for fact in read.extraction.facts:
            for evidence in fact.evidence:
                evidence.source = name
    return Read(document, read.extraction, read.guid)
