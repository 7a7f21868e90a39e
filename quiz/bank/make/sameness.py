"""When two texts name one thing, so that neither may stand as a wrong option beside the other."""

import difflib
import re
import unicodedata
from functools import lru_cache

_SMALL = frozenset("the a an of for to and or in on at by with from his her their its over".split())
_TITLES = frozenset("president prime minister mr mrs ms dr sir king queen emperor chancellor premier secretary general sheikh".split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case without accents, possessive endings and outer punctuation."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"'s\b", "", bare).split()).strip(" .,;:!?\"'“”")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words that count."""
    return tuple(w for w in re.findall(r"[^\W_]+(?:[.'-][^\W_]+)*", plain(text)) if w not in _SMALL)


def same(a: str, b: str) -> bool:
    """Whether one text names the other, or a part or the whole of it."""
    wa, wb = frozenset(words(a)), frozenset(words(b))
    if not wa or not wb:
        return plain(a) == plain(b)
    return wa <= wb or wb <= wa


def alike(a: str, b: str, share: float = 0.5) -> bool:
    """Whether two longer texts share so many words that a reader may take one for the other."""
    wa, wb = frozenset(words(a)), frozenset(words(b))
    return same(a, b) or len(wa & wb) >= share * min(len(wa), len(wb))


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: one is part of the other, or they differ by a letter or two."""
    wa = [w for w in words(a) if w not in _TITLES]
    wb = [w for w in words(b) if w not in _TITLES]
    if not wa or not wb:
        return plain(a) == plain(b)
    if set(wa) <= set(wb) or set(wb) <= set(wa):
        return True
    # a wrong letter in Cai Qi makes Cao Qi, another person; in a long name it makes another spelling
    short, long = sorted((wa, wb), key=len)
    return all(any(_spelt_alike(x, y) for y in long) for x in short)


def _spelt_alike(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) >= 5 and x[0] == y[0] and difflib.SequenceMatcher(None, x, y).ratio() >= 0.85)
