"""Whether the passages of a bank stand where it says, in the files that it was made of, where these can be found."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from quiz.bank.deck import Bank
from quiz.bank.passages import calm, stands_in
from quiz.bank.tablebuild import cited
from quiz.citation import Evidence, Source
from quiz.errors import QuizError
from quiz.sources.cells import every_row
from quiz.sources.document import Document
from quiz.sources.read import load, read_sources

_MOST_FILES = 20_000  # a folder of more is no folder of decks, and is not searched through


class Place(msgspec.Struct, frozen=True):
    """A fault at a path of the bank's file."""

    path: tuple[str | int, ...]
    message: str
    question: str


class SourceFiles:
    """The files around banks, and their texts; each is looked for and read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, Path]] = {}
        self._read: dict[Path, list[Document]] = {}
        self._rows: dict[Path, list[dict[str, str]]] = {}
        self._cited: dict[tuple[Path, str], set[str]] = {}

    def find(self, source: Source, bank: Path) -> Path | None:
        """The file that a source was read from: beside the bank, in its folders, or one folder up where it is the very same."""
        if not source.file or "/" in source.file or "\\" in source.file:
            return None
        here = bank.resolve().parent
        for path in (here / source.file, here / "feed" / source.file):
            if path.is_file():
                return path
        up = here.parent / source.file
        if source.sha256 and up.is_file() and _digest(up) == source.sha256:
            return up
        return self._below(here).get(source.file)

    def _below(self, folder: Path) -> dict[str, Path]:
        if folder not in self._folders:
            found: dict[str, Path] = {}
            for number, path in enumerate(folder.rglob("*")):
                if number >= _MOST_FILES:
                    break
                if not any(part.startswith(".") for part in path.relative_to(folder).parts):
                    found.setdefault(path.name, path)
            self._folders[folder] = found
        return self._folders[folder]

    def of(self, path: Path) -> list[Document]:
        """The documents that the file holds; none where it cannot be read."""
        if path not in self._read:
            try:
                self._read[path] = [found for found in read_sources([path]) if isinstance(found, Document)]
            except QuizError:
                self._read[path] = []
        return self._read[path]

    def rows(self, path: Path) -> list[dict[str, str]]:
        """The cells of all rows of a table, under the table's own names, so that no mapping is needed; none where it cannot be read."""
        if path not in self._rows:
            try:
                self._rows[path] = every_row(load(path))
            except QuizError:
                self._rows[path] = []
        return self._rows[path]

    def cited(self, path: Path, field: str) -> set[str]:
        """What each row of a table holds in the columns named."""
        if (path, field) not in self._cited:
            self._cited[path, field] = {cited(row, field) for row in self.rows(path)}
        return self._cited[path, field]


def passage_faults(bank: Bank, path: Path, files: SourceFiles, missing: set[str]) -> Iterator[Place]:
    """Every passage that does not stand in its source. Files that are not here, or cannot be read, are put into `missing`."""
    found = {name: files.find(source, path) for name, source in bank.sources.items()}
    for index, question in enumerate(bank.questions):
        if question.status not in {"draft", "approved"}:
            continue
        for number, evidence in enumerate(question.evidence):
            source = bank.sources.get(evidence.source)
            if source is None:
                continue
            message = ""
            file = found[evidence.source]
            readable = file and (files.rows(file) if evidence.row else files.of(file))
            if not readable and (evidence.passage or not evidence.row):
                missing.add(source.file or source.title)
            elif file and evidence.row:
                message = _against_rows(evidence, files.cited(file, evidence.field), file.name)
            elif file:
                message = _against(evidence, source, files.of(file), same=_digest(file) == source.sha256, name=file.name)
            message = message or _too_long(evidence)
            if message:
                yield Place(("questions", index, "evidence", number), message, question.id)


def _too_long(evidence: Evidence) -> str:
    if evidence.row or evidence.start < 0 or len(calm(evidence.passage)) <= evidence.end - evidence.start:
        return ""
    return (
        f"the passage has {len(calm(evidence.passage))} characters, but {evidence.start} to {evidence.end} are only "
        f"{evidence.end - evidence.start}. Mend the passage or the offsets."
    )


def _against(evidence: Evidence, source: Source, documents: list[Document], *, same: bool, name: str) -> str:
    # a feed of news holds many documents: the one of this title, else any
    meant = [d for d in documents if d.id == evidence.source or d.source.title == source.title] or documents
    messages = [_against_text(evidence, document.text, same, name) for document in meant]
    return "" if "" in messages or not messages else messages[0]


def _against_text(evidence: Evidence, text: str, same: bool, name: str) -> str:
    if evidence.end > len(text):
        return f"the place {evidence.start} to {evidence.end} lies beyond the end of {name}, which has {len(text)} characters. {_REMEDY}"
    if not evidence.passage or stands_in(evidence.passage, calm(text[evidence.start : evidence.end])):
        return ""
    if not stands_in(evidence.passage, calm(text)):
        return f"the passage does not stand in {name}. {_REMEDY}"
    return f"the passage stands elsewhere in {name}, not at {evidence.start} to {evidence.end}. {_REMEDY}" if same else ""


def _against_rows(evidence: Evidence, told: set[str], name: str) -> str:
    if not evidence.passage or evidence.passage in told:
        return ""
    return f"the cells cited of row {evidence.row} do not stand in {name}. {_REMEDY}"


_REMEDY = "Put back the words of the source, or build again."


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
