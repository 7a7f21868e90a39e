"""What stands behind a visit: figures, anniversaries and earlier meetings of the two sides, asked once for each report.

One by one these are trifles, and readers refused them; together they are why the visit took place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank.kinds.open import Open
from quiz.bank.make import naming, nations
from quiz.bank.make.asking import Candidate, capital
from quiz.bank.make.index import values
from quiz.bank.make.sameness import alike, words
from quiz.bank.make.saying import concerns_both, is_timely, names_both, sides_of
from quiz.bank.make.scene import Scene
from quiz.bank.make.sections import BACKGROUND, RECEPTION, gist, quoted, stands, told_in
from quiz.bank.make.telling import Telling, done
from quiz.bank.make.visitwide import fields_for, made, named_report, other_points, prompt, rule_of, spread
from quiz.bank.make.worth import broken_figure, is_worth
from quiz.citation import Evidence
from quiz.feed.model import Fact

_TOLD_BESIDE = frozenset({"figure", "ordinal", "anniversary", "membership", "background"})
_TAGS = {"setting": "background", "reception": "claims", "gist": "overview"}
_FEWEST, _MOST = 3, 8


def setting(scene: Scene) -> Iterator[Candidate]:
    """Background and reception by each report; what else it tells of them counts as well."""
    sources = dict.fromkeys(e.source for fact in scene.facts for e in scene.cited(fact) if not e.row)
    for name, heading in (("setting", BACKGROUND), ("reception", RECEPTION)):
        for source in sources:
            told = [Point(quoted(e.passage), e) for e in told_in(scene, source, heading)] if scene.verbatim is None else []
            if name == "setting":
                told += [*_beside(scene, source), *_relations(scene, source)]
            else:  # what somebody else did on the same day is no reception of this visit
                told = [point for point in told if _speaks_of_it(scene, point.evidence.passage)]
            told = spread(_each_once(told), _MOST)
            if len(told) >= _FEWEST:
                yield from _asked(scene, name, source, told)
    for source in sources:
        told = spread([Point(quoted(e.passage), e) for e in gist(scene, source)], _MOST)
        if told:
            yield from _asked(scene, "gist", source, told)


_THIS = re.compile(r"(?i)\b(?:visit|trip|meeting|summit|talks|tour)\b")


def _speaks_of_it(scene: Scene, passage: str) -> bool:
    """Whether a passage names the guest or the host, or the visit by a noun."""
    people = {word for p in (scene.visit.visitor, scene.visit.host) for word in words(p.name) if len(word) > 1}
    return bool(_THIS.search(passage) or people & set(words(passage)))


class Point(NamedTuple):
    """One thing that a good answer may name, and where it stands."""

    text: str
    evidence: Evidence


def _asked(scene: Scene, name: str, source: str, told: list[Point]) -> Iterator[Candidate]:
    facts = [fact for fact in scene.facts if any(e.overlaps(point.evidence) for e in fact.evidence for point in told)]
    shared = fields_for(scene, [], rule_of(name, source), "open", [_TAGS[name]], "understand")
    shared["evidence"] = [point.evidence for point in told]
    report = named_report(scene.sources[source])
    shared["explanation"] = other_points(scene, report)
    question = Open(prompt=prompt(scene, f"open_{name}", report=report), points=[point.text for point in told], **shared)
    yield from made(scene, question, facts, 5)


def _beside(scene: Scene, source: str) -> list[Point]:
    """The figures, anniversaries and earlier meetings that a report tells; what a fact sheet counts are results."""
    if naming.genre(scene.sources[source]) == "fact sheet":
        return []
    facts = [fact for fact in scene.facts if fact.type in _TOLD_BESIDE]
    return [Point(text, e) for fact in facts for e in scene.cited(fact) if e.source == source and (text := _point(scene, fact, e))]


def _relations(scene: Scene, source: str) -> list[Point]:
    """What a report tells of both countries that is no event of the visit, nobody's words and no plan."""
    if naming.genre(scene.sources[source]) != "report" or scene.verbatim is not None:
        return []
    spoken_for = [e for fact in scene.facts if fact.type not in _TOLD_BESIDE for e in fact.evidence]
    return [
        Point(quoted(e.passage), e)
        for e in told_in(scene, source, _ANYWHERE)
        if sides_of(scene) - {""} <= nations.all_in_text(e.passage) and _SETTLED.search(e.passage) and not _OPEN.search(e.passage)
        if not any(e.overlaps(other) for other in spoken_for)
    ]


_ANYWHERE = re.compile(r".*")
_SETTLED = re.compile(r"\b(?:was|were|has|have|had|\w{3,}ed)\b")
_OPEN = re.compile(
    r"(?i)\b(?:will|would|could|may|might|should|must|if|expected|poised|likely|reportedly|allegedly|appears?|seems?|ago|said|says|told|"
    r"meeting|met|talks|dialogue|discuss\w*|visit\w*|leaders|presidents|heads of state|sign(?:ed|ing)?|agreed|reaffirmed)\b|"
    r"[?“\"]"
)


def _point(scene: Scene, fact: Fact, evidence: Evidence) -> str:
    """The fact in a sentence that stands by itself; empty where it does not concern both sides."""
    fit = scene.verbatim is None and stands(evidence.passage) and names_both(scene, evidence.passage)
    sentence = evidence.passage if fit and not _of_the_visit_itself(scene, evidence) else ""
    if sentence or fact.type == "background":
        return quoted(sentence) if sentence else ""
    if done(fact) or broken_figure(scene, fact, "n", "open") or is_timely(" ".join(values(fact, "of"))):
        return ""
    if fact.type in ("figure", "membership") and not names_both(scene, evidence.passage) and not concerns_both(scene, fact):
        return ""
    if fact.type == "anniversary" and not (names_both(scene, evidence.passage) or is_worth(scene, fact, "n", "open")):
        return ""
    return capital(Telling(scene, fact).fill(scene.wording.of(fact.type).point) or "")


def _of_the_visit_itself(scene: Scene, evidence: Evidence) -> bool:
    """Whether something that took place on the visit stands on the same passage."""
    return any(
        e.overlaps(evidence)
        for fact in scene.facts
        if fact.type not in _TOLD_BESIDE and fact.type not in ("role", "statement", "quote", "topics") and not fact.aside
        for e in fact.evidence
    )


def _each_once(told: list[Point]) -> list[Point]:
    """Of a sentence and what was taken out of it the first, and nothing twice."""
    kept: list[Point] = []
    for point in told:
        inside = any(point.evidence.overlaps(other.evidence) and (_is_sentence(point) or _is_sentence(other)) for other in kept)
        if not inside and not any(alike(point.text, other.text, 0.8) for other in kept):
            kept.append(point)
    return kept


def _is_sentence(point: Point) -> bool:
    return point.text.endswith((".", "”"))
