"""Every frame yields what its examples say, refuses its near-misses, and is needed for its examples."""

import pytest
from reading_texts import facts, holds

from quiz.feed.facttypes import BY_NAME
from quiz.feed.match import Frame, frames
from quiz.feed.model import MODALITIES
from quiz.feed.verbs import classes

ACCEPTS = [pytest.param(f, example, id=f"{f.name}-{n}") for f in frames() for n, example in enumerate(f.accepts, 1)]
REFUSES = [pytest.param(f, text, id=f"{f.name}-{n}") for f in frames() for n, text in enumerate(f.refuses, 1)]


def _tells(frame: Frame, example: dict, off: frozenset[str] = frozenset()) -> bool:
    modality = example.get("modality", "happened")
    found = facts(example["text"], frame.yields, off)
    return any(holds(fact.slots, example["slots"]) and fact.modality == modality for fact in found)


@pytest.mark.parametrize(("frame", "example"), ACCEPTS)
def test_a_frame_reads_its_examples(frame: Frame, example: dict) -> None:
    assert _tells(frame, example), [(f.slots, f.modality) for f in facts(example["text"], frame.yields)]


@pytest.mark.parametrize(("frame", "example"), ACCEPTS)
def test_without_the_frame_its_examples_are_silent(frame: Frame, example: dict) -> None:
    assert not _tells(frame, example, frozenset({frame.name}))


@pytest.mark.parametrize(("frame", "text"), REFUSES)
def test_a_frame_refuses_its_near_misses(frame: Frame, text: str) -> None:
    without = [(f.slots, f.modality) for f in facts(text, frame.yields, frozenset({frame.name}))]
    assert [(f.slots, f.modality) for f in facts(text, frame.yields)] == without


@pytest.mark.parametrize("frame", frames(), ids=lambda f: f.name)
def test_a_frame_is_whole(frame: Frame) -> None:
    kind = BY_NAME[frame.yields]
    assert frame.verbs in classes()
    assert len({e["text"] for e in frame.accepts}) >= 2
    assert len(set(frame.refuses)) >= 2
    for example in frame.accepts:
        assert set(example) <= {"text", "slots", "modality"}
        assert example["slots"]
        assert set(example["slots"]) <= set(kind.slots)
        assert example.get("modality", "happened") in MODALITIES


def test_no_two_frames_share_an_example() -> None:
    texts = [e["text"] for f in frames() for e in f.accepts]
    assert len(texts) == len(set(texts))


def test_a_frame_that_reads_the_future_tells_a_plan() -> None:
    assert sum(e.get("modality") == "planned" for f in frames() for e in f.accepts) >= 5
