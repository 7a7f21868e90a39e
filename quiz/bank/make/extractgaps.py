"""A report's own sentences with people, days, numbers, places or names left out: only where long quotation is allowed.

They reach what no frame has understood. Nothing is claimed that the report does not say, so the gates look at one thing alone: whether the
sentences, with their gaps, are understood by themselves and speak of the visit.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from quiz.bank import spoken
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.make import naming
from quiz.bank.make.answers import person_forms
from quiz.bank.make.asking import Candidate, slug
from quiz.bank.make.extracts import Extract, extracts
from quiz.bank.make.gaps import OPEN_LIST, sound_gap
from quiz.bank.make.sameness import plain, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.make.visitwide import fields_for, made
from quiz.bank.passages import calm
from quiz.feed import dates, numbers, places
from quiz.feed.places import PlaceSpan

_MOST_GAPS = 4
_VISIBLE = 8  # words that must stay
_NOT_COUNTED = re.compile(
    r"(?i)(?:\w+ )?(?:countries|nations|sides|leaders|presidents|men|women|governments|peoples|parties|states|statesmen|principals|"
    r"capitals|ministers|delegations|heads|neighbou?rs|allies)\b"
)
_PARTICLE = re.compile(r"\b(?:de|da|di|van|von|der|al|el|bin|ben|le|la|du|dos|of)[ -]$", re.I)
_DAY = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]+|\.)? ")
_AT = re.compile(r"(?i)\b(?:in|at|to|from|near|outside|for|via|through|into)(?: the)? $")


class Gap(NamedTuple):
    """A stretch of an extract that may be left out, its kind as the wording's hints name it, and other forms of the answer."""

    start: int
    end: int
    hint: str
    accept: tuple[str, ...] = ()


def extract_gaps(scene: Scene) -> Iterator[Candidate]:
    """Each extract in its fullest form first; selection takes the one that asks nothing anew."""
    if scene.verbatim is not None:
        return
    for source in dict.fromkeys(e.source for fact in scene.facts for e in scene.cited(fact) if not e.row):
        for extract in extracts(scene, source):
            yield from _asked(scene, extract, _gaps(scene, extract))


def _gaps(scene: Scene, extract: Extract) -> list[Gap]:
    """The gaps that an extract allows: of each sentence one of each kind."""
    text, shown = extract.text, plain(scene.name)
    where = places.find_places(text)
    chosen: list[Gap] = []
    for start, end in extract.sentences:
        kinds: set[str] = set()
        for gap in _possible(scene, extract, where, start, end):
            answer = plain(text[gap.start : gap.end])
            free = gap.hint not in kinds and not any(gap.start < other.end and other.start < gap.end for other in chosen)
            listed = OPEN_LIST.search(text[max(0, gap.start - 60) : gap.start])
            if free and not listed and plain(text).count(answer) == 1 and answer not in shown and sound_gap(answer):
                kinds.add(gap.hint)
                chosen.append(gap)
    return sorted(chosen[:_MOST_GAPS])


def _possible(scene: Scene, extract: Extract, where: list[PlaceSpan], start: int, end: int) -> Iterator[Gap]:
    """What may be left out of one sentence, the most telling first."""
    text = extract.text
    days = dates.find_dates(text, start, end)
    yield from _people(scene, extract, start, end)
    yield from _amounts(text, start, end, days)
    yield from _days(days)
    yield from _places(scene, extract, where, start, end)


def _people(scene: Scene, extract: Extract, start: int, end: int) -> Iterator[Gap]:
    for m in extract.mentions:
        first, last = m.name_start - extract.evidence.start, m.name_end - extract.evidence.start
        told = extract.text[first:last]
        known = m.offices or m.honorific or scene.index.is_person(m.person)
        if not known or not start <= first < end or same_person(m.person, scene.visit.visitor.name) or " " not in m.person:
            continue
        if " " not in told and not same_person(m.person, scene.visit.host.name):
            continue  # a spokesman's surname: who it is, a sentence before has told
        if told[:1].isupper() and not _PARTICLE.search(extract.text[:first]):  # a particle would belong to the name
            others = (scene.visit.visitor.name, *(o.person for o in extract.mentions))
            taken = {w for other in others if other != m.person for w in words(other)}
            visitor = scene.visit.visitor.name
            beside = any(same_person(o.person, visitor) for o in extract.mentions)
            pair = beside and same_person(m.person, scene.visit.host.name)
            if words(m.person)[-1] in taken or pair:
                continue  # "President ___ and First Lady Jill Biden", "President ___ and President Yoon" in Washington
            forms = (m.person, *person_forms(m.person, scene.index, scene.visit))
            yield Gap(first, last, "person", tuple(form for form in forms if form != told and not set(words(form)) <= taken))


