"""Patterns that are tried only where a sentence has a word without which they cannot match.

Most sentences have none, and a look into a set of words costs a tenth of what a search for twenty alternatives does.
"""

import re
from collections.abc import Iterator

from quiz.feed.text import Sentence


class Cued:
    """A pattern with its cues: every match holds at least one of them as a whole word, in small letters or in capitals."""

    def __init__(self, cues: str, pattern: str, flags: int = 0) -> None:
        self.cues = frozenset(cues.split())
        self.pattern = re.compile(pattern, flags)

    def may_match(self, sentence: Sentence) -> bool:
        """Whether the sentence has a cue."""
        return not self.cues.isdisjoint(sentence.words)

    def search(self, sentence: Sentence) -> "re.Match[str] | None":
        """The first match in a sentence."""
        return self.pattern.search(sentence.text) if self.may_match(sentence) else None

    def finditer(self, sentence: Sentence) -> Iterator["re.Match[str]"]:
        """Every match in a sentence."""
        return self.pattern.finditer(sentence.text) if self.may_match(sentence) else iter(())
