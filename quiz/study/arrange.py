"""How a question's options lie on the screen: shuffled, but the same for the same seed, so that a resumed session looks as it did."""

import random

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.question import Question


def arranged(question: Question, seed: int) -> list[str]:
    """The options of a choice or multiple question, the items of an order, the right-hand side of a match; else nothing."""
    rng = random.Random(f"{seed}:{question.id}")  # noqa: S311 - a shuffle, no secret
    texts = _texts(question)
    rng.shuffle(texts)
    if isinstance(question, Order) and texts == question.items:
        texts = [*texts[1:], texts[0]]  # an order that is right from the start would be no question
    return texts


def _texts(question: Question) -> list[str]:
    match question:
        case Choice():
            return [question.answer, *(d.text for d in question.wrong_options())]
        case Multiple():
            return [*question.answers, *(d.text for d in question.wrong_options())]
        case Order():
            return list(question.items)
        case Match():
            return [*(right for _, right in question.pairs), *question.extra]
    return []
