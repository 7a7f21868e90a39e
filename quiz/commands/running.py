"""Runs one command by its name: its parser, its arguments, its exit code."""

import argparse
import importlib


def run_command(name: str, arguments: list[str]) -> int:
    """Import `quiz.commands.<name>`, parse its arguments and run it."""
    module = importlib.import_module(f"quiz.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"quiz {name}", description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    module.arguments(parser)
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return int(module.run(parsed))
