"""Pages to PDF through WeasyPrint (an extra): tagged, reproducible, and never with a missing glyph."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from quiz.errors import QuizError, UsageError

Copies = list[tuple[str, str]]  # (the sheet without a name, the same page furniture with it)


def html_to_pdf(html: str, where: str = "") -> bytes:
    """One page file as a PDF/UA-1."""
    weasyprint = _library()
    with _missing_glyphs_are_faults(where):
        document = weasyprint.HTML(string=html, url_fetcher=_refuse).render(pdf_variant="pdf/ua-1")
        return _written(document, html)


def _written(document: Any, html: str) -> bytes:
    # the identifier comes from the content, so that the same sheet has the same bytes
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier))


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


Renderer = Callable[[str, str], bytes]
