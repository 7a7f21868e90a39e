"""Frames over chunks: which facts the verb groups of a sentence tell.

A frame (patterns/frames.yaml) names a class of verbs, a voice, and the filler of each slot. A slot that a frame requires
and cannot fill means that the frame says nothing: the sentence is then about something else, or unsure.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, Protocol

import msgspec

from quiz import yamltext
from quiz.feed.chunks import ADVERBS, Chunk, Parts, noun_class
from quiz.feed.clauses import PREPOSITIONS, Argument, Clause, People, clause, first_to, in_class
from quiz.feed.dates import DateSpan
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Modality, SlotValue
from quiz.feed.places import PlaceSpan, country, slot_of, town_or_country
from quiz.feed.principals import Principals
from quiz.feed.verbs import classes


class Filler(msgspec.Struct, frozen=True):
    """`slot` is `-` where the phrase must be there and fills nothing; `what` is the kind of phrase."""

    slot: str
    what: str


class Frame(msgspec.Struct, frozen=True):
    """One sentence shape."""

    name: str
    verbs: str
    yields: str
    voice: str
    subject: Filler
    object: Filler | None
    prepositions: dict[str, Filler]
    needs: tuple[str, ...]
    needs_any: tuple[str, ...]
    date: str
    modality: str
    accepts: list[Any]
    refuses: list[str]
    second: Filler | None = None  # the thing given, behind the person to whom it is given
    naming: str = ""  # what an object is called as an event: "unveiling of" a statue


class Candidate(msgspec.Struct):
    """A fact that a frame read, before the gates: `gate` names the first reason to hold it back."""

    type: str
    slots: dict[str, SlotValue]
    start: int
    end: int
    frame: str
    modality: Modality = "happened"
    open: list[str] = []
    speaker: str = ""
    gate: str = ""
    dates: tuple[DateSpan, ...] = ()
    history: bool = False
    at: int = 0  # offset of the verb or noun that tells it
    companions: list[str] = []  # guests named behind the visitor


class Resolve(Protocol):
    """Who a chunk stands for; `guest` where it can only be the visitor (whom one accompanies, welcomes, sees off)."""

    def __call__(self, chunk: Chunk, /) -> list[str] | None: ...

    def guest(self, chunk: Chunk, /) -> list[str] | None: ...

    def of_visitor(self) -> bool: ...

    def before(self) -> str: ...

    @property
    def principals(self) -> "Principals": ...

    @property
    def countries(self) -> tuple[str, ...]: ...


@functools.cache
def frames() -> tuple[Frame, ...]:
    """Every frame, in the file's order."""
    file = resources.files("quiz.feed.patterns") / "frames.yaml"
    data = yamltext.parse(file.read_text(encoding="utf-8"), "frames.yaml").data
    return tuple(_frame(name, entry) for name, entry in data.items())


def _frame(name: str, entry: dict[str, Any]) -> Frame:
    return Frame(
        name,
        entry["verbs"],
        entry["yields"],
        entry.get("voice", "active"),
        _filler(entry["subject"]),
        _filler(entry["object"]) if "object" in entry else None,
        {p: _filler(text) for p, text in entry.get("prepositions", {}).items()},
        tuple(entry.get("needs", [])),
        tuple(entry.get("needs_any", [])),
        entry.get("date", ""),
        entry.get("modality", ""),
        entry["accepts"],
        entry["refuses"],
        _filler(entry["second"]) if "second" in entry else None,
        entry.get("naming", ""),
    )


def _filler(text: str) -> Filler:
    slot, what = text.split(" ")
    return Filler(slot, what)


@functools.cache
def _frames_by_lemma() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for lemma in classes()[frame.verbs]:
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in found.items()}


@functools.lru_cache(maxsize=4096)
def _fitting(lemmas: frozenset[str], voice: str, off: frozenset[str], only: frozenset[str] | None) -> tuple[Frame, ...]:
    """The frames of a verb group in either voice."""
    found = {f.name: f for lemma in sorted(lemmas) for f in _frames_by_lemma().get(lemma, ()) if f.voice == voice}
    return tuple(f for f in found.values() if f.name not in off and (only is None or f.name in only))


@functools.cache
def telling_of(*slots: str) -> frozenset[str]:
    """The frames whose facts have one of these slots."""
    return frozenset(f.name for f in frames() if not BY_NAME[f.yields].slots.keys().isdisjoint(slots))


def match(chunks: Parts, resolve: Resolve, off: frozenset[str] = frozenset(), only: frozenset[str] | None = None) -> Iterator[Candidate]:
    """The facts that the frames read in one sentence. `off` switches frames off, for tests; `only` asks for some of them."""
    for at, group in chunks.verbs:
        fitting = _fitting(group.lemmas(), group.voice, off, only)
        if not fitting:
            continue
        bound = clause(chunks, at)
        for frame in fitting:
            if not _may_fit(frame, bound):
                continue
            candidate = _Binding(frame, chunks, bound, resolve).candidate()
            if candidate is not None:
                _placed(candidate, chunks, bound)
                candidate.companions = candidate.companions or _relatives(candidate, chunks, bound, resolve)
                yield from _stages(candidate, chunks, bound) or [candidate]
                if candidate.companions and (candidate.slots.get("visitor") or candidate.slots.get("person")):
                    yield _accompanied(candidate)


