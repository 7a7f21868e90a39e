"""A wrong option of an earlier build stays only while nothing in the feed makes it right."""

import pytest

from quiz.bank.kinds.choice import Choice
from quiz.bank.question import Distractor, Generated
from quiz.bank.validity import validity
from quiz.feed.model import Fact, Person, Visit

VISIT = Visit(
    id="v",
    visitor=Person("Richard Nixon", "President"),
    host=Person("Zhou Enlai", "Premier"),
    start="1972-02-21",
    facts=[
        Fact(id="welcome-1", type="welcome", slots={"host": ["Zhou Enlai", "Ji Pengfei"], "date": "1972-02-21"}),
        Fact(id="welcome-2", type="welcome", slots={"host": "Ye Jianying"}),
        Fact(id="meet-1", type="meet", slots={"a": "Richard Nixon", "b": "Mao Zedong"}),
        Fact(id="figure-1", type="figure", slots={"n": "over 20", "of": "agreements"}),
    ],
)


@pytest.mark.parametrize(
    ("fact", "slot", "option", "stays"),
    [
        ("welcome-1", "host", "Mao Zedong", True),
        ("welcome-1", "host", "Ji Pengfei", False),
        ("welcome-1", "host", "Ye Jianying", False),
        ("welcome-1", "host", "Chou En-lai", False),
        ("welcome-1", "date", "22 February 1972", True),
        ("welcome-1", "date", "21 February 1972", False),
        ("welcome-1", "date", "February 1972", False),
        ("figure-1", "n", "over 30", True),
        ("figure-1", "n", "over 20", False),
        ("meet-9", "b", "Zhou Enlai", False),
        ("meet-1", "", "Zhou Enlai", False),
        ("meet-1", "b", "the premier", True),
    ],
)
def test_an_option_stays_while_it_is_known_and_wrong(fact: str, slot: str, option: str, stays: bool) -> None:
    question = Choice(id="q", prompt="?", answer="x", distractors=["y", "z"], generated=Generated(source=f"v/{fact}", slot=slot))
    assert validity([VISIT])(question, Distractor(option)) == stays


def test_an_option_of_a_question_written_by_hand_is_no_business_of_the_feed() -> None:
    assert not validity([VISIT])(Choice(id="q", prompt="?", answer="x", distractors=["y", "z"]), Distractor("Mao Zedong"))
