"""The feed: sources, visits and the facts that hang on them.

Flow: `sources` reads documents, `feed.extract` finds facts in them, `feed.merge` joins facts into visits, and `bank`
asks about the result. This file holds the shapes alone.
"""

from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from quiz.citation import Evidence, Source

FORMAT: Literal["visits-feed/1"] = "visits-feed/1"

Modality = Literal["happened", "planned", "cancelled"]
MODALITIES: tuple[Modality, ...] = get_args(Modality)

VisitKind = Literal["state", "official", "working", "private", "other"]
VISIT_KINDS: tuple[VisitKind, ...] = get_args(VisitKind)

SlotValue = str | list[str]


class Person(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A person as the feed knows him or her at the time of the visit. `country` is ISO 3166 alpha-2, or a former state's name."""

    name: str = ""
    office: str = ""
    country: str = ""


class Fact(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A typed statement of a source.

    `slots` are texts, or lists of texts; dates in them are EDTF. `open` names the slots whose list the source
    leaves open ("and others"). A `speaker` makes the fact that speaker's claim.
    """

    id: str
    type: str
    slots: dict[str, SlotValue] = {}
    open: list[str] = []
    modality: Modality = "happened"
    speaker: str = ""
    conflict: str = ""  # what contradicts it; such a fact is reported and never asked
    held: str = ""  # why a true fact is kept and not asked, as an office without its country
    aside: bool = False  # told beside the visit, of another time or occasion: a question must not place it within the visit
    evidence: list[Evidence] = []


class Visit(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Who went where, when. `start` and `end` are EDTF; `country` of the host is where the visit went."""

    id: str
    visitor: Person
    host: Person
    start: str
    end: str = ""
    title: str = ""
    kind: VisitKind = "other"
    city: str = ""
    modality: Modality = "happened"
    facts: list[Fact] = []
    evidence: list[Evidence] = []

    def all_evidence(self) -> Iterator[Evidence]:
        """The visit's own places and those of its facts."""
        yield from self.evidence
        for fact in self.facts:
            yield from fact.evidence


class Feed(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One deck's share of the feed: `feed/<deck>.yaml`."""

    format: Literal["visits-feed/1"] = FORMAT
    deck: str = ""
    title: str = ""
    sources: dict[str, Source] = {}
    visits: list[Visit] = []
