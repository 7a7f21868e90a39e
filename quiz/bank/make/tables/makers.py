"""Questions about visits that stand in a table: who, from where, when, on which kind of visit, who came first, how often.

Every wrong option is another record's right one, and is shown to be false by the whole table: a leader is an option only
where the table has him elsewhere in the days asked about, or not at all near them.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.circumstances import in_which_city, which_kind
from quiz.bank.make.tables.countries import country_by_office, from_where, who_from_where
from quiz.bank.make.tables.days import in_which_month, in_which_year, statement, year_in_gap
from quiz.bank.make.tables.desk import Desk
from quiz.bank.make.tables.events import at_which_event, who_attended
from quiz.bank.make.tables.people import addressed, who_in_month, who_of_country
from quiz.bank.make.tables.rows import Row
from quiz.bank.make.tables.sequence import first_from_country, how_often, in_which_order, who_came_first

_NOTHING: frozenset[str] = frozenset()
_LEADER = frozenset({"leader"})
_EITHER = frozenset({"leader", "country"})  # an answer with both is told by a deck about one of them


class RowMaker(NamedTuple):
    """`share` among the questions about single rows; `answers` names what decks are about that give the answer away."""

    make: Callable[[Desk, Row], Iterator[Candidate]]
    share: float
    answers: frozenset[str] = _NOTHING


class DeckMaker(NamedTuple):
    """`needs_all` where the question holds only of a list that leaves no visit out."""

    make: Callable[[Desk], Iterator[Candidate]]
    needs_all: bool = False
    answers: frozenset[str] = _NOTHING


ROW_MAKERS = (
    RowMaker(addressed, 40, _EITHER),
    RowMaker(at_which_event, 12),
    RowMaker(who_of_country, 10, _LEADER),
    RowMaker(who_in_month, 8, _EITHER),
    RowMaker(in_which_city, 8),
    RowMaker(country_by_office, 6, _EITHER),
    RowMaker(from_where, 5, _EITHER),
    RowMaker(in_which_year, 5),
    RowMaker(statement, 5),
    RowMaker(in_which_month, 4),
    RowMaker(year_in_gap, 3),
    RowMaker(which_kind, 3),
)
DECK_MAKERS = (
    DeckMaker(who_came_first, needs_all=True, answers=_EITHER),
    DeckMaker(in_which_order, answers=_EITHER),
    DeckMaker(first_from_country, needs_all=True, answers=_LEADER),
    DeckMaker(how_often, needs_all=True),
    DeckMaker(who_from_where, answers=_EITHER),
    DeckMaker(who_attended, answers=_EITHER),
)


def row_makers(desk: Desk) -> list[RowMaker]:
    """Those whose answers the deck's subject does not tell."""
    return [maker for maker in ROW_MAKERS if not maker.answers & desk.about]


def deck_questions(desk: Desk) -> Iterator[Candidate]:
    """Every sound question about several rows of the deck."""
    complete = desk.table.is_complete()
    for maker in DECK_MAKERS:
        if (complete or not maker.needs_all) and not maker.answers & desk.about:
            yield from maker.make(desk)
