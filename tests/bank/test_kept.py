"""Decks that nothing changed are taken as they stand, and nobody can tell from the result."""

import json
import shutil
from pathlib import Path

import pytest

from quiz.bank import tablebuild
from quiz.bank.build import Options, Report, build
from quiz.cli import main

GUESTS = ("Ada Quillfeather", "Boris Tamsin", "Clara Underhill", "Dario Vexley", "Edda Wolfram", "Felix Yarrow", "Gerda Zell", "Hugo Alder")
PLACES = ("Norway", "Poland", "Kenya", "Japan", "Chile", "Egypt", "Ghana", "Nepal")
COLUMNS = "Visitor,From,To,Start date,End date,Remarks\n"


def row(number: int) -> str:
    who, day = number % 8, number % 20 + 1
    return f"President {GUESTS[who]},{PLACES[who]},United States,{1950 + number}-0{who + 1}-{day:02},,State visit.\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(COLUMNS + "".join(map(row, range(48))), encoding="utf-8")
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The decks that were made, not taken as they stood."""
    names: list[str] = []
    real = tablebuild.make_table_bank
    monkeypatch.setattr(tablebuild, "make_table_bank", lambda deck, *more: names.append(deck.info.id) or real(deck, *more))
    return names


def built(table: Path, out: Path, *more: str) -> dict[str, bytes]:
    assert main(["build", str(table), "-o", str(out), "--by", "decade", *more]) == 0
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file() and ".cache" not in p.parts}


def without_cache(out: Path) -> Path:
    other = shutil.copytree(out, out.with_name("anew"))
    shutil.rmtree(other / ".cache")
    return other


DECADES = [f"united-states-visits-{year}s" for year in (1950, 1960, 1970, 1980, 1990)]


def test_a_table_built_again_makes_no_deck_and_the_same_files(table: Path, tmp_path: Path, made: list[str]) -> None:
    first = built(table, tmp_path / "out")
    assert made == DECADES
    again = built(table, tmp_path / "out")
    assert made == DECADES
    assert {**again, "report.json": b""} == {**first, "report.json": b""}
    assert again == built(table, without_cache(tmp_path / "out"))


def test_two_processes_take_the_same_decks_as_they_stand(table: Path, tmp_path: Path) -> None:
    built(table, tmp_path / "out", "--jobs", "2")
    again = built(table, tmp_path / "out", "--jobs", "2")
    assert again == built(table, without_cache(tmp_path / "out"))


def test_a_changed_row_makes_every_deck_anew_since_options_are_proved_against_all_rows(
    table: Path, tmp_path: Path, made: list[str]
) -> None:
    built(table, tmp_path / "out")
    table.write_text(table.read_text(encoding="utf-8").replace("1953-04-04", "1953-04-05"), encoding="utf-8")
    made.clear()
    changed = built(table, tmp_path / "out")
    assert made == DECADES
    assert b"1953-04-05" in changed["feed/united-states-visits-1950s.yaml"]


def test_rows_that_went_leave_retired_questions_and_the_same_report_with_and_without_the_cache(table: Path, tmp_path: Path) -> None:
    built(table, tmp_path / "out")
    table.write_text(COLUMNS + "".join(map(row, range(40))), encoding="utf-8")
    built(table, tmp_path / "out")
    again = built(table, tmp_path / "out")
    assert any(deck["retired_in_all"] for deck in json.loads(again["report.json"])["decks"])
    assert again == built(table, without_cache(tmp_path / "out"))


def test_a_deck_that_somebody_edited_or_deleted_is_joined_or_made_again_alone(table: Path, tmp_path: Path, made: list[str]) -> None:
    first = built(table, tmp_path / "out")
    edited, deleted = (tmp_path / "out" / f"{DECADES[n]}.yaml" for n in (1, 3))
    edited.write_bytes(edited.read_bytes().replace(b"status: draft", b"status: approved", 1))
    kept = edited.read_bytes()
    deleted.unlink()
    made.clear()
    again = built(table, tmp_path / "out")
    assert made == [DECADES[1], DECADES[3]]
    assert (again[edited.name], again[deleted.name]) == (kept, first[deleted.name])


def test_a_damaged_list_of_decks_is_noticed_and_made_anew(
    table: Path, tmp_path: Path, made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    built(table, tmp_path / "out")
    good = built(table, tmp_path / "out")
    kept = tmp_path / "out" / ".cache" / "decks.json"
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 0xFF
    kept.write_bytes(bytes(data))
    made.clear()
    capsys.readouterr()
    assert built(table, tmp_path / "out") == good
    assert made == DECADES
    assert "1 damaged entry was made anew" in capsys.readouterr().err
    assert built(table, tmp_path / "out") == good
    assert made == DECADES


def test_other_rules_make_every_deck_anew(table: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    built(table, tmp_path / "out")
    monkeypatch.setattr(tablebuild.cachefile, "rules_digest", lambda *_: "other rules")
    made.clear()
    built(table, tmp_path / "out")
    assert made == DECADES


def test_a_build_that_was_stopped_goes_on_with_the_decks_that_are_missing(table: Path, tmp_path: Path, made: list[str]) -> None:
    out = tmp_path / "out"
    making = build([table], out, Options(by="decade"), Report())
    for built_deck in (next(making), next(making)):
        for name, text in built_deck.files.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text, encoding="utf-8", newline="")
    making.close()
    made.clear()
    whole = built(table, out)
    assert made == DECADES[2:]
    assert {**whole, "report.json": b""} == {**built(table, tmp_path / "fresh"), "report.json": b""}
