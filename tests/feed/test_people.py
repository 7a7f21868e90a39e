"""Who is who across documents: spellings are joined by what else is known, never by likeness alone."""

import pytest
from reading_texts import document

from quiz.feed.extract import Extraction, Person, extract
from quiz.feed.people import canonical_names, plain, same_person

KNOWN_AS_ONE = [
    (Person("Volodymyr Zelensky", offices=("President",)), Person("Volodymyr Zelenskyy", offices=("President",))),
    (Person("Recep Tayyip Erdoğan", country="TR"), Person("Recep Tayyip Erdoğan")),
    (Person("John F. Kennedy"), Person("John Kennedy")),
    (Person("J. F. Kennedy"), Person("John F. Kennedy")),
    (Person("Joe Biden"), Person("Joseph Biden")),
    (Person("Xi Jinping"), Person("Xi")),
    (Person("Adenauer", offices=("Chancellor",)), Person("Konrad Adenauer", offices=("Chancellor of West Germany",))),
]
KNOWN_AS_TWO = [
    (Person("Cai Qi"), Person("Cao Qi")),
    (Person("Cai Qi", offices=("director",)), Person("Cao Qi", offices=("director",))),
    (Person("George Bush", gender="m"), Person("Barbara Bush", gender="f")),
    (Person("Kim Dae-jung", country="KR"), Person("Kim Jong-il", country="KP")),
    (Person("Ivanov", offices=("Foreign Minister",)), Person("Sergei Ivanov", offices=("Defence Minister",))),
    (Person("Lech Kaczyński"), Person("Jarosław Kaczyński")),
    (Person("King Hussein", country="JO"), Person("Hussein", country="IQ")),
]


@pytest.mark.parametrize(("one", "other"), KNOWN_AS_ONE, ids=lambda p: p.name)
def test_one_person_under_two_names(one: Person, other: Person) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), KNOWN_AS_TWO, ids=lambda p: p.name)
def test_two_people_with_like_names(one: Person, other: Person) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def _read(*texts: str) -> list[Extraction]:
    return [extract(document(text, f"d{number}")) for number, text in enumerate(texts, 1)]


def test_the_fuller_name_is_the_feeds() -> None:
    names, people = canonical_names(
        _read("President Xi arrived. President Xi spoke.", "President Xi Jinping of China arrived. Xi Jinping spoke.")
    )
    assert names["d1", "Xi"] == names["d2", "Xi Jinping"] == "Xi Jinping"
    assert people["Xi Jinping"].country == "CN"


def test_a_surname_that_two_people_share_is_nobodys_across_documents() -> None:
    names, _ = canonical_names(
        _read(
            "President Lech Kaczyński arrived.", "Prime Minister Jarosław Kaczyński arrived.", "Kaczyński visited Berlin. Kaczyński spoke."
        )
    )
    assert {names["d1", "Lech Kaczyński"], names["d2", "Jarosław Kaczyński"]} == {"Lech Kaczyński", "Jarosław Kaczyński"}
    assert names.get(("d3", "Kaczyński"), "Kaczyński") == "Kaczyński"


def test_offices_of_all_documents_are_known_of_the_person() -> None:
    _, people = canonical_names(
        _read("President Charles de Gaulle of France arrived.", "General Charles de Gaulle, president of France, arrived.")
    )
    assert "President of France" in people["Charles de Gaulle"].offices
    assert people["Charles de Gaulle"].country == "FR"


def test_accents_do_not_part_a_name() -> None:
    assert plain("Vučić Erdoğan Wałęsa").split()[:2] == ["vucic", "erdogan"]


def test_a_surname_with_its_office_is_not_the_spouses() -> None:
    names, _ = canonical_names(
        _read(
            "Prime Minister Masayoshi Ohira of Japan arrived with Mrs. Shigeko Ohira.",
            "Prime Minister Ohira of Japan arrived in Washington.",
        )
    )
    assert names["d2", "Ohira"] == "Masayoshi Ohira"
