"""Questions made of a feed about real visits: every type, every fact accounted for, plans as plans, claims with their speakers."""

import re
from collections import Counter

import msgspec
import pytest
from samplefeed import NIXON, SampleFeed, add, sample_feed

from quiz.bank import deck as decks
from quiz.bank import rules
from quiz.bank.deck import DeckInfo, digest
from quiz.bank.itemrules.context import Context
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.bank import Made, make_bank
from quiz.bank.make.index import FeedIndex
from quiz.feed.model import Fact, Person, Visit


@pytest.fixture(scope="module")
def feed() -> SampleFeed:
    return sample_feed()


@pytest.fixture(scope="module")
def made(feed: SampleFeed) -> Made:
    return feed.make()


def shown(question: AnyQuestion) -> str:
    return " ".join(
        filter(None, [question.prompt, getattr(question, "text", ""), getattr(question, "correction", ""), question.answer_text()])
    )


def fact_of(feed: SampleFeed, question: AnyQuestion) -> Fact | None:
    assert question.generated is not None
    visit, _, fact = question.generated.source.partition("/")
    return next((f for v in feed.visits if v.id == visit for f in v.facts if f.id == fact), None)


def test_every_type_of_question_is_made(made: Made) -> None:
    assert {q.KIND for q in made.bank.questions} == {k.KIND for k in KINDS}


def test_every_fact_is_asked_or_has_its_reason(feed: SampleFeed, made: Made) -> None:
    told = {r.fact for r in made.report}
    assert told >= {f"{v.id}/{f.id}" for v in feed.visits for f in v.facts}
    assert all(bool(r.asked_by) != bool(r.why_not) for r in made.report)
    asked = [r for r in made.report if r.asked_by]
    assert len(asked) >= 0.9 * len(made.report)  # courtesies and passing remarks are no questions


def test_a_fact_in_conflict_is_never_asked(made: Made) -> None:
    report = next(r for r in made.report if r.fact.endswith("1990-05-gorbachev-united-states/speech-1"))
    assert report.why_not.startswith("sources disagree")
    assert not any("Congress" in shown(q) for q in made.bank.questions)


def test_every_question_follows_the_item_writing_rules(made: Made) -> None:
    context = Context(made.bank)
    assert [b for q in made.bank.questions for b in rules.check(q, context)] == []


def test_no_question_has_a_hole_or_a_template_left_in_it(made: Made) -> None:
    for question in made.bank.questions:
        text = re.sub(r"\{\{c1::.*?\}\}", "gap", shown(question))
        assert not re.search(r"[{}\[\]<>|]|\bNone\b|  | ,| \.", text), text


def test_every_question_cites_a_passage_that_stands_in_its_source(feed: SampleFeed, made: Made) -> None:
    for question in made.bank.questions:
        assert question.evidence
        for evidence in question.evidence:
            assert evidence.passage == feed.passage(evidence)
            assert evidence.end - evidence.start <= 600


def test_every_digest_is_that_of_the_question(made: Made) -> None:
    assert all(q.generated and q.generated.digest == digest(q) for q in made.bank.questions)


def test_ids_are_unique_and_readable(made: Made) -> None:
    ids = [q.id for q in made.bank.questions]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)


def test_the_same_feed_gives_the_same_bytes(made: Made) -> None:
    assert decks.dump(sample_feed().make().bank) == decks.dump(made.bank)


def test_a_new_fact_leaves_other_questions_as_they_were(made: Made) -> None:
    other = sample_feed()
    visit = other.visits[1]
    add(
        visit,
        other.reports["almanac-2011"].says("She planted an oak."),
        "role",
        person="Bertie Ahern",
        office="former Taoiseach",
        country="Ireland",
    )
    before = {q.id: digest(q) for q in made.bank.questions if q.id.startswith(visit.id)}
    after = {q.id: digest(q) for q in other.make().bank.questions}
    unchanged = [i for i, d in before.items() if after.get(i) == d]
    assert len(unchanged) >= 0.8 * len(before)


def test_the_bank_survives_being_written_and_read(made: Made) -> None:
    assert decks.parse(decks.dump(made.bank)) == made.bank


