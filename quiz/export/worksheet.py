"""Write printable worksheets: for each version the student's sheet and, apart from it, the teacher's key.

example: quiz export worksheet decks --questions 12 --versions 2 -o worksheets
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from quiz import atomic
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.lesson import cut, select
from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered
from quiz.export.paper import key, versions
from quiz.export.paper.classlist import Student, read_class
from quiz.export.paper.classset import write_class
from quiz.export.paper.item import Layout
from quiz.export.paper.job import Job, plain
from quiz.export.paper.paging import check_stems, common_arguments, file_stem, positive, write_page
from quiz.export.paper.selection import pool_of
from quiz.export.paper.sheet import Sheet, Task, make_sheet, version_name
from quiz.export.paper.timeline import apart_from_events
from quiz.export.paper.timeline import tasks as timeline_tasks
from quiz.export.paper.words import Words, words_for

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
        for name, html in _version_pages(job, sheet, entries):
            write_page(args, name, html, delivered)
        yield from versions.rows(job.stem, sheet, entries)
    if students:
        write_class(job, delivered, sheets, students)
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
    chosen = wanted if args.keep_all else _apart(job, pool)
    if len(chosen) < len(wanted):
        left = len(wanted) - len(chosen)
        delivered.talk.append(f"{job.stem}: {left} more would give away another's answer and are left out (--keep-all prints them)")
    places = {question.id: n for n, question in enumerate(bank.questions)}
    questions: list[AnyQuestion] = sorted(chosen, key=lambda q: places[q.id])
    extra = timeline_tasks(bank, questions, job.words.language) if args.timeline else []
    if args.timeline and not extra:
        delivered.talk.append(f"{job.stem}: no timeline: fewer than three events with a date that give nothing away")
    return [*questions, *extra]


def _apart(job: Job, pool: list[AnyQuestion]) -> list[AnyQuestion]:
    """Questions that give nothing away, and where there are enough of them, nothing of a timeline that is asked for either."""
    args, bank = job.args, job.deck.bank
    chosen = select(pool, count=args.questions, minutes=args.minutes)
    if not args.timeline or len(chosen) == len(pool):
        return chosen
    events = [event for task in timeline_tasks(bank, [], job.words.language) for event in task.events]
    free = select(apart_from_events(pool, events), count=args.questions, minutes=args.minutes)
    return free if events and args.questions is not None and len(free) == len(chosen) else chosen


def _version_pages(job: Job, sheet: Sheet, entries: Mapping[str, key.KeyEntry]) -> Iterator[tuple[str, str]]:
    """(file name without ending, HTML) for the sheet, its large print and its key."""
    name = f"{job.stem}-{sheet.version}"
    version = job.words.sheet.version.format(version=sheet.version)
    values = {**plain(sheet), "footer": version}
    yield name, job.page("worksheet.html", values)
    if job.args.large_print:
        yield f"{name}-large", job.page("worksheet.html", values, large=True)
    title = f"{job.words.key.title}{job.words.colon} {sheet.title}"
    yield f"{name}-key", job.page("key.html", {"title": title, "sheet": sheet, "entries": entries, "footer": version})
