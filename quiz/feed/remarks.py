"""What the remark beside a row of a visits table says for sure: the kind of visit, days of the stay, events, speeches, cities.

Remarks are telegrams ("State visit. Also visited Chicago. Departed U.S. May 9."), not sentences; each shape here is one such
telegram, and what fits none of them says nothing.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from quiz.feed.model import SlotValue, VisitKind

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS.split("|")[:12], 1)}
_DAY = rf"(?:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?"
_US = r"(?:the )?(?:U\.S\.|United States|US\b)"

# telegrams end at a stop or a semicolon; the stop of an abbreviation ends nothing
_CLAUSE_END = re.compile(
    r"(?<!U\.S)(?<!U\.N)(?<!\bSt)(?<!\bMt)(?<!\bDr)(?<!\bVa)(?<!\bNo)(?<!\b[A-Z])(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
    r"\.(?:\s+|$)|;\s*|(?<=U\.S)\.\s+(?=[A-Z][a-z]+ed )"
)

_KINDS: tuple[tuple[str, VisitKind], ...] = (
    ("official working visit", "working"),
    ("state visit", "state"),
    ("official visit", "official"),
    ("working visit", "working"),
    ("private visit", "private"),
    ("informal visit", "other"),
    ("unofficial visit", "other"),
)
_KIND = re.compile(r"(?:" + "|".join(name for name, _ in _KINDS) + r")(?=$|[.;,])", re.I)
_DURING = re.compile(r"\bduring an? (?P<kind>private|working|state|official) visit\b", re.I)

_STAY = re.compile(rf"(?:Was in|Stayed in|In) {_US},? (?P<from>{_DAY})\s*(?:–|-|to)\s*(?P<to>{_DAY}|\d{{1,2}})(?=$|[,;.]| )")
_ARRIVED = re.compile(rf"(?:[Aa]rrived in|[Ee]ntered) {_US},? (?P<from>{_DAY})")
_LEFT = re.compile(rf"(?:[Dd]eparted|[Ll]eft|[Dd]eparting) {_US},? (?P<to>{_DAY})")
_ADDRESSED = re.compile(
    rf"\b[Aa]ddressed (?P<what>(?:an? |the )?(?:[Jj]oint (?:[Ss]ession|[Mm]eeting) of (?:the )?)?(?:U\.S\. )?(?:Congress|Senate"
    rf"|House of Representatives)"
    rf"|(?:the )?(?:U\.N\.|UN|United Nations) General Assembly)(?: (?:session )?(?:on )?(?P<day>{_DAY}))?(?=$|[.;,]| and )"
)
_VISITED = re.compile(
    r"(?P<lead>Also visited|Afterwards? visited|Later visited|Visited|visited|also visited|Stops included"
    r"|Visits included) (?P<cities>[A-Z].*)"
)
_CITY = re.compile(r"(?:the )?(?P<city>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|de|del))*)(?: \([A-Z][\w. ]+\))?")
_ATTENDED = re.compile(r"(?:Attended|attended) (?P<event>(?:the |a |an )?[^;]{6,110})")
_EVENT_WORD = re.compile(
    r"\b(?:[Ss]ummit|[Cc]onference|[Ff]uneral|[Cc]eremony|[Mm]eeting|General Assembly|signing|[Dd]edication|[Ii]nauguration"
    r"|Symposium|Forum)\b"
)
_SECOND_THING = re.compile(
    r"\band (?:met|addressed|visited|signed|discussed|held|attended|spoke|dined|received|opened|had|made|afterw)|\bwhile\b"
    r"|\bwhere\b|, then\b"
)
_MET = re.compile(
    rf"\b[Mm]et (?:privately )?with (?P<who>President [A-Z][a-z]+)(?: (?:on )?(?P<day>{_DAY}))?(?=$|[.;,]| (?:at|in|during|while|on) )"
)
# "as President of the European Council": he came for others than his country
_AS = re.compile(
    r"\b(?:as|in h(?:is|er) capacity as) (?:the )?"
    r"(?P<office>(?:[A-Z][\w-]+ )?(?:President|Chairman|Chairwoman|Chair|Secretary[- ]General)"
    r" of (?:the )?(?:[A-Z][\w.&-]*)(?: (?:[A-Z][\w.&-]*|of|for|on|and|the)\b)*)"
)
_NOT_CITIES = frozenset("Congress President Prime UN Vice Secretary World Air Afterwards Also Europe Canada Mexico".split())


class Stay(msgspec.Struct, frozen=True):
    """The official part of the visit, which the remark's days lie around."""

    start: date
    end: date


class Remarked(msgspec.Struct, frozen=True):
    """One thing that a remark says: a fact type, its slots without the visitor, and the slots that the remark leaves open."""

    type: str
    slots: dict[str, SlotValue]
    open: tuple[str, ...] = ()


def kind_of(remark: str) -> tuple[VisitKind, str]:
    """(kind, the remark's own name for it): ("working", "official working visit"); ("other", "") where none is told."""
    found = _KIND.match(remark.strip().replace("Offical", "Official"))
    if found:
        name = found.group().lower()
        return dict(_KINDS)[name], name
    during = {m["kind"].lower() for m in _DURING.finditer(remark)}
    if len(during) == 1:
        kind = during.pop()
        return dict(_KINDS)[f"{kind} visit"], f"{kind} visit"
    return "other", ""


