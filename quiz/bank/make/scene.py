"""A visit as the makers see it: its facts, the feed around it, the wording, and how evidence is cited."""

import random
import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from quiz.bank import spoken
from quiz.bank.make import naming
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.words import Wording
from quiz.citation import Evidence, Source
from quiz.feed.model import Fact, Visit

LONGEST_EVIDENCE = 600
WHOLE = 1 << 30  # the end of a text, however long


class Scene:
    """One visit of the deck with everything that asking about it needs."""

    def __init__(self, visit: Visit, facts: list[Fact], index: FeedIndex, sources: dict[str, Source], passage: Callable[[Evidence], str],
                 wording: Wording, *, deck: str = "", seed: int = 0, verbatim: int | None = None,
                 text_of: Callable[[str], str] = lambda _: "") -> None:  # fmt: skip
        self.visit = visit
        self.facts = facts
        self.index = index
        self.sources = sources
        self.passage = passage
        self.wording = wording
        self.deck = deck
        self.seed = seed
        self.verbatim = verbatim
        self.text_of = text_of

    def beside(self, visit: Visit) -> "Scene":
        """The same feed seen from another visit of it."""
        if visit.id == self.visit.id:
            return self
        return self._of(visit, visit.facts)

    def with_facts(self, facts: list[Fact]) -> "Scene":
        """The same visit with other facts to ask about."""
        return self._of(self.visit, facts)

    def _of(self, visit: Visit, facts: list[Fact]) -> "Scene":
        return Scene(visit, facts, self.index, self.sources, self.passage, self.wording,
                     deck=self.deck, seed=self.seed, verbatim=self.verbatim, text_of=self.text_of)  # fmt: skip

    def chance(self, *names: str) -> random.Random:
        """A generator of its own for each question, so that a new question moves no other."""
        return random.Random("/".join((str(self.seed), self.visit.id, *names)))  # noqa: S311

    def source(self, fact: Fact) -> Source:
        """The source that is named as the fact's: the first that is cited for it."""
        for evidence in (*self.cited(fact), *fact.evidence):
            if evidence.source in self.sources:
                return self.sources[evidence.source]
        return Source(title="")

    def source_of(self, evidence: Evidence) -> Source | None:
        return self.sources.get(evidence.source)

    def cited(self, fact: Fact) -> list[Evidence]:
        """The fact's evidence with its passages; a place that cannot be read is left out.

        What happened is proved by reports of it before those of the plan, by those that can be named before others, and by sentences before
        the lines of an infobox.
        """
        told = [cited for cited in map(self._with_passage, fact.evidence) if cited is not None]
        if fact.modality != "happened" or len(told) < 2:
            return told
        told = [e for e in told if not self.is_before(e.source)] or told
        return sorted(
            told,
            key=lambda e: (self.is_before(e.source), self.is_nameless(e.source), fact.type == "visit" and not re.search(r"\d", e.passage)),
        )

    def is_nameless(self, source: str) -> bool:
        """Whether neither the publisher nor the day of a report is known, so that a stem cannot name it."""
        return not (self.sources[source].publisher or self.sources[source].published)

    def is_before(self, source: str) -> bool:
        """Whether a source appeared before the visit began, and so told of plans."""
        published = self.sources[source].published
        return spoken.is_day(published) and spoken.is_day(self.visit.start) and published < self.visit.start

    def _with_passage(self, evidence: Evidence) -> Evidence | None:
        if evidence.source not in self.sources:
            return None
        passage = evidence.passage or self.passage(evidence)
        if not passage.strip() or (not evidence.row and evidence.end - evidence.start > LONGEST_EVIDENCE):
            return None
        return msgspec.structs.replace(evidence, passage=passage)

    def whole_texts(self) -> str:
        """The full texts of the documents that tell of this visit, as far as they can be read."""
        used = dict.fromkeys(e.source for fact in self.visit.facts for e in fact.evidence if not e.row and e.source in self.sources)
        return "\n".join(self.passage(Evidence(source, 0, WHOLE)) for source in used)

    def passages(self, fact: Fact) -> str:
        """All passages of a fact as one text, for looking things up."""
        return "\n".join(e.passage for e in self.cited(fact))

    @cached_property
    def name(self) -> str:
        """The visit with its visitor: "Xi Jinping's state visit to Russia in May 2025"."""
        return naming.visit_phrase(self.visit, self.index)
