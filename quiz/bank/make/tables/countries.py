"""From where a leader came."""

import itertools
import re
from collections.abc import Iterator
from itertools import islice

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.short import Short
from quiz.bank.make.asking import Candidate, capital
from quiz.bank.make.sameness import plain
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.firsts import first_visits, groups
from quiz.bank.make.tables.rivals import FEWEST, of_rank, one_a_country
from quiz.bank.make.tables.rows import Row
from quiz.bank.question import Distractor
from quiz.feed import places
from quiz.feed.countrynames import accepted_names

# offices that tell the country
_OF_FEW = frozenset({"Pope", "Sultan", "Emir", "Amir", "Shah", "Emperor", "Empress", "Grand Duke", "Grand Duchess", "Taoiseach"})
_LONG_ENOUGH = 4  # letters of a name that stand in the country's: "Saud" in Saudi Arabia


def from_where(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which country the leader represented, or led where the visit was private.

    Wrong options are where leaders are named alike, and from where some came in those years.
    """
    if not row.of_a_state or not row.areas or row.office in _OF_FEW or names_country(row) or desk.table.namesakes(row):
        return
    if row.is_private and (not row.office or " " not in row.name):
        return  # on a private visit nobody represents a country, so that his office is asked
    named_alike = (
        r for r in desk.table.near_in_time(row, 300) if r.areas & row.areas and r.host == row.host and not r.grounds & row.grounds
    )
    states = (r for r in named_alike if r.of_a_state and r.stood_in(row.year) and desk.table.is_known_by(r, row))
    ruled_alike = islice((r for r in states if of_rank(r) == of_rank(row)), 16)
    neighbours = sorted(ruled_alike, key=lambda r: r.region != row.region)[:8]
    rng = desk.chance(row.visit.id, "country")
    rng.shuffle(neighbours)
    wrong = one_a_country(neighbours, OPTIONS)
    if len(wrong) < FEWEST:
        return
    options: list[str | Distractor] = [capital(r.the_country) for r in wrong]
    answer = capital(row.the_country)
    asked = desk.stem("country-of-office" if row.is_private else "country", row)
    fields = desk.fields(row, "country", "country", "choice", tags=["countries"])
    yield made(Choice(prompt=asked, answer=answer, distractors=options, **fields), row, "country", 6)


def country_by_office(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Of which country the leader was president, to be typed."""
    if row.of_a_state and leads_alone(row.office) and " " in row.name and not names_country(row) and not desk.table.namesakes(row):
        fields = desk.fields(row, "country", "country-of-office", "short", tags=["countries"])
        accept = _other_names(row)
        question = Short(prompt=desk.stem("country-of-office", row), answer=row.country, accept=accept, **fields)
        yield made(question, row, "country", 6)


def leads_alone(office: str) -> bool:
    return office in ("President", "Prime Minister", "Chancellor", "Premier")


def _other_names(row: Row) -> list[str]:
    """The country's other names in the year of the visit, and those of today's state on its ground, but not of a former one beside it."""
    own = row.visit.visitor.country
    today = [name for name in accepted_names(next(iter(row.grounds)), row.year) if not _is_former(name)] if len(row.grounds) == 1 else []
    found = {
        plain(name): name
        for name in reversed([row.the_country, *accepted_names(own, row.year), *today])
        if plain(name) != plain(row.country)
    }
    return list(reversed(found.values()))


def _is_former(name: str) -> bool:
    found = places.country(name)
    return found is not None and found.former


def names_country(row: Row) -> bool:
    """Whether the leader's name has a word of the country's: "King Saud"."""
    told = [word for word in re.findall(r"\w+", plain(row.title)) if len(word) >= _LONG_ENOUGH]
    return any(word.startswith(part) for word in re.findall(r"\w+", plain(row.country)) for part in told)


def who_from_where(desk: Desk) -> Iterator[Candidate]:
    """Four leaders, or three, and their countries, with a country too many from where leaders are named alike."""
    for *chosen, decoy in islice(_named_alike(desk), max(1, len(desk.rows) // 40)):
        key = chosen[0]
        fields = desk.fields(key, "match", "match", "match", tags=["people", "countries"])
        fields |= {"evidence": desk.cited(chosen), "explanation": " ".join(desk.says("visit", r) for r in chosen)}
        pairs = [(r.title, capital(r.the_country)) for r in chosen]
        years = f"in {desk.period}" if desk.period else ""
        question = Match(prompt=desk.stem("match", key, years=years), pairs=pairs, extra=[capital(decoy.the_country)], **fields)
        yield made(question, key, "match", 7)


def _named_alike(desk: Desk) -> Iterator[list[Row]]:
    """Groups of leaders on their first visits whose names tell nothing of the country; nobody is in two of them."""
    rng = desk.chance(desk.deck, "match")
    fit = [r for r in first_visits(desk) if r.of_a_state and r.office != "Pope" and not names_country(r) and not desk.table.namesakes(r)]
    areas = sorted({area for row in fit for area in row.areas})
    rng.shuffle(areas)
    used: set[str] = set()
    for size, area in itertools.product((5, 4), areas):
        for group in groups([row for row in fit if area in row.areas and row.visit.id not in used], size, rng, 1):
            used |= {row.visit.id for row in group}
            yield group
