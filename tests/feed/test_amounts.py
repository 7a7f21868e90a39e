"""Amounts are told with what somebody does: the relative clause keeps the verb, and plans stay plans."""

import pytest
from reading_texts import read

from quiz.feed.model import Fact


def amounts(text: str, **about: str) -> list[Fact]:
    return [f for f in read(text, **about).facts if f.type == "figure"]


@pytest.mark.parametrize(
    ("text", "n", "unit", "of", "modality"),
    [
        (
            "Nordic Airways will purchase 40 new Airbus aircraft.",
            "40",
            "new Airbus aircraft",
            "the new Airbus aircraft that Nordic Airways will purchase",
            "planned",
        ),
        (
            "Nordic Airways has invested $3 billion in Polish ports.",
            "3 billion",
            "U.S. dollars",
            "the money that Nordic Airways has invested in Polish ports",
            "happened",
        ),
        (
            "Baltic Steel is building a $681 million foundry in Gdynia.",
            "681 million",
            "U.S. dollars",
            "the foundry in Gdynia that Baltic Steel is building",
            "happened",
        ),
        (
            "Baltic Steel's €5 billion foundry in Gdynia will open soon.",
            "5 billion",
            "euros",
            "Baltic Steel's foundry in Gdynia",
            "happened",
        ),
    ],
)
def test_an_amount_says_what_it_is_the_amount_of(text: str, n: str, unit: str, of: str, modality: str) -> None:
    found = amounts(text)
    assert [(f.slots["n"], f.slots["unit"], f.slots["of"], f.modality) for f in found] == [(n, unit, of, modality)]


def test_what_is_valued_is_what_was_counted() -> None:
    found = amounts("Nordic Airways will purchase 40 new Airbus aircraft valued at $6 billion.")
    assert found[-1].slots["of"] == "the value of the new Airbus aircraft that Nordic Airways will purchase"
    assert found[-1].slots["n"] == "6 billion"


@pytest.mark.parametrize(
    "text",
    [
        "It will purchase 40 new Airbus aircraft.",
        "They have invested $3 billion in ports.",
        "Nordic Airways signed agreements to purchase 3.3 million tons/year of gas.",
        "Thirty people waited.",
    ],
)
def test_who_does_it_must_be_named(text: str) -> None:
    assert amounts(text) == []
