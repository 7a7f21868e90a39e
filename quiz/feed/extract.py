"""Document -> facts: recognise, match, gate. What is held back is kept with the gate's name, for the report."""

import datetime as dt
import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from quiz.citation import Evidence
from quiz.feed import (
    background,
    card,
    company,
    details,
    figures,
    headline,
    hosting,
    listed,
    nominal,
    onvisit,
    ordinals,
    presence,
    statements,
    touring,
    whereabouts,
)
from quiz.feed.chunks import Chunk, Parts, chunks
from quiz.feed.clauses import PREPOSITIONS, People, clause, people_from
from quiz.feed.couples import with_families
from quiz.feed.cues import Cued
from quiz.feed.dates import DateSpan, find_dates, is_day, may_be_dated
from quiz.feed.facttypes import BY_NAME
from quiz.feed.gates import Context, first_gate
from quiz.feed.homes import settle_homes
from quiz.feed.hosting import Hosting
from quiz.feed.match import Candidate, frames, match, telling_of
from quiz.feed.model import Fact, SlotValue
from quiz.feed.names import Mention, Names, Office, Register, find_names, places_of
from quiz.feed.numbers import find_numbers, may_count
from quiz.feed.places import PlaceSpan, country, find_places
from quiz.feed.principals import Principals
from quiz.feed.resolve import Resolver, is_head, is_relation
from quiz.feed.statements import Official
from quiz.feed.text import Sentence, normalise, sentences
from quiz.feed.verbs import classes, forms
from quiz.feed.whereabouts import Whereabouts
from quiz.sources.document import Document

RULES_VERSION = 1

