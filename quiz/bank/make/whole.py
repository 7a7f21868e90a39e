"""Questions about the visit as a whole: order of events, people and offices, dates, comparison, and what each source tells."""

from collections.abc import Iterator
from typing import Any

from quiz.bank import spoken
from quiz.bank.distractors import CUT_SHORT, PAPERS, country_of, like_office
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.make import naming, nations
from quiz.bank.make.asking import Candidate, candidate, capital, common
from quiz.bank.make.events import DAYTIMES, EVENTS, chain, events, has_course
from quiz.bank.make.index import values
from quiz.bank.make.parts import is_principal, part
from quiz.bank.make.sameness import plain, same_person
from quiz.bank.make.saying import LEANS
from quiz.bank.make.scene import Scene
from quiz.bank.make.sections import gist
from quiz.bank.make.stating import is_description, statement
from quiz.bank.make.visitwide import fields_for, made, named_report, other_points, prompt, rule_of
from quiz.bank.make.worth import is_worth
from quiz.bank.near import shift
from quiz.feed.model import Fact, Visit


def order(scene: Scene) -> Iterator[Candidate]:
    """The events of one visit; several visits of one visitor. Nothing that might tie."""
    run = chain(events(scene), 5)
    if len(run) >= 3 and has_course(run):
        fields = fields_for(scene, [e.fact for e in run], "visit.order", "order", ["events", "timeline"], "understand")
        fields["explanation"] = (
            "; ".join(f"{spoken.date(e.date)}{', ' + e.daytime if e.daytime else ''}: {e.text.rstrip('.')}" for e in run) + "."
        )
        question = Order(prompt=prompt(scene, "order_events"), items=[e.text for e in run], **fields)
        yield from made(scene, question, [e.fact for e in run], 8)


def match(scene: Scene) -> Iterator[Candidate]:
    """People and offices; events and dates. One to one."""
    yield from _offices(scene)
    yield from _dates(scene)


def _offices(scene: Scene) -> Iterator[Candidate]:
    pairs: list[tuple[str, str, Fact]] = []
    for fact in scene.facts:
        person, office = "".join(values(fact, "person")[:1]), "".join(values(fact, "office")[:1])
        if fact.type != "role" or is_description(scene, fact) or fact.modality != "happened" or not office:
            continue
        if not (is_principal(scene.visit, person) or part(scene, person)):
            continue  # who took no part is no more than named
        if any(same_person(person, p) or like_office(office, o) for p, o, _ in pairs):
            continue
        pairs.append((person, capital(office), fact))
    homes = [nations.name(country_of(scene, person)) for person, _, _ in pairs]
    if len(pairs) < 3 or len(set(homes)) == len(homes):
        return  # one of each country: the adjective would tell
    pairs = pairs[:5]
    told = [o for p, _, _ in pairs for _, o in scene.index.offices(p)] + [o for _, o, _ in pairs]
    elsewhere = (u.value for u in scene.index.uses["office"] if u.visit.id != scene.visit.id and not u.value.lower().startswith("former"))
    decoy = next((capital(o) for o in elsewhere if not any(like_office(o, known) for known in told)), "")
    fields = fields_for(scene, [f for _, _, f in pairs], "visit.offices", "match", ["people", "offices"], "remember")
    extra = [decoy] if decoy else []
    question = Match(prompt=prompt(scene, "match_offices"), pairs=[(p, o) for p, o, _ in pairs], extra=extra, **fields)
    yield from made(scene, question, [f for _, _, f in pairs], 7)


def _dates(scene: Scene) -> Iterator[Candidate]:
    by_date: dict[str, Any] = {}
    for event in events(scene):
        by_date.setdefault(event.date, event)
    chosen = list(by_date.values())[:5]
    if len(chosen) < 3 or not has_course(chosen):
        return
    fields = fields_for(scene, [e.fact for e in chosen], "visit.dates", "match", ["events", "dates"], "remember")
    pairs = [(e.text.rstrip("."), spoken.date(e.date)) for e in chosen]
    last = max(by_date)
    decoy = next(day for n in range(1, _DAYS_LOOKED_AT) if (day := shift(last, -n)) not in by_date)
    question = Match(prompt=prompt(scene, "match_dates"), pairs=pairs, extra=[spoken.date(decoy)], **fields)
    yield from made(scene, question, [e.fact for e in chosen], 5)


