"""No question gives away another on the same sheet."""

import random

from printing import choice, ireland

from quiz.bank.giveaway import Reading, apart, crowds_last
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.lesson import select
from quiz.bank.question import Generated
from quiz.export.paper.selection import pool_of

ASKS = choice(1, prompt="Who welcomed the Queen at the airfield of Baldonnel?", answer="Eamon Gilmore", distractors=["A B", "C D"])
TELLS = choice(2, prompt="At which airfield did Eamon Gilmore welcome the Queen?", answer="Baldonnel", distractors=["Knock", "Cork"])
OTHER = choice(
    3, prompt="Which stadium did the guest see on the second day?", answer="Croke Park", distractors=["Thomond Park", "Lansdowne Road"]
)


def ids(questions: list[AnyQuestion]) -> list[str]:
    return [q.id for q in questions]


def test_of_two_questions_that_answer_each_other_one_stays() -> None:
    assert ids(apart([ASKS, TELLS, OTHER])) == ["q001", "q003"]
    assert ids(apart([TELLS, ASKS, OTHER])) == ["q002", "q003"]


def test_a_gap_text_tells_as_much_as_a_stem() -> None:
    gap = Cloze(id="g", text="Eamon Gilmore welcomed the Queen at {{c1::the airfield}} of Baldonnel.")
    assert ids(apart([ASKS, gap])) == ["q001"]


def test_one_fact_is_asked_once_a_sheet_whatever_the_type() -> None:
    made = Generated("visit/welcome-1", "host")
    one = choice(1, generated=made)
    two = Short(id="s", prompt="Somebody did something: who?", answer="right001x", generated=made)
    assert ids(apart([one, two])) == ["q001"]


def test_events_to_be_put_in_order_tell_who_did_what() -> None:
    events = Order(id="o", prompt="Put in order.", items=["Eamon Gilmore welcomed the Queen at the airfield", "The guest went", "They ate"])
    assert ids(apart([ASKS, events])) == ["q001"]


def test_options_that_show_a_written_answer_count_as_telling() -> None:
    written = Short(id="s", prompt="Who welcomed the Queen at the airfield?", answer="Eamon Gilmore")
    shown = choice(1, prompt="Who of these welcomed the Queen at the airfield?", answer="Enda Kenny", distractors=["Eamon Gilmore", "A B"])
    assert ids(apart([written, shown])) == ["s"]


def test_a_name_in_another_context_is_kept_unless_there_is_better() -> None:
    about = choice(4, prompt="Which party did Eamon Gilmore lead in those years?", answer="Labour", distractors=["Fine Gael", "Greens"])
    assert ids(apart([ASKS, about])) == ["q001", "q004"]
    assert ids(apart([ASKS, about], strictly=True)) == ["q001"]
    assert ids(select([ASKS, about, OTHER], count=2, minutes=None)) == ["q001", "q003"]
    assert sorted(ids(select([ASKS, about, OTHER], count=3, minutes=None))) == ["q001", "q003", "q004"]


def test_a_question_that_all_others_answer_does_not_empty_the_sheet() -> None:
    who = choice(50, prompt="Who paid a visit to Ireland in May?", answer="Elizabeth", distractors=["Victoria", "Anne"])
    others = [choice(n, prompt=f"What did Elizabeth see at stop {n}xx of the visit to Ireland in May?") for n in range(8)]
    assert ids(apart([who, *others])) == [q.id for q in others]


def test_parts_of_words_are_no_mention() -> None:
    one = choice(1, prompt="Which country was meant?", answer="Oman", distractors=["Iran", "Iraq"])
    two = choice(2, prompt="Which Roman building was shown to the country's guest?", answer="Forum", distractors=["Circus", "Arena"])
    assert not Reading(one).mentioned_by(Reading(two))


def test_the_index_finds_what_comparing_every_pair_finds() -> None:
    rng = random.Random(4)
    words = "Queen President palace airfield stadium market castle speech horse garden Dublin Cork".split()
    questions: list[AnyQuestion] = [
        choice(n, prompt=f"{' '.join(rng.sample(words, 4))}?", answer=rng.choice(words), distractors=["x1", "x2"]) for n in range(120)
    ]
    kept: list[AnyQuestion] = []
    for question, new in crowds_last([(q, Reading(q)) for q in questions], strictly=False):
        old = [Reading(q) for q in kept]
        if not any(new.given_away_by(o) or o.given_away_by(new) for o in old):
            kept.append(question)
    assert ids(apart(questions)) == ids(kept)
    assert 1 < len(kept) < len(questions)


def test_as_many_questions_as_asked_for_are_found_where_the_bank_has_them() -> None:
    pool = pool_of(ireland().questions, tags=(), approved=False, seed=1)
    assert [len(select(pool, count=n, minutes=None)) for n in (1, 5, 8)] == [1, 5, 8]


def test_minutes_limit_a_sheet() -> None:
    pool = [choice(n) for n in range(100, 180)]
    assert len(select(pool, count=None, minutes=10)) == 20
