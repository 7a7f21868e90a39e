"""Every card as Anki renders it: nothing blank, nothing unresolved, and content that shows as itself."""

import os
import re
import shutil
import sqlite3
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from anki_judge import Rendered, collection, import_package, rendered_cards, shown_text
from delivering import FIRST, deliver, edit_bank
from generated import bench

from quiz.bank import deck
from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Distractor
from quiz.citation import Evidence, Source
from quiz.export.anki.fields import WRITERS

HOSTILE = "[red]x[/] <b>&amp; {{c1::y}} {{Id}} [sound:a.mp3] \\(z\\) [[type:Id]] [latex]q[/latex] <script>alert(1)</script> '\""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def read_as_browser(html: str) -> tuple[str, set[str]]:
    """Text and element names of a side, the cards' own script apart."""
    parser = _Text()
    parser.feed(html.split("\n<script>")[0])
    return "".join(parser.parts), parser.tags


def check_sides(card: Rendered) -> None:
    for side in (card.front, card.back):
        assert shown_text(side), f"{card.question_id} has a blank side"
        # the comparison of a typed answer is put in after the template is done, and is Anki's own text
        from_template = re.sub(r"<code id=.?typeans.*?</code>", "", side.split("<script>")[0], flags=re.S)
        assert "{{" not in from_template
        assert "[[type:" not in from_template
        assert "unknown field" not in shown_text(side).casefold()


def cards_of(folder: Path, tmp_path: Path, typed: str = "") -> dict[str, Rendered]:
    """The cards of the folder's banks by kind (the last one of each)."""
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        assert not col.get_empty_cards().notes
        assert col.db.scalar("PRAGMA integrity_check") == "ok"
        cards = rendered_cards(col, typed=typed)
    for card in cards:
        check_sides(card)
    return {card.kind: card for card in cards}


def test_each_question_type_has_its_fields() -> None:
    assert set(WRITERS) == {kind.KIND for kind in KINDS}


def test_the_sample_bank_gives_cards_of_all_types(folder: Path, tmp_path: Path) -> None:
    assert set(cards_of(folder, tmp_path)) == {kind.KIND for kind in KINDS}


def test_the_front_of_a_choice_lists_the_options_and_the_back_marks_the_key(folder: Path, tmp_path: Path) -> None:
    card = cards_of(folder, tmp_path)["choice"]
    assert card.front.count("<li ") == card.back.count("<li ") == 4
    assert 'class="key"><span dir="auto">Schöneberg Town Hall' in card.back
    assert ".back .key" in card.css
    assert ".front .key" not in card.css
    assert ".front .why { display: none; }" in card.css


def test_a_typed_answer_is_compared_by_anki(folder: Path, tmp_path: Path) -> None:
    right = cards_of(folder, tmp_path, typed="Willy Brandt")["short"]
    assert "typeGood" in right.back
    assert "typeBad" not in right.back
    assert "Herbert Frahm" in right.back
    assert "Brandt" not in shown_text(right.front)


def test_hostile_typed_answers_compare_as_plain_text(folder: Path, tmp_path: Path) -> None:
    def edit(bank: Bank) -> None:
        bank.questions[:] = [Short(id="q", prompt="p", answer='A & B <c> [d] {{e}} "f"')]

    edit_bank(folder, edit)
    card = cards_of(folder, tmp_path, typed='A & B <c> [d] {{e}} "f"')["short"]
    assert "typeBad" not in card.back
    assert "typeMissed" not in card.back


def test_the_stored_order_of_items_is_never_the_right_one() -> None:
    from quiz.export.anki.fields import FieldWriter

    writer = FieldWriter(Bank(DeckInfo("d", "D")))
    for number in range(200):
        fields = writer.fields(Order(id=f"q{number}", prompt="p", items=["a", "b", "c"]))
        places = [part[0] for part in fields["Options"].split('data-t="')[1:]]
        assert places != ["0", "1", "2"]
        assert sorted(places) == ["0", "1", "2"]


