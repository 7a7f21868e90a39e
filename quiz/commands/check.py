"""Load banks and feeds, print every fault and every broken item-writing rule; exit 1 on faults.

example: quiz check decks
"""

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="banks, feeds or folders of them (default: the decks found)")
    parser.add_argument("--json", action="store_true", help="print faults as JSON")


def run(args: argparse.Namespace) -> int:
    import json

    from quiz import locations
    from quiz.bank.checking import check_places

    result = check_places(args.paths or [locations.default_decks()])
    if args.json:
        print(json.dumps({"files": result.files, "questions": result.questions, "faults": [{"where": f.where, "message": f.message} for f in result.faults]}, ensure_ascii=False, indent=1))
    else:
        for fault in result.faults:
            print(fault)
        print(f"{len(result.faults)} faults" if result.faults else f"ok: {result.files} files, {result.questions} questions", file=sys.stderr)
    return 1 if result.faults else 0
