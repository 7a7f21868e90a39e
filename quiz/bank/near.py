"""Numbers and dates near a key, in the key's own form, on both sides of it."""

import random
import re
from datetime import date as day
from datetime import timedelta

from quiz.bank import spoken

_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
)


def steps(rng: random.Random, most: int) -> list[int]:
    """Steps of up to about `most` to both sides, so that the key stands first, in the middle or last."""
    lowest = rng.randint(-most + 1, 0)
    steps = [n for n in range(lowest - 1, lowest + most + 1) if n]
    rng.shuffle(steps)
    return sorted(steps, key=lambda n: abs(n) > 3)


def shift(edtf: str, steps: int) -> str:
    """The date so many days, months or years on, in its own precision; "" where there is none."""
    found = spoken.parts(edtf)
    if found is None:
        return ""
    year, month, of_month = found
    if of_month:
        try:
            return (day(year, month, of_month) + timedelta(days=steps)).isoformat()
        except (ValueError, OverflowError):
            return ""
    if month:
        months = year * 12 + month - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}" if 12 <= months < 120000 else ""
    return f"{year + steps:04}" if 0 < year + steps < 10000 else ""


def near_numbers(key: str, rng: random.Random, *, ordinal: bool = False) -> list[str]:
    """Numbers near the key in the key's form: "over 20" gives "over 10" and "over 30"; 244.8 gives 231.5."""
    found = _NUMBER.search(key)
    if not found:
        return _near_words(key, rng)
    whole, fraction = found[1], found[2] or ""
    value = float(whole.replace(",", "") + fraction)
    texts = [_like(whole, fraction, value + change) for change in _changes(value, fraction, rng, ordinal=ordinal)]
    return [_repair_ending(key[: found.start()] + text + key[found.end() :]) for text in texts if text and text != whole + fraction]


def _changes(value: float, fraction: str, rng: random.Random, *, ordinal: bool) -> list[float]:
    round_to = 1.0
    if not fraction and not ordinal:
        for unit in (1000.0, 100.0, 10.0, 5.0):
            if value >= unit and value % unit == 0:
                round_to = unit
                break
    if ordinal and value >= 20 and value % 10 == 0:
        round_to = 10.0
    step = max(round_to, round(value * 0.15 / round_to) * round_to) if value > 12 else 1.0
    if fraction:
        digits = len(fraction) - 1
        return [round(value * f - value, digits) for f in _steps_float(rng)]
    return [n * step for n in steps(rng, 3) if value + n * step > 0]


def _steps_float(rng: random.Random) -> list[float]:
    factors = [0.817, 0.884, 0.936, 1.063, 1.118, 1.187]
    low = rng.randint(0, 3)
    chosen = factors[low : low + 3]
    rng.shuffle(chosen)
    return chosen


def _like(whole: str, fraction: str, value: float) -> str:
    digits = len(fraction) - 1 if fraction else 0
    return f"{value:,.{digits}f}" if "," in whole else f"{value:.{digits}f}"


def _repair_ending(text: str) -> str:
    """ "12st" becomes "12th"."""
    return re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", lambda m: _numeral(int(m[1])), text)


def _numeral(n: int) -> str:
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def _near_words(key: str, rng: random.Random) -> list[str]:
    for n, word in enumerate(_WORDS):
        if n and re.search(rf"\b{word}\b", key, re.I):
            near = [m for m in (n - 2, n - 1, n + 1, n + 2, n + 3) if 1 < m < len(_WORDS)]
            rng.shuffle(near)
            return [re.sub(rf"\b{word}\b", _WORDS[m].title() if key[:1].isupper() else _WORDS[m], key, flags=re.I) for m in near]
    return []
