"""The command line never shows a traceback."""

import pytest

from quiz.cli import main


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(
        "President Richard Nixon visited China from 21 to 28 February 1972. He met Chairman Mao Zedong in Beijing on 21 February 1972.",
        encoding="utf-8",
    )
    return path


def test_an_output_that_is_a_file_is_said_in_one_line(article, tmp_path, capsys):
    target = tmp_path / "taken"
    target.write_text("mine", encoding="utf-8")
    assert main(["build", str(article), "-o", str(target)]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "taken" in said[0]
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_worksheet_folder_that_is_a_file_is_said_in_one_line(tmp_path, capsys):
    target = tmp_path / "taken"
    target.write_text("mine", encoding="utf-8")
    assert main(["export", "worksheet", "-o", str(target)]) == 1
    assert "taken" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_use(capsys):
    assert main(["bulid"]) == 2
    assert "bulid" in capsys.readouterr().err


def test_every_command_has_help_with_an_example(capsys):
    from quiz.cli import COMMANDS

    for name, _ in COMMANDS:
        assert main([name, "--help"]) == 0
        assert "example" in capsys.readouterr().out, name
