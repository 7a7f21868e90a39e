"""The home screen: what is due today, what was broken off, the decks with their counts."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.app.actions import is_typing
from quiz.app.text import clean, counted, joined, line, shown
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.options import Decks
from quiz.app.widgets.status import Status
from quiz.study.desk import Counts, Desk
from quiz.study.library import Entry
from quiz.study.review import SessionRow

if TYPE_CHECKING:
    from textual.widgets import Input

    from quiz.app.app import QuizApp

_COLUMNS = 24
_WIDEST = 90  # a count too far from its title is read in the wrong line


class HomeScreen(Screen[None]):
    """Enter opens a deck; r reviews what is due in all of them."""

    AUTO_FOCUS = "#decks"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", "Review today", key_display="r"),
        Binding("c", "resume", "Continue", key_display="c"),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("s", "statistics", "Statistics", key_display="s"),
        Binding("q", "app.quit", "Quit", key_display="q"),
        Binding("escape", "clear_search", "End search", key_display="esc"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listed: list[Entry] = []
        self._shown_width = 0
        self._search = ""
        self._words: dict[str, tuple[str, str]] = {}  # filled by the first search

    @property
    def quiz(self) -> "QuizApp":
        app: QuizApp = self.app  # type: ignore[assignment]
        return app

    def compose(self) -> ComposeResult:
        yield Status()
        yield Static("", id="welcome", markup=False)
        yield Static("", id="notice", markup=False)
        yield Static("", id="heading", markup=False)
        yield Decks(id="decks", markup=False, compact=True)
        yield Static("", id="scores", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        if self._shown_width:  # not at the start, when the decks have just been read
            self.desk.library.refresh()
            self.desk.history.retry()
        self.draw()

    def on_resize(self) -> None:
        if self._shown_width not in (0, self.size.width):
            self.draw()

    # -- drawing

    def draw(self) -> None:
        """Write all of it anew, from the history as it stands."""
        self._shown_width = self.size.width
        memories = self.desk.memories()
        entries = self.desk.library.entries
        counts = {entry.path: self.desk.counts(entry, memories) for entry in entries}
        total = sum(counts.values(), Counts())
        self._unfinished = self.desk.unfinished()
        questions = counted(sum(len(e.ids) for e in entries), "question")
        self.query_one(Status).tell("quiz", f"{counted(len(entries), 'deck')} · {questions}")
        self.query_one("#welcome", Static).update(self.welcome(entries, total, first=not memories))
        notice = self.query_one("#notice", Static)
        notice.update(shown(self.notice()))
        notice.display = bool(self.notice())
        self._draw_decks(counts)
        self.query_one("#scores", Static).update(self.scores())
        self.refresh_bindings()

    def notice(self) -> str:
        """What is amiss with the history."""
        failure = self.desk.history.failure
        waiting = f"Your answers cannot be saved: {failure}. They wait, and counts leave them out." if failure else ""
        return self.desk.history.notice or waiting

    def welcome(self, entries: list[Entry], total: Counts, *, first: bool) -> Content:
        """Today in a line or two; on a first start what to do at all."""
        if not entries:
            return shown(
                "There are no decks here yet. Make some from articles and tables:\n\n"
                "    quiz build article.txt -o decks\n    quiz play decks\n\n"
                "or name a folder that holds some: quiz play FOLDER"
            )
        new = min(total.new, self.desk.new_today())
        parts: list[Content] = []
        if first and self.notice() and self.size.height < 18:
            pass  # what is amiss is told first, and the decks need a few lines too
        elif first:
            parts.append(
                shown(
                    "Welcome. Choose a deck with ↑ ↓ and press Enter, or click it. Every answer can show its source"
                    + (", and is saved as you give it." if self.desk.history.path and not self.desk.history.failure else ".")
                )
            )
        elif total.due or new:
            parts.append(
                joined(
                    shown("Today  ", "bold"),
                    shown(f"{total.due} due · {new} new", "bold $text-accent"),
                    f"   press r{' to review' if self.size.width >= 60 else ''}",
                )
            )
        else:
            soon = f"nothing is due yet; {total.learning} {'comes' if total.learning == 1 else 'come'} back soon."
            parts.append(joined(shown("Today  ", "bold"), soon if total.learning else "nothing is due. Well done."))
        if self._unfinished:
            row, answered = self._unfinished
            place = f", {answered} of {len(row.questions)}"
            key = "   press c"
            room = self.size.width - (6 if self.size.width >= 60 else 4) - len("Go on  " + place + key)
            parts.append(joined(shown("Go on  ", "bold"), line(_cut(f"{_mode(row)}, {row.title}", room)), place, key))
        return Content("\n").join(parts)

    def _draw_decks(self, counts: dict[str, Counts]) -> None:
        options = self.query_one("#decks", OptionList)
        at = options.highlighted or 0
        wanted = self._search.casefold().split()
        self.listed = [entry for entry in self.desk.library.entries if _fits(entry, wanted) or self._asks(entry, wanted)]
        wide = self.size.width >= 60
        room = min(_WIDEST, max(10, self.size.width - 6 - (_COLUMNS if wide else 9)))
        self.query_one("#heading", Static).update(
            shown(_padded("Deck", room) + f"{'new':>5}{'due':>5}{'soon':>6}{'learned':>8}" if wide else "Deck")
        )
        options.clear_options()
        options.add_options([Option(deck_line(entry, counts[entry.path], room, wide=wide)) for entry in self.listed])
        if self.listed:
            options.highlighted = min(at, len(self.listed) - 1)

    def _asks(self, entry: Entry, words: list[str]) -> bool:
        """Whether one of the deck's questions holds all the words."""
        if entry.fault:
            return False
        mark, text = self._words.get(entry.path, ("", ""))
        if mark != entry.mark:
            text = self.desk.library.words(entry.path)
            self._words[entry.path] = (entry.mark, text)
        return any(all(word in question for word in words) for question in text.splitlines())

    def scores(self) -> Content:
        rows = self.desk.history.sessions(finished=True, limit=3)
        if not rows:
            return Content("")
        days = [row.started.astimezone(self.desk.now().tzinfo) for row in rows]
        lines = [
            joined(f"{day:%d %b}  {row.score or 0:>4.0%}  ", line(f"{_mode(row)}, {row.title}"))
            for day, row in zip(days, rows, strict=True)
        ]
        return joined(shown("Last results\n", "bold"), Content("\n").join(lines))

    # -- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        match action:
            case "resume":
                return getattr(self, "_unfinished", None) is not None
            case "clear_search":
                return bool(self.query("#search"))
            case "search":
                return bool(self.desk.library.entries) and not is_typing(self)
            case "review":
                return bool(self.desk.library.entries)
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.open(self.listed[event.option_index])

    def open(self, entry: Entry) -> None:
        """Ask how to study the deck, or say what is wrong with its file."""
        if entry.fault:
            self.notify(clean(entry.fault), title="This deck cannot be read", severity="error", markup=False, timeout=12)
            return
        from quiz.app.screens.deck import DeckScreen, Plan

        def planned(plan: Plan | None) -> None:
            if plan is not None:
                self.quiz.open_mode(plan.mode, [entry.path], plan.selection, entry.title)

        self.app.push_screen(DeckScreen(entry, self.desk, self.quiz.opening.selection), planned)

    def action_review(self) -> None:
        self.quiz.open_mode("review", [entry.path for entry in self.desk.readable()], self.quiz.opening.selection)

    def action_resume(self) -> None:
        if self._unfinished:
            self.quiz.resume(self._unfinished[0])

    def action_statistics(self) -> None:
        from quiz.app.screens.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self.desk))

    def action_search(self) -> None:
        from textual.widgets import Input

        for field in self.query("#search"):
            field.focus()
            return
        field = Input(placeholder="Search titles, tags and questions", id="search")
        field.cursor_blink = False
        self.mount(field, before="#decks")
        field.focus()

    async def action_clear_search(self) -> None:
        self.query_one("#decks").focus()
        await self.query("#search").remove()
        self.search("")
        self.refresh_bindings()

    def on_input_changed(self, event: "Input.Changed") -> None:
        event.stop()
        self.search(event.value)

    def search(self, text: str) -> None:
        """List the decks that fit."""
        self._search = text
        memories = self.desk.memories()
        self._draw_decks({entry.path: self.desk.counts(entry, memories) for entry in self.desk.library.entries})

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        event.stop()
        self.query_one("#decks").focus()


