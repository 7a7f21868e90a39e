"""The line at the top: what one is doing, how far one is, and the time where there is a limit."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from quiz.app.text import line


class Status(Horizontal):
    """Title on the left, which shrinks; progress on the right, which never does."""

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static("", id="progress", markup=False)

    _told = ("", "")

    def tell(self, title: str, progress: str) -> None:
        """Only what is new is laid out again."""
        before, self._told = self._told, (title, progress)
        for name, old, new in zip(("#title", "#progress"), before, self._told, strict=True):
            if old != new:
                self.query_one(name, Static).update(line(new))


def bar(done: int, total: int, width: int = 10) -> str:
    """A bar of `width` cells."""
    filled = round(width * done / total) if total else 0
    return "━" * filled + "─" * (width - filled)


def clock(left: timedelta) -> str:
    """`12:05`, or `1:02:05`."""
    seconds = int(left.total_seconds())
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
