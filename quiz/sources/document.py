"""A document as it was read: its characters never change, so offsets stay true."""

from typing import Literal

import msgspec

from quiz.citation import Source

BlockKind = Literal["prose", "heading", "furniture", "infobox", "list", "caption"]


class Block(msgspec.Struct, frozen=True):
    """A stretch `text[start:end]` of one kind. Only `prose`, `list` and `infobox` blocks are read for facts.

    `section` is the heading that it stands under, empty before the first. `speaker` is the label of a transcript's turn
    ("PRESIDENT BIDEN:").
    """

    kind: BlockKind
    start: int
    end: int
    section: str = ""
    speaker: str = ""


class Document(msgspec.Struct, frozen=True):
    """One text with its citation and blocks.

    `text` is the file's text exactly as read (for HTML, PDF and DOCX: the text taken out of it); blocks cover it in order without overlap.
    `style` names the reader. `place` and `by` come from dateline and byline where there are any.
    """

    id: str
    text: str
    source: Source
    blocks: tuple[Block, ...]
    style: str = "news"
    dateline: str = ""
    byline: str = ""
