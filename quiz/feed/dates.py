"""Dates in running text: where they stand and what they mean, as EDTF.

A word that may begin a date (a month, a weekday, a number, "next", "early" …) sends the reader to one small grammar;
every pattern in it is bounded and anchored, so the time grows with the length of the text and no faster. What the text
does not say is not guessed: a day without a sure year reads `XXXX-05-08`, a weekday without a publication date has no
`first`, and both are not `certain`.
"""

import datetime as dt
import functools
import re
from typing import Literal

import msgspec

from quiz.feed.text import Sentence

DateKind = Literal["day", "range", "month", "year", "weekday", "relative", "decade"]
Daytime = Literal["morning", "afternoon", "evening", "noon", ""]


class DateSpan(msgspec.Struct, frozen=True):
    """One date as it stands in `text[start:end]`, prepositions left out ("on", "from", "between").

    `first` and `last` are EDTF; `last` is empty unless the text names a stretch of days, months or years. `shift` counts the
    days from the date that was told last, for "the next day" and its like.
    """

    start: int
    end: int
    text: str
    first: str
    last: str = ""
    daytime: Daytime = ""
    certain: bool = True
    kind: DateKind = "day"
    shift: int | None = None


class _Part(msgspec.Struct):
    """One end of a date: what of it the text says."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class _Context(msgspec.Struct, frozen=True):
    published: dt.date | None
    published_year: int | None
    year: int | None
    ahead: bool


_MONTH_NAMES = "January February March April May June July August September October November December".split()
_DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = {name[:size].upper(): number for number, name in enumerate(_MONTH_NAMES, 1) for size in (3, 9)} | {"SEPT": 9}
_WEEKDAYS = {name[:3].upper(): number for number, name in enumerate(_DAY_NAMES)}
_DAY_WORDS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
        "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
_SMALL = {word: number for number, word in enumerate("a two three four five six seven eight nine ten".split(), 1)} | {"one": 1}

_S0 = r"[ \u00a0\n]{0,12}"
_S = r"[ \u00a0\n]{1,12}"  # one gap between words, a line break with its indent included
_MONTH = (
    "(?:"
    + "|".join([*_MONTH_NAMES, *(n.upper() for n in _MONTH_NAMES), r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"])
    + r")(?![\w])"
)
_WEEKDAY = (
    "(?:"
    + "|".join(
        [*_DAY_NAMES, *(n.upper() for n in _DAY_NAMES), r"(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?(?=,?[ ]{1,2}(?:\d|[A-Z]))"]
    )
    + r")(?![\w])"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|%)"
_ORDINAL = r"(?:st|nd|rd|th)?(?![\w%$€£])"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\w%]|[.,:]\d)"

_WEEKDAY_FIRST = rf"(?:(?P<wd>{_WEEKDAY})(?:,{_S}|{_S}\(?|,?{_S}the{_S}|,{_S}on{_S}|{_S}next,?{_S}))?"
_YEAR_LAST = rf"(?:(?:,{_S}|{_S}(?:of{_S})?)(?P<y>{_YEAR}))?"
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY_FIRST}(?P<m>{_MONTH}){_S}(?:the{_S})?(?P<d>{_DAY}){_ORDINAL}(?!{_S0}(?:[./]\d|°|per{_S0}cent|million|billion)){_YEAR_LAST}"
)
_DAY_MONTH = re.compile(rf"{_WEEKDAY_FIRST}(?P<d>{_DAY}){_ORDINAL}{_S}(?:(?:day{_S})?of{_S})?(?P<m>{_MONTH})(?!\.?[-'’][a-z]){_YEAR_LAST}")
_WORD_MONTH = re.compile(rf"(?:[Tt]he{_S})?(?P<d>[A-Za-z][a-z]{{4,10}}(?:-[a-z]{{5,7}})?){_S}(?:day{_S})?of{_S}(?P<m>{_MONTH}){_YEAR_LAST}")
_MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH})(?:,{_S}|{_S}(?:of{_S})?)(?P<y>{_YEAR})")
_MONTH_ONLY = re.compile(rf"(?P<m>{_MONTH})")
_YEAR_ONLY = re.compile(rf"(?P<y>{_YEAR})(?!(?:[-–]|{_S})(?:meters|metres|kilometers|km|miles|people|troops|soldiers|jobs|tons|tonnes))")
_WEEKDAY_ONLY = re.compile(rf"(?P<wd>{_WEEKDAY})")
_WEEKDAY_AFTER = re.compile(rf"{_S}\((?P<wd>{_WEEKDAY})\)|,{_S}a{_S}(?P<wd2>{_WEEKDAY})")
_BARE_DAY = re.compile(rf"(?:the{_S})?(?P<d>{_DAY}){_ORDINAL}(?P<y1>(?:,{_S}|{_S})(?P<y>{_YEAR}))?")
_DASH = re.compile(r"[ \u00a0]{0,2}(?:--?|–|—)[ \u00a0\n]{0,2}")
_TO = re.compile(rf",?{_S}(?:to|through|thru|until|till){_S}")
_AND = re.compile(rf"{_S}(?:and|&|or){_S}")
_COMMA = re.compile(rf",{_S}")
_DAYS_THEN_MONTH = re.compile(
    rf"(?:the{_S})?(?P<d1>{_DAY}){_ORDINAL}(?P<sep>{_S0}(?:--?|–|—){_S0}|,?{_S}(?:to|through|thru|until|till|and|&){_S}"
    rf"|,{_S}{_DAY},?{_S}and{_S})"
    rf"(?:the{_S})?(?P<d2>{_DAY}){_ORDINAL}{_S}(?:of{_S})?(?P<m>{_MONTH}){_YEAR_LAST}"
)
_ISO = re.compile(r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:(?=T\d\d:)|(?![\w-]))")
_DOTTED = re.compile(r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>(?:1[5-9]|20)\d\d)(?!\w|\.\d)")
_SLASHED = re.compile(r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>(?:1[5-9]|20)\d\d)(?![\w/])")
_YEARS = re.compile(r"(?P<a>(?:1[0-9]|20)\d\d)[ ]?(?P<sep>[-–—/])[ ]?(?P<b>(?:1[0-9]|20)?\d\d)(?![\w-]|[.,]\d)")
_DECADE = re.compile(r"(?P<y>(?:1[5-9]|20)\d0)(?:'|’)?s(?!\w)")
_ROUGH = re.compile(rf"(?:(?:[Vv]ery{_S})?(?P<part>[Ee]arly|[Ll]ate|[Mm]id)(?:-|{_S})(?:in{_S})?(?:the{_S})?)")
_SEASON = re.compile(rf"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,?{_S}(?:of{_S})?)(?P<y>{_YEAR})")
_DAYTIME_FIRST = re.compile(
    rf"(?:the{_S})?(?:early{_S}|late{_S})?(?P<t>[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight)(?:{_S}of{_S}|,?{_S}on{_S}|,{_S}"
    rf"|{_S})(?:the{_S})?"
)
_DAYTIME_AFTER = re.compile(
    rf"(?:{_S}(?:early{_S}|late{_S})?|{_S}(?:in{_S}the|at|around){_S})(?P<t>morning|afternoon|evening|night|noon|midday)(?!\w)"
)
_TIMES: dict[str, Daytime] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "evening", "tonight": "evening",
    "noon": "noon", "midday": "noon",
}  # fmt: skip

_TODAY = re.compile(
    rf"(?P<day>[Tt]he{_S}day{_S}(?:after{_S}tomorrow|before{_S}yesterday)(?!\w)|[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight)(?!\w"
    rf"|-)(?P<own>['’]s)?"
    rf"(?:{_S}(?P<t>morning|afternoon|evening|night)(?!\w))?"
)
_DAY_SHIFT = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "tomorrow+": 2, "yesterday-": -2}
_THIS_TIME = re.compile(rf"(?P<w>[Tt]his|[Ll]ast){_S}(?P<t>morning|afternoon|evening|night)(?!\w)")
_THIS = re.compile(
    rf"(?P<part>(?:[Ll]ater|[Ee]arlier|[Ee]arly|[Ll]ate){_S})?(?:the{_S})?(?P<w>[Tt]his|[Nn]ext|[Ll]ast|[Cc]oming|[Pp]revious"
    rf"|[Ff]ollowing){_S}(?:coming{_S}|past{_S})?"
    rf"(?P<unit>week|weekend|month|year|{_WEEKDAY}|{_MONTH})(?![\w-]|['’]s{_S}old)"
)
_AGO = re.compile(
    rf"(?P<n>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d\d?){_S}(?P<unit>day|week)s?{_S}"
    r"(?P<w>ago|earlier|later|(?:before|after)(?=[.,;]|$))(?!\w)"
)
_TOLD = re.compile(
    rf"(?:[Tt]he|[Tt]hat){_S}(?P<w>same|next|following|previous|preceding){_S}(?P<t>day|morning|afternoon|evening|night)(?!\w)"
    rf"|[Tt]hat{_S}(?P<t2>day|morning|afternoon|evening|night)(?!\w)"
    rf"|[Tt]he{_S}day{_S}(?P<w2>before|after)(?=[.,;]|$)"
)

_TOKEN = re.compile(r"[^\W_]+")
_YEAR_PREPOSITIONS = frozenset(
    "in since by until till during before after from between around circa year years of through to late early mid than and".split()
)
_MONTH_PREPOSITIONS = frozenset("in since until till during through late early mid".split())
_OF_MONTH = re.compile(rf"(?:end|beginning|start|middle|month|close|course|half|week|days){_S}of{_S}$")
_LOOSE_PREPOSITIONS = frozenset("by from before after around and to between".split())
_LIKE_NAMES = frozenset({"MAY", "APRIL", "JUNE", "AUGUST"})
_FEASTS = frozenset("black good bloody super ash palm easter holy maundy cyber man girl every each whit fat spy".split())
_AFTER_NAME = re.compile(
    r"[ -](?:Street|Avenue|Square|Boulevard|Bridge|Stadium|Movement|Times|Telegraph|Mail|Mirror|Express|Club|Revolution|Madness"
    r"|Hospital|Magazine|MAGAZINE|Independent|Herald|[Aa]ttacks?|[Mm]assacre|Agreements?|Accords?)\b"
)
_FUNCTION_WORDS = frozenset(
    "in at for on as with to and during by from of the he she it they his her their who which that when where while after before "
    "until if or but "
    "was is were are will would has have had said says a an this here there also both via near over under against between toward towards "
    "since amid because although though upon into ahead following at's including respectively".split()
)
_NUMBER_AFTER = re.compile(rf"{_S}([A-Za-z]+)")

_WORD_TRIGGERS = frozenset(
    "early late mid very later earlier this next last coming previous following the that today tomorrow yesterday tonight morning "
    "afternoon evening "
    "night spring summer autumn fall winter a one two three four five six first second".split()
) | frozenset(_DAY_WORDS)
_TRIGGERS = frozenset(
    {*_WORD_TRIGGERS, *(w.capitalize() for w in _WORD_TRIGGERS)}
    | {form for name in (*_MONTH_NAMES, *_DAY_NAMES) for form in (name, name.upper())}
    | set("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split())
)


_SPAN_WORDS = r"(?:day|morning|afternoon|evening|night|same|next|following|previous|preceding|this|coming|last)"
# small words open a date only before these: a look ahead that spares the grammar most sentences
_NEXT: tuple[tuple[str, str], ...] = (
    ("the", rf"{_S}(?:\d|{_SPAN_WORDS}(?!\w)|[a-z-]+{_S}(?:day{_S})?of{_S}[A-Z]|early|late)"),
    ("that", rf"{_S}{_SPAN_WORDS}(?!\w)"),
    ("a one two three four five six", rf"{_S}(?:day|week)s?{_S}"),
    (" ".join(_DAY_WORDS), rf"{_S}(?:day{_S})?of{_S}[A-Z]"),
    ("spring summer autumn fall winter", rf",?{_S}(?:of{_S})?\d"),
    ("morning afternoon evening night", rf",?{_S}(?:of|on|the|\d|[A-Z])"),
)
_NEXT_WORDS: dict[str, "re.Pattern[str]"] = {
    form: re.compile(pattern) for words, pattern in _NEXT for word in words.split() for form in (word, word.capitalize())
}


_TIME_WORDS = frozenset(
    "day days week weeks weekend month year morning afternoon evening night noon midday today tomorrow yesterday tonight "
    "mon tue tues wed thu thur thurs fri sat sun".split()
) | {name[:size].lower() for names in (_MONTH_NAMES, _DAY_NAMES) for name in names for size in (3, 4, 9)}
_DIGIT = re.compile(r"\d")


def is_day(date: str) -> bool:
    """Whether an EDTF date is one whole day: `2025-05-07`, not `2025-05`, `XXXX-05-07` or an interval."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date))


