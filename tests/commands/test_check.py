"""`quiz check`: faults on standard output, talk on standard error, and the exit code."""

import json
from pathlib import Path

import pytest

from quiz.cli import main

SOUND = """format: question-bank/1
deck: {id: n, title: N}
questions:
- {id: a, type: short, prompt: Who was Mao's interpreter in February 1972?, answer: Nancy Tang}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "nixon.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_sound_bank_exits_0_and_prints_no_data(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bank)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "ok: 1 file, 1 question, 0 facts\n"


def test_faults_exit_1_one_a_line(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write_text(SOUND.replace("Nancy Tang}", "'Nancy Tang; Ji Chaozhu; Zhang Hanzhi', accept: [' ']}"), encoding="utf-8")
    assert main(["check", str(bank)]) == 1
    out, err = capsys.readouterr()
    assert out == f"{bank}:4: questions[0].accept: an accepted form is empty.\n"
    assert err.startswith("1 fault in 1 file")


def test_json_tells_the_same(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write_text(SOUND.replace("Who was", "Who was not"), encoding="utf-8")
    assert main(["check", str(bank), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["questions"] == 1
    assert told["faults"][0]["rule"] == "marked-negation"
    assert told["faults"][0]["question"] == "a"


def test_formats_alone_can_be_checked(bank: Path) -> None:
    bank.write_text(SOUND.replace("Who was", "Who was not"), encoding="utf-8")
    assert main(["check", str(bank), "--format-only"]) == 0
    assert main(["check", str(bank)]) == 1


def test_a_missing_place_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "no")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_the_rules_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules"]) == 0
    assert "key-length" in capsys.readouterr().out


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    assert "example: quiz check decks" in capsys.readouterr().out
