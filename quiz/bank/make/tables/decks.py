"""Visits of tables -> decks by decade, country or leader, and each deck -> a bank."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from quiz.bank import rules
from quiz.bank.deck import Bank, BankPerson, BankVisit, DeckInfo
from quiz.bank.itemrules.context import Context
from quiz.bank.itemrules.options import dates_in_order
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate, slug
from quiz.bank.make.tables.desk import Desk, Passage
from quiz.bank.make.tables.makers import deck_questions, row_makers
from quiz.bank.make.tables.rows import Row, TableIndex
from quiz.bank.make.tables.words import table_wording
from quiz.bank.optiontext import bare, content_words
from quiz.citation import Source
from quiz.feed.model import Visit

By = Literal["none", "decade", "country", "leader"]
SMALLEST_DECK = 3
# two questions about one row tell each other's answer; a deck of many rows has enough with one of each
_EACH_OF_FEW, _EACH_OF_MANY, _MANY = 2, 1, 60


class TableDeck(NamedTuple):
    """A deck to be: its cover, the rows, and the years that its title names ("the 1960s", or empty)."""

    info: DeckInfo
    visits: list[Visit]
    period: str


class MadeTable(NamedTuple):
    """A bank, and how many questions each rule dropped."""

    bank: Bank
    dropped: Counter[str]


def decks_of(visits: Iterable[Visit], by: By, index: TableIndex, titles: Mapping[str, str] | None = None) -> list[TableDeck]:
    """The decks in the order of their ids; those with too few rows are joined into one. `titles` are the tables' own, by source."""
    grouped: dict[str, list[Visit]] = defaultdict(list)
    covers: dict[str, tuple[str, str]] = {}
    for visit in visits:
        row = index.by_id.get(visit.id) or Row(visit)
        name, title, period = _deck_of(row, by) if by != "none" else _whole_table(visit, titles or {})
        grouped[name].append(visit)
        covers[name] = title, period  # a leader is called by the last office
    small = [name for name, found in grouped.items() if len(found) < SMALLEST_DECK]
    if len(small) < len(grouped) and by != "none":
        for name in small:
            host = Row(grouped[name][0])
            others = f"{slug(host.host) or 'visits'}-visits-others"
            covers[others] = f"Visits to {host.the_host}: others", ""
            grouped[others] += grouped.pop(name)
    decks = []
    for name, found in sorted(grouped.items()):
        ordered = sorted(found, key=lambda v: (v.start, v.id))
        title, period = covers[name]
        decks.append(TableDeck(DeckInfo(name, title, _description(ordered)), ordered, period))
    return decks


def _whole_table(visit: Visit, titles: Mapping[str, str]) -> tuple[str, str, str]:
    source = visit.evidence[0].source if visit.evidence else ""
    title = titles.get(source) or "Visits"
    return slug(title) or "visits", title[:1].upper() + title[1:], ""


def _deck_of(row: Row, by: By) -> tuple[str, str, str]:
    to = f"Visits to {row.the_host}" if row.host else "Visits"
    place = slug(row.host) or "visits"
    if by == "decade":
        decade = f"{row.visit.start[:3]}0s"
        return f"{place}-visits-{decade}", f"{to} in the {decade}", f"the {decade}"
    if by == "country":
        return f"{place}-visits-from-{slug(row.country) or 'unknown'}", f"{to} from {row.the_country or 'unknown countries'}", ""
    return f"{place}-visits-{slug(row.name)}-{slug(row.country)}".rstrip("-"), f"{to} by {row.who}", ""


def _description(visits: Sequence[Visit]) -> str:
    first, last = visits[0].start[:4], visits[-1].start[:4]
    years = first if first == last else f"{first} to {last}"
    return f"{len(visits)} visits, {years}."


def make_table_bank(deck: TableDeck, index: TableIndex, sources: dict[str, Source], passage: Passage, *, seed: int = 0) -> MadeTable:
    """Ask about the deck's rows. Same rows and seed, same bank."""
    rows = [index.by_id[v.id] for v in deck.visits if v.id in index.by_id]
    bank = Bank(deck=deck.info, visits=[_bank_visit(index.by_id.get(v.id) or Row(v)) for v in deck.visits])
    dropped: Counter[str] = Counter()
    if rows:
        desk = Desk(rows, index, sources, passage, table_wording(deck.info.language), deck.info.id, deck.period, _about(rows), seed)
        context = Context(bank)
        chosen = _Choice(context, dropped, _EACH_OF_FEW if len(rows) < _MANY else _EACH_OF_MANY)
        for host in dict.fromkeys(row.host for row in rows):
            for candidate in deck_questions(_of_host(desk, host)):
                chosen.offer(candidate)
        for row in rows:
            if index.is_sound(row):
                chosen.of_row(desk, row)
        bank.questions = _in_order(chosen.questions, rows)
    used = {e.source for q in bank.questions for e in q.evidence} | {e.source for v in deck.visits for e in v.evidence}
    bank.sources = {key: source for key, source in sources.items() if key in used}
    return MadeTable(bank, dropped)


