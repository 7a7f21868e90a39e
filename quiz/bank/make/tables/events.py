"""What a leader came for, and who else did."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.make import nations
from quiz.bank.make.asking import Candidate, capital
from quiz.bank.make.sameness import plain, same
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.rivals import FEWEST, away, distinct_people, one_a_country
from quiz.bank.make.tables.rows import Row, maybe_one
from quiz.bank.question import Distractor

_AN_AGE = 3 * 365  # days: an event of other years is no temptation
_FEW_OF = 5  # whoever comes from where fewer than a fifth come would be no temptation
_OF_A_REGION = re.compile(
    r"\b(?:Pacific|Africa\w*|Arab|ASEAN|Caribbean|CARICOM|Europe\w*|EU|Latin|Americas?|American|Gulf|Asia\w*|Central|Nordic|Baltic|Quad|AUKUS)\b"
)
_OF_TWO = re.compile(r"\bU\.?S\.?-|\b(?:[Bb]ilateral|[Bb]inational|[Jj]oint Commission)\b")
_OF_A_FEW = re.compile(r"\b(?:North American|Nordic|Baltic|Gulf|Quad|AUKUS)\b")  # too few states to have neighbours that are not of them
_SORTS = (re.compile(r"(?i)\bfuneral|\bmemorial"), re.compile(r"(?i)\bceremon|\bsigning|\bdedication|\binauguration|\banniversary of"))


def at_which_event(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The event that a leader came for: wrong options are events of other years that he did not attend."""
    for fact in row.facts("attend")[:1]:
        event = str(fact.slots["event"])
        if tells_who(event):
            continue
        mine = {plain(str(f.slots["event"])) for r in desk.table.maybe_same(row) for f in r.facts("attend")}
        found: dict[str, Row] = {}
        # an event of another part of the world would be no temptation
        for other in sorted(desk.table.attending(row.region), key=lambda r: abs(r.day - row.day)):
            for rival in other.facts("attend")[:1]:
                name = str(rival.slots["event"])
                if tells_who(name) or _sort(name) != _sort(event) or desk.table.is_slip(other):
                    continue
                apart = 60 < abs(other.day - row.day) < _AN_AGE
                if apart and plain(name) not in mine and not any(_one_event(name, taken) for taken in (event, *found)):
                    found.setdefault(name, other)
        rng = desk.chance(row.visit.id, "event")
        pool = list(found)[:6]
        rng.shuffle(pool)
        if len(pool) < FEWEST:
            continue
        fields = desk.fields(row, "event", "event", "choice", tags=["events"])
        fields |= {"evidence": desk.cited([row], fact), "explanation": desk.says("attended", row, event=event)}
        options: list[str | Distractor] = [Distractor(capital(name), desk.why(found[name], "other-event")) for name in pool[:OPTIONS]]
        question = Choice(prompt=desk.stem("event", row), answer=capital(event), distractors=options, **fields)
        yield made(question, row, "event", 6)


def tells_who(event: str) -> bool:
    """Whether the name tells from where those come who attend: a part of the world, or two countries."""
    return bool(_OF_A_REGION.search(event) or _OF_TWO.search(event) or nations.all_in_text(event))


def _sort(event: str) -> tuple[bool, ...]:
    """Events of one sort stand together: funerals, ceremonies, meetings, and those that have no name of their own."""
    return event.startswith(("a ", "an ")), *(bool(sort.search(event)) for sort in _SORTS)


def _one_event(a: str, b: str) -> bool:
    """Whether two names may be one event's, or two years' of one series: "Pacific Islands Countries Summit" and the like."""
    one, other = ({w[:5] for w in re.findall(r"[^\W\d_]{4,}", plain(name))} for name in (a, b))
    return same(a, b) or len(one & other) >= max(2, 0.6 * min(len(one), len(other)))


def who_attended(desk: Desk) -> Iterator[Candidate]:
    """Which leaders attended an event: wrong options were not in the country in those weeks."""
    for event, month, present in _events(desk):
        known = [row for row in present if desk.table.is_sound(row)]
        if not known:
            continue
        key = known[0]
        rng = desk.chance(desk.deck, event, month)
        there = known[:]
        rng.shuffle(there)
        right = one_a_country(distinct_people(desk.table, there, key, 6), 2)
        right = [key, *(r for r in right if not r.grounds & key.grounds)][:3]
        counts = Counter(r.region for r in present)
        regions = {region for region, count in counts.items() if count * _FEW_OF >= len(present)}
        near = (r for r in desk.table.near_in_time(key, 400) if r.office == key.office and r.country and r.region in regions)
        pool = list(islice(away(desk, key, (r for r in near if not any(r.grounds & p.grounds for p in present))), 10))
        rng.shuffle(pool)
        wrong = [
            r
            for r in one_a_country(distinct_people(desk.table, pool, key, 8), OPTIONS)
            if all(not maybe_one(r.name, p.name) for p in present)
        ]
        if len(right) < 2 or len(wrong) < 2:
            continue
        fields = desk.fields(key, "attendance", "attended", "multiple", tags=["events"])
        fact = key.facts("attend")[0]
        told = spoken.joined([r.who for r in right])
        fields |= {
            "evidence": [e for r in right for e in desk.cited([], r.facts("attend")[0])] + desk.cited(right),
            "explanation": desk.says("same-event", key, items=told),
        }
        options: list[str | Distractor] = [Distractor(r.who, desk.why(r)) for r in wrong]
        asked = desk.stem("attended", key, event=str(fact.slots["event"]))
        yield made(Multiple(prompt=asked, answers=[r.who for r in right], distractors=options, **fields), key, "attendance", 8)


def _events(desk: Desk) -> Iterator[tuple[str, str, list[Row]]]:
    """Events with three or more leaders of the deck, by name and month."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in desk.rows:
        for fact in row.facts("attend")[:1]:
            event = str(fact.slots["event"])
            told = _OF_A_FEW.search(event) or nations.all_in_text(event) - {"US"}
            if row.country and len(row.visit.start) > len("1961-05") and not told:
                found[plain(event), row.visit.start[:7]].append(row)
    for (event, month), rows in found.items():
        if len(rows) >= 3:
            yield event, month, rows
