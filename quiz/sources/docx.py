"""Word files: paragraphs with their styles; the joined paragraphs are the document."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from quiz.errors import QuizError
from quiz.sources import furniture, news, published, transcript
from quiz.sources.decoding import without_controls
from quiz.sources.document import Block, BlockKind
from quiz.sources.draft import Draft, Raw
from quiz.sources.extras import needed
from quiz.sources.paragraphs import trimmed

NAME = "docx"
SUFFIXES = (".docx",)


def accepts(raw: Raw) -> bool:
    """A ZIP archive that is called a Word file, or holds one."""
    return raw.data.startswith(b"PK") and (raw.suffix in SUFFIXES or b"word/document.xml" in raw.data)


def read(raw: Raw) -> Iterator[Draft]:
    """The paragraphs of the file in order; tables are kept as furniture."""
    library: Any = needed("docx", "docx", "a Word file", raw.name)
    try:
        document = library.Document(BytesIO(raw.data))
    except Exception as error:  # python-docx lets zipfile, lxml and KeyError through
        raise QuizError("is a damaged Word file. Open it in a word processor and save it anew.", raw.name) from error
    pieces: list[str] = []
    blocks: list[Block] = []
    at, section, title, page = 0, "", "", news.Page()
    for style, words in _paragraphs(document):
        text = without_controls(words)
        span = trimmed(text, 0, len(text))
        if span:
            kind = _kind(style, span.of(text), page)
            title = title or (span.of(text) if kind == "heading" else "")
            blocks.append(Block(kind, at + span.start, at + span.end, section))
            if kind == "heading" and style != "title":
                section = " ".join(span.of(text).split())
        pieces.append(text)
        at += len(text) + 2
    whole = "\n\n".join(pieces)
    done = transcript.marked(whole, blocks)
    told = " ".join((document.core_properties.title or "").split())
    yield Draft(
        whole,
        done,
        NAME,
        title=title or told or news.opening(whole, done),
        publisher=page.publisher,
        published=page.day or page.updated,
        byline=page.byline,
    )


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                yield "table", " | ".join(cell.text.replace("\n", " ") for cell in row.cells)
        else:
            yield (item.style.name or "").casefold() if item.style else "", item.text


def _kind(style: str, words: str, page: news.Page) -> BlockKind:
    if style == "table" or style.startswith(("header", "footer", "toc")):
        return "furniture"
    if style.startswith("caption") or furniture.is_caption(words):
        return "caption"
    if re.match(r"(?:heading|title|subtitle)\b", style):
        page.title = page.title or words
        return "heading"
    if style.startswith("list"):
        return "list"
    if published.is_date_line(words) and not page.day:
        page.day = published.date_in(words)
    return news.kind_of(words, "head" if not page.title else "body", page)
