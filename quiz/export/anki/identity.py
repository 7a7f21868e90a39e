"""What a note and a deck are known by in a learner's collection. Nothing here may ever change."""

import base64
import hashlib
import re
from functools import lru_cache

from quiz.bank.deck import Bank
from quiz.export.anki.text import cleaned

_YEAR_AT_END = re.compile(r",?[^,(]*\(?\b(\d{4})\)?$")


def guid(question_id: str) -> str:
    """A note's identity: from the question's id alone, so that a reworded or moved question stays the same note."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"quiz/{question_id}".encode()).digest()[:9]).decode()


def deck_id(bank_id: str) -> int:
    """A deck's number. Anki knows decks by name; the number only has to be no other deck's."""
    return (1 << 41) + int.from_bytes(hashlib.sha256(bank_id.encode()).digest()[:5], "big")


def deck_name(bank: Bank, parent: str) -> str:
    """`Visits::2025 Xi Jinping to Russia`: the year first where the deck is about one visit, so that decks stand in order."""
    title = name_part(bank.deck.title) or name_part(bank.deck.id) or "deck"
    if len(bank.visits) == 1 and not re.match(r"\d{4}", title):
        year = bank.visits[0].start[:4]
        ending = _YEAR_AT_END.search(title)
        if ending and ending[1] == year and ending.start() > 0:
            title = title[: ending.start()].strip()
        title = f"{year} {title}" if re.fullmatch(r"\d{4}", year) else title
    return f"{parent}::{title}" if parent else title


def name_part(text: str) -> str:
    """`text` as one level of a deck's name: `::` would start a new level, and Anki drops quotation marks."""
    return " ".join(re.sub(":{2,}", ":", cleaned(text)).replace('"', "'").split()).strip(":").strip()


@lru_cache(maxsize=4096)
def tag(*levels: str) -> str:
    """A tag as a path of `levels`; a level with `::` or `/` in it stands for several. White space becomes a hyphen."""
    parts = (part for level in levels for part in re.split(r"::|/", cleaned(level)))
    return "::".join(filter(None, (_tag_part(part) for part in parts)))


def _tag_part(text: str) -> str:
    return re.sub(r"[\s\"]+", "-", text.strip()).strip("-:")
