"""What every question about a visit as a whole needs: its prompt, its fields, and the candidate it becomes."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from quiz.bank import spoken
from quiz.bank.make import naming
from quiz.bank.make.asking import Candidate, mint, signed, slug
from quiz.bank.make.scene import Scene
from quiz.bank.question import Generated, Level
from quiz.citation import Evidence, Source
from quiz.feed.model import Fact


def prompt(scene: Scene, name: str, **holes: str) -> str:
    visitor, _ = naming.titled(scene.visit.visitor.name, scene.visit.visitor.office)
    return spoken.sentence(scene.wording.visits[name].format(visit=scene.name, visitor=visitor, **holes))


def rule_of(name: str, *parts: str) -> str:
    """The rule of a question about one source or some speakers of a visit: it stays the same whatever else the feed tells."""
    return f"visit.{slug('-'.join([name, *parts]))}"


def fields_for(scene: Scene, facts: list[Fact], rule: str, kind: str, tags: list[str], level: Level) -> dict[str, Any]:
    seen: dict[tuple[str, int, int, str, str], Evidence] = {}
    for fact in facts:
        for evidence in scene.cited(fact)[:1]:
            seen.setdefault((evidence.source, evidence.start, evidence.end, evidence.row, evidence.field), evidence)
    return {
        "id": mint(scene, "visit", rule.rsplit(".", 1)[-1], kind),
        "evidence": list(seen.values()),
        "tags": tags,
        "level": level,
        "generated": Generated(source=f"{scene.visit.id}/whole", slot=rule.rsplit(".", 1)[-1], rule=rule),
    }


def made(scene: Scene, question: Any, facts: list[Fact], weight: float) -> Iterator[Candidate]:
    """The candidate; none of a visitor known by the surname alone, of whom nobody knows who is meant."""
    visitor = scene.visit.visitor.name
    if question.evidence and (" " in visitor or not visitor):
        slot = question.generated.slot
        yield Candidate(signed(question), tuple(f"{scene.visit.id}/{f.id}" for f in facts), slot, weight, f"{scene.visit.id} {slot}")


def named_report(*sources: Source) -> str:
    """The one report that is meant, where it can be named; else "reports"."""
    named = {naming.report(source) if source.publisher or spoken.is_day(source.published) else "" for source in sources}
    return named.pop() or "reports" if len(named) == 1 else "reports"


def other_points(scene: Scene, report: str) -> str:
    """What else counts as right where a report says more than a question's points."""
    return spoken.sentence(scene.wording.visits["open_other_points"].format(report=report))


T = TypeVar("T")


def spread(told: Sequence[T], most: int) -> list[T]:
    """At most so many, from the beginning of the text to its end."""
    step = len(told) / most
    return list(told) if step <= 1 else [told[int(n * step)] for n in range(most)]
