"""A statement to be judged."""

from collections.abc import Iterator

from quiz.bank.question import Question, blank


class TrueFalse(Question, tag="true-false", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`prompt` is the statement, `answer` whether it is true; a false one carries its `correction`."""

    KIND = "true-false"

    answer: bool
    correction: str = ""

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no statement. Did you forget "prompt:"?'
        if not self.answer and blank(self.correction):
            yield "correction", 'a false statement without its correction. Did you forget "correction:"?'
        if self.answer and not blank(self.correction):
            yield "correction", "a true statement has no correction. Delete it, or set the answer to false."

    def answer_text(self) -> str:
        return "True" if self.answer else f"False: {self.correction}"
