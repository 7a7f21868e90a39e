"""Where somebody is told to have been, and the visits that come of it."""

import msgspec
import pytest
from reading_texts import document, read

from quiz.feed.extract import extract
from quiz.feed.merge import merge
from quiz.feed.model import Visit

KEKKONEN = "President Urho Kekkonen of Finland had waited long for this. "
PLACED = [
    ("On 3 May 1961 he reached Ottawa by train.", ("CA", "1961-05-03", True)),
    ("Kekkonen prayed at the Western Wall in Jerusalem on 3 May 1961.", ("IL", "1961-05-03", False)),
    ("At the White House the president was shown the garden.", ("US", "", False)),
    ("On 3 May 1961 the aircraft of President Kekkonen rolled to a halt at Ben Gurion Airport.", ("IL", "1961-05-03", True)),
    ("Mayor Jean Drapeau greeted him at the airport of Montreal on 3 May 1961.", ("CA", "1961-05-03", True)),
    ("The president and his wife, Sylvi, rode through Vienna in an open carriage.", ("AT", "", False)),
    ("On 3 May 1961 the president spoke in the Portuguese parliament.", ("PT", "1961-05-03", False)),
    ("The 60-year-old leader landed in Canberra on 3 May 1961.", ("AU", "1961-05-03", True)),
]
UNPLACED = [
    "Kekkonen urged both sides to keep the peace in Vienna.",  # where the peace is kept, not where he is
    "Kekkonen accused the government in Ottawa of a slight.",
    "Kekkonen never reached Ottawa.",
    "Kekkonen wanted to go to Ottawa.",
    "Kekkonen was due in Ottawa on 3 May 1961.",
    "Kekkonen had promised wheat to Canada.",
    "The minister of Kekkonen stayed in Ottawa.",
    "Kekkonen would have gone to Ottawa if the ice had held.",
    "Two years ago Kekkonen spoke in Vienna.",
    "Chancellor Bruno Kreisky of Austria was ill. On 3 May 1961 he rode through Vienna.",
]


@pytest.mark.parametrize(("text", "told"), PLACED)
def test_doing_something_somewhere_is_being_there(text: str, told: tuple[str, str, bool]) -> None:
    stays = read(KEKKONEN + text, published="1961-05-08").stays
    assert [(s.country, s.first, s.comes) for s in stays] == [told]


@pytest.mark.parametrize("text", UNPLACED)
def test_what_is_said_of_a_place_puts_nobody_there(text: str) -> None:
    assert [s for s in read(KEKKONEN + text, published="1961-05-08").stays if s.country] == []


def visits(text: str, **about: str) -> list[Visit]:
    doc = document(text, **about)
    return merge([extract(doc)], {doc.id: doc.source}).visits


def test_arrival_and_doings_make_a_visit_without_a_verb_of_visiting() -> None:
    (visit,) = visits(
        "On Saturday, 6 May 1961, the train of President Urho Kekkonen of Finland pulled in at Vienna. On Sunday he knelt at the "
        "cathedral, and President Adolf Schärf of Austria showed him the Hofburg. On 8 May 1961 Kekkonen flew back to Helsinki."
    )
    assert (visit.visitor.name, visit.host.name, visit.host.country) == ("Urho Kekkonen", "Adolf Schärf", "AT")
    assert (visit.start, visit.end) == ("1961-05-06", "1961-05-08")


def test_stages_of_a_journey_are_visits_each_with_its_day() -> None:
    found = visits(
        "President Urho Kekkonen of Finland reached Ottawa on 3 May 1961. He laid a wreath at the memorial. On 9 May 1961 the president "
        "landed in Washington. He also saw Mexico City."
    )
    assert [(v.host.country, v.start) for v in found] == [("CA", "1961-05-03"), ("US", "1961-05-09")]


NO_VISITS = [
    "President Urho Kekkonen of Finland spoke in Helsinki on 3 May 1961. He rode through Turku on 4 May 1961.",  # at home
    "President Bush landed in Houston on 3 May 1989. He spoke in Dallas on 4 May 1989.",  # perhaps at home
    "President Urho Kekkonen of Finland praised the people of Vienna.",
]


@pytest.mark.parametrize("text", NO_VISITS)
def test_nobody_visits_his_own_country(text: str) -> None:
    assert visits(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Today President Urho Kekkonen of Finland welcomed Chancellor Bruno Kreisky of Austria to Helsinki.", "1971-05-04"),
        (
            "Today President Urho Kekkonen of Finland welcomed Chancellor Bruno Kreisky to Helsinki. The three-day visit is his second.",
            "1971-05",
        ),
    ],
)
def test_a_reception_gives_the_day_of_a_visit_that_lasts_no_longer(text: str, start: str) -> None:
    assert [v.start for v in visits(text, published="1971-05-04")] == [start]


