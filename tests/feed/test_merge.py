"""Facts of several documents become visits: who agrees, who contradicts, what was planned and then happened."""

import itertools

import msgspec
import pytest
from reading_texts import document

from quiz.feed.extract import extract
from quiz.feed.merge import Merged, merge, span_text, title_of
from quiz.feed.model import Fact, Person, Visit
from quiz.sources.document import Document

PLAN = document(
    "President Charles de Gaulle of France will visit West Germany from 5 to 9 June 1962. President de Gaulle will hold talks with "
    "Chancellor Konrad Adenauer of West Germany in Bonn. Foreign Minister Maurice Couve de Murville will accompany President de Gaulle. "
    "President de Gaulle will attend a military parade.",
    "plan",
    published="1962-05-20",
    publisher="Morning Paper",
)
REPORT = document(
    "From 5 to 9 June 1962 President Charles de Gaulle of France visited West Germany. President de Gaulle held talks with "
    "Chancellor Konrad Adenauer of West Germany in Bonn.",
    "report",
    published="1962-06-12",
    publisher="Weekly Review",
)
WIRE = document(
    "On 5 June 1962 President Charles de Gaulle of France arrived in Bonn. Chancellor Konrad Adenauer of West Germany welcomed "
    "President de Gaulle. De Gaulle and Adenauer signed a treaty of friendship. President de Gaulle left Bonn on 9 June 1962.",
    "wire",
    published="1962-06-10",
    publisher="Wire",
)
OTHER_WIRE = document(
    "On 6 June 1962 President Charles de Gaulle of France arrived in Bonn. Chancellor Konrad Adenauer of West Germany welcomed "
    "President de Gaulle.",
    "other-wire",
    published="1962-06-10",
    publisher="Another Wire",
)
UNDATED = document(
    "President Charles de Gaulle of France visited West Germany. President de Gaulle held talks with Chancellor Konrad Adenauer of West "
    "Germany in Bonn. Foreign Minister Maurice Couve de Murville accompanied President de Gaulle. De Gaulle and Adenauer signed a "
    "treaty of friendship.",
    "undated",
)
AUTUMN = document(
    "From 3 to 5 September 1962 President Charles de Gaulle of France visited West Germany.",
    "autumn",
    published="1962-09-06",
    publisher="Weekly Review",
)
BARE = document("President Charles de Gaulle of France visited West Germany.", "bare")


def joined(*documents: Document) -> Merged:
    return merge([extract(d) for d in documents], {d.id: d.source for d in documents})


def the_visit(*documents: Document) -> Visit:
    visits = joined(*documents).visits
    assert len(visits) == 1, [(v.id, v.start) for v in visits]
    return visits[0]


def of_type(visit: Visit, kind: str) -> list[Fact]:
    return [f for f in visit.facts if f.type == kind]


def sources(fact: Fact) -> set[str]:
    return {e.source for e in fact.evidence}


# --- one visit ----------------------------------------------------------------------------------------------------------------


def test_four_documents_about_one_visit_are_one_visit() -> None:
    visit = the_visit(PLAN, REPORT, WIRE, UNDATED)
    assert (visit.visitor.name, visit.host.name) == ("Charles de Gaulle", "Konrad Adenauer")
    assert (visit.start, visit.end) == ("1962-06-05", "1962-06-09")
    assert {e.source for f in visit.facts for e in f.evidence} == {"plan", "report", "wire", "undated"}


def test_the_order_of_documents_does_not_matter() -> None:
    documents = (PLAN, REPORT, WIRE, UNDATED)
    first = the_visit(*documents)
    for order in itertools.permutations(documents):
        visit = the_visit(*order)
        assert (visit.id, visit.start, visit.end, visit.host) == (first.id, first.start, first.end, first.host)
        assert {f.id for f in visit.facts} == {f.id for f in first.facts}


def test_two_visits_of_one_year_stay_apart() -> None:
    visits = joined(REPORT, AUTUMN).visits
    assert [(v.start, v.end) for v in visits] == [("1962-06-05", "1962-06-09"), ("1962-09-03", "1962-09-05")]
    assert all({e.source for f in v.facts for e in f.evidence} == {name} for v, name in zip(visits, ("report", "autumn"), strict=True))


def test_a_capital_of_its_time_lies_in_the_state_of_its_time() -> None:
    assert the_visit(REPORT, WIRE).host.country == "West Germany"


