"""Everything a learner's sitting needs in one place: decks, history, the clock and chance. Screens and plain text share it."""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quiz.citation import Source
from quiz.errors import QuizError
from quiz.study.history import History
from quiz.study.library import Entry, Library
from quiz.study.review import SessionRow

if TYPE_CHECKING:
    from quiz.bank.kinds.all import AnyQuestion
    from quiz.study.modes import Record
    from quiz.study.schedule import Memory
    from quiz.study.selection import Selection
    from quiz.study.session import Session


class Counts(msgspec.Struct, frozen=True):
    """How a deck stands: never graded, due now, in learning, and remembered for days to come."""

    new: int = 0
    due: int = 0
    learning: int = 0
    learned: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.new + other.new, self.due + other.due, self.learning + other.learning, self.learned + other.learned)


class Desk:
    """`now` tells the time, `rng` gives chance; `seed` fixes every session's shuffle where the caller asked for it."""

    def __init__(
        self, library: Library, history: History, *, now: Callable[[], datetime], rng: random.Random, seed: int | None = None
    ) -> None:
        self.library = library
        self.history = history
        self.now = now
        self.rng = rng
        self.seed = seed

    # -- what there is

    def memories(self) -> "dict[str, Memory]":
        return self.history.memories()

    def counts(self, entry: Entry, memories: "dict[str, Memory]") -> Counts:
        now = self.now()
        new = due = learning = learned = 0
        for question in entry.ids:
            memory = memories.get(question)
            if memory is None:
                new += 1
            elif memory.is_due(now):
                due += 1
            elif memory.settled:
                learned += 1
            else:
                learning += 1
        return Counts(new, due, learning, learned)

    def record(self) -> "Record":
        """What choosing questions needs to know."""
        from quiz.study.modes import Record

        today = datetime.combine(self.now().date(), time(), self.now().tzinfo or UTC)
        return Record(
            memories=self.history.memories(),
            shares=self.history.last_shares(),
            flags=self.history.flags(),
            new_today=self.history.introduced_since(today),
        )

    def new_today(self) -> int:
        """How many new questions today's review would still bring."""
        from quiz.study.modes import NEW_A_DAY

        today = datetime.combine(self.now().date(), time(), self.now().tzinfo or UTC)
        return max(0, NEW_A_DAY - self.history.introduced_since(today))

    def questions(self, paths: Sequence[str]) -> "list[tuple[str, AnyQuestion]]":
        """(deck id, question) of these decks; an id that stands in two decks counts once."""
        found: dict[str, tuple[str, AnyQuestion]] = {}
        for path in paths:
            bank = self.library.bank(path)
            for question in bank.delivered():
                found.setdefault(question.id, (bank.deck.id, question))
        return list(found.values())

    def source(self, deck: str, source: str) -> Source | None:
        """A source of a deck; None where the file has changed since."""
        entry = self.library.find(deck)
        try:
            return self.library.bank(entry.path).sources.get(source) if entry else None
        except QuizError:
            return None

    def readable(self) -> list[Entry]:
        return [entry for entry in self.library.entries if not entry.fault]

    # -- sittings

    def start(self, mode: str, paths: Sequence[str], selection: "Selection", title: str = "") -> "Session":
        """A new session; a `QuizError` where the mode finds no question."""
        from quiz.bank.lesson import seconds
        from quiz.study.modes import MODES, chosen
        from quiz.study.session import begin

        pairs = self.questions(paths)
        decks = {question.id: deck for deck, question in pairs}
        seed = self.seed if self.seed is not None else self.rng.getrandbits(31)
        picked = chosen(MODES[mode], [q for _, q in pairs], selection, self.record(), self.now(), random.Random(seed))  # noqa: S311 - a shuffle
        if not picked:
            raise QuizError(nothing_to_ask(mode, selection))
        minutes = selection.minutes or sum(seconds(q) for q in picked) / 60
        return begin(
            MODES[mode],
            [(decks[q.id], q) for q in picked],
            self.history,
            title=title or self._title(paths),
            decks=list(paths),
            seed=seed,
            now=self.now(),
            rng=self.rng,
            minutes=minutes,
        )

    def resume(self, row: SessionRow) -> "Session | None":
        """Go on with a session, on the decks as they are now; None where nothing of it is left."""
        from quiz.study.session import resume

        pairs: list[tuple[str, AnyQuestion]] = []
        for path in row.decks:
            if Path(path).exists():
                pairs += self.questions([path])
        return resume(row, {question.id: (deck, question) for deck, question in pairs}, self.history, self.rng)

    def unfinished(self) -> tuple[SessionRow, int] | None:
        """The newest session that was broken off with answers in it, and how many; not one from last month."""
        for row in self.history.sessions(finished=False, limit=5):
            answered = len({r.question for r in self.history.of_session(row.id)}) + len(self.history.drafts(row.id))
            overdue = row.deadline is not None and row.deadline <= self.now()
            if answered and (answered < len(row.questions) or row.deadline is not None or overdue) and (self.now() - row.started).days < 30:
                return row, answered
        return None

    def _title(self, paths: Sequence[str]) -> str:
        titles = [entry.title for entry in self.library.entries if entry.path in paths]
        return titles[0] if len(titles) == 1 else f"{len(titles)} decks"


def nothing_to_ask(mode: str, selection: "Selection") -> str:
    """Why a session would be empty, and what to do."""
    if selection.approved:
        return "no approved question fits. Leave out --approved to take drafts too."
    if selection.tags:
        return f"no question carries the tags {', '.join(selection.tags)}."
    if mode == "review":
        return "nothing is due today. Practise, or come back tomorrow."
    if mode == "wrong":
        return "no trouble spots: nothing wrong, flagged or weak so far."
    return "the deck has no questions to ask."
