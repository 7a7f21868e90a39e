"""Grading: what is forgiven, what earns part of the credit, what never does."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.study.grade import grade
from quiz.study.response import Response, as_text, from_json, to_json
from quiz.study.typed import closeness, folded

words = st.text(min_size=1, max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)

QUESTIONS = [
    Choice(id="c", prompt="?", answer="a", distractors=["b", "c"]),
    Multiple(id="m", prompt="?", answers=["a", "b"], distractors=["c", "d"]),
    TrueFalse(id="t", prompt="?", answer=True),
    Short(id="s", prompt="?", answer="Zhou Enlai", accept=["Chou En-lai"]),
    Cloze(id="z", text="{{c1::Nixon}} met {{c2::Mao}}"),
    Order(id="o", prompt="?", items=["one", "two", "three", "four", "five"]),
    Match(id="p", prompt="?", pairs=[("a", "1"), ("b", "2"), ("c", "3")], extra=["4"]),
    Open(id="n", prompt="?", points=["x", "y"]),
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("shanghai communique", "Shanghai Communiqué"),
        ("  The  Great   Wall ", "Great Wall"),
        ("vice president", "Vice-President"),
        ("U.S.", "US"),
        ("1600", "1,600"),
        ("Soren Kierkegaard", "Søren Kierkegaard"),
        ("strasse", "Straße"),
        ("O’Neill", "O'Neill"),
        ("7-10 May", "7–10 May"),
        ("lech walesa", "Lech Wałęsa"),
    ],
)
def test_case_spacing_accents_and_punctuation_are_forgiven(typed: str, key: str) -> None:
    assert closeness(typed, [key]) == "right"


@pytest.mark.parametrize(
    ("typed", "key"), [("35", "3.5"), ("710", "7-10"), ("1972", "1973"), ("5", "-5"), ("21 May 1972", "22 May 1972"), ("US", "UK")]
)
def test_digits_and_short_names_are_never_forgiven(typed: str, key: str) -> None:
    assert closeness(typed, [key]) == "wrong"


@pytest.mark.parametrize(
    ("typed", "key"), [("Shangai", "Shanghai"), ("Kissenger", "Henry Kissinger"), ("Brezhnev", "Brzehnev"), ("Zhou Enlay", "Zhou Enlai")]
)
def test_a_slip_of_the_pen_is_near_and_not_right(typed: str, key: str) -> None:
    assert closeness(typed, [key.split()[-1] if " " not in typed else key]) == "near"


def test_a_surname_alone_is_a_part_of_the_answer() -> None:
    assert closeness("Kissinger", ["Henry Kissinger"]) == "part"
    assert closeness("Henry", ["Henry Kissinger"]) == "wrong"


def test_accepted_forms_are_as_right_as_the_answer() -> None:
    assert grade(QUESTIONS[3], "chou en lai").right


def test_an_answer_of_punctuation_alone_can_still_be_given() -> None:
    assert closeness("?!", ["?!"]) == "right"
    assert closeness("!?", ["?!"]) == "wrong"


def test_taking_every_option_earns_nothing() -> None:
    assert grade(QUESTIONS[1], ["a", "b", "c", "d"]).share == 0
    assert grade(QUESTIONS[1], ["a"]).share == 0.5
    assert grade(QUESTIONS[1], ["a", "b", "c"]).share == 0.5


def test_one_item_out_of_order_costs_one_step_only() -> None:
    assert grade(QUESTIONS[5], ["two", "three", "four", "five", "one"]).share == 0.75
    assert grade(QUESTIONS[5], ["five", "four", "three", "two", "one"]).share == 0


def test_each_pair_and_each_blank_counts() -> None:
    assert grade(QUESTIONS[6], {"a": "1", "b": "3"}).share == pytest.approx(1 / 3)
    assert grade(QUESTIONS[4], ["nixon", "Zhou"]).share == 0.5


@given(st.sampled_from(QUESTIONS), json_values)
def test_no_response_of_any_shape_breaks_the_grading(question: Choice, response: Response) -> None:
    verdict = grade(question, response)
    assert 0 <= verdict.share <= 1


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more_than_folding_once_can_forgive(text: str) -> None:
    assert closeness(text, [text]) == ("right" if folded(text) else "wrong")


@given(st.lists(words, min_size=3, max_size=8, unique=True), st.integers())
def test_credit_for_an_order_is_full_only_for_the_right_one(items: list[str], seed: int) -> None:
    question = Order(id="o", prompt="?", items=items)
    mixed = list(items)
    random.Random(seed).shuffle(mixed)
    assert grade(question, mixed).right == (mixed == items)


@given(st.none() | st.booleans() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_a_response_survives_its_json(response: Response) -> None:
    assert from_json(to_json(response)) == response
    assert isinstance(as_text(response), str)
