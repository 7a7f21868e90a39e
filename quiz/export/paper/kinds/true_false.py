"""A statement to be judged, with room for the correction on every one, so that the room tells nothing."""

from quiz.bank.kinds.true_false import TrueFalse
from quiz.export.paper.item import Draw, Item, Key, Layout


class TrueFalseItem(Item, kw_only=True):
    """`lines` is the room for a correction."""

    lines: int


def lay_out(question: TrueFalse, _draw: Draw, layout: Layout) -> TrueFalseItem:
    return TrueFalseItem(id=question.id, kind="true-false", prompt=question.prompt, lines=layout.answer_lines or 1)


def key(_item: TrueFalseItem, question: TrueFalse) -> Key:
    return Key("true" if question.answer else "false", [question.correction] if question.correction else [])
