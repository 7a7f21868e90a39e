"""Counts, amounts of money, shares, ordinals, durations and ages in running text.

A span covers the number with what qualifies it ("more than 40", "$5.4 billion", "three-day"); the thing counted is its `unit`. Numbers
that only label something (Article 19, G20, F-16, 10:30) are no numbers here, nor is what belongs to a date.
"""

import functools
import re
from importlib import resources
from typing import Literal

import msgspec

from quiz.feed.dates import DateSpan, find_dates
from quiz.feed.text import Sentence

NumberKind = Literal["count", "money", "percent", "ordinal", "duration", "year-age"]


class NumberSpan(msgspec.Struct, frozen=True):
    """One number as it stands in `text[start:end]`.

    `value` is None where the text gives none ("dozens"); `high` is the upper end of "20 to 30". `approx` is the qualifier as written.
    `unit` is the currency, "percent", the unit of time, or the noun counted with up to two words before it; it ends at
    `unit_end`. A currency sign belongs to the text, a currency's name and "percent" follow it.
    """

    start: int
    end: int
    text: str
    value: float | None
    kind: NumberKind
    unit: str = ""
    unit_end: int = 0
    approx: str = ""
    high: float | None = None


@functools.cache
def _table(kind: str) -> dict[str, str]:
    """The rows of one kind of `lexicon/numbers.txt`."""
    return _tables()[kind]


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    text = (resources.files("quiz.feed.lexicon") / "numbers.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, word, meaning = (cell.strip() for cell in line.split("|"))
            found.setdefault(kind, {})[word] = meaning
    return found


_WORDS = {word: int(value) for word, value in _table("word").items()}
_SCALES = {word: int(value) for word, value in _table("scale").items()}
_ORDINALS = {word: int(value) for word, value in _table("ordinal").items()}


def _any(words: "list[str] | dict[str, str] | dict[str, int]") -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_S = r"[ \u00a0\n]{1,12}"
_S0 = r"[ \u00a0\n]{0,12}"
_LONG_SCALES = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,3})?|\d{1,15}(?:\.\d{1,3})?(?!\d)"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONE_WORD = _any(_WORDS)
_WORD_NUMBER = rf"(?:(?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine)|(?:{_ONE_WORD}))(?!\w)"
_SCALE = rf"(?:(?:{_S}|-)(?P<scale>(?:{_LONG_SCALES}))(?![\w])|{_S0}(?P<short>bn|mn|tn|[mbk])(?![\w.'-]))"

