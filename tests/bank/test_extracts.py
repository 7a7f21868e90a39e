"""A report's own sentences with gaps: which stretches are understood by themselves, and what may be left out of them."""

import pytest
from samplefeed import Report, SampleFeed, add

from quiz.bank.kinds.cloze import Cloze
from quiz.bank.make.extractgaps import extract_gaps
from quiz.bank.make.extracts import extracts
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.scene import Scene
from quiz.bank.make.words import wording
from quiz.feed.model import Person, Visit
from quiz.study.grade import grade

TITO = Person("Josip Broz Tito", "President of Yugoslavia", "Yugoslavia")
QUEEN = Person("Elizabeth II", "Queen of the United Kingdom", "GB")


def scene_of(text: str, *, verbatim: int | None = None, published: str = "1972-11-12", also: str = "") -> Scene:
    """A visit of November 1972 that one report tells; `also` names a second visit that the same report tells."""
    feed = SampleFeed()
    report = feed.report("courier", "A visit to London", "Courier", published)
    visit = feed.visit("1972-11-tito-britain", TITO, QUEEN, "1972-11-07", "1972-11-10")
    _told(visit, report)
    if also:
        _told(feed.visit("1972-11-tito-france", TITO, Person("Georges Pompidou", "President of France", "FR"), also, also), report)
    return Scene(
        visit, visit.facts, FeedIndex(feed.visits), feed.sources, feed.passage, wording(), verbatim=verbatim, text_of=lambda _: text
    )


def _told(visit: Visit, report: Report) -> None:
    add(visit, report.says("Tito was the guest."), "visit", visitor="Josip Broz Tito", start=visit.start)


def passages(text: str, published: str = "1972-11-12") -> list[str]:
    return [" ".join(e.evidence.passage.split()) for e in extracts(scene_of(text, published=published), "courier")]


def fullest(text: str) -> Cloze | None:
    question = next((c.question for c in extract_gaps(scene_of(text))), None)
    assert question is None or isinstance(question, Cloze)
    return question


def gaps(text: str) -> list[tuple[str, str]]:
    question = fullest(text)
    return [(b.answer, b.hint) for b in question.blanks()] if question else []


STANDING = "President Josip Broz Tito arrived in London on 7 November 1972 for a state visit."


@pytest.mark.parametrize("text", [
    STANDING,
    "Tito, who had come with his wife, was received by the Prime Minister of Britain, Edward Heath, on the first day.",
    "The talks with Edward Heath in Downing Street lasted for two hours.",
    "On Thursday Tito laid a wreath in Westminster Abbey.",  # the report's own day is known
    "It was a cold day.\n\n" + STANDING,
])  # fmt: skip
def test_a_sentence_that_is_understood_by_itself_is_an_extract(text: str) -> None:
    assert passages(text) == [text.rsplit("\n", 1)[-1]]


@pytest.mark.parametrize("text", [
    "He arrived in London on 7 November 1972 for a state visit.",  # who?
    "This was the first visit of a Yugoslav president to London in twenty years.",
    "The next day Tito met Edward Heath in Downing Street for talks.",  # next to which?
    "Edward Heath told him that Britain welcomed the visit to London.",  # not Heath himself
    "Tito may meet Edward Heath in Downing Street for further talks.",  # a guess
    "We met President Tito in London on 7 November 1972 with great joy.",  # who are "we"?
    "Will Tito meet Edward Heath in Downing Street for talks on trade?",
    "The museum shows paintings from the collection of the Duke of Bedford.",  # not about the visit
    "President Tito died in Ljubljana on 4 May 1980 after a long illness.",  # after the visit
    "Tito met Winston Churchill in Naples in August 1944 at a villa.",  # long before, and no first since
])  # fmt: skip
def test_what_leans_on_its_text_or_is_about_something_else_is_none(text: str) -> None:
    assert passages(text) == []


def test_a_weekday_is_understood_only_where_the_day_of_the_report_is_known() -> None:
    assert passages("On Thursday Tito laid a wreath in Westminster Abbey.", published="1972") == []


def test_what_leans_on_the_sentence_before_goes_with_it() -> None:
    text = f"{STANDING} There he was met by Prince Philip.\nThey drove to Windsor. Edward Heath gave a dinner for Tito in Downing Street."
    assert passages(text) == [
        f"{STANDING} There he was met by Prince Philip. They drove to Windsor.",
        "Edward Heath gave a dinner for Tito in Downing Street.",
    ]


