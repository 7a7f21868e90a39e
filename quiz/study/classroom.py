"""Adding up the results of a class: how hard each question is, whether it tells strong from weak, what nobody chose."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from quiz.bank.question import Question
from quiz.study.review import Review
from quiz.study.statistics import wrong_texts


class ItemFigure(msgspec.Struct, frozen=True):
    """One question over many learners.

    `facility` is the mean credit of first answers. `discrimination` is the correlation, from -1 to 1, between the credit
    here and the mean credit elsewhere, None where fewer than three learners or no spread allow none.
    `idle` are distractors that nobody took.
    """

    question: str
    type: str
    learners: int
    facility: float
    discrimination: float | None
    taken: dict[str, int]
    idle: list[str]
    hint: str


class LearnerFigure(msgspec.Struct, frozen=True):
    """One learner's mean credit over first answers."""

    learner: str
    questions: int
    share: float


class ClassFigures(msgspec.Struct, frozen=True):
    """A class: learners and questions, hardest first."""

    learners: list[LearnerFigure]
    questions: list[ItemFigure]


def added_up(reviews: Iterable[Review], bank: Mapping[str, Question] | None = None) -> ClassFigures:
    """Figures over reviews that carry their learner; `bank` names distractors, where the banks are at hand."""
    first = _first_answers(reviews)
    learners = sorted({learner for learner, _ in first})
    questions = sorted({question for _, question in first})
    figures = [_item(question, first, learners, (bank or {}).get(question)) for question in questions]
    return ClassFigures(
        learners=[_learner(learner, first) for learner in learners],
        questions=sorted(figures, key=lambda f: (f.facility, f.question)),
    )


def _first_answers(reviews: Iterable[Review]) -> dict[tuple[str, str], Review]:
    """A learner's first answer to a question measures the question; later ones measure practice."""
    first: dict[tuple[str, str], Review] = {}
    for review in sorted(reviews, key=lambda r: (r.at, r.uid)):
        first.setdefault((review.learner, review.question), review)
    return first


def _learner(learner: str, first: Mapping[tuple[str, str], Review]) -> LearnerFigure:
    shares = [review.share for (name, _), review in first.items() if name == learner]
    return LearnerFigure(learner, len(shares), sum(shares) / len(shares))


def _item(question: str, first: Mapping[tuple[str, str], Review], learners: Sequence[str], known: Question | None) -> ItemFigure:
    given = {learner: first[learner, question] for learner in learners if (learner, question) in first}
    shares = [review.share for review in given.values()]
    taken: Counter[str] = Counter()
    for review in given.values():
        if not review.right:
            taken.update(wrong_texts(review.type, review.response))
    options = [option.text for option in known.wrong_options()] if known and known.KIND in ("choice", "multiple") else []
    if known is not None and options:
        taken = Counter({text: count for text, count in taken.items() if text in options})
    facility = sum(shares) / len(shares)
    discrimination = _discrimination(question, given, first)
    idle = [text for text in options if not taken[text]]
    kind = next(iter(given.values())).type
    hint = _hint(facility, discrimination, idle, len(given))
    return ItemFigure(question, kind, len(given), facility, discrimination, dict(taken.most_common()), idle, hint)


def _discrimination(question: str, given: Mapping[str, Review], first: Mapping[tuple[str, str], Review]) -> float | None:
    pairs: list[tuple[float, float]] = []
    for learner, review in given.items():
        others = [r.share for (name, other), r in first.items() if name == learner and other != question]
        if others:
            pairs.append((review.share, sum(others) / len(others)))
    return correlation(pairs)


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None with fewer than three pairs or without spread."""
    if len(pairs) < 3:
        return None
    mean_x = sum(x for x, _ in pairs) / len(pairs)
    mean_y = sum(y for _, y in pairs) / len(pairs)
    spread = math.sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))
    if spread < 1e-9:
        return None
    return max(-1.0, min(1.0, sum((x - mean_x) * (y - mean_y) for x, y in pairs) / spread))


def _hint(facility: float, discrimination: float | None, idle: Sequence[str], learners: int) -> str:
    """What a teacher may want to look at."""
    if learners < 3:
        return ""
    if discrimination is not None and discrimination < 0:
        return "strong learners miss it: is the key right?"
    if facility < 0.25:
        return "hardly anybody knows it"
    if facility > 0.95:
        return "everybody knows it"
    return "distractors that nobody takes" if idle and learners >= 5 else ""
