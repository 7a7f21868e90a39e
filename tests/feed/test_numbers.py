"""What a number is, what it counts, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.feed.numbers import NumberSpan, find_numbers


def only(text: str) -> NumberSpan:
    spans = find_numbers(text)
    assert len(spans) == 1, spans
    return spans[0]


@pytest.mark.parametrize(
    ("text", "said", "value", "unit", "approx"),
    [
        ("They signed more than 40 cooperation agreements.", "more than 40", 40, "cooperation agreements", "more than"),
        ("Over 20 bilateral documents were ready.", "Over 20", 20, "bilateral documents", "over"),
        ("It brings 1,200 new jobs in Ohio.", "1,200", 1200, "new jobs", ""),
        ("twenty-seven countries joined", "twenty-seven", 27, "countries", ""),
        ("a dozen deals", "a dozen", 12, "deals", ""),
        ("more than two dozen foreign leaders", "more than two dozen", 24, "foreign leaders", "more than"),
        ("half a million people", "half a million", 500_000, "people", ""),
        ("a hundred and five guests", "a hundred and five", 105, "guests", ""),
        ("5 million barrels per day", "5 million", 5_000_000, "barrels", ""),
        ("in 2000 villages", "2000", 2000, "villages", ""),
        ("27 heads of state and government", "27", 27, "heads of state and government", ""),
        ("three memorandums of understanding", "three", 3, "memorandums of understanding", ""),
        ("two U.S. officials", "two", 2, "U.S. officials", ""),
        ("one agreement was left", "one", 1, "agreement was left", ""),
        ("exactly 12 ministers", "12", 12, "ministers", ""),
    ],
)
def test_a_count_knows_what_it_counts(text: str, said: str, value: float, unit: str, approx: str) -> None:
    number = only(text)
    assert (number.text, number.value, number.approx, number.kind) == (said, value, approx, "count")
    assert unit.startswith(number.unit)
    assert number.unit
    assert text[number.end : number.unit_end].strip() == number.unit


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [
        ("worth $5.4 billion", "$5.4 billion", 5.4e9, "U.S. dollars"),
        ("trade of 244.8 billion U.S. dollars", "244.8 billion", 244.8e9, "U.S. dollars"),
        ("about €200 million", "about €200 million", 2e8, "euros"),
        ("£1.2bn more", "£1.2bn", 1.2e9, "pounds"),
        ("a loan of US$ 3 bn", "US$ 3 bn", 3e9, "U.S. dollars"),
        ("100 million yuan", "100 million", 1e8, "yuan"),
        ("RMB 3 billion", "RMB 3 billion", 3e9, "yuan"),
        ("C$2 billion", "C$2 billion", 2e9, "Canadian dollars"),
        ("up to 30 billion rubles", "up to 30 billion", 3e10, "rubles"),
    ],
)
def test_money_names_its_currency(text: str, said: str, value: float, unit: str) -> None:
    number = only(text)
    assert (number.text, number.unit, number.kind) == (said, unit, "money")
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [("by 30 percent", "30", 30), ("30% of it", "30", 30), ("up to 145 per cent", "up to 145", 145), ("0.5 percentage points", "0.5", 0.5)],
)
def test_a_share_is_in_percent(text: str, said: str, value: float) -> None:
    number = only(text)
    assert (number.text, number.value, number.unit, number.kind) == (said, value, "percent", "percent")


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [
        ("his 11th trip to the region", "11th", 11, "trip"),
        ("her second state visit", "second", 2, "state visit"),
        ("the first-ever summit", "first-ever", 1, "summit"),
        ("the 80th anniversary of the founding", "80th", 80, "anniversary"),
        ("the twenty-fifth meeting", "twenty-fifth", 25, "meeting"),
        ("he first visited Lima", "first", 1, ""),
    ],
)
def test_an_ordinal_knows_what_it_counts(text: str, said: str, value: float, unit: str) -> None:
    number = only(text)
    assert (number.text, number.value, number.unit, number.kind) == (said, value, unit, "ordinal")


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [("a three-day visit", "three-day", 3, "day"), ("for two days", "two days", 2, "day"),
     ("two and a half hours", "two and a half hours", 2.5, "hour"),
     ("90 minutes of talks", "90 minutes", 90, "minute"),
     ("a 48-hour stay", "48-hour", 48, "hour")],
)  # fmt: skip
def test_a_duration_has_its_unit_of_time(text: str, said: str, value: float, unit: str) -> None:
    number = only(text)
    assert (number.text, number.value, number.unit, number.kind) == (said, value, unit, "duration")


@pytest.mark.parametrize("text", ["the 72-year-old leader", "he was 72 years old", "a man aged 72", "at the age of 72"])
def test_an_age_is_no_duration(text: str) -> None:
    number = only(text)
    assert (number.value, number.kind) == (72, "year-age")


def test_a_range_has_two_values() -> None:
    assert [(n.value, n.high, n.unit) for n in find_numbers("20 to 30 countries, between 5 and 7 guests")] == [
        (20, 30, "countries"),
        (5, 7, "guests"),
    ]


def test_amounts_are_read_across_wrapped_lines() -> None:
    assert [(n.value, n.unit) for n in find_numbers("$5\n    billion and 8,100\n     jobs")] == [(5e9, "U.S. dollars"), (8100, "jobs")]


def test_a_shared_scale_holds_for_both_ends() -> None:
    number = only("between 31 and 35 billion pounds")
    assert (number.value, number.high, number.unit) == (31e9, 35e9, "pounds")


def test_dozens_have_no_value() -> None:
    number = only("dozens of agreements")
    assert (number.value, number.approx, number.unit) == (None, "dozens", "agreements")


@pytest.mark.parametrize(
    "text",
    [
        "Article 19 and the G20",
        "an F-16 and two-thirds of it",
        "at 10:30 on May 7, 2025",
        "in 2024, and at the 2024 summit",
        "at 5 p.m. and 3 o'clock",
        "10 Downing Street",
        "the First Lady",
        "24/7 and 9/11",
        "one of them, no one, one another, One China",
        "seconds per second",
        "World War II",
        "the 21st century",
        "a Boeing 747",
        "Resolution 1701",
        "the 12st of them",
        "from 7 to 10 May 2025",
        "first, he spoke",
        "Secretary of State",
        "  1.  We agree",
        "the 2+2 format",
        "net zero and two-way trade",
        "the 76<sup>th</sup> session",
        "page 7156699",
        "continued from page 1",
        "on Monday the 18th",
        "at first he smiled",
        "Air Force One landed",
        "First lady Anna Roe",
        "a third of the cost",
        "they won 4–3 and 10-1",
        "at a quarter to ten",
        "at four in the afternoon",
        "at 2015 prices",
    ],
)
def test_labels_clocks_and_dates_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


PIECES = [
    "more than", "40", "$", "5.4", "billion", "-", "three", "day", "first", "21st", "percent", "%", "a dozen", "one", "of", "to",
    "between", "and", "2,000", "2024", "May 7", "jobs", "US$", "year-old", "é", "\n",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    | st.text(max_size=60)
)
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    reached = 0
    for number in find_numbers(text):
        assert reached <= number.start < number.end <= len(text)
        assert number.end <= max(number.unit_end, number.end) <= len(text)
        assert text[number.start : number.end] == number.text
        reached = number.end


@given(st.integers(2, 999_999))
def test_every_count_is_read_back(count: int) -> None:
    assert [(n.value, n.unit) for n in find_numbers(f"There were {count:,} new treaties.")] == [(count, "new treaties")]


@pytest.mark.parametrize(
    "near_match", ["7 ", "$", "more than ", "1,", "twenty-", "a hundred and ", "20 to ", "US$ ", "more than 40 big and ", "9"]
)
def test_time_grows_with_length_and_no_faster(near_match: str) -> None:
    def seconds(size: int) -> float:
        text = near_match * (size // len(near_match))
        began = time.process_time()
        find_numbers(text)
        return time.process_time() - began

    short = min(seconds(25_000) for _ in range(2))
    assert seconds(100_000) < 12 * short + 0.05
