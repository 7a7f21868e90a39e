"""One deck, one file: loading with every fault found, and writing. `rebuild.py` joins an old file with new questions."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from quiz import atomic, yamltext
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.question import DELIVERED, Question
from quiz.citation import Evidence, Source
from quiz.errors import FormatError, QuizError

FORMAT = "question-bank/1"
HEADER = "# yaml-language-server: $schema=question-bank.schema.json\n"


class DeckInfo(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What stands on a deck's cover."""

    id: str
    title: str
    description: str = ""
    language: str = "en"


class BankPerson(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who took part, with the office held at that time and the part played (visitor, host, welcomed him, …)."""

    name: str
    office: str = ""
    country: str = ""
    part: str = ""


class BankEvent(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One event of a visit in a sentence of our own. `date` is EDTF or empty; `sources` are source ids."""

    text: str
    date: str = ""
    modality: Literal["happened", "planned", "cancelled"] = "happened"
    speaker: str = ""
    sources: list[str] = []


class BankVisit(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What handouts and timelines need to know of a visit."""

    id: str
    title: str
    start: str
    end: str = ""
    kind: str = "other"
    place: str = ""
    people: list[BankPerson] = []
    events: list[BankEvent] = []


class Bank(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A deck with its sources, visits and questions."""

    deck: DeckInfo
    format: Literal["question-bank/1"] = FORMAT
    sources: dict[str, Source] = {}
    visits: list[BankVisit] = []
    questions: list[AnyQuestion] = []

    def delivered(self, approved_only: bool = False) -> list[AnyQuestion]:
        """The questions that learners get: drafts and approved ones, or the approved alone."""
        wanted = {"approved"} if approved_only else DELIVERED
        return [q for q in self.questions if q.status in wanted]


class Entry(msgspec.Struct):
    """One question's lines as they stand in the file: `lead` are the comment and blank lines above it."""

    question: AnyQuestion
    lead: str
    body: str
    line: int


class LoadedBank(msgspec.Struct):
    """A bank together with its own text, so that a person's lines can be kept byte for byte."""

    bank: Bank
    path: Path
    entries: list[Entry]

    def where(self, question_id: str) -> str:
        """`file:line` of a question."""
        line = next((e.line for e in self.entries if e.question.id == question_id), 1)
        return f"{self.path}:{line}"


def load(path: Path) -> Bank:
    """Load one bank; a `FormatError` holds every fault of the file, each with its line."""
    return _typed(yamltext.read(path))


def load_with_text(path: Path) -> LoadedBank:
    """Load one bank and keep the lines of each question."""
    loaded = yamltext.read(path)
    bank = _typed(loaded)
    return LoadedBank(bank, path, list(_entries(loaded, bank.questions)))


def parse(text: str, name: str = "bank") -> Bank:
    """Load a bank from its text."""
    return _typed(yamltext.parse(text, name))


def _typed(loaded: yamltext.Loaded) -> Bank:
    if not isinstance(loaded.data, dict) or loaded.data.get("format") != FORMAT:
        raise FormatError(f'is no question bank. Its first key should be "format: {FORMAT}".', loaded.where())
    try:
        bank = msgspec.convert(loaded.data, Bank, strict=False)
    except msgspec.ValidationError:
        faults = tuple(_schema_faults(loaded))
        raise FormatError(faults[0].message, faults[0].where, faults) from None
    if any(True for _ in bank_faults(bank)):
        faults = tuple(QuizError(message, loaded.where(path)) for path, message in bank_faults(bank))
        raise FormatError(faults[0].message, faults[0].where, faults)
    return bank


def _schema_faults(loaded: yamltext.Loaded) -> Iterator[QuizError]:
    """Check head and questions apart, so that one fault does not hide the next."""
    head = {key: value for key, value in loaded.data.items() if key != "questions"}
    try:
        msgspec.convert(head, Bank, strict=False)
    except msgspec.ValidationError as error:
        yield yamltext.schema_fault(loaded, error, Bank, ())
    questions = loaded.data.get("questions", [])
    if not isinstance(questions, list):
        yield QuizError("questions is not a list. Start each question with a dash.", loaded.where(("questions",)))
        return
    for index, question in enumerate(questions):
        try:
            msgspec.convert(question, AnyQuestion, strict=False)
        except msgspec.ValidationError as error:
            kind = question.get("type") if isinstance(question, dict) else None
            struct = next((k for k in KINDS if kind == k.KIND), AnyQuestion)
            yield yamltext.schema_fault(loaded, error, struct, ("questions", index))


def bank_faults(bank: Bank) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield (path, message) for all that the schema cannot say: doubled ids, unknown sources, each type's own rules."""
    seen: dict[str, int] = {}
    for index, question in enumerate(bank.questions):
        at: tuple[str | int, ...] = ("questions", index)
        if not question.id.strip():
            yield (*at, "id"), "the id is empty."
        elif question.id in seen:
            yield (*at, "id"), f'the id "{question.id}" stands twice. Ids are minted once; give the new question another.'
        seen.setdefault(question.id, index)
        for field, message in question.own_faults():
            yield (*at, field), message
        for number, evidence in enumerate(question.evidence):
            for message in _evidence_faults(evidence, bank):
                yield (*at, "evidence", number), message


def _evidence_faults(evidence: Evidence, bank: Bank) -> Iterator[str]:
    if evidence.source not in bank.sources:
        yield f'the source "{evidence.source}" is not among the sources above.'
    if evidence.row:
        return
    if not 0 <= evidence.start < evidence.end:
        yield "evidence needs start and end with 0 <= start < end, or row and field."


def _entries(loaded: yamltext.Loaded, questions: list[AnyQuestion]) -> Iterator[Entry]:
    """Cut the file's text at the questions; comment and blank lines above one belong to it."""
    node = loaded.find(("questions",))
    if not questions or node is loaded.node:
        return
    lines = loaded.text.splitlines(keepends=True)
    firsts = [item.start_mark.line for item in node.value]
    leads = [_lead_start(lines, first, after) for first, after in zip(firsts, [firsts[0], *firsts], strict=False)]
    ends = [*leads[1:], len(lines)]
    for question, lead, first, end in zip(questions, leads, firsts, ends, strict=True):
        yield Entry(question, "".join(lines[lead:first]), "".join(lines[first:end]), first + 1)


def _lead_start(lines: list[str], first: int, after: int) -> int:
    start = first
    while start - 1 > after and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    return start


def plain(question: Question) -> dict[str, Any]:
    """A question as it is written: only what it has, evidence and provenance on one line each."""
    data: dict[str, Any] = yamltext.slim(question)
    # a struct writes its tag first, its inherited fields next; readers want stem and answer together
    order = ("id", "type", "prompt", "text", *_own_fields(question), "explanation", "evidence", "tags", "level", "status", "generated")
    data = {key: data[key] for key in order if key in data}
    data["level"], data["status"] = question.level, question.status
    for key in ("tags",):
        if key in data:
            data[key] = yamltext.FlowList(data[key])
    if "evidence" in data:
        data["evidence"] = [yamltext.Flow(e) for e in data["evidence"]]
    if "generated" in data:
        data["generated"] = yamltext.Flow(data["generated"])
    if "pairs" in data:
        data["pairs"] = [yamltext.FlowList(p) for p in data["pairs"]]
    if "distractors" in data:
        data["distractors"] = [d if isinstance(d, str) else d["text"] if len(d) == 1 else yamltext.Flow(d) for d in data["distractors"]]
    return {key: data[key] for key in (*(k for k in order if k in data),)}


def _own_fields(question: Question) -> list[str]:
    return [f for f in type(question).__struct_fields__ if f not in Question.__struct_fields__]


def question_text(question: Question) -> str:
    """One question as YAML, starting with its dash."""
    return yamltext.dump([plain(question)])


def head_text(bank: Bank) -> str:
    """Everything above the questions."""
    data: dict[str, Any] = {"format": FORMAT, "deck": yamltext.slim(bank.deck)}
    if bank.sources:
        data["sources"] = {key: yamltext.slim(source) for key, source in bank.sources.items()}
    if bank.visits:
        data["visits"] = yamltext.slim(bank.visits)
    return HEADER + yamltext.dump(data)


def dump(bank: Bank, text_of: Callable[[AnyQuestion], str] = question_text) -> str:
    """The bank as YAML. `text_of` may give the kept lines of a question instead of fresh ones."""
    if not bank.questions:
        return head_text(bank) + "questions: []\n"
    return head_text(bank) + "questions:\n" + "".join(text_of(q) for q in bank.questions)


def save(bank: Bank, path: Path) -> None:
    """Write the bank whole or not at all."""
    atomic.write_text(path, dump(bank))


def digest(question: Question) -> str:
    """Twelve hex digits over what a learner sees: not status, tags, level or comments."""
    data = yamltext.slim(question)
    for key in ("id", "tags", "status", "level", "generated"):
        data.pop(key, None)
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def paths_of_banks(places: Iterable[Path]) -> list[Path]:
    """The bank files named, and those that lie directly in the folders named; `feed/` is not looked into."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(p for p in place.glob("*.yaml") if is_bank(p))
        else:
            found.append(place)
    return found


def is_bank(path: Path) -> bool:
    """Whether the file's first lines name the bank format (a broken bank still counts as one)."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return any("question-bank/" in line for line, _ in zip(file, range(20), strict=False))
    except OSError:
        return False
