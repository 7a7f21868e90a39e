"""`quiz export worksheet`: the files, what the student's hold and what they must not."""

import csv
import json
import re
from pathlib import Path

import pytest
from printing import HOSTILE, IRELAND, KINDS, choice, export, ireland, read, saved, visible

from quiz import cli
from quiz.bank import deck
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Distractor


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export("worksheet", IRELAND, "--keep-all", "--versions", "3", "--seed", "5", out=tmp_path_factory.mktemp("sheets"))


def page(out: Path, name: str) -> str:
    return (out / f"queen-ireland-2011-{name}.html").read_text(encoding="utf-8")


def test_each_version_is_a_sheet_and_a_key_of_its_own(out: Path) -> None:
    names = {path.name for path in out.iterdir()}
    assert names == {f"queen-ireland-2011-{v}{k}.html" for v in "ABC" for k in ("", "-key")} | {"versions.csv"}


def test_every_question_and_option_stands_on_the_sheet_once(out: Path) -> None:
    for version in "ABC":
        text = visible(page(out, version))
        for question in ireland().questions:
            if question.prompt:
                assert text.count(question.prompt) == 1
        for option in ("Mary McAleese", "Brian Cowen", "Shannon", "Prince Charles", "Rock of Cashel", "Tánaiste", "Lord Mayor of Cork"):
            assert text.count(option) == 1, option


def test_the_student_file_holds_no_answer_not_even_hidden(out: Path) -> None:
    for version in "ABC":
        html = page(out, version)
        bank = ireland()
        for question in bank.questions:
            assert question.id not in html
            if question.explanation:
                assert question.explanation not in html
            for evidence in question.evidence:
                assert evidence.passage not in html
        for answer in ("Kildare", "Co. Kildare", "Dublin Castle", "Irish<", "war of independence", "Notes on a state visit", "diary"):
            assert answer not in html, answer
        assert "<!--" not in html


def test_the_key_gives_answers_ids_reasons_and_sources(out: Path) -> None:
    text = visible(page(out, "B-key"))
    for question in ireland().questions:
        assert question.id in text
    for wanted in (
        "It was given in Dublin Castle.",
        "County Kildare; Co. Kildare",
        "She was president from 1997 to 2011.",
        "the long conflict",
    ):
        assert wanted in text
    assert "Own writing, “Notes on a state visit”, 5 January 2026" in text


def test_title_version_seed_points_and_end_stand_in_the_body(out: Path) -> None:
    text = visible(page(out, "C"))
    for wanted in (
        "Elizabeth II in Ireland, May 2011",
        "Name",
        "Class",
        "Date",
        "Score",
        "/ 21 points",
        "Version C",
        "Seed 5",
        "End of version C",
    ):
        assert wanted in text, wanted
    assert "there may be one or several" in text


