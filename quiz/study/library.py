"""The decks that a learner can choose from: an index for the home screen, and whole banks when one is opened.

Reading a thousand questions of YAML takes longer than a start should, so what was read is kept, by path, time and
size of the file, in a cache that may be deleted at any time.
"""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quiz import __version__, atomic
from quiz.errors import FormatError, QuizError

if TYPE_CHECKING:
    from quiz.bank.deck import Bank

_INDEX = "index.msgpack"


class Entry(msgspec.Struct, frozen=True):
    """One deck file. `fault` says why it cannot be read; all else is empty then.
    `ids` are the questions delivered, `tags` all of theirs.
    """

    path: str
    mark: str
    id: str = ""
    title: str = ""
    description: str = ""
    ids: list[str] = []
    tags: list[str] = []
    fault: str = ""


class _Index(msgspec.Struct):
    version: str
    entries: dict[str, Entry]


class Library:
    """Decks at `places` (files and folders). `cache` is a folder that may be unwritable or None."""

    def __init__(self, places: Iterable[Path], cache: Path | None) -> None:
        self.places = [Path(place) for place in places]
        self._cache = cache
        self._banks: dict[str, tuple[str, Bank]] = {}
        self.entries: list[Entry] = []

    def refresh(self) -> list[Entry]:
        """Look at the places again; only files that changed are read."""
        known = {e.path: e for e in self.entries} or self._read_index()
        paths = self._paths(known)
        self.entries = [self._entry(path, known) for path in paths]
        if any(known.get(e.path) != e for e in self.entries):
            self._write_index(known)
        return self.entries

    def bank(self, path: str) -> "Bank":
        """The whole deck, as the file stands now."""
        mark = _mark(Path(path))
        if path in self._banks and self._banks[path][0] == mark:
            return self._banks[path][1]
        bank = self._cached(path, mark) or self._loaded(path, mark)
        self._banks[path] = (mark, bank)
        return bank

    def words(self, path: str) -> str:
        """What stands in a deck's questions, folded for a search. The bank itself is not kept."""
        mark = _mark(Path(path))
        held = self._banks.get(path)
        try:
            bank = held[1] if held and held[0] == mark else self._cached(path, mark) or self._loaded(path, mark)
        except QuizError:
            return ""
        lines = (f"{q.prompt} {q.with_blanks() if q.KIND == 'cloze' else ''} {q.answer_text()}" for q in bank.delivered())  # type: ignore[union-attr]
        return "\n".join(" ".join(line.split()) for line in lines).casefold()

    def find(self, name: str) -> Entry | None:
        """The deck with this id or path."""
        return next((e for e in self.entries if name in (e.id, e.path)), None)

    def _paths(self, known: dict[str, Entry]) -> list[Path]:
        """As `paths_of_banks`, but a file that is in the index under the same mark need not be opened."""
        found: list[Path] = []
        for place in self.places:
            if not place.is_dir():
                found.append(place)
                continue
            for path in sorted(place.glob("*.yaml")):
                entry = known.get(str(path))
                if (entry and entry.mark == _mark(path)) or _is_bank(path):
                    found.append(path)
        return list(dict.fromkeys(found))

    def _entry(self, path: Path, known: dict[str, Entry]) -> Entry:
        mark = _mark(path)
        entry = known.get(str(path))
        if entry and entry.mark == mark:
            return entry
        try:
            bank = self._loaded(str(path), mark)
        except FormatError as error:
            more = f" ({len(error.faults) - 1} more; `quiz check` lists them)" if len(error.faults) > 1 else ""
            return Entry(str(path), mark, title=path.stem, fault=str(error) + more)
        except QuizError as error:
            return Entry(str(path), mark, title=path.stem, fault=str(error))
        questions = bank.delivered()
        tags = sorted({tag for question in questions for tag in question.tags})
        return Entry(str(path), mark, bank.deck.id, bank.deck.title, bank.deck.description, [q.id for q in questions], tags)

    def _loaded(self, path: str, mark: str) -> "Bank":
        from quiz.bank.deck import load

        bank = load(Path(path))
        self._store(self._bank_file(path), msgspec.msgpack.encode((__version__, mark, bank)))
        return bank

    def _cached(self, path: str, mark: str) -> "Bank | None":
        file = self._bank_file(path)
        if file is None or not file.exists():
            return None
        from quiz.bank.deck import Bank

        with contextlib.suppress(OSError, msgspec.DecodeError):
            version, cached_mark, bank = msgspec.msgpack.decode(file.read_bytes(), type=tuple[str, str, Bank])
            if (version, cached_mark) == (__version__, mark):
                return bank
        return None

    def _bank_file(self, path: str) -> Path | None:
        name = hashlib.sha256(path.encode()).hexdigest()[:16]
        return self._cache / f"{name}.msgpack" if self._cache else None

    def _read_index(self) -> dict[str, Entry]:
        if self._cache is None:
            return {}
        with contextlib.suppress(OSError, msgspec.DecodeError):
            index = msgspec.msgpack.decode((self._cache / _INDEX).read_bytes(), type=_Index)
            if index.version == __version__:
                return index.entries
        return {}

    def _write_index(self, known: dict[str, Entry]) -> None:
        """Other folders' decks stay in the index while their files exist."""
        kept = {path: entry for path, entry in known.items() if Path(path).exists()}
        index = _Index(__version__, kept | {e.path: e for e in self.entries})
        self._store(self._cache / _INDEX if self._cache else None, msgspec.msgpack.encode(index))

    def _store(self, file: Path | None, data: bytes) -> None:
        if file is not None:
            with contextlib.suppress(OSError):  # a cache that cannot be written costs time, nothing else
                atomic.write_bytes(file, data)


def _mark(path: Path) -> str:
    """What changes when the file does."""
    try:
        stat = path.stat()
    except OSError:
        return "missing"
    return f"{stat.st_mtime_ns}-{stat.st_size}"


def _is_bank(path: Path) -> bool:
    from quiz.bank.deck import is_bank

    return is_bank(path)
