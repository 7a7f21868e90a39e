"""Firsts and seconds: of whom, of what, and since when."""

import pytest
from reading_texts import read

from quiz.feed.ordinals import bears, event_by_kind


def ordinals(text: str) -> list[dict[str, object]]:
    return [f.slots for f in read(text).facts if f.type == "ordinal"]


@pytest.mark.parametrize(
    ("text", "person", "n", "of", "since"),
    [
        (
            "President Urho Kekkonen landed in Ottawa in May 1961. He was the first sitting Finnish president to visit Canada since 1918.",
            "Urho Kekkonen",
            "first",
            "sitting Finnish president to visit Canada",
            "1918",
        ),
        (
            "Pope Paul VI spoke in New York on 4 October 1965, becoming the first pope to address the General Assembly.",
            "Pope Paul VI",
            "first",
            "pope to address the General Assembly",
            None,
        ),
        (
            "Kwame Nkrumah, the first prime minister of Ghana to pay a state visit to Norway, stayed in Oslo from 8 to 11 April 1958.",
            "Kwame Nkrumah",
            "first",
            "prime minister of Ghana to pay a state visit to Norway",
            None,
        ),
        (
            "President Tran Duc Luong visited Cuba in April 2000. It was the first visit to Cuba by a Vietnamese president.",
            "Tran Duc Luong",
            "first",
            "visit to Cuba by a Vietnamese president",
            None,
        ),
        (
            "President Suharto visited Portugal in May 1998. His trip was the first by an Indonesian leader since 1960.",
            "Suharto",
            "first",
            "trip by an Indonesian leader",
            "1960",
        ),
        (
            "Pierre Trudeau, on his third trip to Zambia, inspected a guard of honour.",
            "Pierre Trudeau",
            "third",
            "trip to Zambia",
            None,
        ),
        (
            "President Vaclav Havel ended his second visit to Chile in Valparaiso on Friday.",
            "Vaclav Havel",
            "second",
            "visit to Chile",
            None,
        ),
    ],
)
def test_an_ordinal_has_its_bearer_and_its_scope(text, person, n, of, since):
    wanted = {"person": person, "n": n, "of": of} | ({"since": since} if since else {})
    assert wanted in ordinals(text)


def test_a_first_to_come_is_a_plan():
    (fact,) = [f for f in read("Gerald Ford will fly to Fiji. It will be his first meeting with Ratu Mara.").facts if f.type == "ordinal"]
    assert fact.modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Nelson Mandela said that his mother was the first woman to visit the island.",
        "It was the first state visit to this administration.",
        "The first president to visit was Theodore Roosevelt.",
        "Urho Kekkonen and Tage Erlander met. He was the first prime minister to speak.",
        "Angela Merkel went to Oslo in 2019. She is the third German chancellor to visit the site.",
        "Mary McAleese was the eighth president.",
        "King Olav visited Iceland in 1961. It was the first state visit by a Norwegian king since Haakon's ten years ago.",
    ],
)
def test_without_its_bearer_or_its_scope_it_is_held_back(text):
    assert ordinals(text) == []


def test_who_is_first_and_whose_visit_is_first_are_told_apart():
    assert bears("sitting American president to visit Hiroshima")
    assert not bears("visit by a Saudi monarch")
    assert event_by_kind("official visit to Moscow by a British prime minister") == "visit"


def test_the_words_behind_since_belong_to_it():
    text = "Pierre Trudeau flew to Cuba, his first foreign trip since his return as prime minister in 1976."
    assert [(o["of"], o["since"]) for o in ordinals(text)] == [("foreign trip", "his return as prime minister")]


@pytest.mark.parametrize(
    "text",
    [
        "Kwame Nkrumah flew to Accra. President Kwame Nkrumah is scheduled to pay his first visit to Peking in May 1961.",
        "President Kwame Nkrumah is expected to make his first visit to Peking in May 1961.",
    ],
)
def test_what_is_scheduled_to_be_the_first_is_a_plan(text: str) -> None:
    assert {f.modality for f in read(text).facts if f.type == "ordinal"} == {"planned"}


def test_a_scope_with_a_pronoun_is_whole() -> None:
    text = "King Olav arrived in Reykjavik. It is King Olav's first visit to Iceland since he came to the throne, and a short one."
    assert [o["since"] for o in ordinals(text)] == ["he came to the throne"]
