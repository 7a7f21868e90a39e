"""The whole way: texts -> feed -> banks -> the three deliveries, on articles of our own about one visit."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank import deck
from quiz.bank.deck import Bank
from quiz.cli import main
from quiz.feed import store
from quiz.feed.dates import find_dates

ARTICLES = Path(__file__).parent / "feed" / "cases" / "nixon"
CLOCK = "1763856000"
NAMED = {"host", "b", "person", "city", "doc"}
HOSTILE = "[red]x[/] <b>&amp; {{c1::}}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The banks of the five articles."""
    out = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", CLOCK)
        assert main(["build", str(ARTICLES), "-o", str(out)]) == 0
        yield out


@pytest.fixture(scope="module")
def bank(built: Path) -> Bank:
    return deck.load(built / "richard-nixon-china-1972.yaml")


def files_in(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and ".cache" not in p.parts}


# --- articles -> feed -> bank ------------------------------------------------------------------------------------------------


def test_four_articles_about_one_visit_make_one_deck(built: Path) -> None:
    visits = [v for path in (built / "feed").glob("*.yaml") for v in store.load(path).visits]
    assert [(v.visitor.name, v.host.name, v.host.country, v.start, v.end, v.kind) for v in visits] == [
        ("Richard Nixon", "Zhou Enlai", "CN", "1972-02-21", "1972-02-28", "official")
    ]


def test_every_article_about_the_visit_is_cited(bank: Bank) -> None:
    cited = {bank.sources[e.source].file for q in bank.questions for e in q.evidence}
    assert cited == {"wiki.txt", "announcement.txt", "dispatch.txt", "retrospect.txt"}


def test_the_report_says_why_the_essay_came_to_nothing(built: Path) -> None:
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    reasons = {d["title"]: d["left_out"] for d in report["documents"]}
    assert reasons.pop("On the arranging of flags") == "it tells of no visit with a visitor, a country and a day"
    assert set(reasons.values()) == {""}


def test_what_was_announced_and_then_told_has_happened(built: Path) -> None:
    facts = store.load(built / "feed" / "richard-nixon-china-1972.yaml").visits[0].facts
    talks = next(f for f in facts if f.type == "talks")
    sources = {e.source for e in talks.evidence}
    assert talks.modality == "happened"
    assert any("harbour-courier" in s for s in sources)
    assert any("wikipedia" in s for s in sources)


def test_what_only_the_announcement_tells_stays_a_plan(built: Path) -> None:
    facts = store.load(built / "feed" / "richard-nixon-china-1972.yaml").visits[0].facts
    announcement = {"the-harbour-courier-1972-02-15-president-nixon-leave-beijing"}
    alone = [f for f in facts if f.type == "accompany" and {e.source for e in f.evidence} == announcement]
    assert [f.modality for f in alone] == ["planned"]


def test_a_bank_has_many_questions_of_many_types(bank: Bank) -> None:
    assert len(bank.questions) >= 30
    assert {q.KIND for q in bank.questions} >= {"choice", "true-false", "short", "cloze", "order", "match"}


def test_every_passage_stands_in_its_source(bank: Bank) -> None:
    for question in bank.questions:
        assert question.evidence
        for e in question.evidence:
            text = (ARTICLES / bank.sources[e.source].file).read_text(encoding="utf-8")
            assert text[e.start : e.end] == e.passage or " ".join(e.passage.split()) in " ".join(text[e.start : e.end].split())


def test_a_name_that_is_a_key_stands_in_its_passage(bank: Bank) -> None:
    asked = [q for q in bank.questions if q.KIND in {"choice", "short"} and q.generated and q.generated.slot in NAMED]
    assert len(asked) >= 8
    for question in asked:
        passages = " ".join(e.passage for e in question.evidence)
        parts = question.answer_text().split()
        assert parts[0] in passages or parts[-1] in passages, question.id


def test_a_day_that_is_a_key_follows_from_its_passage(bank: Bank) -> None:
    asked = [q for q in bank.questions if q.KIND == "choice" and q.generated and q.generated.slot in {"date", "start", "end"}]
    assert len(asked) >= 5
    for question in asked:
        days = set()
        for e in question.evidence:
            found = find_dates(e.passage, published=bank.sources[e.source].published, year="1972")
            days |= {d for span in found for d in (span.first, span.last)}
        key = find_dates(question.answer_text())[0].first
        assert key in days, question.id


