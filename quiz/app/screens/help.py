"""`?`: the keys of the screen below, and how the app thinks. A click on a key presses it, where the foot has no room for it too."""

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.style import Style
from textual.widgets import Static

from quiz.app.actions import key_of, named_actions
from quiz.app.text import joined, shown
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.keys import KeyLine

# drawn by the tests, which also see that they stay true
PICTURES = Path(__file__).parents[1] / "pictures"
SHOWN = (("answered", "A question that was answered, with its source"), ("exam", "An exam, its clock, its questions"))
ROOM = 76  # narrower terminals have none for pictures

ABOUT = """\
Answering: numbers choose and answer; where several things are to be done, Enter hands in. A click works wherever a key does. \
Typed answers forgive case, accents, spacing and punctuation; digits must be right. A slip in spelling is shown as such: \
o says "I was right".

Modes: practice tells you after each answer; the exam has a clock, keeps quiet until the hand-in, and can be left and come back to; \
flashcards are graded by yourself; trouble spots are what was wrong, flagged or weak; \
the daily review brings what is due. Of a deck's questions some are new, some due; those answered just now \
come back soon, within minutes, and those that come back after days are learned.

Nothing is lost: every answer is saved as you give it. Leave at any time and go on later with c on the home screen. \
u takes the last answer back, schedule and all."""


class HelpScreen(ModalScreen[None]):
    """Scrolls; any of Escape, q, ? closes it."""

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", key_display="esc")]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._actions = named_actions(below)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(shown("Keys", "bold $text-accent"), markup=False)
            yield Static(self.keys(), markup=False)
            yield Static(shown("\nHow it works", "bold $text-accent"), markup=False)
            yield Static(shown(ABOUT), markup=False)
            if self.app.size.width >= ROOM:
                for name, words in SHOWN:
                    yield Static(shown(f"\n{words}", "bold $text-accent"), markup=False)
                    yield Static(shown((PICTURES / f"{name}.txt").read_text(encoding="utf-8").rstrip()), classes="picture", markup=False)
        yield KeyLine()

    def keys(self) -> Content:
        hints = [shown(answer.hint(), "bold") for answer in self._below.query(Answer) if answer.hint() and not answer.locked]
        lines = [
            _key(key_of(self._below, active.binding), active.binding.description, f"screen.press({number})")
            for number, active in enumerate(self._actions)
        ]
        lines.append(_key("^p", "Every action, by name", "screen.palette"))
        return Content("\n").join([*hints, *lines])

    def action_press(self, number: int) -> None:
        """Close, then do what the key does below."""
        active = self._actions[number]
        self.dismiss()
        self.app.call_later(self.app.run_action, active.binding.action, active.node)

    def action_palette(self) -> None:
        self.dismiss()
        self.app.call_later(self.app.action_command_palette)


def _key(key: str, words: str, action: str) -> Content:
    """`  e  Source`, to be read and to be clicked."""
    return joined(shown(f"{key:>8}  ", "bold"), shown(words)).stylize(Style.from_meta({"@click": action}))