def test_plans_are_asked_as_plans(feed: SampleFeed, made: Made) -> None:
    planned = [
        q
        for q in made.bank.questions
        if (f := fact_of(feed, q)) and f.modality == "planned" and q.generated and q.generated.slot != "modality"
    ]
    assert len(planned) >= 4
    assert all(
        re.search(r"\bplans\b.*\b(?:was|were)\b.* to ", shown(q)) for q in planned if q.generated and q.generated.slot != "published"
    )


def test_what_happened_is_not_asked_as_a_plan(feed: SampleFeed, made: Made) -> None:
    for question in made.bank.questions:
        fact = fact_of(feed, question)
        if fact and fact.modality == "happened" and question.generated and not question.generated.slot.endswith("announced"):
            assert "was to " not in question.prompt


def test_statements_and_quotations_name_who_reports_them(feed: SampleFeed, made: Made) -> None:
    claims = [
        q for q in made.bank.questions if (f := fact_of(feed, q)) and f.type in ("statement", "quote", "topics", "figure", "anniversary")
    ]
    assert len(claims) >= 8
    publishers = [s.publisher for s in feed.sources.values()]
    assert all(any(p in shown(q) for p in publishers) for q in claims)


def test_an_open_list_is_asked_as_what_the_source_names(made: Made) -> None:
    question = next(
        q for q in made.bank.questions if q.generated and q.generated.source.endswith("1990-05-gorbachev-united-states/topics-1")
    )
    assert isinstance(question, Multiple)
    assert "does Arms Control Reader's report" in question.prompt
    assert "of the agreements signed or exchanged?" in question.prompt


def test_every_stem_says_which_visit_or_day_is_meant(feed: SampleFeed, made: Made) -> None:
    for question in made.bank.questions:
        fact = fact_of(feed, question)
        text = shown(question)
        assert re.search(r"\b(?:19|20)\d\d\b", text), text
        if fact and fact.type in ("meet", "talks", "sign", "welcome"):
            assert re.search(r"visit to|\d{1,2} \w+ \d{4}", question.prompt + getattr(question, "text", "")), text


def test_no_stem_speaks_of_today(made: Made) -> None:
    assert not any(re.search(r"\b(?:today|yesterday|recently|currently|now|upcoming)\b", q.prompt, re.I) for q in made.bank.questions)


def test_a_true_statement_and_its_false_twin_never_both_stand(made: Made) -> None:
    statements = [q for q in made.bank.questions if isinstance(q, TrueFalse)]
    assert len({q.id for q in statements}) == len(statements)
    assert all(q.answer or q.correction != q.prompt for q in statements)
    counts = Counter(q.answer for q in statements)
    assert min(counts.values()) >= 0.25 * len(statements)


def test_no_fact_is_asked_twice_for_one_slot(made: Made) -> None:
    asked = Counter(
        (q.generated.source, q.generated.slot) for q in made.bank.questions if q.generated and not q.generated.source.endswith("/whole")
    )
    assert max(asked.values()) == 1


def test_the_order_of_events_is_that_of_their_dates(made: Made) -> None:
    question = next(q for q in made.bank.questions if isinstance(q, Order) and q.id.startswith("1972"))
    assert question.items[0].startswith("Richard Nixon met Mao Zedong")
    assert question.items[-1] == "Richard Nixon left Shanghai."


def test_two_visits_of_one_guest_are_compared(made: Made) -> None:
    question = next(q for q in made.bank.questions if q.id.endswith("compare-open"))
    assert "1990" in question.prompt
    assert "1987" in question.prompt
    assert {e.source for e in question.evidence} >= {"treaty-1987", "summit-1990"}


def test_the_welcome_of_another_year_is_a_wrong_option_with_its_reason(made: Made) -> None:
    question = next(
        q for q in made.bank.questions if q.generated and q.generated.source.endswith("1990-05-gorbachev-united-states/welcome-1")
    )
    assert isinstance(question, Choice)
    shultz = next(d for d in question.wrong_options() if d.text == "George Shultz")
    assert "7 December 1987" in shultz.why


def test_a_bank_carries_people_and_events_of_its_visits(made: Made) -> None:
    visit = next(v for v in made.bank.visits if v.id.startswith("2011"))
    parts = {p.name: p.part for p in visit.people}
    assert parts["Elizabeth II"] == "visitor"
    assert parts["Eamon Gilmore"] == "welcomed the guest"
    dates = [e.date for e in visit.events if e.date]
    assert dates == sorted(dates)
    assert {e.modality for e in visit.events} == {"happened", "planned"}


