"""Sentences: offsets stay true, abbreviations do not end them, quotations hold together."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_texts import document

from quiz.citation import Source
from quiz.feed.text import READ_KINDS, normalise, sentences, split
from quiz.sources.document import Block, BlockKind, Document


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(normalise(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Heath met Gen. de Gaulle at 5 p.m. in Paris.",
        "The U.S. President came to St. Petersburg on Jan. 5.",
        "J. F. Kennedy spoke.",
        "Trade rose by 3.5 percent, i.e. slowly.",
        "The treaty of No. 5 Downing St. was signed.",
        'He asked "Will it hold? Will it last?" and sat down.',
        "The talks… went on for hours.",
        "H.E. Julius Nyerere arrived.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sir Milton Margai, KCMG, PC, Prime Minister of Sierra Leone", "Sir Milton Margai          , Prime Minister of Sierra Leone"),
        ("Sir Abubakar Tafawa Balewa, KBE was there", "Sir Abubakar Tafawa Balewa      was there"),
        ("Mr.Nyerere and Dr.Kaunda", "Mr Nyerere and Dr Kaunda"),
        ("H. E. Julius Nyerere", "H.E.  Julius Nyerere"),
        ("His Excellency, Dr. Kaunda", "His Excellency  Dr. Kaunda"),
    ],
)
def test_letters_and_marks_that_nobody_reads_aloud_are_blank(text: str, shown: str) -> None:
    assert normalise(text) == shown


@pytest.mark.parametrize("text", ["talks with Canada, Chile, AC Milan", "on trade, energy, ON time", "the Senate, MP3 players"])
def test_capital_letters_that_are_no_honours_stay(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("(Reuters) - President Kaunda left.", "President Kaunda left."),
        ("( May 5, Lusaka, Daily Mail) President Kaunda left.", "President Kaunda left."),
        ("(two of them) left early.", "(two of them) left early."),
    ],
)
def test_a_note_before_a_sentence_is_no_part_of_it(text: str, sentence: str) -> None:
    assert sentences(document(text))[0].text == sentence


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Who came? Nobody! The hall was empty.", ["Who came?", "Nobody!", "The hall was empty."]),
        ("He went to the U.S. The talks were long.", ["He went to the U.S.", "The talks were long."]),
        ('"It is over." He sat down.', ['"It is over."', "He sat down."]),
        ("It ended at 5 p.m. The guests left.", ["It ended at 5 p.m.", "The guests left."]),
        ("One.\n\n  Two.  ", ["One.", "Two."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(st.text(max_size=300))
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("Ab. ?!\"'“”…\n\u00a0U.S.Mr.5"), max_size=200))
def test_sentences_stand_in_order_and_cover_all_but_white_space(text: str) -> None:
    normal = normalise(text)
    spans = list(split(normal))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    left = "".join(normal[b:a] for b, a in zip([0, *(b for _, b in spans)], [*(a for a, _ in spans), len(normal)], strict=True))
    assert not left.strip()


def test_a_sentence_points_at_its_own_text() -> None:
    text = "He “came”\u00a0late. She left."
    for sentence in sentences(document(text)):
        assert normalise(text)[sentence.start : sentence.end] == sentence.text
    assert [s.text for s in sentences(document(text))] == ['He "came" late.', "She left."]


@pytest.mark.parametrize("kind", ["heading", "furniture", "infobox"])
def test_headings_and_furniture_hold_no_sentences(kind: BlockKind) -> None:
    text = "President Nixon visited China."
    furnished = Document("d", text, Source(title="T"), (Block(kind, 0, len(text)),))
    assert kind not in READ_KINDS
    assert sentences(furnished) == []


def test_a_sentence_knows_its_section_and_speaker() -> None:
    text = "We met. It was good."
    turn = Document("d", text, Source(title="T"), (Block("prose", 0, len(text), "Remarks", "PRESIDENT BIDEN"),))
    assert {(s.section, s.speaker) for s in sentences(turn)} == {("Remarks", "PRESIDENT BIDEN")}


def test_words_that_only_introduce_are_blank() -> None:
    text = "It is to be recalled that the two sides signed a treaty."
    assert normalise(text).strip() == "The two sides signed a treaty."  # a sentence of its own, with its capital
    assert normalise("It is to be regretted that nobody came.") == "It is to be regretted that nobody came."
