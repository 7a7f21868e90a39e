"""Everything the feed says, arranged for two questions: who else could be right, and who else is at hand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from quiz.bank.make.sameness import plain, same_person, words
from quiz.bank.spoken import parts
from quiz.feed import places
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Fact, Person, Visit

PERSONAL = frozenset({"person", "persons", "speaker"})

# facts that report one occasion from different sides: whoever takes part in one may take part in another
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"meet", "talks", "press", "call", "host", "attend", "ceremony", "welcome"}),
    frozenset({"welcome", "arrive", "ceremony", "host"}),
    frozenset({"farewell", "depart"}),
    frozenset({"attend", "ceremony", "host", "speech"}),
    frozenset({"sign", "agreements"}),
    frozenset({"statement", "quote", "topics", "speech"}),
    frozenset({"gift", "award"}),
    frozenset({"accompany", "return"}),
    frozenset({"visit", "announce", "invite", "cancel", "postpone"}),
)


def values(fact: Fact, slot: str) -> list[str]:
    """The values of a slot as a list, empty where the source does not say."""
    value = fact.slots.get(slot, "")
    return [v for v in (value if isinstance(value, list) else [value]) if v.strip()]


def slot_kind(fact: Fact, slot: str) -> str:
    """The kind of thing that fills the slot, "text" for one that the registry does not know."""
    known = BY_NAME.get(fact.type)
    return known.slots.get(slot, "text") if known else "text"


class Placed(NamedTuple):
    """A fact with its visit."""

    visit: Visit
    fact: Fact


class Use(NamedTuple):
    """A value somewhere in the feed: the fact and the slot that hold it."""

    value: str
    visit: Visit
    fact: Fact
    slot: str


class FeedIndex:
    """All visits and facts of the whole feed. Facts that were set aside for a conflict count too: what they say may be true."""

    def __init__(self, visits: Iterable[Visit]) -> None:
        self.visits = list(visits)
        self.by_visit: dict[str, list[Fact]] = {}
        self.uses: dict[str, list[Use]] = defaultdict(list)
        self._of_visitor: dict[str, list[Visit]] = defaultdict(list)
        for visit in self.visits:
            self.by_visit[visit.id] = [*visit.facts]
            for principal in (visit.visitor, visit.host):
                if principal.name:
                    self._of_visitor[plain(principal.name)].append(visit)
            for fact in visit.facts:
                self._note(visit, fact)

    def _note(self, visit: Visit, fact: Fact) -> None:
        for slot in fact.slots:
            kind = slot_kind(fact, slot)
            for value in values(fact, slot):
                self.uses["person" if kind == "persons" else kind].append(Use(value, visit, fact, slot))

    @cached_property
    def people(self) -> dict[str, str]:
        """Every person of the feed by folded name."""
        found: dict[str, str] = {}
        for visit in self.visits:
            for principal in (visit.visitor, visit.host):
                if principal.name:
                    found.setdefault(plain(principal.name), principal.name)
        for use in self.uses["person"]:
            found.setdefault(plain(use.value), use.value)
        for use in self.uses["speaker"]:
            if _looks_like_a_name(use.value):
                found.setdefault(plain(use.value), use.value)
        return {folded: name for folded, name in found.items() if not _TITLE_ALONE.fullmatch(name)}

    def is_person(self, name: str) -> bool:
        return plain(name) in self.people

    @cached_property
    def _principals(self) -> dict[str, list[tuple[Visit, Person]]]:
        found: dict[str, list[tuple[Visit, Person]]] = defaultdict(list)
        for visit in self.visits:
            for principal in (visit.visitor, visit.host):
                if principal.name:
                    found[plain(principal.name)].append((visit, principal))
        return found

    def visits_or_receives(self, name: str) -> bool:
        """Whether somebody is the visitor or the host of any visit."""
        return plain(name) in self._principals

    @cached_property
    def joint_statements(self) -> list[Placed]:
        """What two said together, on any visit."""
        return [
            Placed(visit, fact)
            for visit in self.visits
            for fact in visit.facts
            if fact.type == "statement" and len(values(fact, "speaker")) > 1 and not fact.conflict
        ]

    @cached_property
    def _roles(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = defaultdict(list)
        for visit in self.visits:
            for fact in visit.facts:
                if fact.type == "role":
                    for name in values(fact, "person"):
                        found[plain(name)].append(Placed(visit, fact))
        return found

    def offices(self, name: str) -> list[tuple[Visit, str]]:
        """Every office that the feed gives somebody, with the visit that tells it."""
        told = [(visit, person.office) for visit, person in self._principals.get(plain(name), []) if person.office]
        return told + [(p.visit, office) for p in self._roles.get(plain(name), []) for office in values(p.fact, "office")]

    def office(self, name: str, visit: Visit) -> str:
        """The office held at the time of the visit, shortest form first; an office told of another time is not taken over."""
        here = [office for told, office in self.offices(name) if told.id == visit.id]
        held = [o for o in here if not plain(o).startswith(("former", "late "))]
        return min(held, key=lambda o: (len(o) > 40, -len(o) if len(o) <= 40 else len(o), o), default="")

    def country(self, name: str) -> str:
        """The country code or name that the feed gives somebody, empty where it gives none."""
        for _, person in self._principals.get(plain(name), []):
            if person.country:
                return person.country
        for placed in self._roles.get(plain(name), []):
            for country in values(placed.fact, "country"):
                return country
        return ""

    @cached_property
    def _years(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for visit in self.visits:
            year = visit.start[:4]
            if not year.isdigit():
                continue
            for principal in (visit.visitor, visit.host):
                found[plain(principal.name)].add(int(year))
            for fact in visit.facts:
                if fact.aside and fact.type != "role":
                    continue
                for slot in fact.slots:
                    if slot_kind(fact, slot) in PERSONAL:
                        for name in values(fact, slot):
                            found[plain(name)].add(int(year))
        return found

    def years(self, name: str) -> set[int]:
        """The years of the visits in which somebody is named."""
        return self._years.get(plain(name), set())

    @cached_property
    def _uses_of(self) -> dict[str, list[Use]]:
        found: dict[str, list[Use]] = defaultdict(list)
        for use in (*self.uses["person"], *self.uses["speaker"]):
            found[plain(use.value)].append(use)
        return found

    def uses_of(self, name: str) -> list[Use]:
        """Everything that the feed tells of somebody."""
        return self._uses_of.get(plain(name), [])

    def near(self, visit: Visit) -> list[Visit]:
        """The visit itself and every other that falls into its days and shares a principal: a stem about one may fit the other."""
        found = {visit.id: visit}
        for principal in (visit.visitor, visit.host):
            for other in self._of_visitor.get(plain(principal.name), []) if principal.name else ():
                if _overlap(visit, other):
                    found[other.id] = other
        return list(found.values())

    def relatives(self, visit: Visit, fact: Fact) -> Iterator[Placed]:
        """Facts that may report the same or a like occasion as this one, itself left out."""
        types = {fact.type}.union(*(family for family in FAMILIES if fact.type in family))
        for other in self.near(visit):
            for candidate in self.by_visit.get(other.id, []):
                if candidate.type in types and not (other.id == visit.id and candidate.id == fact.id):
                    yield Placed(other, candidate)

    def others(self, visit: Visit) -> list[Visit]:
        """Other visits with the same visitor, nearest in time first."""
        same = [v for v in self._of_visitor.get(plain(visit.visitor.name), []) if v.id != visit.id and v.visitor.name]
        mine = parts(visit.start) or (0, 0, 0)
        return sorted(same, key=lambda v: (abs((parts(v.start) or (0, 0, 0))[0] - mine[0]), v.start, v.id))

    def surname_is_unique(self, surname: str) -> bool:
        """Whether only one person of the feed bears the name."""
        return self._surnames.get(plain(surname), 0) <= 1

    def _is_consort(self, name: str) -> bool:
        offices = [plain(office) for _, office in self.offices(name)]
        return bool(offices) and all(re.search(r"\b(?:first lady|first gentleman|wife|husband|spouse)\b", o) for o in offices)

    @cached_property
    def _surnames(self) -> dict[str, int]:
        counts: dict[str, int] = defaultdict(int)
        seen: list[str] = []
        for name in self.people.values():
            if self._is_consort(name):
                continue  # "Biden" alone is the president, not the First Lady
            if any(same_person(name, other) for other in seen if words(other)[-1:] == words(name)[-1:]):
                continue
            seen.append(name)
            for word in set(words(name)):
                counts[word] += 1
        return counts


_BODY = re.compile(
    r"(?i)\b(?:the|ministry|government|house|office|council|union|kremlin|embassy|department|agency|commission|spokes\w+|leaders?|sides|states|nations|party|"
    r"charter|parliament|congress|committee|news|times|post|council|organi[sz]ation|court|bank|university|republic|kingdom|federation|president|minister)\b"
)


_TITLE_ALONE = re.compile(
    r"(?i)(?:the )?(?:(?:vice|deputy|first|foreign|prime|crown|secretary|of|state) ?)*"
    r"(?:president|minister|premier|king|queen|lady|leader|prince|state)s?"
)


def _looks_like_a_name(text: str) -> bool:
    """Whether a speaker is somebody rather than a country, an office or a body: two to four words that all begin like names."""
    told = text.split()
    return 2 <= len(told) <= 4 and all(w[:1].isupper() for w in told) and not _BODY.search(text) and places.country(text) is None


def _overlap(a: Visit, b: Visit) -> bool:
    return a.start[:10] <= (b.end or b.start) + "~" and b.start[:10] <= (a.end or a.start) + "~"
