"""On one sheet no question tells the answer of another."""

import random
import time

from quiz.bank.giveaway import clashing, most_apart
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.lesson import lesson, select
from quiz.bank.question import Generated

WELCOME = Short(id="welcome", prompt="Who welcomed Richard Nixon at the airport in Beijing on 21 February 1972?", answer="Zhou Enlai")
TELLS = TrueFalse(id="tells", prompt="Zhou Enlai welcomed Richard Nixon at the airport in Beijing in 1972.", answer=True)
BANQUET = Short(
    id="banquet", prompt="Where did Zhou Enlai give a banquet for Richard Nixon on 21 February 1972?", answer="Great Hall of the People"
)
OPTION = Choice(
    id="option", prompt="Who met Kissinger in secret in July 1971?", answer="Ye Jianying", distractors=["Zhou Enlai", "Lin Biao"]
)
FILLER = [
    Short(id=f"f{n}", prompt=f"Which {thing} did Richard Nixon see in 1972?", answer=f"x{n}")
    for n, thing in enumerate(["wall", "tomb", "lake", "ballet", "kiln", "garden"])
]


def pairs(*questions: AnyQuestion) -> set[frozenset[str]]:
    return {frozenset((name, other)) for name, others in clashing(questions).items() for other in others}


def test_a_stem_that_tells_the_answer_of_the_same_matter_is_found() -> None:
    # a banquet by the same man on the same day is near enough to be kept off the sheet
    assert pairs(WELCOME, TELLS, BANQUET, OPTION, *FILLER) == {frozenset(("welcome", "tells")), frozenset(("welcome", "banquet"))}


def test_an_answer_among_the_options_of_another_question_tells_nothing() -> None:
    assert pairs(WELCOME, OPTION) == set()


def test_a_cloze_sentence_and_the_events_to_be_ordered_tell_too() -> None:
    cloze = Cloze(id="cloze", text="Zhou Enlai welcomed Richard Nixon at the airport in Beijing on {{c1::21 February 1972}}.")
    order = Order(
        id="order", prompt="Order these.", items=["Zhou Enlai welcomes Nixon at the Beijing airport.", "They talk.", "Nixon leaves."]
    )
    assert pairs(WELCOME, cloze, order, *FILLER) >= {frozenset(("welcome", "cloze")), frozenset(("welcome", "order"))}


def test_one_of_several_answers_is_told_too() -> None:
    several = Multiple(
        id="several", prompt="Which cities did Richard Nixon see in China?", answers=["Beijing", "Hangzhou"], distractors=["Wuhan"]
    )
    told = Short(
        id="told", prompt="Which lake near Hangzhou was among the sights that Nixon saw in the cities of China?", answer="West Lake"
    )
    assert pairs(several, told, *FILLER) == {frozenset(("several", "told"))}


def test_what_every_stem_says_is_given_away_by_all() -> None:
    country = Short(id="country", prompt="Which country did Richard Nixon see in 1972?", answer="China")
    others = [
        Short(id=f"o{n}", prompt=f"Which {w} did Richard Nixon see in China in 1972?", answer=f"y{n}") for n, w in enumerate("abcdefgh")
    ]
    assert len(clashing([country, *others])["country"]) == 8
    assert most_apart([country, *others]) == others


def test_one_answer_of_one_fact_does_not_stand_twice() -> None:
    one = Short(id="a", prompt="By whom was he met?", answer="Zhou Enlai", generated=Generated(source="v/w-1", slot="host"))
    two = Choice(id="b", prompt="Who came?", answer="Zhou Enlai", distractors=["x", "y"], generated=Generated(source="v/w-1", slot="host"))
    assert pairs(one, two) == {frozenset(("a", "b"))}


def test_a_lesson_leaves_out_what_tells_while_others_suffice() -> None:
    for seed in range(20):
        chosen = {q.id for q in lesson([WELCOME, TELLS, *FILLER], count=7, rng=random.Random(seed))}
        assert len(chosen) == 7
        assert not {"welcome", "tells"} <= chosen


def test_a_lesson_of_all_holds_all() -> None:
    assert len(lesson([WELCOME, TELLS, *FILLER], count=8, rng=random.Random(1))) == 8
    assert len(lesson([WELCOME, TELLS, *FILLER], rng=random.Random(1))) == 8


def test_thousands_of_questions_are_looked_through_quickly() -> None:
    many = [
        Short(id=f"q{n}", prompt=f"Who came to city {n} with Guest {n % 50} in {1900 + n % 90}?", answer=f"Person {n}") for n in range(3000)
    ]
    start = time.process_time()
    assert len(lesson(many, count=40, rng=random.Random(3))) == 40
    assert len(lesson(many, minutes=30, rng=random.Random(3))) == 45
    assert time.process_time() - start < 3


def test_the_order_by_chance_does_not_decide_how_many_stand_together() -> None:
    host = [Short(id=f"h{n}", prompt=f"Who gave the banquet number {n} in Beijing?", answer="Zhou Enlai") for n in range(1)]
    tells = [
        Short(id=f"t{n}", prompt=f"What did Zhou Enlai serve as course {n} at the banquet number 0 in Beijing?", answer=f"dish {n}")
        for n in range(7)
    ]
    for seed in range(20):
        pool = [*host, *tells]
        random.Random(seed).shuffle(pool)
        assert len(most_apart(pool)) == 7
        assert len(select(pool, count=7, minutes=None)) == 7
        assert len(select(pool, count=8, minutes=None)) == 7
