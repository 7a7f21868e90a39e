"""Whether the proof of a question still stands when nothing generates it any more, and whether a person overruled its fact."""

import calendar
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from quiz.bank.itemrules.context import edtf_range
from quiz.bank.optiontext import bare
from quiz.bank.passages import calm, stands_in
from quiz.bank.question import Question
from quiz.bank.validity import same_value
from quiz.bank.verbatim import key_texts, shown_texts
from quiz.feed.corrections import Correction
from quiz.feed.model import Fact, SlotValue, Visit


class Standing:
    """What a build knows of facts, texts and corrections. `text_of` gives a source's text by its id, empty where there is none."""

    def __init__(self, visits: Iterable[Visit], text_of: Callable[[str], str], corrections: Iterable[Correction] = ()) -> None:
        self._facts = {f"{visit.id}/{fact.id}": fact for visit in visits for fact in visit.facts}
        self._corrections: dict[str, list[Correction]] = {}
        for correction in corrections:
            self._corrections.setdefault(correction.fact, []).append(correction)
        self._text = lru_cache(maxsize=16)(lambda source: calm(text_of(source)))

    def stands(self, question: Question) -> bool:
        """Whether the feed still has the fact, or the source the passage; not where a person struck the fact out."""
        if any(correction.drop for correction in self._corrections_of(question)):
            return False
        return self._fact_stands(question) or any(e.passage and stands_in(e.passage, self._text(e.source)) for e in question.evidence)

    def overruled(self, question: Question) -> bool:
        """Whether a person corrected the fact behind the question to something else than the question tells."""
        return any(correction.drop or _contradicts(correction, question) for correction in self._corrections_of(question))

    def _corrections_of(self, question: Question) -> list[Correction]:
        return self._corrections.get(question.generated.source, []) if question.generated else []

    def _fact_stands(self, question: Question) -> bool:
        made = question.generated
        fact = self._facts.get(made.source) if made else None
        if made is None or fact is None:
            return False
        return not made.slot or any(_tells(question, value) for value in _values(fact, made.slot))


def _values(fact: Fact, slot: str) -> Iterator[str]:
    yield from _listed(fact.slots.get(slot, []))


def _listed(value: SlotValue) -> list[str]:
    return [value] if isinstance(value, str) else value


def _contradicts(correction: Correction, question: Question) -> bool:
    for slot, value in correction.set.items():
        new = _listed(value)
        if any(_tells(question, text) for text in new):
            continue
        old = _listed(correction.was.get(slot, []))
        asked = question.generated is not None and question.generated.slot == slot
        if any(_tells(question, text) for text in old) or (asked and not old):
            return True
    return False


def _tells(question: Question, value: str) -> bool:
    """Whether the question asks for the value or says it; dates are EDTF in slots and prose in questions."""
    if any(same_value(key, value) for key in key_texts(question)):
        return True
    whole = f" {bare(' '.join(shown_texts(question)))} "
    return any(f" {bare(form)} " in whole for form in _forms(value))


def _forms(value: str) -> Iterator[str]:
    """The ways a slot's value is written in a question."""
    yield value
    told = edtf_range(value)
    if told and told.first == told.last:
        year, month, day = told.first
        yield f"{day} {calendar.month_name[month]} {year}"
        yield f"{calendar.month_name[month]} {day} {year}"
