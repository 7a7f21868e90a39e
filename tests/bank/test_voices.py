"""Who said what, and what a report tells at length: several voices, background, reception, the points of a short text."""

import pytest
from samplefeed import SampleFeed, add

from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.make.asking import Candidate
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.scene import Scene
from quiz.bank.make.sections import BACKGROUND, RECEPTION, gist, quoted, told_in
from quiz.bank.make.setting import setting
from quiz.bank.make.several import several
from quiz.bank.make.voices import voices
from quiz.bank.make.whole import is_subject
from quiz.bank.make.words import wording
from quiz.feed.model import Fact, Person, Visit

SADAT = Person("Anwar Sadat", "President of Egypt", "EG")
BEGIN = Person("Menachem Begin", "Prime Minister of Israel", "IL")


class Jerusalem:
    """A visit with a report of several voices."""

    def __init__(self, title: str = "A visit to Jerusalem", publisher: str = "Courier", published: str = "1977-11-25") -> None:
        self.feed = SampleFeed()
        self.report = self.feed.report("courier", title, publisher, published)
        self.visit = self.feed.visit("1977-11-sadat-israel", SADAT, BEGIN, "1977-11-19", "1977-11-21")

    def says(self, speaker: str | list[str], predicate: str, sentence: str = "") -> Fact:
        proof = self.report.says(sentence or f"{speaker} {predicate}.")
        return add(self.visit, proof, "statement", speaker=speaker, predicate=predicate)

    def office(self, person: str, office: str, country: str = "") -> None:
        add(self.visit, self.report.says(f"{person} is {office}."), "role", person=person, office=office, country=country)

    def scene(self, verbatim: int | None = None, text: str = "") -> Scene:
        index = FeedIndex(self.feed.visits)
        return Scene(self.visit, self.visit.facts, index, self.feed.sources, self.feed.passage, wording(),
                     verbatim=verbatim, text_of=lambda _: text or self.report.text)  # fmt: skip


@pytest.fixture
def jerusalem() -> Jerusalem:
    told = Jerusalem()
    told.office("Hans Keller", "Austrian scholar", "Austria")
    told.office("Jacques Morel", "French foreign minister", "France")
    told.says("Hans Keller", "said that Egypt and Israel had crossed a threshold")
    told.says("Jacques Morel", "welcomed the talks in Israel as a new beginning")
    told.says("Anwar Sadat", "called for an end to all wars in the region")
    return told


def the(candidates: list[Candidate], kind: type[Match] | type[Open]) -> list[Match | Open]:
    return [c.question for c in candidates if isinstance(c.question, kind)]


def test_lines_are_joined_with_the_voices_of_one_report(jerusalem: Jerusalem) -> None:
    question = the(list(voices(jerusalem.scene())), Match)[0]
    assert question.prompt.startswith("According to Courier's report of 25 November 1977 on")
    assert {right: left for left, right in question.pairs} == {  # type: ignore[union-attr]
        "Hans Keller, an Austrian scholar": "Said that Egypt and Israel had crossed a threshold",
        "French Foreign Minister Jacques Morel": "Welcomed the talks in Israel as a new beginning",
        "Anwar Sadat": "Called for an end to all wars in the region",
    }


@pytest.mark.parametrize(
    ("speaker", "predicate"),
    [
        ("Anwar Sadat", "said that Egypt was ready for peace"),  # the one Egyptian speaks
        ("Anwar Sadat", "thanked Menachem Begin for his welcome"),  # of the two the other is left, and it is a courtesy
        ("Hans Keller", "said that wars cost too much"),  # neither of the two sides nor the visit
        ("Jacques Morel", "praised the plan"),  # which plan, a sentence before told
        ("Hans Keller", "said that it was a threshold for Egypt and Israel"),  # "it" leans on what went before
    ],
)
def test_a_line_that_gives_its_speaker_away_or_leans_on_its_text_is_not_asked(jerusalem: Jerusalem, speaker: str, predicate: str) -> None:
    jerusalem.visit.facts = [f for f in jerusalem.visit.facts if f.slots.get("speaker") != speaker]
    jerusalem.says(speaker, predicate)
    assert the(list(voices(jerusalem.scene())), Match) == []