def test_a_meeting_during_a_visit_belongs_to_the_visit() -> None:
    dispatch = document(
        "French President Charles de Gaulle met with West German Chancellor Konrad Adenauer on Thursday. Adenauer hosted a state banquet.",
        "dispatch",
        published="1962-06-08",
        publisher="Wire",
    )
    host = document(
        "From 5 to 9 June 1962 President Charles de Gaulle of France visited West Germany at the invitation of Chancellor Konrad Adenauer "
        "of West Germany.",
        "host",
        published="1962-06-12",
    )
    visit = the_visit(host, dispatch)
    assert (visit.visitor.name, visit.host.name, visit.start) == ("Charles de Gaulle", "Konrad Adenauer", "1962-06-05")
    assert [sources(f) for f in of_type(visit, "host")] == [{"dispatch"}]
    assert [v.host.country for v in joined(dispatch).visits] != ["West Germany"]


def test_visits_have_ids_of_their_own() -> None:
    visits = joined(REPORT, AUTUMN, WIRE).visits
    assert len({v.id for v in visits}) == len(visits)
    for visit in visits:
        assert len({f.id for f in visit.facts}) == len(visit.facts)


# --- planned, happened, contradicted -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["visit", "talks"])
def test_what_was_announced_and_then_reported_has_happened(kind: str) -> None:
    facts = of_type(the_visit(PLAN, REPORT), kind)
    assert [f.modality for f in facts] == ["happened"]
    assert sources(facts[0]) == {"plan", "report"}


def test_what_was_only_announced_stays_a_plan() -> None:
    facts = of_type(the_visit(PLAN, REPORT), "attend")
    assert [(f.modality, sources(f)) for f in facts] == [("planned", {"plan"})]


def test_a_companion_announced_and_then_named_has_come() -> None:
    facts = of_type(the_visit(PLAN, WIRE, UNDATED), "accompany")
    assert [(f.modality, sources(f)) for f in facts] == [("happened", {"plan", "undated"})]


def test_an_announcement_alone_is_a_planned_visit() -> None:
    assert the_visit(PLAN).modality == "planned"
    assert the_visit(PLAN, REPORT).modality == "happened"


def test_two_days_of_arrival_are_a_conflict_and_both_stay() -> None:
    arrivals = of_type(the_visit(WIRE, OTHER_WIRE), "arrive")
    assert {(str(f.slots["date"]), f.conflict) for f in arrivals} == {
        ("1962-06-05", "another source says 1962-06-06"),
        ("1962-06-06", "another source says 1962-06-05"),
    }


def test_two_counts_of_agreements_are_a_conflict() -> None:
    one, other = (
        document(
            "On 5 June 1962 President Charles de Gaulle of France visited West Germany. "
            f"President de Gaulle and Chancellor Konrad Adenauer signed {n} agreements.",
            f"count-{n}",
            published="1962-06-12",
            publisher=f"Paper {n}",
        )
        for n in (4, 5)
    )
    counts = of_type(the_visit(one, other), "agreements")
    assert {(str(f.slots["n"]), bool(f.conflict)) for f in counts} == {("4", True), ("5", True)}


def test_sources_that_agree_are_no_conflict() -> None:
    assert not [f for f in the_visit(REPORT, WIRE).facts if f.conflict]


def test_one_fact_of_two_documents_has_both_as_evidence() -> None:
    welcomes = of_type(the_visit(WIRE, OTHER_WIRE), "welcome")
    assert [sources(f) for f in welcomes] == [{"wire", "other-wire"}]


# --- documents without a date ---------------------------------------------------------------------------------------------------


def test_an_undated_document_joins_where_two_further_facts_agree() -> None:
    merged = joined(WIRE, PLAN, UNDATED)
    assert merged.of_document["undated"] == merged.of_document["wire"] == merged.of_document["plan"]


def test_an_undated_document_with_too_little_in_common_joins_nothing() -> None:
    merged = joined(REPORT, BARE)
    assert "bare" not in merged.of_document
    assert "no sure day" in merged.left_out["bare"]


def test_an_undated_document_alone_makes_no_visit() -> None:
    merged = joined(UNDATED)
    assert merged.visits == []
    assert "no sure day" in merged.left_out["undated"]


def test_a_document_about_no_visit_is_left_out_with_its_reason() -> None:
    essay = document("A flag that hangs beside another must be of one height with it.", "essay")
    merged = joined(REPORT, essay)
    assert merged.left_out == {"essay": "it tells of no visit with a visitor, a country and a day"}


