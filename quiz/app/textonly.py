"""Text of a bank made harmless for a terminal, without anything that needs a screen."""

import re

# C0 and C1 controls, line and paragraph separators, and what has no width
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u2060\ufeff]")
# marks that turn the text around them, beyond its end
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` without characters that a terminal would obey."""
    return _TURNS.sub("", _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")))
