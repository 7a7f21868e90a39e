"""Offices, anniversaries, ordinals, counts, figures, topics and memberships."""

from typing import Any

import pytest
from casefile import assert_case, cases


@pytest.mark.parametrize("case", cases("details"), ids=lambda case: case["name"])
def test_a_text_tells_this_and_no_more(case: dict[str, Any]) -> None:
    assert_case(case)


def test_cases_have_names_of_their_own() -> None:
    names = [case["name"] for case in cases("details")]
    assert len(names) == len(set(names))
