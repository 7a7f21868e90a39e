"""An answer of a few words, typed or written."""

from collections.abc import Iterator

from quiz.bank.question import Question, blank, doubled


class Short(Question, tag="short", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`answer` is the form shown; `accept` are other right forms."""

    KIND = "short"

    answer: str
    accept: list[str] = []

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if blank(self.answer):
            yield "answer", "the answer is empty."
        if any(blank(text) for text in self.accept):
            yield "accept", "an accepted form is empty."
        for text in doubled([self.answer, *self.accept]):
            yield "accept", f'the form "{text}" stands twice.'

    def answer_text(self) -> str:
        return self.answer
