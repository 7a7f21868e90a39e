"""Visits told by a return, a departure or a stay."""

import pytest
from reading_texts import facts

TOLD = [
    ("Prime Minister Edward Heath returned from a four-day visit to China (24–27 May 1974).", ("Edward Heath", "China", "1974-05-24")),
    ("President Urho Kekkonen flew home after five days in Canada.", ("Urho Kekkonen", "Canada", None)),
    (
        "Indira Gandhi, the prime minister of India, stayed in the Soviet Union for more than a week.",
        ("Indira Gandhi", "Soviet Union", None),
    ),
    ("President Leopold Senghor left Brasília at the end of a visit to Brazil.", ("Leopold Senghor", "Brazil", None)),
    ("Chancellor Bruno Kreisky came home from Egypt last night.", ("Bruno Kreisky", "Egypt", None)),
]
NOT_TOLD = [
    "President Urho Kekkonen returned from Lahti with a cold.",  # a town, perhaps at home
    "President Urho Kekkonen left Rome after talks with the Pope in the Vatican.",
    "President Urho Kekkonen stayed in the Kremlin.",
    "A letter to President Urho Kekkonen returned from Canada.",
    "President Urho Kekkonen will return from a visit to Canada.",
    "President Urho Kekkonen left after two hours in parliament.",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_return_or_a_stay_tells_of_a_visit(text: str, told: tuple[str | None, ...]) -> None:
    found = [tuple(f.slots.get(s) for s in ("visitor", "country", "start")) for f in facts(text, "visit", published="1980-01-01")]
    assert found == [told]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_returns_and_stays_tell_of_none(text: str) -> None:
    assert [f for f in facts(text, "visit") if f.modality == "happened"] == []


def test_where_one_comes_from_is_not_where_one_returns_to() -> None:
    text = "Prime Minister Edward Heath returned to London from a visit to China on 28 May 1974."
    (found,) = facts(text, "return")
    assert found.slots == {"person": ["Edward Heath"], "city": "London", "date": "1974-05-28"}
