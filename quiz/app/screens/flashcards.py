"""Flashcards: think, reveal, grade yourself; each grade shows when the card would return."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Static

from quiz.app.screens.practice import PracticeScreen
from quiz.app.screens.question import COMMON, relabel
from quiz.app.text import joined, shown
from quiz.app.widgets.feedback import Feedback, evidence
from quiz.app.widgets.status import Status
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.study.schedule import Grade, interval_text, intervals


class FlashcardScreen(PracticeScreen, inherit_bindings=False):
    """The front, then the back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "reveal", "Reveal", key_display="⏎"),
        Binding("1", "grade(1)", "Again"),
        Binding("2", "grade(2)", "Hard"),
        Binding("3", "grade(3)", "Good"),
        Binding("4", "grade(4)", "Easy"),
        Binding("e,f3", "evidence", "Source", key_display="e"),
        Binding("u,f8", "undo", "Undo", key_display="u"),
        *COMMON,
    ]

    revealed = False

    def actions(self) -> ComposeResult:
        yield from super().actions()
        yield Button("Reveal", id="reveal", compact=True, variant="primary")
        for grade in Grade:
            yield Button("", id=f"grade-{grade.value}", compact=True, classes="grade")

    async def show_item(self) -> None:
        self.revealed = self._follows = False
        self.feedback.clear()
        self.query_one("#prompt", Static).update(self.front())
        await self.query_one("#slot").remove_children()
        self.query_one("#body").scroll_home(animate=False)
        self.set_focus(None)
        self._shown_at = self.desk.now()
        self.draw()

    def front(self) -> Content:
        """The question, with what it puts in order or together."""
        question = self.item.question
        if isinstance(question, Cloze):
            text = shown(question.with_blanks(), "bold")
            return joined(shown(question.prompt + "\n\n"), text) if question.prompt else text
        lines = [shown(question.prompt, "bold")]
        if isinstance(question, Match):
            lines += [shown(f"· {left}") for left, _ in question.pairs]
        elif question.KIND in ("order", "multiple"):
            lines += [shown(f"· {text}") for text in self.item.options]
        elif question.KIND == "true-false":
            lines.append(shown("True or false?", "italic"))
        return Content("\n").join(lines)

    def back(self) -> Content:
        """The answer as lines."""
        question = self.item.question
        match question:
            case Match():
                lines = [f"{left} – {right}" for left, right in question.pairs]
            case Open():
                lines = [f"· {point}" for point in question.points]
            case _ if question.KIND == "order":
                lines = [f"{number}. {text}" for number, text in enumerate(question.items, 1)]  # type: ignore[union-attr]
            case _ if question.KIND == "multiple":
                lines = [f"· {text}" for text in question.answers]  # type: ignore[union-attr]
            case _:
                lines = [question.answer_text()]
        return shown("\n".join(lines), "bold $text-accent")

    def allowed(self, action: str) -> bool:
        match action:
            case "reveal":
                return not self.revealed
            case "grade" | "evidence":
                return self.revealed
            case "next" | "overrule" | "give_up":
                return False
            case "undo":
                return self.session.undoable
        return True

    def draw(self) -> None:
        self.query_one(Status).tell(self.title_text(), self.progress_text())
        self.query_one("#hint").display = False
        for name in ("hand-in", "next"):
            self.query_one(f"#{name}").display = False
        self.query_one("#reveal").display = not self.revealed
        self.query_one("#evidence-button").display = self.revealed
        self.draw_grades()
        self.refresh_bindings()

    def draw_grades(self) -> None:
        """Each grade with the time after which the card would return."""
        for grade in Grade:
            button = self.query_one(f"#grade-{grade.value}", Button)
            button.display = self.revealed
            if self.revealed:
                word = f" {grade.name.capitalize()}" if self.size.width >= 60 else ""  # the footer names the grades too
                relabel(button, f"{grade.value}{word} {interval_text(self._intervals[grade])}")

    @property
    def shows_question(self) -> bool:
        return bool(self.query(Feedback))

    def action_reveal(self) -> None:
        self.revealed = True
        self.app.clear_notifications()  # what was taken back is being answered anew
        question = self.item.question
        self._intervals = intervals(question.id, self.desk.history.memory(question.id), self.desk.now())
        self.feedback.query_one("#verdict", Static).update(self.back())
        reasons = self.feedback.query_one("#reasons", Static)
        reasons.update(shown(question.explanation))
        reasons.display = bool(question.explanation)
        self.feedback.query_one("#evidence", Static).update(evidence(question.evidence, self.sources()))
        self.feedback.display = True
        self.draw()
        self.bring_feedback_soon()

    async def action_grade(self, number: int) -> None:
        self.session.answer(None, self.desk.now(), self.milliseconds(), Grade(number))
        self.saved()
        await self.action_next()

    async def digit(self, number: int) -> None:
        """Numbers are the grades, once the answer is seen."""
        if self.revealed and number in (1, 2, 3, 4):
            await self.action_grade(number)

    async def pressed(self, button: str) -> None:
        if button == "reveal":
            self.action_reveal()
        elif button == "evidence-button":
            self.action_evidence()
        elif button.startswith("grade-"):
            await self.action_grade(int(button[-1]))
