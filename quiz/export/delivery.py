"""What an export gets and what it gives back: decks with the questions chosen from them, files and a report."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quiz.bank.deck import Bank
from quiz.bank.kinds.all import AnyQuestion


@dataclass(frozen=True)
class ChosenDeck:
    """One bank with the questions to deliver, in the order in which the lesson wants them."""

    path: Path
    bank: Bank
    questions: list[AnyQuestion]


@dataclass
class Delivered:
    """What an export wrote. The command prints `files` as data and `talk` as talk; `data` goes into `--json`."""

    files: list[Path] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
