"""Several right answers among options."""

from collections.abc import Iterator

from quiz.bank.question import Distractor, Question, as_distractor, blank, doubled


class Multiple(Question, tag="multiple", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`answers` are all the right options; `distractors` at least one wrong option."""

    KIND = "multiple"

    answers: list[str]
    distractors: list[str | Distractor]

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if not self.answers:
            yield "answers", "no answers. Name at least one right option."
        if not self.distractors:
            yield "distractors", "no distractors. Add at least one wrong option."
        options = [*self.answers, *(d.text for d in self.wrong_options())]
        for text in doubled(options):
            yield "distractors", f'the option "{text}" stands twice.'
        if any(blank(text) for text in options):
            yield "answers", "an option is empty."

    def answer_text(self) -> str:
        return "; ".join(self.answers)

    def wrong_options(self) -> list[Distractor]:
        return [as_distractor(d) for d in self.distractors]
