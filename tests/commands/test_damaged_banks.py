"""A damaged bank beside good ones is named, and the good ones are delivered."""

from pathlib import Path

import pytest

from quiz.cli import main

GOOD = """format: question-bank/1
deck: {id: nixon, title: Nixon in China}
questions:
- id: nixon-left-from
  type: short
  prompt: From which city did Richard Nixon leave China in February 1972?
  answer: Shanghai
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "decks"
    place.mkdir()
    (place / "nixon.yaml").write_text(GOOD, encoding="utf-8")
    (place / "broken.yaml").write_text(GOOD.replace("id: nixon,", "id: broken,").replace("answer:", "awnser:"), encoding="utf-8")
    return place


def told(capsys: pytest.CaptureFixture[str]) -> str:
    err = capsys.readouterr().err
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(("kind", "target"), [("anki", "x.apkg"), ("worksheet", "x")])
def test_an_export_goes_on_with_the_good_banks(kind: str, target: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", kind, str(folder), "-o", str(folder.parent / target)]) == 1
    assert (folder.parent / target).exists()
    err = told(capsys)
    assert "broken.yaml" in err
    assert "awnser" in err
    assert "quiz check" in err


def test_nothing_is_exported_where_no_bank_is_good(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "anki", str(folder / "broken.yaml"), "-o", str(folder.parent / "x.apkg")]) == 1
    assert "broken.yaml" in told(capsys)
    assert not (folder.parent / "x.apkg").exists()


def test_the_quiz_goes_on_with_the_good_banks(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.commands.play._read", lambda _prompt: None)
    code = main(["play", str(folder), "--plain", "--questions", "1", "--data", str(folder.parent / "data")])
    captured = capsys.readouterr()
    assert code == 1
    assert "broken.yaml" in captured.err
    assert "quiz check" in captured.err
    assert "From which city" in captured.out
