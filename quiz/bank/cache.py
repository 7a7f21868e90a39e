"""Banks that were parsed before open at once: a cache keyed by size, time and hash, which may be deleted at any time.

One file a bank: a line with the format, a short head (key, cover, ids) and the bank, both as MessagePack with their
checksum. What does not fit, is damaged or cannot be written is passed over: the YAML file alone counts.
"""

import hashlib
import os
from functools import cache as once
from pathlib import Path

import msgspec

from quiz import __version__, atomic
from quiz.bank import deck
from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.kinds.all import KINDS
from quiz.bank.question import DELIVERED, Status
from quiz.yamltext import no_collection

_RACE = 2_000_000_000  # a file younger than this when it was cached may have changed within its time stamp's grain


class Summary(msgspec.Struct):
    """What a list of decks shows, without the bank: the cover, and each question's id, type and status."""

    deck: DeckInfo
    questions: list[tuple[str, str, Status]] = []

    def delivered(self, approved_only: bool = False) -> list[str]:
        """The ids of the questions that learners get."""
        wanted = {"approved"} if approved_only else DELIVERED
        return [name for name, _, status in self.questions if status in wanted]


class _Key(msgspec.Struct, array_like=True):
    size: int
    time: int
    sha256: bytes


class _Head(msgspec.Struct, array_like=True):
    key: _Key
    bank_sum: bytes
    summary: Summary


def load(path: Path, folder: Path | None = None) -> Bank:
    """Load one bank, from the cache in `folder` where that still fits. Faults are those of `deck.load`."""
    place = _place(path, folder)
    entry = _read(place)
    if entry:
        head, rest = entry
        if _checksum(rest) == head.bank_sum and _fits(head.key, path, place):
            try:
                with no_collection():
                    return _bank_decoder().decode(rest)
            except (msgspec.DecodeError, msgspec.ValidationError):
                pass
    return _loaded_and_kept(path, place)


def summary(path: Path, folder: Path | None = None) -> Summary:
    """What a list of decks shows of one bank; loads the bank only where the cache does not fit."""
    place = _place(path, folder)
    entry = _read(place)
    if entry and _fits(entry[0].key, path, place):
        return entry[0].summary
    return _summary(load(path, folder))


def _summary(bank: Bank) -> Summary:
    return Summary(bank.deck, [(q.id, q.KIND, q.status) for q in bank.questions])


def _place(path: Path, folder: Path | None) -> Path:
    if folder is None:
        from quiz.locations import cache_folder

        folder = cache_folder()
    name = hashlib.sha256(os.path.abspath(path).encode("utf-8", "surrogateescape")).hexdigest()[:24]  # noqa: PTH100  # cheaper than resolve()
    return folder / f"{name}.bank"


@once
def _shape() -> bytes:
    """The first line of a cache file: the package's version and the fields of all that is stored."""
    structs: tuple[type[msgspec.Struct], ...] = (
        Bank,
        DeckInfo,
        deck.BankVisit,
        deck.BankPerson,
        deck.BankEvent,
        Summary,
        _Head,
        _Key,
        *KINDS,
    )
    fields = repr([(s.__name__, s.__struct_fields__) for s in structs])
    return f"quiz bank cache {__version__} {hashlib.sha256(fields.encode()).hexdigest()[:16]}\n".encode()


def _read(place: Path) -> tuple[_Head, bytes] | None:
    """Head and encoded bank of a cache file; None where there is none of this format, or a damaged one."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    first, size_at = _shape(), len(_shape())
    start = size_at + 20
    length = int.from_bytes(data[size_at : size_at + 4], "big")
    if not data.startswith(first) or data[size_at + 4 : start] != _checksum(data[start : start + length]):
        return None
    try:
        return _head_decoder().decode(data[start : start + length]), data[start + length :]
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


@once
def _head_decoder() -> "msgspec.msgpack.Decoder[_Head]":
    return msgspec.msgpack.Decoder(_Head)


@once
def _bank_decoder() -> "msgspec.msgpack.Decoder[Bank]":
    return msgspec.msgpack.Decoder(Bank)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _fits(key: _Key, path: Path, place: Path) -> bool:
    """Whether the file is the one that was cached: by size and time, and by its hash where the time says too little."""
    try:
        found, cached = path.stat(), place.stat()
        if found.st_size != key.size:
            return False
        if found.st_mtime_ns == key.time and cached.st_mtime_ns - found.st_mtime_ns > _RACE:
            return True
        return hashlib.sha256(path.read_bytes()).digest() == key.sha256
    except OSError:
        return False


def _loaded_and_kept(path: Path, place: Path) -> Bank:
    try:
        before, raw, after = path.stat(), path.read_bytes(), path.stat()
    except OSError:
        return deck.load(path)  # which says what is wrong
    bank = deck.parse_bytes(raw, str(path))
    if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
        _write(place, _Key(before.st_size, before.st_mtime_ns, hashlib.sha256(raw).digest()), bank)
    return bank


def _write(place: Path, key: _Key, bank: Bank) -> None:
    rest = msgspec.msgpack.encode(bank)
    head = msgspec.msgpack.encode(_Head(key, _checksum(rest), _summary(bank)))
    try:
        atomic.write_bytes(place, _shape() + len(head).to_bytes(4, "big") + _checksum(head) + head + rest)
    except OSError:
        return  # no room, or no right to write: the next start parses again
