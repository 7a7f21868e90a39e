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


@functools.cache
def _data() -> dict[str, list[str]]:
    file = resources.files("quiz.feed.lexicon") / "persons.yaml"
    return yamltext.parse(file.read_text(encoding="utf-8"), "persons.yaml").data  # type: ignore[no-any-return]
