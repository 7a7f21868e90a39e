"""Words and marks of a sentence, with offsets in the document."""

import re

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

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The tokens of normalised text; a possessive `'s` or `'` stands alone."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if word.endswith("'s") and len(word) > 2:
            found += [Token(word[:-2], start + offset, end - 2 + offset), Token("'s", end - 2 + offset, end + offset)]
            continue
        # "Jr." and initials keep their full stop
        if end < len(text) and text[end] == "." and (word.lower() in _DOTTED or (len(word) == 1 and word.isupper() and word != "I")):
            word, end = word + ".", end + 1
            found.append(Token(word, start + offset, end + offset))
        elif found and word == "." and found[-1].end == start + 1 + offset:
            continue
        else:
            found.append(Token(word, start + offset, end + offset))
    return found