def _may_fit(frame: Frame, bound: Clause) -> bool:
    """Whether a clause has a subject and an object of the frame's kind, whoever they are: most frames of a verb end here."""
    of_countries = frame.subject.slot == "a+b" and frame.subject.what == "party"
    if not (bound.subject_noun if frame.subject.what.startswith("noun:") else bound.subject or of_countries):
        return False
    if frame.object is None or frame.object.slot == "from":
        return True
    argument = bound.object()
    return argument is not None and (argument.people is not None or frame.object.what not in _OF_PEOPLE)


_OF_PEOPLE = frozenset({"person", "people", "pair", "party"})


def _stages(candidate: Candidate, chunks: list[Chunk], bound: Clause) -> list[Candidate]:
    """`went to Lyon on 3 June and to Nice on 4 June`: a visit for each place, each with the day behind it; empty for one place."""
    if candidate.frame != "visit.travelled" or candidate.gate not in {"", "two dates"}:
        return []
    stops = []
    at = bound.verb_at + 1
    while at < len(chunks) and chunks[at].kind not in {"quote", "person", "group"} and chunks[at].text not in {";", ":"}:
        if chunks[at].lower == "to" and at + 1 < len(chunks) and (stop := _stop(chunks, at + 1)) is not None:
            stops.append(stop)
            at = stop[1]
        elif chunks[at].kind == "verb" and (not stops or chunks[at - 1].lower == "and"):
            break
        else:
            at += 1
    if len(stops) < 2:
        return []
    found = []
    for where, _, date in stops:
        slots: dict[str, SlotValue] = {"visitor": candidate.slots["visitor"], **where, **({"start": date} if date else {})}
        found.append(msgspec.structs.replace(candidate, slots=slots, gate="", companions=[]))
    return found


def _stop(chunks: list[Chunk], at: int) -> tuple[dict[str, SlotValue], int, str] | None:
    """A city or country at `at`, the index behind it, and the day told right behind it."""
    value = chunks[at].value
    if not isinstance(value, PlaceSpan) or not value.sure or not (slot := town_or_country(value)):
        return None
    where: dict[str, SlotValue] = {slot: value.name}
    after = at + 1 + (at + 1 < len(chunks) and chunks[at + 1].lower in {"on", "in"})
    date = chunks[after].value if after < len(chunks) else None
    if isinstance(date, DateSpan) and date.certain and date.first and not date.last and "X" not in date.first:
        return where, after + 1, date.first
    return where, at + 1, ""


def _relatives(candidate: Candidate, chunks: list[Chunk], bound: Clause, resolve: Resolve) -> list[str]:
    """`arrived with his wife, Jill`, `X and his wife Y arrived`: relatives who came along."""
    if candidate.type not in {"arrive", "visit"} or candidate.frame in {"visit.hosted", "visit.welcomed", "visit.ended"}:
        return []
    traveller = candidate.slots.get("visitor") or candidate.slots.get("person")
    if not isinstance(traveller, str) or not traveller:
        return []
    beside = [c for a in bound.with_preposition("with") for c in _with_kin(a, chunks)]
    beside += list(bound.subject.chunks[1:]) if bound.subject is not None else []
    names = [n for c in beside if c.kind == "person" and _is_kin(chunks, c) for n in resolve(c) or []]
    return [n for n in names if n != traveller]


def _placed(candidate: Candidate, chunks: list[Chunk], bound: Clause) -> None:
    """`goes on to New Delhi, where he will meet X`: what a clause behind "where" tells took place there."""
    known = BY_NAME[candidate.type].slots
    if bound.subject is None or bound.subject.first < 3 or {"city", "country", "place"} & candidate.slots.keys():
        return
    at = bound.subject.first - 1
    if chunks[at].lower != "where":
        return
    value = chunks[at - 1 - (chunks[at - 1].text == ",")].value
    if isinstance(value, PlaceSpan) and value.sure and (slot := town_or_country(value)) in known:
        candidate.slots[slot] = value.name


def _with_kin(argument: Argument, chunks: list[Chunk]) -> tuple[Chunk, ...]:
    """The people behind `with`; in `with his wife, Jill` the name stands behind the comma."""
    if argument.people is not None:
        return argument.people.chunks
    at = argument.after + 1
    named = argument.head in _KIN_WORDS and at < len(chunks) and chunks[at - 1].text == "," and chunks[at].kind == "person"
    return (chunks[at],) if named else ()


_KIN_WORDS = frozenset(["wife", "husband", "spouse", "son", "daughter", "mother", "father", "brother", "sister", "partner"])


