"""Which candidates make a bank."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate, signed
from quiz.bank.question import Generated
from quiz.bank.select import select
from quiz.citation import Evidence


def short(fact: str, slot: str, answer: str, *, weight: float = 5.0, source: str = "s", prompt: str = "") -> Candidate:
    question = Short(
        id=f"{fact.replace('/', '-')}-{slot}-short",
        prompt=prompt or f"What is {slot} of {fact}?",
        answer=answer,
        evidence=[Evidence(source, 0, 5, passage="words")],
        generated=Generated(source=fact, slot=slot, rule=f"{fact.split('/')[1].split('-')[0]}.{slot}"),
    )
    return Candidate(signed(question), (fact,), slot, weight, answer)


def statement(fact: str, slot: str, key: str, *, answer: bool) -> Candidate:
    question = TrueFalse(
        id=f"{fact.replace('/', '-')}-{slot}-tf",
        prompt=f"{fact} has {slot} {key if answer else 'another'}.",
        answer=answer,
        correction="" if answer else f"{fact} has {slot} {key}.",
        evidence=[Evidence("s", 0, 5, passage="words")],
        generated=Generated(source=fact, slot=slot, rule="meet.tf"),
    )
    return Candidate(signed(question), (fact,), slot, 5.0, key)


def test_every_fact_gets_its_turn_before_any_gets_a_second() -> None:
    found = [short(f"v/meet-{n}", slot, f"{slot}{n}") for n in range(5) for slot in ("date", "place")]
    chosen = select(found, [f"v/meet-{n}" for n in range(5)], most=5)
    assert Counter(q.generated.source for q in chosen.questions if q.generated) == {f"v/meet-{n}": 1 for n in range(5)}


def test_one_answer_of_one_fact_is_asked_once() -> None:
    found = [short("v/meet-1", "date", "8 May"), short("v/meet-1", "start", "8 May")]
    assert len(select(found, ["v/meet-1"]).questions) == 1


def test_the_heavier_a_fact_the_more_is_asked_of_it() -> None:
    weights = {"v/role-1": 3.0, "v/meet-1": 7.0, "v/visit-1": 10.0}
    found = [short(fact, slot, f"{slot} {fact}", weight=w) for fact, w in weights.items() for slot in "abcdef"]
    asked = select(found, list(weights)).asked_by
    assert {fact: len(asked[fact]) for fact in weights} == {"v/role-1": 1, "v/meet-1": 3, "v/visit-1": 5}


def test_what_two_facts_tell_alike_is_asked_once_with_both_proofs() -> None:
    found = [
        short("v/role-1", "person", "Zhou", prompt="Who was premier?", source="one"),
        short("v/role-2", "person", "Zhou", prompt="Who was premier?", source="two"),
    ]
    chosen = select(found, ["v/role-1", "v/role-2"])
    assert [q.id for q in chosen.questions] == ["v-role-1-person-short"]
    assert {e.source for e in chosen.questions[0].evidence} == {"one", "two"}
    assert chosen.merged == {"v/role-2": "v-role-1-person-short"}


def test_one_stem_with_two_keys_never_stands_twice() -> None:
    found = [short("v/meet-1", "b", "Mao", prompt="Whom did he meet?"), short("v/meet-2", "b", "Zhou", prompt="Whom did he meet?")]
    assert len(select(found, ["v/meet-1", "v/meet-2"]).questions) == 1


def test_of_a_true_and_a_false_statement_one_is_taken() -> None:
    found = [statement("v/meet-1", "b", "Mao", answer=a) for a in (True, False)]
    assert len(select(found, ["v/meet-1"]).questions) == 1


def test_a_fact_is_stated_as_true_only_once() -> None:
    found = [statement("v/visit-1", slot, slot, answer=True) for slot in ("start", "visitor")]
    assert len(select(found, ["v/visit-1"]).questions) == 1


def test_true_statements_without_false_ones_beside_them_give_way() -> None:
    found = [statement(f"v/meet-{n}", "b", f"name{n}", answer=True) for n in range(12)]
    chosen = select(found, [f"v/meet-{n}" for n in range(12)])
    assert len(chosen.questions) <= 6
    assert chosen.unbalanced


def test_true_and_false_are_balanced() -> None:
    found = [statement(f"v/meet-{n}", "b", f"name{n}", answer=a) for n in range(20) for a in (True, False)]
    answers = Counter(q.answer for q in select(found, [f"v/meet-{n}" for n in range(20)]).questions if isinstance(q, TrueFalse))
    assert abs(answers[True] - answers[False]) <= 2


@given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from(["date", "b", "place"]), st.integers(1, 4)), max_size=40), st.randoms())
def test_the_order_of_candidates_does_not_matter(drawn: list[tuple[int, str, int]], rng: object) -> None:
    found = list({(n, slot): short(f"v/meet-{n}", slot, f"{slot}{k}") for n, slot, k in drawn}.values())
    order = [f"v/meet-{n}" for n in range(9)]
    mixed = list(found)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert [q.id for q in select(found, order).questions] == [q.id for q in select(mixed, order).questions]
