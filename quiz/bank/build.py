"""The main job: sources -> documents -> facts -> visits -> feed and banks, with a report of everything that was held back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from quiz.bank import deck as banks
from quiz.bank.deck import DeckInfo, LoadedBank
from quiz.bank.make.bank import Made, make_bank
from quiz.bank.make.index import FeedIndex
from quiz.bank.rebuild import Rebuilt, rebuild
from quiz.citation import Evidence, Source
from quiz import yamltext
from quiz.errors import QuizError
from quiz.feed import corrections, store
from quiz.feed.extract import Extraction, extract
from quiz.feed.merge import Merged, merge, slug
from quiz.feed.model import Feed, Visit
from quiz.sources.document import Document


class DeckReport(msgspec.Struct):
    """What became of one deck."""

    deck: str
    title: str
    questions: int
    by_type: dict[str, int]
    kept: list[str]
    changed: list[str]
    added: list[str]
    retired: list[str]
    differing: list[str]
    facts: list[Any]
    dropped: list[Any]


class Report(msgspec.Struct):
    """What the build found, asked and held back, for `report.json` and the summary."""

    documents: list[dict[str, Any]] = []
    decks: list[DeckReport] = []
    faults: list[str] = []
    notes: list[str] = []
    unused_corrections: list[str] = []


class Built(msgspec.Struct):
    """Files ready to be written: name below the output folder -> text; and the report."""

    files: dict[str, str]
    report: Report


class Texts:
    """Document texts by source id, for passages."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def passage(self, evidence: Evidence) -> str:
        text = self.texts.get(evidence.source, "")
        return " ".join(text[evidence.start : evidence.end].split()) if evidence.start >= 0 else ""


def build(
    documents: Iterable[Document],
    out: Path,
    *,
    max_verbatim: int | None = None,
    seen: Callable[[Document, Extraction], None] = lambda _document, _extraction: None,
) -> Built:
    """Read the documents and make what `out` is to hold. Nothing is written; what stands in `out` is joined, never lost."""
    texts, sources, extractions = Texts(), dict[str, Source](), list[Extraction]()
    for document in documents:
        sources[document.id] = document.source
        texts.texts[document.id] = document.text
        extraction = extract(document)
        extractions.append(extraction)
        seen(document, extraction)
    if not extractions:
        raise QuizError("no document could be read.")
    merged = merge(extractions, sources)
    report = Report(documents=[_document_report(e, sources[e.document], merged) for e in extractions])
    if not merged.visits:
        return Built({}, report)
    visits = _corrected(merged.visits, out, report)
    return _banks(visits, sources, texts, out, report, max_verbatim)


def _corrected(visits: list[Visit], out: Path, report: Report) -> list[Visit]:
    """The visits with a person's corrections, which stand beside the feed."""
    path = corrections.path_in(out)
    if not path.is_file():
        return visits
    applied = corrections.apply(visits, corrections.load(path), str(path))
    report.unused_corrections = [str(fault) for fault in applied.gone]
    return applied.visits


def _banks(visits: list[Visit], sources: dict[str, Source], texts: Texts, out: Path, report: Report, max_verbatim: int | None) -> Built:
    index = FeedIndex(visits)
    files: dict[str, str] = {}
    names = deck_ids(visits)
    for visit in visits:
        deck = names[visit.id]
        cited = {s: sources[s] for s in sorted(_sources_of(visit)) if s in sources}
        files[f"feed/{deck}.yaml"] = store.dump(Feed(deck=deck, title=visit.title, sources=cited, visits=[visit]))
        made = make_bank(DeckInfo(deck, visit.title), [visit], index, sources, texts.passage, max_verbatim=max_verbatim)
        joined = rebuild(_old(out / f"{deck}.yaml"), made.bank)
        files[f"{deck}.yaml"] = joined.text
        report.decks.append(_deck_report(deck, visit, made, joined))
    return Built(files, report)


def _old(path: Path) -> LoadedBank | None:
    return banks.load_with_text(path) if path.is_file() else None


def deck_ids(visits: list[Visit]) -> dict[str, str]:
    """Visit id -> deck id, `xi-jinping-russia-2025`; the month is added where a year has two."""
    short = {v.id: slug(f"{v.visitor.name} {_where(v)} {v.start[:4]}") for v in visits}
    twice = {d for d in short.values() if list(short.values()).count(d) > 1}
    month = {v.id: slug(f"{v.visitor.name} {_where(v)} {v.start[:7]}") if short[v.id] in twice else short[v.id] for v in visits}
    again = {d for d in month.values() if list(month.values()).count(d) > 1}
    return {v.id: slug(f"{v.visitor.name} {_where(v)} {v.start}") if month[v.id] in again else month[v.id] for v in visits}


def _where(visit: Visit) -> str:
    from quiz.feed.merge import country_name

    return country_name(visit.host.country) if visit.host.country else f"meeting {visit.host.name}"


def _sources_of(visit: Visit) -> set[str]:
    return {e.source for f in visit.facts for e in f.evidence} | {e.source for e in visit.evidence}


def _document_report(extraction: Extraction, source: Source, merged: Merged) -> dict[str, Any]:
    held = [{"type": h.type, "gate": h.gate, "start": h.start, "end": h.end, "slots": h.slots} for h in extraction.held]
    return {
        "source": extraction.document,
        "title": source.title,
        "visit": merged.of_document.get(extraction.document, ""),
        "left_out": merged.left_out.get(extraction.document, ""),
        "facts": len(extraction.facts),
        "held": held,
        "silent": [list(s) for s in extraction.silent],
    }


def _deck_report(deck: str, visit: Visit, made: Made, joined: Rebuilt) -> DeckReport:
    by_type: dict[str, int] = {}
    for question in joined.bank.questions:
        by_type[question.KIND] = by_type.get(question.KIND, 0) + 1
    return DeckReport(
        deck,
        visit.title,
        len(joined.bank.questions),
        by_type,
        joined.kept,
        joined.changed,
        joined.added,
        joined.retired,
        joined.differing,
        yamltext.slim(made.report),
        yamltext.slim(made.dropped),
    )
