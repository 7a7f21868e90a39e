"""Extraction held against annotated documents: what was found, what was missed, what stands in no annotation.

A found fact counts as right when an annotated fact of its type stands in the same sentence and every slot that both give agrees. Ways of
saying the same (a surname for a full name, an office for a longer one) agree; dates and numbers must be equal.
"""

import re
import sys
import unicodedata
from pathlib import Path

import msgspec

from quiz import yamltext
from quiz.feed.extract import Extraction, extract
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Fact
from quiz.sources.document import Document
from quiz.sources.read import read_sources

HERE = Path(__file__).parent


class Score(msgspec.Struct):
    """Counts over some documents; `wrong` and `missed` name the facts."""

    found: int = 0
    right: int = 0
    annotated: int = 0
    recalled: int = 0
    wrong: list[str] = []
    missed: list[str] = []

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.recalled / max(1, self.annotated)


def plain(text: object) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", str(text).casefold()) if c.isalnum() or c == " ")


_SMALL = frozenset("the a an of for to and or in on at by with his her their its s that said".split())
_ONES = {
    w: str(n) for n, w in enumerate("zero first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
} | {w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}


def words(text: object) -> set[str]:
    found = plain(str(text).replace("-", " ")).split()
    return {re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", _ONES.get(w, w)) for w in found} - _SMALL


def agree(kind: str, ours: object, theirs: object) -> bool:
    """Whether two slot values say the same."""
    a, b = (v if isinstance(v, list) else [v] for v in (ours, theirs))
    if kind == "date":
        return all(str(x).startswith(str(y)) or str(y).startswith(str(x)) for x in a for y in b)
    if kind == "number":
        return bool(words(a[0]) & words(b[0]))
    joined_a, joined_b = set().union(*(words(x) for x in a)), set().union(*(words(x) for x in b))
    if kind in {"predicate", "quote", "text", "document", "event", "topics", "place"}:
        return len(joined_a & joined_b) >= 0.4 * min(len(joined_a), len(joined_b))
    return bool(joined_a & joined_b)


def same(fact: Fact, gold: dict, start: int, end: int) -> bool:
    kind = BY_NAME[fact.type]
    said = {"statement", "quote", "announce"}
    if (fact.type != gold["type"] and not {fact.type, gold["type"]} <= said) or not any(
        e.start < end and start < e.end for e in fact.evidence
    ):
        return False
    planned = gold["modality"] == "planned"
    if planned != (fact.modality == "planned") and fact.type not in {"role", "quote", "statement", "anniversary"}:
        return False
    slots = gold.get("slots", {})
    shared = [s for s in fact.slots if s in slots]
    if fact.type in {"meet", "talks", "press", "call"}:
        ours = set().union(*(words(v) for s in "ab" for v in _listed(fact.slots.get(s, []))))
        theirs = set().union(*(words(v) for s in "ab" for v in _listed(slots.get(s, []))))
        if not ours <= theirs | {"president", "king", "queen"} and not theirs <= ours and len(ours & theirs) < 2:
            return False
        shared = [s for s in shared if s not in "ab"]
    return all(agree(kind.slots.get(s, "text"), fact.slots[s], slots[s]) for s in shared)


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def score(folder: Path, off: frozenset[str] = frozenset()) -> tuple[Score, dict[str, Score]]:
    """The whole folder's score, and each document's."""
    gold = yamltext.read(folder / "facts.yaml").data["documents"]
    total, each = Score(), {}
    paths = [folder / name for name in gold]
    for document in read_sources(paths):
        assert isinstance(document, Document)
        name = document.source.file
        one = _score_document(name, document, extract(document, off=off), gold[name] or [])
        each[name] = one
        total = Score(*(getattr(total, f) + getattr(one, f) for f in Score.__struct_fields__))
    return total, each


def _score_document(name: str, document: Document, extraction: Extraction, gold: list[dict]) -> Score:
    spans = [(document.text.find(g["quote"]), document.text.find(g["quote"]) + len(g["quote"])) for g in gold]
    one = Score(annotated=len(gold))
    hit: set[int] = set()
    for fact in extraction.facts:
        if fact.type == "background" or fact.held:
            continue
        one.found += 1
        mine = [i for i, (g, (a, b)) in enumerate(zip(gold, spans, strict=True)) if same(fact, g, a, b)]
        one.right += bool(mine)
        hit.update(mine)
        if not mine:
            passage = " ".join(document.text[fact.evidence[0].start : fact.evidence[0].end].split())
            one.wrong.append(f"{name}: {fact.type} {fact.slots} {fact.modality} {fact.speaker} | {passage[:220]}")
    one.recalled = len(hit)
    one.missed = [
        f"{name}: {g['type']} {g['slots']} {g['modality']} | {' '.join(g['quote'].split())[:150]}"
        for i, g in enumerate(gold)
        if i not in hit
    ]
    return one


if __name__ == "__main__":
    whole, _ = score(HERE / sys.argv[1])
    print(*whole.wrong, sep="\n")
    if "--missed" in sys.argv:
        print(*whole.missed, sep="\n")
    print(f"found {whole.found}, right {whole.right} ({whole.precision:.1%})", end="; ")
    print(f"annotated {whole.annotated}, found {whole.recalled} ({whole.recall:.1%})")
