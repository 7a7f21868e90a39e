"""Write decks as an Anki package that learners can import again after every update.

A ledger beside the banks (anki-ledger.jsonl) remembers what was delivered, so that a later package changes only the
notes that changed. Keep it with the banks.

examples:
  quiz export anki decks -o visits.apkg
  quiz export anki decks --split -o packages
"""

import argparse
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import genanki

from quiz import atomic
from quiz.bank.deck import paths_of_banks
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.question import DELIVERED, LEVELS
from quiz.errors import QuizError, UsageError
from quiz.export.anki import ledger as ledgers
from quiz.export.anki import previous
from quiz.export.anki.identity import deck_id, deck_name, name_part
from quiz.export.anki.ledger import Ledger
from quiz.export.anki.notes import drafted
from quiz.export.anki.package import PackedNote, package_bytes
from quiz.export.anki.release import Release
from quiz.export.anki.text import plain_html
from quiz.export.delivery import ChosenDeck, Delivered


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.apkg", help="the package to write; with --split, a folder (default: visits.apkg)"
    )
    parser.add_argument("--split", action="store_true", help="one package a deck")
    parser.add_argument("--parent", default="Visits", metavar="NAME", help="the deck above all decks (default: Visits)")
    parser.add_argument("--previous", type=Path, metavar="FILE.apkg", help="a package delivered before, where the ledger is lost")


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:
    """Write the package or packages, then the ledgers."""
    output = args.output or Path("packages" if args.split else "visits.apkg")
    _check_output(output, args.split)
    _refuse_doubled_ids(decks)
    work = Export(name_part(args.parent), int(now.timestamp()))
    work.recover(decks, _earlier(decks, output, args))
    work.name_decks(decks)
    for deck in decks:
        work.add(deck)
    work.withdraw(decks)
    if not work.notes:
        raise QuizError("there is no question to deliver. Do --tags or --approved leave none?", str(decks[0].path))
    written = work.write_split(output) if args.split else work.write_one(output)
    return Delivered(written, [*work.save_ledgers(), *work.release.lines()], work.release.data())


class Export:
    """One export under way: the notes so far, the ledgers of the folders they come from, and what changed."""

    def __init__(self, parent: str, now: int) -> None:
        self.notes: list[tuple[str, PackedNote]] = []
        self.release = Release()
        self._parent = parent
        self._now = max(now, 1)  # a note of the moment 0 would be none to Anki
        self._ledgers: dict[Path, Ledger] = {}
        self._decks: dict[str, genanki.Deck] = {}
        self._names: dict[str, str] = {}
        self._talk: list[str] = []

    def ledger(self, deck: ChosenDeck) -> Ledger:
        """The ledger beside a bank."""
        folder = deck.path.parent
        if folder not in self._ledgers:
            self._ledgers[folder] = ledgers.load(folder)
        return self._ledgers[folder]

    def name_decks(self, decks: list[ChosenDeck]) -> None:
        """Give each deck its name in Anki: the one delivered first, since Anki knows decks by name, and no two alike."""
        kept = {deck.bank.deck.id: self.ledger(deck).deck_names.get(deck.bank.deck.id) for deck in decks}
        taken = {name.casefold() for name in kept.values() if name}
        for deck in decks:
            wanted, bank_id = deck_name(deck.bank, self._parent), deck.bank.deck.id
            name = kept[bank_id] or (f"{wanted} ({name_part(bank_id)})" if wanted.casefold() in taken else wanted)
            taken.add(name.casefold())
            self._names[bank_id] = self.ledger(deck).deck_names[bank_id] = name
            if not name.startswith(wanted):
                self._talk.append(
                    f"{deck.path}: learners have this deck as {name}, so it keeps that name instead of {wanted}. "
                    f"To rename it all the same, delete its line from {ledgers.NAME}; old cards then stay in the old deck."
                )

    def recover(self, decks: list[ChosenDeck], earlier: "previous.Previous | None") -> None:
        """Give each ledger what it lacks from an earlier package, and say what was found or is unknown."""
        for deck in decks:
            ledger = self.ledger(deck)
            if earlier is None:
                continue
            number = deck_id(deck.bank.deck.id)
            if number in earlier.deck_names:
                ledger.deck_names.setdefault(deck.bank.deck.id, earlier.deck_names[number])
            found = ledgers.recover(ledger, earlier.of_deck(deck.bank.deck.id))
            if found:
                self._talk.append(f"{ledger.path}: did not know {found} notes of {deck.path.name}; taken from the earlier package.")

    def add(self, deck: ChosenDeck) -> None:
        """Take in one deck's questions."""
        bank, ledger = deck.bank, self.ledger(deck)
        self._decks[bank.deck.id] = genanki.Deck(deck_id(bank.deck.id), self._names[bank.deck.id], plain_html(bank.deck.description))
        for note in drafted(bank, _in_teaching_order(deck)):
            entry, state = ledger.stamp(note.question.id, bank.deck.id, note.content, self._now)
            getattr(self.release, state).append(note.question.id)
            self.release.cards += len(note.cards)
            self.notes.append((bank.deck.id, note.packed(entry, deck_id(bank.deck.id), len(self.notes) + 1)))

    def withdraw(self, decks: list[ChosenDeck]) -> None:
        """Find the notes that were delivered once and are no longer: rejected, retired, or gone from the banks."""
        alive = {question.id for deck in decks for question in deck.bank.questions if question.status in DELIVERED}
        for folder, ledger in self._ledgers.items():
            here = [deck for deck in decks if deck.path.parent == folder]
            whole = set(paths_of_banks([folder])) <= {deck.path for deck in here}
            known = {deck.bank.deck.id for deck in here}
            # of a deck that was not loaded nobody can tell, unless all banks of the folder were and it is not among them
            gone = sorted(e.id for e in ledger.entries.values() if e.id not in alive and (whole or e.deck in known))
            for question_id in gone:
                news = ledger.withdraw(question_id, self._now)
                (self.release.withdrawn if news else self.release.withdrawn_before).append(question_id)

    def write_one(self, output: Path) -> list[Path]:
        """One package of all decks."""
        filled = {owner for owner, _ in self.notes}
        decks = [deck for bank_id, deck in self._decks.items() if bank_id in filled]
        _write(output, package_bytes(decks, [note for _, note in self.notes]))
        return [output]

    def write_split(self, folder: Path) -> list[Path]:
        """One package a deck, called by the deck's id."""
        written = []
        for bank_id, deck in self._decks.items():
            notes = [note for owner, note in self.notes if owner == bank_id]
            if notes:
                written.append(folder / f"{_file_name(bank_id)}.apkg")
                _write(written[-1], package_bytes([deck], notes))
        return written

    def save_ledgers(self) -> list[str]:
        """Write the ledgers; what there is to say about them."""
        talk = list(self._talk)
        for ledger in self._ledgers.values():
            talk += ledger.talk
            if not ledger.existed:
                talk.append(
                    f"{ledger.path}: new; keep it with the banks, it tells the next package what changed. Were these decks delivered "
                    "before? Then name that package with --previous, or all its notes count as changed and replace learners' edits."
                )
            try:
                ledger.save()
            except QuizError as error:
                talk.append(str(error))
        return talk


