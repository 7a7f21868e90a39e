"""How many annotated facts stand in a built feed, and how many of the feed's facts are right.

    quiz build tests/corpus/dev -o /tmp/out
    python tests/corpus/corpus_score.py dev /tmp/out [--list] [--json]

It reads the feed's files alone and knows nothing of the rules that made them. A fact of the feed is

- right: an annotated fact of its type (or a near one: a talk for a meeting) on the same words has the same modality, and no
  slot that both have differs;
- wrong: such facts are annotated on these words, and each differs in a slot or in modality;
- unlisted: nothing of its type is annotated there. Somebody has to look at it.

An annotated fact is found when a right one meets it.
"""

import argparse
import json
import pathlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from babel import Locale

from quiz.feed.facttypes import BY_NAME

HERE = pathlib.Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NEAR: tuple[set[str], ...] = (
    {"meet", "talks", "call", "welcome", "farewell"},
    {"statement", "announce", "quote"},
    {"attend", "host", "ceremony"},
    {"arrive", "visit"},
    {"depart", "return"},
    {"cancel", "postpone"},
)
SMALL = set("the a an of for to and or in on at by with his her their its s that".split())
COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ENOUGH_WORDS = 0.5
LOOSE = {"daytime", "of", "what"}  # slots whose words a reader may choose


@dataclass(frozen=True)
class Annotated:
    """One fact of facts.yaml with the place of its quote."""

    name: str
    type: str
    modality: str
    slots: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """One fact of a feed with the places of its evidence: file name, start, end."""

    id: str
    type: str
    modality: str
    slots: dict[str, Any]
    places: tuple[tuple[str, int, int], ...]


@dataclass
class Score:
    """What the comparison of a feed with its annotations came to."""

    annotated: int = 0
    met: int = 0
    right: list[Found] = field(default_factory=list)
    wrong: list[tuple[Found, str]] = field(default_factory=list)
    unlisted: list[Found] = field(default_factory=list)
    missed: list[Annotated] = field(default_factory=list)

    def figures(self) -> dict[str, int]:
        return {
            "annotated": self.annotated,
            "found": self.met,
            "right": len(self.right),
            "wrong": len(self.wrong),
            "unlisted": len(self.unlisted),
        }


