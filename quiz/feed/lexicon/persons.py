"""The words around names, as sets."""

import functools
from importlib import resources

from quiz import yamltext


@functools.cache
def words(name: str) -> frozenset[str]:
    """One list of persons.yaml; every entry lower case."""
    return frozenset(_data()[name])


@functools.cache
def heads_by_last() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Last word of an office -> the offices that end with it, each as a tuple of words, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for head in words("heads"):
        parts = tuple(head.split())
        found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(all_, key=len, reverse=True)) for last, all_ in found.items()}


def sex_of(name: str) -> str:
    """`m` or `f` where the first of several names is borne by one sex alone, else empty."""
    first, _, rest = name.lower().partition(" ")
    if not rest:
        return ""
    given = _given()
    return "f" if first in given["female"] else "m" if first in given["male"] else ""


def is_given(word: str) -> bool:
    """Whether a word is a given name of women or of men."""
    return word in _all_given()


@functools.cache
def _all_given() -> frozenset[str]:
    return frozenset().union(*_given().values())


@functools.cache
def _given() -> dict[str, frozenset[str]]:
    file = resources.files("quiz.feed.lexicon") / "givennames.yaml"
    data = yamltext.parse(file.read_text(encoding="utf-8"), "givennames.yaml").data
    return {sex: frozenset(names) for sex, names in data.items()}


@functools.cache
def _data() -> dict[str, list[str]]:
    file = resources.files("quiz.feed.lexicon") / "persons.yaml"
    return yamltext.parse(file.read_text(encoding="utf-8"), "persons.yaml").data  # type: ignore[no-any-return]
