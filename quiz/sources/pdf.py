"""PDF files: pypdf takes the text out page by page; running heads and page numbers are furniture."""

import re
from collections.abc import Iterator
from io import BytesIO
from statistics import median
from typing import Any

from quiz.errors import QuizError
from quiz.sources import news, printing
from quiz.sources.decoding import without_controls
from quiz.sources.draft import Draft, Raw
from quiz.sources.extras import needed

NAME = "pdf"
SUFFIXES = (".pdf",)
_OTHER_SIZE = 1.12  # superscripts and small capitals apart, which are few on a line


def accepts(raw: Raw) -> bool:
    """A PDF by its first bytes; some begin with a line of noise."""
    return b"%PDF-" in raw.data[:1024]


def read(raw: Raw) -> Iterator[Draft]:
    """The text of all pages. A scan without text and a locked file are faults."""
    needed("pypdf", "pdf-in", "a PDF file", raw.name)
    pages = _pages(raw)
    if not any(page.strip() for page in pages):
        raise QuizError("is a PDF of pictures, without text. Run it through text recognition first, or paste the text.", raw.name)
    heads = printing.running_heads(pages)
    yield news.draft_of(printing.text_of(pages, heads), NAME, repeated=heads)


def _pages(raw: Raw) -> list[str]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise QuizError("is locked with a password. Save it without one.", raw.name)
        return [without_controls(_text(page)) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise QuizError("is a damaged PDF. Open it in a viewer and save it anew.", raw.name) from error


def _text(page: Any) -> str:
    """The text of a page, with a blank line where letters of another size begin: a title is no part of the text below it."""
    pieces: list[tuple[str, float]] = []

    def seen(text: str, cm: Any, tm: Any, _font: Any, size: float | None) -> None:
        pieces.append((text, abs((size or 0) * (tm[3] or tm[2] or 1) * (cm[3] or cm[2] or 1))))

    whole = page.extract_text(visitor_text=seen) or ""
    if "".join(text for text, _ in pieces) != whole:
        return str(whole)
    out: list[str] = []
    line, sizes = "", []
    before = 0.0
    for text, size in pieces:
        for part in re.split(r"(?<=\n)", text):
            line += part
            if part.strip():
                sizes.append(size)
            if part.endswith("\n"):
                out, before = _set(out, line, sizes, before)
                line, sizes = "", []
    out, _ = _set(out, line, sizes, before)
    return "".join(out)


def _set(out: list[str], line: str, sizes: list[float], before: float) -> tuple[list[str], float]:
    """The lines so far with one more, behind a blank one where its letters are of another size; and their size."""
    size = median(sizes) if sizes else before
    other = before and size and not 1 / _OTHER_SIZE < size / before < _OTHER_SIZE
    return [*out, *(["\n"] if other else []), line], size
