"""What the program itself wrote: worksheets, keys, handouts, packages, ledgers and histories are no sources."""

import re
from pathlib import Path

from quiz.sources.draft import Raw

_NAMES = ("report.json", "anki-ledger.jsonl")
_SUFFIXES = (".yaml", ".yml", ".schema.json", ".part", ".apkg", ".colpkg")
_GENERATOR = re.compile(r"""<meta\s+name=["']generator["']\s+content=["']quiz(?: [\d.]+)?["']""", re.I)
_HEADS = ("deck,version,seed,number,id,type", "uid,learner,at,deck,question")
_HISTORY = re.compile(r'\{\s*"format":\s*"(?:quiz-history|anki-ledger)/')


def is_own_name(path: Path) -> bool:
    """Whether the name alone tells that the file speaks about others, or that the program wrote it."""
    return path.name in _NAMES or path.name.endswith(_SUFFIXES)


def is_own(path: Path) -> bool:
    """Whether the program wrote the file, by its name or by how it begins."""
    if is_own_name(path):
        return True
    suffix = path.suffix.lower()
    if suffix == ".pdf":  # packed inside; the page that it was printed from lies beside it
        return _begins_as_own(path.with_suffix(".html"))
    return suffix in {".html", ".htm", ".csv", ".json"} and _begins_as_own(path)


def is_own_text(head: str) -> bool:
    """Whether a text's beginning is that of a page, table or history of ours."""
    return bool(_GENERATOR.search(head) or _HISTORY.match(head)) or head.startswith(_HEADS)


def _begins_as_own(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_own_text(Raw(str(path), file.read(4096)).head)
    except OSError:
        return False
