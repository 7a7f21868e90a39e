"""Statistics of one learner, and of a class."""

from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.bank.kinds.choice import Choice
from quiz.study.classroom import added_up, correlation
from quiz.study.response import Response
from quiz.study.review import Review
from quiz.study.schedule import Grade, replay
from quiz.study.statistics import retention, statistics, streak

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def review(
    question: str, share: float, *, days: float = 0, response: Response = "x", learner: str = "", tags: tuple[str, ...] = ()
) -> Review:
    at = NOW - timedelta(days=days)
    uid = f"{question}-{days}-{learner}"
    return Review(
        uid=uid,
        question=question,
        deck="d",
        type="choice",
        at=at,
        response=response,
        share=share,
        grade=Grade.GOOD,
        mode="practice",
        tags=list(tags),
        learner=learner,
    )


def test_a_streak_lasts_until_a_day_is_missed() -> None:
    days = {date(2026, 3, d) for d in (10, 9, 8, 6)}
    assert streak(days, date(2026, 3, 10)) == 3
    assert streak(days, date(2026, 3, 11)) == 3  # today may still come
    assert streak(days, date(2026, 3, 12)) == 0


def test_retention_counts_only_answers_a_day_later() -> None:
    assert retention([review("a", 1, days=3), review("a", 0, days=2.9)]) is None
    assert retention([review("a", 1, days=3), review("a", 1, days=1), review("a", 0)]) == 0.5


def test_the_weakest_topic_and_the_hardest_question_come_first() -> None:
    reviews = [
        review("a", 0, tags=("people",), response="Mao"),
        review("b", 1, tags=("places",)),
        review("a", 0, days=1, tags=("people",), response="Mao"),
    ]
    figures = statistics(reviews, {}, NOW)
    assert [t.tag for t in figures.tags] == ["people", "places"]
    assert figures.hardest[0].question == "a"
    assert figures.hardest[0].taken == {"Mao": 2}
    assert figures.share == pytest.approx(1 / 3)


def test_the_forecast_counts_overdue_questions_today() -> None:
    overdue = replay("a", [(Grade.GOOD, NOW - timedelta(days=30))])
    later = replay("b", [(Grade.EASY, NOW)])
    assert overdue
    assert later
    figures = statistics([], {"a": overdue, "b": later}, NOW)
    assert figures.forecast["2026-03-10"] == 1
    assert sum(figures.forecast.values()) == 2


def test_what_was_answered_minutes_ago_is_not_yet_expected_to_be_known() -> None:
    just_now = replay("a", [(Grade.AGAIN, NOW)])
    settled = replay("b", [(Grade.EASY, NOW - timedelta(days=8))])
    assert just_now
    assert settled
    assert statistics([], {"a": just_now}, NOW).recall is None
    recall = statistics([], {"a": just_now, "b": settled}, NOW).recall
    assert recall is not None
    assert 0.8 < recall < 0.95


def test_a_class_shows_what_is_hard_what_tells_apart_and_what_nobody_takes() -> None:
    bank = {"hard": Choice(id="hard", prompt="?", answer="k", distractors=["tempting", "idle"])}
    shares = {"ann": (1, 1, 1), "bob": (1, 1, 0), "cem": (0, 1, 0), "dee": (0, 0, 0)}
    reviews = []
    for learner, (hard, middle, easy) in shares.items():
        reviews += [
            review("hard", hard, learner=learner, response="k" if hard else "tempting"),
            review("middle", middle, learner=learner),
            review("easy", easy, learner=learner),
        ]
    figures = added_up(reviews, bank)
    hard = next(f for f in figures.questions if f.question == "hard")
    assert hard.facility == 0.5
    assert hard.discrimination is not None
    assert hard.discrimination > 0.5
    assert hard.taken == {"tempting": 2}
    assert hard.idle == ["idle"]
    assert [f.share for f in figures.learners] == pytest.approx([1, 2 / 3, 1 / 3, 0])


def test_a_question_that_strong_learners_miss_is_pointed_at() -> None:
    reviews = []
    for learner, (odd, other) in {"a": (0, 1), "b": (0, 1), "c": (1, 0), "d": (1, 0)}.items():
        reviews += [review("odd", odd, learner=learner), review("other", other, learner=learner)]
    odd = next(f for f in added_up(reviews).questions if f.question == "odd")
    assert odd.discrimination == pytest.approx(-1)
    assert "key" in odd.hint


def test_only_first_answers_measure_a_question() -> None:
    reviews = [review("a", 0, days=2, learner="x"), review("a", 1, days=1, learner="x")]
    assert added_up(reviews).questions[0].facility == 0


def test_no_spread_gives_no_correlation() -> None:
    assert correlation([(1, 1), (1, 1), (1, 1)]) is None
    assert correlation([(1, 1), (0, 0)]) is None