def _is_kin(chunks: list[Chunk], person: Chunk) -> bool:
    """`his wife Elena` as one chunk, or `his wife, Zhuo Lin` in several."""
    if person.lower.split(" ")[0] in {"his", "her"}:
        return bool(_KIN_WORDS & set(person.lower.replace(",", "").split(" ")[1:3]))
    at = chunks.index(person)
    words = [c.lower for c in chunks[max(0, at - 3) : at] if c.text != ","]
    return len(words) >= 2 and words[-1] in _KIN_WORDS and words[-2] in {"his", "her"}


def _accompanied(candidate: Candidate) -> Candidate:
    """`welcomed King X and Queen Y`: who came with the visitor."""
    visitor = candidate.slots.get("visitor") or candidate.slots["person"]
    slots: dict[str, SlotValue] = {"person": candidate.companions, "visitor": visitor}
    return Candidate(
        "accompany", slots, candidate.start, candidate.end, "accompany.guests", candidate.modality, gate=candidate.gate, at=candidate.at
    )


def _are_named(people: People) -> bool:
    """Whether companions are told by name: "the royal couple" repeats what was told."""
    return all(c.kind == "person" for c in people.chunks)


class _Binding:
    """One frame tried on one clause."""

    def __init__(self, frame: Frame, chunks: list[Chunk], bound: Clause, resolve: Resolve) -> None:
        self.frame, self.chunks, self.clause, self.resolve = frame, chunks, bound, resolve
        self.slots: dict[str, SlotValue] = {}
        self.open: list[str] = []
        self.gate = ""
        self.used: set[int] = set()
        self.companions: list[str] = []
        self.filled: set[str] = set()

    def candidate(self) -> Candidate | None:
        if self.frame.name in _FINITE_ONLY and self.chunks[self.clause.verb_at].verb.time == "participle":
            return None
        if not (self._fill_subject() and self._fill_object() and self._fill_second() and self._fill_prepositions()):
            return None
        self._place()
        self._event_host()
        if any(n not in self.slots and n not in self.filled for n in self.frame.needs):
            return None
        if (
            self.frame.needs_any
            and self.frame.needs_any != ("date",)
            and not any(n in self.slots or n in self.filled for n in self.frame.needs_any)
            and not ("date" in self.frame.needs_any and self.clause.dates)
        ):
            return None
        self._dates()
        if self.frame.yields == "invite" and any(self.clause.with_preposition("into")):
            return None  # "invited him into his office"
        hosts = self.slots.get("host", [])
        if self.companions and set(self.companions) & set([hosts] if isinstance(hosts, str) else hosts):
            self.gate = self.gate or "name unsure"  # "King A and Queen B were welcomed by the Queen": another one
        if "date" in self.frame.needs_any and not any(n in self.slots or n in self.filled for n in self.frame.needs_any):
            return None
        verb = self.chunks[self.clause.verb_at]
        return Candidate(
            self.frame.yields,
            self.slots,
            self.chunks[0].start,
            self.chunks[-1].end,
            self.frame.name,
            self._modality(),
            self.open,
            gate=self.gate or self._hold(verb),
            dates=self.clause.dates,
            history=verb.verb.pluperfect,
            at=verb.start,
            companions=self.companions,
        )

    # --- slots ---------------------------------------------------------------------------------------------------------

    def _fill_subject(self) -> bool:
        filler = self.frame.subject
        if filler.what.startswith("noun:"):
            noun = self.clause.subject_noun
            if (
                not noun
                or noun.lower().split(" ")[0] in {"no", "neither", "none", "few"}
                or not in_class(noun, _LINK.split(noun.lower())[0].split(" ")[-1], filler.what[5:])
            ):
                return False
            if self.frame.yields == "sign" and _COUNTED.match(noun):
                return False  # "Five agreements were signed": a count
            self._set(filler, _without_article(noun))
            return True
        if self.clause.subject is None:
            return filler.slot == "a+b" and filler.what == "party" and self._pair(filler, self._two_countries())
        return self._people(filler, self.clause.subject)

    def _two_countries(self) -> list[str]:
        """`Austria and Indonesia signed …`: two countries that are the subject, and no list of three."""
        at = self.clause.verb_at
        before = [i for i in range(max(0, at - 5), at) if self.chunks[i].lower != "the"][-3:]
        values = [v for i in before if isinstance(v := self.chunks[i].value, PlaceSpan) and v.kind == "country" and v.sure]
        if len(before) < 3 or len(values) != 2 or self.chunks[before[1]].lower != "and" or before[0] != self._clause_start():
            return []
        outside = [c for c in self.chunks[: before[0]] if c.lower != "the"][-2:]
        listed = len(outside) == 2 and outside[0].kind == "place" and outside[1].text == ","
        return [] if listed else [v.name for v in values]

    def _clause_start(self) -> int:
        """The index where the clause begins: at the head of the sentence, or behind a mark or "that"; its article does not count."""
        at = self.clause.verb_at
        while at > 0 and self.chunks[at - 1].kind != "mark" and self.chunks[at - 1].lower != "that":
            at -= 1
        return at + (self.chunks[at].lower == "the")

    def _fill_object(self) -> bool:
        filler, argument = self.frame.object, self.clause.object()
        if filler is None:
            # an intransitive frame: "met the deadline" is no meeting of the subjects
            adverb = argument is not None and argument.people is None and (argument.head in _MANNER or argument.noun.endswith("ly"))
            return argument is None or adverb or self.frame.yields not in {"meet", "talks", "return", "arrive", "visit", "call"}
        if filler.slot == "from":
            if argument is None:
                return True
            self.used.add(argument.first)
            return self._place_from(argument)
        if argument is None or (self.frame.verbs in _MORE_SENSES and not self._stands_alone(argument)):
            return False
        self.used.add(argument.first)
        return self._fill(filler, argument)

    def _stands_alone(self, argument: Argument) -> bool:
        """`called on X to resign`, `saw X as a friend`, `saw X leave` are no meetings."""
        following = self.chunks[argument.after] if argument.after < len(self.chunks) else None
        return (
            following is None
            or following.kind in {"mark", "date"}
            or following.lower in {"in", "at", "on", "and", "for", "during", "before"}
        )

    def _fill_second(self) -> bool:
        """`gave him a hunting rifle`: the noun phrase right behind the person."""
        filler = self.frame.second
        if filler is None:
            return True
        direct = [a for a in self.clause.arguments if not a.preposition]
        if len(direct) < 2 or direct[1].first != direct[0].after or direct[1].people is not None:
            return False
        self.used.add(direct[1].first)
        return self._fill(filler, direct[1])

    def _fill_prepositions(self) -> bool:
        for preposition, filler in self.frame.prepositions.items():
            for argument in self.clause.with_preposition(preposition):
                if self._of_journey(argument):
                    continue
                if filler.what == "place":
                    if self._place_from(argument):
                        self.used.add(argument.first)
                        self.filled |= {preposition, filler.slot}
                        break
                elif self._fill(filler, argument):
                    self.used.add(argument.first)
                    self.filled |= {preposition, filler.slot}
                    break
        return True

    def _of_journey(self, argument: Argument) -> bool:
        """`returned from a visit to China`: the place belongs to the visit, not to the return."""
        before = next((a for a in self.clause.arguments if a.after == argument.first - 1), None)
        return self.frame.yields == "return" and argument.preposition == "to" and before is not None and before.head in noun_class("visit")

    def _fill(self, filler: Filler, argument: Argument) -> bool:
        """Fill one slot from one argument; False where the argument is not of the filler's kind."""
        what, _, kind = filler.what.partition(":")
        if what in _OF_PEOPLE:
            return argument.people is not None and self._people(filler, argument.people)
        fill = {
            "guest": self._guest,
            "own": self._own,
            "place": self._fill_place,
            "destination": self._destination,
            "text": self._text,
            "thing": self._thing,
            "noun": {"audience": self._audience, "document": self._named_document}.get(kind, self._noun),
        }[what]
        return fill(filler, argument)

    def _fill_place(self, filler: Filler, argument: Argument) -> bool:
        parts = self.chunks[argument.first : argument.after]
        if self.frame.name == "visit.visited" and any(c.kind == "word" and c.text[:1].isupper() for c in parts):
            return False  # "visited the USS Arizona Memorial"
        return bool(filler.slot) and self._place_from(argument)

    def _destination(self, filler: Filler, argument: Argument) -> bool:
        """A country or a town, and no convent or airport of it."""
        parts = [i for i in range(argument.first, argument.after) if isinstance(self.chunks[i].value, PlaceSpan)]
        if filler.slot != "-" or not parts:
            return False
        value, following = self.chunks[parts[-1]].value, self.chunks[parts[-1] + 1 : parts[-1] + 2]
        noun = (
            bool(following) and following[0].kind == "word" and following[0].lower not in PREPOSITIONS | {"and", "where", "after", "before"}
        )
        return isinstance(value, PlaceSpan) and value.sure and value.kind != "venue" and not noun

    def _text(self, filler: Filler, argument: Argument) -> bool:
        if argument.people is not None or not argument.noun:
            return False
        behind = self.chunks[argument.after : argument.after + 2]
        named_for = len(behind) == 2 and behind[0].lower == "of" and behind[1].kind == "person"
        self._set(filler, f"{argument.noun} of {behind[1].text}" if named_for else argument.noun)  # "the Order of Charles III"
        return True

    def _thing(self, filler: Filler, argument: Argument) -> bool:
        """A noun phrase of a class, with its article."""
        if argument.people is not None or not in_class(argument.noun, argument.head, filler.what[6:]):
            return False
        self._set(filler, argument.noun)
        return True

    def _audience(self, filler: Filler, argument: Argument) -> bool:
        if in_class(argument.noun, argument.head, "press"):
            return False
        if argument.people is None and _is_body(self.chunks[argument.first : argument.after]):
            following = self.chunks[argument.after].lower if argument.after < len(self.chunks) else ""
            if "joint" in argument.noun.lower() and following == "and":
                self.gate = self.gate or "conjunct"  # "a joint session of the Senate and …"
            self._set(filler, argument.noun)
            return True
        if self._goes_on_listing(argument.after):
            self.gate = self.gate or "conjunct"  # "addressed students, professors and diplomats"
        return self._noun(filler, argument)

    def _goes_on_listing(self, at: int) -> bool:
        """Whether further nouns are joined to the one that ends before `at`."""
        joint, following = (self.chunks[i] if i < len(self.chunks) else None for i in (at, at + 1))
        if joint is None or following is None or following.kind != "word":
            return False
        behind = itertools.takewhile(lambda c: c.kind == "word" and c.lower not in PREPOSITIONS, self.chunks[at + 1 : at + 6])
        return joint.lower == "and" or (joint.text == "," and any(c.lower == "and" for c in behind))

    def _named_document(self, filler: Filler, argument: Argument) -> bool:
        quoted = self._quoted_document(argument)
        if quoted:
            self._set(filler, quoted)
            return True
        return self._noun(filler, argument, self._document(argument)[0])

    def _noun(self, filler: Filler, argument: Argument, noun: str = "") -> bool:
        """A noun phrase whose head is of the filler's class; `noun` is its longer form, where it has one."""
        noun = noun or argument.noun
        if (
            argument.people is not None
            or not in_class(argument.noun, argument.head, filler.what[5:])
            or argument.noun.lower().startswith("no ")
        ):
            return False
        if self.frame.name == "press.said" and argument.noun.lower().startswith(("the ", "his ", "her ")):
            return False  # "said at the press conference": it was told before
        if filler.slot == "-":
            self.slots_kind(noun)
        else:
            named = f"{self.frame.naming} {noun}" if self.frame.naming else _without_article(noun)
            self._set(filler, _TO_WHOM.sub("", named) if self.frame.yields == "host" else named)
        return True

    def _guest(self, filler: Filler, argument: Argument) -> bool:
        """The visitor of the document and nobody else."""
        one = argument.people.single if argument.people is not None else None
        if one is None:
            return False
        names = self.resolve.guest(one) if one.kind == "pronoun" else self.resolve(one)
        if names != [self.resolve.principals.visitor]:
            return False
        self._set(filler, names[0])
        return True

    def _own(self, filler: Filler, argument: Argument) -> bool:
        """`took part in the visit`: the visit of the document, whose visitor fills the slot."""
        visitor = self.resolve.principals.visitor
        definite = argument.noun.lower().split(" ")[0] in {"the", "his", "her"}
        if not visitor or not definite or argument.people is not None or not in_class(argument.noun, argument.head, filler.what[4:]):
            return False
        self._set(filler, visitor)
        return True

    def slots_kind(self, noun: str) -> None:
        """`an official visit`: the kind of the visit stands in its adjectives."""
        if self.frame.yields == "visit":
            kind = visit_kind(noun)
            if kind:
                self.slots["kind"] = kind

    def _quoted_document(self, argument: Argument) -> str:
        """A title between quotation marks: `the "Joint Statement of …"`."""
        quote = next((c for c in self.chunks[argument.first : argument.after] if c.kind == "quote"), None)
        if quote is None or not noun_class("document") & set(quote.lower.strip('"').split()):
            return ""
        return quote.text.strip('" ,')

    def _document(self, argument: Argument) -> tuple[str, int]:
        """A document's name goes on over capitalised words ("Treaty on the Limitation of …"); a common noun ends at its preposition."""
        at = argument.after
        named = any(c.text[:1].isupper() for c in self.chunks[argument.first : argument.after] if c.kind == "word")
        if not named:
            return argument.noun + self._about(at), at
        while at < len(self.chunks):
            step = 0
            for size in (1, 2, 3):
                words = [c.lower for c in self.chunks[at : at + size]]
                following = self.chunks[at + size] if at + size < len(self.chunks) else None
                if (
                    following is not None
                    and all(w in _TITLE_LINKS for w in words)
                    and following.text[:1].isupper()
                    and following.kind in {"word", "place"}
                ):
                    step = size + 1
                    break
            if self.chunks[at].kind in {"word", "place"} and self.chunks[at].text[:1].isupper():
                step = 1
            if self.chunks[at].text == "'s":
                step = 1
            if not step:
                break
            at += step
        first, last = self.chunks[argument.first].start, self.chunks[at - 1].end
        whole = "".join(_spaced(self.chunks[argument.first : at]))
        assert first < last
        return whole, at

    def _about(self, at: int) -> str:
        """` on cultural cooperation` behind "an agreement": what a document is about, where plain words say so."""
        if at >= len(self.chunks) or self.chunks[at].lower not in {"on", "concerning"}:
            return ""
        last = at + 1
        while last < len(self.chunks) and self.chunks[last].kind == "word" and self.chunks[last].lower not in _ABOUT_ENDS:
            last += 1
        words = [c.text for c in self.chunks[at + 1 : last]]
        while words and words[-1].lower() == "and":
            words.pop()
        plain = all(w[0].islower() and w not in _NOT_ABOUT for w in words) and not (words and words[0].endswith("ing"))
        known = 1 <= len(words) <= _LONGEST_ABOUT and plain and not any(c.kind == "quote" for c in self.chunks[last : last + 1])
        return f" {self.chunks[at].lower} {' '.join(words)}" if known else ""

    def _people(self, filler: Filler, people: People) -> bool:
        names = self._names(filler, people)
        if not names and not self.gate:
            return False
        if self.frame.yields == "visit" and filler.slot == "visitor" and len(names) > 1 and self.resolve.principals.host in names:
            return False  # host and guest see a place together
        if filler.slot == "a+b":
            return self._pair(filler, names)
        if filler.what == "person":
            return self._one_person(filler, people, names)
        self._people_slot(filler, names, people)
        return True

    def _names(self, filler: Filler, people: People) -> list[str]:
        """Who the people are; somebody unsure makes the fact held."""
        names: list[str] = []
        for chunk in people.chunks:
            resolved = self.resolve(chunk)
            if resolved is None and filler.slot == "visitor" and chunk.lower in {"him", "her", "them"}:
                resolved = self.resolve.guest(chunk)
            if resolved is None:
                self.gate = self.gate or ("pronoun" if chunk.kind == "pronoun" else "group")
            names += [n for n in resolved or [] if n not in names]
        if not names and not self.gate and filler.what in {"party", "pair"}:
            return self._sides(people)
        return names

    def _pair(self, filler: Filler, names: list[str]) -> bool:
        """Two parties of one verb: the first is `a`, the others are `b`."""
        if (filler.what == "pair" and len(names) < 2) or (not names and self.clause.subject is None):
            return False
        if len(names) > 1 and any(self.chunks[a.first].kind in {"person", "pronoun"} for a in self.clause.with_preposition("with")):
            return False  # "X and Y held separate meetings with Z": they did not meet each other
        self._set(Filler("a", "person"), names[0] if names else "")
        if len(names) > 1:
            rest = names[1:]
            one_side = BY_NAME[self.frame.yields].slots["b"] == "speaker"
            self.slots["b"] = rest[0] if one_side and len(rest) == 1 else rest
        return True

    def _one_person(self, filler: Filler, people: People, names: list[str]) -> bool:
        """A slot for one person: of several the visitor, or the first where the others are company."""
        if len(names) <= 1:
            self._set(filler, names[0] if names else "")
            return True
        principal = self.resolve.principals.visitor
        if filler.slot == "person" and principal in names:
            self._set(filler, principal)
            return True
        if filler.slot not in {"visitor", "host"} and not all(_is_kin(self.chunks, c) for c in people.chunks[1:]):
            return False
        self._set(filler, names[0])
        if filler.slot == "visitor" and _are_named(people):
            self.companions = names[1:]
        return True

    def _sides(self, people: People) -> list[str]:
        """`The two sides signed …`: both countries, where the document has two."""
        one = people.single
        sides = one is not None and one.kind == "group" and str(one.value) in noun_class("sides")
        return list(self.resolve.countries) if sides and len(self.resolve.countries) == 2 else []

    def _people_slot(self, filler: Filler, names: list[str], people: People) -> None:
        if filler.slot == "-":
            return
        kind = BY_NAME[self.frame.yields].slots.get(filler.slot, "persons")
        if kind == "person" and filler.slot == "visitor" and _are_named(people):
            self.companions = names[1:]
        if kind == "person":
            self._set(filler, names[0] if names else "")
            if filler.slot == "a" and len(names) > 1:
                self.slots["b"] = names[1:]
        else:
            self.slots[filler.slot] = names[0] if kind == "speaker" and len(names) == 1 else names
        if people.open:
            self.open.append(filler.slot)

    def _set(self, filler: Filler, value: str) -> None:
        if filler.slot != "-" and value:
            self.slots[filler.slot] = value

    # --- where and when ------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        for argument in self.clause.with_preposition("in", "at"):
            if argument.first not in self.used and not self._elsewhere(argument) and self._place_from(argument):
                self.used.add(argument.first)

    def _elsewhere(self, argument: Argument) -> bool:
        """`flew home after four days in Kenya`, `left Rome after talks in the Vatican`: where one was is not where one goes."""
        if self.frame.yields not in {"return", "depart"} or argument.preposition != "in":
            return False
        before = next((a for a in self.clause.arguments if a.after == argument.first - 1), None)
        return before is None or before.first not in self.used

    def _place_from(self, argument: Argument) -> bool:
        """Country, city and venue of a phrase, each in its own slot."""
        parts = self.chunks[argument.first : argument.after]
        spans = [
            c.value
            for i, c in enumerate(parts)
            if isinstance(c.value, PlaceSpan) and c.value.sure and not (self.frame.name == "visit.visited" and _of_a_thing(parts, i))
        ]
        filled = False
        for span in spans:
            if span.kind == "venue" and self.frame.name == "visit.visited":
                continue  # a memorial that is visited is a stop, and its day no first day
            if span.kind == "venue" and self.chunks[self.clause.verb_at].verb.lemmas() & _AROUND:
                continue  # "drove to the palace" goes to no further country
            if span.kind in {"venue", "region"} and self.frame.yields == "visit":
                filled = self._country_of(span) or filled
                continue
            slot = slot_of(span)
            if slot not in BY_NAME[self.frame.yields].slots:
                continue
            if slot == "city" and self._elsewhere_than(span):
                continue  # "arrived in Britain after a visit to the Government at Ottawa"
            if slot and slot not in self.slots:
                # a venue is called as the text calls it: an airfield may have had another name then
                self.slots[slot] = _landing_place(span, parts) if slot == "place" else span.name
                filled = True
        if (
            "place" not in self.slots
            and "place" in BY_NAME[self.frame.yields].slots
            and self.frame.yields != "visit"
            and (venue := _venue(parts))
        ):
            self.slots["place"] = venue
            filled = True
        return filled

    def _elsewhere_than(self, town: PlaceSpan) -> bool:
        """Whether a town lies in another country than the one told."""
        told = country(str(self.slots.get("country", "")))
        return told is not None and bool(town.country) and town.country != told.code and not told.former

    def _country_of(self, venue: PlaceSpan) -> bool:
        """A visit "to the White House" is one to its city and country."""
        home = country(venue.country) if venue.country else None
        if home is None or "country" in self.slots:
            return False
        self.slots["country"] = home.name
        return True

    def _event_host(self) -> None:
        """`a banquet hosted by President Putin`: who gave what was attended."""
        at = self.clause.after
        if self.frame.yields != "attend" or at + 2 >= len(self.chunks) or self.chunks[at].kind != "verb":
            return
        group = self.chunks[at].verb
        if (
            group.voice == "passive"
            and group.time == "participle"
            and group.lemmas() & classes()["host"]
            and self.chunks[at + 1].lower == "by"
        ):
            names = self.resolve(self.chunks[at + 2]) if self.chunks[at + 2].kind == "person" else None
            if names and len(names) == 1:
                self.slots["host"] = names[0]

    def _dates(self) -> None:
        """The clause's one date; two of them in one clause are not told apart."""
        slot = self.frame.date or ("start" if self.frame.yields == "visit" else "date")
        dates = [d for d in self.clause.dates if d.first and "X" not in d.first] or self._trailing_date()
        if not dates:
            return
        if len({(d.first, d.last) for d in dates}) > 1:
            self.gate = self.gate or "two dates"
            return
        date = dates[0]
        if slot == "start" and self.frame.name in _RECEIVED and not date.last:
            self.slots["day"] = date.first  # a reception is on a day of the visit, perhaps not the first
            return
        if slot == "start":
            if self.chunks[self.clause.verb_at].verb.time == "participle":
                if len(date.first) == 10 and int(date.first[8:]) > 7:
                    self.slots["start"] = date.first[:7]
                return  # "completed the last stop today, while visiting Korea": today is no first day
            self.slots["start"] = date.first
            if date.last:
                self.slots["end"] = date.last
        elif not date.last:
            self.slots[slot] = date.first
        if date.daytime and slot == "date":
            self.slots["daytime"] = date.daytime

    def _trailing_date(self) -> list[DateSpan]:
        """`will host X for a visit, which will include a dinner, on 10 April`: the sentence's only date behind a relative clause."""
        if self.frame.yields != "visit":
            return []
        all_ = [(i, c.value) for i, c in enumerate(self.chunks) if isinstance(c.value, DateSpan)]
        if len(all_) != 1:
            return []
        at, date = all_[0]
        relative = any(c.lower == "which" for c in self.chunks[self.clause.verb_at : at])
        return [date] if relative and at > 1 and self.chunks[at - 1].lower == "on" and self.chunks[at - 2].text == "," else []

    # --- how sure ------------------------------------------------------------------------------------------------------

    def _modality(self) -> Modality:
        if self.frame.modality == "cancelled":
            return "cancelled"
        time = self.chunks[self.clause.verb_at].verb.time
        return "planned" if time == "future" else "happened"

    def _hold(self, verb: Chunk) -> str:
        group = verb.verb
        if group.hold and group.hold != "would":
            return group.hold
        if group.time == "infinitive" and self.frame.yields in {"visit", "welcome"} and self._came_to():
            return ""
        if group.time == "infinitive" and first_to(self.chunks, self.clause.verb_at) is not None:
            return "" if self.frame.yields != "visit" or "start" in self.slots else "purpose"  # an ordinal, and no visit of its own
        if group.time == "infinitive" and self.frame.yields != "farewell":
            return "purpose"
        if group.time == "participle" and group.voice == "active" and group.hold:
            return "participle"
        if group.time == "present" and self.frame.modality != "cancelled":
            return "present tense"
        return ""

    def _came_to(self) -> bool:
        """`travelled to Moscow to conduct a state visit`, `came to the airport to greet him`: who went for it, did it."""
        before = [c.verb for c in self.chunks[: self.clause.verb_at] if c.kind == "verb"]
        went = classes()["travel"] | classes()["arrive"]
        return bool(before) and bool(before[-1].lemmas() & went) and before[-1].time == "past" and not before[-1].hold


