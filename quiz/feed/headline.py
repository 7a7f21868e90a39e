"""A headline's word of a visit: "Macron arrives in Kenya for a two-day visit", "Magufuli in Kenya for first state visit".

It says who went where and never when: the days are the report's own.
"""

from collections.abc import Iterator

from quiz.feed.chunks import Chunk
from quiz.feed.dates import DateSpan, is_day
from quiz.feed.match import Candidate, Resolve, visit_kind
from quiz.feed.model import SlotValue
from quiz.feed.places import PlaceSpan, town_or_country
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes

_GOING = ("arrive", "travel", "visit", "begin", "end")
_VISITS = frozenset({"visit", "trip", "tour", "pilgrimage", "journey"})
_FILLING = frozenset(
    "a an the his her their for first second official state working historic two-day three-day four-day five-day six-day weekend".split()
)
_REACH = 9  # chunks between the verb and the place


def headline(sentence: Sentence, chunks: list[Chunk], resolve: Resolve) -> Iterator[Candidate]:
    """The visit that a headline tells in the present of the first whom it names."""
    at = next((i for i, c in enumerate(chunks) if c.kind == "person"), len(chunks))
    first = at + 1
    names = resolve(chunks[at]) if first < len(chunks) else None
    if not names or len(names) != 1:
        return
    verb = chunks[first]
    going = verb.kind == "verb" and verb.verb.time == "present" and any(verb.verb.lemmas() & classes()[name] for name in _GOING)
    told = verb.lower == "in" and any(_is_visit(c) for c in chunks[first:])
    where = _where(chunks, first + going) if going or told else {}
    if where:
        slots: dict[str, SlotValue] = {"visitor": names[0], **where}
        if kind := visit_kind(" ".join(c.lower for c in chunks[first:])):
            slots["kind"] = kind
        yield Candidate("visit", slots, sentence.start, sentence.end, "visit.headline", at=chunks[at].start)


def title_of_visit(sentence: Sentence, chunks: list[Chunk], resolve: Resolve) -> Iterator[Candidate]:
    """`State visit of the President of X to Y, 20-22 March 2016: programme`: the document's own visit, its visitor told by his office."""
    visitor = resolve.principals.visitor
    noun = next((i for i, c in enumerate(chunks) if _is_visit(c)), len(chunks))
    to = next((i for i in range(noun, len(chunks) - 1) if chunks[i].lower == "to"), 0)
    others = [n for c in chunks if c.kind == "person" for n in resolve(c) or ["?"] if n != visitor]
    days = [c.value for c in chunks[to:] if isinstance(c.value, DateSpan) and is_day(c.value.first)]
    where = _where(chunks, to) if to else {}
    shared = any(c.lower == "and" for c in chunks[noun:to])  # with another, whose office is told or whose name is unknown
    if not visitor or others or shared or not where or len(days) != 1 or any(c.kind == "verb" for c in chunks):
        return
    slots: dict[str, SlotValue] = {"visitor": visitor, **where, "start": days[0].first}
    slots |= {k: v for k, v in (("end", days[0].last), ("kind", visit_kind(" ".join(c.lower for c in chunks[:noun])))) if v}
    yield Candidate("visit", slots, sentence.start, sentence.end, "visit.title", dates=(days[0],), at=sentence.start)


def _is_visit(chunk: Chunk) -> bool:
    return any(word in _VISITS for word in chunk.lower.split())


def _where(chunks: list[Chunk], at: int) -> dict[str, SlotValue]:
    """The place behind "in" or "to", or right behind the verb, with nothing but words of the visit between."""
    for index in range(at, min(len(chunks), at + _REACH)):
        value = chunks[index].value
        if isinstance(value, PlaceSpan) and value.sure and not value.inside and (slot := town_or_country(value)):
            return {slot: value.name}
        filling = chunks[index].lower in _FILLING | {"in", "to"} or chunks[index].kind == "number" or _is_visit(chunks[index])
        if not filling:
            return {}
    return {}
