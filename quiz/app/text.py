"""Text of a bank as content for a widget: shown as it stands, never read as markup, harmless to the terminal."""

import re

from textual.content import Content
from textual.style import Style

# C0 and C1 controls, line and paragraph separators, and the marks that turn or hide the text around them
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u2060\ufeff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` without characters that a terminal would obey."""
    return _TURNS.sub("", _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")))


def shown(text: str, style: Style | str = "") -> Content:
    """`text` as content in one style (`bold`, `$success`)."""
    content = Content(clean(text))
    return content.stylize(style) if style else content


def line(text: str, style: Style | str = "") -> Content:
    """`text` on one line."""
    return shown(" ".join(text.split()), style)


def joined(*parts: Content | str) -> Content:
    """Parts behind one another, none of them read as markup."""
    return Content("").join([part if isinstance(part, Content) else Content(part) for part in parts])
