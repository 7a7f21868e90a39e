"""Two or more visits of one guest side by side: which came first, in which year, who welcomed him on which. Settled facts alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make import naming, nations
from quiz.bank.make.asking import Candidate, capital, mint, signed
from quiz.bank.make.index import values
from quiz.bank.make.phrases import noun_phrase
from quiz.bank.make.sameness import plain, same, same_person
from quiz.bank.make.scene import Scene
from quiz.bank.question import Distractor, Generated
from quiz.bank.spoken import sentence
from quiz.citation import Evidence
from quiz.feed.model import Fact, Visit

_MOST = 5
_HALF = 0.5
_WEIGHT = 6.0


class Stay(NamedTuple):
    """A visit whose days are settled, with the fact that tells them."""

    visit: Visit
    fact: Fact


def across(scene: Scene) -> Iterator[Candidate]:
    """Asked once, in the deck of the latest of the visits."""
    stays = _stays(scene)
    if len(stays) < 2 or stays[-1].visit.id != scene.visit.id:
        return
    yield from _first(scene, stays)
    yield from _years(scene, stays)
    yield from _welcomes(scene, stays)
    yield from _then_or_now(scene, stays)
    yield from _two_welcomes(scene, stays)


def _stays(scene: Scene) -> list[Stay]:
    """The visits of this visitor as a guest, in order; none where another visit's days are in dispute."""
    name = plain(scene.visit.visitor.name)
    mine = [v for v in (scene.visit, *scene.index.others(scene.visit)) if name and plain(v.visitor.name) == name and v.host.country]
    found = []
    for visit in sorted(mine, key=lambda v: (v.start, v.id)):
        fact = next((f for f in visit.facts if _tells_days(visit, f)), None)
        if fact and scene.beside(visit).cited(fact):
            found.append(Stay(visit, fact))
    return found


def _tells_days(visit: Visit, fact: Fact) -> bool:
    days = values(fact, "start") or values(fact, "day")
    settled = fact.type == "visit" and fact.modality == "happened" and not fact.conflict and not fact.aside and not fact.speaker
    return settled and bool(days) and spoken.precision(days[0]) >= 1 and days[0][:4] == visit.start[:4]


def _name(scene: Scene, stay: Stay, others: list[Stay]) -> str:
    """ "the state visit to Russia", told from another to the same country by what happened there; empty where it cannot be."""
    visit = stay.visit
    said = naming.visit_phrase(visit, scene.index, whose=False, when="", kind=False)
    alike = [o for o in others if o.visit.id != visit.id and nations.name(o.visit.host.country) == nations.name(visit.host.country)]
    if not alike:
        return said
    mark = _mark(visit, [o.visit for o in alike])
    return f"{said}, {mark}" if mark else ""


_MARKS = (("attend", "event", "with"), ("welcome", "host", "on arriving welcomed by"), ("arrive", "place", "by way of"))


def _mark(visit: Visit, others: list[Visit]) -> str:
    """What happened on this visit and on none of the others."""
    for fact_type, slot, words in _MARKS:
        there = [v for o in others for f in o.facts for v in values(f, slot)]
        for fact in visit.facts:
            told = values(fact, slot) if fact.type == fact_type and fact.modality == "happened" and not fact.conflict else []
            if told and not any(same(told[0], t) for t in there) and not any(y in told[0] for y in _years_of(visit, others)):
                return f"{words} {noun_phrase(told[0]) if slot == 'event' else told[0]}"
    return ""


def _years_of(visit: Visit, others: list[Visit]) -> set[str]:
    """Years that a mark must not tell."""
    return {v.start[:4] for v in (visit, *others)}


