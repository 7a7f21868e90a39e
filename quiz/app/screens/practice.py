"""Practice, daily review and trouble spots: an answer, then what there is to say about it."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.style import Style
from textual.widgets import Button

from quiz.app.screens.question import COMMON, TO_ANSWER, QuestionScreen
from quiz.app.text import joined
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.feedback import Feedback
from quiz.app.widgets.status import bar
from quiz.study.response import Response
from quiz.study.schedule import Grade, interval_text, intervals


class PracticeScreen(QuestionScreen, inherit_bindings=False):
    """Asks, marks, explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        TO_ANSWER,
        Binding("enter,space,n", "next", "Next", key_display="⏎"),
        Binding("e,f3", "evidence", "Source", key_display="e"),
        Binding("o,f6", "overrule", "I was right", key_display="o"),
        Binding("d,f9", "give_up", "Don't know", key_display="d"),
        Binding("f9", "typing_give_up", "Don't know"),
        Binding("u,f8", "undo", "Undo", key_display="u"),
        Binding("f8", "typing_undo", "Undo"),
        *(Binding(str(grade.value), f"regrade({grade.value})", grade.name.capitalize(), show=False) for grade in Grade),
        *COMMON,
    ]

    _follows = False
    _feedback_at = Region()

    def actions(self) -> ComposeResult:
        yield from super().actions()
        yield Button("Source", id="evidence-button", compact=True)

    async def show_item(self) -> None:
        self._asked_twice = False
        self._follows = False
        self._intervals: dict[Grade, timedelta] = {}
        await super().show_item()
        if self.item.review is not None:
            self.show_feedback()

    def allowed(self, action: str) -> bool:
        answered = self.item.review is not None
        match action:
            case "next" | "evidence":
                return answered
            case "overrule":
                return self.session.overrulable
            case "regrade":
                return answered and self.session.mode.grades
            case "give_up":
                return not answered
            case "undo":
                return self.session.undoable
        return True

    def action_typing_give_up(self) -> None:
        self.action_give_up()

    async def action_typing_undo(self) -> None:
        await self.action_undo()

    def draw_buttons(self) -> None:
        super().draw_buttons()
        self.query_one("#evidence-button").display = self.item.review is not None

    def progress_text(self) -> str:
        done, total = self.session.answered, len(self.session.items)
        line = f" {bar(done, total)}" if self.size.width >= 60 else ""
        right = f"✓{self.session.right} " if done else ""
        return f"{right}{super().progress_text()}{line}"

    async def on_answer_answered(self, event: Answer.Answered) -> None:
        event.stop()
        if self.item.review is not None:
            return
        if event.response is None and not self._asked_twice:
            self._asked_twice = True
            self.notify(f"Nothing answered yet. {self.answer.handing_in} once more if you do not know.", markup=False, timeout=4)
            return
        self.take(event.response)

    def on_answer_changed(self, event: Answer.Changed) -> None:
        event.stop()
        if self._asked_twice:
            self._asked_twice = False
            self.app.clear_notifications()  # something is answered now

    def take(self, response: Response) -> None:
        """Store the answer, then show what was right."""
        if self.session.mode.grades:
            before = self.desk.history.memory(self.item.question.id)
            self._intervals = intervals(self.item.question.id, before, self.desk.now())
        self.session.answer(response, self.desk.now(), self.milliseconds())
        self.app.clear_notifications()  # "nothing answered yet" is no longer so
        self.saved()
        self.show_feedback()

    def show_feedback(self) -> None:
        item = self.item
        assert item.review is not None
        verdict = item.verdict
        with self.app.batch_update():
            if not self.answer.locked:
                self.answer.show_verdict(item.review.response, verdict)
            self.feedback.tell(
                item.question, item.review.response, verdict, self.sources(), overruled=item.review.overruled, coming=self.coming()
            )
            self.set_focus(None)
            self.draw()
        self.bring_feedback_soon()

    def bring_feedback_soon(self) -> None:
        """What is said about the answer is brought into view now, and again where marks above it push it down."""
        self._feedback_at = Region()
        self._follows = True
        self.call_after_refresh(self.bring_feedback)

    async def on_mount(self) -> None:  # beside that of the base class, which Textual calls too
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)

    def _laid_out(self, _screen: object) -> None:
        if self._follows and self.is_current and self.feedback.display and self.feedback.virtual_region != self._feedback_at:
            self.call_next(self.bring_feedback)

    def bring_feedback(self) -> None:
        """Scroll so that the verdict is seen, and as much below it as fits; nothing, where the screen was left meanwhile."""
        if not self.query(Feedback):
            return
        self._feedback_at = self.feedback.virtual_region
        self.feedback.scroll_visible(animate=False, top=self.feedback.size.height >= self.query_one("#body").size.height)

    def coming(self) -> Content:
        """When the question returns: in a review the four grades that may be chosen instead, by key or by click."""
        review = self.item.review
        if review is None or review.grade is None or not self._intervals or not self.session.mode.grades:
            return Content("")
        cells: list[Content] = []
        for grade, interval in self._intervals.items():
            text = f"{'▸' if grade is review.grade else ''}{grade.value} {grade.name.capitalize()} {interval_text(interval)}"
            cells.append(Content(text).stylize(Style.from_meta({"@click": f"screen.regrade({grade.value})"})))
        if self.size.width >= 60:
            return joined("Comes back (keys 1–4): ", Content(" · ").join(cells))
        pairs = [Content(" · ").join(cells[at : at + 2]) for at in range(0, len(cells), 2)]
        return Content("\n").join([Content("Comes back (keys 1–4):"), *pairs])

    async def digit(self, number: int) -> None:
        """A number answers, and once that is done grades."""
        if self.item.review is None:
            await super().digit(number)
        elif self.session.mode.grades and number in {grade.value for grade in Grade}:
            self.action_regrade(number)

    def action_regrade(self, number: int) -> None:
        """Another grade for the schedule than the one that the answer earned."""
        self.session.regrade(Grade(number))
        self.saved()
        self.show_feedback()

    async def pressed(self, button: str) -> None:
        await super().pressed(button)
        if button == "next":
            await self.action_next()
        elif button == "evidence-button":
            self.action_evidence()

    def action_evidence(self) -> None:
        """The passage and its source."""
        self._follows = False
        if self.feedback.toggle_evidence():
            self.call_after_refresh(self.feedback.query_one("#evidence").scroll_visible, animate=False)

    def action_overrule(self) -> None:
        self.session.overrule(self.desk.now())
        self.saved()
        self.show_feedback()

    def action_give_up(self) -> None:
        self.take(None)

    async def action_undo(self) -> None:
        """Take back the last answer."""
        if self.session.undo():
            self.saved()
            self.notify("The last answer is taken back.", markup=False, timeout=2)
            await self.show_item()
        else:
            self.notify("There is no answer to take back.", markup=False, timeout=2)

    async def action_next(self) -> None:
        """The next open question, or the end."""
        place = self.session.next_open()
        if place is None:
            self.session.finish(self.desk.now())
            self.saved()
            self.quiz.show_summary(self.session)
            return
        self.session.go(place)
        await self.show_item()
