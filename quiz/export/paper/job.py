"""One deck on its way to paper: its words, its templates, and what stands at the foot of its pages."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quiz.export.delivery import ChosenDeck
from quiz.export.paper.classlist import Student
from quiz.export.paper.pages import page
from quiz.export.paper.sheet import Sheet
from quiz.export.paper.words import Words

FOOT = 60  # characters of a title at the foot of a page, in large print too


@dataclass(frozen=True)
class Job:
    """One deck on its way to paper."""

    deck: ChosenDeck
    stem: str
    words: Words
    args: argparse.Namespace

    def page(self, name: str, values: Mapping[str, Any], *, large: bool = False) -> str:
        title = shortened(str(values["title"]))
        footer = f"{title} · {values['footer']}" if values.get("footer") else title
        return page(
            name,
            self.words,
            {**values, "deck_language": self.deck.bank.deck.language, "footer": footer, "large": large, "paper": self.args.paper},
            self.args.templates,
        )


def shortened(title: str) -> str:
    """A title as far as it fits beside the page number at the foot of a page."""
    one_line = " ".join(title.split())
    return one_line if len(one_line) <= FOOT else one_line[:FOOT].rstrip() + "…"


def plain(sheet: Sheet) -> dict[str, Any]:
    """The values of a sheet that nobody's name stands on."""
    return {"title": sheet.title, "copies": [(sheet, Student())], "named": False}