_DAYS_LOOKED_AT = 400  # for one on which nothing is told of


def length(scene: Scene) -> Iterator[Candidate]:
    """How many days the visit lasted, where both ends are settled to the day."""
    from datetime import date

    visit = scene.visit
    fact = next(
        (f for f in scene.facts if f.type == "visit" and f.modality == "happened" and values(f, "start") and values(f, "end")), None
    )
    if fact is None or spoken.precision(values(fact, "start")[0]) != 3 or spoken.precision(values(fact, "end")[0]) != 3:
        return
    days = (date.fromisoformat(values(fact, "end")[0]) - date.fromisoformat(values(fact, "start")[0])).days + 1
    if not 2 <= days <= 20:
        return
    word = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    fields = fields_for(scene, [fact], "visit.days", "short", ["visit", "dates"], "understand")
    fields["explanation"] = spoken.sentence(f"It lasted {spoken.between(visit.start, visit.end)}".replace("lasted from", "ran from"))
    accept = [f"{days} days", *([word[days], f"{word[days]} days"] if days < len(word) else [])]
    yield from made(scene, Short(prompt=prompt(scene, "days"), answer=str(days), accept=accept, **fields), [fact], 5)


def open_questions(scene: Scene) -> Iterator[Candidate]:
    """Course and results of the visit, and what two sources tell of it, with the points of a good answer."""
    told = [(f, s) for f in scene.facts if _settled(scene, f) and (s := statement(scene, f))]
    results = _results(told)
    course = [(f, s) for f, s in told if f.type in EVENTS and (f.type != "sign" or (f, s) in results)]
    dated = [f for f, _ in course if spoken.is_day("".join(values(f, "date")[:1]))]
    if len({values(f, "date")[0] for f in dated}) >= 2 and len(dated) >= 4:
        yield from _open(scene, "open_course", sorted(course, key=_course)[:12], 6)
    if len(results) >= 2:
        yield from _open(
            scene, "open_results", results[:8], 6, explanation=other_points(scene, named_report(*(scene.source(f) for f, _ in results)))
        )
    yield from _subjects(scene)
    yield from _discussed(scene)
    yield from _agreed(scene)


def _results(told: list[tuple[Fact, str]]) -> list[tuple[Fact, str]]:
    """What was signed or agreed; beside papers with their titles those without are left out, for they may be the same."""
    found = [(f, s) for f, s in told if f.type == "sign"]
    titled = any(_is_title(v) for f, _ in found for v in values(f, "doc"))
    return [(f, s) for f, s in found if not titled or not any(not _is_title(v) for v in values(f, "doc"))]


def _is_title(document: str) -> bool:
    return sum(w[:1].isupper() for w in document.split()) >= 2


def _agreed(scene: Scene) -> Iterator[Candidate]:
    """What two publishers tell alike: facts that stand on a passage of each."""
    shared: dict[tuple[str, str], list[tuple[Fact, str]]] = {}
    for fact in scene.facts:
        used = dict.fromkeys(e.source for e in scene.cited(fact) if _tells_after(scene, e.source))
        by = {scene.sources[s].publisher: s for s in used}
        if len(by) < 2 or not _settled(scene, fact) or fact.type in _OF_ONE_REPORT or not (said := statement(scene, fact)):
            continue
        first, second = list(by.values())[:2]
        shared.setdefault((first, second), []).append((fact, said))
    pair, told = max(shared.items(), key=lambda p: len(p[1]), default=(("", ""), []))
    if len(told) >= 2:
        holes = {"first": naming.report(scene.sources[pair[0]]), "second": naming.report(scene.sources[pair[1]])}
        facts = [f for f, _ in told[:6]]
        fields = fields_for(scene, facts, "visit.agreed", "open", ["sources", "compare"], "compare")
        fields["evidence"] = [e for f in facts for e in scene.cited(f) if e.source in pair]
        question = Open(prompt=prompt(scene, "open_agreed", **holes), points=[s for _, s in told[:6]], **fields)
        yield from made(scene, question, facts, 5)


