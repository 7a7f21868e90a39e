"""The annotated documents are sound: every fact stands on words of its file, in the terms of the fact-type table."""

import collections
import functools
import pathlib
import re
from typing import Any

import pytest
import yaml

from quiz.feed.facttypes import BY_NAME

HERE = pathlib.Path(__file__).parent
SETS = ("dev", "held")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MODALITIES = {"settled", "planned", "claim"}
MAY_BE_LISTS = {"persons", "topics", "speaker"}
FACT_KEYS = {"type", "modality", "by", "slots", "quote"}
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{DAY}(/{DAY})?")
MARKS_OF_A_PLAN = {"visit", "speech", "depart", "meet", "host"}

Fact = dict[str, Any]


@functools.cache
def annotations(part: str) -> dict[str, list[Fact]]:
    source = (HERE / part / "facts.yaml").read_text(encoding="utf-8")
    documents: dict[str, list[Fact]] = yaml.load(source, LOADER)["documents"]
    return documents


@functools.cache
def text_of(part: str, name: str) -> str:
    return (HERE / part / name).read_text(encoding="utf-8")


def text_files(part: str) -> set[str]:
    return {path.name for path in (HERE / part).iterdir() if path.suffix in (".txt", ".md")}


DOCUMENTS = [(part, name) for part in SETS for name in annotations(part)]
each_document = pytest.mark.parametrize(("part", "name"), DOCUMENTS, ids=[f"{part}/{name}" for part, name in DOCUMENTS])


def faults_in(fact: Fact) -> list[str]:
    """What a fact says that the fact-type table does not allow."""
    kind = BY_NAME[fact["type"]]
    slots = fact["slots"]
    faults = [f"no slot {slot!r}" for slot in set(slots) - set(kind.slots)]
    faults += [f"lacks {slot!r}" for slot in set(kind.needs) - set(slots)]
    for slot, value in slots.items():
        if isinstance(value, list):
            if kind.slots[slot] not in MAY_BE_LISTS or len(value) < 2:
                faults.append(f"{slot!r} is no list")
        elif not isinstance(value, str) or not value or value != value.strip():
            faults.append(f"{slot!r} is no clean text: {value!r}")
        elif kind.slots[slot] == "date" and not EDTF.fullmatch(value):
            faults.append(f"{slot!r} is no date: {value!r}")
    return faults


@pytest.mark.parametrize("part", SETS)
def test_every_document_is_annotated_and_every_annotation_has_its_document(part: str) -> None:
    assert text_files(part) == set(annotations(part))


@pytest.mark.parametrize("part", SETS)
def test_both_sets_are_large_enough_to_measure_with(part: str) -> None:
    assert len(annotations(part)) >= 22
    assert sum(len(facts) for facts in annotations(part).values()) >= 400


@pytest.mark.parametrize("part", SETS)
def test_both_sets_hold_plans_and_claims_of_several_types(part: str) -> None:
    found = collections.Counter((fact["modality"], fact["type"]) for facts in annotations(part).values() for fact in facts)
    assert {kind for modality, kind in found if modality == "planned"} >= MARKS_OF_A_PLAN
    assert {kind for modality, kind in found if modality == "claim"} >= {"statement", "quote"}


def test_some_figures_are_claims() -> None:
    told = [fact for part in SETS for facts in annotations(part).values() for fact in facts]
    assert [fact for fact in told if fact["modality"] == "claim" and fact["type"] == "figure"]


def test_every_fact_type_occurs() -> None:
    assert {fact["type"] for part in SETS for facts in annotations(part).values() for fact in facts} == set(BY_NAME)


@pytest.mark.parametrize("part", SETS)
def test_a_document_that_yields_nothing_says_why(part: str) -> None:
    source = (HERE / part / "facts.yaml").read_text(encoding="utf-8")
    for name, facts in annotations(part).items():
        if not facts:
            assert re.search(rf"^  {re.escape(name)}: \[\]  # none: \S+ \S+", source, re.MULTILINE), name


def test_no_document_stands_in_both_sets() -> None:
    assert not text_files("dev") & text_files("held")


@each_document
def test_the_file_has_plain_line_ends(part: str, name: str) -> None:
    assert b"\r" not in (HERE / part / name).read_bytes()


@each_document
def test_every_quote_stands_in_its_file(part: str, name: str) -> None:
    missing = [fact["quote"] for fact in annotations(part)[name] if not fact["quote"].strip() or fact["quote"] not in text_of(part, name)]
    assert missing == []


@each_document
def test_types_and_slots_are_those_of_the_table(part: str, name: str) -> None:
    faults = {f"{fact['type']}: {fact['quote'][:50]}": faults_in(fact) for fact in annotations(part)[name]}
    assert {where: what for where, what in faults.items() if what} == {}


@each_document
def test_claims_and_only_claims_say_whose_they_are(part: str, name: str) -> None:
    for fact in annotations(part)[name]:
        assert set(fact) <= FACT_KEYS
        assert fact["modality"] in MODALITIES
        assert (fact["modality"] == "claim") == ("by" in fact), fact


@each_document
def test_quoted_words_are_letter_for_letter(part: str, name: str) -> None:
    flat = " ".join(text_of(part, name).split())
    for fact in annotations(part)[name]:
        if fact["type"] == "quote":
            assert " ".join(fact["slots"]["text"].split()) in flat


@each_document
def test_no_fact_is_annotated_twice(part: str, name: str) -> None:
    seen = collections.Counter((fact["type"], fact["modality"], str(fact["slots"])) for fact in annotations(part)[name])
    assert [fact for fact, count in seen.items() if count > 1] == []
