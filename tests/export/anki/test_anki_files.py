"""The package as a file: the same bytes, small, whole or not at all, and nothing left behind."""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from delivering import BANK, FIRST, LATER, change, deliver, edit_bank
from generated import bench

from quiz.cli import main
from quiz.errors import QuizError
from quiz.export.anki.ledger import NAME

EXPORT = ["export", "anki"]


def test_the_same_bank_and_clock_give_the_same_bytes_in_another_process(folder: Path, tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate(("0", "1", "random")):
        (folder / NAME).unlink(missing_ok=True)
        out = tmp_path / f"{number}.apkg"
        command = [sys.executable, "-m", "quiz", "export", "anki", str(folder), "-o", str(out)]
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1767225600", "TZ": f"UTC+{number}"}, check=True
        )
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]


def test_the_archive_has_fixed_entries(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    with zipfile.ZipFile(tmp_path / "v.apkg") as archive:
        assert [(e.filename, e.date_time, e.compress_type) for e in archive.infolist()] == [
            ("collection.anki2", (1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED),
            ("media", (1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED),
        ]
        assert archive.testzip() is None


def test_nothing_is_left_in_the_temporary_folder_or_beside_the_package(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    deliver(folder, tmp_path / "out" / "v.apkg")
    (folder / NAME).unlink()
    deliver(folder, tmp_path / "out" / "v.apkg")
    assert list(scratch.iterdir()) == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["v.apkg"]
    assert sorted(path.name for path in folder.iterdir()) == [NAME, BANK]


def test_a_fault_leaves_the_old_package_and_ledger(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from quiz.export.anki import export

    deliver(folder, tmp_path / "v.apkg")
    before = (tmp_path / "v.apkg").read_bytes(), (folder / NAME).read_bytes()
    change(folder, "kennedy-berlin-mayor", lambda q: setattr(q, "prompt", "Other?"))

    def fail(*_: object) -> bytes:
        raise QuizError("no")

    monkeypatch.setattr(export, "package_bytes", fail)
    with pytest.raises(QuizError):
        deliver(folder, tmp_path / "v.apkg", LATER)
    assert ((tmp_path / "v.apkg").read_bytes(), (folder / NAME).read_bytes()) == before


def test_without_sqlites_serialize_the_package_is_the_same_collection(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from anki_judge import collection, import_package

    from quiz.export.anki import package

    deliver(folder, tmp_path / "v.apkg")
    monkeypatch.setattr(package, "hasattr", lambda *_: False, raising=False)
    deliver(folder, tmp_path / "w.apkg")
    with collection() as col:
        assert import_package(col, tmp_path / "v.apkg") == {"new": 9}
        assert import_package(col, tmp_path / "w.apkg") == {"duplicate": 9}


def test_the_package_is_at_most_a_fifth_of_genankis(tmp_path: Path) -> None:
    module = bench()
    bank = module.generated_bank(1500)
    _, size, notes = module._ours(bank, tmp_path)
    _, plain = module._plain_genanki(notes, tmp_path)
    assert size <= 0.2 * plain


def test_split_writes_one_package_a_deck(folder: Path, tmp_path: Path) -> None:
    from anki_judge import collection, import_package

    text = (folder / BANK).read_text(encoding="utf-8")
    (folder / "second.yaml").write_text(text.replace("kennedy-berlin-", "other-").replace("jfk-berlin-1963", "other"), encoding="utf-8")
    done = deliver(folder, tmp_path / "parts", FIRST, "--split")
    assert [path.name for path in done.files] == ["jfk-berlin-1963.apkg", "other.apkg"]
    whole = deliver(folder, tmp_path / "whole.apkg", LATER)
    assert whole.data["unchanged"] == 18
    with collection() as col:
        for path in done.files:
            assert import_package(col, path) == {"new": 9}
        assert import_package(col, tmp_path / "whole.apkg") == {"duplicate": 18}
        names = [deck.name for deck in col.decks.all_names_and_ids(skip_empty_default=True)]
        # two banks with one title: the second carries its id
        assert len(names) == 3
        assert names[-1].endswith("(other)")


def test_the_command_prints_the_file_on_stdout_and_the_release_note_on_stderr(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "v.apkg"
    assert main([*EXPORT, str(folder), "-o", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{out}\n"
    assert "9 notes, 11 cards: 9 new, 0 changed, 0 as before" in printed.err


def test_the_command_prints_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert main([*EXPORT, str(folder), "-o", str(tmp_path / "v.apkg"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["notes"], data["cards"], len(data["new"]), data["withdrawn"]) == (9, 11, 9, [])


@pytest.mark.parametrize(
    ("options", "count"),
    [(["--approved"], 1), (["--tags", "people"], 2), (["--tags", "people,dates"], 3), (["--questions", "4"], 4), (["--minutes", "100"], 9)],
)
def test_the_choice_of_questions_is_kept(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], count: int
) -> None:
    import json

    assert main([*EXPORT, str(folder), "-o", str(tmp_path / "v.apkg"), "--json", *options]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == count


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere"], 2, "no such deck or file"),
        (["--tags", "nonesuch"], 1, "no question to deliver"),
        (["--questions", "0"], 2, "number from 1 up"),
        (["-o", "."], 2, "is a folder"),
        (["--previous", "missing.apkg"], 1, "is no package"),
        (["--nonsense"], 2, "unrecognized"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    decks = [] if arguments == ["nowhere"] else [str(folder)]
    assert main([*EXPORT, *decks, *arguments]) == code
    printed = capsys.readouterr()
    assert message in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""
    assert not list(tmp_path.glob("*.apkg"))


def test_one_id_in_two_banks_is_refused(folder: Path, tmp_path: Path) -> None:
    text = (folder / BANK).read_text(encoding="utf-8")
    (folder / "second.yaml").write_text(text.replace("jfk-berlin-1963", "other"), encoding="utf-8")
    with pytest.raises(QuizError, match=f"stands in .*{BANK} too"):
        deliver(folder, tmp_path / "v.apkg")


def test_one_deck_id_in_two_banks_is_refused(folder: Path, tmp_path: Path) -> None:
    text = (folder / BANK).read_text(encoding="utf-8")
    (folder / "second.yaml").write_text(text.replace("kennedy-berlin-", "other-"), encoding="utf-8")
    with pytest.raises(QuizError, match=r"deck id .* stands in"):
        deliver(folder, tmp_path / "v.apkg")


def test_a_deck_without_questions_to_deliver_still_lists_what_was_withdrawn(folder: Path, tmp_path: Path) -> None:
    text = (folder / BANK).read_text(encoding="utf-8")
    (folder / "second.yaml").write_text(text.replace("kennedy-berlin-", "other-").replace("jfk-berlin-1963", "other"), encoding="utf-8")
    deliver(folder, tmp_path / "v.apkg")
    edit_bank(folder, lambda bank: bank.questions.clear(), "second.yaml")
    assert len(deliver(folder, tmp_path / "w.apkg", LATER).data["withdrawn"]) == 9


def test_an_old_file_that_is_no_package_is_replaced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "v.apkg").write_bytes(b"not a package")
    deliver(folder, tmp_path / "v.apkg")
    assert zipfile.is_zipfile(tmp_path / "v.apkg")


def test_help_of_one_format_loads_no_other() -> None:
    code = (
        "import sys; from quiz.cli import main; main(['export', 'anki', '--help']);"
        "others = ('textual', 'quiz.export.worksheet', 'quiz.export.paper', 'quiz.export.handout', 'quiz.feed', 'quiz.sources');"
        "bad = [m for m in sys.modules if m.startswith(others)];"
        "sys.exit(f'loaded: {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "example" in done.stdout
