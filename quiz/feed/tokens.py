"""Words and marks of a sentence, with offsets in the document."""

import functools
import re
from collections.abc import Sequence

import msgspec

_TOKEN = re.compile(
    r"[$€£¥]?\d[\d,.]*\d(?:st|nd|rd|th|s)?|\d+(?:st|nd|rd|th|s)?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['.-][^\W_]+)*|\.\.\.|[^\w\s]", re.U
)
_DOTTED = frozenset("mr mrs ms dr jr sr st gen col lt maj capt sgt prof rev hon sen rep gov mme".split())


class Token(msgspec.Struct, frozen=True):
    """One word or mark; `end` is excluded."""

    text: str
    start: int
    end: int
    lower: str
    is_word: bool
    capital: bool


def _token(text: str, start: int, end: int) -> Token:
    first = text[0]
    return Token(text, start, end, text.lower(), first.isalnum(), first.isupper())


@functools.lru_cache(maxsize=256)  # one sentence is looked at by names, offices and chunks
def tokens(text: str, offset: int = 0) -> Sequence[Token]:
    """The tokens of normalised text; a possessive `'s` or `'` stands alone. Shared: not to be changed."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if word.endswith("'s") and len(word) > 2:
            found += [_token(word[:-2], start + offset, end - 2 + offset), _token("'s", end - 2 + offset, end + offset)]
            continue
        # "Jr." and initials keep their full stop
        if end < len(text) and text[end] == "." and (word.lower() in _DOTTED or (len(word) == 1 and word.isupper() and word != "I")):
            word, end = word + ".", end + 1
            found.append(_token(word, start + offset, end + offset))
        elif found and word == "." and found[-1].end == start + 1 + offset:
            continue
        else:
            found.append(_token(word, start + offset, end + offset))
    return found