def may_be_dated(sentence: Sentence) -> bool:
    """Whether a sentence has a word or a digit without which no date is told."""
    return not _TIME_WORDS.isdisjoint(sentence.words) or bool(_DIGIT.search(sentence.text))


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, published: str = "", year: str = "", ahead: bool = False
) -> list[DateSpan]:
    """All dates in `text[start:end]`, in order, none inside another; offsets count from the start of `text`.

    `published` (EDTF) resolves weekdays and "today"; `year` is the year that the caller is sure of, for days without one; `ahead` says that
    the sentence looks forward, so that "on Thursday" is the next one.

    >>> [(d.text, d.first, d.last) for d in find_dates("He stayed from May 7 to 10, 2025.")]
    [('May 7 to 10, 2025', '2025-05-07', '2025-05-10')]
    """
    stop = len(text) if end is None else min(end, len(text))
    context = _context(published, year, ahead)
    found: list[DateSpan] = []
    reached = start
    for token in _TOKEN.finditer(text, start, stop):
        position = token.start()
        if position < reached:
            continue
        word = token.group()
        if word in _TRIGGERS:
            peek = _NEXT_WORDS.get(word)
            if peek is not None and not peek.match(text, token.end(), stop):
                continue
        elif not (word[0].isdigit() and len(word) <= 6 and word.isascii()):
            continue
        spans = _read(text, position, stop, start, word, context) or _next_year(text, position, stop, found)
        if spans:
            found += spans
            reached = spans[-1].end
            _join_years(text, start, found)
    return found