def test_the_key_is_not_always_at_the_same_place() -> None:
    from quiz.export.anki.fields import FieldWriter

    writer = FieldWriter(Bank(DeckInfo("d", "D")))
    places = set()
    for number in range(100):
        options = writer.fields(Choice(id=f"q{number}", prompt="p", answer="a", distractors=["b", "c", "d"]))["Options"]
        places.add(options[: options.index("key")].count("<li"))
    assert places == {1, 2, 3, 4}


def test_a_cloze_has_a_card_for_each_number_and_shows_hints(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        fronts = [card.front for card in rendered_cards(col, "note:*cloze")]
    assert len(fronts) == 3
    assert fronts[0].count("[date]") == fronts[0].count("[time]") == 1
    assert "[...]" in fronts[1]


def test_a_prompt_that_only_says_the_task_is_not_said_twice(tmp_path: Path) -> None:
    made = tmp_path / "gap"
    made.mkdir()
    deck.save(Bank(DeckInfo("d", "D"), questions=[Cloze(id="q", prompt="Fill the gap.", text="In {{c1::May}}.")]), made / "d.yaml")
    assert cards_of(made, tmp_path)["cloze"].front.count("Fill the gap.") == 1


@pytest.mark.parametrize("answer", ["a:b", "a::b", "12:", ":12", "1:30", "}x", "x}", "{x", "a}b{", "\\)", "]]"])
@pytest.mark.parametrize("hint", ["", "h", "::", ":h", "h:", "}"])
def test_braces_and_colons_in_a_blank_are_harmless(answer: str, hint: str) -> None:
    from quiz.export.anki.fields import FieldWriter

    question = Cloze(id="q", text=f"In {{{{c1::{answer}{'::' if hint else ''}{hint}}}}} there {{ were }} two {{}} and {{{{c2::more}}}}.")
    expected = [(b.number, b.answer, b.hint) for b in question.blanks()]
    text = FieldWriter(Bank(DeckInfo("d", "D"))).fields(question)["Text"]
    with collection() as col:
        note = col.new_note(col.models.by_name("Cloze"))
        note["Text"] = text
        col.add_note(note, col.decks.id("D"))
        cards = [card.render_output() for card in note.cards()]
    assert len(cards) == len({number for number, _, _ in expected})
    shown, _ = read_as_browser(cards[0].answer_text.split("<br>")[0])
    assert shown.strip() == question.solved().strip()
    asked, _ = read_as_browser(cards[0].question_text)
    assert f"[{expected[0][2] or '...'}]" in asked


def hostile_questions() -> list[AnyQuestion]:
    """One question of each type with the hostile text wherever text may stand."""

    def text(number: int) -> str:
        return f"{HOSTILE} {number}"

    common = {
        "prompt": text(0),
        "explanation": text(1),
        "evidence": [Evidence("s", 1, 2, passage=text(2)), Evidence("s", row=text(3), field=text(4))],
        "tags": [text(5)],
    }
    wrong: list[str | Distractor] = [Distractor(text(7), text(8)), Distractor(text(9), text(10))]
    safe = HOSTILE.replace("{", "(").replace("}", ")").replace("::", ":")
    return [
        Choice(id="choice", answer=text(6), distractors=wrong, **common),
        Multiple(id="multiple", answers=[text(6), text(11)], distractors=wrong, **common),
        TrueFalse(id="true-false", answer=False, correction=text(6), **common),
        Short(id="short", answer=text(6), accept=[text(7)], **common),
        Cloze(id="cloze", text=f"{HOSTILE.replace('{{c1::y}}', '')} {{{{c1::{safe} 6::{safe} 7}}}}", **common),
        Order(id="order", items=[text(6), text(7), text(8)], **common),
        Match(id="match", pairs=[(text(6), text(7)), (text(8), text(9)), (text(10), text(11))], extra=[text(12)], **common),
        Open(id="open", points=[text(6), text(7)], **common),
    ]


def hostile_folder(tmp_path: Path) -> Path:
    made = tmp_path / "hostile"
    made.mkdir()
    source = Source(title=HOSTILE, publisher=HOSTILE, published=HOSTILE, url="javascript:alert(1)", language='"><b>')
    bank = Bank(DeckInfo("hostile", HOSTILE, HOSTILE, language='"><script>'), sources={"s": source}, questions=hostile_questions())
    deck.save(bank, made / "hostile.yaml")
    return made


def test_hostile_text_in_every_field_shows_as_itself(tmp_path: Path) -> None:
    cards = cards_of(hostile_folder(tmp_path), tmp_path)
    assert set(cards) == {kind.KIND for kind in KINDS}
    for kind, card in cards.items():
        for side in (card.front, card.back):
            shown, tags = read_as_browser(side)
            assert HOSTILE in shown, kind
            assert tags.isdisjoint({"b", "script", "img", "anki-play"}), kind
            assert "javascript:" not in side
        back, _ = read_as_browser(card.back)
        for number in (0, 1, 2):
            assert f"{HOSTILE} {number}" in back, f"{kind} {number}"


def test_hostile_text_plays_no_sound_and_runs_no_latex(tmp_path: Path) -> None:
    deliver(hostile_folder(tmp_path), tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        for number in col.find_cards(""):
            out = col.get_card(number).render_output()
            assert out.question_av_tags == []
            assert out.answer_av_tags == []
            assert ".mp3" not in "".join(
                col.media.files_in_str(col.get_card(number).note().mid, "".join(col.get_card(number).note().fields))
            )
        assert not list(Path(col.media.dir()).iterdir())


def test_new_cards_come_in_the_banks_order_easy_levels_first(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    bank = deck.load(folder / "kennedy-berlin-1963.yaml")
    levels = {question.id: question.level for question in bank.questions}
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        rows = sorted((col.get_card(n).due, col.get_card(n).note()["Id"]) for n in col.find_cards(""))
    order = list(dict.fromkeys(question_id for _, question_id in rows))
    assert min(due for due, _ in rows) == 1
    assert len({due for due, _ in rows}) == 9
    assert [levels[one] for one in order] == sorted((levels[one] for one in order), key=["remember", "understand", "compare"].index)


def test_tags_are_a_hierarchy_without_spaces(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        (number,) = col.find_notes("Id:kennedy-berlin-mayor")
        assert col.get_note(number).tags == [
            "Visits::level::remember",
            "Visits::topic::offices::city-hall",
            "Visits::topic::people",
            "Visits::type::short",
        ]


def test_scripts_of_other_writings_carry_their_language(tmp_path: Path) -> None:
    made = tmp_path / "scripts"
    made.mkdir()
    question = Short(id="q", prompt="Who is 习近平, who אבי, who ひらがな and who العربية?", answer="x")
    deck.save(Bank(DeckInfo("d", "Scripts"), questions=[question]), made / "d.yaml")
    front = cards_of(made, tmp_path)["short"].front
    for expected in ('lang="zh">习近平<', 'lang="he" dir="rtl">אבי<', 'lang="ja">ひらがな<', 'lang="ar" dir="rtl">العربية<'):
        assert expected in front


def test_an_arabic_deck_speaks_arabic_and_runs_from_right_to_left(tmp_path: Path) -> None:
    made = tmp_path / "arabic"
    made.mkdir()
    question = Choice(id="q", prompt="متى زار الرئيس المدينة؟", answer="1963", distractors=["1964", "1965"])
    deck.save(Bank(DeckInfo("d", "زيارة", language="ar"), questions=[question]), made / "d.yaml")
    front = cards_of(made, tmp_path)["choice"].front
    assert 'lang="ar"' in front
    assert '<ol class="options" dir="rtl">' in front
    assert "اختر إجابة واحدة." in front


def test_nothing_is_doubled_and_guids_are_unique(tmp_path: Path) -> None:
    made = big_folder(tmp_path, 2000)
    deliver(made, tmp_path / "v.apkg")
    with zipfile.ZipFile(tmp_path / "v.apkg") as archive:
        (tmp_path / "c.anki2").write_bytes(archive.read("collection.anki2"))
    database = sqlite3.connect(tmp_path / "c.anki2")
    try:
        notes, guids, prompts = database.execute("SELECT count(*), count(DISTINCT guid), count(DISTINCT id) FROM notes").fetchone()
        assert notes == guids == prompts == 2000
        assert database.execute("SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)").fetchone() == (0,)
    finally:
        database.close()


def big_folder(tmp_path: Path, count: int) -> Path:
    """A generated bank, the one that the bench exports."""
    made = tmp_path / "big"
    made.mkdir()
    deck.save(bench().generated_bank(count), made / "bench.yaml")
    return made


@pytest.mark.slow
def test_two_thousand_questions_render_on_both_sides(tmp_path: Path) -> None:
    deliver(big_folder(tmp_path, 2000), tmp_path / "v.apkg")
    render_all(tmp_path / "v.apkg", 2000)


@pytest.mark.slow
def test_ten_thousand_questions_import_without_a_fault(tmp_path: Path) -> None:
    from delivering import ledgerless

    package = ledgerless(bench().generated_bank(10_000), tmp_path)
    with collection() as col:
        assert import_package(col, package) == {"new": 10_000}
        assert col.card_count() == 11_250
        assert not col.get_empty_cards().notes
        assert import_package(col, package) == {"duplicate": 10_000}


def render_all(package: Path, count: int) -> None:
    with collection() as col:
        assert import_package(col, package) == {"new": count}
        assert not col.get_empty_cards().notes
        cards = rendered_cards(col)
        for card in cards:
            check_sides(card)
        assert len({card.question_id for card in cards}) == count


@pytest.mark.slow
def test_every_card_of_the_bundled_decks_renders(tmp_path: Path) -> None:
    from quiz import locations
    from quiz.bank.deck import paths_of_banks

    banks = paths_of_banks([locations.bundled_decks()]) if locations.bundled_decks().is_dir() else []
    if not banks:
        pytest.skip("there are no bundled decks yet")
    made = tmp_path / "bundled"
    made.mkdir()
    for path in banks:
        shutil.copy(path, made)
    deliver(made, tmp_path / "v.apkg", FIRST)
    render_all(tmp_path / "v.apkg", sum(len(deck.load(path).delivered()) for path in banks))


@pytest.mark.slow
def test_two_thousand_questions_of_the_us_list_render(tmp_path: Path) -> None:
    feeds = Path(os.environ.get("QUIZ_CORPUS", "")) / "feeds" / "us-visits"
    if not os.environ.get("QUIZ_CORPUS") or not feeds.is_dir():
        pytest.skip("QUIZ_CORPUS does not name a folder with feeds/us-visits")
    try:
        from quiz.commands import build  # noqa: F401
    except ImportError:
        pytest.skip("the command `quiz build` does not exist yet")
    from quiz.cli import main

    out = tmp_path / "us"
    decades = [str(path) for path in sorted(feeds.iterdir()) if path.name >= "1990" and path.suffix == ".xml"]
    code = main(["build", *decades, "-o", str(out)])
    banks = [path for path in sorted(out.glob("*.yaml")) if deck.is_bank(path)]
    if not banks:
        pytest.skip("`quiz build` makes no banks of tables yet")
    assert code == 0
    made = tmp_path / "some"
    made.mkdir()
    count = 0
    for path in banks:
        if count < 2000:
            shutil.copy(path, made)
            count += len(deck.load(path).delivered())
    assert count >= 2000
    deliver(made, tmp_path / "v.apkg")
    render_all(tmp_path / "v.apkg", count)
