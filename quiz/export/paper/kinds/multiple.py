"""Several right answers among lettered options. The points do not tell how many."""

from quiz.bank.kinds.multiple import Multiple
from quiz.export.paper.columns import columns_for
from quiz.export.paper.item import Draw, Item, Key, Layout, lettered


class MultipleItem(Item, kw_only=True):
    """`options` are (letter, text); `columns` is how many stand beside each other."""

    options: list[tuple[str, str]]
    columns: int


def lay_out(question: Multiple, draw: Draw, layout: Layout) -> MultipleItem:
    texts = [*question.answers, *(d.text for d in question.wrong_options())]
    draw.rng.shuffle(texts)
    options = lettered(texts, layout.letters)
    return MultipleItem(id=question.id, kind="multiple", prompt=question.prompt, points=2, options=options, columns=columns_for(texts))


def key(item: MultipleItem, question: Multiple) -> Key:
    right = [(letter, text) for letter, text in item.options if text in question.answers]
    return Key(", ".join(letter for letter, _ in right), [f"{letter} {text}" for letter, text in right])
