"""Journeys to several countries in one sentence: a visit to each, and no day that the sentence does not give."""

import pytest
from reading_texts import read


def visits(text: str) -> list[tuple[object, object, object]]:
    found = [f for f in read(text, published="1962-04-20").facts if f.type == "visit"]
    return [(f.slots.get("country"), f.slots.get("start"), f.slots.get("end")) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "President Sukarno of Indonesia will visit France, Italy and Austria from 5 to 10 May 1962.",
        "President Sukarno of Indonesia will pay state visits to France, Italy and Austria from 5 to 10 May 1962.",
        "President Sukarno of Indonesia will travel to France, Italy and Austria from 5 to 10 May 1962.",
    ],
)
def test_a_tour_begins_in_its_first_country(text: str) -> None:
    assert visits(text) == [("France", "1962-05-05", None), ("Italy", "1962-05", None), ("Austria", "1962-05", None)]


def test_a_tour_over_two_months_leaves_the_later_days_open() -> None:
    text = "President Sukarno of Indonesia will visit France and Italy from 28 May to 3 June 1962."
    assert visits(text) == [("France", "1962-05-28", None), ("Italy", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "President Sukarno of Indonesia visited the embassies of France, Italy and Austria.",
        "Tourists from Indonesia will visit France, Italy and Austria.",
        "President Sukarno of Indonesia did not visit France, Italy and Austria.",
        "President Sukarno paid tribute to France and Italy.",
    ],
)
def test_what_is_no_tour_is_none(text: str) -> None:
    assert visits(text) == []