def test_a_visit_without_facts_gives_an_empty_bank() -> None:
    feed = SampleFeed()
    feed.visit(
        "1903-05-edward-vii-france",
        Person("Edward VII", "King of the United Kingdom", "GB"),
        Person("Émile Loubet", "President of France", "FR"),
        "1903-05-01",
        "1903-05-04",
    )
    assert feed.make().bank.questions == []


def test_markup_in_a_feed_stays_text() -> None:
    feed = SampleFeed()
    report = feed.report("odd", "Odd names", "Odd Press", "1972-03-01")
    visit = feed.visit("1972-02-odd", NIXON, Person("Mao Zedong", "", "CN"), "1972-02-21", "1972-02-28")
    odd = "[red]x[/] <b>&amp; {{c1::who}}"
    add(visit, report.says(f"{odd} welcomed Nixon on 21 February 1972."), "welcome", host=odd, visitor="Richard Nixon", date="1972-02-21")
    made = feed.make()
    assert any(odd in shown(q) for q in made.bank.questions)
    assert decks.parse(decks.dump(made.bank)) == made.bank
    assert not any(q.KIND == "cloze" and odd in getattr(q, "text", "") for q in made.bank.questions)


def test_most_cuts_second_questions_before_first_ones(feed: SampleFeed) -> None:
    small = feed.make(most=40)
    assert len(small.bank.questions) == 40
    per_fact = Counter(q.generated.source for q in small.bank.questions if q.generated)
    assert len(per_fact) >= 36


def test_facts_told_beside_a_visit_are_not_placed_within_it(feed: SampleFeed) -> None:
    visit = msgspec.structs.replace(feed.visits[0], facts=[])
    proof = feed.visits[0].facts[0].evidence
    visit.facts = [
        Fact("call-1", "call", {"a": "Richard Nixon", "b": "Leonid Brezhnev"}, aside=True, evidence=proof),
        Fact("meet-1", "meet", {"a": "Richard Nixon", "b": "Leonid Brezhnev"}, aside=True, evidence=proof),
        Fact("visit-1", "visit", {"visitor": "Gerald Ford", "country": "Japan", "start": "1974-11-18"}, aside=True, evidence=proof),
    ]
    made = make_bank(DeckInfo("a", "A"), [visit], FeedIndex([visit, *feed.visits[1:]]), feed.sources, feed.passage)
    assert not any(" during Richard Nixon" in shown(q) or "Ford paid an official visit" in shown(q) for q in made.bank.questions)


def test_what_was_written_before_the_visit_is_asked_as_announced() -> None:
    feed = SampleFeed()
    before = feed.report("before", "A king comes to Paris", "Morning Post", "1938-07-15")
    after = feed.report("after", "The royal visit", "Evening Paper", "1938-07-25")
    visit = feed.visit(
        "1938-07-george-vi-france",
        Person("George VI", "King of the United Kingdom", "GB"),
        Person("Albert Lebrun", "President of France", "FR"),
        "1938-07-19",
        "1938-07-22",
    )
    slots = {"visitor": "George VI", "country": "France", "start": "1938-07-19", "end": "1938-07-22"}
    fact = add(visit, before.says("The King will be in France from 19 to 22 July."), "visit", **slots)
    fact.evidence.append(after.says("The King was in France from 19 to 22 July 1938."))
    announced = [q for q in feed.make().bank.questions if q.generated and q.generated.slot.endswith("announced")]
    assert announced
    assert all("plans reported by the Morning Post on 15 July 1938" in shown(q) for q in announced)
    assert all({e.source for e in q.evidence} == {"before"} for q in announced)


def test_names_of_visits_without_a_known_country_still_read_well() -> None:
    feed = SampleFeed()
    report = feed.report("toast", "A toast", "Press", "1955-01-01")
    visit = Visit(id="1955-x", visitor=Person("Josip Broz Tito"), host=Person("Jawaharlal Nehru"), start="1955-01", end="")
    feed.visits.append(visit)
    add(visit, report.says("Josip Broz Tito held talks with Jawaharlal Nehru."), "talks", a="Josip Broz Tito", b="Jawaharlal Nehru")
    texts = [shown(q) for q in feed.make().bank.questions]
    assert texts
    assert all("visit to  " not in t and "visit to in" not in t for t in texts)
