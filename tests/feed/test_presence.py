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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Urho Kekkonen will be in Canada for three days at the invitation of Pierre Trudeau.", ("Canada", None, None)),
        ("President Urho Kekkonen will be in Canada on a state visit from 4 to 6 May 1979.", ("Canada", "1979-05-04", "state")),
        (
            "President Urho Kekkonen will be in the United Kingdom on 4 May 1979 for a private visit.",
            ("United Kingdom", "1979-05-04", "private"),
        ),
    ],
)
def test_who_will_be_abroad_for_a_visit_plans_one(text: str, told: tuple[str | None, ...]) -> None:
    (found,) = facts(text, "visit", published="1979-04-01")
    assert tuple(found.slots.get(s) for s in ("country", "start", "kind")) == told
    assert found.modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "President Urho Kekkonen will be in Canada next year.",
        "President Urho Kekkonen will be in the Kremlin for two hours.",
        "A letter from President Urho Kekkonen will be in Canada for three days.",
        "President Urho Kekkonen will be in good health for three days.",
    ],
)
def test_being_somewhere_is_no_plan_of_a_visit(text: str) -> None:
    assert facts(text, "visit", published="1979-04-01") == []
