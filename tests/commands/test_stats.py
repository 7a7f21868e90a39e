"""`quiz stats` and `quiz history`: one learner's figures, a class added up, and answers as files."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.study.opening import open_history
from quiz.study.response import Response
from quiz.study.review import Review
from quiz.study.schedule import Grade

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BANK = """format: question-bank/1
deck: {id: nixon, title: Nixon in China}
questions:
- {id: host, type: choice, prompt: Who welcomed Nixon?, answer: Zhou Enlai, distractors: [Mao Zedong, Lin Biao, Hua Guofeng]}
- {id: interpreter, type: short, prompt: Who was the interpreter?, answer: Nancy Tang}
"""


def answered(question: str, response: Response, *, right: bool, uid: str, days: float = 0) -> Review:
    return Review(
        uid=uid,
        question=question,
        deck="nixon",
        type="choice" if question == "host" else "short",
        tags=["people"],
        at=NOW - timedelta(days=days),
        response=response,
        share=float(right),
        grade=Grade.GOOD if right else Grade.AGAIN,
        mode="practice",
    )


def history_of(folder: Path, *reviews: Review) -> Path:
    history = open_history(folder, NOW)
    for review in reviews:
        history.record(review)
    history.close()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return history_of(
        tmp_path / "data",
        answered("host", "Mao Zedong", right=False, uid="1", days=2),
        answered("host", "Zhou Enlai", right=True, uid="2"),
        answered("interpreter", "Nancy", right=False, uid="3"),
    )


def test_figures_of_one_learner_are_lines_and_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--data", str(data)]) == 0
    lines = capsys.readouterr().out
    assert "Weakest topics" in lines
    assert "interpreter" in lines
    assert "taken: Mao Zedong ×1" in lines
    assert main(["stats", "--json", "--data", str(data)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["answers"], figures["questions"]) == (3, 2)
    assert {"retention", "streak", "forecast", "tags", "hardest"} <= figures.keys()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_history_goes_out_and_comes_back_once(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    file = tmp_path / f"results.{kind}"
    assert main(["history", "export", "-o", str(file), "--data", str(data)]) == 0
    assert "3 answers" in capsys.readouterr().err
    other = tmp_path / "other"
    for new in (3, 0):
        assert main(["history", "import", str(file), "--data", str(other)]) == 0
        assert f"{new} new answers" in capsys.readouterr().err
    assert open_history(other, NOW).memories() == open_history(data, NOW).memories()


def test_a_damaged_file_adds_nothing_of_any_file(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    main(["history", "export", "-o", str(good), "--data", str(data)])
    bad.write_text("{}", encoding="utf-8")
    assert main(["history", "import", str(good), str(bad), "--data", str(tmp_path / "other")]) == 1
    assert "bad.json" in capsys.readouterr().err
    assert open_history(tmp_path / "other", NOW).reviews() == []


def test_result_files_of_a_class_are_added_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nixon.yaml").write_text(BANK, encoding="utf-8")
    files = []
    for number, right in enumerate((True, True, False, False), 1):
        given = "Zhou Enlai" if right else "Mao Zedong"
        folder = history_of(
            tmp_path / f"data{number}",
            answered("host", given, right=right, uid=f"a{number}"),
            answered("interpreter", "x", right=right, uid=f"b{number}"),
        )
        files.append(str(tmp_path / f"learner{number}.csv"))
        main(["history", "export", "-o", files[-1], "--data", str(folder)])
    capsys.readouterr()
    assert main(["stats", *files, "--decks", str(tmp_path / "nixon.yaml"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    host = next(question for question in figures["questions"] if question["question"] == "host")
    assert host["facility"] == 0.5
    assert host["discrimination"] == pytest.approx(1)
    assert host["taken"] == {"Mao Zedong": 2}
    assert host["idle"] == ["Lin Biao", "Hua Guofeng"]
    assert [learner["learner"] for learner in figures["learners"]] == ["learner1", "learner2", "learner3", "learner4"]
    assert main(["stats", *files, "--decks", str(tmp_path / "nixon.yaml")]) == 0
    lines = capsys.readouterr().out
    assert "4 learners, 2 questions" in lines
    assert "nobody took: Lin Biao; Hua Guofeng" in lines
