"""Which words are places, which place is meant, and when that is not sure."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.feed.places import (
    PlaceSpan,
    capital_of,
    cities_of,
    city_of_venue,
    country,
    country_of,
    demonym,
    find_places,
    nearby,
    with_article,
)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(p.text, p.kind, p.country) for p in find_places(text)]


def only(text: str) -> PlaceSpan:
    spans = find_places(text)
    assert len(spans) == 1, spans
    return spans[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Serbian president left Moscow for Niš.", [("Serbian", "demonym", "RS"), ("Moscow", "capital", "RU"), ("Niš", "city", "RS")]),
        ("Serbians and Pakistanis", [("Serbians", "demonym", "RS"), ("Pakistanis", "demonym", "PK")]),
        ("Sino-Serbian, Franco-German", [("Sino", "demonym", "CN"), ("Serbian", "demonym", "RS"),
         ("Franco", "demonym", "FR"), ("German", "demonym", "DE")]),
        ("the U.S. side, U.S.-led", [("U.S.", "country", "US"), ("U.S.", "country", "US")]),
        ("MOSCOW, May 7 — RUSSIA hosts", [("MOSCOW", "capital", "RU"), ("RUSSIA", "country", "RU")]),
        ("in Taylor, Texas", [("Texas", "region", "US")]),
        ("at the Great Hall of the People in Beijing", [("Great Hall of the People", "venue", "CN"), ("Beijing", "capital", "CN")]),
        ("the UN and the European Union", [("UN", "organisation", ""), ("European Union", "organisation", "")]),
        ("in The Hague", [("The Hague", "capital", "NL")]),
        ("Côte d’Ivoire and Türkiye", [("Côte d’Ivoire", "country", "CI"), ("Türkiye", "country", "TR")]),
        ("Brasilia, Bogota, Reykjavik", [("Brasilia", "capital", "BR"), ("Bogota", "capital", "CO"), ("Reykjavik", "capital", "IS")]),
    ],
)  # fmt: skip
def test_places_are_found_with_their_country(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Niger and Nigeria", ["NE", "NG"]),
        ("Nigerien and Nigerian", ["NE", "NG"]),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea", ["GW", "GQ", "PG", "GN"]),
        ("North Korea, South Korean, the Republic of Korea", ["KP", "KR", "KR"]),
        ("Sudan and South Sudan", ["SD", "SS"]),
        ("Dominica and the Dominican Republic", ["DM", "DO"]),
        ("Samoa and American Samoa", ["WS", "AS"]),
        ("the Republic of the Congo, the Democratic Republic of the Congo", ["CG", "CD"]),
        ("West Germany, East Germany, Germany", ["West Germany", "East Germany", "DE"]),
        ("the Soviet Union, the USSR, Soviet", ["Soviet Union"] * 3),
        ("Ireland and Northern Ireland", ["IE", "GB"]),
        ("Mexico and New Mexico", ["MX", "US"]),
    ],
)
def test_the_longest_name_wins(text: str, codes: list[str]) -> None:
    assert [p.country for p in find_places(text)] == codes


def test_words_that_hold_a_name_are_no_place() -> None:
    assert found("Romanesque, Parisien, Indiana-like oman chinaware Peruse Irandom") == [("Indiana", "region", "US")]
    assert found("he went west, on a diet, to the gulf between them") == []


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "He read Jack London.",
        "Santiago Peña spoke.",
        "Then Chad Smith sang.",
        "Queen Sofia came.",
        "Nice to meet you.",
    ],
)
def test_a_persons_name_is_no_sure_place(text: str) -> None:
    assert not only(text).sure


@pytest.mark.parametrize(
    "text",
    [
        "He flew to Jordan.",
        "King Abdullah II of Jordan",
        "They landed in Chad.",
        "In London he dined.",
        "He came to Santiago.",
        "from Nice",
        "Visiting Moscow was a joy.",
    ],
)
def test_a_preposition_makes_it_one(text: str) -> None:
    assert only(text).sure


def test_other_words_tell_georgia_from_georgia() -> None:
    assert [(p.country, p.kind, p.sure) for p in find_places("from Tbilisi, Georgia")][1] == ("GE", "country", True)
    assert [(p.country, p.kind, p.sure) for p in find_places("to Atlanta, Georgia")][1] == ("US", "region", True)
    assert not only("He spoke in Georgia.").sure
    assert find_places("He spoke in Georgia.", context="He spoke in Georgia. Tbilisi was next.")[0].sure


def test_a_capital_may_stand_for_its_government() -> None:
    uses = {
        t: find_places(t)[0].use
        for t in ("Beijing announced a visit.", "He left for Beijing.", "He arrived in Beijing.", "the Kremlin said", "at the Kremlin")
    }
    assert uses == {
        "Beijing announced a visit.": "government",
        "He left for Beijing.": "",
        "He arrived in Beijing.": "place",
        "the Kremlin said": "government",
        "at the Kremlin": "place",
    }


@pytest.mark.parametrize("text", ["the Paris Agreement", "the Moscow Times", "the University of Oxford", "the Duke of Edinburgh"])
def test_a_place_inside_a_longer_name_says_so(text: str) -> None:
    assert only(text).inside


def test_a_head_of_a_place_is_no_longer_name() -> None:
    assert not only("the Crown Prince of Norway").inside
    assert not only("the mayor of Lyon").inside


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Republic of Korea", "KR"),
        ("ROK", "KR"),
        ("South Korea", "KR"),
        ("the U.K.", "GB"),
        ("Türkiye", "TR"),
        ("turkiye", "TR"),
        ("West Germany", "West Germany"),
        ("Zaire", "Zaire"),
        ("Yemen Arab Republic", "North Yemen"),
        ("Hawaii (Kingdom)", "Hawaii (Kingdom)"),
        ("US", "US"),
        ("NO", "NO"),
        ("Burmese", "MM"),
        ("Holland", "NL"),
        ("Czechia", "CZ"),
        ("the Holy See", "VA"),
        ("Ceylon", "LK"),
        ("Czechoslovak", "Czechoslovakia"),
        ("DPRK", "KP"),
        ("Swaziland", "SZ"),
    ],
)  # fmt: skip
def test_a_country_answers_to_all_its_names(name: str, code: str) -> None:
    known = country(name)
    assert known is not None
    assert known.code == code


def test_no_country_answers_to_a_near_miss() -> None:
    assert [country(n) for n in ("Nigera", "Wakanda", "", "Moscow", "the")] == [None] * 5


def test_names_stand_in_a_sentence_with_their_article() -> None:
    assert [with_article(n) for n in ("United States", "Philippines", "Netherlands", "Serbia", "Soviet Union", "Lyon")] == [
        "the United States", "the Philippines", "the Netherlands", "Serbia", "the Soviet Union", "Lyon",
    ]  # fmt: skip


def test_demonym_capital_and_cities() -> None:
    assert (demonym("Serbia"), demonym("NL"), capital_of("RU"), capital_of("Zaire")) == ("Serbian", "Dutch", "Moscow", "Kinshasa")
    assert cities_of("RU")[:2] == ["Moscow", "St. Petersburg"]
    lyon = country_of("Lyon")
    assert lyon is not None
    assert lyon.code == "FR"
    assert city_of_venue("Vnukovo Airport") == "Moscow"


def test_near_countries_are_neighbours_first() -> None:
    near = [c.code for c in nearby("RS")]
    assert set(near[:8]) == {"BA", "BG", "HR", "HU", "ME", "MK", "RO", "XK"}
    assert "RS" not in near
    assert len(near) == len(set(near))
    assert nearby("nowhere") == []


def test_a_list_behind_a_sure_place_is_sure() -> None:
    assert [(p.text, p.sure) for p in find_places("He visited Miami, Boston and Denver.")] == [
        ("Miami", True),
        ("Boston", True),
        ("Denver", True),
    ]


def test_states_are_read_from_addresses_alone() -> None:
    assert found("in Chicago, IL. Later") == [("Chicago", "city", "US"), ("IL", "region", "US")]
    assert [p for p in found("OR ELSE, IN short, OK, ME too") if p[1] == "region"] == []


def test_names_are_read_across_wrapped_lines() -> None:
    assert found("the Republic of\n    Korea and South     Africa") == [
        ("Republic of\n    Korea", "country", "KR"),
        ("South     Africa", "country", "ZA"),
    ]


def test_a_capital_letter_before_a_country_makes_no_person() -> None:
    assert only("Efforts to Counter Russia: the plan").sure
    assert not only("It was Anatole France who wrote.").sure


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Germany, Federal Republic of", "DE"),
        ("Korea, South", "KR"),
        ("Ceylon (Sri Lanka)", "LK"),
        ("Congo, Republic of", "CG"),
        ("Upper Volta (Burkina Faso)", "Upper Volta")],
)  # fmt: skip
def test_a_tables_turned_name_is_understood(cell: str, code: str) -> None:
    known = country(cell)
    assert known is not None
    assert known.code == code


PIECES = [
    "Georgia", "New", "York", "the", "The", "West", "U.S.", "U.S.S.R.", "Jack", "London", "Guinea", "-", "Bissau", "Korea",
    "Republic", "of", "'s", "’s", "Saint", "St.", "LUCIA", "and", ".", "\n", "Sino-", "Serbians", "é", "d’Ivoire", "Côte",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
    | st.text(max_size=60)
)
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    reached = 0
    for place in find_places(text):
        assert reached <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.text
        reached = place.end


@pytest.mark.parametrize(
    "near_match", ["Georgia ", "Korean ", "U.S.", "New ", "Saint ", "the University of ", "Jack London ", "GUINEA ", "Republic of the "]
)
def test_time_grows_with_length_and_no_faster(near_match: str) -> None:
    def seconds(size: int) -> float:
        text = near_match * (size // len(near_match))
        began = time.process_time()
        find_places(text)
        return time.process_time() - began

    seconds(100)  # the lexicon is read before the clock starts
    short = min(seconds(25_000) for _ in range(2))
    assert seconds(100_000) < 12 * short + 0.05