_OF_ONE_REPORT = frozenset({"role", "background", "anniversary", "figure", "ordinal", "topics", "membership"})  # "X's report mentions …"


def _tells_after(scene: Scene, source: str) -> bool:
    """Whether a publisher's text tells of the visit when it had begun: before, it told plans."""
    told = scene.sources[source]
    return bool(told.publisher) and (spoken.precision(told.published) != 3 or told.published >= scene.visit.start)


def _subjects(scene: Scene) -> Iterator[Candidate]:
    """The subjects of talks or agreements, where the feed has no others to set beside them."""
    for fact in scene.facts:
        items = values(fact, "items")
        of = "".join(values(fact, "of")[:1])
        if fact.type != "topics" or not 2 <= len(items) <= 12 or fact.aside or any(len(i.split()) > 12 for i in items):
            continue
        if not PAPERS.search(of):
            continue  # of talks no one sentence tells all
        fields = common(scene, fact, "items", "open", "topics.open")
        fields["explanation"] = ""
        report = naming.report(scene.source(fact))
        question = Open(
            prompt=prompt(scene, "open_subjects", of=f"the {of.removeprefix('the ') or 'talks'}", report=report), points=items, **fields
        )
        made = candidate(scene, fact, "items", question, " ".join(sorted(items)))
        if made:
            yield made


_FEWEST_SUBJECTS = 2
_LONGEST_SUBJECT = 16  # words
_BARE = frozenset({"cooperation", "issues", "matters", "relations", "security", "trade"})


def _discussed(scene: Scene) -> Iterator[Candidate]:
    """What two leaders talked about, or were to, by one report: all that it lists, and whatever else it names counts as well."""
    groups: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in scene.facts:
        a, b, of = ("".join(values(fact, slot)[:1]) for slot in ("a", "b", "of"))
        if fact.type == "topics" and a and b and not fact.aside and not PAPERS.search(of) and scene.cited(fact):
            groups.setdefault((scene.cited(fact)[0].source, min(a, b), max(a, b), fact.modality), []).append(fact)
    for (source, a, b, modality), facts in groups.items():
        items = list(dict.fromkeys(capital(i) for f in facts for i in values(f, "items") if is_subject(i)))
        if len(items) < _FEWEST_SUBJECTS or gist(scene, source):
            continue  # what a short text says is asked as a whole
        told = [f for f in facts if any(is_subject(i) for i in values(f, "items"))]
        fields = fields_for(scene, told, rule_of("subjects", source, modality), "open", ["subjects", "talks"], "understand")
        report = naming.report(scene.sources[source])
        fields["explanation"] = other_points(scene, report)
        name = "open_to_discuss" if modality == "planned" else "open_discussed"
        stem = prompt(scene, name, report=report, a=a, b=b)
        yield from made(scene, Open(prompt=stem, points=items, **fields), told, 6)


def is_subject(item: str) -> bool:
    """Whether a subject of talks says by itself what it is about: no bare "security", nothing cut short, no country alone."""
    words_of = item.split()
    if len(words_of) > _LONGEST_SUBJECT or item.lower() in _BARE or "…" in item or nations.is_country(item):
        return False
    return len(words_of) > 1 and not LEANS.search(item) and not CUT_SHORT.search(item)


def _settled(scene: Scene, fact: Fact) -> bool:
    """What surely happened, and is worth telling."""
    return fact.modality == "happened" and not fact.speaker and not fact.aside and is_worth(scene, fact, "", "open")


def _course(told: tuple[Fact, str]) -> tuple[str, int, str]:
    """Day, time of day, and what of equals comes first."""
    fact = told[0]
    daytime = "".join(values(fact, "daytime")[:1])
    return "".join(values(fact, "date")[:1]) or "~", DAYTIMES.index(daytime) if daytime in DAYTIMES else -1, fact.id


def _open(
    scene: Scene, name: str, told: list[tuple[Fact, str]], weight: float, *, explanation: str = "", **holes: str
) -> Iterator[Candidate]:
    facts = [f for f, _ in told]
    fields = fields_for(
        scene, facts, f"visit.{name.removeprefix('open_')}", "open", ["overview"], "compare" if "other" in holes else "understand"
    )
    fields["explanation"] = explanation
    points = list(dict.fromkeys(s for _, s in told))
    yield from made(scene, Open(prompt=prompt(scene, name, **holes), points=points, **fields), facts, weight)


