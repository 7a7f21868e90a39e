"""The ledger: what it remembers, what merges and damage do to it, and what is said about that."""

import json
from pathlib import Path

import pytest
from delivering import FIRST, LATER, change, deliver
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.export.anki.ledger import NAME, Entry, Ledger, load

HEAD = '{"format": "anki-ledger/1"}\n'


def line(question_id: str = "q", content: str = "aa", time: int = 100, added: int = 100) -> str:
    return json.dumps({"id": question_id, "deck": "d", "hash": content, "time": time, "added": added}) + "\n"


def loaded(tmp_path: Path, text: str) -> Ledger:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_a_changed_note_gets_the_time_of_the_export_and_others_keep_theirs(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg", FIRST)
    change(folder, "kennedy-berlin-mayor", lambda q: setattr(q, "explanation", "New."))
    deliver(folder, tmp_path / "v2.apkg", LATER)
    times = {entry.id: entry.time for entry in load(folder).entries.values()}
    assert times.pop("kennedy-berlin-mayor") == int(LATER.timestamp())
    assert set(times.values()) == {int(FIRST.timestamp())}
    assert {entry.added for entry in load(folder).entries.values()} == {int(FIRST.timestamp())}


@pytest.mark.parametrize("field", ["prompt", "explanation", "answer", "accept", "tags", "level"])
def test_whatever_a_learner_sees_counts_as_content(folder: Path, tmp_path: Path, field: str) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    new = {"accept": ["B."], "tags": ["other"], "level": "compare"}.get(field, "New")
    change(folder, "kennedy-berlin-mayor", lambda q: setattr(q, field, new))
    assert deliver(folder, tmp_path / "v2.apkg", LATER).data["changed"] == ["kennedy-berlin-mayor"]


def test_an_approval_is_no_change(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, "kennedy-berlin-mayor", lambda q: setattr(q, "status", "approved"))
    assert deliver(folder, tmp_path / "v2.apkg", LATER).data["changed"] == []


@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("abc"), st.integers(1, 50))))
def test_times_never_go_back_and_move_exactly_when_content_does(steps: list[tuple[str, str, int]]) -> None:
    ledger = Ledger(Path("x"))
    last: dict[str, tuple[str, int]] = {}
    for question_id, content, now in steps:
        entry, state = ledger.stamp(question_id, "d", content, now)
        if question_id not in last:
            assert state == "new"
        elif last[question_id][0] == content:
            assert (state, entry.time) == ("same", last[question_id][1])
        else:
            assert state == "changed"
            assert entry.time > last[question_id][1]
        last[question_id] = (content, entry.time)


@given(st.lists(st.builds(Entry, st.text(), st.text(), st.text(), st.integers(), st.integers(), st.integers()), unique_by=lambda e: e.id))
def test_a_ledger_reads_back_as_written(entries: list[Entry]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        ledger = Ledger(Path(name) / NAME, {e.id: e for e in entries}, {"d": "Visits::D"})
        ledger.save()
        again = load(Path(name))
        assert (again.entries, again.deck_names, again.talk) == (ledger.entries, ledger.deck_names, [])
        assert again.text() == ledger.text()


def test_an_unchanged_ledger_is_not_written_again(folder: Path, tmp_path: Path) -> None:
    import os

    deliver(folder, tmp_path / "v1.apkg")
    os.utime(folder / NAME, (1, 1))
    deliver(folder, tmp_path / "v2.apkg", LATER)
    assert (folder / NAME).stat().st_mtime == 1


def test_of_a_merged_ledger_the_later_delivery_counts_and_it_is_said(tmp_path: Path) -> None:
    text = HEAD + "<<<<<<< ours\n" + line(content="aa", time=100) + "=======\n" + line(content="bb", time=200) + ">>>>>>> theirs\n"
    ledger = loaded(tmp_path, text)
    assert (ledger.entries["q"].hash, ledger.entries["q"].time, ledger.entries["q"].added) == ("bb", 200, 100)
    assert "was merged" in ledger.talk[0]


def test_two_contents_of_one_time_count_as_changed(tmp_path: Path) -> None:
    ledger = loaded(tmp_path, HEAD + line(content="aa", time=100) + line(content="bb", time=100))
    for content in ("aa", "bb"):
        entry, state = Ledger(tmp_path, dict(ledger.entries)).stamp("q", "d", content, 50)
        assert (state, entry.time) == ("changed", 101)


def test_both_sides_of_a_merge_stay(tmp_path: Path) -> None:
    ledger = loaded(tmp_path, HEAD + line("p") + "<<<<<<< ours\n" + line("q") + "=======\n" + line("r") + ">>>>>>> theirs\n")
    assert set(ledger.entries) == {"p", "q", "r"}


@pytest.mark.parametrize(
    "bad", ["nonsense", "{}", "[1]", '{"id": "q"}', '{"id": "q", "deck": "d", "hash": "h", "time": "x", "added": 1}', '"q"']
)
def test_a_damaged_line_is_named_and_the_rest_is_read(tmp_path: Path, bad: str) -> None:
    ledger = loaded(tmp_path, HEAD + line("p") + bad + "\n" + line("r"))
    assert set(ledger.entries) == {"p", "r"}
    assert f"{NAME}:3" in ledger.talk[0]


def test_a_later_format_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match="anki-ledger/9") as caught:
        loaded(tmp_path, '{"format": "anki-ledger/9"}\n')
    assert caught.value.where.endswith(f"{NAME}:1")


def test_bytes_that_are_no_text_are_a_clear_fault(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuizError, match="cannot be read"):
        load(tmp_path)


def test_a_ledger_that_cannot_be_written_is_said_and_the_package_is_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz.export.anki import ledger

    def refuse(path: Path, text: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(ledger.atomic, "write_text", refuse)
    done = deliver(folder, tmp_path / "v.apkg")
    assert (tmp_path / "v.apkg").is_file()
    assert any("cannot be written" in said and "--previous" in said for said in done.talk)
