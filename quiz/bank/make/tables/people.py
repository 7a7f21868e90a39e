"""Who came: of one country, in one month, to speak."""

from collections.abc import Iterator
from itertools import islice

from quiz.bank.kinds.choice import Choice
from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.rivals import GENERATION, away, distinct_people, of_many_regions, one_a_country, was_in_office
from quiz.bank.make.tables.rows import Row
from quiz.bank.question import Distractor


def who_of_country(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which president of Tunisia came in May 1961: wrong options are others of that office who came at other times."""
    if not row.office or not row.country or row.office == "Pope" or not desk.table.alone_in_month(row):
        return
    rivals = [r for r in desk.table.compatriots(row) if r.office == row.office and r.country == row.country]
    rivals = [r for r in rivals if r.surname_first == row.surname_first]
    of_the_time = [r for r in away(desk, row, rivals) if abs(r.day - row.day) <= GENERATION]
    near = sorted(of_the_time, key=lambda r: (abs((r.start - row.start).days), r.visit.id))
    wrong = distinct_people(desk.table, near, row, OPTIONS)
    if len(wrong) < 2:
        return
    asked = desk.stem("who-of-country", row)
    options: list[str | Distractor] = [Distractor(r.name, desk.why(r)) for r in wrong]
    fields = desk.fields(row, "visitor", "who-of-country", "choice", tags=["people"])
    yield made(Choice(prompt=asked, answer=row.name, distractors=options, **fields), row, "visitor", 9)


def who_in_month(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which of these leaders came in June 1957: wrong options came in other months.

    A visit of no told kind may be one that the list leaves out for others, who came for an assembly; so the list is asked then.
    """
    if not row.country or not row.office or (row.in_assembly and not row.kind_said):
        return
    office = row.office.split("-")[0]
    near = (r for r in desk.table.near_in_time(row, 200) if r.country and r.office.split("-")[0] == office and not r.grounds & row.grounds)
    near = (r for r in near if was_in_office(desk, row, r))
    pool = list(islice(away(desk, row, (r for r in near if abs(r.year - row.year) <= 6)), 12))
    rng = desk.chance(row.visit.id, "who-in-month")
    rng.shuffle(pool)
    wrong = of_many_regions(one_a_country(distinct_people(desk.table, pool, row, 8), 8), row, OPTIONS)
    if len(wrong) < OPTIONS:
        return
    options: list[str | Distractor] = [Distractor(r.who, desk.why(r)) for r in wrong]
    fields = desk.fields(row, "visitor", "who-in-month", "choice", tags=["people"])
    asked = desk.stem("who-in-month" if row.kind_said else "listed-in-month", row)
    yield made(Choice(prompt=asked, answer=row.who, distractors=options, **fields), row, "visitor", 7)


def addressed(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Who addressed a parliament or an assembly in a month: wrong options were not in the country then."""
    for fact in row.facts("speech")[:1]:
        day = str(fact.slots.get("date", ""))
        if day and day[:7] != row.visit.start[:7]:
            continue
        near = (r for r in desk.table.near_in_time(row, 200) if r.country and r.office == row.office and not r.grounds & row.grounds)
        near = (r for r in near if was_in_office(desk, row, r))
        wrong = of_many_regions(one_a_country(distinct_people(desk.table, away(desk, row, near), row, 8), 8), row, OPTIONS)
        if len(wrong) < OPTIONS:
            continue
        audience = str(fact.slots["audience"])
        fields = desk.fields(row, "speaker", "speech", "choice", tags=["speeches"])
        fields |= {"evidence": desk.cited([row], fact), "explanation": desk.says("addressed", row, audience=audience)}
        options: list[str | Distractor] = [Distractor(r.who, desk.why(r)) for r in wrong]
        question = Choice(prompt=desk.stem("speech", row, audience=audience), answer=row.who, distractors=options, **fields)
        yield made(question, row, "speaker", 7)
