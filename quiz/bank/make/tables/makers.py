"""Questions about visits that stand in a table: who, from where, when, on which kind of visit, who came first, how often.

Every wrong option is another record's right one, and is shown to be false by the whole table: a leader is an option only
where the table has him elsewhere in the days asked about, or not at all near them.
"""

from collections.abc import Callable, Iterator

from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.circumstances import in_which_city, which_kind
from quiz.bank.make.tables.countries import country_by_office, from_where, who_from_where
from quiz.bank.make.tables.days import in_which_year, statement, year_in_gap
from quiz.bank.make.tables.desk import Desk
from quiz.bank.make.tables.events import at_which_event, who_attended
from quiz.bank.make.tables.people import addressed, who_in_month, who_of_country
from quiz.bank.make.tables.rows import Row
from quiz.bank.make.tables.sequence import first_from_country, how_often, in_which_order, who_came_first

# each with its share among the questions about single rows
ROW_MAKERS: tuple[tuple[Callable[[Desk, Row], Iterator[Candidate]], float], ...] = (
    (addressed, 40),
    (at_which_event, 12),
    (who_of_country, 10),
    (who_in_month, 8),
    (country_by_office, 6),
    (from_where, 5),
    (in_which_year, 5),
    (statement, 5),
    (year_in_gap, 3),
    (which_kind, 3),
    (in_which_city, 8),
)


# each with whether it holds only of a list that leaves no visit out
DECK_MAKERS: tuple[tuple[Callable[[Desk], Iterator[Candidate]], bool], ...] = (
    (who_came_first, True),
    (in_which_order, False),
    (first_from_country, True),
    (how_often, True),
    (who_from_where, False),
    (who_attended, False),
)


def deck_questions(desk: Desk) -> Iterator[Candidate]:
    """Every sound question about several rows of the deck."""
    complete = desk.table.is_complete()
    for maker, needs_all in DECK_MAKERS:
        if complete or not needs_all:
            yield from maker(desk)
