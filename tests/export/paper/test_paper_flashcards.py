"""`quiz export flashcards`: each back behind its own front, nothing too long for its card."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printing import HOSTILE, IRELAND, choice, export, ireland, read, saved, visible

from quiz.bank.kinds.match import Match
from quiz.bank.kinds.short import Short
from quiz.export.paper.cards import LARGE, USUAL, Format, card_of, leaves
from quiz.export.paper.words import words_for

ENGLISH = words_for("en")


@given(st.integers(1, 40), st.sampled_from([USUAL, LARGE, Format(3, 5, USUAL.sizes)]))
def test_each_back_stands_behind_its_front_whichever_edge_the_printer_flips(count: int, form: Format) -> None:
    cards = [card_of(choice(n), ENGLISH, form) for n in range(count)]
    for flip in ("long", "short"):
        made = leaves(cards, flip, form)  # type: ignore[arg-type]
        assert [card for leaf in made for card in leaf.fronts if card] == cards
        for leaf in made:
            for place, card in enumerate(leaf.fronts):
                row, column = divmod(place, form.columns)
                behind = (row, form.columns - 1 - column) if flip == "long" else (form.rows - 1 - row, column)
                assert leaf.backs[behind[0] * form.columns + behind[1]] is card


@pytest.mark.parametrize("question", ireland().questions, ids=lambda q: q.id)
def test_the_front_asks_and_the_back_answers(question: object) -> None:
    card = card_of(question, ENGLISH)  # type: ignore[arg-type]
    assert card.fits
    back = " ".join([card.back.text, *card.back.listed])
    for part in question.answer_text().split("; "):  # type: ignore[attr-defined]
        for word in part.replace("→", " ").split():
            assert word.strip(":") in back


def test_things_to_order_are_not_in_order_on_the_front() -> None:
    question = next(q for q in ireland().questions if q.KIND == "order")
    assert [line.removeprefix("• ") for line in card_of(question, ENGLISH).front.listed] != question.items  # type: ignore[union-attr]


def test_what_is_too_long_for_a_card_is_left_out_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = saved(tmp_path, [choice(1), Short(id="s", prompt="word " * 400, answer="x")])
    text = visible((export("flashcards", bank, out=tmp_path / "o") / "made-cards.html").read_text(encoding="utf-8"))
    assert "Qn001x" in text
    assert "word word" not in text
    assert "1 question is too long" in capsys.readouterr().err


def test_letters_shrink_as_texts_grow() -> None:
    sizes = [card_of(Short(id="s", prompt="word " * n, answer="x"), ENGLISH).sizes["front"] for n in (10, 70, 100, 400)]
    assert sizes == ["l", "m", "s", ""]


def test_an_explanation_that_does_not_fit_is_left_out() -> None:
    assert card_of(Short(id="s", prompt="?", answer="x", explanation="word " * 10), ENGLISH).note
    assert not card_of(Short(id="s", prompt="?", answer="x", explanation="word " * 400), ENGLISH).note


def test_hostile_text_shows_as_itself(tmp_path: Path) -> None:
    bank = saved(tmp_path, [Short(id="s", prompt=f"a {HOSTILE}", answer=f"b {HOSTILE}")], title=HOSTILE)
    html = (export("flashcards", bank, out=tmp_path / "o") / "made-cards.html").read_text(encoding="utf-8")
    assert f"a {HOSTILE}" in visible(html)
    assert f"b {HOSTILE}" in visible(html)
    assert "script" not in read(html).tags


def test_cards_say_how_to_print_them(tmp_path: Path) -> None:
    long = export("flashcards", IRELAND, out=tmp_path / "l") / "queen-ireland-2011-cards.html"
    short = export("flashcards", IRELAND, "--flip", "short", out=tmp_path / "s") / "queen-ireland-2011-cards.html"
    assert "flip on the long edge" in visible(long.read_text(encoding="utf-8"))
    assert "flip on the short edge" in visible(short.read_text(encoding="utf-8"))


def test_a_card_of_pairs_shows_what_can_be_matched_in_an_order_that_tells_nothing() -> None:
    pairs = [("Bonn", "Willy Brandt"), ("Oslo", "Olav V"), ("Rome", "Aldo Moro")]
    question = Match(id="m", prompt="Who came from where?", pairs=pairs, extra=["Tito"])
    card = card_of(question, words_for("en"))
    assert card.front.listed[:3] == ["1. Bonn", "2. Oslo", "3. Rome"]
    right = [line.split(". ", 1)[1] for line in card.front.listed[3:]]
    assert sorted(right) == ["Aldo Moro", "Olav V", "Tito", "Willy Brandt"]
    assert right != ["Willy Brandt", "Olav V", "Aldo Moro", "Tito"]
    assert card.back.listed == ["Bonn – Willy Brandt", "Oslo – Olav V", "Rome – Aldo Moro"]
