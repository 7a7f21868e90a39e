"""Slips in leaders' names are known where the right name is, and countries whose leaders are named alike."""

import pytest

from quiz.feed import countrynames
from quiz.feed.leaders import misspelt, name_areas, surname_first


@pytest.mark.parametrize(
    ("name", "country", "right"),
    [
        ("Ruud Lubers", "NL", "Ruud Lubbers"),
        ("Margret Thatcher", "GB", "Margaret Thatcher"),
        ("Nyerere Julius", "TZ", "Julius Nyerere"),
        ("Francois Miterrand", "FR", "François Mitterrand"),
        ("Jan Peter", "NL", "Jan Peter Balkenende"),
        ("Henrique Cardoso", "BR", "Fernando Henrique Cardoso"),
        ("Chong Pil Kim", "KR", "Kim Jong-pil"),
        ("Luis Alberto Flores", "GT", "Álvaro Arzú"),  # the vice president
        ("Hugo Banzer", "BO", ""),
        ("François Mitterrand", "FR", ""),
        ("Francois Mitterrand", "FR", ""),
        ("Mitterrand", "FR", ""),
        ("Lech Walesa", "PL", ""),
        ("Raul Castro", "CU", ""),
        ("Indira Gandhi", "IN", ""),
        ("Margret Thatcher", "NO", ""),  # nobody of another country
        ("Ada Quill", "GB", ""),
    ],
)
def test_a_name_that_is_almost_a_leaders_is_a_slip(name, country, right):
    assert misspelt(name, frozenset({country})) == right


def test_whoever_is_mostly_called_the_other_way_round_is_known():
    assert surname_first("Kishida Fumio", frozenset({"JP"}))
    assert not surname_first("Fumio Kishida", frozenset({"JP"}))
    assert not surname_first("Xi Jinping", frozenset({"CN"}))
    assert not surname_first("Quill Ada", frozenset({"JP"}))


def test_no_right_spelling_is_a_slip_for_another():
    from quiz.feed.leaders import _leaders

    for country, leaders in _leaders().items():
        assert countrynames.known_as(country), country
        for spellings in leaders:
            assert all(spelling and misspelt(spelling, frozenset({country})) == "" for spelling in spellings)


def areas(*countries: str) -> frozenset[str]:
    return name_areas(frozenset(countries))


def test_leaders_are_named_alike_within_an_area():
    assert areas("PE") & areas("HN")
    assert areas("DK") & areas("NO")
    assert not areas("TR") & areas("IL")
    assert not areas("BR") & areas("AR")
    assert not areas("BG") & areas("HR")
    assert areas("CZ", "SK") & areas("PL")  # Czechoslovakia
    assert not areas("RU", "UA", "BY", "KZ", "UZ", "GE", "AM", "AZ", "MD", "LT", "LV", "EE")