def test_the_table_of_versions_compares_them_by_question(out: Path) -> None:
    rows = list(csv.DictReader((out / "versions.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * 11
    assert {row["id"] for row in rows if row["version"] == "A"} == {q.id for q in ireland().questions}
    keys = {row["version"]: row["key"] for row in rows if row["id"] == "ie-host"}
    assert len(set(keys.values())) == 3


def test_the_same_bank_and_seed_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    again = export("worksheet", IRELAND, "--keep-all", "--versions", "3", "--seed", "5", out=tmp_path)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in out.iterdir()}


def test_pages_are_self_contained_and_ask_nothing_of_the_network(out: Path) -> None:
    for path in out.glob("*.html"):
        html = path.read_text(encoding="utf-8")
        reader = read(html)
        assert reader.addresses == []
        assert not {"script", "link", "img", "iframe", "object"} & set(reader.tags)
        assert "url(" not in html
        assert "@import" not in html
        assert "default-src 'none'" in html


def test_headings_lists_and_language_are_marked_as_such(out: Path) -> None:
    html = page(out, "A")
    assert '<html lang="en">' in html
    tags = read(html).tags
    assert tags.count("h1") == 1
    assert tags.count("h2") == len(KINDS)
    assert {"main", "header", "section", "ol", "ul", "li"} <= set(tags)


def test_nothing_is_printed_by_its_background(out: Path) -> None:
    css = page(out, "A").split("<style>")[1].split("</style>")[0]
    assert [line for line in css.splitlines() if "background" in line and "background: #fff" not in line] == []
    assert "display: flex" not in css


def test_large_print_has_the_same_numbers_in_eighteen_point(tmp_path: Path) -> None:
    out = export("worksheet", IRELAND, "--large-print", "--keep-all", out=tmp_path)
    normal, large = page(out, "A"), page(out, "A-large")
    assert "18pt/" in large
    assert "18pt/" not in normal
    assert "Large print" in visible(large)
    assert "options two" not in large
    assert "options four" not in large
    cut = visible(normal).index("One right answer")
    large_text = visible(large)
    assert large_text[large_text.index("One right answer") :] == visible(normal)[cut:]


def test_paper_is_left_to_the_printer_unless_said(tmp_path: Path) -> None:
    assert "\n  size:" not in page(export("worksheet", IRELAND, out=tmp_path / "any"), "A")
    assert "size: Letter;" in page(export("worksheet", IRELAND, "--paper", "letter", out=tmp_path / "letter"), "A")
    assert "size: A4;" in page(export("worksheet", IRELAND, "--paper", "A4", out=tmp_path / "a4"), "A")


def test_a_lesson_is_chosen_by_tags_number_minutes_and_approval(tmp_path: Path) -> None:
    def asked(*words: str) -> set[str]:
        out = export("worksheet", IRELAND, *words, out=tmp_path / "-".join(words))
        return {row["id"] for row in csv.DictReader((out / "versions.csv").read_text(encoding="utf-8").splitlines())}

    assert asked("--approved") == {"ie-host"}
    assert asked("--tags", "speech") == {"ie-cloze"}
    assert len(asked("--questions", "4")) == 4
    assert 1 <= len(asked("--minutes", "2")) < 5
    assert asked("--questions", "4", "--seed", "1") != asked("--questions", "4", "--seed", "2")


def test_where_there_is_a_choice_questions_make_room_for_the_timeline(tmp_path: Path) -> None:
    for seed in range(6):
        out = export("worksheet", IRELAND, "--timeline", "--questions", "3", "--seed", seed, out=tmp_path / str(seed))
        rows = list(csv.DictReader((out / "versions.csv").read_text(encoding="utf-8").splitlines()))
        assert len(rows) == 4
        assert [row["type"] for row in rows].count("timeline") == 1
        assert "ie-airfield" not in {row["id"] for row in rows}  # its answer stands in an event


def test_minutes_stand_on_the_sheet(tmp_path: Path) -> None:
    assert "Time: 5 minutes" in visible(page(export("worksheet", IRELAND, "--minutes", "5", out=tmp_path), "A"))


def test_answer_lines_are_as_many_as_asked_for(tmp_path: Path) -> None:
    bank = saved(tmp_path, [Open(id="o", prompt="Why?", points=["because"]), Short(id="s", prompt="Who?", answer="A")])
    html = (export("worksheet", bank, "--answer-lines", "4", out=tmp_path / "o") / "made-A.html").read_text(encoding="utf-8")
    assert html.count('class="rule"') == 8


def test_a_word_bank_is_printed_only_when_asked_for(tmp_path: Path) -> None:
    assert "Words to choose from" not in visible(page(export("worksheet", IRELAND, out=tmp_path / "a"), "A"))
    text = visible(page(export("worksheet", IRELAND, "--decoys", "2", "--keep-all", out=tmp_path / "b"), "A"))
    assert "Words to choose from" in text
    assert "Dublin Castle" in text


def test_points_by_type_are_printed_and_summed(tmp_path: Path) -> None:
    text = visible(page(export("worksheet", IRELAND, "--points", "choice=4", "--keep-all", out=tmp_path), "A"))
    assert "/ 30 points" in text
    assert text.count("4 points") == 3 + 2  # three choices; match and order have four by themselves


def hostile_questions() -> list[AnyQuestion]:
    h = HOSTILE
    return [
        choice(1, prompt=f"1 {h}", answer=f"a {h}", distractors=[Distractor(f"b {h}", f"why {h}"), f"c {h}"]),
        Multiple(id="m", prompt=f"2 {h}", answers=[f"d {h}"], distractors=[f"e {h}"]),
        TrueFalse(id="t", prompt=f"3 {h}", answer=False, correction=f"f {h}"),
        Short(id="s", prompt=f"4 {h}", answer=f"g {h}"),
        Cloze(id="k", prompt=f"5 {h}".replace("{{c1::}}", ""), text="[red]x[/] <b>&amp; {{c1::<i>j</i>::<u>hint</u>}} </style>"),
        Order(id="o", prompt=f"6 {h}", items=[f"l {h}", f"m {h}", f"n {h}"]),
        Match(id="p", prompt=f"7 {h}", pairs=[(f"o {h}", f"p {h}"), (f"q {h}", f"r {h}"), (f"s {h}", f"t {h}")]),
        Open(id="w", prompt=f"8 {h}", points=[f"u {h}"], explanation=f"v {h}"),
    ]


def test_hostile_text_shows_as_itself_on_sheet_and_key(tmp_path: Path) -> None:
    bank = saved(tmp_path, hostile_questions(), title=HOSTILE)
    out = export("worksheet", bank, "--keep-all", out=tmp_path / "o")
    sheet, key = (out / "made-A.html").read_text(encoding="utf-8"), (out / "made-A-key.html").read_text(encoding="utf-8")
    seen = " ".join(HOSTILE.split())
    assert visible(sheet).count(seen) == 1 + 7 + 3 + 2 + 3 + 6  # title, stems, options of both, things to order, pairs
    for letter in "abcdelmnopqrst":
        assert f"{letter} {seen}" in visible(sheet)
    for letter in "adfglmnuv":
        assert f"{letter} {seen}" in visible(key)
    assert "<u>hint</u>" in visible(sheet)
    for html in (sheet, key):
        assert "script" not in read(html).tags
        assert html.count("</style>") == 1


def test_a_bank_of_one_type_and_one_question_makes_a_sheet(tmp_path: Path) -> None:
    for question in hostile_questions():
        bank = saved(tmp_path, [question], name=f"one-{question.KIND}")
        html = (export("worksheet", bank, out=tmp_path / "o") / f"one-{question.KIND}-A.html").read_text(encoding="utf-8")
        assert html.count('role="group"') == 1


def test_a_serbian_sheet_has_serbian_words_in_either_script(tmp_path: Path) -> None:
    cyrillic = visible(page(export("worksheet", IRELAND, "--language", "sr-Cyrl", "--keep-all", out=tmp_path / "c"), "A"))
    latin = visible(page(export("worksheet", IRELAND, "--language", "sr-Latn", "--keep-all", out=tmp_path / "l"), "A"))
    assert "Крај групе A" in cyrillic
    assert "/ 21 бод" in cyrillic
    assert " Б Brian" in cyrillic or " Б Mary" in cyrillic or " Б M" in cyrillic
    assert "Kraj grupe A" in latin
    assert "Tačno" in latin


def test_texts_of_the_deck_keep_their_own_language_for_screen_readers(tmp_path: Path) -> None:
    html = page(export("worksheet", IRELAND, "--language", "sr-Latn", out=tmp_path), "A")
    assert '<html lang="sr-Latn">' in html
    assert '<p class="prompt data" lang="en" dir="auto">' in html
    assert '<p class="prompt data" dir="auto">' in page(export("worksheet", IRELAND, out=tmp_path), "A")


def test_the_table_of_versions_agrees_with_what_each_sheet_prints(out: Path) -> None:
    rows = list(csv.DictReader((out / "versions.csv").read_text(encoding="utf-8").splitlines()))
    right = {q.id: q.answer for q in ireland().questions if isinstance(q, Choice)}
    for row in rows:
        if row["id"] in right:
            question = page(out, row["version"]).split(f'aria-label="Question {row["number"]}"')[1].split("</ol>")[0]
            printed = dict(re.findall(r'<span class="mark round">(\w)</span> <span class="data" dir="auto">(.*?)</span>', question))
            assert printed[row["key"]] == right[row["id"]]


def test_a_folder_of_ones_own_replaces_one_template_and_adds_a_language(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "types").mkdir(parents=True)
    (own / "words").mkdir()
    (own / "types" / "short.html").write_text("<p>write here: {{ item.lines }}</p>", encoding="utf-8")
    english = (Path(__file__).parents[3] / "templates" / "worksheet" / "words" / "en.yaml").read_text(encoding="utf-8")
    german = english.replace("language: en\nalso: [en-GB, en-US]", "language: de\nalso: []").replace("name: Name", "name: Vorname")
    (own / "words" / "de.yaml").write_text(german, encoding="utf-8")
    text = visible(page(export("worksheet", IRELAND, "--templates", own, "--language", "de", "--keep-all", out=tmp_path / "o"), "A"))
    assert "write here: 1" in text
    assert "Vorname:" in text
    assert "Circle the letter" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ item.nothing }}", "has no attribute"),
        ("\n{% if %}", "short.html:2"),
        ("{{ 1 // 0 }}", "ZeroDivisionError"),
        ("\n\n{{ 1 // 0 }}", "short.html:3"),
        ("{{ item.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_broken_template_is_one_clear_message(text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "short.html").write_text(text, encoding="utf-8")
    assert cli.main(["export", "worksheet", str(IRELAND), "--keep-all", "--templates", str(tmp_path), "-o", str(tmp_path / "o")]) == 1
    told = capsys.readouterr().err
    assert told.count("quiz: ") == 1
    assert says in told
    assert "short.html" in told
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (["--templates", "nowhere"], "no such folder", 2),
        (["--language", "xx"], "no words", 2),
        (["--tags", "nothing-has-this"], "no question is left", 2),
        (["--points", "choice"], "TYPE=N", 2),
        (["--points", "riddle=3"], "TYPE=N", 2),
        (["--versions", "27"], "at most 26", 2),
        (["--versions", "0"], "number from 1 up", 2),
        (["--paper", "a5"], "a4 or letter", 2),
        (["--class", "nowhere.csv"], "cannot be read", 1),
    ],
)
def test_wrong_use_is_one_clear_message(words: list[str], says: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "worksheet", str(IRELAND), *words, "-o", str(tmp_path / "o")]) == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_two_decks_of_one_name_are_refused_before_anything_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    banks = [str(saved(tmp_path / folder, [choice(1)])) for folder in "ab"]
    assert cli.main(["export", "worksheet", *banks, "-o", str(tmp_path / "o")]) == 2
    assert "same names" in capsys.readouterr().err


def test_files_are_printed_as_data_and_the_rest_as_talk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export("worksheet", IRELAND, "--json", out=tmp_path)
    told = capsys.readouterr()
    assert {Path(f).name for f in json.loads(told.out)["files"]} == {p.name for p in tmp_path.iterdir()}
    assert "points" in told.err


def test_rejected_and_retired_questions_never_reach_paper(tmp_path: Path) -> None:
    bank = saved(tmp_path, [choice(1), choice(2, status="rejected"), choice(3, status="retired")])
    text = visible((export("worksheet", bank, out=tmp_path / "o") / "made-A.html").read_text(encoding="utf-8"))
    assert [f"Qn00{n}x" in text for n in (1, 2, 3)] == [True, False, False]
    assert deck.load(bank).questions[1].status == "rejected"
