"""What part of the decks a learner wants."""

import msgspec


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """At most `count` questions, as many as fit into `minutes`, with any of `tags`, approved ones alone."""

    count: int | None = None
    minutes: float | None = None
    tags: list[str] = []
    approved: bool = False
