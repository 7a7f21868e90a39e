"""Items to be put in order: moved by keys, or picked up and dropped by mouse."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.app.widgets.answer import Answer, focus_now
from quiz.app.widgets.row import Row
from quiz.bank.kinds.order import Order
from quiz.study.response import Response


class OrderAnswer(Answer[Order]):
    """↑↓ choose an item, Space takes it up, ↑↓ then carry it, Space puts it down; a number sends it to that place."""

    HINT = "Space or a click takes an item up; ↑↓ and Space, or a click, put it down"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "lift", "Take up"),
        Binding("space", "drop", "Put down"),
        Binding("shift+up,K,left_square_bracket", "carry(-1)", show=False),
        Binding("shift+down,J,right_square_bracket", "carry(1)", show=False),
        Binding("enter", "submit", "Done", show=False),
    ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.items = list(self.item.options)
        self.lifted: int | None = None

    def compose(self) -> ComposeResult:
        for index, text in enumerate(self.items):
            yield Row(index, str(index + 1), text)

    def response(self) -> Response:
        return list(self.items)

    def restore(self, response: Response) -> None:
        if isinstance(response, list) and sorted(response) == sorted(self.items):
            self.items = list(response)
        self.lifted = None
        self._draw()

    def _draw(self) -> None:
        for row, text in zip(self.rows(), self.items, strict=True):
            row.set_class(row.index == self.lifted, "-lifted")
            row.set_mark("⇅" if row.index == self.lifted else "")
            row.set_text(text)

    def digit(self, number: int) -> None:
        row = self.focused_row()
        if row is not None and 1 <= number <= len(self.items):
            self._move(row.index, number - 1)

    def _move(self, start: int, end: int) -> None:
        if self.locked:
            return
        self.items.insert(end, self.items.pop(start))
        if self.lifted is not None:
            self.lifted = end
        self._draw()
        focus_now(self.rows()[end])
        self.changed()

    def action_step(self, by: int) -> None:
        if self.lifted is None:
            super().action_step(by)
        else:
            self.action_carry(by)

    def action_carry(self, by: int) -> None:
        row = self.focused_row()
        if row is not None and 0 <= row.index + by < len(self.items):
            self._move(row.index, row.index + by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        return {"lift": self.lifted is None, "drop": self.lifted is not None}.get(action, True)

    def action_lift(self) -> None:
        row = self.focused_row()
        if row is not None:
            self._take(row.index)

    def action_drop(self) -> None:
        self._take(None)

    def _take(self, index: int | None) -> None:
        self.lifted = index
        self._draw()
        self.refresh_bindings()

    def action_submit(self) -> None:
        if self.lifted is not None:
            self.action_drop()
        else:
            self.submit()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        if self.locked:
            return
        if self.lifted is None:
            focus_now(event.row)
            self._take(event.row.index)
        else:
            start = self.lifted
            self._take(None)
            self._move(start, event.row.index)

    def mark(self) -> None:
        """Each item's own place is shown beside it; who did not know sees the items in their order."""
        if self.given is None:
            self.items = list(self.question.items)
            self._draw()
            return
        for row, text in zip(self.rows(), self.items, strict=True):
            place = self.question.items.index(text)
            if place == row.index:
                row.show_state("right")
            else:
                row.show_state("wrong", f"is number {place + 1}")
