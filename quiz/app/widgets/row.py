"""One line of an answer: a key to press, a mark, a text. It can be focused, clicked, marked right or wrong."""

from typing import Literal

from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from quiz.app.text import shown
from quiz.app.widgets.hanging import Hanging

State = Literal["", "right", "wrong", "missed"]
MARKS: dict[State, str] = {"": "", "right": "✓", "wrong": "✗", "missed": "☐"}
WORDS: dict[State, str] = {"": "", "right": "right", "wrong": "wrong", "missed": "right, not chosen"}
INDENT = 7


class Row(Widget, can_focus=True):
    """`label` is the key in front; `mark` stands between key and text and shows what is chosen.
    `indent` is where the text begins."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """The row was clicked."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> "Row":
            return self.row

    def __init__(self, index: int, label: str, text: str, mark: str = "", indent: int = INDENT) -> None:
        super().__init__()
        self.index = index
        self.text = text
        self._label = label
        self._mark = mark
        self._note = ""
        self._pointed = False
        self._state: State = ""
        self._indent = indent

    def render(self) -> Hanging:
        style = "" if self._state else "bold $accent" if self._pointed or self.has_class("-lifted") else "$text-muted"
        return Hanging(shown(self._key(), style), shown(self._body()), self._indent)

    def _key(self) -> str:
        # the pointer says where the focus is to those who see no colours
        pointer = "▸" if self._pointed else " "
        label = f"{self._label:>2} " if self._label else " "
        return f"{pointer}{label}{self._mark}"

    def _body(self) -> str:
        return f"{self.text}  ({self._note})" if self._note else self.text

    def _redraw(self, *, layout: bool = False) -> None:
        if self.is_mounted:
            self.refresh(layout=layout)

    def set_mark(self, mark: str) -> None:
        if mark != self._mark:
            self._mark = mark
            self._redraw()

    def set_text(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self._redraw(layout=True)

    def show_state(self, state: State, note: str = "") -> None:
        """Right or wrong, in sign, word and colour."""
        for name in MARKS:
            if name:
                self.set_class(name == state, f"-{name}")
        self._pointed = False
        if state:
            self._mark = MARKS[state]
        self._state = state
        self._note = note or WORDS[state]
        self._redraw(layout=True)

    def on_focus(self) -> None:
        self._pointed = True
        self._redraw()

    def on_blur(self) -> None:
        self._pointed = False
        self._redraw()

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Pressed(self))
