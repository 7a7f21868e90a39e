"""What printing did to a text: joined letters, words broken at the line's end, page numbers and heads on every page."""

import re
from collections import Counter
from collections.abc import Sequence

from quiz.sources.news import without_numbers

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-", "\u2010": "-"})
_BROKEN = re.compile(r"(?P<head>\b[^\W\d_]{2,})-[ \t]*\r?\n[ \t]*(?P<tail>[a-zà-öø-ÿ]+)(?P<rest>\S*)[ \t]*")
_SPACES = re.compile(r"[ \t\u00a0]{2,}|[ \t\u00a0]+(?=\n)|(?<=\n)[ \t\u00a0]+")  # a justified line
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# with these a hyphen belongs to the word
_HYPHENATED = frozenset(
    "vice ex co non self well anti pro semi post pre north south east west president prime commander two three four".split()
)
_PAGE_NUMBER = re.compile(r"(?i)(?:page|p\.)?\s*[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:/|of)\s*\d{1,4})?")
_EDGE = 2  # lines at the top and the foot of a page where heads stand


def running_heads(pages: Sequence[str]) -> frozenset[str]:
    """First and last lines that most pages share, numbers apart."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = _lines(page)
        counts.update({without_numbers(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(line for line, count in counts.items() if count > 1 and count * 2 > len(pages))


def text_of(pages: Sequence[str], heads: frozenset[str]) -> str:
    """The pages as one text that runs on from page to page; a head that all of them bear stands on the first alone."""
    bodies = [_body(_SPACES.sub(_narrow, page.translate(_LIGATURES)), heads, first=n == 0) for n, page in enumerate(pages)]
    text = "\n".join(body for body in bodies if body)
    words = frozenset(_WORD.findall(text))
    return _BROKEN.sub(lambda match: _mended(match, words), text)


def _narrow(spaces: "re.Match[str]") -> str:
    text, (start, end) = spaces.string, spaces.span()
    return "" if "\n" in (text[start - 1 : start], text[end : end + 1]) else " "


def _lines(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines() if line.strip()]


def _body(page: str, heads: frozenset[str], first: bool) -> str:
    lines = page.splitlines()
    filled = [n for n, line in enumerate(lines) if line.strip()]
    top, foot = set(filled[:_EDGE]), set(filled[-_EDGE:])
    kept = [line for n, line in enumerate(lines) if not _is_edge(line.strip(), heads, n in top and not first, n in foot)]
    return "\n".join(kept).strip("\n")


def _is_edge(line: str, heads: frozenset[str], top: bool, foot: bool) -> bool:
    if not (top or foot) or not line:
        return False
    return without_numbers(line) in heads or bool(_PAGE_NUMBER.fullmatch(line))


def _mended(match: "re.Match[str]", words: frozenset[str]) -> str:
    """A word broken at the line's end in one piece; where the text writes it with a hyphen elsewhere, it keeps that."""
    with_hyphen, without = f"{match['head']}-{match['tail']}", f"{match['head']}{match['tail']}"
    hyphenated = match["head"].casefold() in _HYPHENATED or with_hyphen in words
    return f"{with_hyphen if hyphenated and without not in words else without}{match['rest']}\n"
