"""Show how learning goes; with result files, add up a class: difficulty, discrimination, distractors nobody takes.

examples: quiz stats
          quiz stats --json
          quiz stats results/*.csv --decks decks
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quiz.study.classroom import ClassFigures
    from quiz.study.statistics import Statistics


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "results", nargs="*", type=Path, metavar="RESULTS", help="files of `quiz history export`, one a learner, or with names in them"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the history (default: the platform's data folder)")
    parser.add_argument(
        "--decks", nargs="*", type=Path, default=None, metavar="DECK", help="decks, to name distractors (default: the decks found)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(args: argparse.Namespace) -> int:
    figures: Any = _class(args) if args.results else _own(args)
    if args.json:
        import json

        import msgspec

        print(json.dumps(msgspec.to_builtins(figures), ensure_ascii=False, indent=1))
        return 0
    for line in _class_lines(figures) if args.results else _own_lines(figures):
        print(line)
    return 0


def _own(args: argparse.Namespace) -> "Statistics":
    from quiz import clock, locations
    from quiz.study.opening import open_history
    from quiz.study.statistics import statistics

    history = open_history(locations.learner_data(args.data), clock.now())
    if history.notice:
        print(f"quiz: {history.notice}", file=sys.stderr)
    try:
        return statistics(history.reviews(), history.memories(), clock.now().astimezone())
    finally:
        history.close()


def _class(args: argparse.Namespace) -> "ClassFigures":
    import msgspec

    from quiz.study.classroom import added_up
    from quiz.study.transfer import read

    reviews = []
    for path in args.results:
        # a file without names is one learner's
        reviews += [r if r.learner else msgspec.structs.replace(r, learner=path.stem) for r in read(path)]
    return added_up(reviews, _bank(args.decks))


def _bank(places: list[Path] | None) -> dict[str, Any]:
    """Questions by id, from the decks that can be read; a fault in one is said and costs only its distractors."""
    from quiz import locations
    from quiz.bank.deck import load, paths_of_banks
    from quiz.errors import QuizError

    found: dict[str, Any] = {}
    for path in paths_of_banks(places if places is not None else [locations.default_decks()]):
        try:
            found |= {question.id: question for question in load(path).questions}
        except QuizError as error:
            print(f"quiz: {error}", file=sys.stderr)
    return found


def _own_lines(figures: "Statistics") -> list[str]:
    if not figures.answers:
        return ["Nothing answered yet. `quiz play` begins."]
    lines = [
        f"Answers    {figures.answers} to {figures.questions} questions, {figures.share:.0%} of the credit",
        f"Today      {figures.today}, streak {figures.streak} day{'s' if figures.streak != 1 else ''}",
        f"Retention  {_percent(figures.retention)} right after a day or more; {_percent(figures.recall)} expected now",
        "",
        "Due        " + "  ".join(f"{day[5:]}:{count}" for day, count in list(figures.forecast.items())[:7]),
        "",
        "Weakest topics",
        *(f"  {tag.share:>4.0%}  {tag.tag} ({tag.answers})" for tag in figures.tags[:8]),
        "",
        "Hardest questions",
    ]
    for question in figures.hardest[:10]:
        taken = "; ".join(f"{text} ×{count}" for text, count in list(question.taken.items())[:3])
        lines.append(f"  {1 - question.difficulty:>4.0%}  {question.question} ({question.answers}){'  taken: ' + taken if taken else ''}")
    return lines


def _class_lines(figures: "ClassFigures") -> list[str]:
    lines = [f"{len(figures.learners)} learners, {len(figures.questions)} questions; a learner's first answer counts.", "", "Learners"]
    lines += [f"  {f.share:>4.0%}  {f.learner} ({f.questions})" for f in figures.learners]
    lines += ["", "right  discr.  n  question"]
    for f in figures.questions:
        discrimination = "    –" if f.discrimination is None else f"{f.discrimination:+.2f}"
        lines.append(f" {f.facility:>4.0%}  {discrimination}  {f.learners:>2}  {f.question}{'   ' + f.hint if f.hint else ''}")
        if f.taken:
            lines.append("                    taken: " + "; ".join(f"{text} ×{count}" for text, count in f.taken.items()))
        if f.idle:
            lines.append("                    nobody took: " + "; ".join(f.idle))
    return lines


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
