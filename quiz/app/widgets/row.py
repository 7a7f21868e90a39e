"""One line of an answer: a key to press, a mark, a text. It can be focused, clicked, marked right or wrong."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from quiz.app.text import shown

State = Literal["", "right", "wrong", "missed"]
MARKS: dict[State, str] = {"": "", "right": "✓", "wrong": "✗", "missed": "○"}
WORDS: dict[State, str] = {"": "", "right": "right", "wrong": "wrong", "missed": "right, not chosen"}


class Row(Horizontal, can_focus=True):
    """`label` is the key in front; `mark` stands between key and text and shows what is chosen."""

    class Pressed(Message):
        """The row was clicked."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> "Row":
            return self.row

    def __init__(self, index: int, label: str, text: str, mark: str = "") -> None:
        super().__init__()
        self.index = index
        self.text = text
        self._label = label
        self._mark = mark
        self._note = ""
        self._pointed = False

    def compose(self) -> ComposeResult:
        yield Static(self._key(), classes="key", markup=False)
        yield Static(shown(self._body()), classes="text", markup=False)

    def _key(self) -> str:
        # the pointer says where the focus is to those who see no colours
        pointer = "▸" if self._pointed else " "
        return f"{pointer}{self._label:>2} {self._mark}".rstrip()

    def _body(self) -> str:
        return f"{self.text}  ({self._note})" if self._note else self.text

    def _redraw(self) -> None:
        if self.is_mounted:
            self.query_one(".key", Static).update(self._key())
            self.query_one(".text", Static).update(shown(self._body()))

    def set_mark(self, mark: str) -> None:
        self._mark = mark
        self._redraw()

    def set_text(self, text: str) -> None:
        self.text = text
        self._redraw()

    def show_state(self, state: State, note: str = "") -> None:
        """Right or wrong, in sign, word and colour."""
        for name in MARKS:
            if name:
                self.set_class(name == state, f"-{name}")
        self._pointed = False
        if state:
            self._mark = MARKS[state]
        self._note = note or WORDS[state]
        self._redraw()

    def on_mount(self) -> None:
        self._redraw()

    def on_focus(self) -> None:
        self._pointed = True
        self._redraw()

    def on_blur(self) -> None:
        self._pointed = False
        self._redraw()

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Pressed(self))
