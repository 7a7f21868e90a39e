"""The fixed words: complete in every language, and another file is another language."""

from pathlib import Path

import pytest

from quiz import locations
from quiz.errors import FormatError, UsageError
from quiz.export.paper import dates
from quiz.export.paper.kinds.all import BY_KIND
from quiz.export.paper.words import words_for

FOLDER = locations.templates() / "worksheet" / "words"
LATIN = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(), strict=True))
LATIN |= {"љ": "lj", "њ": "nj", "џ": "dž"}
LATIN |= {cyrillic.upper(): latin.capitalize() for cyrillic, latin in LATIN.items()}


@pytest.mark.parametrize("language", ["en", "sr-Cyrl", "sr-Latn"])
def test_every_language_has_words_for_every_type(language: str) -> None:
    assert set(words_for(language).sections) == set(BY_KIND)


def test_both_serbian_files_say_the_same() -> None:
    cyrillic, latin = ((FOLDER / f"sr-{script}.yaml").read_text(encoding="utf-8") for script in ("Cyrl", "Latn"))
    told = ["".join(LATIN.get(c, c) for c in line) for line in cyrillic.splitlines()]
    different = [b for a, b in zip(told, latin.splitlines(), strict=True) if a != b]
    assert [line.split(":")[0] for line in different] == [
        "# Stalne reči štampanih strana na srpskom, latinicom.",
        "language",
        "also",
        "letters",
    ]


def test_numbers_take_the_plural_that_the_language_has() -> None:
    english, serbian = words_for("en"), words_for("sr-Latn")
    assert [english.points(n) for n in (1, 2, 5)] == ["1 point", "2 points", "5 points"]
    assert [serbian.points(n) for n in (1, 2, 5, 11, 21)] == ["1 bod", "2 boda", "5 bodova", "11 bodova", "21 bod"]


@pytest.mark.parametrize(("asked", "found"), [("en-US", "en"), ("en-AU", "en"), ("sr", "sr-Cyrl"), ("SR_latn", "sr-Latn")])
def test_a_near_tag_finds_its_language(asked: str, found: str) -> None:
    assert words_for(asked).language == found


def test_a_language_without_words_is_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match="translate it"):
        words_for("fi")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  name: Name\n", "", 'Did you forget "name:"'),
        ("  name: Name", "  nam: Name", "nam"),
        ("language: en", "language: zz-nowhere", "no language"),
        ('{one: "{n} point", other: "{n} points"}', '{one: "{n} point"}', '"other" is missing'),
    ],
)
def test_a_faulty_file_of_words_is_named_with_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    text = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "words" / "yy.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FormatError, match=says) as caught:
        words_for("yy", tmp_path)
    assert "yy.yaml:" in str(caught.value)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2011-05-17", "2011-05-20", "17–20 May 2011"),
        ("2011-05-30", "2011-06-02", "30 May 2011 – 2 June 2011"),
        ("2011-05-17", "", "17 May 2011"),
        ("2011-05", "", "May 2011"),
        ("2011", "2011", "2011"),
        ("2011-05-17/2011-05-18", "", "17–18 May 2011"),
        ("some day", "", "some day"),
        ("2011-02-31", "", "2011-02-31"),
    ],
)
def test_dates_are_said_as_people_write_them(first: str, last: str, said: str) -> None:
    assert dates.said_range(first, last, "en") == said


def test_serbian_dates_and_countries_are_serbian() -> None:
    assert dates.said_range("2011-05-17", "2011-05-20", "sr-Latn") == "17–20. maj 2011."
    assert dates.country_name("IE", "sr-Cyrl") == "Ирска"
    assert dates.country_name("Soviet Union", "sr-Cyrl") == "Soviet Union"
