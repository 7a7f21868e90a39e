"""From where a leader came."""

from collections.abc import Iterator
from itertools import islice

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.short import Short
from quiz.bank.make.asking import Candidate
from quiz.bank.make.sameness import plain
from quiz.bank.make.tables.desk import OPTIONS, Desk, capital, made
from quiz.bank.make.tables.firsts import first_visits, groups
from quiz.bank.make.tables.rivals import FEWEST, of_rank, one_a_country
from quiz.bank.make.tables.rows import Row
from quiz.bank.question import Distractor
from quiz.feed import places
from quiz.feed.countrynames import accepted_names

_OF_FEW = frozenset(
    {"Pope", "Sultan", "Emir", "Amir", "Shah", "Emperor", "Empress", "Grand Duke", "Grand Duchess", "Taoiseach"}
)  # they tell the country


def from_where(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which country the leader represented: wrong options are countries of the region whose leaders came in those years."""
    if not row.country or row.office in _OF_FEW or names_country(row) or desk.table.namesakes(row):
        return
    near = (r for r in desk.table.near_in_time(row, 300) if r.country and r.host == row.host and of_rank(r) == of_rank(row))
    neighbours = list(islice((r for r in near if r.region == row.region and not r.grounds & row.grounds), 8))
    rng = desk.chance(row.visit.id, "country")
    rng.shuffle(neighbours)
    wrong = one_a_country(neighbours, OPTIONS)
    if len(wrong) < FEWEST:
        return
    options: list[str | Distractor] = [r.the_country[:1].upper() + r.the_country[1:] for r in wrong]
    answer = row.the_country[:1].upper() + row.the_country[1:]
    asked = desk.stem("country", row)
    fields = desk.fields(row, "country", "country", "choice", tags=["countries"])
    yield made(Choice(prompt=asked, answer=answer, distractors=options, **fields), row, "country", 6)


def country_by_office(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Of which country the leader was president, to be typed."""
    if row.country and leads_alone(row.office) and " " in row.name and not names_country(row) and not desk.table.namesakes(row):
        fields = desk.fields(row, "country", "country-of-office", "short", tags=["countries"])
        accept = _other_names(row)
        question = Short(prompt=desk.stem("country-of-office", row), answer=row.country, accept=accept, **fields)
        yield made(question, row, "country", 6)


def leads_alone(office: str) -> bool:
    return office in ("President", "Prime Minister", "Chancellor", "Premier")


def _other_names(row: Row) -> list[str]:
    today = next(iter(row.grounds)) if len(row.grounds) == 1 else row.visit.visitor.country
    names = [row.the_country, *accepted_names(today)]
    found: dict[str, str] = {}
    for name in names:
        former = places.country(name)
        if plain(name) != plain(row.country) and not (former is not None and former.former):
            found.setdefault(plain(name), name)
    return list(found.values())


def names_country(row: Row) -> bool:
    return any(word in plain(row.title).split() for word in plain(row.country).split() if len(word) > 3)


def who_from_where(desk: Desk) -> Iterator[Candidate]:
    """Four leaders and their countries, with a country too many."""
    rng = desk.chance(desk.deck, "match")
    fit = [r for r in first_visits(desk) if r.office != "Pope" and not names_country(r) and not desk.table.namesakes(r)]
    for group in list(groups(fit, 5, rng, 1))[: max(1, len(desk.rows) // 40)]:
        *chosen, decoy = group
        key = chosen[0]
        fields = desk.fields(key, "match", "match", "match", tags=["people", "countries"])
        fields |= {"evidence": desk.cited(chosen), "explanation": " ".join(desk.says("visit", r) for r in chosen)}
        pairs = [(r.title, r.the_country[:1].upper() + r.the_country[1:]) for r in chosen]
        years = f"in {desk.period}" if desk.period else ""
        question = Match(prompt=desk.stem("match", key, years=years), pairs=pairs, extra=[capital(decoy.the_country)], **fields)
        yield made(question, key, "match", 7)
