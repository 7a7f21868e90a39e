"""Short ways to read a text in tests."""

from quiz.sources.document import Document
from quiz.sources.draft import Raw
from quiz.sources.given import Given
from quiz.sources.names import Ids
from quiz.sources.read import finished, reader_of


def read_text(text: str, name: str = "page.txt", given: Given | None = None) -> Document:
    """The one document that the text makes."""
    raw = Raw(name, text.encode("utf-8"))
    (draft,) = reader_of(raw).read(raw)
    return finished(draft, raw, given or Given(), Ids())


def parts(document: Document, kind: str) -> list[str]:
    """The texts of all blocks of a kind."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def assert_blocks_cover(document: Document) -> None:
    """Every character that shows stands in exactly one block, and blocks stand in order."""
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        assert not document.text[last : block.start].strip(), document.text[last : block.start]
        last = block.end
    assert not document.text[last:].strip()
