"""`quiz export`: formats are found, named and loaded one at a time; decks are found by path and by name."""

import importlib
from pathlib import Path

import pytest
from delivering import BANK

from quiz.bank.finding import find_banks
from quiz.cli import main
from quiz.errors import UsageError
from quiz.export.formats import FORMATS


@pytest.mark.parametrize(("name", "module_name"), [(name, module) for name, module, _ in FORMATS])
def test_each_format_is_whole(name: str, module_name: str) -> None:
    module = importlib.import_module(module_name)
    assert callable(module.arguments)
    assert callable(module.run)
    assert f"quiz export {name}" in (module.__doc__ or "")


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    printed = capsys.readouterr().out
    for name, _, what in FORMATS:
        assert name in printed
        assert " ".join(what.split()) in " ".join(printed.split())


@pytest.mark.parametrize("arguments", [[], ["pdf"], ["anki", "--minutes", "x"]])
def test_wrong_use_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", *arguments]) == 2
    assert capsys.readouterr().out == ""


def test_decks_are_found_by_file_folder_and_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [folder / BANK]
    assert find_banks([], folder) == expected
    assert find_banks([str(folder)], Path("elsewhere")) == expected
    assert find_banks([str(folder / BANK)], Path("elsewhere")) == expected
    assert find_banks(["kennedy-berlin-1963"], folder) == expected
    assert find_banks([BANK, "kennedy-berlin-1963", str(folder)], folder) == expected


def test_a_misspelt_deck_gets_a_suggestion(folder: Path) -> None:
    with pytest.raises(UsageError, match='Did you mean "kennedy-berlin-1963"'):
        find_banks(["kenedy-berlin-1963"], folder)


def test_a_folder_without_banks_is_said(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no question bank"):
        find_banks([str(tmp_path)], tmp_path)


def test_every_fault_of_a_broken_bank_is_printed_and_nothing_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / BANK).read_text(encoding="utf-8")
    (folder / BANK).write_text(
        text.replace("answer: Willy Brandt", "answr: Willy Brandt").replace("level: compare", "level: high"), encoding="utf-8"
    )
    assert main(["export", "anki", str(folder), "-o", str(folder / "v.apkg")]) == 1
    printed = capsys.readouterr().err
    assert "answr" in printed
    assert printed.count(f"{BANK}:") >= 3
    assert sorted(path.name for path in folder.iterdir()) == [BANK]
