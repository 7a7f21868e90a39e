"""Typed answers: what is forgiven, and what is nearly right.

Case, spacing, accents and punctuation are forgiven; digits never are, nor what stands between them, so that 3.5 is
not 35 and 7-10 is not 710.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

Closeness = Literal["right", "near", "part", "wrong"]

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "’": "'", "‘": "'"})
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SILENT = re.compile(r"(?<!\d)[.'´`](?!\d)|(?<=\d)['.](?!\d)|(?<!\d)[.'](?=\d)")
_ARTICLE = re.compile(r"^(?:the|an|a) (?=\S)")


def folded(text: str) -> str:
    """`text` without what is forgiven; the bare text where nothing else would be left ("?!")."""
    bare = " ".join(text.split())
    result = unicodedata.normalize("NFKD", _DASHES.sub("-", bare).casefold().translate(_UNDECOMPOSED))
    result = "".join(c for c in result if unicodedata.category(c) != "Mn").casefold()
    result = _SILENT.sub("", _THOUSANDS.sub("", result))
    result = "".join(c if _counts(result, i) else " " for i, c in enumerate(result))
    result = _ARTICLE.sub("", " ".join(result.split()))
    return result or bare


def _counts(text: str, index: int) -> bool:
    """Whether the character at `index` tells answers apart: all but punctuation, and that too between digits or as a sign."""
    if not unicodedata.category(text[index]).startswith("P") or text[index] in "%#":
        return True
    after = text[index + 1 : index + 2].isdigit()
    before = index > 0 and text[index - 1].isdigit()
    sign = text[index] == "-" and (index == 0 or text[index - 1] == " ")
    return after and (before or sign)


def closeness(typed: str, forms: Iterable[str]) -> Closeness:
    """How close `typed` comes to the nearest of the right `forms`."""
    given = folded(typed)
    if not given:
        return "wrong"
    results = {_compare(given, folded(form)) for form in forms}
    order: tuple[Closeness, ...] = ("right", "near", "part")
    return next((c for c in order if c in results), "wrong")


def _compare(given: str, key: str) -> Closeness:
    if given == key:
        return "right"
    if re.findall(r"\d+", given) == re.findall(r"\d+", key) and _misspelt(given, key):
        return "near"
    # a surname alone, or all but a middle name
    words, asked = given.split(), key.split()
    if len(words) < len(asked) and words[-1] == asked[-1] and set(words) <= set(asked) and not words[-1].isdigit() and len(words[-1]) > 2:
        return "part"
    return "wrong"


def _misspelt(given: str, key: str) -> bool:
    """One slip in four letters or more, two in eight or more; a slip is a letter more, less, other or swapped."""
    allowed = 0 if len(key) < 4 else 1 if len(key) < 8 else 2
    if not allowed or abs(len(given) - len(key)) > allowed:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(given, key) <= allowed
