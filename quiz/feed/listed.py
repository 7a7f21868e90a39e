"""Visits and events told in lists: a list of somebody's journeys, and the programme of one journey.

Lists tell without verbs: "- John F. Kennedy, 26–29 June 1963." under "American presidents in Ireland", "TUESDAY 24 APRIL" above
"- Talks with President X in the Oval Office". What a programme tells is planned.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.dates import DateSpan
from quiz.feed.match import Candidate, visit_kind
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan, country, slot_of
from quiz.feed.resolve import is_head
from quiz.feed.text import Sentence

_PROGRAMME = re.compile(r"\b(?:programme|program|itinerary|schedule|agenda|daybook)\b", re.I)
_VISITS = re.compile(r"\b(?:visits?|trips?|travels?|journeys?|tours?|stays?)\b", re.I)
_LEADERS = re.compile(
    r"\b(?:presidents?|monarchs?|kings?|queens?|popes?|prime ministers?|premiers?|chancellors?|emperors?|leaders?)\b", re.I
)


class Line(msgspec.Struct, frozen=True):
    """A heading or a list item with its chunks."""

    sentence: Sentence
    chunks: list[Chunk]


class Journeys(msgspec.Struct, frozen=True):
    """What the head of a list of journeys says of all of them: whose they are or where they went."""

    visitor: str = ""
    country: str = ""


# --- programmes --------------------------------------------------------------------------------------------------------


class Programme(msgspec.Struct, frozen=True):
    """The journey of a programme, as its headings give it."""

    visitor: str
    start: int
    end: int
    country: str = ""
    city: str = ""
    kind: str = ""
    first: str = ""
    last: str = ""

    def visit(self) -> Candidate:
        """The journey as a planned visit."""
        slots: dict[str, str | list[str]] = {"visitor": self.visitor}
        slots |= {
            k: v
            for k, v in (("country", self.country), ("city", self.city), ("kind", self.kind), ("start", self.first), ("end", self.last))
            if v
        }
        return Candidate("visit", slots, self.start, self.end, "visit.programme", "planned", at=self.start)


_OF_A_LEADER = re.compile(rf"(?:of|by) (?:the |H\.E\. |HM )?(?:\w+ )?{_LEADERS.pattern}", re.I)


def programme(title: str, headings: Iterable[Line], opening: Iterable[Line] = ()) -> Programme | None:
    """The programme's journey, where the first headings name a programme, one traveller, and where or when; where they tell the
    traveller by his office alone, the text's opening names him."""
    first = list(headings)[:6]
    texts = [title, *(h.sentence.text for h in first)]
    if not any(_PROGRAMME.search(t) for t in texts) or not any(_VISITS.search(t) for t in texts):
        return None
    people = [c.value for h in first for c in h.chunks if isinstance(c.value, Mention)]
    places = [c.value for h in first for c in h.chunks if isinstance(c.value, PlaceSpan) and c.value.sure and not _home(c, h.chunks)]
    dates = [c.value for h in first for c in h.chunks if isinstance(c.value, DateSpan) and len(c.value.first) == 10]
    if not people and any(_OF_A_LEADER.search(t) and _PROGRAMME.search(t) and _VISITS.search(t) for t in texts):
        people = [c.value for line in opening for c in line.chunks if isinstance(c.value, Mention) and _leads(c.value)]
    if not people or "X" in "".join(d.first for d in dates):
        return None
    spans = [d for d in dates if d.last] or dates
    where = [p.name for p in places if p.kind == "country"]
    towns = [p.name for p in places if p.kind in {"city", "capital"}]
    if not (where or towns) or not spans:
        return None
    real = [h for h in first if h.sentence.start >= 0]
    return Programme(
        people[0].person,
        real[0].sentence.start if real else 0,
        real[-1].sentence.end if real else 0,
        where[0] if where else "",
        towns[0] if towns else "",
        next((k for t in texts if (k := visit_kind(t))), ""),
        spans[0].first,
        spans[0].last or "",
    )


def _home(chunk: Chunk, parts: list[Chunk]) -> bool:
    """Whether a country belongs to the traveller: `of Kenya`, `by Kenya's president`."""
    before = [c.lower for c in parts[: parts.index(chunk)] if c.lower != "the"]
    return before[-1:] in (["of"], ["by"], ["from"])


def _leads(mention: Mention) -> bool:
    return any(is_head(office.text) for office in mention.offices)


