"""First visits of leaders who can be told apart, and groups of them that lie apart in time."""

import random
from collections.abc import Iterator

from quiz.bank.make.tables.desk import Desk
from quiz.bank.make.tables.rivals import CROWNS, form
from quiz.bank.make.tables.rows import Row, maybe_one


def first_visits(desk: Desk) -> list[Row]:
    """Of each leader who can be told apart from every other: the first visit, where that falls into the deck."""
    mine = {row.visit.id for row in desk.rows}
    found: dict[str, Row] = {}
    for row in desk.rows:
        visits = desk.table.visits_of(row)
        named = len(row.name.split()) > 1 or bool(CROWNS & set(row.title.split()))  # "President-elect Arias" may be either of two brothers
        if (
            named
            and visits
            and row.country
            and desk.table.is_sound(row)
            and visits[0].visit.id in mine
            and visits[0].visit.id == row.visit.id
        ):
            found[row.visit.id] = row
    return list(found.values())


def groups(rows: list[Row], size: int, rng: random.Random, apart: int) -> Iterator[list[Row]]:
    """Groups of leaders from different countries whose visits lie at least `apart` days from one another, in order."""
    pool = rows[:]
    rng.shuffle(pool)
    while len(pool) >= size:
        group: list[Row] = []
        for row in pool:
            if all(
                abs((row.start - o.start).days) >= apart and not row.grounds & o.grounds and not maybe_one(row.name, o.name) for o in group
            ) and (not group or form(row) == form(group[0])):
                group.append(row)
            if len(group) == size:
                break
        pool = [row for row in pool if row not in group] if group else []
        if len(group) < size:
            pool = pool[1:]
            continue
        yield sorted(group, key=lambda r: r.start)


def apart_in(desk: Desk) -> int:
    """Visits that are compared should lie a good part of the deck's time from one another."""
    span = (desk.rows[-1].start - desk.rows[0].start).days
    return max(200, span // 12)
