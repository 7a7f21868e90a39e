"""Markup of every sort in every field of every type shows as itself, on every screen that shows it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.pilot import Pilot
from textual.style import Style
from textual.visual import RenderOptions

from quiz.app.app import QuizApp
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.flashcards import FlashcardScreen
from quiz.app.screens.practice import PracticeScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.app.text import clean
from quiz.app.widgets.hanging import Hanging
from quiz.bank.question import Question
from quiz.study.desk import Desk
from quiz.study.library import Library

Make = Callable[..., QuizApp]
SIZE = (160, 50)


def on_screen(app: QuizApp) -> str:
    """What stands on the screen, read like a page."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def asked(question: Question) -> list[str]:
    """What a learner must be able to read before answering."""
    match question.KIND:
        case "cloze":
            text = question.text  # type: ignore[attr-defined]
            return [question.prompt, text[: text.index("{{")], "([hint])"]
        case "match":
            return [question.prompt, *(text for pair in question.pairs for text in pair), *question.extra]  # type: ignore[attr-defined]
        case "order":
            return [question.prompt, *question.items]  # type: ignore[attr-defined]
        case "choice" | "multiple":
            wrong = [option.text for option in question.wrong_options()]
            return [question.prompt, *wrong, *(question.answers if question.KIND == "multiple" else [question.answer])]  # type: ignore[attr-defined]
    return [question.prompt]


@pytest.fixture
def hostile(app_in: Make, desk: Desk) -> Make:
    """Apps on the deck whose every field tries to be something else."""
    desk.library = Library([desk.library.places[0] / "strange"], None)
    desk.library.refresh()
    return lambda mode: app_in(mode, deck="hostile")


def missing(app: QuizApp, texts: list[str]) -> list[str]:
    page = on_screen(app).replace("\n", " ")
    # right-to-left and wide text is drawn cell by cell, so spaces are left out
    return [text for text in texts if clean(text).replace(" ", "") not in page.replace(" ", "")]


async def step(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_every_type_is_asked_and_answered_in_its_own_words(hostile: Make) -> None:
    app = hostile("practice")
    seen: set[str] = set()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while isinstance(app.screen, PracticeScreen):
            question = app.screen.item.question
            seen.add(question.KIND)
            assert missing(app, ["Markup [red]x[/] <b>&amp; {{c1::}} \\e[31m", *asked(question)]) == []
            await step(pilot, "f9", "e")
            answers = question.answer_text().split("; ") if question.KIND in ("choice", "short", "cloze") else []
            passages = [f"“{place.passage}”" for place in question.evidence]
            assert missing(app, [*answers, question.explanation, *passages]) == []
            await step(pilot, "enter")
        assert seen == {"choice", "multiple", "true-false", "short", "cloze", "order", "match", "open"}
        assert isinstance(app.screen, SummaryScreen)
        assert missing(app, ["[/] is [true]", "[red]A _____"]) == []
        await step(pilot, "enter")
        await step(pilot, *["n"] * 7)
        await step(pilot, "escape", "escape", "s")
        assert missing(app, ["[tag]", "[/] is [true]"]) == []


async def test_flashcards_show_both_sides_in_their_own_words(hostile: Make) -> None:
    app = hostile("flashcards")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while isinstance(app.screen, FlashcardScreen):
            question = app.screen.item.question
            assert missing(app, [question.prompt]) == []
            await step(pilot, "space")
            assert missing(app, question.answer_text().split("; ") if question.KIND in ("choice", "short") else []) == []
            await step(pilot, "3")
        assert isinstance(app.screen, SummaryScreen)


async def test_an_exam_is_sat_in_its_own_words(hostile: Make) -> None:
    app = hostile("exam")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(8):
            assert isinstance(app.screen, ExamScreen)
            assert missing(app, asked(app.screen.item.question)) == []
            await step(pilot, "f7")
        await step(pilot, "y")
        assert isinstance(app.screen, SummaryScreen)


async def test_the_home_screen_and_its_search_read_markup_as_text(hostile: Make) -> None:
    app = hostile("")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert missing(app, ["Markup [red]x[/] <b>&amp; {{c1::}} \\e[31m"]) == []
        await step(pilot, "enter")
        assert missing(app, ["Brackets [/] and [bold] in every field", "[tag]"]) == []
        await step(pilot, "escape", "slash", *"[/no]")
        assert missing(app, ["[/no]"]) == []


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left_in_a_text(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(min_value=12, max_value=80))
def test_hanging_lines_stay_within_their_width_and_count(text: str, width: int) -> None:
    hanging = Hanging(Content(" 1 ○"), Content(clean(text)), 7)
    options = RenderOptions(lambda _style: Style(), {})
    strips = hanging.render_strips(width, None, Style(), options)
    assert len(strips) == hanging.get_height({}, width) >= 1
    assert all(strip.cell_length <= width for strip in strips)
    assert strips[0].text.startswith(" 1 ○")
    assert all(not strip.text[:7].strip() for strip in strips[1:])
