"""What is written is what is read, whatever the texts are."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from random_banks import banks

from quiz.bank.deck import Bank, digest, dump, load, parse, parse_with_text, save

RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@RELAXED
@given(banks())
def test_a_bank_read_back_is_the_bank_that_was_written(bank: Bank) -> None:
    assert parse(dump(bank)) == bank


@RELAXED
@given(banks())
def test_writing_twice_gives_the_same_bytes(bank: Bank) -> None:
    assert dump(parse(dump(bank))) == dump(bank)


@RELAXED
@given(banks(at_least=1))
def test_a_file_cut_into_questions_and_put_together_is_the_file(bank: Bank) -> None:
    text = dump(bank)
    loaded = parse_with_text(text, Path("x.yaml"))
    assert loaded.text == text
    assert [e.question for e in loaded.entries] == bank.questions
    head = "format: question-bank/1\ndeck: {id: x, title: x}\nsources: {source-1: {title: x}, source-2: {title: x}}\nquestions:\n"
    assert [parse(head + e.body).questions for e in loaded.entries] == [[q] for q in bank.questions]


@RELAXED
@given(banks())
def test_any_yaml_reader_sees_the_same_texts(bank: Bank) -> None:
    # dates stand unquoted on purpose: YAML 1.2 takes them for text, YAML 1.1 for a date that is written alike
    read = yaml.safe_load(dump(bank))
    assert [str(q["prompt"]) for q in read["questions"]] == [q.prompt for q in bank.questions]
    assert all(isinstance(q["prompt"], (str, date)) for q in read["questions"])


def test_a_saved_file_has_lf_newlines_and_utf8(tmp_path: Path) -> None:
    bank = parse("format: question-bank/1\ndeck: {id: x, title: Đorđe}\nquestions: []\n")
    save(bank, tmp_path / "x.yaml")
    assert b"\r" not in (tmp_path / "x.yaml").read_bytes()
    assert load(tmp_path / "x.yaml").deck.title == "Đorđe"


@pytest.mark.parametrize("field", ["status", "tags", "level"])
def test_the_digest_sees_content_and_not_decisions(field: str) -> None:
    text = "format: question-bank/1\ndeck: {id: x, title: x}\nquestions:\n- {id: a, type: short, prompt: Who?, answer: Tito}\n"
    question = parse(text).questions[0]
    before = digest(question)
    setattr(question, field, {"status": "approved", "tags": ["people"], "level": "compare"}[field])
    assert digest(question) == before
    question.prompt = "Whom?"
    assert digest(question) != before
