"""A sentence with blanks, in Anki's syntax."""

import re
from collections.abc import Iterator

from quiz.bank.question import Question, blank

_BLANK = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.S)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


class Blank:
    """One blank: its number, its answer and its hint (empty where there is none), and its place in the text."""

    def __init__(self, match: "re.Match[str]") -> None:
        self.number = int(match[1])
        self.answer = match[2]
        self.hint = match[3] or ""
        self.start, self.end = match.span()


class Cloze(Question, tag="cloze", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`text` holds one to 500 blanks, `{{c1::answer::hint}}`, numbered from 1 without a gap and never nested.

    `accept` are other forms that fill a blank.
    """

    KIND = "cloze"

    text: str
    accept: list[str] = []

    def blanks(self) -> list[Blank]:
        """The blanks in the order of the text."""
        return [Blank(m) for m in _BLANK.finditer(self.text)]

    def forms(self, blank: Blank) -> list[str]:
        """What fills a blank: its answer, and of the other forms those that share a word with it or with no blank at all."""
        if len(self.blanks()) == 1:
            return [blank.answer, *self.accept]
        answers = {b.answer: _words(b.answer) for b in self.blanks()}
        mine = [form for form in self.accept if _words(form) & answers[blank.answer] or not any(_words(form) & w for w in answers.values())]
        return [blank.answer, *mine]

    def with_blanks(self, fill: str = "_____") -> str:
        """The text as a learner sees it, each answer replaced by `fill` and followed by its hint in brackets."""
        return _BLANK.sub(lambda m: f"{fill} ({m[3]})" if m[3] else fill, self.text)

    def solved(self) -> str:
        """The text with the answers in place."""
        return _BLANK.sub(lambda m: m[2], self.text)

    def own_faults(self) -> Iterator[tuple[str, str]]:
        blanks = self.blanks()
        if not blanks:
            yield "text", "no blank. Write one as {{c1::answer::hint}}."
            return
        if len(blanks) > 500:
            yield "text", "more than 500 blanks. Split the question."
        if any("{{" in b.answer or "{{" in b.hint for b in blanks):
            yield "text", "a blank inside another. Close the first one before it."
        if any(blank(b.answer) for b in blanks):
            yield "text", "a blank without an answer."
        if "{{c" in _BLANK.sub("", self.text):
            yield "text", "a blank that is not closed. End it with }}."
        numbers = {b.number for b in blanks}
        if numbers != set(range(1, len(numbers) + 1)):
            yield "text", "the blanks are not numbered c1, c2, … without a gap."
        if blank(_BLANK.sub("", self.text)):
            yield "text", "nothing but blanks. Add the sentence around them."

    def asked_text(self) -> str:
        return self.with_blanks()

    def answer_text(self) -> str:
        return "; ".join(b.answer for b in self.blanks())
