"""Banks from a feed that was built before, or written by hand: `quiz build feed/*.yaml -o DIR`."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from quiz.bank import deck
from quiz.citation import Evidence
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


def texts(paths: Iterable[Path], feed: Feed) -> dict[str, str]:
    """What is known of each source's text: every passage at its place, and nothing between them, so that no sentence runs into another."""
    known: dict[str, dict[tuple[int, int], str]] = {}
    quoted = [e for path in paths for e in _quoted_beside(path)]
    for e in (*quoted, *(e for visit in feed.visits for e in visit.all_evidence())):
        if e.passage:
            known.setdefault(e.source, {})[e.start, e.end] = e.passage
    return {source: _laid_out(passages) for source, passages in known.items()}


def _laid_out(passages: dict[tuple[int, int], str]) -> str:
    """The passages at their places; those that were shortened, behind them."""
    whole = {place: text for place, text in passages.items() if place[0] >= 0 and len(text) == place[1] - place[0]}
    text = ["\n"] * max((end for _, end in whole), default=0)
    for (start, end), passage in whole.items():
        text[start:end] = passage
    return "\n\n".join(["".join(text), *(passage for place, passage in passages.items() if place not in whole)])


def _quoted_beside(path: Path) -> list[Evidence]:
    """What the bank quotes that was written with a feed, one folder up."""
    beside = path.resolve().parent.parent / path.name
    return [e for q in deck.load(beside).questions for e in q.evidence if e.start >= 0] if deck.is_bank(beside) else []


def _take_passages(feed: Feed, path: Path) -> None:
    """A feed built from documents tells places alone; what stands there is in the bank that was written with it."""
    known = {(e.source, e.start, e.end): e.passage for e in _quoted_beside(path)}
    for visit in feed.visits:
        for e in visit.all_evidence():
            e.passage = e.passage or known.get((e.source, e.start, e.end), "")
