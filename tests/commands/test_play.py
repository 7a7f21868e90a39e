"""`quiz play` and `quiz review` end with the code of the app."""

from pathlib import Path
from typing import Any

import pytest

from quiz.commands import play, review
from quiz.study.selection import Selection


class Crashed:
    """An app that fell down: its `run` returns as if nothing had been."""

    return_code = 1
    _loop = None

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def run(self) -> None:
        pass


def test_a_crash_of_the_quiz_shows_in_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        def readable(self) -> list[Any]:
            return []

    monkeypatch.setattr("quiz.app.app.QuizApp", Crashed)
    assert play._screen(Nothing(), "", Selection()) == 1  # type: ignore[arg-type]


def test_a_crash_of_the_review_shows_in_its_exit_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from quiz.bank.reviewing import Review

    bank = tmp_path / "nixon.yaml"
    bank.write_text(
        "format: question-bank/1\ndeck: {id: n, title: N}\nquestions:\n- {id: a, type: short, prompt: Who came?, answer: Nixon}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("quiz.app.review.ReviewApp", Crashed)
    assert review._open(Review(bank), "") == 1