def words(value: object) -> list[str]:
    """Lower-case words without accents, possessives and small words; small numbers as digits."""
    plain = unicodedata.normalize("NFKD", str(value).replace("ø", "o").replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    found = [w for w in re.findall(r"[a-z0-9][a-z0-9.,]*", re.sub(r"'s\b", "", plain)) if w not in SMALL]
    return [_digits(w.rstrip(".,")) for w in found]


def _digits(word: str) -> str:
    for names in (COUNTS, ORDINALS):
        if word in names:
            return str(names.index(word))
    return re.sub(r"^(\d+)(st|nd|rd|th)$", r"\1", word)


def dates_agree(one: str, other: str) -> bool:
    """A date agrees with a coarser one that holds it, and with an interval that begins with it."""
    one, other = one.split("/")[0], other.split("/")[0]
    return one.startswith(other) or other.startswith(one)


def texts_agree(one: str, other: str) -> bool:
    first, second = set(words(one)), set(words(other))
    if not first or not second:
        return first == second
    return len(first & second) / min(len(first), len(second)) >= ENOUGH_WORDS


def names_agree(one: str, other: str) -> bool:
    """One name's words all stand in the other: `Adenauer` and `Konrad Adenauer`."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


def countries_agree(one: str, other: str) -> bool:
    """Whether both name one country; feeds may hold its two-letter code."""
    names = {**Locale("en").territories, "Turkey": "Türkiye", "TR": "Türkiye"}
    return names_agree(names.get(one, one), names.get(other, other))


def values_agree(kind: str, found: object, annotated: object) -> bool:
    """Whether a found slot says nothing that the annotated one denies; a list may be found in part."""
    many = annotated if isinstance(annotated, list) else [annotated]
    agree = {"date": dates_agree, "person": names_agree, "persons": names_agree, "country": countries_agree}.get(kind, texts_agree)
    return all(any(agree(str(f), str(a)) for a in many) for f in (found if isinstance(found, list) else [found]))


def same_family(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in NEAR)


def differing_slots(found: Found, annotated: Annotated) -> list[str]:
    """The slots, and `modality`, in which the two differ. Words that carry the same date or person elsewhere are not compared."""
    kinds = BY_NAME[annotated.type].slots
    shared = [s for s in found.slots if s in annotated.slots and s in kinds and s not in LOOSE]
    differ = [s for s in shared if not values_agree(kinds[s], found.slots[s], annotated.slots[s])]
    if found.type in ("meet", "talks", "call", "press", "sign") and differ and _turned(found, annotated):
        differ = [s for s in differ if s not in ("a", "b")]
    if (found.modality == "planned") != (annotated.modality == "planned"):
        differ.append("modality")
    return differ


def _turned(found: Found, annotated: Annotated) -> bool:
    """Whether both name the same two sides the other way round."""
    both = [side for s in ("a", "b") for side in _several(annotated.slots.get(s, []))]
    return all(any(names_agree(str(f), str(a)) for a in both) for s in ("a", "b") for f in _several(found.slots.get(s, [])))


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def touches(found: Found, annotated: Annotated) -> bool:
    return any(n == annotated.name and s < annotated.end and annotated.start < e for n, s, e in found.places)


def compare(found: list[Found], annotated: list[Annotated]) -> Score:
    """Judge every found fact, and count the annotated ones that were met."""
    score = Score(annotated=len(annotated))
    met: set[int] = set()
    for fact in found:
        near = [(n, a) for n, a in enumerate(annotated) if same_family(fact.type, a.type) and touches(fact, a)]
        verdicts = [(n, differing_slots(fact, a)) for n, a in near]
        agreeing = [n for n, differ in verdicts if not differ]
        if agreeing:
            met.update(agreeing)
            score.right.append(fact)
        elif verdicts:
            fewest = min((differ for _, differ in verdicts), key=lambda differ: len(differ))
            score.wrong.append((fact, ", ".join(fewest)))
        else:
            score.unlisted.append(fact)
    score.met = len(met)
    score.missed = [a for n, a in enumerate(annotated) if n not in met]
    return score


def load_annotated(folder: pathlib.Path) -> list[Annotated]:
    facts = []
    for name, listed in yaml.load((folder / "facts.yaml").read_text(encoding="utf-8"), LOADER)["documents"].items():
        text = (folder / name).read_text(encoding="utf-8")
        for fact in listed:
            start = text.index(fact["quote"])
            facts.append(Annotated(name, fact["type"], fact["modality"], fact["slots"], start, start + len(fact["quote"])))
    return facts


def load_found(built: pathlib.Path) -> list[Found]:
    """The facts of all feed files that `quiz build` wrote below a folder; background is for cloze only and left out."""
    return [fact for path in sorted((built / "feed").glob("*.yaml")) for fact in _facts_of(path) if fact.type != "background"]


def _facts_of(path: pathlib.Path) -> Iterator[Found]:
    feed = yaml.load(path.read_text(encoding="utf-8"), BASE_LOADER)
    files = {key: pathlib.PurePath(str(source.get("file", key))).name for key, source in feed.get("sources", {}).items()}
    for visit in feed.get("visits", []):
        for fact in visit.get("facts", []):
            places = tuple(
                (files.get(e["source"], e["source"]), int(e["start"]), int(e["end"])) for e in fact.get("evidence", []) if "start" in e
            )
            yield Found(f"{visit['id']}/{fact['id']}", fact["type"], fact.get("modality", "happened"), fact.get("slots", {}), places)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("dev", "held"))
    parser.add_argument("built", type=pathlib.Path, help="the folder that quiz build wrote")
    parser.add_argument("--list", action="store_true", help="list what is wrong, unlisted and missed")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(arguments)
    score = compare(load_found(args.built), load_annotated(HERE / args.part))
    if args.json:
        print(json.dumps(score.figures()))
        return 0
    if args.list:
        for fact, why in score.wrong:
            print(f"wrong     {fact.id}  {why}: {fact.slots}")
        for fact in score.unlisted:
            print(f"unlisted  {fact.id}  {fact.slots}")
        for missed in score.missed:
            print(f"missed    {missed.name}  {missed.type}: {missed.slots}")
    judged = len(score.right) + len(score.wrong)
    print(
        f"found {score.met} of {score.annotated} annotated facts ({score.met / max(1, score.annotated):.0%}); "
        f"of {judged} facts that an annotation judges {len(score.right)} are right ({len(score.right) / max(1, judged):.1%}), "
        f"{len(score.unlisted)} more are unlisted"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
