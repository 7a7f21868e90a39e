"""Wiki dumps, Markdown and transcripts."""

import pytest

from quiz.errors import FormatError
from tests.sources.pages import DUMP, RELEASE, TALK
from tests.sources.reading import parts, read_text


def test_a_wiki_dump_gives_title_and_publisher_and_no_day():
    source = read_text(DUMP).source
    assert (source.title, source.publisher, source.published) == ("2019 visit by Olav of Nordland to Kestrel", "Wikipedia", "")


def test_a_wiki_dump_keeps_infobox_lists_and_heads_apart():
    page = read_text(DUMP)
    assert parts(page, "infobox") == ["Infobox", "- Date: 14–16 June 2019", "- Location: Kestrel Bay"]
    assert parts(page, "list") == ["* A lunch at the customs house", "* A walk in the harbour park"]
    assert parts(page, "heading")[1:3] == ["== Programme ==", "=== First day ==="]


def test_references_of_a_wiki_dump_are_furniture():
    assert parts(read_text(DUMP), "furniture") == ["- The Harbour Gazette, 15 June 2019"]


def test_a_front_matter_gives_title_day_address_and_publisher():
    source = read_text(RELEASE, "release.md").source
    assert source.title == "Statement on the Visit of King Olav of Nordland"
    assert (source.published, source.publisher) == ("2019-06-10", "White House")
    assert source.url == "https://www.whitehouse.gov/briefings/olav/"


def test_a_front_matter_is_seen_in_a_pasted_text_too():
    assert read_text(RELEASE, "standard input").style == "markdown"


def test_markdown_heads_name_the_sections():
    page = read_text(RELEASE, "release.md")
    sections = [(b.kind, b.section) for b in page.blocks if b.kind in ("prose", "list")]
    assert sections == [("prose", ""), ("list", "TRADE & FERRIES"), ("list", "TRADE & FERRIES"), ("prose", "FISHERIES")]


def test_a_bold_lead_is_split_from_its_paragraph():
    assert parts(read_text(RELEASE, "release.md"), "prose")[-1] == "The two sides agreed on quotas."


def test_a_bold_line_heads_the_lines_right_below_it():
    page = read_text("# Visit\n\n**FERRIES**  \nThe two sides agreed on ferries,\nafter a night of talks.\n", "a.md")
    assert parts(page, "heading")[-1] == "**FERRIES**"
    assert parts(page, "prose") == ["The two sides agreed on ferries,\nafter a night of talks."]


def test_code_rules_and_tables_are_furniture():
    page = read_text("# Visit\n\n```\nx = 1\n\ny = 2\n```\n\n***\n\n| a | b |\n|---|---|\n\nThe king came.\n", "a.md")
    assert parts(page, "prose") == ["The king came."]


def test_a_broken_front_matter_is_told_with_its_line():
    with pytest.raises(FormatError, match=r'a\.md:3: the front matter .*"title" twice'):
        read_text("---\ntitle: a\ntitle: b\n---\n\nThe king came.\n", "a.md")


def test_turns_of_a_transcript_carry_their_speaker():
    page = read_text(TALK)
    turns = [(b.speaker, page.text[b.start : b.end]) for b in page.blocks if b.kind == "prose"]
    assert page.style == "transcript"
    assert turns == [
        ("PRESIDENT CALDER", "Good morning. Welcome to Kestrel Bay."),
        ("PRESIDENT CALDER", "We have waited a long time for this day."),
        ("KING OLAV", "(As interpreted.)  Thank you, Madam President."),
        ("Q", "Your Majesty, will you come again?"),
        ("KING OLAV", "If I am asked."),
    ]


def test_names_in_small_letters_speak_only_where_they_take_turns():
    talk = "Olav: Good morning.\n\nCalder: Good morning, sir.\n\nOlav: Shall we?\n\nCalder: We shall.\n"
    assert {b.speaker for b in read_text(talk).blocks if b.kind == "prose"} == {"Olav", "Calder"}
    note = "Background: The two have met before, in the year of the flood.\n\nThe king came on Monday.\n"
    assert {b.speaker for b in read_text(note).blocks} == {""}
