"""No more than so many words of a source in a row, titles apart; passages trimmed around the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samplefeed import sample_feed

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.short import Short
from quiz.bank.question import Distractor
from quiz.bank.verbatim import Quotation, shown_texts, trim, words
from quiz.citation import Evidence

SENTENCE = "The two leaders walked slowly through the old garden before they sat down to dinner."


def test_a_run_of_the_allowed_length_passes_and_one_word_more_does_not() -> None:
    quotation = Quotation([SENTENCE], 5)
    assert not quotation.repeats("They say the two leaders walked slowly, no more.")
    assert quotation.repeats("They say the two leaders walked slowly through, no more.")


def test_case_quotes_and_line_breaks_hide_no_run() -> None:
    assert Quotation([SENTENCE], 5).repeats("THE TWO\nleaders “walked” slowly through")


def test_the_title_of_a_document_may_be_long() -> None:
    title = "Joint Declaration of the Two Republics on the Peaceful Use of Rivers and Lakes"
    quotation = Quotation([f"They signed the {title} in May."], 5, [title])
    assert not quotation.repeats(f"Who signed the {title}?")
    assert Quotation([f"They signed the {title} in May."], 5).repeats(f"Who signed the {title}?")


@pytest.mark.parametrize("most", [1, 3, 8, 20])
def test_a_passage_is_trimmed_to_words_around_the_key(most: int) -> None:
    found = trim(SENTENCE, ["old garden"], most)
    assert len(words(found)) == min(most, len(words(SENTENCE)))
    assert found in SENTENCE
    assert most < 2 or "garden" in found


@given(st.text(), st.text(), st.integers(1, 12))
def test_trimming_never_invents_and_never_exceeds(passage: str, key: str, most: int) -> None:
    found = trim(passage, [key], most)
    assert found in passage
    assert len(words(found)) <= max(most, 0) or found == passage


def test_a_question_that_quotes_is_dropped_and_a_remark_that_quotes_is_left_out() -> None:
    quotation = Quotation([SENTENCE], 4)
    proof = [Evidence("s", 0, len(SENTENCE), passage=SENTENCE)]
    kept = quotation.admits(
        Choice(
            id="a",
            prompt="Where did they walk?",
            answer="Garden",
            distractors=[Distractor("Palace", SENTENCE), "Hall"],
            explanation=SENTENCE,
            evidence=proof,
        )
    )
    assert isinstance(kept, Choice)
    assert kept.explanation == ""
    assert kept.distractors == ["Palace", "Hall"]
    assert len(words(kept.evidence[0].passage)) == 4
    assert quotation.admits(Short(id="b", prompt=f"What is told: {SENTENCE}", answer="x", evidence=proof)) is None


def test_a_bank_of_a_whole_feed_keeps_to_the_limit() -> None:
    feed = sample_feed()
    made = feed.make(max_verbatim=8)
    titles = ["Intermediate-Range Nuclear Forces Treaty", "Secretary of State of the United States"]
    quotation = Quotation([r.text for r in feed.reports.values()], 8, titles)
    assert len(made.bank.questions) >= 60
    assert not [q.id for q in made.bank.questions if any(quotation.repeats(t) for t in (*shown_texts(q), q.explanation))]
    assert all(len(words(e.passage)) <= 8 for q in made.bank.questions for e in q.evidence)
    assert any(d.rule == "no-long-quotation" for d in made.dropped)
