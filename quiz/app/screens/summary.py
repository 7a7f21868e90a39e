"""The end of a session: the score, and every question once more."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.app.text import joined, line, shown
from quiz.app.widgets.feedback import SIGNS, STYLES
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.options import Results
from quiz.app.widgets.status import Status, bar
from quiz.study.desk import Desk
from quiz.study.session import Item, Session

if TYPE_CHECKING:
    from quiz.app.app import QuizApp


class SummaryScreen(Screen[None]):
    """Enter on a question shows it with its answer and source."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Wrong ones again", key_display="r"),
        Binding("escape,q,h", "home", "Home", key_display="esc"),
    ]

    def __init__(self, session: Session, desk: Desk, note: str = "") -> None:
        super().__init__()
        self.session = session
        self.note = note
        self.desk = desk

    def compose(self) -> ComposeResult:
        yield Status()
        yield Static("", id="score", markup=False)
        yield Results(id="results", markup=False, compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self.draw()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        self.draw()

    def draw(self) -> None:
        session = self.session
        self.query_one(Status).tell(f"{session.mode.title} · {session.row.title}", "finished")
        self.query_one("#score", Static).update(self.score())
        results = self.query_one(OptionList)
        at = results.highlighted
        results.clear_options()
        results.add_options([Option(result_line(item)) for item in session.items if item.review])
        results.highlighted = at if at is not None else 0

    def score(self) -> Content:
        items = [item for item in self.session.items if item.review]
        right = sum(item.review.right for item in items if item.review)
        partial = sum(0 < item.review.share < 1 for item in items if item.review)
        also = f", {partial} partly" if partial else ""
        share = self.session.score
        return joined(
            shown(f"{share:.0%}", "bold $text-accent"),
            f"  {bar(round(share * 100), 100, 20)}\n",
            f"{self.note}{right} of {len(items)} right{also}.",
            self.advice(),
        )

    def advice(self) -> str:
        waiting = sum(waits(item) for item in self.session.items)
        if waiting:
            each = "answer waits" if waiting == 1 else "answers wait"
            return f" {waiting} long {each} for you: choose it and tick the points that it names."
        wrong = [item for item in self.session.items if item.review and not item.review.right]
        tags: dict[str, int] = {}
        for item in wrong:
            for tag in item.question.tags:
                tags[tag] = tags.get(tag, 0) + 1
        if not wrong:
            return " Nothing to repeat." if self.session.items else ""
        worst = sorted(tags, key=lambda tag: (-tags[tag], tag))[:2]
        return f" To look at again: {', '.join(worst)}." if worst else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.look(event.option_index)

    def look(self, index: int) -> None:
        from quiz.app.screens.detail import DetailScreen

        items = [item for item in self.session.items if item.review]
        self.app.push_screen(DetailScreen(self.session, items[index], self.desk))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        if action == "again":
            return any(item.review and not item.review.right for item in self.session.items)
        return True

    def action_again(self) -> None:
        """Practise at once what was not right."""
        self.quiz.practise_again([item for item in self.session.items if item.review and not item.review.right], self.session)

    def action_home(self) -> None:
        self.quiz.back_home()

    @property
    def quiz(self) -> "QuizApp":
        app: QuizApp = self.app  # type: ignore[assignment]
        return app


def waits(item: Item) -> bool:
    """Whether an open answer has still to be compared with its points, which an exam leaves for afterwards."""
    response = item.review.response if item.review else None
    return isinstance(response, dict) and item.question.KIND == "open" and bool(response.get("text")) and not response.get("points")


def result_line(item: Item) -> Content:
    """`✗ Whom did …`, on one line."""
    text = item.question.asked_text()
    word = item.verdict.word
    if waits(item):
        return joined(shown("? ", "bold $text-accent"), line(text))
    return joined(shown(f"{SIGNS[word]} ", STYLES[word]), line(text))
