"""Kinds of offices: their rank, their gender where the word tells it, and their other names."""

import functools
from typing import Literal, cast, get_args

import msgspec

from quiz.feed.lexicon.tables import rows

Rank = Literal[
    "state",
    "state deputy",
    "government",
    "heir",
    "consort",
    "minister",
    "parliament",
    "envoy",
    "staff",
    "region",
    "body",
    "party",
    "church",
    "military",
]
RANKS: tuple[Rank, ...] = get_args(Rank)
Gender = Literal["m", "f", ""]

# the order in which guests are received: who visits and who is host is sought among the first
HEADS: frozenset[Rank] = frozenset({"state", "government"})


class Office(msgspec.Struct, frozen=True):
    """One kind of office under its plainest name, lower case."""

    name: str
    others: tuple[str, ...]
    rank: Rank
    gender: Gender = ""


class Honorific(msgspec.Struct, frozen=True):
    """A form of address before a name; `of` says whose it is, where it says more than courtesy."""

    form: str
    gender: Gender
    of: str


@functools.cache
def offices() -> tuple[Office, ...]:
    """Every kind of office, in the order of the file."""
    return tuple(
        Office(name, tuple(_list(others)), cast("Rank", rank), cast("Gender", gender)) for name, others, rank, gender in rows("offices.txt")
    )


@functools.cache
def honorifics() -> dict[str, Honorific]:
    """Form -> honorific."""
    return {form: Honorific(form, cast("Gender", gender), of) for form, gender, of in rows("honorifics.txt")}


def office(text: str) -> Office | None:
    """The kind of office that a title names: the longest known name at its head, whatever follows "of" or stands before it.

    >>> office("President of Serbia").rank, office("Russian Foreign Minister").name, office("deputy prime minister").rank
    ('state', 'foreign minister', 'minister')
    """
    words = text.lower().replace("’", "'").replace(",", " ").split()
    known = _by_words()
    # the longest name wins, and of two as long the earlier: a title's head stands before its "of"
    for size in range(min(len(words), _longest()), 0, -1):
        for at in range(len(words) - size + 1):
            found = known.get(" ".join(words[at : at + size]))
            if found is not None:
                return found
    return None


def rank(text: str) -> Rank | None:
    """The rank of the office that a title names."""
    found = office(text)
    return found.rank if found else None


def is_head(text: str) -> bool:
    """Whether a title is that of a head of state or government. A former or deputy head is none."""
    words = text.lower().replace("-", " ").split()
    if {"former", "ex", "late", "designate", "elect"} & set(words) or (
        words and words[0] in {"deputy", "vice", "first", "assistant"} and rank(text) not in HEADS
    ):
        return False
    return rank(text) in HEADS


@functools.cache
def _by_words() -> dict[str, Office]:
    found: dict[str, Office] = {}
    for each in offices():
        for name in (each.name, *each.others):
            found.setdefault(name.lower(), each)
    return found


@functools.cache
def _longest() -> int:
    return max(len(name.split()) for name in _by_words())


def _list(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]