def _next_year(text: str, position: int, stop: int, found: list[DateSpan]) -> list[DateSpan]:
    """The second year of "in 1961, 1962 and 1964"."""
    if found and found[-1].kind == "year" and text[found[-1].end : position] == ", ":
        return _year_alone(text, position, stop, "in")
    return []


def _join_years(text: str, floor: int, found: list[DateSpan]) -> None:
    """ "From 2019 to 2023" is one stretch."""
    if len(found) < 2 or found[-1].kind != "year" or found[-2].kind != "year" or not found[-2].text.isdigit():
        return
    one, two = found[-2:]
    lead, between = _word_before(text, one.start, floor), text[one.end : two.start].strip()
    if (lead, between) in {("from", "to"), ("from", "through"), ("from", "until"), ("between", "and")} and one.first < two.first:
        found[-2:] = [DateSpan(one.start, two.end, text[one.start : two.end], one.first, two.first, kind="range")]


@functools.lru_cache(maxsize=64)
def _context(published: str, year: str, ahead: bool) -> _Context:
    day = None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        try:
            day = dt.date.fromisoformat(published)
        except ValueError:
            day = None
    known = int(published[:4]) if re.match(r"\d{4}(?!\d)", published) else None
    return _Context(day, known, int(year) if re.fullmatch(r"[12]\d{3}", year) else None, ahead)


