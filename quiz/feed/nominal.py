"""Events told by nouns: "at the invitation of", "his visit to Austria from 3 to 5 June", "the visit of X to Y"."""

import re
from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts, noun_class
from quiz.feed.clauses import PREPOSITIONS, clause, people_back, skip_back
from quiz.feed.dates import DateSpan
from quiz.feed.match import Candidate, Resolve, visit_kind
from quiz.feed.model import Modality
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan, town_or_country
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes

_AHEAD = frozenset(["upcoming", "coming", "forthcoming", "planned", "expected", "future", "scheduled"])
_DONE = frozenset(["recent", "last", "previous", "earlier", "first", "past", "historic"])


def find_nominal(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """The visits and invitations that nouns tell."""
    yield from _visits(sentence, chunks, resolve)
    yield from _span_of_visit(sentence, chunks, resolve)
    yield from _held_from(sentence, chunks, resolve)
    yield from _stays(sentence, chunks, resolve)
    yield from _due(sentence, chunks, resolve)
    yield from _set_for(sentence, chunks, resolve)
    yield from _guests(sentence, chunks, resolve)
    yield from captions(sentence, chunks, resolve)
    yield from _invitations(sentence, chunks, resolve)


def _visits(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    for at in chunks.having(noun_class("visit")):
        chunk = chunks[at]
        if chunk.kind != "word":
            continue
        first = _first_of_phrase(chunks, at)
        visitor, behind = _visitor(chunks, first, at, resolve)
        month = ""
        if not visitor and first > 1 and chunks[first - 1].lower == "the" and chunks[first - 2].lower in {"of", "during", "on"}:
            visitor, behind = _taking_part(chunks, at, resolve), at + 1
            month = _month_told(chunks)
        own = not visitor and _it_was(chunks, at)
        if own:
            visitor, behind = resolve.principals.visitor, at + 1
        if not visitor:
            continue
        country, city, end = _destination(chunks, behind)
        if not (country or city):
            continue
        paid_by = end + 1 < len(chunks) and chunks[end].lower == "by" and chunks[end + 1].kind == "person"
        end += 2 * paid_by
        adjectives = " ".join(c.lower for c in chunks[first:at])
        date = _date_behind(chunks, end)
        words = set(adjectives.split())
        ran, ahead = _ran(chunks, end)
        slots: dict[str, str | list[str]] = {"visitor": visitor}
        slots |= {k: v for k, v in (("country", country), ("city", city), ("kind", visit_kind(adjectives))) if v}
        if date is not None and date.first and "X" not in date.first:
            slots["start"] = date.first
            if date.last:
                slots["end"] = date.last
        elif month:
            slots["start"] = month
        slots |= ran
        cancelled = _called_off(chunks, end)
        if cancelled is not None:
            yield _cancellation(sentence, chunks, cancelled, visitor, country, chunk.text)
            continue
        modality: Modality = "planned" if words & _AHEAD or ahead else "happened"
        history = not own and bool(words & (_DONE - {"historic"} - _this_one(chunks))) and modality == "happened"
        history = history or (paid_by and not _is_told_of(chunks, first))
        yield Candidate(
            "visit",
            slots,
            sentence.start,
            sentence.end,
            "visit.nominal",
            modality,
            dates=(date,) if date else (),
            history=history,
            at=chunk.start,
        )


def _first_of_phrase(chunks: list[Chunk], at: int) -> int:
    """The index of the first word of the noun's own phrase: `historic` of "the historic state visit"."""
    while (
        at > 0
        and chunks[at - 1].kind in {"word", "number", "place"}
        and chunks[at - 1].lower not in {"of", "for", "to", "on", "during", "and", "in", "a", "an", "the"}
    ):
        at -= 1
    return at


def _ran(chunks: list[Chunk], at: int) -> tuple[dict[str, str], bool]:
    """`the visit of X to Y took place from 5 to 8 April`, `… ended on Friday`: the days of the verb, and whether they are to come."""
    if at >= len(chunks) or chunks[at].kind != "verb" or chunks[at].verb.hold not in {"", "would"}:
        return {}, False
    group = chunks[at].verb
    placed = "take" in group.lemmas() and at + 1 < len(chunks) and chunks[at + 1].lower == "place"
    if group.time not in {"past", "future"} or not (placed or group.lemmas() & _SPANS):
        return {}, False
    dates = [d for d in clause(chunks, at).dates if d.first and "X" not in d.first]
    if len(dates) != 1:
        return {}, group.time == "future"
    day = dates[0]
    alone = "end" if group.lemmas() & _ENDS else "start"
    found = {"start": day.first, "end": day.last} if day.last else {alone: day.first}
    return found, group.time == "future"


def _month_told(chunks: list[Chunk]) -> str:
    """`took part in events today as part of the state visit to Y`: a day of the visit, which tells no more than its month."""
    days = [c.value.first for c in chunks if isinstance(c.value, DateSpan) and not c.value.last]
    return days[0][:7] if len(days) == 1 and len(days[0]) == 10 and "X" not in days[0] and int(days[0][8:]) > 7 else ""


_OPENING = 6  # chunks of "The historic six-day tour is …"


def _this_one(chunks: list[Chunk]) -> frozenset[str]:
    """`It was X's first visit to Iraq since 2011`, `The six-day tour is …`: "first" says nothing of another time there."""
    words = [c.lower for c in chunks[:_OPENING]]
    at = next((i for i, word in enumerate(words) if word in {"was", "is", "marks", "marked", "will"}), 0)
    opens = words[0] in {"it", "this", "that"} and at == 1
    names_it = words[0] in {"the", "this", "his", "her"} and at > 1 and words[at - 1] in noun_class("visit")
    return frozenset({"first"}) if opens or names_it else frozenset()


def _it_was(chunks: list[Chunk], at: int) -> bool:
    """`It was the first state visit to Britain by …`: the visit that the document tells of."""
    opens = chunks[0].lower in {"it", "this"} and len(chunks) > 1 and chunks[1].lower in {"was", "is", "marks", "marked"}
    return opens and at <= 6 and not any(c.kind in {"person", "date", "pronoun"} for c in chunks[1:at])


def _is_told_of(chunks: list[Chunk], first: int) -> bool:
    """Whether a sentence is about the visit: `The visit to Y by X …`, `The summit was a state visit to Y by X`."""
    before = [c.lower for c in chunks[:first]]
    return before in (["the"], []) or (before[-1:] in (["a"], ["an"], ["the"]) and before[-2:-1] in (["was"], ["is"]))


def _called_off(chunks: list[Chunk], at: int) -> int | None:
    """The index of the verb of `X's visit to Y was cancelled`, None where the visit is not called off."""
    for index in range(at, min(len(chunks), at + 5)):
        if chunks[index].kind == "verb":
            group = chunks[index].verb
            off = bool(group.lemmas() & (classes()["cancel"] | classes()["postpone"]))
            return index if off and group.voice == "passive" and group.time == "past" and not group.hold else None
    return None


def _cancellation(sentence: Sentence, chunks: list[Chunk], at: int, visitor: str, where: str, what: str) -> Candidate:
    slots: dict[str, str | list[str]] = {"visitor": visitor, "what": what}
    if where:
        slots["country"] = where
    dates = clause(chunks, at).dates
    if len(dates) == 1 and dates[0].first and not dates[0].last and "X" not in dates[0].first:
        slots["date"] = dates[0].first
    kind = "cancel" if chunks[at].verb.lemmas() & classes()["cancel"] else "postpone"
    return Candidate(kind, slots, sentence.start, sentence.end, f"{kind}.nominal", "cancelled", dates=dates, at=chunks[at].start)


def _span_of_visit(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`The visit began on Sunday`, `His trip ended on 10 December`, `The visit lasted from 18 to 25 June`, and behind a sentence about a
    visit `It began on Sunday`: the document's own visit."""
    visitor = resolve.principals.visitor
    for at in chunks.told_by(_SPANS) if visitor else ():
        chunk = chunks[at]
        if chunk.verb.time not in {"past", "future"} or chunk.verb.hold:
            continue
        bound = clause(chunks, at)
        words = bound.subject_noun.lower().split()
        named = bool(words) and words[-1] in noun_class("visit") and (words[0] in {"the", "his", "her"} or _owned_by(chunks, at, visitor))
        told = at == 1 and chunks[0].lower == "it" and bool(noun_class("visit") & set(re.findall(r"[a-z]+", resolve.before().lower())))
        if not (named or told) or len(bound.dates) != 1:
            continue
        date = bound.dates[0]
        if "X" in date.first or not date.first:
            continue
        slots: dict[str, str | list[str]] = {"visitor": visitor}
        if "last" in chunk.verb.lemmas():
            if not date.last:
                continue
            slots |= {"start": date.first, "end": date.last}
        elif not date.last:
            slots["end" if chunk.verb.lemmas() & _ENDS else "start"] = date.first
        if len(slots) > 1:
            yield Candidate(
                "visit",
                slots,
                sentence.start,
                sentence.end,
                "visit.span",
                "planned" if chunk.verb.time == "future" else "happened",
                dates=(date,),
                at=chunk.start,
            )


def _owned_by(chunks: list[Chunk], verb_at: int, visitor: str) -> bool:
    """`X's four-day visit ended on Thursday`: whether the visit before a verb is the visitor's."""
    mark = next((i for i in range(verb_at - 1, 0, -1) if chunks[i].text == "'s"), 0)
    owner = chunks[mark - 1].value if mark else None
    return isinstance(owner, Mention) and owner.person == visitor and all(c.kind in {"word", "number"} for c in chunks[mark + 1 : verb_at])


def _held_from(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`Held from 15 to 18 May 1989, it was …` behind a sentence about a visit: the days of the document's own visit."""
    visitor, words = resolve.principals.visitor, [c.lower for c in chunks[:6]]
    if not visitor or len(words) < 6 or words[0] not in _HELD or words[1] not in {"from", "between"}:
        return
    days = chunks[2].value
    it = words[3:5] == [",", "it"] and bool(noun_class("visit") & set(re.findall(r"[a-z]+", resolve.before().lower())))
    if not (it or (words[3:5] == [",", "the"] and words[5] in noun_class("visit"))) or not isinstance(days, DateSpan):
        return
    if days.first and days.last and "X" not in days.first:
        slots: dict[str, str | list[str]] = {"visitor": visitor, "start": days.first, "end": days.last}
        yield Candidate("visit", slots, sentence.start, sentence.end, "visit.held", dates=(days,), at=chunks[0].start)


_HELD = frozenset({"held", "lasting", "paid", "made", "conducted", "undertaken"})


def captions(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`Nikita Khrushchev in the United States, September 1959`: a heading line that says who, where and when without a verb."""
    first = next((i for i, c in enumerate(chunks[:2]) if c.kind == "person"), None)
    if first is None or not chunks.kinds.isdisjoint({"verb", "pronoun", "quote"}) or len(chunks) > 16:
        return
    country, city, dates, _ = _whereabouts(chunks, first + 1)
    names = resolve(chunks[first])
    if (
        len(dates) != 1
        or not (country or city)
        or len(dates[0].first) < 7
        or "X" in dates[0].first
        or not names
        or sentence.text.endswith(".")
    ):
        return
    slots: dict[str, str | list[str]] = {"visitor": names[0], "start": dates[0].first}
    slots |= {k: v for k, v in (("end", dates[0].last), ("country", country), ("city", city)) if v}
    yield Candidate("visit", slots, sentence.start, sentence.end, "visit.caption", dates=tuple(dates), at=sentence.start)


_BEING = frozenset(["was", "is", "were", "been", "be", "spent", "spends", "stayed", "stays", "spend", "stay"])


def _stays(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`X was in Washington from 21 to 23 June 2023 on a state visit`, `X spent 3 to 5 May in Vienna`: days told without a verb of going."""
    for at in chunks.having(_BEING):
        chunk = chunks[at]
        if chunk.kind not in {"word", "verb"}:
            continue
        before = at - 1
        helpers: set[str] = set()
        while before >= 0 and chunks[before].lower in {"will", "has", "had", "have", "would", "to", "not", "also", "been"}:
            helpers.add(chunks[before].lower)
            before -= 1
        before = skip_back(chunks, before)
        people = people_back(chunks, before)
        since = {"had", "been"} <= helpers | {chunk.lower} and chunks[at + 1].lower == "in" if at + 1 < len(chunks) else False
        if (
            people is None
            or helpers & {"not", "would", "to"}
            or ("had" in helpers and not since)
            or (people.first and chunks[people.first - 1].lower in PREPOSITIONS)
        ):
            continue
        country, city, dates, visit = _whereabouts(chunks, at + 1)
        if not dates and people.first and chunks[0].lower == "from":
            dates = [c.value for c in chunks[: people.first] if isinstance(c.value, DateSpan) and c.value.last]
        if not dates and city and chunk.lower == "is" and len(chunks) - at <= 5:
            here = resolve(people.chunks[0])
            if here is not None and len(here) == 1:  # a chronicle gives the day above: "26 June. The President is in Berlin."
                yield Candidate("visit", {"visitor": here[0], "city": city}, sentence.start, sentence.end, "visit.present", at=chunk.start)
            continue
        if len(dates) != 1 or not (country or city) or "X" in dates[0].first or len(dates[0].first) != 10:
            continue
        since = since and any(c.lower == "since" for c in chunks[at : at + 9])
        if not (dates[0].last or since) or (dates[0].last and "had" in helpers):
            continue
        names = resolve(people.chunks[0])
        if not names or len(names) != 1:
            continue
        slots: dict[str, str | list[str]] = {"visitor": names[0], "start": dates[0].first}
        slots |= {k: v for k, v in (("end", dates[0].last), ("country", country), ("city", city), ("kind", visit_kind(visit))) if v}
        planned = "will" in helpers
        yield Candidate(
            "visit",
            slots,
            sentence.start,
            sentence.end,
            "visit.stay",
            "planned" if planned else "happened",
            dates=tuple(dates),
            at=chunk.start,
        )


_IS = frozenset({"is", "are"})
_EXPECTED = frozenset({"is expected", "are expected"})
_IS_DUE = _IS | _EXPECTED


def _due(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`On Monday he is due in Moscow`, `The Queen is expected in Berlin on 5 May`: a visit to come."""
    for at in chunks.having(_IS_DUE):
        chunk = chunks[at]
        words = [c.lower for c in chunks[at : at + 2]]
        if at + 2 >= len(chunks):
            break
        plain = words[0] in _IS and words[1] in {"due", "expected"}
        told = plain or (chunk.kind == "verb" and chunk.lower in _EXPECTED)
        place = at + 2 if plain else at + 1
        if not told or place + 1 >= len(chunks) or chunks[place].lower != "in":
            continue
        people = people_back(chunks, skip_back(chunks, at - 1))
        value = chunks[place + 1].value
        if people is None or (people.first and chunks[people.first - 1].lower in PREPOSITIONS) or not isinstance(value, PlaceSpan):
            continue
        names = resolve(people.chunks[0])
        where = town_or_country(value)
        if not value.sure or not where or not names or len(names) != 1:
            continue
        slots: dict[str, str | list[str]] = {"visitor": names[0], where: value.name}
        dates = [c.value for c in chunks if isinstance(c.value, DateSpan)]
        yield _to_come(sentence, chunk, slots, dates)


def _to_come(sentence: Sentence, verb: Chunk, slots: dict[str, str | list[str]], dates: list[DateSpan]) -> Candidate:
    """A visit that is planned, with its start where one date is told and no other."""
    if len(dates) == 1 and dates[0].certain and dates[0].first and "X" not in dates[0].first:
        slots["start"] = dates[0].first
    return Candidate("visit", slots, sentence.start, sentence.end, "visit.due", "planned", dates=tuple(dates), at=verb.start)


def _set_for(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`X is set for a two-day state visit to Y from Wednesday`: a visit to come."""
    for at in chunks.having(_IS):
        chunk = chunks[at]
        words = [c.lower for c in chunks[at : at + 3]]
        if at + 4 >= len(chunks) or words[1] not in {"set", "due", "scheduled", "slated"} or words[2] != "for":
            continue
        noun = next((i for i in range(at + 3, min(at + 9, len(chunks))) if chunks[i].lower in noun_class("visit")), None)
        people = people_back(chunks, skip_back(chunks, at - 1))
        if noun is None or people is None or any(c.kind == "verb" for c in chunks[at:noun]):
            continue
        country, city, _ = _destination(chunks, noun + 1)
        names = resolve(people.chunks[0])
        dates = [c.value for c in chunks[noun:] if isinstance(c.value, DateSpan)]
        if not (country or city) or not names or len(names) != 1 or len(dates) > 1:
            continue
        slots: dict[str, str | list[str]] = {"visitor": names[0]}
        adjectives = " ".join(c.lower for c in chunks[at + 3 : noun])
        slots |= {k: v for k, v in (("country", country), ("city", city), ("kind", visit_kind(adjectives))) if v}
        yield _to_come(sentence, chunk, slots, dates)


_GUEST = frozenset({"guest", "guests"})


def _guests(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """`Y was X's guest in Paris on 14 July 2017`: who stayed with whom, where and when."""
    for at in chunks.having(_GUEST):
        chunk = chunks[at]
        if at < 4 or chunks[at - 1].text != "'s" or chunks[at - 2].kind != "person":
            continue
        if chunks[at - 3].lower not in {"was", "were"}:
            continue
        people = people_back(chunks, skip_back(chunks, at - 4))
        if people is None or (people.first and chunks[people.first - 1].lower in PREPOSITIONS):
            continue
        country, city, dates, _ = _whereabouts(chunks, at + 1)
        guest, host = resolve(people.chunks[0]), resolve(chunks[at - 2])
        if not guest or not host or guest == host or len(guest) != 1 or not (country or city) or len(dates) != 1 or "X" in dates[0].first:
            continue
        slots: dict[str, str | list[str]] = {"visitor": guest[0], "host": host[0], "start": dates[0].first}
        slots |= {k: v for k, v in (("end", dates[0].last), ("country", country), ("city", city)) if v}
        yield Candidate("visit", slots, sentence.start, sentence.end, "visit.guest", dates=tuple(dates), at=chunk.start)


def _whereabouts(chunks: list[Chunk], at: int) -> tuple[str, str, list[DateSpan], str]:
    """Place, days and the words of `on a state visit` behind `was`, up to the end of the clause."""
    country = city = visit = ""
    dates: list[DateSpan] = []
    preposition = ""
    for index in range(at, min(len(chunks), at + 16)):
        chunk = chunks[index]
        value = chunk.value
        if chunk.kind == "person" and preposition == "with":
            continue
        if (
            chunk.kind in {"verb", "person", "pronoun", "quote"}
            or chunk.text in {";", ":"}
            or chunk.lower in {"and", "but", "who", "where", "when"}
        ):
            break
        if isinstance(value, DateSpan):
            dates.append(value)
        elif isinstance(value, PlaceSpan) and value.sure and not value.inside and preposition in {"in", "at"}:
            if value.kind == "country":
                country = country or value.name
            elif value.kind in {"city", "capital"}:
                city = city or value.name
        elif chunk.lower in noun_class("visit") and preposition in {"on", "for"}:
            visit = " ".join(c.lower for c in chunks[max(at, index - 4) : index])
        if chunk.lower in PREPOSITIONS:
            preposition = chunk.lower
    return country, city, dates, visit


_ENDS = frozenset({"end", "conclude", "finish", "wrap up", "close"})
_SPANS = _ENDS | {"begin", "start", "last", "open", "kick off", "fall"}


def _taking_part(chunks: list[Chunk], at: int, resolve: Resolve) -> str:
    """`X took part in events as part of the state visit to Y`: the sentence's subject, where it is one person."""
    for index, chunk in enumerate(chunks[:at]):
        if chunk.kind == "verb" and chunk.verb.time == "past":
            subject = clause(chunks, index).subject
            names = resolve(subject.single) if subject is not None and subject.single is not None else None
            return names[0] if names and len(names) == 1 else ""
    return ""


def _visitor(chunks: list[Chunk], first: int, at: int, resolve: Resolve) -> tuple[str, int]:
    """`X's visit`, `his visit`, `the visit of X`: the visitor, and the index behind what names the visit."""
    before = first - 1
    if before >= 0 and chunks[before].text == "'s" and before and chunks[before - 1].kind == "person":
        names = resolve(chunks[before - 1])
        return (names[0], at + 1) if names and len(names) == 1 else ("", at)
    if chunks[first].text == "'s" and first and chunks[first - 1].kind == "person":
        names = resolve(chunks[first - 1])
        return (names[0], at + 1) if names and len(names) == 1 else ("", at)
    if chunks[first].lower in {"his", "her"}:
        told = next((c.verb for c in reversed(chunks[:first]) if c.kind == "verb"), None)
        if told is not None and (told.hold or told.lemmas() & (classes()["cancel"] | classes()["postpone"])):
            return "", at  # "called off his trip to Turkey"
        return _own_visitor(chunks, first, resolve), at + 1
    if at + 2 < len(chunks) and chunks[at + 1].lower in {"of", "by"} and chunks[at + 2].kind == "person":
        names = resolve(chunks[at + 2])
        return (names[0], at + 3) if names and len(names) == 1 else ("", at)
    return _paid_by(chunks, first, at, resolve), at + 1


def _paid_by(chunks: list[Chunk], first: int, at: int, resolve: Resolve) -> str:
    """`a state visit to Y by X`: the visitor behind the place; `plans for a visit to Y by X` are no visit."""
    behind = _destination(chunks, at + 1)[2] if at + 1 < len(chunks) and chunks[at + 1].lower == "to" else len(chunks)
    led = next((c.lower for c in reversed(chunks[max(0, first - 2) : first]) if c.lower not in {"a", "an", "the"}), "")
    if (
        behind + 1 >= len(chunks)
        or chunks[behind].lower != "by"
        or chunks[behind + 1].kind != "person"
        or led in {"for", "about", "against"}
    ):
        return ""
    names = resolve(chunks[behind + 1])
    return names[0] if names and len(names) == 1 else ""


def _own_visitor(chunks: list[Chunk], at: int, resolve: Resolve) -> str:
    """`Nehru called his first journey …`: the visitor of the document, where the sentence has named nobody else before."""
    named = {n for c in chunks[:at] if c.kind in {"person", "pronoun"} and c.lower not in {"it", "this"} for n in resolve(c) or ["?"]}
    return resolve.principals.visitor if named <= {resolve.principals.visitor} else ""


def _destination(chunks: list[Chunk], at: int) -> tuple[str, str, int]:
    """Country and city behind `to`, and the index after them."""
    while at < len(chunks) and (chunks[at].kind == "date" or (chunks[at].text == "," and chunks[at - 1].kind == "person")):
        at += 1  # "the visit of X, president of Z, to Y"
    if at >= len(chunks) or chunks[at].lower not in {"to", "in"}:
        return "", "", at
    at += 1
    if at < len(chunks) and chunks[at].lower == "the":
        at += 1
    country = city = ""
    while at < len(chunks) and isinstance(value := chunks[at].value, PlaceSpan) and value.sure:
        if value.kind == "country":
            country = country or value.name
        elif value.kind in {"city", "capital"}:
            city = city or value.name
        else:
            break
        at += 1
        if at < len(chunks) and chunks[at].text == "," and not country:
            at += 1
    return country, city, at


def _date_behind(chunks: list[Chunk], at: int) -> DateSpan | None:
    if at < len(chunks) and chunks[at].text == ",":
        at += 1
    if at < len(chunks) and chunks[at].lower in {"from", "on", "in", "between"}:
        at += 1
    return value if at < len(chunks) and isinstance(value := chunks[at].value, DateSpan) else None


_INVITATION = re.compile(r"\b(?:at|on|upon|following|after) (?:the|an|a) (?:\w+ )?invitation (?:of|from|by|extended by) $", re.I)


def _invitations(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    for at, chunk in enumerate(chunks if "invitation" in sentence.words else ()):
        if chunk.kind != "person":
            continue
        before = sentence.text[: chunk.start - sentence.start]
        if not _INVITATION.search(before) and not _INVITATION.search(before.removesuffix("the ") + ""):
            continue
        host = resolve(chunk)
        visitor = _guest(chunks, at, resolve)
        if host and visitor and host != visitor:
            yield Candidate("invite", {"host": host[0], "visitor": visitor[0]}, sentence.start, sentence.end, "invite.nominal")


def _guest(chunks: list[Chunk], at: int, resolve: Resolve) -> list[str] | None:
    """The subject of the sentence's first verb of going, behind or before the phrase."""
    for index, chunk in enumerate(chunks):
        if chunk.kind == "verb" and chunk.verb.time != "participle":
            bound = clause(chunks, index)
            if bound.subject is None or bound.subject.single is None:
                continue
            if bound.subject.first == at:
                continue
            return resolve(bound.subject.single)
    return None
