"""Items to be put in order."""

from collections.abc import Iterator

from quiz.bank.question import Question, blank, doubled


class Order(Question, tag="order", kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`items` stand in the right order, three or more of them; whoever shows them shuffles them."""

    KIND = "order"

    items: list[str]

    def own_faults(self) -> Iterator[tuple[str, str]]:
        if blank(self.prompt):
            yield "prompt", 'no prompt. Did you forget "prompt:"?'
        if len(self.items) < 3:
            yield "items", "fewer than three items to order."
        if any(blank(text) for text in self.items):
            yield "items", "an item is empty."
        for text in doubled(self.items):
            yield "items", f'the item "{text}" stands twice.'

    def answer_text(self) -> str:
        return " → ".join(self.items)
