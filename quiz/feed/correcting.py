"""Facts as a reviewer sees and corrects them; what is corrected goes to `corrections.yaml` alone."""

from collections.abc import Callable
from pathlib import Path

from quiz.errors import FormatError, QuizError
from quiz.feed import corrections, store
from quiz.feed.corrections import Correction
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Fact, SlotValue


class FactDesk:
    """The facts of the feed beside a folder of banks."""

    def __init__(self, folder: Path) -> None:
        self.path = corrections.path_in(folder)
        self._facts = _facts_in(folder / "feed")

    def slots(self, source: str) -> dict[str, SlotValue]:
        """The slots of the fact, each that its type knows, the empty ones too; nothing where the fact is not known."""
        fact = self._facts.get(source)
        if fact is None:
            return {}
        kind = BY_NAME.get(fact.type)
        return {**fact.slots, **{slot: "" for slot in (kind.slots if kind else ()) if slot not in fact.slots}}

    def set_slot(self, source: str, slot: str, value: str, reason: str) -> Callable[[], None]:
        """Correct one slot; a list is written with semicolons. An empty value takes the slot away."""
        fact = self._known(source)
        old = fact.slots.get(slot, "")
        new: SlotValue = [part.strip() for part in value.split(";") if part.strip()] if isinstance(old, list) else value.strip()
        if new == old:
            raise QuizError("nothing was changed.")
        was = {slot: old} if old else dict(fact.slots)
        correction = Correction(fact=source, set={slot: new} if new else {}, unset=[] if new else [slot], was=was, reason=reason)
        return self._write(correction)

    def drop(self, source: str, reason: str) -> Callable[[], None]:
        """Strike the fact out."""
        return self._write(Correction(fact=source, drop=True, was=dict(self._known(source).slots), reason=reason))

    def _known(self, source: str) -> Fact:
        fact = self._facts.get(source)
        if fact is None:
            raise QuizError(f'no feed beside the bank has the fact "{source}", so it cannot be corrected here.')
        return fact

    def _write(self, correction: Correction) -> Callable[[], None]:
        corrections.append(self.path, correction)
        return lambda: corrections.take_back(self.path, correction)


def _facts_in(folder: Path) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            feed = store.load(path)
        except FormatError:
            continue  # `quiz check` tells of it; the review can do without
        found |= {f"{visit.id}/{fact.id}": fact for visit in feed.visits for fact in visit.facts}
    return found
