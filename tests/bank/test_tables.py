"""Questions about tables of visits: what they ask, and that every wrong option is shown to be wrong by the whole table."""

import os
import random
import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from quiz.bank import rules
from quiz.bank.deck import Bank
from quiz.bank.kept import Kept
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import slug
from quiz.bank.make.tables.countries import names_country
from quiz.bank.make.tables.days import in_office
from quiz.bank.make.tables.decks import decks_of, make_table_bank
from quiz.bank.make.tables.events import tells_who
from quiz.bank.make.tables.makers import DECK_MAKERS, ROW_MAKERS
from quiz.bank.make.tables.rivals import of_many_regions, of_rank
from quiz.bank.make.tables.rows import TableIndex, maybe_one
from quiz.bank.make.tables.words import filled, table_wording
from quiz.bank.tablebuild import Rows, read_tables, table_decks
from quiz.citation import Source
from quiz.feed import places
from quiz.feed.leaders import name_areas
from quiz.feed.records import visits_of
from quiz.sources.read import read_sources
from quiz.sources.record import Record, Table

OFFICES = ("President", "Prime Minister", "King")
MONTHS = "January February March April May June July August September October November December".split()
COUNTRIES = ("Norway", "Sweden", "Denmark", "Finland", "Iceland", "Poland", "Hungary", "Austria", "Tunisia", "Ghana", "Kenya", "Burma")
FIRST = "Ada Bo Cyrus Dana Emil Fara Gil Hana Ivo Jana Kofi Lea Milo Nora Otto Pia".split()
LAST = "Abel Brandt Carver Dunn Ekwueme Falk Grieg Holm Ibarra Jansen Kowal Lund Mensah Nagy Okafor Price".split()
REMARKS = (
    "State visit.",
    "Official visit. Departed U.S. {after}.",
    "Working visit.",
    "Private visit.",
    "",
    "Attended the Harbour Summit.",
    "Attended the Lighthouse Conference.",
    "Attended the Cod Forum in Akron, Ohio.",
    "Attended the Ferry Meeting.",
    "Addressed U.S. Congress {day}.",
)


def said(day: date) -> str:
    return f"{day:%B} {day.day}"


