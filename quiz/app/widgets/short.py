"""A typed answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from quiz.app.text import clean
from quiz.app.widgets.answer import Answer, focus_now
from quiz.bank.kinds.short import Short
from quiz.study.response import Response


class ShortAnswer(Answer[Short]):
    """One field; Enter hands in."""

    HINT: ClassVar[str] = "Capitals, accents and punctuation do not matter; digits do"

    def compose(self) -> ComposeResult:
        field = Input(placeholder="Type the answer, then Enter", max_length=500, select_on_focus=False)
        field.cursor_blink = False
        yield field

    @property
    def field(self) -> Input:
        return self.query_one(Input)

    def begin(self) -> None:
        focus_now(self.field)

    def response(self) -> Response:
        return self.field.value.strip() or None

    def restore(self, response: Response) -> None:
        with self.prevent(Input.Changed):
            self.field.value = clean(response) if isinstance(response, str) else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    def mark(self) -> None:
        self.field.placeholder = "no answer"
        right = self.verdict is not None and self.verdict.right
        self.field.set_class(right, "-right")
        self.field.set_class(not right, "-wrong")
