"""What a date is, what it means, and what only looks like one."""

import datetime as dt
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.feed.dates import DateSpan, find_dates

THURSDAY = "2025-05-08"  # the day of publication in these cases


def found(text: str, **given: object) -> list[tuple[str, str, str]]:
    return [(d.text, d.first, d.last) for d in find_dates(text, **given)]  # type: ignore[arg-type]


def only(text: str, **given: object) -> DateSpan:
    spans = find_dates(text, **given)  # type: ignore[arg-type]
    assert len(spans) == 1, spans
    return spans[0]


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("She toured Spain May 7–10, 2025.", "May 7–10, 2025", "2025-05-07", "2025-05-10"),
        ("The tour of 20–22 March 2023 ended early.", "20–22 March 2023", "2023-03-20", "2023-03-22"),
        ("He stayed from May 7 to 10, 2025, in Riga.", "May 7 to 10, 2025", "2025-05-07", "2025-05-10"),
        ("Talks run 30 April - 2 May 2019 in Oslo.", "30 April - 2 May 2019", "2019-04-30", "2019-05-02"),
        ("They met on 3 and 4 June 1961.", "3 and 4 June 1961", "1961-06-03", "1961-06-04"),
        ("It took place on 7, 8 and 9 May 2024.", "7, 8 and 9 May 2024", "2024-05-07", "2024-05-09"),
        ("From December 30, 2024 to January 2, 2025 he rested.", "December 30, 2024 to January 2, 2025", "2024-12-30", "2025-01-02"),
        ("The guests stay 30 December – 2 January 2025.", "30 December – 2 January 2025", "2024-12-30", "2025-01-02"),
        (
            "He is there from Wednesday, May 7, to Saturday, May 10, 2025.",
            "Wednesday, May 7, to Saturday, May 10, 2025",
            "2025-05-07",
            "2025-05-10",
        ),
        ("Lasting from March 2023 to May 2024, it failed.", "March 2023 to May 2024", "2023-03", "2024-05"),
        ("He governed from 2019 to 2023.", "2019 to 2023", "2019", "2023"),
        ("King Olaf (1903–1991) was there.", "1903–1991", "1903", "1991"),
    ],
)
def test_a_stretch_has_two_ends(text: str, span: str, first: str, last: str) -> None:
    date = only(text)
    assert (date.text, date.first, date.last, date.kind, date.certain) == (span, first, last, "range", True)


@pytest.mark.parametrize(
    ("text", "span", "first"),
    [
        ("It opened on May 7, 2025, in Rome.", "May 7, 2025", "2025-05-07"),
        ("It opened on the 5th of May 1821.", "the 5th of May 1821", "1821-05-05"),
        ("on the fifth of May, 1821", "the fifth of May, 1821", "1821-05-05"),
        ("Sept. 3, 1978 was warm.", "Sept. 3, 1978", "1978-09-03"),
        ("On June 3rd, 2004 she left.", "June 3rd, 2004", "2004-06-03"),
        ("On Thursday, May 8, 2025, he spoke.", "Thursday, May 8, 2025", "2025-05-08"),
        ("MOSCOW, MAY 8, 2025 — Guests came.", "MAY 8, 2025", "2025-05-08"),
        ("Published 2025-05-07T10:00.", "2025-05-07", "2025-05-07"),
        ("Date: 5.5.2025.", "5.5.2025", "2025-05-05"),
        ("Date: 25/12/2025.", "25/12/2025", "2025-12-25"),
    ],
)
def test_a_day_is_read_in_every_writing(text: str, span: str, first: str) -> None:
    date = only(text)
    assert date.text.removeprefix("the ") == span.removeprefix("the ")
    assert (date.first, date.last, date.kind, date.certain) == (first, "", "day", True)


