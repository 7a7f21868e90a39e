"""A deck is imported once and updated for years: the real Anki says what survives."""

import html
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_judge import collection, import_package
from delivering import BANK, FIRST, LATER, change, deliver, edit_bank

from quiz.bank import deck
from quiz.bank.kinds.all import AnyQuestion
from quiz.export.anki.ledger import NAME
from quiz.export.anki.notetypes import VERSION

MAYOR = "kennedy-berlin-mayor"
PLACE = "kennedy-berlin-speech-place"


def reword(question: AnyQuestion) -> None:
    question.prompt = "In which square did Kennedy address the people?"


def reject(question: AnyQuestion) -> None:
    question.status = "rejected"


def note(col: Collection, question_id: str):
    (number,) = col.find_notes(f'"Id:{question_id}"')
    return col.get_note(number)


def cards(col: Collection) -> dict[tuple[str, int], int]:
    """Card ids by question and ordinal."""
    return {(card.note()["Id"], card.ord): card.id for card in map(col.get_card, col.find_cards(""))}


def test_a_second_import_of_the_same_package_changes_nothing(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        assert import_package(col, tmp_path / "v.apkg") == {"new": 9}
        before = cards(col)
        assert import_package(col, tmp_path / "v.apkg") == {"duplicate": 9}
        assert cards(col) == before
        assert len(before) == 11


def test_a_later_export_of_an_unchanged_bank_is_the_same_file(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "first.apkg", FIRST)
    deliver(folder, tmp_path / "later.apkg", LATER)
    assert (tmp_path / "first.apkg").read_bytes() == (tmp_path / "later.apkg").read_bytes()


def test_a_reworded_question_updates_its_note_and_no_other(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    assert deliver(folder, tmp_path / "v2.apkg", LATER).data["changed"] == [PLACE]
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        before = cards(col)
        assert import_package(col, tmp_path / "v2.apkg") == {"updated": 1, "duplicate": 8}
        assert note(col, PLACE)["Prompt"] == "In which square did Kennedy address the people?"
        assert cards(col) == before


def test_a_change_counts_even_where_the_clock_stands_still(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg", LATER)
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", FIRST)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        assert import_package(col, tmp_path / "v2.apkg") == {"updated": 1, "duplicate": 8}


def test_reviews_intervals_flags_and_suspensions_survive_an_update(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", LATER)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        place, mayor = cards(col)[PLACE, 0], cards(col)[MAYOR, 0]
        reviewed = review(col, place)
        col.sched.suspend_cards([mayor])
        col.set_user_flag_for_cards(3, [place])
        history = col.db.all("SELECT * FROM revlog")
        assert import_package(col, tmp_path / "v2.apkg")["updated"] == 1
        after = col.get_card(place)
        assert (after.ivl, after.due, after.reps, after.type) == reviewed
        assert after.user_flag() == 3
        assert col.get_card(mayor).queue == -1
        assert col.db.all("SELECT * FROM revlog") == history
        assert len(history) == 1
        assert note(col, PLACE)["Prompt"].startswith("In which square")


def review(col: Collection, card_id: int) -> tuple[int, int, int, int]:
    """Answer a card with "easy", as the reviewer does, and return its schedule."""
    col.decks.select(col.get_card(card_id).did)
    queued = col.sched.get_queued_cards(fetch_limit=50).cards
    wanted = next(entry for entry in queued if entry.card.id == card_id)
    card = col.get_card(card_id)
    card.start_timer()
    col.sched.answer_card(col.sched.build_answer(card=card, states=wanted.states, rating=3))
    card.load()
    assert card.ivl > 0
    return card.ivl, card.due, card.reps, card.type


def test_what_a_learner_wrote_into_an_unchanged_note_stays(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", LATER)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        mine = note(col, MAYOR)
        mine["Explanation"] += " My own words."
        mine["Spare1"] = "a mnemonic"
        mine.tags.append("hard")
        col.update_note(mine)
        import_package(col, tmp_path / "v2.apkg")
        assert note(col, MAYOR)["Explanation"].endswith("My own words.")
        assert note(col, MAYOR)["Spare1"] == "a mnemonic"
        assert "hard" in note(col, MAYOR).tags


def test_a_learners_own_look_of_the_cards_stays(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        model = col.models.by_name("Visits question")
        assert model["mod"] == int(VERSION.timestamp())
        model["css"] += "/* larger */"
        col.models.update_dict(model)
        import_package(col, tmp_path / "v.apkg")
        assert col.models.by_name("Visits question")["css"].endswith("/* larger */")
        assert len([m for m in col.models.all_names_and_ids() if m.name.startswith("Visits")]) == 2


def test_a_newer_look_reaches_learners_and_makes_no_second_note_type(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from quiz.export.anki import notetypes

    deliver(folder, tmp_path / "v1.apkg")
    monkeypatch.setattr(notetypes, "VERSION", VERSION + timedelta(days=1))
    monkeypatch.setattr(notetypes.question_type(), "css", notetypes.question_type().css + "/* new look */")
    deliver(folder, tmp_path / "v2.apkg", LATER)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        assert import_package(col, tmp_path / "v2.apkg") == {"duplicate": 9}
        assert col.models.by_name("Visits question")["css"].endswith("/* new look */")
        assert len([m for m in col.models.all_names_and_ids() if m.name.startswith("Visits")]) == 2


def test_new_questions_are_added_beside_the_old_ones(folder: Path, tmp_path: Path) -> None:
    change(folder, MAYOR, reject)
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, MAYOR, lambda q: setattr(q, "status", "approved"))
    assert deliver(folder, tmp_path / "v2.apkg", LATER).data["new"] == [MAYOR]
    with collection() as col:
        assert import_package(col, tmp_path / "v1.apkg") == {"new": 8}
        assert import_package(col, tmp_path / "v2.apkg") == {"new": 1, "duplicate": 8}
        names = [d.name for d in col.decks.all_names_and_ids(skip_empty_default=True)]
        assert names == ["Visits", "Visits::1963 Visit by John F. Kennedy to West Berlin"]


def test_a_withdrawn_question_is_listed_with_a_search_that_finds_it(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, MAYOR, reject)
    edit_bank(folder, lambda bank: bank.questions.remove(next(q for q in bank.questions if q.id == PLACE)))
    second = deliver(folder, tmp_path / "v2.apkg", LATER)
    assert sorted(second.data["withdrawn"]) == [MAYOR, PLACE]
    assert any(MAYOR in line for line in second.talk)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        import_package(col, tmp_path / "v2.apkg")
        found = {col.get_note(number)["Id"] for number in col.find_notes(second.data["search"])}
        assert found == {MAYOR, PLACE}
    third = deliver(folder, tmp_path / "v3.apkg", LATER)
    assert third.data["withdrawn"] == []
    assert sorted(third.data["withdrawn_before"]) == [MAYOR, PLACE]


def second_bank(folder: Path) -> Path:
    """A second bank in the folder, with ids of its own."""
    text = (folder / BANK).read_text(encoding="utf-8")
    made = folder / "second.yaml"
    made.write_text(text.replace("kennedy-berlin-", "other-").replace("jfk-berlin-1963", "other"), encoding="utf-8")
    return made


def test_the_notes_of_a_bank_that_is_gone_are_withdrawn_when_the_whole_folder_is_exported(folder: Path, tmp_path: Path) -> None:
    second = second_bank(folder)
    deliver(folder, tmp_path / "v1.apkg")
    second.unlink()
    assert len(deliver(folder, tmp_path / "v2.apkg", LATER).data["withdrawn"]) == 9


def test_the_notes_of_a_bank_that_is_not_exported_are_not_withdrawn(folder: Path, tmp_path: Path) -> None:
    from quiz.cli import main

    second = second_bank(folder)
    deliver(folder, tmp_path / "v1.apkg")
    assert main(["export", "anki", str(second), "-o", str(tmp_path / "v2.apkg")]) == 0
    assert "withdrawn" not in (folder / NAME).read_text(encoding="utf-8")


def test_a_question_moved_to_another_bank_stays_the_same_note(folder: Path, tmp_path: Path) -> None:
    second = second_bank(folder)
    deliver(folder, tmp_path / "v1.apkg")
    moved = next(q for q in deck.load(folder / BANK).questions if q.id == MAYOR)
    edit_bank(folder, lambda bank: setattr(bank, "questions", [q for q in bank.questions if q.id != MAYOR]))
    edit_bank(folder, lambda bank: bank.questions.append(moved), second.name)
    again = deliver(folder, tmp_path / "v2.apkg", LATER)
    assert (again.data["new"], again.data["changed"], again.data["withdrawn"]) == ([], [], [])
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        before = cards(col)
        assert import_package(col, tmp_path / "v2.apkg") == {"duplicate": 18}
        assert cards(col) == before


def test_a_question_that_comes_back_is_the_same_note(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, MAYOR, reject)
    deliver(folder, tmp_path / "v2.apkg", LATER)
    change(folder, MAYOR, lambda q: setattr(q, "status", "draft"))
    third = deliver(folder, tmp_path / "v3.apkg", LATER)
    assert (third.data["new"], third.data["withdrawn_before"]) == ([], [])
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        assert import_package(col, tmp_path / "v3.apkg") == {"duplicate": 9}


def test_a_part_of_the_deck_withdraws_nothing(folder: Path, tmp_path: Path) -> None:
    from quiz.cli import main

    deliver(folder, tmp_path / "v1.apkg")
    assert main(["export", "anki", str(folder), "-o", str(tmp_path / "v2.apkg"), "--questions", "3"]) == 0
    assert "withdrawn" not in (folder / NAME).read_text(encoding="utf-8")


def test_a_lost_ledger_is_made_good_from_the_package_that_is_replaced(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v.apkg")
    ledger = (folder / NAME).read_text(encoding="utf-8")
    before = (tmp_path / "v.apkg").read_bytes()
    (folder / NAME).unlink()
    again = deliver(folder, tmp_path / "v.apkg", LATER)
    assert (tmp_path / "v.apkg").read_bytes() == before
    assert (folder / NAME).read_text(encoding="utf-8") == ledger
    assert any("taken from the earlier package" in line for line in again.talk)


def test_a_lost_ledger_is_made_good_from_a_package_that_is_named(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    (folder / NAME).unlink()
    change(folder, PLACE, reword)
    assert deliver(folder, tmp_path / "v2.apkg", LATER, "--previous", str(tmp_path / "v1.apkg")).data["changed"] == [PLACE]
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        assert import_package(col, tmp_path / "v2.apkg") == {"updated": 1, "duplicate": 8}


def test_a_ledger_lost_for_good_is_said(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    (folder / NAME).unlink()
    again = deliver(folder, tmp_path / "elsewhere.apkg", LATER)
    assert len(again.data["new"]) == 9
    assert any("--previous" in line for line in again.talk)


def test_a_renamed_deck_keeps_the_name_that_learners_have(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    edit_bank(folder, lambda bank: setattr(bank.deck, "title", "Eight hours in Berlin"))
    change(folder, PLACE, reword)
    second = deliver(folder, tmp_path / "v2.apkg", LATER)
    assert any("keeps that name" in line for line in second.talk)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        import_package(col, tmp_path / "v2.apkg")
        assert len(col.decks.all_names_and_ids(skip_empty_default=True)) == 2


def test_a_learner_who_moved_the_cards_keeps_them_there(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", LATER)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        mine = col.decks.id("My own deck")
        col.set_deck(list(cards(col).values()), mine)
        import_package(col, tmp_path / "v2.apkg")
        assert {col.get_card(number).did for number in cards(col).values()} == {mine}


def test_html_entities_in_an_id_do_not_hide_a_note_from_recovery(folder: Path, tmp_path: Path) -> None:
    odd = 'a "<b>" & [c] {{d}} \\e'
    edit_bank(folder, lambda bank: setattr(bank.questions[0], "id", odd))
    deliver(folder, tmp_path / "v.apkg")
    (folder / NAME).unlink()
    assert deliver(folder, tmp_path / "v.apkg", LATER).data["new"] == []
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        assert odd in [html.unescape(col.get_note(number)["Id"]) for number in col.find_notes("")]


def test_a_learner_who_added_a_field_can_merge_the_note_types(folder: Path, tmp_path: Path) -> None:
    """Without merging Anki leaves such notes alone; the lasting ids of fields and templates make merging work.

    Anki counts all notes as edited when a field is added, so only what the bank changes after that arrives.
    """
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", datetime(2200, 1, 1, tzinfo=UTC))
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        model = col.models.by_name("Visits question")
        col.models.add_field(model, col.models.new_field("My notes"))
        col.models.update_dict(model)
        mine = note(col, MAYOR)
        mine["My notes"] = "by heart"
        col.update_note(mine)
        assert import_package(col, tmp_path / "v2.apkg") == {"conflicting": 8, "duplicate": 1}
        assert import_package(col, tmp_path / "v2.apkg", merge=True) == {"updated": 1, "duplicate": 8}
        assert note(col, PLACE)["Prompt"].startswith("In which square")
        assert note(col, MAYOR)["My notes"] == "by heart"
        assert len(col.find_notes("")) == 9


def test_a_learner_may_use_the_spare_fields_and_updates_still_arrive(folder: Path, tmp_path: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, PLACE, reword)
    deliver(folder, tmp_path / "v2.apkg", LATER)
    with collection() as col:
        import_package(col, tmp_path / "v1.apkg")
        model = col.models.by_name("Visits question")
        field = next(f for f in model["flds"] if f["name"] == "Spare1")
        field["sticky"] = True
        col.models.update_dict(model)
        assert import_package(col, tmp_path / "v2.apkg") == {"updated": 1, "duplicate": 8}


@pytest.mark.parametrize("moment", [datetime(1970, 1, 1, tzinfo=UTC), datetime(1960, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)])
def test_any_clock_gives_notes_that_import(folder: Path, tmp_path: Path, moment: datetime) -> None:
    deliver(folder, tmp_path / "v.apkg", moment)
    with collection() as col:
        assert import_package(col, tmp_path / "v.apkg") == {"new": 9}
        assert import_package(col, tmp_path / "v.apkg") == {"duplicate": 9}
        assert col.card_count() == 11
