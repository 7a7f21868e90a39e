"""PDF files: pypdf takes the text out page by page; running heads and page numbers are furniture."""

from collections.abc import Iterator
from io import BytesIO

from quiz.errors import QuizError
from quiz.sources import news, printing
from quiz.sources.decoding import without_controls
from quiz.sources.draft import Draft, Raw
from quiz.sources.extras import needed

NAME = "pdf"
SUFFIXES = (".pdf",)


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
        return [without_controls(page.extract_text() or "") for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise QuizError("is a damaged PDF. Open it in a viewer and save it anew.", raw.name) from error
