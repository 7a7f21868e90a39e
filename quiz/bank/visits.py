"""What handouts and timelines need of a visit: its people with their offices and parts, its events in our own words."""

from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.deck import BankEvent, BankPerson, BankVisit
from quiz.bank.make import nations
from quiz.bank.make.events import EVENTS
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.sameness import plain, same_person
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import statement
from quiz.feed.model import Fact

_PARTS: dict[tuple[str, str], tuple[str, str]] = {
    # (fact type, slot): what was done, what was planned
    ("welcome", "host"): ("welcomed the guest", "was to welcome the guest"),
    ("farewell", "host"): ("saw the guest off", "was to see the guest off"),
    ("accompany", "person"): ("accompanied the guest", "was to accompany the guest"),
    ("meet", "b"): ("met the guest", "was to meet the guest"),
    ("talks", "b"): ("held talks with the guest", "was to hold talks with the guest"),
    ("host", "host"): ("was host at an event", "was to be host at an event"),
    ("attend", "host"): ("was host at an event", "was to be host at an event"),
    ("speech", "person"): ("gave a speech", "was to give a speech"),
    ("gift", "giver"): ("gave a present", "was to give a present"),
    ("award", "recipient"): ("received an honour", "was to receive an honour"),
    ("sign", "a"): ("signed a document", "was to sign a document"),
    ("sign", "b"): ("signed a document", "was to sign a document"),
    ("statement", "speaker"): ("is quoted", "is quoted"),
    ("quote", "speaker"): ("is quoted", "is quoted"),
}
_COURSE = (
    "announce",
    "invite",
    "arrive",
    "accompany",
    "welcome",
    "ceremony",
    "meet",
    "call",
    "talks",
    "sign",
    "agreements",
    "press",
    "speech",
    "gift",
    "award",
    "attend",
    "host",
    "farewell",
    "depart",
    "return",
)
_TIMELINE = frozenset({*EVENTS, "announce", "invite", "accompany", "agreements", "call"})


def bank_visit(scene: Scene) -> BankVisit:
    """The visit as the bank carries it."""
    visit = scene.visit
    place = ", ".join(filter(None, (visit.city or _city(scene), nations.name(visit.host.country))))
    return BankVisit(
        id=visit.id,
        title=visit.title or spoken.sentence(scene.name).rstrip("."),
        start=visit.start,
        end=visit.end,
        kind=visit.kind,
        place=place,
        people=list(_people(scene)),
        events=list(_events(scene)),
    )


def _city(scene: Scene) -> str:
    """A city of the visit itself, not of another visit that its sources mention."""
    own = (f for f in scene.facts if f.type == "visit" and not f.aside and f.slots.get("visitor") == scene.visit.visitor.name)
    return next((values(f, "city")[0] for f in own if values(f, "city")), "")


def _people(scene: Scene) -> Iterator[BankPerson]:
    visit = scene.visit
    seen: list[str] = []
    principals = ((visit.visitor, "visitor"), (visit.host, "host"))
    for person, part in principals:
        if person.name:
            seen.append(person.name)
            yield BankPerson(person.name, person.office, nations.name(person.country), part)
    for fact in scene.facts:
        for slot in fact.slots:
            part = _part(fact, slot)
            for name in values(fact, slot) if part else ():
                if not scene.index.is_person(name) or any(same_person(name, s) for s in seen):
                    continue
                seen.append(name)
                yield BankPerson(name, scene.index.office(name, visit), nations.name(scene.index.country(name)), part)
    yield from _named(scene, seen)


def _part(fact: Fact, slot: str) -> str:
    done, planned = _PARTS.get((fact.type, slot), ("", ""))
    return done if fact.modality == "happened" else planned if fact.modality == "planned" else ""


def _named(scene: Scene, seen: list[str]) -> Iterator[BankPerson]:
    """Those of whom the sources give an office and no more."""
    for fact in scene.facts:
        for slot in fact.slots:
            if slot_kind(fact, slot) not in PERSONAL:
                continue
            for name in values(fact, slot):
                if not scene.index.is_person(name) or any(same_person(name, s) for s in seen):
                    continue
                seen.append(name)
                yield BankPerson(name, scene.index.office(name, scene.visit), nations.name(scene.index.country(name)), "is named")


def _events(scene: Scene) -> Iterator[BankEvent]:
    """The visit's events, dated ones in order; each said once."""
    told: dict[str, tuple[BankEvent, int]] = {}
    for fact in scene.facts:
        if fact.type not in _TIMELINE or fact.aside:
            continue
        text = statement(scene, fact)
        if not text:
            continue
        date = "".join(values(fact, "date")[:1])
        sources = list(dict.fromkeys(e.source for e in fact.evidence if e.source in scene.sources))
        event = BankEvent(text, date if spoken.precision(date) else "", fact.modality, fact.speaker, sources)
        told.setdefault(plain(text), (event, _rank(fact)))
    one_day = scene.visit.end in ("", scene.visit.start)
    ordered = sorted(told.values(), key=lambda e: (e[0].date or scene.visit.start, not e[0].date and not one_day, e[1]))
    yield from (event for event, _ in ordered)


def _rank(fact: Fact) -> int:
    """Where events of this type stand in the course of a day, from the arrival to the departure."""
    return _COURSE.index(fact.type) if fact.type in _COURSE else len(_COURSE) // 2
