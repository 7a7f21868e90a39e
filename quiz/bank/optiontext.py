"""How two answers compare: the same in other words, one inside the other, of one form or of two."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        " twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a dozen": 12}

_ARTICLE = re.compile(r"^(?:the|an?) +", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_APART = re.compile(r"[\W_]+")

STOP_WORDS = frozenset(
    "a about after against all also an and any are as at be been before being between both but by can could did do does"
    " during each for from had has have he her him his how in into is it its many may more most much not of off on one or"
    " other our out over part she should so some such than that the their them then there these they this those through to two"
    " under until up was we were what when where which while who whom whose why will with would year years day days month"
    " place name named people person event".split()
)


class DateRange(NamedTuple):
    """A date as written: its first and last day as (year, month, day), and how fine it is."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    grain: str  # day, month, year or range


class Amount(NamedTuple):
    """A number as written: value, the words before it ("over") and the unit after it."""

    value: float
    qualifier: str
    unit: str


def plain(text: str) -> str:
    """`text` for comparison: no accents, case, punctuation or leading article; a date or a number in one form."""
    date = date_of(text)
    if date:
        return f"date {date.first} {date.last}"
    amount = amount_of(text)
    if amount:
        return f"{amount.qualifier} {amount.value:g} {amount.unit}".strip()
    return bare(text)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """`text` without accents, case, punctuation or leading article."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APART.sub(" ", _ARTICLE.sub("", text.strip())).strip().casefold() or text.strip().casefold()


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, possessive endings taken off."""
    return tuple(re.sub(r"['’]s$", "", w) for w in _WORD.findall(text.casefold()))


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to a stem: endings of number and tense do not count."""
    return frozenset(stem(w) for w in words(text) if len(w) > 2 and w not in STOP_WORDS and not w.isdigit())


def stem(word: str) -> str:
    """A word without its commonest English endings; enough to see "sign" in "signed"."""
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_MONTH = r"(?P<m{n}>[A-Za-z]{{3,9}})\.?"
_TO = r" ?(?:–|—|-|to|and|until) ?"
_DAY = r"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{n}>\d{{4}})"
_LEAD = r"(?:(?:on|in|from|between) )?"


def _shape(text: str, n: int = 1) -> "re.Pattern[str]":
    """A pattern from words in brackets: `D M Y` stand for day, month and year, a second one for the later date."""
    seen: dict[str, int] = {}

    def part(match: "re.Match[str]") -> str:
        letter = match[1]
        seen[letter] = seen.get(letter, 0) + n
        return {"D": _DAY, "M": _MONTH, "Y": _YEAR}[letter].format(n=seen[letter])

    return re.compile(_LEAD + re.sub(r"<([DMY])>", part, text.replace("<to>", _TO)))


_DATES = tuple(
    map(
        _shape,
        (
            "<D> <M>,? <Y>",
            "<M> <D>,? <Y>",
            "<M>,? <Y>",
            "<Y>",
            "<D><to><D> <M>,? <Y>",
            "<M> <D><to><D>,? <Y>",
            "<D> <M><to><D> <M>,? <Y>",
            "<M> <D><to><M> <D>,? <Y>",
            "<D> <M>,? <Y><to><D> <M>,? <Y>",
            "<M> <D>,? <Y><to><M> <D>,? <Y>",
            "<M><to><M>,? <Y>",
            "<M>,? <Y><to><M>,? <Y>",
            "<Y><to><Y>",
        ),
    )
)


@lru_cache(maxsize=8192)
def date_of(text: str) -> DateRange | None:
    """The date that `text` consists of, in the forms of English prose; None for anything else."""
    text = text.strip()
    if not (text[-4:].isdigit() and len(text) <= 40):
        return None
    for shape in _DATES:
        match = shape.fullmatch(text)
        if match and (found := _date(match.groupdict())):
            return found
    return None


def _date(parts: dict[str, str]) -> DateRange | None:
    """The range from day, month and year, where the later date lends what the earlier one leaves out."""
    last_year = int(parts.get("y2") or parts["y1"])
    first_year = int(parts["y1"])
    months = [_month(parts[key]) for key in ("m1", "m2") if key in parts]
    if 0 in months:
        return None
    days = [int(parts[key]) for key in ("d1", "d2") if key in parts]
    if any(not 1 <= day <= 31 for day in days):
        return None
    first = (first_year, months[0] if months else 1, days[0] if days else 1)
    last = (last_year, months[-1] if months else 12, days[-1] if days else 31)
    ranged = len(days) == 2 or len(months) == 2 or "y2" in parts
    return DateRange(first, last, "range" if ranged else "day" if days else "month" if months else "year")


def _month(text: str) -> int:
    """1 to 12, 0 for no month. Three letters are enough."""
    low = text.casefold()
    return next((n for n, name in enumerate(MONTHS, 1) if name == low or (len(low) in {3, 4} and name.startswith(low))), 0)


_AMOUNT = re.compile(
    r"(?:(?P<q>over|more than|about|around|nearly|almost|at least|up to|some|less than|fewer than|under|approximately) )?"
    r"(?P<sign>[$€£¥]|US\$)?(?P<n>\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")"
    r"(?P<unit>%|(?:st|nd|rd|th)\b|(?:[ -][^\W\d_]+){0,4})",
    re.I,
)


@lru_cache(maxsize=8192)
def amount_of(text: str) -> Amount | None:
    """The number that `text` consists of, with what stands around it; None for anything else."""
    match = _AMOUNT.fullmatch(text.strip())
    if not match:
        return None
    digits = match["n"].replace(",", "")
    value = float(digits) if digits[0].isdigit() else float(NUMBER_WORDS[match["n"].casefold()])
    unit = " ".join(filter(None, ((match["sign"] or ""), match["unit"].replace("-", " ").strip().casefold())))
    return Amount(value, (match["q"] or "").casefold(), unit)


def form(text: str) -> str:
    """The form of an answer: `day`, `month`, `year`, `range`, `number` or `text`."""
    date = date_of(text)
    if date:
        return date.grain
    return "number" if amount_of(text) else "text"


_MODIFIERS = frozenset(
    "north south east west northern southern eastern western central equatorial new great papua saint san united democratic "
    "lower upper".split()
)
_JOINED = re.compile(r" and |, | with | or |; ")


def overlap(one: str, other: str) -> bool:
    """Whether one answer holds the other: a day in a month, "Putin" in "Vladimir Putin", "Iran" in "Iran and Iraq"."""
    first, second = date_of(one), date_of(other)
    if first and second:
        return first.first <= second.last and second.first <= first.last
    if first or second or amount_of(one) or amount_of(other):
        return False
    short, long = sorted((one, other), key=len)
    if bare(short) in {bare(part) for part in _JOINED.split(long)} and _JOINED.search(long):
        return True
    return _part_of_name(short.split(), long.split())


def _part_of_name(short: list[str], long: list[str]) -> bool:
    """A single name beside the full one. "Ireland" beside "Northern Ireland" is another country."""
    if len(short) != 1 or not 2 <= len(long) <= 3 or not all(w[:1].isupper() for w in (*short, *long)):
        return False
    return bare(short[0]) in {bare(long[0]), bare(long[-1])} and not any(w.casefold() in _MODIFIERS for w in long)