_FINITE_ONLY = frozenset({"host.passive"})  # "will attend a dinner given by X": not given yet
_COUNTED = re.compile(r"(?i)(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|various|many|a number of) ")
_LINK = re.compile(r" (?:of|on|for|between|in|about|concerning) ")
_LONGEST_ABOUT = 6  # words
_ABOUT_ENDS = PREPOSITIONS - {"of"} | {"which", "that", "who", "where", "when", "worth", "valued", "but", "after", "before", "as"}
_NOT_ABOUT = frozenset({"behalf", "the", "a", "an", "his", "her", "their", "its", "board", "arrival", "site", "margins", "sidelines"})
_AROUND = frozenset({"drive", "ride", "proceed", "continue"})
_MANNER = ADVERBS | {"late", "long", "privately"}
_MORE_SENSES = frozenset({"call_on", "see"})
#: "gave the President lunch": whom it was given to is no part of the meal
_TO_WHOM = re.compile(
    r"^(?:(?:Prime|Foreign) )?(?:President|Minister|King|Queen|Pope|Emperor|Chancellor|Premier|Chairman|General)s? (?=[a-z])"
)
_TITLE_LINKS = frozenset(["of", "on", "and", "for", "the", "to", "in", "between", "with"])
_VENUES = frozenset(
    [
        "airport",
        "palace",
        "house",
        "kremlin",
        "castle",
        "hall",
        "square",
        "park",
        "cathedral",
        "museum",
        "university",
        "embassy",
        "hotel",
        "residence",
        "tomb",
        "cemetery",
        "memorial",
        "monument",
        "church",
        "abbey",
        "mosque",
        "temple",
        "synagogue",
        "stadium",
        "theatre",
        "theater",
        "garden",
        "gardens",
        "lawn",
        "station",
        "base",
        "centre",
        "center",
        "parliament",
        "capitol",
        "chancellery",
        "city",
        "university",
        "school",
        "hospital",
        "factory",
        "plant",
        "villa",
        "mansion",
        "fort",
        "gate",
        "bridge",
        "harbour",
        "harbor",
        "port",
        "library",
        "opera",
        "court",
        "room",
        "office",
        *"teatro théâtre palais palacio palazzo château schloss plaza platz piazza forum auditorium academy basilica shrine pagoda".split(),
        *"arena pier dock shipyard barracks monastery institute club hotel".split(),
    ]
)