def clauses(remark: str) -> list[str]:
    """The remark cut at its stops and semicolons."""
    return [clause.strip() for clause in _CLAUSE_END.split(remark) if clause and clause.strip()]


def remarked(remark: str, stay: Stay | None) -> Iterator[Remarked]:
    """Everything that the remark says for sure."""
    for clause in clauses(remark):
        yield from _stay(clause, stay)
        yield from _speech(clause, stay)
        yield from _event(clause)
        yield from _cities(clause)
        yield from _met(clause, stay)
        yield from _role(clause)


def _stay(clause: str, stay: Stay | None) -> Iterator[Remarked]:
    if stay is None:
        return
    whole = _STAY.search(clause)
    arrived = whole or _ARRIVED.search(clause)
    left = whole or _LEFT.search(clause)
    if arrived and (day := _day(arrived["from"], stay)) and stay.start - timedelta(120) <= day <= stay.start:
        yield Remarked("arrive", {"country": "", "date": day.isoformat()})
    if left and (last := _day(_with_month(left["to"], whole), stay)) and stay.end <= last <= stay.end + timedelta(150):
        yield Remarked("depart", {"country": "", "date": last.isoformat()})


def _with_month(day: str, whole: "re.Match[str] | None") -> str:
    """ "28" of "May 17–28" is May 28."""
    return f"{whole['from'].split()[0]} {day}" if whole and day.isdigit() else day


def _speech(clause: str, stay: Stay | None) -> Iterator[Remarked]:
    match = _ADDRESSED.search(clause)
    if not match:
        return
    slots: dict[str, SlotValue] = {"audience": _audience(match["what"])}
    if match["day"] and stay:
        day = _day(match["day"], stay)
        if day is None or not stay.start - timedelta(60) <= day <= stay.end + timedelta(60):
            return
        slots["date"] = day.isoformat()
    yield Remarked("speech", slots)


def _audience(what: str) -> str:
    """One name for what remarks call by several."""
    folded = what.casefold()
    if "assembly" in folded:
        return "the UN General Assembly"
    part = "Senate" if "senate" in folded else "House of Representatives" if "house" in folded else "Congress"
    gathering = "meeting" if "meeting" in folded else "session"  # Congress tells the two apart
    return f"a joint {gathering} of the US {part}" if "joint" in folded else f"the US {part}"


def _event(clause: str) -> Iterator[Remarked]:
    match = _ATTENDED.match(clause)
    if not match or _SECOND_THING.search(match["event"]) or not _EVENT_WORD.search(match["event"]) or len(match["event"].split()) > 14:
        return
    event = re.sub(r"(?<=[\w.])- (?=[A-Z])", "-", match["event"].strip(" .,"))
    place = re.search(
        r",? (?:in|at) (?P<place>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*(?: and [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?"
        r"(?:,? \(?(?:[A-Z]{2}|(?:[A-Z]\.){2}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)\)?)?)$",
        event,
    )
    slots: dict[str, SlotValue] = {}
    if place:
        slots["place"] = place["place"]
        event = event[: place.start()]
    event = re.sub(rf",? (?:on )?{_DAY}(?:–\d+)?$", "", event)
    event = re.sub(r" as President of .*$|, [A-Z][\w. ]+\([A-Z][\w.]+\)$", "", event)
    if len(event.split()) < 2 or not _EVENT_WORD.search(event):
        return
    event = event.replace("European Union", "EU").replace("of Former President", "of former President")
    needs_article = not re.match(r"(?:the|a|an) |\w+['’]s? ", event, re.I)
    yield Remarked(
        "attend", {"event": f"the {event}" if needs_article else re.sub(r"^(?:The|An?)\b", lambda m: m.group().lower(), event), **slots}
    )


def _cities(clause: str) -> Iterator[Remarked]:
    match = _VISITED.match(clause) or re.search(r"[;,]? (?P<lead>visited) (?P<cities>[A-Z].*)", clause)
    if not match:
        return
    listed = re.split(r",? and (?=[A-Z])|, (?=[A-Z])", match["cities"].strip(" ."))
    found = [_CITY.fullmatch(item.strip()) for item in listed]
    if not all(found):
        return
    cities = [m["city"] for m in found if m]
    if any(city.split()[0] in _NOT_CITIES for city in cities):
        return
    partial = ("city",) if "included" in match["lead"].casefold() else ()
    for city in cities:
        yield Remarked("visit", {"country": "", "city": city}, partial)


def _met(clause: str, stay: Stay | None) -> Iterator[Remarked]:
    match = _MET.search(clause)
    if not match:
        return
    slots: dict[str, SlotValue] = {"b": match["who"]}
    day = _day(match["day"], stay) if match["day"] and stay else None
    if day and stay and stay.start <= day <= stay.end:
        slots["date"] = day.isoformat()
    yield Remarked("meet", slots)


def _role(clause: str) -> Iterator[Remarked]:
    match = _AS.search(clause)
    if match:
        yield Remarked("role", {"office": match["office"].strip(" .")})


def _day(text: str, stay: Stay) -> date | None:
    """The day, in the year that lies nearest to the visit where the remark names none."""
    found = re.fullmatch(rf"({_MONTHS})\.? (\d{{1,2}})(?:, (\d{{4}}))?", text)
    if not found:
        return None
    years = [int(found[3])] if found[3] else [stay.start.year - 1, stay.start.year, stay.start.year + 1]
    days = []
    for year in years:
        try:
            days.append(date(year, _NUMBER[found[1][:3]], int(found[2])))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - stay.start).days), default=None)