def _amounts(text: str, start: int, end: int, days: list[dates.DateSpan]) -> Iterator[Gap]:
    for n in numbers.find_numbers(text, start, end, days):
        if n.kind not in {"money", "percent", "count"} or n.value is None or n.value < 2 or _NOT_COUNTED.match(n.unit):
            continue
        around = text[max(0, n.start - 2) : n.start] + "~" + text[n.end : n.end + 2]
        if re.search(r"\d[.,]~|~[.,]\d|[$€£]~", around) or (not n.unit and n.kind == "count") or n.text.lower() == "two":
            continue  # a part of a longer number, an age or an hour, "the two"
        core = n.text.removeprefix(n.approx).lstrip() if n.approx else n.text
        yield Gap(n.end - len(core), n.end, "number", tuple(spoken.number_forms(core)))


def _days(days: list[dates.DateSpan]) -> Iterator[Gap]:
    for day in days:
        if day.certain and day.shift is None and re.search(r"\d", day.text) and day.kind in {"day", "range", "month", "year"}:
            core = _DAY.search(day.text)  # "the evening of [10 November 1972]"
            forms = spoken.run_forms(day.first, day.last) if day.last else spoken.date_forms(day.first)
            yield Gap(day.start + (core.start() if core else 0), day.end, "date", tuple(forms))


def _places(scene: Scene, extract: Extract, where: list[PlaceSpan], start: int, end: int) -> Iterator[Gap]:
    home = {p.country for p in (scene.visit.visitor, scene.visit.host)}
    text, at = extract.text, extract.evidence.start
    for place in where:
        named = any(m.start - at <= place.start < m.end - at for m in extract.mentions)
        longer = re.match(r"(?:'s)? [A-Z]|-\w", text[place.end : place.end + 4])
        sure = place.sure and not place.inside and place.use != "government" and start <= place.start < end
        slot = places.slot_of(place)
        if (
            slot
            and sure
            and not named
            and not longer
            and _AT.search(text[: place.start])
            and not (slot == "country" and place.country in home)
        ):
            yield Gap(place.start, place.end, slot)


def _asked(scene: Scene, extract: Extract, gaps: list[Gap]) -> Iterator[Candidate]:
    """The extract with all its gaps, then with fewer."""
    words_of = extract.evidence.passage.split()
    facts = [fact for fact in scene.facts if any(e.overlaps(extract.evidence) for e in fact.evidence)]
    rule = f"visit.extract-{slug('-'.join(words_of[:6]))}"
    source = extract.evidence.source
    report = naming.report(scene.sources[source])
    fields = {**fields_for(scene, [], rule, "cloze", ["details"], "remember"), "evidence": [extract.evidence]}
    for chosen in (each for size in range(len(gaps), 0, -1) for each in combinations(gaps, size)):
        if len(words_of) - sum(len(extract.text[g.start : g.end].split()) for g in chosen) < _VISIBLE:
            continue
        prompt = scene.wording.visits["fill_gaps" if len(chosen) > 1 else "fill_gap"]
        question = Cloze(
            prompt=spoken.sentence(prompt.format(report=report, visit=scene.name)),
            text=_with_gaps(scene, scene.text_of(source)[extract.evidence.start : extract.evidence.end], chosen),
            accept=list(dict.fromkeys(form for gap in chosen for form in gap.accept)),
            **fields,
        )
        yield from made(scene, question, facts, 3)


def _with_gaps(scene: Scene, text: str, gaps: tuple[Gap, ...]) -> str:
    parts, done = [], 0
    for number, gap in enumerate(gaps, 1):
        parts.append(f"{text[done : gap.start]}{{{{c{number}::{text[gap.start : gap.end]}::{scene.wording.hints[gap.hint]}}}}}")
        done = gap.end
    return calm("".join([*parts, text[done:]]))
