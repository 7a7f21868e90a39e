"""A class set as one PDF: each version is set once, and names and page numbers are laid over its pages.

Setting thirty copies one by one would take thirty times as long as one; most of them is the same.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from quiz.export.paper.classlist import Student
from quiz.export.paper.pdf import PdfMaker

CSS_PIXELS = 3  # decimals


class Leaf(msgspec.Struct):
    """What is laid over one page: footer and page number, on a first page name and class at their places."""

    footer: str
    number: str
    texts: list[tuple[str, tuple[float, float]]]


class Copy(msgspec.Struct):
    """One student's copy: which version, and what stands at the foot of its pages."""

    version: str
    student: Student
    footer: str


def class_pdf(
    maker: PdfMaker,
    blank: dict[str, str],
    copies: Sequence[Copy],
    number: Callable[[int, int], str],
    names_page: Callable[[list[Leaf]], str],
) -> bytes:
    """`blank` holds the HTML of each version without name and footer; `number` writes "Page 2 of 3"."""
    with maker.session() as session:
        documents = {version: session.render(html) for version, html in blank.items()}
        places = {version: _places(document.pages[0]) for version, document in documents.items()}
        leaves = [
            Leaf(
                copy.footer, number(n + 1, len(documents[copy.version].pages)), _texts(copy.student, places[copy.version]) if n == 0 else []
            )
            for copy in copies
            for n in range(len(documents[copy.version].pages))
        ]
        names_html = names_page(leaves)
        over = session.render(names_html)
        under = [page for copy in copies for page in documents[copy.version].pages]
        drawn: dict[int, _Drawing] = {}
        pages = [_LaidOver(a, b, drawn) for a, b in zip(under, over.pages, strict=True)]
        return session.write(over.copy(pages), "".join([*blank.values(), names_html]))


def _texts(student: Student, places: dict[str, tuple[float, float]]) -> list[tuple[str, tuple[float, float]]]:
    return [(text, places[what]) for what, text in (("name", student.name), ("group", student.group)) if text and what in places]


def _places(page: Any) -> dict[str, tuple[float, float]]:
    """Where name and class begin, measured from the corner of the page's content."""
    root = page._page_box
    left, top = root.content_box_x(), root.content_box_y()
    found: dict[str, tuple[float, float]] = {}
    for box in root.descendants():
        classes = (box.element.get("class") or "").split() if box.element is not None else []
        if "value" in classes and classes[-1] not in found:
            x, y = box.position_x + box.margin_left, box.position_y + box.margin_top
            found[classes[-1]] = (round(x - left, CSS_PIXELS), round(y - top, CSS_PIXELS))
    return found


class _LaidOver:
    """One page of the PDF: a blank page with a page of names over it.

    It stands in for a page of WeasyPrint. The blank page is drawn once and its drawing repeated for every other copy.
    """

    def __init__(self, under: Any, over: Any, drawn: "dict[int, _Drawing]") -> None:
        self.__dict__.update(over.__dict__)
        self.bookmarks = under.bookmarks
        box = over._page_box
        self._under = under._page_box.copy_with_children(under._page_box.children[:1])  # without its own foot
        self._over = box
        self._drawn, self._name = drawn, id(under)
        # for the structure tree: the name comes first in reading order
        self._page_box = box.copy_with_children([*box.children[:1], *self._under.children, *box.children[1:]])

    def paint(self, stream: Any, scale: float = 1) -> None:
        from weasyprint.draw import draw_page

        with stream.stacked():
            stream.transform(a=scale, d=scale)
            known = self._drawn.get(self._name)
            if known:
                known.repeat(stream)
            else:
                before = len(stream.stream)
                draw_page(self._under, stream)
                self._drawn[self._name] = _Drawing(stream.stream[before:], dict(stream._tags))
            draw_page(self._over, stream)


class _Drawing(msgspec.Struct):
    """What drawing a blank page adds to a page's stream: its operators and its marked texts. All pages share their resources."""

    operators: list[Any]
    tags: dict[Any, Any]

    def repeat(self, stream: Any) -> None:
        stream.stream.extend(self.operators)
        stream._tags.update(self.tags)
