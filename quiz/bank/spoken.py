"""Dates, numbers and lists as a careful English writer puts them, and the other forms that a learner may type."""

import re
from collections.abc import Sequence

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SMALL = tuple(
    (
        "zero one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    ).split()
)
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


def parts(edtf: str) -> tuple[int, int, int] | None:
    """Year, month and day of a plain EDTF date, 0 for what it leaves out; None for what is no such date."""
    found = _DATE.fullmatch(edtf.strip().rstrip("?~%"))
    if not found:
        return None
    year, month, day = (int(g) if g else 0 for g in found.groups())
    return (year, month, day) if month <= 12 and day <= 31 else None


def is_day(date: str) -> bool:
    """Whether a date is known to the day."""
    return precision(date) == len(("year", "month", "day"))


def precision(edtf: str) -> int:
    """3 for a day, 2 for a month, 1 for a year, 0 for no date."""
    found = parts(edtf)
    return 0 if found is None else 1 + (found[1] > 0) + (found[2] > 0)


def date(edtf: str) -> str:
    """ "7 May 2025", "May 2025" or "2025"; a text that is no date stays as it is."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return span(first, last)
    found = parts(edtf)
    if found is None:
        return edtf
    year, month, day = found
    return " ".join(filter(None, (str(day) if day else "", MONTHS[month - 1] if month else "", str(year))))


def on(edtf: str, daytime: str = "") -> str:
    """The date with its preposition: "on 7 May 2025", "in May 2025", "on the morning of 8 May 2025"."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return between(first, last)
    if not parts(edtf):
        return ""
    if precision(edtf) < 3:
        return f"in {date(edtf)}"
    if daytime in ("morning", "afternoon", "evening", "night"):
        return f"on the {daytime} of {date(edtf)}"
    return (f"at {daytime} on " if daytime in ("noon", "midnight", "dawn", "dusk") else "on ") + date(edtf)


def span(first: str, last: str) -> str:
    """A stretch of days as a key or an option: "7–10 May 2025"."""
    a, b = parts(first), parts(last)
    if a is None or b is None or a == b:
        return date(first)
    if not a[2] or not b[2]:
        return f"{date(first)} – {date(last)}"
    if a[:2] == b[:2]:
        return f"{a[2]}–{date(last)}"
    if a[0] == b[0]:
        return f"{a[2]} {MONTHS[a[1] - 1]} – {date(last)}"
    return f"{date(first)} – {date(last)}"


def between(first: str, last: str) -> str:
    """A stretch of days in running text: "from 7 to 10 May 2025"."""
    a, b = parts(first), parts(last)
    if a is None or b is None or a == b:
        return on(first)
    if not a[2] and b[2] and last.startswith(first):
        return on(first)  # the first day is not known
    if a[2] and b[2] and a[0] == b[0]:
        start = str(a[2]) if a[1] == b[1] else f"{a[2]} {MONTHS[a[1] - 1]}"
        return f"from {start} to {date(last)}"
    return f"from {date(first)} to {date(last)}"


def month_of(edtf: str) -> str:
    """The month of a date, or what is known of it."""
    found = parts(edtf)
    if found is None:
        return ""
    return date(edtf[:7]) if found[1] else date(edtf[:4])


def date_forms(edtf: str) -> list[str]:
    """Other forms of a date that count as right: month first, with or without the year where a day is given, ISO."""
    found = parts(edtf)
    if found is None or not found[1]:
        return []
    year, month, day = found
    name = MONTHS[month - 1]
    if not day:
        return [f"{name}, {year}", f"{month}/{year}", f"{year}-{month:02}"]
    forms = [
        f"{day} {name} {year}",
        f"{name} {day}, {year}",
        f"{day} {name}",
        f"{name} {day}",
        f"{year}-{month:02}-{day:02}",
        f"{day}.{month}.{year}",
    ]
    short = name[:3]
    return [*forms, *([f"{day} {short} {year}", f"{short} {day}, {year}"] if short != name else [])]


def run_forms(first: str, last: str) -> list[str]:
    """Forms of a run of days, "7 to 10 May 2025" among them: month first or last, with a dash or in words, with or without the year."""
    (year, month, day), (year_2, month_2, day_2) = parts(first) or (0, 0, 0), parts(last) or (0, 0, 0)
    if not day or not day_2 or year != year_2:
        return []
    one, other = MONTHS[month - 1], MONTHS[month_2 - 1]
    found = []
    for link in ("-", " to ", "–"):
        if month == month_2:
            found += [f"{day}{link}{day_2} {one}", f"{one} {day}{link}{day_2}"]
        else:
            wide = link if " " in link else f" {link} "
            found += [f"{day} {one}{wide}{day_2} {other}", f"{one} {day}{wide}{other} {day_2}"]
    return [form for told in found for form in (f"{told} {year}" if told[0].isdigit() else f"{told}, {year}", told)]


def joined(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; semicolons where an item holds a comma itself."""
    if len(items) < 2:
        return "".join(items)
    if any(", " in re.sub(r", [JS]r\b", "", item) for item in items):
        return "; ".join(items[:-1]) + "; and " + items[-1]
    return ", ".join(items[:-1]) + " and " + items[-1]


def ordinal(number: str) -> str:
    """ "11th" for "11", "second" for "2"; a text that is no whole number stays as it is."""
    if not number.isdigit():
        return number
    n = int(number)
    if n < len(_ORDINALS):
        return _ORDINALS[n]
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


_DOLLARS = re.compile(r"(?i)(?:u\.?s\.? |american )?dollars?|usd")


def amount(number: str, unit: str) -> str:
    """A number with its unit: "$5.4 billion", "135,000 jobs"; a unit that the number holds already is not said again."""
    if unit and _DOLLARS.fullmatch(unit):
        bare = _DOLLARS.sub("", number).replace("US$", "").replace("$", "").strip()
        at = next((i for i, c in enumerate(bare) if c.isdigit()), -1)
        return f"{bare[:at]}${bare[at:]}" if at >= 0 else f"{bare} {unit}"
    return number if not unit or number.lower().endswith(unit.lower()) else f"{number} {unit}"


_ABOVE = ("over", "more than", "above", "upwards of")


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (*_SMALL[:20], *(f"{ten}-{_SMALL[unit]}" if unit else ten for ten in _TENS for unit in range(10)))  # nought to ninety-nine
_NUMBER = re.compile(rf"([^\d]*?\b)?(\d+|{'|'.join(sorted(_WORDS, key=len, reverse=True))})((?:st|nd|rd|th)?)", re.I)


def number_forms(text: str) -> list[str]:
    """Numerals for words and words for numerals, with the qualifier kept and without it."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return []
    before, core, ending = (found[1] or ""), found[2].lower(), found[3]
    if ending:
        n = int(core)
        return [_ORDINALS[n]] if n < len(_ORDINALS) else []
    other = str(_WORDS.index(core)) if core in _WORDS else (_WORDS[int(core)] if int(core) < len(_WORDS) else "")
    forms = [before + other] if other else []
    if before.strip():
        forms += [core, *([other] if other else [])]
    if before.strip().lower() in _ABOVE:
        forms += [f"{word} {core}" for word in _ABOVE] + [f"{core}+"]
    return [f for f in forms if f]


def sentence(text: str) -> str:
    """The text with a capital first and one full stop last."""
    text = " ".join(text.split())
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!…" or text[-2:] in ('."', ".”", "?”", "!”", "…”") else text + "."


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if re.match(r'(?:[aeio]|u(?!n[ai]|s[eu]|k|r[aeiou])|hon(?:o|e)|hour|heir)', noun, re.I) else 'a'} {noun}"
