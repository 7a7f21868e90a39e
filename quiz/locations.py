"""Where things lie: the bundled decks, the templates, the learner's data.

In a checkout `decks/` and `templates/` stand beside the package; in an installed wheel they stand
inside it, under `quiz/_bundled/`.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def bundled_decks() -> Path:
    """The folder with the decks that come with the package."""
    return _shipped("decks")


def templates() -> Path:
    """The folder with the Jinja2 templates, one sub-folder an export format."""
    return _shipped("templates")


def default_decks() -> Path:
    """`./decks` where it is a folder, else the bundled decks."""
    here = Path("decks")
    return here if here.is_dir() else bundled_decks()


def learner_data(given: "str | os.PathLike[str] | None" = None) -> Path:
    """The folder of the learner's history and settings: `given`, else the platform's data folder."""
    if given is not None:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("quiz", appauthor=False)


def cache_folder() -> Path:
    """The folder of what may be deleted at any time; `QUIZ_CACHE` names another."""
    given = os.environ.get("QUIZ_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("quiz", appauthor=False)
