"""Meetings and company told without a verb of their own: "after talks with X", "was the guest of X", "X was waiting for him",
"flew in with A, her foreign minister, and B", "at X's invitation".
"""

import functools
from collections.abc import Iterator

from quiz.feed.chunks import ADVERBS, Chunk, Parts, noun_class
from quiz.feed.clauses import PREPOSITIONS, People, clause, people_back, people_from, skip_back
from quiz.feed.dates import DateSpan
from quiz.feed.match import Candidate, Resolve
from quiz.feed.model import Modality, SlotValue
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan, country, slot_of
from quiz.feed.resolve import is_head
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes

_BEING = frozenset({"was", "were", "is", "are"})
_COMING = classes()["travel"] | classes()["arrive"] | classes()["stop"]


@functools.cache
def _telling() -> frozenset[str]:
    return noun_class("talks") | noun_class("meeting") | {"guest", "guests", "waiting", "waited", "invitation", "delegation", "entourage"}


def find_company(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """The talks, hosts, receptions and companions of one sentence that nouns and prepositions tell."""
    for at in sorted({*chunks.told_by(_COMING), *chunks.having(_telling())}):
        chunk = chunks[at]
        if chunk.kind == "word" and chunk.lower in noun_class("talks") | noun_class("meeting"):
            yield from _talks(sentence, chunks, at, resolve) if chunk.lower in noun_class("talks") else ()
            yield from _took_place(sentence, chunks, at, resolve)
        elif chunk.lower in {"delegation", "entourage"}:
            yield from _included(sentence, chunks, at, resolve)
        elif chunk.lower in {"guest", "guests"} and chunk.kind == "word":
            yield from _guest_of(sentence, chunks, at, resolve)
        elif chunk.lower in {"waiting", "waited"}:
            yield from _waiting(sentence, chunks, at, resolve)
        elif chunk.kind == "verb" and chunk.verb.lemmas() & _COMING:
            yield from _came_along(sentence, chunks, at, resolve)
        elif chunk.lower == "invitation" and at >= 2 and chunks[at - 1].text == "'s":
            yield from _at_invitation(sentence, chunks, at, resolve)


def _around(chunks: list[Chunk], at: int, stop: int = 12) -> dict[str, SlotValue]:
    """Place and day behind `at`, up to the end of the phrase."""
    slots: dict[str, SlotValue] = {}
    for chunk in chunks[at : at + stop]:
        if chunk.kind in {"verb", "pronoun", "quote", "group"} or chunk.text in {",", ";", ":"} or chunk.lower in {"and", "but", "where"}:
            break
        value = chunk.value
        if isinstance(value, PlaceSpan) and value.sure and not value.inside:
            slot = slot_of(value)
            if slot:
                slots.setdefault(slot, value.text if slot == "place" else value.name)
        elif isinstance(value, DateSpan) and value.certain and value.first and not value.last and "X" not in value.first:
            slots.setdefault("date", value.first)
    return slots


def _without(slots: dict[str, SlotValue], *names: str) -> dict[str, SlotValue]:
    return {k: v for k, v in slots.items() if k not in names}


def _main_verb(chunks: list[Chunk], at: int) -> int | None:
    """The first verb behind `at` that is no participle or infinitive, else the last one before it."""
    plain = [i for i, c in enumerate(chunks) if c.kind == "verb" and c.verb.time in {"past", "future", "present"}]
    return next((i for i in plain if i > at), plain[-1] if plain else None)


def _talks(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`After talks with X in Bonn, Y flew to Rome`, `The talks with X lasted …`."""
    if at + 2 >= len(chunks) or chunks[at + 1].lower != "with":
        return
    before = chunks[at - 1].lower if at else ""
    people = people_from(chunks, at + 2)
    if people is None or any(c.kind == "pronoun" for c in people.chunks):
        return
    if before in {"after", "following"} or (before == "of" and at > 1 and _opening(chunks, at) in {"after", "following"}):
        who = _who_goes_on(chunks, at, people.after, resolve)
    elif at == 1 and before in {"the", "his", "her"}:
        who = [resolve.principals.visitor] if resolve.principals.visitor else None
    else:
        return
    names = [n for c in people.chunks for n in resolve(c) or [""]]
    if not who or len(who) != 1 or not all(names) or who[0] in names:
        return
    slots = {"a": who[0], "b": names, **_without(_around(chunks, people.after), "country")}
    yield Candidate("talks", slots, sentence.start, sentence.end, "talks.nominal", open=["b"] if people.open else [], at=chunks[at].start)


def _took_place(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`Talks between X and Y took place in Bonn on 5 May`, `A meeting between X and Y was held`: who met, where and when."""
    people = people_from(chunks, at + 2) if at + 2 < len(chunks) and chunks[at + 1].lower == "between" else None
    if people is None or at > _OPENS or people.after >= len(chunks) or chunks[people.after].kind != "verb":
        return
    group = chunks[people.after].verb
    placed = group.voice == "active" and "take" in group.lemmas() and [c.lower for c in chunks[people.after + 1 :][:1]] == ["place"]
    held = group.voice == "passive" and bool(group.lemmas() & classes()["hold"])
    names = [n for c in people.chunks for n in resolve(c) or [""]]
    if not (placed or held) or group.hold or group.time not in {"past", "future"} or len(set(names)) != 2 or not all(names):
        return
    kind = "talks" if chunks[at].lower in noun_class("talks") else "meet"
    slots = {"a": names[0], "b": [names[1]], **_without(_around(chunks, people.after + 1), "country")}
    modality: Modality = "planned" if group.time == "future" else "happened"
    yield Candidate(kind, slots, sentence.start, sentence.end, f"{kind}.took_place", modality, at=chunks[at].start)


_OPENS = 6  # chunks before the noun that is a sentence's subject


def _included(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`The delegation included A, the foreign minister, and B`: who came with the visitor."""
    visitor, verb = resolve.principals.visitor, chunks[at + 1] if at + 1 < len(chunks) else None
    opens = all(c.kind in {"word", "place", "number"} for c in chunks[:at]) and at <= 3
    if not visitor or verb is None or not opens or verb.lower not in _INCLUDING:
        return
    people = people_from(chunks, at + 2)
    if people is None or any(not isinstance(c.value, Mention) for c in people.chunks):
        return
    names = [n for c in people.chunks for n in resolve(c) or [""]]
    if not all(names) or set(names) & set(resolve.principals.pair) or not _of_the_guest(chunks[:at], resolve):
        return
    slots: dict[str, SlotValue] = {"person": names, "visitor": visitor}
    opened = ["person"]  # others may have come as well
    yield Candidate("accompany", slots, sentence.start, sentence.end, "accompany.included", open=opened, at=verb.start)


_INCLUDING = frozenset({"includes", "included", "comprises", "comprised"})


def _of_the_guest(before: list[Chunk], resolve: Resolve) -> bool:
    """Whether the delegation is the visitor's: "the delegation", "his entourage", "the Indian delegation" of an Indian."""
    homes = [c.value.country for c in before if isinstance(c.value, PlaceSpan)]
    own = country(resolve.countries[0]) if len(resolve.countries) == 2 else None
    return not homes or (own is not None and homes == [own.code])


def _opening(chunks: list[Chunk], at: int) -> str:
    """The preposition of `after two days of talks`."""
    return next((c.lower for c in reversed(chunks[max(0, at - 6) : at]) if c.lower in PREPOSITIONS - {"of"}), "")


def _who_goes_on(chunks: list[Chunk], at: int, after: int, resolve: Resolve) -> list[str] | None:
    """The subject of the verb that the talks come before: behind the phrase, or where it ends the clause, before it."""
    verb = next((i for i in range(after, len(chunks)) if chunks[i].kind == "verb"), None)
    if at <= 4 and verb is not None:  # the phrase opens the sentence
        subject = clause(chunks, verb).subject
        ahead = subject is not None and subject.first >= after
        return resolve(subject.single) if ahead and subject is not None and subject.single is not None else None
    back = next((i for i in range(at - 1, -1, -1) if chunks[i].kind == "verb"), None)
    if back is None:
        return _of_a_plain_verb(chunks, at, resolve)
    if chunks[back].verb.time != "past" or chunks[back].verb.hold:
        return None
    subject = clause(chunks, back).subject
    return resolve(subject.single) if subject is not None and subject.single is not None else None


def _of_a_plain_verb(chunks: list[Chunk], at: int, resolve: Resolve) -> list[str] | None:
    """`X slipped out of India after talks with Y`: the one person before a verb that the lexicon does not hold."""
    people = [c for c in chunks[:at] if c.kind in {"person", "pronoun", "group"}]
    return resolve(people[0]) if len(people) == 1 and chunks.index(people[0]) <= 3 else None


def _guest_of(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`X was the guest of Y at a dinner`: Y is the host."""
    being = next((i for i in range(at - 1, max(-1, at - 4), -1) if chunks[i].lower in _BEING), None)
    if being is None or at + 2 >= len(chunks) or chunks[at + 1].lower != "of":
        return
    guests, hosts = people_back(chunks, skip_back(chunks, being - 1)), people_from(chunks, at + 2)
    if guests is None or hosts is None or hosts.first != at + 2 or (guests.first and chunks[guests.first - 1].lower in PREPOSITIONS):
        return
    who = resolve(guests.chunks[0])
    names = [n for c in hosts.chunks for n in resolve(c) or [""]]
    meal = _meal_behind(chunks, hosts.after)
    if not who or not all(names) or who[0] in names or not meal:
        return
    slots: dict[str, SlotValue] = {"host": names, "event": meal, "visitor": [who[0]]}
    slots |= _without(_around(chunks, hosts.after), "country")
    yield Candidate("host", slots, sentence.start, sentence.end, "host.guest_of", at=chunks[at].start)


def _meal_behind(chunks: list[Chunk], at: int) -> str:
    """`at a state dinner`: the meal, without its article."""
    if at >= len(chunks) or chunks[at].lower not in {"at", "for"}:
        return ""
    words = []
    for chunk in chunks[at + 1 : at + 6]:
        if chunk.kind != "word" or chunk.lower in PREPOSITIONS:
            break
        words.append(chunk.text)
        if chunk.lower in noun_class("meal"):
            return " ".join(w for w in words if w.lower() not in {"a", "an", "the"})
    return ""


def _waiting(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`The Queen and the Duke were waiting for them at the station`: who waits for the visitor welcomes him."""
    if at + 2 >= len(chunks) or chunks[at + 1].lower != "for" or chunks[at + 2].kind not in {"person", "pronoun"}:
        return
    before = at - 1
    while before >= 0 and (chunks[before].lower in _BEING | {"had", "been"} or chunks[before].lower in ADVERBS):
        before -= 1
    people = people_back(chunks, before)
    one = chunks[at + 2]
    whom = resolve.guest(one) if one.kind == "pronoun" else resolve(one)
    if (
        people is None
        or not whom
        or whom[0] != resolve.principals.visitor
        or (people.first and chunks[people.first - 1].lower in PREPOSITIONS)
    ):
        return
    names = [n for c in people.chunks for n in resolve(c) or [""]]
    if not all(names) or whom[0] in names:
        return
    slots: dict[str, SlotValue] = {"host": names, "visitor": whom[0], **_without(_around(chunks, at + 3), "country")}
    yield Candidate("welcome", slots, sentence.start, sentence.end, "welcome.waiting", at=chunks[at].start)


def _came_along(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`X flew in from London with A, her foreign secretary, and B`: ministers and aides who came with the visitor."""
    group = chunks[at].verb
    if group.voice != "active" or group.time not in {"past", "future"} or group.hold:
        return
    bound = clause(chunks, at)
    with_ = next((a for a in bound.with_preposition("with", "alongside") if a.people is not None), None)
    if with_ is None or with_.people is None or bound.subject is None or bound.subject.single is None or with_.first < at:
        return
    who = resolve(bound.subject.single)
    if who != [resolve.principals.visitor] or not who[0]:
        return
    if any(_leads(c) or not isinstance(c.value, Mention) for c in with_.people.chunks):
        return
    names = [n for c in with_.people.chunks for n in resolve(c) or [""]]
    if not all(names) or set(names) & set(resolve.principals.pair):
        return
    modality: Modality = "planned" if group.time == "future" else "happened"
    opened = ["person"] if with_.people.open else []
    yield Candidate(
        "accompany",
        {"person": names, "visitor": who[0]},
        sentence.start,
        sentence.end,
        "accompany.came_along",
        modality,
        opened,
        at=chunks[at].start,
    )


def _leads(chunk: Chunk) -> bool:
    """A head of state or government beside the visitor is his host, and who has no office may be anybody."""
    offices = [o.text for o in chunk.value.offices] if isinstance(chunk.value, Mention) else []
    kin = bool({"wife", "husband", "son", "daughter"} & set(chunk.lower.replace(",", "").split(" ")[:3]))
    return not kin and (not offices or any(is_head(o) for o in offices))


def _at_invitation(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Iterator[Candidate]:
    """`He came at President X's invitation`."""
    before = at - 2
    if chunks[before].kind != "person" or before < 1 or chunks[before - 1].lower not in {"at", "on", "upon"}:
        return
    verb = _main_verb(chunks, at)
    subject: People | None = clause(chunks, verb).subject if verb is not None else None
    who = resolve(subject.single) if subject is not None and subject.single is not None and subject.first != before else None
    host = resolve(chunks[before])
    if who and host and len(who) == 1 and who != host:
        yield Candidate(
            "invite", {"host": host[0], "visitor": who[0]}, sentence.start, sentence.end, "invite.possessive", at=chunks[at].start
        )
