"""Make a feed and question banks from articles, announcements and tables.

Sources are files and folders; `-` reads pasted text from standard input. DIR then holds `feed/<deck>.yaml`, `<deck>.yaml`
and `report.json`. A second build keeps what people edited, approved or rejected.

example: quiz build article.txt --published 2025-05-09 -o decks
"""

import argparse
import json
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="files, folders, or - for standard input")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder of the banks")
    parser.add_argument("--published", default="", metavar="DATE", help="when the text appeared (2025-05-09), where it does not say so")
    parser.add_argument("--publisher", default="", metavar="NAME", help="who published it, where it does not say so")
    parser.add_argument("--title", default="", metavar="TITLE", help="its title, where it has none")
    parser.add_argument("--max-verbatim", type=int, metavar="N", help="repeat at most N consecutive words of a source")
    parser.add_argument("--json", action="store_true", help="print the report instead of a summary")


def run(args: argparse.Namespace) -> int:
    from quiz import atomic
    from quiz.bank.build import build
    from quiz.sources.document import Document
    from quiz.sources.given import Given
    from quiz.sources.read import read_sources

    faults: list[Exception] = []
    notes: list[Exception] = []
    stdin = sys.stdin.buffer.read() if Path("-") in args.sources else b""
    found = read_sources(
        args.sources, Given(args.title, args.publisher, args.published), stdin=stdin, fault=faults.append, note=notes.append
    )
    documents = [d for d in found if isinstance(d, Document)]
    for problem in (*faults, *notes):
        print(f"quiz: {problem}", file=sys.stderr)
    if not documents:
        return 1
    built = build(documents, args.output, max_verbatim=args.max_verbatim)
    built.report.faults, built.report.notes = [str(f) for f in faults], [str(n) for n in notes]
    for name, text in built.files.items():
        atomic.write_text(args.output / name, text)
    import msgspec

    text = json.dumps(msgspec.to_builtins(built.report), ensure_ascii=False, indent=1) + "\n"
    if built.files:
        atomic.write_text(args.output / "report.json", text)
    if args.json:
        print(text, end="")
    else:
        _summary(built.report, args.output)
    return 0 if built.report.decks and not faults else 1


def _summary(report: "object", out: Path) -> None:
    for document in report.documents:  # type: ignore[attr-defined]
        if document["left_out"]:
            print(f"quiz: {document['title'] or document['source']}: nothing is asked, since {document['left_out']}", file=sys.stderr)
    for deck in report.decks:  # type: ignore[attr-defined]
        kinds = ", ".join(f"{n} {k}" for k, n in sorted(deck.by_type.items()))
        print(f"{out / deck.deck}.yaml  {deck.title}: {deck.questions} questions ({kinds})")
        changes = [
            f"{len(ids)} {word}"
            for word, ids in (
                ("kept", deck.kept),
                ("changed", deck.changed),
                ("added", deck.added),
                ("retired", deck.retired),
                ("edited by hand and now made differently", deck.differing),
            )
            if ids
        ]
        print("  " + ", ".join(changes), file=sys.stderr)
    for fault in report.unused_corrections:  # type: ignore[attr-defined]
        print(f"quiz: {fault}", file=sys.stderr)
