"""What learners' collections hang on stands still: ids, names, fields, guids. Templates change only with their date."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.bank.deck import Bank, BankVisit, DeckInfo
from quiz.export.anki.identity import deck_id, deck_name, guid, name_part, tag
from quiz.export.anki.notetypes import VERSION, NoteType, cloze_type, look_digest, question_type

FROZEN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "frozen.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["question", "cloze"])
def test_note_types_are_as_in_the_first_release(kind: str) -> None:
    made: NoteType = question_type() if kind == "question" else cloze_type()
    assert {
        "id": str(made.model_id),
        "name": made.name,
        "card": str(made.templates[0]["id"]),
        "fields": {field["name"]: str(field["id"]) for field in made.fields},
    } == FROZEN[kind]
    assert [field["name"] for field in made.fields] == list(FROZEN[kind]["fields"])


def test_there_are_two_spare_fields_at_the_end() -> None:
    for made in (question_type(), cloze_type()):
        assert [field["name"] for field in made.fields[-2:]] == ["Spare1", "Spare2"]


def test_the_look_changes_only_with_its_date() -> None:
    assert (VERSION.date().isoformat(), look_digest()) == (str(FROZEN["version"]), FROZEN["look"])


def test_templates_use_positive_sections_and_known_fields_only() -> None:
    for made in (question_type(), cloze_type()):
        names = {field["name"] for field in made.fields}
        for side in (made.templates[0]["qfmt"], made.templates[0]["afmt"]):
            assert "{{^" not in side
            assert {name.split(":")[-1] for name in re.findall(r"\{\{[#/]?([^}]+)\}\}", side)} <= names


def test_the_script_holds_no_template_braces_and_no_global_name() -> None:
    script = question_type().templates[0]["qfmt"].split("<script>")[1].split("</script>")[0]
    assert "{{" not in script
    assert "//" not in script  # a client that joins lines would lose what follows
    code = re.sub(r"/\*.*?\*/", "", script, flags=re.S).strip().splitlines()
    assert code[0] == "(function () {"
    assert code[-1] == "})();"


def test_guids_come_from_the_id_alone_and_never_change() -> None:
    assert {question_id: guid(question_id) for question_id in FROZEN["guids"]} == FROZEN["guids"]


def test_deck_numbers_never_change() -> None:
    assert {bank_id: str(deck_id(bank_id)) for bank_id in FROZEN["decks"]} == FROZEN["decks"]


def named(title: str, *starts: str) -> str:
    return deck_name(Bank(DeckInfo("some-deck", title), visits=[BankVisit(f"v{n}", "V", s) for n, s in enumerate(starts)]), "Visits")


@pytest.mark.parametrize(
    ("title", "starts", "expected"),
    [
        ("Xi Jinping to Russia", ("2025-05-07",), "Visits::2025 Xi Jinping to Russia"),
        ("State visit by Xi Jinping to Russia, 7–10 May 2025", ("2025-05-07",), "Visits::2025 State visit by Xi Jinping to Russia"),
        ("2025 Xi Jinping to Russia", ("2025-05-07",), "Visits::2025 Xi Jinping to Russia"),
        ("Visits to the United States, 1990–1999", ("1990-01-01", "1999-01-01"), "Visits::Visits to the United States, 1990–1999"),
        ("Undated", ("XXXX",), "Visits::Undated"),
        ("A::B:::C", (), "Visits::A:B:C"),
        ("1999", ("1999-01-01",), "Visits::1999"),
        ('The "great" visit', (), "Visits::The 'great' visit"),
        (" : ", (), "Visits::some-deck"),
    ],
)
def test_decks_are_named_by_year_and_title(title: str, starts: tuple[str, ...], expected: str) -> None:
    assert named(title, *starts) == expected


def test_without_a_parent_the_deck_stands_alone() -> None:
    assert deck_name(Bank(DeckInfo("d", "Rome")), "") == "Rome"
    assert name_part("::") == ""


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("Visits", "topic", "head of state"), "Visits::topic::head-of-state"),
        (("Visits", "a::b", "c/d"), "Visits::a::b::c::d"),
        (("Visits", " ", "::"), "Visits"),
        (("Visits", 'a "b"\u3000c\td'), "Visits::a-b-c-d"),
    ],
)
def test_tags_are_paths_of_words(levels: tuple[str, ...], expected: str) -> None:
    assert tag(*levels) == expected