def compare(scene: Scene) -> Iterator[Candidate]:
    """This visit beside the nearest earlier one of the same visitor, in what the sources tell of both."""
    others = [
        v
        for v in scene.index.others(scene.visit)
        if plain(v.visitor.name) == plain(scene.visit.visitor.name) and v.start < scene.visit.start
    ]
    earlier = next((v for v in others if len([f for f in v.facts if not f.conflict]) >= 4), None)
    if earlier:
        beside = scene.beside(earlier)
        then, now = _points(beside), _points(scene)
        both = [kind for kind in now if kind in then]
        if len(both) >= _FEWEST_ALIKE and ("talks" in now) == ("talks" in then):  # talks told of one alone would be missed
            fields = fields_for(scene, [now[kind][0] for kind in both], "visit.compare", "open", ["compare"], "compare")
            for kind in both:
                fields["evidence"] += [e for e in beside.cited(then[kind][0])[:1] if e not in fields["evidence"]]
            headings = spoken.joined([scene.wording.visits[f"compare_{kind}"] for kind in both])
            other = naming.visit_phrase(earlier, scene.index, whose=False)
            stem = prompt(scene, "open_compare", other=other, headings=headings)
            question = Open(prompt=stem, points=[f"{now[kind][1]} {then[kind][1]}" for kind in both], **fields)
            yield from made(scene, question, [now[kind][0] for kind in both], 7)
    yield from _order_visits(scene, others)


_FEWEST_ALIKE = 3


def _points(scene: Scene) -> dict[str, tuple[Fact, str]]:
    """What the sources tell of a visit, one fact of each kind: of a kind told of one visit alone nobody knows whether the other had it."""
    found: dict[str, tuple[Fact, str]] = {}
    host = scene.visit.host.name
    for fact in scene.visit.facts:
        kind = "talks" if fact.type in ("meet", "talks") else fact.type
        if kind not in ("visit", "welcome", "talks", "sign", "depart") or fact.conflict or not _settled(scene, fact):
            continue
        if kind == "talks" and not any(host and same_person(host, v) for s in ("a", "b") for v in values(fact, s)):
            continue  # of meetings that with the host
        known = found.get(kind)
        said = statement(scene, fact) if known is None or len(fact.slots) > len(known[0].slots) else None
        if said:
            found[kind] = (fact, said)
    return {kind: found[kind] for kind in ("visit", "welcome", "talks", "sign", "depart") if kind in found}


def _order_visits(scene: Scene, others: list[Visit]) -> Iterator[Candidate]:
    told = [scene.visit, *others]
    with_proof = [
        (v, next((f for f in v.facts if f.type == "visit" and values(f, "start") and f.modality == "happened" and not f.conflict), None))
        for v in told
    ]
    dated = [(v, f) for v, f in with_proof if f and spoken.precision(v.start) >= 2]
    if len({v.start[:7] for v, _ in dated}) < 3:
        return
    dated.sort(key=lambda p: p[0].start)
    chosen = dated[-4:]
    items = [f"{capital(naming.visit_phrase(v, scene.index, whose=False, when=''))}{_mark(scene, v)}" for v, _ in chosen]
    if len(set(items)) < len(items):
        return
    fields = fields_for(scene, [], "visit.order-visits", "order", ["visit", "timeline"], "compare")
    for visit, fact in chosen:
        fields["evidence"] += scene.beside(visit).cited(fact)[:1]
    question = Order(prompt=prompt(scene, "order_visits"), items=items, **fields)
    yield from made(scene, question, [f for v, f in chosen if v.id == scene.visit.id], 5)


def _mark(scene: Scene, visit: Visit) -> str:
    """What a visit is remembered by, where the country alone does not tell it from another."""
    alike = [v for v in scene.index.others(visit) if v.host.country == visit.host.country]
    event = next((values(f, "event")[0] for f in visit.facts if f.type == "attend" and values(f, "event") and not f.conflict), "")
    return f", with {event}" if alike and event else ""
