"""Floors under extraction: precision and recall on the annotated documents, and the facts that a change gains and loses.

    python tests/corpus/floors.py            # figures beside their floors; facts gained (+) and lost (-) since they were pinned
    python tests/corpus/floors.py --pin      # lay the floors just below what holds now

Facts of `held/` are named by file and type alone, so that whoever writes rules does not learn what stands there.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import msgspec
from scoring import Score, score

from quiz import yamltext
from quiz.feed.extract import extract
from quiz.feed.model import Fact
from quiz.sources.document import Document
from quiz.sources.read import read_sources

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FOUND = HERE / "found"
SETS = ("dev", "held")
BELOW = 0.005  # how far under the present figure a floor is laid


class Floor(msgspec.Struct):
    """What extraction must reach on one set of documents; `digest` tells which documents and annotations are meant."""

    digest: str
    precision: float
    recall: float


def floors() -> dict[str, Floor]:
    return msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, Floor])


def digest(name: str) -> str:
    """One digest of a set's documents and annotations, whatever the line endings of the checkout."""
    whole = hashlib.sha256()
    for path in sorted((HERE / name).iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


def found(name: str) -> list[str]:
    """One line for each fact that extraction finds in a set, in the order of the annotations."""
    names = yamltext.read(HERE / name / "facts.yaml").data["documents"]
    lines = []
    for document in read_sources([HERE / name / n for n in names]):
        assert isinstance(document, Document)
        lines += [_line(document, f, shy=name == "held") for f in extract(document).facts if f.type != "background" and not f.held]
    return lines


def _line(document: Document, fact: Fact, *, shy: bool) -> str:
    if shy:
        return f"{document.source.file}: {fact.type}"
    slots = ", ".join(f"{k}={' + '.join(v) if isinstance(v, list) else v}" for k, v in sorted(fact.slots.items()))
    return f"{document.source.file}: {fact.type}({slots}) {fact.modality}" + (f", says {fact.speaker}" if fact.speaker else "")


def changes(name: str) -> list[str]:
    """Facts gained and lost since the floors were pinned: `+ …` and `- …`."""
    before = Counter((FOUND / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    now = Counter(found(name))
    return [f"- {line}" for line in (before - now).elements()] + [f"+ {line}" for line in (now - before).elements()]


def pinned(name: str, now: Score) -> Floor:
    return Floor(digest(name), round(now.precision - BELOW, 3), round(now.recall - BELOW, 3))


def pin() -> None:
    """Lay the floors under what holds now."""
    new = {name: msgspec.to_builtins(pinned(name, score(HERE / name)[0])) for name in SETS}
    FLOORS.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8", newline="\n")
    FOUND.mkdir(exist_ok=True)
    for name in SETS:
        (FOUND / f"{name}.txt").write_text("".join(f"{line}\n" for line in found(name)), encoding="utf-8", newline="\n")


def report() -> None:
    for name in SETS:
        now, floor = score(HERE / name)[0], floors()[name]
        print(f"{name}: precision {now.precision:.1%} (floor {floor.precision:.1%}), recall {now.recall:.1%} (floor {floor.recall:.1%})")
        print(*changes(name), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="lay the floors under what holds now")
    if parser.parse_args().pin:
        pin()
    report()
