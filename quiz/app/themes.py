"""The colours: day, night, and two that use the terminal's own.

Grounds are next to grey, since a terminal of 256 colours would take a tinted dark for navy and a tinted light for yellow.
"""

from textual.theme import Theme

NIGHT = Theme(
    name="night",
    primary="#7aa2d6",
    secondary="#9d8fd6",
    accent="#e8b45c",
    foreground="#dcdfe4",
    background="#15171b",
    surface="#1d1f24",
    panel="#282b32",
    success="#7fbf7a",
    warning="#e0a84e",
    error="#e57373",
    dark=True,
)
DAY = Theme(
    name="day",
    primary="#2a5d9c",
    secondary="#6a4fa3",
    accent="#7d4a00",
    foreground="#1d2329",
    background="#fbfaf7",
    surface="#f3f2f0",
    panel="#ecebe7",
    success="#2a7a34",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
)

OURS = (NIGHT, DAY)
ORDER = ("night", "day", "ansi-dark", "ansi-light")
DEFAULT = "night"
COLOURLESS = "ansi-dark"
