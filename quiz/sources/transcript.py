"""Turns of speech: "PRESIDENT ROE:  Good morning." -> a block with its speaker, the label itself being furniture."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from quiz.sources.document import Block
from quiz.sources.paragraphs import Span, trimmed

_CAPITALS = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*|Mc[A-Z]+|Q|A)(?: (?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*|Mc[A-Z]+|de|van|von|al|bin|"
    r"of|the)){0,6})(?: \([^)\n]{2,40}\))?:(?=\s)"
)
_QUESTION = re.compile(r"(?P<name>Q)(?=\s{2,}|\t)")
_MIXED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|al|bin|of|"
    r"the)){0,6})(?: \([^)\n]{2,40}\))?:(?=\s)"
)
# words that end in a colon on any page and never speak
_NOT_SPEAKERS = re.compile(
    r"(?i)\b(?:note|update|fact sheet|breaking|source|photo|watch|read|analysis|background|question|"
    r"topics?|tags?|contact|statement|summary|details?|agenda|venue|date|time|location|participants?)s?$"
)
_BOLD = re.compile(r"\*{1,3}")


def marked(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with speakers, where the text is a transcript; else as they are."""
    blocks = tuple(blocks)
    if not _speakers(text, blocks):
        return blocks
    return tuple(_marked(text, blocks, _speakers(text, blocks)))


def _speakers(text: str, blocks: tuple[Block, ...]) -> frozenset[str]:
    """Labels that this document uses for turns: all in capitals, or in mixed letters and used twice or more by two speakers."""
    capitals: Counter[str] = Counter()
    mixed: Counter[str] = Counter()
    for block in blocks:
        if block.kind == "prose" and (label := _label(text, block.start, block.end)):
            (capitals if label["name"].isupper() else mixed)[label["name"]] += 1
    talk = {name for name in capitals if len(name) > 1}
    if not talk and (len(mixed) < 2 or sum(mixed.values()) < 4):
        return frozenset()
    return frozenset({*capitals, *(name for name, count in mixed.items() if count > 1)})


def _label(text: str, start: int, end: int) -> "re.Match[str] | None":
    bold = _BOLD.match(text, start, end)
    start = bold.end() if bold else start
    for form in (_CAPITALS, _QUESTION, _MIXED):
        match = form.match(text, start, end)
        if match and not _NOT_SPEAKERS.search(match["name"]):
            return match
    return None


def _marked(text: str, blocks: tuple[Block, ...], speakers: frozenset[str]) -> Iterator[Block]:
    speaker = ""
    for block in blocks:
        if block.kind != "prose":
            speaker = "" if block.kind == "heading" else speaker
            yield block
            continue
        label = _label(text, block.start, block.end)
        if not label or label["name"] not in speakers:
            yield Block(block.kind, block.start, block.end, block.section, speaker)
            continue
        speaker = label["name"]
        bold = _BOLD.match(text, label.end(), block.end)
        said: Span | None = trimmed(text, bold.end() if bold else label.end(), block.end)
        yield Block("furniture", block.start, bold.end() if bold else label.end(), block.section)
        if said:
            yield Block("prose", said.start, said.end, block.section, speaker)
