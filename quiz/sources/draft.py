"""What passes between a file, its reader and `read.py`."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePath

import msgspec

from quiz.sources.decoding import text_of
from quiz.sources.document import Block

PASTED = "standard input"


class Raw:
    """One file's bytes, and its text where a reader asks for it. `note` is what the decoding has to say."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self.note = ""

    @classmethod
    def of(cls, path: Path) -> "Raw":
        """The file at `path`; OSError is the caller's."""
        return cls(str(path), path.read_bytes())

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        return PurePath(self.name).stem

    @cached_property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> str:
        """The first characters, decoded roughly: enough to tell one format from another."""
        encoding = "utf-16" if self.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return self.data[:4096].decode(encoding, errors="replace").lstrip()

    @cached_property
    def text(self) -> str:
        text, self.note = text_of(self.data, self.name)
        return text


class Draft(msgspec.Struct, frozen=True):
    """One document as its reader left it: text, blocks, and what the text says about itself."""

    text: str
    blocks: tuple[Block, ...]
    style: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = "en"
    url: str = ""
    dateline: str = ""
    byline: str = ""
    guid: str = ""
