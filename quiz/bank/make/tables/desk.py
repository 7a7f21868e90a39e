"""What a maker of questions about a table has before it, and what all its questions share."""

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from quiz.bank import spoken
from quiz.bank.make.asking import Candidate, signed, slug
from quiz.bank.make.sameness import plain
from quiz.bank.make.tables.rows import Row, TableIndex
from quiz.bank.make.tables.words import TableWording, filled
from quiz.bank.question import Generated, Level
from quiz.citation import Evidence, Source
from quiz.feed.model import Fact

Passage = Callable[[Evidence], str]

OPTIONS = 3
EVIDENCE_AT_MOST = 12


class Desk(NamedTuple):
    """What a maker has before it: the deck's rows, the whole table, the wording, and how passages and publishers are read.

    `about` says what all rows share, so that the deck's name may tell it: a leader, a country.
    """

    rows: Sequence[Row]
    table: TableIndex
    sources: dict[str, Source]
    passage: Passage
    wording: TableWording
    deck: str
    period: str
    about: frozenset[str] = frozenset()
    seed: int = 0

    def chance(self, *names: str) -> random.Random:
        """A generator for one question alone, so that a new row moves no other question."""
        return random.Random("/".join((str(self.seed), *names)))  # noqa: S311

    def cited(self, rows: Sequence[Row], fact: Fact | None = None) -> list[Evidence]:
        """The rows, and a fact of the first one's remark, each with its passage."""
        found = [*(fact.evidence if fact else ()), *(e for row in rows[:EVIDENCE_AT_MOST] for e in row.visit.evidence[:1])]
        return [Evidence(e.source, e.start, e.end, e.row, e.field, e.passage or self.passage(e)) for e in found]

    def list_name(self, row: Row) -> str:
        """Who keeps the list, as it is named after "according to"."""
        source = self.sources.get(row.visit.evidence[0].source) if row.visit.evidence else None
        if source and source.publisher:
            articled = source.publisher.split(" ")[0] in ("Office", "Ministry", "Department", "Embassy", "Foreign", "Government")
            return f"the {source.publisher}" if articled else source.publisher
        return f"the list “{source.title}”" if source and source.title else "the list"

    def stem(self, rule: str, row: Row, **more: str) -> str:
        """The rule's question about the row."""
        return spoken.sentence(self.wording.stem(rule, row.start.toordinal(), **self.holes(row, **more)))

    def says(self, rule: str, row: Row, **more: str) -> str:
        """The rule's explanation."""
        return spoken.sentence(filled(self.wording.says[rule], **self.holes(row, **more)))

    def why(self, row: Row, rule: str = "visited") -> str:
        """What a wrong option would have been right for."""
        return spoken.sentence(filled(self.wording.why[rule], **self.holes(row)))

    def holes(self, row: Row, **more: str) -> dict[str, str]:
        """What stems may name of a row."""
        return {
            "who": row.who,
            "title": row.title,
            "name": row.name,
            "office": row.office.lower(),
            "country": row.the_country,
            "host": row.the_host,
            "visit": row.noun,
            "month": row.month,
            "days": row.days,
            "list": self.list_name(row),
            **more,
        }

    def fields(self, row: Row, slot: str, rule: str, kind: str, *, level: Level = "remember", tags: Sequence[str] = ()) -> dict[str, Any]:
        """The fields that all types share. The id comes from the row, the rule and the type, and from nothing that may move."""
        return {
            "id": slug(f"{row.visit.id}-{rule}-{kind}"),
            "explanation": self.says("visit", row),
            "evidence": self.cited([row]),
            "tags": ["visits", *tags, f"{row.year // 10 * 10}s"],
            "level": level,
            "generated": Generated(source=f"{row.visit.id}/{row.first.id if row.first else 'visit'}", slot=slot, rule=f"table.{rule}"),
        }


def made(question: Any, row: Row, slot: str, weight: float) -> Candidate:
    """The question with its digest, for the choice among all."""
    fact = row.first.id if row.first else "visit"
    return Candidate(signed(question), (f"{row.visit.id}/{fact}",), slot, weight, plain(question.answer_text()))
