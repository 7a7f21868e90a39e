"""Whether a passage stands in a text: white space apart, word for word; a gap "…" stands for words left out."""

import re

_GAP = re.compile(r"\s*(?:…|\[\.\.\.\])\s*")


def calm(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())


def stands_in(passage: str, text: str) -> bool:
    """Whether the parts of the passage stand in the text, in their order. `text` is calm already; an empty passage stands nowhere."""
    parts = [part for part in _GAP.split(calm(passage)) if part]
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)
