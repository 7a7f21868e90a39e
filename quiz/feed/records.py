"""Rows of a table -> visits. A row that cannot be right is told with row and field and left out; the rest is built."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import get_args

from quiz.citation import Evidence
from quiz.errors import QuizError
from quiz.feed.countrynames import Country, country, suggestion
from quiz.feed.model import Fact, Person, SlotValue, Visit, VisitKind
from quiz.feed.remarks import Remarked, Stay, kind_of, remarked
from quiz.feed.visitors import Principal, Refused, principals
from quiz.sources import published
from quiz.sources.names import slug
from quiz.sources.record import Record

_MONTHS = "January February March April May June July August September October November December".split()
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class _BadRowError(Exception):
    """A row that cannot be used: the field at fault and what is wrong with it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def visits_of(records: Iterable[Record], file: str = "") -> tuple[list[Visit], list[QuizError]]:
    """(visits, problems), in the order of the rows. `file` stands for the table in messages."""
    visits: list[Visit] = []
    problems: list[QuizError] = []
    for record in records:
        try:
            visits += _visits(record)
        except _BadRowError as bad:
            column = record.columns.get(bad.field, bad.field)
            problems.append(QuizError(f"{bad.message} The row is left out.", f"{file or record.source}: row {record.row}, {column}"))
    return _with_unique_ids(visits), problems


def _visits(record: Record) -> Iterator[Visit]:
    """One visit, or one for each of two principals who came together."""
    if record.surplus:
        raise _BadRowError("end", f'more cells than columns ("{record.surplus}"). Is a comma not quoted?')
    start, end = _days(record)
    people = principals(record.fields.get("visitor", ""), record.fields.get("office", ""))
    if isinstance(people, Refused):
        raise _BadRowError("visitor", people.reason)
    home = _country(record, "country", start)
    host = _country(record, "host_country", start)
    stay = _stay(start, end)
    kind, said = _kind(record)
    facts = list(remarked(record.fields.get("remark", ""), stay))
    for person in people:
        visitor = Person(person.name, _office(person, home), home.key if home else "")
        yield Visit(
            id=f"{start}-{slug(person.name, 5)}" + (f"-{slug(host.name, 4)}" if host else ""),
            visitor=visitor,
            host=Person(record.fields.get("host", ""), record.fields.get("host_office", ""), host.key if host else ""),
            start=start,
            end=end if end != start else "",
            title=_title(said, person, home, host, start, end),
            kind=kind,
            city=record.fields.get("city", ""),
            facts=list(_facts(record, person, host, said, facts)),
            evidence=[_evidence(record, "visitor", "country", "start", "end", "city")],
        )


def _with_unique_ids(visits: list[Visit]) -> list[Visit]:
    """A leader twice on one day gets a counter."""
    seen: dict[str, int] = {}
    for visit in visits:
        count = seen[visit.id] = seen.get(visit.id, 0) + 1
        if count > 1:
            visit.id = f"{visit.id}-{count}"
    return visits


def _days(record: Record) -> tuple[str, str]:
    start = _day(record, "start")
    if not start:
        raise _BadRowError("start", "no date of the visit.")
    end = _day(record, "end") or start
    if end[: len(start)] < start[: len(end)]:
        raise _BadRowError("end", f"the visit ends on {end}, before it starts on {start}.")
    return start, end


def _day(record: Record, field: str) -> str:
    """A cell's date as EDTF, empty where the cell is."""
    cell = record.fields.get(field, "")
    if not cell:
        return ""
    cell = re.sub(r"[T ]\d{2}:\d{2}.*$", "", cell)
    day = cell if _EDTF.fullmatch(cell) else _month(cell) or published.date_in(_ordered(cell, record.dates))
    if not day or not _exists(day):
        said = (
            "" if record.dates or not re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", cell) else ' Or say "dates: day-first" in the mapping.'
        )
        raise _BadRowError(field, f'"{cell}" is no date. Write it as 1961-05-03, 1961-05 or 1961.{said}')
    return day


def _month(cell: str) -> str:
    """ "May 1967" and "Sept. 1967" name a month, empty for all else."""
    named = re.fullmatch(r"([A-Za-z]{3,9})\.?,? (\d{4})", cell)
    months = [number for number, name in enumerate(_MONTHS, 1) if named and name.casefold().startswith(named[1].casefold()[:4])]
    whole = named and len(months) == 1 and len(named[1]) <= len(_MONTHS[months[0] - 1])
    return f"{named[2]}-{months[0]:02d}" if named and whole else ""


def _ordered(cell: str, order: str) -> str:
    """A date of numbers alone, in the order that the mapping tells; a date with dots is day first anyway."""
    numbers = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", cell)
    if not numbers or not (order or numbers[2] == "."):
        return cell
    first, second = numbers[1].zfill(2), numbers[3].zfill(2)
    return f"{numbers[4]}-{first}-{second}" if order == "month-first" else f"{numbers[4]}-{second}-{first}"


