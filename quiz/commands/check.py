"""Load banks, feeds and corrections, print every fault and every broken item-writing rule; exit 1 on faults.

example: quiz check decks
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.bank.checking import Checked


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="banks, feeds or folders of them (default: the decks found)")
    parser.add_argument("--json", action="store_true", help="print files, questions and faults as JSON")
    parser.add_argument("--format-only", action="store_true", help="look at formats, ids and evidence, not at item-writing rules")
    parser.add_argument("--rules", action="store_true", help="list the item-writing rules and stop")


def run(args: argparse.Namespace) -> int:
    """Check, print, and return 1 where there is something to mend."""
    if args.rules:
        return _list_rules()
    from quiz import locations
    from quiz.bank.checking import check_places

    places = args.paths or [locations.default_decks()]
    result = check_places(places, with_rules=not args.format_only, seen=_progress if sys.stderr.isatty() else lambda _done, _all: None)
    if args.json:
        _print_json(result)
    else:
        for fault in result.faults:
            print(fault)
        if result.not_compared:
            print(f"passages not compared: {_not_here(result.not_compared)} not here", file=sys.stderr)
        print(_summary(result), file=sys.stderr)
    return 1 if result.faults else 0


def _print_json(result: "Checked") -> None:
    import json

    import msgspec

    print(json.dumps(msgspec.to_builtins(result), ensure_ascii=False, indent=1))


def _summary(result: "Checked") -> str:
    seen = f"{_count(result.files, 'file')}, {_count(result.questions, 'question')}, {_count(result.facts, 'fact')}"
    if not result.faults:
        return f"ok: {seen}"
    kinds = Counter(fault.rule or "format" for fault in result.faults)
    spread = ", ".join(f"{name} {number}" for name, number in kinds.most_common())
    return f"{_count(len(result.faults), 'fault')} in {seen}: {spread}"


def _not_here(names: list[str]) -> str:
    """`a.txt is`, `a.txt and b.txt are`, `a.txt, b.txt, c.txt and 9 more are`."""
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return f"{', '.join(names[:-1])} and {names[-1]} are" if len(names) > 1 else f"{names[0]} is"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _progress(done: int, total: int) -> None:
    """A line that is overwritten, only where there are enough files to wait for."""
    if total > 20 and (done % 10 == 0 or done == total):
        filled = 30 * done // total
        print(
            f"\rchecking [{'#' * filled}{'.' * (30 - filled)}] {done}/{total}",
            end="\n" if done == total else "",
            file=sys.stderr,
            flush=True,
        )


def _list_rules() -> int:
    from quiz.bank.rules import BANK_RULES, RULES

    for name, says in (*((r.name, r.says) for r in RULES), *((r.name, r.says) for r in BANK_RULES)):
        print(f"{name:22} {says}")
    return 0
