"""Pronouns and "the two leaders" stand for somebody sure, or for nobody."""

from typing import Any

import msgspec
import pytest
from casefile import assert_case, cases
from reading_texts import document

from quiz.feed.extract import extract
from quiz.sources.document import Block


@pytest.mark.parametrize("case", cases("resolve"), ids=lambda case: case["name"])
def test_a_text_tells_this_and_no_more(case: dict[str, Any]) -> None:
    assert_case(case)


def test_cases_have_names_of_their_own() -> None:
    names = [case["name"] for case in cases("resolve")]
    assert len(names) == len(set(names))


def test_the_president_is_the_one_of_whom_the_paragraph_speaks() -> None:
    first = "President Adolf Schärf invited President John Kennedy to Austria. "
    second = "President John Kennedy visited Austria in June 1961. On Sunday the president left for London."
    blocks = (Block("prose", 0, len(first)), Block("prose", len(first), len(first + second)))
    read = msgspec.structs.replace(document(first + second), blocks=blocks)
    assert [f.slots["person"] for f in extract(read).facts if f.type == "depart"] == ["John Kennedy"]
