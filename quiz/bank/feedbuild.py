"""Banks from a feed that was built before, or written by hand: `quiz build feed/*.yaml -o DIR`."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from quiz.bank import deck
from quiz.errors import QuizError
from quiz.feed import store
from quiz.feed.model import FORMAT, Feed


def is_feed(path: Path) -> bool:
    """Whether a file's first lines name the feed format."""
    if path.suffix not in {".yaml", ".yml"} or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return any(FORMAT in line for line, _ in zip(file, range(5), strict=False))
    except OSError:
        return False


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Feed files, and everything else; a folder counts as feeds where all its YAML files are feeds and it holds nothing else."""
    feeds: list[Path] = []
    others: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(".")) if path.is_dir() else []
        if is_feed(path):
            feeds.append(path)
        elif inside and all(is_feed(p) or p.name.endswith(".schema.json") for p in inside):
            feeds += [p for p in inside if is_feed(p)]
        else:
            others.append(path)
    return feeds, others


def load(paths: Iterable[Path]) -> Feed:
    """The feeds joined: their sources and visits, ids unique."""
    joined = Feed()
    seen: dict[str, Path] = {}
    for path in paths:
        feed = store.load(path)
        for visit in feed.visits:
            if visit.id in seen:
                raise QuizError(f'the visit "{visit.id}" stands in {seen[visit.id]} as well. Give one of them another id.', str(path))
            seen[visit.id] = path
        _take_passages(feed, path)
        joined = msgspec.structs.replace(joined, sources=joined.sources | feed.sources, visits=[*joined.visits, *feed.visits])
    return joined


def _take_passages(feed: Feed, path: Path) -> None:
    """A feed built from documents tells places alone; what stands there is in the bank that was written with it, one folder up."""
    beside = path.resolve().parent.parent / path.name
    if not deck.is_bank(beside):
        return
    known = {(e.source, e.start, e.end): e.passage for q in deck.load(beside).questions for e in q.evidence if e.start >= 0}
    for visit in feed.visits:
        for e in (*visit.evidence, *(e for fact in visit.facts for e in fact.evidence)):
            e.passage = e.passage or known.get((e.source, e.start, e.end), "")