def _read(text: str, position: int, stop: int, floor: int, word: str, context: _Context) -> list[DateSpan]:
    """The date or dates that begin at `position`; nothing where there is none."""
    before = _word_before(text, position, floor)
    if word[0].isdigit():
        return _from_number(text, position, stop, before, context)
    if word.upper() in _MONTHS:
        return _from_month(text, position, stop, before, context)
    if word[:3].upper() in _WEEKDAYS and word[0].isupper():
        return _from_weekday(text, position, stop, before, context)
    return _from_word(text, position, stop, context)


def _word_before(text: str, position: int, floor: int) -> str:
    words = text[max(floor, position - 24) : position].rstrip(_EDGES).rsplit(None, 1)
    return words[-1].strip(_EDGES).lower() if words else ""


_EDGES = " \n\u00a0,('\"“‘-"


# -- numbers: 7 May, 7–10 May, 2025-05-07, 2024, 1990s ------------------------------------------------------------


def _from_number(text: str, position: int, stop: int, before: str, context: _Context) -> list[DateSpan]:
    if position and text[position - 1] in "$€£¥.:/#№°":
        return []
    for reader in (_iso, _numeric, _decade, _years):
        span = reader(text, position, stop)
        if span:
            return [span]
    days = _DAYS_THEN_MONTH.match(text, position, stop)
    if days:
        return _days_then_month(text, position, days, before, context)
    part = _part(text, position, stop)
    if part:
        return _stretch(text, position, stop, part, before, context)
    ago = _AGO.match(text, position, stop)
    if ago:
        return _ago(position, ago, context)
    return _year_alone(text, position, stop, before)


def _iso(text: str, position: int, stop: int) -> DateSpan | None:
    match = _ISO.match(text, position, stop)
    if not match or _date(int(match["y"]), int(match["m"]), int(match["d"])) is None:
        return None
    return DateSpan(position, match.end(), match.group(), match.group())


def _numeric(text: str, position: int, stop: int) -> DateSpan | None:
    """25.12.2025 is day first everywhere; 05/06/2025 may be May or June, and only its year is sure."""
    match = _DOTTED.match(text, position, stop)
    if match:
        day = _date(int(match["y"]), int(match["m"]), int(match["d"]))
        return DateSpan(position, match.end(), match.group(), day.isoformat()) if day else None
    match = _SLASHED.match(text, position, stop)
    if not match:
        return None
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = {d for d in (_date(year, a, b), _date(year, b, a)) if d}
    if not days:
        return None
    if len(days) == 1:
        return DateSpan(position, match.end(), match.group(), days.pop().isoformat())
    return DateSpan(position, match.end(), match.group(), str(year), certain=False)


def _decade(text: str, position: int, stop: int) -> DateSpan | None:
    match = _DECADE.match(text, position, stop)
    return DateSpan(position, match.end(), match.group(), match["y"][:3] + "X", kind="decade") if match else None


def _years(text: str, position: int, stop: int) -> DateSpan | None:
    match = _YEARS.match(text, position, stop)
    if not match or (match["sep"] == "/" and len(match["b"]) == 4 and int(match["b"]) != int(match["a"]) + 1):
        return None
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if not first < last <= first + 150 or (len(match["b"]) == 2 and match["sep"] != "/" and last - first > 40):
        return None
    return DateSpan(position, match.end(), match.group(), str(first), str(last), kind="range")


def _year_alone(text: str, position: int, stop: int, before: str) -> list[DateSpan]:
    match = _YEAR_ONLY.match(text, position, stop)
    if not match or before not in _YEAR_PREPOSITIONS or _counts_things(text, match.end(), stop):
        return []
    if before in {"to", "and", "of", "than", "through", "by"} and not 1500 <= int(match["y"]) <= 2099:
        return []
    return [DateSpan(position, match.end(), match.group(), match["y"], kind="year")]


def _counts_things(text: str, position: int, stop: int) -> bool:
    """Whether the number before `position` counts what follows: "in 2000 villages"."""
    after = _NUMBER_AFTER.match(text, position, min(stop, position + 30))
    return after is not None and after[1].islower() and after[1].endswith("s") and after[1] not in _S_WORDS


_S_WORDS = frozenset("was is has as his its this saw across vs plus towards besides afterwards thus".split())


