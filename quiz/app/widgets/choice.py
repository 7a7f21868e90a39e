"""A choice: one number key answers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.widgets.answer import Answer
from quiz.app.widgets.row import Row
from quiz.bank.kinds.choice import Choice
from quiz.study.response import Response


class ChoiceAnswer(Answer[Choice]):
    """Options under numbers. In an exam a choice can be changed, and Enter goes on."""

    NEEDS_BUTTON = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "take", "Answer", show=False)]

    chosen: str | None = None

    def compose(self) -> ComposeResult:
        for index, text in enumerate(self.item.options):
            yield Row(index, str(index + 1), text, "○")

    def hint(self) -> str:
        numbers = f"1–{min(9, len(self.item.options))} or a click"
        return f"{numbers} answers; ↑↓ and Enter too" if self.instant else f"{numbers} chooses; Enter goes on"

    def response(self) -> Response:
        return self.chosen

    def restore(self, response: Response) -> None:
        self.chosen = response if isinstance(response, str) else None
        for row in self.rows():
            row.set_mark("●" if row.text == self.chosen else "○")

    def digit(self, number: int) -> None:
        if 1 <= number <= len(self.item.options):
            self._take(number - 1)

    def action_take(self) -> None:
        row = self.focused_row()
        if row is not None and not (not self.instant and row.text == self.chosen):
            self._take(row.index)
        elif row is not None:
            self.submit()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        self._take(event.row.index)

    def _take(self, index: int) -> None:
        self.choose(self.item.options[index], index)

    def mark(self) -> None:
        for row in self.rows():
            if row.text == self.question.answer:
                row.show_state("right", "" if self.given == row.text else "the right answer")
            elif row.text == self.given:
                row.show_state("wrong", "your answer")
