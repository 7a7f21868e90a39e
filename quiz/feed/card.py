"""A document's card: the labelled lines at its head ("Visitor: …", "Dates: …"), in an infobox or in a list before the first paragraph."""

import re
from collections.abc import Callable, Iterator

import msgspec

from quiz.feed.dates import DateSpan
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence, normalise
from quiz.sources.document import Document

_ROW = re.compile(r"[-*•–\s]*\**(?P<label>[A-Z][A-Za-z ()]{1,24}?)\**\s*:\**\s*(?=\S)")
_LABELS = {
    "visitor": re.compile(r"visitors?|guests?|traveller|traveler|visiting leader", re.I),
    "host": re.compile(r"hosts?|hosted by|received by", re.I),
    "participants": re.compile(r"participants?|leaders", re.I),
    "dates": re.compile(r"dates?|when|period", re.I),
    "where": re.compile(r"location|venue|destination|(?:host )?country|cit(?:y|ies)|place|where", re.I),
}


class Row(msgspec.Struct, frozen=True):
    """One labelled line; `what` is the kind of its label."""

    what: str
    line: Sentence


def rows(document: Document) -> list[Row]:
    """The card's lines whose labels are known."""
    return [row for line in _lines(document) if (row := _row(line)) is not None]


def _lines(document: Document) -> Iterator[Sentence]:
    opening = True
    for index, block in enumerate(document.blocks):
        opening = opening and block.kind != "prose"
        if block.kind == "infobox" or (opening and block.kind == "list"):
            yield Sentence(block.start, block.end, normalise(document.text[block.start : block.end]), index, "infobox")


def _row(line: Sentence) -> Row | None:
    match = _ROW.match(line.text)
    if match is None:
        return None
    label = match["label"].strip()
    return next((Row(what, line) for what, shape in _LABELS.items() if shape.fullmatch(label)), None)


class Card(msgspec.Struct):
    """What the card says of the visit; empty where it says nothing."""

    visitor: str = ""
    host: str = ""
    country: str = ""
    slots: list[tuple[Sentence, dict[str, str]]] = []  # what each line adds to the fact of the visit


def read(
    found: list[Row],
    people: Callable[[Sentence], list[Mention]],
    places: Callable[[Sentence], list[PlaceSpan]],
    dates: Callable[[Sentence], list[DateSpan]],
    home: Callable[[str], str],
) -> Card:
    """The card with its people, places and days. `home` gives a person's country code, empty where it is not known."""
    card = Card()
    for row in found:
        named = list(dict.fromkeys(m.person for m in people(row.line)))
        if row.what == "where":
            _where(card, row.line, places(row.line))
        elif row.what == "dates":
            _when(card, row.line, dates(row.line))
        elif row.what in {"visitor", "host"} and len(named) == 1:
            setattr(card, row.what, getattr(card, row.what) or named[0])
            if row.what == "host":
                card.slots.append((row.line, {"host": named[0]}))
    for row in found:
        named = list(dict.fromkeys(m.person for m in people(row.line)))
        if row.what == "participants" and len(named) == 2:
            _part(card, row.line, named, home)
    return card


def _where(card: Card, line: Sentence, spans: list[PlaceSpan]) -> None:
    sure = [p for p in spans if p.sure and not p.inside]
    towns = [p for p in sure if p.kind in {"city", "capital"}]
    states = [p for p in sure if p.kind == "country"]
    slots = {"country": states[0].name} if states else {}
    if len(towns) == 1:
        slots["city"] = towns[0].name
    card.country = card.country or next((p.country for p in sure if p.country), "")
    if slots:
        card.slots.append((line, slots))


def _when(card: Card, line: Sentence, spans: list[DateSpan]) -> None:
    """`1–12 March 2017, of which 1–3 March official`: the first days told are those of the whole visit."""
    if spans and spans[0].certain and len(spans[0].first) == 10 and "X" not in spans[0].first:
        card.slots.append((line, {"start": spans[0].first} | ({"end": spans[0].last} if spans[0].last else {})))


def _part(card: Card, line: Sentence, named: list[str], home: Callable[[str], str]) -> None:
    """Of two participants the host is the one at home."""
    away = [n for n in named if card.country and home(n) and home(n) != card.country]
    at_home = [n for n in named if card.country and home(n) == card.country]
    if len(away) == 1 and len(at_home) == 1 and not card.visitor:
        card.visitor, card.host = away[0], at_home[0]
        card.slots.append((line, {"host": card.host}))