def rows_of(count: int, seed: int = 1) -> list[Record]:
    """A table of our own: leaders of a dozen countries, some of them often, over thirty years."""
    rng = random.Random(seed)
    leaders = [
        (rng.choice(OFFICES[:2]), f"{rng.choice(FIRST)} {rng.choice(LAST)}", country)
        for country in COUNTRIES
        for _ in range(count // 24 + 1)
    ]
    records = []
    for number in range(count):
        office, name, country = rng.choice(leaders)
        start = date(1960, 1, 1) + timedelta(days=rng.randint(0, 30 * 365))
        end = start + timedelta(days=rng.randint(0, 4))
        remark = rng.choice(REMARKS).format(after=said(end + timedelta(3)), day=said(start))
        fields = {"id": str(number), "visitor": f"{office} {name}", "country": country, "start": start.isoformat(), "end": end.isoformat()}
        records.append(
            Record("list", str(number), fields | {"remark": remark, "host_country": "United States"}, {k: k for k in (*fields, "remark")})
        )
    return records


def table_of(records: list[Record]) -> Table:
    return Table("list", Source("The list", "Office of the Historian"), tuple(records), "list.csv", complete=True)


def banks_of(records: list[Record], by: str = "decade") -> list[Bank]:
    rows = Rows()
    feed = read_tables([table_of(records)], rows)
    index = TableIndex(feed.visits, feed.complete)
    return [make_table_bank(deck, index, feed.sources, rows.passage).bank for deck in decks_of(feed.visits, by, index)]


@cache
def sample() -> list[Bank]:
    return banks_of(rows_of(240))


def asked(rule: str):
    return [q for bank in sample() for q in bank.questions if q.generated.rule == f"table.{rule}"]


def test_every_maker_makes_something_of_a_table():
    made = {q.generated.rule for bank in sample() for q in bank.questions}
    wanted = {f"table.{rule}" for rule in table_wording().stems if not rule.startswith("listed-")} - {"table.attended", "table.city"}
    assert wanted <= made
    assert len(ROW_MAKERS) + len(DECK_MAKERS) <= len(table_wording().stems)


def test_no_question_breaks_an_item_writing_rule():
    for bank in sample():
        assert [str(broken) for broken in rules.check_all(bank)] == []


def test_each_question_shows_the_row_that_proves_it():
    for bank in sample():
        for question in bank.questions:
            assert all(e.source in bank.sources and e.row and e.passage for e in question.evidence)


def test_the_same_rows_make_the_same_banks():
    first = banks_of(rows_of(60))
    assert first == banks_of(rows_of(60))


def test_a_new_row_leaves_the_ids_of_the_others():
    before = {q.id for bank in banks_of(rows_of(80)) for q in bank.questions if q.generated.rule == "table.who-of-country"}
    more = rows_of(80)
    fields = {**more[0].fields, "id": "new", "visitor": "Emperor Quill", "country": "Ethiopia", "start": "1975-01-01", "end": "1975-01-01"}
    after = {q.id for bank in banks_of([*more, Record("list", "new", fields, more[0].columns)]) for q in bank.questions}
    assert len(before & after) >= 0.8 * len(before)


def stays(records: list[Record]) -> dict[str, list[tuple[date, date]]]:
    found = defaultdict(list)
    for record in records:
        found[record.fields["visitor"]].append((date.fromisoformat(record.fields["start"]), date.fromisoformat(record.fields["end"])))
    return found


def month_of(prompt: str) -> tuple[int, int]:
    match = re.search(r"in (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})", prompt)
    assert match
    months = "January February March April May June July August September October November December".split()
    return int(match[2]), months.index(match[1]) + 1


def test_nobody_who_was_there_is_a_wrong_option():
    there = stays(rows_of(240))
    for question in (*asked("who-in-month"), *asked("speech")):
        year, month = month_of(question.prompt)
        for option in question.distractors:
            visitor = option.text.rpartition(" of ")[0]
            assert there[visitor]
            assert not any((s.year, s.month) <= (year, month) <= (e.year, e.month) for s, e in there[visitor]), question.prompt


def test_every_wrong_leader_came_in_the_same_office_before_and_after():
    there = stays(rows_of(240))
    for question in (*asked("who-in-month"), *asked("speech")):
        year, month = month_of(question.prompt)
        for option in question.distractors:
            came = [(start.year, start.month) for start, _ in there[option.text.rpartition(" of ")[0]]]
            assert min(came) <= (year, month) <= max(came), question.prompt


def test_the_office_asked_is_that_of_every_option():
    held = defaultdict(set)
    for record in rows_of(240):
        office = next(o for o in OFFICES if record.fields["visitor"].startswith(o))
        held[record.fields["visitor"].removeprefix(f"{office} ")].add((office.lower(), record.fields["country"]))
    for question in asked("who-of-country"):
        office, country = re.match(r"Which (.+?) of (?:the )?(.+?) paid", question.prompt).groups()
        for name in (question.answer, *(d.text for d in question.distractors)):
            assert (office, country) in held[name]


def test_a_year_is_asked_only_of_a_leader_whom_the_table_has_once():
    there = stays(rows_of(240))
    for question in asked("year"):
        visitor = re.match(r"In which year did (.+) of (?:the )?\w+ visit", question.prompt)[1]
        assert [str(s.year) for s, _ in there[visitor]] == [question.answer]


def test_counts_are_those_of_the_table():
    for question in asked("how-often"):
        assert int(question.answer) == len(question.evidence)


def test_statements_are_balanced_and_the_false_ones_are_false():
    there = stays(rows_of(240))
    found = asked("statement")
    for question in found:
        assert isinstance(question, TrueFalse)
        year, month = month_of(question.prompt)
        visitor = re.match(r"(?:According to .+?, )?(.+?) of (?:the )?\w+ (?:paid|visited)", question.prompt)[1]
        came = any((s.year, s.month) <= (year, month) <= (e.year, e.month) for s, e in there[visitor])
        assert came == question.answer


def test_who_came_first_came_first():
    there = stays(rows_of(240))
    for question in asked("earliest"):
        first = {who: min(there[who.rpartition(" of ")[0]]) for who in (question.answer, *(d.text for d in question.distractors))}
        assert min(first, key=first.__getitem__) == question.answer


def test_who_attended_an_event_is_asked_of_those_who_did_and_of_neighbours_who_were_not_there():
    records = rows_of(240)
    day = {"start": "1985-06-03", "end": "1985-06-04", "remark": "Attended the Lantern Summit."}
    for number, (name, country) in enumerate((("Quill Aster", "Norway"), ("Rune Birk", "Iceland"), ("Saga Crane", "Denmark"))):
        fields = {**records[0].fields, **day, "id": f"s{number}", "visitor": f"President {name}", "country": country}
        records.append(Record("list", f"s{number}", fields, records[0].columns))
    found = [q for bank in banks_of(records) for q in bank.questions if q.generated.rule == "table.attended"]
    assert found
    there = stays(records)
    for question in found:
        assert all("Lantern" in e.passage for e in question.evidence[:2])
        for option in question.distractors:
            assert not any(s.year == 1985 and s.month in (5, 6) for s, _ in there[option.text.rpartition(" of ")[0]])


def test_an_event_whose_name_tells_a_region_is_not_asked():
    for name, is_asked in (("Harbour", True), ("Pacific", False)):
        records = rows_of(240)
        for record in records:
            record.fields["remark"] = record.fields["remark"].replace("Harbour", name)
        asked_for = [q.answer_text() for bank in banks_of(records) for q in bank.questions if q.generated.rule == "table.event"]
        assert asked_for
        assert any(name in key for key in asked_for) is is_asked


def test_wrong_years_lie_in_the_decade_of_the_visit():
    found = asked("year")
    assert found
    for question in found:
        assert {int(d.text) // 10 for d in question.wrong_options()} == {int(question.answer) // 10}


def test_wrong_countries_are_those_whose_leaders_are_named_alike():
    found = asked("country")
    assert found
    for question in found:
        options = [places.country(name.removeprefix("The ")) for name in (question.answer, *(d.text for d in question.wrong_options()))]
        assert all(name_areas(frozenset({options[0].code})) & name_areas(frozenset({option.code})) for option in options[1:])


def test_leaders_to_be_matched_with_countries_are_named_alike():
    found = asked("match")
    assert found
    for question in found:
        shown = [places.country(name.removeprefix("The ")) for name in (*(right for _, right in question.pairs), *question.extra)]
        assert frozenset.intersection(*(name_areas(frozenset({country.code})) for country in shown))


def one(visitor: str, country: str, start: str, remark: str = "Working visit.") -> Record:
    fields = {"id": f"{visitor} {start}", "visitor": visitor, "country": country, "start": start, "end": start}
    fields |= {"remark": remark, "host_country": "United States"}
    return Record("list", fields["id"], fields, {key: key for key in fields if key != "host_country"})


def rules_about(visitor: str, *records: Record) -> set[str]:
    """The rules by which something is asked of the visitor's rows, in a table with many others."""
    banks = banks_of([*rows_of(240), *records])
    name = slug(visitor.split(" ", 1)[1] if visitor.startswith("President") else visitor)
    return {q.generated.rule for bank in banks for q in bank.questions if name in q.generated.source}


def test_nobody_is_asked_about_under_a_slip_of_the_pen():
    assert rules_about("President Urho Kekkonen", one("President Urho Kekkonen", "Finland", "1970-07-23"))
    assert not rules_about("President Urho Kekonen", one("President Urho Kekonen", "Finland", "1970-07-23"))


def test_a_name_parted_as_fewer_rows_have_it_is_a_slip():
    told = [("Jean-Claude Juncker", "2005-01-18"), ("Jean-Claude Juncker", "2005-06-20"), ("Jean Claude Juncker", "2005-04-15")]
    rows = Rows()
    records = [one(f"Prime Minister {name}", "Luxembourg", day) for name, day in told]
    index = TableIndex(read_tables([table_of(records)], rows).visits)
    assert [index.is_slip(row) for row in index.rows] == [False, True, False]


def test_on_a_private_visit_nobody_represents_a_country():
    asked_of = [(q.prompt, q.generated) for q in asked("country") if q.KIND == "choice"]
    private = [prompt for prompt, _ in asked_of if "private visit" in prompt]
    assert private
    assert all(" of which country?" in prompt for prompt in private)
    assert all("represent" in prompt for prompt, _ in asked_of if prompt not in private)


def test_names_with_the_surname_first_stand_among_their_like():
    names = ("Kishida Fumio", "Suga Yoshihide", "Shinzo Abe", "Yoshihiko Noda", "Naoto Kan", "Taro Aso")
    records = [one(f"Prime Minister {name}", "Japan", f"20{10 + n}-05-03") for n, name in enumerate(names)]
    asked_of = [q for q in questions_of(table_of(records)) if q.generated.rule in ("table.who-of-country", "table.earliest-of-country")]
    assert asked_of
    turned = {"Kishida Fumio", "Suga Yoshihide"}
    for question in asked_of:
        assert not {o.removeprefix("Prime Minister ") for o in (question.answer, *(d.text for d in question.wrong_options()))} & turned


def test_nobody_of_fifteen_years_before_stands_beside_the_key():
    told = [
        ("Tomas Old", "1985-02-01"),
        ("Ugo Past", "1986-03-01"),
        ("Vito Now", "2002-12-09"),
        ("Wim Next", "2006-05-01"),
        ("Xan Far", "2009-05-01"),
    ]
    found = questions_of(table_of([one(f"President {name}", "Brazil", day) for name, day in told]))
    options = {q.answer: {d.text for d in q.wrong_options()} for q in found if q.generated.rule == "table.who-of-country"}
    assert options["Vito Now"] == {"Wim Next", "Xan Far"}


def test_a_false_month_lies_after_the_leaders_first_visit_where_the_table_has_one():
    false = [q for q in asked("statement") if isinstance(q, TrueFalse) and not q.answer]
    firsts = {name: min(days) for name, days in stays(rows_of(240)).items()}
    told = [(month_of(q.prompt), name) for q in false for name in firsts if f" {name} of" in q.prompt]
    assert told
    assert sum(month >= (firsts[name][0].year, firsts[name][0].month) for month, name in told) > len(told) * 3 / 4


def test_nobody_is_asked_about_who_came_for_others():
    lone = "Visited as President of the European Council."
    assert rules_about("President Quill Aster", one("President Quill Aster", "Sweden", "1970-07-23"))
    assert not rules_about("President Quill Aster", one("President Quill Aster", "Sweden", "1970-07-23", lone))


def test_a_name_that_has_a_word_of_the_country_tells_it():
    rows = Rows()
    index = TableIndex(read_tables([table_of([one("King Omar Saud", "Saudi Arabia", "1970-07-23"), *rows_of(3)])], rows).visits)
    assert [names_country(row) for row in index.rows if "Saud" in row.name] == [True]
    assert not any(names_country(row) for row in index.rows if "Saud" not in row.name)


def test_what_is_no_state_is_not_asked_for_as_a_country():
    rows = TableIndex(visits_of([one("President Ada Quill", place, "1999-03-01") for place in ("New Caledonia", "Poland")])[0]).rows
    assert [row.of_a_state for row in rows] == [row.country == "Poland" for row in rows]


def test_a_kingdom_has_no_president():
    told = [
        ("King Ada Quill", "Spain", "2001-03-01"),
        ("President Bo Grieg", "Spain", "2004-03-01"),
        ("President Cy Holm", "Spain", "2024-03-01"),
    ]
    index = TableIndex(visits_of([one(*row) for row in told])[0])
    assert [index.is_of_a_kingdom(row) for row in index.rows] == [False, True, False]


def test_the_key_is_not_the_only_one_from_another_part_of_the_world():
    places = ("Gambia", "Uruguay", "Argentina", "Brazil", "Norway")
    rows = TableIndex(
        visits_of([one(f"President {name} Quill", place, "1989-03-01") for name, place in zip(FIRST, places, strict=False)])[0]
    ).rows
    by = {row.country: row for row in rows}
    south = [by["Uruguay"], by["Argentina"], by["Brazil"]]
    assert of_many_regions(south, by["Gambia"], 3) == []
    assert by["Norway"] in of_many_regions([*south, by["Norway"]], by["Gambia"], 3)
    assert len(of_many_regions(south[1:], south[0], 3)) == 2


def test_in_the_weeks_of_the_assembly_nobody_is_called_absent():
    months = [month_of(q.prompt)[1] for q in asked("who-in-month") if ", according to" in q.prompt]
    assert months
    assert not {9, 10} & set(months)
    wrong = [month_of(f"in {d.text}")[1] for q in asked("month") for d in q.wrong_options()]
    wrong += [month_of(q.prompt)[1] for q in asked("statement") if not q.answer]
    assert not {9, 10} & set(wrong)


def test_no_country_is_offered_before_the_table_knows_it():
    told = [one("President Ada Quill", "Portugal", "1974-10-18"), one("President Bo Holm", "Mozambique", "1977-10-04")]
    index = TableIndex(visits_of(told)[0])
    first, later = index.rows
    assert not index.is_known_by(later, first)
    assert index.is_known_by(first, later)


def test_a_king_is_of_a_kingdom_and_an_emir_of_an_emirate():
    places = (("King Ada", "Jordan"), ("Queen Ada", "Jordan"), ("Emir Ada Quill", "Kuwait"), ("President Ada Quill", "Iraq"))
    rows = [TableIndex(visits_of([one(visitor, place, "1999-03-01")])[0]).rows[0] for visitor, place in places]
    assert of_rank(rows[0]) == of_rank(rows[1])
    assert len({of_rank(row) for row in rows}) == 3


def test_a_leader_is_asked_about_no_year_in_which_another_held_the_office():
    known = [("Ada Quill", "1971-03-01"), ("Bo Grieg", "1973-05-02"), ("Cy Holm", "1976-02-03")]
    visits, _ = visits_of([one(f"President {name}", "Poland", day) for name, day in known])
    index = TableIndex(visits)
    assert in_office(index, index.rows[1]) == (date(1971, 3, 1), date(1976, 2, 3))
    waiting, _ = visits_of([one("President-elect Ada Quill", "Poland", "1971-03-01"), one("President Cy Holm", "Poland", "1976-02-03")])
    index = TableIndex(waiting)
    assert in_office(index, index.rows[0]) == (date(1971, 1, 1), date(1971, 12, 31))
    chosen, _ = visits_of(
        [one("President-elect Ada Quill", "Poland", "1974-03-01"), *(one(f"President {n}", "Poland", d) for n, d in known)]
    )
    index = TableIndex([*chosen, *visits_of([one("President Ada Quill", "Poland", "1975-03-01")])[0]])
    assert in_office(index, index.rows[-2])[0] == date(1974, 3, 1)


def test_a_state_that_is_no_more_had_leaders_in_its_own_years_only():
    visits, _ = visits_of([one("President Ada Quill", "Zaire", "1995-03-01"), one("President Cy Holm", "Poland", "2016-02-03")])
    index = TableIndex(visits)
    assert in_office(index, index.rows[0]) == (date(1995, 1, 1), date(1997, 12, 31))
    assert index.rows[0].stood_in(1996)
    assert not index.rows[0].stood_in(1998)


def rules_of(bank: Bank) -> set[str]:
    return {q.generated.rule.removeprefix("table.") for q in bank.questions}


def test_a_deck_about_one_leader_or_country_asks_nothing_that_its_name_tells():
    told = {"who-in-month", "country", "country-of-office", "speech", "earliest", "order", "match", "attended"}
    of_country = [bank for bank in banks_of(rows_of(240), "country") if "others" not in bank.deck.id]
    of_leader = [bank for bank in banks_of(rows_of(240), "leader") if "others" not in bank.deck.id]
    assert len(of_country) > 5
    assert len(of_leader) > 5
    assert not any(rules_of(bank) & told for bank in (*of_country, *of_leader))
    assert any("who-of-country" in rules_of(bank) for bank in of_country)
    assert not any(rules_of(bank) & {"who-of-country", "earliest-of-country"} for bank in of_leader)
    assert sum(bool(rules_of(bank)) for bank in of_leader) > 0.9 * len(of_leader)


def test_in_no_wrong_month_the_leader_may_have_been_there():
    there = stays(rows_of(240))
    found = asked("month")
    assert found
    for question in found:
        visitor = re.match(r"In which of these months did (.+) of (?:the )?\w+ visit", question.prompt)[1]
        months = {(s.year, s.month) for s, _ in there[visitor]} | {(e.year, e.month) for _, e in there[visitor]}
        assert month_of(f"in {question.answer}") in months
        assert not any(month_of(f"in {d.text}") in months for d in question.wrong_options())


def test_a_wrong_month_lies_within_a_year_of_a_visit_or_between_two():
    there = stays(rows_of(240))
    for question in (*asked("month"), *(q for q in asked("statement") if not q.answer)):
        visitor = re.search(r"(\w+(?: Minister)? \w+ \w+) of (?:the )?\w+ visit", question.prompt)[1]
        years = [s.year for s, _ in there[visitor]]
        wrong = [f"in {d.text}" for d in question.wrong_options()] if isinstance(question, Choice) else [question.prompt]
        assert all(min(years) - 1 <= month_of(text)[0] <= max(years) + 1 for text in wrong)


def test_events_of_one_sort_stand_together():
    for question in asked("event"):
        assert len({"funeral" in name for name in (question.answer, *(d.text for d in question.wrong_options()))}) == 1
    assert tells_who("the U.S.-Ruritanian Summit")
    assert tells_who("the signing of the Polish border treaty")
    assert not tells_who("the Harbour Summit")


def test_a_president_elect_stands_among_his_like_only():
    records = rows_of(240)
    for record in records[::5]:
        record.fields["visitor"] = record.fields["visitor"].replace("President ", "President-elect ")
    waiting = [
        ["-elect" in name for name in (q.answer, *(d.text for d in q.distractors))]
        for bank in banks_of(records)
        for q in bank.questions
        if q.generated.rule == "table.earliest"
    ]
    assert waiting
    assert all(len(set(told)) == 1 for told in waiting)


def test_a_name_written_twice_is_a_slip_of_the_pen():
    index = TableIndex(
        visits_of([Record("list", "1", {**rows_of(1)[0].fields, "visitor": "President Gil Gil Grieg"}, rows_of(1)[0].columns)])[0]
    )
    assert index.is_slip(index.rows[0])


def test_a_false_statement_shows_the_row_of_its_correction():
    false = [q for q in asked("statement") if isinstance(q, TrueFalse) and not q.answer]
    assert false
    for question in false:
        told = re.search(r" in (\w+) (\d{4})", question.correction)
        assert told
        month = date(int(told[2]), MONTHS.index(told[1]) + 1, 1)
        assert any(month.isoformat()[:7] in e.passage for e in question.evidence)


def test_leaders_who_may_be_one_person_are_not_counted():
    records = rows_of(40)
    twin = {
        **records[0].fields,
        "visitor": records[0].fields["visitor"].split()[0] + " " + records[0].fields["visitor"].split()[-1],
        "id": "t",
    }
    visits, _ = visits_of([*records, Record("list", "t", twin, records[0].columns)])
    index = TableIndex(visits)
    assert index.visits_of(index.by_id[visits[0].id]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lee Hsien Loong", "Lee Hsien Leong", True),
        ("Nuri al-Maliki", "Nouri al-Maliki", True),
        ("Abdelfattah Said Elsisi", "Abdel Fattah al-Sisi", True),
        ("Sheikh Tameem bin Hamad al-Thani", "Tamim bin Hamad Al Thani", True),
        ("Kishi", "Nobusuke Kishi", True),
        ("Sulman al-Khalifa", "Isa bin Sulman", True),
        ("Lee Hsien Loong", "Lee Kuan Yew", False),
        ("Gordon Brown", "Tony Blair", False),
        ("Kim Dae-jung", "Kim Young-sam", False),
    ],
)
def test_transcriptions_and_slips_may_be_one_leader(one, other, same):
    assert maybe_one(one, other) == same


def test_old_and_new_names_of_a_country_are_one_ground():
    records = rows_of(1)
    base = records[0].fields
    two = [{**base, "visitor": "President Ne Win", "country": name, "id": name} for name in ("Burma", "Myanmar")]
    visits, problems = visits_of([Record("list", f["id"], f, records[0].columns) for f in two])
    assert not problems
    index = TableIndex(visits)
    assert len(index.compatriots(index.rows[0])) == 2


@pytest.mark.parametrize(("by", "first"), [("decade", "united-states-visits-1960s"), ("country", "united-states-visits-from-austria")])
def test_decks_are_cut_as_asked(by, first):
    banks = banks_of(rows_of(240), by)
    assert banks[0].deck.id == first
    assert sum(len(bank.visits) for bank in banks) == 240


def test_decks_of_leaders_hold_each_visit_once():
    banks = banks_of(rows_of(240), "leader")
    assert sum(len(bank.visits) for bank in banks) == 240
    assert len({bank.deck.id for bank in banks}) == len(banks)


def test_several_processes_make_the_same_files(tmp_path):
    rows = Rows()
    feed = read_tables([table_of(rows_of(90))], rows)
    alone = {name: text for deck in table_decks(feed, rows, tmp_path, "decade", Kept(tmp_path, None)) for name, text in deck.files.items()}
    two = table_decks(feed, rows, tmp_path, "decade", Kept(tmp_path, None), workers=2)
    together = {name: text for deck in two for name, text in deck.files.items()}
    assert alone == together


def test_a_value_with_braces_is_no_hole():
    assert filled("{who} came.", who="{host}") == "{host} came."


def test_markup_in_names_and_remarks_shows_as_itself():
    records = rows_of(40)
    hostile = [Record("list", r.row, r.fields | {"remark": "[red]x[/] <b>&amp; {{c1::y}}"}, r.columns) for r in records]
    for bank in banks_of(hostile):
        for question in bank.questions:
            assert not question.own_faults() or list(question.own_faults()) == []


# ------------------------------------------------------------------ the real list, where it is at hand

CORPUS = Path(os.environ.get("QUIZ_CORPUS", "")) / "feeds" / "us-visits"
needs_list = pytest.mark.skipif(
    not os.environ.get("QUIZ_CORPUS") or not CORPUS.is_dir(), reason="QUIZ_CORPUS names no folder with the list"
)


def xml_rows() -> dict[str, dict[str, str]]:
    """The list read without our readers."""
    found = {}
    for file in sorted(CORPUS.glob("*.xml")):
        for visit in ET.parse(file).getroot():
            cells = {child.tag: " ".join("".join(child.itertext()).split()) for child in visit}
            found[cells["id"]] = cells
    return found


@pytest.mark.slow
@needs_list
def test_three_hundred_drawn_questions_agree_with_the_list():
    rows = Rows()
    feed = read_tables([t for t in read_sources([CORPUS]) if isinstance(t, Table)], rows)
    index = TableIndex(feed.visits)
    questions = [
        q
        for deck in decks_of(feed.visits, "decade", index)
        for q in make_table_bank(deck, index, feed.sources, rows.passage).bank.questions
    ]
    single = {"who-of-country", "who-in-month", "country", "country-of-office", "year", "gap-year", "kind", "speech"}
    drawn = random.Random(5).sample([q for q in questions if q.generated.rule.removeprefix("table.") in single], 300)
    told = xml_rows()
    for question in drawn:
        cells = told[question.evidence[-1].row]
        assert_agrees(question, cells)
    checked = [q for q in questions if q.generated.rule == "table.who-in-month"]
    for question in random.Random(6).sample(checked, 100):
        assert_absent(question, told)


def assert_agrees(question, cells):
    """Visitor, country and dates of a question, worked out from the row of the list alone."""
    rule = question.generated.rule.removeprefix("table.")
    text = question.text if rule == "gap-year" else question.prompt
    start = date.fromisoformat(cells["start-date"])
    named = re.split(r" and |, (?=[A-Z][a-z]+ Min)", cells["visitor"])
    surnames = [re.sub(r",? (?:Jr|3rd)\.?$", "", visitor).split()[-1].split("-")[-1] for visitor in named]
    if rule == "year":
        assert question.answer == str(start.year)
    elif rule == "gap-year":
        assert f"{{{{c1::{start.year}::year}}}}" in text
    else:
        assert f"{start:%B} {start.year}" in text
    if rule in ("who-of-country", "who-in-month", "speech"):
        assert any(surname in question.answer for surname in surnames), (question.answer, cells["visitor"])
    elif rule != "gap-year":
        assert any(surname in text for surname in surnames), (text, cells["visitor"])
    country = cells["from"].split(" (")[0].split(",")[0].replace("The ", "").replace("’", "'")
    if "(Zaire)" in cells["from"] and 1971 <= start.year <= 1997:
        country = "Zaire"
    if country not in ("U.S.S.R.", "Korea", "Macedonia", "Vatican City", "Muscat & Oman"):
        place = question.answer if rule in ("country", "country-of-office", "who-in-month", "speech") else text
        assert country in place, (question, cells)
    if rule == "kind":
        assert question.answer.lower().split()[1] in cells["description"].lower().replace("offical", "official")


def assert_absent(question, told):
    """Each wrong option's surname: nobody of that name and country was in the list in the month asked."""
    year, month = month_of(question.prompt)
    assert isinstance(question, Choice)
    for option in question.distractors:
        who, _, place = option.text.rpartition(" of ")
        country = place.removeprefix("the ")
        for cells in told.values():
            if cells["visitor"].endswith(who.split()[-1]) and country.split()[-1] in cells["from"]:
                begun, ended = date.fromisoformat(cells["start-date"]), date.fromisoformat(cells["end-date"])
                assert not (begun.year, begun.month) <= (year, month) <= (ended.year, ended.month), (question.prompt, cells)


def small_table(**more: bool) -> Table:
    """Ten visits to three countries, with their cities."""
    told = [
        ("Adam Birk", "France", "Norway", "Oslo", "2019-05-02"),
        ("Berta Dahl", "Germany", "Norway", "Bergen", "2018-03-02"),
        ("Carl Ekman", "Finland", "Norway", "Narvik", "2017-09-12"),
        ("Dora Falk", "Denmark", "Norway", "Oslo", "2021-02-02"),
        ("Emil Gran", "China", "Sweden", "Lund", "2016-06-12"),
        ("Frida Holm", "Canada", "Sweden", "Kiruna", "2022-06-12"),
        ("Adam Birk", "France", "Sweden", "Uppsala", "2023-06-12"),
        ("Gustav Ihle", "Brazil", "Denmark", "Aarhus", "2009-10-01"),
        ("Hanna Juul", "Japan", "Denmark", "Odense", "2012-12-18"),
        ("Ivar Krogh", "India", "Denmark", "Esbjerg", "2022-05-03"),
    ]
    records = []
    for number, (name, country, host, city, day) in enumerate(told):
        fields = {"visitor": name, "office": "President", "country": country, "host_country": host, "city": city, "start": day}
        records.append(Record("own", str(number), fields, {key: key for key in fields}))
    return Table("own", Source("Guests of the north"), tuple(records), "guests.csv", **more)


def built(table: Table, out, by=None) -> list:
    rows = Rows()
    return list(table_decks(read_tables([table], rows), rows, out, by, Kept(out, None)))


def test_a_small_table_is_one_deck_unless_it_is_to_be_cut(tmp_path):
    (deck,) = built(small_table(), tmp_path)
    assert (deck.report.deck, deck.report.title) == ("guests-of-the-north", "Guests of the north")
    assert deck.report.questions >= 15
    assert len(built(small_table(), tmp_path, "decade")) > 3
    assert [d.report.deck for d in built(table_of(rows_of(60)), tmp_path, "none")] == ["the-list"]


def test_a_small_table_that_was_cut_into_decades_before_stays_so(tmp_path):
    first = built(small_table(), tmp_path, "decade")
    for name, text in first[0].files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert [d.report.deck for d in built(small_table(), tmp_path)] == [d.report.deck for d in first]


def questions_of(table: Table) -> list:
    rows = Rows()
    feed = read_tables([table], rows)
    index = TableIndex(feed.visits, feed.complete)
    (deck,) = decks_of(feed.visits, "none", index)
    return make_table_bank(deck, index, feed.sources, rows.passage).bank.questions


def test_only_of_a_list_that_is_complete_it_is_asked_who_came_first_and_how_often():
    judged = {"table.earliest", "table.earliest-of-country", "table.how-often"}
    whole = {q.generated.rule for bank in sample() for q in bank.questions}
    rows = Rows()
    feed = read_tables([msgspec.structs.replace(table_of(rows_of(240)), complete=False)], rows)
    index = TableIndex(feed.visits, feed.complete)
    part = [q for d in decks_of(feed.visits, "decade", index) for q in make_table_bank(d, index, feed.sources, rows.passage).bank.questions]
    assert judged <= whole
    assert not judged & {q.generated.rule for q in part}
    assert not [q.prompt for q in part if "first" in q.prompt.replace("earliest first", "")]


def test_the_city_is_asked_with_cities_of_the_same_country():
    cities = {q.generated.source: q for q in questions_of(small_table()) if q.generated.rule == "table.city"}
    assert len(cities) >= 4
    norway = {"Oslo", "Bergen", "Narvik"}
    for question in cities.values():
        shown = {question.answer, *(d.text for d in question.wrong_options())}
        assert shown <= norway or not shown & norway
        assert question.answer in question.evidence[0].passage


def test_columns_that_nothing_takes_are_named():
    rows = Rows()
    feed = read_tables([msgspec.structs.replace(small_table(), unused=("Motorcade", "Gifts"))], rows)
    assert "columns not used: Motorcade, Gifts" in str(feed.problems[0])


def test_who_is_not_in_office_yet_pays_no_state_visit():
    (question,) = [
        q for bank in banks_of([one("President-elect Ada Quill", "Poland", "1971-03-01")]) for q in bank.questions if isinstance(q, Choice)
    ]
    assert question.answer == "A working visit"
    assert {d if isinstance(d, str) else d.text for d in question.distractors} == {"An official visit", "A private visit"}
