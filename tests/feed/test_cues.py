"""Cues spare a search and change nothing: every pattern finds with them what it finds without."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import quiz.feed
from quiz.feed.cues import Cued
from quiz.feed.text import sentences
from quiz.sources.document import Document
from quiz.sources.read import read_sources

DEV = Path(__file__).resolve().parent.parent / "corpus" / "dev"
MODULES = [importlib.import_module(f"quiz.feed.{module.name}") for module in pkgutil.iter_modules(quiz.feed.__path__)]
PATTERNS = {f"{m.__name__}.{name}": value for m in MODULES for name, value in vars(m).items() if isinstance(value, Cued)}


@pytest.fixture(scope="module")
def told():
    files = sorted(p for p in DEV.iterdir() if p.suffix in {".txt", ".md", ".html"})
    return [s for d in read_sources(files) if isinstance(d, Document) for s in sentences(d)]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_cue_misses_no_match(name, told):
    cued = PATTERNS[name]
    missed = [s.text for s in told if cued.pattern.search(s.text) and not cued.may_match(s)]
    assert not missed


def test_cues_are_words_in_small_letters():
    assert all(cue.isalpha() and cue == cue.lower() for cued in PATTERNS.values() for cue in cued.cues)
