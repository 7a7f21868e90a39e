"""What NO_COLOR asks for, to the letter: bold, italic and reverse stay, and no escape names a colour, not even the terminal's own."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, NoColor


class Colourless(LineFilter):
    """Takes every colour from a style, and leaves what can be clicked."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        return [Segment(text, _bare(style) if style else style, control) for text, style, control in segments]


def _bare(style: Style) -> Style:
    bare = style.without_color
    return bare + Style.from_meta(style.meta) if style.meta else bare


def to_the_letter(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Textual's filters, with ours behind the one that would write the terminal's own colours."""
    return [*filters, Colourless()] if any(isinstance(one, NoColor) for one in filters) else filters