_CLOCK = r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?|noon"
TIMED = re.compile(rf"[-•*–\s]*(?:{_CLOCK})\b", re.I)  # how an item begins that stands in no list
_ITEM = re.compile(
    rf"^[-•*–\s]*(?:(?P<time>{_CLOCK})[ ,:*–-]*)?(?:(?P<daytime>morning|afternoon|evening|"
    r"night)[:,]? )?(?P<what>.+)$",
    re.I,
)
_EVENTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arrive", re.compile(r"^(?:arrival|arrives?|landing)\b(?! ceremony)(?: (?:in|at|of))?", re.I)),
    ("depart", re.compile(r"^(?:departure|departs?|leaves?)\b(?! ceremony)(?: (?:for|from|of))?", re.I)),
    (
        "talks",
        re.compile(
            r"^(?:(?:bilateral|official|private|expanded|plenary|working) )*(?:talks|discussions|negotiations|consultations)\b", re.I
        ),
    ),
    (
        "meet",
        re.compile(r"^(?:(?:bilateral|official|private|expanded|working|courtesy) )*(?:meeting|call on|courtesy call|audience)\b", re.I),
    ),
    ("press", re.compile(r"^(?:joint )?(?:press|news) (?:conference|briefing|statements?)\b", re.I)),
    (
        "ceremony",
        re.compile(
            r"^(?:wreath[- ]laying|(?:official |formal |state )?(?:arrival|welcome|welcoming|departure|farewell) ceremony|guard of hono)",
            re.I,
        ),
    ),
    ("welcome", re.compile(r"^(?:(?:official|formal) )?(?:welcomed?|greeted|received|reception|greeting)\b(?=[^,;]* by\b)", re.I)),
    ("speech", re.compile(r"^(?:address|speech|lecture|remarks)\b(?: (?:to|at|before|in))?", re.I)),
    (
        "host",
        re.compile(r"^(?:(?:state|official|working|private|gala|welcome) )*(?:dinner|banquet|luncheon|lunch|reception|breakfast)\b", re.I),
    ),
)
_GIVEN_BY = re.compile(r"\b(?:given|hosted|offered) by (?:the )?$", re.I)


def venue(line: Line) -> str:
    """`10:30 Palace of the Revolution.`: the place of what the same item goes on to tell."""
    words = [c for c in line.chunks if c.kind != "mark" and not c.text.isdigit()]
    value = words[0].value if len(words) == 1 else None
    return value.name if isinstance(value, PlaceSpan) and value.kind == "venue" else ""


def planned_events(line: Line, of: Programme, day: str, where: str = "") -> Iterator[Candidate]:
    """What one line of a programme announces, each line one event; `where` is the place that its item begins with."""
    match = _ITEM.match(line.sentence.text.rstrip("."))
    if match is None or not day:
        return
    what = match["what"]
    kind = _kind_of(what)
    if not kind and ": " in what:
        what = what.partition(": ")[2]  # "National Theatre: address by President X to the people"
        kind = _kind_of(what)
    if not kind:
        return
    slots: dict[str, str | list[str]] = {"date": day}
    if match["daytime"] and match["daytime"].lower() != "night":
        slots["daytime"] = match["daytime"].lower()
    event = re.split(r"\b(?:with|at|in|on|to|given|hosted|offered|of|followed|by)\b|,|;", what)[0].strip()
    people = [(c, c.value.person) for c in line.chunks if isinstance(c.value, Mention) and c.value.person != of.visitor]
    if not _fill(kind, slots, event, people, of.visitor, line):
        return
    _set_place(slots, line.chunks, kind)
    if where and not {"place", "city"} & slots.keys():
        slots["place"] = where
    yield Candidate(kind, slots, line.sentence.start, line.sentence.end, f"programme.{kind}", "planned", at=line.sentence.start)


def _kind_of(what: str) -> str:
    return next((kind for kind, shape in _EVENTS if shape.match(what)), "")


def _fill(kind: str, slots: dict[str, str | list[str]], event: str, people: list[tuple[Chunk, str]], visitor: str, line: Line) -> bool:
    names = [name for _, name in people]
    before = line.sentence.text[: people[0][0].start - line.sentence.start] if people else ""
    if kind in {"arrive", "depart"}:
        slots["person"] = visitor
        return not names
    if kind in {"talks", "meet"}:
        slots |= {"a": visitor, "b": names}
        return bool(names) and bool(re.search(r"\b(?:with|on|by) (?:the )?$", before, re.I))
    if kind == "press":
        slots |= {"a": visitor, "event": event.lower()}
        if names:
            slots["b"] = names
        return True
    if kind == "welcome":
        slots |= {"visitor": visitor, "host": names}
        return len(names) == 1 and bool(re.search(r"\bby (?:the )?$", before, re.I))
    if kind == "speech":
        slots["person"] = visitor
        audience = re.search(
            r"(?:^|\W)(?:address|speech|lecture|remarks) (?:by [^,;]+? )?(?:to|before|at) ([^,;(]+)", line.sentence.text, re.I
        )
        if audience:
            slots["audience"] = audience[1].strip(" .")
        return audience is not None
    if kind == "ceremony":
        slots |= {"event": "wreath" if event.lower().startswith("wreath") else event.lower(), "person": [visitor]}
        return True
    slots |= {"event": event.lower(), "host": names}
    return bool(names) and bool(_GIVEN_BY.search(before))


