"""Questions about visits that stand in a table: who, from where, when, on which kind of visit, who came first, how often.

Every wrong option is another record's right one, and is shown to be false by the whole table: a leader is an option only
where the table has him elsewhere in the days asked about, or not at all near them.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate, signed, slug
from quiz.bank.make.sameness import plain, same
from quiz.bank.make.tablerows import Row, TableIndex, maybe_one
from quiz.bank.make.tablewords import TableWording, filled
from quiz.bank.question import Distractor, Generated, Level
from quiz.citation import Evidence, Source
from quiz.feed import places
from quiz.feed.countrynames import accepted_names
from quiz.feed.model import Fact

Passage = Callable[[Evidence], str]

_KINDS = ("state visit", "official visit", "working visit", "private visit")
_OPTIONS = 3
_YEARS_OFF = 5  # a leader may have been in office then
_EVIDENCE_AT_MOST = 12
_SURNAME_STARTS = frozenset("van von de del della di da le la st ben al el den der ter".split())
# an event of another age would be no temptation
_FEWEST = 2
_AN_AGE = 5 * 365  # days: an event of another decade is no temptation
_GENERATION = 18 * 365  # days: nor is a leader who was at school, or dead


class Desk(NamedTuple):
    """What a maker has before it: the deck's rows, the whole table, the wording, and how passages and publishers are read."""

    rows: Sequence[Row]
    table: TableIndex
    sources: dict[str, Source]
    passage: Passage
    wording: TableWording
    deck: str
    period: str
    seed: int = 0

    def chance(self, *names: str) -> random.Random:
        """A generator for one question alone, so that a new row moves no other question."""
        return random.Random("/".join((str(self.seed), *names)))  # noqa: S311

    def cited(self, rows: Sequence[Row], fact: Fact | None = None) -> list[Evidence]:
        """The rows, and a fact of the first one's remark, each with its passage."""
        found = [*(fact.evidence if fact else ()), *(e for row in rows[:_EVIDENCE_AT_MOST] for e in row.visit.evidence[:1])]
        return [Evidence(e.source, e.start, e.end, e.row, e.field, e.passage or self.passage(e)) for e in found]

    def list_name(self, row: Row) -> str:
        """Who keeps the list, as it is named after "according to"."""
        source = self.sources.get(row.visit.evidence[0].source) if row.visit.evidence else None
        if source and source.publisher:
            articled = source.publisher.split(" ")[0] in ("Office", "Ministry", "Department", "Embassy", "Foreign", "Government")
            return f"the {source.publisher}" if articled else source.publisher
        return f"the list “{source.title}”" if source and source.title else "the list"


def deck_questions(desk: Desk) -> Iterator[Candidate]:
    """Every sound question about several rows of the deck."""
    complete = desk.table.is_complete()
    for maker, needs_all in DECK_MAKERS:
        if complete or not needs_all:
            yield from maker(desk)


def _holes(desk: Desk, row: Row, **more: str) -> dict[str, str]:
    return {
        "who": row.who,
        "title": row.title,
        "name": row.name,
        "office": row.office.lower(),
        "country": row.the_country,
        "host": row.the_host,
        "visit": row.noun,
        "month": row.month,
        "days": row.days,
        "list": desk.list_name(row),
        **more,
    }


def _stem(desk: Desk, rule: str, row: Row, **more: str) -> str:
    return spoken.sentence(desk.wording.stem(rule, row.start.toordinal(), **_holes(desk, row, **more)))


def _says(desk: Desk, rule: str, row: Row, **more: str) -> str:
    return spoken.sentence(filled(desk.wording.says[rule], **_holes(desk, row, **more)))


def _why(desk: Desk, row: Row, rule: str = "visited") -> str:
    return spoken.sentence(filled(desk.wording.why[rule], **_holes(desk, row)))


def _common(
    desk: Desk, row: Row, slot: str, rule: str, kind: str, *, level: Level = "remember", tags: Sequence[str] = ()
) -> dict[str, Any]:
    """The fields that all types share. The id comes from the row, the rule and the type, and from nothing that may move."""
    return {
        "id": slug(f"{row.visit.id}-{rule}-{kind}"),
        "explanation": _says(desk, "visit", row),
        "evidence": desk.cited([row]),
        "tags": ["visits", *tags, f"{row.year // 10 * 10}s"],
        "level": level,
        "generated": Generated(source=f"{row.visit.id}/{row.first.id if row.first else 'visit'}", slot=slot, rule=f"table.{rule}"),
    }


