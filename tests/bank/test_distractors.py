"""Wrong options: of the key's kind, near it, and wrong under every fact of the feed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samplefeed import SampleFeed, add, sample_feed

from quiz.bank.deck import DeckInfo
from quiz.bank.distractors import _belongs_elsewhere, bounded, distractors, like_office
from quiz.bank.kinds.choice import Choice
from quiz.bank.make.bank import _scene
from quiz.bank.make.index import FeedIndex, slot_kind, values
from quiz.bank.make.sameness import same, same_person
from quiz.bank.make.scene import Scene
from quiz.bank.near import near_numbers, shift
from quiz.feed.model import Fact, Person
from quiz.feed.places import country_of


@pytest.fixture(scope="module")
def feed() -> SampleFeed:
    return sample_feed()


def scene_of(feed: SampleFeed, start: str) -> Scene:
    visit = next(v for v in feed.visits if v.id.startswith(start))
    return _scene(DeckInfo("a", "A"), visit, FeedIndex(feed.visits), feed.sources, feed.passage, None, 0)


def fact(scene: Scene, name: str) -> Fact:
    return next(f for f in scene.facts if f.id == name)


def options(scene: Scene, name: str, slot: str, shown: set[str] | None = None) -> list[str]:
    asked = fact(scene, name)
    shown = set(asked.slots) - {slot} if shown is None else shown
    return [d.text for d in distractors(scene, asked, slot, values(asked, slot)[0], shown, random.Random(1))]


def test_no_wrong_option_stands_in_the_passage_that_proves_the_key(feed: SampleFeed) -> None:
    for question in feed.make().bank.questions:
        if isinstance(question, Choice) and question.generated and question.generated.slot in ("host", "b", "place", "city", "person"):
            told = question.evidence[0].passage
            if question.generated.rule.startswith(("role", "thinking")):
                continue
            assert not any(d.text in told for d in question.wrong_options()), question.id


def test_the_host_of_the_visit_is_no_wrong_option_for_who_welcomed_the_guest(feed: SampleFeed) -> None:
    assert "Mary McAleese" not in options(scene_of(feed, "2011"), "welcome-1", "host")


def test_nobody_of_another_time_is_offered(feed: SampleFeed) -> None:
    everyone = [o for f in scene_of(feed, "1972").facts for s in f.slots if values(f, s) for o in options(scene_of(feed, "1972"), f.id, s)]
    assert everyone
    assert not set(everyone) & {"Enda Kenny", "Elizabeth II", "Eamon Gilmore", "James Baker"}


def test_another_holder_of_the_same_office_is_no_wrong_option_for_who_held_it(feed: SampleFeed) -> None:
    assert "George Shultz" not in options(scene_of(feed, "1990"), "role-1", "person")


def test_somebody_whom_another_fact_makes_right_is_not_offered() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    add(visit, feed.reports["history-1972"].says("William Rogers was also there."), "meet", a="Richard Nixon", b="William Rogers")
    assert "William Rogers" not in options(scene_of(feed, "1972"), "meet-1", "b")


def test_nobody_is_offered_as_having_travelled_to_meet_his_own_companions(feed: SampleFeed) -> None:
    assert "Henry Kissinger" not in options(scene_of(feed, "1972"), "meet-1", "b")


def test_a_fact_that_is_in_conflict_still_bars_what_it_says() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    extra = add(visit, feed.reports["history-1972"].says("Others say so."), "meet", a="Richard Nixon", b="Henry Kissinger")
    extra.conflict = "disputed"
    assert "Henry Kissinger" not in options(scene_of(feed, "1972"), "meet-1", "b")


def test_a_date_on_which_the_same_people_met_again_is_not_offered() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    add(
        visit,
        feed.reports["history-1972"].says("They met again on 22 February."),
        "meet",
        a="Richard Nixon",
        b="Mao Zedong",
        date="1972-02-22",
    )
    assert "1972-02-22" not in options(scene_of(feed, "1972"), "meet-1", "date", {"a", "b"})


def test_an_airport_stands_beside_airports_alone(feed: SampleFeed) -> None:
    assert options(scene_of(feed, "2011"), "depart-1", "place") == ["Casement Aerodrome"]


def test_a_place_under_another_name_is_not_offered() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("2011"))
    add(
        visit,
        feed.reports[next(iter(feed.reports))].says("They landed at Cork Air Base."),
        "arrive",
        person="Elizabeth II",
        place="Cork Air Base",
    )
    assert "Cork Air Base" not in options(scene_of(feed, "2011"), "depart-1", "place")


def test_one_word_is_no_wrong_option_beside_a_full_name() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    add(visit, feed.reports["history-1972"].says("Jill was there."), "attend", person="Jill", event="banquet")
    assert all(" " in o for o in options(scene_of(feed, "1972"), "meet-1", "b"))


def test_cities_come_from_the_same_country_or_near_it(feed: SampleFeed) -> None:
    found = options(scene_of(feed, "1972"), "depart-1", "city")
    assert len(found) == 3
    assert "Shanghai" not in found


def test_every_option_differs_from_key_and_from_the_others(feed: SampleFeed) -> None:
    for question in feed.make().bank.questions:
        if isinstance(question, Choice):
            texts = [question.answer, *(d.text for d in question.wrong_options())]
            folded = [t.casefold() for t in texts]
            assert len(set(folded)) == len(folded)


def test_people_are_never_invented(feed: SampleFeed) -> None:
    known = set(FeedIndex(feed.visits).people.values())
    for visit in feed.visits:
        scene = scene_of(feed, visit.id)
        for asked in scene.facts:
            for slot in asked.slots:
                if slot_kind(asked, slot) in ("person", "persons"):
                    assert set(options(scene, asked.id, slot)) <= known


def test_an_only_person_gives_no_options() -> None:
    feed = SampleFeed()
    report = feed.report("r", "R", "Press", "1960-01-01")
    visit = feed.visit("1960-01-a", Person("Ludwig Erhard", "", "DE"), Person("Charles de Gaulle", "", "FR"), "1960-01-02", "1960-01-03")
    add(visit, report.says("Charles de Gaulle met Ludwig Erhard."), "meet", a="Ludwig Erhard", b="Charles de Gaulle")
    assert options(scene_of(feed, "1960"), "meet-1", "b") == []


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("over 20", r"over \d+"),
        ("244.8 billion", r"\d+\.\d billion"),
        ("1,200", r"[\d,]{3,5}"),
        ("two", r"[a-z]+"),
        ("up to 145", r"up to \d+"),
        ("12", r"\d+"),
        ("15", r"\d+"),
    ],
)
def test_numbers_keep_the_form_of_the_key(key: str, form: str) -> None:
    import re

    found = near_numbers(key, random.Random(2))
    assert len(found) >= 2
    assert key not in found
    assert all(re.fullmatch(form, n) for n in found)


def test_ordinals_keep_their_endings() -> None:
    assert set(near_numbers("11th", random.Random(3), ordinal=True)) <= {"8th", "9th", "10th", "12th", "13th", "14th"}


def test_a_hundred_becomes_other_hundreds() -> None:
    assert all(n.endswith("00") for n in near_numbers("100", random.Random(0)))


def test_the_rank_of_the_key_among_numbers_varies() -> None:
    ranks = set()
    for seed in range(40):
        found = [int(n) for n in near_numbers("12", random.Random(seed))][:3]
        ranks.add(sum(n < 12 for n in found))
    assert len(ranks) >= 3


@given(st.integers(1, 9_999_999), st.integers(0, 1000))
def test_near_numbers_are_positive_and_never_the_key(n: int, seed: int) -> None:
    for key in (str(n), f"{n:,}", f"more than {n}"):
        found = near_numbers(key, random.Random(seed))
        assert key not in found
        assert all("-" not in f for f in found)
        assert not any(f.split()[-1] == "0" for f in found)


@given(st.dates(), st.integers(-400, 400))
def test_a_shifted_date_keeps_its_precision(date: object, steps: int) -> None:
    text = str(date)
    for edtf in (text, text[:7], text[:4]):
        moved = shift(edtf, steps)
        assert moved == "" or len(moved) == len(edtf)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Russian president", "President of Russia"),
        ("Deputy Prime Minister of the Russian Federation", "Russian Deputy Prime Minister"),
        ("director of the General Office", "director of the General Office of the CCP"),
    ],
)
def test_one_office_in_two_wordings_is_one(a: str, b: str) -> None:
    assert like_office(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Prime Minister", "Deputy Prime Minister"), ("President of Serbia", "President of Cuba"), ("former president", "president")],
)
def test_different_offices_are_told_apart(a: str, b: str) -> None:
    assert not like_office(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Xi", "Xi Jinping"),
        ("Vucic", "Aleksandar Vučić"),
    ],
)
def test_spellings_and_parts_of_a_name_are_one_person(a: str, b: str) -> None:
    assert same_person(a, b)


@pytest.mark.parametrize(("a", "b"), [("Cai Qi", "Cao Qi"), ("George Shultz", "George Bush"), ("Wang Yi", "Wang Wenbin")])
def test_different_people_are_told_apart(a: str, b: str) -> None:
    assert not same_person(a, b)


def test_a_part_of_the_key_is_the_key() -> None:
    assert same("Kremlin", "the Kremlin")
    assert same("Vnukovo International Airport", "Vnukovo Airport")
    assert not same("Camp David", "Andrews Air Force Base")


def test_the_day_of_a_meeting_is_not_asked_where_another_meeting_of_the_two_has_no_day() -> None:
    feed = sample_feed()
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    report = feed.report("diary", "A diary", "Sample Press", "1972-03-01")
    proof = report.says("Richard Nixon met Mao Zedong on 24 February 1972.")
    dated = add(visit, proof, "meet", a="Richard Nixon", b="Mao Zedong", date="1972-02-24")
    assert options(scene_of(feed, "1972"), dated.id, "date")
    add(visit, report.says("Mao Zedong met Richard Nixon at the Summer Palace."), "meet", a="Richard Nixon", b="Mao Zedong")
    assert not options(scene_of(feed, "1972"), dated.id, "date")
    asked = [q for q in feed.make().bank.questions if q.generated and q.generated.source.endswith(dated.id)]
    assert not [q.id for q in asked if q.generated and q.generated.slot == "date" and q.KIND != "true-false"]


def test_a_vice_premier_and_a_deputy_premier_hold_one_office() -> None:
    assert like_office("Vice Prime Minister", "Deputy Prime Minister")
    assert not like_office("Vice Prime Minister", "Prime Minister")


@pytest.mark.parametrize(
    ("key", "other", "follows"),
    [("over 20", "over 10", True), ("over 20", "over 30", False), ("at least 15%", "at least 5%", True), ("up to 20", "up to 40", True),
     ("up to 20", "up to 10", False), ("20", "10", False)],
)  # fmt: skip
def test_a_number_that_follows_from_the_key_is_no_wrong_one(key: str, other: str, follows: bool) -> None:
    assert bounded(key, other) is follows


def visit_to(feed: SampleFeed, told: str, **slots: str) -> list[str]:
    visit = next(v for v in feed.visits if v.id.startswith("1972"))
    report = next(iter(feed.reports.values()))
    added = add(visit, report.says(told), "visit", visitor="Richard Nixon", country="China", **slots)
    scene = scene_of(feed, "1972")
    slot = "city" if "city" in slots else "kind"
    return [d.text for d in distractors(scene, added, slot, slots[slot], set(), random.Random(1))]


def test_a_kind_of_visit_that_the_text_speaks_of_as_well_is_no_wrong_option() -> None:
    told = "It was called an official working visit in Beijing."
    assert visit_to(sample_feed(), told, kind="official") == ["state", "private"]


def test_neither_the_capital_nor_a_foreign_town_is_offered_for_where_a_guest_went() -> None:
    offered = visit_to(sample_feed(), "He was in Hangzhou.", city="Hangzhou")
    assert offered
    assert all(country_of(town) == country_of("Hangzhou") for town in offered)
    assert "Beijing" not in offered


@pytest.mark.parametrize(
    ("event", "elsewhere"),
    [
        ("2025 Moscow Victory Day Parade", True),
        ("President Ford's press conference", True),
        ("Peking Opera", False),
        ("a state banquet", False),
    ],
)
def test_an_event_that_shows_whose_or_where_it_is_is_no_wrong_option_elsewhere(feed: SampleFeed, event: str, elsewhere: bool) -> None:
    assert _belongs_elsewhere(scene_of(feed, "1972"), event) is elsewhere
