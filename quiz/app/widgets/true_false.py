"""A statement to be judged: `t` or `f`."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.widgets.answer import Answer
from quiz.app.widgets.row import Row
from quiz.bank.kinds.true_false import TrueFalse
from quiz.study.response import Response


class TrueFalseAnswer(Answer[TrueFalse]):
    """Two rows; `t`, `f`, 1 and 2 answer."""

    NEEDS_BUTTON = False
    HINT = "t or f, 1 or 2, or a click"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "judge(True)", "True", show=False),
        Binding("f", "judge(False)", "False", show=False),
        Binding("enter,space", "take", "Answer", show=False),
    ]

    chosen: bool | None = None

    def compose(self) -> ComposeResult:
        yield Row(0, "t", "True", "○")
        yield Row(1, "f", "False", "○")

    def hint(self) -> str:
        return self.HINT if self.instant else f"{self.HINT}; Enter goes on"

    def response(self) -> Response:
        return self.chosen

    def restore(self, response: Response) -> None:
        self.chosen = response if isinstance(response, bool) else None
        for row in self.rows():
            row.set_mark("●" if self.chosen is (row.index == 0) else "○")

    def digit(self, number: int) -> None:
        if number in (1, 2):
            self.action_judge(number == 1)

    def action_take(self) -> None:
        row = self.focused_row()
        if row is None:
            return
        if not self.instant and self.chosen is (row.index == 0):
            self.submit()
        else:
            self.action_judge(row.index == 0)

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        self.action_judge(event.row.index == 0)

    def action_judge(self, value: bool) -> None:
        self.choose(value, 0 if value else 1)

    def mark(self) -> None:
        for row in self.rows():
            value = row.index == 0
            if value is self.question.answer:
                row.show_state("right", "" if self.given is value else "the right answer")
            elif self.given is value:
                row.show_state("wrong", "your answer")