def _in_teaching_order(deck: ChosenDeck) -> list[AnyQuestion]:
    """The bank's order, what is to be remembered before what is to be understood or compared."""
    place = {question.id: number for number, question in enumerate(deck.bank.questions)}
    return sorted(deck.questions, key=lambda question: (LEVELS.index(question.level), place[question.id]))


def _refuse_doubled_ids(decks: Sequence[ChosenDeck]) -> None:
    _refuse_doubled("id", "both for one note", ((question.id, deck.path) for deck in decks for question in deck.bank.questions))
    _refuse_doubled("deck id", "both for one deck", ((deck.bank.deck.id, deck.path) for deck in decks))


def _refuse_doubled(what: str, taken: str, owners: Iterable[tuple[str, Path]]) -> None:
    owner: dict[str, Path] = {}
    for one, path in owners:
        first = owner.setdefault(one, path)
        if first != path:
            raise QuizError(f'the {what} "{one}" stands in {first} too. Anki would take {taken}; change one of them.', str(path))


def _earlier(decks: Sequence[ChosenDeck], output: Path, args: argparse.Namespace) -> "previous.Previous | None":
    """The package named, or else the one about to be replaced, where a ledger is missing or incomplete."""
    if args.previous:
        return previous.read(args.previous)
    if args.split or not output.is_file() or not _has_unknown_notes(decks):
        return None
    try:
        return previous.read(output)
    except QuizError:
        return None


def _has_unknown_notes(decks: Sequence[ChosenDeck]) -> bool:
    loaded = {folder: ledgers.load(folder) for folder in {deck.path.parent for deck in decks}}
    return any(question.id not in loaded[deck.path.parent].entries for deck in decks for question in deck.questions)


def _check_output(output: Path, split: bool) -> None:
    if split and output.is_file():
        raise UsageError("is a file; --split needs a folder.", str(output))
    if not split and output.is_dir():
        raise UsageError("is a folder. Name a file, such as visits.apkg, or use --split.", str(output))


def _write(path: Path, data: bytes) -> None:
    try:
        atomic.write_bytes(path, data)
    except OSError as error:
        raise QuizError(f"cannot be written: {error.strerror or error}.", str(path)) from error


def _file_name(bank_id: str) -> str:
    """A deck's id as a file name on every system."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in bank_id).strip(".") or "deck"
