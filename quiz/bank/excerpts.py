"""A feed that may be given away: citations and a few words around each value, no sentence of a source.

`build --max-verbatim N` writes such a feed, so that its banks can be made again without the documents.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from quiz.bank.verbatim import words
from quiz.citation import Evidence
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Fact, SlotValue, Visit

_FREE = frozenset({"document", "person", "persons", "office", "country", "city", "date"})  # names and titles may be as long as they are
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
GAP = " … "


def excerpted(visit: Visit, passage: Callable[[Evidence], str], most: int) -> Visit:
    """The visit with at most `most` consecutive words of a source in any slot and in any passage, titles and names apart."""
    facts = [_excerpted(f, passage, most) for f in visit.facts if not _quotes(f, most)]
    evidence = [_cited(e, passage, [visit.visitor.name, visit.city, visit.host.name], most) for e in visit.evidence]
    return msgspec.structs.replace(visit, facts=facts, evidence=evidence)


def _quotes(fact: Fact, most: int) -> bool:
    """Whether a slot that is no name or title holds more words of the source than may be quoted."""
    kinds = BY_NAME[fact.type].slots if fact.type in BY_NAME else {}
    return any(len(words(text)) > most for slot, value in fact.slots.items() if kinds.get(slot) not in _FREE for text in _texts(value))


def _excerpted(fact: Fact, passage: Callable[[Evidence], str], most: int) -> Fact:
    values = [text for value in fact.slots.values() for text in _texts(value)]
    # a list in the source's order may be its very sentence; sorted it is ours
    slots = {
        slot: sorted(value) if slot in ("items", "person", "b") and isinstance(value, list) else value for slot, value in fact.slots.items()
    }
    return msgspec.structs.replace(fact, slots=slots, evidence=[_cited(e, passage, values, most) for e in fact.evidence])


def _texts(value: SlotValue) -> list[str]:
    return value if isinstance(value, list) else [value]


def _cited(evidence: Evidence, passage: Callable[[Evidence], str], values: list[str], most: int) -> Evidence:
    text = evidence.passage or passage(evidence)
    return msgspec.structs.replace(evidence, passage=GAP.join(_windows(text, values, most)))


def _windows(text: str, values: list[str], most: int) -> Iterator[str]:
    """For each value that stands in the text, at most `most` words around it; windows that touch stay apart by a word."""
    found = list(_WORD.finditer(text))
    folded = [m.group().casefold() for m in found]
    taken: list[tuple[int, int]] = []
    for value in values:
        wanted = words(value)
        at = next((i for i in range(len(folded)) if wanted and folded[i : i + len(wanted)] == wanted), None)
        if at is None:
            last = [i for i, w in enumerate(folded) if wanted and w == wanted[-1]]  # a surname alone
            at = last[0] if last else None
            wanted = wanted[-1:]
        if at is None or any(a <= at < b for a, b in taken):
            continue
        room = max(0, most - len(wanted))
        first = max(0, at - room // 2)
        end = min(len(found), at + min(len(wanted), most) + room - (at - first))
        for a, b in taken:
            if first <= b and end >= a:  # windows must not grow together
                first = max(first, b + 1) if at > a else first
                end = min(end, a - 1) if at < a else end
        if first < end and first <= at:
            taken.append((first, end))
    for first, end in sorted(taken):
        yield text[found[first].start() : found[end - 1].end()]
