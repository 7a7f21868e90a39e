"""SIGTERM and SIGHUP end the app as a learner would, so that the terminal is left as it was."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped:
    """The exit code that a signal asks for; 0 while none came."""

    def __init__(self) -> None:
        self.code = 0


@contextlib.contextmanager
def restored_at_signals(app: App[Any]) -> Iterator[Stopped]:
    """While the app runs, signals make it exit in order; afterwards they do what they did before."""
    stopped = Stopped()

    def handle(number: int, _frame: FrameType | None) -> None:
        stopped.code = 128 + number
        loop = app._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(app.exit)
        else:
            raise SystemExit(stopped.code)

    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