_PLAIN = re.compile(rf"(?P<sign>(?:{_any(_table('sign'))})\.?{_S0})?(?P<digits>{_DIGITS})(?:{_SCALE})?")
_SPELLED = re.compile(
    rf"(?:(?P<word>{_WORD_NUMBER}|[Aa]|half{_S}a)(?:(?:{_S}|-)(?P<scale>{_LONG_SCALES})(?!\w))(?:{_S}(?P<scale2>thousand|million"
    rf"|billion)(?!\w))?"
    rf"(?:{_S}and{_S}(?P<rest>{_WORD_NUMBER}))?|(?P<alone>{_WORD_NUMBER}))(?P<half>{_S}and{_S}a{_S}half)?",
    re.I,
)
_MANY = re.compile(
    rf"(?P<many>(?:tens|hundreds){_S}of{_S}(?:thousands|millions)(?!\w)"
    rf"|(?:dozens|scores|hundreds|thousands|millions|billions)(?!\w)(?={_S}of{_S}(?!the|miles|kilom)))",
    re.I,
)
_ORDINAL_DIGITS = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})?)(?P<th>st|nd|rd|th)(?![\w])(?P<ever>-ever)?")
_ORDINAL_WORD = re.compile(rf"(?:(?P<tens>{_TENS})-)?(?P<word>{_any(_table('ordinal'))})(?![\w])(?P<ever>-ever)?", re.I)
_UNITS_OF_TIME = _any(_table("time"))
_DURATION = re.compile(
    rf"(?:-|{_S}(?:and{_S}a{_S}half{_S})?(?:consecutive{_S}|full{_S}|short{_S}|straight{_S})?)(?P<unit>{_UNITS_OF_TIME})(?P<s>s)?(?![\w])(?P<old>(?:-|{_S})old(?!\w))?",
    re.I,
)
_PERCENT = re.compile(rf"{_S0}%|(?:{_S}|-)per{_S0}cent(?:age{_S}points?)?(?!\w)", re.I)
_CURRENCY = re.compile(rf"(?:{_S}|-)(?:{_any(_table('currency'))})(?!\w)")
_HYPHEN_MONEY = re.compile(r"-dollar(?!\w)")
_AGED = re.compile(rf"(?<!\w)(?:aged?{_S}|age{_S}of{_S})$", re.I)
_QUALIFIER = re.compile(
    rf"(?:(?:more|less|fewer|no{_S}(?:more|less|fewer)|better|greater|higher|lower){_S}than|over|under|about|around|nearly|almost"
    rf"|some|roughly|approximately|at{_S}least|at{_S}most"
    rf"|up{_S}to|as{_S}many{_S}as|as{_S}much{_S}as|close{_S}to|well{_S}over|just{_S}over|just{_S}under|above|below|exceeding"
    rf"|an{_S}estimated|exactly|only|a{_S}total{_S}of|a{_S}record)"
    rf"{_S}(?:the{_S})?$",
    re.I,
)
_QUALIFIER_ENDS = frozenset(
    "than over under about around nearly almost some roughly approximately least most to as above below exceeding estimated exactly "
    "only of record the".split()
)
_NOT_APPROX = frozenset({"exactly", "only", "a total of", "a record"})
_RANGE = re.compile(rf"(?:{_S}(?:to|or){_S}|{_S0}[–-]{_S0})(?={_DIGITS}|{_WORD_NUMBER})")
_LABEL = re.compile(
    rf"(?:Articles?|Expo|[Pp]age|Chapter|No\.?|Nos\.?|Number|Room|Route|Flight|Boeing|Airbus|Resolution|Section|Page|Part|Phase|Line|Channel"
    rf"|Highway|Gate|Annex|Point|Type|Level|Group{_S}of|Tupolev|Il|Tu"
    rf"|Paragraph|Article|Rule|Vol\.?|Volume|Track|Table|Figure|Windows|Interstate|Platform|Class|Grade|Area|Studio|Building|Unit"
    rf"|Apollo|Soyuz|Shenzhou|Gemini|Protocol|Formula|Apartment"
    rf"|[Aa]t|[Bb]y|[Uu]ntil|[Aa]round|[Ff]rom|[Tt]ill|[Aa]bout)(?:{_S}|-)$"
)
_TIME_OF_DAY = re.compile(rf"(?:[:.]\d\d)?{_S0}(?:[ap]\.?m\b|o'clock|hours?{_S}(?:local|GMT|Moscow)|GMT)|:\d\d|/\d|°")
_ADDRESS = re.compile(rf"{_S}(?:[A-Z]\w+{_S}){{1,3}}(?:Street|Avenue|Road|Boulevard|Square)\b|{_S}Downing|-inch|-foot|-meter|-metre")
_CHARS_BEFORE = frozenset("-–/.:#№'’_°&@+")

_DIGIT_OR_WORD = re.compile(r"[^\W_]+")
_NUMBER_WORDS = (
    frozenset(_WORDS)
    | {"a", "half", "dozens", "scores", "hundreds", "thousands", "tens", "millions", "billions"}
    | frozenset(_ORDINALS)
    | frozenset(_TENS.split("|"))
)
_TRIGGERS = frozenset({*_NUMBER_WORDS, *(w.capitalize() for w in _NUMBER_WORDS)})
_SIGN_LETTERS = frozenset(s for s in _table("sign") if s.isalpha()) | {"US", "A", "AU", "C", "CA", "NZ", "HK", "S", "R"}


_BEFORE_SCALE = frozenset({"a", "A"})
_SCALE_NEXT = re.compile(rf"{_S}(?:{_LONG_SCALES})(?!\w)|\$")
_ORDINAL_STARTS = frozenset({*_ORDINALS, *_TENS.split("|")})


_COUNTING_WORDS = (_NUMBER_WORDS - {"a"}) | frozenset(_LONG_SCALES.split("|"))
_DIGIT = re.compile(r"\d")


def may_count(sentence: Sentence) -> bool:
    """Whether a sentence has a word or a digit without which it tells no number."""
    return not _COUNTING_WORDS.isdisjoint(sentence.words) or bool(_DIGIT.search(sentence.text))


