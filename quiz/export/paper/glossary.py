"""Offices and institutions that readers may not know, explained in a sentence: `templates/handout/glossary/`."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from quiz import locations, yamltext

MOST = 14  # on one handout: those named most often


class Term(msgspec.Struct, forbid_unknown_fields=True):
    """A name with its explanation; `also` are other ways in which texts name it."""

    term: str
    means: str
    also: list[str] = []


class Glossary(msgspec.Struct, forbid_unknown_fields=True):
    """One language."""

    terms: list[Term]


def terms_in(texts: Iterable[str], language: str) -> list[Term]:
    """The terms that occur in `texts`, by alphabet; none for a language without a glossary."""
    joined = "\n".join(texts)
    counted = [(len(pattern.findall(joined)), term) for term, pattern in _patterns(language)]
    named = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])[:MOST]
    return sorted((term for _, term in named), key=lambda term: term.term.casefold())


@cache
def _patterns(language: str) -> list[tuple[Term, "re.Pattern[str]"]]:
    return [(term, re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (term.term, *term.also)))) for term in glossary(language)]


def glossary(language: str) -> list[Term]:
    """The terms of a language."""
    path = locations.templates() / "handout" / "glossary" / f"{language}.yaml"
    if not path.is_file():
        return []
    loaded = yamltext.read(path)
    try:
        return msgspec.convert(loaded.data, Glossary, strict=False).terms
    except msgspec.ValidationError as error:
        raise yamltext.schema_fault(loaded, error, Glossary, ()) from error
