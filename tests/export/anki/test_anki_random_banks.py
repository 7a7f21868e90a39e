"""A thousand random banks through the real Anki, and the texts of fields as a property."""

import html
import re
import tempfile
import unicodedata
from pathlib import Path

import pytest
from anki_judge import collection, import_package, rendered_cards, shown_text
from delivering import FIRST
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quick_banks import quick_banks
from random_banks import banks

from quiz.bank.deck import Bank, bank_faults
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.question import DELIVERED
from quiz.export.anki.export import Export
from quiz.export.anki.identity import deck_name, tag
from quiz.export.anki.text import html as to_html
from quiz.export.anki.text import plain_html
from quiz.export.delivery import ChosenDeck


def named(bank: Bank, number: int) -> Bank:
    """The bank under an id of its own, with ids of its own."""
    bank.deck.id = f"deck-{number}"
    for place, question in enumerate(bank.questions):
        question.id = f"deck-{number}-{place}"
    return bank


def written(all_banks: list[Bank], folder: Path) -> Export:
    """All banks in one package, as the command writes it."""
    work = Export("Visits", int(FIRST.timestamp()))
    decks = [ChosenDeck(folder / f"{bank.deck.id}.yaml", bank, [q for q in bank.questions if q.status in DELIVERED]) for bank in all_banks]
    work.name_decks(decks)
    for chosen in decks:
        work.add(chosen)
    work.write_one(folder / "v.apkg")
    return work


def check(random: list[Bank]) -> int:
    """Export, import, render and import again; returns how many banks were valid."""
    valid = [bank for bank in random if not list(bank_faults(bank))]
    with tempfile.TemporaryDirectory() as name, collection() as col:
        folder = Path(name)
        work = written(valid, folder)
        count = len(work.notes)
        assert import_package(col, folder / "v.apkg") == ({"new": count} if count else {})
        assert not col.get_empty_cards().notes
        cards = rendered_cards(col)
        assert len(cards) == work.release.cards
        for card in cards:
            assert shown_text(card.front)
            assert shown_text(card.back)
        assert import_package(col, folder / "v.apkg") == ({"duplicate": count} if count else {})
        fields = {note.guid: note.fields for _, note in work.notes}
        for number in col.find_notes(""):
            note = col.get_note(number)
            assert tuple(note.fields) == fields[note.guid]
    return len(valid)


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.integers(0, 2**32))
def test_a_thousand_random_banks_import_and_render(seed: int) -> None:
    assert check(quick_banks(seed, 60)) >= 50


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(banks(at_most=4))
def test_a_random_bank_imports_and_renders(bank: Bank) -> None:
    check([named(bank, 0)])


any_text = st.text(max_size=60)


def seen(markup: str) -> str:
    """What a browser shows of a field."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br>", "\n")))


def expected(text: str) -> str:
    """The text itself: composed, without controls, with one kind of line end."""
    text = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    kept = "".join(
        c
        for c in text
        if c == "\n" or not (unicodedata.category(c) in {"Cc", "Cs"} or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) < 0xFDF0)
    )
    return unicodedata.normalize("NFC", kept)


@given(any_text, st.sampled_from(["en", "ar", "zh", "ja"]))
def test_any_text_shows_as_itself(text: str, language: str) -> None:
    assert seen(to_html(text, language)) == expected(text)
    assert seen(plain_html(text)) == expected(text)


@given(any_text)
def test_no_field_holds_what_anki_would_read(text: str) -> None:
    for made in (to_html(text), plain_html(text)):
        assert not re.search(r"[\x00-\x1f{}\[\]\\\u0338]", made)
        assert re.sub(r"<(br|/span|span lang=\"[a-z]+\"( dir=\"rtl\")?)>", "", made).count("<") == 0


@given(any_text, st.sampled_from(["en", "ar"]))
def test_anki_leaves_a_field_as_it_is(text: str, language: str) -> None:
    made = to_html(text, language)
    assert unicodedata.normalize("NFC", made) == made


@given(st.lists(any_text, min_size=1, max_size=3))
def test_a_tag_is_one_word_without_empty_levels(levels: list[str]) -> None:
    made = tag("Visits", *levels)
    assert made.split() == [made]
    assert all(part.strip(":") for part in made.split("::"))


@given(any_text)
def test_a_decks_name_has_two_levels(title: str) -> None:
    bank = _bank(title)
    assert deck_name(bank, "Visits").count("::") == 1
    assert deck_name(bank, "Visits") == deck_name(bank, "Visits").strip()


def _bank(title: str) -> Bank:
    from quiz.bank.deck import DeckInfo

    return Bank(DeckInfo("some-deck", title))


@given(any_text, any_text)
def test_the_numbers_of_blanks_survive(before: str, after: str) -> None:
    from quiz.export.anki.fields import FieldWriter

    question = Cloze(id="q", text=f"{before}{{{{c1::one}}}} {after}{{{{c2::two::hint}}}}")
    text = FieldWriter(_bank("t")).fields(question)["Text"]
    numbers = {blank.number for blank in question.blanks()}
    assert {int(n) for n in re.findall(r"\{\{c(\d+)::", text)} == numbers
    assert text.count("{{") == text.count("}}") == len(question.blanks())
