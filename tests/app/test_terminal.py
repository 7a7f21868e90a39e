"""A real terminal: sessions typed key by key, killed, stopped by signals; what is left of them."""

import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux: apt-get install tmux"),
]

DECKS = Path(__file__).parent / "decks"
TIMEOUT = 20.0


class Terminal:
    """A program in a terminal of its own, and what its screen shows."""

    def __init__(self, folder: Path, number: int, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        self._socket = str(folder / f"tmux{number}")
        config = folder / "tmux.conf"
        config.write_text("set -g remain-on-exit on\nset -sg escape-time 0\nset -g default-terminal screen-256color\n", encoding="utf-8")
        settings = "".join(f"{name}={shlex.quote(value)} " for name, value in environment.items())
        self._pid, self._status = folder / f"pid{number}", folder / f"status{number}"
        program = f"echo $$ > {self._pid}; exec env -u NO_COLOR -u COLUMNS -u LINES {settings} {shlex.join(command)}"
        line = f"cd {shlex.quote(str(folder))}; sh -c {shlex.quote(program)}; echo $? > {self._status}"
        self.tmux("-f", str(config), "new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), line)

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8").stdout

    def screen(self, *options: str) -> str:
        return self.tmux("capture-pane", "-p", *options)

    def value(self, name: str) -> str:
        return self.tmux("display-message", "-p", f"#{{{name}}}").strip()

    def see(self, pattern: str) -> str:
        """Wait until the screen shows it."""
        return self._until(lambda: self.screen(), pattern)

    def _until(self, look: Callable[[], str], pattern: str) -> str:
        end = time.monotonic() + TIMEOUT
        while True:
            text = look()
            if re.search(pattern, text):
                return text
            assert time.monotonic() < end, f"{pattern} does not come; there is:\n{text}"
            time.sleep(0.03)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", key)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def click(self, text: str) -> None:
        """Press and release the mouse on the first place where the screen shows the text, in a terminal's own words."""
        lines = self.see(re.escape(text)).splitlines()
        row = next(number for number, line in enumerate(lines, 1) if text in line)
        column = lines[row - 1].index(text) + 1
        for end in "Mm":
            written = f"\x1b[<0;{column};{row}{end}".encode("ascii")
            self.tmux("send-keys", "-H", *(f"{byte:02x}" for byte in written))

    def kill(self, number: int) -> None:
        os.kill(int(self._pid.read_text(encoding="ascii")), number)

    def ended(self) -> str:
        """Wait for the end of the program; what stands on the screen then."""
        self.status()
        return self.screen("-J", "-S", "-")  # long lines whole, and what has scrolled away

    def status(self) -> str:
        """The exit status, once the program has ended."""
        return self._until(lambda: self._status.read_text(encoding="ascii") if self._status.exists() else "", r"\d").strip()

    def close(self) -> None:
        self.tmux("kill-server")


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `quiz play`, or `quiz review` where that is named first, on a copy of the decks."""
    shutil.copytree(DECKS, tmp_path / "decks")
    terminals: list[Terminal] = []

    def begin(*arguments: str, size: tuple[int, int] = (80, 24), environment: dict[str, str] | None = None) -> Terminal:
        data = ["--data", str(tmp_path / "data")] if arguments[0] != "review" else []
        name = [] if arguments[0] == "review" else ["play"]
        command = [sys.executable, "-m", "quiz", *name, *arguments, *data]
        terminals.append(Terminal(tmp_path, len(terminals), command, size, environment or {}))
        return terminals[-1]

    yield begin
    for terminal in terminals:
        terminal.close()


def reviews(data: Path) -> int:
    with closing(sqlite3.connect(data / "history.sqlite3")) as db:
        return int(db.execute("SELECT count(*) FROM review").fetchone()[0])


NIXON = ("decks/nixon-china-1972.yaml", "--seed", "3", "--mode", "practice")
KENNEDY = ("decks/kennedy-berlin-1963.yaml", "--seed", "1")


def test_a_whole_session_is_typed_key_by_key(start: Start, tmp_path: Path) -> None:
    terminal = start(*KENNEDY, "--mode", "practice")
    for number in range(1, 4):
        terminal.see(f"{number}/3")
        terminal.see("Don't know")
        terminal.press("F9")
        terminal.see("e Source")
        terminal.press("Enter")
    terminal.see("0 of 3 right")
    terminal.press("Escape")
    terminal.see("Last results")
    terminal.press("q")
    terminal.ended()
    assert terminal.status() == "0"
    assert reviews(tmp_path / "data") == 3


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
def test_every_type_is_answered_key_by_key(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    terminal = start(*NIXON, size=size)
    terminal.see("1/8")
    terminal.see("Zhou Enlai")
    terminal.press("2")  # the seed says what lies where
    terminal.see("✓1 1/8")
    terminal.press("Enter")
    terminal.see("2/8")
    terminal.see("Hand in")
    terminal.press("Down", "Down", "Down", "Space", "Up", "Space", "Enter")
    terminal.see("✓2 2/8")
    terminal.press("Enter")
    terminal.see("\\^s Compare")
    terminal.type("Neither knew the other, both feared Moscow, and Taiwan stayed open.")
    terminal.press("C-s")
    terminal.see("1 ☐")
    terminal.press("1", "2", "3", "Enter")
    terminal.see("✓3 3/8")
    terminal.press("Enter")
    terminal.see("True or false")
    terminal.see("f ○")
    terminal.press("f")
    terminal.see("✓4 4/8")
    terminal.press("Enter")
    terminal.see("5 ☐")
    terminal.press("2", "3", "4", "Enter")
    terminal.see("✓5 5/8")
    terminal.press("Enter")
    terminal.see("William Rogers – …")
    terminal.press("1", "5", "4", "2", "Enter")
    terminal.see("✓6 6/8")
    terminal.press("Enter")
    terminal.see("Fill in the blanks")
    terminal.see("Hand in")
    terminal.press("2", "1", "Tab", "2", "8", "Tab")
    terminal.type("chairman mao")
    terminal.press("Enter")
    terminal.see("✓7 7/8")
    terminal.press("Enter")
    terminal.see("8/8")
    terminal.see("Hand in")
    terminal.type("shanghai communique")
    terminal.press("Enter")
    terminal.see("✓8 8/8")
    terminal.press("Enter")
    terminal.see("8 of 8 right")
    assert reviews(tmp_path / "data") == 8


def test_no_key_overtakes_what_was_typed_before_it(start: Start) -> None:
    terminal = start("decks/nixon-china-1972.yaml", "--mode", "exam", "--tags", "agreements", "--seed", "3")
    for number in (1, 2):
        terminal.see(rf"\[{number}○\]")
        terminal.see("f7 Next")  # the field has the focus
        terminal.tmux("send-keys", *"Taiwan", "F7")
    terminal.see("Every question is answered")
    terminal.press("n", "F5")
    terminal.see("Taiwan")
    terminal.press("F7")
    terminal.see("Taiwan")


def test_the_mouse_of_a_terminal_answers(start: Start, tmp_path: Path) -> None:
    terminal = start(*NIXON)
    terminal.click("Zhou Enlai")
    terminal.see("✓1 1/8")
    terminal.click("Source")
    terminal.see("short primer")
    terminal.click("Next")
    terminal.see("2/8")
    terminal.click("The walk on the Great Wall")
    terminal.see("⇅")
    terminal.click("The communiqué in Shanghai")
    terminal.see(r"4 +The communiqué")
    terminal.click("Hand in")
    terminal.see("✓2 2/8")
    terminal.click("Back")
    terminal.click("Quit")
    assert terminal.status() == "0"
    assert reviews(tmp_path / "data") == 2


def test_a_review_is_typed_key_by_key_and_leaves_the_terminal_as_it_was(start: Start, tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path / "home")}
    terminal = start("review", "decks/kennedy-berlin-1963.yaml", environment=environment)
    terminal.see("0 of 3 decided")
    terminal.press("a")
    terminal.see("1 of 3 decided")
    terminal.press("r")
    terminal.see("2 of 3 decided · 1 rejected")
    terminal.press("u")
    terminal.see("1 of 3 decided")
    terminal.press("F2")
    terminal.kill(signal.SIGTERM)
    terminal.ended()
    assert terminal.value("alternate_on") == "0"
    assert terminal.status() == str(128 + signal.SIGTERM)
    written = (tmp_path / "decks" / "kennedy-berlin-1963.yaml").read_text(encoding="utf-8")
    assert written.count("status: approved") == 1
    assert written.count("status: rejected") == 0


@pytest.mark.slow
def test_no_answer_is_lost_when_the_program_is_killed_after_any_of_them(start: Start, tmp_path: Path) -> None:
    terminal = start(*KENNEDY, "--mode", "practice")
    for answered in range(1, 4):
        terminal.see(f"{answered}/3")
        terminal.see("Don't know")
        terminal.press("F9")
        terminal.see("e Source")  # the verdict is on the screen, so the answer is on the disc
        terminal.kill(signal.SIGKILL)
        terminal.ended()
        assert reviews(tmp_path / "data") == answered
        terminal = start(*KENNEDY)
        if answered < 3:
            terminal.see(f"{answered} of 3")
            terminal.press("c")
    terminal.see("John F. Kennedy")


def test_an_exam_goes_on_after_a_kill_with_its_answers(start: Start) -> None:
    terminal = start(*KENNEDY, "--mode", "exam", "--minutes", "30", "--tags", "dates")
    terminal.see("before the Wall")
    terminal.see("True")
    terminal.press("t")
    terminal.see("1●")
    terminal.kill(signal.SIGKILL)
    terminal.ended()
    terminal = start(*KENNEDY)
    terminal.see("Go on  exam")
    terminal.press("c")
    terminal.see("1●")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    terminal = start(*KENNEDY, "--mode", "practice")
    terminal.see("Don't know")
    assert terminal.value("alternate_on") == "1"
    terminal.press("F9")
    terminal.see("e Source")
    terminal.kill(number)
    terminal.ended()
    assert terminal.value("alternate_on") == "0"
    assert terminal.value("mouse_any_flag") == "0"
    assert terminal.status() == str(128 + number)
    assert reviews(tmp_path / "data") == 1


def test_no_colour_means_no_colour(start: Start) -> None:
    terminal = start("decks/nixon-china-1972.yaml", "--mode", "practice", environment={"NO_COLOR": "1", "COLORTERM": "truecolor"})
    terminal.see("Don't know")
    terminal.press("F9")
    terminal.see("e Source")
    terminal.press("e")
    terminal.see("short primer")
    written = terminal.screen("-e")
    codes = {code for group in re.findall(r"\x1b\[([0-9;]*)m", written) for code in group.split(";")}
    coloured = {"38", "48", *(str(n) for n in (*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)))}
    assert not codes & coloured
    assert "✗ Wrong" in written or "Wrong" in terminal.screen()


def test_the_smallest_terminal_shows_the_question(start: Start) -> None:
    terminal = start(*KENNEDY, "--mode", "practice", size=(40, 12))
    terminal.see("Don't know")
    terminal.see("Kennedy|Berlin")
    assert max(len(line) for line in terminal.screen().splitlines()) <= 40


def test_two_programs_play_on_one_history(start: Start, tmp_path: Path) -> None:
    one, two = start(*KENNEDY, "--mode", "practice"), start(*KENNEDY, "--mode", "practice")
    for terminal in (one, two):
        terminal.see("Don't know")
        terminal.press("F9")
        terminal.see("e Source")
    assert reviews(tmp_path / "data") == 2


def test_a_deck_that_does_not_exist_is_said_in_one_line(start: Start) -> None:
    terminal = start("decks/none.yaml")
    assert "none.yaml: there is no such deck" in terminal.ended().replace("\n", "")
    assert terminal.status() == "2"
