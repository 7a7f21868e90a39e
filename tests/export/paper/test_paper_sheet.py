"""A sheet: its sections, numbers and points; its versions, and the key of each."""

import itertools
import random

import pytest
from printing import choice, ireland

from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.short import Short
from quiz.export.paper import key
from quiz.export.paper.item import Layout
from quiz.export.paper.sheet import Sheet, make_sheet, version_name
from quiz.export.paper.timeline import TimelineTask
from quiz.export.paper.timeline import tasks as timeline_tasks
from quiz.export.paper.wordbank import decoys_for, word_bank


def sheet_of(turn: int = 0, seed: int = 7, **layout: object) -> Sheet:
    bank = ireland()
    return make_sheet(bank, bank.questions, turn=turn, seed=seed, layout=Layout(**layout))  # type: ignore[arg-type]


def test_questions_stand_in_sections_by_type_and_numbers_run_through() -> None:
    sheet = sheet_of()
    assert [s.kind for s in sheet.sections] == ["choice", "multiple", "true-false", "short", "cloze", "match", "order", "open"]
    assert [item.number for item in sheet.items] == list(range(1, 12))
    assert sheet.points == sum(item.points for item in sheet.items) == 3 + 2 + 2 + 1 + 2 + 4 + 4 + 3


def test_a_type_without_questions_has_no_section() -> None:
    bank = Bank(DeckInfo("b", "One type"), questions=[choice(n) for n in range(3)])
    assert [s.kind for s in make_sheet(bank, bank.questions, turn=0, seed=0, layout=Layout()).sections] == ["choice"]


def test_the_first_version_keeps_the_order_of_the_bank_within_each_section() -> None:
    assert [item.id for item in sheet_of().sections[0].items] == ["ie-host", "ie-airfield", "ie-last"]


def test_versions_ask_the_same_questions_in_other_orders() -> None:
    bank = Bank(DeckInfo("b", "Many"), questions=[choice(n) for n in range(12)])
    sheets = [make_sheet(bank, bank.questions, turn=turn, seed=3, layout=Layout()) for turn in range(4)]
    orders = [tuple(item.id for item in sheet.items) for sheet in sheets]
    assert len(set(orders)) == 4
    assert len({frozenset(order) for order in orders}) == 1
    assert [sheet.version for sheet in sheets] == ["A", "B", "C", "D"]


def test_the_same_seed_gives_the_same_sheet_and_another_seed_another() -> None:
    assert sheet_of(1) == sheet_of(1)
    assert sheet_of(1) != sheet_of(1, seed=8)


def test_a_new_question_leaves_the_options_of_the_others_where_they_were() -> None:
    questions: list[AnyQuestion] = [choice(n) for n in range(5)]
    small = make_sheet(Bank(DeckInfo("b", "B")), questions[:4], turn=2, seed=1, layout=Layout())
    large = make_sheet(Bank(DeckInfo("b", "B")), questions, turn=2, seed=1, layout=Layout())
    options = {item.id: item.options for item in large.items}  # type: ignore[attr-defined]
    assert all(options[item.id] == item.options for item in small.items)  # type: ignore[attr-defined]


@pytest.mark.parametrize("turn", range(4))
def test_each_key_is_the_answer_as_its_own_version_prints_it(turn: int) -> None:
    bank, sheet = ireland(), sheet_of(turn)
    found = key.entries(sheet, bank.questions, bank)
    items = {item.id: item for item in sheet.items}
    assert dict(items["ie-host"].options)[found["ie-host"].short] == "Mary McAleese"  # type: ignore[attr-defined]
    assert {dict(items["ie-with"].options)[letter] for letter in found["ie-with"].short.split(", ")} == {"Prince Philip", "William Hague"}  # type: ignore[attr-defined]
    assert (found["ie-tf-first"].short, found["ie-tf-dinner"].short) == ("true", "false")
    assert found["ie-tf-dinner"].lines == ["It was given in Dublin Castle."]
    assert found["ie-stud"].also == ["County Kildare", "Co. Kildare"]
    assert found["ie-cloze"].short == "(1) Dublin Castle; (2) Irish"
    assert found["ie-host"].passages == ["received by President Mary McAleese"]
    assert [source.title for source in found["ie-host"].sources] == ["Notes on a state visit"]


