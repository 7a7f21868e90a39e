"""Background facts: settled sentences with one thing worth a blank (a year, a number, a body). They feed cloze questions only."""

import re
from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.cues import Cued
from quiz.feed.dates import DateSpan
from quiz.feed.match import Candidate
from quiz.feed.numbers import NumberSpan
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence

MIN_WORDS, MAX_WORDS = 9, 45
_UNSETTLED = Cued(
    "will would could may might should must if expected poised perceived seen likely reportedly allegedly appear appears seem seems",
    r"\b(?:will|would|could|may|might|should|must|if|expected|poised|perceived|seen as|likely|reportedly|allegedly|appears?|seems?)\b",
    re.I,
)
_DEICTIC = re.compile(
    r"^(?:this|that|these|those|he|she|it|they|such|his|her|their|its|both|the two|also|but|and|yet|so|we|i|our|in this|at that|"
    r"as a result|then)\b",
    re.I,
)
_UNBOUND = Cued(
    "he she it they him them we us our i my you today yesterday tomorrow this last here ago",
    r"\b(?:he|she|it|they|him|them|we|us|our|i|my|you|today|yesterday|tomorrow|this (?:year|month|week)|last (?:year|month|week)|"
    r"here|ago)\b",
    re.I,
)


def find_background(sentence: Sentence, chunks: Parts) -> Iterator[Candidate]:
    """The blanks of one sentence: a date with its year, an amount, an organisation; none where the sentence leans on others."""
    if _ASKED.isdisjoint(chunks.kinds):
        return
    answers = [answer for chunk in chunks if chunk.kind in _ASKED and (answer := _answer(chunk, sentence)) is not None]
    if not answers or not _stands_alone(sentence, chunks):
        return
    for text, kind in answers:
        slots: dict[str, str | list[str]] = {"answer": text, "answer_kind": kind}
        yield Candidate("background", slots, sentence.start, sentence.end, "background")


_ASKED = frozenset({"date", "number", "place"})


def _stands_alone(sentence: Sentence, chunks: list[Chunk]) -> bool:
    """Whether a sentence tells something settled that nothing around it changes."""
    if not MIN_WORDS <= len(sentence.text.split()) <= MAX_WORDS or '"' in sentence.text or not sentence.text.endswith((".", "!")):
        return False
    if "?" in sentence.text or _UNSETTLED.search(sentence) or _DEICTIC.match(sentence.text) or _UNBOUND.search(sentence):
        return False
    told = any(c.kind == "verb" and c.verb.time == "past" and not c.verb.hold for c in chunks)
    return told or bool(_TOLD.search(sentence.text))


_TOLD = re.compile(r"\b(?:was|were|has|have|had)\b")


def _answer(chunk: Chunk, sentence: Sentence) -> tuple[str, str] | None:
    value = chunk.value
    if (
        isinstance(value, DateSpan)
        and value.certain
        and value.first[:4].isdigit()
        and value.first[:4] in chunk.text
        and value.kind in {"day", "range", "month", "year"}
    ):
        return chunk.text, "date"
    if isinstance(value, NumberSpan) and value.kind in {"money", "percent", "count"} and value.value is not None and value.value > 2:
        return " ".join(value.text.split()), "number"
    if (
        isinstance(value, PlaceSpan)
        and value.kind == "organisation"
        and value.sure
        and sentence.text.count(chunk.text) == 1
        and len(chunk.text.split()) > 1
    ):
        return chunk.text, "organisation"
    return None
