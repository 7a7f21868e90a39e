"""Ids for sources: readable, the same whatever else lies in the folder, unique in one run."""

import re
import unicodedata

_SMALL = frozenset("a an and as at by for from in into is its of on or s the to with".split())
_LETTERS = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i", "œ": "oe"}


def slug(text: str, words: int = 8) -> str:
    """Lower-case ASCII words joined by hyphens; letters of other scripts are kept where there is no ASCII form."""
    folded = "".join(_LETTERS.get(c, c) for c in text.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    parts = re.findall(r"\w+", plain.replace("'", "").replace("’", "").replace("_", " "))
    return "-".join(parts[:words])


def source_id(publisher: str, published: str, title: str, fallback: str) -> str:
    """`publisher-date-some-words-of-the-title`, as far as these are known."""
    telling = [word for word in slug(title, 40).split("-") if word and word not in _SMALL]
    parts = [slug(publisher, 4), published, "-".join(telling[: 4 if publisher else 6])]
    return "-".join(part for part in parts if part) or slug(fallback) or "source"


class Ids:
    """Hands out each id once; the second of a name gets a counter."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unique(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self._used:
            count += 1
            name = f"{wanted}-{count}"
        self._used.add(name)
        return name
