"""The annotated documents are sound: every fact stands on words of its file, in the terms of the fact-type table."""

import pathlib
import re
from typing import Any

import pytest
import yaml

from quiz.feed.facttypes import BY_NAME

HERE = pathlib.Path(__file__).parent
SETS = ("dev", "held")
MODALITIES = {"settled", "planned", "claim"}
LISTS = {"persons", "topics", "speaker"}
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{DAY}(/{DAY})?")
FACT_KEYS = {"type", "modality", "by", "slots", "quote"}


def annotations(part: str) -> dict[str, list[dict[str, Any]]]:
    data = yaml.safe_load((HERE / part / "facts.yaml").read_text(encoding="utf-8"))
    documents: dict[str, list[dict[str, Any]]] = data["documents"]
    return documents


def text_files(part: str) -> set[str]:
    return {path.name for path in (HERE / part).iterdir() if path.suffix in (".txt", ".md")}


def every_fact() -> list[Any]:
    return [
        pytest.param(part, name, fact, id=f"{part}/{name}/{number}-{fact['type']}")
        for part in SETS
        for name, facts in annotations(part).items()
        for number, fact in enumerate(facts, 1)
    ]


FACTS = every_fact()


@pytest.mark.parametrize("part", SETS)
def test_every_document_is_annotated_and_every_annotation_has_its_document(part: str) -> None:
    assert text_files(part) == set(annotations(part))


@pytest.mark.parametrize("part", SETS)
def test_the_files_are_utf8_with_plain_line_ends(part: str) -> None:
    for name in text_files(part):
        raw = (HERE / part / name).read_bytes()
        assert raw.decode("utf-8")
        assert b"\r" not in raw, name


@pytest.mark.parametrize("part", SETS)
def test_a_document_that_yields_nothing_says_why(part: str) -> None:
    source = (HERE / part / "facts.yaml").read_text(encoding="utf-8")
    for name, facts in annotations(part).items():
        if not facts:
            assert re.search(rf"^  {re.escape(name)}: \[\]  # none: \S+ \S+", source, re.MULTILINE), name


@pytest.mark.parametrize(("part", "name", "fact"), FACTS)
def test_the_quote_stands_in_its_file(part: str, name: str, fact: dict[str, Any]) -> None:
    assert fact["quote"].strip()
    assert fact["quote"] in (HERE / part / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("part", "name", "fact"), FACTS)
def test_the_fact_speaks_the_language_of_the_table(part: str, name: str, fact: dict[str, Any]) -> None:
    assert set(fact) <= FACT_KEYS
    assert fact["modality"] in MODALITIES
    assert (fact["modality"] == "claim") == ("by" in fact)
    kind = BY_NAME[fact["type"]]
    slots = fact["slots"]
    assert set(slots) <= set(kind.slots)
    assert set(kind.needs) <= set(slots)
    for slot, value in slots.items():
        if isinstance(value, list):
            assert kind.slots[slot] in LISTS, f"{slot} holds one value"
            assert len(value) > 1
        else:
            assert isinstance(value, str)
            assert value.strip() == value
            assert value


@pytest.mark.parametrize(("part", "name", "fact"), FACTS)
def test_dates_are_edtf(part: str, name: str, fact: dict[str, Any]) -> None:
    kind = BY_NAME[fact["type"]]
    for slot, value in fact["slots"].items():
        if kind.slots[slot] == "date":
            assert EDTF.fullmatch(value), f"{slot}: {value}"


@pytest.mark.parametrize(("part", "name", "fact"), [case for case in FACTS if case.values[2]["type"] == "quote"])
def test_a_quotation_is_letter_for_letter(part: str, name: str, fact: dict[str, Any]) -> None:
    text = " ".join((HERE / part / name).read_text(encoding="utf-8").split())
    assert " ".join(fact["slots"]["text"].split()) in text


def test_no_document_stands_in_both_sets() -> None:
    assert not text_files("dev") & text_files("held")
