"""No long quotation: which questions repeat more than so many consecutive words of a source, and short passages.

Titles are apart: the name of a signed document, an event or an office may be as long as it is.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Question
from quiz.citation import Evidence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BREAK = "\x00"  # no word: a run ends here


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [m.group().casefold().replace("’", "'") for m in _WORD.finditer(text)]


class Quotation:
    """The sources' runs of `most` + 1 words, and the titles that don't count."""

    def __init__(self, texts: Iterable[str], most: int, titles: Iterable[str] = ()) -> None:
        self.most = most
        self._runs = {run for text in texts for run in _runs(words(text), most + 1)}
        self._titles = sorted({tuple(words(t)) for t in titles} - {()}, key=len, reverse=True)

    def repeats(self, text: str) -> bool:
        """Whether the text repeats more than `most` consecutive words of a source, titles apart."""
        return any(run in self._runs for run in _runs(self._without_titles(words(text)), self.most + 1))

    def _without_titles(self, told: list[str]) -> list[str]:
        for title in self._titles:
            n = len(title)
            if n <= 3:
                continue  # short names are words like others; leaving them out would hide whole sentences
            at = 0
            while at + n <= len(told):
                if tuple(told[at : at + n]) == title:
                    told = [*told[:at], _BREAK, *told[at + n :]]
                at += 1
        return told

    def admits(self, question: AnyQuestion) -> AnyQuestion | None:
        """The question with short passages, or None where it quotes too much. A feedback that quotes too much is left out."""
        if any(self.repeats(text) for text in shown_texts(question)):
            return None
        if isinstance(question, Open) and self.repeats(" ".join(question.points)):
            # a list in the source's order is the source's sentence; sorted it is ours
            question = msgspec.structs.replace(question, points=sorted(question.points))
        if question.explanation and self.repeats(question.explanation):
            question = msgspec.structs.replace(question, explanation="")
        if isinstance(question, (Choice, Multiple)):
            wrong = [d if isinstance(d, str) or not self.repeats(d.why) else d.text for d in question.distractors]
            question = msgspec.structs.replace(question, distractors=wrong)
        keys = list(key_texts(question))
        return msgspec.structs.replace(question, evidence=[self.trimmed(e, keys) for e in question.evidence])

    def trimmed(self, evidence: Evidence, keys: Iterable[str]) -> Evidence:
        """The evidence with at most `most` words of its passage, those around the key."""
        return msgspec.structs.replace(evidence, passage=trim(evidence.passage, keys, self.most))


def _runs(told: list[str], n: int) -> Iterator[tuple[str, ...]]:
    return (tuple(told[i : i + n]) for i in range(len(told) - n + 1))


def trim(passage: str, keys: Iterable[str], most: int) -> str:
    """At most `most` consecutive words of a passage, as they stand there, around the key if the passage holds it."""
    found = list(_WORD.finditer(passage))
    if len(found) <= most:
        return passage
    folded = [m.group().casefold().replace("’", "'") for m in found]
    first, last = _best_window(folded, [words(k) for k in keys], most)
    return passage[found[first].start() : found[last].end()]


def _best_window(folded: list[str], keys: list[list[str]], most: int) -> tuple[int, int]:
    wanted = {w for key in keys for w in key if len(w) > 2 or w.isdigit()}
    best, at = -1, 0
    for start in range(len(folded) - most + 1):
        hits = len(wanted & set(folded[start : start + most]))
        if hits > best:
            best, at = hits, start
    # of windows that hold the key equally well, the one with the key in its middle reads best
    alike = [s for s in range(at, len(folded) - most + 1) if len(wanted & set(folded[s : s + most])) == best]
    run = [s for i, s in enumerate(alike) if s == at + i]
    start = run[len(run) // 2] if best > 0 else 0
    return start, start + most - 1


def shown_texts(question: Question) -> Iterator[str]:
    """What a learner reads and answers, feedback and passages apart."""
    yield question.prompt
    if isinstance(question, Cloze):
        yield question.solved()
    if isinstance(question, TrueFalse):
        yield question.correction
    yield from key_texts(question)
    yield from (d.text for d in question.wrong_options())


def key_texts(question: Question) -> Iterator[str]:
    """The right answers of a question, as texts."""
    if isinstance(question, (Choice, Short)):
        yield question.answer
    elif isinstance(question, Multiple):
        yield from question.answers
    elif isinstance(question, TrueFalse):
        yield question.correction or question.prompt
    elif isinstance(question, Cloze):
        yield from (b.answer for b in question.blanks())
    elif isinstance(question, Order):
        yield from question.items
    elif isinstance(question, Match):
        yield from (side for pair in question.pairs for side in pair)
    elif isinstance(question, Open):
        yield from question.points
