"""The ledger beside the banks: what was delivered when, so that an update touches only notes that changed.

Anki replaces a note when the package's copy has a later time than its own. A note's time therefore moves only when its
content does; otherwise each import would overwrite what learners wrote into their notes.

The file has one JSON object a line, sorted, so that version control merges it. Lines that a merge left doubled or marked
as a conflict are read all the same: the later time wins, and two contents of the same time count as changed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quiz import atomic
from quiz.errors import QuizError

NAME = "anki-ledger.jsonl"
FORMAT = "anki-ledger/1"
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True)
class Entry:
    """One note as delivered last: the hash of its content, the time when that changed, and when it was first delivered.

    `withdrawn` is the time at which it was found to be no longer delivered, 0 while it is.
    """

    id: str
    deck: str
    hash: str
    time: int
    added: int
    withdrawn: int = 0


@dataclass
class Ledger:
    """All entries of one folder of banks, and the deck names that learners have."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    deck_names: dict[str, str] = field(default_factory=dict)
    talk: list[str] = field(default_factory=list)
    existed: bool = False
    _read: str = ""

    def stamp(self, question_id: str, deck: str, content: str, now: int) -> tuple[Entry, str]:
        """Record a note as delivered and return its entry with `new`, `changed` or `same`."""
        old = self.entries.get(question_id)
        if old is None:
            entry, state = Entry(question_id, deck, content, now, now), "new"
        elif old.hash == content:
            entry, state = replace(old, deck=deck, withdrawn=0), "same"
        else:
            # later than the old time even where the clock is fixed or went back, or Anki would ignore the change
            entry, state = replace(old, deck=deck, hash=content, time=max(now, old.time + 1), withdrawn=0), "changed"
        self.entries[question_id] = entry
        return entry, state

    def withdraw(self, question_id: str, now: int) -> bool:
        """Record that a delivered note is delivered no longer; True where that is news."""
        old = self.entries[question_id]
        if old.withdrawn:
            return False
        self.entries[question_id] = replace(old, withdrawn=max(now, 1))
        return True

    def name_of(self, deck: str, name: str) -> str:
        """The name under which learners have this deck: the first one delivered."""
        return self.deck_names.setdefault(deck, name)

    def text(self) -> str:
        """The file's content, sorted."""
        lines: list[dict[str, Any]] = [{"format": FORMAT}]
        lines += [{"deck": deck, "name": name} for deck, name in sorted(self.deck_names.items())]
        lines += [_slim(entry) for _, entry in sorted(self.entries.items())]
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def save(self) -> None:
        """Write the file where something changed."""
        text = self.text()
        if text == self._read:
            return
        try:
            atomic.write_text(self.path, text)
        except OSError as error:
            raise QuizError(
                f"the ledger of delivered notes cannot be written ({error.strerror or error}). The package is whole, but the "
                "next one cannot tell what changed: keep this package, and name it then with --previous.",
                str(self.path),
            ) from error


def load(folder: Path) -> Ledger:
    """The ledger of a folder of banks; an empty one where there is none yet."""
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Ledger(path)
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError(f"the ledger of delivered notes cannot be read: {error}. Put back an older copy of it.", str(path)) from error
    ledger = Ledger(path, existed=True, _read=text)
    _fill(ledger, text)
    return ledger


def _fill(ledger: Ledger, text: str) -> None:
    bad, merged = [], 0
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: an id may hold U+2028
        if not line.strip() or line.startswith(_CONFLICT_MARKS):
            merged += bool(line.strip())
            continue
        item = _parsed(line)
        if item is None:
            bad.append(number)
        elif isinstance(item, Entry):
            merged += _join(ledger.entries, item)
        elif "deck" in item:
            ledger.deck_names.setdefault(item["deck"], item["name"])
        elif item.get("format") != FORMAT:
            raise QuizError(
                f'has the format "{item.get("format")}", which this version does not know. Update quiz, or put back an older copy.',
                f"{ledger.path}:{number}",
            )
    if merged:
        ledger.talk.append(f"{ledger.path}: was merged; of notes that stood twice the later delivery counts.")
    if bad:
        shown = ", ".join(map(str, bad[:5])) + (" …" if len(bad) > 5 else "")
        ledger.talk.append(f"{ledger.path}:{bad[0]}: cannot be read (lines {shown}) and is left out; its notes count as new.")


def _parsed(line: str) -> "Entry | dict[str, Any] | None":
    try:
        item = json.loads(line)
        if "id" not in item:
            known = all(isinstance(value, str) for value in item.values()) and ("format" in item or {"deck", "name"} <= item.keys())
            return item if known else None
        return Entry(
            str(item["id"]), str(item["deck"]), str(item["hash"]), int(item["time"]), int(item["added"]), int(item.get("withdrawn", 0))
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _join(entries: dict[str, Entry], entry: Entry) -> bool:
    """Take in an entry that a merge may have doubled; True where it stood there with other content."""
    old = entries.get(entry.id)
    if old is None or old == entry:
        entries[entry.id] = entry
        return False
    later = max(old, entry, key=lambda e: e.time)
    unsure = old.time == entry.time and old.hash != entry.hash
    entries[entry.id] = replace(later, added=min(old.added, entry.added), hash="" if unsure else later.hash)
    return True


def _slim(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {"id": entry.id, "deck": entry.deck, "hash": entry.hash, "time": entry.time, "added": entry.added}
    return made | ({"withdrawn": entry.withdrawn} if entry.withdrawn else {})


def recover(ledger: Ledger, found: Iterable[Entry]) -> int:
    """Take in entries that an earlier package gives for notes that the ledger does not know; returns how many."""
    missing = [entry for entry in found if entry.id not in ledger.entries]
    ledger.entries.update((entry.id, entry) for entry in missing)
    return len(missing)