@pytest.mark.parametrize(
    ("text", "first", "kind"),
    [
        ("In 2024 he resigned.", "2024", "year"),
        ("since early 2024", "2024", "year"),
        ("in the spring of 1961", "1961", "year"),
        ("in March 2023", "2023-03", "month"),
        ("in mid-March 2023", "2023-03", "month"),
        ("during the early 1990s", "199X", "decade"),
    ],
)
def test_months_years_and_decades_keep_their_precision(text: str, first: str, kind: str) -> None:
    date = only(text)
    assert (date.first, date.kind, date.certain) == (first, kind, True)


@pytest.mark.parametrize(
    ("text", "first"),
    [("on May 8", "XXXX-05-08"), ("in March, they met", "XXXX-03"), ("on the 5th of May", "XXXX-05-05"), ("on Sept. 3", "XXXX-09-03")],
)
def test_without_a_sure_year_a_day_stays_undated(text: str, first: str) -> None:
    date = only(text, published=THURSDAY)
    assert (date.first, date.certain) == (first, False)


def test_the_caller_may_be_sure_of_the_year() -> None:
    assert only("from May 7 to 10", year="2025").first == "2025-05-07"
    assert only("in March", year="2023").first == "2023-03"


def test_a_weekday_beside_a_day_proves_the_year() -> None:
    date = only("on Thursday (May 8)", published="2025-05-20")
    assert (date.first, date.certain) == ("2025-05-08", True)


def test_a_weekday_that_does_not_fit_its_day_is_doubted() -> None:
    assert not only("on Friday, May 8, 2025").certain


@pytest.mark.parametrize(
    ("text", "ahead", "first", "certain"),
    [
        ("on Thursday", False, "2025-05-08", True),
        ("on Friday", False, "2025-05-02", True),
        ("on Friday", True, "2025-05-09", True),
        ("next Monday", True, "2025-05-12", True),
        ("next Friday", True, "2025-05-09", False),  # tomorrow, or a week later
        ("last Friday", False, "2025-05-02", True),
        ("last Tuesday", False, "2025-05-06", False),
        ("this Saturday", True, "2025-05-10", True),
    ],
)
def test_weekdays_count_from_the_day_of_publication(text: str, ahead: bool, first: str, certain: bool) -> None:
    date = only(text, published=THURSDAY, ahead=ahead)
    assert (date.first, date.certain, date.kind) == (first, certain, "weekday")


def test_weekdays_may_span_a_stretch() -> None:
    assert found("from Wednesday to Saturday", published="2025-05-07") == [("Wednesday to Saturday", "2025-05-07", "2025-05-10")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("today", "2025-05-08"),
        ("yesterday", "2025-05-07"),
        ("tomorrow", "2025-05-09"),
        ("the day after tomorrow", "2025-05-10"),
        ("tonight", "2025-05-08"),
        ("two days ago", "2025-05-06"),
        ("later this month", "2025-05"),
        ("last month", "2025-04"),
        ("this year", "2025"),
        ("last year", "2024"),
        ("next year", "2026"),
        ("last March", "2025-03"),
        ("next March", "2026-03"),
    ],
)
def test_relative_days_count_from_the_day_of_publication(text: str, first: str) -> None:
    date = only(text, published=THURSDAY)
    assert (date.first, date.certain, date.kind) == (first, True, "relative")


@pytest.mark.parametrize("text", ["on Thursday", "today", "next Monday", "last year", "yesterday evening", "two days ago"])
def test_without_a_publication_day_nothing_relative_is_guessed(text: str) -> None:
    date = only(text)
    assert (date.first, date.certain) == ("", False)


def test_the_world_today_is_no_day() -> None:
    assert not only("the world today", published=THURSDAY).certain
    assert not only("today's Europe", published=THURSDAY).certain


def test_dates_are_read_across_wrapped_lines() -> None:
    assert [d.first for d in find_dates("later     this year, on May\n    7, 2025", published=THURSDAY)] == ["2025", "2025-05-07"]


@pytest.mark.parametrize(("text", "shift"), [("the next day", 1), ("the same day", 0), ("two days later", 2), ("the previous day", -1)])
def test_a_day_told_from_another_keeps_its_distance(text: str, shift: int) -> None:
    assert only(text, published=THURSDAY).shift == shift


