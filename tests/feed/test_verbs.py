"""Verb forms of the lexicon."""

import pytest

from quiz.feed.verbs import classes, forms, past_of


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("visited", "visit", "past"),
        ("met", "meet", "past"),
        ("met", "meet", "part"),
        ("flew", "fly", "past"),
        ("flown", "fly", "part"),
        ("signing", "sign", "ing"),
        ("travelled", "travel", "past"),
        ("traveled", "travel", "past"),
        ("cancelled", "cancel", "part"),
        ("conferred", "confer", "past"),
        ("accompanies", "accompany", "s"),
        ("discusses", "discuss", "s"),
        ("welcome", "welcome", "base"),
    ],
)
def test_a_form_is_known_by_its_lemma(word: str, lemma: str, form: str) -> None:
    assert (lemma, form) in {(r.lemma, r.form) for r in forms()[word]}


@pytest.mark.parametrize(
    ("base", "past"), [("visit", "visited"), ("welcome", "welcomed"), ("carry", "carried"), ("stay", "stayed"), ("permit", "permitted")]
)
def test_regular_pasts_are_spelled_right(base: str, past: str) -> None:
    assert past_of(base) == past


def test_the_longest_particle_comes_first() -> None:
    particles = [r.particle for r in forms()["took"]]
    assert particles == sorted(particles, key=len, reverse=True)
    assert "part in" in particles


def test_a_particle_stays_with_its_verb_in_the_past() -> None:
    assert {r.past for r in forms()["take"] if r.lemma == "take part in"} == {"took part in"}


def test_no_class_of_verbs_is_empty_or_lists_a_verb_twice() -> None:
    assert all(classes().values())
    assert {"visit", "meet", "sign", "say"} <= set(classes())