def test_a_cancelled_visit_is_none_and_the_reason_is_told() -> None:
    called_off = document("President Vladimir Putin called off his trip to Turkey in December 2014.", "off")
    merged = joined(called_off)
    assert merged.visits == []
    assert merged.left_out == {"off": "it tells of a cancelled visit"}


# --- people across documents ----------------------------------------------------------------------------------------------------


def _visit_of(name: str, key: str) -> Document:
    return document(f"On 21 December 2022 {name} visited the United States.", key, published="2022-12-22", publisher=key)


def test_two_spellings_of_one_president_are_one_visitor() -> None:
    visit = the_visit(
        _visit_of("President of Ukraine Volodymyr Zelensky", "one"), _visit_of("President of Ukraine Volodymyr Zelenskyy", "two")
    )
    assert {e.source for e in visit.evidence} == {"one", "two"}


def test_two_names_that_look_alike_are_two_visitors() -> None:
    visits = joined(
        _visit_of("Cai Qi, the Chinese vice president,", "one"), _visit_of("Cao Qi, the Chinese deputy minister,", "two")
    ).visits
    assert sorted(v.visitor.name for v in visits) == ["Cai Qi", "Cao Qi"]


# --- titles -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2025-05-07", "2025-05-10", "7–10 May 2025"),
        ("2025-04-30", "2025-05-02", "30 April – 2 May 2025"),
        ("2024-12-31", "2025-01-01", "31 December 2024 – 1 January 2025"),
        ("2025-05-07", "", "7 May 2025"),
        ("2025-05-07", "2025-05-07", "7 May 2025"),
        ("2013-03", "", "March 2013"),
        ("2013", "", "2013"),
    ],
)
def test_days_are_written_as_people_write_them(start: str, end: str, text: str) -> None:
    assert span_text(start, end) == text


def test_a_title_says_kind_visitor_country_and_days() -> None:
    visit = Visit("x", Person("Xi Jinping"), Person(country="US"), "2015-09-22", "2015-09-28", kind="state")
    assert title_of(visit) == "State visit by Xi Jinping to the United States, 22–28 September 2015"


def test_one_texts_undated_meeting_is_not_its_dated_one() -> None:
    """The first was on the day of arrival, which the text does not say of it; to lend it the second's day would be false."""
    text = (
        "President Charles de Gaulle of France visited West Germany from 5 to 9 June 1962. In the afternoon President de Gaulle met "
        "with Chancellor Konrad Adenauer of West Germany at the Hammerschmidt Villa. On the afternoon of 6 June 1962 President de Gaulle "
        "met with Chancellor Konrad Adenauer of West Germany."
    )
    meetings = [f for f in joined(document(text, "twice", published="1962-06-10")).visits[0].facts if f.type == "meet"]
    assert sorted((str(f.slots.get("date", "")), str(f.slots.get("place", ""))) for f in meetings) == [
        ("", "Hammerschmidt Villa"),
        ("1962-06-06", ""),
    ]


# --- days that a text does not give ------------------------------------------------------------------------------------------------


def news(title: str, text: str, published: str) -> Document:
    made = document(text, "news", published=published, publisher="Wire")
    return Document(made.id, made.text, msgspec.structs.replace(made.source, title=title), made.blocks)


STAY = (
    "President Kwame Nkrumah of Ghana was on an official visit to India. "
    "Prime Minister Jawaharlal Nehru of India received President Nkrumah."
)


@pytest.mark.parametrize(
    ("title", "published", "start"),
    [
        ("Nehru receives Nkrumah", "1961-02-24", "1961-02"),
        ("Nehru receives Nkrumah", "1961-02-03", ""),  # it may have been in January
        ("Nkrumah and Nehru: a friendship", "1961-02-24", ""),  # no news
    ],
)
def test_news_of_a_visit_gives_its_month(title: str, published: str, start: str) -> None:
    found = joined(news(title, STAY, published)).visits
    assert [v.start for v in found] == ([start] if start else [])


def test_two_stretches_of_days_in_one_text_contradict_each_other() -> None:
    text = (
        "President Kwame Nkrumah of Ghana paid a state visit to India from 5 to 9 June 1962. "
        "President Kwame Nkrumah of Ghana visited India from 4 to 9 June 1962."
    )
    facts = [f for f in joined(document(text, "one")).visits[0].facts if f.type == "visit"]
    assert [bool(f.conflict) for f in facts] == [True, True]


