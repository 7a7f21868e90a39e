"""Every question type is answered by keyboard alone and by mouse alone."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, TextArea

from quiz.app.app import QuizApp
from quiz.app.screens.practice import PracticeScreen
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.row import Row

Make = Callable[..., QuizApp]
SIZE = (80, 24)


def screen_of(app: QuizApp) -> PracticeScreen:
    assert isinstance(app.screen, PracticeScreen)
    return app.screen


def share(app: QuizApp) -> float | None:
    review = screen_of(app).item.review
    return None if review is None else review.share


def place_of(app: QuizApp, text: str) -> int:
    """The number under which an option stands, from 1."""
    return screen_of(app).item.options.index(text) + 1


async def click_row(pilot: Pilot[None], text: str, within: str = "") -> None:
    rows = pilot.app.screen.query(f"{within} Row" if within else Row).results(Row)
    row = next(row for row in rows if row.text.startswith(text))
    await pilot.click(row)
    await pilot.pause()


@pytest.fixture
def make(app_in: Make) -> Make:
    return app_in


async def shown(app: QuizApp, pilot: Pilot[None]) -> Answer:
    """The answer widget of the question, once it is mounted, however busy the machine is."""
    for _ in range(200):
        await pilot.pause()
        if found := list(app.screen.query(Answer)):
            return found[0]
    raise AssertionError("no question is shown")


async def test_a_choice_is_answered_by_its_number(make: Make) -> None:
    app = make("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(str(place_of(app, "Zhou Enlai")))
        assert share(app) == 1.0


async def test_a_choice_is_answered_by_arrows_and_enter(make: Make) -> None:
    app = make("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * (place_of(app, "Mao Zedong") - 1), "enter")
        assert share(app) == 0.0


async def test_a_choice_is_answered_by_a_click(make: Make) -> None:
    app = make("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await click_row(pilot, "Zhou Enlai")
        assert share(app) == 1.0


async def test_a_multiple_is_answered_by_toggles(make: Make) -> None:
    app = make("practice", "nixon-cities")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(str(place_of(app, "Beijing")), str(place_of(app, "Hangzhou")), "enter")
        assert share(app) == pytest.approx(2 / 3)


async def test_a_multiple_is_answered_by_clicks(make: Make) -> None:
    app = make("practice", "nixon-cities")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for city in ("Beijing", "Hangzhou", "Shanghai"):
            await click_row(pilot, city)
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == 1.0


@pytest.mark.parametrize(("key", "expected"), [("t", 0.0), ("f", 1.0), ("1", 0.0), ("2", 1.0)])
async def test_a_statement_is_judged_by_a_key(make: Make, key: str, expected: float) -> None:
    app = make("practice", "nixon-first")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(key)
        assert share(app) == expected


async def test_a_statement_is_judged_by_a_click(make: Make) -> None:
    app = make("practice", "nixon-first")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await click_row(pilot, "False")
        assert share(app) == 1.0


async def test_a_short_answer_is_typed_without_accents_and_case(make: Make) -> None:
    app = make("practice", "nixon-communique")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*"shanghai communique", "enter")
        assert share(app) == 1.0


async def test_a_short_answer_is_handed_in_by_mouse(make: Make) -> None:
    app = make("practice", "nixon-communique")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.screen.query_one(Input).value = "Shanghai Communiqé"
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == 0.0
        assert screen_of(app).item.verdict.near


async def test_an_empty_answer_is_asked_about_before_it_counts(make: Make) -> None:
    app = make("practice", "nixon-communique")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert share(app) is None
        await pilot.press("enter")
        assert share(app) == 0.0


async def test_a_cloze_is_filled_in_place(make: Make) -> None:
    app = make("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("2", "1", "enter", "2", "8", "tab", *"mao zedong", "enter")
        assert share(app) == 1.0


async def test_a_cloze_is_handed_in_by_mouse_and_gives_partial_credit(make: Make) -> None:
    app = make("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("2", "1")
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == pytest.approx(1 / 3)


async def test_a_blank_is_chosen_by_a_click(make: Make) -> None:
    app = make("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        sentence = app.screen.query_one("Sentence")
        column = str(sentence.render()).index("_", str(sentence.render()).index("28") if "28" in str(sentence.render()) else 34)
        assert await pilot.click("Sentence", offset=(column + 1, 0))
        await pilot.press("2", "8")
        assert app.screen.query_one("Sentence").typed[1] == "28"  # type: ignore[attr-defined]


async def test_an_order_is_made_by_carrying_items(make: Make) -> None:
    app = make("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        answer = await shown(app, pilot)
        for place, text in enumerate(answer.question.items):
            rows = [row.text for row in answer.rows()]
            answer.rows()[rows.index(text)].focus()
            await pilot.press("space", *["up"] * (rows.index(text) - place), "space")
        await pilot.press("enter")
        assert share(app) == 1.0


async def test_an_order_is_made_by_numbers(make: Make) -> None:
    app = make("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        answer = await shown(app, pilot)
        for place, text in enumerate(answer.question.items, 1):
            answer.rows()[[row.text for row in answer.rows()].index(text)].focus()
            await pilot.press(str(place))
        await pilot.press("enter")
        assert share(app) == 1.0


async def test_an_order_is_made_by_clicks(make: Make) -> None:
    app = make("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        answer = await shown(app, pilot)
        for place, text in enumerate(answer.question.items):
            if answer.rows()[place].text != text:
                await click_row(pilot, text)
                await pilot.click(answer.rows()[place])
                await pilot.pause()
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == 1.0


async def test_pairs_are_made_by_numbers(make: Make) -> None:
    app = make("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _, right in app.screen.query_one(Answer).question.pairs:
            await pilot.press(str(place_of(app, right)))
        await pilot.press("enter")
        assert share(app) == 1.0


async def test_pairs_are_made_by_arrows(make: Make) -> None:
    app = make("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(4):
            await pilot.press("right", "down")
        await pilot.press("enter")
        assert share(app) is not None
        assert len(screen_of(app).item.review.response) == 4  # type: ignore[union-attr,arg-type]


async def test_pairs_are_made_by_clicks(make: Make) -> None:
    app = make("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for left, right in app.screen.query_one(Answer).question.pairs:
            await click_row(pilot, left, ".left")
            await click_row(pilot, right, ".right")
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == 1.0


async def test_missing_pairs_come_before_the_hand_in(make: Make) -> None:
    app = make("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("1", "enter")
        assert share(app) is None


async def test_an_open_answer_is_compared_with_its_points(make: Make) -> None:
    app = make("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*"moscow", "ctrl+s")
        await pilot.pause()
        await pilot.press("2", "enter")
        assert share(app) == pytest.approx(1 / 3)


async def test_an_open_answer_is_compared_by_mouse(make: Make) -> None:
    app = make("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Both feared Moscow."
        await pilot.click("#hand-in")
        await pilot.pause()
        await pilot.pause()
        await click_row(pilot, "Both wanted")
        await pilot.click("#hand-in")
        await pilot.pause()
        assert share(app) == pytest.approx(1 / 3)
        assert screen_of(app).query_one("#next", Button).display