def find_numbers(text: str, start: int = 0, end: int | None = None, dates: list[DateSpan] | None = None) -> list[NumberSpan]:
    """All numbers in `text[start:end]` in order, none inside another, none inside one of the `dates` (found here if not given).

    >>> [(n.text, n.value, n.unit) for n in find_numbers("They signed more than 40 cooperation agreements worth $5.4 billion.")]
    [('more than 40', 40.0, 'cooperation agreements'), ('$5.4 billion', 5400000000.0, 'U.S. dollars')]
    """
    stop = len(text) if end is None else min(end, len(text))
    taken = dates
    found: list[NumberSpan] = []
    reached, following_date = start, 0
    for token in _DIGIT_OR_WORD.finditer(text, start, stop):
        position, word = token.start(), token.group()
        if position < reached or not (word[0].isdigit() or word in _TRIGGERS or word in _SIGN_LETTERS):
            continue
        if word in _BEFORE_SCALE and not _SCALE_NEXT.match(text, token.end(), stop):
            continue
        if taken is None:
            if _read(text, position, stop, stop, max(start, reached), word) is None:
                continue
            taken = find_dates(text, start, stop)  # sought only where there is a number at all
        while following_date < len(taken) and taken[following_date].end <= position:
            following_date += 1
        limit = stop
        if following_date < len(taken):
            date = taken[following_date]
            if date.start <= position and not (date.kind == "relative" and date.shift is not None):
                continue
            limit = date.start if date.start > position else stop
        span = _read(text, position, limit, stop, max(start, reached), word)
        if span is not None:
            found.append(span)
            reached = span.end
    return found


def _read(text: str, position: int, limit: int, stop: int, floor: int, word: str) -> NumberSpan | None:
    if (
        position > floor
        and text[position - 1] in _CHARS_BEFORE
        and not (text[position - 1] in "-–" and text[position - 2 : position - 1] in {" ", ""})
    ):
        return None
    if word[0].isdigit():
        return _ordinal(text, position, limit, stop, floor) or _digits(text, position, limit, stop, floor)
    if word in _SIGN_LETTERS:
        sign = _PLAIN.match(text, position, limit)
        if sign and sign["sign"]:
            return _number(text, position, sign.end(), _value(sign), stop, floor, sign["sign"])
        if word != "A":
            return None
    if word.lower() in _ORDINAL_STARTS and (ordinal := _ordinal(text, position, limit, stop, floor)):
        return ordinal
    return _spelled(text, position, limit, stop, floor) or _many(text, position, limit, stop, floor)


# -- digits and words ---------------------------------------------------------------------------------------------


def _digits(text: str, position: int, limit: int, stop: int, floor: int) -> NumberSpan | None:
    first = _signed(text, position, floor)
    match = _PLAIN.match(text, first, limit)
    if not match or (match.end() < len(text) and (text[match.end()].isalpha() or text[match.end()] == "_")):
        return None
    if text[match.end() : match.end() + 1] in _MARKS_AFTER or _lists(text, first, match.end()):
        return None
    if _TIME_OF_DAY.match(text, match.end(), stop) or _ADDRESS.match(text, match.end(), stop):
        return None
    value = _value(match)
    money = bool(match["sign"])
    if not money and not match["scale"] and not match["short"] and _labels(text, position, match, stop, floor):
        return None
    number = _number(text, first, match.end(), value, stop, floor, match["sign"] or "")
    if number.kind == "count" and not number.unit and _SCORE.match(text, match.end(), stop):
        return None
    return number


_SCORE = re.compile(r"[–-]\d")  # "they won 4–3"
_MARKS_AFTER = frozenset("<+^")
_ITEM = re.compile(r"[.)][ \n]")


def _lists(text: str, start: int, end: int) -> bool:
    """Whether the number is an item's, at the head of a line: "2.  We will"."""
    opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] == "  "
    return opens and end - start <= 3 and bool(_ITEM.match(text, end))


def _signed(text: str, position: int, floor: int) -> int:
    """Where the number begins when a currency sign stands before it."""
    signs = _table("sign")
    for width in (3, 2, 1):
        if position - width >= floor and text[position - width : position] in signs:
            return position - width
    return position