def _days_then_month(text: str, position: int, match: "re.Match[str]", before: str, context: _Context) -> list[DateSpan]:
    """7–10 May 2025; "3 and 4 June" is a stretch only where the days follow each other or "between" says so."""
    month, year = _month(match["m"]), _year_of(match)
    first, last = int(match["d1"]), int(match["d2"])
    joined = "and" in match["sep"] or "&" in match["sep"]
    if joined and before != "between" and last != first + 1 and "," not in match["sep"]:
        one = _span(text, position, match.end("d1"), _Part(match.end(), year, month, first), None, context)
        two = _span(text, match.start("d2"), match.end(), _Part(match.end(), year, month, last), None, context)
        return [span for span in (one, two) if span]
    if last <= first:
        return []
    span = _span(text, position, match.end(), _Part(match.end(), year, month, first), _Part(match.end(), year, month, last), context)
    return [_with_daytime(text, span, len(text))] if span else []


# -- months and weekdays ------------------------------------------------------------------------------------------


def _from_month(text: str, position: int, stop: int, before: str, context: _Context) -> list[DateSpan]:
    part = _part(text, position, stop)
    if part:
        return _stretch(text, position, stop, part, before, context)
    match = _MONTH_YEAR.match(text, position, stop)
    if match:
        return _month_stretch(text, position, match, stop)
    match = _MONTH_ONLY.match(text, position, stop)
    if not match or match.group().rstrip(".").upper() not in _MONTHS:
        return []
    named = match.group().rstrip(".").upper()
    if before == "of" and not _OF_MONTH.search(text, max(0, position - 20), position):
        return []
    if before not in _MONTH_PREPOSITIONS and before != "of" and (before not in _LOOSE_PREPOSITIONS or named in _LIKE_NAMES):
        return []
    if _names_something(text, match.end(), stop):
        return []
    month, year = _MONTHS[named], context.year
    end = match.end() - (1 if match.group().endswith(".") else 0)
    first = f"{year or 'XXXX'}-{month:02d}"
    return [DateSpan(position, end, text[position:end], first, kind="month", certain=year is not None)]


def _names_something(text: str, position: int, stop: int) -> bool:
    """Whether the month is a name: "in May Day parades", "the March on Rome", "of August Wilson"."""
    return bool(_NAME_OR_PLACE.match(text, position, stop))


_NAME_OR_PLACE = re.compile(rf"{_S}(?:[A-Z][a-z]|on{_S}(?:Rome|Washington))")


def _month_stretch(text: str, position: int, match: "re.Match[str]", stop: int) -> list[DateSpan]:
    """March 2023, and "March 2023 to May 2024"."""
    first = f"{match['y']}-{_month(match['m']):02d}"
    sep = _DASH.match(text, match.end(), stop) or _TO.match(text, match.end(), stop)
    second = _MONTH_YEAR.match(text, sep.end(), stop) if sep else None
    if second and (last := f"{second['y']}-{_month(second['m']):02d}") > first:
        return [DateSpan(position, second.end(), text[position : second.end()], first, last, kind="range")]
    return [DateSpan(position, match.end(), match.group(), first, kind="month")]


def _from_weekday(text: str, position: int, stop: int, before: str, context: _Context) -> list[DateSpan]:
    if before in _FEASTS:
        return []
    part = _part(text, position, stop)
    if part:
        return _stretch(text, position, stop, part, before, context)
    match = _WEEKDAY_ONLY.match(text, position, stop)
    if not match or match.group().rstrip(".").lower() not in {n.lower() for n in _DAY_NAMES} or _AFTER_NAME.match(text, match.end(), stop):
        return []
    first = _weekday_date(_weekday(match.group()), context)
    sep = _DASH.match(text, match.end(), stop) or _TO.match(text, match.end(), stop) or _AND.match(text, match.end(), stop)
    second = _WEEKDAY_ONLY.match(text, sep.end(), stop) if sep else None
    if second and sep:
        gap = (_weekday(second.group()) - _weekday(match.group())) % 7
        if gap and ("and" not in sep.group() or gap == 1 or before == "between") and "or" not in sep.group():
            last = (first + dt.timedelta(gap)) if first else None
            return [
                DateSpan(
                    position,
                    second.end(),
                    text[position : second.end()],
                    _iso_or_none(first),
                    _iso_or_none(last),
                    certain=first is not None,
                    kind="range",
                )
            ]
    span = DateSpan(position, match.end(), match.group(), _iso_or_none(first), certain=first is not None, kind="weekday")
    return [_with_daytime(text, span, stop)]


def _weekday_date(weekday: int, context: _Context) -> dt.date | None:
    """The day meant by a bare weekday: the publication day itself or the last before it; looking ahead, the next after it."""
    if context.published is None:
        return None
    today = context.published
    back = (today.weekday() - weekday) % 7
    return today + dt.timedelta((7 - back) % 7) if context.ahead else today - dt.timedelta(back)


# -- words: today, next Monday, early 2024, the morning of …, the next day ----------------------------------------


def _from_word(text: str, position: int, stop: int, context: _Context) -> list[DateSpan]:
    for reader in (_today, _this_time, _this):
        span = reader(text, position, stop, context)
        if span:
            return [span]
    told = _told(position, stop, text)
    if told:
        return [told]
    ago = _AGO.match(text, position, stop)
    if ago:
        return _ago(position, ago, context)
    return (
        _rough(text, position, stop, context)
        or _season(text, position, stop)
        or _led(text, position, stop, context)
        or _in_words(text, position, stop, context)
    )