_AHEAD = re.compile(
    r"\b(?:will|would|upcoming|coming|next|expected|scheduled|plans? to|due to|is to|are to|was to|were to|looks? forward|to visit|"
    r"begins|starts|arrives|leaves|flies|travels|pays|hosts)\b",
    re.I,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@functools.cache
def _past() -> frozenset[str]:
    """Past forms that no other form shares, for a look at whether a clause tells what was."""
    readings = forms()
    return frozenset(w for w, found in readings.items() if {r.form for r in found} <= {"past", "part"})


_WILL_BE = re.compile(r"\b(?:will|is to|are to) (?:\w+ )?(?:have|be)(?: been)? $")  # "will have travelled", "is to be received"


def _is_to_come(text: str, at: int) -> bool:
    """Whether the day at `at` lies ahead: "arrived on Wednesday for talks that he will hold …" does not, "will arrive on Wednesday" does.

    The verb before the day decides, and where none stands there the first behind it.
    """
    signs = [(m.start(), True) for m in _AHEAD.finditer(text)]
    signs += [
        (m.start(), False)
        for m in re.finditer(r"\b[a-z]+\b", text)
        if m.group() in _past() and (m.start(), True) not in signs and not _WILL_BE.search(text, max(0, m.start() - 24), m.start())
    ]
    before = [s for s in signs if s[0] < at]
    return (max(before) if before else min(signs))[1]


class Held(msgspec.Struct, frozen=True):
    """A fact that a gate held back."""

    type: str
    gate: str
    start: int
    end: int
    slots: dict[str, str | list[str]]


class Extraction(msgspec.Struct):
    """What one document tells: facts kept (ids still empty), facts held, its register, and who its principals are."""

    document: str
    facts: list[Fact]
    held: list[Held]
    people: dict[str, "Person"]
    principals: Principals
    title: str = ""
    history: list[int] = []  # indexes of facts that tell of another time
    recent: list[str] = []  # days of the last ten before publication that the text names by weekday, "today" or "yesterday"
    mentioned: list[Fact] = []  # visits of the principal named in passing ("his visit to Iraq"), no facts to ask about
    lasting: bool = False  # the text speaks of a visit of several days, or of its last one
    stays: list[Whereabouts] = []  # where the visitor is told to have been
    hosting: list[Hosting] = []  # who is shown to have received the visitor, or to have met him
    dateline: str = ""  # the country from which a report was sent
    silent: list[tuple[int, int]] = []  # sentences with a date, an office or a number of which nothing came


class Person(msgspec.Struct, frozen=True):
    """A person of the document: the office first given, its country, and every office."""

    name: str
    office: str = ""
    country: str = ""
    gender: str = ""
    offices: tuple[str, ...] = ()


class _Reading(msgspec.Struct):
    """One sentence with its chunks."""

    sentence: Sentence
    chunks: Parts
    subject: tuple[Chunk, ...] | None = None  # whom it is about; unknown until it is asked, as is the next
    reporter: tuple[str | None, int] | None = None  # who tells it, and from where on; unknown until it is asked
    claimed_by: str = ""  # who says so behind it: "…, the minister said"


def extract(document: Document, *, off: frozenset[str] = frozenset()) -> Extraction:
    """Read one document. `off` names frames and gates to switch off, for tests."""
    return _Extractor(document, off).run()


class _Extractor:
    def __init__(self, document: Document, off: frozenset[str]) -> None:
        self.document, self.off = document, off
        self.text = normalise(document.text)
        self.sentences = sentences(document, self.text)
        self.headings = list(_headings(document))
        self.places: dict[int, list[PlaceSpan]] = {}
        self.read: dict[int, tuple[list[DateSpan], _Reading]] = {}  # start of a sentence -> its dates and its chunks
        self.names = find_names(self.sentences, self._places, self.headings)
        self.told_on = self._told_on()
        self.many_years = self._spans_years()
        self.year = self.own_year = "" if self.many_years else self._year()
        self.told_last = ("", 0)  # the day told last, and the number of its sentence
        self.year_of = (-1, self.year)  # the paragraph that is read, and the year of its days
        self.count = 0
        self.months = _years_of_months([*self.headings, *self.sentences])
        self.readings = [self._read(s) for s in self.sentences]
        self.day_of: dict[str, str] = {}  # a heading -> the day that it tells
        self.days = self._days()
        self.chronicle = self._in_present()
        self._read_lists()
        self.subjects: dict[int, list[str]] = {}
        self.mentioned: list[Candidate] = []  # visits named in passing
        self.quoted = (-2, "")  # the sentence that quoted last, and whom
        self.principals = Principals()
        self.resolver = Resolver(self.names, self.sentences, self.principals, self.subjects)
        self.resolver.read = [r.chunks for r in self.readings]

    def _days(self) -> list[str]:
        """For each sentence the day of its heading ("Tuesday, September 15") or of the date that stands alone before it ("26 June.")."""
        days: list[str] = []
        alone, block_kind = "", ""
        for reading in self.readings:
            sentence = reading.sentence
            if sentence.section != block_kind:
                alone, block_kind = "", sentence.section
            words = [c for c in reading.chunks if c.kind != "mark"]
            if len(words) == 1 and isinstance(date := words[0].value, DateSpan):
                alone = date.first if len(date.first) == 10 and not date.last and "X" not in date.first else "?"
            days.append("" if alone == "?" else alone or self._day_of(sentence.section))
        return days

    def _day_of(self, section: str) -> str:
        if section not in self.day_of:
            self.day_of[section] = self._told_in(section) if any(c.isdigit() for c in section) else ""
        return self.day_of[section]

    def _told_in(self, section: str) -> str:
        self.year, told = self.own_year, self.year
        spans = self._dated(Sentence(0, len(section), normalise(section), 0, "heading"))
        self.year = told
        if len(spans) != 1 or len(spans[0].text) < 0.6 * len(section.strip(" :—-")):
            return ""
        day = spans[0]
        return day.first if len(day.first) == 10 and not day.last and "X" not in day.first else ""

    def _in_present(self) -> bool:
        """Whether a day-by-day account tells what happened in the present tense."""
        if not any(self.days):
            return False
        times = Counter(group.time for r in self.readings if not r.sentence.speaker for _, group in r.chunks.verbs)
        return times["present"] >= 4 and times["present"] > 2 * (times["past"] + times["future"])

    def _read_lists(self) -> None:
        """A programme or a list of journeys, where the document is one."""
        lines = [listed.Line(r.sentence, r.chunks) for r in self.readings]
        heads = [listed.Line(h, self._read(h).chunks) for h in self.headings[:8]]
        opening = [line for line in lines if line.sentence.kind == "prose"][:_OPENING_LINES]
        self.programme = listed.programme(self.document.source.title, heads, opening)
        self.listed: dict[int, Candidate] = {}
        if self.programme is not None:
            return
        of = listed.journeys(heads[0] if heads else None, opening[0] if opening else None)
        items = [i for i, line in enumerate(lines) if line.sentence.kind == "list" and self._first_of_block(i)]
        if of is None or len(items) < 2:
            return
        found = {i: visit for i in items if (visit := listed.listed_visit(lines[i], of))}
        if len(found) < max(2, len(items) // 2):
            return
        self.listed = {i: candidate for i, (candidate, _) in found.items()}
        for index, (_, traveller) in found.items():
            for later in range(index + 1, len(self.readings)):
                if self.readings[later].sentence.block != self.readings[index].sentence.block:
                    break
                self.readings[later].chunks = listed.with_traveller(self.readings[later].chunks, traveller)

    def _first_of_block(self, index: int) -> bool:
        return index == 0 or self.sentences[index - 1].block != self.sentences[index].block

    def run(self) -> Extraction:
        self.card = self._card()
        self.principals = self._principals()
        self.resolver.principals = self.principals
        self._settle_home()
        self._find_home()
        self._home_of_the_other()
        self.official = self._official()
        self.resolver.countries = self.official.countries
        result = Extraction(self.document.id, [], [], self._people(), self.principals, self.document.source.title)
        result.facts += self._boxed()
        for index, reading in enumerate(self.readings):
            self._one(index, reading, result)
        self._name_ministries(result.facts)
        result.facts = settle_homes(result.facts, result.history, self.principals, self.names.register)
        result.recent = self._recent()
        result.stays = self._places_of(self.principals.visitor)
        result.hosting = self._hosting()
        result.dateline = self._sent_from()
        result.lasting = any(_LASTING.search(s) for s in [*self.headings, *self.sentences])
        result.mentioned = [self._fact(c) for c in self.mentioned if c.slots.get("visitor") == self.principals.visitor]
        return result

    def _name_ministries(self, facts: list[Fact]) -> None:
        """ "The Foreign Ministry spokesperson" with the country, where the document tells of that ministry in one country alone."""
        for fact in facts:
            bare = _MINISTRY.match(fact.speaker)
            if not bare:
                continue
            named = re.compile(rf"\b([A-Z][a-z]+)(?:['’]s)? {re.escape(bare[1])}\b")
            homes = {home.demonym for m in named.finditer(self.document.text) if (home := country(m[1])) and home.demonym}
            if len(homes) == 1:
                full = f"the {homes.pop()} {fact.speaker.removeprefix('the ')}"
                if fact.slots.get("speaker") == fact.speaker:
                    fact.slots["speaker"] = full
                fact.speaker = full

    def _boxed(self) -> list[Fact]:
        """What the document's card and its headings say of the visit: where it went, when, and who took part."""
        visitor = self.principals.visitor
        if not visitor:
            return []
        found = []
        told = [(line, slots) for line, slots in self.card.slots if slots.get("host") != visitor]
        if told:
            first = told[0][0]
            slots = {k: v for _, row in reversed(told) for k, v in row.items()}
            fact = self._fact(Candidate("visit", {"visitor": visitor, **slots}, first.start, first.end, "visit.infobox"))
            fact.evidence = [Evidence(self.document.id, line.start, line.end) for line, _ in told]
            found.append(fact)
        found += self._of_the_headline(visitor)
        for heading in self.headings[1:]:
            if heading.kind == "heading":
                reading = self._read(heading)
                resolve = self.resolver.at(0, reading.chunks)
                found += [self._fact(c) for c in nominal.captions(heading, reading.chunks, resolve) if c.slots["visitor"] == visitor]
        return found

    def _of_the_headline(self, visitor: str) -> Iterator[Fact]:
        """What the title says of the visit, where the title is a line of the text."""
        if not self.headings or (at := self.text.find(self.headings[0].text)) < 0:
            return
        title = self.headings[0]
        line = Sentence(at, at + len(title.text), title.text, title.block, title.kind)
        reading = self._read(line)
        for candidate in headline.headline(line, reading.chunks, self.resolver.at(0, reading.chunks)):
            if candidate.slots["visitor"] == visitor:
                yield self._fact(candidate)
        for candidate in headline.title_of_visit(line, reading.chunks, self.resolver.at(0, reading.chunks)):
            published = self.document.source.published
            candidate.modality = "planned" if published and published < str(candidate.slots["start"]) else "happened"
            yield self._fact(candidate)

    def _places_of(self, name: str, hero: str = "") -> list[Whereabouts]:
        """Where somebody was, in what is no background."""
        if name not in self.names.register.people:
            return []
        return whereabouts.Places(self._told_lines, self.names.register, hero or name, present=self.chronicle).of(name)

    @functools.cached_property
    def _told_lines(self) -> list[whereabouts.Line]:
        return [
            whereabouts.line(r.sentence, r.chunks, day)
            for r, day in zip(self.readings, self.days, strict=True)
            if r.sentence.section.lower() not in _HISTORY
        ]

    def _hosting(self) -> list[Hosting]:
        visitor = self.principals.visitor
        someone = self.names.register.people.get(visitor)
        if someone is None:
            return []
        dated = zip(self.sentences, self.days, strict=True)
        told = [(s, day) for s, day in dated if s.section.lower() not in _HISTORY and not _BEFORE.search(s)]
        words = [*visitor.split(), *(o.text.split(" of ")[0].split()[-1] for o in someone.offices)]
        parts = frozenset(w.lower() for w in words if len(w) > 2)
        return list(hosting.find((hosting.Told(s, self._linked(s), self._places(s), day) for s, day in told), visitor, parts))

    def _card(self) -> card.Card:
        people = self.names.register.people
        return card.read(
            card.rows(self.document),
            self._linked,
            self._places,
            self._dates,
            lambda name: people[name].country if name in people else "",
        )

    def _one(self, index: int, reading: _Reading, result: Extraction) -> None:
        before = len(result.facts) + len(result.held)
        context = Context(reading.sentence.text, reading.sentence.section, self.document.source.published)
        self.resolver.at(index, reading.chunks)
        self._note_subject(index, reading)
        seen: set[str] = set()
        for candidate in self._candidates(index, reading):
            self.resolver.at(index, reading.chunks)
            self._announced(candidate)
            gate = first_gate(candidate, context, self.off)
            key = repr((candidate.type, sorted(candidate.slots.items(), key=str), candidate.modality))
            if key in seen:
                continue
            seen.add(key)
            if gate == "office without country":
                result.facts.append(msgspec.structs.replace(self._fact(candidate), held=gate))
                continue
            if gate:
                result.held.append(Held(candidate.type, gate, candidate.start, candidate.end, candidate.slots))
                continue
            if self._is_history(candidate, reading.sentence):
                result.history.append(len(result.facts))
            result.facts.append(self._fact(candidate))
        if len(result.facts) + len(result.held) == before and self._telling(reading):
            result.silent.append((reading.sentence.start, reading.sentence.end))

    def _announced(self, candidate: Candidate) -> None:
        """`X's visit to Y from 7 to 10 May`, published on the 4th, is a plan, though no verb says so."""
        published, start = self.document.source.published, str(candidate.slots.get("start", ""))
        if candidate.frame == "visit.nominal" and len(published) == 10 and len(start) == 10 and start[0] != "X" and start > published:
            candidate.modality = "planned"

    def _with_context_date(self, index: int, candidate: Candidate) -> Candidate:
        """`At noon, X attended …`: the day is the one that the paragraph told last."""
        if candidate.dates or "date" not in BY_NAME[candidate.type].slots:
            return candidate
        if self.days[index] and not candidate.history:
            candidate.slots.setdefault("date", self.days[index])
            return candidate
        text = self.sentences[index].text
        alone = not any(c.kind == "date" and not c.value.daytime for c in self.readings[index].chunks if isinstance(c.value, DateSpan))
        if not _DAYTIME.match(text) and not (alone and _IN_DAYTIME.search(text)):
            return candidate
        block = self.sentences[index].block
        for earlier in range(index - 1, -1, -1):
            if self.sentences[earlier].block != block:
                break
            days = [c.value for c in self.readings[earlier].chunks if isinstance(c.value, DateSpan)]
            if days:
                day = days[-1]
                if len(days) == 1 and day.certain and not day.last and len(day.first) == 10:
                    candidate.slots["date"] = day.first
                break
        return candidate

    def _candidates(self, index: int, reading: _Reading) -> Iterator[Candidate]:
        sentence, parts, resolve = reading.sentence, reading.chunks, self.resolver.at(index, reading.chunks)
        yield from details.find_roles(sentence, self.names)
        if sentence.speaker:
            return  # a transcript's turn is speech: only who holds which office is read from it
        yield from self._of_lists(index, reading)
        tours = list(touring.find_tours(sentence, parts, resolve))
        framed = [*tours, *(c for c in match(parts, resolve, self.off) if not tours or c.type != "visit")]
        beside = onvisit.untold(onvisit.find_on_visit(sentence, parts, resolve), framed)
        said = list(statements.find_statements(sentence, parts, resolve, self.official))
        reading.claimed_by = next((c.speaker for c in said if c.frame == "statement.trailing"), "")
        yield from self._reported(reading, (self._with_context_date(index, self._met_on_arrival(self._told_now(c))) for c in framed))
        named = [self._on_its_day(index, c) for c in nominal.find_nominal(sentence, parts, resolve)]
        told = (c for c in named if c.type != "visit" or not _in_passing(c))
        opens = index < _OPENING and not _BEFORE.search(sentence)  # "his first journey to the United States" is what it is about
        self.mentioned += [c for c in named if _in_passing(c) and not c.gate and (opens or not self._is_history(c, sentence))]
        present = presence.find_presence(sentence, parts, resolve)
        accompanied = (self._with_context_date(index, c) for c in company.find_company(sentence, parts, resolve))
        yield from self._reported(reading, itertools.chain(told, present, beside, accompanied))
        said += self._goes_on_quoting(index, reading)
        self._note_quote(index, said)
        yield from said
        if not any(c.type == "quote" for c in said):
            yield from statements.find_phrases(parts, resolve, self.official)
        if not said and not any(c.type in {"visit", "meet", "talks", "host", "welcome"} and not c.gate for c in framed):
            yield from statements.find_official(sentence, parts, resolve, self.official)
        yield from self._reported(reading, details.find_anniversaries(sentence))
        yield from ordinals.find_ordinals(sentence, parts, resolve, self.principals.visitor)
        yield from details.find_memberships(sentence, parts)
        yield from self._reported(reading, details.find_signings(sentence))
        yield from self._reported(reading, itertools.chain(details.find_figures(sentence, parts), figures.find_counts(sentence, parts)))
        yield from figures.find_amounts(sentence, parts, self.official.publisher)
        yield from self._claimed(details.find_topics(sentence, parts, resolve))
        yield from background.find_background(sentence, parts)

    def _goes_on_quoting(self, index: int, reading: _Reading) -> list[Candidate]:
        """A sentence that is a quotation and nothing else goes on with the words of the sentence before it."""
        last, speaker = self.quoted
        sentence = reading.sentence
        if last != index - 1 or self.sentences[last].block != sentence.block:
            return []
        whole = [c for c in reading.chunks if c.kind != "mark"]
        if [c.kind for c in whole] != ["quote"]:
            return []
        text = whole[0].text.strip('" ,')
        if not 3 <= len(text.split()) <= 60:
            return []
        slots: dict[str, str | list[str]] = {"speaker": speaker, "text": text}
        return [Candidate("quote", slots, sentence.start, sentence.end, "quote.goes_on", speaker=speaker)]

    def _note_quote(self, index: int, said: list[Candidate]) -> None:
        quotes = [c for c in said if c.type == "quote" and not c.gate and isinstance(c.slots["speaker"], str)]
        if quotes:
            self.quoted = (index, str(quotes[-1].slots["speaker"]))

    def _of_lists(self, index: int, reading: _Reading) -> Iterator[Candidate]:
        if index in self.listed:
            yield self.listed[index]
        if self.programme is not None:
            if index == 0:
                yield self.programme.visit()
            first = self._block_begin(index)
            opens = self.readings[first]
            if reading.sentence.kind == "list" or listed.TIMED.match(opens.sentence.text):
                where = listed.venue(listed.Line(opens.sentence, opens.chunks)) if index > first else ""
                yield from listed.planned_events(listed.Line(reading.sentence, reading.chunks), self.programme, self.days[index], where)

    def _block_begin(self, index: int) -> int:
        while not self._first_of_block(index):
            index -= 1
        return index

    def _on_its_day(self, index: int, candidate: Candidate) -> Candidate:
        if candidate.frame == "visit.present" and self.days[index]:
            candidate.slots["start"] = self.days[index]
        return candidate

    def _met_on_arrival(self, candidate: Candidate) -> Candidate:
        """`Premier X met him at the airport`: whoever meets the visitor where one lands welcomes him."""
        slots = candidate.slots
        guests = slots.get("b", [])
        if (
            candidate.frame != "meet.active"
            or not isinstance(guests, list)
            or guests[:1] != [self.principals.visitor]
            or not slots.get("a")
        ):
            return candidate
        told = next((s.text[candidate.at - s.start :] for s in self.sentences if s.start <= candidate.at < s.end), "")
        if not _LANDING.search(told) and not _lands(str(slots.get("place", ""))):
            return candidate
        candidate.type = "welcome"
        rest = {k: v for k, v in slots.items() if k not in {"a", "b", "event"}}
        candidate.slots = {"host": [str(slots["a"])], "visitor": guests[0], **rest}
        return candidate

    def _told_now(self, candidate: Candidate) -> Candidate:
        """In a chronicle the present tense tells what happened; who "is travelling with him" is with him in any text."""
        if (self.chronicle and candidate.gate == "present tense") or (
            candidate.type == "accompany" and candidate.gate in {"progressive", "present tense"}
        ):
            candidate.gate = ""
        told = str(candidate.slots.get("date") or candidate.slots.get("start") or "")
        published = self.document.source.published
        undated = not any(_YEAR.search(date.text) for date in candidate.dates)  # a caption says "arrives on Wednesday, March 27, 2019"
        ahead = told > published or (told == published and undated)
        if candidate.gate == "present tense" and len(told) == len(published) == 10 and "X" not in told and ahead:
            candidate.gate, candidate.modality = "", "planned"  # "flies to Rome today", in a report of that day
        if candidate.gate == "progressive" and candidate.type == "visit" and len(told) == len(published) == 10 and told <= published:
            candidate.gate = ""  # "is paying a visit on 27 and 28 December", in a text of the 28th
        if candidate.gate == "progressive" and candidate.type == "visit" and _is_stretch(candidate.slots):
            candidate.gate, candidate.modality = "", "planned"  # "is visiting India from 25 January to 2 February 1979"
        return candidate

    def _reported(self, reading: _Reading, found: Iterator[Candidate]) -> Iterator[Candidate]:
        """What stands under `X said that …`, `According to X` or before `, X said` is X's claim."""
        for candidate in found:
            speaker, from_offset = reading.reporter = reading.reporter or self._reporter(reading)
            if speaker is not None and candidate.at >= from_offset and candidate.type not in {"anniversary", "figure"}:
                if not speaker:
                    candidate.gate = candidate.gate or "reported by somebody unsure"
                candidate.speaker = speaker
            elif reading.claimed_by and candidate.type not in {"anniversary", "figure"}:
                candidate.speaker = candidate.speaker or reading.claimed_by
            if self.official.publisher and candidate.type == "figure" and not candidate.speaker:
                candidate.speaker = self.official.publisher
            yield candidate

    def _reporter(self, reading: _Reading) -> tuple[str | None, int]:
        parts = reading.chunks
        match_ = _ACCORDING.match(reading.sentence.text)
        if match_:
            comma = reading.sentence.start + match_.end()
            person = next((c for c in parts[:6] if c.kind == "person" and c.start < comma), None)
            if person is not None:
                names = self.resolver(person)
                return (names[0] if names else ""), person.end
            body = re.sub(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", "", match_["whom"])
            named = body[:1].isupper()
            return (("the " if match_["article"] else "") + body if named and len(body.split()) <= 6 else ""), reading.sentence.start
        for at, group in parts.verbs:
            if group.time == "past" and group.voice == "active" and group.lemmas() & _REPORT:
                if at != parts.verbs[-1][0] and parts[at + 1].kind != "quote":
                    who = statements._speaker(parts, at, self.resolver, self.official)
                    return (who[0][0] if who and not who[1] and len(who[0]) == 1 else ""), parts[at].end
                return None, 0
            if group.time != "participle":
                return None, 0
        return None, 0

    def _claimed(self, found: Iterator[Candidate]) -> Iterator[Candidate]:
        """What was talked about behind closed doors is what the publisher of a readout says was talked about."""
        for candidate in found:
            candidate.speaker = candidate.speaker or self.official.publisher
            yield candidate

    # --- context -------------------------------------------------------------------------------------------------------

    def _places(self, sentence: Sentence) -> list[PlaceSpan]:
        if sentence.start not in self.places:
            self.places[sentence.start] = places_of(sentence)
        return self.places[sentence.start]

    def _read(self, sentence: Sentence) -> _Reading:
        spans = self._told_dates(sentence)
        dates = _in_document(spans, sentence)
        kept = self.read.get(sentence.start)
        if kept is not None and kept[0] == dates and kept[1].sentence == sentence:
            return kept[1]  # headings are read again and again; only the year of their days may differ
        mentions = self.names.within(sentence.start, sentence.end)
        found = self._places(sentence)
        numbers = [
            msgspec.structs.replace(n, start=n.start + sentence.start, end=n.end + sentence.start)
            for n in (find_numbers(sentence.text, dates=spans) if may_count(sentence) else [])
        ]
        reading = _Reading(sentence, with_families(chunks(sentence, mentions, dates, found, numbers), self.names.register))
        self.read[sentence.start] = dates, reading
        return reading

    def _told_on(self) -> str:
        """The day on which "today" was said: that of the dateline, where it lies in the ten days before the page appeared."""
        published = self.document.source.published
        prose = next((b for b in self.document.blocks if b.kind == "prose"), None)
        opening = self.document.text[prose.start : prose.start + _OPENING_LETTERS] if prose else ""
        line = _WIRED.search(self.document.dateline) or _WIRED.search(opening)
        if not line or len(published) != _ISO_DAY:
            return published
        for year in (published[:4], str(int(published[:4]) - 1)):
            day = next(iter(find_dates(f"{line['day']}, {year}")), None)
            if day is not None and self._fresh(day.first):
                return day.first
        return published

    def _dates(self, sentence: Sentence) -> list[DateSpan]:
        return _in_document(self._told_dates(sentence), sentence)

    def _told_dates(self, sentence: Sentence) -> list[DateSpan]:
        """The dates of a sentence with their years as told around it; their offsets are the sentence's own."""
        if sentence.block != self.year_of[0] and (self.own_year or self.many_years):
            # what one paragraph recalls is no year for the next; where one has told of the next year, the days behind may be of either
            goes_on = bool(self.own_year) and self.year == str(int(self.own_year) + 1)
            self.year = self._year_of_section(sentence.section) or ("" if goes_on else self.own_year)
        self.year_of = (sentence.block, self.year)
        spans = self._dated(sentence)
        told = {y for d in spans if _tells_its_year(d) and not _names_a_paper(sentence.text, d) for y in _YEAR.findall(d.text)}
        if len(told) == 1 and sentence.section.lower() not in _HISTORY and not _BEFORE.search(sentence):
            self.year = told.pop()  # a full date sets the year of those that follow
        return self._told_from(sentence, spans)

    def _year_of_section(self, section: str) -> str:
        """`1959` or `September 1959` over the lines that follow."""
        years = set(_YEAR.findall(section)) if 0 < len(section) < _SHORT_HEADING else set()
        return years.pop() if len(years) == 1 else ""

    def _told_from(self, sentence: Sentence, spans: list[DateSpan]) -> list[DateSpan]:
        """`The next day`, `that evening`, `two days later`: counted from the day told last, in this sentence or the two before it."""
        if sentence.kind == "heading":
            return spans
        self.count += 1
        found = []
        for span in spans:
            day, when = self.told_last
            if span.shift is not None and not span.first and day and self.count - when <= _NEAR:
                first = (dt.date.fromisoformat(day) + dt.timedelta(span.shift)).isoformat()
                span = msgspec.structs.replace(span, first=first, certain=True)
            if span.certain and len(span.first) == 10 and "X" not in span.first and not span.last and (span.shift or 0) >= 0:
                back = _BEFORE.search(sentence) or _PLUPERFECT.search(sentence.text)
                self.told_last = ("", 0) if back else (span.first, self.count)
            found.append(span)
        return found

    def _dated(self, sentence: Sentence) -> list[DateSpan]:
        """The dates of a sentence; a day without a year takes that of its month, where the document gives that month one year."""
        if not may_be_dated(sentence):
            return []
        published, text = self.told_on, sentence.text
        spans = find_dates(text, published=published, year=self.year)
        if published and spans and _AHEAD.search(text):
            year = self.year if self.year >= published[:4] else ""  # what is to come is of no year that has been told of before
            coming = find_dates(text, published=published, year=year, ahead=True)
            spans = [later if later != d and _is_to_come(text, d.start) else d for d, later in zip(spans, coming, strict=True)]
        months = {d.first[5:7]: d.first[:4] for d in spans if d.certain and len(d.first) == _ISO_MONTH and "X" not in d.first}
        spans = [_of_that_month(d, months) for d in spans]  # "Germany followed in May 1996; … addressed the Bundestag on 22 May"
        return [self._with_year(d) if d.first.startswith("XXXX-") else d for d in spans]

    def _with_year(self, date: DateSpan) -> DateSpan:
        year = self.months.get(date.first[5:7], "")
        if not year or (date.last and not date.last.startswith("XXXX-" + date.first[5:7])):
            return date
        return msgspec.structs.replace(date, first=year + date.first[4:], last=year + date.last[4:] if date.last else "", certain=True)

    def _spans_years(self) -> bool:
        """Whether a text of no day of its own tells of many years: then none of them is that of a day without one."""
        if self.document.source.published:
            return False
        days = [d for s in self.sentences for d in _full_dates(s) if not _BEFORE.search(s)]
        return len({d.first[:4] for d in days if d.first[:4].isdigit()}) >= _MANY_YEARS

    def _year(self) -> str:
        """The document's own year: in its title, or its first full date, else that of its publication."""
        title, published = self.document.source.title, self.document.source.published
        if len(set(_YEAR.findall(title))) == 1:
            return str(_YEAR.findall(title)[0])
        if any(d.first == published for d in find_dates(self.document.text[:_OPENING_LETTERS]) if is_day(published)):
            return published[:4]  # a release that carries its own day
        for sentence in [*self.headings[:6], *self.sentences[:12]]:
            days = (d for d in _full_dates(sentence) if not _names_a_paper(sentence.text, d))
            years = {d.first[:4] for d in days if d.first[:4].isdigit()}
            if years:
                return min(years) if len(years) == 1 else ""
        opening = {y for s in self.sentences[:2] for y in _YEAR.findall(s.text)}
        return published[:4] or (opening.pop() if len(opening) == 1 else "")

    def _principals(self) -> Principals:
        """Visitor and host; nobody where the one found is named late, or where the traveller tells it himself."""
        found = self._candidates_for_principals()
        doubtful = found.visitor and not self.card.visitor and (not self._introduced_early(found.visitor) or self._in_first_person())
        return Principals() if doubtful else found

    def _candidates_for_principals(self) -> Principals:
        """Visitor and host: whom the title, the infobox or the document's visits name most often."""
        if self._many_travellers():
            return Principals()
        if self.card.visitor:
            return Principals(self.card.visitor, self.card.host or self._other_participant(self.card.visitor))
        visits: Counter[str] = Counter()
        guests: Counter[str] = Counter()
        pairs: list[tuple[str, str]] = []
        title = [self._read(h) for h in self.headings[:1]]
        self.resolver.lead = self._lead()
        for index, reading in enumerate([*title, *self.readings]):
            resolve = self.resolver.at(max(0, index - len(title)), reading.chunks)
            if index >= len(title):
                self._note_subject(index - len(title), reading)
            named = {c.value.person for c in reading.chunks if isinstance(c.value, Mention)} if "person" in reading.chunks.kinds else set()
            for candidate in self._comings(reading, resolve):
                visitor, host = self._guest_and_host(candidate)
                if visitor:
                    # a pronoun was itself resolved by a guess at the visitor, and who receives others is the host
                    (visits if candidate.type in {"visit", "invite"} else guests)[visitor] += 2 if visitor in named else 1
                    guests.subtract({h: 3 for h in _receiving(candidate) if h in named})
                    pairs.append((visitor, host))
        if not visits:
            visits = Counter({v: n for v, n in guests.items() if n > 0 and self._leads(v)})
        elif max(visits.values()) < _BY_NAME:  # a pronoun alone says who went: whoever is told to have arrived is as likely
            visits.update({v: n for v, n in guests.items() if n > 0 and self._leads(v)})
        told = Counter(m.person for m in self.names.mentions)
        opening = next((m.person for m in self.names.mentions if m.start >= 0 and m.person in visits), "")
        visitor = max(
            visits, key=lambda v: visits[v] + 2 * (v == self.resolver.lead and told[v] > 1) + (v == opening) + 0.3 * told[v], default=""
        )
        visitor = self._crowned(self._leading(visitor, told))
        hosts = [h for v, h in pairs if v == visitor and h]
        host = max(dict.fromkeys(hosts), key=hosts.count, default="")
        if visitor and not host:
            host = self._other_participant(visitor)
        if not visitor:
            return self._without_visits(told)
        return Principals(visitor, host if host != visitor else "")

    def _introduced_early(self, visitor: str) -> bool:
        """Whether a title or the first sentences name somebody: whom a text names late it is not about."""
        first = min((m.start for m in self.names.mentions if m.person == visitor), default=0)
        last = min(len(self.sentences) - 1, max(_OPENING, len(self.sentences) // 4))
        return not self.sentences or first <= self.sentences[last].end

    def _in_first_person(self) -> bool:
        """Whether the one who travels tells it himself ("I will visit …"), and so goes unnamed."""
        told = [r for r in self.readings if not r.sentence.speaker and r.chunks and r.chunks[0].text == "I"]
        return len(told) >= _OWN_STORY or any(c.text == "I" for r in self.readings[:1] if not r.sentence.speaker for c in r.chunks)

    def _without_visits(self, told: Counter[str]) -> Principals:
        """Whom a document without a word of visiting is about: a leader whom it shows abroad, else its two participants or its lead."""
        both = self._participants()
        away = self._most_abroad(told)
        if away and (away not in both or self._receives(both, away)):
            return Principals(away, self._other_participant(away))
        return Principals(*both) if len(both) == 2 else Principals(self.resolver.lead)

    def _leading(self, visitor: str, told: Counter[str]) -> str:
        """The visitor, or the document's lead where that is a minister who joins the journey."""
        lead = self.resolver.lead
        joins = visitor and lead not in {"", visitor} and not self._leads(visitor) and told[lead] > 1
        return lead if joins else visitor

    def _most_abroad(self, told: Counter[str]) -> str:
        """The one leader whom the text places outside of his or her own country, more often than any other."""
        counts: Counter[str] = Counter()
        people = self.names.register.people
        sent_from = self._sent_from()
        foremost = max(told, key=lambda n: told[n], default="")
        for name in (n for n in people if self._leads(n) or n == foremost):
            home = people[name].country
            sent = sent_from if home else ""  # what has no place was where the report comes from
            stays = [s for s in self._places_of(name, hero=foremost) if (s.country or (sent if s.comes else "")) not in {"", home}]
            counts[name] = sum(1 + s.comes for s in stays if home or s.comes or s.received)
        best = [n for n in counts if counts[n] == max(counts.values()) > 0]
        return best[0] if len(best) == 1 and (told[best[0]] > 1 or counts[best[0]] > 1) else ""

    def _sent_from(self) -> str:
        """The country of the dateline, where that names one."""
        return next((p.country for p in find_places(self.document.dateline) if p.sure and p.country), "")

    def _crowned(self, visitor: str) -> str:
        """`The King and Queen Sirikit landed`: of a couple the king travels, where the text has named one king before her."""
        text = " ".join(s.text for s in self.sentences)
        if not visitor.startswith(("Queen ", "Empress ")) or not re.search(rf"\b(?:King|Emperor) and {re.escape(visitor)}\b", text):
            return visitor
        at = next(m.start for m in self.names.mentions if m.person == visitor)
        kings = {m.person for m in self.names.mentions if m.start < at and m.person.startswith(("King ", "Emperor "))}
        return kings.pop() if len(kings) == 1 else visitor

    def _receives(self, both: list[str], away: str) -> bool:
        """Whether of two participants the other is at home where this one is, so that they do not meet in a third country."""
        other = next((n for n in both if n != away), "")
        home = self.names.register.people[other].country if other in self.names.register.people else ""
        return any(s.country == home for s in self._places_of(away) if s.country and home) or len(both) != 2

    def _comings(self, reading: _Reading, resolve: Resolver) -> Iterator[Candidate]:
        """What a sentence tells of visits, receptions and journeys; sentences without such a word are passed over."""
        if not _going().isdisjoint(reading.chunks.lemmas):
            yield from match(reading.chunks, resolve, only=telling_of("visitor", "person"))
        if not _VISIT_WORDS.isdisjoint(reading.sentence.words):
            yield from nominal.find_nominal(reading.sentence, reading.chunks, resolve)
        yield from presence.find_presence(reading.sentence, reading.chunks, resolve)
        yield from onvisit.find_on_visit(reading.sentence, reading.chunks, resolve)

    def _guest_and_host(self, candidate: Candidate) -> tuple[str, str]:
        """Whom a candidate shows as guest and as host; empty where it shows nobody, or is unsure."""
        slots = candidate.slots
        if self._long_ago(str(slots.get("start") or slots.get("date") or "")):
            return "", ""  # an earlier visit that the text recalls
        if candidate.history or (candidate.gate and candidate.gate not in {"purpose", "two dates", "present tense", "participle"}):
            return "", ""
        guest = slots.get("visitor") or (slots.get("person") if candidate.type in {"arrive", "depart", "return"} else "") or ""
        host = slots.get("host", "")
        guest, host = (v[0] if isinstance(v, list) and v else v for v in (guest, host))
        if guest == host:
            return "", ""
        return str(guest), (str(host) if candidate.type in {"visit", "invite"} and host else self._host_of(candidate))

    def _long_ago(self, day: str) -> bool:
        """Whether a date lies more than a year before the document's own year, or half a year before it appeared."""
        published = self.document.source.published
        if not day[:4].isdigit() or not self.own_year:
            return False
        if len(published) == _ISO_DAY and len(day) >= _ISO_MONTH:
            months = (int(published[:4]) - int(day[:4])) * 12 + int(published[5:7]) - int(day[5:7])
            return months > _STALE
        return int(day[:4]) < int(self.own_year) - 1

    def _leads(self, name: str) -> bool:
        """Whether somebody may be the visitor of a document: a head of state or government, or one without a known office."""
        people = self.names.register.people
        offices = [o.text for o in people[name].offices if not is_relation(o.text)] if name in people else []
        return not offices or any(is_head(o) for o in offices)

    def _host_of(self, candidate: Candidate) -> str:
        """The head of state of the country visited, where the register has one only."""
        where = str(candidate.slots.get("country", ""))
        found = country(where) if where else None
        code = found.code if found else ""
        if not code:
            return ""
        heads = [p.name for p in self.names.register.people.values() if p.country == code and any(is_head(o.text) for o in p.offices)]
        return heads[0] if len(heads) == 1 else ""

    def _many_travellers(self) -> bool:
        """A list of several people's journeys has no visitor of its own."""
        return len({str(c.slots["visitor"]) for c in self.listed.values()}) > 1

    def _participants(self) -> list[str]:
        """The two people of an infobox, of the title, or of the first sentence."""
        for block in self.document.blocks:
            if block.kind == "infobox":
                text = normalise(self.document.text[block.start : block.end])
                found = re.search(r"Participants?: ([^\n]+?)(?:- |$)", text)
                if found:
                    names = [n for n in self.names.register.people if n in found[1]]
                    if len(names) == 2:
                        return sorted(names, key=found[1].index)
        for stretch in [*self.headings[:1], *self.sentences[:1]]:
            names = list(dict.fromkeys(m.person for m in self._linked(stretch)))
            if len(names) == 2 and not self._are_couple(names):
                return names
        return []

    def _are_couple(self, names: list[str]) -> bool:
        """`King Charles III and Queen Camilla`: two who travel together are not guest and host."""
        people = self.names.register.people
        crowns = [n.partition(" ")[0] for n in names]
        if len({n.split()[-1] for n in names}) == 1 and {people[n].gender for n in names if n in people} & {"f"}:
            return True  # "Nawaz Sharif and Begum Kalsoom Nawaz Sharif"
        offices = {o.text.lower() for n in names if n in people for o in people[n].offices}
        return crowns in (["King", "Queen"], ["Queen", "Prince"], ["Emperor", "Empress"]) or bool(offices & _SPOUSES)

    def _linked(self, sentence: Sentence) -> list[Mention]:
        return self.names.within(sentence.start, sentence.end)

    def _other_participant(self, visitor: str) -> str:
        others = [n for n in self._participants() if n != visitor and self._leads(n)]
        return others[0] if len(others) == 1 else ""

    def _settle_home(self) -> None:
        """A government's own text calls its head by the office alone: of two principals the one without a country is of the publisher's."""
        codes = {p.country for p in find_places(self.document.source.publisher) if p.country}
        people = self.names.register.people
        bare = [
            n
            for n in self.principals.pair
            if n in people and not people[n].country and any(is_head(o.text) and len(o.text.split()) <= 2 for o in people[n].offices)
        ]
        if len(codes) == 1 and len(bare) == 1 and _is_official(self.document.source.publisher):
            code = codes.pop()
            if all(people[n].country != code for n in self.principals.pair if n in people):
                people[bare[0]].country = code

    def _find_home(self) -> None:
        """The visitor's country and office, where only a phrase without his name gives them: `the Chinese premier toured`, `is now
        president of Czechoslovakia`, `in her years as German chancellor`."""
        someone = self.names.register.people.get(self.principals.visitor)
        if someone is None or someone.country:
            return
        others = {p.country for p in self.names.register.people.values() if p is not someone and any(is_head(o.text) for o in p.offices)}
        found: dict[str, Office] = {}
        for index, sentence in enumerate(self.sentences):
            named = {m.person for m in self._linked(sentence)}
            if index > 2 and named != {someone.name}:
                continue
            for office in self._loose_offices(sentence):
                fits = not someone.offices or any(_rank_of(o.text) == _rank_of(office.text) for o in someone.offices)
                if fits and office.country not in others:
                    found.setdefault(office.country, office)
        if len(found) == 1:
            ((someone.country, office),) = found.items()
            if not someone.offices:
                someone.offices.append(office)

    def _home_of_the_other(self) -> None:
        """`relations between Ethiopia and Equatorial Guinea`: of two principals the one without a country is of the other side."""
        people = self.names.register.people
        bare = [n for n in self.principals.pair if n in people and not people[n].country]
        known = [people[n].country for n in self.principals.pair if n in people and people[n].country]
        if len(bare) != 1 or len(known) != 1 or not any(is_head(o.text) for o in people[bare[0]].offices):
            return
        others: Counter[str] = Counter()
        for sentence in self.sentences:
            for both in _BETWEEN.finditer(sentence.text):
                codes = {p.country for p in find_places(both.group()) if p.kind == "country" and p.sure}
                others.update(codes - set(known) if known[0] in codes and len(codes) == 2 else ())
        if len(others) == 1:
            people[bare[0]].country = next(iter(others))

    def _loose_offices(self, sentence: Sentence) -> Iterator[Office]:
        """Offices of heads of state and government that stand beside nobody's name."""
        taken = [(m.start, m.end) for m in self._linked(sentence)]
        for place in self._places(sentence):
            if not place.sure or not place.country or place.inside:
                continue
            start, end = place.start - sentence.start, place.end - sentence.start
            if place.kind == "demonym" and (ahead := _HEAD_BEHIND.match(sentence.text, end)):
                first, last = start, ahead.end()
            elif place.kind == "country" and (back := _HEAD_BEFORE.search(sentence.text[:start])):
                first, last = back.start("office"), end
            else:
                continue
            if not any(a < last + sentence.start and first + sentence.start < b for a, b in taken):
                yield Office(sentence.text[first:last], first + sentence.start, last + sentence.start, place.country)

    def _official(self) -> Official:
        publisher = self.document.source.publisher
        title = self.document.source.title
        sides: tuple[str, ...] = ()
        if re.search(r"\bjoint (?:statement|communiqu|declaration|vision|leaders)|leaders['’] joint|joint leaders", normalise(title), re.I):
            found = list(dict.fromkeys(p.name for h in self.headings[:1] for p in self._places(h) if p.kind == "country"))
            if len(found) < 2:
                found = self._sides_of_principals(found)
            sides = tuple(found[:2]) if len(found) == 2 else ()
        official = publisher if _is_official(publisher) else ""
        countries = sides or tuple(self._sides_of_principals([]))
        pair = tuple(self.principals.pair) if len(self.principals.pair) == 2 else ()
        return Official(
            ("the " + official.removeprefix("The ").removeprefix("the ")) if official else "",
            sides,
            pair,
            countries if len(countries) == 2 else (),
            self._spokesperson(),
        )

    def _spokesperson(self) -> str:
        """The one nameless spokesperson whom the document introduces ("a Foreign Ministry spokesperson")."""
        found = {" ".join(m[1].split()) for s in self.sentences for m in _SPOKESPERSON.finditer(s)}
        return "the " + found.pop() if len(found) == 1 else ""

    def _sides_of_principals(self, found: list[str]) -> list[str]:
        codes = [self.names.register.people[n].country for n in self.principals.pair if n in self.names.register.people]
        names = [c.name for code in codes if code and (c := country(code))]
        return list(dict.fromkeys([*found, *names]))

    def _people(self) -> dict[str, Person]:
        found = {}
        for someone in self.names.register.people.values():
            current = [o for o in someone.offices if not o.former and o.settled]
            main = next((o for o in current if o.country), current[0] if current else None)
            found[someone.name] = Person(
                someone.name, main.text if main else "", someone.country, someone.gender, tuple(o.text for o in current)
            )
        return found

    def _note_subject(self, index: int, reading: _Reading) -> None:
        """Remember whom the sentence is about, for the pronouns of the next one."""
        if reading.subject is None:
            reading.subject = self._subject(reading.chunks)
        parts = reading.subject
        self.resolver.by_pronoun[index] = [p.kind for p in parts] == ["pronoun"]
        self.subjects[index] = []
        self.subjects[index] = list(dict.fromkeys(n for p in parts for n in self.resolver(p) or []))

    def _subject(self, parts: list[Chunk]) -> tuple[Chunk, ...]:
        """The subject of the first verb; where the lexicon does not know the verb, the people right before a plain word."""
        for at, chunk in enumerate(parts):
            if chunk.kind == "verb" and chunk.verb.time in {"past", "present", "future"}:
                bound = clause(parts, at)
                if bound.subject is not None:
                    return bound.subject.chunks
                break
            if chunk.kind in {"person", "pronoun", "group"} and (people := _opening_people(parts, at)) is not None:
                return people.chunks
        return ()

    def _lead(self) -> str:
        """The person of whom the first sentence with a name speaks, where nobody is named more often."""
        counts = Counter(m.person for m in self.names.mentions)
        titled = list(dict.fromkeys(m.person for h in self.headings[:1] for m in self._linked(h)))
        if len(titled) == 1 and self._leads(titled[0]) and counts[titled[0]] > 1:
            return titled[0]
        for _index, reading in enumerate(self.readings[:4]):
            if reading.sentence.speaker or not any(c.kind == "person" for c in reading.chunks):
                continue
            named: list[str] = [c.value.person for c in self._subject(reading.chunks) if isinstance(c.value, Mention)]
            if len(named) == 1 and counts[named[0]] == max(counts.values()) and self._leads(named[0]):
                return str(named[0])
            break
        return ""

    # --- results -------------------------------------------------------------------------------------------------------

    def _is_history(self, candidate: Candidate, sentence: Sentence) -> bool:
        if candidate.type in {"role", "anniversary", "membership"}:
            return candidate.history
        if candidate.history and self._fresh(str(candidate.slots.get("date", ""))):
            return False  # "had arrived on Monday", in a report of the same week
        return candidate.history or sentence.section.lower() in _HISTORY or bool(_BEFORE.search(sentence))

    def _recent(self) -> list[str]:
        spans = [c.value for r in self.readings if "date" in r.chunks.kinds for c in r.chunks if isinstance(c.value, DateSpan)]
        days = {d.first for d in spans if d.kind in {"weekday", "relative"} and d.certain and not d.last and self._fresh(d.first)}
        return sorted(days)

    def _fresh(self, day: str) -> bool:
        """Whether a day lies in the ten days before the document appeared."""
        published = self.document.source.published
        if len(day) != 10 or len(published) != 10 or "X" in day:
            return False
        return 0 <= (dt.date.fromisoformat(published) - dt.date.fromisoformat(day)).days <= 10

    def _fact(self, candidate: Candidate) -> Fact:
        return Fact(
            "",
            candidate.type,
            dict(candidate.slots),
            list(candidate.open),
            candidate.modality,
            candidate.speaker,
            evidence=[Evidence(self.document.id, candidate.start, candidate.end)],
        )

    def _telling(self, reading: _Reading) -> bool:
        return any(c.kind in {"date", "number"} or (c.kind == "person" and c.value.offices) for c in reading.chunks)  # type: ignore[union-attr]


_HEADS = r"(?:prime minister|president|premier|chancellor|king|queen|emperor|empress|sultan|shah|emir|leader)"
_HEAD_BEHIND = re.compile(rf" {_HEADS}\b(?!['’]s | [A-Z])", re.I)
_HEAD_BEFORE = re.compile(rf"(?<!vice )(?<!vice-)(?<!former )\b(?P<office>{_HEADS} of )(?:the )?$", re.I)


_BETWEEN = re.compile(r"\bbetween (?:the )?[A-Z][\w '-]+? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)*")


def _rank_of(office: str) -> str:
    """The head's word of an office: `president` of `President of Serbia`."""
    found = re.search(_HEADS, office, re.I)
    return {"premier": "prime minister"}.get(found[0].lower(), found[0].lower()) if found else ""


def _receiving(candidate: Candidate) -> list[str]:
    """Who welcomes or invites somebody else in a candidate."""
    hosts = candidate.slots.get("host", []) if candidate.type in {"welcome", "invite", "visit"} else []
    return hosts if isinstance(hosts, list) else [hosts]


def _in_passing(candidate: Candidate) -> bool:
    """`Xi's visit to Moscow` inside a sentence about something else: it shows where he went, and is no fact to ask about."""
    return candidate.type == "visit" and not {"start", "end", "kind"} & candidate.slots.keys()


def _opening_people(parts: list[Chunk], at: int) -> People | None:
    """People at the head of a sentence, or behind its opening phrase and comma, with a plain word behind that may be a verb."""
    if at and not (parts[at - 1].text == "," or parts[at - 1].kind == "date"):
        return None
    people = people_from(parts, at)
    if people is None or people.after >= len(parts):
        return None
    following = parts[people.after]
    if at == 0 and following.text == "," and people.after + 1 < len(parts) and parts[people.after + 1].lower in {"who", "whose", "whom"}:
        return people
    if (
        following.kind == "word"
        and following.lower in {"also", "then", "later", "himself", "herself", "both"}
        and people.after + 1 < len(parts)
    ):
        following = parts[people.after + 1]
    plain = following.kind == "word" and following.text[:1].islower() and following.lower not in PREPOSITIONS | {"and", "or", "but", "who"}
    return people if plain else None


_SPOUSES = frozenset({"wife", "husband", "first lady", "first gentleman", "queen consort", "prince consort"})
_LANDING = re.compile(
    r"^[^.;]{3,90}?\b(?:at|on) (?:the )?(?:[\w'.-]+ ){0,4}"
    r"(?:airport|airfield|aerodrome|air base|air force base|railway station|quay|tarmac)\b",
    re.I,
)


_LANDS = re.compile(r"\b(?:airport|airfield|aerodrome|air base|air force base|station|quay)$", re.I)


def _lands(place: str) -> bool:
    """Whether a venue is one where people land: "Orly" is Orly Airport."""
    return any(_LANDS.search(p.name) for p in find_places(place)) or bool(_LANDS.search(place))


def _is_official(publisher: str) -> bool:
    """Whether a publisher is a government, a ministry or a head of state's office."""
    return bool(_OFFICIAL.search(publisher))


_OFFICIAL = re.compile(
    r"\b(?:White House|Kremlin|Government|Ministry|Office|Department|Presidency|Palace|Élysée|Chancellery|Embassy|Commission|Council)\b"
)


def _years_of_months(texts: list[Sentence]) -> dict[str, str]:
    """Month -> year, for the months that the text gives with one year and no other ("In September 1955 …")."""
    found: dict[str, set[str]] = {}
    for sentence in texts:
        if not _YEAR.search(sentence.text):
            continue
        for date in _by_itself(sentence.text):
            if date.certain and re.match(r"\d{4}-\d\d", date.first):
                found.setdefault(date.first[5:7], set()).add(date.first[:4])
    return {month: next(iter(years)) for month, years in found.items() if len(years) == 1}


_MINISTRY = re.compile(r"the ((?:[A-Z]\w+ )?Ministry(?: of [A-Z]\w+(?: [A-Z]\w+)?)?) spokes\w+$")
_SPOKESPERSON = Cued(
    "spokesperson spokesman spokeswoman", r"\b(?:a|an|the) ((?:[A-Z][\w']+ )+(?:spokesperson|spokesman|spokeswoman))\b(?! [A-Z])"
)
_DAYTIME = re.compile(
    r"(?:At (?:noon|midday|midnight|dusk|dawn)|(?:In|During) the (?:morning|afternoon|evening)|(?:That|The same) (?:morning|"
    r"afternoon|evening|night|day)|Later (?:that|in the) day|Later on the same day|On the same day)\b",
    re.I,
)
_IN_DAYTIME = re.compile(r"\b(?:in the (?:morning|afternoon|evening)|at noon|that (?:morning|afternoon|evening|night))\b", re.I)
_ACCORDING = re.compile(r"According to (?P<article>a |an |the )?(?P<whom>[^,]+),")
_REPORT = frozenset(
    [
        "say",
        "state",
        "announce",
        "confirm",
        "declare",
        "report",
        "recall",
        "maintain",
        "insist",
        "contend",
        "claim",
        "tell",
        "add",
        "write",
        "note",
        "stress",
        "believe",
        "hope",
        "predict",
        "expect",
    ]
)
_HISTORY = frozenset(
    {
        "background",
        "history",
        "previous visits",
        "earlier visits",
        "aftermath",
        "legacy",
        "see also",
        "reactions",
        "reception",
        "reaction",
        "references",
        "historical background",
        "context",
        "later visits",
        "prelude",
    }
)
_BEFORE = Cued(
    "ago earlier before later previously past last back old once had",
    r"\b(?:years? (?:ago|earlier|before|later)|months? (?:ago|earlier|before)|previously|in the past|last (?:year|month|week)|"
    r"earlier (?:this|that|in the) (?:year|month|decade)|back in|decades? (?:ago|earlier)|years old|once|had (?:met|visited|held|"
    r"signed|attended|hosted))\b",
    re.I,
)


def _in_document(spans: list[DateSpan], sentence: Sentence) -> list[DateSpan]:
    """The spans of a sentence with offsets in the document."""
    return [msgspec.structs.replace(d, start=d.start + sentence.start, end=d.end + sentence.start) for d in spans]


def _of_that_month(date: DateSpan, months: dict[str, str]) -> DateSpan:
    """A day without a year in a sentence that names its month with one."""
    year = months.get(date.first[5:7], "") if date.kind in {"day", "range"} and not _YEAR.search(date.text) else ""
    if not year:
        return date
    last = year + date.last[4:] if date.last[5:7] == date.first[5:7] else date.last
    return msgspec.structs.replace(date, first=year + date.first[4:], last=last)


def _tells_its_year(date: DateSpan) -> bool:
    """A day or a month with its year."""
    return _is_full(date) or (date.certain and len(date.first) == _ISO_MONTH)


def _is_full(date: DateSpan) -> bool:
    """Whether a date gives its day, month and year."""
    return date.kind in {"day", "range"} and date.certain and len(date.first) == _ISO_DAY


def _full_dates(sentence: Sentence) -> list[DateSpan]:
    """The dates of a sentence that tell day, month and year by themselves."""
    return [d for d in _by_itself(sentence.text) if _is_full(d)] if _FOUR_DIGITS.search(sentence.text) else []


@functools.lru_cache(maxsize=64)  # one sentence is asked for the document's year, for its years and for those of its months
def _by_itself(text: str) -> tuple[DateSpan, ...]:
    """The dates of a sentence as far as it tells them without its document."""
    return tuple(find_dates(text))


_FOUR_DIGITS = re.compile(r"\d{4}")


def _names_a_paper(text: str, date: DateSpan) -> bool:
    """`the Treaty of 21 December 1972`: the date of a document, which is not the time that the text tells of."""
    return bool(_PAPER_OF.search(text[: date.start]))


_PAPER_OF = re.compile(
    r"\b(?:treat(?:y|ies)|agreements?|accords?|declaration|communiqu[eé]|statement|pact|protocol|resolution|decision|law|act|constitution|"
    r"letter|memorandum|convention|charter|contract|note|decree|speech|events?|coup|earthquake|revolution|uprising|attack|attacks|massacre|"
    r"armistice|ceasefire|referendum|elections?|born|died|since|until) (?:of|on|in|signed on|dated|from)? ?(?:the )?$",
    re.I,
)
_WIRED = re.compile(
    r"\b[A-ZÀ-Þ][A-ZÀ-Þ .'-]{2,30}(?:, [A-Z][\w. ]{1,20})?, "
    r"(?P<day>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})\b"
)
_OPENING_LETTERS = 90
_OPENING_LINES = 4  # sentences
_ISO_DAY, _ISO_MONTH = 10, 7  # letters of 2025-05-07 and of 2025-05
_STALE = 6  # months
_MANY_YEARS = 4
_OWN_STORY = 3  # sentences that begin with "I"
_SHORT_HEADING = 40
_BY_NAME = 2  # the weight of a visit whose visitor is named
_NEAR = 2  # sentences
_OPENING = 2  # sentences
_PLUPERFECT = re.compile(r"\bhad (?:\w+ly )?(?:been |\w+ed\b|gone|come|met|held|left|flown|spoken|seen|given|taken|made)")
_DAYS = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
_LASTING = Cued(
    "day days week weeklong weeks night nights multiday stop leg part event visit trip tour journey",
    rf"\b(?:{_DAYS}[- ]days?|week-?long|multi-?day)\b|\b(?:first|second|third|fourth|fifth|last|final|opening|closing) "
    r"(?:day|stop|leg|part|event)\b|\bweek(?:-long)? of\b|\b(?:conclud|wrap|round)\w* (?:up |off )?(?:\w+ ){0,4}"
    r"(?:visit|trip|tour|journey)\b|\b(?:days?|weeks?|nights?) in [A-Z]",
    re.I,
)
_VISIT_WORDS = frozenset("visit visits trip trips tour tours journey journeys stay stopover pilgrimage invitation".split())


def _is_stretch(slots: dict[str, SlotValue]) -> bool:
    """Whether both days of a visit are told with their year."""
    days = [str(slots.get(slot, "")) for slot in ("start", "end")]
    return all(is_day(day) for day in days)


@functools.cache
def _going() -> frozenset[str]:
    """The verbs that show who came to whom."""
    kinds = frozenset(
        f.verbs for f in frames() if f.yields in {"visit", "invite", "arrive", "depart", "return", "welcome", "farewell", "accompany"}
    )
    return frozenset(lemma for kind in kinds for lemma in classes()[kind])


def _headings(document: Document) -> Iterator[Sentence]:
    """The title and the headings, which introduce names; the title has offsets outside the text."""
    title = normalise(document.source.title)
    if title:
        yield Sentence(-len(title) - 1, -1, title, -1, "heading")
    for index, block in enumerate(document.blocks):
        if block.kind in {"heading", "infobox"}:
            text = normalise(document.text[block.start : block.end])
            yield Sentence(block.start, block.end, text, index, block.kind)


__all__ = ["RULES_VERSION", "Extraction", "Held", "Names", "Person", "Register", "extract"]
