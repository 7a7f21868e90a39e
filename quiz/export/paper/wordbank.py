"""The box of words above the gaps: every answer of the section, and words that fit nowhere."""

import random
from collections.abc import Iterable, Sequence

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.short import Short
from quiz.bank.optiontext import bare, form, overlap

LEAST = 3  # words in a box


def word_bank(asked: Iterable[AnyQuestion], bank: Sequence[AnyQuestion], decoys: int, rng: random.Random) -> list[str]:
    """The answers of `asked` in chance order, each once, with up to `decoys` others mixed in.

    A box of one or two words would be the answer itself: wrong ones fill it up, and where there are none, there is no box.
    """
    answers = [a for q in asked for a in _answers(q)]
    words = list({bare(a): a for a in reversed(answers)}.values())
    words += decoys_for(answers, bank, max(decoys, LEAST - len(words)), rng)
    if len(words) < LEAST:
        return []
    rng.shuffle(words)
    return words


def decoys_for(answers: Sequence[str], bank: Sequence[AnyQuestion], count: int, rng: random.Random) -> list[str]:
    """Wrong options of the bank that are nowhere in it an answer, of the same form as one of `answers`."""
    right = {bare(a) for q in bank for a in (*_answers(q), q.answer_text())}
    forms = {form(a) for a in answers}
    # a wrong option of a question with one of these answers has been proved wrong for it; such ones come first
    near: list[str] = []
    far: list[str] = []
    for question in bank:
        group = near if bare(question.answer_text()) in {bare(a) for a in answers} else far
        group += [d.text for d in question.wrong_options()]
    chosen: list[str] = []
    for group in (near, far):
        fit = sorted({bare(t): t for t in group if bare(t) not in right and form(t) in forms}.values())
        rng.shuffle(fit)
        for text in fit:
            if len(chosen) < count and not any(overlap(text, other) or bare(text) == bare(other) for other in (*answers, *chosen)):
                chosen.append(text)
    return chosen


def _answers(question: AnyQuestion) -> list[str]:
    if isinstance(question, Cloze):
        return [b.answer for b in question.blanks()]
    return [question.answer] if isinstance(question, Short) else []
