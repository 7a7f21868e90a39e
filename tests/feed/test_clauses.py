"""Who does what in a clause: the subject, the object, the phrases behind, and their dates."""

import pytest
from reading_texts import document

from quiz.feed.chunks import Chunk, chunks
from quiz.feed.clauses import Clause, clause
from quiz.feed.dates import find_dates
from quiz.feed.names import Mention, find_names, places_of
from quiz.feed.numbers import find_numbers
from quiz.feed.text import sentences


def bound(text: str, verb: str) -> Clause:
    """The clause of the verb whose group begins so."""
    (sentence,) = sentences(document(text))
    names = find_names([sentence])
    parts = chunks(sentence, names.within(0, len(text)), find_dates(text), places_of(sentence), find_numbers(text))
    at = next(i for i, c in enumerate(parts) if c.kind == "verb" and c.text.startswith(verb))
    return clause(parts, at)


def names(parts: tuple[Chunk, ...]) -> list[str]:
    return [c.value.person if isinstance(c.value, Mention) else c.text for c in parts]


def subject(text: str, verb: str) -> list[str]:
    people = bound(text, verb).subject
    return names(people.chunks) if people else []


@pytest.mark.parametrize(
    ("text", "verb", "people"),
    [
        ("President John Kennedy visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy and Premier Nikita Khrushchev met.", "met", ["John Kennedy", "Nikita Khrushchev"]),
        ("President John Kennedy, who had a cold, visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy, accompanied by his wife, visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy on 3 June 1961 visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy, tired and short of sleep, visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy, having accepted an invitation from the King, visited Austria.", "visited", ["John Kennedy"]),
        ("President John Kennedy and Jacqueline Kennedy, visited Austria.", "visited", ["John Kennedy", "Jacqueline Kennedy"]),
        ("At the invitation of King Olav and Einar Gerhardsen, President John Kennedy visited Norway.", "visited", ["John Kennedy"]),
        ("President John Kennedy met Premier Nikita Khrushchev and signed a treaty.", "signed", ["John Kennedy"]),
        ("President John Kennedy, the President of the United States, visited Austria.", "visited", ["John Kennedy"]),
        ("He visited Austria.", "visited", ["He"]),
        ("Then the two leaders signed a treaty.", "signed", ["the two leaders"]),
    ],
)
def test_the_subject_is_who_does_it(text: str, verb: str, people: list[str]) -> None:
    assert subject(text, verb) == people


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The envoy of President John Kennedy visited Austria.", "visited"),
        ("A letter from President John Kennedy welcomed the treaty.", "welcomed"),
        ("Under President John Kennedy, experts signed a treaty.", "signed"),
        ("The aircraft visited Austria.", "visited"),
    ],
)
def test_a_name_inside_a_phrase_is_no_subject(text: str, verb: str) -> None:
    assert subject(text, verb) == []


def test_an_open_list_is_marked_open() -> None:
    people = bound("President John Kennedy and other officials visited Austria.", "visited").subject
    assert people is not None
    assert people.open


def test_the_object_follows_the_verb() -> None:
    argument = bound("President John Kennedy met Premier Nikita Khrushchev in Vienna.", "met").object()
    assert argument is not None
    assert argument.people is not None
    assert names(argument.people.chunks) == ["Nikita Khrushchev"]


def test_phrases_are_told_apart_by_their_prepositions() -> None:
    found = bound("President John Kennedy arrived in Vienna with Secretary Dean Rusk.", "arrived")
    assert [a.preposition for a in found.arguments] == ["in", "with"]


def test_a_date_before_the_subject_belongs_to_the_clause() -> None:
    assert [d.first for d in bound("On 3 June 1961 President John Kennedy visited Austria.", "visited").dates] == ["1961-06-03"]


def test_a_date_behind_a_later_verb_does_not() -> None:
    text = "President John Kennedy met Premier Nikita Khrushchev and signed a treaty on 4 June 1961."
    assert bound(text, "met").dates == ()
    assert [d.first for d in bound(text, "signed").dates] == ["1961-06-04"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "President John Kennedy held talks with Premier Nikita Khrushchev, and Andrei Gromyko, the minister, met him.",
            ["Nikita Khrushchev"],
        ),
        (
            "President John Kennedy held talks with Premier Nikita Khrushchev, and Dean Rusk will meet Andrei Gromyko.",
            ["Nikita Khrushchev"],
        ),
        (
            "President John Kennedy held talks with Premier Nikita Khrushchev, and Andrei Gromyko in Vienna.",
            ["Nikita Khrushchev", "Andrei Gromyko"],
        ),
        (
            "President John Kennedy held talks with Dean Rusk, Nikita Khrushchev, and Andrei Gromyko, accompanied him.",
            ["Dean Rusk", "Nikita Khrushchev", "Andrei Gromyko"],
        ),
    ],
)
def test_who_has_a_verb_of_his_own_is_no_conjunct(text: str, people: list[str]) -> None:
    found = next(a.people for a in bound(text, "held").with_preposition("with") if a.people)
    assert names(found.chunks) == people
