"""A list to choose from whose Enter stands in the footer, under the word that the screen gives it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Decks(OptionList):
    """The decks of the home screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", key_display="⏎")]


class Modes(OptionList):
    """The ways to study a deck."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Start", key_display="⏎")]


class Results(OptionList):
    """The questions of a finished session."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Look at it", key_display="⏎")]
