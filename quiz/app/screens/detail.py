"""One answered question once more: the answer given, the right one, the source. Points of open answers are ticked here after an exam."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button

from quiz.app.screens.practice import PracticeScreen
from quiz.app.screens.question import COMMON
from quiz.app.widgets.open import OpenAnswer
from quiz.bank.kinds.open import Open
from quiz.study.desk import Desk
from quiz.study.session import Item, Session


class DetailScreen(PracticeScreen, inherit_bindings=False):
    """Looks like the question did, with everything open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Back", key_display="esc"),
        Binding("n,right", "other(1)", "Next", key_display="n"),
        Binding("p,left", "other(-1)", "Before", key_display="p"),
        Binding("o,f6", "overrule", "I was right", key_display="o"),
        Binding("e,f3", "evidence", "Source", key_display="e"),
        *COMMON,
    ]

    def __init__(self, session: Session, item: Item, desk: Desk) -> None:
        super().__init__(session, desk)
        session.go(session.items.index(item))

    def actions(self) -> ComposeResult:
        yield from super().actions()
        yield Button("Back", id="back", compact=True)

    async def show_item(self) -> None:
        await super().show_item()
        self.feedback.query_one("#evidence").display = True
        for answer in self.query(OpenAnswer):
            answer.invite()

    def show_feedback(self) -> None:
        super().show_feedback()
        self.query_one("#body").scroll_home(animate=False)

    def bring_feedback(self) -> None:
        """The question is read from its beginning here."""

    def allowed(self, action: str) -> bool:
        return action not in ("next", "undo", "give_up") and super().allowed(action)

    def draw_buttons(self) -> None:
        super().draw_buttons()
        self.query_one("#next").display = False

    async def digit(self, number: int) -> None:
        """Tick a point of an open answer."""
        question = self.item.question
        if isinstance(question, Open) and 1 <= number <= len(question.points):
            self.session.tick(question.points[number - 1])
            body = self.query_one("#body")
            place = body.scroll_offset.y
            await self.show_item()
            self.call_after_refresh(lambda: self._show_point(number, place))

    def _show_point(self, number: int, place: float) -> None:
        """Where one was, or a little further where the point would be out of sight."""
        self.query_one("#body").scroll_to(y=place, animate=False)
        for answer in self.query(OpenAnswer):
            answer.rows()[number - 1].scroll_visible(animate=False)

    async def on_open_answer_ticked(self, event: OpenAnswer.Ticked) -> None:
        event.stop()
        await self.digit(event.number)

    async def pressed(self, button: str) -> None:
        if button == "back":
            self.dismiss()
        else:
            await super().pressed(button)

    async def action_other(self, by: int) -> None:
        self.session.go(self.session.position + by)
        await self.show_item()

    async def action_leave(self) -> None:
        self.dismiss()
