"""The command line. Each command is a file in `quiz/commands/`; only these print and set exit codes.

A command module has `arguments(parser)` and `run(args) -> exit code`, and is imported only when it is called.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from quiz import __version__
from quiz.commands.running import run_command
from quiz.errors import FormatError, QuizError

COMMANDS: tuple[tuple[str, str], ...] = (
    ("build", "make a feed and question banks from articles and tables"),
    ("check", "load banks and feeds, and print every fault"),
    ("why", "show the passage that proves an answer"),
    ("play", "open the quiz in the terminal"),
    ("review", "approve, reject or edit questions beside their passages"),
    ("export", "write an Anki deck, worksheets or a handout"),
    ("stats", "show or add up results"),
    ("history", "export or import what was answered"),
    ("schema", "print the JSON Schema of a feed or a bank"),
    ("demo", "build, check and deliver the bundled decks"),
)

EXAMPLE = "example: quiz build article.txt -o decks && quiz play decks"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 faults found, 2 wrong use, 130 stopped by Ctrl-C."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _utf8_output()
    try:
        return _dispatch(arguments)
    except FormatError as error:
        for fault in error.faults:
            print(f"quiz: {fault}", file=sys.stderr)
        return error.exit_code
    except QuizError as error:
        print(f"quiz: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("quiz: stopped; what was finished is kept", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"quiz: {_place(error)}{error.strerror or error}. {_remedy(error)}", file=sys.stderr)
        return 1


def _place(error: OSError) -> str:
    """The file that the system complains of, for the head of a message."""
    name = error.filename2 or error.filename
    return f"{os.fsdecode(name)}: " if name else ""


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "May you write there? Choose another folder, or change its rights."
    if isinstance(error, (NotADirectoryError, IsADirectoryError, FileExistsError)):
        return "A file stands where a folder is wanted, or the other way round. Choose another name."
    return "Nothing was half-written. Is the disc full, or the folder gone?"


def _dispatch(arguments: list[str]) -> int:
    names = dict(COMMANDS)
    if not arguments:
        return run_command("play", [])
    if arguments[0] in names:
        return run_command(arguments[0], arguments[1:])
    parser = argparse.ArgumentParser(
        prog="quiz",
        description="Turns articles and tables about state visits into quizzes that can show their sources.",
        epilog="commands:\n"
        + "\n".join(f"  {name:8} {text}" for name, text in COMMANDS)
        + f"\n\n{EXAMPLE}\n`quiz COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="quiz [COMMAND …]",
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    parser.add_argument("command", nargs="?", choices=list(names), help=argparse.SUPPRESS)
    return _parsed(parser, arguments)


def _parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    try:
        parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 2


def _utf8_output() -> None:
    """Windows consoles and pipes get UTF-8 as well."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
