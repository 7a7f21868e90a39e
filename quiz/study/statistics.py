"""What the reviews of one learner tell: scores, retention, streak, weak topics, what is coming."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from quiz.study.response import Response
from quiz.study.review import Review
from quiz.study.schedule import Memory, recall

FORECAST_DAYS = 14
_MIN_ANSWERS = 3


class TagFigure(msgspec.Struct, frozen=True):
    """How one topic goes: answers given and their mean credit."""

    tag: str
    answers: int
    share: float


class QuestionFigure(msgspec.Struct, frozen=True):
    """How one question goes. `difficulty` is the mean credit lost; `taken` counts each wrong response given."""

    question: str
    deck: str
    type: str
    answers: int
    difficulty: float
    seconds: float
    taken: dict[str, int]


class Statistics(msgspec.Struct, frozen=True):
    """All figures of one learner at one moment."""

    answers: int
    questions: int
    share: float
    retention: float | None
    recall: float | None
    streak: int
    today: int
    forecast: dict[str, int]
    days: dict[str, float]
    tags: list[TagFigure]
    hardest: list[QuestionFigure]


def statistics(
    reviews: Sequence[Review], memories: Mapping[str, Memory], now: datetime, questions: Collection[str] | None = None
) -> Statistics:
    """Figures over `reviews`; `questions` limits them to those of some decks."""
    if questions is not None:
        wanted = set(questions)
        reviews = [r for r in reviews if r.question in wanted]
        memories = {q: m for q, m in memories.items() if q in wanted}
    days = _by_day(reviews, now)
    # in the minutes after an answer everything seems known, right or not: only what has settled tells something
    chances = [recall(question, memory, now) for question, memory in memories.items() if memory.settled]
    return Statistics(
        answers=len(reviews),
        questions=len({r.question for r in reviews}),
        share=_mean(r.share for r in reviews) or 0.0,
        retention=retention(reviews),
        recall=_mean(chances),
        streak=streak(days, now.date()),
        today=len(days.get(now.date(), [])),
        forecast={str(day): count for day, count in forecast(memories.values(), now).items()},
        days={str(day): _mean(shares) or 0.0 for day, shares in sorted(days.items())},
        tags=tag_figures(reviews),
        hardest=sorted(question_figures(reviews), key=lambda q: (-q.difficulty, -q.answers, q.question)),
    )


def _mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return sum(values) / len(values) if values else None


def _by_day(reviews: Iterable[Review], now: datetime) -> dict[date, list[float]]:
    days: dict[date, list[float]] = {}
    for review in reviews:
        days.setdefault(review.at.astimezone(now.tzinfo).date(), []).append(review.share)
    return days


def streak(days: Collection[date], today: date) -> int:
    """Days in a row with an answer, up to today, or to yesterday where today has none yet."""
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def retention(reviews: Iterable[Review]) -> float | None:
    """The share of answers right among those given a day or more after the question's last one; None without any."""
    last: dict[str, datetime] = {}
    kept: list[bool] = []
    for review in reviews:
        before = last.get(review.question)
        if before is not None and review.at - before >= timedelta(hours=20):
            kept.append(review.right)
        last[review.question] = review.at
    return _mean(kept)


def forecast(memories: Iterable[Memory], now: datetime, days: int = FORECAST_DAYS) -> dict[date, int]:
    """How many questions fall due on each of the next days; what is overdue counts for today."""
    result = {now.date() + timedelta(days=offset): 0 for offset in range(days)}
    for memory in memories:
        day = max(memory.due.astimezone(now.tzinfo).date(), now.date())
        if day in result:
            result[day] += 1
    return result


def tag_figures(reviews: Iterable[Review]) -> list[TagFigure]:
    """Each topic, the weakest first; the last answer to each question counts."""
    latest = {review.question: review for review in reviews}
    shares: dict[str, list[float]] = {}
    for review in latest.values():
        for tag in review.tags:
            shares.setdefault(tag, []).append(review.share)
    figures = [TagFigure(tag, len(values), sum(values) / len(values)) for tag, values in shares.items()]
    return sorted(figures, key=lambda f: (f.share, -f.answers, f.tag))


def question_figures(reviews: Iterable[Review]) -> list[QuestionFigure]:
    """Each question's difficulty and what was answered wrongly."""
    grouped: dict[str, list[Review]] = {}
    for review in reviews:
        grouped.setdefault(review.question, []).append(review)
    return [_figure(question, given) for question, given in grouped.items()]


def _figure(question: str, reviews: list[Review]) -> QuestionFigure:
    taken: Counter[str] = Counter()
    for review in reviews:
        if not review.right:
            taken.update(wrong_texts(review.type, review.response))
    return QuestionFigure(
        question=question,
        deck=reviews[-1].deck,
        type=reviews[-1].type,
        answers=len(reviews),
        difficulty=1 - sum(r.share for r in reviews) / len(reviews),
        seconds=round(sum(r.milliseconds for r in reviews) / len(reviews) / 1000, 1),
        taken=dict(taken.most_common()),
    )


def wrong_texts(kind: str, response: Response) -> list[str]:
    """What a wrong response took, one entry an option where the type has options."""
    if isinstance(response, str) and response:
        return [response]
    if isinstance(response, bool):
        return ["true" if response else "false"]
    if isinstance(response, list) and kind == "multiple":
        return response
    return []
