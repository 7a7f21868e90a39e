"""Which widget asks which question type."""

import importlib
from typing import Any

from quiz.app.widgets.answer import Answer
from quiz.study.session import Item

# imported when such a question comes up: a start need not load them all
ANSWERS: dict[str, str] = {
    "choice": "choice.ChoiceAnswer",
    "multiple": "multiple.MultipleAnswer",
    "true-false": "true_false.TrueFalseAnswer",
    "short": "short.ShortAnswer",
    "cloze": "cloze.ClozeAnswer",
    "order": "order.OrderAnswer",
    "match": "match.MatchAnswer",
    "open": "open.OpenAnswer",
}


def answer_for(item: Item, *, instant: bool) -> Answer[Any]:
    """A new widget for the item's question."""
    module, name = ANSWERS[item.question.KIND].split(".")
    widget: type[Answer[Any]] = getattr(importlib.import_module(f"quiz.app.widgets.{module}"), name)
    return widget(item, instant=instant)