def _made(question: Any, row: Row, slot: str, weight: float) -> Candidate:
    fact = row.first.id if row.first else "visit"
    return Candidate(signed(question), (f"{row.visit.id}/{fact}",), slot, weight, plain(question.answer_text()))


class _Form(NamedTuple):
    """Leaders of one form stand together: "Kishi" and "Van Zeeland", kings, those of no told office, presidents not yet in office."""

    surname_alone: bool
    crown: bool
    office: bool
    waiting: bool


def _form(row: Row) -> _Form:
    words = row.name.split()
    surname = len(words) == 1 or (len(words) == 2 and words[0].rstrip(".").casefold() in _SURNAME_STARTS)
    crown = words[0] in ("King", "Queen", "Emperor", "Sultan", "Pope", "Prince", "Emir", "Shah", "Empress")
    return _Form(surname, crown, bool(row.office) or crown, bool(re.search(r"(?i)\b(?:elect|designate|acting|former)\b", row.office)))


def _of_one_name(one: Row, other: Row) -> bool:
    """Whether two leaders of one country share the last name: "Costas" and "Konstandinos" may be one man."""
    return bool(one.grounds & other.grounds) and plain(one.name).split()[-1:] == plain(other.name).split()[-1:]


def _distinct_people(table: TableIndex, rows: Iterable[Row], key: Row, most: int) -> list[Row]:
    """At most so many rows, no two of whom may be one person, nor the key's."""
    chosen: list[Row] = []
    for row in rows:
        others = (key, *chosen)
        known = any(maybe_one(row.name, other.name) or _of_one_name(row, other) for other in others)
        if not known and not table.is_slip(row) and _form(row) == _form(key):
            chosen.append(row)
        if len(chosen) == most:
            break
    return chosen


def _away(desk: Desk, row: Row, others: Iterable[Row]) -> Iterator[Row]:
    """Those who were certainly not in the country in the month of the row."""
    start = row.start.replace(day=1)
    return (other for other in others if other.host == row.host and not desk.table.is_there(other, start, row.end))


