"""Write a handout for each deck: what the visits were, their timeline, who was who, what was announced, done and claimed.

example: quiz export handout decks -o handouts
"""

import argparse
from collections.abc import Sequence
from datetime import datetime

import msgspec

from quiz.bank.deck import Bank, BankEvent, BankPerson, BankVisit
from quiz.errors import UsageError
from quiz.export.delivery import ChosenDeck, Delivered
from quiz.export.paper.dates import country_name, exact, said, said_range
from quiz.export.paper.glossary import Term, terms_in
from quiz.export.paper.job import shortened
from quiz.export.paper.pages import page
from quiz.export.paper.paging import check_stems, common_arguments, file_stem, write_page
from quiz.export.paper.timeline import undated
from quiz.export.paper.words import Words, words_for

CLAIMED = "claimed"
SECTIONS = ("planned", CLAIMED, "cancelled")


class Line(msgspec.Struct):
    """One event as printed: its date in words, its text, the numbers of its sources."""

    when: str
    text: str
    sources: list[int]
    speaker: str = ""


class Who(msgspec.Struct):
    """One row of the table of people."""

    name: str
    office: str
    country: str
    part: str


class Brief(msgspec.Struct):
    """One visit as printed. `timeline` is (date, lines) in the order of time, `told` is (section, lines) for all that is not on it."""

    title: str
    kind: str
    when: str
    where: str
    visitors: list[str]
    hosts: list[str]
    timeline: list[tuple[str, list[Line]]]
    people: list[Who]
    told: list[tuple[str, list[Line]]]


def arguments(parser: argparse.ArgumentParser) -> None:
    common_arguments(parser, "handouts")


def run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered:  # noqa: ARG001 - a handout carries no date of its own
    check_stems(decks)
    delivered = Delivered()
    for deck in decks:
        stem = file_stem(deck)
        if not deck.bank.visits:
            delivered.talk.append(f'{stem}: no handout, since the bank has no "visits:"')
            continue
        words = words_for(args.language or deck.bank.deck.language, args.templates)
        values = handout(deck.bank, words)
        for large in (False, True) if args.large_print else (False,):
            html = page("handout.html", words, {**values, "paper": args.paper, "large": large}, args.templates)
            write_page(args, f"{stem}-handout{'-large' if large else ''}", html, delivered)
    if not delivered.files:
        raise UsageError("none of these banks tells anything of its visits. Build them from a feed, or add visits by hand.")
    return delivered


def handout(bank: Bank, words: Words) -> dict[str, object]:
    """What the template of a handout is given."""
    cited = _cited(bank)
    numbers = {name: n for n, name in enumerate(cited, 1)}
    briefs = [brief(visit, numbers, words) for visit in sorted(bank.visits, key=lambda v: v.start)]
    return {
        "title": bank.deck.title,
        "footer": shortened(bank.deck.title),
        "deck_language": bank.deck.language,
        "description": bank.deck.description,
        "briefs": briefs,
        "terms": _terms(bank, words),
        "sources": [(n, bank.sources[name]) for name, n in numbers.items()],
    }


def _cited(bank: Bank) -> list[str]:
    """The sources of the events in the order in which they come up; all of the bank's where events name none."""
    used = [name for visit in bank.visits for event in visit.events for name in event.sources if name in bank.sources]
    return list(dict.fromkeys(used)) or list(bank.sources)


def brief(visit: BankVisit, numbers: dict[str, int], words: Words) -> Brief:
    """One visit in the words of the page's language."""
    language = words.language
    return Brief(
        title=visit.title,
        kind="" if visit.kind == "other" else words.handout.kinds.get(visit.kind, ""),
        when=said_range(visit.start, visit.end, language),
        where=visit.place,
        visitors=[_introduced(p) for p in visit.people if p.part == "visitor"],
        hosts=[_introduced(p) for p in visit.people if p.part == "host"],
        timeline=_timeline(_placed(visit), numbers, words),
        people=[_who(p, words) for p in visit.people],
        told=[(section, lines) for section in SECTIONS if (lines := _lines(visit.events, section, numbers, words))],
    )


def _introduced(person: BankPerson) -> str:
    return f"{person.name} ({person.office})" if person.office else person.name


def _who(person: BankPerson, words: Words) -> Who:
    part = ", ".join(words.handout.parts.get(p.strip(), p.strip()) for p in person.part.split(",") if p.strip())
    return Who(person.name, person.office, country_name(person.country, words.language), part)


def _placed(visit: BankVisit) -> list[BankEvent]:
    """The events, where a visit of one day gives those without a date its own."""
    if not exact(visit.start) or visit.end not in ("", visit.start):
        return visit.events
    return [e if e.date or not _of_the_visit(e) else msgspec.structs.replace(e, date=visit.start) for e in visit.events]


def _of_the_visit(event: BankEvent) -> bool:
    return event.modality == "happened" and not event.speaker


def _timeline(events: Sequence[BankEvent], numbers: dict[str, int], words: Words) -> list[tuple[str, list[Line]]]:
    """What was done, by date, and at the end what has none. What was announced, claimed or called off has its own place."""
    by_date: dict[str, list[Line]] = {}
    done = [msgspec.structs.replace(e, text=undated(e.text, e.date)) for e in events if e.date] + [e for e in events if not e.date]
    for line in _lines(done, "happened", numbers, words):
        by_date.setdefault(line.when, []).append(line)
    if "" in by_date and len(by_date) > 1:  # with nothing else to stand behind, no head says that dates lack
        by_date[words.handout.undated] = by_date.pop("")
    return list(by_date.items())


def _lines(events: Sequence[BankEvent], section: str, numbers: dict[str, int], words: Words) -> list[Line]:
    wanted = [e for e in events if (CLAIMED if e.speaker else e.modality) == section]
    return [_line(event, numbers, words) for event in sorted(wanted, key=lambda e: (not e.date, e.date))]


def _line(event: BankEvent, numbers: dict[str, int], words: Words) -> Line:
    sources = [numbers[name] for name in event.sources if name in numbers]
    return Line(said(event.date, words.language) if event.date else "", event.text, sources, event.speaker)


def _terms(bank: Bank, words: Words) -> list[Term]:
    texts = [p.office for v in bank.visits for p in v.people] + [e.text for v in bank.visits for e in v.events]
    return terms_in(texts, words.language)
