"""What is wrong with a feed, beyond what its schema says: unknown types and slots, doubled ids, dates, evidence."""

import re
from collections.abc import Iterator
from pathlib import Path

from quiz import yamltext
from quiz.citation import Evidence
from quiz.errors import FormatError
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import FORMAT, Fact, Feed, Visit

Path_ = tuple[str | int, ...]
Fault = tuple[Path_, str]

_EDTF = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?")


def load(path: Path) -> tuple[Feed, yamltext.Loaded]:
    """The feed and its lines; a `FormatError` says what the schema refuses."""
    loaded = yamltext.read(path)
    if not isinstance(loaded.data, dict) or loaded.data.get("format") != FORMAT:
        raise FormatError(f'is no visits feed. Its first key should be "format: {FORMAT}".', loaded.where())
    return yamltext.typed(loaded, Feed), loaded


def feed_faults(feed: Feed) -> Iterator[Fault]:
    """Yield (path, message) for every fault of a feed."""
    seen: set[str] = set()
    for number, visit in enumerate(feed.visits):
        at: Path_ = ("visits", number)
        if visit.id in seen:
            yield (*at, "id"), f'the visit "{visit.id}" stands twice. Give one another id.'
        seen.add(visit.id)
        yield from ((at + path, message) for path, message in _visit_faults(visit, feed))


def _visit_faults(visit: Visit, feed: Feed) -> Iterator[Fault]:
    if not visit.id.strip():
        yield ("id",), "the visit has no id."
    if not visit.visitor.name.strip():
        yield ("visitor",), "the visit has no visitor. Write visitor: {name: …}."
    for field, date in (("start", visit.start), ("end", visit.end)):
        if date and not _EDTF.fullmatch(date):
            yield (field,), f'"{date}" is no date. Write 2025-05-07, 2025-05 or 2025.'
    if visit.end and visit.start and visit.end[: len(visit.start)] < visit.start[: len(visit.end)]:
        yield ("end",), f"the visit ends on {visit.end}, before it starts on {visit.start}."
    ids: set[str] = set()
    for number, fact in enumerate(visit.facts):
        if fact.id in ids:
            yield ("facts", number, "id"), f'the fact "{fact.id}" stands twice in its visit. Give one another id.'
        ids.add(fact.id)
        yield from ((("facts", number, *path), message) for path, message in _fact_faults(fact, feed))


def _fact_faults(fact: Fact, feed: Feed) -> Iterator[Fault]:
    kind = BY_NAME.get(fact.type)
    if kind is None:
        yield ("type",), f'"{fact.type}" is no fact type. Known are {", ".join(BY_NAME)}.'
        return
    for slot in fact.slots:
        if slot not in kind.slots:
            yield ("slots", slot), f'a {fact.type} has no slot "{slot}". It has {", ".join(kind.slots)}.'
    for slot in kind.needs:
        if not fact.slots.get(slot):
            yield ("slots",), f'a {fact.type} needs the slot "{slot}".'
    for slot in fact.open:
        if slot not in fact.slots:
            yield ("open",), f'the open slot "{slot}" is not among the slots.'
    if not fact.evidence:
        yield ("evidence",), "the fact has no evidence. Name its source."
    for number, evidence in enumerate(fact.evidence):
        yield from ((("evidence", number), message) for message in _evidence_faults(evidence, feed))


def _evidence_faults(evidence: Evidence, feed: Feed) -> Iterator[str]:
    if evidence.source not in feed.sources:
        yield f'the source "{evidence.source}" is not among the sources above.'
    if (evidence.start, evidence.end) != (-1, -1) and not 0 <= evidence.start < evidence.end:
        yield "evidence needs 0 <= start < end."
