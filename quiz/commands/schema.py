"""Print the JSON Schema of the feed or the bank, for editors and checkers.

example: quiz schema bank > decks/question-bank.schema.json
"""

import argparse
import json


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", choices=("feed", "bank"), help="which of the two formats")


def run(args: argparse.Namespace) -> int:
    print(text_of(args.format))
    return 0


def text_of(name: str) -> str:
    """The schema as indented JSON."""
    import msgspec

    if name == "feed":
        from quiz.feed.model import Feed as Shape
    else:
        from quiz.bank.deck import Bank as Shape  # type: ignore[assignment]
    schema = msgspec.json.schema(Shape)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1, ensure_ascii=False)
