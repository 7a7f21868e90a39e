"""The two forms of the review: a question's wording, and the slots of the fact behind it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from quiz.app.text import line, shown
from quiz.app.widgets.keys import KeyLine
from quiz.bank.fieldtext import LABELS


class QuestionForm(ModalScreen["dict[str, str] | None"]):
    """One box a field. Ctrl+S hands back every field's text, Escape nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "cancel", "Leave as it was"),
        Binding("tab", "app.focus_next", "Next field", show=True),
    ]
    DEFAULT_CSS = """
    QuestionForm {
        align: center middle;
        VerticalScroll { width: 96%; max-width: 100; height: 1fr; margin: 1 0; padding: 0 1; background: $surface; border: round $primary; }
        Label { width: 100%; margin-top: 1; color: $text-muted; }
        TextArea { height: auto; min-height: 3; max-height: 9; border: tall $panel; padding: 0 1; &:focus { border: tall $accent; } }
    }
    """

    AUTO_FOCUS = ""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__()
        self.fields = fields

    def on_mount(self) -> None:
        self.query(TextArea).first().focus(scroll_visible=False)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for field, text in self.fields.items():
                yield Label(line(LABELS[field]))
                yield TextArea(text, id=f"field-{field}", soft_wrap=True, tab_behavior="focus")
        yield KeyLine()

    def action_save(self) -> None:
        self.dismiss({field: self.query_one(f"#field-{field}", TextArea).text for field in self.fields})

    def action_cancel(self) -> None:
        self.dismiss(None)


class FactForm(ModalScreen["tuple[dict[str, str], str, bool] | None"]):
    """The fact's slots and a reason. Ctrl+S hands back the changed slots, Ctrl+D strikes the fact out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "cancel", "Leave as it was"),
        Binding("ctrl+d", "drop", "Strike the fact out", priority=True),
    ]
    DEFAULT_CSS = """
    FactForm {
        align: center middle;
        VerticalScroll { width: 96%; max-width: 90; height: 1fr; margin: 1 0; padding: 0 1; background: $surface; border: round $primary; }
        Static, Label { width: 100%; height: auto; }
        Label { margin-top: 1; color: $text-muted; }
        Input { background: $panel; &:focus { background: $boost; } }
    }
    """

    AUTO_FOCUS = ""

    def __init__(self, source: str, slots: dict[str, str | list[str]], questions: int) -> None:
        super().__init__()
        self.source, self.questions = source, questions
        self.before = {slot: value if isinstance(value, str) else "; ".join(value) for slot, value in slots.items()}

    def on_mount(self) -> None:
        self.query(Input).first().focus(scroll_visible=False)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            many = "1 question is" if self.questions == 1 else f"{self.questions} questions are"
            yield Static(shown(self.source, "bold"))
            yield Static(shown(f"{many} made of this fact. What you correct goes to corrections.yaml; the next build applies it."))
            for slot, value in self.before.items():
                yield Label(line(slot))
                yield Input(value, id=f"slot-{slot}", compact=True)
            yield Label(line("Reason, for whoever reads corrections.yaml"))
            yield Input(id="reason", compact=True)
        yield KeyLine()

    def action_save(self) -> None:
        now = {slot: self.query_one(f"#slot-{slot}", Input).value for slot in self.before}
        changed = {slot: value for slot, value in now.items() if value.strip() != self.before[slot]}
        self.dismiss((changed, self._reason(), False) if changed else None)

    def action_drop(self) -> None:
        self.dismiss(({}, self._reason(), True))

    def action_cancel(self) -> None:
        self.dismiss(None)

    def _reason(self) -> str:
        return self.query_one("#reason", Input).value.strip()
