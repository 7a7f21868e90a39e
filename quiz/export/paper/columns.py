"""How many options stand beside each other."""

import unicodedata
from collections.abc import Iterable

FOUR, TWO = 13, 34  # characters that fit into a quarter and a half of the line at the usual size


def columns_for(options: Iterable[str]) -> int:
    """Four, two or one, by the longest option and by what fills the rows."""
    options = list(options)
    longest = max(map(width, options), default=0)
    if longest <= FOUR and len(options) in {3, 4, 7, 8}:
        return 4
    return 2 if longest <= TWO else 1


def width(text: str) -> int:
    """The characters of `text` in print; those of East Asia are twice as wide."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
