"""One version of a worksheet: sections by question type, numbered through, with points."""

from collections.abc import Mapping, Sequence

import msgspec

from quiz.bank.deck import Bank
from quiz.bank.kinds.all import AnyQuestion
from quiz.export.paper.item import Draw, Item, Layout, letter_of
from quiz.export.paper.kinds.all import BY_KIND, PAPER_KINDS
from quiz.export.paper.timeline import TimelineTask
from quiz.export.paper.wordbank import word_bank

Task = AnyQuestion | TimelineTask
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Section(msgspec.Struct):
    """Items of one type under one heading; `words` is the word bank, empty where there is none."""

    kind: str
    items: list[Item]
    words: list[str]


class Sheet(msgspec.Struct):
    """What a student gets, with nothing of the key."""

    title: str
    language: str
    version: str
    seed: int
    sections: list[Section]
    minutes: int | None = None

    @property
    def points(self) -> int:
        return sum(item.points for item in self.items)

    @property
    def items(self) -> list[Item]:
        return [item for section in self.sections for item in section.items]


def version_name(turn: int) -> str:
    """A, B, … Z, AA: Latin in every language, since files are called by it."""
    return letter_of(turn, LATIN)


def make_sheet(
    bank: Bank, tasks: Sequence[Task], *, turn: int, seed: int, layout: Layout, minutes: int | None = None, language: str = ""
) -> Sheet:
    """Version number `turn` of a sheet with these tasks. The first keeps their order within each section, the others shuffle it."""
    by_kind: Mapping[str, list[Task]] = {kind.kind: [t for t in tasks if kind.kind == t.KIND] for kind in PAPER_KINDS}
    sheet = Sheet(bank.deck.title, language or bank.deck.language, version_name(turn), seed, [], minutes)
    number = 0
    for kind, of_kind in by_kind.items():
        if not of_kind:
            continue
        if turn:
            Draw(seed, turn, f"{bank.deck.id}/{kind}").rng.shuffle(of_kind)
        items = [_item(task, turn, seed, layout) for task in of_kind]
        for number, item in enumerate(items, number + 1):  # noqa: B020 - numbers run on from section to section
            item.number = number
        sheet.sections.append(Section(kind, items, _words(bank, kind, of_kind, turn, seed, layout)))
    return sheet


def _item(task: Task, turn: int, seed: int, layout: Layout) -> Item:
    item = BY_KIND[task.KIND].lay_out(task, Draw(seed, turn, task.id), layout)
    item.points = layout.points.get(item.kind, item.points)
    return item


def _words(bank: Bank, kind: str, tasks: Sequence[Task], turn: int, seed: int, layout: Layout) -> list[str]:
    if not layout.word_bank or kind not in {"short", "cloze"}:
        return []
    questions = [t for t in tasks if not isinstance(t, TimelineTask)]
    return word_bank(questions, bank.questions, layout.decoys, Draw(seed, turn, f"{bank.deck.id}/{kind}/words").rng)
