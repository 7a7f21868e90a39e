"""Whoever adds a question type, a fact type, a command or a format is told here what is missing."""

import importlib
from pathlib import Path

import msgspec
import pytest

from quiz import locations, yamltext
from quiz.app.widgets.all import ANSWERS
from quiz.app.widgets.answer import Answer
from quiz.bank.deck import FIELD_ORDER
from quiz.bank.fieldtext import LABELS
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.lesson import SECONDS
from quiz.bank.question import Question
from quiz.cli import COMMANDS
from quiz.export.anki import fields as anki_fields
from quiz.export.formats import FORMATS
from quiz.feed.facttypes import BY_NAME, FACT_TYPES
from quiz.study import grade

ROOT = Path(__file__).parent.parent
WORDING = yamltext.read(ROOT / "quiz" / "bank" / "wording" / "en.yaml").data
KIND_NAMES = [kind.KIND for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=KIND_NAMES)
def test_every_question_type_is_whole(kind: type[Question]) -> None:
    assert kind in AnyQuestion.__args__  # type: ignore[attr-defined]  # the union that banks are read with
    assert kind.__doc__, "its fields are not documented"
    own = [f for f in kind.__struct_fields__ if f not in Question.__struct_fields__]
    missing = [f for f in own if f"`{f}`" not in (kind.__doc__ or "") and f != "accept"]
    assert missing == [], "fields that the type's docstring does not name"
    assert set(own) <= set(FIELD_ORDER), "fields without a place in the file"
    assert set(own) <= set(LABELS), "fields without a label in the review's form"
    assert kind.own_faults is not Question.own_faults
    assert kind.answer_text is not Question.answer_text


@pytest.mark.parametrize("name", KIND_NAMES)
def test_every_question_type_is_asked_graded_and_delivered(name: str) -> None:
    assert name in grade._JUDGES, "no grading"
    assert name in SECONDS, "no time that it takes"
    assert name in anki_fields.WRITERS, "no Anki fields"
    assert (locations.templates() / "worksheet" / "types" / f"{name}.html").is_file(), "no worksheet template"
    module, widget = ANSWERS[name].split(".")
    assert issubclass(getattr(importlib.import_module(f"quiz.app.widgets.{module}"), widget), Answer)


def test_no_registry_knows_a_type_that_does_not_exist() -> None:
    templates = {p.stem for p in (locations.templates() / "worksheet" / "types").glob("*.html")} - {"timeline"}
    for known in (set(grade._JUDGES), set(SECONDS), set(anki_fields.WRITERS), set(ANSWERS), templates):
        assert known == set(KIND_NAMES)


def test_every_question_type_stands_in_the_published_schema() -> None:
    from quiz.commands.schema import text_of

    schema = text_of("bank")
    assert [name for name in KIND_NAMES if f'"const": "{name}"' not in schema and f'"{name}"' not in schema] == []


@pytest.mark.parametrize("fact_type", FACT_TYPES, ids=[t.name for t in FACT_TYPES])
def test_every_fact_type_has_words(fact_type) -> None:  # type: ignore[no-untyped-def]
    assert set(fact_type.needs) <= set(fact_type.slots)
    assert fact_type.name in WORDING["facts"], "no wording"


def test_no_words_are_kept_for_a_fact_type_that_does_not_exist() -> None:
    assert set(WORDING["facts"]) <= set(BY_NAME)


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_its_file_help_and_example(name: str) -> None:
    path = ROOT / "quiz" / "commands" / f"{name}.py"
    if not path.exists():
        pytest.fail(f"quiz/commands/{name}.py is missing")
    module = importlib.import_module(f"quiz.commands.{name}")
    assert "example" in (module.__doc__ or "")
    assert callable(module.arguments)
    assert callable(module.run)


@pytest.mark.parametrize(("name", "module", "says"), FORMATS, ids=[f[0] for f in FORMATS])
def test_every_export_format_has_its_module_and_example(name: str, module: str, says: str) -> None:
    loaded = importlib.import_module(module)
    assert "example" in (loaded.__doc__ or "")
    assert callable(loaded.arguments)
    assert callable(loaded.run)
    assert says


def test_all_structs_of_a_bank_refuse_unknown_keys() -> None:
    for struct in yamltext._structs_in(AnyQuestion):
        assert struct.__struct_config__.forbid_unknown_fields, struct
        assert issubclass(struct, msgspec.Struct)
