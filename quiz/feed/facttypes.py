"""Every fact type, its slots and the kind of thing that fills each: the contract between extraction and questions.

A slot may be missing where the source does not say; the slots under `needs` never are. Values are texts in the
registry's or the lexicon's canonical form (a person's full name without office, a country's English short name), dates
are EDTF, numbers stand as the source has them ("over 20"). A slot marked `…` may hold a list; `Fact.open` names it
where the source leaves that list open.
"""

from typing import Literal

import msgspec

SlotKind = Literal[
    "person",
    "persons",
    "office",
    "country",
    "city",
    "place",
    "date",
    "daytime",
    "number",
    "document",
    "event",
    "topics",
    "predicate",
    "quote",
    "speaker",
    "visit-kind",
    "text",
]


# a visit's `day` is a day of it that need not be the first: a reception at a palace, a meeting at a seat of government


class FactType(msgspec.Struct, frozen=True):
    """`slots` maps slot names to kinds; `needs` are those without which the fact says nothing."""

    name: str
    slots: dict[str, SlotKind]
    needs: tuple[str, ...]
    background: bool = False  # feeds cloze questions only


_WHEN_WHERE: dict[str, SlotKind] = {"date": "date", "daytime": "daytime", "place": "place", "city": "city"}

FACT_TYPES: tuple[FactType, ...] = (
    FactType(
        "visit",
        {
            "visitor": "person",
            "country": "country",
            "city": "city",
            "host": "person",
            "kind": "visit-kind",
            "start": "date",
            "end": "date",
            "day": "date",
        },
        ("visitor",),
    ),
    FactType("announce", {"by": "speaker", "visitor": "person", "what": "text", "date": "date"}, ("by",)),
    FactType("cancel", {"visitor": "person", "country": "country", "what": "text", "date": "date", "reason": "text"}, ("visitor",)),
    FactType("postpone", {"visitor": "person", "country": "country", "what": "text", "date": "date", "reason": "text"}, ("visitor",)),
    FactType("invite", {"host": "person", "visitor": "person", "date": "date"}, ("host", "visitor")),
    FactType("accompany", {"person": "persons", "visitor": "person"}, ("person", "visitor")),
    FactType("arrive", {"person": "person", "country": "country", "means": "text", **_WHEN_WHERE}, ("person",)),
    FactType("welcome", {"host": "persons", "visitor": "person", **_WHEN_WHERE}, ("host", "visitor")),
    FactType("farewell", {"host": "persons", "visitor": "person", **_WHEN_WHERE}, ("host", "visitor")),
    FactType("depart", {"person": "person", "country": "country", "means": "text", **_WHEN_WHERE}, ("person",)),
    FactType("return", {"person": "persons", "country": "country", "means": "text", **_WHEN_WHERE}, ("person",)),
    FactType("meet", {"a": "person", "b": "persons", "event": "event", **_WHEN_WHERE}, ("a", "b")),
    FactType("talks", {"a": "person", "b": "persons", "event": "event", **_WHEN_WHERE}, ("a", "b")),
    FactType("call", {"a": "person", "b": "person", **_WHEN_WHERE}, ("a", "b")),
    FactType("ceremony", {"person": "persons", "event": "event", **_WHEN_WHERE}, ("event",)),
    FactType("attend", {"person": "persons", "event": "event", "host": "person", **_WHEN_WHERE}, ("person", "event")),
    FactType("host", {"host": "persons", "event": "event", "visitor": "persons", **_WHEN_WHERE}, ("host", "event")),
    FactType("speech", {"person": "person", "event": "event", "audience": "text", **_WHEN_WHERE}, ("person",)),
    FactType("press", {"a": "person", "b": "persons", "event": "event", **_WHEN_WHERE}, ("a",)),
    FactType("sign", {"a": "speaker", "b": "speaker", "doc": "document", **_WHEN_WHERE}, ("doc",)),
    FactType("agreements", {"n": "number", "unit": "text", "a": "speaker", "b": "speaker", "date": "date"}, ("n", "unit")),
    FactType("topics", {"items": "topics", "of": "text", "a": "speaker", "b": "speaker", "date": "date"}, ("items", "of")),
    FactType("gift", {"giver": "speaker", "recipient": "speaker", "gift": "text", **_WHEN_WHERE}, ("giver", "gift")),
    FactType("award", {"giver": "speaker", "recipient": "person", "award": "text", **_WHEN_WHERE}, ("recipient", "award")),
    FactType("role", {"person": "person", "office": "office", "country": "country"}, ("person", "office")),
    # a statement's predicate is the verb phrase in the past tense: "stressed the need for dialogue"
    FactType(
        "statement",
        {"speaker": "speaker", "predicate": "predicate", "to": "person", "occasion": "text", "date": "date"},
        ("speaker", "predicate"),
    ),
    FactType("quote", {"speaker": "speaker", "text": "quote", "to": "person", "occasion": "text", "date": "date"}, ("speaker", "text")),
    FactType("figure", {"n": "number", "unit": "text", "of": "text", "date": "date"}, ("n", "unit", "of")),
    FactType("ordinal", {"person": "person", "n": "number", "of": "text", "since": "text", "date": "date"}, ("person", "n", "of")),
    FactType("anniversary", {"n": "number", "of": "text"}, ("n", "of")),
    FactType("membership", {"who": "topics", "org": "text"}, ("who", "org")),
    FactType("background", {"answer": "text", "answer_kind": "text", "date": "date"}, ("answer", "answer_kind"), background=True),
)

BY_NAME: dict[str, FactType] = {t.name: t for t in FACT_TYPES}
