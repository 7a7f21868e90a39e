"""The wording of questions about tables: stems with holes, read once."""

import re
from functools import lru_cache
from importlib import resources

import msgspec

from quiz import yamltext
from quiz.errors import FormatError


class TableWording(msgspec.Struct, forbid_unknown_fields=True):
    """Stems by rule, sentences for explanations, reasons for wrong options, hints for blanks."""

    format: str
    language: str
    stems: dict[str, list[str]]
    says: dict[str, str]
    why: dict[str, str]
    hints: dict[str, str]

    def stem(self, rule: str, turn: int, **holes: str) -> str:
        """The rule's stem whose turn it is, filled."""
        stems = self.stems[rule]
        return filled(stems[turn % len(stems)], **holes)


def filled(text: str, **holes: str) -> str:
    """The sentence with its holes filled in one pass, so that braces in a value stay text."""
    return re.sub(r"\{(\w+)\}", lambda m: holes[m[1]], text)


@lru_cache(maxsize=4)
def table_wording(language: str = "en") -> TableWording:
    """The wording of a language; English where there is none."""
    folder = resources.files("quiz.bank") / "wording"
    file = folder / f"tables-{language}.yaml"
    if not file.is_file():
        file = folder / "tables-en.yaml"
    loaded = yamltext.parse(file.read_text(encoding="utf-8"), str(file))
    found = yamltext.typed(loaded, TableWording)
    for rule, stems in found.stems.items():
        if not stems:
            raise FormatError("no stem. Write one.", loaded.where(("stems", rule)))
    return found
