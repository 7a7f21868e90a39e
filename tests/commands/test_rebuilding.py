"""From changed documents to the same questions: what `quiz build` keeps when it runs again."""

import json
from pathlib import Path

import pytest

from quiz.bank.deck import Bank, load, question_text
from quiz.bank.reviewing import Review
from quiz.cli import main
from quiz.feed.correcting import FactDesk

DOCUMENT = """= 1972 visit by Richard Nixon to China =

Infobox
- Location: Beijing, China
- Participants: Richard Nixon, Mao Zedong, Zhou Enlai

From 21 to 28 February 1972, Richard Nixon, president of the United States, visited China. Nixon was accompanied by \
Secretary of State William Rogers.

== Events ==

On 21 February 1972 Nixon was welcomed at the airport in Beijing by Premier Zhou Enlai. On 21 February 1972 Nixon met \
with Chairman Mao Zedong in Beijing. On 24 February 1972 Nixon visited the Great Wall.

== End ==

On 28 February 1972 Nixon left China.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, built once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "visit.txt").write_text(DOCUMENT, encoding="utf-8")
    build(tmp_path)
    return tmp_path


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
    source.write_text(source.read_text(encoding="utf-8").replace("Rogers", "Rodgers"), encoding="utf-8")
    assert "Rogers" in told(place)
    build(place)
    assert {q.id for q in bank(place).questions} >= before
    assert "Rodgers" in told(place)
    assert "Rogers" not in told(place)


def told(place: Path) -> str:
    """All that the delivered questions say."""
    return " ".join(question_text(q) for q in bank(place).delivered())


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


def approve_all(place: Path) -> None:
    path = bank_file(place)
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: approved"), encoding="utf-8", newline="\n")


def cut_the_end(place: Path) -> None:
    source = place / "in" / "visit.txt"
    whole = source.read_text(encoding="utf-8")
    source.write_text(whole[: whole.rindex("\n\n")] + "\n", encoding="utf-8")


def reword(place: Path, old: str, new: str) -> None:
    source = place / "in" / "visit.txt"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_approved_questions_whose_proof_is_gone_retire_and_are_named_and_no_other_loses_a_word(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve_all(place)
    before = {q.id: (q.prompt, q.answer_text(), q.wrong_options()) for q in bank(place).questions}
    cut_the_end(place)
    capsys.readouterr()
    (deck,) = build(place)["decks"]
    after = {q.id: q for q in bank(place).questions}
    gone = sorted(name for name in before if after[name].status == "retired")
    assert gone
    assert gone == sorted(deck["lost"])
    assert "approved or edited question" in capsys.readouterr().err
    assert {name: (q.prompt, q.answer_text(), q.wrong_options()) for name, q in after.items() if name in before} == before


def test_a_document_with_more_sentences_takes_no_approved_question_away(place: Path) -> None:
    approve_all(place)
    before = [(q.id, q.prompt, q.answer_text(), q.status) for q in bank(place).questions]
    reword(place, "== Events ==\n", "== Events ==\n\nOn 20 February 1972 Nixon met with Premier Lin Biao in Shanghai.")
    build(place)
    after = {q.id: (q.id, q.prompt, q.answer_text(), q.status) for q in bank(place).questions}
    assert [after[name] for name, *_ in before] == before


def test_an_approved_question_of_a_fact_that_was_struck_out_retires_and_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve_all(place)
    desk = FactDesk(place / "out")
    question = next(q for q in bank(place).questions if q.generated and "/accompany-" in q.generated.source)
    assert question.generated
    desk.drop(question.generated.source, "It was another day.")
    capsys.readouterr()
    build(place)
    assert next(q for q in bank(place).questions if q.id == question.id).status == "retired"
    told = capsys.readouterr().err
    assert "1 approved or edited question retired" in told
    assert question.id in told


def test_the_summary_counts_what_is_delivered(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cut_the_end(place)
    capsys.readouterr()
    build(place)
    retired = sum(q.status == "retired" for q in bank(place).questions)
    assert retired
    assert f"{len(bank(place).delivered())} questions, {retired} retired (" in capsys.readouterr().out


def falsified(place: Path, old: str, new: str) -> None:
    path = bank_file(place)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_what_was_built_stands_in_its_source(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "out" / "visit.txt").write_bytes((place / "in" / "visit.txt").read_bytes())
    assert main(["check", "--format-only", str(place / "out")]) == 0
    assert "not compared" not in capsys.readouterr().err


def test_a_falsified_passage_is_a_fault_where_the_source_is_at_hand(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "out" / "texts").mkdir()
    (place / "out" / "texts" / "visit.txt").write_bytes((place / "in" / "visit.txt").read_bytes())
    falsified(place, "passage: Nixon was accompanied by Secretary", "passage: Nixon was not followed by Secretary")
    assert main(["check", "--format-only", str(place / "out")]) == 1
    assert "the passage does not stand in visit.txt. Put back the words" in capsys.readouterr().out


def test_an_offset_beyond_the_source_is_a_fault(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = place / "out" / "visit.txt"
    source.write_text(DOCUMENT[:200], encoding="utf-8", newline="\n")
    assert main(["check", "--format-only", str(place / "out")]) == 1
    assert "lies beyond the end of visit.txt, which has 200 characters" in capsys.readouterr().out


def test_a_passage_longer_than_its_place_is_a_fault_without_the_source_too(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    falsified(place, "passage: Nixon was accompanied by Secretary", f"passage: Nixon was {'very ' * 40} by Secretary")
    assert main(["check", "--format-only", str(place / "out")]) == 1
    told = capsys.readouterr()
    assert "Mend the passage or the offsets." in told.out
    assert "passages not compared: visit.txt is not here" in told.err


def test_passages_moved_in_a_changed_source_are_no_fault(place: Path) -> None:
    (place / "out" / "visit.txt").write_text(f"{'A line above. ' * 3}\n\n{DOCUMENT}", encoding="utf-8", newline="\n")
    assert main(["check", "--format-only", str(place / "out")]) == 0
