"""Look through questions beside their passages: approve, reject, edit them, correct the facts behind them.

Several banks are looked through one after the other, those that hold undecided questions.

examples: quiz review decks
          quiz review decks/nixon-china-1972.yaml
          quiz review decks/nixon-china-1972.yaml --approve nixon-welcome-host
"""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError, UsageError

if TYPE_CHECKING:
    from quiz.bank.reviewing import Review


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("decks", metavar="DECK", nargs="+", help="a bank file, a folder of banks, or the name of a deck found")
    parser.add_argument("--start", metavar="ID", default="", help="begin with this question")
    parser.add_argument(
        "--approve", metavar="ID", action="append", default=[], help="approve a question without opening the screen; may repeat"
    )
    parser.add_argument(
        "--reject", metavar="ID", action="append", default=[], help="reject a question without opening the screen; may repeat"
    )
    parser.add_argument(
        "--bring-back", metavar="ID", action="append", default=[], help="bring a retired question back as what it was; may repeat"
    )
    parser.add_argument("--retired", action="store_true", help="look at the retired questions alone")
    parser.add_argument("--list", action="store_true", help="print ids and statuses, and what rules they break")
    parser.add_argument("--json", action="store_true", help="with --list: as JSON")


def run(args: argparse.Namespace) -> int:
    """Open the screen, or do what the options ask for."""
    from quiz import locations
    from quiz.bank.finding import find_banks
    from quiz.bank.reviewing import Review

    reviews = [Review(path) for path in find_banks(args.decks, locations.default_decks())]
    if args.approve or args.reject or args.bring_back:
        return _decide(reviews, args.approve, args.reject, args.bring_back)
    if args.retired:
        reviews = [review for review in reviews if review.retired]
        if not reviews:
            raise UsageError("no question is retired.", args.decks[0])
    for review in reviews:
        review.retired_shown = args.retired
    if args.list or args.json:
        return _list(reviews, args.json)
    return _open_all(reviews, args.start)


def _holding(reviews: list["Review"], question_id: str) -> "Review":
    """The bank that has a question; of a single bank the fault says which ids are near."""
    holding = next((r for r in reviews if question_id in {*r.ids, *r.retired}), None)
    if holding is None and len(reviews) > 1:
        raise QuizError(f'no question of these {len(reviews)} banks has the id "{question_id}". quiz review --list prints the ids.')
    holding = holding or reviews[0]
    holding.question(question_id)
    return holding


def _decide(reviews: list["Review"], approve: list[str], reject: list[str], bring_back: list[str]) -> int:
    # an id that is none is said before anything is written
    holding = {question_id: _holding(reviews, question_id) for question_id in (*approve, *reject, *bring_back)}
    for question_id in bring_back:
        holding[question_id].bring_back(question_id)
    for question_id in approve:
        holding[question_id].decide(question_id, "approved")
    for question_id in reject:
        holding[question_id].decide(question_id, "rejected")
    counts = sum((Counter(review.progress()) for review in reviews), Counter())
    print(f"{counts['approved']} approved, {counts['rejected']} rejected, {counts['draft']} undecided", file=sys.stderr)
    return 0


def _list(reviews: list["Review"], as_json: bool) -> int:
    rows = [(r.question(name), [f"{b.message} [{b.rule}]" for b in r.broken(name)]) for r in reviews for name in r.ids]
    if as_json:
        import json

        print(
            json.dumps(
                [{"id": q.id, "type": q.KIND, "status": q.status, "broken": broken} for q, broken in rows], ensure_ascii=False, indent=1
            )
        )
        return 0
    for question, broken in rows:
        print(f"{question.status:9} {question.id}" + "".join(f"\n          {text}" for text in broken))
    return 0


def _open_all(reviews: list["Review"], start: str) -> int:
    """One screen a bank; between two of them the user says whether to go on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the review needs a terminal. --list, --approve ID and --reject ID do without.")
    if start:
        review = _holding(reviews, start)
        return _open(review, start)
    waiting = [r for r in reviews if r.retired_shown or r.progress()["draft"]] or reviews
    for number, review in enumerate(waiting):
        if number:
            left = review.progress()["draft"]
            print(
                f"Next: {review.loaded.bank.deck.title}, {left} undecided. Enter goes on, q leaves: ", end="", file=sys.stderr, flush=True
            )
            if sys.stdin.readline().strip().lower() not in {"", "y", "yes"}:
                return 0
        code = _open(review, "")
        if code:
            return code
    return 0


def _open(review: "Review", start: str) -> int:
    if not review.ids and review.retired:
        review.retired_shown = True
    if not review.ids:
        raise UsageError("there is nothing to review: the bank has no questions.", str(review.path))
    if start and start not in review.ids:
        raise UsageError(f'no question has the id "{start}". --list prints the ids.', str(review.path))
    from quiz import clock, locations
    from quiz.app.review import ReviewApp
    from quiz.app.signals import restored_at_signals
    from quiz.app.themes import DEFAULT
    from quiz.feed.correcting import FactDesk
    from quiz.study.opening import open_history

    settings = open_history(locations.learner_data(), clock.now())  # the quiz keeps its colours there
    app = ReviewApp(
        review,
        FactDesk(review.path.parent),
        edit_text,
        start,
        theme=settings.setting("theme", DEFAULT),
        keep_theme=lambda name: settings.set_setting("theme", name),
    )
    try:
        with restored_at_signals(app) as stopped:
            app.run()
    finally:
        settings.close()
    return stopped.code or app.return_code or 0


def edit_text(text: str) -> str:
    """The text as the user's editor leaves it."""
    import shlex
    import subprocess
    import tempfile

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "question.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            done = subprocess.run([*shlex.split(editor, posix=os.name != "nt"), str(path)], check=False)  # noqa: S603  # the user's own editor
        except OSError as error:
            raise UsageError(f"the editor {editor} could not be started: {error.strerror}. Set EDITOR to another.") from error
        if done.returncode:
            raise UsageError(f"the editor {editor} ended with code {done.returncode}, so nothing was taken over.")
        return path.read_bytes().decode("utf-8")
