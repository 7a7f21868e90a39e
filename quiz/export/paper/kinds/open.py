"""An answer at length."""

from quiz.bank.kinds.open import Open
from quiz.export.paper.item import Draw, Item, Key, Layout

USUAL_LINES = 6


class OpenItem(Item, kw_only=True):
    """`lines` are the ruled lines to write on."""

    lines: int


def lay_out(question: Open, _draw: Draw, layout: Layout) -> OpenItem:
    lines = layout.answer_lines or USUAL_LINES
    return OpenItem(id=question.id, kind="open", prompt=question.prompt, points=len(question.points), lines=lines)


def key(_item: OpenItem, question: Open) -> Key:
    return Key("", list(question.points))
