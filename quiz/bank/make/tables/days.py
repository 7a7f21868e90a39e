"""When a leader came."""

from collections.abc import Iterator
from itertools import islice

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.rows import Row
from quiz.bank.question import Distractor

_YEARS_OFF = 5  # a leader may have been in office then


def in_which_year(desk: Desk, row: Row) -> Iterator[Candidate]:
    """The year of a leader whom the table has once."""
    if len(desk.table.visits_of(row)) != 1:
        return
    rng = desk.chance(row.visit.id, "year")
    newest = max(r.year for r in desk.table.rows)
    oldest = min(r.year for r in desk.table.compatriots(row) if r.country == row.country)  # a state that was none had no leaders
    decade = row.year // 10 * 10  # the deck's name may tell it
    near = [year for year in range(decade, decade + 10) if oldest <= year <= newest and 0 < abs(year - row.year) <= _YEARS_OFF]
    if len(near) < OPTIONS:
        return
    fields = desk.fields(row, "start", "year", "choice", tags=["dates"])
    asked = desk.stem("year", row)
    options: list[str | Distractor] = [str(y) for y in sorted(rng.sample(near, OPTIONS))]
    yield made(Choice(prompt=asked, answer=str(row.year), distractors=options, **fields), row, "start", 5)


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
    elsewhen = [r for r in islice(desk.table.near_in_time(row, 120), 160) if r.year not in mine and r.host == row.host]
    if not elsewhen or not desk.table.visits_of(row):
        return
    other = rng.choice(elsewhen)
    prompt = desk.stem("listed-statement", row, month=other.month)  # that the list has no such visit is what can be shown
    correction = desk.stem("listed-statement", row)
    others = [r for r in desk.table.visits_of(row) if r.visit.id != row.visit.id]
    fields["evidence"] = desk.cited([row, *sorted(others, key=lambda r: abs(r.day - other.day))[:3]])  # the correction's first
    yield made(TrueFalse(prompt=prompt, answer=False, correction=correction, **fields), row, "statement", 3)
