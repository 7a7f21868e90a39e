"""A whole quiz as lines of text, for screen readers, logs and pipes. It imports no screen."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz.app.textonly import clean
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.study.desk import Desk
from quiz.study.response import Response
from quiz.study.schedule import Grade, interval_text, intervals
from quiz.study.session import Item, Session

if TYPE_CHECKING:
    from quiz.bank.kinds.all import AnyQuestion


class _EndOfInput(Exception):  # noqa: N818 - an end, no error
    """There are no more lines to read."""


class PlainQuiz:
    """`read` gives one line for a prompt, None at the end of input; `say` takes one or more lines."""

    def __init__(self, session: Session, desk: Desk, *, read: Callable[[str], str | None], say: Callable[[str], None]) -> None:
        self._session = session
        self._desk = desk
        self._read = read
        self._write = say

    def run(self) -> None:
        """Ask every question, then tell the score. The end of input ends the quiz; what was answered is kept."""
        session = self._session
        questions = f"{len(session.items)} question{'s' if len(session.items) != 1 else ''}"
        self._say(f"{session.row.title}: {session.mode.title}, {questions}. Seed {session.row.seed}.")
        self._say(self._how_to())
        try:
            for place in range(len(session.items)):
                session.go(place)
                if not self._in_time():
                    break
                self._ask(place)
        except _EndOfInput:
            if not session.mode.feedback:
                self._say("The input ended: what was answered is handed in.")
        self._finish()

    def _how_to(self) -> str:
        """What can be typed in this mode beside an answer, and how much time there is."""
        mode = self._session.mode
        if mode.reveal:
            return ":e shows the source once the answer is seen; :q ends the quiz."
        if mode.feedback:
            return 'An empty line means "I do not know"; :q ends the quiz; after an answer :e shows the source, :o says "I was right".'
        left = self._session.remaining(self._desk.now())
        time = f" Minutes left: {math.ceil(left.total_seconds() / 60)}." if left is not None else ""
        return f'An empty line means "I do not know"; :q hands in what was answered.{time}'

    def _say(self, text: str) -> None:
        self._write(clean(text))

    def _in_time(self) -> bool:
        left = self._session.remaining(self._desk.now())
        if left is not None and not left:
            self._say("Time is up.")
            return False
        return True

    def _ask(self, place: int) -> None:
        item = self._session.item
        self._say(f"\nQuestion {place + 1} of {len(self._session.items)}")
        began = self._desk.now()
        for line in question_lines(item):
            self._say(line)
        if self._session.mode.reveal:
            self._flashcard(item)
            return
        response = self._response(item)
        spent = max(0, int((self._desk.now() - began).total_seconds() * 1000))
        if self._session.mode.feedback:
            self._session.answer(response, self._desk.now(), spent)
            self._tell(item)
        else:
            self._session.keep(response, spent)

    def _flashcard(self, item: Item) -> None:
        self._line("Think, then press Enter: ")
        self._say(f"Answer: {item.question.answer_text()}")
        if item.question.explanation:
            self._say(item.question.explanation)
        waits = intervals(item.question.id, self._desk.history.memory(item.question.id), self._desk.now())
        choices = ", ".join(f"{grade.value} {grade.name.lower()} ({interval_text(wait)})" for grade, wait in waits.items())
        while True:
            text = self._line(f"Grade yourself: {choices}: ").strip()
            if text in ("1", "2", "3", "4"):
                self._session.answer(None, self._desk.now(), 0, Grade(int(text)))
                return
            if text == ":e":
                self._say_source(item)

    def _line(self, prompt: str) -> str:
        text = self._read(prompt)
        if text is None or text.strip() == ":q":
            raise _EndOfInput
        return text

    def _response(self, item: Item) -> Response:
        """The answer, asked again until it can be read."""
        while True:
            try:
                return self._parsed(item)
            except ValueError as error:
                self._say(str(error))

    def _parsed(self, item: Item) -> Response:
        question = item.question
        match question:
            case Cloze():
                texts = [self._line(f"Blank {number}: ").strip() for number in range(1, len(question.blanks()) + 1)]
                return texts if any(texts) else None
            case Open():
                return self._open(question)
            case Match():
                return _pairs(question, item, self._line("Partners, as in 1b 2a 3c: "))
        text = self._line("Answer: ").strip()
        if not text:
            return None
        match question:
            case Short():
                return text
            case TrueFalse():
                return _truth(text)
            case Order():
                return _order(item, text)
        numbers = _numbers(text, len(item.options))
        if question.KIND == "multiple":
            return [item.options[number - 1] for number in dict.fromkeys(numbers)]
        if len(numbers) != 1:
            raise ValueError("One number, please.")
        return item.options[numbers[0] - 1]

    def _open(self, question: Open) -> Response:
        text = self._line("Answer: ").strip()
        if not text:
            return None
        if not self._session.mode.feedback:
            return {"text": text, "points": []}
        self._say("A good answer names these points:")
        for number, point in enumerate(question.points, 1):
            self._say(f"  {number}. {point}")
        given = self._line("Numbers of those that yours names: ").strip()
        numbers = _numbers(given, len(question.points)) if given else []
        return {"text": text, "points": [question.points[number - 1] for number in sorted(set(numbers))]}

    def _tell(self, item: Item) -> None:
        verdict = item.verdict
        credit = f" ({verdict.share:.0%})" if 0 < verdict.share < 1 else ""
        self._say(f"{verdict.word}{credit}. {verdict.note}".strip())
        question = item.question
        if isinstance(question, TrueFalse) and not question.answer:
            self._say(f"In fact: {question.correction}")
        elif not verdict.right:
            self._say(f"Answer: {question.answer_text()}")
        response = item.review.response if item.review else None
        taken = response if isinstance(response, list) else [response]
        for option in question.wrong_options():
            if option.why and option.text in taken:
                self._say(option.why if option.why.startswith(option.text) else f"{option.text}: {option.why}")
        if question.explanation:
            self._say(question.explanation)
        self._after(item)

    def _after(self, item: Item) -> None:
        while True:
            right = item.review is not None and item.review.right
            text = self._line(f"Enter for the next, :e source, {'' if right else ':o I was right, '}:u undo: ").strip()
            if text == ":e":
                self._say_source(item)
            elif text == ":o" and not right:
                self._session.overrule(self._desk.now())
                self._say("Counted as right.")
            elif text == ":u" and self._session.undo():
                self._say("Taken back.")
                self._ask(self._session.position)
                return
            else:
                return

    def _say_source(self, item: Item) -> None:
        for place in item.question.evidence:
            source = self._desk.source(item.deck, place.source)
            head = ", ".join(t for t in (source.title, source.publisher, source.published) if t) if source else place.source
            where = f"row {place.row}" if place.row else f"characters {place.start} to {place.end}"
            self._say(f'"{place.passage}"\n  {head}, {where}')
        if not item.question.evidence:
            self._say("No source: a person wrote this question.")

    def _finish(self) -> None:
        session = self._session
        done = [item for item in session.items if item.answered]
        if len(done) == len(session.items) or not session.mode.feedback:
            session.finish(self._desk.now())
        right = session.right
        asked = len(done) if session.mode.feedback else len(session.items)  # an exam counts what was left open
        self._say(f"\n{right} of {asked} right, {session.score:.0%}." if done else "\nNothing answered.")
        if not session.mode.feedback:
            for number, item in enumerate(session.items, 1):
                self._say(f"  {number}. {item.verdict.word}. Answer: {item.question.answer_text()}")


def question_lines(item: Item) -> list[str]:
    """The question with its options under the keys that answer it."""
    question: AnyQuestion = item.question
    match question:
        case Cloze():
            return [*([question.prompt] if question.prompt else []), _numbered_blanks(question)]
        case Match():
            left = [f"  {number}. {text}" for number, (text, _) in enumerate(question.pairs, 1)]
            right = [f"  {_letter(number)}. {text}" for number, text in enumerate(item.options)]
            return [question.prompt, *left, "with", *right]
        case TrueFalse():
            return [question.prompt, "  True or false?"]
        case Order():
            lines = [f"  {number}. {text}" for number, text in enumerate(item.options, 1)]
            return [question.prompt, *lines, "Give the numbers in the right order."]
    extra = ["Several may be right: give their numbers."] if question.KIND == "multiple" else []
    return [question.prompt, *(f"  {number}. {text}" for number, text in enumerate(item.options, 1)), *extra]


def _numbered_blanks(question: Cloze) -> str:
    parts, end = [], 0
    for number, blank in enumerate(question.blanks(), 1):
        hint = f": {blank.hint}" if blank.hint else ""
        parts += [question.text[end : blank.start], f"[blank {number}{hint}]"]
        end = blank.end
    return "".join([*parts, question.text[end:]])


def _letter(number: int) -> str:
    return chr(ord("a") + number) if number < 26 else "z" * (number - 24)


def _numbers(text: str, highest: int) -> list[int]:
    parts = text.replace(",", " ").split()
    if not all(part.isdecimal() and 1 <= int(part) <= highest for part in parts):
        raise ValueError(f"Numbers from 1 to {highest}, please.")
    return [int(part) for part in parts]


def _truth(text: str) -> bool:
    word = text.casefold()
    if word in ("t", "true", "1", "y", "yes"):
        return True
    if word in ("f", "false", "2", "n", "no"):
        return False
    raise ValueError("t for true or f for false, please.")


def _order(item: Item, text: str) -> list[str]:
    numbers = _numbers(text, len(item.options))
    if sorted(numbers) != list(range(1, len(item.options) + 1)):
        raise ValueError(f"All numbers from 1 to {len(item.options)}, each once, please.")
    return [item.options[number - 1] for number in numbers]


def _pairs(question: Match, item: Item, text: str) -> Response:
    """`1b 2a` as pairs."""
    letters = {_letter(number): option for number, option in enumerate(item.options)}
    pairs: dict[str, str] = {}
    for part in text.casefold().replace(",", " ").split():
        digits = part.rstrip("abcdefghijklmnopqrstuvwxyz")
        letter = part[len(digits) :]
        if not digits.isdecimal() or not 1 <= int(digits) <= len(question.pairs) or letter not in letters:
            raise ValueError(f'"{part}" is no pair. Write a number and a letter, as in 1b 2a.')
        pairs[question.pairs[int(digits) - 1][0]] = letters[letter]
    return pairs or None
