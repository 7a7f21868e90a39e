"""Reading sources: what is plan, report or claim, and which report was written before the event."""

from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.make import naming
from quiz.bank.make.asking import Candidate, common, mint, signed
from quiz.bank.make.events import chain, events
from quiz.bank.make.phrases import shortened
from quiz.bank.make.scene import Scene
from quiz.bank.near import shift
from quiz.bank.question import Distractor
from quiz.feed.model import Visit

_SURELY_OVER = 14  # days
_ENDS = frozenset({"arrive", "welcome", "farewell", "depart", "return"})  # that one arrives first and leaves last is no question


def thinking(scene: Scene) -> Iterator[Candidate]:
    """Questions made only from modality, speaker, publisher and date."""
    yield from _written(scene)
    yield from _first(scene)


def _written(scene: Scene) -> Iterator[Candidate]:
    """Was the report written before, during or after the visit?"""
    words = scene.wording.thinking
    start, end = scene.visit.start, scene.visit.end or scene.visit.start
    if spoken.precision(start) != 3:
        return
    asked: set[str] = set()
    for fact in scene.facts:
        source = scene.source(fact)
        if source.title in asked or spoken.precision(source.published) != 3 or not source.publisher or not scene.cited(fact):
            continue
        if not _is_apart(scene.visit, source.published):
            continue
        before, after = source.published < start, source.published > end
        if before and fact.modality != "planned":
            continue  # the passage must show that the visit still lay ahead
        asked.add(source.title)
        key = words["written_before" if before else "written_after" if after else "written_during"]
        wrong: list[str | Distractor] = [words[k] for k in ("written_before", "written_during", "written_after") if words[k] != key]
        fields = common(scene, fact, "published", "choice", "thinking.written")
        fields["tags"], fields["level"] = ["sources", "thinking"], "understand"
        fields["id"] = mint(scene, "report", source.publisher + "-" + source.published, "choice")
        fields["explanation"] = f"The report appeared on {spoken.date(source.published)}; the visit ran {spoken.between(start, end)}."
        title = shortened(source.title, 18).strip('“”"')
        prompt = spoken.sentence(words["written"].format(title=title, publisher=naming.publisher(source), visit=scene.name))
        yield Candidate(
            signed(Choice(prompt=prompt, answer=key, distractors=wrong, **fields)), (f"{scene.visit.id}/{fact.id}",), "published", 5, key
        )


def _is_apart(visit: Visit, published: str) -> bool:
    """Whether a report surely came before, within or after: not on the first or last day, nor soon after a visit of unknown end."""
    start, end = visit.start, visit.end
    if published <= start:
        return published < start
    if not end:
        return not visit.host.country or published > shift(start, _SURELY_OVER)
    return start < published < end or published > end


def _first(scene: Scene) -> Iterator[Candidate]:
    """Which event came first, which last."""
    told = [e for e in events(scene) if e.fact.type not in _ENDS]
    run = chain(told, 4)
    if len(run) < 3:
        return
    words = scene.wording.thinking
    for name, key, others in (("first", run[0], run[1:]), ("last", run[-1], run[:-1])):
        fields = common(scene, key.fact, f"{name}-event", "choice", f"thinking.{name}")
        fields["tags"], fields["level"] = ["timeline", "thinking"], "understand"
        fields["evidence"] = [e for event in (key, *others) for e in scene.cited(event.fact)[:1]]
        fields["explanation"] = "; ".join(f"{spoken.date(e.date)}: {e.text.rstrip('.')}" for e in run) + "."
        wrong: list[str | Distractor] = [Distractor(e.text, f"That was {spoken.on(e.date, e.daytime)}.") for e in others[:3]]
        question = Choice(prompt=spoken.sentence(words[name].format(visit=scene.name)), answer=key.text, distractors=wrong, **fields)
        if question.evidence:
            yield Candidate(signed(question), (f"{scene.visit.id}/{key.fact.id}",), name, 3, key.text)
