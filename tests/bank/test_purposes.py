"""An event is asked with the anniversary that it marks, and a report that can be named stands before one that cannot."""

import pytest
from samplefeed import SampleFeed, add

from quiz.bank.make.index import FeedIndex, values
from quiz.bank.make.purposes import with_purpose
from quiz.bank.make.scene import Scene
from quiz.bank.make.words import wording
from quiz.feed.model import Person, Visit

HAVEL = Person("Václav Havel", "President of Czechoslovakia", "Czechoslovakia")
MITTERRAND = Person("François Mitterrand", "President of France", "FR")


def scene_of(feed: SampleFeed, visit: Visit) -> Scene:
    return Scene(visit, visit.facts, FeedIndex(feed.visits), feed.sources, feed.passage, wording())


def paris(feed: SampleFeed) -> Visit:
    return feed.visit("1990-03-havel-france", HAVEL, MITTERRAND, "1990-03-19", "1990-03-20")


@pytest.mark.parametrize(
    ("sentence", "slots", "event"),
    [
        ("Havel attended celebrations marking the 200th anniversary of the Federation in Paris.", {},
         "celebrations marking the 200th anniversary of the Federation"),
        ("Havel attended celebrations to mark the tenth anniversary of the school, and left.", {},
         "celebrations marking the tenth anniversary of the school"),
        ("Havel attended celebrations in the park.", {}, "celebrations"),
        ("Havel attended celebrations. It was the tenth anniversary of the school.", {}, "celebrations"),
        ("Havel attended celebrations marking the tenth anniversary of the school.", {"host": "François Mitterrand"}, "celebrations"),
    ],
)  # fmt: skip
def test_an_event_is_told_with_what_it_marks(sentence: str, slots: dict[str, str], event: str) -> None:
    feed = SampleFeed()
    text = feed.report("paris", "Two days in Paris", "Courier", "1990-03-21")
    visit = paris(feed)
    fact = add(visit, text.says(sentence), "attend", modality="happened", person="Václav Havel", event="celebrations")
    fact.slots |= slots
    assert values(with_purpose(scene_of(feed, visit), fact), "event") == [event]


def test_a_report_that_can_be_named_is_cited_before_one_that_cannot() -> None:
    feed = SampleFeed()
    nameless, named = feed.report("a", "A visit"), feed.report("b", "A visit", "Courier", "1990-03-21")
    visit = paris(feed)
    fact = add(visit, nameless.says("Havel met the mayor."), "meet", a="Václav Havel", b="Jacques Chirac")
    fact.evidence.append(named.says("Havel met Chirac, the mayor."))
    scene = scene_of(feed, visit)
    assert [e.source for e in scene.cited(fact)] == ["b", "a"]
    assert scene.source(fact).publisher == "Courier"
