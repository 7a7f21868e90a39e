"""News texts: a bare article, or a page as it was copied, with its byline, date line, agency mark, captions and menus."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from quiz.sources import furniture, published, publishers, transcript
from quiz.sources.document import Block, BlockKind
from quiz.sources.draft import Draft, Raw
from quiz.sources.paragraphs import Span, lines, paragraphs, trimmed

NAME = "news"
SUFFIXES = (".txt", ".text", "")

_BULLET = re.compile(r"(?:[-*•·●▪◦–]|\d{1,2}[.)])\s+\S")
_POINTS_ELSEWHERE = re.compile(
    r"(?i)(?:related\b.*|also read|read (?:also|more|next)|most (?:read|viewed|popular)|more from .*|more on this .*|"
    r"recommended.*|you (?:may|might).*|"
    r"trending.*|latest(?: stories)?|editors?['’]?s? (?:picks?|choice)|what to read next|tags:?|topics:?)[:.]?"
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—/-]\s+|,\s+|\s{3,}")
_END_MARK = re.compile(r"(?<=[.!?”\"’)])\s+(?P<mark>(?:Enditem|ENDS|-30-|ITAR-TASS|/?End)\.?\s*)$")
_TITLE_WORDS, _SUBHEAD_WORDS = 30, 12

Part = Literal["head", "body"]


class Page(msgspec.Struct):
    """What the lines said so far."""

    title: str = ""
    publisher: str = ""
    day: str = ""
    updated: str = ""
    byline: str = ""
    dateline: str = ""


def accepts(_raw: Raw) -> bool:
    """Any text that no other reader took."""
    return True


def read(raw: Raw) -> Iterator[Draft]:
    """The article with its furniture, captions and heads marked."""
    yield draft_of(raw.text, NAME)


def draft_of(text: str, style: str, page: Page | None = None, repeated: frozenset[str] = frozenset()) -> Draft:
    """A news text as blocks; `page` holds what is known from elsewhere, `repeated` the running heads of a printed text."""
    page = page or Page()
    blocks = transcript.marked(text, _blocks(text, page, repeated))
    if any(block.speaker for block in blocks):
        style = "transcript"
    return Draft(
        text,
        blocks,
        style,
        title=page.title or opening(text, blocks),
        publisher=page.publisher,
        published=page.day or page.updated,
        dateline=page.dateline,
        byline=page.byline,
    )


def opening(text: str, blocks: tuple[Block, ...]) -> str:
    """The first words of a text without a title, which stand for one."""
    first = next((b for b in blocks if b.kind == "prose"), None)
    words = text[first.start : first.end].split() if first else []
    return " ".join(words[:8]).rstrip(",;:.") + ("…" if len(words) > 8 else "")


def without_numbers(line: str) -> str:
    """A line with its numbers blotted out: the running head of page 3 is that of page 4."""
    return re.sub(r"\d+", "#", line)


def _blocks(text: str, page: Page, repeated: frozenset[str]) -> Iterator[Block]:
    section, part, elsewhere = "", "head", False
    for unit in _units(text, repeated):
        words = unit.of(text)
        kind: BlockKind = "furniture" if repeated and without_numbers(words) in repeated else kind_of(words, part, page)
        if kind == "furniture":
            elsewhere = elsewhere or bool(_POINTS_ELSEWHERE.fullmatch(words))
        elif kind == "prose":
            elsewhere = False
        elif elsewhere and kind in ("heading", "list"):
            kind = "furniture"
        if kind == "prose" and part == "head":
            yield from _opening_blocks(text, unit, section, page)
            part = "body"
            continue
        yield from _without_end_mark(text, kind, unit, section)
        if kind == "heading" and part == "body":
            section = " ".join(words.split())


def _units(text: str, repeated: frozenset[str]) -> Iterator[Span]:
    """Paragraphs, with running heads cut out of them."""
    if not repeated:
        yield from paragraphs(text)
        return
    start = 0
    for line in lines(text):
        if without_numbers(line.of(text)) in repeated:
            yield from paragraphs(text, start, line.start)
            yield line
            start = line.end
    yield from paragraphs(text, start)


def _opening_blocks(text: str, unit: Span, section: str, page: Page) -> Iterator[Block]:
    """The first paragraph: its dateline is furniture, so that the sentence starts where it starts."""
    match = furniture.DATELINE.match(text, unit.start, unit.end)
    if match and _is_dateline(match):
        told = match["dateline"] or match["stopped"]
        page.dateline = told.strip(" .,")
        mark = match["agency"] or match["bare"] or ""
        page.publisher = page.publisher or publishers.of_mark(mark) or (mark if mark and _looks_like_agency(mark) else "")
        page.updated = page.updated or published.date_in(told)
        rest = trimmed(text, match.end(), unit.end)
        yield Block("furniture", unit.start, match.end() if rest else unit.end, section)
        if rest:
            yield from _without_end_mark(text, "prose", rest, section)
        return
    yield from _without_end_mark(text, "prose", unit, section)


def _without_end_mark(text: str, kind: BlockKind, unit: Span, section: str) -> Iterator[Block]:
    """An agency's "Enditem" behind the last sentence is furniture."""
    mark = _END_MARK.search(text, max(unit.start, unit.end - 20), unit.end) if kind == "prose" else None
    cut = mark.start("mark") if mark else unit.end
    said = trimmed(text, unit.start, cut)
    if said:
        yield Block(kind, said.start, said.end, section)
    if mark:
        yield Block("furniture", cut, unit.end, section)


