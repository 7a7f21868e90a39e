"""Reading sources: what is plan, report or claim, and which report was written before the event."""

from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.make.asking import Candidate, common, signed
from quiz.bank.make.events import chain, events
from quiz.bank.make.scene import Scene
from quiz.bank.question import Distractor

_SURELY_OVER = 14  # days
_ENDS = frozenset({"arrive", "welcome", "farewell", "depart", "return"})  # that one arrives first and leaves last is no question


def thinking(scene: Scene) -> Iterator[Candidate]:
    """Questions made only from modality, speaker, publisher and date."""
    yield from _first(scene)


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
