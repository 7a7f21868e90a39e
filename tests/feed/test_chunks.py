"""Sentences as chunks: verb groups with voice, time and what holds them back; people, groups, quotations."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_texts import document

from quiz.feed.chunks import Chunk, chunks, noun_class
from quiz.feed.dates import find_dates
from quiz.feed.names import find_names, places_of
from quiz.feed.numbers import find_numbers
from quiz.feed.text import sentences


def chunked(text: str) -> list[Chunk]:
    (sentence,) = sentences(document(text))
    names = find_names([sentence])
    return chunks(sentence, names.within(0, len(text)), find_dates(text), places_of(sentence), find_numbers(text))


def verb(text: str) -> tuple[str, str, str]:
    group = next(c.verb for c in chunked(text) if c.kind == "verb")
    return group.voice, group.time, group.hold


@pytest.mark.parametrize(
    ("text", "voice", "time", "hold"),
    [
        ("President John Kennedy visited Austria.", "active", "past", ""),
        ("President John Kennedy has visited Austria.", "active", "past", ""),
        ("President John Kennedy will visit Austria.", "active", "future", ""),
        ("President John Kennedy is to visit Austria.", "active", "future", ""),
        ("President John Kennedy is expected to visit Austria.", "active", "future", ""),
        ("President John Kennedy plans to visit Austria.", "active", "future", ""),
        ("President John Kennedy looks forward to visiting Austria.", "active", "future", ""),
        ("President John Kennedy visits Austria.", "active", "present", ""),
        ("President John Kennedy is visiting Austria.", "active", "present", "progressive"),
        ("President John Kennedy may visit Austria.", "active", "present", "modal"),
        ("President John Kennedy has not visited Austria.", "active", "past", "negation"),
        ("President John Kennedy never visited Austria.", "active", "past", "negation"),
        ("The treaty was signed.", "passive", "past", ""),
        ("The treaty will be signed.", "passive", "future", ""),
        ("The treaty has been signed.", "passive", "past", ""),
        ("The treaty, signed by both, was short.", "passive", "participle", ""),
        ("Upon visiting Austria he rested.", "active", "participle", ""),
    ],
)
def test_a_verb_group_has_voice_time_and_doubt(text: str, voice: str, time: str, hold: str) -> None:
    assert verb(text) == (voice, time, hold)


@pytest.mark.parametrize(
    "text", ["The visit was long.", "A signed copy was shown.", "His welcome was warm.", "The state visit to Austria went well."]
)
def test_a_noun_is_no_verb(text: str) -> None:
    assert not [c.text for c in chunked(text) if c.kind == "verb" and c.text.split()[0] in {"visit", "signed", "welcome"}]


def test_a_pluperfect_tells_of_an_earlier_time() -> None:
    assert next(c.verb.pluperfect for c in chunked("President John Kennedy had visited Austria.") if c.kind == "verb")


def test_had_may_be_the_verb_itself() -> None:
    group = next(c for c in chunked("President John Kennedy had talks in Vienna.") if c.kind == "verb")
    assert (group.text, group.verb.time) == ("had", "past")


def test_a_meeting_with_somebody_is_a_noun() -> None:
    kinds = [(c.kind, c.text) for c in chunked("President John Kennedy held a private meeting with Prime Minister Zhou Enlai.")]
    assert ("verb", "held") in kinds
    assert ("word", "meeting") in kinds


@pytest.mark.parametrize("text", ["the two leaders", "both presidents", "the two heads of state", "the two prime ministers", "both sides"])
def test_a_pair_is_one_chunk(text: str) -> None:
    assert [c.text for c in chunked(f"Then {text} met.") if c.kind == "group"] == [text]


def test_a_quotation_is_opaque() -> None:
    found = chunked('He said "President Nixon visited China" and left.')
    assert [c.text for c in found if c.kind == "quote"] == ['"President Nixon visited China"']
    assert not [c for c in found if c.kind == "person"]


def test_a_class_of_nouns_holds_its_plurals() -> None:
    assert {"visit", "trip"} <= noun_class("visit")
    assert {"agreement", "agreements"} <= noun_class("document")


WORDS = "President Nixon visited the two leaders on 5 June 1962 will not be signed by him in China , . had been to meet"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=20))
def test_chunks_stand_in_order_and_point_at_their_text(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in sentences(document(text)):
        names = find_names([sentence])
        found = chunks(sentence, names.within(sentence.start, sentence.end), [], places_of(sentence), [])
        assert all(text[c.start : c.end] == c.text for c in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))
