"""A line of time with boxes, on which events of the bank's visits are placed by their letters."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from quiz.bank.deck import Bank
from quiz.bank.giveaway import Reading
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.optiontext import bare
from quiz.export.paper.dates import day_of, exact, said
from quiz.export.paper.item import Draw, Item, Key, Layout, lettered

LEAST, MOST = 3, 6  # events on one line
LONGEST = 140  # characters of an event
WIDTH, MARGIN, BOX = 660.0, 60.0, 26.0
NEAREST = 96.0  # two labels closer than this would touch


class TimelineTask(msgspec.Struct):
    """Events with their dates, as a question of its own. `events` are (text, EDTF date), in the order of time."""

    id: str
    prompt: str
    language: str
    events: list[tuple[str, str]]

    KIND = "timeline"


class Mark(msgspec.Struct):
    """One date on the line: where it stands, how it is written, and how many boxes stand above it."""

    x: float
    label: str
    boxes: list[float]  # the y of each


class TimelineItem(Item, kw_only=True):
    """`events` are (letter, text) in chance order; `marks` say nothing of which belongs where."""

    events: list[tuple[str, str]]
    marks: list[Mark]
    to_scale: bool
    height: float
    axis: float


def lay_out(task: TimelineTask, draw: Draw, layout: Layout) -> TimelineItem:
    texts = [text for text, _ in task.events]
    while texts == [text for text, _ in task.events]:
        draw.rng.shuffle(texts)
    marks, to_scale = marks_of([date for _, date in task.events], task.language)
    axis = 10 + max(len(m.boxes) for m in marks) * (BOX + 4)
    for mark in marks:
        mark.boxes = [axis - 6 - (n + 1) * (BOX + 4) + 4 for n in range(len(mark.boxes))]
    return TimelineItem(
        id=task.id,
        kind="timeline",
        prompt=task.prompt,
        points=len(texts),
        events=lettered(texts, layout.letters),
        marks=marks,
        to_scale=to_scale,
        height=axis + 30,
        axis=axis,
    )


def key(item: TimelineItem, task: TimelineTask) -> Key:
    letters = {text: letter for letter, text in item.events}
    by_date = {date: [f"{letters[text]} {text}" for text, on in task.events if on == date] for _, date in task.events}
    # events of one day may stand in either of its boxes
    short = " – ".join("/".join(line.split(" ", 1)[0] for line in lines) for lines in by_date.values())
    return Key(short, [f"{said(date, task.language)}: {'; '.join(lines)}" for date, lines in by_date.items()])


def marks_of(dates: Sequence[str], language: str) -> tuple[list[Mark], bool]:
    """A mark for each different date: at its true place, or evenly spread where labels would touch."""
    different = list(dict.fromkeys(dates))
    days = [d.toordinal() for d in map(day_of, different) if d]
    span = max(days[-1] - days[0], 1)
    places = [MARGIN + (day - days[0]) * (WIDTH - 2 * MARGIN) / span for day in days]
    to_scale = all(b - a >= NEAREST for a, b in pairwise(places))
    if not to_scale:
        places = [MARGIN + n * (WIDTH - 2 * MARGIN) / max(len(days) - 1, 1) for n in range(len(days))]
    counts = [dates.count(date) for date in different]
    marks = [Mark(round(x, 1), said(date, language), [0.0] * count) for x, date, count in zip(places, different, counts, strict=True)]
    return marks, to_scale


def tasks(bank: Bank, questions: Iterable[AnyQuestion], language: str) -> list[TimelineTask]:
    """One task for each visit with enough dated events; for a table of visits one task on the visits themselves."""
    taboo = [Reading(question) for question in questions]
    found = []
    for visit in bank.visits:
        events = [(e.text, e.date) for e in visit.events if e.modality == "happened" and not e.speaker]
        if task := _task(f"timeline/{visit.id}", events, taboo, _without_date(visit.title), language):
            found.append(task)
    if not found:
        visits = [(_without_date(v.title), v.start) for v in bank.visits]
        if task := _task("timeline/visits", visits, taboo, bank.deck.title, language):
            found.append(task)
    return found


def apart_from_events(questions: Iterable[AnyQuestion], events: Iterable[tuple[str, str]]) -> list[AnyQuestion]:
    """Those of `questions` that neither tell the date of one of `events` nor are told by it."""
    told = [(text, said(date, "en")) for text, date in events]
    return [q for q in questions if not any(Reading(q).clashes_with_event(text, date) for text, date in told)]


def _task(name: str, events: list[tuple[str, str]], taboo: list[Reading], prompt: str, language: str) -> TimelineTask | None:
    bare_of_dates = [(undated(text, date), date) for text, date in events if exact(date)]
    fit = [(text, date) for text, date in bare_of_dates if len(text) <= LONGEST and not _dated(text)]
    fit = [(text, date) for text, date in fit if not any(r.clashes_with_event(text, said(date, "en")) for r in taboo)]
    one_a_text = sorted(dict(fit).items(), key=lambda pair: pair[1])
    spread = _spread(one_a_text)
    different = len({date for _, date in spread})
    return TimelineTask(name, prompt, language, spread) if len(spread) >= LEAST and different >= LEAST else None


def _spread(events: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """At most MOST events, one a date first, so that the line is not one heap."""
    firsts = list({date: (text, date) for text, date in reversed(events)}.values())[::-1]
    firsts.sort(key=lambda pair: pair[1])
    if len(firsts) > MOST:
        step = (len(firsts) - 1) / (MOST - 1)
        firsts = [firsts[round(n * step)] for n in range(MOST)]
    rest = [event for event in events if event not in firsts and event[1] in {d for _, d in firsts}]
    return sorted([*firsts, *rest[: MOST - len(firsts)]], key=lambda pair: pair[1])


def undated(text: str, edtf: str) -> str:
    """`On 7 May 2025 A met B.` without its date; as it is where the sentence would not stand without it."""
    day = day_of(edtf)
    if day is None:
        return text
    shapes = (said(edtf, "en"), f"{day:%B} {day.day}, {day.year}", said(edtf, "sr-Latn"), said(edtf, "sr-Cyrl"))
    told = text
    for shape in shapes:
        date = rf"(?:the (?:\w+ ){{1,2}}of )?{re.escape(shape)}"
        told = re.sub(rf"^(?:On|In) {date},? |,? \(?(?:\b(?:on|in) )?{date}\)?", "", told)
    told = told[:1].upper() + told[1:]
    return text if _HANGING.search(told) else told


_HANGING = re.compile(r"\b(?:of|on|in|at|by|to|from|until|since|between|and|the|was|is) ?(?:[.,;]|$)")


def _dated(text: str) -> bool:
    return any(len(word) == 4 and word.isdigit() for word in bare(text).split())


def _without_date(title: str) -> str:
    """`State visit by A to B, 7–10 May 2025` without what stands after the last comma, where that is its date."""
    head, comma, tail = title.rpartition(",")
    return head if comma and _dated(tail) else title
