"""Each item-writing rule breaks on what it should, and on nothing else."""

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from random_banks import banks

from quiz import yamltext
from quiz.bank import rules
from quiz.bank.deck import Bank, BankEvent, BankPerson, BankVisit, DeckInfo
from quiz.bank.itemrules.context import Context
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Generated

HERE = Path(__file__).parent
CASES: dict[str, dict[str, list[dict[str, Any]]]] = yamltext.read(HERE / "rule_cases.yaml").data
SOUND: list[dict[str, Any]] = yamltext.read(HERE / "sound_questions.yaml").data

VISIT = BankVisit(
    id="1972-02-nixon-china",
    title="Nixon in China",
    start="1972-02-21",
    end="1972-02-28",
    people=[BankPerson("Zhou Enlai", "premier"), BankPerson("Zhou Enlai", "foreign minister"), BankPerson("Mao Zedong", "chairman")],
    events=[
        BankEvent("Nixon landed.", "1972-02-21"),
        BankEvent("Nixon met Mao.", "1972-02-21"),
        BankEvent("Nixon saw the wall.", "1972-02-24"),
        BankEvent("Nixon left.", "1972-02-28"),
    ],
)


def bank(*questions: AnyQuestion, language: str = "en") -> Bank:
    return Bank(deck=DeckInfo("nixon", "Nixon in China", language=language), visits=[VISIT], questions=list(questions))


def question(data: dict[str, Any]) -> AnyQuestion:
    return msgspec.convert({"id": "q", **data}, AnyQuestion, strict=False)


def broken_by(data: dict[str, Any]) -> set[str]:
    context = Context(bank())
    return {broken.rule for broken in rules.check(question(data), context)}


EACH = [(name, side, number) for name, sides in CASES.items() for side, cases in sides.items() for number in range(len(cases))]


@pytest.mark.parametrize(("name", "side", "number"), EACH)
def test_a_rule_breaks_on_what_it_should_and_on_nothing_else(name: str, side: str, number: int) -> None:
    case = CASES[name][side][number]
    if name == "order-without-ties" or name == "one-to-one":
        assert (name in broken_by(case)) == (side == "breaks"), case
    else:
        assert (name in {b.rule for b in rules.check(question(case))}) == (side == "breaks"), case


def test_every_rule_has_five_cases_on_each_side() -> None:
    assert set(CASES) == {rule.name for rule in rules.RULES}
    assert {name for name, sides in CASES.items() if min(len(sides["breaks"]), len(sides["keeps"])) < 5} == set()


def test_every_message_says_what_to_do() -> None:
    for sides in CASES.values():
        for case in sides["breaks"]:
            for broken in rules.check(question(case), bank()):
                assert broken.message.count(". ") >= 1, broken
                assert broken.message.endswith(".")
                assert broken.field


@pytest.mark.parametrize("data", SOUND, ids=[d["type"] for d in SOUND])
def test_a_sound_question_breaks_no_rule(data: dict[str, Any]) -> None:
    assert broken_by(data) == set()


def test_english_rules_leave_other_languages_alone() -> None:
    serbian = Short(id="a", prompt="Ko je today sreo Tita he?", answer="Nikita Hruščov")
    assert rules.check(serbian, bank(language="sr")) == []
    assert rules.check(serbian, bank()) != []


def statements(true: int, false: int) -> list[AnyQuestion]:
    return [
        TrueFalse(
            id=f"t{n}", prompt=f"Statement {n} is so.", answer=n < true, correction="" if n < true else f"Statement {n} is otherwise."
        )
        for n in range(true + false)
    ]


@pytest.mark.parametrize(
    ("true", "false", "fits"), [(5, 0, True), (6, 0, False), (0, 7, False), (4, 2, True), (5, 1, False), (10, 5, True), (11, 4, False)]
)
def test_true_and_false_are_balanced_over_a_bank(true: int, false: int, fits: bool) -> None:
    broken = rules.check_bank(bank(*statements(true, false)))
    assert (broken == []) == fits, broken


def dated(number: int, rank: int) -> Choice:
    """A choice between three years whose key has the rank."""
    years = [str(1900 + number * 3 + step) for step in range(3)]
    return Choice(id=f"d{number}", prompt=f"When was visit {number}?", answer=years.pop(rank), distractors=list(years))


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_a_key_that_is_always_of_one_rank_is_noticed(rank: int) -> None:
    assert [b.rule for b in rules.check_bank(bank(*(dated(n, rank) for n in range(8))))] == ["key-rank"]


def test_keys_of_varied_rank_are_fine() -> None:
    assert rules.check_bank(bank(*(dated(n, n % 3) for n in range(24)))) == []


def made(name: str, prompt: str, answer: str, slot: str = "host") -> Short:
    return Short(id=name, prompt=prompt, answer=answer, generated=Generated(source="v/welcome-1", slot=slot))


def test_one_answer_from_one_fact_is_asked_once() -> None:
    broken = rules.check_bank(bank(made("a", "Who welcomed Nixon?", "Zhou Enlai"), made("b", "By whom was Nixon met?", "Zhou Enlai")))
    assert [(b.rule, b.question) for b in broken] == [("asked-once", "b")]


@pytest.mark.parametrize(
    "other",
    [
        made("b", "Who came with Zhou?", "Zhou Enlai", slot="visitor"),
        made("b", "Who welcomed Nixon?", "Ji Pengfei"),
        Short(id="b", prompt="Who wrote to Nixon in 1971?", answer="Zhou Enlai"),
        Short(id="b", prompt="Who welcomed Nixon?", answer="Zhou Enlai", status="rejected"),
        TrueFalse(id="b", prompt="Zhou Enlai welcomed Nixon.", answer=True, generated=Generated(source="v/welcome-1", slot="host")),
    ],
)
def test_other_answers_facts_and_rejected_questions_are_not_the_same(other: AnyQuestion) -> None:
    assert rules.check_bank(bank(made("a", "Who welcomed Nixon?", "Zhou Enlai"), other)) == []


def test_the_same_words_and_answer_are_the_same_question_whoever_wrote_it() -> None:
    first, second = (
        Short(id="a", prompt="Who welcomed Nixon?", answer="Zhou Enlai"),
        Short(id="b", prompt="Nixon: who welcomed?", answer="zhou enlai"),
    )
    assert [b.question for b in rules.check_bank(bank(first, second))] == ["b"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(banks())
def test_no_text_makes_a_rule_fail(hostile: Bank) -> None:
    for broken in rules.check_all(hostile):
        assert broken.rule in {r.name for r in rules.RULES} | {r.name for r in rules.BANK_RULES}


def test_long_hostile_texts_are_judged_in_linear_time() -> None:
    def spent(length: int) -> float:
        text = "he said that the visit to a a a (( “ , " * length
        start = time.process_time()
        rules.check(Choice(id="a", prompt=text, answer=text[1:], distractors=[text[2:], "and " * length]))
        return time.process_time() - start

    def least(length: int) -> float:
        """The collector of garbage may fall into one run, not into each of three."""
        return min(spent(length) for _ in range(3))

    assert least(4000) < 40 * max(least(400), 0.005)
