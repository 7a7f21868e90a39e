"""Pages to PDF through WeasyPrint (an extra): tagged, reproducible, and never with a missing glyph."""

import hashlib
import importlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from quiz.errors import QuizError, UsageError

VARIANT = "pdf/ua-1"


class Session:
    """Sets pages and writes them; fonts are read once for all pages of a session."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()

    def render(self, html: str) -> Any:
        """The pages of one page file."""
        return self._library.HTML(string=html, url_fetcher=_refuse).render(font_config=self._fonts, pdf_variant=VARIANT)

    def write(self, document: Any, content: str) -> bytes:
        """The PDF. Its identifier comes from the content, so that the same sheet has the same bytes."""
        identifier = hashlib.sha256(content.encode()).digest()[:16]
        return bytes(document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier))


class PdfMaker:
    """Makes the PDF that faults call `where`."""

    def __init__(self, where: str = "") -> None:
        self.where = where

    @contextmanager
    def session(self) -> Iterator[Session]:
        library = _library()
        with _missing_glyphs_are_faults(self.where):
            yield Session(library)


def html_to_pdf(html: str, where: str = "") -> bytes:
    """One page file as a PDF/UA-1."""
    with PdfMaker(where).session() as session:
        return session.write(session.render(html), html)


def _library() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango itself is missing
        raise UsageError(
            f"PDF needs WeasyPrint and its Pango library ({error}). Install quiz[pdf], or print the HTML from a browser."
        ) from error
    return weasyprint


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a worksheet loads nothing: {url}")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _missing_glyphs_are_faults(where: str) -> Iterator[None]:
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    kept, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = kept, propagate
    missing = [text for text in listener.heard if ".notdef" in text]
    if missing:
        shown = missing[0].rpartition(":")[2].strip()
        raise QuizError(
            f"no installed font can show {shown}. Install a font for this script (the Noto fonts have most), or print the HTML.", where
        )