def _today(text: str, position: int, stop: int, context: _Context) -> DateSpan | None:
    match = _TODAY.match(text, position, stop)
    if not match:
        return None
    word = match["day"].lower()
    key = "tomorrow+" if word.endswith("after tomorrow") else "yesterday-" if word.endswith("before yesterday") else word
    end = match.end() if match["t"] else match.end("day")
    day = context.published + dt.timedelta(_DAY_SHIFT[key]) if context.published and key in _DAY_SHIFT else None
    daytime = _TIMES.get(match["t"] or word, "")
    return DateSpan(
        position,
        end,
        text[position:end],
        _iso_or_none(day),
        daytime=daytime,
        certain=day is not None and not match["own"] and not _RHETORIC.search(text, max(0, position - 8), position),
        kind="relative",
    )


# "the world today" is these years, not this day
_RHETORIC = re.compile(rf"world{_S}$")


def _this_time(text: str, position: int, stop: int, context: _Context) -> DateSpan | None:
    match = _THIS_TIME.match(text, position, stop)
    if not match or (match["w"].lower() == "last") != (match["t"] == "night"):
        return None
    day = context.published - dt.timedelta(1 if match["t"] == "night" else 0) if context.published else None
    return DateSpan(
        position, match.end(), match.group(), _iso_or_none(day), daytime=_TIMES[match["t"]], certain=day is not None, kind="relative"
    )


def _this(text: str, position: int, stop: int, context: _Context) -> DateSpan | None:
    """This, next and last week, month, year, Monday, March."""
    match = _THIS.match(text, position, stop)
    if not match:
        return None
    which, unit = match["w"].lower(), match["unit"]
    if unit == "year":
        first, last, certain = _this_year(which, context), "", context.published_year is not None
    elif unit == "month":
        first, last, certain = _this_month(which, context), "", context.published is not None
    elif unit in {"week", "weekend"}:
        first, last = _this_week(which, unit, context), ""
        certain = bool(first)
    elif unit.rstrip(".").upper() in _MONTHS:
        first, last, certain = _this_named_month(which, _month(unit), context), "", context.published is not None
    else:
        return _this_weekday(text, match, which, context, stop)
    if which in {"previous", "following"}:
        first, last, certain = "", "", False
    return DateSpan(position, match.end(), match.group(), first, last, certain=certain and bool(first), kind="relative")


def _this_year(which: str, context: _Context) -> str:
    step = {"this": 0, "next": 1, "coming": 1, "last": -1}.get(which, 0)
    return str(context.published_year + step) if context.published_year is not None else ""


def _this_month(which: str, context: _Context) -> str:
    if context.published is None:
        return ""
    months = context.published.year * 12 + context.published.month - 1 + {"this": 0, "next": 1, "coming": 1, "last": -1}.get(which, 0)
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _this_week(which: str, unit: str, context: _Context) -> str:
    """The month of a week: a visit "next week" fills some of its days, nobody says which."""
    if context.published is None:
        return ""
    step = {"this": 0, "next": 1, "coming": 1, "last": -1}.get(which, 0)
    monday = context.published - dt.timedelta(context.published.weekday()) + dt.timedelta(7 * step)
    first, last = monday + dt.timedelta(5 if unit == "weekend" else 0), monday + dt.timedelta(6)
    return f"{first:%Y-%m}" if first.month == last.month else ""


def _this_named_month(which: str, month: int, context: _Context) -> str:
    """ "Last March" is the latest March that was over or under way at publication, "next March" the first to come."""
    if context.published is None:
        return ""
    today = context.published
    year = today.year
    if which == "last" and month >= today.month:
        year -= 1
    if which in {"next", "coming"} and month <= today.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def _this_weekday(text: str, match: "re.Match[str]", which: str, context: _Context, stop: int) -> DateSpan:
    """ "Next Monday" within the same week may mean either Monday, and is not certain."""
    span = DateSpan(match.start(), match.end(), match.group(), "", certain=False, kind="weekday")
    if context.published is not None and which not in {"previous", "following"}:
        today, weekday = context.published, _weekday(match["unit"])
        same_week = today - dt.timedelta(today.weekday()) + dt.timedelta(weekday)
        back = (today.weekday() - weekday - 1) % 7 + 1
        day = {"this": same_week, "last": today - dt.timedelta(back)}.get(
            which, today + dt.timedelta((weekday - today.weekday() - 1) % 7 + 1)
        )
        sure = which in {"this", "coming"} or day.isocalendar()[:2] != today.isocalendar()[:2]
        span = msgspec.structs.replace(span, first=day.isoformat(), certain=sure)
    return _with_daytime(text, span, stop)


