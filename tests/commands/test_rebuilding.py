"""From changed documents to the same questions: what `quiz build` keeps when it runs again."""

import json
import shutil
from pathlib import Path

import pytest

from quiz.bank.deck import Bank, load
from quiz.bank.reviewing import Review
from quiz.cli import main
from quiz.feed.correcting import FactDesk

DOCUMENT = Path(__file__).parent.parent / "corpus" / "dev" / "nixon-china-1972.txt"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, built once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "in").mkdir()
    shutil.copy(document(), tmp_path / "in" / "visit.txt")
    build(tmp_path)
    return tmp_path


def document() -> Path:
    """A document of the corpus about one visit."""
    return (
        DOCUMENT if DOCUMENT.exists() else next(p for p in sorted(DOCUMENT.parent.glob("*.txt")) if "china" in p.name or "berlin" in p.name)
    )


def build(folder: Path) -> dict:  # type: ignore[type-arg]
    assert main(["build", str(folder / "in"), "-o", str(folder / "out")]) == 0
    report: dict = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return report


def bank_file(folder: Path) -> Path:
    (path,) = [p for p in (folder / "out").glob("*.yaml") if p.name != "corrections.yaml"]
    return path


def bank(folder: Path) -> Bank:
    return load(bank_file(folder))


def test_the_same_documents_give_the_same_bytes(place: Path) -> None:
    before = bank_file(place).read_bytes()
    build(place)
    assert bank_file(place).read_bytes() == before


def test_decisions_edits_and_notes_outlive_a_build(place: Path) -> None:
    path = bank_file(place)
    review = Review(path)
    first, second, third = review.ids[:3]
    review.decide(first, "approved")
    review.decide(second, "rejected")
    review.edit(third, {"explanation": "A word of my own: [b]No[/b]."})
    text = path.read_text(encoding="utf-8").replace(f"- id: {third}\n", f"# asked in class\n- id: {third}   # mine\n")
    text += "- id: by-hand\n  type: short\n  prompt: Which ocean lies between China and the United States?\n  answer: the Pacific\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    build(place)
    assert path.read_text(encoding="utf-8") == text


def test_a_name_respelt_in_the_document_keeps_every_id(place: Path) -> None:
    before = {q.id for q in bank(place).questions}
    source = place / "in" / "visit.txt"
    name = _a_guest(place)
    respelt = f"{name[:-1]}{'e' if name[-1] != 'e' else 'a'}"
    source.write_text(source.read_text(encoding="utf-8").replace(name, respelt), encoding="utf-8")
    build(place)
    after = bank(place)
    assert {q.id for q in after.questions} >= before
    assert any(respelt in q.answer_text() for q in after.questions)
    assert not any(name in q.answer_text() for q in after.questions if q.status != "retired")


def test_a_visitor_respelt_in_the_document_keeps_file_ids_and_edits(place: Path) -> None:
    path = bank_file(place)
    review = Review(path)
    review.edit(review.ids[0], {"explanation": "A word of my own."})
    before, source = {q.id for q in bank(place).questions}, place / "in" / "visit.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("Nixon", "Nickson"), encoding="utf-8")
    build(place)
    assert bank_file(place) == path
    after = {q.id: q for q in bank(place).questions}
    assert set(after) >= before
    assert after[review.ids[0]].explanation == "A word of my own."
    assert [v.title for v in bank(place).visits if "Nickson" not in v.title] == []
    assert len([q for q in after.values() if q.status == "retired"]) <= len(before) // 4


def _a_guest(place: Path) -> str:
    """A surname that is the answer of some choice, and no principal's."""
    visit = bank(place).visits[0]
    principals = {p.name.split()[-1] for p in visit.people if p.part in {"visitor", "host"}}
    names = [q.answer_text().split()[-1] for q in bank(place).questions if q.KIND in {"choice", "short"} and "people" in q.tags]
    return next(n for n in names if n.isalpha() and n[0].isupper() and n not in principals and len(n) > 4)


def test_a_corrected_fact_reaches_its_questions_under_their_ids(place: Path) -> None:
    desk = FactDesk(place / "out")
    people = [q for q in bank(place).questions if q.KIND in {"choice", "short"} and "people" in q.tags and q.generated]
    question = next(q for q in people if q.generated and q.answer_text() in desk.slots(q.generated.source).get(q.generated.slot, ""))
    assert question.generated
    right = f"{question.answer_text()} Junior"
    desk.set_slot(question.generated.source, question.generated.slot, right, "So says the protocol.")
    report = build(place)
    assert report["unused_corrections"] == []
    assert right in next(q for q in bank(place).questions if q.id == question.id).answer_text()


def test_a_sentence_that_vanished_retires_its_questions_and_brings_them_back(place: Path) -> None:
    source = place / "in" / "visit.txt"
    whole, before = source.read_text(encoding="utf-8"), {q.id for q in bank(place).questions}
    source.write_text(whole[: whole.rindex("\n\n")] + "\n", encoding="utf-8")
    build(place)
    retired = [q.id for q in bank(place).questions if q.status == "retired"]
    assert retired
    assert {q.id for q in bank(place).questions} >= before
    source.write_text(whole, encoding="utf-8")
    build(place)
    assert [q.id for q in bank(place).questions if q.id in retired and q.status == "retired"] == []
