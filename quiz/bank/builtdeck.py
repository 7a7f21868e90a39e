"""One deck as a build hands it over: the files to be written, and what became of its questions."""

from collections import Counter
from typing import Any

import msgspec

from quiz.bank.rebuild import Rebuilt


class DeckReport(msgspec.Struct):
    """What became of one deck.

    `questions` and `by_type` count what is delivered. `differing` are approved and edited questions that would be made
    differently now, `unmade` those that would not be made at all; `lost` are those among the newly `retired`.
    """

    deck: str
    title: str
    questions: int
    by_type: dict[str, int]
    kept: list[str]
    changed: list[str]
    added: list[str]
    retired: list[str]
    differing: list[str]
    facts: list[dict[str, Any]]
    dropped: list[dict[str, Any]] = []
    unmade: list[str] = []
    lost: list[str] = []
    retired_in_all: int = 0


class BuiltDeck(msgspec.Struct):
    """One deck's files, ready to be written: name below the output folder -> text. Files that stand there already are left out."""

    files: dict[str, str]
    report: DeckReport
    ids: list[str] = []  # the questions in the file's order, all of which a second build would keep


def report_of(deck: str, title: str, joined: Rebuilt, facts: list[dict[str, Any]], dropped: list[dict[str, Any]]) -> DeckReport:
    """What the join with the old file says, beside what was made of each fact and what no rule let through."""
    delivered = joined.bank.delivered()
    return DeckReport(
        deck,
        title,
        len(delivered),
        dict(Counter(question.KIND for question in delivered)),
        joined.kept,
        joined.changed,
        joined.added,
        joined.retired,
        joined.differing,
        facts,
        dropped,
        joined.unmade,
        joined.lost,
        sum(question.status == "retired" for question in joined.bank.questions),
    )
