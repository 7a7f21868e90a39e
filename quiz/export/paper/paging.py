"""What all printed formats ask for: folder, paper, print size, language, templates, PDF."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from quiz import atomic
from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered

PAPERS = {"a4": "A4", "letter": "Letter"}


def common_arguments(parser: argparse.ArgumentParser, folder: str) -> None:
    """The options that worksheets, handouts and flashcards share. Files go to `folder` unless told otherwise."""
    group = parser.add_argument_group("pages")
    group.add_argument("-o", "--output", type=Path, default=Path(folder), metavar="DIR", help=f"folder for the pages (default: {folder})")
    group.add_argument("--paper", type=_paper, metavar="SIZE", help="a4 or letter (default: what the printer has)")
    group.add_argument("--large-print", action="store_true", help="also an edition in 18 point, one column, same numbers")
    group.add_argument(
        "--language", metavar="TAG", help="language of the fixed words: en, sr-Cyrl, sr-Latn or your own (default: the deck's)"
    )
    group.add_argument("--templates", type=Path, metavar="DIR", help="your own templates; what DIR lacks comes from the package")
    group.add_argument("--pdf", action="store_true", help="also a PDF of each page file (needs quiz[pdf])")


def _paper(text: str) -> str:
    if text.casefold() not in PAPERS:
        raise ValueError
    return PAPERS[text.casefold()]


_paper.__name__ = "paper (a4 or letter)"  # argparse puts it into its message


def write_page(args: argparse.Namespace, name: str, html: str, delivered: Delivered, pdf: Callable[[str], bytes] | None = None) -> None:
    """Write one page file, and its PDF where it is asked for; `pdf` makes it if not from the page file itself."""
    path = args.output / f"{name}.html"
    atomic.write_text(path, html)
    delivered.files.append(path)
    if args.pdf:
        from quiz.export.paper.pdf import html_to_pdf

        made = path.with_suffix(".pdf")
        atomic.write_bytes(made, pdf(str(made)) if pdf else html_to_pdf(html, str(made)))
        delivered.files.append(made)


def positive(text: str) -> int:
    """A number from 1 up, for argparse."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


positive.__name__ = "number from 1 up"


def file_stem(deck: ChosenDeck) -> str:
    """What the files of a deck are called by: its bank's own file name."""
    return deck.path.stem


def check_stems(decks: Sequence[ChosenDeck]) -> None:
    """Two decks must not write over each other's pages."""
    seen: dict[str, ChosenDeck] = {}
    for deck in decks:
        other = seen.setdefault(file_stem(deck).casefold(), deck)
        if other is not deck:
            raise UsageError(
                f"is called like {other.path}, so their pages would have the same names. Export them to two folders.", str(deck.path)
            )
