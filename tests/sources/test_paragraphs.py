"""Where a paragraph ends in pasted and printed text."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sources import wiki
from quiz.sources.draft import Raw
from quiz.sources.paragraphs import paragraphs

TITLE = "King Olav opens a visit to Kestrel Bay"
FIRST = (
    "King Olav of Nordland arrived in Kestrel Bay on Monday for a state visit of three days and was welcomed at the airport by "
    "President Ines Marlow. A guard of honour stood on the tarmac. The King inspected it in the rain."
)
SECOND = (
    "In the evening the President gave a dinner for her guest at the Old Customs House. He spoke of the fishermen of both "
    "shores, and she gave him a model of a herring boat."
)


def told(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in paragraphs(text)]


@pytest.mark.parametrize("width", [34, 45, 60, 72, 90, 118])
def test_a_page_without_blank_lines_keeps_title_and_sentences_apart(width):
    text = "\n".join([TITLE[:width], *textwrap.wrap(FIRST, width), *textwrap.wrap(SECOND, width)])
    whole = " ".join(told(text))
    assert whole == " ".join([TITLE[:width], FIRST, SECOND])
    assert all(part.endswith(".") for part in told(text)[1:] if width > len(TITLE))


def test_one_long_line_does_not_make_each_line_a_paragraph():
    address = "https://harbour-gazette.example/" + "visit/" * 20
    text = "\n".join([*textwrap.wrap(FIRST, 70), address])
    assert told(text) == [FIRST, address]


def test_one_short_line_does_not_make_each_line_a_paragraph():
    text = "\n".join([*textwrap.wrap(FIRST, 70), "He smiled.", *textwrap.wrap(SECOND, 70)])
    assert " ".join(told(text)) == f"{FIRST} He smiled. {SECOND}"
    assert all(part.endswith(".") for part in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "On Monday King Olav met Prime\nMinister Edda Lund in Port Alder.",
        "On Monday King Olav met President\nInes Marlow in Port Alder.",
        "King Olav came to Port Alder on 12\nMay 2024 and left a day later.",
        "King Olav came to Port Alder on May\n12, 2024.",
        "King Olav was welcomed at the airport\nby the President.",
        "He came by ship. The crowd cheered King\nOlav for an hour.",
        "A choir of children sang for the King, the\nPresident and their guests.",
        "King Olav came to Port Alder with Queen Astrid and Foreign Minister Nils\nHolm on Monday.",
    ],
)
def test_a_break_inside_a_sentence_parts_nothing(text):
    assert told(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "King Olav in Kestrel Bay\nKing Olav arrived on Monday and was welcomed at the airport by President Ines Marlow.",
        "The King arrived on Monday.\nThe President gave a dinner on Tuesday.",
        "- a silver tray\n- a model of a boat",
        "King Olav opens a visit to Kestrel Bay today\nBy Ada Quill, Diplomatic Correspondent",
        "World\nPolitics\nSport",
    ],
)
def test_lines_that_say_something_of_their_own_stay_apart(text):
    assert told(text) == text.split("\n")


@given(st.text(alphabet="ab .A,1-\n\r\u2028é“", max_size=300))
def test_paragraphs_cover_the_text_in_order(text):
    at = 0
    for span in paragraphs(text):
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert not text[at:].strip()


def test_an_article_of_an_encyclopaedia_may_be_wrapped_at_any_width():
    for width in (50, 80, 118):
        text = "= Visit to Kestrel Bay =\n\n== Course ==\n" + "\n".join(textwrap.wrap(FIRST, width))
        blocks = next(iter(wiki.read(Raw("a.txt", text.encode())))).blocks
        assert [" ".join(text[b.start : b.end].split()) for b in blocks if b.kind == "prose"] == [FIRST]
