"""Write decks as an Anki package, as printable worksheets, as flashcards or as handouts.

example: quiz export anki decks -o visits.apkg
"""

import argparse
import importlib
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.errors import FormatError
from quiz.export.formats import FORMATS

if TYPE_CHECKING:
    from quiz.export.delivery import ChosenDeck, Delivered


class _FormatParser(argparse.ArgumentParser):
    """The parser of one format. It imports its format when it is used, so that the others cost nothing."""

    module_name = ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.module_name:
            module = importlib.import_module(self.module_name)
            self.module_name = ""
            self.description = module.__doc__
            _common(self)
            module.arguments(self)
        return super().parse_known_args(args, namespace)


def arguments(parser: argparse.ArgumentParser) -> None:
    formats = parser.add_subparsers(dest="format", metavar="FORMAT", required=True, parser_class=_FormatParser)
    for name, module_name, what in FORMATS:
        below = formats.add_parser(name, help=what, formatter_class=argparse.RawDescriptionHelpFormatter)
        below.module_name = module_name


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("decks", nargs="*", metavar="DECK", help="banks, folders of them, or names of decks (default: the decks found)")
    choice = parser.add_argument_group("which questions")
    choice.add_argument("--questions", type=_positive, metavar="N", help="at most N questions of each deck")
    choice.add_argument("--minutes", type=_positive, metavar="M", help="as many questions of each deck as fit into M minutes")
    choice.add_argument("--tags", action="append", default=[], metavar="TAG", help="only questions with this tag; several: --tags a,b")
    choice.add_argument("--approved", action="store_true", help="only questions that somebody approved")
    choice.add_argument("--seed", type=int, default=0, help="the seed of every choice and shuffle (default: 0)")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is no number from 1 up')
    return int(text)


def run(args: argparse.Namespace) -> int:
    from quiz import clock

    module_name = next(module for name, module, _ in FORMATS if name == args.format)
    faults: list[FormatError] = []
    decks = chosen_decks(args, faults)
    for fault in faults:
        print(f"quiz: {fault}", file=sys.stderr)
    if faults:
        print("quiz: the other decks are exported; quiz check tells all that is wrong.", file=sys.stderr)
    delivered = importlib.import_module(module_name).run(decks, args, clock.now())
    _show(delivered, as_json=args.json)
    return 1 if faults else 0


def chosen_decks(args: argparse.Namespace, faults: "list[FormatError] | None" = None) -> "list[ChosenDeck]":
    """The decks that the arguments name, each with its questions chosen.

    What cannot be read goes to `faults`, as long as another deck can; without `faults` the first fault is raised.
    """
    from quiz import locations
    from quiz.bank import deck
    from quiz.bank.finding import find_banks
    from quiz.export.delivery import ChosenDeck

    decks: list[ChosenDeck] = []
    broken: list[FormatError] = []
    for path in find_banks(args.decks, locations.default_decks()):
        try:
            bank = deck.load(path)
        except FormatError as error:
            broken.append(error)
            continue
        decks.append(ChosenDeck(path, bank, _chosen(bank.questions, args)))
    if broken and (faults is None or not decks):
        raise broken[0]
    if faults is not None:
        faults += broken
    return decks


def _chosen(questions: "Sequence[Any]", args: argparse.Namespace) -> "list[Any]":
    from quiz.bank.lesson import lesson

    tags = tuple(tag.strip() for tags in args.tags for tag in tags.split(",") if tag.strip())
    rng = random.Random(args.seed)  # noqa: S311 - a shuffle that can be repeated, not a secret
    return list(lesson(questions, count=args.questions, minutes=args.minutes, tags=tags, approved=args.approved, rng=rng))


def _show(delivered: "Delivered", as_json: bool) -> None:
    for line in delivered.talk:
        print(line, file=sys.stderr)
    if as_json:
        print(json.dumps({"files": [_shown(f) for f in delivered.files], **delivered.data}, ensure_ascii=False, indent=1))
    else:
        for file in delivered.files:
            print(_shown(file))


def _shown(path: Path) -> str:
    return str(path)
