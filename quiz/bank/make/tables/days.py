"""When a leader came."""

from collections.abc import Iterator
from datetime import date, timedelta

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.rivals import FEWEST, form
from quiz.bank.make.tables.rows import Row, TableIndex, maybe_one
from quiz.bank.question import Distractor
from quiz.feed.countrynames import lifetime

_FOR_A_TURN = frozenset(
    {"Junta Member", "Chairman of the Presidency", "Captain Regent", "Chairman", "Chief of State", "Head of State", "Regent"}
)
_TO_THE_MONTH = 2  # of year, month and day
_A_YEAR = timedelta(days=365)
_YEARS_OFF = 2  # a leader was most likely in office then


def in_which_year(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The year of a leader whom the table has once."""
    if len(desk.table.visits_of(row)) != 1:
        return
    rng = desk.chance(row.visit.id, "year")
    first, last = in_office(desk.table, row)
    decade = row.year // 10 * 10  # the deck's name may tell it
    near = [y for y in range(decade, decade + 10) if first.year <= y <= last.year and 0 < abs(y - row.year) <= _YEARS_OFF]
    if len(near) < FEWEST:
        return
    fields = desk.fields(row, "start", "year", "choice", tags=["dates"])
    asked = desk.stem("year", row)
    options: list[str | Distractor] = [str(y) for y in sorted(rng.sample(near, min(len(near), OPTIONS)))]
    yield made(Choice(prompt=asked, answer=str(row.year), distractors=options, **fields), row, "start", 5)


def in_which_month(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The month of one of a leader's visits: in no wrong month may he have been in the country."""
    dated = row.country and spoken.precision(row.visit.start) >= _TO_THE_MONTH
    if not dated or _for_a_while(row) or not desk.table.visits_of(row):
        return
    near = (r for r in _in_his_years(desk, row) if r.year // 10 == row.year // 10 and spoken.precision(r.visit.start) >= _TO_THE_MONTH)
    months = {r.month: r for r in near if not desk.table.is_there(row, r.start.replace(day=1), r.start.replace(day=28))}
    if len(months) < FEWEST:
        return
    rng = desk.chance(row.visit.id, "month")
    wrong = sorted(rng.sample(sorted(months), min(len(months), OPTIONS)), key=lambda month: months[month].start)
    fields = desk.fields(row, "start", "month", "choice", tags=["dates"])
    options: list[str | Distractor] = [*wrong]
    yield made(Choice(prompt=desk.stem("month", row), answer=row.month, distractors=options, **fields), row, "start", 4)


def _in_his_years(desk: Desk, row: Row) -> Iterator[Row]:
    """Other visits to the country while the leader most likely held the office: between his own, or within a year of this one."""
    first, last = in_office(desk.table, row)
    own = [r.start for r in desk.table.visits_of(row) if r.office == row.office and abs(r.year - row.year) <= _YEARS_OFF]
    earliest, latest = min([*own, row.start - _A_YEAR]), max([*own, row.start + _A_YEAR])
    around = desk.table.between(max(first, earliest), min(last, latest))
    return (r for r in around if r.host == row.host and first < r.start < last and not r.in_assembly)


def _for_a_while(row: Row) -> bool:
    """Whether the office was held for months only, or none is told."""
    return not row.office or form(row).waiting or row.office in _FOR_A_TURN


def in_office(table: TableIndex, row: Row) -> tuple[date, date]:
    """The days between which the leader may have held the office: the last visit of one before him and the first of one after.

    A state that was none had no leaders; who held an office for a turn, or waits for it, held it in no other year.
    """
    if _for_a_while(row):
        return date(row.year, 1, 1), date(row.year, 12, 31)
    compatriots = table.compatriots(row)
    others = [r for r in compatriots if r.office == row.office and not maybe_one(r.name, row.name)]
    waiting = [r.start for r in table.maybe_same(row) if r.day < row.day and form(r).waiting]
    founded, ended = lifetime(row.visit.visitor.country)
    known_from = date(min(r.year for r in compatriots if r.country == row.country), 1, 1)
    before = [r.start for r in others if r.day < row.day] or [known_from]
    after = [r.start for r in others if r.day > row.day] or [date(table.rows[-1].year, 12, 31)]
    return max(*before, *waiting, date(max(founded, 1), 1, 1)), min(*after, date(ended, 12, 31))


def year_in_gap(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The same year as a blank in a sentence."""
    if len(desk.table.visits_of(row)) != 1 or not row.kind_said:
        return
    sentence = desk.stem("gap-year", row, gap=f"{{{{c1::{row.year}::{desk.wording.hints['year']}}}}}")
    fields = desk.fields(row, "start", "gap-year", "cloze", tags=["dates"])
    if "{" not in row.who + row.noun + row.host:
        yield made(Cloze(prompt="Fill the gap.", text=sentence, **fields), row, "start", 4)


def statement(desk: Desk, row: Row) -> Iterator[Candidate]:
    """A true statement, or one with a month of a year in which the table has no visit of the leader; each row has one of the two."""
    if not row.country or not desk.table.alone_in_month(row):
        return
    rng = desk.chance(row.visit.id, "statement")
    fields = desk.fields(row, "statement", "statement", "tf")
    rule = "statement" if row.kind_said else "listed-statement"
    if rng.random() < 0.5:
        yield made(TrueFalse(prompt=desk.stem(rule, row), answer=True, **fields), row, "statement", 3)
        return
    mine = {r.year for r in desk.table.maybe_same(row)} | {r.here[1].year for r in desk.table.maybe_same(row)}
    came_first = min((r.day for r in desk.table.visits_of(row)), default=row.day)
    elsewhen = [r for r in _in_his_years(desk, row) if r.year not in mine and r.day > came_first]  # earlier he may have had no office
    if not elsewhen or not desk.table.visits_of(row):
        return
    other = rng.choice(elsewhen)
    prompt = desk.stem("listed-statement", row, month=other.month)  # that the list has no such visit is what can be shown
    correction = desk.stem("listed-statement", row)
    others = [r for r in desk.table.visits_of(row) if r.visit.id != row.visit.id]
    fields["evidence"] = desk.cited([row, *sorted(others, key=lambda r: abs(r.day - other.day))[:3]])  # the correction's first
    yield made(TrueFalse(prompt=prompt, answer=False, correction=correction, **fields), row, "statement", 3)
