"""A question's fields as plain text to be edited in a form, and back; a line an option, a line a pair."""

from typing import Any

from quiz.bank.deck import FIELD_ORDER, plain
from quiz.bank.question import Question
from quiz.yamltext import Flow, FlowList

_FORM = tuple(field for field in FIELD_ORDER if field not in {"id", "type", "evidence", "level", "status", "generated"})
LABELS = {
    "prompt": "Question",
    "text": "Sentence with blanks, {{c1::answer::hint}}",
    "answer": "Answer",
    "answers": "Right answers, one a line",
    "distractors": "Wrong options, one a line: text | what it would have been right for",
    "accept": "Other accepted forms, one a line",
    "correction": "Correction of the false statement",
    "items": "Items in the right order, one a line",
    "pairs": "Pairs, one a line: left = right",
    "extra": "Right-hand decoys, one a line",
    "points": "Points of a good answer, one a line",
    "explanation": "Explanation",
    "tags": "Tags, one a line",
}


def fields_of(question: Question) -> dict[str, str]:
    """The fields that a form can show as text without loss, in the file's order, the empty ones too."""
    data = plain(question)
    own = set(question.__struct_fields__)
    shown = {field: to_text(field, data.get(field, "")) for field in _FORM if field in own}
    return {field: text for field, text in shown.items() if (from_text(field, text) or "") == data.get(field, "")}


def to_text(field: str, value: Any) -> str:
    """One field's value as lines of text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if field == "pairs":
        return "\n".join(f"{left} = {right}" for left, right in value)
    return "\n".join(item if isinstance(item, str) else f"{item['text']} | {item.get('why', '')}" for item in value)


def from_text(field: str, text: str) -> Any:
    """The value of lines of text as the file has it; None where the field is empty."""
    if not text.strip():
        return None
    if field in {"prompt", "text", "explanation", "correction"}:
        return text
    if field == "answer":
        return {"true": True, "false": False}.get(text, text)
    lines = [line for line in text.split("\n") if line.strip()]
    if field == "pairs":
        return [FlowList(line.split(" = ", 1)) for line in lines]
    if field == "distractors":
        return [_option(line) for line in lines]
    return FlowList(lines) if field == "tags" else lines


def _option(line: str) -> Any:
    text, bar, why = line.partition(" | ")
    return Flow({"text": text, "why": why}) if bar and why.strip() else text
