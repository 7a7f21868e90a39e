"""Names of leaders as a table writes them: which are slips of the pen, and from which countries a name may come."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from quiz.feed.lexicon.tables import rows
from quiz.feed.text import unaccented

_ALMOST = 0.84  # of the letters in their order: "Kakui" and "Kakuei", not "Raul Castro" and "Fidel Castro"
_WRONG = "!"  # before a name in the list
_ONE_WORD = 5  # letters: a shorter surname that differs by one is another man's


@lru_cache(maxsize=16384)
def misspelt(name: str, countries: frozenset[str]) -> str:
    """The leader's right name where this one is almost it; empty where the name is right or nobody's in the list."""
    said = _letters(name)
    if wrong := next((_wrong()[code, said] for code in sorted(countries) if (code, said) in _wrong()), ""):
        return wrong
    known = [spellings for code in countries for spellings in _leaders().get(code, ())]
    if any(said == _letters(right) for spellings in known for right in spellings):
        return ""
    return next((spellings[0] for spellings in known if any(_almost(said, _letters(right)) for right in spellings)), "")


@lru_cache(maxsize=16384)
def surname_first(name: str, countries: frozenset[str]) -> bool:
    """Whether the leader is mostly called the other way round: "Kishida Fumio"."""
    said = _letters(name)
    usual = (spellings[0] for code in countries for spellings in _leaders().get(code, ()) if said in map(_letters, spellings))
    return any(said != _letters(right) and sorted(said.split()) == sorted(_letters(right).split()) for right in usual)


def _almost(said: str, right: str) -> bool:
    """Whether one name is a slip for the other."""
    return _misspelt(said, right) or _cut_short(said, right)


def _cut_short(said: str, right: str) -> bool:
    """Without the last name: "Jan Peter" for "Jan Peter Balkenende"."""
    words = iter(right.split()[:-1])
    return " " in said and all(word in words for word in said.split())


def _misspelt(said: str, right: str) -> bool:
    """One of as many words, spelt with a letter or two else, or with the words in another order."""
    if len(said.split()) != len(right.split()) or (" " not in said and len(said) < _ONE_WORD):
        return False
    if sorted(said.split()) == sorted(right.split()):
        return True
    one_word_else = sum(a != b for a, b in zip(said.split(), right.split(), strict=True)) == 1
    return one_word_else and all(_near(a, b) for a, b in zip(said.split(), right.split(), strict=True))


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(len(one), len(other)) > 2 and (alike >= _ALMOST or (one[0] == other[0] and alike >= 0.5 and abs(len(one) - len(other)) < 3))


@cache
def _letters(name: str) -> str:
    """Small letters without accents and marks, each word apart: "Ben-Gurion" is two."""
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"['’ʻ`]", "", unaccented(name).casefold())))


@cache
def _leaders() -> dict[str, list[list[str]]]:
    """Country -> its leaders, each with the right spellings of the name."""
    found: dict[str, list[list[str]]] = {}
    for code, names in _listed():
        found.setdefault(code, []).append([name for name in names if not name.startswith(_WRONG)])
    return found


@cache
def _wrong() -> dict[tuple[str, str], str]:
    """A country and the letters of what tables wrongly call its leader -> the right name."""
    listed = ((code, names[0], name) for code, names in _listed() for name in names if name.startswith(_WRONG))
    return {(code, _letters(name)): right for code, right, name in listed}


def _listed() -> Iterator[tuple[str, list[str]]]:
    for code, *leaders in rows("leaders.txt"):
        for leader in leaders:
            yield code, [name.strip() for name in leader.split(";")]


@lru_cache(maxsize=4096)
def name_areas(countries: frozenset[str]) -> frozenset[str]:
    """The parts of the world in which leaders are named alike; of a state of many peoples, those that most of its ground lies in."""
    counts: dict[str, int] = {}
    for area, codes in _areas():
        shared = len(countries & codes)
        if shared * 2 > len(countries):
            counts[area] = shared
    return frozenset(counts)


@cache
def _areas() -> list[tuple[str, frozenset[str]]]:
    return [(area, frozenset(codes.split())) for area, codes in rows("name_areas.txt")]
