"""The word lists: complete against CLDR, free of clashes, quick to read."""

import subprocess
import sys

import pytest
from babel import Locale

from quiz.feed.lexicon import offices
from quiz.feed.places import countries, country, find_places

# CLDR's regions that are no country of their own and that no visit goes to
_NO_STATES = frozenset(
    "AC AI AN AQ AX BL BQ BV CC CP CQ CX DG EA EU EZ FK GG GS HM IC "
    "IM IO JE MF MS NF PM PN QO RE SH SJ SX TA TC TF TK UM UN VG WF XA XB YT ZZ".split()
)


def test_every_country_of_cldr_is_known_by_its_name() -> None:
    names = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha() and code not in _NO_STATES}
    assert len(names) > 195
    wrong = {name: code for code, name in names.items() if (known := country(_without_brackets(name))) is None or known.code != code}
    # CLDR says "Congo - Kinshasa" and "Hong Kong SAR China", as nobody writes
    assert set(wrong.values()) <= {"CD", "CG", "HK", "MO", "PS", "MM"}


def _without_brackets(name: str) -> str:
    return name.split(" (")[0].replace("’", "'").replace("&", "and")


def test_every_state_has_demonym_capital_and_region() -> None:
    today = [c for c in countries() if not c.former]
    assert len(today) >= 195
    assert [c.code for c in today if not c.region] == []
    assert [c.code for c in today if not c.demonyms] == ["MP"]
    assert {c.code for c in today if not c.capitals} == {"HK", "MO", "BM", "GI"}


def test_about_sixty_states_that_are_no_more_are_known() -> None:
    former = [c for c in countries() if c.former]
    assert len(former) >= 60
    codes = {c.code for c in countries()}
    assert [c.name for c in former if not set(c.borders) <= codes] == []


def test_codes_are_unique_and_neighbours_exist() -> None:
    codes = [c.code for c in countries()]
    assert len(codes) == len(set(codes))
    assert [(c.code, b) for c in countries() for b in c.borders if b not in codes] == []


@pytest.mark.parametrize("each", [c for c in countries() if c.code not in {"GE", "KR"}], ids=lambda c: c.code)
def test_a_country_is_found_where_a_sentence_names_it(each: object) -> None:
    sentence = f"She travelled to {each.in_sentence} in spring."  # type: ignore[attr-defined]
    assert [(p.kind, p.country) for p in find_places(sentence)] == [("country", each.code)]  # type: ignore[attr-defined]


def test_at_least_four_hundred_cities_are_known() -> None:
    from quiz.feed.places import cities_of

    assert len({city for c in countries() if not c.former for city in cities_of(c.code)}) >= 600


@pytest.mark.parametrize(
    ("title", "name", "rank"),
    [
        ("President of Serbia", "president", "state"),
        ("Russian President", "president", "state"),
        ("Vice President of the United States", "vice president", "state deputy"),
        ("Deputy Prime Minister", "deputy prime minister", "minister"),
        ("Secretary of State", "foreign minister", "minister"),
        ("Minister for Foreign Affairs of Japan", "foreign minister", "minister"),
        ("Federal Chancellor", "prime minister", "government"),
        ("Queen", "queen", "state"),
        ("Amir of Kuwait", "emir", "state"),
        ("Crown Prince", "crown prince", "heir"),
        ("Secretary-General of the United Nations", "secretary-general", "body"),
        ("Speaker of the House", "speaker", "parliament"),
        ("President of the National Assembly", "speaker", "parliament"),
        ("Foreign Ministry spokesperson", "spokesperson", "staff"),
        ("mayor of Lyon", "mayor", "region"),
    ],
)
def test_an_office_has_its_rank(title: str, name: str, rank: str) -> None:
    found = offices.office(title)
    assert found is not None
    assert (found.name, found.rank) == (name, rank)


def test_heads_are_told_from_those_below_and_before_them() -> None:
    assert [offices.is_head(t) for t in ("President of France", "Prime Minister", "King of Spain", "Pope")] == [True] * 4
    assert [offices.is_head(t) for t in ("Vice President", "former President", "Deputy Prime Minister", "Minister", "baker", "")] == [
        False
    ] * 6


def test_no_office_stands_twice_and_every_rank_is_used() -> None:
    names = [n.lower() for o in offices.offices() for n in (o.name, *o.others)]
    assert sorted({n for n in names if names.count(n) > 1}) == []
    assert {o.rank for o in offices.offices()} == set(offices.RANKS)
    assert {o.gender for o in offices.offices()} == {"", "m", "f"}


def test_an_honorific_knows_its_gender() -> None:
    forms = offices.honorifics()
    assert (forms["Her Majesty"].gender, forms["His Holiness"].of, forms["Dr."].gender) == ("f", "church", "")


def test_places_are_ready_in_little_time() -> None:
    """A tenth of a second on a slow and busy machine; on a quiet one about a fiftieth."""
    code = "import time\nfrom quiz.feed import places\nt = time.process_time()\nplaces._index()\nprint(time.process_time() - t)"
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8").stdout)
        for _ in range(3)
    )
    assert seconds < 0.1


def test_recognisers_load_no_heavy_library() -> None:
    code = "import sys\nfrom quiz.feed import dates, numbers, places\nprint(HEAVY & set(sys.modules))".replace(
        "HEAVY", "{'babel', 'yaml', 'textual', 'jinja2'}"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8").stdout.strip() == "set()"
    )
