"""A scrap of HTML, as feeds carry it, to plain text: paragraphs apart, entities resolved, scripts gone."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article header footer figure figcaption hr pre".split()
)
_SILENT = frozenset("script style template noscript iframe svg head".split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BLOCKS:
            self.parts.append("- " if tag == "li" and self._fresh() else "\n\n- " if tag == "li" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _fresh(self) -> bool:
        return bool(self.parts) and self.parts[-1].endswith("\n")


def plain(html: str) -> str:
    """The text that a reader of the HTML sees; plain text with angle brackets in it stays as it is."""
    if not re.search(r"</?[a-zA-Z][^>]*>|&[#\w]+;", html):
        return html
    parser = _Text()
    parser.feed(html)
    parser.close()
    paragraphs = (" ".join(part.split()) for part in "".join(parser.parts).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part and part != "-")
