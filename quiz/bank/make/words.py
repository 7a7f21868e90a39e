"""The wording data: read once, checked whole, handed out by fact type."""

from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec

from quiz import yamltext
from quiz.bank.make.template import Template, template
from quiz.errors import FormatError


class FactWords(msgspec.Struct, forbid_unknown_fields=True):
    """How one fact type is stated and asked. Each list holds stems; which fits is a matter of what is known."""

    tags: list[str] = []
    weight: int = 3
    attributed: bool = False
    says: str = ""
    says_also: list[str] = []
    says_own: str = ""
    says_described: list[str] = []
    says_part: list[str] = []
    says_done: list[str] = []
    point: str = ""
    asks: dict[str, list[str]] = {}
    which: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}

    def statements(self) -> list[Template]:
        """The ways to state the fact, the fullest first."""
        return [template(t) for t in ([self.says] if self.says else []) + self.says_also]


class Wording(msgspec.Struct, forbid_unknown_fields=True):
    """One language's wording."""

    format: str
    language: str
    lead: dict[str, str]
    hints: dict[str, str]
    facts: dict[str, FactWords]
    visits: dict[str, str]
    thinking: dict[str, str]

    def of(self, fact_type: str) -> FactWords:
        return self.facts.get(fact_type) or FactWords()


@lru_cache(maxsize=8)
def wording(language: str = "en") -> Wording:
    """The wording of a language; English where the project has none in that language."""
    folder = resources.files("quiz.bank") / "wording"
    file = folder / f"{language}.yaml"
    if not file.is_file():
        file = folder / "en.yaml"
    return parse(file.read_text(encoding="utf-8"), str(file))


def parse(text: str, name: str) -> Wording:
    """Wording from its text; a sentence that cannot be read stops here with its place."""
    loaded = yamltext.parse(text, name)
    found = yamltext.typed(loaded, Wording)
    for path, sentence in _sentences(loaded.data, ()):
        try:
            template(sentence)
        except ValueError as error:
            raise FormatError(f"{error}. Close every bracket that you open.", loaded.where(path)) from error
    return found


def _sentences(data: Any, path: tuple[str | int, ...]) -> "list[tuple[tuple[str | int, ...], str]]":
    if isinstance(data, str):
        return [(path, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in items for found in _sentences(value, (*path, key))]
