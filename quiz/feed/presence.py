"""Visits and arrivals told by where somebody was: "returned from a visit to China (4–7 November)", "flew home after four days in Kenya",
"stayed in Chile for three weeks"; "his aircraft landed at Orly"; "Foreign Minister X was with him".

Such sentences name the traveller and the country, and seldom the days; those come from arrivals and departures.
"""

from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts, noun_class
from quiz.feed.clauses import PREPOSITIONS, clause, people_back, skip_back
from quiz.feed.dates import DateSpan, is_day
from quiz.feed.match import Candidate, Resolve, visit_kind
from quiz.feed.model import SlotValue
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan, slot_of, town_or_country
from quiz.feed.resolve import is_head
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes
from quiz.feed.whereabouts import CRAFT

_LEAVING = classes()["return"] | classes()["home"] | classes()["depart"]
_COMING_OR_LEAVING = classes()["arrive"] | _LEAVING
_STAYING = frozenset({"stayed", "spent", "remained"})
_BEING = _STAYING | {"was", "were", "be"}
_WHOLE = frozenset({"after", "following", "at", "on", "for", "during"})
_DURATION = frozenset({"day", "days", "week", "weeks", "hour", "hours", "night", "nights", "month", "months"})


def find_presence(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """The visits that a sentence tells by a return, a departure or a stay."""
    for at in sorted({*chunks.told_by(_COMING_OR_LEAVING), *chunks.having(_BEING)}):
        chunk = chunks[at]
        if chunk.kind == "verb" and chunk.verb.time == "past" and chunk.verb.voice == "active" and not chunk.verb.hold:
            if chunk.verb.lemmas() & classes()["arrive"]:
                yield from _landed(sentence, chunks, at, resolve)
            if chunk.verb.lemmas() & _LEAVING:
                yield from _left(sentence, chunks, at, resolve)
        elif chunk.lower in _STAYING:
            yield from _stayed(sentence, chunks, at, resolve)
        elif chunk.lower == "be":
            yield from _will_be(sentence, chunks, at, resolve)
        elif chunk.lower in {"was", "were"} and at + 2 < len(chunks) and chunks[at + 1].lower == "with":
            yield from _beside(sentence, chunks, at, resolve)


_OF_THE_VISITOR = frozenset("the his her a an papal royal presidential imperial official special state government air force one".split())


def _landed(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`Air Force One landed at Vnukovo`, `The papal aircraft landed in Warsaw on 2 June`: the visitor's arrival."""
    bound = clause(chunks, at)
    words = bound.subject_noun.lower().split()
    craft = words[-3:] == ["air", "force", "one"] or (bool(words) and words[-1] in CRAFT)
    if not craft or not set(words[:-1]) <= _OF_THE_VISITOR or not resolve.principals.visitor:
        return
    slots: dict[str, SlotValue] = {"person": resolve.principals.visitor}
    for argument in bound.with_preposition("at", "in", "on", "outside", "near"):
        for chunk in chunks[argument.first : argument.after]:
            value = chunk.value
            if isinstance(value, PlaceSpan) and value.sure and not value.inside:
                slot = slot_of(value)
                if slot:
                    slots.setdefault(slot, value.name if slot != "place" else value.text)
    days = [d for d in bound.dates if d.first and not d.last and "X" not in d.first]
    if len(days) == 1:
        slots["date"] = days[0].first
        if days[0].daytime:
            slots["daytime"] = days[0].daytime
    if len(slots) > 1:
        yield Candidate("arrive", slots, sentence.start, sentence.end, "arrive.craft", dates=tuple(days), at=chunks[at].start)


def _beside(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`Foreign Minister X was with the president`: who came along; a head of state beside the visitor is his host."""
    people = people_back(chunks, skip_back(chunks, at - 1))
    one = chunks[at + 2]
    if people is None or (people.first and chunks[people.first - 1].lower in PREPOSITIONS) or one.kind not in {"person", "pronoun"}:
        return
    whom = resolve.guest(one) if one.kind == "pronoun" else resolve(one)
    names = [n for c in people.chunks for n in resolve(c) or [""]]
    if whom != [resolve.principals.visitor] or not whom[0] or not all(names) or set(names) & set(resolve.principals.pair):
        return
    offices = [o.text for c in people.chunks if isinstance(c.value, Mention) for o in c.value.offices]
    if not offices or any(is_head(o) for o in offices):
        return
    slots: dict[str, SlotValue] = {"person": names, "visitor": whom[0]}
    yield Candidate("accompany", slots, sentence.start, sentence.end, "accompany.beside", at=chunks[at].start)


def _left(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """The place that the traveller came back from, or where the days were spent after which he left."""
    subject = clause(chunks, at).subject
    travellers = [n for c in subject.chunks for n in resolve(c) or []] if subject is not None else []
    if not travellers:
        return
    for index in range(at + 1, len(chunks)):
        if chunks[index].kind == "verb" or chunks[index].text in {";", ":"}:
            return
        found = _place_behind(chunks, index)
        if found is not None:
            yield _visit(sentence, travellers[0], chunks, found, "visit.left", chunks[at].start)
            return


def _place_behind(chunks: list[Chunk], at: int) -> tuple[int, int] | None:
    """`from [a visit to] PLACE`, `after four days in PLACE`, `at the end of a visit to PLACE`: first and last chunk of the phrase."""
    low = chunks[at].lower
    if low not in _WHOLE | {"from"}:
        return None
    for index in range(at + 1, min(len(chunks), at + 12)):
        chunk = chunks[index]
        if chunk.kind in {"verb", "person", "pronoun", "quote"} or chunk.text in {",", ";", ":"}:
            return None
        if isinstance(chunk.value, PlaceSpan) and chunk.value.sure and not chunk.value.inside:
            between = chunks[at + 1 : index]
            words = {w for c in between for w in c.lower.replace("-", " ").split()}
            bare = low == "from" and words <= {"the"} and chunk.value.kind == "country"
            told = bool(words & noun_class("visit")) and chunks[index - 1 - (chunks[index - 1].lower == "the")].lower in {"to", "in", "of"}
            lasting = low in {"after", "following"} and bool(words & _DURATION) and "in" in words
            return (at, index) if bare or told or lasting else None
    return None


def _stayed(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`stayed in Chile for more than three weeks`, `spent five days in the Soviet Union`."""
    before = skip_back(chunks, at - 1)
    people = people_back(chunks, before)
    if people is None or (people.first and chunks[people.first - 1].lower in PREPOSITIONS):
        return
    travellers = resolve(people.chunks[0])
    if not travellers or len(travellers) != 1:
        return
    for index in range(at + 1, min(len(chunks), at + 7)):
        value = chunks[index].value
        if chunks[index].kind in {"verb", "person", "pronoun"}:
            return
        if isinstance(value, PlaceSpan) and value.sure and not value.inside and value.kind in {"country", "city", "capital"}:
            words = {w for c in chunks[at : index + 8] for w in c.lower.replace("-", " ").split()}
            if words & _DURATION and chunks[index - 1 - (chunks[index - 1].lower == "the")].lower == "in":
                yield _visit(sentence, travellers[0], chunks, (at, index), "visit.stayed", chunks[at].start)
            return


def _will_be(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`X will be in Y for three days`, `… on a state visit`, `… at the invitation of Z`: a visit to come; `will be in Y` alone is none."""
    place = at + 2 + (at + 2 < len(chunks) and chunks[at + 2].lower == "the")
    if at < 2 or chunks[at - 1].lower != "will" or place + 1 >= len(chunks) or chunks[at + 1].lower != "in":
        return
    people = people_back(chunks, skip_back(chunks, at - 2))
    value = chunks[place].value
    if people is None or (people.first and chunks[people.first - 1].lower in PREPOSITIONS) or not isinstance(value, PlaceSpan):
        return
    travellers = resolve(people.chunks[0])
    words = {w for c in chunks[place + 1 : place + 9] for w in c.lower.replace("-", " ").split()}
    told = words & (noun_class("visit") | {"invitation"}) or ("for" in words and words & _DURATION)
    if travellers and len(travellers) == 1 and told and value.sure and not value.inside and town_or_country(value):
        candidate = _visit(sentence, travellers[0], chunks, (at, place), "visit.will_be", chunks[at].start)
        candidate.modality = "planned"
        if kind := visit_kind(" ".join(c.lower for c in chunks[place + 1 : place + 9])):
            candidate.slots["kind"] = kind
        days = [c.value for c in chunks[place + 1 :] if isinstance(c.value, DateSpan)]
        if len(days) == 1 and is_day(days[0].first):
            candidate.slots |= {"start": days[0].first, **({"end": days[0].last} if days[0].last else {})}
        yield candidate


def _visit(sentence: Sentence, visitor: str, chunks: list[Chunk], phrase: tuple[int, int], frame: str, offset: int) -> Candidate:
    first, last = phrase
    slots: dict[str, SlotValue] = {"visitor": visitor}
    while last < len(chunks) and isinstance(value := chunks[last].value, PlaceSpan) and value.sure:
        slot = town_or_country(value)
        if slot:
            slots.setdefault(slot, value.name)
        last += 1
        if last + 1 < len(chunks) and chunks[last].text == "," and isinstance(chunks[last + 1].value, PlaceSpan):
            last += 1
    days = _days_behind(chunks, last)
    if kind := visit_kind(" ".join(c.lower for c in chunks[first:last])):
        slots["kind"] = kind
    if days is not None:
        slots |= {"start": days.first, "end": days.last}
    return Candidate("visit", slots, sentence.start, sentence.end, frame, dates=(days,) if days else (), at=offset)


def _days_behind(chunks: list[Chunk], at: int) -> DateSpan | None:
    """`(4–7 November)`, `from 4 to 7 November`: first and last day, never one day alone, which would be that of the return."""
    at += at < len(chunks) and chunks[at].text in {"(", ","}
    at += at < len(chunks) and chunks[at].lower == "from"
    value = chunks[at].value if at < len(chunks) else None
    return value if isinstance(value, DateSpan) and value.last and "X" not in value.first and len(value.first) == 10 else None
