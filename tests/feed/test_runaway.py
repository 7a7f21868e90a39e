"""No text makes reading run away: 100 kB of near-matches take about twice as long as 50 kB, whatever they nearly match."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest
from reading_texts import document

import quiz.feed
from quiz.feed.extract import extract
from quiz.feed.text import LONGEST, sentences
from quiz.feed.tokens import tokens

SIZE = 100_000
NEAR_MATCHES = {
    "words": "word ",
    "capitals": "Alpha Beta Gamma ",
    "names": "President John Kennedy met Prime Minister ",
    "couples": "President and Mrs. ",
    "pairs": "President A and Prime Minister B and ",
    "offices": "the deputy minister of the ",
    "commas": "he said, and, ",
    "lists": "trade, energy, science, ",
    "quotes": '"so he said" ',
    "open quotes": 'he said "that ',
    "brackets": "(the (very [long ",
    "dates": "on 5 June 1962 and ",
    "months": "May June July ",
    "numbers": "12,000 of 3.5 billion ",
    "initials": "U.S. Mr. J. F. K. ",
    "dashes": "— he said — ",
    "visits": "his state visit to Russia from ",
    "anniversaries": "the 80th anniversary of the ",
    "ordinals": "Xi's 11th trip to ",
    "memberships": "As permanent members of the UN ",
    "white space": "  \n ",
}
COLLAPSED = {"quiz.feed.visitors._COMPANY"}  # reads cells whose white space is single blanks
SENTENCES = {
    "visits": "President Richard Nixon visited China on 5 June 1962. ",
    "pronouns": "President Richard Nixon met him. He left. ",
    "paragraphs": "President Richard Nixon visited China.\n\n",
}


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def cut(unit: str, size: int) -> str:
    """The unit over and over in sentences that are just short enough to be read."""
    sentence = repeated(unit, LONGEST - 20).rstrip(' "([,') + ". The end. "
    return repeated(sentence, size)


def seconds(work: Callable[[], object]) -> float:
    """Time of this process alone: what else the machine does is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_grows_like_its_length(text: Callable[[int], str]) -> None:
    half, whole = document(text(SIZE // 2)), document(text(SIZE))
    least = 3 * seconds(lambda: tokens(whole.text))  # below this, figures are noise
    first = max(seconds(lambda: extract(half)), least)
    assert seconds(lambda: extract(whole)) <= 3 * 2 * first


@pytest.mark.slow
@pytest.mark.parametrize("kind", NEAR_MATCHES)
def test_text_without_a_stop_is_read_in_linear_time(kind: str) -> None:
    assert_grows_like_its_length(lambda size: repeated(NEAR_MATCHES[kind], size))


@pytest.mark.slow
@pytest.mark.parametrize("kind", NEAR_MATCHES)
def test_the_longest_sentences_are_read_in_linear_time(kind: str) -> None:
    assert_grows_like_its_length(lambda size: cut(NEAR_MATCHES[kind], size))


@pytest.mark.slow
@pytest.mark.parametrize("kind", SENTENCES)
def test_many_short_sentences_are_read_in_linear_time(kind: str) -> None:
    assert_grows_like_its_length(lambda size: repeated(SENTENCES[kind], size))


def test_what_runs_on_without_a_stop_is_no_sentence() -> None:
    assert sentences(document("word " * LONGEST)) == []
    assert len(sentences(document("word " * 100 + ". " + "word " * 100 + "."))) == 1
    assert len(sentences(document("Some words here. " * 300))) == 300


def patterns() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """Every compiled expression of the modules that read text."""
    for module in pkgutil.iter_modules(quiz.feed.__path__, "quiz.feed."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


def test_there_are_patterns_to_try() -> None:
    assert len(dict(patterns())) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("kind", NEAR_MATCHES)
def test_no_pattern_runs_away_in_the_longest_sentence(kind: str) -> None:
    text = repeated(NEAR_MATCHES[kind], LONGEST)
    tried = {name: p for name, p in patterns() if not (kind == "white space" and name in COLLAPSED)}
    usual = max(seconds(lambda: tokens(text * 20)), 0.001)
    slow = {name: took for name, pattern in tried.items() if (took := seconds(lambda p=pattern: list(p.finditer(text)))) > 20 * usual}
    assert slow == {}
