"""Rows with boxes to be ticked: what an answer of several options and one compared with its points share."""

from collections.abc import Iterable

from quiz.app.widgets.answer import Answer, Q, focus_now
from quiz.app.widgets.row import Row


class TickedAnswer(Answer[Q]):
    """A number, Space or a click ticks and unticks. Subclasses say what the rows are and when a number counts."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.ticked: set[str] = set()

    def boxes(self, texts: Iterable[str]) -> list[Row]:
        """A row for each text, none ticked."""
        return [Row(index, str(index + 1), text, "☐") for index, text in enumerate(texts)]

    def show_ticks(self) -> None:
        for row in self.rows():
            self._show_tick(row)

    def _show_tick(self, row: Row) -> None:
        row.set_mark("☑" if row.text in self.ticked else "☐")

    def toggle(self, index: int) -> None:
        """Tick a row or take its tick away."""
        if self.locked:
            return
        row = self.rows()[index]
        self.ticked ^= {row.text}
        self._show_tick(row)
        focus_now(row)
        self.changed()

    def action_toggle_focused(self) -> None:
        row = self.focused_row()
        if row is not None:
            self.toggle(row.index)

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        self.toggle(event.row.index)
