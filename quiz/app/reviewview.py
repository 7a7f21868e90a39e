"""A question as a learner sees it, in rows of a mark and a text; with the key shown, the right ones are marked."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.app.text import shown
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse


class Row(NamedTuple):
    """One line of the question: its mark ("✓", "2."), its text, and the style of both."""

    mark: str
    text: str
    style: str = ""


class QuestionView(VerticalScroll):
    """Place, stem, answers, explanation and tags of one question."""

    DEFAULT_CSS = """
    QuestionView {
        Static { width: 100%; height: auto; }
        .gap { margin-top: 1; }
        Horizontal { height: auto; }
        .mark { width: 4; padding-left: 1; }
        .text { width: 1fr; }
    }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._place = Content("")
        self._question: AnyQuestion | None = None
        self._key = True

    def show(self, question: AnyQuestion, place: Content, key_shown: bool) -> None:
        """Show this question from now on."""
        self._place, self._question, self._key = place, question, key_shown
        self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        question = self._question
        if question is None:
            return
        yield Static(self._place)
        yield Static(shown(stem_of(question), "bold"), classes="gap")
        for number, row in enumerate(rows_of(question, self._key)):
            with Horizontal(classes="gap" if number == 0 else ""):
                yield Static(shown(row.mark, row.style), classes="mark")
                yield Static(shown(row.text, row.style), classes="text")
        if self._key and question.explanation:
            yield Static(shown(question.explanation, "italic"), classes="gap")
        if question.tags:
            yield Static(shown(" ".join(f"#{tag}" for tag in question.tags), "$text-muted"), classes="gap")


def stem_of(question: AnyQuestion) -> str:
    """What is asked, the blanks of a sentence open."""
    if isinstance(question, Cloze):
        return "\n\n".join(filter(None, (question.prompt, question.with_blanks())))
    return question.prompt


def rows_of(question: AnyQuestion, key: bool) -> Iterator[Row]:
    """The answers as a learner meets them; with `key` the right ones are marked."""
    chance = random.Random(question.id)  # noqa: S311  # an order that stays while one question is looked at
    if isinstance(question, (Choice, Multiple)):
        yield from _options(question, key, chance)
    elif isinstance(question, TrueFalse):
        for value in (True, False):
            yield _option(str(value), key and question.answer is value)
        if key and question.correction:
            yield Row("", question.correction, _RIGHT)
    elif isinstance(question, Order):
        items = question.items if key else chance.sample(question.items, len(question.items))
        for number, item in enumerate(items, 1):
            yield Row(f"{number}." if key else "·", item, _RIGHT if key else "")
    elif isinstance(question, Match):
        yield from _pairs(question, key, chance)
    elif key:
        yield from _typed(question)
    else:
        yield Row("", "…", _QUIET)


_RIGHT, _QUIET = "bold $text-success", "$text-muted"


def _options(question: Choice | Multiple, key: bool, chance: random.Random) -> Iterator[Row]:
    right = [question.answer] if isinstance(question, Choice) else question.answers
    why = {d.text: d.why for d in question.wrong_options()}
    options = [*right, *why]
    chance.shuffle(options)
    for text in options:
        yield _option(text, key and text in right)
        if key and why.get(text):
            yield Row("", why[text], _QUIET)


def _pairs(question: Match, key: bool, chance: random.Random) -> Iterator[Row]:
    if key:
        for left, right in question.pairs:
            yield Row("✓", f"{left} – {right}", _RIGHT)
        for text in question.extra:
            yield Row("✗", text, _QUIET)
        return
    rights = [*(right for _, right in question.pairs), *question.extra]
    chance.shuffle(rights)
    yield from (Row("○", left) for left, _ in question.pairs)
    yield from (Row("→", right, _QUIET) for right in rights)


def _typed(question: AnyQuestion) -> Iterator[Row]:
    if isinstance(question, Cloze):
        yield from (Row("✓", blank.answer, _RIGHT) for blank in question.blanks())
    elif isinstance(question, Open):
        yield from (Row("✓", point, _RIGHT) for point in question.points)
    else:
        yield Row("✓", question.answer_text(), _RIGHT)
    accepted = question.accept if isinstance(question, (Short, Cloze)) else []
    if accepted:
        yield Row("", f"also: {'; '.join(accepted)}", _QUIET)


def _option(text: str, right: bool) -> Row:
    return Row("✓", text, _RIGHT) if right else Row("○", text)
