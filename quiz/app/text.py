"""Text of a bank as content for a widget: shown as it stands, never read as markup, harmless to the terminal."""

from textual.content import Content
from textual.style import Style

from quiz.app.textonly import clean as clean


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


def counted(n: int, noun: str) -> str:
    """`1 question`, `2 questions`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
