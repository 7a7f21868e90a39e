"""Who may stand beside the key: leaders of one form, certainly others than the key and than one another, certainly not there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quiz.bank.make.sameness import plain, same
from quiz.bank.make.tables.desk import Desk
from quiz.bank.make.tables.rows import Row, TableIndex, maybe_one

FEWEST = 2
GENERATION = 15 * 365  # days: a leader who was at school, or dead, is no temptation
TERM = 4 * 365  # days: whoever came long before and long after may have been out of office between
_SURNAME_STARTS = frozenset("van von de del della di da le la st ben al el den der ter".split())
_CONSORT = {"Queen": "King", "Empress": "Emperor", "Princess": "Prince", "Duchess": "Duke", "Amir": "Emir"}
CROWNS = frozenset("King Queen Emperor Empress Sultan Emir Amir Shah Prince Princess Duke Duchess".split())


class Form(NamedTuple):
    """Leaders of one form stand together: "Kishi" and "Van Zeeland", kings, those of no told office, presidents not yet in office."""

    surname_alone: bool
    crown: bool
    office: bool
    waiting: bool


def form(row: Row) -> Form:
    words = row.name.split()
    surname = len(words) == 1 or (len(words) == 2 and words[0].rstrip(".").casefold() in _SURNAME_STARTS)
    crown = words[0] in ("King", "Queen", "Emperor", "Sultan", "Pope", "Prince", "Emir", "Shah", "Empress")
    return Form(
        surname,
        crown,
        bool(row.office) or crown,
        bool(re.search(r"(?i)\b(?:elect|designate|acting|former|interim|provisional|transitional)\b", row.office)),
    )


def of_one_name(one: Row, other: Row) -> bool:
    """Whether two leaders of one country share the last name: "Costas" and "Konstandinos" may be one man."""
    return bool(one.grounds & other.grounds) and plain(one.name).split()[-1:] == plain(other.name).split()[-1:]


def distinct_people(table: TableIndex, rows: Iterable[Row], key: Row, most: int) -> list[Row]:
    """At most so many rows, no two of whom may be one person, nor the key's."""
    chosen: list[Row] = []
    for row in rows:
        others = (key, *chosen)
        known = any(maybe_one(row.name, other.name) or of_one_name(row, other) for other in others)
        if not known and table.is_rightly_named(row) and form(row) == form(key):
            chosen.append(row)
        if len(chosen) == most:
            break
    return chosen


def away(desk: Desk, row: Row, others: Iterable[Row]) -> Iterator[Row]:
    """Those who were certainly not in the country in the month of the row."""
    start = row.start.replace(day=1)
    return (other for other in others if other.host == row.host and not desk.table.is_there(other, start, row.end))


def was_in_office(desk: Desk, row: Row, other: Row) -> bool:
    """Whether a leader surely held his office when the other came: the list shows him in it in the years before that day and after."""
    shown = [r for r in desk.table.maybe_same(other) if r.office == other.office and abs(r.day - row.day) <= TERM]
    return any(r.start <= row.end for r in shown) and any(r.end >= row.start for r in shown)


def one_a_country(rows: Sequence[Row], most: int) -> list[Row]:
    chosen: list[Row] = []
    for row in rows:
        if not any(row.grounds & other.grounds or same(row.country, other.country) for other in chosen):
            chosen.append(row)
    return chosen[:most]


def of_many_regions(rows: Sequence[Row], key: Row, most: int) -> list[Row]:
    """At most so many, from as many parts of the world as there are; none where the key is the only one from elsewhere."""
    seen: Counter[str] = Counter()
    turns = []
    for row in rows:
        turns.append((seen[_part(row)], row))
        seen[_part(row)] += 1
    chosen = [row for _, row in sorted(turns, key=lambda turn: turn[0])][:most]
    return [] if len(seen) == 1 and _part(key) not in seen else chosen


def _part(row: Row) -> str:
    """The part of the world: Europe, Africa, the Americas, or the rest."""
    found = re.search(r"Europe|Africa|America|Caribbean", row.region)
    return found[0].replace("Caribbean", "America") if found else ""


@lru_cache(maxsize=8192)
def of_rank(row: Row) -> str:
    """What an office tells of its country's form of rule: a king is of a kingdom, an emir of an emirate."""
    ranks = CROWNS & {*row.office.replace("-", " ").split(), *row.name.split()[:1]}
    rank = min(ranks, default=row.office)
    return _CONSORT.get(rank, rank)
