"""What the widgets of all question types share: they show an item, take the learner's answer, and say so upwards."""

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from quiz.app.widgets.row import Row
from quiz.bank.question import Question
from quiz.study.grade import Verdict
from quiz.study.response import Response
from quiz.study.session import Item

Q = TypeVar("Q", bound=Question)


class Answer(Vertical, Generic[Q]):
    """The base of one widget a question type. It knows no session, no schedule and no screen.

    With `instant`, one key both chooses and answers where the type allows it; an exam keeps answers open instead.
    """

    NEEDS_BUTTON: ClassVar[bool] = True
    HINT: ClassVar[str] = ""
    BUTTON: ClassVar[str] = "Hand in"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
    ]

    class Answered(Message):
        """The learner handed in this answer."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    class Changed(Message):
        """The answer is now this, but not handed in."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    def __init__(self, item: Item, *, instant: bool = True) -> None:
        super().__init__(classes="answer")
        self.item = item
        self.question: Q = item.question  # type: ignore[assignment]  # the screen picks the widget by the question's type
        self.instant = instant
        self.locked = False
        self.given: Response = None
        self.verdict: Verdict | None = None

    # -- for subclasses

    def response(self) -> Response:
        """The answer as it stands; None where nothing is chosen or typed."""
        raise NotImplementedError

    def restore(self, response: Response) -> None:
        """Show an answer given earlier."""
        raise NotImplementedError

    def mark(self) -> None:
        """Show what was right and wrong in `given`, by `verdict`."""
        raise NotImplementedError

    def digit(self, number: int) -> None:
        """A number key was pressed."""

    def hint(self) -> str:
        """How to answer, at this point."""
        return self.HINT

    def button(self) -> str:
        """What the button below the answer says, at this point."""
        return self.BUTTON

    @property
    def enter_does(self) -> str:
        """What Enter does with an answer, in words: an exam keeps it and goes on."""
        return "hands in" if self.instant else "goes on"

    @property
    def handing_in(self) -> str:
        """The key that hands in, at this point."""
        return "Enter"

    # -- for screens

    def begin(self) -> None:
        """Take the focus."""
        rows = self.rows()
        if rows:
            focus_now(rows[0])

    def submit(self) -> None:
        """Hand in the answer as it stands."""
        if not self.locked:
            self.post_message(self.Answered(self.response()))

    def show_verdict(self, response: Response, verdict: Verdict) -> None:
        """Lock the answer and mark it."""
        self.locked = True
        self.given, self.verdict = response, verdict
        self.restore(response)
        self.mark()
        self.disabled = True

    def changed(self) -> None:
        self.post_message(self.Changed(self.response()))

    def action_submit(self) -> None:
        self.submit()

    # -- rows

    def rows(self) -> list[Row]:
        return list(self.query(Row))

    def focused_row(self) -> Row | None:
        return next((row for row in self.rows() if row is self.screen.focused), None)

    def choose(self, response: Response, index: int) -> None:
        """Take what the row at `index` says; with `instant` that is the answer at once."""
        if self.locked:
            return
        self.restore(response)
        focus_now(self.rows()[index])
        if self.instant:
            self.submit()
        else:
            self.changed()

    def action_step(self, by: int) -> None:
        """Move the focus to the next row, round the end."""
        step_focus(self.rows(), by)


def step_focus(rows: Iterable[Row], by: int) -> None:
    """Move the focus among rows, round the end."""
    rows = list(rows)
    if rows:
        focused = rows[0].screen.focused
        at = next((index for index, row in enumerate(rows) if row is focused), -1 if by > 0 else 0)
        focus_now(rows[(at + by) % len(rows)])


def focus_now(widget: Widget) -> None:
    """Give the focus at once. `Widget.focus` waits for its turn, and keys typed fast would reach the row before."""
    widget.screen.set_focus(widget)
