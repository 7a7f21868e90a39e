"""How far a long piece of work is: a bar with time left on a terminal, a line now and then in a log."""

import time
from typing import TextIO

_WIDTH = 24
_BAR_EVERY, _LINE_EVERY, _FIRST_LINE = 0.1, 30.0, 10.0


class Progress:
    """Used as a context; `told(what, done, all)` is called as often as one likes. Quick work shows nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._what = ""
        self._begun = self._last = time.monotonic()
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def told(self, what: str, done: int, total: int) -> None:
        """Show it where enough time has gone since the last time."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._begun, self._last = what, now, now
        waited = now - self._last
        spent = now - self._begun
        if done < total and waited < (_BAR_EVERY if self._terminal else _FIRST_LINE if not self._drawn else _LINE_EVERY):
            return
        if spent < 0.5 and not self._drawn:
            return
        self._last = now
        text = f"{what}: {done:,} of {total:,}{_left(done, total, spent)}"
        if not self._terminal:
            if done < total or spent > _FIRST_LINE:
                print(f"quiz: {text}", file=self._stream, flush=True)
                self._drawn = True
            return
        filled = int(_WIDTH * done / total) if total else _WIDTH
        print(f"\r\x1b[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {text}", end="", file=self._stream, flush=True)
        self._drawn = True

    def _clear(self) -> None:
        if self._terminal and self._drawn:
            print("\r\x1b[K", end="", file=self._stream, flush=True)


def _left(done: int, total: int, spent: float) -> str:
    """ ", 1:20 left", once there is something to judge by."""
    if not done or done >= total or spent < 1:
        return ""
    seconds = round(spent / done * (total - done))
    return f", {seconds // 60}:{seconds % 60:02} left"
