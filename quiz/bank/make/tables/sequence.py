"""Which visit came first, in which order they came, and how many there were."""

from collections.abc import Iterator

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.order import Order
from quiz.bank.make.asking import Candidate
from quiz.bank.make.tables.desk import EVIDENCE_AT_MOST, OPTIONS, Desk, made
from quiz.bank.make.tables.firsts import apart_in, first_visits, groups
from quiz.bank.make.tables.rivals import distinct_people
from quiz.bank.make.tables.rows import maybe_one
from quiz.bank.question import Distractor


def who_came_first(desk: Desk) -> Iterator[Candidate]:
    """Which of four leaders came first of all."""
    rng = desk.chance(desk.deck, "earliest")
    for group in list(groups(first_visits(desk), 4, rng, apart_in(desk)))[: max(1, len(desk.rows) // 16)]:
        key = group[0]
        fields = desk.fields(key, "earliest", "earliest", "choice", level="compare", tags=["order"])
        fields |= {"evidence": desk.cited(group), "explanation": desk.says("earliest", key)}
        options: list[str | Distractor] = [Distractor(r.who, desk.why(r)) for r in group[1:]]
        yield made(Choice(prompt=desk.stem("earliest", key), answer=key.who, distractors=options, **fields), key, "earliest", 8)


def in_which_order(desk: Desk) -> Iterator[Candidate]:
    """Four leaders in the order of their first visits."""
    rng = desk.chance(desk.deck, "order")
    for group in list(groups(first_visits(desk), 4, rng, apart_in(desk)))[: max(1, len(desk.rows) // 30)]:
        key = group[0]
        told = "; ".join(f"{r.who} in {r.month}" for r in group)
        fields = desk.fields(key, "order", "order", "order", level="compare", tags=["order"])
        fields |= {"evidence": desk.cited(group), "explanation": desk.says("order", key, items=told)}
        asked = desk.stem("order" if desk.table.is_complete() else "listed-order", key)
        yield made(Order(prompt=asked, items=[r.who for r in group], **fields), key, "order", 7)


def first_from_country(desk: Desk) -> Iterator[Candidate]:
    """The first leader of a country, where no older name of the country has an earlier visit."""
    seen: set[str] = set()
    mine = {row.visit.id for row in desk.rows}
    for row in desk.rows:
        if not row.country or row.country in seen or row.office == "Pope":
            continue
        seen.add(row.country)
        all_ = desk.table.compatriots(row)
        if (
            not desk.table.is_sound(all_[0])
            or all_[0].visit.id not in mine
            or all_[0].country != row.country
            or (len(all_) > 1 and all_[1].start == all_[0].start)
        ):
            continue
        key = all_[0]
        others = [r for r in all_[1:] if r.country == key.country and not maybe_one(r.name, key.name)]
        later = [r for r in others if r.surname_first == key.surname_first]
        wrong = distinct_people(desk.table, later, key, OPTIONS)
        if len(wrong) < 2:
            continue
        fields = desk.fields(key, "first", "earliest-of-country", "choice", level="compare", tags=["order", "countries"])
        fields |= {"evidence": desk.cited([key, *wrong])}
        options: list[str | Distractor] = [Distractor(r.title, desk.why(r)) for r in wrong]
        asked = desk.stem("earliest-of-country", key)
        yield made(Choice(prompt=asked, answer=key.title, distractors=options, **fields), key, "first", 8)


def how_often(desk: Desk) -> Iterator[Candidate]:
    """How many visits of a leader the table lists, in the deck's years or in all."""
    mine = {row.visit.id for row in desk.rows}
    done: set[str] = set()
    newest = max((row.year for row in desk.table.rows), default=0)
    for row in desk.rows:
        visits = [r for r in desk.table.visits_of(row) if r.visit.id in mine or not desk.period]
        if not visits or visits[0].visit.id in done or not 3 <= len(visits) <= EVIDENCE_AT_MOST or visits[0].visit.id not in mine:
            continue
        done.add(visits[0].visit.id)
        if desk.period and newest % 10 != 9 and visits[0].year // 10 == newest // 10:
            continue  # the decade still runs
        if len({r.office for r in visits}) > 1 or not all(desk.table.is_sound(r) for r in visits):
            continue  # "visits by President X" would leave out the one as president-elect
        key, count = visits[0], len(visits)
        rng = desk.chance(key.visit.id, desk.period, "count")
        low = rng.randint(0, min(OPTIONS, count - 1))
        numbers = [count - s for s in range(1, low + 1)] + [count + s for s in range(1, OPTIONS - low + 1)]
        fields = desk.fields(key, f"count{desk.period}", "how-often", "choice", level="compare", tags=["numbers"])
        told = "; ".join(r.month for r in visits)
        fields |= {"evidence": desk.cited(visits), "explanation": desk.says("count", key, items=told)}
        years = f"for {desk.period}" if desk.period else "in all"
        options: list[str | Distractor] = [str(n) for n in numbers]
        asked = desk.stem("how-often", key, years=years)
        yield made(Choice(prompt=asked, answer=str(count), distractors=options, **fields), key, "count", 6)