def _set_place(slots: dict[str, str | list[str]], chunks: list[Chunk], kind: str) -> None:
    for at, chunk in enumerate(chunks):
        value = chunk.value
        if not isinstance(value, PlaceSpan) or not value.sure or value.inside:
            continue
        before = {c.lower for c in chunks[max(0, at - 2) : at]}
        if kind == "depart" and "for" in before:
            continue  # where to, not where from
        if before & {"at", "in", "to", "from"}:
            slot = slot_of(value)
            if slot not in {"", "country"} and slot not in slots:
                slots[slot] = value.name


# --- lists of journeys -----------------------------------------------------------------------------------------------------


def journeys(title: Line | None, opening: Line | None) -> Journeys | None:
    """Whose journeys a document lists, or where they all went; None where title and first sentence do not say that it lists journeys."""
    texts = [line.sentence.text for line in (title, opening) if line is not None]
    if not any(_VISITS.search(t) for t in texts):
        return None
    visitor = where = ""
    for line in (title, opening):
        if line is None:
            continue
        people = list(dict.fromkeys(c.value.person for c in line.chunks if isinstance(c.value, Mention)))
        if len(people) == 1 and not visitor:
            visitor = people[0]
        for at, chunk in enumerate(line.chunks):
            value = chunk.value
            if isinstance(value, PlaceSpan) and value.kind == "country" and value.sure and not where:
                before = [c.lower for c in line.chunks[max(0, at - 3) : at] if c.lower != "the"]
                if before[-1:] in (["to"], ["in"]) or (before[-2:] == ["republic", "of"]):
                    where = value.name
    plural = any(_LEADERS.search(t) for t in texts)
    if not visitor and not (where and plural):
        return None
    return Journeys(visitor, where)


def listed_visit(line: Line, of: Journeys) -> tuple[Candidate, str] | None:
    """The journey of one item, and its traveller: "NAME, DATES." under a country, or "DATES: CITY, COUNTRY" or "COUNTRY, CITY,
    DATES" under a traveller."""
    words = [c for c in line.chunks if c.kind != "mark" or c.text not in {"-", "•", "*", "–"}]
    if len(words) < 2:
        return None
    visitor, where, rest = of.visitor, of.country, words
    if isinstance(words[0].value, Mention) and not of.visitor:
        visitor, rest = words[0].value.person, words[1:]
        if rest[0].text in {",", ":", "("}:
            rest = rest[1:]
    ahead: list[Chunk] = []
    if rest and isinstance(rest[0].value, PlaceSpan):  # "Belgium, Brussels, 28–31 May."
        day = next((i for i, c in enumerate(rest[:9]) if isinstance(c.value, DateSpan)), len(rest))
        ahead, rest = rest[:day], rest[day:]
    date = rest[0].value if rest else None
    if not visitor or not isinstance(date, DateSpan) or "X" in date.first or len(date.first) < 7 or not date.certain:
        return None
    city = ""
    if not where:
        where, city = _destination(ahead or rest[1:5])
    if not where:
        return None
    slots: dict[str, str | list[str]] = {"visitor": visitor, "country": where, "start": date.first}
    if city:
        slots["city"] = city
    if date.last:
        slots["end"] = date.last
    sentence = line.sentence
    return Candidate("visit", slots, sentence.start, sentence.end, "visit.listed", dates=(date,), at=sentence.start), visitor


def _destination(parts: list[Chunk]) -> tuple[str, str]:
    where = city = ""
    for part in parts:
        value = part.value
        if isinstance(value, PlaceSpan) and value.sure and not value.inside:
            if value.kind == "country":
                where = where or value.name
            elif value.kind in {"city", "capital"} and not city:
                city = value.name
                home = country(value.country) if value.country else None
                if home is not None and not where and len([p for p in parts if isinstance(p.value, PlaceSpan)]) == 1:
                    where = home.name
        elif part.text not in {":", ",", "(", ")", "–", "—", "-"} and part.lower not in {
            "to",
            "the",
            "visit",
            "state",
            "official",
            "in",
            "and",
            "&",
        }:
            break
    return where, city


def with_traveller(chunks: list[Chunk], traveller: str) -> Parts:
    """An item's "Met X; addressed Parliament on 4 June." with its traveller before each verb that opens a part."""
    found: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        opens = at == 0 or chunks[at - 1].text == ";"
        if opens and chunk.kind == "verb" and chunk.verb.time == "past" and not _by_somebody(chunks, at):
            mention = Mention(chunk.start, chunk.start, chunk.start, chunk.start, traveller, person=traveller)
            found.append(Chunk("person", chunk.start, chunk.start, traveller, mention))
        found.append(chunk)
    return Parts(found)


def _by_somebody(chunks: list[Chunk], at: int) -> bool:
    """`Received at Shannon by President X`: the participle of a passive, whose traveller is the one received."""
    for index in range(at + 1, len(chunks)):
        if chunks[index].text == ";":
            return False
        if chunks[index].lower == "by" and index + 1 < len(chunks) and chunks[index + 1].kind == "person":
            return True
    return False
