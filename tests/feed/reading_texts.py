"""Short texts read as documents, for the tests of extraction."""

from quiz.citation import Source
from quiz.feed.extract import Extraction, extract
from quiz.feed.match import Candidate
from quiz.feed.model import Fact
from quiz.sources.document import Block, Document

NOTHING_OFF: frozenset[str] = frozenset()


def document(text: str, name: str = "text", *, published: str = "", title: str = "", publisher: str = "") -> Document:
    """One block of prose, without anything that a reader of files would add."""
    source = Source(title=title, publisher=publisher, published=published, file=f"{name}.txt")
    return Document(name, text, source, (Block("prose", 0, len(text)),))


def read(text: str, off: frozenset[str] = NOTHING_OFF, **about: str) -> Extraction:
    return extract(document(text, **about), off=off)


def facts(text: str, kind: str, off: frozenset[str] = NOTHING_OFF, **about: str) -> list[Fact]:
    return [f for f in read(text, off, **about).facts if f.type == kind]


def holds(found: dict[str, object], wanted: dict[str, object]) -> bool:
    """Whether every wanted slot is filled so."""
    return all(found.get(slot) == value for slot, value in wanted.items())


__all__ = ["NOTHING_OFF", "Candidate", "document", "facts", "holds", "read"]
