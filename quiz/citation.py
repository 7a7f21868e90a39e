"""Where a fact or an answer stands: sources, and places in them. Feeds and banks share these."""

import msgspec


class Source(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One document or table.

    `published` is an EDTF date or empty where nobody knows it; `given` names the fields that the
    user supplied because the text lacks them; `sha256` is that of the file's bytes.
    """

    title: str
    publisher: str = ""
    published: str = ""
    language: str = "en"
    file: str = ""
    url: str = ""
    sha256: str = ""
    given: list[str] = []


class Evidence(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A place in a source: character offsets in a document, or row and field of a table.

    `start` and `end` are offsets in the document's text (`end` excluded), both -1 for a table; `passage` is what
    stands there, or at most some words around the key, and only banks carry it.
    """

    source: str
    start: int = -1
    end: int = -1
    row: str = ""
    field: str = ""
    passage: str = ""

    def overlaps(self, other: "Evidence") -> bool:
        """Whether two places of one text have a stretch in common."""
        return self.source == other.source and self.start < other.end and other.start < self.end
