"""The marks of the Anki export: 10,000 questions against plain genanki, in time and size, and the import by Anki itself."""

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import genanki

from quiz.bank.deck import Bank, BankVisit, DeckInfo
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Distractor
from quiz.citation import Evidence, Source
from quiz.export.anki.export import Export
from quiz.export.anki.package import PackedNote
from quiz.export.delivery import ChosenDeck

NOTES = 10_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)

_FIRST = "Anna Boris Carla Daniel Elena Felix Greta Hasan Irina Jorge Karin Luis Maria Nils Olga Pavel Rosa Sven Tara Uwe".split()
_LAST = (
    "Adler Berg Conti Duran Eriksen Falk Gomez Horvat Ivanov Jansen Kowalski Lund Moreau Novak Okafor Petrov Rossi Silva Toth Vogel".split()
)
_CITY = "Paris Rome Madrid Lisbon Vienna Prague Warsaw Berlin Oslo Helsinki Athens Dublin Ankara Cairo Delhi Tokyo Lima Quito".split()
_VERB = "opened visited toured addressed joined praised signed received reviewed inspected".split()
_THING = "the harbour,the parliament,a school,the opera,a museum,the old bridge,a hospital,the market,a car works,the university".split(",")


def generated_bank(count: int, seed: int = 0, deck: str = "bench") -> Bank:
    """A bank of `count` questions about invented visits, in the mixture and length that real banks have."""
    rng = random.Random(seed)
    makers = (_choice, _choice, _choice, _short, _true_false, _cloze, _order, _match)
    questions = [makers[n % len(makers)](f"{deck}-{n:05}", rng) for n in range(count)]
    sources = {
        f"s{n}": Source(title=f"Report {n} on the visits", publisher="Bench Press", published=f"20{n:02}-03-0{n % 9 + 1}")
        for n in range(10, 30)
    }
    visits = [BankVisit("v1", "A visit", "2001-01-01"), BankVisit("v2", "Another visit", "2002-01-01")]
    return Bank(DeckInfo(deck, f"Visits for the bench, {deck}"), sources=sources, visits=visits, questions=questions)


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def _day(rng: random.Random) -> str:
    return f"{rng.randint(1, 28)} March {rng.randint(1950, 2025)}"


def _event(rng: random.Random) -> str:
    return f"{_person(rng)} {rng.choice(_VERB)} {rng.choice(_THING)} of {rng.choice(_CITY)} on {_day(rng)}"


def _different(rng: random.Random, count: int) -> list[str]:
    people: dict[str, None] = {}
    while len(people) < count:
        people[_person(rng)] = None
    return list(people)


def _common(number: str, rng: random.Random) -> dict[str, object]:
    start = rng.randint(0, 9000)
    evidence = Evidence(f"s{rng.randint(10, 29)}", start, start + 80, passage=f"{_event(rng)}, and {_event(rng)}.")
    return {
        "id": number,
        "explanation": f"{_event(rng)}.",
        "evidence": [evidence],
        "tags": [rng.choice(("people", "dates", "places", "talks"))],
    }


def _choice(number: str, rng: random.Random) -> AnyQuestion:
    key, *others = _different(rng, 4)
    wrong: list[str | Distractor] = [
        Distractor(o, f"{o} {rng.choice(_VERB)} {rng.choice(_THING)} in {rng.randint(1950, 2025)}.") for o in others
    ]
    return Choice(
        prompt=f"Whom did {_person(rng)} meet in {rng.choice(_CITY)} on {_day(rng)}?", answer=key, distractors=wrong, **_common(number, rng)
    )  # type: ignore[arg-type]


def _short(number: str, rng: random.Random) -> AnyQuestion:
    return Short(prompt=f"On which day was it that {_event(rng)}?", answer=_day(rng), accept=[_day(rng)], **_common(number, rng))  # type: ignore[arg-type]


def _true_false(number: str, rng: random.Random) -> AnyQuestion:
    return TrueFalse(prompt=f"{_event(rng)}.", answer=False, correction=f"{_event(rng)}.", **_common(number, rng))  # type: ignore[arg-type]


def _cloze(number: str, rng: random.Random) -> AnyQuestion:
    text = f"On {{{{c1::{_day(rng)}::date}}}} {_person(rng)} {rng.choice(_VERB)} {rng.choice(_THING)} of {{{{c2::{rng.choice(_CITY)}}}}}."
    return Cloze(text=text, **_common(number, rng))  # type: ignore[arg-type]


def _order(number: str, rng: random.Random) -> AnyQuestion:
    return Order(
        prompt=f"In which order did this happen in {rng.choice(_CITY)}?", items=[_event(rng) for _ in range(4)], **_common(number, rng)
    )  # type: ignore[arg-type]


def _match(number: str, rng: random.Random) -> AnyQuestion:
    pairs = [(person, f"{rng.choice(_CITY)}, {turn} {_day(rng)}") for turn, person in enumerate(_different(rng, 4), 1)]
    return Match(prompt="Who went where, and when?", pairs=pairs, extra=[f"{rng.choice(_CITY)}, {_day(rng)}"], **_common(number, rng))  # type: ignore[arg-type]


def _ours(bank: Bank, folder: Path) -> tuple[float, int, list[PackedNote]]:
    start = time.perf_counter()
    work = Export("Visits", int(NOW.timestamp()))
    deck = ChosenDeck(folder / "bench.yaml", bank, list(bank.questions))
    work.name_decks([deck])
    work.add(deck)
    (written,) = work.write_one(folder / "ours.apkg")
    work.save_ledgers()
    return time.perf_counter() - start, written.stat().st_size, [note for _, note in work.notes]


def _plain_genanki(packed: list[PackedNote], folder: Path) -> tuple[float, int]:
    """The same notes through genanki's own classes, from fields to file."""
    own = {note.note_type.model_id: note.note_type for note in packed}
    models = {
        number: genanki.Model(number, m.name, fields=m.fields, templates=m.templates, css=m.css, model_type=m.model_type)
        for number, m in own.items()
    }
    start = time.perf_counter()
    deck = genanki.Deck(1, "Bench")
    for note in packed:
        deck.add_note(genanki.Note(models[note.note_type.model_id], list(note.fields), tags=list(note.tags), guid=note.guid, due=note.due))
    genanki.Package(deck).write_to_file(folder / "plain.apkg", timestamp=NOW.timestamp())
    return time.perf_counter() - start, (folder / "plain.apkg").stat().st_size


def measure() -> dict[str, float]:
    """Seconds, bytes and the two ratios that are marks: `time_ratio` at most 2, `size_ratio` at most 0.2."""
    bank = generated_bank(NOTES)
    ours, plain = [], []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seconds, size, packed = _ours(bank, folder)
            ours.append(seconds)
            plain_seconds, plain_size = _plain_genanki(packed, folder)
            plain.append(plain_seconds)
    return {
        "anki_export_seconds": min(ours),
        "anki_genanki_seconds": min(plain),
        "anki_time_ratio": min(ours) / min(plain),
        "anki_export_bytes": size,
        "anki_genanki_bytes": plain_size,
        "anki_size_ratio": size / plain_size,
    }


if __name__ == "__main__":
    for mark, value in measure().items():
        print(f"{mark}: {value:,.3f}")
