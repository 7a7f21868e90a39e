"""Scenes for pictures: what is open, and which keys are pressed."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from quiz.app.app import Opening, QuizApp
from quiz.bank.deck import load
from quiz.study.desk import Desk
from quiz.study.library import Entry, Library
from quiz.study.opening import open_history
from quiz.study.review import Review, SessionRow
from quiz.study.schedule import Grade
from quiz.study.selection import Selection

DECKS = Path(__file__).parent / "decks"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Scene(NamedTuple):
    """`keys` may name options in angle brackets, which stand for the number that they have on the screen."""

    name: str
    mode: str = ""
    question: str = ""
    keys: tuple[str, ...] = ()
    past: bool = False
    theme: str = "night"
    deck: str = "nixon-china-1972"


SCENES = (
    Scene("first-start"),
    Scene("home", past=True),
    Scene("home-day", past=True, theme="day"),
    Scene("deck", keys=("down", "enter")),
    Scene("choice-asked", "practice", "nixon-host"),
    Scene("choice-right", "practice", "nixon-host", ("<Zhou Enlai>", "e")),
    Scene("choice-wrong-day", "practice", "nixon-host", ("<Mao Zedong>",), theme="day"),
    Scene("multiple-partly", "practice", "nixon-cities", ("<Beijing>", "<Nanjing>", "<Shanghai>", "enter")),
    Scene("statement-wrong", "practice", "nixon-first", ("t",)),
    Scene("short-near", "practice", "nixon-communique", (*"Shangai Communique", "enter")),
    Scene("cloze-asked", "practice", "nixon-days", ("2", "1", "enter", "2")),
    Scene("cloze-partly", "practice", "nixon-days", ("2", "1", "enter", "9", "enter", *"Mao", "enter")),
    Scene("order-carried", "practice", "nixon-sequence", ("down", "space", "down")),
    Scene("order-partly", "practice", "nixon-sequence", ("enter",)),
    Scene("match-asked", "practice", "nixon-offices", ("1", "3")),
    Scene("match-partly", "practice", "nixon-offices", ("1", "2", "3", "4", "enter")),
    Scene("open-compared", "practice", "nixon-why", (*"Moscow", "ctrl+s", "2")),
    Scene("flashcard-back", "flashcards", "nixon-host", ("space",)),
    Scene("exam", "exam", "", ("f7", "f4", "f7")),
    Scene("summary", "exam", "nixon-host", ("<Mao Zedong>", "h", "y")),
    Scene("hand-in", "exam", "nixon-host", ("h",)),
    Scene("help", "practice", "nixon-host", ("question_mark",)),
    Scene("statistics", past=True, keys=("s",)),
    Scene("hostile", "practice", "hostile-choice", ("1",), deck="hostile"),
)


def app_of(scene: Scene, data: Path, decks: Path = DECKS) -> QuizApp:
    """The app of a scene, on a history in `data`, at a time that stands still."""
    library = Library([decks if scene.deck != "hostile" else decks / "strange"], None)
    library.refresh()
    history = open_history(data, NOW)
    history.set_setting("theme", scene.theme)
    desk = Desk(library, history, now=lambda: NOW, rng=random.Random(1), seed=1)
    entry = library.find(scene.deck)
    assert entry is not None
    bank = library.bank(entry.path)
    if scene.past:
        live(desk, entry)
    if scene.question:
        bank.questions = [q for q in bank.questions if q.id == scene.question]
    return QuizApp(desk, Opening(scene.mode, [entry.path], Selection()))


def live(desk: Desk, entry: Entry) -> None:
    """A week of answers."""
    rng = random.Random(5)
    number = 0
    for day in range(7, -1, -1):
        for question in load(Path(entry.path)).delivered()[: 8 - day]:
            number += 1
            right = rng.random() < 0.7
            wrong = [option.text for option in question.wrong_options()]
            desk.history.record(
                Review(
                    uid=f"u{number}",
                    question=question.id,
                    deck=entry.id,
                    type=question.KIND,
                    tags=question.tags,
                    at=NOW - timedelta(days=day, hours=1),
                    response=None if right or not wrong else wrong[0],
                    share=1.0 if right else 0.0,
                    grade=Grade.GOOD if right else Grade.AGAIN,
                    mode="practice",
                )
            )
    row = SessionRow(
        id="s",
        started=NOW - timedelta(days=1),
        mode="exam",
        title=entry.title,
        decks=[entry.path],
        seed=1,
        questions=[],
        finished=NOW,
        score=0.75,
    )
    desk.history.begin(row)


def keys_of(app: QuizApp, keys: tuple[str, ...]) -> list[str]:
    """The keys with options replaced by their numbers."""
    item = getattr(app.screen, "item", None)
    return [str(item.options.index(key[1:-1]) + 1) if key.startswith("<") and item else key for key in keys]
