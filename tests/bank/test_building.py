"""The build as a whole: what comes from the cache is what would be made anew, in one process or in several."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz import cachefile, jobs
from quiz.bank import build as prose
from quiz.bank.build import Options, Report, build, deck_ids
from quiz.bank.make.scene import WHOLE
from quiz.bank.neighbours import NEAREST, Neighbours
from quiz.citation import Evidence
from quiz.cli import main
from quiz.commands.progress import Progress
from quiz.errors import QuizError
from quiz.feed.model import Person, Visit

PLACES = (("Norway", "Oslo"), ("Poland", "Warsaw"), ("Kenya", "Nairobi"), ("Japan", "Tokyo"), ("Chile", "Santiago"), ("Egypt", "Cairo"))
GUESTS = ("Ada Quillfeather", "Boris Tamsin", "Clara Underhill", "Dario Vexley", "Edda Wolfram", "Felix Yarrow")
HOSTS = ("Greta Zimber", "Hugo Alder", "Irma Birch", "Jonas Cedar", "Karla Elm", "Linus Fir")
TABLE = "Visitor,From,To,Start date,End date,Remarks\n" + "".join(
    f"President {guest},{PLACES[n][0]},United States,19{60 + n}-05-0{n + 1},19{60 + n}-05-0{n + 2},State visit.\n"
    for n, guest in enumerate(GUESTS)
)


def report(number: int) -> str:
    (home, _), (host, city) = PLACES[number], PLACES[(number + 1) % 6]
    guest, hostess, on = GUESTS[number], HOSTS[number], f"{number + 3} May {1990 + number}"
    return (
        f"President {guest} of {home} arrived in {city} on {on} for a state visit to {host}. "
        f"President {hostess} of {host} welcomed {guest} on {on}.\n\n"
        f"On {on} {guest} met {hostess} in {city}. The two discussed trade, energy and education.\n"
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(report(number), encoding="utf-8")
    (folder / "list.csv").write_text(TABLE, encoding="utf-8")
    return folder


def built(source: Path, out: Path, *more: str) -> dict[str, bytes]:
    """The files of a build by the command itself, the cache apart."""
    assert main(["build", str(source), "-o", str(out), *more]) == 0
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file() and ".cache" not in p.parts}


def test_texts_and_tables_make_feeds_banks_and_a_report(sources, tmp_path):
    found = built(sources, tmp_path / "out", "--by", "decade")
    assert "report.json" in found
    assert "united-states-visits-1960s.yaml" in found
    assert len([name for name in found if name.startswith("feed/")]) == len([n for n in found if "/" not in n]) - 1 >= 4
    assert main(["check", str(tmp_path / "out")]) == 0


def test_two_processes_make_the_same_bytes_as_one(sources, tmp_path):
    assert built(sources, tmp_path / "one") == built(sources, tmp_path / "two", "--jobs", "2")


def test_a_second_build_changes_no_deck_and_a_deleted_cache_changes_no_byte(sources, tmp_path):
    first = built(sources, tmp_path / "out")
    shutil.copytree(tmp_path / "out", tmp_path / "other")
    shutil.rmtree(tmp_path / "other" / ".cache")
    second, anew = built(sources, tmp_path / "out"), built(sources, tmp_path / "other")
    assert second == anew
    assert {n: b for n, b in first.items() if n != "report.json"} == {n: b for n, b in second.items() if n != "report.json"}


def test_a_changed_document_is_read_anew_and_the_others_are_not(sources, tmp_path, monkeypatch):
    built(sources, tmp_path / "out")
    (sources / "2.txt").write_text(report(2).replace("5 May 1992", "6 May 1992"), encoding="utf-8")
    read = []
    from quiz.feed import reading

    real = reading.extract
    monkeypatch.setattr(reading, "extract", lambda document: read.append(document.source.file) or real(document))
    found = built(sources, tmp_path / "out")
    assert read == ["2.txt"]
    assert any(b"6 May 1992" in text for text in found.values())


def test_a_damaged_cache_is_noticed_and_made_anew(sources, tmp_path, capsys):
    built(sources, tmp_path / "out")
    kept = built(sources, tmp_path / "out")
    for entry in (tmp_path / "out" / ".cache").iterdir():
        if entry.suffix in (".read", ".json"):
            data = bytearray(entry.read_bytes())
            data[len(data) // 2] ^= 0xFF
            entry.write_bytes(bytes(data))
    capsys.readouterr()
    assert built(sources, tmp_path / "out") == kept
    assert "damaged" in capsys.readouterr().err


def test_what_a_person_edited_is_not_taken_from_the_cache(sources, tmp_path):
    found = built(sources, tmp_path / "out")
    name = next(n for n in found if "/" not in n and n.endswith(".yaml") and b"status: draft" in found[n])
    path = tmp_path / "out" / name
    path.write_bytes(path.read_bytes().replace(b"status: draft", b"status: approved", 1))
    edited = path.read_bytes()
    assert built(sources, tmp_path / "out")[name] == edited


def test_entries_of_documents_that_are_gone_leave_the_cache(sources, tmp_path):
    built(sources, tmp_path / "out")
    before = len(list((tmp_path / "out" / ".cache").glob("*.read")))
    (sources / "3.txt").unlink()
    built(sources, tmp_path / "out")
    assert len(list((tmp_path / "out" / ".cache").glob("*.read"))) == before - 1


def test_bad_rows_are_told_and_the_rest_is_built(sources, tmp_path, capsys):
    (sources / "list.csv").write_text(TABLE + "President Ada,Norwya,United States,1970-01-01,1970-01-02,\n", encoding="utf-8")
    assert main(["build", str(sources / "list.csv"), "-o", str(tmp_path / "out")]) == 0
    assert 'list.csv: row 8, From: unknown country "Norwya". Did you mean "Norway"?' in capsys.readouterr().err


def test_a_table_in_an_old_encoding_is_built_and_told(tmp_path, capsys):
    table = tmp_path / "list.csv"
    table.write_bytes((TABLE + "President José Ñandú,Chile,United States,1967-05-01,1967-05-02,State visit.\n").encode("latin-1"))
    found = built(table, tmp_path / "out")
    assert "list.csv: is not UTF-8 (line 8); it was read as Windows-1252." in capsys.readouterr().err
    assert any("José Ñandú".encode() in text for text in found.values())


def test_a_pasted_table_asks_for_a_name(tmp_path, capsys, monkeypatch):
    def pasted(*more: str) -> set[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))
        out = tmp_path / str(len(more))
        assert main(["build", "-", "-o", str(out), *more]) == 0
        return set(files(out))

    assert "pasted-table.yaml" in pasted()
    assert "standard input: is a table without a name" in capsys.readouterr().err
    assert "guests-of-the-house.yaml" in pasted("--title", "Guests of the house")
    assert "without a name" not in capsys.readouterr().err


def test_a_table_without_the_country_visited_says_what_to_add(tmp_path, capsys):
    table = tmp_path / "guests.csv"
    table.write_text("Visitor,From,Arrived,Left,Seat\nPresident Ada Roe,Norway,1961-05-03,1961-05-04,4\n", encoding="utf-8")
    found = built(table, tmp_path / "out")
    told = capsys.readouterr().err
    assert "guests.csv: no column says which country was visited, so nothing is asked." in told
    assert "columns not used: Seat." in told
    assert json.loads(found["report.json"])["tables"] == [{"source": "guests", "title": "guests", "rows": 1, "left_out": 0}]


def test_a_mapping_by_the_user_is_taken(tmp_path, capsys):
    rows = "Guest;Landed\nPresident Ada Quillfeather;03/05/1961\nKing Boris IV;04/06/1962\nQueen Clara II;05/07/1963\n"
    (tmp_path / "guests.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(
        "fields: {visitor: Guest, start: Landed}\nconstants: {host_country: Norway}\ndates: day-first\n", encoding="utf-8"
    )
    mapping = ["--mapping", str(tmp_path / "m.yaml")]
    assert main(["build", str(tmp_path / "guests.csv"), *mapping, "--by", "decade", "-o", str(tmp_path / "out")]) == 0
    assert "Visits to Norway in the 1960s" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "--mapping"),
        ("\x89PNG\r\n", "picture"),
    ],
)
def test_sources_that_give_nothing_leave_nothing_behind(tmp_path, capsys, text, says):
    path = tmp_path / ("a.csv" if "," in text else "a.txt")
    path.write_text(text, encoding="latin-1", newline="")
    assert main(["build", str(path), "-o", str(tmp_path / "out")]) == 1
    assert says in capsys.readouterr().err
    assert files(tmp_path / "out") == {}


def test_a_text_that_gives_no_deck_leaves_a_report_that_says_why(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The sun shone all day long.\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == 1
    assert "nothing is asked, since" in capsys.readouterr().err
    assert list(files(tmp_path / "out")) == ["report.json"]


def test_the_first_held_sentence_is_quoted_with_its_reason_and_remedy(tmp_path, capsys):
    text = "Quiet days\n\nOn 3 May 2019 he visited Norway. He met her in Oslo, it was said.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert 'held back: it is unclear who "he" is in: “On 3 May 2019 he visited Norway.”' in told
    assert "Write the name, or add the fact in corrections.yaml." in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "--max-verbatim", "0"], "from 1 up"),
        (["a.txt", "--max-verbatim", "-3"], "from 1 up"),
        (["a.txt", "--max-verbatim", "many"], "from 1 up"),
        ([""], "source is empty"),
        (["https://example.org/visit"], "Save the page"),
    ],
)
def test_wrong_use_says_what_to_give(tmp_path, capsys, arguments, says):
    out = tmp_path / "out"
    assert main(["build", *arguments, "-o", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_wrong_use_is_exit_code_two(tmp_path, capsys):
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--jobs", "0"]) == 2
    assert "no number of processes" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_leaves_whole_files_and_a_second_run_goes_on(tmp_path):
    for many in (240, 960, 3840):  # a machine may be done before it is stopped
        folder, out = tmp_path / f"many-{many}", tmp_path / f"out-{many}"
        code, err = _stopped_build(folder, out, many)
        if code:
            break
    assert code == 130, err
    assert b"Traceback" not in err
    assert not list(out.rglob("*.part"))
    cached = len(list(out.glob(".cache/*.read")))
    assert cached
    assert main(["build", str(folder), "-o", str(out)]) == 0
    assert len(list(out.glob(".cache/*.read"))) == many


def _stopped_build(folder: Path, out: Path, many: int) -> tuple[int, bytes]:
    """The exit code of a build that is stopped when its first text is read, and what it said."""
    folder.mkdir()
    for number in range(many):
        text = report(number % 6).replace("trade", f"trade number {number}")
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "quiz", "build", str(folder), "-o", str(out), "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    waited = time.monotonic() + 60
    while not list(out.glob(".cache/*.read")) and time.monotonic() < waited:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    return running.returncode, err


def test_a_cache_file_knows_when_it_is_damaged(tmp_path):
    path = tmp_path / "a"
    assert cachefile.read(path) is None
    assert cachefile.write(path, b"data")
    assert cachefile.read(path) == b"data"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(cachefile.DamagedError):
        cachefile.read(path)


def test_results_come_in_the_order_of_the_tasks():
    with jobs.executor(1) as pool:
        assert list(jobs.in_order(pool, str, range(20), 3)) == [str(n) for n in range(20)]
    with jobs.executor(2) as pool:
        assert list(jobs.in_order(pool, str, range(20), 3)) == [str(n) for n in range(20)]


def test_a_fault_in_a_task_is_the_callers():
    with jobs.executor(1) as pool, pytest.raises(ZeroDivisionError):
        list(jobs.in_order(pool, lambda n: 1 / n, [1, 0], 1))


def visit(number: int, visitor: str = "", host: str = "") -> Visit:
    return Visit(f"v{number}", Person(visitor or f"Guest{number} Name{number}"), Person(host), f"{1000 + number}-01-01")


def test_neighbours_are_the_nearest_and_whoever_shares_a_person():
    visits = [visit(n) for n in range(200)]
    visits[3] = visit(3, "Ada Quill")
    visits[180] = visit(180, "A. Quill")
    around = {v.id for v in Neighbours(visits).of(3)}
    assert "v180" in around
    assert len(around) == NEAREST + 2


def test_a_small_feed_is_all_neighbours():
    visits = [visit(n) for n in range(9)]
    assert Neighbours(visits).of(4) == visits


def test_deck_ids_are_unique_where_a_month_has_two_visits():
    visits = [Visit(f"v{day}", Person("Ada Quill"), Person("Bo", country="NO"), f"1990-05-{day}") for day in ("03", "20")]
    visits.append(Visit("x", Person("Ada Quill"), Person("Bo", country="NO"), "1991-05-03"))
    assert list(deck_ids(visits).values()) == ["ada-quill-norway-1990-05-03", "ada-quill-norway-1990-05-20", "ada-quill-norway-1991"]


def test_two_visits_of_one_month_without_a_day_have_decks_of_their_own():
    visits = [Visit(name, Person("Ada Quill"), Person("Bo", country="NO"), "1990-05") for name in ("1990-05-quill", "1990-05-quill-2")]
    assert list(deck_ids(visits).values()) == ["1990-05-quill", "1990-05-quill-2"]


def test_a_build_of_nothing_is_a_fault(tmp_path):
    with pytest.raises(QuizError, match="no document and no table"):
        list(build([tmp_path], tmp_path / "out", Options(), Report(), fault=lambda _: None))


class Terminal:
    def __init__(self, is_terminal: bool) -> None:
        self.text, self.terminal = "", is_terminal

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_a_bar_on_a_terminal_and_lines_in_a_log(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    screen, log = Terminal(True), Terminal(False)
    with Progress(screen) as bar, Progress(log) as lines:  # type: ignore[arg-type]
        for done in range(0, 101, 10):
            now[0] += 6.0
            bar.told("reading", done, 100)
            lines.told("reading", done, 100)
    assert "reading: 50 of 100" in screen.text
    assert "left" in screen.text
    assert screen.text.endswith("\r\x1b[K")
    assert log.text.splitlines()[-1] == "quiz: reading: 100 of 100"
    assert 2 <= len(log.text.splitlines()) <= 6


def test_quick_work_shows_no_progress():
    screen = Terminal(True)
    with Progress(screen) as bar:  # type: ignore[arg-type]
        bar.told("reading", 1, 2)
        bar.told("reading", 2, 2)
    assert screen.text == ""


def test_makers_look_things_up_in_whole_texts(tmp_path, monkeypatch):
    """What one text does not say can be told only from all of it, not from the passages that prove something."""
    text = report(1)
    (tmp_path / "report.txt").write_text(text, encoding="utf-8", newline="\n")
    found = []
    make = prose.make_bank

    def making(info, visits, index, cited, passage, *rest, **more):
        found.extend(passage(Evidence(source, 0, WHOLE)) for source in cited)
        return make(info, visits, index, cited, passage, *rest, **more)

    monkeypatch.setattr(prose, "make_bank", making)
    built(tmp_path / "report.txt", tmp_path / "out")
    assert found
    assert all(" ".join(text.split()) == whole for whole in found)
