"""Write one Anki package of the decks named.

example: quiz export anki decks -o visits.apkg
"""

import argparse
from datetime import datetime

from quiz.errors import QuizError
from quiz.export.delivery import ChosenDeck, Delivered


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE.apkg", default="visits.apkg", help="the package to write (default: visits.apkg)")


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:
    raise QuizError("the Anki package is not written yet.")
