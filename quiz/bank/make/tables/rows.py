"""Visits of tables, arranged for asking: who is who, who was there when, and what can be shown to be false.

A table lists what its makers knew. So a leader counts as one only where no other name of his country may be his, and
nobody is called absent whose stay may have reached into the days asked about.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from quiz.bank import spoken
from quiz.bank.make import nations
from quiz.bank.make.sameness import plain, same_person
from quiz.feed.countrynames import known_as, lifetime, regions
from quiz.feed.leaders import misspelt, name_areas, surname_first
from quiz.feed.model import Fact, Visit

_KIND_NOUNS = {"state": "state visit", "official": "official visit", "working": "working visit", "private": "private visit"}
_REGNAL_ONE = re.compile(r" I$")
# a stay may begin before the official days and last after them
MARGIN = timedelta(days=45)


class Row:
    """One visit of a table with the words in which it is asked about."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.name = visit.visitor.name
        self.country = nations.name(visit.visitor.country) if visit.visitor.country else ""
        self.the_country = nations.with_article(self.country)
        self.office = (
            re.sub(rf" of (?:the )?{re.escape(self.country)}$", "", visit.visitor.office) if self.country else visit.visitor.office
        )
        known = known_as(visit.visitor.country) if visit.visitor.country else None
        self.grounds = known.grounds if known else frozenset({self.country})
        self.areas = name_areas(self.grounds)
        self.surname_first = surname_first(self.name, self.grounds)
        self.region = regions().get(visit.visitor.country) or regions().get(min(self.grounds), "")
        self.host = nations.name(visit.host.country) if visit.host.country else ""
        self.the_host = nations.with_article(self.host)
        self.start, self.end = _days(visit)
        self.year = self.start.year
        self.day = self.start.toordinal()
        self.here = _stay(visit, self.start, self.end)
        self.first = next((f for f in visit.facts if f.type == "visit" and "city" not in f.slots), None)

    @property
    def of_a_state(self) -> bool:
        """Whether what the visitor leads can be called a country: New Caledonia cannot."""
        return bool(self.country) and not nations.is_territory(self.visit.visitor.country)

    @property
    def in_assembly(self) -> bool:
        """Whether the visit falls into the weeks in which the United Nations meet, and many come whom a list of visits leaves out."""
        return self.visit.host.country == "US" and self.start.month in _ASSEMBLY

    def stood_in(self, year: int) -> bool:
        """Whether the visitor's state existed under this name then."""
        founded, ended = lifetime(self.visit.visitor.country)
        return founded <= year <= ended

    @property
    def for_others(self) -> bool:
        """Whether he came as the head of something else, so that the country and the office beside his name may not be meant."""
        return bool(self.facts("role"))

    @cached_property
    def title(self) -> str:
        """ "Prime Minister Roe", "King Olav V", "Ada Roe" where no office is told."""
        if not self.office or plain(self.name).startswith(plain(self.office) + " "):
            return self.name
        return f"{self.office} {self.name}"

    @cached_property
    def who(self) -> str:
        """ "Prime Minister Roe of Norway"."""
        return f"{self.title} of {self.the_country}" if self.country and self.office != "Pope" else self.title

    @property
    def is_private(self) -> bool:
        """Whether he came for himself, and stood for nobody."""
        return self.visit.kind == "private" or "private" in self.kind_said

    @property
    def kind_said(self) -> str:
        """The table's own name of the kind, "official working visit"; empty where it tells none."""
        told = self.first.slots.get("kind", "") if self.first else ""
        return told if isinstance(told, str) else ""

    @cached_property
    def noun(self) -> str:
        """The visit with its article: "a state visit", or "a visit" where the kind is not told."""
        return spoken.article(self.kind_said or _KIND_NOUNS.get(self.visit.kind, "visit"))

    @cached_property
    def month(self) -> str:
        return spoken.month_of(self.visit.start)

    @cached_property
    def days(self) -> str:
        return spoken.between(self.visit.start, self.visit.end)

    def facts(self, kind: str) -> list[Fact]:
        return [fact for fact in self.visit.facts if fact.type == kind]


def _days(visit: Visit) -> tuple[date, date]:
    """The first and the last day that the visit's dates may mean."""
    start, end = visit.start, visit.end or visit.start
    first = date.fromisoformat((start + "-01-01")[:10])
    parts = spoken.parts(end)
    if parts is None or parts[2]:
        return first, date.fromisoformat(end) if parts else first
    year, month, _ = parts
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return first, following - timedelta(1)


def _stay(visit: Visit, start: date, end: date) -> tuple[date, date]:
    """The days of the whole stay, which the remark may tell, around the official ones."""
    told = [str(f.slots["date"]) for f in visit.facts if f.type in ("arrive", "depart") and "date" in f.slots]
    days = [date.fromisoformat(day) for day in told if spoken.is_day(day)]
    return min([start, *days]), max([end, *days])


