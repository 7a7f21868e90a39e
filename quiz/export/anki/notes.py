"""Questions -> notes: fields, tags, cards and the hash that tells whether learners would see a change."""

import hashlib

from quiz.bank.deck import Bank
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.cloze import Cloze
from quiz.export.anki.fields import FieldWriter
from quiz.export.anki.identity import guid, tag
from quiz.export.anki.ledger import Entry
from quiz.export.anki.notetypes import CLOZE_FIELDS, QUESTION_FIELDS, cloze_type, question_type
from quiz.export.anki.package import PackedNote

_TAG_ROOT = "Visits"


class Drafted:
    """A note without its times, which the ledger gives."""

    __slots__ = ("cards", "content", "fields", "note_type", "question", "tags")

    def __init__(self, question: AnyQuestion, writer: FieldWriter) -> None:
        filled = writer.fields(question)
        is_cloze = isinstance(question, Cloze)
        names = CLOZE_FIELDS if is_cloze else QUESTION_FIELDS
        self.question = question
        self.note_type = cloze_type() if is_cloze else question_type()
        self.fields = tuple([filled.get(name, "") for name in names])
        self.tags = tags(question)
        self.cards = tuple(sorted({b.number - 1 for b in question.blanks()})) if isinstance(question, Cloze) else (0,)
        self.content = content_hash(self.note_type.model_id, self.fields, self.tags)

    def packed(self, entry: Entry, deck: int, due: int) -> PackedNote:
        """The note with the times of its ledger entry."""
        return PackedNote(
            guid(self.question.id), self.note_type, self.fields, self.tags, deck, entry.time, entry.added, due, self.cards
        )  # fmt: skip


def drafted(bank: Bank, questions: list[AnyQuestion]) -> list[Drafted]:
    """The notes of one bank's questions, in order."""
    writer = FieldWriter(bank)
    return [Drafted(question, writer) for question in questions]


def tags(question: AnyQuestion) -> tuple[str, ...]:
    """The question's own tags, its type and its level, below `Visits::`; each once, in order."""
    own = (tag(_TAG_ROOT, "topic", text) for text in question.tags if tag(text))
    return tuple(sorted({*own, tag(_TAG_ROOT, "type", question.KIND), tag(_TAG_ROOT, "level", question.level)}))


def content_hash(note_type: int, fields: tuple[str, ...], note_tags: tuple[str, ...]) -> str:
    """Sixteen hex digits over what a learner gets."""
    joined = "\x1e".join((str(note_type), "\x1f".join(fields), " ".join(note_tags)))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
