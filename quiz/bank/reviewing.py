"""Review of one bank file: each decision is written at once, all other bytes stay, and each can be taken back."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import msgspec

from quiz import atomic
from quiz.bank import rules
from quiz.bank.deck import LoadedBank, load_with_text, parse_with_text, plain
from quiz.bank.itemrules.context import Broken, Context
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.lines import Entry, newline_of
from quiz.bank.question import Status
from quiz.bank.rebuild import bring_back, former_status, rewritten, set_status
from quiz.errors import FormatError, QuizError

TakeBack = Callable[[], None]


class Facts(Protocol):
    """The facts behind questions, as whoever runs the review lets them be corrected."""

    def slots(self, source: str) -> dict[str, str | list[str]]:
        """The slots of the fact `<visit>/<fact>`; empty where it is not known."""

    def set_slot(self, source: str, slot: str, value: str, reason: str) -> TakeBack:
        """Correct one slot."""

    def drop(self, source: str, reason: str) -> TakeBack:
        """Strike the fact out."""


class _Done(msgspec.Struct):
    """One step that can be taken back: what it was, of which question, and how."""

    what: str
    question: str
    take_back: TakeBack


class Review:
    """A bank under review. Ids stay; the file is read anew before each change, so that another editor's work is safe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.loaded: LoadedBank = self._fresh()
        self.retired_shown = False
        self._done: list[_Done] = []

    def _fresh(self) -> LoadedBank:
        loaded = load_with_text(self.path)
        if loaded.bank.questions and not loaded.entries:
            raise QuizError("holds its questions on one line. Write each under a dash of its own to review them.", str(self.path))
        return loaded

    @property
    def ids(self) -> list[str]:
        """The questions to be looked at, in the file's order: those that stand, or the retired ones alone."""
        return [q.id for q in self.loaded.bank.questions if (q.status == "retired") == self.retired_shown]

    @property
    def retired(self) -> list[str]:
        """The questions that a build or a person retired."""
        return [q.id for q in self.loaded.bank.questions if q.status == "retired"]

    def question(self, question_id: str) -> AnyQuestion:
        """The question as it stands now."""
        return self._entry(question_id).question

    def entry_text(self, question_id: str) -> str:
        """The question's own lines."""
        return self._entry(question_id).body

    def where(self, question_id: str) -> str:
        """`file:line`."""
        return self.loaded.where(question_id)

    def progress(self) -> dict[str, int]:
        """How many are approved, rejected and undecided."""
        found = {"approved": 0, "rejected": 0, "draft": 0}
        for question in self.loaded.bank.questions:
            if question.status in found:
                found[question.status] += 1
        return found

    def broken(self, question_id: str) -> list[Broken]:
        """The item-writing rules that the question breaks, by itself or among the others of the bank."""
        question = self.question(question_id)
        found = rules.check(question, Context(self.loaded.bank))
        return found + [b for b in rules.check_bank(self.loaded.bank) if b.question == question_id]

    def next_undecided(self, after: str = "") -> str:
        """The id of the next draft behind `after`, from the start again at the end; empty where all are decided."""
        ids = self.ids
        start = ids.index(after) + 1 if after in ids else 0
        return next((name for name in (*ids[start:], *ids[:start]) if self.question(name).status == "draft"), "")

    def decide(self, question_id: str, status: Status) -> None:
        """Approve, reject or set back to draft, and save."""
        if self.question(question_id).status == status:
            return
        self._change(question_id, lambda entry: set_status(entry, status), {"draft": "undecided"}.get(status, status))

    def bring_back(self, question_id: str) -> Status:
        """Give a retired question back what it was, so that no build retires it again, and save; returns what it was."""
        status = former_status(self._entry(question_id)) or "draft"
        if self.question(question_id).status == "retired":
            self._change(question_id, bring_back, "brought back")
        return status

    def edit(self, question_id: str, changes: dict[str, Any]) -> None:
        """Set fields (values as in the file; None takes one out) and save; what makes the question invalid is refused."""
        self._change(question_id, lambda entry: _edited(entry, changes), "edited")

    def replace(self, question_id: str, body: str) -> None:
        """Put other lines in the place of the question's own, as a text editor left them; its id must stay."""
        newline = newline_of(self.loaded.text)
        lines = "".join(f"{line}{newline}" for line in body.replace("\r\n", "\n").rstrip("\n").split("\n"))
        self._change(question_id, lambda _entry: lines, "edited")

    def correct(self, question_id: str, take_back: TakeBack, what: str) -> None:
        """Remember a correction of the fact behind the question, so that it can be taken back in its turn."""
        self._done.append(_Done(what, question_id, take_back))

    def undo(self) -> tuple[str, str] | None:
        """Take back the last step; returns what it was and its question, or None where there is none."""
        if not self._done:
            return None
        step = self._done[-1]
        step.take_back()
        self._done.pop()
        return step.what, step.question

    def _entry(self, question_id: str) -> Entry:
        entry = next((e for e in self.loaded.entries if e.question.id == question_id), None)
        if entry is None:
            ids = [e.question.id for e in self.loaded.entries]
            near = [name for name in ids if question_id in name][:3] or difflib.get_close_matches(question_id, ids, n=3, cutoff=0.4)
            here = f"Ids here are {', '.join(ids[:3])}{' and so on' if len(ids) > 3 else ''}; quiz review --list prints them."
            remedy = f"Did you mean {' or '.join(near)}?" if near else here
            raise QuizError(f'no question has the id "{question_id}". {remedy}', str(self.path))
        return entry

    def _change(self, question_id: str, rewrite: Callable[[Entry], str], what: str) -> None:
        self.loaded = self._fresh()
        before = self._entry(question_id).body
        after = rewrite(self._entry(question_id))
        if after == before:
            return
        self._put(question_id, after)
        self._done.append(_Done(what, question_id, lambda: self._put_back(question_id, before, after)))

    def _put_back(self, question_id: str, before: str, after: str) -> None:
        self.loaded = self._fresh()
        if self._entry(question_id).body != after:
            raise QuizError("the question was changed elsewhere since, so that step cannot be taken back.", self.where(question_id))
        self._put(question_id, before)

    def _put(self, question_id: str, body: str) -> None:
        """Write the file with other lines for one question; refused where the result is no valid bank with the same ids."""
        pieces = [e.lead + (body if e.question.id == question_id else e.body) for e in self.loaded.entries]
        text = self.loaded.head + "".join(pieces) + self.loaded.tail
        changed = parse_with_text(text, self.path)
        if [q.id for q in changed.bank.questions] != [q.id for q in self.loaded.bank.questions]:
            raise QuizError("the id must stay, and it must stay one question. A history may hang on it.", self.where(question_id))
        if not _writable(self.path):
            raise QuizError("the file is read-only. Change its rights, or copy it to a folder of your own.", str(self.path))
        atomic.write_text(self.path, text)
        self.loaded = changed


def _writable(path: Path) -> bool:
    """Whether the file may be written: a rename would go over a file that somebody locked."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def _edited(entry: Entry, changes: dict[str, Any]) -> str:
    """The entry's lines with some fields set; only values that differ are written."""
    old = plain(entry.question)
    wanted = {key: value for key, value in changes.items() if value != old.get(key)}
    if not wanted:
        return entry.body
    return rewritten(entry.body, wanted, _with(entry.question, wanted))


def _with(question: AnyQuestion, changes: dict[str, Any]) -> AnyQuestion:
    """The question with fields set to values as in the file, where they make sense; needed only for lists on one line."""
    known = {key: value for key, value in changes.items() if key in question.__struct_fields__ and value is not None}
    data = {**msgspec.to_builtins(question), **known}
    try:
        changed: AnyQuestion = msgspec.convert(data, AnyQuestion, strict=False)
    except msgspec.ValidationError as error:
        raise FormatError(f"{error}.") from error
    return changed
