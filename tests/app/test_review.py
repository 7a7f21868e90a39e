"""The review's screen: what it shows, and what its keys write."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from quiz.app.review import ReviewApp, highlighted
from quiz.app.reviewview import rows_of, stem_of
from quiz.app.widgets.hanging import HangingText
from quiz.app.widgets.keys import KeyLine
from quiz.bank.deck import load, parse
from quiz.bank.reviewing import Review
from quiz.feed.correcting import FactDesk

BANK = """format: question-bank/1
deck: {id: nixon, title: "Nixon [red]in[/] China"}
sources: {memoir: {title: A memoir, publisher: Old Press, published: 1978}}
questions:
- id: welcome
  type: choice
  prompt: Who welcomed Richard Nixon [b]at the airport[/b] on 21 February 1972?
  answer: Zhou Enlai
  distractors: [{text: Ji Pengfei, why: He was foreign minister.}, Lin Biao]
  evidence: [{source: memoir, start: 10, end: 60, passage: "At the airport stood Zhou Enlai [sic] in his coat."}]
  generated: {from: 1972-02-nixon-china/welcome-1, slot: host, rule: welcome.host, digest: x}
- {id: interpreter, type: short, prompt: Who was Mao's interpreter in February 1972?, answer: Nancy Tang}
- {id: statement, type: true-false, prompt: Nixon never came in 1972., answer: false, correction: Nixon came in 1972.}
"""
FEED = """format: visits-feed/1
sources: {memoir: {title: A memoir}}
visits:
- id: 1972-02-nixon-china
  visitor: {name: Richard Nixon}
  host: {country: CN}
  start: 1972-02-21
  facts:
  - {id: welcome-1, type: welcome, slots: {host: Zhou Enlai, visitor: Richard Nixon}, evidence: [{source: memoir, start: 10, end: 60}]}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "nixon.yaml").write_text(FEED, encoding="utf-8")
    (tmp_path / "nixon.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path / "nixon.yaml"


def app_on(bank: Path, edit_text: Callable[[str], str] = lambda text: text) -> ReviewApp:
    return ReviewApp(Review(bank), FactDesk(bank.parent), edit_text)


def screen_text(app: ReviewApp) -> str:
    hanging = [widget.render()._text.plain for widget in app.screen.query(HangingText)]
    return "\n".join([*(str(widget.render()) for widget in app.screen.query(Static)), *hanging])


def status(bank: Path) -> dict[str, str]:
    return {q.id: q.status for q in load(bank).questions}


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_question_stands_beside_its_passage_and_text_is_no_markup(bank: Path) -> None:
    async with app_on(bank).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(pilot.app)  # type: ignore[arg-type]
        for shown in (
            "Nixon [red]in[/] China",
            "[b]at the airport[/b]",
            "Zhou Enlai",
            "He was foreign minister.",
            "At the airport stood Zhou Enlai [sic] in his coat.",
            "Old Press, A memoir, 1978, characters 10–60",
            "0 of 3 decided",
            "edited by hand",
        ):
            assert shown in text


async def test_a_key_decides_saves_and_goes_on(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "a")
        assert status(bank)["welcome"] == "approved"
        await press(pilot, "r")
        assert status(bank) == {"welcome": "approved", "interpreter": "rejected", "statement": "draft"}
        assert "2 of 3 decided · 1 rejected" in screen_text(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "u", "u")
        assert bank.read_text(encoding="utf-8") == BANK


async def test_a_read_only_file_gives_a_notice_and_keeps_the_screen(bank: Path) -> None:
    bank.chmod(0o444)
    try:
        async with app_on(bank).run_test() as pilot:
            await press(pilot, "a")
            assert status(bank)["welcome"] == "draft"
            (notice,) = list(pilot.app._notifications)  # Textual offers no other way to read them
            assert "read-only" in notice.message
            assert notice.severity == "error"
    finally:
        bank.chmod(0o644)


async def test_what_the_system_refuses_is_a_notice_too(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device", str(bank))

    monkeypatch.setattr("quiz.bank.reviewing.atomic.write_text", full)
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "a")
        (notice,) = list(pilot.app._notifications)
        assert "No space left on device" in notice.message


async def test_help_names_every_key_and_closes(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot.app)  # type: ignore[arg-type]
        for words in ("Approve", "Reject", "retired questions", "Take the last step back"):
            assert words in text
        await press(pilot, "a", "escape")
        assert len(pilot.app.screen_stack) == 1
        assert status(bank)["welcome"] == "draft"


async def test_retired_questions_are_looked_at_apart_and_brought_back(bank: Path) -> None:
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("  generated:", "  status: retired  # was approved\n  generated:"), encoding="utf-8")
    before = bank.read_bytes()
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "b")
        assert bank.read_bytes() == before
        await press(pilot, "t")
        assert "at the airport" in screen_text(pilot.app)  # type: ignore[arg-type]
        assert "1/1 · choice · remember · retired" in screen_text(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "a")
        assert bank.read_bytes() == before
        await press(pilot, "b")
        assert status(bank)["welcome"] == "approved"
        assert "  status: approved  # brought back\n" in bank.read_text(encoding="utf-8")
        await press(pilot, "u")
        assert bank.read_bytes() == before


