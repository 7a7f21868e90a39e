"""Write the history of what was answered to a file, or read such files back. Nothing is added twice.

examples: quiz history export -o results.csv --learner "Class 5b, no. 12"
          quiz history import results.json
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.study.history import History


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the history (default: the platform's data folder)")
    what = parser.add_subparsers(dest="what", required=True, metavar="export|import")
    out = what.add_parser("export", help="write the history as CSV or JSON")
    out.add_argument("-o", "--output", type=Path, metavar="FILE", help="a .csv or .json file (default: JSON on standard output)")
    out.add_argument("--format", choices=("csv", "json"), help="default: by the file's ending")
    out.add_argument("--learner", default="", metavar="NAME", help="put this name or number on every row")
    back = what.add_parser("import", help="read exported files into the history")
    back.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for parser_of in (out, back):
        parser_of.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="folder of the history")


def run(args: argparse.Namespace) -> int:
    from quiz import clock, locations
    from quiz.errors import QuizError
    from quiz.study.opening import open_history

    history = open_history(locations.learner_data(args.data), clock.now())
    if history.notice:
        print(f"quiz: {history.notice}", file=sys.stderr)
    if history.path is None and args.what == "import":
        raise QuizError("there is no history to import into.")
    try:
        return _export(args, history) if args.what == "export" else _import(args, history)
    finally:
        history.close()


def _export(args: argparse.Namespace, history: "History") -> int:
    import msgspec

    from quiz import atomic
    from quiz.study.transfer import as_csv, as_json

    reviews = history.reviews()
    if args.learner:
        reviews = [msgspec.structs.replace(review, learner=args.learner) for review in reviews]
    kind = args.format or ("csv" if args.output and args.output.suffix.lower() == ".csv" else "json")
    text = as_csv(reviews) if kind == "csv" else as_json(reviews)
    if args.output is None:
        print(text, end="")
    else:
        atomic.write_text(args.output, text)
        print(f"{len(reviews)} answers -> {args.output}", file=sys.stderr)
    return 0


def _import(args: argparse.Namespace, history: "History") -> int:
    from quiz.study.transfer import read

    batches = [(path, read(path)) for path in args.files]  # all are read before any is stored
    for path, reviews in batches:
        new = history.add(reviews)
        print(f"{path}: {new} new answers, {len(reviews) - new} known already", file=sys.stderr)
    return 0
