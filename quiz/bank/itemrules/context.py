"""What a rule is, what it says, and what it may know of the bank around the question."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from quiz.bank.deck import Bank
from quiz.bank.optiontext import DateRange, bare
from quiz.bank.question import Question


class Broken(NamedTuple):
    """A broken rule: its name, what is wrong with its remedy, the field, and the question's id ("" for the bank as a whole)."""

    rule: str
    message: str
    field: str = ""
    question: str = ""


Finding = tuple[str, str]  # field, message


class Context:
    """What the bank around a question tells: its language, who held which office, when what happened."""

    def __init__(self, bank: Bank | None = None) -> None:
        self.bank = bank
        self.language = bank.deck.language if bank else "en"

    @cached_property
    def offices(self) -> dict[str, set[str]]:
        """Offices by person, both folded."""
        found: dict[str, set[str]] = {}
        for visit in self.bank.visits if self.bank else ():
            for person in visit.people:
                if person.office:
                    found.setdefault(bare(person.name), set()).add(bare(person.office))
        return found

    @cached_property
    def dates(self) -> dict[str, DateRange]:
        """Dates of the visits by title and of their events by text, folded; only those known to the day, month or year."""
        found: dict[str, DateRange] = {}
        for visit in self.bank.visits if self.bank else ():
            for text, first, last in ((visit.title, visit.start, visit.end), *((e.text, e.date, "") for e in visit.events)):
                dated = edtf_range(first, last)
                if dated:
                    found[bare(text)] = dated
        return found


_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def edtf_range(first: str, last: str = "") -> DateRange | None:
    """The days that a date of the bank covers; None where it is missing or uncertain."""
    if "/" in first:
        first, last = first.split("/", 1)
    opening, closing = _EDTF.fullmatch(first), _EDTF.fullmatch(last or first)
    if not (opening and closing):
        return None
    start = (int(opening[1]), int(opening[2] or 1), int(opening[3] or 1))
    end = (int(closing[1]), int(closing[2] or 12), int(closing[3] or 31))
    return DateRange(start, end, "range")


class Rule(NamedTuple):
    """A named check of one question. `english` rules look at English words and skip decks in other languages."""

    name: str
    says: str
    check: Callable[[Question, Context], Iterator[Finding]]
    english: bool = False


class BankRule(NamedTuple):
    """A named check of a whole bank; yields (question id or "", message)."""

    name: str
    says: str
    check: Callable[[Bank], Iterator[Finding]]
