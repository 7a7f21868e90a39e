"""The teacher's key, read off the printed sheet: for each item its answer, its reason and its sources."""

from collections.abc import Iterable, Mapping

import msgspec

from quiz.bank.deck import Bank
from quiz.bank.question import Question
from quiz.citation import Source
from quiz.export.paper.item import Item
from quiz.export.paper.kinds.all import BY_KIND
from quiz.export.paper.sheet import Sheet, Task


class KeyEntry(msgspec.Struct):
    """The answer to one item. `short` fits into the marking strip; `sources` are titles with publishers and dates."""

    item: Item
    short: str
    lines: list[str]
    also: list[str]
    explanation: str
    sources: list[Source]
    passages: list[str]
    draft: bool


def entries(sheet: Sheet, tasks: Iterable[Task], bank: Bank) -> dict[str, KeyEntry]:
    """The key of `sheet` by question id, in the order of the sheet."""
    by_id: Mapping[str, Task] = {task.id: task for task in tasks}
    return {item.id: _entry(item, by_id[item.id], bank) for item in sheet.items}


def _entry(item: Item, task: Task, bank: Bank) -> KeyEntry:
    key = BY_KIND[item.kind].key(item, task)
    if not isinstance(task, Question):
        return KeyEntry(item, key.short, key.lines, key.also, "", [], [], False)
    evidence = [e for e in task.evidence if e.source in bank.sources]
    sources = [bank.sources[name] for name in dict.fromkeys(e.source for e in evidence)]
    passages = [e.passage for e in evidence if e.passage.strip()][:1]  # the first proves it; others only agree
    draft = task.status == "draft"
    return KeyEntry(item, key.short, key.lines, key.also, task.explanation, sources, passages, draft)
