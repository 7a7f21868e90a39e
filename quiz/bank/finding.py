"""From what a user typed to bank files: a path, a folder, or the name of a deck that was found."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from quiz.bank.deck import paths_of_banks
from quiz.errors import UsageError


def find_banks(named: Sequence[str], default: Path) -> list[Path]:
    """The bank files that `named` means, each once; without names, all banks of the folder `default`.

    A name is a file, a folder of banks, or the stem of a file in `default`. What cannot be found is a `UsageError`.
    """
    places = [_place(name, default) for name in named] or [default]
    found = list(dict.fromkeys(paths_of_banks(places)))
    if not found:
        raise UsageError("there is no question bank here. Make one with `quiz build`, or name a deck.", str(places[0]))
    return found


def _place(name: str, default: Path) -> Path:
    given = Path(name)
    if given.exists():
        return given
    for candidate in (default / name, default / f"{name}.yaml"):
        if candidate.is_file():
            return candidate
    known = sorted(path.stem for path in paths_of_banks([default])) if default.is_dir() else []
    near = difflib.get_close_matches(given.stem, known, n=1)
    remedy = f' Did you mean "{near[0]}"?' if near else f" Decks here: {', '.join(known[:8])}." if known else ""
    raise UsageError(f"there is no such deck or file.{remedy}", name)