def _labels(text: str, position: int, match: "re.Match[str]", stop: int, floor: int) -> bool:
    """Whether the number names something or is a year: Article 19, Flight 103, "the 2024 summit"."""
    digits = match["digits"]
    counted = _unit_after(text, match.end(), stop, plural=True)[0]
    if len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) <= 2099:
        return not counted or counted.split()[-1] in _OF_A_YEAR or not text[match.end() : match.end() + 2].strip()[:1].islower()
    if len(digits) > 1 and digits[0] == "0" and "." not in digits:
        return True
    if len(digits) > 4 and digits.isdigit() and not counted:
        return True  # a page's or a call's number
    label = _LABEL.search(text, max(floor, position - 16), position)
    if not label:
        return False
    if label.group().strip().lower() in {"at", "by", "until", "around", "from", "till", "about"}:
        return (
            not (
                counted
                or _PERCENT.match(text, match.end(), stop)
                or _CURRENCY.match(text, match.end(), stop)
                or _DURATION.match(text, match.end(), stop)
            )
            and int(float(digits.replace(",", ""))) <= 24
        )
    return True


_OF_A_YEAR = frozenset("prices levels elections sanctions protests talks games accords agreements terms olympics figures".split())


def _value(match: "re.Match[str]") -> float:
    value = float(match["digits"].replace(",", ""))
    scale = match["scale"] or match["short"]
    return value * _SCALES[scale.lower()] if scale else value


def _spelled(text: str, position: int, limit: int, stop: int, floor: int) -> NumberSpan | None:
    match = _SPELLED.match(text, position, limit)
    if not match or (match.end() < len(text) and text[match.end()].isalnum()):
        return None
    if _FRACTION.match(text, match.end(), stop):
        return None
    if _CLOCK_AFTER.match(text, match.end(), stop) or _CLOCK_BEFORE.search(text, max(floor, position - 14), position):
        return None
    if match["alone"]:
        if match["alone"] == "One" and _NAMED_BEFORE.search(text, max(floor, position - 12), position):
            return None  # Air Force One
        if _COMPOUND.match(text, match.end(), stop) and not _DURATION.match(text, match.end(), stop):
            return None
        value = float(_word_value(match["alone"]))
        if match["alone"].lower() == "one" and not _single(text, match.end(), stop, floor, position):
            return None
        if not value and not _PERCENT.match(text, match.end(), stop):
            return None  # "net zero"
    else:
        value = _scaled(match)
    return _number(text, position, match.end(), value + (0.5 if match["half"] else 0), stop, floor, "")


_CLOCK_AFTER = re.compile(rf"{_S}(?:o'clock|in{_S}the{_S}(?:morning|afternoon|evening))(?!\w)")
_CLOCK_BEFORE = re.compile(rf"(?:quarter|half){_S}(?:to|past){_S}$")
_NAMED_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_COMPOUND = re.compile(r"-[a-z]")  # "two-way", "two-state", "one-on-one"
_FRACTION = re.compile(rf"(?:-|{_S})(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)(?!\w)", re.I)


def _scaled(match: "re.Match[str]") -> float:
    lead = match["word"].lower()
    value = 1.0 if lead == "a" else 0.5 if lead.startswith("half") else float(_word_value(lead))
    value *= _SCALES[match["scale"].lower()]
    if match["scale2"]:
        value *= _SCALES[match["scale2"].lower()]
    return value + (_word_value(match["rest"]) if match["rest"] else 0)


def _word_value(word: str) -> int:
    tens, _, ones = word.lower().partition("-")
    return _WORDS[tens] + (_WORDS[ones] if ones else 0)


_NOT_ONE = frozenset(
    "of another or to who more day and that which is was has can by the in on from for such with after side hand way thing china "
    "single example could would will must may step time "
    "people's at as an be among i we he she it they you these those's".split()
)


_NEXT_WORD = re.compile(rf"{_S}([^\W\d_]+)")


def _single(text: str, position: int, stop: int, floor: int, start: int) -> bool:
    """Whether "one" counts: not "one of", "one another", "no one", "One China"."""
    after = _NEXT_WORD.match(text, position, stop)
    if text[position : position + 1] == "-":
        return bool(_DURATION.match(text, position, stop))
    before = text[max(floor, start - 6) : start].lower()
    return (
        after is not None
        and after[1].lower() not in _NOT_ONE
        and not after[1][0].isupper()
        and not before.endswith(("no ", "every ", "any ", "each ", "this ", "that ", "the "))
    )


def _many(text: str, position: int, limit: int, stop: int, floor: int) -> NumberSpan | None:
    match = _MANY.match(text, position, limit)
    if not match:
        return None
    of = re.compile(rf"{_S}of").match(text, match.end(), stop)
    unit, unit_end = _unit_after(text, of.end() if of else match.end(), stop, plural=True)
    first, approx = _qualified(text, position, floor)
    return NumberSpan(first, match.end(), text[first : match.end()], None, "count", unit, unit_end, approx or match["many"].lower())


