"""Open the quiz in the terminal, on the decks named or on those found.

examples: quiz play decks
          quiz play decks/visit.yaml --mode exam --questions 20 --minutes 15
          quiz play decks --plain --questions 5 --seed 7
"""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.study.desk import Desk
    from quiz.study.selection import Selection

MODES = ("practice", "exam", "flashcards", "wrong", "review")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("decks", nargs="*", metavar="DECK", help="decks or folders of them (default: ./decks, else the bundled ones)")
    parser.add_argument("--mode", choices=MODES, help="begin at once in this mode (default: the home screen)")
    parser.add_argument("--seed", metavar="SEED", help="a number or a word: the same seed gives the same questions and shuffles")
    parser.add_argument("--questions", type=int, metavar="N", help="at most N questions")
    parser.add_argument("--minutes", type=float, metavar="M", help="as many questions as fit into M minutes; an exam's time limit")
    parser.add_argument("--tags", action="append", default=[], metavar="TAG[,TAG]", help="only questions with one of these tags")
    parser.add_argument("--approved", action="store_true", help="only approved questions")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the history (default: the platform's data folder)")
    parser.add_argument("--plain", action="store_true", help="lines of text instead of a screen, for screen readers and logs")


def run(args: argparse.Namespace) -> int:
    selection = _selection(args)
    desk = _desk(args)
    faults = [entry.fault for entry in desk.library.entries if entry.fault]
    for fault in faults:
        print(f"quiz: {fault}", file=sys.stderr)
    if faults:
        print("quiz: the other decks are played; quiz check tells all that is wrong.", file=sys.stderr)
    return _played(args, desk, selection) or (1 if faults else 0)


def _played(args: argparse.Namespace, desk: "Desk", selection: "Selection") -> int:
    try:
        on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        if args.plain or not on_terminal:
            if not args.plain:
                print("quiz: this is no terminal, so the quiz runs as plain text (as with --plain).", file=sys.stderr)
            return _plain(desk, args.mode or "practice", selection)
        return _screen(desk, args.mode or "", selection)
    finally:
        desk.history.retry()
        _rescue(desk)
        desk.history.close()


def _rescue(desk: "Desk") -> None:
    """Write the answers that found no room in the history to a file that can be imported, where there is room for one."""
    lost = desk.history.unsaved()
    if not lost:
        return
    import tempfile

    from quiz import atomic
    from quiz.study.transfer import as_json

    answers = f"{len(lost)} answer{'s' if len(lost) != 1 else ''}"
    reason = f" ({desk.history.failure})" if desk.history.failure else ""
    for folder in (Path.cwd(), Path(tempfile.gettempdir())):
        path = folder / f"quiz-answers-{desk.now():%Y%m%d-%H%M%S}.json"
        try:
            atomic.write_text(path, as_json(lost))
        except OSError:
            continue
        print(f"quiz: {answers} did not reach the history{reason}; kept in {path}.", file=sys.stderr)
        print(f"quiz: once there is room, `quiz history import {path}` adds them.", file=sys.stderr)
        return
    print(f"quiz: {answers} could not be saved anywhere{reason}.", file=sys.stderr)


def _selection(args: argparse.Namespace) -> "Selection":
    from quiz.errors import UsageError
    from quiz.study.selection import Selection

    if args.questions is not None and args.questions < 1:
        raise UsageError("a quiz needs at least one question.", "--questions")
    if args.minutes is not None and not 0 < args.minutes <= 24 * 60:
        raise UsageError("give the minutes as a number above 0, of a day at most.", "--minutes")
    tags = [tag.strip() for group in args.tags for tag in group.split(",") if tag.strip()]
    return Selection(count=args.questions, minutes=args.minutes, tags=tags, approved=args.approved)


def _desk(args: argparse.Namespace) -> "Desk":
    import random

    from quiz import clock, locations
    from quiz.errors import QuizError, UsageError
    from quiz.study.desk import Desk
    from quiz.study.library import Library
    from quiz.study.opening import open_history

    places = [Path(deck) for deck in args.decks] or [locations.default_decks()]
    for place in places:
        if not place.exists():
            raise UsageError("there is no such deck. Name a bank file or a folder of them.", str(place))
    data = locations.learner_data(args.data)
    library = Library(places, data / "cache")
    entries = library.refresh()
    if args.decks and not entries:
        raise QuizError("there is no question bank here. `quiz build SOURCE -o DIR` makes some.", str(places[0]))
    seed = _seed(args.seed)
    if args.decks and all(entry.fault for entry in entries):
        raise QuizError(entries[0].fault)
    chance = random.Random(seed) if seed is not None and args.plain else random.SystemRandom()  # noqa: S311 - shuffles
    return Desk(library, open_history(data, clock.now()), now=lambda: clock.now().astimezone(), rng=chance, seed=seed)


def _seed(text: str | None) -> int | None:
    if text is None:
        return None
    from quiz.study.session import seed_of

    return seed_of(text)


def _screen(desk: "Desk", mode: str, selection: "Selection") -> int:
    # Textual draws at most so often a second; an answer takes two or three draws, and none should be waited for
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from quiz.app.app import Opening, QuizApp
    from quiz.app.signals import restored_at_signals

    app = QuizApp(desk, Opening(mode, [entry.path for entry in desk.readable()], selection))
    with restored_at_signals(app) as stopped:
        app.run()
    return stopped.code or app.return_code or 0


def _plain(desk: "Desk", mode: str, selection: "Selection") -> int:
    from quiz.app.plain import PlainQuiz

    session = desk.start(mode, [entry.path for entry in desk.readable()], selection)
    quiz = PlainQuiz(session, desk, read=_read, say=lambda text: print(text, flush=True))
    quiz.run()
    return 0


def _read(prompt: str) -> str | None:
    """One line of standard input; None at its end."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        return None
    text = line.rstrip("\r\n")
    if not sys.stdin.isatty():
        print(text)  # nobody saw it being typed: a log should have it
    return text
