"""Flashcards: what stands on each side, how large its letters are, and where its back stands on the next page."""

import math
import random
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
from quiz.export.paper.item import Draw, lettered
from quiz.export.paper.words import Words

Flip = Literal["long", "short"]


class Format(msgspec.Struct, frozen=True):
    """How cards lie on a page, and what fits on one: (size, characters a line, lines), the largest letters first.

    A page of cards is 180 x 248 mm, so that it fits A4 and Letter alike.
    """

    columns: int
    rows: int
    sizes: tuple[tuple[str, int, int], ...]

    @property
    def height(self) -> int:
        """Of a card, in millimetres."""
        return 248 // self.rows


USUAL = Format(2, 4, (("l", 33, 8), ("m", 39, 10), ("s", 50, 13)))
LARGE = Format(1, 3, (("m", 50, 8),))


class Side(msgspec.Struct):
    """One side: its text and what is listed under it."""

    text: str
    listed: list[str]

    def size(self, form: Format) -> str:
        """The largest letters in which it fits; empty where none are small enough."""
        return next((name for name, columns, rows in form.sizes if self._lines(columns) <= rows), "")

    def _lines(self, columns: int) -> int:
        return sum(max(1, math.ceil(width(line) / columns)) for text in (self.text, *self.listed) for line in text.split("\n"))


class Card(msgspec.Struct):
    """One question as a card. `note` is the explanation, as far as the back has room for it."""

    front: Side
    back: Side
    note: str
    sizes: dict[str, str]

    @property
    def fits(self) -> bool:
        return all(self.sizes.values())


class Leaf(msgspec.Struct):
    """One sheet of paper: the cells of its front and, mirrored, those of its back. An empty cell is None."""

    number: int
    fronts: list[Card | None]
    backs: list[Card | None]
    form: Format


def card_of(question: AnyQuestion, words: Words, form: Format = USUAL) -> Card:
    """The card of a question, in the largest letters that its format allows."""
    front, back = _sides(question, words)
    with_note = Side(back.text, [*back.listed, "", question.explanation])
    noted = bool(question.explanation and with_note.size(form))
    sizes = {"front": front.size(form), "back": (with_note if noted else back).size(form)}
    return Card(front, back, question.explanation if noted else "", sizes)


def _sides(question: AnyQuestion, words: Words) -> tuple[Side, Side]:
    rng = Draw(0, 0, question.id).rng
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
        return Side(question.prompt, _to_match(question, rng)), Side("", [f"{a} – {b}" for a, b in question.pairs])
    if isinstance(question, Open):
        return Side(question.prompt, []), Side("", [f"• {p}" for p in question.points])
    return Side(question.prompt, []), Side(question.answer, [])


def _to_match(question: Match, rng: random.Random) -> list[str]:
    """Both columns, the right one in an order that tells nothing: "1. Berlin", then "a. Willy Brandt"."""
    right = [text for _, text in question.pairs] + list(question.extra)
    shuffled = list(right)
    while shuffled == right and len(set(right)) > 1:
        rng.shuffle(shuffled)
    lefts = [f"{n}. {left}" for n, (left, _) in enumerate(question.pairs, 1)]
    return [*lefts, *(f"{letter}. {text}" for letter, text in lettered(shuffled, "abcdefghijklmnopqrstuvwxyz"))]


def leaves(cards: Sequence[Card], flip: Flip, form: Format = USUAL) -> list[Leaf]:
    """Cards by sheet; each back stands where the paper, turned over, has its front."""
    size = form.rows * form.columns
    starts = [*range(0, len(cards), size), len(cards)]
    return [_leaf(number, cards[a:b], flip, form) for number, (a, b) in enumerate(pairwise(starts), 1)]


def _leaf(number: int, cards: Sequence[Card], flip: Flip, form: Format) -> Leaf:
    fronts: list[Card | None] = [*cards, *[None] * (form.rows * form.columns - len(cards))]
    rows = [fronts[n : n + form.columns] for n in range(0, len(fronts), form.columns)]
    # turned over its long edge a sheet swaps left and right; over its short edge it also stands on its head,
    # which the reader of a single card never notices: top and bottom rows swap instead
    mirrored = [row[::-1] for row in rows] if flip == "long" else rows[::-1]
    return Leaf(number, fronts, [card for row in mirrored for card in row], form)
