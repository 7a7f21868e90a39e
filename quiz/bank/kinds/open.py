"""A question that is answered at length and compared with the points of a good answer."""

from collections.abc import Iterator

from quiz.bank.question import Question, blank


class Open(Question, tag="open", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`points` is what a good answer names; no machine grades it."""

    KIND = "open"

    points: list[str]

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if not self.points:
            yield "points", "no points of a good answer."
        if any(blank(text) for text in self.points):
            yield "points", "a point is empty."

    def answer_text(self) -> str:
        return "; ".join(self.points)