@pytest.mark.parametrize(
    ("text", "span", "daytime"),
    [
        ("on the morning of March 20, 2023", "the morning of March 20, 2023", "morning"),
        ("on Thursday morning", "Thursday morning", "morning"),
        ("on May 7, 2025 at noon", "May 7, 2025 at noon", "noon"),
        ("this evening", "this evening", "evening"),
        ("yesterday afternoon", "yesterday afternoon", "afternoon"),
    ],
)
def test_the_time_of_day_is_kept(text: str, span: str, daytime: str) -> None:
    date = only(text, published=THURSDAY)
    assert (date.text, date.daytime) == (span, daytime)


@pytest.mark.parametrize(
    "text",
    [
        "He may 7 times refuse.",
        "Theresa May visited Kigali.",
        "They march on the capital.",
        "A crowd of 2,000 came.",
        "in 2000 villages",
        "Article 19 was quoted.",
        "The G20 met around the clock, 24/7.",
        "the 80th anniversary",
        "the 21st century",
        "the attacks of 9/11",
        "on February 30, 2024",
        "the 11 September attacks",
        "every Monday",
        "on Black Friday",
        "the Sunday Times",
        "the 2024 summit",
        "at 10:30 and at 17.45",
        "flight 1961",
        "version 2.2025",
        "June Carter and April Jones sang.",
        "The march in May Day style",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert found(text, published=THURSDAY) == []


def test_a_number_behind_to_may_count_what_follows() -> None:
    assert found("Letters went out on May 7, 2025 to 10 countries.") == [("May 7, 2025", "2025-05-07", "")]


def test_ambiguous_numerals_keep_only_their_year() -> None:
    date = only("05/06/2025")
    assert (date.first, date.certain) == ("2025", False)


def test_two_days_joined_by_and_are_two_dates_unless_neighbours() -> None:
    assert found("on May 7 and 20, 2025") == [("May 7", "2025-05-07", ""), ("20, 2025", "2025-05-20", "")]
    assert found("on May 7 and 8, 2025") == [("May 7 and 8, 2025", "2025-05-07", "2025-05-08")]
    assert found("between 3 and 5 June 2019") == [("3 and 5 June 2019", "2019-06-03", "2019-06-05")]


PIECES = [
    "May", "7", "–", "10", ",", "2025", "from", "to", "and", "Thursday", "(", ")", "the", "next", "day", "of", "in", "early",
    "1990s", "31", "-", "morning", ".", "5/6/2025", "\n", " ", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=80))
@example("\x1f0")
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    reached = 0
    for date in find_dates(text, published=THURSDAY):
        assert reached <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        reached = date.end


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.integers(0, 30))
def test_a_window_keeps_offsets_of_the_whole(text: str, pad: int) -> None:
    whole = "x" * pad + "\n" + text
    inside = find_dates(whole, pad + 1)
    assert [(d.start - pad - 1, d.text, d.first) for d in inside] == [(d.start, d.text, d.first) for d in find_dates(text)]


@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_written_day_is_read_back(day: dt.date) -> None:
    month = "January February March April May June July August September October November December".split()[day.month - 1]
    for text in (f"on {month} {day.day}, {day.year}.", f"on {day.day} {month} {day.year}.", day.isoformat()):
        assert [d.first for d in find_dates(text)] == [day.isoformat()]


@pytest.mark.parametrize(
    "near_match", ["May 7 ", "7–", "the morning of ", "3 and ", "twenty-", "Thursday, ", "1 ", "2024-", "early ", "9", "May of "]
)
def test_time_grows_with_length_and_no_faster(near_match: str) -> None:
    def seconds(size: int) -> float:
        text = near_match * (size // len(near_match))
        began = time.process_time()
        find_dates(text)
        return time.process_time() - began

    short = min(seconds(25_000) for _ in range(2))
    assert seconds(100_000) < 12 * short + 0.05
