"""What a new package changes for learners: the release note that the export prints, and `--json` gives as data."""

from dataclasses import dataclass, field
from typing import Any

from quiz.export.anki.text import plain_html

_SHOWN = 20


@dataclass
class Release:
    """The ids of notes by what became of them since the last delivery."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    withdrawn_before: list[str] = field(default_factory=list)
    cards: int = 0

    def data(self) -> dict[str, Any]:
        """All of it for `--json`."""
        return {
            "notes": len(self.new) + len(self.changed) + len(self.same),
            "cards": self.cards,
            "new": self.new,
            "changed": self.changed,
            "unchanged": len(self.same),
            "withdrawn": self.withdrawn,
            "withdrawn_before": self.withdrawn_before,
            "search": search(self.withdrawn + self.withdrawn_before),
        }

    def lines(self) -> list[str]:
        """The note for people."""
        total = len(self.new) + len(self.changed) + len(self.same)
        made = [f"{total} notes, {self.cards} cards: {len(self.new)} new, {len(self.changed)} changed, {len(self.same)} as before"]
        if self.changed:
            made += ["changed:", *_shown(self.changed)]
        if self.withdrawn:
            made += ["withdrawn since the last package (Anki never deletes; learners may suspend or delete them):", *_shown(self.withdrawn)]
        if self.withdrawn_before:
            made.append(f"withdrawn earlier: {len(self.withdrawn_before)}")
        gone = self.withdrawn + self.withdrawn_before
        if gone:
            made.append(f"to find them, paste into Anki's browser: {search(gone[:_SHOWN])}" + (" …" if len(gone) > _SHOWN else ""))
        return made


def _shown(ids: list[str]) -> list[str]:
    more = [f"  … and {len(ids) - _SHOWN} more (--json lists all)"] if len(ids) > _SHOWN else []
    return [f"  {one}" for one in ids[:_SHOWN]] + more


def search(ids: list[str]) -> str:
    """A search for Anki's browser that finds these notes, empty for none."""
    return " OR ".join(f'"Id:{_quoted(plain_html(one))}"' for one in ids)


def _quoted(text: str) -> str:
    return "".join("\\" + c if c in '\\"*_:' else c for c in text)
