"""Pairs to be joined by letters. No left side stands beside its own right side."""

from quiz.bank.kinds.match import Match
from quiz.export.paper.item import Draw, Item, Key, Layout, lettered


class MatchItem(Item, kw_only=True):
    """`left` are numbered with a box each, `right` are (letter, text), decoys among them."""

    left: list[str]
    right: list[tuple[str, str]]


def lay_out(question: Match, draw: Draw, layout: Layout) -> MatchItem:
    pairs = [tuple(pair) for pair in question.pairs]
    draw.rng.shuffle(pairs)
    right = [r for _, r in pairs] + list(question.extra)
    while any(a == b for a, (_, b) in zip(right, pairs, strict=False)):
        draw.rng.shuffle(right)
    return MatchItem(
        id=question.id,
        kind="match",
        prompt=question.prompt,
        points=len(pairs),
        left=[left for left, _ in pairs],
        right=lettered(right, layout.letters),
    )


def key(item: MatchItem, question: Match) -> Key:
    letters = {text: letter for letter, text in item.right}
    partners = dict(question.pairs)
    short = ", ".join(f"{n} {letters[partners[left]]}" for n, left in enumerate(item.left, 1))
    return Key(short, [f"{n} {left} – {letters[partners[left]]} {partners[left]}" for n, left in enumerate(item.left, 1)])
