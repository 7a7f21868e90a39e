"""Why an answer is right: the passages, their sources, the fact behind it, and what other sources say."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from quiz.bank import deck
from quiz.bank.deck import Bank
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.rebuild import is_edited
from quiz.citation import Evidence, Source
from quiz.errors import FormatError, QuizError, UsageError
from quiz.feed import store
from quiz.feed.model import Fact, Feed, Visit


class Passage(msgspec.Struct):
    """One place that proves the answer."""

    source: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    place: str = ""
    passage: str = ""


class FactTold(msgspec.Struct):
    """The fact behind a question, as the feed has it."""

    id: str
    type: str
    slots: dict[str, str | list[str]]
    modality: str
    speaker: str = ""
    open: list[str] = []
    conflict: str = ""


class Proof(msgspec.Struct):
    """All that is known about a question's answer. `also` are sources that agree, `otherwise` what others say instead."""

    id: str
    where: str
    type: str
    status: str
    prompt: str
    answer: str
    wrong: list[dict[str, str]] = []
    explanation: str = ""
    evidence: list[Passage] = []
    made_from: str = ""
    slot: str = ""
    rule: str = ""
    edited: bool = False
    fact: FactTold | None = None
    also: list[Passage] = []
    otherwise: list[str] = []


def proof_of(question_id: str, places: Iterable[Path]) -> Proof:
    """The proof of one question; an unknown id is a `QuizError` that names near ones."""
    known: list[str] = []
    faulty: list[FormatError] = []
    for path in deck.paths_of_banks(_existing(places)):
        try:
            if f"{question_id}" not in path.read_text(encoding="utf-8", errors="replace"):
                known += _ids(path)
                continue
            loaded = deck.load_with_text(path)
        except (FormatError, OSError) as error:
            faulty += [error] if isinstance(error, FormatError) else []
            continue
        question = next((q for q in loaded.bank.questions if q.id == question_id), None)
        if question:
            return _proof(question, loaded.bank, path, loaded.where(question_id))
        known += [q.id for q in loaded.bank.questions]
    if faulty and not known:
        raise faulty[0]
    near = difflib.get_close_matches(question_id, known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else " `quiz check --json` and the banks themselves show the ids."
    raise QuizError(f'no question has the id "{question_id}".{hint}')


def _existing(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.exists():
            raise UsageError("does not exist. Give a bank or a folder of banks.", str(place))
        yield place


def _ids(path: Path) -> list[str]:
    try:
        return [q.id for q in deck.load(path).questions]
    except FormatError:
        return []


def _proof(question: AnyQuestion, bank: Bank, path: Path, where: str) -> Proof:
    made = question.generated
    feed = _feed(path, bank)
    proof = Proof(
        id=question.id,
        where=where,
        type=question.KIND,
        status=question.status,
        prompt=question.prompt or getattr(question, "text", ""),
        answer=question.answer_text(),
        wrong=[{"text": d.text, "why": d.why} for d in question.wrong_options()],
        explanation=question.explanation,
        evidence=[_passage(e, bank.sources) for e in question.evidence],
        made_from=made.source if made else "",
        slot=made.slot if made else "",
        rule=made.rule if made else "",
        edited=is_edited(question),
    )
    if feed and made:
        _add_fact(proof, question, feed, bank)
    return proof


def _feed(path: Path, bank: Bank) -> Feed | None:
    """The deck's share of the feed, where it lies beside the bank."""
    place = path.parent / "feed" / f"{path.stem}.yaml"
    if not place.exists():
        place = path.parent / "feed" / f"{bank.deck.id}.yaml"
    return store.load(place) if place.exists() else None


def _add_fact(proof: Proof, question: AnyQuestion, feed: Feed, bank: Bank) -> None:
    visit_id, _, fact_id = proof.made_from.rpartition("/")
    visit = next((v for v in feed.visits if v.id == visit_id), None)
    fact = next((f for f in visit.facts if f.id == fact_id), None) if visit else None
    if visit is None or fact is None:
        return
    told = FactTold(fact.id, fact.type, fact.slots, fact.modality, fact.speaker, fact.open, fact.conflict)
    proof.fact = told
    shown = {(e.source, e.start) for e in question.evidence}
    sources = {**feed.sources, **bank.sources}
    proof.also = [_passage(e, sources) for e in fact.evidence if (e.source, e.start) not in shown]
    proof.otherwise = [fact.conflict] if fact.conflict else []
    proof.otherwise += list(_others(visit, fact, proof.slot, sources))


def _others(visit: Visit, fact: Fact, slot: str, sources: dict[str, Source]) -> Iterator[str]:
    """What other sources say instead: the same fact with another value in the slot that is asked."""
    mine = {e.source for e in fact.evidence}
    rest = {k: v for k, v in fact.slots.items() if k != slot}
    for other in visit.facts:
        theirs = {e.source for e in other.evidence}
        same = other.type == fact.type and other.id != fact.id and {k: v for k, v in other.slots.items() if k != slot} == rest
        if same and slot in other.slots and other.slots[slot] != fact.slots.get(slot) and theirs and not theirs & mine:
            value = other.slots[slot]
            names = ", ".join(sorted(sources[s].publisher or sources[s].title for s in theirs if s in sources))
            yield f"{names}: {slot} {value if isinstance(value, str) else ', '.join(value)} ({other.id})"


def _passage(evidence: Evidence, sources: dict[str, Source]) -> Passage:
    source = sources.get(evidence.source, Source(title=evidence.source))
    place = f"row {evidence.row}, {evidence.field}" if evidence.row else f"characters {evidence.start}–{evidence.end}"
    return Passage(evidence.source, source.title, source.publisher, source.published, source.url, place, evidence.passage)
