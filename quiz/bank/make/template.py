"""The small language of the wording data.

`{slot}` is filled or the template does not fit; `[… {slot} …]` is left out where its slot is unknown;
`<welcomed|was to welcome>` is the past tense of what happened and the wording of a plan. Values are put in as they are:
nothing in them is read as template.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

Say = Callable[[str, str], str | None]

_TOKEN = re.compile(r"\{(\w+)(?::(\w+))?\}|([\[\]<>|])|([^{}\[\]<>|]+)")


class Hole(msgspec.Struct, frozen=True):
    """A place for a value, and the form in which it is put there."""

    name: str
    form: str = ""


class Group(msgspec.Struct, frozen=True):
    """A part that is left out when one of its holes stays empty."""

    parts: "tuple[str | Hole | Tense, ...]"


class Tense(msgspec.Struct, frozen=True):
    """What is said of the past, and of a plan."""

    past: "tuple[str | Hole, ...]"
    plan: "tuple[str | Hole, ...]"


class Template:
    """One sentence of the wording data, ready to be filled."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = list(_TOKEN.finditer(text))
        if "".join(t.group() for t in tokens) != text:
            raise ValueError(f"the wording {text!r} has a brace that does not close")
        self._tokens = tokens
        self._at = 0
        self.parts = tuple(self._parse(""))
        if self._at != len(tokens):
            raise ValueError(f"the wording {text!r} has a bracket that does not open")

    def _parse(self, until: str) -> list["str | Hole | Tense | Group"]:
        parts: list[str | Hole | Tense | Group] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            mark = token[3]
            if mark and mark in until:
                return parts
            self._at += 1
            if token[1]:
                parts.append(Hole(token[1], token[2] or ""))
            elif mark == "[":
                parts.append(Group(tuple(self._parse("]"))))  # type: ignore[arg-type]
                self._close("]")
            elif mark == "<":
                past = tuple(self._parse("|"))
                self._close("|")
                parts.append(Tense(past, tuple(self._parse(">"))))  # type: ignore[arg-type]
                self._close(">")
            elif mark:
                raise ValueError(f"the wording {self.text!r} has a {mark!r} out of place")
            else:
                parts.append(token[4])
        return parts

    def _close(self, mark: str) -> None:
        if self._at >= len(self._tokens) or self._tokens[self._at][3] != mark:
            raise ValueError(f"the wording {self.text!r} lacks a {mark!r}")
        self._at += 1

    def holes(self) -> set[str]:
        """The names of all its holes."""
        return set(_TOKEN_NAMES.findall(self.text))

    def fill(self, say: Say, planned: bool = False) -> str | None:
        """The sentence, or None where a value that it needs is unknown."""
        text = _fill(self.parts, say, planned)
        return None if text is None else _tidy(text)


_TOKEN_NAMES = re.compile(r"\{(\w+)")


def _fill(parts: "tuple[str | Hole | Tense | Group, ...]", say: Say, planned: bool) -> str | None:
    done: list[str] = []
    for part in parts:
        if isinstance(part, str):
            done.append(part)
            continue
        if isinstance(part, Hole):
            value = say(part.name, part.form)
        elif isinstance(part, Tense):
            value = _fill(part.plan if planned else part.past, say, planned)
        else:
            value = _fill(part.parts, say, planned) or ""
        if value is None:
            return None
        done.append(value)
    return "".join(done)


def _tidy(text: str) -> str:
    """One space between words, none before a stop, no comma before a stop."""
    text = re.sub(r" +", " ", text).strip()
    text = re.sub(r" +([,.;:?!])", r"\1", text)
    return re.sub(r",(?=[,.;:?!])", "", text)


@lru_cache(maxsize=4096)
def template(text: str) -> Template:
    """The template of a text, parsed once."""
    return Template(text)