def _mode(row: SessionRow) -> str:
    from quiz.study.modes import MODES

    return MODES[row.mode].title.lower()


def _fits(entry: Entry, words: list[str]) -> bool:
    text = f"{entry.title} {entry.description} {' '.join(entry.tags)}".casefold()
    return all(word in text for word in words)


def _cut(text: str, width: int) -> str:
    """`text` in at most `width` cells; what is cut off shows as an ellipsis."""
    from rich.cells import cell_len, set_cell_size

    text = " ".join(text.split())
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"


def _padded(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    from rich.cells import set_cell_size

    return set_cell_size(_cut(text, width), width)


def deck_line(entry: Entry, counts: Counts, room: int, *, wide: bool) -> Content:
    """Title and counts in columns; a deck that cannot be read says so."""
    title = " ".join(clean(entry.title or entry.id).split())
    if entry.fault:
        return joined(shown(_padded(f"⚠ {title}", room)), shown("cannot be read" if wide else "broken", "$text-error"))
    if not wide:
        waiting = (counts.due, "due") if counts.due else (counts.new, "new")
        return joined(
            shown(_padded(title, room)), shown(f"{waiting[0]:>5} {waiting[1]}", "bold $text-accent" if counts.due else "$text-muted")
        )
    due = shown(f"{counts.due:>5}", "bold $text-accent" if counts.due else "$text-muted")
    return joined(shown(_padded(title, room)), f"{counts.new:>5}", due, f"{counts.learning:>6}{counts.learned:>8}")
