"""An answer of a few words on a line."""

from quiz.bank.kinds.short import Short
from quiz.export.paper.item import Draw, Item, Key, Layout


class ShortItem(Item, kw_only=True):
    """`lines` are the ruled lines to write on."""

    lines: int


def lay_out(question: Short, _draw: Draw, layout: Layout) -> ShortItem:
    return ShortItem(id=question.id, kind="short", prompt=question.prompt, lines=layout.answer_lines or 1)


def key(_item: ShortItem, question: Short) -> Key:
    return Key(question.answer, [question.answer], question.accept)
