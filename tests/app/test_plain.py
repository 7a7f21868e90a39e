"""The quiz as lines of text."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.app.plain import PlainQuiz, question_lines
from quiz.app.text import counted
from quiz.study.desk import Desk
from quiz.study.grade import grade
from quiz.study.selection import Selection
from quiz.study.session import Session

Play = Callable[..., tuple[Session, str]]


@pytest.fixture
def play(desk: Desk) -> Play:
    """Plays one question with the lines given and returns the session and all that was said."""

    def run(question: str, *lines: str, mode: str = "practice", deck: str = "nixon-china-1972") -> tuple[Session, str]:
        entry = desk.library.find(deck)
        assert entry is not None
        bank = desk.library.bank(entry.path)
        bank.questions = [q for q in bank.questions if q.id == question]
        session = desk.start(mode, [entry.path], Selection())
        said: list[str] = []
        given: Iterator[str] = iter(lines)

        def read(prompt: str) -> str | None:
            said.append(prompt)
            return next(given, None)

        PlainQuiz(session, desk, read=read, say=said.append).run()
        return session, "\n".join(said)

    return run


def numbers(desk: Desk, question: str, *texts: str) -> str:
    """The numbers under which options will stand."""
    from quiz.study.arrange import arranged

    entry = desk.library.find("nixon-china-1972")
    assert entry is not None
    options = arranged(next(q for q in desk.library.bank(entry.path).questions if q.id == question), 1)
    return " ".join(str(options.index(text) + 1) for text in texts)


@pytest.mark.parametrize(
    ("question", "answer"),
    [("nixon-first", "f"), ("nixon-communique", "shanghai communique")],
)
def test_simple_answers_are_lines(play: Play, question: str, answer: str) -> None:
    session, said = play(question, answer, "")
    assert session.right == 1
    assert "Right." in said


def test_options_are_answered_by_number(play: Play, desk: Desk) -> None:
    assert play("nixon-host", numbers(desk, "nixon-host", "Zhou Enlai"), "")[0].right == 1


def test_several_options_are_answered_by_numbers(play: Play, desk: Desk) -> None:
    assert play("nixon-cities", numbers(desk, "nixon-cities", "Beijing", "Hangzhou", "Shanghai"), "")[0].right == 1


def test_an_order_is_a_row_of_numbers(play: Play, desk: Desk) -> None:
    right = ("The handshake at the airport", "The meeting with Mao Zedong", "The walk on the Great Wall", "The communiqué in Shanghai")
    assert play("nixon-sequence", numbers(desk, "nixon-sequence", *right), "")[0].right == 1


def test_pairs_are_numbers_with_letters(play: Play, desk: Desk) -> None:
    right = ("Secretary of State", "National Security Advisor", "Premier", "Foreign Minister")
    letters = ["abcde"[int(n) - 1] for n in numbers(desk, "nixon-offices", *right).split()]
    line = " ".join(f"{number}{letter}" for number, letter in enumerate(letters, 1))
    assert play("nixon-offices", "nonsense", line, "")[0].right == 1


def test_blanks_are_asked_one_by_one(play: Play) -> None:
    assert play("nixon-days", "21", "28", "chairman mao", "")[0].right == 1


def test_an_open_answer_is_compared_with_its_points(play: Play) -> None:
    session, said = play("nixon-why", "Both feared Moscow.", "2", "")
    assert session.items[0].review is not None
    assert session.items[0].review.share == pytest.approx(1 / 3)
    assert "counterweight" in said


def test_what_cannot_be_read_is_asked_again(play: Play) -> None:
    session, said = play("nixon-first", "maybe", "f", "")
    assert "t for true or f for false" in said
    assert session.right == 1


def test_the_source_and_i_was_right_are_lines_too(play: Play) -> None:
    session, said = play("nixon-communique", "Shangai", ":e", ":o", "")
    assert "characters 600 to 680" in said
    assert session.right == 1


def test_undo_asks_the_question_again(play: Play, desk: Desk) -> None:
    session, _ = play("nixon-first", "t", ":u", "f", "")
    assert session.right == 1
    assert len(desk.history.reviews()) == 1


def test_an_exam_tells_nothing_before_its_end(play: Play) -> None:
    session, said = play("nixon-first", "f", mode="exam")
    assert "1. Right. Answer: False" in said
    assert session.finished


def test_flashcards_are_graded_by_oneself(play: Play, desk: Desk) -> None:
    play("nixon-host", "", "3", mode="flashcards")
    assert desk.history.memory("nixon-host") is not None


def test_the_end_of_the_input_ends_the_quiz_and_keeps_what_was_answered(play: Play, desk: Desk) -> None:
    _, said = play("nixon-first", "f")
    assert "1 of 1 right" in said
    assert len(desk.history.reviews()) == 1


def test_it_runs_by_itself_where_there_is_no_terminal(tmp_path: Path, decks: Path) -> None:
    command = [sys.executable, "-m", "quiz", "play", str(decks), "--data", str(tmp_path / "d"), "--questions", "1", "--seed", "monday"]
    results = [subprocess.run(command, input=b"\n\n", capture_output=True, check=False) for _ in range(2)]
    assert results[0].returncode == 0
    assert b"this is no terminal" in results[0].stderr
    assert b"0 of 1 right" in results[0].stdout
    assert results[0].stdout == results[1].stdout  # the same seed, the same quiz


def test_answers_that_cannot_be_kept_are_written_where_they_can_be_imported(tmp_path: Path, decks: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    command = [sys.executable, "-m", "quiz", "play", str(decks), "--plain", "--questions", "2", "--data", str(tmp_path / "file")]
    done = subprocess.run(command, input=b"\n\n\n\n\n\n\n\n", capture_output=True, check=False, cwd=tmp_path)
    assert b"2 answers did not reach the history" in done.stderr
    (rescued,) = tmp_path.glob("quiz-answers-*.json")
    back = [sys.executable, "-m", "quiz", "history", "import", str(rescued), "--data", str(tmp_path / "data")]
    done = subprocess.run(back, capture_output=True, check=False)
    assert b"2 new answers" in done.stderr


def test_no_screen_is_imported_for_it() -> None:
    code = "import sys, quiz.app.plain, quiz.study.desk; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_control_characters_never_reach_the_terminal(desk: Desk) -> None:
    from quiz.bank.kinds.short import Short
    from quiz.study.session import Item

    item = Item(Short(id="x", prompt="\x1b[2Jgone\x07 \u202ereversed", answer="y"), "deck", [])
    said: list[str] = []
    quiz = PlainQuiz(Session.__new__(Session), desk, read=lambda _: None, say=said.append)
    for line in question_lines(item):
        quiz._say(line)
    assert "\x1b" not in said[0]
    assert "\u202e" not in said[0]
    assert grade(item.question, "Y").right


def test_an_exam_counts_what_was_left_open_and_says_what_can_be_typed(play: Play, desk: Desk) -> None:
    entry = desk.library.find("nixon-china-1972")
    assert entry is not None
    session = desk.start("exam", [entry.path], Selection(minutes=9))
    said: list[str] = []
    PlainQuiz(session, desk, read=lambda _: ":q", say=said.append).run()
    assert "Nothing answered." in said[-len(session.items) - 1]
    said.clear()
    session = desk.start("exam", [entry.path], Selection(minutes=9))
    given = iter(["1", "1b", "t"])
    PlainQuiz(session, desk, read=lambda _: next(given, None), say=said.append).run()
    assert f" of {len(session.items)} right" in "\n".join(said)
    assert "Minutes left: 9." in said[1]
    assert ":o" not in said[1]
    assert any(line.startswith("  1. ") and ". Answer: " in line for line in said)


def test_only_a_wrong_answer_can_be_overruled(play: Play) -> None:
    _, said = play("nixon-first", "f", "")
    assert "In fact: " in said
    assert "I was right, :u undo" not in said
    _, said = play("nixon-first", "t", "")
    assert "I was right, :u undo" in said


def test_a_flashcard_does_not_speak_of_lines_left_empty(play: Play) -> None:
    _, said = play("nixon-first", "", "3", mode="flashcards")
    assert "An empty line" not in said


def test_one_question_is_one() -> None:
    assert [counted(n, "question") for n in (0, 1, 2)] == ["0 questions", "1 question", "2 questions"]
