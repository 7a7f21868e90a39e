"""What came to light when the quiz was played by hand, key by key: each stays mended."""

from collections.abc import Callable

import msgspec
import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static, TextArea
from textual.widgets._toast import Toast
from textual_plotext import PlotextPlot

from quiz.app.actions import named_actions
from quiz.app.app import QuizApp
from quiz.app.palette import ActionsProvider
from quiz.app.screens.deck import DeckScreen
from quiz.app.screens.detail import DetailScreen
from quiz.app.screens.flashcards import FlashcardScreen
from quiz.app.screens.practice import PracticeScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.app.widgets.cloze import Sentence
from quiz.app.widgets.feedback import quoted, why_not
from quiz.app.widgets.hanging import HangingText
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.match import MatchAnswer
from quiz.citation import Evidence
from quiz.study.desk import Desk
from quiz.study.selection import Selection

Make = Callable[..., QuizApp]
SIZE = (80, 24)
SMALL = (40, 12)


def screen_of(app: QuizApp) -> QuestionScreen:
    assert isinstance(app.screen, QuestionScreen)
    return app.screen


def text_of(app: QuizApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def keys_of(app: QuizApp) -> str:
    return str(app.screen.query_one(KeyLine).render())


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(4):
        await pilot.pause()


# -- the keys that are named


@pytest.mark.parametrize("question", ["nixon-communique", "nixon-why"])
async def test_help_and_palette_leave_out_how_a_field_is_edited(app_in: Make, question: str) -> None:
    app = app_in("practice", question)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.focused, Input | TextArea)
        words = {active.binding.description for active in named_actions(app.screen)}
        assert {"Don't know", "Flag", "Back", "Help", "Quit"} <= words
        assert not {"Select all", "Submit", "Delete character left", "Go to start", "palette", "Focus Next"} & words


async def test_the_palette_does_what_a_widget_offers(app_in: Make) -> None:
    app = app_in("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        hits = [hit async for hit in ActionsProvider(app.screen).discover()]
        take_up = next(hit for hit in hits if str(hit.display) == "Take up")
        await take_up.command()  # type: ignore[misc]
        assert screen_of(app).answer.lifted == 0  # type: ignore[attr-defined]


async def test_the_help_of_an_exam_names_its_own_hand_in(app_in: Make) -> None:
    app = app_in("exam", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        keys = {active.binding.description: active.binding.key for active in named_actions(app.screen)}
        assert keys["Hand in"] == "h"
        assert "goes on" in screen_of(app).answer.enter_does


async def test_f_judges_a_statement_so_another_key_is_named_for_the_flag(app_in: Make) -> None:
    app = app_in("practice", "nixon-first")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "f4 Flag" in keys_of(app)
        await pilot.press("f4")
        assert "nixon-first" in screen_of(app).flags
        await pilot.press("f")
        await settled(pilot)
        assert screen_of(app).item.response is False
        assert "f Flag" in keys_of(app)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("nixon-sequence", "space Take up"),
        ("nixon-cities", "space Tick"),
        ("nixon-offices", "→ Partner"),
        ("nixon-why", "^s Compare"),
    ],
)
async def test_where_there_is_no_room_for_a_hint_the_keys_tell_how_to_answer(app_in: Make, question: str, named: str) -> None:
    app = app_in("practice", question)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert keys_of(app).startswith(named)


