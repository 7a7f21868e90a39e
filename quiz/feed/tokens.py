"""Words and marks of a sentence, with offsets in the document."""

import functools
import re

import msgspec

# most words are small letters with nothing joined to them, and are read by the first alternative alone
_TOKEN = re.compile(
    r"([a-z]++)(?![^\W_]|['.-][^\W_])|"
    r"[$€£¥]?\d[\d,.]*\d(?:st|nd|rd|th|s)?|\d+(?:st|nd|rd|th|s)?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['.-][^\W_]+)*|\.\.\.|[^\w\s]",
    re.U,
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


class Tokens(list[Token]):
    """The tokens of a sentence in order; not to be changed."""

    @functools.cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [t.start for t in self]


@functools.lru_cache(maxsize=256)  # one sentence is looked at by names, offices and chunks
def tokens(text: str, offset: int = 0) -> Tokens:
    """The tokens of normalised text; a possessive `'s` or `'` stands alone. Shared: not to be changed."""
    found = Tokens()
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if match.lastindex and not text.startswith(".", end):
            found.append(Token(word, start + offset, end + offset, word, True, False))
            continue
        first = word[0]
        if word.endswith("'s") and len(word) > 2:
            name = word[:-2]
            found.append(Token(name, start + offset, end - 2 + offset, name.lower(), first.isalnum(), first.isupper()))
            found.append(Token("'s", end - 2 + offset, end + offset, "'s", False, False))
            continue
        # "Jr." and initials keep their full stop
        if text.startswith(".", end) and (word.lower() in _DOTTED or (len(word) == 1 and word.isupper() and word != "I")):
            word, end = word + ".", end + 1
        elif word == "." and found and found[-1].end == start + 1 + offset:
            continue
        found.append(Token(word, start + offset, end + offset, word.lower(), first.isalnum(), first.isupper()))
    return found
