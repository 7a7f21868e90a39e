"""Items to be numbered in their right order. They never stand in it already."""

from quiz.bank.kinds.order import Order
from quiz.export.paper.item import Draw, Item, Key, Layout


class OrderItem(Item, kw_only=True):
    """`rows` in the printed order, each with a box before it."""

    rows: list[str]


def lay_out(question: Order, draw: Draw, _layout: Layout) -> OrderItem:
    rows = list(question.items)
    while rows == question.items:
        draw.rng.shuffle(rows)
    return OrderItem(id=question.id, kind="order", prompt=question.prompt, points=len(rows), rows=rows)


def key(item: OrderItem, question: Order) -> Key:
    places = [question.items.index(row) + 1 for row in item.rows]
    return Key(" ".join(map(str, places)), [f"{n}. {text}" for n, text in enumerate(question.items, 1)])
