"""Sessions: order, resume, undo, hand-in; and the lesson that they are made of."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.lesson import lesson, seconds
from quiz.study.arrange import arranged
from quiz.study.history import History
from quiz.study.modes import MODES, NEW_A_DAY, Record, chosen
from quiz.study.opening import open_history
from quiz.study.schedule import Grade, interval_text, replay
from quiz.study.selection import Selection
from quiz.study.session import Session, begin, resume, seed_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
QUESTIONS = [
    TrueFalse(
        id=f"q{n}", prompt=f"{n} is even.", answer=n % 2 == 0, correction="" if n % 2 == 0 else "no", tags=["odd"] if n % 2 else ["even"]
    )
    for n in range(20)
]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    opened = open_history(tmp_path, NOW)
    yield opened
    opened.close()


def started(history: History, mode: str = "practice", minutes: float | None = None, count: int = 4) -> Session:
    pairs = [("deck", question) for question in QUESTIONS[:count]]
    return begin(MODES[mode], pairs, history, title="T", decks=["deck.yaml"], seed=7, now=NOW, rng=random.Random(1), minutes=minutes)


def resumed(history: History) -> Session:
    row = history.sessions(finished=False)[0]
    session = resume(row, {q.id: ("deck", q) for q in QUESTIONS}, history, random.Random(2))
    assert session is not None
    return session


def test_a_session_broken_off_after_any_answer_goes_on_there(history: History) -> None:
    session = started(history)
    for place in range(4):
        session.go(place)
        session.answer(True, NOW)
        again = resumed(history)
        assert again.answered == place + 1
        assert again.position == min(place + 1, 3)


def test_an_exam_keeps_answers_that_can_be_changed(history: History) -> None:
    session = started(history, "exam", minutes=5)
    session.keep(True)
    session.keep(False)
    assert resumed(history).items[0].response is False
    assert history.reviews() == []
    session.finish(NOW)
    assert len(history.reviews()) == 4
    assert history.sessions(finished=False) == []


def test_open_questions_of_an_exam_count_as_wrong_but_not_for_the_schedule(history: History) -> None:
    session = started(history, "exam")
    session.keep(True)
    session.finish(NOW)
    assert session.score == 0.25
    assert set(history.memories()) == {"q0"}


def test_a_question_that_is_gone_is_left_out_of_a_resumed_session(history: History) -> None:
    started(history).answer(True, NOW)
    row = history.sessions(finished=False)[0]
    session = resume(row, {"q2": ("deck", QUESTIONS[2])}, history, random.Random(1))
    assert session is not None
    assert [item.question.id for item in session.items] == ["q2"]
    assert resume(row, {}, history, random.Random(1)) is None


def test_undo_goes_back_through_a_whole_session(history: History) -> None:
    session = started(history)
    for place in range(4):
        session.go(place)
        session.answer(False, NOW + timedelta(minutes=place))
    while session.undo():
        pass
    assert history.reviews() == []
    assert history.memories() == {}
    assert session.position == 0


def test_an_answer_counts_once(history: History) -> None:
    session = started(history)
    session.answer(True, NOW)
    session.answer(False, NOW)
    assert len(history.reviews()) == 1
    assert session.right == 1


def test_another_grade_replaces_the_suggested_one(history: History) -> None:
    session = started(history)
    session.answer(True, NOW)
    session.regrade(Grade.EASY)
    assert history.memory("q0") == replay("q0", [(Grade.EASY, NOW)])


@given(st.integers(), st.integers(min_value=3, max_value=9))
def test_an_order_never_begins_solved_and_a_seed_fixes_it(seed: int, size: int) -> None:
    question = Order(id="o", prompt="?", items=[str(n) for n in range(size)])
    options = arranged(question, seed)
    assert options != question.items
    assert sorted(options) == sorted(question.items)
    assert arranged(question, seed) == options


def test_the_daily_review_asks_due_ones_first_and_few_new_ones() -> None:
    due = replay("q5", [(Grade.GOOD, NOW - timedelta(days=1))])
    later = replay("q6", [(Grade.EASY, NOW)])
    assert due
    assert later
    record = Record(memories={"q5": due, "q6": later}, new_today=3)
    questions = chosen(MODES["review"], QUESTIONS, Selection(), record, NOW, random.Random(1))
    assert questions[0].id == "q5"
    assert len(questions) == 1 + NEW_A_DAY - 3
    assert "q6" not in {q.id for q in questions}


def test_trouble_spots_take_wrong_flagged_and_weak_ones() -> None:
    record = Record(shares={"q1": 0.0, "q3": 0.0, "q5": 1.0, "q0": 1.0}, flags={"q2"})
    questions = chosen(MODES["wrong"], QUESTIONS, Selection(), record, NOW, random.Random(1))
    ids = {q.id for q in questions}
    assert {"q1", "q3", "q2", "q5"} <= ids  # q5 for its weak tag
    assert "q0" not in ids


def test_a_lesson_fits_its_minutes_and_is_never_empty() -> None:
    rng = random.Random(1)
    chosen_questions = lesson(QUESTIONS, minutes=2, rng=rng)
    assert sum(seconds(q) for q in chosen_questions) == 120
    assert len(lesson(QUESTIONS, minutes=0.01, rng=rng)) == 1


def test_a_lesson_takes_tags_number_and_approved_ones() -> None:
    rng = random.Random(1)
    assert {q.tags[0] for q in lesson(QUESTIONS, tags=["ODD"], count=3, rng=rng)} == {"odd"}
    assert lesson(QUESTIONS, approved=True, rng=rng) == []
    approved = Choice(id="a", prompt="?", answer="x", distractors=["y", "z"], status="approved")
    retired = Choice(id="r", prompt="?", answer="x", distractors=["y", "z"], status="retired")
    assert lesson([approved, retired], rng=rng) == [approved]


def test_the_same_seed_gives_the_same_lesson() -> None:
    assert lesson(QUESTIONS, rng=random.Random(3)) == lesson(QUESTIONS, rng=random.Random(3))
    assert seed_of("12") == 12
    assert seed_of("monday") == seed_of("monday")


@pytest.mark.parametrize(
    ("minutes", "text"), [(0.5, "<1m"), (10, "10m"), (180, "3h"), (7200, "5d"), (60 * 24 * 120, "4mo"), (60 * 24 * 913, "2.5y")]
)
def test_intervals_are_short_words(minutes: float, text: str) -> None:
    assert interval_text(timedelta(minutes=minutes)) == text
