"""Words and marks with their places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.feed.tokens import tokens


def words(text: str) -> list[str]:
    return [t.text for t in tokens(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Xi's visit", ["Xi", "'s", "visit"]),
        ("the presidents' visit", ["the", "presidents", "'", "visit"]),
        ("U.S. trade", ["U.S.", "trade"]),
        ("J. F. Kennedy", ["J.", "F.", "Kennedy"]),
        ("Mr. Jones Jr. came.", ["Mr.", "Jones", "Jr.", "came", "."]),
        ("$244.8 billion", ["$244.8", "billion"]),
        ("the 80th and 1980s", ["the", "80th", "and", "1980s"]),
        ("Hans-Dietrich O'Neill", ["Hans-Dietrich", "O'Neill"]),
        ("wait ... now", ["wait", "...", "now"]),
        ("Vučić, Łódź", ["Vučić", ",", "Łódź"]),
    ],
)
def test_words_are_cut_as_readers_cut_them(text: str, parts: list[str]) -> None:
    assert words(text) == parts


@given(st.text(max_size=200), st.integers(0, 5000))
def test_tokens_point_at_their_own_text(text: str, offset: int) -> None:
    found = tokens(text, offset)
    assert all(text[t.start - offset : t.end - offset] == t.text for t in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.text(alphabet="ab cd", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    assert words(text) == text.split()
