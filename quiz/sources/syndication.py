"""RSS, Atom and JSON Feed files: each item is a document, once each by its guid."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from quiz.errors import QuizError
from quiz.sources import news, published, publishers
from quiz.sources.decoding import without_controls
from quiz.sources.draft import Draft, Raw
from quiz.sources.plainhtml import plain

NAME = "feed"
SUFFIXES = (".rss", ".atom", ".rdf")

_XML = re.compile(r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:rss|rdf:RDF|(?:\w+:)?feed)\b")


def accepts(raw: Raw) -> bool:
    """A file that begins as RSS, RDF, Atom or JSON Feed does."""
    return bool(_XML.match(raw.head)) or ("jsonfeed.org/version" in raw.head[:400] and raw.head.startswith("{"))


def read(raw: Raw) -> Iterator[Draft]:
    """The items in the order of the file; one without text is passed over."""
    count = 0
    for draft in _json_items(raw) if raw.head.startswith("{") else _xml_items(raw):
        count += 1
        yield draft
    if not count:
        raise QuizError("is a news feed without an item that holds text.", raw.name)


def _xml_items(raw: Raw) -> Iterator[Draft]:
    import feedparser

    parsed: Any = feedparser.parse(raw.data, sanitize_html=False)
    if parsed.bozo and not parsed.entries:
        raise QuizError(f"is a broken news feed: {parsed.bozo_exception}.", raw.name)
    site = parsed.feed.get("title", "")
    for entry in parsed.entries:
        bodies = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
        day = entry.get("published") or entry.get("updated") or entry.get("created") or ""
        yield from _draft(
            title=entry.get("title", ""),
            body=max(bodies, key=len),
            day=published.date_in(day) or _parsed_day(entry),
            url=entry.get("link", ""),
            by=entry.get("author", ""),
            site=site,
            guid=entry.get("id", "") or entry.get("link", ""),
            language=parsed.feed.get("language", "") or "en",
        )


def _parsed_day(entry: Any) -> str:
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*parts[:3]).isoformat() if parts else ""


def _json_items(raw: Raw) -> Iterator[Draft]:
    try:
        feed = json.loads(raw.text.lstrip("\ufeff"))
    except ValueError as error:
        raise QuizError(f"is a broken JSON feed: {error}.", raw.name) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or [item.get("author") or {}]
        yield from _draft(
            title=_text(item, "title"),
            body=_text(item, "content_html") or _text(item, "content_text") or _text(item, "summary"),
            day=published.date_in(_text(item, "date_published") or _text(item, "date_modified")),
            url=_text(item, "url"),
            by=_text(authors[0], "name") if authors and isinstance(authors[0], dict) else "",
            site=_text(feed, "title"),
            guid=_text(item, "id") or _text(item, "url"),
            language=_text(item, "language") or _text(feed, "language") or "en",
        )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key, "")
    return value if isinstance(value, str) else ""


def _draft(*, title: str, body: str, day: str, url: str, by: str, site: str, guid: str, language: str) -> Iterator[Draft]:
    text = without_controls(plain(body))
    if not text.strip():
        return
    by_url = publishers.of_url(url)
    page = news.Page(
        title=" ".join(plain(title).split()),
        publisher=by_url if by_url and "." not in by_url else publishers.of_mark(site) or " ".join(site.split()) or by_url,
        day=day,
        byline=" ".join(by.split()),
    )
    made = news.draft_of(text, NAME, page)
    if not any(block.kind in ("prose", "list") for block in made.blocks):
        return
    yield Draft(
        made.text,
        made.blocks,
        made.style,
        made.title,
        made.publisher,
        made.published,
        language.split("-")[0],
        url if url.startswith("http") else "",
        made.dateline,
        made.byline,
        guid,
    )
