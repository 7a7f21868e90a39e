"""Flashcards: what stands on each side, how large its letters are, and where its back stands on the next page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.true_false import TrueFalse
from quiz.export.paper.columns import width
from quiz.export.paper.item import Draw
from quiz.export.paper.words import Words

ROWS = 4  # on a page, so that a card is 85 x 60 mm and fits A4 and Letter alike
SIZES = ((110, "l"), (230, "m"), (420, "s"))  # characters that fit at each size
LINE = 38  # characters that a line of a list takes up at least
Flip = Literal["long", "short"]


class Side(msgspec.Struct):
    """One side: its text and what is listed under it. `size` is l, m or s, empty where nothing is small enough."""

    text: str
    listed: list[str]

    @property
    def size(self) -> str:
        length = width(self.text) + sum(max(LINE, width(line)) for line in self.listed)
        return next((name for most, name in SIZES if length <= most), "")


class Card(msgspec.Struct):
    """One question as a card."""

    front: Side
    back: Side
    note: str

    @property
    def fits(self) -> bool:
        return bool(self.front.size and self.back.size)


class Leaf(msgspec.Struct):
    """One sheet of paper: the cells of its front and, mirrored, those of its back. An empty cell is None."""

    number: int
    fronts: list[Card | None]
    backs: list[Card | None]
    columns: int


def card_of(question: AnyQuestion, words: Words) -> Card:
    """The card of a question. Its explanation stands on the back as far as it fits."""
    front, back = _sides(question, words)
    with_note = Side(back.text, [*back.listed, question.explanation])
    return Card(front, back, question.explanation if question.explanation and with_note.size else "")


def _sides(question: AnyQuestion, words: Words) -> tuple[Side, Side]:
    rng = Draw.of(0, 0, question.id).rng
    if isinstance(question, TrueFalse):
        verdict = words.sheet.true if question.answer else words.sheet.false
        ask = f"{words.sheet.true} / {words.sheet.false}"
        return Side(question.prompt, [ask]), Side(verdict, [question.correction] if question.correction else [])
    if isinstance(question, Choice | Multiple):
        right = [question.answer] if isinstance(question, Choice) else question.answers
        options = [*right, *(d.text for d in question.wrong_options())]
        rng.shuffle(options)
        return Side(question.prompt, [f"• {o}" for o in options]), Side("\n".join(right), [])
    if isinstance(question, Cloze):
        return Side(f"{question.prompt}\n{question.with_blanks('______')}".strip(), []), Side(question.solved(), [])
    if isinstance(question, Order):
        rows = list(question.items)
        while rows == question.items:
            rng.shuffle(rows)
        return Side(question.prompt, [f"• {r}" for r in rows]), Side("", [f"{n}. {t}" for n, t in enumerate(question.items, 1)])
    if isinstance(question, Match):
        return Side(question.prompt, [f"• {left}" for left, _ in question.pairs]), Side("", [f"{a} – {b}" for a, b in question.pairs])
    if isinstance(question, Open):
        return Side(question.prompt, []), Side("", [f"• {p}" for p in question.points])
    return Side(question.prompt, []), Side(question.answer, [])


def leaves(cards: Sequence[Card], flip: Flip, columns: int = 2) -> list[Leaf]:
    """Cards by sheet; each back stands where the paper, turned over, has its front."""
    size = ROWS * columns
    starts = [*range(0, len(cards), size), len(cards)]
    return [_leaf(number, cards[a:b], flip, columns) for number, (a, b) in enumerate(pairwise(starts), 1)]


def _leaf(number: int, cards: Sequence[Card], flip: Flip, columns: int) -> Leaf:
    fronts: list[Card | None] = [*cards, *[None] * (ROWS * columns - len(cards))]
    rows = [fronts[n : n + columns] for n in range(0, len(fronts), columns)]
    # turned over its long edge a sheet swaps left and right; over its short edge it also stands on its head,
    # which the reader of a single card never notices: top and bottom rows swap instead
    mirrored = [row[::-1] for row in rows] if flip == "long" else rows[::-1]
    return Leaf(number, fronts, [card for row in mirrored for card in row], columns)