_RECEIVED = frozenset({"visit.hosted", "visit.welcomed"})


def _is_body(parts: list[Chunk]) -> bool:
    """`the Knesset`, `Congress`, `both Houses of Parliament`: a body that one addresses."""
    if any(isinstance(c.value, PlaceSpan) and c.value.kind == "organisation" for c in parts):
        return True
    return any(c.text[:1].isupper() and c.lower in noun_class("audience") | noun_class("bodies") for c in parts)


_GROUNDS = frozenset("city cities town village port capital island islands state states province region republic kingdom county".split())


def _of_a_thing(parts: list[Chunk], at: int) -> bool:
    """`visited the embassies of France`: a thing of the country, and not the country."""
    return at > 1 and parts[at - 1].lower == "of" and parts[at - 2].lower.split(" ")[-1] not in _GROUNDS


def _landing_place(span: PlaceSpan, parts: list[Chunk]) -> str:
    """`Vnukovo airport`: the common noun behind a venue's name says what it is."""
    at = next((i for i, c in enumerate(parts) if c.value is span), len(parts))
    following = parts[at + 1].lower if at + 1 < len(parts) else ""
    return f"{span.text} {following}" if following in {"airport", "airfield", "aerodrome", "station"} else span.text


def _venue(parts: list[Chunk]) -> str:
    """`the Kremlin`, `Windsor Castle`, `the Tomb of the Unknown Soldier`: a capitalised phrase that names a place where people are
    received."""
    words = [c for c in parts if c.kind in {"word", "place"} or c.text == "'s"]
    capitals = [c for c in words if c.text[:1].isupper()]
    if not capitals or len(capitals) < 1 or not any(w in _VENUES for c in words for w in c.lower.split()):
        return ""
    while words and not words[0].text[:1].isupper() and not (words[0].lower in _VENUES and words[1:] and words[1].lower == "of"):
        words.pop(0)  # but "tomb of Luís de Camões" begins with its noun
    found = "".join(_spaced(words)) if len(words) <= 9 else ""
    return "" if re.match(r"(?i)(?:city|town|port|village|capital) of ", found) else found  # "in the coastal city of Mombasa"


def _spaced(parts: list[Chunk]) -> Iterator[str]:
    for index, part in enumerate(parts):
        if index and part.start > parts[index - 1].end:
            yield " "
        yield part.text


def _without_article(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "his", "her", "their"} and rest else noun


def visit_kind(phrase: str) -> str:
    """state, official, working or private, where the phrase's adjectives say so, else empty."""
    words = phrase.lower().replace("-", " ").split()
    for kind in ("state", "official", "working", "private"):
        if kind in words:
            return "working" if kind == "official" and "working" in words else kind
    return ""