_ASSEMBLY = (9, 10)  # months
_A_TERM = 4 * 365  # days
_A_REIGN = 8 * 365
_A_LIFE_APART = 20 * 365
_FOR_LIFE = frozenset({"King", "Queen", "Emperor", "Sultan", "Emir", "Shah"})

_PARTICLES = re.compile(r"^(?:al|el|as|ad|an|bin|ibn|ben|abu|de|da|di|van|von|der|the|dr|sheikh|shaikh)$")
_ARABIC = re.compile(r"\b(?:bin|ibn|al|Al|Sheikh)\b|\bal-")
_VOWELS = re.compile(r"[aeiouyhw]+")


@lru_cache(maxsize=16384)
def _skeleton(name: str) -> tuple[str, ...]:
    """The consonants of each word, doubled ones once: what two transcriptions of one name share."""
    words = [w for w in re.split(r"[^a-z]+", plain(name)) if w and not _PARTICLES.match(w)]
    bare = [re.sub(r"^(?:el|al)(?=[^aeiou])", "", w) or w for w in words]
    return tuple(re.sub(r"(.)\1+", r"\1", w[0] + _VOWELS.sub("", w[1:])) for w in bare)


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two names of as many words differ by a letter or two."""
    if abs(len(one) - len(other)) > 2 or len(one.split()) != len(other.split()) or plain(one) == plain(other):
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= 0.85


def _parted_else(one: str, other: str) -> bool:
    """Whether two names differ by a blank or a hyphen alone: "Jean Claude" and "Jean-Claude"."""
    return plain(one) != plain(other) and re.sub(r"[\W_]", "", plain(one)) == re.sub(r"[\W_]", "", plain(other))


@lru_cache(maxsize=65536)
def maybe_one(a: str, b: str) -> bool:
    """Whether two names of one country's leaders may be one leader's: transcriptions and slips differ by vowels and particles."""
    if same_person(a, b):
        return True
    one, other = _skeleton(a), _skeleton(b)
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if _ARABIC.search(a) and _ARABIC.search(b) and set(one) & set(other):
        return True  # a father's or a family's name may stand where the other row has the man's own
    # one surname and like first names: "Heydar" and "Geidar" are two spellings of one
    alike = len(one) > 1 and len(other) > 1 and SequenceMatcher(None, plain(a).split()[0], plain(b).split()[0]).ratio() >= 0.6
    return one[-1] == other[-1] and (one[0][0] == other[0][0] or alike)


class TableIndex:
    """Every visit of the whole feed that stands in a table."""

    def __init__(self, visits: Iterable[Visit], complete: frozenset[str] = frozenset()) -> None:
        self.complete = complete  # sources that leave no visit out
        rows = (Row(v) for v in visits if spoken.precision(v.start) >= 2 and v.visitor.name and v.host.country)
        self.rows = sorted(rows, key=lambda row: (row.start, row.visit.id))
        self.by_id = {row.visit.id: row for row in self.rows}
        self._starts = [row.start for row in self.rows]
        self._longest = max((row.end - row.start for row in self.rows), default=timedelta(0))
        self._of_ground: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for ground in row.grounds:
                self._of_ground[ground].append(row)
        self._compatriots: dict[frozenset[str], list[Row]] = {}
        self._same: dict[str, list[Row]] = {}
        self._slips: dict[str, bool] = {}
        self._named: dict[str, bool] = {}

    def is_complete(self) -> bool:
        """Whether every row is of a list that leaves no visit out."""
        return all(evidence.source in self.complete for row in self.rows for evidence in row.visit.evidence)

    def around(self, start: date, end: date, margin: timedelta = MARGIN) -> Sequence[Row]:
        """Rows whose days, or the days around them, meet this stretch."""
        low = bisect_left(self._starts, start - margin - self._longest)
        high = bisect_right(self._starts, end + margin)
        return [row for row in self.rows[low:high] if row.end + margin >= start]

    def between(self, first: date, last: date) -> Sequence[Row]:
        """Rows that begin within these days."""
        return self.rows[bisect_left(self._starts, first) : bisect_right(self._starts, last)]

    def is_known_by(self, other: Row, row: Row) -> bool:
        """Whether the table has the other's country before the row: a land that came first later may have been no state yet."""
        return any(r.day <= row.day for r in self.compatriots(other) if r.country == other.country)

    def near_in_time(self, row: Row, count: int) -> Iterator[Row]:
        """The rows before and after it, nearest first, as many on each side; found only as far as they are asked for."""
        at = bisect_left(self._starts, row.start)
        before, after = at - 1, at
        low, high, day = max(0, at - count), min(len(self.rows), at + count), row.day
        while before >= low or after < high:
            earlier = before >= low and (after >= high or day - self.rows[before].day <= self.rows[after].day - day)
            yield self.rows[before if earlier else after]
            before, after = (before - 1, after) if earlier else (before, after + 1)

    def attending(self, region: str) -> list[Row]:
        """The rows of a part of the world that tell of an event attended."""
        return self._attending.get(region, [])

    @cached_property
    def _attending(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.facts("attend"):
                found[row.region].append(row)
        return found

    def compatriots(self, row: Row) -> list[Row]:
        """All rows from the same ground, old and new names of the country alike."""
        if row.grounds not in self._compatriots:
            found = {r.visit.id: r for ground in sorted(row.grounds) for r in self._of_ground[ground]}
            self._compatriots[row.grounds] = sorted(found.values(), key=lambda r: (r.start, r.visit.id))
        return self._compatriots[row.grounds]

    def maybe_same(self, row: Row) -> list[Row]:
        """Rows that may be the same leader's, the row itself among them."""
        if row.visit.id not in self._same:
            mine = {r.visit.id for r in self.compatriots(row)}
            # a leader's country may be renamed or misnamed, so an equal full name counts from anywhere
            found = [r for r in self.compatriots(row) if maybe_one(r.name, row.name)]
            found += [r for r in self._of_name[plain(row.name)] if r.visit.id not in mine and " " in row.name]
            self._same[row.visit.id] = sorted(found, key=lambda r: (r.start, r.visit.id))
        return self._same[row.visit.id]

    @cached_property
    def _of_name(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[plain(row.name)].append(row)
        return found

    def is_sound(self, row: Row) -> bool:
        """Whether a question may be about the row: the name is right, the office his own, and the man one."""
        return self.is_rightly_named(row) and not self.may_be_two(row)

    def is_rightly_named(self, row: Row) -> bool:
        """Whether name and office may be shown."""
        if row.visit.id not in self._named:
            doubtful = self.is_slip(row) or self.is_office_slip(row) or self.is_of_a_kingdom(row) or row.for_others
            self._named[row.visit.id] = not doubtful
        return self._named[row.visit.id]

    def is_slip(self, row: Row) -> bool:
        """Whether the name may be a slip of the pen: the table has it otherwise as often or more, or the leader is known by another."""
        words = plain(row.name).split()
        if any(one == other for one, other in itertools.pairwise(words)) or misspelt(row.name, row.grounds):
            return True  # "Giulio Giulio"
        if plain(row.name) not in self._slips:
            names = Counter(r.name for r in self.compatriots(row))
            self._slips[plain(row.name)] = any(
                count >= names[row.name] and other != row.name and (_spelt_alike(other, row.name) or _parted_else(other, row.name))
                for other, count in names.items()
            )
        return self._slips[plain(row.name)]

    def is_office_slip(self, row: Row) -> bool:
        """Whether the same leader's rows before and after this one agree on another office: "President" between two "Premier"."""
        mine = [r for r in self.maybe_same(row) if r.name == row.name and abs(r.day - row.day) <= _A_TERM and r.visit.id != row.visit.id]
        offices = {r.office for r in mine}
        around = any(r.day <= row.day for r in mine) and any(r.day >= row.day for r in mine)
        return len(mine) > 1 and around and len(offices) == 1 and row.office not in offices and "-" not in row.office

    def is_of_a_kingdom(self, row: Row) -> bool:
        """Whether a president is said to lead a country that had a king in those years: he heads its government."""
        kings = (r for r in self.compatriots(row) if r.country == row.country and r.office in ("King", "Queen"))
        return row.office == "President" and any(abs(r.day - row.day) < _A_REIGN for r in kings)

    def may_be_two(self, row: Row) -> bool:
        """Whether the rows of one name lie so far apart that a father's may stand for his son's: 1970 and 1994."""
        days = sorted(r.day for r in self.compatriots(row) if r.name == row.name and r.office not in _FOR_LIFE)
        return any(later - earlier > _A_LIFE_APART for earlier, later in itertools.pairwise(days))

    def visits_of(self, row: Row) -> list[Row]:
        """All visits of the leader, or none where another name may be his too."""
        same = self.maybe_same(row)
        names = {_REGNAL_ONE.sub("", r.name) for r in same}
        return same if len(names) == 1 and len({frozenset(r.grounds) for r in same}) == 1 else []

    def is_there(self, other: Row, start: date, end: date, margin: timedelta = MARGIN) -> bool:
        """Whether the leader of another row may have been in the country in these days."""
        return any(r.here[1] + margin >= start and r.here[0] - margin <= end for r in self.maybe_same(other))

    def namesakes(self, row: Row) -> list[Row]:
        """Leaders of other countries whom the bare name may mean."""
        last = plain(row.name).split()[-1]
        return [r for r in self._of_last_name[last] if not r.grounds & row.grounds and same_person(r.name, row.name)]

    @cached_property
    def _of_last_name(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for word in set(plain(row.name).split()):
                found[word].append(row)
        return found

    def alone_in_month(self, row: Row) -> bool:
        """Whether no other leader of the country, and no second visit of this one, falls into the month."""
        month = row.visit.start[:7]
        return not any(r.visit.id != row.visit.id and month in (r.visit.start[:7], r.visit.end[:7]) for r in self.compatriots(row))