def _fields(scene: Scene, stays: list[Stay], facts: list[tuple[Visit, Fact]], slot: str, kind: str) -> dict[str, Any]:
    seen: dict[tuple[str, int, int, str, str], Evidence] = {}
    for visit, fact in [(s.visit, s.fact) for s in stays] + facts:
        for evidence in scene.beside(visit).cited(fact)[:1]:
            seen.setdefault((evidence.source, evidence.start, evidence.end, evidence.row, evidence.field), evidence)
    return {
        "id": mint(scene, "visits", slot, kind),
        "evidence": list(seen.values()),
        "tags": ["compare", "timeline"],
        "level": "compare",
        "generated": Generated(source=f"{scene.visit.id}/whole", slot=f"visits-{slot}", rule=f"visits.{slot}"),
    }


def _made(scene: Scene, question: Choice | Match | TrueFalse, slot: str, facts: list[Fact]) -> Iterator[Candidate]:
    if question.evidence:
        here = tuple(f"{scene.visit.id}/{f.id}" for f in facts if f in scene.visit.facts)
        yield Candidate(signed(question), here, f"visits-{slot}", _WEIGHT, f"{scene.visit.id} visits {slot}")


def _told(scene: Scene, name: str, **holes: str) -> str:
    visitor, _ = naming.titled(scene.visit.visitor.name, "")
    return sentence(scene.wording.visits[name].format(visitor=visitor, **holes))


def _first(scene: Scene, stays: list[Stay]) -> Iterator[Candidate]:
    """Which came first: of three or more visits, so that it is no toss of a coin."""
    chosen = stays[-4:]
    named = [(s, _name(scene, s, chosen)) for s in chosen]
    if len(chosen) < 3 or not all(n for _, n in named) or chosen[0].visit.start[:7] >= chosen[1].visit.start[:7]:
        return
    fields = _fields(scene, chosen, [], "first", "choice")
    key, *rest = named
    wrong: list[str | Distractor] = [Distractor(capital(n), f"That was in {spoken.month_of(s.visit.start)}.") for s, n in rest]
    fields["explanation"] = sentence("; ".join(f"{n}: {spoken.month_of(s.visit.start)}" for s, n in named))
    question = Choice(prompt=_told(scene, "first_visit"), answer=capital(key[1]), distractors=wrong[:3], **fields)
    yield from _made(scene, question, "first", [s.fact for s in chosen])


def _years(scene: Scene, stays: list[Stay]) -> Iterator[Candidate]:
    """Visits and their years, for visits in different years."""
    by_year = {s.visit.start[:4]: s for s in stays}
    chosen = list(by_year.values())[-_MOST:]
    named = [(s, _name(scene, s, chosen)) for s in chosen]
    if len(chosen) < 3 or not all(n for _, n in named):
        return
    fields = _fields(scene, chosen, [], "years", "match")
    pairs = [(capital(n), s.visit.start[:4]) for s, n in named]
    yield from _made(scene, Match(prompt=_told(scene, "match_years"), pairs=pairs, **fields), "years", [s.fact for s in chosen])


def _welcomed(visit: Visit) -> tuple[Fact, str] | None:
    """Who welcomed the guest, where one person did and no source says otherwise."""
    found = [f for f in visit.facts if f.type == "welcome" and f.modality == "happened" and not f.aside and not f.speaker]
    hosts = {plain(h): h for f in found for h in values(f, "host")}
    if any(f.conflict for f in found) or len(hosts) != 1:
        return None
    return found[0], next(iter(hosts.values()))


def _welcomes(scene: Scene, stays: list[Stay]) -> Iterator[Candidate]:
    """Visits and those who welcomed the guest, where each visit had another."""
    chosen: list[tuple[Stay, Fact, str]] = []
    for stay in stays:
        told = _welcomed(stay.visit)
        if told and not any(same_person(told[1], h) for _, _, h in chosen):
            chosen.append((stay, *told))
    if len(chosen) < 3:
        return
    chosen = chosen[-_MOST:]
    fields = _fields(scene, [], [(s.visit, f) for s, f, _ in chosen], "welcomes", "match")
    pairs = [(_dated(scene, s), h) for s, _, h in chosen]
    question = Match(prompt=_told(scene, "match_welcome"), pairs=pairs, **fields)
    yield from _made(scene, question, "welcomes", [f for _, f, _ in chosen])


