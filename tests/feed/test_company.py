"""Talks, hosts and companions that nouns and prepositions tell."""

from typing import Any

import pytest
from casefile import assert_case, cases


@pytest.mark.parametrize("case", cases("company"), ids=lambda case: case["name"])
def test_a_text_tells_this_and_no_more(case: dict[str, Any]) -> None:
    assert_case(case)
