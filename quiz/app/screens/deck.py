"""How to study a deck: mode, number of questions, tags."""

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.app.text import counted, joined, line, shown
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.options import Modes
from quiz.study.desk import Desk
from quiz.study.library import Entry
from quiz.study.modes import MODES
from quiz.study.selection import Selection

KEYS = {"practice": "p", "review": "r", "flashcards": "f", "exam": "x", "wrong": "w"}


class Plan(msgspec.Struct, frozen=True):
    """What the learner chose."""

    mode: str
    selection: Selection


class DeckScreen(ModalScreen[Plan]):
    """Enter starts the mode that is marked; its letter does so at once."""

    AUTO_FOCUS = "#modes"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"start('{name}')", MODES[name].title, show=False) for name, key in KEYS.items()),
        Binding("tab", "app.focus_next", "Number and tags"),
        Binding("escape,q", "dismiss", "Back", key_display="esc"),
    ]

    def __init__(self, entry: Entry, desk: Desk, selection: Selection) -> None:
        super().__init__()
        self.entry = entry
        self.desk = desk
        self.selection = selection

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(line(self.entry.title, "bold"), markup=False)
            if self.entry.description and self.app.size.height >= 18:
                yield Static(shown(self.entry.description), markup=False)
            yield Static(shown(self.counts(), "$text-muted"), markup=False)
            with Vertical(classes="dialog-text"):
                yield Modes(*(Option(self.mode_line(name)) for name in MODES), id="modes", markup=False, compact=True)
            with Horizontal(classes="field"):
                yield Static("Questions", markup=False)
                yield self.field("count", str(self.selection.count or ""), "all, or a number")
            with Horizontal(classes="field"):
                yield Static("Tags", markup=False)
                yield self.field("tags", ", ".join(self.selection.tags), self.all_tags())
        yield KeyLine()

    def field(self, name: str, value: str, placeholder: str) -> Input:
        field = Input(value, placeholder=placeholder, id=name)
        field.cursor_blink = False
        return field

    def all_tags(self) -> str:
        return ", ".join(self.entry.tags) or "no tags"

    def counts(self) -> str:
        counts = self.desk.counts(self.entry, self.desk.memories())
        soon = f"{counts.learning} soon, " if counts.learning else ""
        return f"{counted(len(self.entry.ids), 'question')}: {counts.new} new, {counts.due} due, {soon}{counts.learned} learned"

    def mode_line(self, name: str) -> Content:
        mode = MODES[name]
        hint = mode.hint if self.app.size.width >= 66 else ""
        return joined(shown(f"{KEYS[name]}  ", "bold"), shown(f"{mode.title:<15}", "bold"), line(hint))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_start(list(MODES)[event.option_index])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one("#modes", OptionList).highlighted or 0
        self.action_start(list(MODES)[at])

    def action_start(self, mode: str) -> None:
        """Close with the plan; a number that is none is said, not guessed."""
        number = self.query_one("#count", Input).value.strip()
        if number and (not number.isdecimal() or int(number) < 1):
            self.notify("Questions takes a whole number, or nothing for all.", severity="warning", markup=False)
            self.query_one("#count").focus()
            return
        tags = [tag.strip() for tag in self.query_one("#tags", Input).value.split(",") if tag.strip()]
        selection = msgspec.structs.replace(self.selection, count=int(number) if number else None, tags=tags)
        self.dismiss(Plan(mode, selection))
