"""Texts of two sides: what both state, what one states, what the text itself says."""

import msgspec
import pytest
from samplefeed import SampleFeed, add

from quiz.bank import rules
from quiz.bank.itemrules.context import Context
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.bank import Made
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.scene import Scene
from quiz.bank.make.sides import sides
from quiz.bank.make.words import wording
from quiz.feed.model import Person, Visit

CARTER = Person("Jimmy Carter", "President of the United States", "US")
SADAT = Person("Anwar Sadat", "President of Egypt", "EG")
OHIRA = Person("Masayoshi Ohira", "Prime Minister of Japan", "JP")
BOTH = ["Jimmy Carter", "Anwar Sadat"]


def two_visits() -> SampleFeed:
    feed = SampleFeed()
    text = feed.report("egypt", "A visit from Cairo", "White House", "1979-03-02")
    visit = feed.visit("1979-03-sadat-united-states", SADAT, CARTER, "1979-03-01", "1979-03-02")
    state(visit, text.says("They agreed to open trade offices."), BOTH, "agreed to open trade offices in two towns")
    state(visit, text.says("They welcomed an exchange of students."), BOTH, "welcomed an exchange of students")
    state(
        visit,
        text.says("President Carter praised the courage of the negotiators."),
        "Jimmy Carter",
        "praised the courage of the negotiators",
    )
    state(
        visit,
        text.says("Work on the canal will go on in the summer."),
        "the White House",
        "stated that work on the canal will go on in the summer",
    )
    other = feed.report("japan", "A visit from Tokyo", "White House", "1979-05-03")
    later = feed.visit("1979-05-ohira-united-states", OHIRA, CARTER, "1979-05-02", "1979-05-03")
    pair = ["Jimmy Carter", "Masayoshi Ohira"]
    state(
        later,
        other.says("They undertook to save 20,000 tons of petroleum in winter."),
        pair,
        "undertook to save 20,000 tons of petroleum in winter",
    )
    state(
        later, other.says("They supported talks in Geneva about duties on steel."), pair, "supported talks in Geneva about duties on steel"
    )
    return feed


def state(visit: Visit, proof: object, speaker: str | list[str], predicate: str) -> None:
    add(visit, proof, "statement", claimed_by="", speaker=speaker, predicate=predicate)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def feed() -> SampleFeed:
    return two_visits()


@pytest.fixture(scope="module")
def made(feed: SampleFeed) -> Made:
    return feed.make()


def candidates(feed: SampleFeed) -> list[object]:
    visit = feed.visits[0]
    return [c.question for c in sides(Scene(visit, visit.facts, FeedIndex(feed.visits), feed.sources, feed.passage, wording()))]


def test_of_what_one_side_said_it_is_asked_whether_both_or_one_said_it(feed: SampleFeed) -> None:
    asked = [q for q in candidates(feed) if isinstance(q, Choice) and q.generated and q.generated.rule == "statement.sides"]
    keys = {q.prompt.split("who ")[-1]: q.answer for q in asked}
    assert keys == {"praised the courage of the negotiators?": "Jimmy Carter, but not Anwar Sadat"}  # that both agreed, anybody guesses
    assert all(len(q.distractors) == 2 for q in asked)


def test_a_statement_that_shows_by_its_words_that_two_speak_is_not_asked_so() -> None:
    feed = two_visits()
    visit = feed.visits[0]
    state(
        visit,
        feed.reports["egypt"].says("He spoke of the road that they had travelled together."),
        "Jimmy Carter",
        "spoke of the road that they had travelled together",
    )
    assert not any(isinstance(q, Choice) and "road" in q.prompt for q in candidates(feed))


def test_what_both_state_stands_beside_what_others_state_elsewhere(feed: SampleFeed) -> None:
    (lines,) = [q for q in candidates(feed) if isinstance(q, Multiple)]
    assert len(lines.answers) == 2
    assert {str(d) for d in lines.distractors} == {
        "Undertook to save 20,000 tons of petroleum in winter",
        "Supported talks in Geneva about duties on steel",
    }


def test_what_one_of_them_said_is_false_of_both_and_corrected(feed: SampleFeed) -> None:
    false = [q for q in candidates(feed) if isinstance(q, TrueFalse) and not q.answer and "courage" in q.prompt]
    assert false
    assert all("Anwar Sadat" in q.prompt and "Anwar Sadat" not in q.correction.split("in March")[-1] for q in false)


def test_the_publishers_own_text_is_judged_as_it_stands(feed: SampleFeed) -> None:
    (own,) = [q for q in candidates(feed) if "canal" in q.prompt]  # type: ignore[attr-defined]
    assert isinstance(own, TrueFalse)
    assert own.answer  # of the other side it may be true as well, so no false one is made
    assert "according to the White House" in own.prompt.casefold() or "According to the White House" in own.prompt
    assert "stated that" not in own.prompt


def test_in_a_joint_statement_nobody_is_asked_whether_both_said_it(feed: SampleFeed) -> None:
    feed = two_visits()
    for report in feed.reports.values():
        report.source = msgspec.structs.replace(report.source, title=f"Joint Statement: {report.source.title}")
    assert not [q for q in candidates(feed) if isinstance(q, Choice) and q.answer.startswith("Both")]


def test_each_of_them_keeps_the_item_writing_rules(feed: SampleFeed, made: Made) -> None:
    context = Context(made.bank)
    assert [b for q in candidates(feed) for b in rules.check(q, context)] == []  # type: ignore[arg-type]
