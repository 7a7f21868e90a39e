"""A question's proof stands while the feed has its fact or the source its passage; a person's correction outweighs both."""

import pytest

from quiz.bank.kinds.short import Short
from quiz.bank.passages import calm, stands_in
from quiz.bank.question import Generated
from quiz.bank.standing import Standing
from quiz.citation import Evidence
from quiz.feed.corrections import Correction
from quiz.feed.model import Fact, Person, Visit

VISIT = Visit(
    id="v",
    visitor=Person("Richard Nixon"),
    host=Person("Zhou Enlai"),
    start="1972-02-21",
    facts=[Fact(id="welcome-1", type="welcome", slots={"host": "Zhou Enlai", "date": "1972-02-21"})],
)
TEXT = "On Monday\nZhou Enlai met him at the airport. Then they drove to town."


def question(answer: str = "Zhou Enlai", fact: str = "welcome-1", slot: str = "host", passage: str = "Zhou Enlai met him") -> Short:
    return Short(
        id="q",
        prompt="Who welcomed Richard Nixon?",
        answer=answer,
        evidence=[Evidence("memoir", 10, 28, passage=passage)],
        generated=Generated(source=f"v/{fact}", slot=slot, rule="r"),
    )


def standing(text: str = TEXT, *corrections: Correction) -> Standing:
    return Standing([VISIT], lambda source: text if source == "memoir" else "", corrections)


def test_a_fact_holds_a_question_whose_passage_is_gone() -> None:
    assert standing("Another text.").stands(question())
    assert standing("Another text.").stands(question("21 February 1972", slot="date"))


def test_a_fact_that_tells_something_else_holds_nothing() -> None:
    assert not standing("Another text.").stands(question("Lin Biao"))
    assert not standing("Another text.").stands(question(fact="welcome-2"))


def test_a_passage_holds_a_question_whose_fact_is_gone() -> None:
    assert standing().stands(question(fact="gone-1"))
    assert not standing().stands(question(fact="gone-1", passage="Zhou Enlai met nobody"))
    assert not standing().stands(question(fact="gone-1", passage=""))


def test_a_fact_struck_out_holds_nothing() -> None:
    assert not standing(TEXT, Correction(fact="v/welcome-1", drop=True)).stands(question())


def test_only_a_question_that_tells_the_old_value_is_overruled() -> None:
    corrected = Correction(fact="v/welcome-1", set={"host": "Ji Pengfei"}, was={"host": "Zhou Enlai", "date": "1972-02-21"})
    assert standing(TEXT, corrected).overruled(question())
    assert not standing(TEXT, corrected).overruled(question("Ji Pengfei"))
    assert not standing(TEXT, corrected).overruled(question("21 February 1972", slot="date"))
    assert not standing().overruled(question())


@pytest.mark.parametrize(
    ("passage", "stands"),
    [
        ("Zhou Enlai met him at the airport.", True),
        ("On Monday Zhou\nEnlai", True),
        ("On Monday … the airport", True),
        ("the airport … On Monday", False),
        ("Zhou Enlai left him", False),
        ("", False),
        (" … ", False),
    ],
)
def test_a_passage_stands_word_for_word_in_its_order(passage: str, stands: bool) -> None:
    assert stands_in(passage, calm(TEXT)) is stands