def test_an_office_that_echoes_the_line_is_left_out(jerusalem: Jerusalem) -> None:
    jerusalem.office("Rosa Lund", "head of the Institute for Peace")
    jerusalem.says("Rosa Lund", "warned Israel and Egypt of a cold peace")
    question = the(list(voices(jerusalem.scene())), Match)[0]
    assert "Rosa Lund" in [right for _, right in question.pairs]  # type: ignore[union-attr]


def test_what_the_voices_of_a_report_said_is_asked_at_length(jerusalem: Jerusalem) -> None:
    question = the(list(voices(jerusalem.scene())), Open)[0]
    assert question.prompt == (
        "Name at least two people or bodies whose statements are given in Courier's report of 25 November 1977 on "
        "Anwar Sadat's state visit to Israel in November 1977, each with one thing that they said."
    )
    assert "Anwar Sadat called for an end to all wars in the region." in question.points  # type: ignore[union-attr]
    assert question.explanation.endswith("other points that Courier's report of 25 November 1977 can be shown to make count as well.")


def test_two_sides_that_speak_together_are_asked_what_they_said() -> None:
    told = Jerusalem("Joint statement of Egypt and Israel")
    for predicate in ("agreed to open the road to Cairo", "supported a meeting in Geneva"):
        told.says(["Egypt", "Israel"], predicate)
    question = the(list(voices(told.scene())), Open)[0]
    assert "what did Egypt and Israel say, support or call for?" in question.prompt
    assert question.points == ["Egypt and Israel agreed to open the road to Cairo.", "Egypt and Israel supported a meeting in Geneva."]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sentence", "predicate", "whole"),
    [
        ("They agreed on open trade, transport and tourism.", "agreed on open trade, transport and tourism", True),
        ("They agreed on open trade, which grows.", "agreed on open trade", True),
        ("They agreed on open trade, transport and tourism.", "agreed on open trade", False),
        ("They agreed on deepening their trade, expanding travel and easing visas.", "agreed on deepening their trade", False),
        ("They agreed on open trade and reaffirmed their friendship.", "agreed on open trade", True),
        ("They agreed on open trade and tourism.", "agreed on open trade", False),
    ],
)
def test_a_point_that_lost_the_end_of_its_list_is_none(sentence: str, predicate: str, whole: bool) -> None:
    told = Jerusalem()
    for said in ("opened the road to Cairo", "supported a meeting in Geneva"):
        told.says(["Egypt", "Israel"], said)
    told.says(["Egypt", "Israel"], predicate, sentence)
    points = [p for q in the(list(voices(told.scene())), Open) for p in q.points]  # type: ignore[union-attr]
    assert (f"Egypt and Israel {predicate}." in points) is whole


ARTICLE = (
    "== Background ==\n\nIn 1974 the two armies had left the canal. They agreed on little else.\n\n"
    "== Visit ==\n\nAnwar Sadat spoke in the Knesset.\n\n"
    "== Reactions ==\n\nThe king of Jordan called the plan dangerous. Many newspapers in Europe praised the courage of both men.\n"
)


def test_sentences_are_taken_from_the_section_that_its_heading_names() -> None:
    scene = Jerusalem().scene(text=ARTICLE)
    assert [e.passage for e in told_in(scene, "courier", BACKGROUND)] == ["In 1974 the two armies had left the canal."]
    found = list(told_in(scene, "courier", RECEPTION))
    assert [e.passage for e in found] == ["Many newspapers in Europe praised the courage of both men."]
    assert [ARTICLE[e.start : e.end] for e in found] == [e.passage for e in found]


def _first_trip(told: Jerusalem) -> None:
    said = told.report.says("Sadat made his first trip to Israel.")
    add(told.visit, said, "ordinal", person="Anwar Sadat", n="first", of="trip to Israel")


def test_the_background_of_a_report_is_asked_once_and_as_a_whole() -> None:
    told = Jerusalem()
    add(told.visit, told.report.says("Trade of Egypt and Israel was 12 million dollars in 1976."), "figure",
        n="12 million", unit="U.S. dollars", of="trade between Egypt and Israel", date="1976")  # fmt: skip
    _first_trip(told)
    add(told.visit, told.report.says("It was the fourth anniversary of the October war of Egypt and Israel."), "anniversary",
        n="4", of="the October war")  # fmt: skip
    questions = the(list(setting(told.scene(verbatim=8))), Open)
    assert [q.points for q in questions] == [  # type: ignore[union-attr]
        ["$12 million as the figure for trade between Egypt and Israel in 1976", "It was Anwar Sadat's first trip to Israel.",
         "The fourth anniversary of the October war"]
    ]  # fmt: skip


