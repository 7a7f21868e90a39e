"""Write flashcards to cut out: question on the front, answer on the back, both in register when printed on both sides.

example: quiz export flashcards decks --questions 24 -o flashcards
"""

import argparse
from datetime import datetime

from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered
from quiz.export.paper.cards import LARGE, USUAL, Card, Format, card_of, leaves
from quiz.export.paper.pages import page
from quiz.export.paper.paging import check_stems, common_arguments, file_stem, write_page
from quiz.export.paper.words import Words, words_for


def arguments(parser: argparse.ArgumentParser) -> None:
    common_arguments(parser, "flashcards")
    parser.add_argument(
        "--flip", choices=("long", "short"), default="long", help="edge over which the printer turns the sheet (default: long)"
    )


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:  # noqa: ARG001 - cards carry no date of their own
    check_stems(decks)
    delivered = Delivered()
    for deck in decks:
        words = words_for(args.language or deck.bank.deck.language, args.templates)
        for form in (USUAL, LARGE) if args.large_print else (USUAL,):
            if cards := _cards(deck, words, form, delivered):
                _write(deck, cards, words, args, form, delivered)
    if not delivered.files:
        raise UsageError("no question is left to print. Loosen --tags, or approve some questions for --approved.")
    return delivered


def _cards(deck: ChosenDeck, words: Words, form: Format, delivered: Delivered) -> list[Card]:
    places = {question.id: n for n, question in enumerate(deck.bank.questions)}
    made = [card_of(question, words, form) for question in sorted(deck.questions, key=lambda q: places[q.id])]
    fit = [card for card in made if card.fits]
    if left := len(made) - len(fit):
        said = (
            "1 question is too long for a {} mm card and is" if left == 1 else f"{left} questions are too long for a {{}} mm card and are"
        )
        delivered.talk.append(f"{file_stem(deck)}: {said.format(form.height)} left out")
    return fit


def _write(deck: ChosenDeck, cards: list[Card], words: Words, args: argparse.Namespace, form: Format, delivered: Delivered) -> None:
    values = {
        "title": deck.bank.deck.title,
        "footer": "",
        "deck_language": deck.bank.deck.language,
        "leaves": leaves(cards, args.flip, form),
        "flip": args.flip,
        "paper": args.paper,
        "large": form is LARGE,
    }
    html = page("flashcards.html", words, values, args.templates)
    write_page(args, f"{file_stem(deck)}-cards{'-large' if form is LARGE else ''}", html, delivered)
