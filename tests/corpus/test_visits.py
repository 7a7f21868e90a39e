"""The visits that annotated documents come to: none is invented, few are missed, and their days are those of the text."""

import re
from pathlib import Path
from typing import Any

import pytest
from scoring import HERE, words

from quiz import yamltext
from quiz.feed.extract import extract
from quiz.feed.merge import merge
from quiz.feed.model import Visit
from quiz.sources.document import Document
from quiz.sources.read import read_sources

SETS = ("dev", "held")


def annotated(name: str) -> dict[str, list[dict[str, Any]]]:
    """File -> its annotated facts."""
    return {file: facts or [] for file, facts in yamltext.read(HERE / name / "facts.yaml").data["documents"].items()}


def visits_of(path: Path) -> list[Visit]:
    (document,) = read_sources([path])
    assert isinstance(document, Document)
    return merge([extract(document)], {document.id: document.source}).visits


@pytest.fixture(scope="module", params=SETS)
def found(request: pytest.FixtureRequest) -> tuple[str, dict[str, list[Visit]]]:
    return request.param, {file: visits_of(HERE / request.param / file) for file in annotated(request.param)}


def told(visit: Visit, facts: list[dict[str, Any]]) -> bool:
    """Whether some annotation tells of this visitor on this day."""
    for fact in facts:
        slots = fact.get("slots", {})
        people = " ".join(str(slots.get(s, "")) for s in ("visitor", "person", "a", "b", "host"))
        days = [str(slots[s]).split("/")[0] for s in ("start", "date", "end") if s in slots]
        if words(visit.visitor.name) & words(people) and any(d.startswith(visit.start) or visit.start.startswith(d) for d in days):
            return True
    return False


def test_no_visit_is_invented(found: tuple[str, dict[str, list[Visit]]]) -> None:
    name, visits = found
    gold = annotated(name)
    invented = [file for file, all_ in visits.items() for visit in all_ if not told(visit, gold[file])]
    assert len(invented) <= 1, invented


def test_documents_about_no_visit_come_to_none(found: tuple[str, dict[str, list[Visit]]]) -> None:
    name, visits = found
    text = (HERE / name / "facts.yaml").read_text(encoding="utf-8")
    nothing = re.findall(r"^  (\S+): \[\]  # none:", text, re.M)
    assert nothing
    assert [file for file in nothing if visits[file]] == []


def test_most_documents_about_a_visit_come_to_it(found: tuple[str, dict[str, list[Visit]]]) -> None:
    name, visits = found
    gold = annotated(name)
    about = [
        file for file, facts in gold.items() if any(f["type"] == "visit" and len(str(f["slots"].get("start", ""))) >= 10 for f in facts)
    ]
    reached = [file for file in about if visits[file]]
    assert len(reached) >= REACHED[name] * len(about), f"{len(reached)} of {len(about)}"


REACHED = {"dev": 0.76, "held": 0.60}  # pinned under what is reached; to rise
