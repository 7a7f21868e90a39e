"""One right answer among lettered options."""

from quiz.bank.kinds.choice import Choice
from quiz.export.paper.columns import columns_for
from quiz.export.paper.item import Draw, Item, Key, Layout, lettered


class ChoiceItem(Item, kw_only=True):
    """`options` are (letter, text); `columns` is how many stand beside each other."""

    options: list[tuple[str, str]]
    columns: int


def lay_out(question: Choice, draw: Draw, layout: Layout) -> ChoiceItem:
    """Options in chance order; from one version to the next the key moves on by one place, so neighbours never share its letter."""
    texts = [d.text for d in question.wrong_options()]
    draw.rng.shuffle(texts)
    texts.insert((draw.common + draw.turn) % (len(texts) + 1), question.answer)
    options = lettered(texts, layout.letters)
    return ChoiceItem(id=question.id, kind="choice", prompt=question.prompt, options=options, columns=columns_for(texts))


def key(item: ChoiceItem, question: Choice) -> Key:
    letter = next(letter for letter, text in item.options if text == question.answer)
    return Key(letter, [question.answer])
