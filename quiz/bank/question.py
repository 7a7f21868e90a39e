"""What every question has, whatever its type. The types themselves stand in `bank/kinds/`."""

from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

import msgspec

from quiz.citation import Evidence

Level = Literal["remember", "understand", "compare"]
LEVELS: tuple[Level, ...] = get_args(Level)

Status = Literal["draft", "approved", "rejected", "retired"]
STATUSES: tuple[Status, ...] = get_args(Status)
DELIVERED: frozenset[Status] = frozenset({"draft", "approved"})


class Generated(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Where a generated question comes from.

    `source` (written `from`) is `<visit id>/<fact id>`, `slot` the slot asked, `rule` the wording rule, `digest` the
    hash of what a learner sees, as the generator wrote it: another hash means that a person edited the question.
    """

    source: str = msgspec.field(name="from")
    slot: str = ""
    rule: str = ""
    digest: str = ""


class Distractor(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A wrong option, and what it would have been right for."""

    text: str
    why: str = ""


class Question(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, tag_field="type"):
    """What all types share. `prompt` is the stem; a cloze has its `text` and may have a prompt above it."""

    KIND: ClassVar[str] = ""

    id: str
    prompt: str = ""
    explanation: str = ""
    evidence: list[Evidence] = []
    tags: list[str] = []
    level: Level = "remember"
    status: Status = "draft"
    generated: Generated | None = None

    def own_faults(self) -> Iterator[tuple[str, str]]:
        """Yield (field, message) for what makes a question of this type invalid."""
        raise NotImplementedError

    def asked_text(self) -> str:
        """What is asked, as plain text that tells the question from others."""
        return self.prompt

    def answer_text(self) -> str:
        """The right answer as one line of plain text."""
        raise NotImplementedError

    def wrong_options(self) -> list[Distractor]:
        """The wrong options, in the bank's order; none for types without options."""
        return []


def as_distractor(option: "str | Distractor") -> Distractor:
    """A distractor with its `why`, empty where the bank gives a bare text."""
    return option if isinstance(option, Distractor) else Distractor(option)


def folded(text: str) -> str:
    """`text` for comparison: case, runs of white space and outer punctuation do not count."""
    return " ".join(text.casefold().split()).strip(" .,;:!?\"'“”‘’")


def blank(text: str) -> bool:
    return not text.strip()


def doubled(texts: list[str]) -> list[str]:
    """Those texts that stand twice after folding."""
    seen: set[str] = set()
    return [t for t in texts if folded(t) in seen or seen.add(folded(t))]  # type: ignore[func-returns-value]
