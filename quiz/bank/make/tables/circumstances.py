"""On which kind of visit, and to which city."""

import re
from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.short import Short
from quiz.bank.make.asking import Candidate
from quiz.bank.make.naming import KINDS
from quiz.bank.make.sameness import plain
from quiz.bank.make.tables.desk import OPTIONS, Desk, made
from quiz.bank.make.tables.rivals import form
from quiz.bank.make.tables.rows import Row
from quiz.bank.question import Distractor

_KINDS = tuple(noun for noun in KINDS.values() if noun != KINDS["other"])


def which_kind(desk: Desk, row: Row) -> Iterator[Candidate]:
    """State, official, working or private: asked where the table says it in so many words, and of one visit in the month."""
    said = row.kind_said
    if said not in _KINDS or not desk.table.alone_in_month(row):
        return
    told = " ".join(e.passage for e in desk.cited([row], row.first)).casefold()
    wrong = [kind for kind in _KINDS if kind != said and kind.split()[0] not in told]
    if form(row).waiting:
        wrong = [kind for kind in wrong if kind != _KINDS[0]]  # whoever is not in office yet pays no state visit
    if len(wrong) < 2:
        return
    fields = desk.fields(row, "kind", "kind", "choice", tags=["kinds of visit"])
    fields["evidence"] = desk.cited([row], row.first)
    options: list[str | Distractor] = [spoken.article(kind).capitalize() for kind in wrong]
    question = Choice(prompt=desk.stem("kind", row), answer=spoken.article(said).capitalize(), distractors=options, **fields)
    yield made(question, row, "kind", 5)


def in_which_city(desk: Desk, row: Row) -> Iterator[Candidate]:
    """Which city the list gives for a visit: wrong options are cities that it gives for other visits to the country."""
    city = row.visit.city
    told = " ".join(e.passage for e in desk.cited([row]))
    if not city or city not in told or re.search(r"[,;/&]| and ", city) or not desk.table.alone_in_month(row):
        return
    mine = {plain(r.visit.city) for r in desk.table.maybe_same(row)}
    found = {plain(r.visit.city): r.visit.city for r in desk.table.near_in_time(row, 60) if r.host == row.host and r.visit.city}
    wrong = [name for key, name in found.items() if key not in mine and not re.search(r"[,;/&]| and ", name)][:OPTIONS]
    asked = desk.stem("city", row)
    kind = "choice" if len(wrong) > 1 else "short"
    fields = desk.fields(row, "city", "city", kind, tags=["places"])
    options: list[str | Distractor] = list(wrong)
    if len(wrong) > 1:
        question: Choice | Short = Choice(prompt=asked, answer=city, distractors=options, **fields)
    else:
        question = Short(prompt=asked, answer=city, **fields)
    yield made(question, row, "city", 6)
