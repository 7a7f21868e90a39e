"""`?` in the review: every key, and what becomes of a decision."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.app.text import shown
from quiz.app.widgets.hanging import HangingText
from quiz.app.widgets.keys import KeyLine

KEYS = (
    ("a", "Approve: from now on no build changes a word of it"),
    ("r", "Reject: it is not delivered, and no build brings it back"),
    ("d", "Undecided again"),
    ("e", "Edit its wording in a form"),
    ("E", "Edit its lines in your own editor"),
    ("f", "Correct the fact behind it, for every question made of it"),
    ("n", "Next undecided question"),
    ("Tab", "To the passage, and back; ↑ ↓ scroll either"),
    ("← →", "Previous and next question; Home and End, the first and the last"),
    ("k", "Hide or show the key"),
    ("u", "Take the last step back"),
    ("t", "The retired questions, and back to the others"),
    ("b", "Bring a retired question back as what it was"),
    ("F2", "Other colours"),
    ("q", "Leave"),
)
ABOUT = """\
Every decision is written to the bank's file as it is made; all other lines stay as they are.

Retired are questions that a later build did not make any more. Approved and edited ones retire only where the sources given \
have neither their fact nor their passage. What you bring back stays, whatever is built."""


class ReviewHelp(ModalScreen[None]):
    """Scrolls; any of Escape, q, ? closes it."""

    AUTO_FOCUS = "#review-help"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", key_display="esc")]
    DEFAULT_CSS = """
    ReviewHelp { align: center middle; }
    #review-help { width: 90%; max-width: 78; height: auto; max-height: 92%; padding: 1 2; background: $panel; scrollbar-size-vertical: 1; }
    #review-help Static { width: 100%; height: auto; }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="review-help"):
            yield Static(shown("Keys", "bold $text-accent"), markup=False)
            for key, text in KEYS:
                yield HangingText(f"{key:>4}", shown(text))
            yield Static(shown("\nWhat becomes of it", "bold $text-accent"), markup=False)
            yield Static(shown(ABOUT), markup=False)
        yield KeyLine()