def test_points_can_be_set_by_type() -> None:
    assert sheet_of(points={"open": 10}).points == sheet_of().points + 7


def test_blanks_are_equally_long_whatever_belongs_into_them() -> None:
    item = sheet_of().sections[4].items[0]
    assert (item.width, sheet_of(answer_lines=3).sections[4].items[0].width) == (13, 39)  # type: ignore[attr-defined]


def test_the_word_bank_holds_each_answer_once_and_decoys_that_fit_nowhere() -> None:
    bank = ireland()
    sheet = sheet_of(word_bank=True, decoys=2)
    words = sheet.sections[4].words
    assert {"Dublin Castle", "Irish"} < set(words)
    assert len(words) == 4
    right = {text for q in bank.questions for text in q.answer_text().split("; ")}
    assert not (set(words) - {"Dublin Castle", "Irish"}) & right


def test_a_decoy_is_never_an_answer_elsewhere_in_the_bank() -> None:
    first, second = choice(1, answer="Rome", distractors=["Oslo", "Bern"]), choice(2, answer="Oslo", distractors=["Rome", "Lima"])
    assert set(decoys_for(["Rome"], [first, second], 9, random.Random(1))) == {"Bern", "Lima"}
    assert word_bank([], [first], 0, random.Random(1)) == []


def test_events_are_placed_on_a_timeline_without_their_dates() -> None:
    bank = ireland()
    task = timeline_tasks(bank, [], "en")[0]
    assert ("The Queen landed at Baldonnel.", "2011-05-17") in task.events
    assert all("2011" not in text for text, _ in task.events)
    assert not any("trade" in text or "never been better" in text or "Limerick" in text for text, _ in task.events)


def test_an_event_that_names_an_answer_of_the_sheet_stays_off_the_timeline() -> None:
    bank = ireland()
    told = [text for text, _ in timeline_tasks(bank, bank.questions, "en")[0].events]
    assert "The Queen landed at Baldonnel." not in told
    assert len(told) >= 3


def test_the_key_of_a_timeline_lets_events_of_one_day_stand_in_either_box() -> None:
    events = [("landed", "2011-05-17"), ("laid a wreath", "2011-05-17"), ("saw a game", "2011-05-18"), ("saw horses", "2011-05-19")]
    task = TimelineTask("timeline/x", "The visit", "en", events)
    sheet = make_sheet(ireland(), [task], turn=0, seed=0, layout=Layout())
    item = sheet.items[0]
    short = key.entries(sheet, [task], ireland())[item.id].short
    letters = {text: letter for letter, text in item.events}  # type: ignore[attr-defined]
    assert short == f"{letters['landed']}/{letters['laid a wreath']} – {letters['saw a game']} – {letters['saw horses']}"
    assert [len(mark.boxes) for mark in item.marks] == [2, 1, 1]  # type: ignore[attr-defined]


def test_dates_far_apart_are_spread_evenly_and_that_is_said() -> None:
    near = TimelineTask("t", "", "en", [("a", "2011-05-17"), ("b", "2011-05-18"), ("c", "2011-05-19")])
    far = TimelineTask("t", "", "en", [("a", "1911-07-08"), ("b", "2011-05-18"), ("c", "2011-05-19")])
    kinds = [make_sheet(ireland(), [task], turn=0, seed=0, layout=Layout()).items[0] for task in (near, far)]
    assert [item.to_scale for item in kinds] == [True, False]  # type: ignore[attr-defined]
    for item in kinds:
        places = [mark.x for mark in item.marks]  # type: ignore[attr-defined]
        assert all(b - a > 90 for a, b in itertools.pairwise(places))


def test_versions_are_named_in_latin_letters() -> None:
    assert [version_name(n) for n in (0, 3, 25)] == ["A", "D", "Z"]


def test_a_box_of_one_or_two_words_is_filled_up_or_left_out() -> None:
    asked = Short(id="a", prompt="Who landed in Oslo?", answer="Willy Brandt")
    wrong = choice(7, prompt="Who ate in Oslo?", answer="Olav Moe", distractors=["Aldo Moro", "Franz Jonas", "Jens Krag"])
    filled = word_bank([asked], [asked, wrong], 0, random.Random(1))
    assert "Willy Brandt" in filled
    assert len(filled) == 3
    assert word_bank([asked], [asked], 0, random.Random(1)) == []
