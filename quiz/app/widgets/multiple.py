"""Several right answers: toggles, then Enter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.widgets.row import State
from quiz.app.widgets.ticked import TickedAnswer
from quiz.bank.kinds.multiple import Multiple
from quiz.study.response import Response


class MultipleAnswer(TickedAnswer[Multiple]):
    """Numbers and Space toggle; Enter hands in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_focused", "Tick"),
        Binding("enter", "submit", "Done", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield from self.boxes(self.item.options)

    def hint(self) -> str:
        return f"1–{min(9, len(self.item.options))}, Space or a click ticks; Enter {self.enter_does}"

    def response(self) -> Response:
        return [text for text in self.item.options if text in self.ticked] or None

    def restore(self, response: Response) -> None:
        self.ticked = set(response) if isinstance(response, list) else set()
        self.show_ticks()

    def digit(self, number: int) -> None:
        if 1 <= number <= len(self.item.options):
            self.toggle(number - 1)

    def mark(self) -> None:
        for row in self.rows():
            key, taken = row.text in self.question.answers, row.text in self.ticked
            state: State = "right" if key and taken else "missed" if key else "wrong" if taken else ""
            row.show_state(state)
