"""Files -> documents and tables, one by one.

A reader is one module with `NAME`, `accepts(raw)` and `read(raw)`; the first that accepts a file reads it. A new format is
one file and one line in `READERS`.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from quiz.citation import Source
from quiz.errors import QuizError
from quiz.sources import docx, html, markdown, news, pdf, syndication, table, wiki
from quiz.sources.document import Document
from quiz.sources.draft import PASTED, Draft, Raw
from quiz.sources.given import Given, applied, beside
from quiz.sources.mapping import Mapping
from quiz.sources.names import Ids, source_id
from quiz.sources.own import is_own, is_own_text
from quiz.sources.record import Table


class Reader(Protocol):
    """What a reader module offers."""

    NAME: str

    def accepts(self, raw: Raw, /) -> bool: ...

    def read(self, raw: Raw, /) -> Iterator[Draft]: ...


# a file is first tried as one of these, then as a table, then as one of the plain texts
FORMATS: tuple[Reader, ...] = (pdf, docx, syndication, html)
TEXTS: tuple[Reader, ...] = (wiki, markdown, news)
READERS: tuple[Reader, ...] = (*FORMATS, *TEXTS)

STANDARD_INPUT = Path("-")

Report = Callable[[QuizError], None]


def raising(fault: QuizError) -> None:
    """The report of a caller who wants to stop at the first fault."""
    raise fault


def silent(note: QuizError) -> None:
    """The report of a caller who does not want notes."""


def read_sources(
    paths: Iterable[Path],
    given: Given | None = None,
    *,
    mapping: Mapping | None = None,
    stdin: bytes = b"",
    fault: Report = raising,
    note: Report = silent,
) -> Iterator[Document | Table]:
    """Read every source in turn; folders in the order of their names.

    `-` stands for `stdin`, the bytes of standard input. A file that cannot be read goes to `fault`, and reading goes on where
    that returns; what was read with a doubt goes to `note`. The same bytes given twice are read once.
    """
    told = (given or Given()).checked("--published")
    ids, seen, guids = Ids(), dict[str, str](), set[str]()
    for path in files(paths, fault):
        try:
            raw = Raw(PASTED, stdin) if path == STANDARD_INPUT else load(path)
            if raw.digest in seen:
                note(QuizError(f"is the same as {seen[raw.digest]} and was read once.", raw.name))
                continue
            seen[raw.digest] = raw.name
            extra = told if path == STANDARD_INPUT else told.over(beside(path))
            yield from _read(raw, extra, ids, guids, mapping)
            if raw.note:
                note(QuizError(raw.note, raw.name))
        except QuizError as error:
            fault(error)


def _read(raw: Raw, given: Given, ids: Ids, guids: set[str], mapping: Mapping | None) -> Iterator[Document | Table]:
    found = table_of(raw, given, ids, mapping)
    if found:
        yield found
        return
    for draft in reader_of(raw).read(raw):
        if draft.guid and draft.guid in guids:
            continue
        guids.add(draft.guid)
        yield finished(draft, raw, given, ids)


def table_of(raw: Raw, given: Given, ids: Ids, mapping: Mapping | None = None) -> Table | None:
    """The file as a table, or None where it is none."""
    return None if any(reader.accepts(raw) for reader in FORMATS) else table.read(raw, given, ids, mapping)


def files(paths: Iterable[Path], fault: Report = raising) -> Iterator[Path]:
    """The files named, and those in the folders named, each once."""
    seen: set[Path] = set()
    for path in paths:
        found = [path] if path == STANDARD_INPUT or not path.is_dir() else _in_folder(path)
        if not found:
            fault(QuizError("holds no file to read. Put texts or tables into it.", str(path)))
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _in_folder(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return sorted((p for p in found if not is_own(p)), key=lambda p: p.relative_to(folder).parts)


def load(path: Path) -> Raw:
    """The file's bytes; what the system says against it becomes a fault with its remedy."""
    try:
        raw = Raw.of(path)
    except FileNotFoundError as error:
        raise QuizError("does not exist. Is the name spelled right?", str(path)) from error
    except OSError as error:
        raise QuizError(f"cannot be read: {error.strerror or error}", str(path)) from error
    if is_own_text(raw.head):
        raise QuizError("was written by quiz itself, so it proves nothing. Give the text that it was made of.", raw.name)
    return raw


def reader_of(raw: Raw) -> Reader:
    """The first reader that accepts the file."""
    if raw.suffix in (".yaml", ".yml"):
        raise QuizError("is YAML and no visits feed. Give the text or the table itself.", raw.name)
    return next(reader for reader in READERS if reader.accepts(raw))


def finished(draft: Draft, raw: Raw, given: Given, ids: Ids) -> Document:
    """The document with its citation and id."""
    if not any(block.kind in ("prose", "list", "infobox") for block in draft.blocks):
        raise QuizError("holds no running text. Was only the page's frame copied?", raw.name)
    file = raw.name.replace("\\", "/").rsplit("/", 1)[-1]
    source = Source(draft.title or raw.stem, draft.publisher, draft.published, draft.language, file, draft.url, raw.digest)
    source = applied(source, given)
    name = ids.unique(source_id(source.publisher, source.published, source.title, raw.stem))
    return Document(name, draft.text, source, draft.blocks, draft.style, draft.dateline, draft.byline)
