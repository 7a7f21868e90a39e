"""PDF files: pypdf takes the text out page by page; running heads and page numbers are furniture."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from quiz.errors import QuizError
from quiz.sources import news
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
    yield news.draft_of("\n\n".join(pages), NAME, repeated=_running_heads(pages))


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


def _running_heads(pages: list[str]) -> frozenset[str]:
    """First and last lines that most pages share, numbers apart."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        counts.update({news.without_numbers(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(line for line, count in counts.items() if count > 1 and count * 2 > len(pages))
