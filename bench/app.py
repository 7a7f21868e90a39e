"""How fast and how big the app is, as ratios to a minimal Textual app measured in the same run.

`measure()` gives the first paint on a cached deck of 1,000 questions (mark: 1.6), memory with it open and 10,000
questions indexed (mark: 1.5), and the 95th percentile from key to repaint over 200 keys, in milliseconds (mark: 50).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
KEYS = 200

_MINIMAL = """
import os, sys, time
from textual.app import App
from textual.widgets import Footer, Static
class Minimal(App):
    def compose(self):
        yield Static("hello")
        yield Footer()
APP = Minimal()
"""

_OURS = """
import os, random, sys, time
from pathlib import Path
from quiz import clock
from quiz.study.desk import Desk
from quiz.study.library import Library
from quiz.study.opening import open_history
from quiz.app.app import Opening, QuizApp
decks, data = Path(sys.argv[1]), Path(sys.argv[2])
library = Library([decks], data / "cache")
library.refresh()
desk = Desk(library, open_history(data, clock.now()), now=lambda: clock.now().astimezone(), rng=random.SystemRandom(), seed=1)
APP = QuizApp(desk, Opening())
"""

_RUN = """
import asyncio
async def main():
    async with APP.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = time.perf_counter()
        extra = EXTRA
        print(painted - START, memory(), *extra)
import time
def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
"""


def measure() -> dict[str, float]:
    """All three figures."""
    with tempfile.TemporaryDirectory() as folder:
        decks, data = Path(folder) / "decks", Path(folder) / "data"
        _write_decks(decks)
        _ours(decks, data)  # the cache is filled once
        minimal, ours = [], []
        for _ in range(RUNS):  # in turns, so that a busy moment hits both
            minimal.append(_run(_MINIMAL, "[]"))
            ours.append(_ours(decks, data))
        opened = _ours(decks, data, _OPEN_DECK)
        keys = _ours(decks, data, _PRESS_KEYS)
    return {
        "app first paint / minimal app": statistics.median(r[0] for r in ours) / statistics.median(r[0] for r in minimal),
        "app memory / minimal app": opened[2] / statistics.median(r[1] for r in minimal),
        "app key to repaint, 95th percentile, ms": keys[2],
    }


_OPEN_DECK = """
        entry = next(e for e in desk.library.entries if len(e.questions) == 1000)
        from quiz.study.modes import Selection
        APP.open_mode("practice", [entry.path], Selection())
        await pilot.pause()
        extra = [memory()]
"""

_PRESS_KEYS = f"""
        from quiz.study.modes import Selection
        entry = next(e for e in desk.library.entries if len(e.questions) == 1000)
        APP.open_mode("practice", [entry.path], Selection())
        await pilot.pause()
        times = []
        for number in range({KEYS}):
            key = ("1", "e", "f", "enter")[number % 4]
            began = time.perf_counter()
            await pilot.press(key)
            await pilot.pause()
            times.append((time.perf_counter() - began) * 1000)
        extra = [sorted(times)[int(len(times) * 0.95)]]
"""


def _ours(decks: Path, data: Path, extra: str = "        extra = []\n") -> list[float]:
    return _run(_OURS, extra, str(decks), str(data))


def _run(app: str, extra: str, *arguments: str) -> list[float]:
    run = _RUN.replace("        extra = EXTRA\n", extra if extra != "[]" else "        extra = []\n")
    code = f"import time\nSTART = time.perf_counter()\n{app}\n{run}\nasyncio.run(main())\n"
    environment = dict(os.environ, PYTHONHASHSEED="0")
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, env=environment)
    if result.returncode:
        raise RuntimeError(result.stderr[-2000:])
    return [float(text) for text in result.stdout.split()[-3 if "extra = [" in extra and "extra = []" not in extra else -2 :]]


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