def _told(position: int, stop: int, text: str) -> DateSpan | None:
    """ "The next day": a number of days from the date told before, which the caller knows."""
    match = _TOLD.match(text, position, stop)
    if not match:
        return None
    which = match["w"] or match["w2"] or "same"
    shift = {"same": 0, "next": 1, "following": 1, "after": 1}.get(which, -1)
    return DateSpan(
        position,
        match.end(),
        match.group(),
        "",
        daytime=_TIMES.get(match["t"] or match["t2"] or "", ""),
        certain=False,
        kind="relative",
        shift=shift,
    )


def _ago(position: int, match: "re.Match[str]", context: _Context) -> list[DateSpan]:
    count = _SMALL.get(match["n"].lower()) or int(match["n"]) if match["n"].lower() in _SMALL or match["n"].isdigit() else 0
    days = count * (7 if match["unit"] == "week" else 1)
    if match["w"] == "ago":
        day = context.published - dt.timedelta(days) if context.published else None
        sure = day is not None and match["unit"] == "day"
        return [DateSpan(position, match.end(), match.group(), _iso_or_none(day), certain=sure, kind="relative")]
    shift = days if match["w"] in {"later", "after"} else -days
    return [DateSpan(position, match.end(), match.group(), "", certain=False, kind="relative", shift=shift)]


def _rough(text: str, position: int, stop: int, context: _Context) -> list[DateSpan]:
    """Early 2024, mid-March 2023, the late 1990s: the span takes the word in, the value is the whole."""
    lead = _ROUGH.match(text, position, stop)
    if not lead:
        return []
    at = lead.end()
    if at >= stop:
        return []
    spans: list[DateSpan] = []
    if text[at].isdigit():
        decade = _decade(text, at, stop)
        spans = [decade] if decade else _year_alone(text, at, stop, "early")
    elif _MONTH_ONLY.match(text, at, stop) and not _MONTH_DAY.match(text, at, stop):
        spans = _from_month(text, at, stop, "early", context)
    return [msgspec.structs.replace(spans[0], start=position, text=text[position : spans[0].end])] if spans else []


def _season(text: str, position: int, stop: int) -> list[DateSpan]:
    match = _SEASON.match(text, position, stop)
    return [DateSpan(position, match.end(), match.group(), match["y"], kind="year")] if match else []


def _led(text: str, position: int, stop: int, context: _Context) -> list[DateSpan]:
    """The morning of March 20, 2023; "the 5th of May"."""
    lead = _DAYTIME_FIRST.match(text, position, stop)
    if lead:
        spans = _at(text, lead.end(), stop, context)
        if not spans or spans[0].daytime or spans[0].kind not in {"day", "weekday"}:
            return []
        return [msgspec.structs.replace(spans[0], start=position, text=text[position : spans[0].end], daytime=_TIMES[lead["t"].lower()])]
    the = re.compile(rf"[Tt]he{_S}(?=\d)").match(text, position, stop)
    if the and not _YEAR_ONLY.match(text, the.end(), stop):
        spans = _at(text, the.end(), stop, context)
        return spans if spans and spans[0].kind in {"day", "range", "decade"} else []
    return []


def _at(text: str, position: int, stop: int, context: _Context) -> list[DateSpan]:
    token = _TOKEN.match(text, position, stop)
    if not token or (token.group() not in _TRIGGERS and not token.group()[0].isdigit()) or token.group() in _WORD_TRIGGERS:
        return []
    return _read(text, position, stop, position, token.group(), context)


def _in_words(text: str, position: int, stop: int, context: _Context) -> list[DateSpan]:
    match = _WORD_MONTH.match(text, position, stop)
    if not match or match["d"].lower() not in _DAY_WORDS:
        return []
    part = _Part(match.end(), _year_of(match), _month(match["m"]), _DAY_WORDS[match["d"].lower()])
    span = _span(text, position, match.end(), part, None, context)
    return [span] if span else []


# -- putting a day together ---------------------------------------------------------------------------------------


def _part(text: str, position: int, stop: int) -> _Part | None:
    """One day with its month at `position`, weekday and year where they stand beside it."""
    match = _MONTH_DAY.match(text, position, stop) or _DAY_MONTH.match(text, position, stop)
    if not match or _AFTER_NAME.match(text, match.end(), stop):
        return None
    weekday = _weekday(match["wd"]) if match["wd"] else None
    end = match.end()
    if match["wd"] and text[match.end("wd") : min(match.start("d"), match.start("m"))].endswith("(") and text[end : end + 1] == ")":
        end += 1
    return _Part(end, _year_of(match), _month(match["m"]), int(match["d"]), weekday)


