"""How long worksheets take: beside one bare template with the same text, and a class set beside one copy."""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.giveaway import beside_stem
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.export.delivery import ChosenDeck
from quiz.export.paper.classlist import Student
from quiz.export.paper.classset import class_pdf_bytes, dealt
from quiz.export.paper.item import Layout
from quiz.export.paper.job import Job, plain
from quiz.export.paper.sheet import Sheet, make_sheet
from quiz.export.paper.words import words_for

QUESTIONS, STUDENTS, ROUNDS = 1000, 30, 7

BARE = """<!DOCTYPE html><html><body>{% for q in questions %}<div><p><b>{{ loop.index }}.</b> {{ q.prompt }}{{ q.text }}
<i>{{ q.points }}</i></p><ol>{% for o in q.options %}<li><b>{{ "ABCDEFGHIJ"[loop.index0] }}</b>
{{ o }}</li>{% endfor %}</ol></div>{% endfor %}</body></html>"""


def measure() -> dict[str, float]:
    """`html_ratio` (mark: at most 3) and `class_ratio` (mark: at most 12), with the seconds behind them."""
    bank = _bank(QUESTIONS)
    bare, ours = _paired(lambda: _bare(bank), lambda: _html(bank), ROUNDS)
    small = _bank(24)
    job, sheet = _job(small), _sheet(small)
    copies = dealt([sheet], [Student(f"Student {n}", "7b") for n in range(STUDENTS)])
    one, thirty = _paired(lambda: _one(job, sheet), lambda: class_pdf_bytes(job, copies), 3)
    return {
        "bare_template_s": bare,
        "html_1000_s": ours,
        "html_ratio": ours / bare,
        "one_pdf_s": one,
        "class_pdf_s": thirty,
        "class_ratio": thirty / one,
    }


def _paired(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The least processor time of each, taken in turn, so that what else the machine does weighs on neither."""
    times: tuple[list[float], list[float]] = ([], [])
    for work in (one, other):
        work()
    for _ in range(rounds):
        for work, taken in zip((one, other), times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return min(times[0]), min(times[1])


def _bare(bank: Bank) -> str:
    """The same words and nothing else: what any program would have to write."""
    questions = [
        {"prompt": q.prompt, "text": getattr(q, "text", ""), "points": "1 point", "options": beside_stem(q)} for q in bank.questions
    ]
    return Environment(autoescape=True).from_string(BARE).render(questions=questions)


def _html(bank: Bank) -> str:
    return _job(bank).page("worksheet.html", plain(_sheet(bank)))


def _one(job: Job, sheet: Sheet) -> bytes:
    from quiz.export.paper.pdf import html_to_pdf

    return html_to_pdf(job.page("worksheet.html", plain(sheet)))


def _sheet(bank: Bank) -> Sheet:
    return make_sheet(bank, bank.questions, turn=1, seed=1, layout=Layout())


def _job(bank: Bank) -> Job:
    args = argparse.Namespace(paper="A4", templates=None, output=Path(), pdf=True)
    return Job(ChosenDeck(Path("bench.yaml"), bank, bank.questions), "bench", words_for("en"), args)


def _bank(count: int) -> Bank:
    return Bank(deck=DeckInfo("bench", "A thousand visits"), questions=[_question(n) for n in range(count)])


def _question(n: int) -> AnyQuestion:
    """In turn one of each type, as often as banks have them: half of all are choices."""
    prompt = f"Who welcomed guest number {n} at the airport of the capital on the first morning of the visit?"
    names = [f"Person {n}-{letter} Surname" for letter in "abcde"]
    makers: tuple[Callable[[], AnyQuestion], ...] = (
        lambda: Choice(id=f"q{n}", prompt=prompt, answer=names[0], distractors=list(names[1:4])),
        lambda: TrueFalse(id=f"q{n}", prompt=prompt, answer=True),
        lambda: Choice(id=f"q{n}", prompt=prompt, answer=names[0], distractors=list(names[1:4])),
        lambda: Short(id=f"q{n}", prompt=prompt, answer=names[0]),
        lambda: Choice(id=f"q{n}", prompt=prompt, answer=names[0], distractors=list(names[1:4])),
        lambda: Multiple(id=f"q{n}", prompt=prompt, answers=names[:2], distractors=list(names[2:])),
        lambda: Choice(id=f"q{n}", prompt=prompt, answer=names[0], distractors=list(names[1:4])),
        lambda: Cloze(id=f"q{n}", text=f"On day {n} the guest met {{{{c1::{names[0]}}}}} and {{{{c2::{names[1]}}}}} in the old palace."),
        lambda: Order(id=f"q{n}", prompt=prompt, items=names),
        lambda: Match(id=f"q{n}", prompt=prompt, pairs=[(name, f"Office {name}") for name in names[:4]], extra=["Office of nobody"]),
    )
    return makers[n % len(makers)]()


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:18} {value:8.3f}")
