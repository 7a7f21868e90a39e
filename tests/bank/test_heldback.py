"""Gates in plain words: each has a reason and a remedy, and the sentence is quoted."""

import pytest

from quiz.bank.heldback import PLAIN, first_held, told
from quiz.feed.gates import GATES


@pytest.mark.parametrize("gate", [name for name, _ in GATES])
def test_every_gate_of_a_candidate_has_plain_words(gate: str) -> None:
    assert gate in PLAIN


def test_the_pronoun_is_named() -> None:
    said = told("name unsure", "On Monday he\n  visited Norway.")
    assert said == 'it is unclear who "he" is in: “On Monday he visited Norway.” Write the name, or add the fact in corrections.yaml.'


def test_an_unknown_gate_and_a_long_sentence_are_told_too() -> None:
    said = told("new gate", "word " * 100)
    assert said.startswith("its reading is unsure in: “word word")
    assert len(said) < 300


def test_the_visit_itself_is_quoted_before_all_else() -> None:
    held = [{"type": "figure", "start": 0}, {"type": "meet", "start": 5}, {"type": "visit", "start": 90}]
    assert first_held(held) == held[2]
    assert first_held([]) is None
