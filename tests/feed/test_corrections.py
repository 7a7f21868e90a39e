"""What a person corrects stays corrected, and a correction that finds nothing says so."""

from pathlib import Path

import pytest

from quiz.citation import Evidence
from quiz.errors import FormatError
from quiz.feed.corrections import AddedFact, Correction, Corrections, append, apply, load, take_back
from quiz.feed.model import Fact, Person, Visit


def visit() -> Visit:
    """A visit of which two things are known."""
    return Visit(
        id="1972-02-nixon-china",
        visitor=Person(name="Richard Nixon", country="US"),
        host=Person(country="CN"),
        start="1972-02-21",
        facts=[
            Fact(
                id="welcome-1",
                type="welcome",
                slots={"host": "Chou En-lai", "visitor": "Richard Nixon"},
                evidence=[Evidence(source="s", start=0, end=9)],
            ),
            Fact(
                id="welcome-2",
                type="welcome",
                slots={"host": "Ji Pengfei", "visitor": "Richard Nixon"},
                conflict="other sources name others",
            ),
        ],
    )


FACT = "1972-02-nixon-china/welcome-1"


def corrected(*corrections: Correction) -> list[Fact]:
    return apply([visit()], Corrections(corrections=list(corrections))).visits[0].facts


def test_a_fact_is_dropped() -> None:
    assert [f.id for f in corrected(Correction(fact=FACT, drop=True, reason="He came later."))] == ["welcome-2"]


def test_a_slot_is_set_and_another_taken_away() -> None:
    facts = corrected(Correction(fact=FACT, set={"host": "Zhou Enlai", "city": "Beijing"}, unset=["visitor"]))
    assert facts[0].slots == {"host": "Zhou Enlai", "city": "Beijing"}
    assert facts[0].evidence == [Evidence(source="s", start=0, end=9)]


def test_a_person_settles_a_conflict() -> None:
    facts = corrected(Correction(fact="1972-02-nixon-china/welcome-2", set={"host": "Ji Pengfei"}))
    assert facts[1].conflict == ""


def test_a_fact_is_added() -> None:
    added = AddedFact(
        type="depart", slots={"person": "Richard Nixon", "city": "Shanghai"}, evidence=[Evidence(source="s", start=40, end=80)]
    )
    facts = corrected(Correction(fact="1972-02-nixon-china/depart-9", add=added))
    assert facts[-1] == Fact(id="depart-9", type="depart", slots=added.slots, evidence=added.evidence)


def test_the_visits_given_stay_as_they_are() -> None:
    given = visit()
    apply([given], Corrections(corrections=[Correction(fact=FACT, drop=True)]))
    assert given == visit()


@pytest.mark.parametrize(
    "correction",
    [
        Correction(fact="1972-02-nixon-china/welcome-7", drop=True),
        Correction(fact="1999-01-nobody-nowhere/welcome-1", drop=True),
        Correction(fact=FACT, set={"host": "Zhou Enlai"}, was={"host": "Lin Biao"}),
        Correction(fact=FACT, set={"gift": "a panda"}),
        Correction(fact=FACT, add=AddedFact(type="depart", slots={"person": "x"}, evidence=[Evidence(source="s", row="1")])),
    ],
)
def test_a_correction_that_finds_nothing_is_reported_and_changes_nothing(correction: Correction) -> None:
    result = apply([visit()], Corrections(corrections=[correction]), "corrections.yaml")
    assert result.visits == [visit()]
    assert result.done == []
    assert result.gone[0].where == "corrections.yaml: corrections[0]"
    assert result.unused[0].startswith("corrections.yaml: corrections[0]: ")


def test_a_correction_follows_its_fact_under_another_number() -> None:
    facts = corrected(Correction(fact="1972-02-nixon-china/welcome-2", set={"host": "Zhou Enlai"}, was={"host": "Chou En-lai"}))
    assert [f.slots["host"] for f in facts] == ["Zhou Enlai", "Ji Pengfei"]


def test_a_correction_made_twice_does_no_harm() -> None:
    correction = Correction(fact=FACT, set={"host": "Zhou Enlai"}, was={"host": "Chou En-lai"})
    result = apply(apply([visit()], Corrections(corrections=[correction])).visits, Corrections(corrections=[correction]))
    assert result.gone == []
    assert result.visits[0].facts[0].slots["host"] == "Zhou Enlai"


def test_what_is_written_is_read_and_the_files_other_bytes_stay(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    first = Correction(fact=FACT, set={"host": ["Zhou Enlai", "No"]}, was={"host": "Chou En-lai"}, reason="[red]so[/] <b>")
    append(path, first)
    mine = path.read_text(encoding="utf-8") + "# looked up in the yearbook\n"
    path.write_text(mine, encoding="utf-8", newline="\n")
    second = Correction(fact="1972-02-nixon-china/welcome-2", drop=True)
    append(path, second)
    assert path.read_text(encoding="utf-8").startswith(mine)
    assert load(path).corrections == [first, second]
    take_back(path, second)
    assert path.read_text(encoding="utf-8") == mine
    take_back(path, first)
    assert not path.exists()


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert load(tmp_path / "corrections.yaml") == Corrections()


HEAD = "format: visit-corrections/1\ncorrections:\n"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("corrections: []\n", "holds no corrections", 1),
        (HEAD + "- {fact: a/b-1}\n", "does one thing", 3),
        (HEAD + "- {fact: a/b-1, drop: true, set: {x: y}}\n", "does one thing", 3),
        (HEAD + "- {fact: welcome-1, drop: true}\n", "names no fact", 3),
        (HEAD + "- {fact: a/b-1, dorp: true}\n", 'Did you mean "drop"', 3),
        (HEAD + "- fact: a/b-1\n  add: {type: welcom, slots: {}, evidence: []}\n", "is no fact type", 3),
        (HEAD + "- fact: a/b-1\n  add: {type: welcome, slots: {host: x, visitor: y}, evidence: []}\n", "needs evidence", 3),
        (
            HEAD + "- fact: a/b-1\n  add: {type: welcome, slots: {host: x}, evidence: [{source: s, row: '1'}]}\n",
            'needs the slot "visitor"',
            3,
        ),
    ],
)
def test_a_fault_names_its_line(text: str, message: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=message) as caught:
        load(path)
    assert caught.value.where.startswith(f"{path}:{line}")
