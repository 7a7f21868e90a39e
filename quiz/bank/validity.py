"""Whether a wrong option of an earlier build may stay: the feed still knows it, and still nothing makes it right."""

from collections.abc import Callable, Iterable, Iterator

from quiz.bank.itemrules.context import edtf_range
from quiz.bank.optiontext import amount_of, bare, date_of, overlap
from quiz.bank.question import Distractor, Question
from quiz.feed.model import Fact, Visit


def validity(visits: Iterable[Visit]) -> Callable[[Question, Distractor], bool]:
    """The predicate for `rebuild`, over all visits that the bank's questions are about."""
    by_source: dict[str, tuple[Visit, Fact]] = {}
    known: set[str] = set()
    for visit in visits:
        known |= {bare(name) for person in (visit.visitor, visit.host) for name in (person.name, person.office) if name}
        for fact in visit.facts:
            by_source[f"{visit.id}/{fact.id}"] = visit, fact
            known |= {bare(value) for slot in fact.slots for value in _values(fact, slot)}

    def still_valid(question: Question, option: Distractor) -> bool:
        made = question.generated
        if made is None or not made.slot or made.source not in by_source:
            return False
        visit, fact = by_source[made.source]
        if not (date_of(option.text) or amount_of(option.text)) and bare(option.text) not in known:
            return False  # a name that was corrected since, or that no source has any more
        return not any(same_value(option.text, value) for value in _told(visit, fact.type, made.slot))

    return still_valid


def _told(visit: Visit, fact_type: str, slot: str) -> Iterator[str]:
    """All that the visit's facts of this type have in the slot: each could make an option right."""
    for fact in visit.facts:
        if fact.type == fact_type:
            yield from _values(fact, slot)


def _values(fact: Fact, slot: str) -> list[str]:
    value = fact.slots.get(slot, [])
    return [value] if isinstance(value, str) else value


def same_value(option: str, value: str) -> bool:
    """Whether an option says what a slot says, or a part of it; dates are EDTF in slots and prose in options."""
    date, told = date_of(option), edtf_range(value)
    if date and told:
        return date.first <= told.last and told.first <= date.last
    one, other = amount_of(option), amount_of(value)
    if one and other:
        return one.value == other.value
    return bare(option) == bare(value) or overlap(option, value)
