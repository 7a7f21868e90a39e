"""What a report written before the visit could only announce, asked as the plan that it then was."""

from collections.abc import Iterator

import msgspec

from quiz.bank import spoken
from quiz.bank.make.asking import Candidate
from quiz.bank.make.judged import judged
from quiz.bank.make.scene import Scene
from quiz.feed.model import Fact

_FORESEEN = frozenset({"visit", "attend", "talks", "sign", "meet", "host", "speech", "accompany"})


def announced(scene: Scene) -> Iterator[Candidate]:
    """Facts that later came true, as the reports of the days before foretold them."""
    ahead = [plan for fact in scene.facts if (plan := _as_announced(scene, fact))]
    if not ahead:
        return
    before = scene.with_facts(ahead)
    for candidate in judged(before):
        if candidate.slot in ("start", "end", "event", "b", "doc"):
            yield _renamed(candidate)


def _as_announced(scene: Scene, fact: Fact) -> Fact | None:
    """The fact with nothing but the evidence that is older than the visit; None where there is none, or it is a plan anyway."""
    if fact.type not in _FORESEEN or fact.modality != "happened" or fact.aside or spoken.precision(scene.visit.start) != 3:
        return None
    older = [e for e in fact.evidence if e.source in scene.sources and _is_older(scene.sources[e.source].published, scene.visit.start)]
    if not older or len(older) == len(fact.evidence):
        return None
    return msgspec.structs.replace(fact, modality="planned", evidence=older, speaker="")


def _is_older(published: str, start: str) -> bool:
    return spoken.is_day(published) and published < start


def _renamed(candidate: Candidate) -> Candidate:
    """The question under the fact's id, told apart by its slot."""
    question = candidate.question
    assert question.generated is not None
    slot = f"{candidate.slot}-announced"
    tail = f"-{candidate.slot}-"
    at = question.id.rfind(tail)
    named = f"{question.id[:at]}-{slot}-{question.id[at + len(tail) :]}"
    tags = [*question.tags, "sources"]
    generated = msgspec.structs.replace(question.generated, slot=slot)
    return candidate._replace(
        question=msgspec.structs.replace(question, id=named, tags=tags, generated=generated),
        slot=slot,
        weight=candidate.weight - 1.5,
        key=f"announced {candidate.key}",
    )
