"""The wording data and the forms in which names, dates, places and documents enter a sentence."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank import spoken
from quiz.bank.make import nations
from quiz.bank.make.asking import bare_slot
from quiz.bank.make.naming import publisher, report, titled
from quiz.bank.make.phrases import (
    award_phrase,
    document_phrase,
    heard_by,
    noun_phrase,
    office_with_article,
    place_phrase,
    quotable,
    shortened,
)
from quiz.bank.make.template import Template, template
from quiz.bank.make.words import parse, wording
from quiz.citation import Source
from quiz.errors import FormatError
from quiz.feed.facttypes import FACT_TYPES

_SPECIAL = frozenset(
    "when where dates during after visit the_visit visit_undated a_visit home signers a_and_b figure country in_year publisher reported_by "
    "report_on its_report_on report claimant standing part deed".split()
)


@pytest.mark.parametrize("fact_type", FACT_TYPES, ids=lambda t: t.name)
def test_every_fact_type_has_wording_for_slots_that_it_has(fact_type: object) -> None:
    words = wording("en").facts[fact_type.name]  # type: ignore[attr-defined]
    slots = set(fact_type.slots)  # type: ignore[attr-defined]
    assert words.tags
    if not fact_type.background:  # type: ignore[attr-defined]
        assert words.says
    for group in (words.asks, words.which, words.names):
        assert {bare_slot(s) for s in group} <= slots
        for slot, stems in group.items():
            for stem in stems:
                assert stem.endswith("?")
                assert template(stem).holes() <= slots | _SPECIAL
                assert f"{{{slot.removesuffix('_described').removesuffix('_part')}}}" not in stem
                assert stem[0].islower() or stem[0] == "{"


def test_no_wording_is_left_over() -> None:
    assert set(wording("en").facts) == {t.name for t in FACT_TYPES}


def test_a_language_without_wording_falls_back_to_english() -> None:
    assert wording("xx").language == "en"


def test_an_open_bracket_is_reported_with_its_line() -> None:
    text = "format: wording/1\nlanguage: en\nlead: {}\nhints: {}\nvisits: {}\nthinking: {}\nfacts:\n  visit:\n    says: 'a [{b}'\n"
    with pytest.raises(FormatError, match=r"x\.yaml:9.*bracket"):
        parse(text, "x.yaml")


def test_an_unknown_value_leaves_out_its_group_only() -> None:
    known = {"who": "Zhou Enlai"}
    pattern = Template("{who} <came|was to come>[ on {date}] here")
    assert pattern.fill(lambda name, _: known.get(name)) == "Zhou Enlai came here"
    assert pattern.fill(lambda name, _: known.get(name), planned=True) == "Zhou Enlai was to come here"
    assert Template("{date}: {who}").fill(lambda name, _: known.get(name)) is None


@given(st.text(min_size=1))
def test_a_value_is_never_read_as_template(value: str) -> None:
    said = Template("a{x}b").fill(lambda _n, _f: value)
    assert said is not None
    assert said.startswith("a")
    assert "".join(value.split()) in "".join(said.split()) or "," in value or " " in value


@pytest.mark.parametrize(
    ("name", "office", "shown"),
    [
        ("Vladimir Putin", "President of Russia", "President Vladimir Putin of Russia"),
        ("Vladimir Putin", "Russian president", "Russian President Vladimir Putin"),
        ("Richard Nixon", "President of the United States", "President Richard Nixon of the United States"),
        ("Tatyana Golikova", "Vice Prime Minister", "Vice Prime Minister Tatyana Golikova"),
        ("Cai Qi", "director of the General Office of the CCP", "Cai Qi, director of the General Office of the CCP"),
        ("Valentina Matviyenko", "Chair of the Federation Council", "Valentina Matviyenko, Chair of the Federation Council"),
        ("King Hussein", "King of Jordan", "King Hussein of Jordan"),
        ("Enda Kenny", "", "Enda Kenny"),
    ],
)
def test_people_are_named_with_their_office(name: str, office: str, shown: str) -> None:
    assert titled(name, office)[0] == shown


@pytest.mark.parametrize(
    ("edtf", "text", "with_preposition"),
    [
        ("2025-05-07", "7 May 2025", "on 7 May 2025"),
        ("2025-05", "May 2025", "in May 2025"),
        ("2013", "2013", "in 2013"),
        ("2025-05-07/2025-05-10", "7–10 May 2025", "from 7 to 10 May 2025"),
        ("1990-05-30/1990-06-03", "30 May – 3 June 1990", "from 30 May to 3 June 1990"),
        ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020", "from 30 December 2019 to 2 January 2020"),
    ],
)
def test_dates_are_written_day_month_year(edtf: str, text: str, with_preposition: str) -> None:
    assert spoken.date(edtf) == text
    assert spoken.on(edtf) == with_preposition


def test_a_time_of_day_goes_before_its_date() -> None:
    assert spoken.on("2025-05-08", "morning") == "on the morning of 8 May 2025"
    assert spoken.on("2025-05-09", "noon") == "at noon on 9 May 2025"


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)))
def test_accepted_forms_of_a_date_are_distinct_and_hold_its_day(date: object) -> None:
    forms = spoken.date_forms(str(date))
    assert len(set(forms)) == len(forms)
    assert all(str(date.day) in f for f in forms)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("n", "text"),
    [("1", "first"), ("2", "second"), ("11", "eleventh"), ("21", "21st"), ("80", "80th"), ("113", "113th"), ("over 20", "over 20")],
)
def test_ordinals(n: str, text: str) -> None:
    assert spoken.ordinal(n) == text


@pytest.mark.parametrize(
    ("text", "forms"), [("4", {"four"}), ("four", {"4"}), ("some 20", {"some twenty", "20", "twenty"}), ("244.8 billion", set())]
)
def test_numerals_and_words_are_accepted_for_each_other(text: str, forms: set[str]) -> None:
    assert set(spoken.number_forms(text)) == forms


def test_lists_are_joined_with_and() -> None:
    assert spoken.joined(["a"]) == "a"
    assert spoken.joined(["a", "b", "c"]) == "a, b and c"
    assert spoken.joined(["a, b", "c"]) == "a, b; and c"


@pytest.mark.parametrize(
    ("place", "phrase"),
    [
        ("Kremlin", "at the Kremlin"),
        ("Vnukovo International Airport", "at Vnukovo International Airport"),
        ("Government House of the Russian Federation", "at the Government House of the Russian Federation"),
        ("Red Square", "in Red Square"),
        ("Oval Office", "in the Oval Office"),
        ("Buckingham Palace", "at Buckingham Palace"),
        ("Soviet embassy", "at the Soviet embassy"),
        ("the Great Hall of the People", "at the Great Hall of the People"),
    ],
)
def test_places_take_their_preposition_and_article(place: str, phrase: str) -> None:
    assert place_phrase(place) == phrase


@pytest.mark.parametrize(
    ("event", "phrase"),
    [
        ("banquet", "a banquet"),
        ("official dinner", "an official dinner"),
        ("2025 Moscow Victory Day Parade", "the 2025 Moscow Victory Day Parade"),
        ("celebrations marking the anniversary", "celebrations marking the anniversary"),
        ("the G20 summit", "the G20 summit"),
    ],
)
def test_events_take_their_article(event: str, phrase: str) -> None:
    assert noun_phrase(event) == phrase


@pytest.mark.parametrize(
    ("doc", "phrase"),
    [
        ("joint statement", "a joint statement"),
        ("Shanghai Communiqué", "the “Shanghai Communiqué”"),
        ("multiple accords", "multiple accords"),
        ("a joint plan", "a joint plan"),
    ],
)
def test_documents_are_quoted_by_title_or_take_an_article(doc: str, phrase: str) -> None:
    assert document_phrase(doc) == phrase


@pytest.mark.parametrize(
    ("office", "phrase"),
    [
        ("Kenyan scholar on international relations", "a Kenyan scholar on international relations"),
        ("director of the Institute", "director of the Institute"),
        ("former Russian ambassador to China", "a former Russian ambassador to China"),
    ],
)
def test_offices_take_an_article_where_many_hold_them(office: str, phrase: str) -> None:
    assert office_with_article(office) == phrase


def test_long_quotations_are_cut_where_a_phrase_ends() -> None:
    text = "one two three four five, six seven eight nine ten"
    assert shortened(text, 6) == "one two three four five …"
    assert shortened(text, 10) == text
    assert shortened("the trust between the two countries grows with every year", 4) == "the trust …"


def test_publishers_and_reports_are_named_with_date_and_article() -> None:
    agency = Source(title="T", publisher="Xinhua", published="2025-05-06")
    house = Source(title="T", publisher="White House", published="2021-06-10")
    assert report(agency) == "Xinhua's report of 6 May 2025"
    assert report(house) == "the White House's report of 10 June 2021"
    assert publisher(Source(title="T", published="2025-05-04")) == "a news report of 4 May 2025"
    assert publisher(Source(title="A state visit")) == "the account “A state visit”"
    assert publisher(Source(title="Nixon in China"), ["Richard Nixon"]) == "a news report"  # the title would tell who is asked for
    assert report(Source(title="T", publisher="Wikipedia")) == "Wikipedia's article"


def test_countries_take_their_article() -> None:
    assert nations.with_article("United States") == "the United States"
    assert nations.with_article("Russia") == "Russia"
    assert nations.with_article("Soviet Union") == "the Soviet Union"
    assert nations.with_article("Bosnian Federation") == "the Bosnian Federation"
    assert nations.name("RU") == "Russia"
    assert nations.in_text("Russian prime minister") == "RU"


def test_cities_beside_a_city_lie_in_its_country_first() -> None:
    found = nations.cities_beside("Beijing", random.Random(0))
    assert "Shanghai" in found[:5]
    assert "Beijing" not in found


def test_the_best_known_cities_of_a_country_are_offered_once_and_without_their_state() -> None:
    found = nations.cities_beside("Washington", random.Random(0))[:5]
    assert set(found) <= {"New York City", "New York", "Los Angeles", "Chicago", "San Francisco"}
    assert not any("(" in city for city in nations.cities_beside("London", random.Random(0)))
    assert not {"New York", "New York City"} & set(nations.cities_beside("New York City", random.Random(0)))


@given(st.text())
def test_a_sentence_has_a_capital_and_a_stop(text: str) -> None:
    said = spoken.sentence(text)
    assert said == "" or said[0] == said[0].upper() or not said[0].isalpha() or said[0].upper() != said[0]
    assert said == "" or said[-1] in '.?!…"”'


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("FACT SHEET: Republic of Korea State Visit", "the White House's fact sheet of 26 April 2023"),
        ("Readout of President Biden's Meeting with the Amir", "the White House's readout of 26 April 2023"),
        ("Statement from the Press Secretary on the Visit", "the White House's statement of 26 April 2023"),
        ("U.S.-ROK Leaders’ Joint Statement", "the joint statement of 26 April 2023"),
        ("First Lady Concludes Second Day", "the White House's report of 26 April 2023"),
    ],
)
def test_a_text_is_called_what_it_calls_itself(title: str, said: str) -> None:
    assert report(Source(title=title, publisher="White House", published="2023-04-26")) == said


def test_a_long_quotation_is_shown_as_a_whole_clause_or_not_at_all() -> None:
    words = (
        "We hope that what the two kings settled in the mountains will make trade on the rivers easier, bring new life to the ports, "
        "open the old road across the pass to carters from both valleys, and leave more bread on the tables of all our people"
    )
    shown = quotable(words, 22)
    assert shown.startswith("We hope that")
    assert shown.endswith("trade on the rivers easier …")
    assert quotable("In the spirit of the old days and for the sake of the young, on land and at sea, now and ever after", 8) == ""
    assert quotable("We go together.", 8) == "We go together."


def test_more_than_is_over() -> None:
    assert {"more than 20", "20+", "20", "over twenty"} <= set(spoken.number_forms("over 20"))


@pytest.mark.parametrize(
    ("award", "phrase"),
    [
        ("Nobel Peace Prize", "the Nobel Peace Prize"),
        ("degree of Doctor of Laws", "the degree of Doctor of Laws"),
        ("honorary doctorate", "an honorary doctorate"),
        ("a gold medal", "a gold medal"),
    ],
)
def test_an_honour_has_its_article(award: str, phrase: str) -> None:
    assert award_phrase(award) == phrase


@pytest.mark.parametrize(
    ("place", "phrase"),
    [
        ("Imperial Palace", "at the Imperial Palace"),
        ("Buckingham Palace", "at Buckingham Palace"),
        ("State House", "at State House"),
        ("Troyan Monastery", "at the Troyan Monastery"),
        ("National Theatre", "at the National Theatre"),
    ],
)
def test_a_venue_has_the_article_that_it_takes(place: str, phrase: str) -> None:
    assert place_phrase(place) == phrase


@pytest.mark.parametrize(
    ("first", "last", "forms"),
    [
        ("2025-05-07", "2025-05-10", {"7-10 May 2025", "May 7-10, 2025", "7 to 10 May 2025", "May 7-10"}),
        ("2025-05-30", "2025-06-02", {"30 May to 2 June 2025", "May 30 to June 2, 2025"}),
    ],
)
def test_a_run_of_days_may_be_typed_month_first_or_last(first: str, last: str, forms: set[str]) -> None:
    assert forms <= set(spoken.run_forms(first, last))
    assert spoken.run_forms("2025-05", "2025-06") == []


def test_numbers_below_a_hundred_may_be_typed_in_words() -> None:
    assert spoken.number_forms("40") == ["forty"]
    assert spoken.number_forms("forty-two") == ["42"]
    assert "7 February 2022" in spoken.date_forms("2022-02-07")


@pytest.mark.parametrize(
    ("audience", "heard"),
    [
        ("Israeli parliament", "the Israeli parliament"),
        ("audience of scholars", "an audience of scholars"),
        ("Congress", "Congress"),
        ("joint session of Congress", "a joint session of Congress"),
        ("both Houses of Parliament", "both Houses of Parliament"),
        ("the Bundestag", "the Bundestag"),
    ],
)
def test_an_audience_takes_the_article_that_it_needs(audience: str, heard: str) -> None:
    assert heard_by(audience) == heard
