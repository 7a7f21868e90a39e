"""Events without their dates, as sentences that still stand."""

import pytest

from quiz.export.paper.timeline import undated


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("On 8 May 2025 A met B.", "A met B."),
        ("On 8 May 2025, the guest met B.", "The guest met B."),
        ("A met B on 8 May 2025.", "A met B."),
        ("A met B in Moscow on the morning of 8 May 2025.", "A met B in Moscow."),
        ("A met B, on the late evening of 8 May 2025, in Moscow.", "A met B, in Moscow."),
        ("A met B (8 May 2025) in Moscow.", "A met B in Moscow."),
        ("A met B on May 8, 2025.", "A met B."),
        ("A je sreo B 8. maj 2025.", "A je sreo B"),
        ("The talks lasted until 8 May 2025.", "The talks lasted until 8 May 2025."),
        ("A met B on 9 May 2025.", "A met B on 9 May 2025."),
        ("A met B.", "A met B."),
    ],
)
def test_a_date_is_taken_out_with_the_words_that_lead_to_it(told: str, left: str) -> None:
    assert undated(told, "2025-05-08") == left


def test_a_text_without_a_known_day_stays_as_it_is() -> None:
    assert undated("On 8 May 2025 A met B.", "some day") == "On 8 May 2025 A met B."
