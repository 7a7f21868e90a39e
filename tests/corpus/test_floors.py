"""Extraction may not fall below what it reached on the annotated documents."""

import json

import pytest
from floors import FLOORS, FOUND, SETS, changes, digest, floors, pinned
from scoring import HERE, Score, score

from quiz.feed.extract import extract


@pytest.fixture(scope="module", params=SETS)
def measured(request: pytest.FixtureRequest) -> tuple[str, Score]:
    return request.param, score(HERE / request.param)[0]


def test_precision_holds(measured: tuple[str, Score]) -> None:
    name, now = measured
    assert now.precision >= floors()[name].precision, "\n".join(["python tests/corpus/floors.py shows the figures", *changes(name)])


def test_recall_holds(measured: tuple[str, Score]) -> None:
    name, now = measured
    assert now.recall >= floors()[name].recall, "\n".join(["python tests/corpus/floors.py shows the figures", *changes(name)])


@pytest.mark.parametrize("name", SETS)
def test_floors_are_those_of_these_documents(name: str) -> None:
    assert floors()[name].digest == digest(name), "the documents changed: python tests/corpus/floors.py --pin, and say so in the change"


def test_a_floor_lies_under_the_figure_that_it_was_pinned_at() -> None:
    now = Score(found=200, right=190, annotated=400, recalled=100)
    floor = pinned("dev", now)
    assert (floor.precision, floor.recall) == (0.945, 0.245)
    assert now.precision > floor.precision > now.precision - 0.01


def test_floors_are_no_empty_promise() -> None:
    assert json.loads(FLOORS.read_text(encoding="utf-8")).keys() == set(SETS)
    assert all(f.precision > 0.8 and f.recall > 0.15 for f in floors().values())


def test_facts_of_documents_kept_aside_are_not_spelled_out() -> None:
    lines = (FOUND / "held.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all("(" not in line for line in lines)


def test_facts_lost_and_gained_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("floors.extract", lambda document: extract(document, off=frozenset({"visit.visited"})))
    lost = [line for line in changes("dev") if line.startswith("- ") and ": visit(" in line]
    assert lost
