"""Where an answer stands, as the back of a card shows it: the passage, and the source below it."""

import re
from functools import lru_cache

from quiz.bank.deck import Bank
from quiz.bank.question import Question
from quiz.citation import Evidence, Source
from quiz.export.anki.text import html, plain_html
from quiz.export.anki.words import words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEB = re.compile(r"https?://[^\s<>\"']+")


class EvidenceWriter:
    """Writes the evidence of one bank's questions; captions of sources are made once."""

    def __init__(self, bank: Bank) -> None:
        self._language = bank.deck.language
        self._row = words(self._language)["row"]
        self._captions = {key: self._caption(source) for key, source in bank.sources.items()}
        self._languages = {key: source.language for key, source in bank.sources.items()}

    def html(self, question: Question) -> str:
        """One `<figure>` for each place that proves the answer; the same source's passages share a caption."""
        by_source: dict[str, list[Evidence]] = {}
        for evidence in question.evidence:
            by_source.setdefault(evidence.source, []).append(evidence)
        return "".join(self._figure(source, places) for source, places in by_source.items())

    def _figure(self, source: str, places: list[Evidence]) -> str:
        own = self._languages[source]
        lang = "" if own == self._language else f' lang="{plain_html(own)}"'
        quotes = "".join(f'<blockquote dir="auto"{lang}>{html(e.passage, own)}</blockquote>' for e in places if e.passage)
        rows = dict.fromkeys(self._place(e) for e in places if e.row)
        caption = "; ".join([self._captions[source], *rows])
        return f'<figure>{quotes}<figcaption dir="auto">{caption}</figcaption></figure>'

    def _place(self, evidence: Evidence) -> str:
        field = f", {evidence.field}" if evidence.field else ""
        return html(f"{self._row} {evidence.row}{field}", self._language)

    def _caption(self, source: Source) -> str:
        parts = [f"<cite>{html(source.title, self._language)}</cite>"]
        if source.publisher and source.publisher != source.title:
            parts.append(html(source.publisher, self._language))
        if source.published:
            parts.append(html(shown_date(source.published, self._language), self._language))
        if _WEB.fullmatch(source.url):
            parts.append(f'<a href="{plain_html(source.url)}">{plain_html(_host(source.url))}</a>')
        return ", ".join(parts)


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")


@lru_cache(maxsize=1024)
def shown_date(date: str, language: str) -> str:
    """A full date as the language writes it; every other EDTF date as it stands."""
    if not _DAY.fullmatch(date):
        return date
    from datetime import date as day

    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        # British order for English: the day first, as this project writes dates
        locale = Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
        return str(format_date(day.fromisoformat(date), "long", locale=locale))
    except (ValueError, UnknownLocaleError):
        return date
