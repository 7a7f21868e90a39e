"""The decks of the last build: what they were made of and what was written. A deck whose input and files are those of last time is
not made again, and the report is the one that making it again would give."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from quiz import cachefile, jobs
from quiz.bank.builtdeck import BuiltDeck, DeckReport

T = TypeVar("T")


class ToMake(NamedTuple):
    """A deck to be: its name, a key for all that it is made of, and what `make` gets."""

    name: str
    key: str
    task: Any


class _Entry(msgspec.Struct):
    """A deck as it was written: its key, the digest of each file, its report, and the ids in its bank."""

    key: str
    files: dict[str, str]
    report: DeckReport
    ids: list[str]


class Kept:
    """Used as a context around the making of decks; an interrupted build keeps what it has made, and what it has not come to."""

    def __init__(self, out: Path, cache: Path | None) -> None:
        self.damaged = False
        self._out = out
        self._path = cache / "decks.json" if cache else None
        self._old: dict[str, _Entry] = {}
        self._new: dict[str, _Entry] = {}
        try:
            data = cachefile.read(self._path) if self._path else None
            self._old = msgspec.json.decode(data, type=dict[str, _Entry]) if data else {}
        except (cachefile.DamagedError, msgspec.DecodeError):
            self.damaged = True

    def __enter__(self) -> "Kept":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._path:
            cachefile.write(self._path, msgspec.json.encode(self._new if kind is None else self._old | self._new))

    def decks(self, pool: Executor, make: Callable[[T], BuiltDeck], wanted: Iterable[ToMake], ahead: int) -> Iterator[BuiltDeck]:
        """Every deck in the order in which they are wanted: made, or without files where they stand."""
        keys: dict[str, str] = {}

        def tasks() -> Iterator[Any]:
            for deck in wanted:
                if self._stands(deck):
                    yield jobs.Done(self._built(deck.name))
                else:
                    keys[deck.name] = deck.key
                    yield deck.task

        for built in jobs.in_order(pool, make, tasks(), ahead):
            name = built.report.deck
            if name in keys:
                files = {file: hashlib.sha256(text.encode()).hexdigest() for file, text in built.files.items()}
                self._new[name] = _Entry(keys.pop(name), files, built.report, built.ids)
            yield built

    def _stands(self, deck: ToMake) -> bool:
        """Whether the deck's files are those that the same input made last time."""
        entry = self._old.get(deck.name)
        if entry is None or entry.key != deck.key or any(_digest_of(self._out / n) != digest for n, digest in entry.files.items()):
            return False
        self._new[deck.name] = entry
        return True

    def _built(self, name: str) -> BuiltDeck:
        entry = self._new[name]
        return BuiltDeck({}, msgspec.structs.replace(entry.report, kept=entry.ids, changed=[], added=[], retired=[], lost=[]), entry.ids)


def _digest_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