def _about(rows: Sequence[Row]) -> frozenset[str]:
    """What a deck of several rows is about, where all are of one leader or of one country."""
    if len(rows) < SMALLEST_DECK:
        return frozenset()
    leaders, countries = {(row.name, row.grounds) for row in rows}, {row.grounds for row in rows}
    return frozenset(["leader"] * (len(leaders) == 1) + ["country"] * (len(countries) == 1))


def _of_host(desk: Desk, host: str) -> Desk:
    """The visits to one country: whoever is called the first there, or counted, is so among these."""
    if all(row.host == host for row in desk.table.rows):
        return desk
    visits = [row.visit for row in desk.table.rows if row.host == host]
    table = TableIndex(visits, desk.table.complete)
    return desk._replace(rows=[table.by_id[row.visit.id] for row in desk.rows if row.host == host], table=table)


def _bank_visit(row: Row) -> BankVisit:
    visit = row.visit
    person = BankPerson(visit.visitor.name, visit.visitor.office, row.country, "visitor")
    place = ", ".join(part for part in (visit.city, row.host) if part)
    return BankVisit(visit.id, visit.title, visit.start, visit.end, visit.kind, place, [person])


class _Choice:
    """Takes what breaks no rule; spreads the types; keeps true and false in balance."""

    def __init__(self, context: Context, dropped: Counter[str], each: int) -> None:
        self.each = each
        self.context = context
        self.dropped = dropped
        self.questions: list[AnyQuestion] = []
        self.used: Counter[str] = Counter()
        self.balance = 0
        self.meanings: set[tuple[frozenset[str], str]] = set()
        self.ranks: dict[int, Counter[int]] = defaultdict(Counter)
        self.ids: set[str] = set()

    def offer(self, candidate: Candidate) -> bool:
        """Take the question where it is sound, new, and keeps the balance."""
        question = candidate.question
        assert question.generated
        told = _meaning(question)
        if question.id in self.ids or told in self.meanings or not self._varied(question):
            return False
        if isinstance(question, TrueFalse) and abs(self.balance + (1 if question.answer else -1)) > 2:
            return False
        broken = [b.rule for b in rules.check(question, self.context)] or ["type" for _ in question.own_faults()]
        if broken:
            self.dropped[broken[0]] += 1
            return False
        if isinstance(question, TrueFalse):
            self.balance += 1 if question.answer else -1
        self.questions.append(question)
        self.meanings.add(told)
        self.ids.add(question.id)
        if ordered := dates_in_order(question):
            self.ranks[len(ordered)][ordered.index(question.answer_text())] += 1
        return True

    def _varied(self, question: AnyQuestion) -> bool:
        """Whether the key of a choice between numbers may stand at its rank without making a habit of it."""
        ordered = dates_in_order(question)
        counts = self.ranks[len(ordered)]
        return not ordered or counts[ordered.index(question.answer_text())] <= counts.total() / len(ordered) + 2

    def of_row(self, desk: Desk, row: Row) -> None:
        """At most so many questions about a row; the makers that fell short of their share are asked first."""
        slots: set[str] = set()
        for maker in sorted(row_makers(desk), key=lambda m: self.used[m.make.__name__] / m.share):
            for candidate in maker.make(desk, row):
                if candidate.slot not in slots and self.offer(candidate):
                    self.used[maker.make.__name__] += 1
                    slots.add(candidate.slot)
            if len(slots) >= self.each:
                return


def _meaning(question: AnyQuestion) -> tuple[frozenset[str], str]:
    """What two questions share that ask the same in other words, or of another year."""
    if isinstance(question, TrueFalse):
        return frozenset(question.prompt.casefold().split()), ""
    return content_words(question.prompt or getattr(question, "text", "")), bare(question.answer_text())


def _in_order(questions: list[AnyQuestion], rows: Sequence[Row]) -> list[AnyQuestion]:
    """By row, so that a new row moves nothing else in the file."""
    rank = {row.visit.id: number for number, row in enumerate(rows)}
    return sorted(questions, key=lambda q: (rank.get(q.generated.source.partition("/")[0], 0) if q.generated else 0, q.id))
