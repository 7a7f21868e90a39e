"""What all screens that ask a question share: the layout, the answer widget, scrolling, leaving."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from quiz.app.actions import is_typing
from quiz.app.text import joined, shown
from quiz.app.widgets.all import answer_for
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.feedback import Feedback
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.status import Status
from quiz.citation import Source
from quiz.study.desk import Desk
from quiz.study.session import Item, Session

if TYPE_CHECKING:
    from quiz.app.app import QuizApp

KIND_HINTS = {"multiple": "More than one may be right.", "true-false": "True or false?"}


TO_ANSWER = Binding("enter", "to_answer", "Answer", key_display="⏎")
COMMON: list[BindingType] = [
    Binding("f,f4", "flag", "Flag", key_display="f"),
    Binding("f4", "typing_flag", "Flag"),
    Binding("escape", "leave", "Back", key_display="esc"),
    Binding("up", "scroll_text(-1)", show=False),
    Binding("down", "scroll_text(1)", show=False),
    Binding("pageup", "scroll_text(-8)", show=False, priority=True),
    Binding("pagedown", "scroll_text(8)", show=False, priority=True),
    # bindings like the other keys, so that none overtakes another however fast they are typed
    *(Binding(str(number), f"digit({number})", show=False) for number in range(1, 10)),
    *Screen.BINDINGS,
]


def relabel(button: Button, text: str) -> None:
    """Another text on a button, which makes it as wide as the text asks."""
    if str(button.label) != text:
        button.label = Content(text)
        button.refresh(layout=True)


class QuestionScreen(Screen[None], inherit_bindings=False):
    """One question at a time. Subclasses decide what an answer leads to, and list the keys with the vital ones first."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = COMMON

    INSTANT = True

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__()
        self.session = session
        self.desk = desk
        self.flags = desk.history.flags()
        self._shown_at: datetime = desk.now()
        self._hint = ""

    @property
    def quiz(self) -> "QuizApp":
        app: QuizApp = self.app  # type: ignore[assignment]
        return app

    @property
    def item(self) -> Item:
        return self.session.item

    @property
    def answer(self) -> Answer[Any]:
        return self.query_one(Answer)

    @property
    def feedback(self) -> Feedback:
        return self.query_one(Feedback)

    def compose(self) -> ComposeResult:
        yield Status()
        yield from self.below_status()
        with VerticalScroll(id="body", can_focus=False):
            yield Static("", id="prompt", markup=False)
            yield Vertical(id="slot")
            yield Static("", id="hint", markup=False)
            yield Feedback()
        with Horizontal(id="actions"):
            yield from self.actions()
        yield KeyLine()

    def below_status(self) -> ComposeResult:
        """What stands between the status line and the question: nothing, unless a subclass has something."""
        yield from ()

    def actions(self) -> ComposeResult:
        """The buttons below the question."""
        yield Button("Hand in", id="hand-in", compact=True, variant="primary")
        yield Button("Next", id="next", compact=True, variant="primary")

    async def on_mount(self) -> None:
        for button in self.query(Button):
            button.can_focus = False
        await self.show_item()

    # -- showing

    async def show_item(self) -> None:
        """Show the question at hand, with the answer that was given where there is one."""
        with self.app.batch_update():  # one repaint, not one for each widget that comes or goes
            await self._show_item()
        # the focus may have scrolled to the answer: a question is read from its beginning
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    async def _show_item(self) -> None:
        self._shown_at = self.desk.now()
        self.feedback.clear()
        self.query_one("#prompt", Static).update(self.prompt())
        slot = self.query_one("#slot")
        await slot.remove_children()
        answer = answer_for(self.item, instant=self.INSTANT)
        await slot.mount(answer)
        if not answer.is_attached:
            return  # the screen was left before it could show anything
        self.query_one("#body").scroll_home(animate=False)
        answer.restore(self.item.response)
        answer.begin()
        self.draw()

    def prompt(self) -> Any:
        question = self.item.question
        text = shown(question.prompt, "bold") if question.prompt else shown("Fill in the blanks.", "bold")
        hint = KIND_HINTS.get(question.KIND)
        return joined(text, "\n", shown(hint, "italic")) if hint else text

    def draw(self) -> None:
        """Status line, buttons and footer."""
        self.query_one(Status).tell(self.title_text(), self.progress_text())
        self.draw_hint()
        self.draw_buttons()
        self.query_one("#actions").display = any(button.display for button in self.query("#actions Button"))
        self.refresh_bindings()

    def draw_buttons(self) -> None:
        """The buttons that do something now. Subclasses add theirs."""
        hand_in = self.query_one("#hand-in", Button)
        hand_in.display = self.item.review is None and self.answer.NEEDS_BUTTON
        relabel(hand_in, self.answer.button())
        self.query_one("#next").display = self.item.review is not None

    def on_resize(self) -> None:
        """Bar, hint and buttons depend on the room that there is."""
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        """Draw once more, if the screen is still open and shows a question."""
        if self.is_current and self.shows_question:
            self.draw()

    @property
    def shows_question(self) -> bool:
        return bool(self.query(Answer))

    def draw_hint(self) -> None:
        hint, text = self.query_one("#hint", Static), self.answer.hint()
        if text != self._hint:
            self._hint = text
            hint.update(text)
        hint.display = not self.answer.locked and self.size.height >= 18

    def title_text(self) -> str:
        return f"{self.session.mode.title} · {self.session.row.title}"

    def progress_text(self) -> str:
        flag = "⚑ " if self.item.question.id in self.flags else ""
        return f"{flag}{self.session.position + 1}/{len(self.session.items)}"

    def sources(self) -> dict[str, Source]:
        """The sources that the question cites."""
        found = {place.source: self.desk.source(self.item.deck, place.source) for place in self.item.question.evidence}
        return {key: source for key, source in found.items() if source is not None}

    def milliseconds(self) -> int:
        """Time since the question was shown; a clock set back counts as none."""
        return max(0, int((self.desk.now() - self._shown_at).total_seconds() * 1000))

    # -- keys

    @property
    def typing(self) -> bool:
        """Whether letters go into a field, so that only other keys can be commands."""
        return is_typing(self)

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()
        if self.query(Answer):
            self.draw_hint()  # an open answer has a second part
            self.draw_buttons()

    def on_descendant_blur(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Letters are commands where nothing is typed, function keys where something is."""
        if action == "to_answer":  # Escape, or a click beside it, has left the answer
            return self.focused is None and self.item.review is None and bool(self.query(Answer))
        if action.startswith("typing_"):
            return self.typing and self.allowed(action.removeprefix("typing_"))
        if self.typing and hasattr(self, f"action_typing_{action}"):
            return False
        return self.allowed(action)

    def allowed(self, action: str) -> bool:  # noqa: ARG002 - for subclasses
        """Whether an action makes sense now."""
        return True

    def action_to_answer(self) -> None:
        """Back into the answer."""
        self.answer.begin()

    def action_typing_flag(self) -> None:
        self.action_flag()

    async def action_digit(self, number: int) -> None:
        await self.digit(number)

    async def digit(self, number: int) -> None:
        if self.item.review is None:
            self.answer.digit(number)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.pressed(event.button.id or "")

    async def pressed(self, button: str) -> None:
        """A button was clicked. (Textual calls the handlers of base classes too, so subclasses override this.)"""
        if button == "hand-in":
            self.answer.submit()

    def action_scroll_text(self, by: int) -> None:
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_flag(self) -> None:
        """Mark a question to come back to."""
        question = self.item.question.id
        on = question not in self.flags
        self.flags = self.flags | {question} if on else self.flags - {question}
        self.desk.history.flag(question, self.desk.now(), on)
        self.draw()

    async def action_leave(self) -> None:
        """Out of a field first, then out of the screen; what was answered is kept."""
        if self.typing:
            self.set_focus(None)
        else:
            self.leave()

    def leave(self) -> None:
        self.quiz.back_home()

    def saved(self) -> None:
        """Say so where answers cannot be written."""
        failure = self.desk.history.failure
        if failure:
            self.notify(
                f"Your answers cannot be saved: {failure}. They wait and are tried again.", severity="error", markup=False, timeout=8
            )
