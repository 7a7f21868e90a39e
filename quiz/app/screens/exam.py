"""An exam: a clock, flags, a navigator, no feedback before the hand-in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button

from quiz.app.screens.confirm import ConfirmScreen
from quiz.app.screens.question import COMMON, TO_ANSWER, QuestionScreen
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.navigator import Navigator
from quiz.app.widgets.status import Status, clock


class ExamScreen(QuestionScreen, inherit_bindings=False):
    """Answers can be changed until the hand-in, which comes by itself when the time is up."""

    INSTANT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        TO_ANSWER,
        Binding("n,enter,f7", "onwards(1)", "Next", key_display="n"),
        Binding("p,f5", "onwards(-1)", "Before", key_display="p"),
        Binding("o,f6", "open_one", "Next open", key_display="o"),
        Binding("h,f10", "hand_in", "Hand in", key_display="h"),
        Binding("f7", "typing_onwards(1)", "Next"),
        Binding("f5", "typing_onwards(-1)", "Before"),
        Binding("f6", "typing_open_one", "Next open"),
        Binding("f10", "typing_hand_in", "Hand in"),
        *COMMON,
    ]

    _dirty = False

    def below_status(self) -> ComposeResult:
        yield Navigator()

    def actions(self) -> ComposeResult:
        yield Button("Hand in", id="hand-in", compact=True)
        yield Button("Before", id="before", compact=True)
        yield Button("Next", id="next", compact=True, variant="primary")

    async def on_mount(self) -> None:  # beside that of the base class, which Textual calls too
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Once a second: the clock, and what is being typed is kept."""
        if self.session.finished:
            return
        self.keep_draft()
        left = self.session.remaining(self.desk.now())
        if left is not None and not left:
            self.hand_in("Time was up. ")
        elif self.is_current:
            self.query_one(Status).tell(self.title_text(), self.progress_text())

    def draw_buttons(self) -> None:
        """All of them, always: "Hand in" is that of the exam."""

    def draw(self) -> None:
        super().draw()
        items = self.session.items
        flagged = [item.question.id in self.flags for item in items]
        self.query_one(Navigator).tell([item.answered for item in items], flagged, self.session.position)

    def progress_text(self) -> str:
        left = self.session.remaining(self.desk.now())
        time = f"⏱ {clock(left)}  " if left is not None else ""
        return f"{time}{super().progress_text()}"

    def on_answer_changed(self, event: Answer.Changed) -> None:
        event.stop()
        self.item.response = event.response
        self._dirty = True
        if self.item.question.KIND not in ("short", "cloze", "open"):
            self.keep_draft()  # what is typed is kept once a second instead of at each key
        self.draw()

    def keep_draft(self) -> None:
        if self._dirty:
            self._dirty = False
            self.session.keep(self.answer.response(), self.milliseconds())
            self._shown_at = self.desk.now()
            self.saved()

    async def on_answer_answered(self, event: Answer.Answered) -> None:
        event.stop()
        if event.response is not None:
            self._dirty = True
        await self.action_onwards(1)

    async def action_onwards(self, by: int) -> None:
        """To the neighbour; after the last question the hand-in is offered."""
        self.keep_draft()
        place = self.session.position + by
        if place >= len(self.session.items):
            self.action_hand_in()
        elif place >= 0:
            await self.go(place)

    async def on_navigator_chosen(self, event: Navigator.Chosen) -> None:
        event.stop()
        await self.go(event.place)

    async def go(self, place: int) -> None:
        self.keep_draft()
        self.session.go(place)
        await self.show_item()

    async def action_open_one(self) -> None:
        """The next question that has no answer or a flag, round the end."""
        items, here = self.session.items, self.session.position
        for place in (*range(here + 1, len(items)), *range(here)):
            if not items[place].answered or items[place].question.id in self.flags:
                await self.go(place)
                return
        self.notify("No other question is open or flagged.", markup=False, timeout=3)

    async def pressed(self, button: str) -> None:
        match button:
            case "hand-in":
                self.action_hand_in()
            case "next":
                await self.action_onwards(1)
            case "before":
                await self.action_onwards(-1)

    async def action_typing_onwards(self, by: int) -> None:
        await self.action_onwards(by)

    async def action_typing_open_one(self) -> None:
        await self.action_open_one()

    def action_typing_hand_in(self) -> None:
        self.action_hand_in()

    def action_hand_in(self) -> None:
        """Ask, then grade."""
        self.keep_draft()
        missing = len(self.session.items) - self.session.answered
        text = f"Still open: {missing} of {len(self.session.items)}." if missing else "Every question is answered."
        flagged = sum(item.question.id in self.flags for item in self.session.items)
        if flagged:
            text += f" Flagged: {flagged}."

        def decided(yes: bool | None) -> None:
            if yes:
                self.hand_in()

        self.app.push_screen(ConfirmScreen("Hand in the exam?", text, yes="Hand in", no="Go on"), decided)

    def hand_in(self, note: str = "") -> None:
        """Grade, and show the result with `note` in front of it."""
        if self.session.finished:
            return
        self.keep_draft()
        self.session.finish(self.desk.now())
        self.saved()
        self.quiz.show_summary(self.session, note)

    def leave(self) -> None:
        """An exam goes on while one is away: the clock does not stop."""
        self.keep_draft()

        def decided(yes: bool | None) -> None:
            if yes:
                self.quiz.back_home()

        history = self.desk.history
        if history.failure:
            text = "Your answers cannot be saved now: you may not find this exam again. The clock goes on."
        elif history.path is None:
            text = "No history is kept: you can come back until you quit, but the clock goes on."
        else:
            text = "Your answers are kept and you can come back, but the clock goes on."
        self.app.push_screen(ConfirmScreen("Leave the exam?", text, yes="Leave", no="Stay"), decided)
