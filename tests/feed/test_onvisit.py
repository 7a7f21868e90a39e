"""Visits told beside another verb: what kind of journey somebody came for, or left after."""

import pytest
from reading_texts import facts, read


def visits(text: str, published: str = "1966-05-27") -> list[tuple[dict[str, object], str]]:
    """A Friday's report unless told otherwise."""
    return [(f.slots, f.modality) for f in read(text, published=published).facts if f.type == "visit"]


@pytest.mark.parametrize(
    ("text", "slots", "modality"),
    [
        (
            "President Zakir Husain of India arrived in Kathmandu on Tuesday for a four-day state visit.",
            {"visitor": "Zakir Husain", "city": "Kathmandu", "start": "1966-05-24", "kind": "state"},
            "happened",
        ),
        (
            "Prime Minister Olof Palme landed in Lusaka on Thursday at the start of a three-day official visit to Zambia.",
            {"visitor": "Olof Palme", "country": "Zambia", "start": "1966-05-26", "kind": "official"},
            "happened",
        ),
        (
            "President Zakir Husain of India left Kathmandu on Friday after a four-day state visit during which he met King Mahendra.",
            {"visitor": "Zakir Husain", "city": "Kathmandu", "end": "1966-05-27", "kind": "state"},
            "happened",
        ),
        (
            "Prime Minister Olof Palme returned home on Thursday concluding his three-day official visit to Zambia.",
            {"visitor": "Olof Palme", "country": "Zambia", "kind": "official"},
            "happened",
        ),
        (
            "Prime Minister Olof Palme arrived on Thursday from Tanzania for an official visit to Zambia.",
            {"visitor": "Olof Palme", "country": "Zambia", "start": "1966-05-26", "kind": "official"},
            "happened",
        ),
        (
            "Italian President Giuseppe Saragat, who is in Kenya on a three-day state visit, met President Jomo Kenyatta on Thursday.",
            {"visitor": "Giuseppe Saragat", "country": "Kenya", "kind": "state"},
            "happened",
        ),
        (
            "The President of Portugal, Américo Tomás, will travel to Brazil next Tuesday for a four-day state visit.",
            {"visitor": "Américo Tomás", "country": "Brazil", "start": "1966-05-31", "kind": "state"},
            "planned",
        ),
    ],
)
def test_the_verb_says_where_and_when_and_the_phrase_what_for(text, slots, modality):
    assert (slots, modality) in visits(text)


@pytest.mark.parametrize(
    "text",
    [
        "President Zakir Husain of India spoke in Kathmandu on Tuesday for a visit by his family.",
        "President Zakir Husain of India did not arrive in Kathmandu on Tuesday for a state visit.",
        "The orchestra arrived in Kathmandu on Tuesday for a four-day tour.",
        "Prime Minister Olof Palme, whose book on a state visit to Zambia is out, stayed at home.",
    ],
)
def test_without_a_traveller_who_came_there_is_no_visit(text):
    assert visits(text) == []


def test_the_day_of_leaving_is_none_of_what_was_done_before():
    text = "Prime Minister Olof Palme left Lusaka on Friday after a visit during which he met the chiefs and addressed the students."
    (speech,) = [f for f in read(text, published="1966-05-27").facts if f.type == "speech"]
    assert "date" not in speech.slots


def test_what_is_told_behind_where_took_place_there():
    text = "Prime Minister Olof Palme goes on to New Delhi, where he will meet Prime Minister Indira Gandhi."
    (meeting,) = [f for f in read(text).facts if f.type == "meet"]
    assert meeting.slots["city"] == "New Delhi"


def test_where_somebody_comes_from_is_not_where_he_goes() -> None:
    assert visits("Prime Minister Olof Palme arrived Thursday from Tanzania for an official visit which drew many people.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Austria will host President Sukarno on a state visit from 5 to 8 May 1961.", ("Austria", None, "1961-05-05", "1961-05-08")),
        ("Austria welcomed President Sukarno for an official visit on 5 May 1961.", ("Austria", None, "1961-05-05", None)),
        ("President Sukarno was on an official visit to Austria from 5 to 8 May 1961.", ("Austria", None, "1961-05-05", "1961-05-08")),
        ("President Sukarno set off for Vienna on a state visit.", (None, "Vienna", None, None)),
        ("President Sukarno left Jakarta for Vienna on 4 May 1961 on a state visit.", (None, "Vienna", None, None)),
        (
            "A government delegation led by President Sukarno visited Austria from 5 to 8 May 1961.",
            ("Austria", None, "1961-05-05", "1961-05-08"),
        ),
        ("The delegation, headed by President Sukarno, arrived in Vienna for a state visit.", (None, "Vienna", None, None)),
    ],
)
def test_hosts_departures_and_delegations_tell_of_a_visit(text: str, told: tuple[str | None, ...]) -> None:
    (found,) = facts(text, "visit")
    assert found.slots["visitor"] == "Sukarno"
    assert tuple(found.slots.get(s) for s in ("country", "city", "start", "end")) == told


@pytest.mark.parametrize(
    "text",
    [
        "Austria welcomed the decision of President Sukarno for a visit.",
        "Austria will host a festival for President Sukarno on a visit.",
        "President Sukarno set off the alarm on a visit.",
        "President Sukarno received a delegation led by Julius Raab in Bogor.",
        "A book by President Sukarno visited every theme of his life in Austria.",
    ],
)
def test_neighbours_of_such_sentences_tell_of_none(text: str) -> None:
    assert facts(text, "visit") == []
