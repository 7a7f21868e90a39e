"""What printing did to a text is undone, and nothing else."""

import textwrap

import pytest

from quiz.sources.paragraphs import paragraphs
from quiz.sources.printing import running_heads, text_of

SAID = (
    "King Olav of Nordland arrived in Kestrel Bay on Monday for a state visit of three days and was welcomed at the airport by "
    "President Ines Marlow, who had flown in from the north that morning."
)


def pages_of(*pages: str) -> str:
    return text_of(pages, running_heads(pages))


def test_a_sentence_runs_on_from_one_page_to_the_next():
    lines = textwrap.wrap(SAID, 60)
    pages = ["\n".join(["The Gazette 1", *lines[:2], "Page 1 of 2"]), "\n".join(["The Gazette 2", *lines[2:], "Page 2 of 2"])]
    text = pages_of(*pages)
    assert [" ".join(span.of(text).split()) for span in paragraphs(text)][-1] == SAID


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("The King was wel-\ncomed by all.", "The King was welcomed by all."),
        ('He said it was "for safe-\nty", twice.', 'He said it was "for safety", twice.'),
        ("The vice-\npresident came.", "The vice-president came."),
        ("A cross-border road. The cross-\nborder road was opened.", "A cross-border road. The cross-border road was opened."),
        ("The Nordland-\nMarlow treaty", "The Nordland- Marlow treaty"),
        ("The ﬁrst oﬃcial ﬂew home.", "The first official flew home."),
        ("The   king \n came.", "The king came."),
    ],
)
def test_broken_words_joined_letters_and_wide_spaces_are_mended(printed, read):
    assert " ".join(pages_of(printed).split()) == read
    assert "  " not in pages_of(printed)


def test_a_year_at_the_end_of_a_page_is_no_page_number():
    assert "1975" in pages_of("He came again in\n1975", "and stayed.")
