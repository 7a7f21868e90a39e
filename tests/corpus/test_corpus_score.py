"""The score tells right facts from wrong and unlisted ones."""

import json
import pathlib

import pytest
from corpus_score import Annotated, Found, compare, countries_agree, dates_agree, load_annotated, load_found, main, names_agree, texts_agree

FILE = "visit.txt"
WELCOME = Annotated(
    FILE, "welcome", "settled", {"host": ["Mary McAleese", "Martin"], "visitor": "Elizabeth II", "date": "2011-05-17"}, 100, 180
)
TALKS = Annotated(
    FILE, "talks", "settled", {"a": "Konrad Adenauer", "b": ["Nikolai Bulganin", "Nikita Khrushchev"], "date": "1955-09-09"}, 200, 280
)


def found(kind: str, slots: dict[str, object], modality: str = "happened", start: int = 90, end: int = 190) -> Found:
    return Found("visit/fact-1", kind, modality, slots, ((FILE, start, end),))


def test_a_fact_that_agrees_is_right_and_its_annotation_found() -> None:
    score = compare([found("welcome", {"host": ["Mary McAleese"], "visitor": "Elizabeth II"})], [WELCOME, TALKS])
    assert score.figures() == {"annotated": 2, "found": 1, "right": 1, "wrong": 0, "unlisted": 0}
    assert score.missed == [TALKS]


@pytest.mark.parametrize(
    ("slots", "differs"),
    [
        ({"host": ["Enda Kenny"], "visitor": "Elizabeth II"}, "host"),
        ({"host": ["Mary McAleese"], "visitor": "Elizabeth II", "date": "2011-05-18"}, "date"),
        ({"host": ["Mary McAleese", "Enda Kenny"], "visitor": "Elizabeth II"}, "host"),
    ],
)
def test_one_slot_that_differs_makes_a_fact_wrong(slots: dict[str, object], differs: str) -> None:
    score = compare([found("welcome", slots)], [WELCOME])
    assert [why for _, why in score.wrong] == [differs]
    assert score.met == 0


def test_a_plan_told_as_done_is_wrong() -> None:
    planned = Annotated(FILE, "welcome", "planned", WELCOME.slots, 100, 180)
    score = compare([found("welcome", {"host": "Mary McAleese", "visitor": "Elizabeth II"})], [planned])
    assert [why for _, why in score.wrong] == ["modality"]


def test_a_fact_where_nothing_of_its_type_is_annotated_is_unlisted() -> None:
    elsewhere = found("welcome", {"host": "Mary McAleese", "visitor": "Elizabeth II"}, start=300, end=400)
    other = found("gift", {"giver": "Mary McAleese", "gift": "a book"})
    assert len(compare([elsewhere, other], [WELCOME]).unlisted) == 2


def test_two_sides_of_talks_may_change_places() -> None:
    turned = found("meet", {"a": "Bulganin", "b": "Adenauer", "date": "1955-09"}, start=210, end=220)
    assert len(compare([turned], [TALKS]).right) == 1


def test_a_third_party_is_no_side_of_the_talks() -> None:
    wrong = found("talks", {"a": "Molotov", "b": "Adenauer"}, start=210, end=220)
    assert len(compare([wrong], [TALKS]).wrong) == 1


def test_dates_agree_with_coarser_dates_and_with_intervals_alone() -> None:
    assert dates_agree("1955-09", "1955-09-08")
    assert dates_agree("1959-09-25", "1959-09-25/1959-09-27")
    assert not dates_agree("1955-09-08", "1955-09-09")


def test_names_agree_by_whole_words() -> None:
    assert names_agree("Izetbegović", "Alija Izetbegovic")
    assert not names_agree("Cai Qi", "Cao Qi")
    assert not names_agree("", "Cai Qi")


def test_countries_agree_by_name_and_code() -> None:
    assert countries_agree("CN", "China")
    assert countries_agree("Turkey", "Türkiye")
    assert not countries_agree("NE", "Nigeria")


def test_texts_agree_when_half_of_the_shorter_words_are_shared() -> None:
    assert texts_agree("the third meeting", "3rd meeting of the year")
    assert not texts_agree("state dinner", "gun salute")


def test_a_built_feed_is_read_with_the_places_of_its_evidence(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pathlib.Path(__file__).parent / "dev"
    first = next(fact for fact in load_annotated(folder) if fact.type == "welcome")
    feed = {
        "format": "visits-feed/1",
        "sources": {"s": {"title": "t", "file": first.name}},
        "visits": [
            {
                "id": "v",
                "facts": [
                    {
                        "id": "f",
                        "type": "welcome",
                        "slots": first.slots,
                        "evidence": [{"source": "s", "start": first.start, "end": first.end}],
                    },
                    {"id": "b", "type": "background", "slots": {"answer": "x"}, "evidence": []},
                ],
            }
        ],
    }
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "v.yaml").write_text(json.dumps(feed), encoding="utf-8")
    assert [fact.id for fact in load_found(tmp_path)] == ["v/f"]
    assert main(["dev", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["right"], figures["wrong"], figures["unlisted"]) == (1, 0, 0)
    assert main(["dev", str(tmp_path), "--list"]) == 0
    assert "missed" in capsys.readouterr().out
