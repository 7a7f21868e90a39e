"""Saved web pages: trafilatura takes the article out; the extracted text is the document."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from quiz.errors import QuizError
from quiz.sources import news, publishers
from quiz.sources.draft import Draft, Raw
from quiz.sources.extras import needed

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

_LOOKS_LIKE_HTML = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b|<head\b|<body\b|<article\b)")
_CANONICAL = re.compile(
    r"""(?is)<(?:link[^>]+rel=["']canonical["'][^>]*href|meta[^>]+property=["']og:url["'][^>]*content)=["']([^"']+)["']|"""
    r"""<!--\s*saved from url=\(\d+\)(\S+)"""
)


def accepts(raw: Raw) -> bool:
    """A page by its name or by how it begins."""
    return raw.suffix in SUFFIXES or bool(_LOOKS_LIKE_HTML.match(raw.head))


def read(raw: Raw) -> Iterator[Draft]:
    """The article of the page, its headline, day, writer and publisher as the page's head gives them."""
    trafilatura = needed("trafilatura", "web", "a web page", raw.name)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(
        raw.text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "") if found else ""
    canonical = _CANONICAL.search(raw.text)
    url = found.url or (canonical and (canonical[1] or canonical[2])) or ""
    page = news.Page(
        title=" ".join((found.title or "").split()),
        publisher=_publisher(url, found.sitename or ""),
        day=found.date or "",
        byline=" ".join((found.author or "").split()),
    )
    draft = news.draft_of(text, NAME, page)
    if not any(block.kind in ("prose", "list") for block in draft.blocks):
        raise QuizError("is a web page without an article. Paste the text itself, or save the article's own page.", raw.name)
    yield Draft(
        draft.text,
        draft.blocks,
        draft.style,
        draft.title,
        draft.publisher,
        draft.published,
        found.language or "en",
        url,
        draft.dateline,
        draft.byline,
    )


def _publisher(url: str, site: str) -> str:
    """A known publisher of the address, else the name that the site gives itself."""
    by_url = publishers.of_url(url)
    return by_url if by_url and "." not in by_url else publishers.of_mark(site) or " ".join(site.split()) or by_url