def test_no_wrong_option_is_the_key(bank: Bank) -> None:
    for question in bank.questions:
        assert question.answer_text() not in [d.text for d in question.wrong_options()]


def test_what_was_built_passes_its_own_check(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(built)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("ok: ")
    assert [line.partition(":")[0] for line in told[:-1]] == ["passages not compared"]  # the articles lie elsewhere


def test_the_same_articles_and_clock_give_the_same_bytes(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    assert main(["build", str(ARTICLES), "-o", str(tmp_path)]) == 0
    assert files_in(tmp_path).keys() == files_in(built).keys()
    for name, raw in files_in(tmp_path).items():
        assert raw == files_in(built)[name], name


def test_building_again_in_place_changes_nothing(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    out = Path(shutil.copytree(built, tmp_path / "again"))
    before = {n: raw for n, raw in files_in(out).items() if n != "report.json"}
    assert main(["build", str(ARTICLES), "-o", str(out)]) == 0
    assert {n: raw for n, raw in files_in(out).items() if n != "report.json"} == before


def test_the_feed_alone_builds_the_bank_again(built: Path, bank: Bank, tmp_path: Path) -> None:
    assert main(["build", str(built / "feed"), "-o", str(tmp_path)]) == 0
    again = deck.load(tmp_path / "richard-nixon-china-1972.yaml")
    assert [q.id for q in again.questions] == [q.id for q in bank.questions]
    assert [q.answer_text() for q in again.questions] == [q.answer_text() for q in bank.questions]
    assert main(["check", str(tmp_path)]) == 0


def test_a_feed_without_passages_says_why_nothing_is_asked(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(built / "feed", tmp_path / "given" / "feed")
    assert main(["build", str(tmp_path / "given" / "feed"), "-o", str(tmp_path / "out")]) == 0
    assert "its evidence has no passages" in capsys.readouterr().err


def test_why_shows_the_passage_of_an_answer(built: Path, bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    question = next(q for q in bank.questions if q.generated and q.generated.slot == "doc")
    assert main(["why", question.id, str(built)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert question.evidence[0].passage.split(",")[0] in shown
    assert "Shanghai Communiqué" in shown


# --- deliveries -----------------------------------------------------------------------------------------------------------


def test_one_build_is_delivered_three_ways(built: Path, tmp_path: Path) -> None:
    package, sheets = tmp_path / "visits.apkg", tmp_path / "sheets"
    banks = shutil.copytree(built, tmp_path / "banks")
    assert main(["export", "anki", str(banks), "-o", str(package)]) == 0
    assert main(["export", "worksheet", str(banks), "-o", str(sheets)]) == 0
    assert zipfile.is_zipfile(package)
    assert {p.name for p in sheets.iterdir()} >= {"richard-nixon-china-1972-A-key.html", "richard-nixon-china-1972-A.html"}
    played = _played(Path(banks), tmp_path)
    assert re.search(r"\d of 2 right", played)


def _played(banks: Path, tmp_path: Path, questions: int = 2) -> str:
    command = [sys.executable, "-m", "quiz", "play", str(banks), "--data", str(tmp_path / "data"), "--questions", str(questions)]
    done = subprocess.run([*command, "--seed", "7"], input=b"\n\n" * questions, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_text_that_looks_like_markup_shows_as_itself_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    banks = tmp_path / "banks"
    banks.mkdir()
    question = {"id": "h", "type": "short", "prompt": f"Who wrote {HOSTILE} on the wall of the embassy?", "answer": "Somebody"}
    bank = {"format": "question-bank/1", "deck": {"id": "hostile", "title": HOSTILE}, "questions": [question]}
    (banks / "hostile.yaml").write_text(json.dumps(bank), encoding="utf-8")
    assert main(["check", str(banks)]) == 0, capsys.readouterr().out
    assert HOSTILE in _played(banks, tmp_path, 1)
    assert main(["export", "anki", str(banks), "-o", str(tmp_path / "h.apkg")]) == 0
    assert main(["export", "worksheet", str(banks), "-o", str(tmp_path / "sheets")]) == 0
    sheet = (tmp_path / "sheets" / "hostile-A.html").read_text(encoding="utf-8")
    assert "[red]x[/] &lt;b&gt;&amp;amp; {{c1::}}" in sheet
    assert "<b>&amp;" not in sheet


@pytest.mark.slow
def test_the_demo_leaves_decks_a_package_and_a_worksheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-play", "-o", str(tmp_path / "demo")]) == 0
    out = tmp_path / "demo"
    assert list((out / "decks").glob("*.yaml"))
    assert zipfile.is_zipfile(out / "visits.apkg")
    assert list((out / "worksheets").glob("*-A-key.html"))
    assert "Why is that the answer?" in capsys.readouterr().out


@pytest.mark.slow
def test_a_wheel_carries_decks_and_templates(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling makes the wheel: pip install hatchling")
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert any(n.startswith("quiz/_bundled/decks/feed/") for n in names)
    assert any(n.startswith("quiz/_bundled/templates/anki/") for n in names)
    assert "quiz/feed/patterns/frames.yaml" in names
    assert not any(n.startswith("tests/") for n in names)


# --- bad input -------------------------------------------------------------------------------------------------------------

BANK = "format: question-bank/1\ndeck: {id: d, title: D}\nquestions:\n"
QUESTION = "- {id: a, type: choice, prompt: Who came to Beijing in 1972?, answer: Nixon, distractors: [Ford, Carter]}\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def _told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return [line for line in (captured.out + captured.err).splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("nothing", None, "does not exist"),
        ("binary.txt", b"\x00\x01\x02\xff\xfe\x89PNG" * 40, "binary.txt"),
        ("essay.txt", b"On flags\n\nA flag should hang as high as its neighbour.\n", "no visit"),
        ("empty.txt", b"", "empty.txt"),
    ],
    ids=["missing", "binary", "no-visit", "empty"],
)
def test_a_source_that_cannot_be_built_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / name), "-o", str(out)]) in {1, 2}
    assert any(message in line for line in _told(capsys))
    assert set(files_in(out)) <= ({"report.json"} if name == "essay.txt" else set())


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none").mkdir()
    assert main(["build", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) in {1, 2}
    assert any("none" in line for line in _told(capsys))
    assert files_in(tmp_path / "out") == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "empty"),
        (BANK + "- {id: a, type: choice, prompt: Who", ":5: is not valid YAML"),
        (BANK + QUESTION.replace("answer:", "awnser:"), "awnser"),
        (BANK + QUESTION + QUESTION, "a"),
        (BANK + QUESTION.replace("answer: Nixon, ", ""), "answer"),
        (BANK + QUESTION.replace("[Ford, Carter]", "[Nixon, Carter]"), "Nixon"),
        (BANK + QUESTION.replace("Nixon", "!!python/object/apply:os.system [ls]"), "python"),
        (BANK + BOMB, "alias"),
        (BANK.replace("bank/1", "bank/9") + QUESTION, "question-bank/1"),
    ],
    ids=[
        "empty",
        "half-written",
        "unknown-key",
        "duplicate-id",
        "no-key",
        "key-among-the-wrong",
        "python-tag",
        "alias-bomb",
        "other-format",
    ],
)
def test_a_broken_bank_is_refused_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, message: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    assert main(["check", str(path)]) in {1, 2}
    told = _told(capsys)
    assert any("broken.yaml" in line and message in line for line in told), told
    for command in (["play", str(path), "--data", str(tmp_path / "d")], ["export", "worksheet", str(path), "-o", str(tmp_path / "w")]):
        assert main(command) in {1, 2}
        assert any("broken.yaml" in line for line in _told(capsys))
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize("command", [["play"], ["export", "anki", "-o", "x.apkg"], ["export", "worksheet", "-o", "w"]], ids=" ".join)
def test_a_deck_that_does_not_exist_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))
    assert main([*command[:2], "nowhere-deck", *command[2:]] if command[0] == "export" else ["play", "nowhere-deck"]) in {1, 2}
    told = _told(capsys)
    assert len(told) <= 2
    assert "nowhere-deck" in told[0]
    assert not (tmp_path / "x.apkg").exists()


def test_a_feed_that_is_half_written_leaves_the_old_banks(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = Path(shutil.copytree(built, tmp_path / "out"))
    feed = tmp_path / "feed.yaml"
    text = (built / "feed" / "richard-nixon-china-1972.yaml").read_text(encoding="utf-8")
    feed.write_text(text[: text.rindex("{", 0, len(text) // 2) + 6], encoding="utf-8")  # within a value, not between two lines
    before = files_in(out)
    assert main(["build", str(feed), "-o", str(out)]) in {1, 2}
    assert any("feed.yaml" in line for line in _told(capsys))
    assert {n: raw for n, raw in files_in(out).items() if n.endswith(".yaml")} == {n: r for n, r in before.items() if n.endswith(".yaml")}