def _is_dateline(match: "re.Match[str]") -> bool:
    """A place in capitals may stand alone before the dash; one in small letters needs its date or agency."""
    return bool(match["stopped"]) or match["place"].isupper() or bool(match["date"] or match["agency"] or match["bare"])


def _looks_like_agency(mark: str) -> bool:
    return len(mark.split()) <= 4 and mark[0].isupper() and not re.search(r"\d|local time", mark)


def kind_of(words: str, part: str, page: Page) -> BlockKind:
    """What a line or paragraph is, by its form and by whether the article has begun; what it says of the page goes to `page`."""
    placed = furniture.is_place_and_date(words) or (part == "head" and furniture.opens_with_place_and_date(words))
    if published.is_date_line(words) or placed:
        _take_date(words, page)
        page.dateline = page.dateline or (words.strip() if placed else "")
        return "furniture"
    if furniture.is_furniture(words):
        _take_source(words, page)
        return "furniture"
    if furniture.is_caption(words):
        return "caption"
    if part == "head" or not furniture.ends_sentence(words):
        by = furniture.byline_of(words)
        if by:
            _take_byline(by, words, page)
            return "furniture"
        if _is_masthead(words, page):
            return "furniture"
    return _text_kind(words, part, page)


def _text_kind(words: str, part: str, page: Page) -> BlockKind:
    words = _END_MARK.sub("", words)
    if _BULLET.match(words):
        return "list"
    count = len(words.split())
    # a lone short question or exclamation above the first paragraph is a headline, a full stop makes a sentence
    headline = part == "head" and not page.title and count <= _TITLE_WORDS and not words.rstrip("\"”’'").endswith((".", "…", ":"))
    if headline:
        page.title = " ".join(words.split())
        return "heading"
    if furniture.is_capitals(words):
        return "heading"
    if furniture.ends_sentence(words) or words.endswith((":", ",", ";")):
        return "prose"
    limit = _TITLE_WORDS if part == "head" else _SUBHEAD_WORDS
    return "heading" if count <= limit else "prose"


def _take_date(words: str, page: Page) -> None:
    day = published.date_in(words)
    if published.is_update(words):
        page.updated = page.updated or day
    else:
        page.day = page.day or day


def _take_source(words: str, page: Page) -> None:
    named = re.match(r"(?i)\(?source:\s*(.{2,40}?)\)?$", words) or re.match(
        r"(?i)(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?\s*(?:\d{4})?[,\s]*(?P<name>[^.,|]{2,40})", words
    )
    if named and not page.publisher:
        name = named[named.lastindex or 0].strip()
        known = publishers.of_line(re.sub(r"(?i)\s*all rights reserved.*", "", name).strip())
        page.publisher = known


def _take_byline(by: str, words: str, page: Page) -> None:
    """ "Jane Roe | 4 May 2025": the name, and the date where one stands behind it."""
    name = _SEPARATOR.split(by)[0].strip()
    page.byline = page.byline or name
    page.day = page.day or published.date_in(words)
    for piece in _SEPARATOR.split(by)[1:]:
        page.publisher = page.publisher or publishers.of_line(piece)


def _is_masthead(words: str, page: Page) -> bool:
    """A line that holds the publisher, alone or with the day or the writer: "The Harbour Gazette | 4 May 2025"."""
    if len(words.split()) > 14 or words.endswith("."):
        return False
    name = publishers.of_line(words)
    if name:
        page.publisher = page.publisher or name
        return True
    day = published.date_in(words)
    pieces = [piece for piece in _SEPARATOR.split(words) if piece]
    if not day or len(pieces) < 2:
        return False
    names = [publishers.of_line(piece) for piece in pieces]
    bars = bool(re.search(r"[|•·]|\s/\s|\s{3,}", words))
    place = len(pieces[0].split()) <= 3 and pieces[0].istitle() and bool(page.title) and published.is_date_line(words[len(pieces[0]) :])
    if not any(names) and not bars and not place:
        return False
    page.publisher = page.publisher or next((n for n in names if n), "")
    page.day = page.day or day
    return True
