"""What else could be right: values that some fact of the feed puts, or may put, where the key stands."""

from collections.abc import Iterator

from quiz.bank.make.index import PERSONAL, Placed, slot_kind, values
from quiz.bank.make.sameness import alike, same, same_person
from quiz.bank.make.scene import Scene
from quiz.feed.model import Fact

_SLOT_FAMILY = {
    "place": ("place", "city"),
    "city": ("city", "place"),
    "date": ("date", "start", "end"),
    "start": ("start", "date"),
    "end": ("end", "date"),
}

_REPEATED = frozenset({"meet", "talks", "call", "press", "host", "attend", "speech", "ceremony"})


def equal(kind: str, a: str, b: str) -> bool:
    """Whether two values of a kind may be one."""
    if kind in PERSONAL:
        return same_person(a, b)
    if kind == "date":
        return a.startswith(b) or b.startswith(a)
    if kind in ("predicate", "quote", "topics", "event", "document", "text"):
        return alike(a, b, 0.6)
    return same(a, b)


def compatible(fact: Fact, other: Placed, shown: set[str]) -> bool:
    """Whether a stem about `fact` that shows these slots may also be read as one about the other fact."""
    if other.fact.type in ("statement", "quote") and fact.type in ("statement", "quote"):
        mine, its = [*values(fact, "predicate"), *values(fact, "text")], [*values(other.fact, "predicate"), *values(other.fact, "text")]
        return any(alike(a, b, 0.6) for a in mine for b in its)
    if fact.type in ("statement", "quote") or other.fact.type in ("statement", "quote"):
        return False  # whoever else speaks says something else
    if "date" in shown and not _dates_meet(fact, other.fact):
        return False
    for slot in shown & {"place", "event", "doc", "gift", "award", "office", "org", "of", "unit", "daytime"}:
        mine, its = values(fact, slot), values(other.fact, slot)
        if mine and its and other.fact.type == fact.type and not any(equal(slot_kind(fact, slot), a, b) for a in mine for b in its):
            return False
    people = [v for slot in shown for v in values(fact, slot) if slot_kind(fact, slot) in PERSONAL]
    present = [v for slot in other.fact.slots for v in values(other.fact, slot) if slot_kind(other.fact, slot) in PERSONAL]
    if other.fact.type == fact.type and people and present and slot_needs_person(fact):
        return any(same_person(a, b) for a in people for b in present)
    return True


def slot_needs_person(fact: Fact) -> bool:
    """Whether another fact of this type about other people is another matter."""
    return fact.type not in ("ceremony", "topics", "agreements", "anniversary")


def _dates_meet(fact: Fact, other: Fact) -> bool:
    mine, its = values(fact, "date"), values(other, "date")
    if not mine or not its:
        return True
    return mine[0].startswith(its[0]) or its[0].startswith(mine[0])


def rivals(scene: Scene, fact: Fact, slot: str, shown: set[str]) -> Iterator[str]:
    """Values of the slot's kind in facts that the stem may also be about. They are no wrong options."""
    kind = slot_kind(fact, slot)
    for other in scene.index.relatives(scene.visit, fact):
        if not compatible(fact, other, shown - {slot}):
            continue
        if kind in PERSONAL:
            for its in other.fact.slots:
                if slot_kind(other.fact, its) in PERSONAL:
                    yield from values(other.fact, its)
        else:
            for its in _SLOT_FAMILY.get(slot, (slot,)):
                yield from values(other.fact, its)


def half_told(scene: Scene, fact: Fact, slot: str, shown: set[str]) -> bool:
    """Whether the stem also fits an occasion whose day or place no source tells: any day or place may then be right.

    Of what happens once on a visit, such as the arrival, a second report is the same occasion.
    """
    if slot not in ("date", "daytime", "place", "city") or fact.type not in _REPEATED:
        return False
    return any(
        other.fact.type == fact.type
        and not values(other.fact, slot)
        and compatible(fact, other, shown - {slot})
        and _same_company(scene, fact, other.fact)
        for other in scene.index.relatives(scene.visit, fact)
    )


def _same_company(scene: Scene, fact: Fact, other: Fact) -> bool:
    """Whether all whom the visitor met in one fact are in the other."""
    mine, theirs = ([v for s in f.slots if slot_kind(f, s) in PERSONAL for v in values(f, s)] for f in (fact, other))
    return all(any(same_person(a, b) for b in theirs) for a in mine if not same_person(a, scene.visit.visitor.name))


def is_unique(scene: Scene, fact: Fact, slot: str, shown: set[str]) -> bool:
    """Whether nothing in the feed but the key would be a right answer, as a question without options needs it."""
    kind = slot_kind(fact, slot)
    keys = values(fact, slot)
    if slot in fact.open or half_told(scene, fact, slot, shown):
        return False
    told = [v for s in shown for v in values(fact, s)]
    for other in scene.index.relatives(scene.visit, fact):
        if other.fact.type != fact.type or not compatible(fact, other, shown - {slot}):
            continue
        for value in values(other.fact, slot):
            if not any(equal(kind, value, k) for k in keys) and not any(equal(kind, value, t) for t in told):
                return False
    return True
