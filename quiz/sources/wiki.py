"""Wiki dumps: `= Title =`, an `Infobox` of `- Key: value` lines, `== Section ==` heads."""

import re
from collections.abc import Iterator

from quiz.sources.document import Block, BlockKind
from quiz.sources.draft import Draft, Raw
from quiz.sources.paragraphs import Span, groups, joined

NAME = "wiki"
SUFFIXES: tuple[str, ...] = ()

_HEAD = re.compile(r"(={1,6})\s*(?P<title>[^=\n](?:[^\n]*[^=\n])?)\s*\1")
_ITEM = re.compile(r"(?:[*#•–-]+)\s+\S")
_PAIR = re.compile(r"[*•-]\s*[^:\n]{1,60}:\s")
# sections that point elsewhere
_APPARATUS = frozenset(
    (
        "see also|references|notes|footnotes|citations|sources|bibliography|further reading|external links|gallery|works cited|"
        "explanatory notes"
    ).split("|")
)


def accepts(raw: Raw) -> bool:
    """Whether the first line is a title between single equals signs."""
    first = raw.head.split("\n", 1)[0].strip()
    match = _HEAD.fullmatch(first)
    return bool(match and len(match[1]) == 1)


def read(raw: Raw) -> Iterator[Draft]:
    """The article. Its publisher is Wikipedia unless the user says otherwise; such dumps carry no date."""
    title = _HEAD.match(raw.text.lstrip())
    yield Draft(raw.text, tuple(_blocks(raw.text)), NAME, title=_title(title) if title else "", publisher="Wikipedia")


def _blocks(text: str) -> Iterator[Block]:
    section, in_infobox, seen_title = "", False, False
    for unit in _units(text):
        words = unit.of(text)
        head = _HEAD.fullmatch(words)
        if head:
            yield Block("heading", unit.start, unit.end, section)
            section, in_infobox, seen_title = _title(head) if seen_title else "", False, True
            continue
        if words.lower().startswith("infobox") and len(words) < 60:
            in_infobox = True
            yield Block("infobox", unit.start, unit.end, section)
            continue
        in_infobox = in_infobox and bool(_PAIR.match(words))
        yield Block("infobox" if in_infobox else _kind(words, section), unit.start, unit.end, section)


def _title(head: "re.Match[str]") -> str:
    return " ".join(head["title"].split())


def _kind(words: str, section: str) -> BlockKind:
    if section.casefold() in _APPARATUS:
        return "furniture"
    if re.match(r"(?i)(?:file|image|thumb)\s*[:|]", words):
        return "caption"
    return "list" if _ITEM.match(words) else "prose"


def _units(text: str) -> Iterator[Span]:
    """Heads and list items are lines; other lines join where an editor wrapped them."""
    for group in groups(text):
        run: list[Span] = []
        for line in group:
            words = line.of(text)
            if _HEAD.fullmatch(words) or words.lower() == "infobox":
                yield from joined(text, run)
                run = []
                yield line
            elif _ITEM.match(words):
                yield from joined(text, run)
                run = [line]
            else:
                run.append(line)
        yield from joined(text, run)