def _stretch(text: str, position: int, stop: int, part: _Part, before: str, context: _Context) -> list[DateSpan]:
    """A day, or the days that it opens: "May 7–10, 2025", "30 April – 2 May 2019", "May 7 and 8"."""
    sep = _DASH.match(text, part.end, stop)
    word = None if sep else _TO.match(text, part.end, stop) or _AND.match(text, part.end, stop)
    at = sep or word
    if at:
        second = _part(text, at.end(), stop)
        if second is None:
            second = _bare_day(text, at, stop, part, bool(sep) or before in {"from", "between"})
        joined = bool(word) and ("and" in at.group() or "&" in at.group()) and before != "between"
        if second and "or" not in at.group() and _follows(part, second, joined):
            span = _span(text, position, second.end, part, second, context)
            return [_with_daytime(text, span, stop)] if span else []
        if second and joined and part.month == second.month and text[at.end()].isdigit() and second.year != part.year:
            # "May 7 and 20, 2025": two days of one year
            one = _span(text, position, part.end, msgspec.structs.replace(part, year=second.year), None, context)
            two = _span(text, at.end(), second.end, second, None, context)
            return [s for s in (one, two) if s]
    span = _span(text, position, part.end, part, None, context)
    if span is None:
        return []
    after = _WEEKDAY_AFTER.match(text, part.end, stop)
    if after and part.weekday is None:
        part = msgspec.structs.replace(part, weekday=_weekday(after["wd"] or after["wd2"]), end=after.end())
        span = _span(text, position, part.end, part, None, context) or span
    return [_with_daytime(text, span, stop)]


def _bare_day(text: str, sep: "re.Match[str]", stop: int, first: _Part, sure: bool) -> _Part | None:
    """The second day of "May 7 to 10": not where the number counts what follows ("sent on May 7 to 10 countries")."""
    match = _BARE_DAY.match(text, sep.end(), stop)
    if not match:
        return None
    after = _NUMBER_AFTER.match(text, match.end(), min(stop, match.end() + 30))
    if after and not match["y"] and after[1] not in _FUNCTION_WORDS and not sure:
        return None
    return _Part(match.end(), int(match["y"]) if match["y"] else None, first.month, int(match["d"]), None)


def _follows(first: _Part, second: _Part, joined: bool) -> bool:
    """Whether the two ends make a stretch; days joined by "and" only when they are neighbours."""
    year = first.year or second.year or 2024
    later = second.year or year
    a, b = _date(year, first.month or 1, first.day or 1), _date(later, second.month or 1, second.day or 1)
    if a is None or b is None:
        return False
    if b < a and not (first.year and second.year) and (a.month, b.month) == (12, 1):
        b = _date(later + 1, b.month, b.day) or b
    gap = (b - a).days
    return gap == 1 if joined else 0 < gap < 366 * (30 if first.year and second.year else 1)


def _span(text: str, start: int, end: int, first: _Part, last: _Part | None, context: _Context) -> DateSpan | None:
    """The span for one day or two; the year comes from the text, from the weekday, or from the caller; None for no such day."""
    year, sure = _year_for(first, last, context)
    if year is None:
        one = _unknown(first)
        two = _unknown(last) if last else ""
        if not one or (last and not two):
            return None
        return DateSpan(start, end, text[start:end], one, two, certain=False, kind="range" if last else "day")
    turn = last is not None and last.month is not None and first.month is not None and last.month < first.month
    opening = first.year or (year - 1 if turn and last is not None and last.year else year)
    closing = (last.year or (opening + 1 if turn else opening)) if last else None
    a = _date(opening, first.month or 0, first.day or 0)
    b = _date(closing, last.month or 0, last.day or 0) if last and closing else None
    if a is None or (last and (b is None or b <= a)):
        return None
    for part, day in ((first, a), (last, b)):
        if part and day and part.weekday is not None and part.weekday != day.weekday():
            sure = False
    return DateSpan(start, end, text[start:end], a.isoformat(), _iso_or_none(b), certain=sure, kind="range" if last else "day")


def _year_for(first: _Part, last: _Part | None, context: _Context) -> tuple[int | None, bool]:
    said = (last.year if last else None) or first.year
    if said:
        return said, True
    if context.year:
        return context.year, True
    if first.weekday is not None and context.published is not None:
        # the weekday proves the year where only one year near the publication fits
        today = context.published
        near = [
            d
            for y in (today.year - 1, today.year, today.year + 1)
            if (d := _date(y, first.month or 0, first.day or 0)) and abs((d - today).days) <= 183
        ]
        fits = [d for d in near if d.weekday() == first.weekday]
        if len(fits) == 1:
            return fits[0].year, True
    if context.ahead and context.published is not None:
        today = context.published
        coming = [
            d for y in (today.year, today.year + 1) if (d := _date(y, first.month or 0, first.day or 0)) and 0 <= (d - today).days <= 183
        ]
        if len(coming) == 1:
            return coming[0].year, True
    return None, False


def _unknown(part: _Part) -> str:
    """A day without its year, if there is such a day."""
    return f"XXXX-{part.month:02d}-{part.day:02d}" if _date(2024, part.month or 0, part.day or 0) else ""


def _with_daytime(text: str, span: DateSpan, stop: int) -> DateSpan:
    after = _DAYTIME_AFTER.match(text, span.end, stop) if span.kind in {"day", "weekday"} else None
    if not after:
        return span
    return msgspec.structs.replace(span, end=after.end(), text=text[span.start : after.end()], daytime=_TIMES[after["t"]])


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _iso_or_none(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").upper()]


def _weekday(name: str) -> int:
    return _WEEKDAYS[name[:3].upper()]


def _year_of(match: "re.Match[str]") -> int | None:
    return int(match["y"]) if match["y"] else None
