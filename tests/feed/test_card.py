"""The labelled lines at the head of a document."""

import pytest

from quiz.citation import Source
from quiz.feed.extract import extract
from quiz.feed.merge import merge
from quiz.feed.model import Visit
from quiz.sources.document import Block, BlockKind, Document

BODY = "President Urho Kekkonen of Finland met Prime Minister Pierre Trudeau of Canada in Ottawa."


def visits(*rows: str, kind: BlockKind = "infobox", body: str = BODY) -> list[Visit]:
    text, blocks = "", []
    for part, of in [*((r, kind) for r in rows), (body, "prose")]:
        blocks.append(Block(of, len(text), len(text) + len(part)))  # type: ignore[arg-type]
        text += part + "\n"
    document = Document("d", text, Source("The journey"), tuple(blocks))
    return merge([extract(document)], {"d": document.source}).visits


@pytest.mark.parametrize("kind", ["infobox", "list"])
def test_a_card_gives_visitor_host_country_and_days(kind: BlockKind) -> None:
    (visit,) = visits("- Visitor: Urho Kekkonen", "- Host: Pierre Trudeau", "- Country: Canada", "- Dates: 3–9 November 1969", kind=kind)
    assert (visit.visitor.name, visit.host.name, visit.host.country) == ("Urho Kekkonen", "Pierre Trudeau", "CA")
    assert (visit.start, visit.end) == ("1969-11-03", "1969-11-09")
    assert [len(e.source) for f in visit.facts if f.type == "visit" for e in f.evidence] != []


def test_labels_may_stand_in_bold() -> None:
    (visit,) = visits("- **Visitor:** Urho Kekkonen", "- **Country:** Canada", "- **Dates:** 3–9 November 1969", kind="list")
    assert (visit.start, visit.end) == ("1969-11-03", "1969-11-09")


def test_of_two_participants_the_host_is_at_home() -> None:
    (visit,) = visits("- Participants: Pierre Trudeau, Urho Kekkonen", "- Host country: Canada", "- Date: 3–9 November 1969")
    assert (visit.visitor.name, visit.host.name) == ("Urho Kekkonen", "Pierre Trudeau")


@pytest.mark.parametrize("row", ["- Weather: rain in Canada, 3 November 1969", "- Dates: November", "- Visitors: about 3,000 in Canada"])
def test_other_labels_and_unsure_days_say_nothing(row: str) -> None:
    assert [v.start for v in visits(row, body="The museum of Ottawa opened its doors.")] == []
