"""A text with blanks to fill. All blanks are equally long, whatever belongs into them."""

import msgspec

from quiz.bank.kinds.cloze import Cloze
from quiz.export.paper.item import Draw, Item, Key, Layout


class Gap(msgspec.Struct):
    """A stretch of text and the blank after it; `blank` is 0 after the last stretch, `hint` may be empty."""

    text: str
    blank: int
    hint: str


class ClozeItem(Item, kw_only=True):
    """`gaps` in the order of the text; blanks are numbered when there are several. `width` is in em."""

    gaps: list[Gap]
    numbered: bool
    width: int


def lay_out(question: Cloze, _draw: Draw, layout: Layout) -> ClozeItem:
    blanks = question.blanks()
    gaps, at = [], 0
    for number, blank in enumerate(blanks, 1):
        gaps.append(Gap(text=question.text[at : blank.start], blank=number, hint=blank.hint))
        at = blank.end
    gaps.append(Gap(text=question.text[at:], blank=0, hint=""))
    width = min(60, 13 * (layout.answer_lines or 1))
    return ClozeItem(
        id=question.id, kind="cloze", prompt=question.prompt, points=len(blanks), gaps=gaps, numbered=len(blanks) > 1, width=width
    )


def key(item: ClozeItem, question: Cloze) -> Key:
    answers = [b.answer for b in question.blanks()]
    shown = [f"({n}) {text}" for n, text in enumerate(answers, 1)] if item.numbered else answers
    return Key("; ".join(shown), [question.solved()], question.accept)
