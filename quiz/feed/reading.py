"""Files -> documents with their facts, one by one; what was read before comes from the cache, the rest may be spread over processes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from quiz import cachefile, jobs
from quiz.errors import QuizError
from quiz.feed.extract import Extraction, extract
from quiz.sources import read as sources
from quiz.sources.document import Document
from quiz.sources.draft import PASTED, Raw
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

    def has(self, name: str) -> bool:
        """Whether there is such an entry, sound or not."""
        return name in self._memory or bool(self.folder and self._path(name).is_file())

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
    """Every document in the order of the files, with its facts, and every table. `begun(done, all)` is told of each file.

    Only ids and citations stay; whoever needs a text asks `texts` for it.
    """
    run = _Run(list(sources.files(paths, fault)), given.checked("--published"), cache, mapping, stdin, fault, note)
    with jobs.executor(workers) as pool:
        for batch in jobs.in_order(pool, _worked, run.batches(begun), _AHEAD * workers if workers > 1 else 1):
            for key, data in batch:
                if data:
                    cache.put(key, data)
                yield from run.opened(cache.get(key) or run.again(key), key, texts)
            yield from run.tables()
    yield from run.tables()
    begun(len(run.files), len(run.files))


class _Run:
    """What one run has seen: ids given, contents and feed items read once."""

    def __init__(
        self, files: list[Path], given: Given, cache: Cache, mapping: Mapping | None, stdin: bytes, fault: Report, note: Report
    ) -> None:
        self.files, self.given, self.cache, self.mapping, self.stdin = files, given, cache, mapping, stdin
        self.fault, self.note = fault, note
        self.ids = Ids()
        self.seen: dict[str, str] = {}
        self.guids: set[str] = set()
        self.rules = cachefile.rules_digest("quiz.feed", "quiz.sources")
        self._tables: list[Table] = []

    def batches(self, begun: Callable[[int, int], None]) -> Iterator[list[_Task | _Known]]:
        """The files in small lots; tables are set aside."""
        batch: list[_Task | _Known] = []
        for number, path in enumerate(self.files):
            begun(number, len(self.files))
            try:
                task = self._task(path)
            except QuizError as error:
                self.fault(error)
                continue
            if task is not None:
                batch.append(task)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _raw(self, path: Path) -> Raw:
        return Raw(PASTED, self.stdin) if path == sources.STANDARD_INPUT else sources.load(path)

    def _told(self, path: Path) -> Given:
        return self.given if path == sources.STANDARD_INPUT else self.given.over(beside(path))

    def _task(self, path: Path) -> _Task | _Known | None:
        raw, told = self._raw(path), self._told(path)
        if raw.digest in self.seen:
            self.note(QuizError(f"is the same as {self.seen[raw.digest]} and was read once.", raw.name))
            return None
        self.seen[raw.digest] = raw.name
        table = sources.table_of(raw, told, self.ids, self.mapping)
        if table:
            if raw.note:
                self.note(QuizError(raw.note, raw.name))
            self._tables.append(table)
            return None
        key = cachefile.key(raw.digest, raw.name, repr(told), self.rules)
        return _Known(key) if self.cache.has(key) else _Task(raw.name, raw.data, told, key)

    def tables(self) -> Iterator[Table]:
        """The tables met since the last call."""
        yield from self._tables
        self._tables.clear()

    def again(self, key: str) -> Entry:
        """A damaged entry is made anew from its file."""
        for path in self.files:
            raw, told = self._raw(path), self._told(path)
            if cachefile.key(raw.digest, raw.name, repr(told), self.rules) == key:
                entry = _entry(_Task(raw.name, raw.data, told, key))
                self.cache.put(key, msgspec.msgpack.encode(entry))
                return entry
        raise QuizError("a file changed while it was read. Build again.")

    def opened(self, entry: Entry, key: str, texts: Texts) -> Iterator[Read]:
        """The entry's documents with ids that are unique in this run."""
        for number, read in enumerate(entry.reads):
            if read.guid and read.guid in self.guids:
                continue
            self.guids.add(read.guid)
            found = _with_id(read, self.ids.unique(read.document.id))
            texts.places[found.document.id] = (key, number)
            if entry.note:
                self.note(QuizError(entry.note, found.document.source.file))
            yield found
        if entry.fault:
            self.fault(QuizError(*entry.fault))


def _worked(batch: "list[_Task | _Known]") -> "list[tuple[str, bytes]]":
    """In a worker: (key, encoded entry) of each task; nothing is encoded of what the cache has."""
    return [(task.key, b"" if isinstance(task, _Known) else msgspec.msgpack.encode(_entry(task))) for task in batch]


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


def _with_id(read: Read, name: str) -> Read:
    """The document under another id, and without its text, which the cache keeps."""
    document = msgspec.structs.replace(read.document, id=name, text="", blocks=())
    if name != read.document.id:
        read.extraction.document = name
        for fact in read.extraction.facts:
            for evidence in fact.evidence:
                evidence.source = name
    return Read(document, read.extraction, read.guid)