def test_a_year_is_a_date_as_well() -> None:
    text = "President Kwame Nkrumah of Ghana visited India in 1958. Prime Minister Jawaharlal Nehru of India received President Nkrumah."
    assert [v.start for v in joined(document(text, "one")).visits] == ["1958"]


def test_the_day_of_the_talks_is_a_day_of_the_visit() -> None:
    text = (
        "On 6 October 1965 Prime Minister Sato Eisaku of Japan met Prime Minister Dudley Senanayake of Ceylon, who paid an official visit "
        "to Japan."
    )
    assert [(v.visitor.name, v.start) for v in joined(document(text, "one", published="1965-10-06")).visits] == [
        ("Dudley Senanayake", "1965-10")  # which need not be the first
    ]


def test_reports_of_one_month_are_of_one_visit() -> None:
    one, other = (msgspec.structs.replace(news("Nehru receives Nkrumah", STAY, "1961-02-24"), id=name) for name in ("one", "other"))
    assert [len({e.source for f in v.facts for e in f.evidence}) for v in joined(one, other).visits] == [2]


def test_who_landed_in_one_place_and_is_due_in_another_arrives_twice() -> None:
    text = (
        "President Charles de Gaulle of France visited West Germany from 5 to 9 June 1962. President de Gaulle arrived at Wahn Airport. "
        "President de Gaulle is scheduled to arrive at Augustusburg Palace on 6 June 1962."
    )
    (visit,) = joined(document(text, "two", published="1962-06-05")).visits
    told = {(f.modality, f.slots.get("place"), f.slots.get("date")) for f in visit.facts if f.type == "arrive"}
    assert ("happened", "Wahn Airport", "1962-06-06") not in told


def test_a_headline_of_talks_in_a_country_is_news_of_its_month() -> None:
    text = "President Charles de Gaulle of France visited West Germany. President de Gaulle held talks with Chancellor Konrad Adenauer."
    report = document(text, "news", title="De Gaulle in Bonn for talks", published="1962-06-20")
    assert [v.start for v in joined(report).visits] == ["1962-06"]


def test_a_work_of_reference_tells_the_visits_of_further_leaders() -> None:
    text = (
        "President Charles de Gaulle of France visited West Germany from 5 to 9 June 1962. President John Kennedy of the United States "
        "visited France from 31 May to 3 June 1961."
    )
    found = joined(document(text, "life")).visits
    assert {(v.visitor.name, v.start) for v in found} == {("Charles de Gaulle", "1962-06-05"), ("John Kennedy", "1961-05-31")}
    found = joined(document(text, "report", published="1962-06-12")).visits
    assert {v.visitor.name for v in found} == {"Charles de Gaulle"}


def test_an_anniversary_is_called_by_its_fullest_name_and_shown_where_it_is_so_called() -> None:
    came = "On 9 May 1975 President Nicolae Ceausescu of Romania visited Hungary and attended a ceremony marking the 30th anniversary of"
    short = document(f"{came} the victory in the war.", "short", published="1975-05-10", publisher="Wire")
    full = document(f"{came} the Allied victory in the war.", "full", published="1975-05-11", publisher="Weekly Review")
    (visit,) = joined(short, full).visits
    (kept,) = [f for f in visit.facts if f.type == "anniversary"]
    assert kept.slots["of"] == "the Allied victory in the war"
    assert [e.source for e in kept.evidence] == ["full", "short"]


def test_of_two_visits_the_one_in_the_title_has_what_is_told_without_a_day_before_the_other() -> None:
    told = (
        "From 3 to 5 May 1975 President Nicolae Ceausescu of Romania visited Hungary. President Ceausescu met Premier Jenő Fock. "
        "On 9 May 1975 President Ceausescu visited Austria. President Ceausescu met Chancellor Bruno Kreisky."
    )
    paper = document(told, "paper", published="1975-05-12", publisher="Wire")
    paper = msgspec.structs.replace(paper, source=msgspec.structs.replace(paper.source, title="Romania's president in Hungary"))
    met = {v.host.country: [f.slots["b"] for f in v.facts if f.type == "meet"] for v in joined(paper).visits}
    assert met == {"HU": [["Jenő Fock"]], "AT": []}
