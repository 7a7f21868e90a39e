"""What a headline says of a visit: who goes where, in the present tense."""

import pytest
from reading_texts import document

from quiz.feed.extract import extract
from quiz.sources.document import Block, Document

BODY = "President Kenneth Kaunda of Zambia smiled. President Kaunda shook many hands."


def visits(title: str) -> list[dict[str, object]]:
    body = document(BODY, "report", published="1975-05-12")
    text = f"{title}\n\n{BODY}"
    blocks = (Block("heading", 0, len(title)), Block("prose", len(title) + 2, len(text)))
    made = Document(body.id, text, body.source.__class__(title=title, published="1975-05-12"), blocks)
    return [f.slots for f in extract(made).facts if f.type == "visit"]


@pytest.mark.parametrize(
    ("title", "slots"),
    [
        ("Kaunda arrives in Kenya for a two-day visit", {"visitor": "Kenneth Kaunda", "country": "Kenya"}),
        ("Kenneth Kaunda begins state visit to India", {"visitor": "Kenneth Kaunda", "country": "India", "kind": "state"}),
        ("Zambia's Kaunda in Kenya for first state visit", {"visitor": "Kenneth Kaunda", "country": "Kenya", "kind": "state"}),
        ("Kaunda lands in Nairobi", {"visitor": "Kenneth Kaunda", "city": "Nairobi"}),
    ],
)
def test_a_headline_tells_who_goes_where(title: str, slots: dict[str, object]) -> None:
    assert visits(title) == [slots]


@pytest.mark.parametrize(
    "title",
    [
        "Kaunda praises Kenya",
        "Kaunda in Kenya: a life",
        "Kaunda arrives too late for peace in Kenya",
        "Visitors flock to Kenya",
        "Kaunda visits the sick",
    ],
)
def test_a_headline_that_tells_of_something_else_tells_of_no_visit(title: str) -> None:
    assert visits(title) == []


def test_a_title_may_tell_the_visitor_by_his_office_and_gives_the_days() -> None:
    (found,) = visits("Official visit of the President of Zambia to Kenya, 14-16 May 1975: notes for the press")
    assert found == {"visitor": "Kenneth Kaunda", "country": "Kenya", "kind": "official", "start": "1975-05-14", "end": "1975-05-16"}


@pytest.mark.parametrize(
    "title",
    [
        "Visit of the President of Zambia to Kenya: notes for the press",  # no days
        "A visitor to Kenya, 14-16 May 1975",
        "Visit of the President of Zambia and of Julius Nyerere to Kenya, 14-16 May 1975",
    ],
)
def test_a_title_without_days_or_with_another_name_gives_no_visit(title: str) -> None:
    assert visits(title) == []
