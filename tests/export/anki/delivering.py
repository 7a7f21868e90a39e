"""Exporting in tests: what the command does, with the clock as a parameter."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.bank import deck
from quiz.bank.deck import Bank, paths_of_banks
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.question import DELIVERED
from quiz.export.anki import export
from quiz.export.delivery import ChosenDeck, Delivered

FIRST = datetime(2026, 1, 10, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=30)
BANK = "kennedy-berlin-1963.yaml"


def deliver(folder: Path, output: Path, now: datetime = FIRST, *options: str) -> Delivered:
    """Export all banks of a folder into one package, or with `--split` into a folder."""
    parser = argparse.ArgumentParser()
    export.arguments(parser)
    args = parser.parse_args(["-o", str(output), *options])
    return export.run([chosen(path) for path in paths_of_banks([folder])], args, now)


def chosen(path: Path) -> ChosenDeck:
    """A bank with all of its questions that are delivered."""
    bank = deck.load(path)
    return ChosenDeck(path, bank, [q for q in bank.questions if q.status in DELIVERED])


def change(folder: Path, question_id: str, edit: Callable[[AnyQuestion], None], name: str = BANK) -> None:
    """Edit one question of a bank file."""
    bank = deck.load(folder / name)
    edit(next(q for q in bank.questions if q.id == question_id))
    deck.save(bank, folder / name)


def edit_bank(folder: Path, edit: Callable[[Bank], None], name: str = BANK) -> None:
    """Edit a whole bank file."""
    bank = deck.load(folder / name)
    edit(bank)
    deck.save(bank, folder / name)


def ledgerless(bank: Bank, folder: Path) -> Path:
    """A package of a bank that is in memory only."""
    work = export.Export("Visits", int(FIRST.timestamp()))
    deck_of_it = ChosenDeck(folder / f"{bank.deck.id}.yaml", bank, [q for q in bank.questions if q.status in DELIVERED])
    work.name_decks([deck_of_it])
    work.add(deck_of_it)
    (written,) = work.write_one(folder / "v.apkg")
    return written
