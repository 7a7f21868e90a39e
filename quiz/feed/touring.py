"""Journeys to several countries told in one breath: "will visit France, Serbia and Hungary from May 5 to 10".

Each country gets a visit of its own. The days are those of the whole journey: it begins in the first country, and of the others no more is
known than the month.
"""

from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.clauses import PREPOSITIONS, clause
from quiz.feed.dates import DateSpan, is_day
from quiz.feed.match import Candidate, Resolve, visit_kind
from quiz.feed.model import Modality, SlotValue
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes

_GOING = classes()["visit"] | classes()["travel"] | classes()["pay"]
_OTHERS = (PREPOSITIONS | {"of"}) - {"to"}
_REACH = 7  # chunks between the verb and the first country


def find_tours(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """The visits of each list of two countries or more that somebody goes to."""
    for at in chunks.told_by(_GOING):
        group = chunks[at].verb
        told = group.voice == "active" and group.time in {"past", "future"} and group.hold in {"", "would"}
        found = _countries(chunks, at + 1) if told else None
        if found is None:
            continue
        subject = clause(chunks, at).subject
        names = resolve(subject.chunks[0]) if subject is not None else None
        if names and len(names) == 1:
            yield from _visits(sentence, chunks, at, names[0], found)


def _countries(chunks: list[Chunk], at: int) -> tuple[int, int, list[str]] | None:
    """The first index of a list of countries, the index behind it, and the countries; None where there are not several."""
    first = next((i for i in range(at, min(len(chunks), at + _REACH)) if _country(chunks[i])), None)
    if first is None or any(c.kind in {"verb", "person", "pronoun", "mark"} or c.lower in _OTHERS for c in chunks[at:first]):
        return None
    names = [_country(chunks[first])]
    after = first + 1
    while after < len(chunks):
        step = after
        while step < len(chunks) and (chunks[step].text == "," or chunks[step].lower in {"and", "the"}):
            step += 1
        if step == after or step >= len(chunks) or not _country(chunks[step]):
            break
        names.append(_country(chunks[step]))
        after = step + 1
    return (first, after, names) if len(set(names)) == len(names) > 1 else None


def _country(chunk: Chunk) -> str:
    value = chunk.value
    return value.name if isinstance(value, PlaceSpan) and value.sure and not value.inside and value.kind == "country" else ""


def _visits(sentence: Sentence, chunks: list[Chunk], at: int, visitor: str, found: tuple[int, int, list[str]]) -> Iterator[Candidate]:
    first, after, countries = found
    modality: Modality = "planned" if chunks[at].verb.time == "future" else "happened"
    kind = visit_kind(" ".join(c.lower for c in chunks[at + 1 : first]).replace("visits", "visit"))
    days = [c.value for c in chunks[after : after + 3] if isinstance(c.value, DateSpan)]
    day = days[0] if days and days[0].certain and is_day(days[0].first) else None
    for number, country in enumerate(countries):
        slots: dict[str, SlotValue] = {"visitor": visitor, "country": country, **({"kind": kind} if kind else {})}
        if day is not None:
            whole_month = day.first[:7] == (day.last or day.first)[:7]
            slots |= {"start": day.first} if number == 0 else {"start": day.first[:7]} if whole_month else {}
        yield Candidate("visit", slots, sentence.start, sentence.end, "visit.tour", modality, at=chunks[at].start)