# -- ordinals -----------------------------------------------------------------------------------------------------

_NO_ORDINAL_AFTER = re.compile(
    rf"(?:{_S}(?:of{_S}all|place|lady|ladies|Lady|Ladies|Gentleman|World{_S}War|Street|Avenue|Republic|Minister|Secretary|Vice|Deputy|deputy|vice|secretary|half|quarter|[Cc]entury|centuries|degree)|-(?:class|hand|rate|degree|time|person|party|generation|century))\b|,"
)
_NO_ORDINAL_BEFORE = re.compile(rf"(?<!\w)[Aa]t{_S}$")  # "at first"
_A_SHARE = re.compile(rf"(?<!\w)[Aa]{_S}$")  # "a third of the cost"
_OF = re.compile(rf"{_S}of(?!\w)")
_TIME_BEFORE = re.compile(rf"(?:per|a|one|split|each|every|\d){_S}$", re.I)


def _ordinal(text: str, position: int, limit: int, stop: int, floor: int) -> NumberSpan | None:
    match = _ORDINAL_DIGITS.match(text, position, limit)
    if match:
        value = int(match["n"].replace(",", ""))
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in {11, 12, 13} else "th"
        if match["th"] != suffix:
            return None
    else:
        match = _ORDINAL_WORD.match(text, position, limit)
        if not match:
            return None
        value = _ORDINALS[match["word"].lower()] + (_WORDS[match["tens"].lower()] if match["tens"] else 0)
        if text[match.end() : match.end() + 1] == "s" or (
            match["word"].lower() == "second" and _TIME_BEFORE.search(text, max(floor, position - 8), position)
        ):
            return None
    if _NO_ORDINAL_AFTER.match(text, match.end(), stop) or _NO_ORDINAL_BEFORE.search(text, max(floor, position - 4), position):
        return None
    if _A_SHARE.search(text, max(floor, position - 3), position) and _OF.match(text, match.end(), stop):
        return None
    unit, unit_end = _unit_after(text, match.end(), stop, plural=False)
    if not unit and match.re is _ORDINAL_DIGITS:
        return None  # "on the 12th" is a day
    return NumberSpan(position, match.end(), match.group(), float(value), "ordinal", unit, unit_end)


# -- what is counted ----------------------------------------------------------------------------------------------

# "27 heads of state", "three memorandums of understanding": one thing in three words
_OF_THEM = re.compile(
    rf"(?<=s){_S}of{_S}(?:state(?:{_S}(?:and|or){_S}government)?|government|understanding|intent|parliament|staff|cooperation)(?!\w)"
)
_UNIT_WORD = re.compile(rf"(?:{_S}|(?<=\d)-)(U\.S\.|U\.N\.|[^\W\d_]+(?:-[^\W\d_]+)*)(?=[\W]|$)")
_STOP_WORDS = frozenset(
    "a an the of in on at to for from by with as and or but nor than that which who whom whose this these those is are was were be "
    "been being has have had do does did will would can could may might "
    "must shall should it its he his she her they their we our you your i not no both all each every any some such so if when while "
    "where after before since until during between among against "
    "under over into onto through across within without about above below per via up down out off more most less least other another "
    "there here also just only very out to's including".split()
)
_PEOPLE = frozenset(
    "people children men women staff personnel police aircraft cattle sheep fish troops percent "
    "offspring youth media data criteria alumni".split()
)
_NOT_PLURAL = ("ss", "us", "is", "ous")


def _unit_after(text: str, position: int, stop: int, *, plural: bool) -> tuple[str, int]:
    words: list[str] = []
    at = position
    ends = [position]
    for _ in range(3):
        match = _UNIT_WORD.match(text, at, stop)
        if not match or match[1].lower() in _STOP_WORDS or (match[1].isupper() and len(match[1]) > 5):
            break
        words.append(match[1])
        at = match.end()
        ends.append(at)
        if plural and _is_plural(match[1]):
            of = _OF_THEM.match(text, at, stop)
            at = of.end() if of else at
            return _clean(text, position, at).lstrip("-"), at
    if plural or not words:
        return "", 0
    while len(words) > 1 and (words[-1].lower().endswith(("ly", "ed")) or words[-1].lower() in _VERBS):
        words.pop()
    if words[0].lower() in _VERBS or words[0].lower().endswith("ed"):
        return "", 0
    return _clean(text, position, ends[len(words)]), ends[len(words)]


