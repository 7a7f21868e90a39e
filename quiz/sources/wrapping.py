"""Where a text goes on behind the end of a line: an editor's, a printer's or a mail program's margin broke it there."""

import re

_SHORTENED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|St|Lt|Col|Maj|Capt|Adm|Prof|Rev|Hon|No|[A-Z])\.$"
)
_ENDS_THOUGHT = re.compile(r"[.!?…:][\"”’')\]]*$")
_STARTS_ANEW = re.compile(r"(?:(?:[-*•·●▪◦–—]|\d{1,2}[.)])\s+\S|By [A-Z]|https?://|www\.)")
_LOWER = re.compile(r"[\"“‘'(\[]?[a-zà-öø-ÿ]")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
# a line never ends its thought with one of these: what they introduce stands on the next
_INTRODUCES = re.compile(
    r"(?:\b(?:the|an?|of|and|or|to|in|on|at|by|for|from|with|as|his|her|its|their|our|that|which|who|whom|whose|was|were|is|are|has|"
    r"had|have|been|than|into|between|near|after|before|until|during|including|"
    r"Prime|Vice|Deputy|Foreign|Defen[cs]e|First|Crown|President|Minister|Chancellor|King|Queen|Prince|Princess|Emperor|Premier|"
    r"Secretary|General|Governor|Senator|Ambassador|Speaker)|\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|St|Sir|Lady|Lord)\.?|[,;&])$"
)
_HOLDS_SENTENCE = re.compile(r"[a-z0-9)][.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")  # no headline goes on behind a full stop
_DAY_AHEAD, _DAY_BEHIND = re.compile(r"\b\d{1,2}$"), re.compile(rf"\b{_MONTH[:-2]}$|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?$")
_MONTH_OPENS, _NUMBER_OPENS = re.compile(_MONTH), re.compile(r"\d{1,4}\b")
_NARROWEST, _WIDEST = 16, 150  # characters a line of a column and of a page of small print
_ALONE = 40  # a line as wide as this is no label
_FULL = 0.85  # of the measure: letters differ in width
_LONG_WORD = 15
_NEAR = 4  # lines to either side that tell the measure


class Wrapped:
    """The lines of one group, and at which of their ends the text goes on."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._widths = [len(line) for line in lines]

    def goes_on(self, at: int) -> bool:
        """Whether line `at` and the one below are one paragraph."""
        line, below = self._lines[at], self._lines[at + 1]
        if _STARTS_ANEW.match(below):
            return False
        ended = _ends(line)
        if _LOWER.match(below):
            return not ended or self._in_column(at)
        if ended:
            return self._is_full(at) and self._in_column(at)
        return _introduces(line, below) or (self._is_full(at) and (self._in_column(at) or self._says_a_sentence(at)))

    def _measure(self, at: int) -> int:
        """The widest of the lines around, but for a single one that stands out, such as an address."""
        near = sorted(self._widths[max(0, at - _NEAR) : at + 2 + _NEAR])
        return near[-2] if len(near) > 3 and near[-1] > near[-2] * 1.25 else near[-1]

    def _is_full(self, at: int) -> bool:
        """Whether the next word found no room on the line. That of a paragraph's last line would have."""
        word = self._lines[at + 1].split(maxsplit=1)[0]
        measure = self._measure(at)
        return (
            self._widths[at] <= _WIDEST
            and self._widths[at] >= measure * 0.6
            and self._widths[at] + 1 + min(len(word), _LONG_WORD) >= measure * _FULL
        )

    def _in_column(self, at: int) -> bool:
        """Whether the lines around were broken at a margin: of the wide ones many end amid a sentence."""
        measure = self._measure(at)
        if not _NARROWEST <= measure <= _WIDEST:
            return False
        near = range(max(0, at - _NEAR), min(len(self._lines) - 1, at + 1 + _NEAR))
        wide = [n for n in near if self._widths[n] >= measure * 0.7]
        amid = [n for n in wide if not _ends(self._lines[n])]
        return len(amid) * 2 >= len(wide) and any(
            _LOWER.match(self._lines[n + 1]) or _introduces(self._lines[n], self._lines[n + 1]) for n in amid
        )

    def _says_a_sentence(self, at: int) -> bool:
        """Whether this line and the rest below are a sentence; a headline has no full stop, nor has what stands below it."""
        return self._widths[at] >= _ALONE and _ends(self._lines[at + 1]) and self._widths[at + 1] <= self._widths[at] * 1.2


def _ends(line: str) -> bool:
    return bool(_ENDS_THOUGHT.search(line)) and not _SHORTENED.search(line)


def _introduces(line: str, below: str) -> bool:
    if _INTRODUCES.search(line) or (_HOLDS_SENTENCE.search(line) and len(line) >= _ALONE):
        return True
    if _DAY_AHEAD.search(line) and _MONTH_OPENS.match(below):
        return True
    return bool(_DAY_BEHIND.search(line) and _NUMBER_OPENS.match(below))
