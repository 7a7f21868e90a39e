"""Desks for screens: bundled test decks, a clock that stands until it is moved, seeded chance."""

import random
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import quiz.app.app
from quiz.app.app import Opening, QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.study.desk import Desk
from quiz.study.library import Library
from quiz.study.opening import open_history
from quiz.study.selection import Selection

DECKS = Path(__file__).parent / "decks"


class Clock:
    """The time, as the test says."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A copy of the test decks, so that a test may edit them."""
    return Path(shutil.copytree(DECKS, tmp_path / "decks"))


@pytest.fixture
def desk(tmp_path: Path, decks: Path, clock: Clock) -> Iterator[Desk]:
    library = Library([decks], tmp_path / "data" / "cache")
    library.refresh()
    history = open_history(tmp_path / "data", clock())
    yield Desk(library, history, now=clock, rng=random.Random(1), seed=1)
    history.close()


@pytest.fixture
def app_in(desk: Desk) -> Callable[..., QuizApp]:
    """An app that opens in a mode, on the named questions alone where some are named."""

    def make(mode: str = "", *ids: str, deck: str = "nixon-china-1972", selection: Selection | None = None) -> QuizApp:
        entry = desk.library.find(deck)
        assert entry is not None
        if ids:
            bank = desk.library.bank(entry.path)
            bank.questions = sorted((q for q in bank.questions if q.id in ids), key=lambda q: ids.index(q.id))
        return Patient(desk, Opening(mode, [entry.path], selection or Selection()))

    return make


class Patient(QuizApp):
    """An app whose test begins when its first question stands there, however busy the machine is."""

    CSS_PATH = Path(quiz.app.app.__file__).with_name("app.tcss")

    @asynccontextmanager
    async def run_test(self, **how: Any) -> AsyncIterator[Pilot[Any]]:
        async with super().run_test(**how) as pilot:
            for _ in range(_PATIENCE):
                await pilot.pause()
                if not isinstance(self.screen, QuestionScreen) or self.screen.shows_question:
                    break
            yield pilot


_PATIENCE = 50  # looks at the screen
