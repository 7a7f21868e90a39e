"""Several visits of one guest: which came first, in which year, who welcomed him on which."""

import pytest
from samplefeed import SampleFeed, add

from quiz.bank import rules
from quiz.bank.itemrules.context import Context
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.acrossvisits import across
from quiz.bank.make.index import FeedIndex
from quiz.bank.make.scene import Scene
from quiz.bank.make.words import wording
from quiz.feed.model import Person

TITO = Person("Josip Broz Tito", "President of Yugoslavia", "Yugoslavia")
TRIPS = (
    ("1954-12", "India", "IN", "Jawaharlal Nehru", "Lotus Pageant"),
    ("1956-07", "West Germany", "DE", "Theodor Heuss", "River Regatta"),
    ("1961-11", "Egypt", "EG", "Gamal Abdel Nasser", "Delta Exhibition"),
)


def three_visits(count: int = 3) -> SampleFeed:
    feed = SampleFeed()
    for month, country, code, host, event in TRIPS[:count]:
        report = feed.report(month, f"A journey to {country}", "Gazette", f"{month}-28")
        visit = feed.visit(f"{month}-tito", TITO, Person(host, "", code), f"{month}-16", f"{month}-20")
        add(visit, report.says(f"Tito came to {country} on the 16th and left on the 20th."), "visit", visitor=TITO.name, country=country,
            start=f"{month}-16", end=f"{month}-20")  # fmt: skip
        add(visit, report.says(f"{host} welcomed him."), "welcome", host=host, visitor=TITO.name)
        add(visit, report.says(f"He attended the {event}."), "attend", person=TITO.name, event=event)
    return feed


def asked(feed: SampleFeed, number: int = -1) -> dict[str, AnyQuestion]:
    visit = feed.visits[number]
    scene = Scene(visit, visit.facts, FeedIndex(feed.visits), feed.sources, feed.passage, wording())
    return {c.question.generated.slot: c.question for c in across(scene) if c.question.generated}


def test_which_visit_came_first_is_asked_of_three() -> None:
    question = asked(three_visits())["visits-first"]
    assert isinstance(question, Choice)
    assert question.answer == "The visit to India"
    assert len(question.wrong_options()) == 2
    assert len(question.evidence) == 3


def test_visits_are_matched_with_years_and_with_those_who_welcomed_the_guest() -> None:
    found = asked(three_visits())
    years, welcomes = found["visits-years"], found["visits-welcomes"]
    assert isinstance(years, Match)
    assert isinstance(welcomes, Match)
    assert dict(years.pairs)["The visit to Egypt"] == "1961"
    assert dict(welcomes.pairs)["The visit to Egypt in November 1961"] == "Gamal Abdel Nasser"


def test_what_one_visit_alone_had_tells_the_visit() -> None:
    question = asked(three_visits())["visits-when"]
    assert isinstance(question, Choice)
    assert "Lotus Pageant" in question.prompt
    assert question.answer == "The visit to India in December 1954"


def test_two_welcomes_are_a_statement_to_be_judged() -> None:
    found = asked(three_visits(2))
    (statement,) = found.values()
    assert isinstance(statement, TrueFalse)
    right = statement.prompt if statement.answer else statement.correction
    assert right.index("India") < right.index("Nehru") < right.index("Heuss")


def test_they_are_asked_once_in_the_deck_of_the_latest_visit() -> None:
    assert asked(three_visits(), 0) == {}
    assert asked(three_visits(), 1) == {}


@pytest.mark.parametrize("spoil", ["conflict", "planned"])
def test_days_in_dispute_or_only_planned_are_not_compared(spoil: str) -> None:
    feed = three_visits()
    fact = feed.visits[0].facts[0]
    if spoil == "conflict":
        fact.conflict = "another source says 1955"
    else:
        fact.modality = "planned"
    assert not {"visits-first", "visits-years"} & set(asked(feed))


def test_a_welcome_told_otherwise_elsewhere_is_not_matched() -> None:
    feed = three_visits()
    feed.visits[1].facts[1].conflict = "another source names somebody else"
    assert "visits-welcomes" not in asked(feed)


def test_each_of_them_keeps_the_item_writing_rules() -> None:
    feed = three_visits()
    context = Context(feed.make().bank)
    assert [b for q in asked(feed).values() for b in rules.check(q, context)] == []
