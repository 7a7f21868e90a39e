"""`quiz export handout`: what the visits were, from the bank alone."""

import re
from pathlib import Path

import pytest
from printing import HOSTILE, IRELAND, choice, export, read, saved, visible

from quiz import cli
from quiz.bank import deck
from quiz.bank.deck import Bank, BankEvent, BankPerson, BankVisit, DeckInfo
from quiz.export.handout import handout
from quiz.export.paper.glossary import glossary, terms_in
from quiz.export.paper.pages import page
from quiz.export.paper.words import words_for


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = export("handout", IRELAND, out=tmp_path_factory.mktemp("handout"))
    return (out / "queen-ireland-2011-handout.html").read_text(encoding="utf-8")


def test_the_head_tells_what_the_visit_was(html: str) -> None:
    text = visible(html)
    for wanted in (
        "State visit",
        "17–20 May 2011",
        "Dublin, Ireland",
        "Elizabeth II (Queen of the United Kingdom)",
        "Mary McAleese (President of Ireland)",
    ):
        assert wanted in text


def test_what_was_done_stands_by_date_with_its_sources(html: str) -> None:
    text = visible(html)
    assert "19 May 2011 The guest looked at horses of the National Stud. [2]" in text
    assert "The guest laid a wreath in the Garden of Remembrance. [1] [2]" in text
    assert "17 May 2011 The Queen landed at Baldonnel. [1]" in text  # its date stands above it already
    days = re.findall(r"(\d\d) May 2011 [OTAS]", text)
    assert days == sorted(days)


def test_plans_claims_and_what_was_called_off_stand_apart(html: str) -> None:
    text = visible(html)
    assert text.index("What happened") < text.index("Announced") < text.index("Claimed") < text.index("Called off")
    assert "May 2011: A joint statement on trade was expected. [1]" in text
    assert "According to Enda Kenny: relations between the islands had never been better. [2]" in text
    assert text.index("Called off") < text.index("Limerick")


def test_people_stand_in_a_table_with_office_country_and_part(html: str) -> None:
    assert "William Hague Foreign Secretary United Kingdom accompanied the guest" in visible(html)
    assert {"table", "thead", "th"} <= set(read(html).tags)
    assert html.count('scope="col"') == 4


def test_offices_and_institutions_are_explained(html: str) -> None:
    explained = visible(html).split("Offices and institutions")[1]
    assert "joint statement A text on which both sides agree" in explained
    assert "Kremlin" not in explained


def test_sources_are_listed_with_publisher_and_date(html: str) -> None:
    text = visible(html)
    assert "[1] Own writing, “Notes on a state visit”, 5 January 2026" in text
    assert "[2] Own writing, “Four days in May”, 6 January 2026" in text


def test_a_claim_that_names_its_speaker_already_is_not_given_one_twice(tmp_path: Path) -> None:
    told = BankEvent("According to Xinhua, trade had doubled.", "2011-05-18", speaker="Xinhua")
    text = handout_of(tmp_path, BankVisit("v", "A visit", "2011-05-18", events=[told]))
    assert text.count("According to") == 1


def test_hostile_text_shows_as_itself(tmp_path: Path) -> None:
    visit = BankVisit("v", f"a {HOSTILE}", "2011", people=[BankPerson(f"b {HOSTILE}", f"c {HOSTILE}", f"d {HOSTILE}", f"e {HOSTILE}")])
    visit.events = [BankEvent(f"f {HOSTILE}", "not a date <b>"), BankEvent(f"g {HOSTILE}", speaker=f"h {HOSTILE}")]
    text = handout_of(tmp_path, visit)
    for letter in "abcdefgh":
        assert f"{letter} {HOSTILE}" in text, letter


def handout_of(folder: Path, visit: BankVisit) -> str:
    deck.save(Bank(DeckInfo("made", "Made"), visits=[visit]), folder / "made.yaml")
    html = (export("handout", folder / "made.yaml", out=folder / "o") / "made-handout.html").read_text(encoding="utf-8")
    assert "script" not in read(html).tags
    return visible(html)


def test_a_bank_without_visits_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = saved(tmp_path, [choice(1)])
    assert cli.main(["export", "handout", str(bank), "-o", str(tmp_path / "o")]) == 2
    assert "Build them from a feed" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_a_serbian_handout_names_countries_and_dates_in_serbian(tmp_path: Path) -> None:
    out = export("handout", IRELAND, "--language", "sr-Cyrl", out=tmp_path)
    text = visible((out / "queen-ireland-2011-handout.html").read_text(encoding="utf-8"))
    for wanted in ("Државна посета", "17–20. мај 2011.", "Ирска", "у пратњи госта", "Извори"):
        assert wanted in text


@pytest.mark.parametrize("language", ["en", "sr-Cyrl", "sr-Latn"])
def test_each_term_is_explained_in_one_sentence_and_found_under_each_of_its_names(language: str) -> None:
    terms = glossary(language)
    assert len({term.term for term in terms}) == len(terms) >= 12
    for term in terms:
        assert re.fullmatch(r"[^\W\d_].*[^.]\.", term.means), term.term
        for name in (term.term, *term.also):
            assert term in terms_in([f"Then {name}, it is said."], language), name
    assert terms_in(["nothing of the kind"], language) == []
    assert terms_in(["Foreign Minister"], "fi") == []


def one_day_visit(*events: BankEvent, kind: str = "working", end: str = "") -> str:
    visit = BankVisit("v", "Working visit by A B to Norway, 7 May 2025", "2025-05-07", end, kind, "Oslo, Norway", [], list(events))
    made = handout(Bank(deck=DeckInfo("v", "A deck", ""), visits=[visit]), words_for("en"))
    return visible(page("handout.html", words_for("en"), {**made, "paper": None, "large": False}))


def test_events_of_a_visit_of_one_day_stand_under_that_day() -> None:
    events = (BankEvent("A B landed in Oslo."), BankEvent("A B met C D on 7 May 2025.", "2025-05-07"), BankEvent("A B left."))
    for end in ("", "2025-05-07"):
        text = one_day_visit(*events, end=end)
        assert "without a date" not in text
        assert text.index("landed in Oslo") < text.index("met C D") < text.index("A B left")


def test_of_a_longer_visit_events_without_a_date_are_said_to_have_none() -> None:
    events = (BankEvent("A B landed in Oslo."), BankEvent("A B met C D.", "2025-05-07"))
    assert "without a date" in one_day_visit(*events, end="2025-05-09")
    assert "without a date" not in one_day_visit(events[0], end="2025-05-09")


def test_a_visit_of_no_told_kind_has_no_line_for_its_kind() -> None:
    assert "Kind of visit" not in one_day_visit(kind="other")
    assert "Kind of visit Working visit" in one_day_visit(kind="working")
