"""Every gate holds its sentences back, by name, and is needed for it."""

from pathlib import Path

import pytest
from gate_names import names_in_source
from reading_texts import read

from quiz import yamltext
from quiz.feed.extract import Extraction
from quiz.feed.gates import GATES

CASES = yamltext.read(Path(__file__).parent / "cases" / "gates.yaml").data
EACH = [pytest.param(gate, case, id=f"{gate.replace(' ', '-')}-{n}") for gate, cases in CASES.items() for n, case in enumerate(cases, 1)]


def _told(extraction: Extraction, kind: str) -> list[str]:
    return [repr((f.slots, f.modality)) for f in extraction.facts if f.type == kind and not f.held]


def _held(extraction: Extraction, kind: str) -> set[str]:
    kept = {f.held for f in extraction.facts if f.type == kind}
    return kept | {h.gate for h in extraction.held if h.type == kind}


@pytest.mark.parametrize(("gate", "case"), EACH)
def test_a_gate_holds_its_sentence(gate: str, case: dict) -> None:
    found = read(case["text"], frozenset(case.get("with", [])), published=case.get("published", ""))
    assert gate in _held(found, case["type"])


@pytest.mark.parametrize(("gate", "case"), EACH)
def test_without_the_gate_the_fact_comes_out(gate: str, case: dict) -> None:
    others = frozenset(case.get("with", []))
    about = {"published": case.get("published", "")}
    before = _told(read(case["text"], others, **about), case["type"])
    after = _told(read(case["text"], others | {gate}, **about), case["type"])
    assert set(after) - set(before)


def test_every_gate_has_a_case_and_every_case_a_gate() -> None:
    assert set(CASES) == names_in_source()


def test_gates_have_a_name_each() -> None:
    names = [name for name, _ in GATES]
    assert len(names) == len(set(names))
    assert all(name == name.strip() and name for name in names)


def test_what_is_held_keeps_its_place_and_its_slots() -> None:
    text = "President John Kennedy has never visited Austria."
    held = next(h for h in read(text).held if h.type == "visit")
    assert (text[held.start : held.end], held.slots) == (text, {"visitor": "John Kennedy", "country": "Austria"})


def test_an_office_without_its_country_is_kept_and_not_asked() -> None:
    roles = [f for f in read("President John Kennedy visited Austria on 4 June 1961.").facts if f.type == "role"]
    assert [(r.slots["office"], r.held) for r in roles] == [("President", "office without country")]
