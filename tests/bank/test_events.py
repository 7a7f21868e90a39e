"""Events of a visit: which of them make a course that can be asked."""

import pytest

from quiz.bank.make.events import Event, has_course
from quiz.feed.model import Fact


def event(kind: str, day: int) -> Event:
    return Event(Fact(id=f"{kind}-{day}", type=kind, slots={}), kind, f"1972-02-{day:02}", "")


@pytest.mark.parametrize(
    ("kinds", "asked"),
    [
        (["arrive", "meet", "speech", "depart"], True),
        (["arrive", "welcome", "meet", "depart", "return"], False),  # nobody need read to put these in order
        (["meet", "host"], True),
        (["arrive", "depart"], False),
    ],
)
def test_coming_and_going_alone_are_no_course(kinds: list[str], asked: bool) -> None:
    assert has_course([event(kind, day) for day, kind in enumerate(kinds, 21)]) is asked