def test_a_sentence_leans_on_the_paragraph_before_and_on_no_heading() -> None:
    assert passages(f"{STANDING}\n\nHe was met by Prince Philip.") == [f"{STANDING} He was met by Prince Philip."]
    assert passages(f"{STANDING}\n\n== The second day ==\n\nHe was met by Prince Philip.") == [STANDING]


def test_the_paragraphs_of_a_communique_and_the_items_of_a_list_are_read() -> None:
    other = "Edward Heath gave a dinner for President Tito in Downing Street."
    assert passages(f"1. {STANDING}\n\n2. {other}") == passages(f"- {STANDING}\n- {other}") == [STANDING, other]


@pytest.mark.parametrize("line", ["Afternoon | President Tito will meet Edward Heath in Downing Street.",
                                  "Arrival of President Tito in London for a state visit in the afternoon."])  # fmt: skip
def test_a_line_of_a_programme_is_no_sentence(line: str) -> None:
    assert passages(line) == []


def test_a_dateline_is_left_out_and_the_place_stays_true() -> None:
    text = f"LONDON, Nov. 8 -- {STANDING}"
    evidence = next(iter(extracts(scene_of(text), "courier"))).evidence
    assert text[evidence.start : evidence.end] == evidence.passage == STANDING


def test_of_a_report_on_two_visits_only_what_is_known_of_this_one_is_taken() -> None:
    assert list(extracts(scene_of(" " * 40 + STANDING, also="1972-11-20"), "courier")) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("Tito was met by the Prime Minister, Edward Heath, at Buckingham Palace on 7 November 1972.",
     [("Edward Heath", "person"), ("Buckingham Palace", "place"), ("7 November 1972", "date")]),
    ("Tito brought a loan of 30 million dollars home from his talks in London.", [("30 million", "number"), ("London", "city")]),
    ("Tito signed the Treaty of Osimo after long talks that had begun in the autumn.", []),  # a title nobody can infer
    ("President Tito and Mrs. Jovanka Tito went with President Edward Heath and Mrs. Mary Heath to the old theatre.", []),
    ("Tito flew home to Belgrade in the evening of 10 November 1972 by air.", [("Belgrade", "city"), ("10 November 1972", "date")]),
])  # fmt: skip
def test_people_days_amounts_and_places_are_left_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert gaps(text) == expected


@pytest.mark.parametrize("text", [
    "Tito and the two leaders of the countries met again before the visit ended.",  # "the two" are no number
    "Tito visited several towns, including Oxford, during a visit of four days.",  # others fit as well
    "Tito, 80, looked tired when he arrived for the state visit to Britain.",  # an age
    "Tito said London had welcomed the visit of a friend of many years.",  # the government, not the town
    "Tito walked in Windsor Great Park in the rain on the last morning of his visit.",  # part of a longer name
])  # fmt: skip
def test_what_has_more_than_one_filling_or_is_no_such_thing_is_not_left_out(text: str) -> None:
    assert gaps(text) == []


def test_a_particle_belongs_to_the_name() -> None:
    assert gaps("Tito was received by General Charles de Gaulle, and later de Gaulle spoke with him about Algeria and Cyprus.") == []


def test_the_visitor_is_in_the_stem_and_never_left_out() -> None:
    question = fullest(STANDING)
    assert question is not None
    assert question.prompt.endswith("report of 12 November 1972 on Josip Broz Tito's state visit to the United Kingdom in November 1972.")
    assert question.text == (
        "President Josip Broz Tito arrived in {{c1::London::city}} on {{c2::7 November 1972::date}} for a state visit."
    )


def test_without_leave_to_quote_no_sentence_is_repeated() -> None:
    assert list(extract_gaps(scene_of(STANDING, verbatim=8))) == []


def test_another_form_fills_its_own_gap_alone() -> None:
    question = Cloze(id="q", prompt="Fill the gaps.", text="{{c1::Edward Heath}} came on {{c2::7 May 1972}} with {{c3::three}} ministers.",
                     accept=["Heath", "May 7, 1972", "3"])  # fmt: skip
    assert grade(question, ["Heath", "May 7, 1972", "3"]).share == 1
    assert grade(question, ["Heath", "Heath", "3"]).share < 1
