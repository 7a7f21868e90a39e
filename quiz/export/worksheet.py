"""Write printable worksheets: for each version the student's sheet and, apart from it, the teacher's key.

example: quiz export worksheet decks --questions 12 --versions 2 -o worksheets
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz import atomic
from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered
from quiz.export.paper import key, versions
from quiz.export.paper.classlist import Student, read_class
from quiz.export.paper.item import Layout
from quiz.export.paper.pages import page
from quiz.export.paper.paging import check_stems, common_arguments, file_stem, positive
from quiz.export.paper.selection import cut, pool_of, select
from quiz.export.paper.sheet import Sheet, Task, make_sheet, version_name
from quiz.export.paper.timeline import tasks as timeline_tasks
from quiz.export.paper.words import Words, words_for

if TYPE_CHECKING:
    from quiz.bank.kinds.all import AnyQuestion

MOST_VERSIONS = 26


def arguments(parser: argparse.ArgumentParser) -> None:
    common_arguments(parser, "worksheets")
    sheet = parser.add_argument_group("the sheet")
    sheet.add_argument(
        "--versions", type=positive, default=1, metavar="N", help="versions A, B, …: other orders, the same questions (default: 1)"
    )
    sheet.add_argument(
        "--class", dest="class_list", type=Path, metavar="FILE", help="a CSV file of names: one named copy for each, in one file"
    )
    sheet.add_argument(
        "--answer-lines", type=positive, metavar="N", help="ruled lines for each written answer, and length of blanks (default: by type)"
    )
    sheet.add_argument("--word-bank", action="store_true", help="print the answers of blanks and short questions in a box, shuffled")
    sheet.add_argument(
        "--decoys", type=positive, default=0, metavar="N", help="N words in the word bank that fit nowhere (implies --word-bank)"
    )
    sheet.add_argument("--timeline", action="store_true", help="add a timeline on which events of the visits are placed")
    sheet.add_argument("--points", action="append", default=[], metavar="TYPE=N", help="points for each question of a type, as in open=5")
    sheet.add_argument("--keep-all", action="store_true", help="keep questions that give away another's answer")


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:  # noqa: ARG001 - sheets carry no date of their own
    check_stems(decks)
    if args.versions > MOST_VERSIONS:
        raise UsageError(f"at most {MOST_VERSIONS} versions.", "--versions")
    students = read_class(args.class_list) if args.class_list else []
    _check_versions(students, args.versions, args.class_list)
    delivered, rows = Delivered(), list[tuple[str, ...]]()
    for deck in decks:
        rows += _deck(deck, args, students, delivered)
    if not delivered.files:
        raise UsageError("no question is left to print. Loosen --tags, or approve some questions for --approved.")
    table = args.output / "versions.csv"
    atomic.write_text(table, versions.csv_text(rows))
    delivered.files.append(table)
    return delivered


def _check_versions(students: Sequence[Student], count: int, path: Path | None) -> None:
    names = {version_name(turn) for turn in range(count)}
    for student in students:
        if student.version and student.version not in names:
            raise UsageError(f'{student.name} is to get version "{student.version}", but there are {count}. Say --versions.', str(path))


@dataclass(frozen=True)
class Job:
    """One deck on its way to paper."""

    deck: ChosenDeck
    stem: str
    words: Words
    args: argparse.Namespace

    def page(self, name: str, values: Mapping[str, Any], *, large: bool = False) -> str:
        footer = f"{values['title']} · {values['footer']}" if values.get("footer") else values["title"]
        return page(name, self.words, {**values, "footer": footer, "large": large, "paper": self.args.paper}, self.args.templates)


def _deck(deck: ChosenDeck, args: argparse.Namespace, students: Sequence[Student], delivered: Delivered) -> Iterator[tuple[str, ...]]:
    job = Job(deck, file_stem(deck), words_for(args.language or deck.bank.deck.language, args.templates), args)
    tasks = _tasks(job, delivered)
    if not tasks:
        delivered.talk.append(f"{job.stem}: no question left to print")
        return
    layout = layout_of(args, job.words)
    sheets = [
        make_sheet(deck.bank, tasks, turn=turn, seed=args.seed, layout=layout, minutes=args.minutes, language=job.words.language)
        for turn in range(args.versions)
    ]
    for sheet in sheets:
        entries = key.entries(sheet, tasks, deck.bank)
        _write(job, delivered, dict(_version_pages(job, sheet, entries)))
        yield from versions.rows(job.stem, sheet, entries)
    if students:
        _write_class(job, delivered, sheets, students)
    delivered.talk.append(
        f"{job.stem}: {job.words.plural(job.words.sheet.questions, len(sheets[0].items))}, {job.words.points(sheets[0].points)}"
    )


def layout_of(args: argparse.Namespace, words: Words) -> Layout:
    """What the options say of all sheets."""
    return Layout(words.letters, args.answer_lines, args.word_bank or bool(args.decoys), args.decoys, _points(args.points))


def _points(given: Sequence[str]) -> dict[str, int]:
    from quiz.export.paper.kinds.all import BY_KIND

    points = {}
    for text in given:
        kind, _, number = text.partition("=")
        if kind not in BY_KIND or not number.isdecimal():
            raise UsageError(f'"{text}" is not TYPE=N. Types are {", ".join(BY_KIND)}.', "--points")
        points[kind] = int(number)
    return points


def _tasks(job: Job, delivered: Delivered) -> list[Task]:
    """The lesson's questions in the order of the bank, and timelines where they are asked for."""
    args, bank = job.args, job.deck.bank
    tags = [tag.strip() for tags in args.tags for tag in tags.split(",") if tag.strip()]
    pool = pool_of(bank.questions, tags=tags, approved=args.approved, seed=args.seed)
    wanted = cut(pool, args.questions, args.minutes)
    chosen = wanted if args.keep_all else select(pool, count=args.questions, minutes=args.minutes)
    if len(chosen) < len(wanted):
        left = len(wanted) - len(chosen)
        delivered.talk.append(f"{job.stem}: {left} more would give away another's answer and are left out (--keep-all prints them)")
    places = {question.id: n for n, question in enumerate(bank.questions)}
    questions: list[AnyQuestion] = sorted(chosen, key=lambda q: places[q.id])
    extra = timeline_tasks(bank, questions, job.words.language) if args.timeline else []
    if args.timeline and not extra:
        delivered.talk.append(f"{job.stem}: no timeline: fewer than three events with a date that give nothing away")
    return [*questions, *extra]