_VERBS = frozenset(
    "came went met said took visited arrived began started made became signed called told announced held "
    "saw since ever raised proposed entered set hit reached ran won".split()
)


def _clean(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", text[start:end]).strip()


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _PEOPLE or (low.endswith("s") and not low.endswith(_NOT_PLURAL) and word != "U.S." and len(low) > 2)


def _qualified(text: str, position: int, floor: int) -> tuple[int, str]:
    """Where the number begins with its qualifier, and that qualifier."""
    before = text[max(floor, position - 24) : position].split()
    if not before or before[-1].lower().rpartition("-")[2] not in _QUALIFIER_ENDS:
        return position, ""
    match = _QUALIFIER.search(text, max(floor, position - 24), position)
    if not match or (match.start() > floor and text[match.start() - 1].isalnum()):
        return position, ""
    words = _clean(text, match.start(), match.end()).removesuffix(" the").lower()
    if words in _NOT_APPROX:
        return position, ""
    return match.start(), words


def _number(text: str, start: int, end: int, value: float, stop: int, floor: int, sign: str) -> NumberSpan:
    """The span with its qualifier, its second number, and what it counts."""
    first, approx = _qualified(text, start, floor)
    end, high, factor = _ranged(text, start, end, stop, value)
    value *= factor
    made = functools.partial(NumberSpan, approx=approx, high=high)
    if sign.strip():
        return made(first, end, text[first:end], value, "money", _table("sign")[sign.strip().removesuffix(".")], end)
    percent = _PERCENT.match(text, end, stop)
    if percent:
        return made(first, end, text[first:end], value, "percent", "percent", percent.end())
    currency = _CURRENCY.match(text, end, stop)
    if currency:
        return made(
            first, end, text[first:end], value, "money", _table("currency")[_clean(text, end, currency.end()).lstrip("-")], currency.end()
        )
    if _HYPHEN_MONEY.match(text, end, stop):
        return made(first, end, text[first:end], value, "money", "dollars", end + 7)
    return _lasting(text, first, start, end, value, stop, floor, made) or _counting(text, first, end, value, stop, made)


def _ranged(text: str, start: int, end: int, stop: int, low: float) -> tuple[int, float | None, int]:
    """The end of "20 to 30", with the second number, and its scale where the first shares it ("31 to 35 billion")."""
    link = _RANGE.match(text, end, stop)
    if link is None and _BETWEEN.search(text, max(0, start - 20), start):
        link = _RANGE_AND.match(text, end, stop)
    if link is None:
        return end, None, 1
    second = _PLAIN.match(text, link.end(), stop)
    if second and not second["sign"] and _value(second) > low and not text[second.end() : second.end() + 1].isalnum():
        scale = _SCALES[(second["scale"] or second["short"] or "").lower()] if second["scale"] or second["short"] else 1
        shared = scale > low and _value(second) / scale > low
        return second.end(), _value(second), scale if shared else 1
    spelled = _SPELLED.match(text, link.end(), stop)
    if spelled and spelled["alone"] and "-" not in link.group() and _word_value(spelled["alone"]) > low:
        return spelled.end(), float(_word_value(spelled["alone"])), 1
    return end, None, 1


_BETWEEN = re.compile(rf"[Bb]etween{_S}$")
_RANGE_AND = re.compile(rf"{_S}and{_S}(?={_DIGITS}|{_WORD_NUMBER})")


def _lasting(
    text: str, first: int, start: int, end: int, value: float, stop: int, floor: int, made: "functools.partial[NumberSpan]"
) -> NumberSpan | None:
    if _AGED.search(text, max(floor, start - 9), start):
        return made(first, end, text[first:end], value, "year-age", "year", end)
    match = _DURATION.match(text, end, stop)
    if not match:
        return None
    unit = _table("time")[match["unit"].lower()]
    kind: NumberKind = "year-age" if match["old"] and unit == "year" else "duration"
    if kind == "duration" and not match["s"] and text[end] != "-" and value != 1:
        return None
    return made(first, match.end(), text[first : match.end()], value, kind, unit, match.end())


def _counting(text: str, first: int, end: int, value: float, stop: int, made: "functools.partial[NumberSpan]") -> NumberSpan:
    unit, unit_end = _unit_after(text, end, stop, plural=value != 1)
    return made(first, end, text[first:end], value, "count", unit, unit_end or end)
