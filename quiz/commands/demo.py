"""Build the bundled decks from their feed, check them, write an Anki deck and a worksheet, and show one question with its proof.

On a terminal it then opens the quiz. Everything lands in ./demo.

example: quiz demo
"""

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, default=Path("demo"), metavar="DIR", help="where to write (default: ./demo)")
    parser.add_argument("--no-play", action="store_true", help="do not open the quiz at the end")


def run(args: argparse.Namespace) -> int:
    from quiz import locations
    from quiz.commands.running import run_command

    out: Path = args.output
    decks = out / "decks"
    steps: tuple[tuple[str, list[str]], ...] = (
        ("Banks from the bundled feed", ["build", str(locations.bundled_decks() / "feed"), "-o", str(decks)]),
        ("Every passage, key and item-writing rule checked", ["check", str(decks)]),
        ("A deck for Anki", ["export", "anki", str(decks), "-o", str(out / "visits.apkg")]),
        ("A worksheet and its key", ["export", "worksheet", str(decks), "--questions", "12", "-o", str(out / "worksheets")]),
    )
    for title, arguments_ in steps:
        print(f"\n== {title}: quiz {' '.join(arguments_)}", flush=True)
        code = run_command(arguments_[0], arguments_[1:])
        if code:
            return code
    question = _best_question(decks)
    print(f"\n== Why is that the answer? quiz why {question} {decks}", flush=True)
    code = run_command("why", [question, str(decks)])
    print(f"\nIn {out}: decks/ (the banks), visits.apkg (import it into Anki), worksheets/ (open them in a browser and print).")
    if code or args.no_play or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return code
    return run_command("play", [str(decks)])


def _best_question(decks: Path) -> str:
    """A choice question about people, from the first bank."""
    from quiz.bank import deck

    banks = [deck.load(path) for path in deck.paths_of_banks([decks])]
    questions = [q for bank in banks for q in bank.delivered()]
    people = [q for q in questions if q.KIND == "choice" and "people" in q.tags]
    return (people or questions)[0].id