def _version_pages(job: Job, sheet: Sheet, entries: Mapping[str, key.KeyEntry]) -> Iterator[tuple[str, str]]:
    """(file name without ending, HTML) for the sheet, its large print and its key."""
    name = f"{job.stem}-{sheet.version}"
    version = job.words.sheet.version.format(version=sheet.version)
    values = {**_plain(sheet), "footer": version}
    yield name, job.page("worksheet.html", values)
    if job.args.large_print:
        yield f"{name}-large", job.page("worksheet.html", values, large=True)
    title = f"{job.words.key.title}{job.words.colon} {sheet.title}"
    yield f"{name}-key", job.page("key.html", {"title": title, "sheet": sheet, "entries": entries, "footer": version})


def _write_class(job: Job, delivered: Delivered, sheets: Sequence[Sheet], students: Sequence[Student]) -> None:
    by_version = {sheet.version: sheet for sheet in sheets}
    # neighbours on the list sit beside each other, so they get different versions
    copies = [(by_version.get(s.version) or sheets[n % len(sheets)], s) for n, s in enumerate(students)]
    for large in (False, True) if job.args.large_print else (False,):
        name = f"{job.stem}-class{'-large' if large else ''}"
        values = {"title": sheets[0].title, "copies": copies, "named": True, "footer_of": lambda sheet, student: _foot(job, sheet, student)}
        path = job.args.output / f"{name}.html"
        atomic.write_text(path, job.page("worksheet.html", values, large=large))
        delivered.files.append(path)
        if job.args.pdf:
            _write_pdf(path, delivered, lambda made, large=large: _class_pdf(job, copies, large, str(made)))


def _foot(job: Job, sheet: Sheet, student: Student) -> str:
    return " · ".join(part for part in (student.name, sheet.title, job.words.sheet.version.format(version=sheet.version)) if part)


def _class_pdf(job: Job, copies: Sequence[tuple[Sheet, Student]], large: bool, where: str) -> bytes:
    from quiz.export.paper.classpdf import Copy, Leaf, class_pdf
    from quiz.export.paper.pdf import PdfMaker

    sheets = {sheet.version: sheet for sheet, _ in copies}
    blank = {name: job.page("worksheet.html", _plain(sheet), large=large) for name, sheet in sheets.items()}

    def names_page(leaves: list[Leaf]) -> str:
        return job.page("names.html", {"title": copies[0][0].title, "leaves": leaves}, large=large)

    def number(page: int, pages: int) -> str:
        return job.words.sheet.page_of.format(page=page, pages=pages)

    named = [Copy(sheet.version, student, _foot(job, sheet, student)) for sheet, student in copies]
    return class_pdf(PdfMaker(where), blank, named, number, names_page)


def _plain(sheet: Sheet) -> dict[str, Any]:
    return {"title": sheet.title, "copies": [(sheet, Student())], "named": False}


def _write(job: Job, delivered: Delivered, pages: Mapping[str, str]) -> None:
    from quiz.export.paper import pdf

    for name, html in pages.items():
        path = job.args.output / f"{name}.html"
        atomic.write_text(path, html)
        delivered.files.append(path)
        if job.args.pdf:
            _write_pdf(path, delivered, lambda made, html=html: pdf.html_to_pdf(html, str(made)))


def _write_pdf(page_path: Path, delivered: Delivered, make: Callable[[Path], bytes]) -> None:
    made = page_path.with_suffix(".pdf")
    atomic.write_bytes(made, make(made))
    delivered.files.append(made)