async def test_without_retired_questions_the_key_does_nothing(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "t")
        assert "1/3" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_broken_rules_stand_above_the_passage(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "end")
        assert "! no-absolutes" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_the_key_can_be_hidden(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "right", "k")
        assert "Nancy Tang" not in screen_text(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "k")
        assert "Nancy Tang" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_wording_is_edited_in_place(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one("#field-distractors", TextArea).text = "Ji Pengfei | He was foreign minister.\nHua Guofeng"
        await press(pilot, "ctrl+s")
    assert "  distractors:\n  - {text: Ji Pengfei, why: He was foreign minister.}\n  - Hua Guofeng\n" in bank.read_text(encoding="utf-8")


async def test_an_edit_that_makes_no_question_is_told_and_not_saved(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one("#field-answer", TextArea).text = ""
        await press(pilot, "ctrl+s")
        assert any("Not saved" in n.message for n in pilot.app._notifications)
    assert bank.read_text(encoding="utf-8") == BANK


async def test_leaving_the_form_changes_nothing(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one("#field-prompt", TextArea).text = "Who?"
        await press(pilot, "escape")
    assert bank.read_text(encoding="utf-8") == BANK


async def test_an_editor_gets_the_questions_lines_and_a_fault_keeps_what_was_typed(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    answers = [
        "- id: welcome\n  type: choice\n",
        "- id: welcome\n  type: short\n  prompt: Who welcomed Nixon in 1972?\n  answer: Zhou Enlai\n",
    ]

    def edit(text: str) -> str:
        given.append(text)
        return answers[len(given) - 1]

    app = app_on(bank, edit)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test() as pilot:
        await press(pilot, "E")
        assert bank.read_text(encoding="utf-8") == BANK
        await press(pilot, "E")
    assert given[0].startswith("- id: welcome\n  type: choice\n  prompt:")
    assert given[1] == answers[0]
    assert answers[1] in bank.read_text(encoding="utf-8")


async def test_a_corrected_fact_goes_to_the_corrections_and_can_be_taken_back(bank: Path) -> None:
    corrections = bank.parent / "corrections.yaml"
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "f")
        pilot.app.screen.query_one("#slot-host", Input).value = "Chou En-lai"
        pilot.app.screen.query_one("#reason", Input).value = "So he signed."
        await press(pilot, "ctrl+s")
        text = corrections.read_text(encoding="utf-8")
        assert "fact: 1972-02-nixon-china/welcome-1" in text
        assert "set: {host: Chou En-lai}" in text
        assert "was: {host: Zhou Enlai}" in text
        assert "reason: So he signed." in text
        await press(pilot, "u")
        assert not corrections.exists()
        await press(pilot, "f", "ctrl+d")
        assert "drop: true" in corrections.read_text(encoding="utf-8")
    assert bank.read_text(encoding="utf-8") == BANK


async def test_a_question_without_a_fact_says_so(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "right", "f")
        assert any("No fact" in n.message for n in pilot.app._notifications)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_it_fits_small_and_large_screens(size: tuple[int, int], bank: Path) -> None:
    async with app_on(bank).run_test(size=size) as pilot:
        await press(pilot, "right", "right", "left", "e", "escape", "f", "escape", "n", "home")
        assert pilot.app.is_running


async def test_the_smallest_screen_shows_the_question_with_its_answers_and_the_vital_keys(bank: Path) -> None:
    async with app_on(bank).run_test(size=(40, 12)) as pilot:
        await press(pilot, "end")
        while "3/3" not in screen_text(pilot.app):  # type: ignore[arg-type]
            await pilot.pause()
        left = pilot.app.screen.query_one("#left").region
        answers = list(pilot.app.screen.query("#left .text").results(Static))
        assert [str(widget.render()) for widget in answers[:2]] == ["True", "False"]
        assert all(left.contains_region(widget.region) for widget in answers[:2])
        keys = str(pilot.app.screen.query_one(KeyLine).render())
        assert keys.startswith("a Approve  r Reject")
        assert keys.endswith("? Help")


async def test_home_and_end_lead_to_the_first_and_the_last_question_where_text_can_be_scrolled(bank: Path) -> None:
    async with app_on(bank).run_test(size=(40, 12)) as pilot:
        app = pilot.app
        assert isinstance(app, ReviewApp)
        for _ in range(3):
            await pilot.pause()
        assert app.query_one("#left").max_scroll_y > 0
        await press(pilot, "end")
        assert app.current == app.review.ids[-1]
        await press(pilot, "tab", "home")
        assert app.current == app.review.ids[0]
        await press(pilot, "e")
        await press(pilot, "end")
        assert app.current == app.review.ids[0]
        assert app.screen.query(TextArea).first().cursor_location[1] > 0  # in a form they move the cursor


async def test_the_bar_comes_when_there_is_room_for_it(bank: Path) -> None:
    async with app_on(bank).run_test(size=(40, 12)) as pilot:
        await press(pilot)
        assert "─" not in str(pilot.app.screen.query_one("#progress", Static).render())
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        await press(pilot)
        assert "────" in str(pilot.app.screen.query_one("#progress", Static).render())


async def test_colours_are_those_of_the_quiz_and_kept(bank: Path) -> None:
    kept: list[str] = []
    app = ReviewApp(Review(bank), FactDesk(bank.parent), str, theme="day", keep_theme=kept.append)
    async with app.run_test() as pilot:
        await press(pilot)
        assert app.theme == "day"
        await press(pilot, "f2", "f2", "f2")
        assert kept == ["ansi-dark", "ansi-light", "night"]


async def test_without_colour_the_terminals_own_are_taken(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    kept: list[str] = []
    app = ReviewApp(Review(bank), FactDesk(bank.parent), str, theme="day", keep_theme=kept.append)
    async with app.run_test() as pilot:
        await press(pilot, "f2")
        assert app.current_theme.ansi
        assert kept == []


async def test_one_notice_takes_the_place_of_the_other(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "u", "right", "f")
        (notice,) = list(pilot.app._notifications)
        assert "No fact" in notice.message


async def test_a_notice_goes_with_the_next_step(bank: Path) -> None:
    async with app_on(bank).run_test() as pilot:
        await press(pilot, "a", "u")
        assert [notice.message for notice in pilot.app._notifications] == ["Taken back: approved."]
        await press(pilot, "r")
        assert not pilot.app._notifications


async def test_the_fact_form_names_first_how_it_is_saved_and_left(bank: Path) -> None:
    async with app_on(bank).run_test(size=(40, 12)) as pilot:
        await press(pilot, "f")
        await press(pilot)
        foot = str(pilot.app.screen.query_one(KeyLine).render())
        assert foot.split("  ") == ["^s Save", "esc Leave as it was"]  # what does not fit is left out


async def test_the_passage_is_reached_and_scrolled_by_keys_that_help_names(bank: Path) -> None:
    async with app_on(bank).run_test(size=(40, 12)) as pilot:
        await press(pilot, "tab", "down", "down")
        await press(pilot)
        assert pilot.app.query_one("#right").scroll_offset.y > 0
        await press(pilot, "question_mark")
        assert "To the passage, and back" in screen_text(pilot.app)  # type: ignore[arg-type]


@pytest.mark.parametrize("keys", [[], ["question_mark"], ["e"], ["f"], ["a", "u"], ["k"]], ids=str)
async def test_without_colour_not_even_the_terminals_own_is_named(bank: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(bank)
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        await press(pilot)
        strips = app.screen._compositor.render_strips()
        assert not [part for strip in strips for part in strip if part.style and (part.style.color or part.style.bgcolor)]


ONE_OF_EACH = """format: question-bank/1
deck: {id: x, title: x}
questions:
- {id: a, type: multiple, prompt: Who?, answers: [A1, A2], distractors: [W1]}
- {id: b, type: cloze, text: "In {{c1::Bonn::city}} they met."}
- {id: c, type: order, prompt: Order., items: [one, two, three]}
- {id: d, type: match, prompt: Match., pairs: [[l1, r1], [l2, r2], [l3, r3]], extra: [r4]}
- {id: e, type: open, prompt: Why?, points: [P1]}
- {id: f, type: true-false, prompt: It rained., answer: false, correction: It snowed.}
"""


def test_each_type_shows_its_key_only_when_it_should() -> None:
    keys = {"a": "✓", "b": "Bonn", "c": "1.", "d": "✓", "e": "P1", "f": "It snowed."}
    for question in parse(ONE_OF_EACH).questions:
        with_key = [part for row in rows_of(question, True) for part in row[:2]]
        without = [part for row in rows_of(question, False) for part in row[:2]] + [stem_of(question)]
        assert keys[question.id] in with_key
        assert not any(keys[question.id] in part for part in without)


@pytest.mark.parametrize(
    ("passage", "keys", "marked"),
    [
        ("At the airport stood Zhou Enlai.", ["zhou enlai"], ["Zhou Enlai"]),
        ("On May 7, 2025, he came.", ["7 May 2025"], ["May", "7", "2025"]),
        ("İstanbul [b]x[/b]", ["x"], []),
        ("Nothing of it.", ["Belgrade"], []),
    ],
)
def test_the_key_is_marked_in_its_passage(passage: str, keys: list[str], marked: list[str]) -> None:
    content = highlighted(passage, keys)
    assert content.plain == passage
    assert [passage[span.start : span.end] for span in content.spans] == marked