def who_of_country(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which president of Tunisia came in May 1961: wrong options are others of that office who came at other times."""
    if not row.office or not row.country or row.office == "Pope" or not desk.table.alone_in_month(row):
        return
    rivals = [r for r in desk.table.compatriots(row) if r.office == row.office and r.country == row.country]
    of_the_time = [r for r in _away(desk, row, rivals) if abs(r.day - row.day) <= _GENERATION]
    near = sorted(of_the_time, key=lambda r: (abs((r.start - row.start).days), r.visit.id))
    wrong = _distinct_people(desk.table, near, row, _OPTIONS)
    if len(wrong) < 2:
        return
    stem = _stem(desk, "who-of-country", row)
    options: list[str | Distractor] = [Distractor(r.name, _why(desk, r)) for r in wrong]
    fields = _common(desk, row, "visitor", "who-of-country", "choice", tags=["people"])
    yield _made(Choice(prompt=stem, answer=row.name, distractors=options, **fields), row, "visitor", 9)


def who_in_month(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which of these leaders came in June 1957: wrong options came in other months.

    A visit of no told kind may be one that the list leaves out for others, who came for an assembly; so the list is asked then.
    """
    if not row.country or not row.office:
        return
    office = row.office.split("-")[0]
    near = (r for r in desk.table.near_in_time(row, 60) if r.country and r.office.split("-")[0] == office and not r.grounds & row.grounds)
    pool = list(islice(_away(desk, row, (r for r in near if abs(r.year - row.year) <= 6)), 12))
    rng = desk.chance(row.visit.id, "who-in-month")
    rng.shuffle(pool)
    wrong = _one_a_country(_distinct_people(desk.table, pool, row, 8), _OPTIONS)
    if len(wrong) < _OPTIONS:
        return
    options: list[str | Distractor] = [Distractor(r.who, _why(desk, r)) for r in wrong]
    fields = _common(desk, row, "visitor", "who-in-month", "choice", tags=["people"])
    stem = _stem(desk, "who-in-month" if row.kind_said else "listed-in-month", row)
    yield _made(Choice(prompt=stem, answer=row.who, distractors=options, **fields), row, "visitor", 7)


def _one_a_country(rows: Sequence[Row], most: int) -> list[Row]:
    chosen: list[Row] = []
    for row in rows:
        if not any(row.grounds & other.grounds or same(row.country, other.country) for other in chosen):
            chosen.append(row)
    return chosen[:most]


_OF_FEW = frozenset(
    {"Pope", "Sultan", "Emir", "Amir", "Shah", "Emperor", "Empress", "Grand Duke", "Grand Duchess", "Taoiseach"}
)  # they tell the country
_CROWNS = frozenset("King Queen Emperor Empress Sultan Emir Amir Shah Prince Princess Duke Duchess".split())


def _of_rank(row: Row) -> str:
    """What an office tells of its country's form of rule: a king is of a kingdom."""
    return "crown" if _CROWNS & set(row.office.replace("-", " ").split()) or _CROWNS & set(row.name.split()[:1]) else row.office


def from_where(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which country the leader represented: wrong options are countries of the region whose leaders came in those years."""
    if not row.country or row.office in _OF_FEW or _names_country(row) or desk.table.namesakes(row):
        return
    near = (r for r in desk.table.near_in_time(row, 300) if r.country and r.host == row.host and _of_rank(r) == _of_rank(row))
    neighbours = list(islice((r for r in near if r.region == row.region and not r.grounds & row.grounds), 8))
    rng = desk.chance(row.visit.id, "country")
    rng.shuffle(neighbours)
    wrong = _one_a_country(neighbours, _OPTIONS)
    if len(wrong) < _FEWEST:
        return
    options: list[str | Distractor] = [r.the_country[:1].upper() + r.the_country[1:] for r in wrong]
    answer = row.the_country[:1].upper() + row.the_country[1:]
    stem = _stem(desk, "country", row)
    fields = _common(desk, row, "country", "country", "choice", tags=["countries"])
    yield _made(Choice(prompt=stem, answer=answer, distractors=options, **fields), row, "country", 6)


def country_by_office(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Of which country the leader was president, to be typed."""
    if row.country and _leads_alone(row.office) and " " in row.name and not _names_country(row) and not desk.table.namesakes(row):
        fields = _common(desk, row, "country", "country-of-office", "short", tags=["countries"])
        accept = _other_names(row)
        question = Short(prompt=_stem(desk, "country-of-office", row), answer=row.country, accept=accept, **fields)
        yield _made(question, row, "country", 6)


def _leads_alone(office: str) -> bool:
    return office in ("President", "Prime Minister", "Chancellor", "Premier")


def _other_names(row: Row) -> list[str]:
    today = next(iter(row.grounds)) if len(row.grounds) == 1 else row.visit.visitor.country
    names = [row.the_country, *accepted_names(today)]
    found: dict[str, str] = {}
    for name in names:
        former = places.country(name)
        if plain(name) != plain(row.country) and not (former is not None and former.former):
            found.setdefault(plain(name), name)
    return list(found.values())


def _names_country(row: Row) -> bool:
    return any(word in plain(row.title).split() for word in plain(row.country).split() if len(word) > 3)


def in_which_year(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The year of a leader whom the table has once."""
    if len(desk.table.visits_of(row)) != 1:
        return
    rng = desk.chance(row.visit.id, "year")
    newest = max(r.year for r in desk.table.rows)
    oldest = min(r.year for r in desk.table.compatriots(row) if r.country == row.country)  # a state that was none had no leaders
    decade = row.year // 10 * 10  # the deck's name may tell it
    near = [year for year in range(decade, decade + 10) if oldest <= year <= newest and 0 < abs(year - row.year) <= _YEARS_OFF]
    if len(near) < _OPTIONS:
        return
    fields = _common(desk, row, "start", "year", "choice", tags=["dates"])
    stem = _stem(desk, "year", row)
    options: list[str | Distractor] = [str(y) for y in sorted(rng.sample(near, _OPTIONS))]
    yield _made(Choice(prompt=stem, answer=str(row.year), distractors=options, **fields), row, "start", 5)


def year_in_gap(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The same year as a blank in a sentence."""
    if len(desk.table.visits_of(row)) != 1 or not row.kind_said:
        return
    sentence = spoken.sentence(
        desk.wording.stem("gap-year", 0, **_holes(desk, row, gap=f"{{{{c1::{row.year}::{desk.wording.hints['year']}}}}}"))
    )
    fields = _common(desk, row, "start", "gap-year", "cloze", tags=["dates"])
    if "{" not in row.who + row.noun + row.host:
        yield _made(Cloze(prompt="Fill the gap.", text=sentence, **fields), row, "start", 4)


def which_kind(desk: Desk, row: Row) -> Iterator[Candidate]:
    """State, official, working or private: asked where the table says it in so many words, and of one visit in the month."""
    said = row.kind_said
    if said not in _KINDS or not desk.table.alone_in_month(row):
        return
    told = " ".join(e.passage for e in desk.cited([row], row.first)).casefold()
    wrong = [kind for kind in _KINDS if kind != said and kind.split()[0] not in told]
    if len(wrong) < 2:
        return
    fields = _common(desk, row, "kind", "kind", "choice", tags=["kinds of visit"])
    fields["evidence"] = desk.cited([row], row.first)
    options: list[str | Distractor] = [spoken.article(kind).capitalize() for kind in wrong]
    question = Choice(prompt=_stem(desk, "kind", row), answer=spoken.article(said).capitalize(), distractors=options, **fields)
    yield _made(question, row, "kind", 5)


def statement(desk: Desk, row: Row) -> Iterator[Candidate]:
    """A true statement, or one with a month of a year in which the table has no visit of the leader; each row has one of the two."""
    if not row.country or not desk.table.alone_in_month(row):
        return
    rng = desk.chance(row.visit.id, "statement")
    fields = _common(desk, row, "statement", "statement", "tf")
    stem = "statement" if row.kind_said else "listed-statement"
    if rng.random() < 0.5:
        yield _made(TrueFalse(prompt=_stem(desk, stem, row), answer=True, **fields), row, "statement", 3)
        return
    mine = {r.year for r in desk.table.maybe_same(row)} | {r.here[1].year for r in desk.table.maybe_same(row)}
    elsewhen = [r for r in islice(desk.table.near_in_time(row, 120), 160) if r.year not in mine and r.host == row.host]
    if not elsewhen or not desk.table.visits_of(row):
        return
    other = rng.choice(elsewhen)
    prompt = _stem(desk, "listed-statement", row, month=other.month)  # that the list has no such visit is what can be shown
    correction = _stem(desk, "listed-statement", row)
    others = [r for r in desk.table.visits_of(row) if r.visit.id != row.visit.id]
    fields["evidence"] = desk.cited([row, *sorted(others, key=lambda r: abs(r.day - other.day))[:3]])  # the correction's first
    yield _made(TrueFalse(prompt=prompt, answer=False, correction=correction, **fields), row, "statement", 3)


_OF_A_REGION = re.compile(r"\b(?:Pacific|Africa\w*|Arab|ASEAN|Caribbean|Europe\w*|EU|Latin|Americas?|Gulf|Asia\w*|Central|Nordic|Baltic)\b")


def at_which_event(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The event that a leader came for: wrong options are events of other years that he did not attend."""
    for fact in row.facts("attend")[:1]:
        event = str(fact.slots["event"])
        if _OF_A_REGION.search(event):
            continue  # the name tells from where those come who attend
        mine = {plain(str(f.slots["event"])) for r in desk.table.maybe_same(row) for f in r.facts("attend")}
        found: dict[str, Row] = {}
        # an event of another part of the world would be no temptation
        for other in sorted(desk.table.attending(row.region), key=lambda r: abs(r.day - row.day)):
            for rival in other.facts("attend")[:1]:
                name = str(rival.slots["event"])
                if name.startswith(("a ", "an ")) != event.startswith(("a ", "an ")):
                    continue
                apart = 60 < abs(other.day - row.day) < _AN_AGE
                if apart and plain(name) not in mine and not any(_one_event(name, taken) for taken in (event, *found)):
                    found.setdefault(name, other)
        rng = desk.chance(row.visit.id, "event")
        pool = list(found)[:6]
        rng.shuffle(pool)
        if len(pool) < _OPTIONS:
            continue
        fields = _common(desk, row, "event", "event", "choice", tags=["events"])
        fields |= {"evidence": desk.cited([row], fact), "explanation": _says(desk, "attended", row, event=event)}
        options: list[str | Distractor] = [Distractor(_capital(name), _why(desk, found[name], "other-event")) for name in pool[:_OPTIONS]]
        question = Choice(prompt=_stem(desk, "event", row), answer=_capital(event), distractors=options, **fields)
        yield _made(question, row, "event", 6)


def _one_event(a: str, b: str) -> bool:
    """Whether two names may be one event's, or two years' of one series: "Pacific Islands Countries Summit" and the like."""
    one, other = ({w[:5] for w in re.findall(r"[^\W\d_]{4,}", plain(name))} for name in (a, b))
    return same(a, b) or len(one & other) >= max(2, 0.6 * min(len(one), len(other)))


def addressed(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Who addressed a parliament or an assembly in a month: wrong options were not in the country then."""
    for fact in row.facts("speech")[:1]:
        day = str(fact.slots.get("date", ""))
        if day and day[:7] != row.visit.start[:7]:
            continue
        near = (r for r in desk.table.near_in_time(row, 60) if r.country and r.office == row.office and not r.grounds & row.grounds)
        wrong = _one_a_country(_distinct_people(desk.table, _away(desk, row, near), row, 8), _OPTIONS)
        if len(wrong) < _OPTIONS:
            continue
        audience = str(fact.slots["audience"])
        fields = _common(desk, row, "speaker", "speech", "choice", tags=["speeches"])
        fields |= {"evidence": desk.cited([row], fact), "explanation": _says(desk, "addressed", row, audience=audience)}
        options: list[str | Distractor] = [Distractor(r.who, _why(desk, r)) for r in wrong]
        question = Choice(prompt=_stem(desk, "speech", row, audience=audience), answer=row.who, distractors=options, **fields)
        yield _made(question, row, "speaker", 7)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_which_city(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which city the list gives for a visit: wrong options are cities that it gives for other visits to the country."""
    city = row.visit.city
    told = " ".join(e.passage for e in desk.cited([row]))
    if not city or city not in told or re.search(r"[,;/&]| and ", city) or not desk.table.alone_in_month(row):
        return
    mine = {plain(r.visit.city) for r in desk.table.maybe_same(row)}
    found = {plain(r.visit.city): r.visit.city for r in desk.table.near_in_time(row, 60) if r.host == row.host and r.visit.city}
    wrong = [name for key, name in found.items() if key not in mine and not re.search(r"[,;/&]| and ", name)][:_OPTIONS]
    stem = _stem(desk, "city", row)
    kind = "choice" if len(wrong) > 1 else "short"
    fields = _common(desk, row, "city", "city", kind, tags=["places"])
    options: list[str | Distractor] = list(wrong)
    made = Choice(prompt=stem, answer=city, distractors=options, **fields) if len(wrong) > 1 else Short(prompt=stem, answer=city, **fields)
    yield _made(made, row, "city", 6)


def _first_visits(desk: Desk) -> list[Row]:
    """Of each leader who can be told apart from every other: the first visit, where that falls into the deck."""
    mine = {row.visit.id for row in desk.rows}
    found: dict[str, Row] = {}
    for row in desk.rows:
        visits = desk.table.visits_of(row)
        named = len(row.name.split()) > 1 or bool(_CROWNS & set(row.title.split()))  # "President-elect Arias" may be either of two brothers
        if (
            named
            and visits
            and row.country
            and not desk.table.is_slip(row)
            and visits[0].visit.id in mine
            and visits[0].visit.id == row.visit.id
        ):
            found[row.visit.id] = row
    return list(found.values())


def _groups(rows: list[Row], size: int, rng: random.Random, apart: int) -> Iterator[list[Row]]:
    """Groups of leaders from different countries whose visits lie at least `apart` days from one another, in order."""
    pool = rows[:]
    rng.shuffle(pool)
    while len(pool) >= size:
        group: list[Row] = []
        for row in pool:
            if all(
                abs((row.start - o.start).days) >= apart and not row.grounds & o.grounds and not maybe_one(row.name, o.name) for o in group
            ) and (not group or _form(row) == _form(group[0])):
                group.append(row)
            if len(group) == size:
                break
        pool = [row for row in pool if row not in group] if group else []
        if len(group) < size:
            pool = pool[1:]
            continue
        yield sorted(group, key=lambda r: r.start)


def _apart(desk: Desk) -> int:
    """Visits that are compared should lie a good part of the deck's time from one another."""
    span = (desk.rows[-1].start - desk.rows[0].start).days
    return max(200, span // 12)


def who_came_first(desk: Desk) -> Iterator[Candidate]:
    """Which of four leaders came first of all."""
    rng = desk.chance(desk.deck, "earliest")
    for group in list(_groups(_first_visits(desk), 4, rng, _apart(desk)))[: max(1, len(desk.rows) // 16)]:
        key = group[0]
        fields = _common(desk, key, "earliest", "earliest", "choice", level="compare", tags=["order"])
        fields |= {"evidence": desk.cited(group), "explanation": _says(desk, "earliest", key)}
        options: list[str | Distractor] = [Distractor(r.who, _why(desk, r)) for r in group[1:]]
        yield _made(Choice(prompt=_stem(desk, "earliest", key), answer=key.who, distractors=options, **fields), key, "earliest", 8)


def in_which_order(desk: Desk) -> Iterator[Candidate]:
    """Four leaders in the order of their first visits."""
    rng = desk.chance(desk.deck, "order")
    for group in list(_groups(_first_visits(desk), 4, rng, _apart(desk)))[: max(1, len(desk.rows) // 30)]:
        key = group[0]
        told = "; ".join(f"{r.who} in {r.month}" for r in group)
        fields = _common(desk, key, "order", "order", "order", level="compare", tags=["order"])
        fields |= {"evidence": desk.cited(group), "explanation": _says(desk, "order", key, items=told)}
        stem = _stem(desk, "order" if desk.table.is_complete() else "listed-order", key)
        yield _made(Order(prompt=stem, items=[r.who for r in group], **fields), key, "order", 7)


def first_from_country(desk: Desk) -> Iterator[Candidate]:
    """The first leader of a country, where no older name of the country has an earlier visit."""
    seen: set[str] = set()
    mine = {row.visit.id for row in desk.rows}
    for row in desk.rows:
        if not row.country or row.country in seen or row.office == "Pope":
            continue
        seen.add(row.country)
        all_ = desk.table.compatriots(row)
        if all_[0].visit.id not in mine or all_[0].country != row.country or (len(all_) > 1 and all_[1].start == all_[0].start):
            continue
        key = all_[0]
        later = [r for r in all_[1:] if r.country == key.country and not maybe_one(r.name, key.name)]
        wrong = _distinct_people(desk.table, later, key, _OPTIONS)
        if len(wrong) < 2:
            continue
        fields = _common(desk, key, "first", "earliest-of-country", "choice", level="compare", tags=["order", "countries"])
        fields |= {"evidence": desk.cited([key, *wrong])}
        options: list[str | Distractor] = [Distractor(r.title, _why(desk, r)) for r in wrong]
        stem = _stem(desk, "earliest-of-country", key)
        yield _made(Choice(prompt=stem, answer=key.title, distractors=options, **fields), key, "first", 8)


def how_often(desk: Desk) -> Iterator[Candidate]:
    """How many visits of a leader the table lists, in the deck's years or in all."""
    mine = {row.visit.id for row in desk.rows}
    done: set[str] = set()
    newest = max((row.year for row in desk.table.rows), default=0)
    for row in desk.rows:
        visits = [r for r in desk.table.visits_of(row) if r.visit.id in mine or not desk.period]
        if not visits or visits[0].visit.id in done or not 3 <= len(visits) <= _EVIDENCE_AT_MOST or visits[0].visit.id not in mine:
            continue
        done.add(visits[0].visit.id)
        if desk.period and newest % 10 != 9 and visits[0].year // 10 == newest // 10:
            continue  # the decade still runs
        if len({r.office for r in visits}) > 1:
            continue  # "visits by President X" would leave out the one as president-elect
        key, count = visits[0], len(visits)
        rng = desk.chance(key.visit.id, desk.period, "count")
        low = rng.randint(0, min(_OPTIONS, count - 1))
        numbers = [count - s for s in range(1, low + 1)] + [count + s for s in range(1, _OPTIONS - low + 1)]
        fields = _common(desk, key, f"count{desk.period}", "how-often", "choice", level="compare", tags=["numbers"])
        told = "; ".join(r.month for r in visits)
        fields |= {"evidence": desk.cited(visits), "explanation": _says(desk, "count", key, items=told)}
        years = f"for {desk.period}" if desk.period else "in all"
        options: list[str | Distractor] = [str(n) for n in numbers]
        stem = _stem(desk, "how-often", key, years=years)
        yield _made(Choice(prompt=stem, answer=str(count), distractors=options, **fields), key, "count", 6)


def who_from_where(desk: Desk) -> Iterator[Candidate]:
    """Four leaders and their countries, with a country too many."""
    rng = desk.chance(desk.deck, "match")
    fit = [r for r in _first_visits(desk) if r.office != "Pope" and not _names_country(r) and not desk.table.namesakes(r)]
    for group in list(_groups(fit, 5, rng, 1))[: max(1, len(desk.rows) // 40)]:
        *chosen, decoy = group
        key = chosen[0]
        fields = _common(desk, key, "match", "match", "match", tags=["people", "countries"])
        fields |= {"evidence": desk.cited(chosen), "explanation": " ".join(_says(desk, "visit", r) for r in chosen)}
        pairs = [(r.title, r.the_country[:1].upper() + r.the_country[1:]) for r in chosen]
        years = f"in {desk.period}" if desk.period else ""
        question = Match(prompt=_stem(desk, "match", key, years=years), pairs=pairs, extra=[_capital(decoy.the_country)], **fields)
        yield _made(question, key, "match", 7)


def who_attended(desk: Desk) -> Iterator[Candidate]:
    """Which leaders attended an event: wrong options were not in the country in those weeks."""
    for event, month, present in _events(desk):
        if _OF_A_REGION.search(event):
            continue
        key = present[0]
        rng = desk.chance(desk.deck, event, month)
        there = present[:]
        rng.shuffle(there)
        right = _one_a_country(_distinct_people(desk.table, there, Row(key.visit), 6), 2)
        right = [key, *(r for r in right if not r.grounds & key.grounds)][:3]
        regions = {r.region for r in present}
        near = (r for r in desk.table.near_in_time(key, 400) if r.office == key.office and r.country and r.region in regions)
        pool = list(islice(_away(desk, key, (r for r in near if not any(r.grounds & p.grounds for p in present))), 10))
        rng.shuffle(pool)
        wrong = [
            r
            for r in _one_a_country(_distinct_people(desk.table, pool, key, 8), _OPTIONS)
            if all(not maybe_one(r.name, p.name) for p in present)
        ]
        if len(right) < 2 or len(wrong) < 2:
            continue
        fields = _common(desk, key, "attendance", "attended", "multiple", tags=["events"])
        fact = key.facts("attend")[0]
        told = spoken.joined([r.who for r in right])
        fields |= {
            "evidence": [e for r in right for e in desk.cited([], r.facts("attend")[0])] + desk.cited(right),
            "explanation": _says(desk, "same-event", key, items=told),
        }
        options: list[str | Distractor] = [Distractor(r.who, _why(desk, r)) for r in wrong]
        stem = _stem(desk, "attended", key, event=str(fact.slots["event"]))
        yield _made(Multiple(prompt=stem, answers=[r.who for r in right], distractors=options, **fields), key, "attendance", 8)


def _events(desk: Desk) -> Iterator[tuple[str, str, list[Row]]]:
    """Events with three or more leaders of the deck, by name and month."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in desk.rows:
        for fact in row.facts("attend")[:1]:
            if row.country and len(row.visit.start) > len("1961-05"):
                found[plain(str(fact.slots["event"])), row.visit.start[:7]].append(row)
    for (event, month), rows in found.items():
        if len(rows) >= 3:
            yield event, month, rows


# each with its share among the questions about single rows
ROW_MAKERS: tuple[tuple[Callable[[Desk, Row], Iterator[Candidate]], float], ...] = (
    (addressed, 40),
    (at_which_event, 12),
    (who_of_country, 10),
    (who_in_month, 8),
    (country_by_office, 6),
    (from_where, 5),
    (in_which_year, 5),
    (statement, 5),
    (year_in_gap, 3),
    (which_kind, 3),
    (in_which_city, 8),
)
# each with whether it holds only of a list that leaves no visit out
DECK_MAKERS: tuple[tuple[Callable[[Desk], Iterator[Candidate]], bool], ...] = (
    (who_came_first, True),
    (in_which_order, False),
    (first_from_country, True),
    (how_often, True),
    (who_from_where, False),
    (who_attended, False),
)