async def test_hints_speak_of_the_options_that_there_are(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        options = len(screen_of(app).item.options)
        assert text_of(app, "#hint").startswith(f"1–{options} or a click answers")


@pytest.mark.parametrize("question", ["nixon-host", "nixon-first", "nixon-cities"])
async def test_hints_of_an_exam_do_not_speak_of_handing_in(app_in: Make, question: str) -> None:
    app = app_in("exam", question)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "goes on" in text_of(app, "#hint")
        assert "hands in" not in text_of(app, "#hint")


async def test_an_open_answer_in_an_exam_promises_no_comparison(app_in: Make) -> None:
    app = app_in("exam", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Ctrl+S" not in text_of(app, "#hint")
        assert "Compare" not in keys_of(app)


async def test_the_button_below_an_open_answer_says_what_it_does(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        button = app.screen.query_one("#hand-in", Button)
        assert str(button.label) == "Compare"
        await pilot.press(*"Moscow", "ctrl+s")
        await settled(pilot)
        assert str(button.label) == "Done"


async def test_a_search_names_the_key_that_ends_it(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "End search" not in keys_of(app)
        await pilot.press("slash", *"nixon")
        await settled(pilot)
        assert keys_of(app) == "esc End search  f1 Help"
        await pilot.press("escape")
        await settled(pilot)
        assert "/ Search" in keys_of(app)


async def test_an_item_that_was_taken_up_is_put_down(app_in: Make) -> None:
    app = app_in("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("space", "down")
        await settled(pilot)
        assert keys_of(app).startswith("space Put down")
        await pilot.press("space")
        await settled(pilot)
        assert keys_of(app).startswith("space Take up")


# -- answering


@pytest.mark.parametrize("question", ["nixon-communique", "nixon-days", "nixon-why"])
async def test_enter_leads_back_into_a_field_that_escape_has_left(app_in: Make, question: str) -> None:
    app = app_in("practice", question)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not screen_of(app).typing
        assert keys_of(app).startswith("⏎ Answer")
        await pilot.press("enter", "x")
        assert screen_of(app).typing
        assert screen_of(app).answer.response()


async def test_enter_leads_back_into_a_field_of_an_exam_too(app_in: Make) -> None:
    app = app_in("exam", "nixon-communique", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        while not isinstance(app.focused, Input):
            await pilot.press("n")
            await settled(pilot)
        place = screen_of(app).session.position
        await pilot.press("escape", "enter", "x")
        assert screen_of(app).session.position == place
        assert screen_of(app).answer.response() == "x"


async def test_a_key_pressed_on_coming_back_does_not_wipe_what_was_typed(app_in: Make) -> None:
    app = app_in("exam", "nixon-communique", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        while not isinstance(app.focused, Input):
            await pilot.press("f7")
            await settled(pilot)
        await pilot.press(*"Shanghai")
        forth, back = ("f7", "f5") if not screen_of(app).session.position else ("f5", "f7")
        await pilot.press(forth)
        await settled(pilot)
        await pilot.press(back)
        await settled(pilot)
        await pilot.press("x")
        assert app.screen.query_one(Input).value == "Shanghaix"


async def test_the_blank_that_is_typed_into_shows_it_from_the_start(app_in: Make) -> None:
    app = app_in("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        sentence = app.screen.query_one(Sentence)
        assert any("reverse" in str(span.style) for span in sentence.render().spans)  # type: ignore[union-attr]
        await pilot.press("escape")
        await settled(pilot)
        assert not any("reverse" in str(span.style) for span in sentence.render().spans)  # type: ignore[union-attr]


async def test_pairs_that_nobody_knows_need_not_be_guessed(app_in: Make) -> None:
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert screen_of(app).item.review is None
        assert any("once more" in notice.message for notice in app._notifications)
        await pilot.press("enter")
        await settled(pilot)
        review = screen_of(app).item.review
        assert review is not None
        assert len(review.response) == 1  # type: ignore[arg-type]


async def test_notices_do_not_pile_up_over_the_question(app_in: Make) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.notify("one")
        await settled(pilot)
        app.notify("two")
        await settled(pilot)
        assert [notice.message for notice in app._notifications] == ["two"]
        await pilot.press("enter")
        await settled(pilot)
        assert any("Nothing answered" in notice.message for notice in app._notifications)
        await pilot.press("enter")
        await settled(pilot)
        assert screen_of(app).item.review is not None
        assert not list(app._notifications)


# -- what is shown


async def test_another_form_of_the_answer_is_right_and_the_full_one_is_shown(app_in: Make) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*"shanghai joint communique", "enter")
        await settled(pilot)
        assert "Right" in text_of(app, "#verdict")
        assert text_of(app, "#reasons").startswith("Answer: Shanghai Communiqué")


async def test_nothing_to_say_takes_no_line(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        screen_of(app).item.question.explanation = ""
        await pilot.press(str(screen_of(app).item.options.index("Zhou Enlai") + 1))
        await settled(pilot)
        assert screen_of(app).feedback.size.height == 1


async def test_several_right_answers_are_marked_and_not_listed_once_more(app_in: Make) -> None:
    app = app_in("practice", "nixon-cities")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "Answer:" not in text_of(app, "#reasons")


async def test_who_does_not_know_an_order_sees_it_and_no_marks(app_in: Make) -> None:
    app = app_in("practice", "nixon-sequence")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        screen = screen_of(app)
        assert [row.text for row in screen.answer.rows()] == screen.item.question.items  # type: ignore[union-attr]
        assert not screen.query("Row.-wrong, Row.-right")
        assert "as they stand above" in text_of(app, "#reasons")


async def test_blanks_show_their_answers_in_place_and_not_once_more(app_in: Make) -> None:
    app = app_in("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f9")
        await settled(pilot)
        assert "… → Mao Zedong" in text_of(app, "Sentence")
        assert "Answer:" not in text_of(app, "#reasons")


async def test_a_long_answer_that_was_never_written_leaves_no_empty_field(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f9")
        await settled(pilot)
        assert not app.screen.query_one(TextArea).display


async def test_the_keys_named_for_ticking_points_are_those_that_there_are(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", "ctrl+s")
        await settled(pilot)
        assert text_of(app, "#hint").startswith("1–3, ")


@pytest.mark.parametrize("key", ["t", "f"])
async def test_what_is_true_instead_is_told_to_all(app_in: Make, key: str) -> None:
    app = app_in("practice", "nixon-first")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert text_of(app, "#reasons").startswith("In fact: ")


def test_a_reason_that_names_its_option_needs_it_no_second_time() -> None:
    assert str(why_not("Wang Yi", "Wang Yi is named as minister.")) == "Wang Yi is named as minister."
    assert str(why_not("Wang Yi", "He was minister.")) == "Wang Yi: He was minister."


async def test_a_notice_leaves_the_field_and_the_buttons_in_sight(app_in: Make) -> None:
    app = app_in("practice", "nixon-communique")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        toast = app.screen.query_one(Toast).region
        assert not toast.overlaps(app.screen.query_one(Input).region)
        assert not toast.overlaps(app.screen.query_one("#hand-in").region)


@pytest.mark.parametrize(
    ("passage", "end", "shown"),
    [
        ("Xi arrived in Moscow.", 21, "“Xi arrived in Moscow.”"),
        ("visit to Russia from May 7 to", 145, "“…visit to Russia from May 7 to…”"),
        ("The Presidents met.", 145, "“The Presidents met.”"),
        ("", 145, "(the bank holds no passage)"),
    ],
)
def test_a_passage_cut_out_of_a_sentence_says_so(passage: str, end: int, shown: str) -> None:
    assert quoted(Evidence("s", 0, end, passage=passage)) == shown


async def test_no_empty_line_stays_where_a_question_has_no_buttons(app_in: Make) -> None:
    app = app_in("practice", "nixon-host", "nixon-first")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert not app.screen.query_one("#actions").display
        await pilot.press("d", "enter")
        await settled(pilot)
        assert not app.screen.query_one("#actions").display


async def test_bar_and_hint_go_when_the_terminal_shrinks(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        assert app.screen.query_one("#hint").display
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert not app.screen.query_one("#hint").display
        assert "─" not in text_of(app, "#progress")


async def test_grades_keep_to_the_room_when_the_terminal_shrinks(app_in: Make) -> None:
    app = app_in("flashcards", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, FlashcardScreen)
        await pilot.press("space")
        assert str(app.screen.query_one("#grade-3", Button).label) == "3 Good 10m"
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert str(app.screen.query_one("#grade-3", Button).label) == "3 10m"
        assert app.screen.query_one("#grade-4").region.right <= SMALL[0]


async def test_the_result_tells_that_the_time_was_up(app_in: Make, clock: Callable[[], object]) -> None:
    app = app_in("exam", "nixon-host", selection=Selection(minutes=5))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        clock.move(minutes=6)  # type: ignore[attr-defined]
        app.screen.tick()  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert "Time was up. 0 of 1 right" in text_of(app, "#score")


async def test_the_deck_dialog_fits_the_smallest_size(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, DeckScreen)
        assert app.screen.query_one("#tags").region.bottom < SMALL[1]
        assert keys_of(app) == "⏎ Start  tab Number and tags  esc Back"


async def test_counts_stand_below_their_headings_and_are_words_where_it_is_narrow(app_in: Make) -> None:
    app = app_in()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        end = text_of(app, "#heading").index("new") + len("new")
        decks = app.screen.query_one("#decks")
        line = str(decks.get_option_at_index(0).prompt)  # type: ignore[attr-defined]
        assert line[end - 1].isdigit()
        assert line[end] == " "
        assert app.screen.query_one("#heading").content_region.x == decks.content_region.x
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert str(decks.get_option_at_index(0).prompt).endswith(" new")  # type: ignore[attr-defined]


async def test_results_name_the_mode_as_the_menu_does(app_in: Make, desk: Desk) -> None:
    desk.history.flag("nixon-host", desk.now(), on=True)
    app = app_in("wrong", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", "enter", "escape")
        await settled(pilot)
        assert "trouble spots, " in text_of(app, "#scores")


async def test_what_was_to_be_shown_on_a_screen_that_is_left_disturbs_nothing(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        await pilot.press("d")
        await app.pop_screen()
        screen.bring_feedback()
        screen._laid_out(None)
        screen.redraw()
        await settled(pilot)


async def test_a_terminal_that_shrinks_below_a_dialog_is_noticed(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.query_one("#hint").display


async def test_lines_stay_readable_on_a_very_wide_terminal(app_in: Make) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert app.screen.query_one("#prompt").size.width <= 110
        assert app.screen.query_one("#verdict").size.width <= 110
        await pilot.press("escape")
        await settled(pilot)
        assert len(text_of(app, "#heading").rstrip()) < 120


async def test_the_hand_in_counts_what_is_open_and_flagged(app_in: Make) -> None:
    app = app_in("exam", "nixon-host", "nixon-first")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f4", "h")
        await settled(pilot)
        assert text_of(app, ".dialog-text") == "Still open: 2 of 2. Flagged: 1."


# -- long answers


async def test_enter_is_offered_to_end_a_long_answer_only_while_it_is_compared(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Done" not in keys_of(app)
        await pilot.press("a", "enter", "b", "ctrl+s")
        await settled(pilot)
        assert "Done" in keys_of(app)


@pytest.mark.parametrize("key", "12345")
async def test_what_is_partly_right_is_not_marked_as_wrong(app_in: Make, key: str) -> None:
    app = app_in("practice", "nixon-cities")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(key, "enter")
        await settled(pilot)
        partly = "Partly right" in text_of(app, "#verdict")
        assert screen_of(app).feedback.has_class("-partly") is partly
        assert screen_of(app).feedback.has_class("-wrong") is not partly


# -- pairs, long answers, and what stands on the home screen


async def test_marked_pairs_stand_alone_and_without_the_keys(app_in: Make) -> None:
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1", "2", "3", "4")
        answer = screen_of(app).answer
        assert isinstance(answer, MatchAnswer)
        assert answer.left()[0].text == f"William Rogers – 1 · {answer.item.options[0]}"
        await pilot.press("enter")
        await settled(pilot)
        assert answer.left()[0].text == f"William Rogers – {answer.item.options[0]}"
        assert not any(row.is_on_screen for row in answer.right())


async def test_the_pair_at_hand_stays_in_view_where_partners_make_lines_longer(app_in: Make) -> None:
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for key in ("1", "2", "3", "5", "left"):
            await pilot.press(key)
            await settled(pilot)
            row = screen_of(app).answer.focused_row()
            assert row is not None
            body = app.screen.query_one("#body").region
            assert body.y <= row.region.y
            assert row.region.bottom <= body.bottom


@pytest.mark.parametrize("size", [SIZE, SMALL])
async def test_an_answer_is_read_beside_the_points_that_it_is_compared_with(app_in: Make, size: tuple[int, int]) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        room = app.screen.query_one(TextArea).region.height
        await pilot.press(*"Both feared Moscow", "ctrl+s")
        await settled(pilot)
        area = app.screen.query_one(TextArea)
        assert area.region.height == 1 < room
        if size == SIZE:
            assert area.region.y > app.screen.query_one("#body").region.y
            assert all(row.region.bottom <= app.screen.query_one("#body").region.bottom for row in screen_of(app).answer.rows())


async def test_a_long_answer_gets_more_room_as_it_grows(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        area = app.screen.query_one(TextArea)
        before = area.region.height
        area.text = "\n".join("abcdefgh")
        await settled(pilot)
        assert area.region.height > before


async def test_a_notice_that_nothing_is_answered_goes_with_the_first_answer(app_in: Make) -> None:
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app._notifications
        await pilot.press("1")
        await settled(pilot)
        assert not app._notifications


async def test_what_was_answered_just_now_counts_as_coming_back_soon(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        end = text_of(app, "#heading").index("soon") + len("soon")
        lines = [str(app.screen.query_one("#decks").get_option_at_index(n).prompt) for n in (0, 1)]  # type: ignore[attr-defined]
        assert sorted(line[:end].split()[-1] for line in lines) == ["0", "1"]
        assert {line.split()[-1] for line in lines} == {"0"}  # learned
        assert all(len(line) == len(lines[0]) for line in lines)


async def test_a_session_to_go_on_with_takes_one_line_whatever_its_title(app_in: Make, desk: Desk) -> None:
    long = "A title that goes on and on about the visit " * 3
    desk.library.entries = [msgspec.structs.replace(entry, title=long) for entry in desk.library.entries]
    app = app_in("practice")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f9" if screen_of(app).typing else "d", "escape")
        await settled(pilot)
        welcome = app.screen.query_one("#welcome", Static)
        assert "… 1 of 8   press c" in text_of(app, "#welcome").replace(",", "")
        assert welcome.content_size.height == 2


async def test_nothing_is_promised_where_nothing_is_kept(app_in: Make, desk: Desk) -> None:
    app = app_in()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "is saved as you give it" in text_of(app, "#welcome")
        desk.history.path = None
        app.screen.draw()  # type: ignore[attr-defined]
        assert "saved" not in text_of(app, "#welcome")


async def test_a_long_notice_leaves_room_for_the_decks(app_in: Make, desk: Desk) -> None:
    desk.history.notice = (
        "history.sqlite3 was written by a newer version of quiz. It is left as it is; answers go to another file beside it."
    )
    app = app_in()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "newer version" in text_of(app, "#notice")
        assert app.screen.query_one("#decks").size.height >= 3


async def test_home_tells_that_answers_wait_and_saves_them_when_there_is_room(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        desk.history._db.execute("PRAGMA query_only = ON")  # as a disc that refuses
        await pilot.press("d", "escape")
        await settled(pilot)
        assert "cannot be saved" in text_of(app, "#notice")
        assert "saved as you give it" not in text_of(app, "#welcome")
        desk.history._db.execute("PRAGMA query_only = OFF")
        await pilot.press("s", "escape")
        await settled(pilot)
        assert not app.screen.query_one("#notice").display
    assert len(desk.history.reviews()) == 1


# -- statistics


async def test_the_hardest_questions_are_named_in_their_own_words(app_in: Make, desk: Desk) -> None:
    app = app_in("practice", "nixon-days")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f9", "enter", "escape", "s")
        await settled(pilot)
        said = [str(text.render()._text) for text in app.screen.query(HangingText)]
        assert said == ["Nixon was in China from _____ (day) to _____ (day) February 1972 and met _____ (person) on the first day."]


@pytest.mark.parametrize(("theme", "expected"), [("ansi-light", "clear"), ("ansi-dark", "clear"), ("night", "auto"), ("day", "auto")])
async def test_plots_are_painted_in_the_colours_of_the_theme(app_in: Make, desk: Desk, theme: str, expected: str) -> None:
    app = app_in("practice", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", "enter", "escape", "s")
        await settled(pilot)
        app.theme = theme  # while the plots are shown
        await settled(pilot)
        for plot in app.screen.query(PlotextPlot):
            assert plot.theme == expected
            painted = plot.render()
            assert isinstance(painted, Text)
            backgrounds = {str(span.style) for span in painted.spans if " on " in f" {span.style}"}
            assert bool(backgrounds) == (expected == "auto")


# -- played once more, in the modes and at the sizes that nobody had seen


async def test_when_a_question_returns_is_told_in_whole_grades_where_it_is_narrow(app_in: Make) -> None:
    app = app_in("review", "nixon-host")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        told = text_of(app, "#reasons").splitlines()
        at = told.index("Comes back (keys 1–4):")
        assert told[at + 1 :] == ["▸1 Again 1m · 2 Hard 6m", "3 Good 10m · 4 Easy 8d"]


@pytest.mark.parametrize("size", [SIZE, SMALL])
async def test_a_long_answer_looked_at_again_takes_no_more_room_than_its_text(app_in: Make, size: tuple[int, int]) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*"Moscow", "ctrl+s", "1", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, DetailScreen)
        assert app.screen.query_one(TextArea).size.height == 1


async def test_help_names_every_key_that_the_foot_names(app_in: Make) -> None:
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "→ Partner" in keys_of(app)
        named = [active.binding.description for active in named_actions(app.screen)]
        assert "Partner" in named
        assert "Take apart" in named


async def test_a_number_before_a_partner_is_no_part_of_it(app_in: Make) -> None:
    """`– 1 22 March 2023` would be read as a date."""
    app = app_in("practice", "nixon-offices")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("2")
        answer = screen_of(app).answer
        assert isinstance(answer, MatchAnswer)
        assert answer.left()[0].text.endswith(f"– 2 · {answer.item.options[1]}")


async def test_home_says_that_what_was_wrong_comes_back_soon(app_in: Make, desk: Desk) -> None:
    app = app_in("review")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for _ in range(8):
            await pilot.press("f9", "enter")
            await settled(pilot)
        desk.new_today = lambda: 0  # type: ignore[method-assign]
        await pilot.press("escape")
        await settled(pilot)
        assert "nothing is due yet; 8 come back soon." in text_of(app, "#welcome")


async def test_the_notice_that_nothing_is_answered_names_the_key_that_hands_in(app_in: Make) -> None:
    app = app_in("practice", "nixon-why")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        (notice,) = list(app._notifications)
        assert notice.message == "Nothing answered yet. Ctrl+S once more if you do not know."  # Enter makes a line here


async def test_who_begins_at_once_is_told_that_no_history_is_kept(app_in: Make, desk: Desk) -> None:
    desk.history.notice = "No history is kept: the disc is full."
    app = app_in("exam", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert [notice.message for notice in app._notifications] == [desk.history.notice]


async def test_an_exam_promises_no_return_that_cannot_be(app_in: Make, desk: Desk) -> None:
    app = app_in("exam", "nixon-host")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        said = []
        for refused, path in (("OFF", desk.history.path), ("ON", desk.history.path), ("OFF", None)):
            desk.history._db.execute(f"PRAGMA query_only = {refused}")  # as a disc that refuses
            desk.history.path = path
            await pilot.press("1", "2", "escape")
            await settled(pilot)
            said.append(text_of(app, ".dialog-text"))
            await pilot.press("n")
            await settled(pilot)
            desk.history._db.execute("PRAGMA query_only = OFF")
            desk.history.retry()
        assert ["kept and you can come back" in text for text in said] == [True, False, False]
        assert "cannot be saved" in said[1]
        assert "until you quit" in said[2]


@pytest.mark.parametrize("mode", ["", "practice", "flashcards", "exam"])
async def test_without_colour_not_even_the_terminals_own_is_named(app_in: Make, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_in(mode)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("e", "f1")
        await settled(pilot)
        assert coloured(app) == set()


def coloured(app: QuizApp) -> set[str]:
    """The styles on the screen that name a colour."""
    strips = app.screen._compositor.render_strips()
    return {str(part.style) for strip in strips for part in strip if part.style and (part.style.color or part.style.bgcolor)}
