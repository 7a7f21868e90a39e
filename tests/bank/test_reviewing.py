"""A review changes what was decided and no other byte, and can take each step back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from random_banks import banks

from quiz.bank.deck import Bank, dump, load, plain
from quiz.bank.fieldtext import fields_of, from_text
from quiz.bank.reviewing import Review
from quiz.errors import FormatError, QuizError

TEXT = """# our bank
format: question-bank/1
deck: {id: nixon, title: Nixon in China}
questions:

# the first one
- id: interpreter   # looked up
  type: short
  answer: Nancy Tang
  prompt: Who was Mao's interpreter
    in February 1972?

- {id: flow, type: short, prompt: Which city did Nixon leave China from in 1972?, answer: Shanghai}
- id: chosen
  type: choice
  prompt: Who was premier of China when Nixon came in 1972?
  answer: Zhou Enlai
  distractors:
  - {text: Lin Biao, why: He was marshal.}   # and dead
  - Hua Guofeng
  status: draft
# the end
"""


@pytest.fixture
def review(tmp_path: Path) -> Review:
    (tmp_path / "nixon.yaml").write_text(TEXT, encoding="utf-8", newline="")
    return Review(tmp_path / "nixon.yaml")


def now(review: Review) -> str:
    return review.path.read_bytes().decode("utf-8")


def test_a_decision_is_saved_at_once_and_changes_one_line(review: Review) -> None:
    review.decide("chosen", "approved")
    assert now(review) == TEXT.replace("  status: draft", "  status: approved")
    review.decide("chosen", "rejected")
    assert now(review) == TEXT.replace("  status: draft", "  status: rejected")


def test_a_decision_on_a_question_without_a_status_adds_one_line(review: Review) -> None:
    review.decide("interpreter", "approved")
    assert now(review) == TEXT.replace("    in February 1972?\n", "    in February 1972?\n  status: approved\n")


def test_a_question_on_one_line_is_decided_too(review: Review) -> None:
    review.decide("flow", "approved")
    assert review.question("flow").status == "approved"
    assert now(review).startswith(TEXT[: TEXT.index("- {id: flow")])
    assert now(review).endswith(TEXT[TEXT.index("- id: chosen") :])


def test_every_step_can_be_taken_back_in_its_turn(review: Review) -> None:
    review.decide("chosen", "approved")
    review.edit("chosen", {"prompt": "Who was China's premier in 1972?"})
    review.decide("flow", "rejected")
    assert review.undo() == ("rejected", "flow")
    assert review.undo() == ("edited", "chosen")
    assert review.undo() == ("approved", "chosen")
    assert now(review) == TEXT
    assert review.undo() is None


def test_an_edit_changes_its_field_alone(review: Review) -> None:
    review.edit("chosen", {"answer": "Chou En-lai", "explanation": "Premier from 1949: see [i]any[/i] book."})
    text = now(review)
    assert "  - {text: Lin Biao, why: He was marshal.}   # and dead\n  - Hua Guofeng\n" in text
    assert "  answer: Chou En-lai\n" in text
    assert review.question("chosen").explanation == "Premier from 1949: see [i]any[/i] book."


def test_an_edit_that_makes_no_question_is_refused_and_writes_nothing(review: Review) -> None:
    for changes in ({"answer": None}, {"distractors": ["Zhou Enlai", "Hua Guofeng"]}, {"distractors": None}):
        with pytest.raises(FormatError):
            review.edit("chosen", changes)
    assert now(review) == TEXT


@pytest.mark.parametrize(
    "body",
    [
        "- id: renamed\n  type: short\n  prompt: Who?\n  answer: x\n",
        "- id: chosen\n  type: short\n  prompt: Who?\n  answer: x\n- id: more\n  type: short\n  prompt: Who?\n  answer: x\n",
        "- id: chosen\n  type: short\n  prompt: Who?\n",
        "nothing that parses: [",
        "",
    ],
)
def test_lines_from_an_editor_that_do_not_fit_are_refused(body: str, review: Review) -> None:
    with pytest.raises(QuizError):
        review.replace("chosen", body)
    assert now(review) == TEXT


def test_lines_from_an_editor_are_taken_as_they_are(review: Review) -> None:
    body = "- id: chosen\n  # rewritten\n  type: short\n  prompt: Who was China's premier in 1972?\n  answer: Zhou Enlai"
    review.replace("chosen", body)
    assert body + "\n" in now(review)


def test_windows_line_endings_stay(tmp_path: Path) -> None:
    path = tmp_path / "nixon.yaml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    review = Review(path)
    review.decide("chosen", "approved")
    review.edit("chosen", {"explanation": "So it was."})
    review.replace("interpreter", "- id: interpreter\n  type: short\n  prompt: Who spoke for Mao in 1972?\n  answer: Nancy Tang\n")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    while review.undo():
        pass
    assert path.read_bytes() == TEXT.replace("\n", "\r\n").encode()


def test_somebody_elses_change_meanwhile_is_kept(review: Review) -> None:
    review.path.write_text(TEXT.replace("Nancy Tang", "Tang Wensheng"), encoding="utf-8", newline="")
    review.decide("chosen", "approved")
    assert "Tang Wensheng" in now(review)
    assert "status: approved" in now(review)


def test_a_step_is_not_taken_back_over_somebody_elses_work(review: Review) -> None:
    review.decide("chosen", "approved")
    changed = now(review).replace("Hua Guofeng", "Deng Xiaoping")
    review.path.write_text(changed, encoding="utf-8", newline="")
    with pytest.raises(QuizError, match="changed elsewhere"):
        review.undo()
    assert now(review) == changed


def test_the_next_undecided_question_comes_round_again(review: Review) -> None:
    review.decide("chosen", "approved")
    assert review.next_undecided("interpreter") == "flow"
    assert review.next_undecided("flow") == "interpreter"
    for name in ("flow", "interpreter"):
        review.decide(name, "rejected")
    assert review.next_undecided("flow") == ""
    assert review.progress() == {"approved": 1, "rejected": 2, "draft": 0}


def test_rules_are_checked_again_on_what_was_saved(review: Review) -> None:
    assert review.broken("chosen") == []
    review.edit("chosen", {"prompt": "Who was never premier when Nixon came in 1972?"})
    assert [b.rule for b in review.broken("chosen")] == ["no-absolutes"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(bank=banks(at_least=1))
def test_any_bank_can_be_decided_and_brought_back(bank: Bank, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    text = dump(bank)
    path.write_text(text, encoding="utf-8", newline="\n")
    review = Review(path)
    for question in bank.questions:
        review.decide(question.id, "approved" if question.status != "approved" else "rejected")
    others = [plain(q) | {"status": ""} for q in load(path).questions]
    assert others == [plain(q) | {"status": ""} for q in bank.questions]
    while review.undo():
        pass
    assert path.read_text(encoding="utf-8") == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(banks(at_least=1))
def test_a_form_left_as_it_was_changes_nothing(bank: Bank) -> None:
    for question in bank.questions:
        data = plain(question)
        for field, text in fields_of(question).items():
            assert (from_text(field, text) or "") == data.get(field, "")


def test_a_form_shows_every_field_of_an_ordinary_question(review: Review) -> None:
    assert fields_of(review.question("chosen")) == {
        "prompt": "Who was premier of China when Nixon came in 1972?",
        "answer": "Zhou Enlai",
        "distractors": "Lin Biao | He was marshal.\nHua Guofeng",
        "explanation": "",
        "tags": "",
    }
