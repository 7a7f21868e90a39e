"""The mark of extraction: words a second, as a ratio to spaCy's blank English tokenizer in the same run (at least 0.1)."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from quiz.feed.extract import extract
from quiz.feed.places import find_places
from quiz.sources.document import Document
from quiz.sources.read import read_sources

DOCUMENTS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "dev"
ROUNDS = 5


def measure() -> dict[str, float]:
    """Words a second of either, and their ratio; without spaCy the ratio is missing and stderr says so."""
    documents = [d for d in read_sources(_files()) if isinstance(d, Document)]
    words = sum(len(d.text.split()) for d in documents)
    find_places("The lexicon is read before the clock starts.")
    tokenizer = _tokenizer()
    ours, theirs = [], []
    for _ in range(ROUNDS):  # in turns, so that a busy moment hits both
        ours.append(_seconds(lambda: [extract(d) for d in documents]))
        if tokenizer is not None:
            theirs.append(_seconds(lambda: [tokenizer(d.text) for d in documents]))
    marks = {"extract_words": float(words), "extract_words_per_second": words / min(ours)}
    if tokenizer is not None:
        marks["extract_spacy_words_per_second"] = words / min(theirs)
        marks["extract_ratio"] = min(theirs) / min(ours)
    return marks


def _files() -> list[Path]:
    """The texts of the corpus, without its answers."""
    return sorted(p for p in DOCUMENTS.iterdir() if p.suffix in {".txt", ".md", ".html"})


def _tokenizer() -> Callable[[str], object] | None:
    try:
        import spacy
    except ImportError:
        print("extract_ratio: skipped, spaCy is not installed; make bench installs it", file=sys.stderr)
        return None
    return spacy.blank("en").make_doc


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    for mark, value in measure().items():
        print(f"{mark}: {value:,.3f}")
