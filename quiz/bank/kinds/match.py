"""Pairs to be joined."""

from collections.abc import Iterator

from quiz.bank.question import Distractor, Question, blank, doubled


class Match(Question, tag="match", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`pairs` are [left, right], one to one, three or more; `extra` are right-hand decoys."""

    KIND = "match"

    pairs: list[tuple[str, str]]
    extra: list[str] = []

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if len(self.pairs) < 3:
            yield "pairs", "fewer than three pairs."
        if any(blank(side) for pair in self.pairs for side in pair) or any(blank(text) for text in self.extra):
            yield "pairs", "one side of a pair is empty."
        for text in doubled([left for left, _ in self.pairs]):
            yield "pairs", f'"{text}" stands twice on the left.'
        for text in doubled([*(right for _, right in self.pairs), *self.extra]):
            yield "pairs", f'"{text}" stands twice on the right.'

    def answer_text(self) -> str:
        return "; ".join(f"{left} – {right}" for left, right in self.pairs)

    def wrong_options(self) -> list[Distractor]:
        return [Distractor(text) for text in self.extra]
