"""Newspaper and agency pages: what is article, what is page."""

import pytest

from tests.sources.pages import BARE, HARBOUR, WIRE, WRAPPED
from tests.sources.reading import assert_blocks_cover, parts, read_text


def test_a_newspaper_page_gives_title_publisher_day_and_writer():
    page = read_text(HARBOUR)
    assert page.source.title == "King Olav of Nordland opens three-day visit to Kestrel Bay"
    assert page.source.publisher == "The Harbour Gazette"
    assert page.source.published == "2019-06-14"
    assert page.byline == "Ada Quill"
    assert page.dateline == "KESTREL BAY, June 14"


def test_only_the_article_of_a_newspaper_page_is_prose():
    assert parts(read_text(HARBOUR), "prose") == [
        "King Olav of Nordland arrived in Kestrel Bay on Friday for a three-day state visit.",
        "President Ines Calder received him at the old customs house, where the two signed a fisheries agreement.",
        "Officials said the talks would turn to ferries, cod and the price of wind power.",
        '"We have waited a long time," the president said.',
    ]


def test_links_to_other_stories_below_the_article_are_furniture():
    assert "Ferry prices to rise again" in parts(read_text(HARBOUR), "furniture")


def test_a_picture_line_is_a_caption():
    assert parts(read_text(HARBOUR), "caption") == ["The royal yacht at the quay on Thursday. (Photo: J. Roe)"]


def test_a_subheading_names_the_section_of_what_follows():
    page = read_text(HARBOUR)
    sections = {page.text[b.start : b.end][:9]: b.section for b in page.blocks if b.kind == "prose"}
    assert sections["Officials"] == "What the two sides want"
    assert sections["King Olav"] == ""


def test_capitals_between_paragraphs_are_section_heads():
    assert {"NEW PIPELINE", "LONG ROAD AHEAD"} <= set(parts(read_text(WIRE), "heading"))


def test_an_agency_in_the_dateline_is_the_publisher():
    page = read_text(WIRE)
    assert page.source.publisher == "Bluewater News"
    assert page.dateline == "NORTHVALE (Bluewater News)"
    assert parts(page, "prose")[0].startswith("Prime Minister Tomas Reyl")


def test_a_dateline_without_year_dates_nothing():
    assert read_text(WIRE.replace("(Bluewater News)", "May 6 (Bluewater News)")).source.published == ""


def test_credits_below_the_article_are_furniture():
    assert parts(read_text(WIRE), "furniture")[-1] == "(Reporting by A. Bell; Editing by C. Dunn)"


def test_lines_broken_at_a_margin_are_one_paragraph():
    page = read_text(WRAPPED)
    assert [text.count("\n") for text in parts(page, "prose")] == [2, 1]
    assert page.source.published == "2020-05-03"


def test_a_bare_text_takes_its_first_words_as_title():
    page = read_text(BARE)
    assert page.source.title == "King Olav and President Calder met on Friday…"
    assert (page.source.publisher, page.source.published) == ("", "")
    assert len(parts(page, "prose")) == 2


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 4, 2025 - 23:27", "2025-05-04"),
        ("|\u00a0 May 6, 2025", "2025-05-06"),
        ("2025-05-06", "2025-05-06"),
        ("Published: 4 May 2025, 18:30 GMT", "2025-05-04"),
        ("Last Updated : Sunday, 04 May 2025 11:08 PM IST", "2025-05-04"),
        ("The Harbour Gazette, 5 May 2025", "2025-05-05"),
        ("By Ada Quill | May 7, 2025", "2025-05-07"),
        ("Updated 25/12/2024 08:00", "2024-12-25"),
        ("Source: Bay Wire | Published on 3rd March 2019, 4:20 PM | World | Home |", "2019-03-03"),
        ("FOR PRESS 29 January 1979", "1979-01-29"),
        ("Release Date: 13/10/1967", "1967-10-13"),
    ],
)
def test_a_date_line_gives_the_day_and_is_furniture(line, day):
    page = read_text(f"King visits the bay\n\n{line}\n\nThe king visited the bay on Monday and left again on Tuesday.\n")
    assert page.source.published == day
    assert line.strip(" \u00a0") in parts(page, "furniture")


def test_the_day_of_publication_wins_over_that_of_an_update():
    text = "King visits the bay\nUpdated: May 9, 2025\nPublished: May 4, 2025\nThe king visited the bay on Monday and left on Tuesday.\n"
    assert read_text(text).source.published == "2025-05-04"


def test_a_date_that_two_readers_read_differently_is_not_taken():
    text = "King visits the bay\n05/04/2025\nThe king visited the bay on Monday and left on Tuesday.\n"
    assert read_text(text).source.published == ""


@pytest.mark.parametrize("mark", ["Enditem", "ENDS", "-30-"])
def test_an_end_mark_behind_the_last_sentence_is_no_prose(mark):
    page = read_text(f"The king left on Monday. The queen followed, he said. {mark}\n")
    assert parts(page, "prose") == ["The king left on Monday. The queen followed, he said."]
    assert_blocks_cover(page)


def test_windows_line_ends_move_no_block():
    page = read_text(HARBOUR.replace("\n", "\r\n"))
    assert parts(page, "prose") == parts(read_text(HARBOUR), "prose")
    assert_blocks_cover(page)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Kestrel/Kestrel Bay, 14 June 2019 (updated)", "2019-06-14"),
        ("Kestrel Bay, 14 June 2019", "2019-06-14"),
        ("THE WEEK IN NORDLAND                     June 14, 2019", "2019-06-14"),
        ("EVENING BULLETIN / FRIDAY 14 JUNE 2019 / LEAD ITEM", "2019-06-14"),
        ("King Olav sails home, 14 June 2019", ""),  # a title tells what happened, and when
        ("The king at Kestrel Bay / a day in June", ""),
    ],
)
def test_a_place_and_a_day_at_the_head_are_those_of_the_report(head: str, day: str):
    page = read_text(f"{head}\n\nKing sails home\n\nKing Olav of Nordland sailed home on Friday. He waved from the deck.\n")
    assert page.source.published == day
    assert (page.source.title == "King sails home") is bool(day)


def test_a_year_over_its_events_is_a_heading():
    text = "Six decades\n\nThe list tells of heads of state.\n\n1965\nFebruary 16-23: State visit of President Nyerere to China.\n"
    assert "1965" in parts(read_text(text), "heading")
