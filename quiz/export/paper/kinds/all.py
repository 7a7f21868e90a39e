"""Every question type on paper, in the order of a sheet's sections."""

from collections.abc import Callable
from typing import Any, NamedTuple

from quiz.export.paper import timeline
from quiz.export.paper.item import Draw, Item, Key, Layout
from quiz.export.paper.kinds import choice, cloze, match, multiple, order, short, true_false
from quiz.export.paper.kinds import open as open_


class PaperKind(NamedTuple):
    """A type's name, how it is laid out and how its key is read off the printed item."""

    kind: str
    lay_out: Callable[[Any, Draw, Layout], Item]
    key: Callable[[Any, Any], Key]


PAPER_KINDS: tuple[PaperKind, ...] = (
    PaperKind("choice", choice.lay_out, choice.key),
    PaperKind("multiple", multiple.lay_out, multiple.key),
    PaperKind("true-false", true_false.lay_out, true_false.key),
    PaperKind("short", short.lay_out, short.key),
    PaperKind("cloze", cloze.lay_out, cloze.key),
    PaperKind("match", match.lay_out, match.key),
    PaperKind("order", order.lay_out, order.key),
    PaperKind("timeline", timeline.lay_out, timeline.key),
    PaperKind("open", open_.lay_out, open_.key),
)

BY_KIND = {kind.kind: kind for kind in PAPER_KINDS}
