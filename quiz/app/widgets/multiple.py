"""Several right answers: toggles, then Enter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.widgets.answer import Answer
from quiz.app.widgets.row import Row, State
from quiz.bank.kinds.multiple import Multiple
from quiz.study.response import Response


class MultipleAnswer(Answer[Multiple]):
    """Numbers and Space toggle; Enter hands in."""

    HINT = "1–9 or Space toggles; Enter hands in"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_focused", "Toggle", show=False),
        Binding("enter", "hand_in", "Hand in", show=False),
    ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.taken: set[str] = set()

    def compose(self) -> ComposeResult:
        for index, text in enumerate(self.item.options):
            yield Row(index, str(index + 1), text, "☐")

    def response(self) -> Response:
        return [text for text in self.item.options if text in self.taken] or None

    def restore(self, response: Response) -> None:
        self.taken = set(response) if isinstance(response, list) else set()
        for row in self.rows():
            row.set_mark("☑" if row.text in self.taken else "☐")

    def digit(self, number: int) -> None:
        if 1 <= number <= len(self.item.options):
            self.toggle(number - 1)

    def toggle(self, index: int) -> None:
        if self.locked:
            return
        self.taken ^= {self.item.options[index]}
        self.restore(list(self.taken))
        self.rows()[index].focus()
        self.changed()

    def action_toggle_focused(self) -> None:
        row = self.focused_row()
        if row is not None:
            self.toggle(row.index)

    def action_hand_in(self) -> None:
        self.submit()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        self.toggle(event.row.index)

    def mark(self) -> None:
        for row in self.rows():
            key, taken = row.text in self.question.answers, row.text in self.taken
            state: State = "right" if key and taken else "missed" if key else "wrong" if taken else ""
            row.show_state(state)
