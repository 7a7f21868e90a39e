"""How people, publishers and visits are called in a stem, so that one knows without the document who and what is meant."""

import re
from collections.abc import Sequence

from quiz.bank import spoken
from quiz.bank.make import nations
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.sameness import plain, words
from quiz.citation import Source
from quiz.feed.model import Visit

_TITLE = (
    r"(?:(?:acting|interim|crown|grand|vice|deputy|first|executive|federal) )*"
    r"(?:president|prime minister|premier|chancellor|king|queen|emperor|empress|emir|sultan|prince|duke|pope|foreign minister|"
    r"minister of foreign affairs|secretary of state|defen[cs]e minister|finance minister|first lady|taoiseach|general secretary|speaker)"
)
_OF = re.compile(rf"({_TITLE}) of (?:the )?(.+)", re.I)
_BEFORE = re.compile(rf"(?:[\w'’.-]+ ){{0,3}}{_TITLE}", re.I)
_ARTICLED = re.compile(
    r"^(?:White House|Kremlin|State Department|Foreign Ministry|Government|Ministry|Embassy|Guardian|Times|Washington Post|New York Times|"
    r".* (?:Times|Post|Ministry|Department|Office)$)"
)


def titled(name: str, office: str) -> tuple[str, bool]:
    """The name with its office, and whether the office follows as an apposition that wants a comma after it.

    "President Vladimir Putin of Russia", "Vice Prime Minister Tatyana Golikova", "Cai Qi, director of the General Office".
    """
    office = office.strip()
    if not office or set(words(office)) <= set(words(name)):
        return name, False
    of = _OF.fullmatch(office)
    if of and nations.is_country(of[2]):
        title = _capital(of[1])
        shown = name if plain(name).startswith(plain(title) + " ") else f"{title} {name}"
        return f"{shown} of {nations.with_article(of[2])}", False
    if _BEFORE.fullmatch(office) and " of " not in office:
        shown = office if any(c.isupper() for c in office) else _capital(office)
        return f"{_raised(shown)} {name}", False
    return f"{name}, {office}", True


def _capital(title: str) -> str:
    return " ".join(w if w in ("of", "the") else w[:1].upper() + w[1:] for w in title.split())


def _raised(office: str) -> str:
    """ "Russian prime minister" before a name is "Russian Prime Minister"."""
    return re.sub(rf"{_TITLE}$", lambda m: _capital(m.group()), office, flags=re.I)


_SEATS = {
    "white house": "US",
    "state department": "US",
    "u.s. department of state": "US",
    "kremlin": "RU",
    "downing street": "GB",
    "buckingham palace": "GB",
    "élysée": "FR",
    "elysee": "FR",
}


_TITLE_WORDS = (3, 12)  # a shorter title says nothing, a longer one is a sentence of the text


def seat(publisher: str) -> str:
    """The code of the country whose office a publisher is; empty for a newspaper."""
    bare = plain(publisher).removeprefix("the ")
    return _SEATS.get(bare) or nations.code(nations.in_text(publisher)) or nations.in_text(publisher)


def publisher(source: Source, hidden: Sequence[str] = ()) -> str:
    """Who says so, ready for "according to": "Xinhua", "the White House", "a news report of 4 May 2025", "the account “A state visit”".

    A title that holds one of the `hidden` values would tell what is asked, and is not named.
    """
    if source.publisher:
        bare = source.publisher
        return f"the {bare}" if _ARTICLED.match(bare) and not bare.lower().startswith("the ") else bare
    if spoken.is_day(source.published):
        return f"a news report of {spoken.date(source.published)}"
    whole = _TITLE_WORDS[0] <= len(source.title.split()) <= _TITLE_WORDS[1] and "…" not in source.title and not source.title.isupper()
    titled = whole and not any(set(words(v)) & set(words(source.title)) for v in hidden)
    return f"the account “{source.title.strip('“”')}”" if titled else "a news report"


def dated_publisher(source: Source) -> str:
    """The publisher with the day of the report, where both are known."""
    said = publisher(source)
    if source.publisher and spoken.is_day(source.published):
        return f"{said} on {spoken.date(source.published)}"
    return said


def reported_by(source: Source) -> str:
    """ "reported by Xinhua on 6 May 2025", "reported in a news report of 4 May 2025"."""
    return f"reported by {dated_publisher(source)}" if source.publisher else f"reported in {publisher(source)}"


