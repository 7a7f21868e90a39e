"""A question as it stands on paper. An item holds what the student sees and nothing else: no key, not even hidden."""

import random
import zlib
from dataclasses import dataclass, field
from functools import cached_property

import msgspec


@dataclass(frozen=True)
class Layout:
    """What the user chose for all sheets."""

    letters: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    answer_lines: int | None = None  # None: as many as the type usually needs
    word_bank: bool = False
    decoys: int = 0
    points: dict[str, int] = field(default_factory=dict)  # by type, where the user overrides


class Draw:
    """Chance for one question on one version: `rng` differs by version, `common` is a number that all of them share.

    It hangs on the question's id and not on its neighbours: adding one leaves the others as they were.
    """

    def __init__(self, seed: int, turn: int, what: str) -> None:
        self.common = zlib.crc32(f"{seed}/{what}".encode())
        self.turn = turn

    @cached_property
    def rng(self) -> random.Random:
        return random.Random(zlib.crc32(b"%d" % self.turn, self.common))  # noqa: S311 - to be repeated


class Item(msgspec.Struct, kw_only=True):
    """What all types share. `number` is given when the sheet is put together."""

    id: str
    kind: str
    prompt: str = ""
    points: int = 1
    number: int = 0

    @property
    def template(self) -> str:
        return f"types/{self.kind}.html"


class Key(msgspec.Struct):
    """The answer to one item as printed. `short` is for the marking strip ("B"), `lines` for reading, `also` are other right forms."""

    short: str
    lines: list[str]
    also: list[str] = []


def lettered(texts: list[str], letters: str) -> list[tuple[str, str]]:
    """(letter, text) for each; after the last letter come AA, AB, …"""
    return [(letter_of(index, letters), text) for index, text in enumerate(texts)]


def letter_of(index: int, letters: str) -> str:
    """The letter of an option, counted from 0."""
    if index < len(letters):
        return letters[index]
    before, last = divmod(index, len(letters))
    return letter_of(before - 1, letters) + letters[last]