def _exists(day: str) -> bool:
    try:
        date(*(int(part) for part in (day + "-01-01").split("-")[:3]))
    except ValueError:
        return False
    return True


def _stay(start: str, end: str) -> Stay | None:
    return Stay(date.fromisoformat(start), date.fromisoformat(end)) if len(start) == len(end) == len("1961-05-03") else None


def _country(record: Record, field: str, day: str) -> Country | None:
    cell = record.fields.get(field, "")
    if not cell:
        return None
    found = country(cell, day)
    if found is None:
        near = suggestion(cell)
        raise _BadRowError(field, f'unknown country "{cell}".' + (f' Did you mean "{near}"?' if near else ""))
    return found


def _kind(record: Record) -> tuple[VisitKind, str]:
    """The kind column where the table has one, else what the remark begins with."""
    cell = record.fields.get("kind", "").casefold().removesuffix(" visit").strip()
    if cell:
        kind, said = kind_of(f"{cell} visit")
        return (kind, said) if said else ("other", "")
    kind, said = kind_of(record.fields.get("remark", ""))
    assert kind in get_args(VisitKind)
    return kind, said


def _office(person: Principal, home: Country | None) -> str:
    """ "President of Tunisia"; an office that tells its place keeps it, the pope is of no country."""
    if not person.office or not home or " of " in person.office or person.office == "Pope":
        return person.office
    return f"{person.office} of {with_article(home.name)}"


_ARTICLE = re.compile(r"\b(?:Republic|Kingdom|Union|States|Islands|Emirates|Federation)\b")
_ARTICLED = frozenset({"Netherlands", "Philippines", "Bahamas", "Gambia", "Comoros", "Maldives", "Seychelles"})


def with_article(name: str) -> str:
    """The country's name as it stands in a sentence."""
    takes = name in _ARTICLED or _ARTICLE.search(name)
    return f"the {name}" if takes else name


def _title(said: str, person: Principal, home: Country | None, host: Country | None, start: str, end: str) -> str:
    who = f"{person.office} {person.name}".strip() + (f" of {with_article(home.name)}" if home and " of " not in person.office else "")
    noun = said or "visit"
    return f"{noun[0].upper()}{noun[1:]} by {who}" + (f" to {with_article(host.name)}" if host else "") + f", {_period(start, end)}"


def _period(start: str, end: str) -> str:
    """ "12–23 December 1874", "28 May – 3 June 1961", "May 1961"."""
    if len(start) < len("1961-05-03") or start == end or not end:
        return _spoken(start)
    first, last = start.split("-"), end.split("-")
    if first[:2] == last[:2]:
        return f"{int(first[2])}–{_spoken(end)}"
    left = _spoken(start) if first[0] != last[0] else _spoken(start).rpartition(" ")[0]
    return f"{left} – {_spoken(end)}"


def _spoken(day: str) -> str:
    parts = day.split("-")
    month = f"{_MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    return (f"{int(parts[2])} " if len(parts) > 2 else "") + month + parts[0]


def _facts(record: Record, person: Principal, host: Country | None, said: str, found: list[Remarked]) -> Iterator[Fact]:
    """The visit itself, then what the remark adds, numbered by type."""
    place = host.name if host else ""
    slots: dict[str, SlotValue] = {"visitor": person.name}
    if place:
        slots["country"] = place
    if said:
        slots["kind"] = said
    yield Fact("visit-1", "visit", slots, evidence=[_evidence(record, *(("visitor", "remark") if said else ("visitor", "start")))])
    numbered = {"visit": 1}
    for kind, group in groupby(sorted(found, key=lambda r: r.type), key=lambda r: r.type):
        for remark in group:
            number = numbered[kind] = numbered.get(kind, 0) + 1
            yield Fact(
                f"{kind}-{number}",
                kind,
                _filled(remark, person, place),
                list(remark.open),
                evidence=[_evidence(record, "remark")],
            )


_ACTOR = {"visit": "visitor", "meet": "a"}


def _filled(remark: Remarked, person: Principal, place: str) -> dict[str, SlotValue]:
    slots: dict[str, SlotValue] = {_ACTOR.get(remark.type, "person"): person.name}
    for slot, value in remark.slots.items():
        filled = place if slot == "country" and not value else value
        if filled:
            slots[slot] = filled
    return slots


def _evidence(record: Record, *fields: str) -> Evidence:
    """The row and the table's own names of the columns."""
    columns = [record.columns[field] for field in fields if record.fields.get(field) and field in record.columns]
    return Evidence(record.source, row=record.row, field=", ".join(columns))
