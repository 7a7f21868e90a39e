"""How fast and how big the app is, beside a minimal Textual app in the same run, both in a pseudo-terminal of 80×24.

`measure()` gives the time from the start of the process to the first paint, with 10,000 questions indexed and cached
(mark: 1.6 times the minimal app's), memory with a deck of 1,000 of them open (mark: 1.5 times), and the 95th percentile
of the time from a key to the end of the repaint that follows, over 200 keys, as a share of 50 ms (mark: 1).
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

RUNS = 7
KEYS = 200
KEY_MARK = 0.050
QUIET = 0.060  # a repaint has ended when nothing was written for so long

_MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Minimal(App):
    def compose(self):
        yield Static("painted at last")
        yield Footer()
Minimal().run()
"""


def measure() -> dict[str, float]:
    """Three ratios; lower is better."""
    with tempfile.TemporaryDirectory() as folder:
        decks, data = Path(folder) / "decks", Path(folder) / "data"
        _write_decks(decks)
        ours = ["-m", "quiz", "play", str(decks), "--data", str(data), "--seed", "1"]
        _painted(ours, "Deck 9")[0].close(force=True)  # the cache is filled once
        starts: tuple[list[float], list[float]] = ([], [])
        sizes: list[float] = []
        for _ in range(RUNS):  # in turns, so that a busy moment hits both
            minimal, seconds = _painted(["-c", _MINIMAL], "painted at last")
            starts[0].append(seconds)
            sizes.append(_memory(minimal))
            minimal.close(force=True)
            app, seconds = _painted(ours, "Deck 9")
            starts[1].append(seconds)
            app.close(force=True)
        app, _ = _painted(ours, "Deck 9")
        _press(app, "\r")
        _press(app, "p")
        memory = _memory(app)
        times = [_press(app, ("1", "e", "f", "\r")[number % 4]) for number in range(KEYS)]
        app.close(force=True)
    return {
        "app first paint / minimal app (mark 1.6)": statistics.median(starts[1]) / statistics.median(starts[0]),
        "app memory / minimal app (mark 1.5)": memory / statistics.median(sizes),
        "app key to repaint, 95th percentile / 50 ms (mark 1)": sorted(times)[int(KEYS * 0.95)] / KEY_MARK,
    }


def _painted(arguments: list[str], text: str) -> tuple[pexpect.spawn, float]:
    """A program, once it has written `text`, and how long that took."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    began = time.perf_counter()
    program = pexpect.spawn(
        sys.executable, arguments, dimensions=(24, 80), env=environment, encoding="utf-8", codec_errors="replace", timeout=30
    )
    program.expect_exact(text)
    seconds = time.perf_counter() - began
    _settle(program)
    return program, seconds


def _settle(program: pexpect.spawn) -> float:
    """Read until nothing more comes; the time of the last piece."""
    last = time.perf_counter()
    while True:
        try:
            program.read_nonblocking(65536, timeout=QUIET)
            last = time.perf_counter()
        except pexpect.TIMEOUT:
            return last


def _press(program: pexpect.spawn, key: str) -> float:
    """Seconds from a key to the last piece of what is drawn for it."""
    program.delaybeforesend = None
    began = time.perf_counter()
    program.send(key)
    try:
        program.read_nonblocking(65536, timeout=2)
    except pexpect.TIMEOUT:
        return 2.0
    return _settle(program) - began


def _memory(program: pexpect.spawn) -> float:
    """Resident memory in bytes."""
    pages = Path(f"/proc/{program.pid}/statm").read_text(encoding="ascii").split()[1]
    return float(int(pages) * os.sysconf("SC_PAGE_SIZE"))


def _write_decks(folder: Path) -> None:
    """One deck of 1,000 questions and nine others of as many, so that 10,000 are indexed."""
    folder.mkdir(parents=True)
    for deck in range(10):
        lines = ["format: question-bank/1", f"deck: {{id: deck-{deck}, title: Deck {deck}}}", "sources:", "  s: {title: T}", "questions:"]
        for number in range(1000):
            lines += [
                f"- id: d{deck}-{number}",
                "  type: choice",
                f"  prompt: Who welcomed visitor number {number} of deck {deck}?",
                f"  answer: Person {number}",
                f"  distractors: [Person A{number}, Person B{number}, Person C{number}]",
                f"  explanation: Person {number} stood at the foot of the stairs.",
                f"  evidence: [{{source: s, start: {number}, end: {number + 40}, passage: Person {number} welcomed the visitor.}}]",
                "  tags: [people]",
            ]
        (folder / f"deck-{deck}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    began = time.perf_counter()
    for name, value in measure().items():
        print(f"{value:8.2f}  {name}")
    print(f"{time.perf_counter() - began:8.1f}  seconds for the whole measurement")
