"""One right answer among options."""

from collections.abc import Iterator

from quiz.bank.question import Distractor, Question, as_distractor, blank, doubled


class Choice(Question, tag="choice", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`answer` is the key; `distractors` are at least two wrong options."""

    KIND = "choice"

    answer: str
    distractors: list[str | Distractor]

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if blank(self.answer):
            yield "answer", "the answer is empty."
        if len(self.distractors) < 2:
            yield "distractors", "fewer than two distractors. Add some, or make it a short question."
        for text in doubled([self.answer, *(d.text for d in self.wrong_options())]):
            yield "distractors", f'the option "{text}" stands twice.'
        if any(blank(d.text) for d in self.wrong_options()):
            yield "distractors", "a distractor is empty."

    def answer_text(self) -> str:
        return self.answer

    def wrong_options(self) -> list[Distractor]:
        return [as_distractor(d) for d in self.distractors]
