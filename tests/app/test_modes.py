"""What each mode does with answers, from the first screen to the last."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from quiz.app.app import QuizApp
from quiz.app.screens.confirm import ConfirmScreen
from quiz.app.screens.deck import DeckScreen
from quiz.app.screens.detail import DetailScreen
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.flashcards import FlashcardScreen
from quiz.app.screens.help import HelpScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.practice import PracticeScreen
from quiz.app.screens.statistics import StatisticsScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.app.widgets.answer import Answer
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.navigator import Navigator
from quiz.app.widgets.row import Row
from quiz.study.desk import Desk
from quiz.study.schedule import Grade
from quiz.study.selection import Selection

Make = Callable[..., QuizApp]


def text_of(app: QuizApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def key_of(app: QuizApp, text: str) -> str:
    screen = app.screen
    assert isinstance(screen, PracticeScreen | ExamScreen)
    return str(screen.item.options.index(text) + 1)


async def click_row(pilot: Pilot[None], text: str) -> None:
    await pilot.click(next(row for row in pilot.app.screen.query(Row) if row.text.startswith(text)))


async def click_key(pilot: Pilot[None], words: str) -> None:
    """Click a key in the line at the foot."""
    keys = pilot.app.screen.query_one(KeyLine)
    await pilot.click(keys, offset=(str(keys.render()).index(words), 0))
    await pilot.pause()


async def right_or_wrong(pilot: Pilot[None], app: QuizApp, right: bool) -> None:
    """Answer the choice or statement at hand."""
    screen = app.screen
    assert isinstance(screen, PracticeScreen | ExamScreen)
    question = screen.item.question
    if question.KIND == "true-false":
        await pilot.press("t" if question.answer is right else "f")  # type: ignore[union-attr]
    else:
        wrong = question.wrong_options()[0].text
        await pilot.press(key_of(app, question.answer_text() if right else wrong))


async def test_the_evidence_is_one_key_away(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key_of(app, "Mao Zedong"))
        assert "at his home" in text_of(app, "#reasons")  # what the wrong option would have been right for
        assert not app.screen.query_one("#evidence").display
        await pilot.press("e")
        assert app.screen.query_one("#evidence").display
        assert "foot of the stairs" in text_of(app, "#evidence")
        assert "A short primer on the week in Beijing" in text_of(app, "#evidence")


async def test_the_summary_follows_the_last_answer_and_lets_one_look_again(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host", "nixon-first")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await right_or_wrong(pilot, app, right=True)
        await pilot.press("enter")
        await right_or_wrong(pilot, app, right=False)
        await pilot.press("enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "1 of 2 right" in text_of(app, "#score")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert len(app.screen.session.items) == 1
    assert desk.history.sessions(finished=True)[0].score == 0.5


async def test_i_was_right_counts_as_right(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Xanghai Communik", "enter", "o")
        assert "Right" in text_of(app, "#verdict")
    review = desk.history.reviews()[0]
    assert review.overruled
    assert review.right
    assert review.grade is Grade.GOOD


async def test_a_slip_of_the_pen_is_shown_as_such(app_in: Make) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Shangai Communique", "enter")
        assert "Almost" in text_of(app, "#verdict")


async def test_undo_takes_back_the_answer_and_the_schedule(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host", "nixon-first")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.screen.item.question.id  # type: ignore[attr-defined]
        await right_or_wrong(pilot, app, right=False)
        assert desk.history.memory(first) is not None
        await pilot.press("enter", "u")
        await pilot.pause()
        assert app.screen.item.question.id == first  # type: ignore[attr-defined]
        assert desk.history.memory(first) is None
        assert desk.history.reviews() == []


async def test_flags_stay_between_sessions(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f")
        assert "⚑" in text_of(app, "#progress")
    assert desk.history.flags() == {"nixon-host"}


async def test_leaving_and_continuing_loses_no_answer(app_in: Make) -> None:
    app = app_in("practice", "nixon-host", "nixon-first", "nixon-cities")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        session = app.screen.session  # type: ignore[attr-defined]
        while session.item.question.KIND == "multiple":
            await pilot.press("f9", "enter")
        await right_or_wrong(pilot, app, right=True)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Go on" in text_of(app, "#welcome")
        done = session.answered
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert app.screen.session.answered == done
        assert not app.screen.item.answered


async def test_an_exam_says_nothing_before_the_end(app_in: Make, desk: Desk) -> None:
    app = app_in("exam", "nixon-host", "nixon-first")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await right_or_wrong(pilot, app, right=False)
        assert not app.screen.query_one("Feedback").display
        await right_or_wrong(pilot, app, right=True)  # changed one's mind
        await pilot.press("enter")
        await pilot.pause()
        await right_or_wrong(pilot, app, right=True)
        assert desk.history.reviews() == []
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "2 of 2 right" in text_of(app, "#score")
    assert len(desk.history.reviews()) == 2


async def test_an_exam_is_handed_in_when_the_time_is_up(app_in: Make, desk: Desk, clock: Any) -> None:
    app = app_in("exam", "nixon-host", "nixon-first", selection=Selection(minutes=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        await right_or_wrong(pilot, app, right=True)
        clock.move(seconds=60)
        screen.tick()
        assert "1:00" in text_of(app, "#progress")
        clock.move(seconds=61)
        screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
    assert [r.share for r in desk.history.reviews()].count(1.0) == 1


async def test_a_clock_set_back_gives_no_longer_exam(app_in: Make, clock: Any) -> None:
    app = app_in("exam", "nixon-host", selection=Selection(minutes=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.move(days=-1)
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        assert screen.session.remaining(screen.desk.now()) == timedelta(minutes=2)


async def test_an_exams_questions_are_reached_by_number_and_by_neighbour(app_in: Make) -> None:
    app = app_in("exam", "nixon-host", "nixon-first", "nixon-cities")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        await pilot.press("n", "n", "p")
        assert screen.session.position == 1
        await pilot.click("Navigator", offset=(2, 0))
        await pilot.pause()
        assert screen.session.position == 0


async def test_a_question_typed_in_an_exam_is_kept_without_enter(app_in: Make, desk: Desk) -> None:
    app = app_in("exam", "nixon-communique")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Shanghai")
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        screen.tick()
        assert desk.history.drafts(screen.session.row.id)["nixon-communique"][0] == "Shanghai"


async def test_an_open_answer_of_an_exam_is_ticked_afterwards(app_in: Make, desk: Desk) -> None:
    app = app_in("exam", "nixon-why")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Moscow", "f7")  # the key for the next one works inside a text too
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert "1 long answer waits for you" in text_of(app, "#score")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "33%" in text_of(app, "#score")
    assert round(desk.history.reviews()[0].share, 2) == 0.33


async def test_an_exam_is_sat_by_mouse_alone(app_in: Make, desk: Desk) -> None:
    app = app_in("exam", "nixon-host", "nixon-why")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for place in (0, 1):  # there by the navigator, back by a button, onwards by another
            await pilot.click(Navigator, offset=(2 + 5 * place, 0))
            await pilot.pause()
        await pilot.click("#before")
        await pilot.pause()
        for _ in range(2):
            if app.screen.item.question.id == "nixon-why":  # type: ignore[attr-defined]
                app.screen.query_one(TextArea).text = "Both feared Moscow."  # writing needs a keyboard, all else does not
            else:
                await click_row(pilot, "Zhou Enlai")
            await pilot.pause()
            await pilot.click("#next")
            await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.click("#yes")
        await pilot.pause()
        assert "1 of 2 right. 1 long answer waits" in text_of(app, "#score")
        waiting = next(place for place, item in enumerate(app.screen.session.items) if item.question.KIND == "open")  # type: ignore[attr-defined]
        await pilot.click("#results", offset=(6, waiting))
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        await click_row(pilot, "Both wanted")
        await pilot.pause()
        await pilot.click("#back")
        await pilot.pause()
        assert "1 of 2 right, 1 partly" in text_of(app, "#score")
    assert sorted(round(review.share, 2) for review in desk.history.reviews()) == [0.33, 1.0]


async def test_the_point_that_is_ticked_afterwards_is_in_view(app_in: Make) -> None:
    app = app_in("exam", "nixon-why")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press(*"Moscow", "f7")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        await pilot.press("enter")
        for point in ("3", "1"):
            await pilot.press(point)
            await pilot.pause()
            await pilot.pause()
            row = app.screen.query_one(Answer).rows()[int(point) - 1]
            assert app.screen.query_one("#body").region.contains_region(row.region)


async def test_flashcards_show_the_next_intervals_and_keep_the_grade(app_in: Make, desk: Desk) -> None:
    app = app_in("flashcards", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, FlashcardScreen)
        await pilot.press("3")  # nothing before the answer is seen
        assert desk.history.reviews() == []
        await pilot.press("space")
        assert "Zhou Enlai" in text_of(app, "#verdict")
        assert str(app.screen.query_one("#grade-3").label) == "3 Good 10m"  # type: ignore[attr-defined]
        await pilot.press("4")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
    memory = desk.history.memory("nixon-host")
    assert memory is not None
    assert memory.settled
    assert desk.history.reviews()[0].grade is Grade.EASY


async def test_flashcards_are_played_by_mouse_alone(app_in: Make, desk: Desk) -> None:
    app = app_in("flashcards", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#reveal")
        await pilot.pause()
        await pilot.click("#grade-1")
        await pilot.pause()
    assert desk.history.reviews()[0].grade is Grade.AGAIN


async def test_the_daily_review_brings_what_is_due_and_ten_new_ones(app_in: Make, desk: Desk, clock: Any) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert len(screen.session.items) == 10  # of 11
        await pilot.press("f9")
        assert "Comes back (keys 1–4): ▸1 Again 1m" in text_of(app, "#reasons")
        await pilot.press("3")
        assert "▸3 Good 10m" in text_of(app, "#reasons")
    assert desk.history.reviews()[0].grade is Grade.GOOD


async def test_trouble_spots_are_wrong_flagged_or_weak(app_in: Make, desk: Desk) -> None:
    app = app_in("wrong")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)  # nothing yet
        desk.history.flag("nixon-why", desk.now(), on=True)
        entry = desk.library.find("nixon-china-1972")
        assert entry is not None
        app.open_mode("wrong", [entry.path], Selection())
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert [item.question.id for item in app.screen.session.items] == ["nixon-why"]


async def test_a_deck_is_opened_from_home_with_number_and_tags(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeckScreen)
        await pilot.press("tab", "2", "tab", *"people", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        assert len(screen.session.items) == 2
        assert all("people" in item.question.tags for item in screen.session.items)


async def test_a_number_that_is_none_is_said_and_not_guessed(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("tab", "x", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeckScreen)


async def test_search_finds_decks_by_tag_and_by_question(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 2
        await pilot.press("slash", *"agreements")
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("ctrl+u", *"willy brandt")  # a question's answer
        assert [entry.id for entry in app.screen.listed] == ["kennedy-berlin-1963"]  # type: ignore[attr-defined]
        await pilot.press("ctrl+u", *"brandt handshake")  # words of two decks
        assert app.screen.query_one(OptionList).option_count == 0
        await pilot.press("escape")
        assert app.screen.query_one(OptionList).option_count == 2


async def test_a_broken_deck_says_what_is_wrong_with_it(app_in: Make, decks: Path, desk: Desk) -> None:
    (decks / "kennedy-berlin-1963.yaml").write_text("format: question-bank/1\ndeck: {id: x}\n", encoding="utf-8")
    assert any(entry.fault for entry in desk.library.refresh())
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert any("kennedy-berlin-1963.yaml" in notice.message for notice in app._notifications)


async def test_a_bank_edited_while_it_is_open_disturbs_nothing(app_in: Make, decks: Path, desk: Desk) -> None:
    app = app_in("practice")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f9", "enter")
        path = decks / "nixon-china-1972.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("Who welcomed Richard Nixon", "Who greeted Richard Nixon"), encoding="utf-8"
        )
        await pilot.press("f9", "e", "enter", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("c")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        prompts = [item.question.prompt for item in screen.session.items]
        assert any(prompt.startswith("Who greeted") for prompt in prompts)


async def test_a_retired_question_is_asked_no_more_and_keeps_its_history(app_in: Make, decks: Path, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("d")
        path = decks / "nixon-china-1972.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("status: approved", "status: retired", 1), encoding="utf-8")
        await pilot.press("enter", "escape")
        await pilot.pause()
        entry = desk.library.find("nixon-china-1972")
        assert entry is not None
        assert "nixon-host" not in entry.ids
    assert [review.question for review in desk.history.reviews()] == ["nixon-host"]
    assert desk.history.memory("nixon-host") is not None


async def test_statistics_and_help_open_from_home_and_close(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.press("d", "enter")
        await pilot.press("escape", "s")
        await pilot.pause()
        assert isinstance(app.screen, StatisticsScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_reaches_every_action(app_in: Make) -> None:
    from quiz.app.palette import ActionsProvider

    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f9")
        provider = ActionsProvider(app.screen)
        words = {hit.display for hit in [hit async for hit in provider.discover()]}
        assert {"Next", "Source", "I was right", "Undo", "Flag", "Back", "Help", "Other colours", "Quit"} <= {str(w) for w in words}


@pytest.mark.parametrize("mode", ["", "practice", "exam", "flashcards", "review"])
async def test_the_palette_has_every_action_of_every_screen_and_does_it(app_in: Make, mode: str) -> None:
    from quiz.app.palette import ActionsProvider

    app = app_in(mode, "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        hits = {str(hit.display): hit async for hit in ActionsProvider(app.screen).discover()}
        footer = str(app.screen.query_one(KeyLine).render()).split("  ")
        assert {cell.split(" ", 1)[1] for cell in footer} - {"Open"} <= hits.keys() | {"Open"}
        await hits["Help"].command()  # type: ignore[misc]
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_colours_are_kept_between_runs(app_in: Make, desk: Desk) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == "night"
        await pilot.press("f2")
        await pilot.pause()
        assert app.theme == "day"
    assert QuizApp(desk).theme == "day"


async def test_resizing_keeps_what_was_typed(app_in: Make) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        await pilot.press(*"Shanghai")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert app.screen.query_one(Input).value == "Shanghai"
        assert app.screen.query_one("#prompt").region.y < 12
        assert app.screen.query_one(Answer).region.height > 0


@pytest.mark.parametrize("question", ["nixon-host", "nixon-cities", "nixon-sequence", "nixon-offices", "nixon-why", "nixon-days"])
async def test_the_verdict_is_in_view_at_the_smallest_size(app_in: Make, question: str) -> None:
    app = app_in("practice", question)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
        verdict = app.screen.query_one("#verdict")
        assert app.screen.query_one("#body").region.contains_region(verdict.region)


async def test_the_key_line_says_what_the_keys_do_and_does_it_on_a_click(app_in: Make) -> None:
    app = app_in("practice", "nixon-host", "nixon-communique")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = app.screen.query_one(KeyLine)
        while isinstance(app.focused, Input):
            assert str(line.render()) == "f9 Don't know  f4 Flag  esc Back  f1 Help"
            await pilot.press("f9", "enter")
            await pilot.pause()
        keys = str(line.render())
        assert keys.startswith("d Don't know")
        assert await pilot.click(KeyLine, offset=(keys.index("Don't"), 0))
        await pilot.pause()
        assert app.screen.item.answered  # type: ignore[attr-defined]
        assert str(line.render()).startswith("⏎ Next  e Source  u Undo")  # of an option taken nobody says "I was right"
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert str(line.render()) == "⏎ Next  e Source  u Undo  f Flag  ? Help"


@pytest.mark.parametrize(("size", "lines"), [((40, 12), 1), ((80, 24), 3)])
async def test_the_navigator_shows_where_one_is_among_many(app_in: Make, size: tuple[int, int], lines: int) -> None:
    app = app_in("exam", "nixon-host")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        navigator = app.screen.query_one(Navigator)
        for here in (0, 57, 99):
            navigator.tell([False] * 100, [False] * 100, here)
            shown = str(navigator.render())
            assert f"[{here + 1}○]" in shown
            assert len(shown.splitlines()) == lines
            assert all(len(line) <= size[0] - 2 for line in shown.splitlines())


# -- what a key and the palette can do, a click can too


async def test_another_grade_is_chosen_by_key_by_click_and_from_the_palette(app_in: Make, desk: Desk) -> None:
    from quiz.app.palette import ActionsProvider

    app = app_in("review", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("d", "2")
        assert desk.history.reviews()[0].grade is Grade.HARD
        await pilot.pause()
        reasons = app.screen.query_one("#reasons")
        cells = [(x, y) for y in range(reasons.size.height) for x in range(reasons.size.width)]
        easy = next(at for at in cells if reasons.get_style_at(*at).meta.get("@click") == "screen.regrade(4)")
        await pilot.click("#reasons", offset=easy)
        await pilot.pause()
        assert desk.history.reviews()[0].grade is Grade.EASY
        assert "▸4 Easy" in text_of(app, "#reasons")
        words = {str(hit.display) for hit in [hit async for hit in ActionsProvider(app.screen).discover()]}
        assert {"Again", "Hard", "Good", "Easy"} <= words


async def test_what_the_foot_has_no_room_for_is_clicked_in_the_help(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert "Back" not in str(app.screen.query_one(KeyLine).render())
        await click_key(pilot, "Help")
        assert isinstance(app.screen, HelpScreen)
        keys = list(app.screen.query(Static))[1]
        lines = str(keys.render()).splitlines()
        await pilot.click(keys, offset=(12, next(number for number, line in enumerate(lines) if line.endswith("Back"))))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize(("size", "pictures"), [((80, 24), 2), ((40, 12), 0)])
async def test_help_shows_pictures_where_there_is_room(app_in: Make, size: tuple[int, int], pictures: int) -> None:
    app = app_in()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert len(app.screen.query(".picture")) == pictures


async def test_help_and_deck_dialog_are_closed_by_a_click(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        await click_key(pilot, "Close")
        assert isinstance(app.screen, HomeScreen)
        await pilot.click("#decks", offset=(6, 0))
        await pilot.pause()
        assert isinstance(app.screen, DeckScreen)
        await click_key(pilot, "Back")
        assert isinstance(app.screen, HomeScreen)


async def test_a_number_grades_nothing_in_practice(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("d", "4")
        assert desk.history.reviews()[0].grade is Grade.AGAIN


async def test_only_what_was_typed_can_be_right_after_all(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key_of(app, "Mao Zedong"), "o")
        await pilot.pause()
        assert "I was right" not in str(app.screen.query_one(KeyLine).render())
    assert desk.history.reviews()[0].share == 0


async def test_an_exam_leads_to_what_is_open_or_flagged(app_in: Make) -> None:
    app = app_in("exam", "nixon-host", "nixon-first", "nixon-communique", "nixon-cities")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        for item in screen.session.items:
            item.response = item.options[:1] or "x"
        ids = [item.question.id for item in screen.session.items]
        screen.session.items[ids.index("nixon-communique")].response = None
        screen.session.go(ids.index("nixon-host"))
        await screen.show_item()
        await pilot.press("f", "o")
        assert screen.item.question.id == "nixon-communique"
        await pilot.press("f6")  # letters go into the field here
        assert screen.item.question.id == "nixon-host"
        await pilot.press("f", "o")
        await pilot.press(*"Shanghai", "f6")
        assert screen.item.question.id == "nixon-communique"
        assert any("No other question" in notice.message for notice in app._notifications)
