"""Every question type on paper: laid out without its key, and the key read off the printed item."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printing import ireland

from quiz import locations
from quiz.bank.kinds.all import KINDS
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.export.paper.columns import columns_for
from quiz.export.paper.item import Draw, Layout, letter_of, lettered
from quiz.export.paper.kinds import choice, match, multiple, order
from quiz.export.paper.kinds.all import BY_KIND, PAPER_KINDS

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip)


def different(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=lambda t: " ".join(t.casefold().split()))


def test_every_type_has_a_layout_and_a_template() -> None:
    assert {kind.KIND for kind in KINDS} <= set(BY_KIND)
    for kind in PAPER_KINDS:
        assert (locations.templates() / "worksheet" / "types" / f"{kind.kind}.html").is_file(), kind.kind


@pytest.mark.parametrize("question", ireland().questions, ids=lambda q: q.id)
def test_the_items_of_a_sheet_hold_no_key_field(question: object) -> None:
    kind = BY_KIND[question.KIND]  # type: ignore[attr-defined]
    item = kind.lay_out(question, Draw(1, 0, "x"), Layout())
    fields = set(type(item).__struct_fields__)
    assert not fields & {"answer", "answers", "accept", "items", "pairs", "correction", "explanation", "evidence"}


@given(different(3, 8), st.integers(), st.integers(0, 25))
def test_the_key_of_a_choice_is_where_its_answer_was_printed(options: list[str], seed: int, turn: int) -> None:
    question = Choice(id="q", prompt="?", answer=options[0], distractors=list(options[1:]))
    item = choice.lay_out(question, Draw(seed, turn, "q"), Layout())
    assert sorted(text for _, text in item.options) == sorted(options)
    assert dict(item.options)[choice.key(item, question).short] == options[0]


@given(different(3, 6), st.integers())
def test_neighbouring_versions_never_share_the_letter_of_a_key(options: list[str], seed: int) -> None:
    question = Choice(id="q", prompt="?", answer=options[0], distractors=list(options[1:]))
    letters = [choice.key(choice.lay_out(question, Draw(seed, turn, "q"), Layout()), question).short for turn in range(4)]
    assert all(a != b for a, b in itertools.pairwise(letters))


@given(different(4, 9), st.integers(1, 3), st.integers())
def test_the_key_of_several_answers_names_them_all_and_no_other(options: list[str], right: int, seed: int) -> None:
    question = Multiple(id="q", prompt="?", answers=options[:right], distractors=list(options[right:]))
    item = multiple.lay_out(question, Draw(seed, 0, "q"), Layout())
    letters = multiple.key(item, question).short.split(", ")
    assert {dict(item.options)[letter] for letter in letters} == set(options[:right])
    assert item.points == 2  # whatever the number of answers: points must not tell it


@given(different(3, 9), st.integers(), st.integers(0, 9))
def test_things_to_order_are_never_printed_in_order_and_the_key_restores_it(items: list[str], seed: int, turn: int) -> None:
    question = Order(id="q", prompt="?", items=items)
    item = order.lay_out(question, Draw(seed, turn, "q"), Layout())
    assert item.rows != items
    places = [int(n) for n in order.key(item, question).short.split()]
    assert [text for _, text in sorted(zip(places, item.rows, strict=True))] == items


@given(different(6, 16), st.integers(), st.integers(0, 3))
def test_no_pair_stands_side_by_side_and_the_key_joins_them(sides: list[str], seed: int, extra: int) -> None:
    half = len(sides) // 2
    pairs = list(zip(sides[:half], sides[half : 2 * half], strict=True))
    question = Match(id="q", prompt="?", pairs=pairs, extra=[f"decoy {n} {sides[0]}" for n in range(extra)])
    item = match.lay_out(question, Draw(seed, 0, "q"), Layout())
    assert all(dict(pairs)[left] != right for left, (_, right) in zip(item.left, item.right, strict=False))
    joined = [entry.split(" ") for entry in match.key(item, question).short.split(", ")]
    assert {(item.left[int(n) - 1], dict(item.right)[letter]) for n, letter in joined} == set(pairs)


def test_short_options_stand_beside_each_other_and_long_ones_below() -> None:
    assert columns_for(["Rome", "Paris", "Berlin", "Vienna"]) == 4
    assert columns_for(["Rome", "Paris", "Berlin", "Vienna", "Oslo"]) == 2
    assert columns_for(["Sergio Mattarella", "Giorgia Meloni", "Antonio Tajani", "Guido Crosetto"]) == 2
    assert columns_for(["Rome", "the palace in which the presidents of Italy have lived since 1948"]) == 1
    assert columns_for(["北京人民大会堂北京人民", "上海", "广州", "深圳"]) == 2  # ten wide signs take the room of twenty


def test_letters_go_on_after_the_last_one() -> None:
    assert [letter_of(n, "ABC") for n in (0, 2, 3, 5, 6, 11, 12)] == ["A", "C", "AA", "AC", "BA", "CC", "AAA"]
    assert len({letter for letter, _ in lettered([str(n) for n in range(500)], string.ascii_uppercase)}) == 500
