"""A name may be spelt anew under one id; another person, day, number or verdict is another key."""

import pytest

from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.samekey import same_key


def short(answer: str) -> Short:
    return Short(id="q", prompt="Who?", answer=answer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhou Enlai", "Chou En-lai"),
        ("Zhou Enlai", "Premier Zhou Enlai"),
        ("Richard Nixon", "Richard Nickson"),
        ("William Rogers", "William Rodgers"),
        ("21 February 1972", "February 21, 1972"),
        ("the Great Wall", "Great Wall"),
    ],
)
def test_a_name_spelt_anew_is_the_same_key(one: str, other: str) -> None:
    assert same_key(short(one), short(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhou Enlai", "Mao Zedong"),
        ("21 February 1972", "22 February 1972"),
        ("12 agreements", "13 agreements"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("North Korea", "South Korea"),
        ("George H. W. Bush", "George W. Bush"),
        ("Elizabeth II", "Elizabeth I"),
    ],
)
def test_another_person_place_day_or_number_is_another_key(one: str, other: str) -> None:
    assert not same_key(short(one), short(other))


def test_types_verdicts_and_the_number_of_answers_count() -> None:
    assert not same_key(TrueFalse(id="q", prompt="So?", answer=True), TrueFalse(id="q", prompt="So?", answer=False))
    assert not same_key(short("Tito"), Cloze(id="q", text="It was {{c1::Tito}}."))
    assert same_key(Cloze(id="q", text="It was {{c1::Tito}}."), Cloze(id="q", text="{{c1::Tito::who}} came."))
    first = Multiple(id="q", prompt="Who?", answers=["Tito", "Nehru"], distractors=["Nasser"])
    assert same_key(first, Multiple(id="q", prompt="Who?", answers=["Nehru", "Tito"], distractors=["Nasser"]))
    assert not same_key(first, Multiple(id="q", prompt="Who?", answers=["Nehru"], distractors=["Nasser"]))
