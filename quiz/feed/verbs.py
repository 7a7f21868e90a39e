"""Verb forms: which lemma and class a word may be, and in which form."""

import functools
import re
from importlib import resources
from typing import Literal

import msgspec

from quiz import yamltext

Form = Literal["base", "s", "past", "part", "ing"]

_DOUBLED = frozenset("confer commit permit refer prefer occur ship stop plan admit wrap scrap drop hit top submit regret".split())


class VerbForm(msgspec.Struct, frozen=True):
    """One reading of a word form. `past_and_part` forms come twice, once as either."""

    lemma: str
    form: Form
    particle: str
    past: str


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """Class -> lemmas, each with its particle ("take part in")."""
    return {name: frozenset(e.split("/")[0] for e in entries) for name, entries in _data().items()}


@functools.cache
def forms() -> dict[str, tuple[VerbForm, ...]]:
    """First word, lower case -> its readings, the longest particle first."""
    found: dict[str, dict[VerbForm, None]] = {}
    for entries in _data().values():
        for entry in entries:
            for word, reading in _inflected(entry):
                found.setdefault(word, {})[reading] = None
    return {word: tuple(sorted(readings, key=lambda r: -len(r.particle))) for word, readings in found.items()}


@functools.cache
def finite_forms() -> frozenset[str]:
    """Forms in which a verb tells something: "met", "meets", and no "meeting"."""
    return frozenset(w for w, found in forms().items() if {r.form for r in found} & {"past", "s"})


@functools.cache
def _data() -> dict[str, list[str]]:
    file = resources.files("quiz.feed.lexicon") / "verbs.yaml"
    return yamltext.parse(file.read_text(encoding="utf-8"), "verbs.yaml").data["classes"]  # type: ignore[no-any-return]


def _inflected(entry: str) -> list[tuple[str, VerbForm]]:
    parts = entry.split("/")
    base, _, particle = parts[0].partition(" ")
    past, part = (parts[1].split(" ")[0], parts[2].split(" ")[0]) if len(parts) == 3 else (past_of(base), past_of(base))
    whole_past = f"{past} {particle}".strip()
    pairs: list[tuple[str, Form]] = [(base, "base"), (_third(base), "s"), (past, "past"), (part, "part"), (_ing(base), "ing")]
    if base.endswith("el"):  # "travelled" beside "traveled"
        pairs += [(base + "led", "past"), (base + "led", "part"), (base + "ling", "ing")]
    return [(word, VerbForm(parts[0], form, particle, whole_past)) for word, form in pairs]


def past_of(base: str) -> str:
    """The regular past form."""
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if re.search(r"(s|x|z|ch|sh|o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def _ing(base: str) -> str:
    if re.search(r"[^eoy]e$", base):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLED | {"sit", "put", "set"} else "") + "ing"