#: what a text calls itself in its title, and how a stem calls it
_GENRES = (
    (re.compile(r"^fact sheet\b", re.I), "fact sheet"),
    (re.compile(r"^readout\b", re.I), "readout"),
    (re.compile(r"\bjoint (?:leaders['’] )?(?:statement|communiqu[eé])|\bleaders['’] joint statement", re.I), "joint statement"),
    (re.compile(r"^statement\b", re.I), "statement"),
    (re.compile(r"^(?:remarks|transcript)\b", re.I), "transcript"),
    (re.compile(r"^(?:programme|program|itinerary|schedule)\b", re.I), "programme"),
)


def genre(source: Source) -> str:
    """What kind of text it is: "fact sheet", "joint statement"; "report" where its title does not say."""
    return next((noun for shape, noun in _GENRES if shape.search(source.title)), "report")


def report(source: Source, hidden: Sequence[str] = ()) -> str:
    """The report itself: "Xinhua's report of 6 May 2025", "the White House's fact sheet of 26 April 2023"."""
    said = publisher(source, hidden)
    if not source.publisher:
        return said
    if source.publisher == "Wikipedia":
        return "Wikipedia's article"
    if genre(source) == "joint statement":
        return f"the {report_noun(source)}"  # of two sides, whoever published it
    return f"{said}{possessive(said)} {report_noun(source)}"


def report_noun(source: Source) -> str:
    """ "report of 6 May 2025"."""
    noun = genre(source)
    return f"{noun} of {spoken.date(source.published)}" if spoken.is_day(source.published) else noun


KINDS = {"state": "state visit", "official": "official visit", "working": "working visit", "private": "private visit", "other": "visit"}


def noun_of(kind: str) -> str:
    """A kind of visit as one says it: "state" and "state visit" are a state visit."""
    return KINDS.get(kind, f"{kind.removesuffix(' visit')} visit")


def visit_noun(visit: Visit, *, kind: bool = True) -> str:
    """ "state visit", or "visit" where the kind is unknown or asked; a meeting whose country no source tells is no visit."""
    if not visit.host.country and visit.host.name:
        return f"meeting with {visit.host.name}"
    return KINDS[visit.kind] if kind else "visit"


def destination(visit: Visit) -> str:
    """The country that the visit went to, with its article."""
    return nations.with_article(nations.name(visit.host.country))


def period(visit: Visit, index: FeedIndex, *, day_asked: bool = False) -> str:
    """ "in May 2025", or "in 2025" where the day is asked and no other visit makes the month necessary."""
    year = visit.start[:4]
    if not spoken.precision(visit.start):
        return ""
    rivals = [v for v in index.others(visit) if v.start[:4] == year and v.host.country == visit.host.country]
    if day_asked and not rivals:
        return f"in {year}"
    same_month = [v for v in rivals if v.start[:7] == visit.start[:7]]
    if same_month and not day_asked:
        return spoken.between(visit.start, visit.end)
    last = _last_month(visit)
    if last > visit.start[:7] and last[:4] == year:
        return f"in {spoken.month_of(visit.start).removesuffix(' ' + year)} and {spoken.month_of(last)}"
    return f"in {spoken.month_of(visit.start)}"


def _last_month(visit: Visit) -> str:
    """The month in which the visit ended, as far as its last day or its events tell."""
    told = [visit.end or visit.start]
    for fact in visit.facts:
        date = fact.slots.get("date", "")
        if fact.type in _ON_THE_WAY and not fact.aside and isinstance(date, str) and spoken.is_day(date):
            told.append(date)
    months = (m for d in told if (m := d[:7]) and spoken.precision(m) == 2)
    return max((m for m in months if _months(m) - _months(visit.start[:7]) <= 1), default="") if spoken.precision(visit.start) >= 2 else ""


_ON_THE_WAY = frozenset({"depart", "farewell", "talks", "host", "ceremony"})


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def visit_phrase(visit: Visit, index: FeedIndex, *, whose: bool = True, where: bool = True, when: str = "month", kind: bool = True) -> str:
    """ "Xi Jinping's state visit to Russia in May 2025", or "the state visit to Russia in May 2025"."""
    noun = visit_noun(visit, kind=kind)
    owner = f"{visit.visitor.name}{possessive(visit.visitor.name)} {noun}" if whose else f"the {noun}"
    place = f" to {destination(visit)}" if where and visit.host.country else ""
    time = {"month": period(visit, index), "year": period(visit, index, day_asked=True)}.get(when, "")
    return f"{owner}{place}{' ' + time if time else ''}"


def possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"