def test_one_trifle_beside_a_visit_is_no_background() -> None:
    told = Jerusalem()
    _first_trip(told)
    assert list(setting(told.scene(verbatim=8))) == []


STATEMENT = (
    "President Sadat will go to Jerusalem on November 19, 1977. The visit will open the way to talks between Egypt and Israel. "
    "They will also speak about the road to Cairo. A further meeting is planned for next week.\n"
)


def test_the_points_of_an_offices_short_statement_are_asked() -> None:
    told = Jerusalem("Statement on the visit to Jerusalem", "White House")
    passages = [e.passage for e in gist(told.scene(text=STATEMENT), "courier")]
    assert passages == [
        "President Sadat will go to Jerusalem on November 19, 1977.",
        "The visit will open the way to talks between Egypt and Israel.",
    ]


@pytest.mark.parametrize(
    ("title", "publisher", "times"), [("A visit", "White House", 1), ("Statement on the visit", "", 1), ("Statement", "White House", 9)]
)
def test_reports_nameless_texts_and_long_ones_have_no_gist(title: str, publisher: str, times: int) -> None:
    assert gist(Jerusalem(title, publisher).scene(text=STATEMENT * times), "courier") == []


def test_where_long_quotation_is_not_allowed_no_sentence_of_a_source_is_a_point() -> None:
    told = Jerusalem("Statement on the visit to Jerusalem", "White House")
    assert list(setting(told.scene(verbatim=8, text=STATEMENT))) == []


def test_a_visitor_known_by_the_surname_alone_has_no_question_about_the_visit_as_a_whole() -> None:
    told = Jerusalem("Statement on the visit to Jerusalem", "White House")
    add(told.visit, told.report.says("Sadat came."), "arrive", person="Sadat", city="Jerusalem")
    assert len(list(setting(told.scene(text=STATEMENT)))) == 1
    told.visit.visitor = Person("Sadat", "President of Egypt", "EG")
    assert list(setting(told.scene(text=STATEMENT))) == []


def test_a_quotation_within_a_quotation_has_single_marks() -> None:
    assert quoted('He called it "a dawn" and\n left.') == "“He called it ‘a dawn’ and left.”"


@pytest.mark.parametrize(
    ("item", "fit"),
    [("trade in grain", True), ("security", False), ("Jordan", False), ("new efforts to enhance economic", False), ("the plan", False)],
)
def test_a_subject_of_talks_says_by_itself_what_it_is_about(item: str, fit: bool) -> None:
    assert is_subject(item) is fit


def test_those_who_came_along_are_to_be_named_where_nobody_else_can_stand_beside_them() -> None:
    told = Jerusalem()
    names = ["Boutros Ghali", "Osman Osman", "Mustafa Khalil"]
    add(
        told.visit,
        told.report.says("With him came Boutros Ghali, Osman Osman and Mustafa Khalil."),
        "accompany",
        person=names,
        visitor="Anwar Sadat",
    )
    question = the(list(several(told.scene())), Open)[0]
    assert question.prompt.startswith("Name three: which people accompanied")
    assert question.points == names  # type: ignore[union-attr]


def test_of_those_whom_he_met_a_list_of_some_is_not_asked_for() -> None:
    told = Jerusalem()
    names = ["Golda Meir", "Yigal Allon", "Moshe Dayan"]
    add(told.visit, told.report.says("Sadat met Golda Meir, Yigal Allon and Moshe Dayan."), "meet", a="Anwar Sadat", b=names)
    assert the(list(several(told.scene())), Open)
    add(told.visit, told.report.says("Sadat held talks with Begin."), "talks", a="Anwar Sadat", b="Menachem Begin")
    assert the(list(several(told.scene())), Open) == []


def test_the_visit_of_a_fact_of_the_visit_itself_is_no_background(jerusalem: Jerusalem) -> None:
    visit: Visit = jerusalem.visit
    proof = jerusalem.report.says("In 1977 Anwar Sadat landed in Israel aboard a plane of Egypt with 200 guests.")
    add(visit, proof, "arrive", person="Anwar Sadat", country="Israel")
    add(visit, proof, "background", answer="200", answer_kind="number")
    assert not [q for q in the(list(setting(jerusalem.scene())), Open) if "200 guests" in str(q.points)]  # type: ignore[union-attr]