def test_a_report_comes_from_where_its_doings_were() -> None:
    text = "Bruno Kreisky walked through the old town on Tuesday, for the first time in his years as Austrian chancellor."
    doc = document(text, published="1971-05-05")
    sent = msgspec.structs.replace(doc, dateline="LISBON, May 5, 1971")
    (visit,) = merge([extract(sent)], {doc.id: doc.source}).visits
    assert (visit.visitor.office, visit.visitor.country, visit.host.country, visit.start) == (
        "Austrian chancellor",
        "AT",
        "PT",
        "1971-05-04",
    )
    assert merge([extract(doc)], {doc.id: doc.source}).visits == []  # no dateline
    at_home = msgspec.structs.replace(doc, dateline="VIENNA, May 5, 1971")
    assert merge([extract(at_home)], {doc.id: doc.source}).visits == []


OFFICES = [
    ("Bruno Kreisky, who was a journalist and is now chancellor of Austria, landed in Lisbon on 4 May 1971.", "AT"),
    ("In May 1971 the Austrian chancellor went south. Bruno Kreisky landed in Lisbon on 4 May 1971.", "AT"),
    ("Bruno Kreisky landed in Lisbon on 4 May 1971. He spoke of the former president of Austria.", ""),
    ("President Bruno Kreisky landed in Lisbon on 4 May 1971. He was as tired as the Austrian chancellor.", ""),
]


@pytest.mark.parametrize(("text", "country"), OFFICES)
def test_a_phrase_without_the_name_tells_whose_head_the_visitor_is(text: str, country: str) -> None:
    assert read(text + " Kreisky prayed in the cathedral.").people["Bruno Kreisky"].country == country


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Prime Minister Edward Heath of Britain was on his first journey to China. It began on 4 May 1971.", "1971-05-04"),
        (
            "Prime Minister Edward Heath of Britain was on his first journey to China. Rain fell. Nobody minded. It began on 4 May 1971.",
            None,
        ),
        ("Prime Minister Edward Heath of Britain was on his first journey to China. The strike began on 4 May 1971.", None),
    ],
)
def test_it_began_is_said_of_the_journey_just_told(text: str, start: str | None) -> None:
    assert [v.start for v in visits(text)] == ([start] if start else [])


def test_of_a_royal_couple_the_king_is_the_visitor() -> None:
    text = (
        "King Bhumibol of Thailand had waited long. The King and Queen Sirikit landed in Vienna on 4 May 1966. President Franz Jonas of "
        "Austria welcomed the guests."
    )
    (visit,) = visits(text)
    assert (visit.visitor.name, visit.start) == ("King Bhumibol", "1966-05-04")


def test_a_span_of_years_is_not_the_year_of_the_visit() -> None:
    text = (
        "President Urho Kekkonen of Finland lived in Vienna from 1920 to 1921. On Tuesday, May 4, he landed there again: he reached "
        "Vienna at noon."
    )
    assert [v.start for v in visits(text, published="1971-05-06")] == ["1971-05-04"]


def test_a_stop_to_come_does_not_take_the_arrival_of_this_visit() -> None:
    text = (
        "President Urho Kekkonen of Finland landed in Ottawa on 3 May 1961. Prime Minister John Diefenbaker of Canada welcomed him. "
        "Kekkonen will visit Mexico on 9 May 1961."
    )
    assert [(v.host.country, v.start, v.modality) for v in visits(text, published="1961-05-04")] == [
        ("CA", "1961-05-03", "happened"),
        ("MX", "1961-05-09", "planned"),
    ]


def test_a_minister_who_joins_the_journey_is_not_its_visitor() -> None:
    text = (
        "Urho Kekkonen of Finland toured the north. Foreign Minister Ahti Karjalainen, coming from Sweden, joined him in Oslo. "
        "Kekkonen rode through Bergen. Kekkonen slept at an inn."
    )
    assert read(text, title="Urho Kekkonen in Norway").principals.visitor == "Urho Kekkonen"


def test_a_meeting_of_another_time_is_not_what_a_report_is_about() -> None:
    text = "On 29 April 1931 President Herbert Hoover met King Prajadhipok of Siam."
    assert visits(text, published="1960-06-29") == []
    assert visits(text, published="1931-04-30") != []
