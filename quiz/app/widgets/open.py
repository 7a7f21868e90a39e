"""An answer at length that the learner compares with the points of a good one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static, TextArea

from quiz.app.text import clean
from quiz.app.widgets.answer import focus_now
from quiz.app.widgets.row import Row
from quiz.app.widgets.ticked import TickedAnswer
from quiz.bank.kinds.open import Open
from quiz.study.response import Response


class LongText(TextArea, inherit_bindings=False):
    """A text area that leaves F6 and F7 to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in TextArea.BINDINGS if not (isinstance(binding, Binding) and binding.key in ("f6", "f7"))
    ]


class OpenAnswer(TickedAnswer[Open]):
    """First a text, then the points, ticked where the text names them. An exam asks for the text alone."""

    HINT = "Write, then Ctrl+S compares with the points"
    IN_EXAM = "Write; after the hand-in you compare it with the points"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "compare", "Compare"),  # with priority it would overtake what was typed before it
        Binding("ctrl+s", "submit", "Done", show=False),
        Binding("space", "toggle_focused", "Tick"),
        Binding("enter", "finish", "Done"),
    ]

    comparing = False
    inviting = False

    class Ticked(Message):
        """A point of an answer that was handed in long ago was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def compose(self) -> ComposeResult:
        area = LongText(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        area.cursor_blink = False
        yield area

    @property
    def area(self) -> TextArea:
        return self.query_one(TextArea)

    def hint(self) -> str:
        if self.comparing:
            return f"{self._numbers()}, Space or a click ticks; Enter when done"
        return self.HINT if self.instant else self.IN_EXAM

    @property
    def handing_in(self) -> str:
        """In the text Enter makes a line."""
        return "Enter" if self.comparing else "Ctrl+S"

    def _numbers(self) -> str:
        """The keys that tick points."""
        last = min(9, len(self.question.points))
        return f"1–{last}" if last > 1 else "1"

    def button(self) -> str:
        return "Done" if self.comparing else "Compare"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """There is something to compare once, and points to tick afterwards."""
        if action == "compare":
            return self.instant and not self.comparing
        return action not in ("toggle_focused", "finish") or self.comparing

    def begin(self) -> None:
        if self.comparing:
            super().begin()
        else:
            focus_now(self.area)

    def response(self) -> Response:
        text = self.area.text.strip()
        if not text and not self.ticked:
            return None
        return {"text": text, "points": [p for p in self.question.points if p in self.ticked]}

    def restore(self, response: Response) -> None:
        if isinstance(response, dict):
            with self.prevent(TextArea.Changed):
                self.area.text = clean(str(response.get("text", "")))
            self.ticked = {p for p in self.question.points if p in response.get("points", [])}
        self.show_ticks()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self.locked:
            self.changed()

    def submit(self) -> None:
        if self.comparing or not self.instant or self.response() is None:
            super().submit()
        elif not self.locked:
            self.compare()

    def _points_hint(self) -> str:
        if self.locked:
            return "A good answer names these points:"
        return "A good answer names these points. Tick those that yours names, then Enter:"

    def action_compare(self) -> None:
        self.submit()

    def action_finish(self) -> None:
        """Enter ends the comparing; in the text it makes a line."""
        self.submit()

    def invite(self) -> None:
        """Say how the points of an answer that was handed in are ticked, and take clicks on them."""
        self.inviting = True
        self.add_class("-comparing")  # a field no higher than what was written, so that the points are seen
        self.area.disabled = True
        self.disabled = False  # so that clicks come through; the focus stays where it is
        for row in self.rows():
            row.can_focus = False
        for hint in self.query(".hint").results(Static):
            hint.update(f"A good answer names these points. {self._numbers()} ticks those that yours names:")

    def on_row_pressed(self, event: Row.Pressed) -> None:
        if self.inviting:
            event.stop()
            event.prevent_default()
            self.post_message(self.Ticked(event.row.index + 1))

    def compare(self) -> None:
        """Show the points to be ticked."""
        self.comparing = True
        self.area.read_only = True
        self.add_class("-comparing")
        self._mount_points(focus=True)

    def _mount_points(self, *, focus: bool) -> None:
        rows = self.boxes(self.question.points)
        self.mount(Static(self._points_hint(), classes="hint", markup=False), *rows)
        if focus:
            self.call_after_refresh(lambda: focus_now(rows[0]))

    def digit(self, number: int) -> None:
        if self.comparing and 1 <= number <= len(self.question.points):
            self.toggle(number - 1)

    def mark(self) -> None:
        if not self.rows():
            self._mount_points(focus=False)
        self.area.display = bool(self.area.text.strip())  # an empty field says nothing
        for hint in self.query(".hint").results(Static):
            hint.update(self._points_hint())
        for row in self.rows():
            row.show_state("right" if row.text in self.ticked else "missed", "named" if row.text in self.ticked else "not named")