def _two_welcomes(scene: Scene, stays: list[Stay]) -> Iterator[Candidate]:
    """Who welcomed him on the one visit and who on the other, as a statement to be judged; the false one has them changed over."""
    told = [(s, *w) for s in stays if (w := _welcomed(s.visit))][-2:]
    if len(told) < 2 or same_person(told[0][2], told[1][2]) or _dated(scene, told[0][0]) == _dated(scene, told[1][0]):
        return
    (one, first, host), (other, second, other_host) = told
    right, wrong = _pair_said(scene, one, host, other, other_host), _pair_said(scene, one, other_host, other, host)
    for answer in (True, False):
        slot = "welcomed" if answer else "changed-over"
        fields = _fields(scene, [], [(one.visit, first), (other.visit, second)], slot, "true-false")
        question = TrueFalse(prompt=right if answer else wrong, answer=answer, correction="" if answer else right, **fields)
        if (scene.chance("two-welcomes").random() < _HALF) is answer:
            yield from _made(scene, question, slot, [first, second])


def _pair_said(scene: Scene, one: Stay, host: str, other: Stay, other_host: str) -> str:
    first = naming.visit_phrase(one.visit, scene.index, whose=False, kind=False)
    second = naming.visit_phrase(other.visit, scene.index, whose=False, kind=False)
    said = scene.wording.visits["two_welcomes"]
    visitor = scene.visit.visitor.name
    return sentence(said.format(visitor=visitor, first=first, host=host, second=second, other_host=other_host))


def _dated(scene: Scene, stay: Stay) -> str:
    return capital(naming.visit_phrase(stay.visit, scene.index, whose=False, kind=False))


def _then_or_now(scene: Scene, stays: list[Stay]) -> Iterator[Candidate]:
    """On which of his visits did this happen? Of events that one visit had and the others, which tell theirs, had not."""
    if len({s.visit.start[:7] for s in stays}) < 3:
        return
    chosen = stays[-4:]
    for stay in chosen:
        for fact in stay.visit.facts:
            said = _happening(scene, stay.visit, fact)
            if not said or not _only_here(stay, fact, chosen):
                continue
            fields = _fields(scene, [], [(stay.visit, fact)], "when", "choice")
            wrong: list[str | Distractor] = [_dated(scene, s) for s in chosen if s.visit.id != stay.visit.id]
            if len({str(w) for w in wrong}) < len(wrong):
                return
            question = Choice(prompt=_told(scene, "which_visit", event=said), answer=_dated(scene, stay), distractors=wrong[:3], **fields)
            yield from _made(scene, question, "when", [fact])
            return


def _happening(scene: Scene, visit: Visit, fact: Fact) -> str:
    """The event without date or visit: "attend the Victory Day Parade"; empty for facts that are not sure."""
    if fact.modality != "happened" or fact.conflict or fact.aside or fact.speaker or not scene.beside(visit).cited(fact):
        return ""
    if fact.type == "attend" and values(fact, "person") == [visit.visitor.name]:
        events = values(fact, "event")
        titled = events and sum(w[:1].isupper() for w in events[0].split()) >= 2
        return f"attend {noun_phrase(events[0])}" if titled and not any(c.isdigit() for c in events[0]) else ""
    if fact.type == "sign" and any(same_person(visit.visitor.name, v) for v in (*values(fact, "a"), *values(fact, "b"))):
        docs = values(fact, "doc")
        titled = docs and sum(w[:1].isupper() for w in docs[0].split()) >= 2
        return f"sign the {docs[0].removeprefix('the ')}" if titled and not any(c.isdigit() for c in docs[0]) else ""
    return ""


def _only_here(stay: Stay, fact: Fact, stays: list[Stay]) -> bool:
    """Whether no other of these visits tells the like."""
    mine = [*values(fact, "event"), *values(fact, "doc")]
    there = [v for s in stays if s.visit.id != stay.visit.id for f in s.visit.facts for n in ("event", "doc") for v in values(f, n)]
    return not any(same(a, b) for a in mine for b in there)
