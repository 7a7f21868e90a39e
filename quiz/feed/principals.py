"""Whom a document is about."""

import msgspec


class Principals(msgspec.Struct, frozen=True):
    """Visitor and host of a document, as far as it names them; `pair` is what "the two leaders" stands for."""

    visitor: str = ""
    host: str = ""

    @property
    def pair(self) -> list[str]:
        return [n for n in (self.visitor, self.host) if n]
