"""Write flashcards to cut out: question on the front, answer on the back, both in register when printed on both sides.

example: quiz export flashcards decks --questions 24 -o flashcards
"""

import argparse
from datetime import datetime

from quiz import atomic
from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered
from quiz.export.paper.cards import Card, card_of, leaves
from quiz.export.paper.pages import page
from quiz.export.paper.paging import check_stems, common_arguments, file_stem
from quiz.export.paper.words import Words, words_for


def arguments(parser: argparse.ArgumentParser) -> None:
    common_arguments(parser, "flashcards")
    parser.add_argument("--flip", choices=("long", "short"), default="long", help="edge over which the printer turns the sheet (default: long)")


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:  # noqa: ARG001 - cards carry no date of their own
    check_stems(decks)
    delivered = Delivered()
    for deck in decks:
        words = words_for(args.language or deck.bank.deck.language, args.templates)
        cards = _cards(deck, words, delivered)
        if cards:
            for large in (False, True) if args.large_print else (False,):
                _write(deck, cards, words, args, large, delivered)
    if not delivered.files:
        raise UsageError("no question is left to print. Loosen --tags, or approve some questions for --approved.")
    return delivered


def _cards(deck: ChosenDeck, words: Words, delivered: Delivered) -> list[Card]:
    places = {question.id: n for n, question in enumerate(deck.bank.questions)}
    made = [card_of(question, words) for question in sorted(deck.questions, key=lambda q: places[q.id])]
    fit = [card for card in made if card.fits]
    if len(fit) < len(made):
        delivered.talk.append(f"{file_stem(deck)}: {len(made) - len(fit)} questions are too long for a card and are left out")
    return fit


def _write(deck: ChosenDeck, cards: list[Card], words: Words, args: argparse.Namespace, large: bool, delivered: Delivered) -> None:
    values = {
        "title": deck.bank.deck.title,
        "footer": "",
        "leaves": leaves(cards, args.flip, columns=1 if large else 2),
        "flip": args.flip,
        "paper": args.paper,
        "large": large,
    }
    html = page("flashcards.html", words, values, args.templates)
    path = args.output / f"{file_stem(deck)}-cards{'-large' if large else ''}.html"
    atomic.write_text(path, html)
    delivered.files.append(path)
    if args.pdf:
        from quiz.export.paper.pdf import html_to_pdf

        made = path.with_suffix(".pdf")
        atomic.write_bytes(made, html_to_pdf(html, str(made)))
        delivered.files.append(made)
