"""The colours can be told apart, and read, also where a terminal has 256 of them."""

from collections.abc import Callable

import pytest
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from quiz.app.themes import OURS

GROUNDS = ("background", "surface", "panel")
INKS = ("foreground", "accent", "text-accent", "text-success", "text-warning", "text-error")


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.to_color_system().generate()[name])


def in_256(shade: Color) -> Color:
    """The colour that a terminal of 256 shows for it."""
    return Color(*TerminalColour.parse(shade.hex6).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_grounds_stay_grey_and_apart_in_256_colours(theme: Theme) -> None:
    shown = [in_256(colour(theme, name)) for name in GROUNDS]
    assert all(max(shade.rgb) - min(shade.rgb) <= 4 for shade in shown)
    assert len(set(shown)) == len(GROUNDS)


@pytest.mark.parametrize("depth", [lambda shade: shade, in_256], ids=["truecolor", "256"])
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_ink_is_read_on_every_ground(theme: Theme, ink: str, depth: Callable[[Color], Color]) -> None:
    for ground in GROUNDS:
        assert contrast(depth(colour(theme, ink)), depth(colour(theme, ground))) >= 4.5


def contrast(one: Color, two: Color) -> float:
    """WCAG's ratio; 4.5 is asked of text."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(shade: Color) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shade.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
