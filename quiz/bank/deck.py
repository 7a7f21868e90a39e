"""One deck, one file: loading with every fault found, and writing. `rebuild.py` joins an old file with new questions."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from quiz import atomic, yamltext
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.lines import Entry, cut
from quiz.bank.question import DELIVERED, Question
from quiz.citation import Evidence, Source
from quiz.errors import FormatError, QuizError

FORMAT: Literal["question-bank/1"] = "question-bank/1"
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


class LoadedBank(msgspec.Struct):
    """A bank together with its own text, so that a person's lines can be kept byte for byte."""

    bank: Bank
    path: Path
    entries: list[Entry]
    head: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """The file's text."""
        return self.head + "".join(e.lead + e.body for e in self.entries) + self.tail

    def where(self, question_id: str) -> str:
        """`file:line` of a question."""
        line = next((e.line for e in self.entries if e.question.id == question_id), 1)
        return f"{self.path}:{line}"


def load(path: Path) -> Bank:
    """Load one bank; a `FormatError` holds every fault of the file, each with its line."""
    return from_loaded(yamltext.read(path))


def parse_bytes(raw: bytes, name: str) -> Bank:
    """Load one bank from its file's bytes."""
    return from_loaded(yamltext.parse_bytes(raw, name))


def load_with_text(path: Path) -> LoadedBank:
    """Load one bank and keep the lines of each question."""
    return _with_text(yamltext.read(path), path)


def parse_with_text(text: str, path: Path) -> LoadedBank:
    """Load one bank from its text; `path` is where it lies or will lie."""
    return _with_text(yamltext.parse(text, str(path)), path)


def _with_text(loaded: yamltext.Loaded, path: Path) -> LoadedBank:
    bank = from_loaded(loaded)
    pieces = cut(loaded, bank.questions)
    return LoadedBank(bank, path, pieces.entries, pieces.head, pieces.tail)


def parse(text: str, name: str = "bank") -> Bank:
    """Load a bank from its text."""
    return from_loaded(yamltext.parse(text, name))


def from_loaded(loaded: yamltext.Loaded) -> Bank:
    """The bank of a parsed file; a `FormatError` holds every fault."""
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


# a struct writes its tag first, its inherited fields next; readers want stem and answer together
FIELD_ORDER = (
    *("id", "type", "prompt", "text", "answer", "answers", "distractors", "accept", "correction", "items", "pairs", "extra", "points"),
    *("explanation", "evidence", "tags", "level", "status", "generated"),
)


def plain(question: Question) -> dict[str, Any]:
    """A question as it is written: only what it has, evidence and provenance on one line each."""
    data: dict[str, Any] = yamltext.slim(question)
    data["level"], data["status"] = question.level, question.status
    for key, look in _LOOKS.items():
        if key in data:
            data[key] = look(data[key])
    return {key: data[key] for key in FIELD_ORDER if key in data}


def _option(option: Any) -> Any:
    if isinstance(option, str):
        return option
    return yamltext.Flow(option) if len(option) > 1 else option["text"]


_LOOKS: dict[str, Callable[[Any], Any]] = {
    "tags": yamltext.FlowList,
    "evidence": lambda places: [yamltext.Flow(place) for place in places],
    "generated": yamltext.Flow,
    "pairs": lambda pairs: [yamltext.FlowList(pair) for pair in pairs],
    "distractors": lambda options: [_option(option) for option in options],
}


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
