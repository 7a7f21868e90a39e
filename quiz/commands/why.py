"""Show why an answer is right: the passage, its source, the rule, and other sources that agree or differ.

example: quiz why xi-russia-2025-welcome-host decks
"""

import argparse
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.bank.proof import Passage, Proof


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("id", metavar="ID", help="the question's id")
    parser.add_argument("paths", nargs="*", default=[], type=Path, metavar="PATH", help="banks or folders (default: the decks found)")
    parser.add_argument("--json", action="store_true", help="print the same as JSON")


def run(args: argparse.Namespace) -> int:
    """Print one question's proof."""
    from quiz import locations
    from quiz.bank.proof import proof_of

    proof = proof_of(args.id, args.paths or [locations.default_decks()])
    if args.json:
        import json

        import msgspec

        print(json.dumps(msgspec.to_builtins(proof), ensure_ascii=False, indent=1))
        return 0
    for line in _lines(proof, _width()):
        print(line)
    return 0


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 110) if sys.stdout.isatty() else 100


def _lines(proof: "Proof", width: int) -> Iterator[str]:
    yield f"{proof.id}  ({proof.type}, {proof.status}{', edited by hand' if proof.edited else ''})"
    yield proof.where
    yield ""
    yield from _wrapped(proof.prompt, width, "")
    yield from _wrapped(proof.answer, width, "  + ")
    for option in proof.wrong:
        yield from _wrapped(f"{option['text']}  ({option['why']})" if option["why"] else option["text"], width, "  - ")
    if proof.explanation:
        yield from _wrapped(proof.explanation, width, "  ")
    yield from _evidence(proof, width)
    yield from _origin(proof, width)


def _evidence(proof: "Proof", width: int) -> Iterator[str]:
    yield ""
    yield "Evidence" if proof.evidence else "No evidence: this question was written by hand."
    for passage in proof.evidence:
        yield from _cited(passage, width)
    if proof.also:
        yield ""
        yield "Other sources agree"
        for passage in proof.also:
            yield from _cited(passage, width)
    if proof.otherwise:
        yield ""
        yield "Others differ"
        for text in proof.otherwise:
            yield from _wrapped(text, width, "  ")


def _cited(passage: "Passage", width: int) -> Iterator[str]:
    name = ", ".join(filter(None, (passage.publisher, f"“{passage.title}”", passage.published, passage.place)))
    yield from _wrapped(name, width, "  ")
    if passage.url:
        yield f"  {passage.url}"
    if passage.passage:
        yield from _wrapped(passage.passage, width, "    | ", "    | ")


def _origin(proof: "Proof", width: int) -> Iterator[str]:
    if not proof.made_from:
        return
    yield ""
    slot = f", slot {proof.slot}" if proof.slot else ""
    rule = f" by the rule {proof.rule}" if proof.rule else ""
    yield from _wrapped(f"Made from {proof.made_from}{slot}{rule}", width, "")
    fact = proof.fact
    if fact:
        slots = "; ".join(f"{name} {value if isinstance(value, str) else ', '.join(value)}" for name, value in fact.slots.items())
        claim = f", claimed by {fact.speaker}" if fact.speaker else ""
        open_ = f", open list: {', '.join(fact.open)}" if fact.open else ""
        yield from _wrapped(f"{fact.type} ({fact.modality}{claim}{open_}): {slots}", width, "  ")


def _wrapped(text: str, width: int, first: str, rest: str | None = None) -> list[str]:
    """Lines of at most `width` characters; control characters of a text do nothing here."""
    calm = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    indent = " " * len(first) if rest is None else rest
    return textwrap.wrap(calm, width, initial_indent=first, subsequent_indent=indent) or [first.rstrip()]
