"""Cases that anyone can write: a text, what it tells, and what it must not tell.

- name: said of two speakers
  text: "…"
  published: 2025-05-09          # perhaps; also title, publisher
  tells:
  - {type: talks, slots: {…}, modality: planned, speaker: …}     # slots not named are free; modality is happened
  only: true                     # nothing else of these types
  never: [visit, sign]           # no fact of these types
"""

from pathlib import Path
from typing import Any

from reading_texts import holds, read

from quiz import yamltext
from quiz.feed.model import Fact

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    return list(yamltext.read(CASES / f"{name}.yaml").data)


def told(case: dict[str, Any]) -> list[Fact]:
    about = {k: case[k] for k in ("published", "title", "publisher") if k in case}
    return read(case["text"], **about).facts


def assert_case(case: dict[str, Any]) -> None:
    found = told(case)
    shown = [(f.type, f.slots, f.modality, f.speaker) for f in found]
    matched = []
    for wanted in case.get("tells", []):
        fitting = [f for f in found if _is(f, wanted)]
        assert fitting, (wanted, shown)
        matched += fitting
    if case.get("only"):
        kinds = {w["type"] for w in case["tells"]}
        assert not [f.slots for f in found if f.type in kinds and f not in matched], shown
    assert not [f.slots for f in found if f.type in case.get("never", []) and not f.held], shown


def _is(fact: Fact, wanted: dict[str, Any]) -> bool:
    plain = fact.type == wanted["type"] and fact.modality == wanted.get("modality", "happened")
    said = fact.speaker == wanted.get("speaker", "")
    return plain and said and holds(fact.slots, wanted.get("slots", {})) and fact.open == wanted.get("open", [])
