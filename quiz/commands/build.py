"""Make a feed and question banks from articles, announcements, pages and tables.

Sources are files and folders: text, Markdown, wiki dumps, saved web pages, PDF, Word, RSS, Atom and JSON feeds, and tables of
visits as CSV, TSV, JSON, XML or XLSX; `-` reads pasted text from standard input. DIR then holds `feed/<deck>.yaml`,
`<deck>.yaml` and `report.json`. A second build keeps what people edited, approved or rejected, and makes anew only what
changed.

examples: quiz build article.txt --published 2025-05-09 -o decks
          quiz build visits.xlsx --by country -o decks
          quiz build guests.csv --mapping guests.mapping.yaml -o decks
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.bank.builtdeck import DeckReport


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", type=_source, metavar="SOURCE", help="files, folders, or - for standard input")
    parser.add_argument("-o", "--output", type=_folder, required=True, metavar="DIR", help="the folder of the banks")
    parser.add_argument("--published", default="", metavar="DATE", help="when the text appeared (2025-05-09), where it does not say so")
    parser.add_argument("--publisher", default="", metavar="NAME", help="who published it, where it does not say so")
    parser.add_argument("--title", default="", metavar="TITLE", help="its title, where it has none")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="which column of a table is what (YAML)")
    parser.add_argument(
        "--by",
        choices=("none", "decade", "country", "leader"),
        help="how a table is cut into decks (default: decade; none, which is one deck, for a table of fewer than 40 visits)",
    )
    parser.add_argument("--max-verbatim", type=_most_words, metavar="N", help="repeat at most N consecutive words of a source")
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="work in N processes; the result is the same (default: 1)")
    parser.add_argument("--json", action="store_true", help="print the report instead of a summary")


def _source(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of a source is empty. Name a file or a folder; . is the folder that you are in")
    if re.match(r"(?:https?|ftp)://|www\.", text, re.I):
        raise argparse.ArgumentTypeError(
            f"{text} is a web address, and nothing is fetched. Save the page in your browser and give the file"
        )
    return Path(text)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the folder is empty. Name one, such as decks")
    return Path(text)


def _most_words(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of words from 1 up. The bundled decks have 8')
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes. Give 1, 2, 4 or so")
    return int(text)


def run(args: argparse.Namespace) -> int:
    from quiz.bank.build import Options, Report
    from quiz.commands.progress import Progress
    from quiz.errors import QuizError
    from quiz.sources.given import Given
    from quiz.sources.mapping import load

    options = Options(
        given=Given(args.title, args.publisher, args.published),
        mapping=load(args.mapping) if args.mapping else None,
        by=args.by,
        max_verbatim=args.max_verbatim,
        workers=args.jobs,
        stdin=sys.stdin.buffer.read() if Path("-") in args.sources else b"",
    )
    report = Report()
    try:
        with Progress(sys.stderr) as progress:
            written = _write(args, options, report, progress)
    except QuizError:
        if not report.faults:
            raise
        written = False  # what is wrong with each source says more than that none is left
    for problem in (*report.faults, *report.notes):
        print(f"quiz: {problem}", file=sys.stderr)
    if args.json:
        print(_json(report), end="")
    else:
        _summary(report, args.output)
    return 0 if written and not report.faults else 1


def _write(args: argparse.Namespace, options: "object", report: "object", progress: "object") -> bool:
    """Write each deck as soon as it is made; whether there was any."""
    from quiz import atomic
    from quiz.bank.build import Options, Report, build
    from quiz.bank.builtdeck import DeckReport
    from quiz.commands.progress import Progress

    assert isinstance(options, Options)
    assert isinstance(report, Report)
    assert isinstance(progress, Progress)
    decks: dict[str, DeckReport] = {}
    out: Path = args.output
    making = build(
        args.sources,
        out,
        options,
        report,
        fault=lambda error: report.faults.append(str(error)),
        note=lambda error: report.notes.append(str(error)),
        warn=lambda error: print(f"quiz: {error}", file=sys.stderr),
        progress=progress.told,
    )
    with closing(making):  # stopped by Ctrl-C, it still keeps what was made
        for built in making:
            for name, text in built.files.items():
                atomic.write_text(out / name, text)
            decks[built.report.deck] = built.report  # made of a feed and of texts, a deck is told of once, as it stands at last
            report.decks = list(decks.values())
    if decks or report.documents or report.tables:
        atomic.write_text(out / "report.json", _json(report))
    return bool(decks)


def _json(report: "object") -> str:
    import msgspec

    return json.dumps(msgspec.to_builtins(report), ensure_ascii=False, indent=1) + "\n"


def _counted(deck: "DeckReport") -> str:
    """`11 questions, 9 retired (7 choice, 4 short)`: what is delivered, and what is not any more."""
    if not deck.questions and not deck.retired_in_all:
        return "nothing is asked of it"
    kinds = ", ".join(f"{n} {k}" for k, n in sorted(deck.by_type.items()))
    retired = f", {deck.retired_in_all} retired" if deck.retired_in_all else ""
    return _number(deck.questions, "question") + retired + (f" ({kinds})" if kinds else "")


def _work_of_people(deck: "DeckReport", path: Path) -> Iterator[str]:
    """What became of questions that somebody approved or edited, each with its way out."""
    if deck.lost:
        those = "it" if len(deck.lost) == 1 else "them"
        yield f"{_number(len(deck.lost), 'approved or edited question')} retired: {', '.join(deck.lost)}"
        yield f"  no source given has its fact or passage; quiz review {path} shows {those} (key t) and brings {those} back (b)"
    if deck.differing:
        yield f"made differently now, and kept as you approved or edited: {', '.join(deck.differing)}"
        yield f"  for the new wording of an approved one: quiz review {path}, key d, and build again"
    if deck.unmade:
        yield f"made no more, and kept since you approved or edited: {', '.join(deck.unmade)}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}" + ("" if count == 1 else "s")


def _summary(report: "object", out: Path) -> None:
    for document in report.documents:  # type: ignore[attr-defined]
        if document["left_out"]:
            print(f"quiz: {document['title'] or document['source']}: nothing is asked, since {document['left_out']}", file=sys.stderr)
            if document["held_back"]:
                print(f"  held back: {document['held_back']}", file=sys.stderr)
    for deck in report.decks:  # type: ignore[attr-defined]
        print(f"{out / deck.deck}.yaml  {deck.title}: {_counted(deck)}")
        changes = [
            f"{len(ids)} {word}"
            for word, ids in (
                ("kept", deck.kept),
                ("changed", deck.changed),
                ("added", deck.added),
                ("retired", deck.retired),
            )
            if ids
        ]
        if changes:
            print("  " + ", ".join(changes), file=sys.stderr)
        for line in _work_of_people(deck, out / f"{deck.deck}.yaml"):
            print(f"  {line}", file=sys.stderr)
    for fault in report.unused_corrections:  # type: ignore[attr-defined]
        print(f"quiz: {fault}", file=sys.stderr)
