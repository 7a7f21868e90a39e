"""`quiz review` without its screen."""

import json
import os
import sys
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.commands.review import edit_text
from quiz.errors import UsageError

BANK = """format: question-bank/1
deck: {id: nixon, title: Nixon in China}
questions:
- {id: a, type: short, prompt: Who was Mao's interpreter in February 1972?, answer: Nancy Tang}
- {id: b, type: true-false, prompt: Nixon never came in 1972., answer: false, correction: Nixon came in 1972.}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "nixon.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def test_questions_are_decided_from_the_command_line(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(bank), "--approve", "a", "--reject", "b"]) == 0
    assert capsys.readouterr().err == "1 approved, 1 rejected, 0 undecided\n"
    assert main(["review", str(bank), "--list"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:2] == ["approved  a", "rejected  b"]
    assert "[no-absolutes]" in out


def test_the_list_comes_as_json_too(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(bank), "--json"]) == 0
    assert [row["status"] for row in json.loads(capsys.readouterr().out)] == ["draft", "draft"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--approve", "nobody"], 1, 'no question has the id "nobody". Ids here are a, b; quiz review --list prints them.'),
        (["--approve", "aa"], 1, "Did you mean a?"),
        (["--approve", "a", "--reject", "bb"], 1, "Did you mean b?"),
        (["--retired"], 2, "no question is retired"),
        ([], 2, "needs a terminal"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], code: int, message: str, bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(bank), *arguments]) == code
    assert message in capsys.readouterr().err


def test_a_retired_question_is_listed_and_brought_back(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = bank.read_text(encoding="utf-8")
    bank.write_text(whole.rstrip("\n") + "\n- {id: old, type: short, prompt: Who?, answer: Tito}\n", encoding="utf-8")
    assert main(["review", str(bank), "--approve", "old"]) == 0
    text = bank.read_text(encoding="utf-8")
    assert "status: approved" in text
    retired = text[::-1].replace("status: approved"[::-1], "status: retired  # was approved"[::-1], 1)[::-1]
    bank.write_text(retired, encoding="utf-8")
    capsys.readouterr()
    assert main(["review", str(bank), "--retired", "--list"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["retired", "old"]
    assert main(["review", str(bank), "--bring-back", "old"]) == 0
    assert "status: approved  # brought back" in bank.read_text(encoding="utf-8")


def test_one_wrong_id_leaves_the_file_as_it_is(bank: Path) -> None:
    before = bank.read_bytes()
    assert main(["review", str(bank), "--approve", "a", "--reject", "bb"]) == 1
    assert bank.read_bytes() == before


@pytest.fixture
def folder(bank: Path) -> Path:
    other = BANK.replace("id: nixon,", "id: tito,").replace("id: a,", "id: c,").replace("id: b,", "id: d,")
    (bank.parent / "tito.yaml").write_text(other, encoding="utf-8")
    return bank.parent


def test_a_folder_of_several_banks_is_decided_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(folder), "--approve", "a", "--reject", "d"]) == 0
    assert capsys.readouterr().err == "1 approved, 1 rejected, 2 undecided\n"
    assert main(["review", str(folder), "--list"]) == 0
    listed = [line.split() for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert listed == [["approved", "a"], ["draft", "b"], ["draft", "c"], ["rejected", "d"]]


def test_an_id_of_no_bank_leaves_a_folder_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    assert main(["review", str(folder), "--approve", "a", "--approve", "zz"]) == 1
    assert 'no question of these 2 banks has the id "zz"' in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


def test_the_users_editor_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text().upper())\n", encoding="utf-8")
    command = f'"{sys.executable}" "{script}"' if os.name == "nt" else f"{sys.executable} {script}"
    monkeypatch.setenv("VISUAL", command)
    assert edit_text("- id: a\n") == "- ID: A\n"


def test_a_missing_or_failing_editor_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    with pytest.raises(UsageError, match="no-such-editor-anywhere could not be started"):
        edit_text("x")
    monkeypatch.setenv("VISUAL", f"{sys.executable} -c raise(SystemExit(3))")
    with pytest.raises(UsageError, match="ended with code 3"):
        edit_text("x")
