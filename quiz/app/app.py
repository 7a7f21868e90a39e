"""The terminal app. It wires screens together and keeps the theme; what is asked and stored is the desk's business."""

import os
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from quiz.app.colourless import to_the_letter
from quiz.app.screens.home import HomeScreen
from quiz.app.themes import COLOURLESS, DEFAULT, ORDER, OURS
from quiz.errors import QuizError
from quiz.study.desk import Desk
from quiz.study.review import SessionRow
from quiz.study.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel

    from quiz.app.palette import ActionsProvider
    from quiz.study.session import Item, Session


class Opening:
    """What the app opens with: the home screen, or a mode on some decks at once."""

    def __init__(self, mode: str = "", paths: list[str] | None = None, selection: Selection | None = None) -> None:
        self.mode = mode
        self.paths = paths or []
        self.selection = selection or Selection()


def _actions() -> "type[ActionsProvider]":
    """The palette is imported when it is opened."""
    from quiz.app.palette import ActionsProvider

    return ActionsProvider


class QuizApp(App[None]):
    """One learner at one desk."""

    TITLE = "quiz"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[Any]] = {_actions}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", key_display="?"),
        Binding("ctrl+t,f2", "next_theme", "Other colours", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False, system=True),
    ]

    def __init__(self, desk: Desk, opening: Opening | None = None, *, terminal_colours: bool | None = None) -> None:
        colourless = "NO_COLOR" in os.environ
        # without colours the terminal's own are taken, which then can be left out without a trace
        super().__init__(ansi_color=True if colourless else terminal_colours)
        self.desk = desk
        self.opening = opening or Opening()
        for theme in OURS:
            self.register_theme(theme)
        wanted = desk.history.setting("theme", DEFAULT)
        self.theme = COLOURLESS if colourless else wanted if wanted in self.available_themes else DEFAULT

    def get_line_filters(self) -> "Sequence[LineFilter]":
        return to_the_letter(super().get_line_filters()) if self.no_color else super().get_line_filters()

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self.push_screen(HomeScreen(self.desk))
        if self.opening.mode:
            self.call_after_refresh(self.open_mode, self.opening.mode, self.opening.paths, self.opening.selection)
            self.call_after_refresh(self.tell_history)

    def _keep_theme(self, name: str) -> None:
        if not self.no_color:
            self.desk.history.set_setting("theme", name)

    def notify(
        self, message: str, *, title: str = "", severity: "SeverityLevel" = "information", timeout: float | None = None, markup: bool = True
    ) -> None:
        """One notice at a time: a pile of them would cover the question."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    # -- screens

    def open_mode(self, mode: str, paths: list[str], selection: Selection, title: str = "") -> None:
        """Start a session, or say why there is none."""
        try:
            session = self.desk.start(mode, paths, selection, title)
        except QuizError as error:
            text = str(error)
            self.notify(text[:1].upper() + text[1:], severity="warning", markup=False, timeout=6)
            return
        self.open_session(session)

    def tell_history(self) -> None:
        """Say what is amiss with the history to whom no home screen tells it."""
        if self.desk.history.notice and not isinstance(self.screen, HomeScreen):
            self.notify(self.desk.history.notice, severity="warning", markup=False, timeout=10)

    def open_session(self, session: "Session") -> None:
        if session.mode.reveal:
            from quiz.app.screens.flashcards import FlashcardScreen

            self.push_screen(FlashcardScreen(session, self.desk))
        elif not session.mode.feedback:
            from quiz.app.screens.exam import ExamScreen

            self.push_screen(ExamScreen(session, self.desk))
        else:
            from quiz.app.screens.practice import PracticeScreen

            self.push_screen(PracticeScreen(session, self.desk))

    def resume(self, row: SessionRow) -> None:
        """Go on with a session that was broken off."""
        try:
            session = self.desk.resume(row)
        except QuizError as error:
            self.notify(str(error), severity="error", markup=False, timeout=8)
            return
        if session is None:
            self.desk.history.drop_session(row.id)
            self.notify("The questions of that session are gone. Your answers are kept.", severity="warning", markup=False)
            return
        self.open_session(session)

    def show_summary(self, session: "Session", note: str = "") -> None:
        from quiz.app.screens.summary import SummaryScreen

        while len(self.screen_stack) > 2:  # dialogs above the question go too
            self.pop_screen()
        self.push_screen(SummaryScreen(session, self.desk, note))

    def practise_again(self, items: "list[Item]", before: "Session") -> None:
        """A new practice session on the questions of these items."""
        from quiz.study.modes import MODES
        from quiz.study.session import begin

        session = begin(
            MODES["practice"],
            [(item.deck, item.question) for item in items],
            self.desk.history,
            title=before.row.title,
            decks=before.row.decks,
            seed=before.row.seed,
            now=self.desk.now(),
            rng=self.desk.rng,
        )
        self.back_home()
        self.open_session(session)

    def back_home(self) -> None:
        """Down to the home screen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    # -- actions

    def action_help(self) -> None:
        from quiz.app.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_next_theme(self) -> None:
        at = ORDER.index(self.theme) if self.theme in ORDER else -1
        self.theme = ORDER[(at + 1) % len(ORDER)]

    def on_unmount(self) -> None:
        self.desk.history.retry()
