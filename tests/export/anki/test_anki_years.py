"""Years of a deck as random histories: the bank is edited and exported, a learner imports, edits and suspends."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki_judge import import_package
from delivering import ledgerless
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from quick_banks import quick_banks

from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.short import Short
from quiz.export.anki import previous
from quiz.export.anki.export import Export
from quiz.export.anki.ledger import NAME, load
from quiz.export.delivery import ChosenDeck

IDS = st.integers(0, 4)


class Years(RuleBasedStateMachine):
    """The bank's clock stands in the past, so that a learner's edit is always later than what the bank delivers."""

    def __init__(self) -> None:
        super().__init__()
        from anki.collection import Collection

        self.folder = Path(tempfile.mkdtemp())
        self.col = Collection(str(self.folder / "learner.anki2"))
        self.versions = dict.fromkeys(range(3), 0)
        self.withdrawn: set[int] = set()
        self.now = datetime(2020, 1, 1, tzinfo=UTC)
        self.packages: list[tuple[Path, dict[int, int]]] = []
        self.has: dict[int, int] = {}  # what the learner should see: version by question
        self.edited: set[int] = set()
        self.suspended: set[int] = set()
        self.cards: dict[int, int] = {}

    def teardown(self) -> None:
        self.col.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(number=IDS)
    def reword(self, number: int) -> None:
        self.versions[number] = self.versions.get(number, -1) + 1

    @rule(number=IDS)
    def withdraw_or_restore(self, number: int) -> None:
        self.withdrawn ^= {number}

    @rule(days=st.integers(0, 400))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule()
    def clock_set_back(self) -> None:
        self.now -= timedelta(days=10)

    @precondition(lambda self: set(self.versions) - self.withdrawn)
    @rule(lose_the_ledger=st.booleans())
    def export(self, lose_the_ledger: bool) -> None:
        path = self.folder / f"v{len(self.packages)}.apkg"
        bank = Bank(
            DeckInfo("d", "Years"), questions=[self._question(number, version) for number, version in sorted(self.versions.items())]
        )
        alive = [q for q in bank.questions if q.status == "draft"]
        work = Export("Visits", int(self.now.timestamp()))
        chosen = [ChosenDeck(self.folder / "d.yaml", bank, alive)]
        # a lost ledger is made good from the last package only where that holds every note delivered before
        last_is_whole = self.packages and set(self.packages[-1][1]) == {n for _, content in self.packages for n in content}
        if lose_the_ledger and last_is_whole:
            (self.folder / NAME).unlink()
            work.recover(chosen, previous.read(self.packages[-1][0]))
        work.name_decks(chosen)
        work.add(chosen[0])
        work.withdraw(chosen)
        work.write_one(path)
        work.save_ledgers()
        self.packages.append((path, {n: v for n, v in self.versions.items() if n not in self.withdrawn}))

    def _question(self, number: int, version: int) -> Short | Cloze:
        status = "rejected" if number in self.withdrawn else "draft"
        if number % 2:
            return Cloze(id=f"q{number}", text=f"Version {version} was {{{{c1::here}}}}.", status=status)
        return Short(id=f"q{number}", prompt=f"Version {version}?", answer="yes", status=status)

    @precondition(lambda self: self.packages)
    @rule()
    def import_latest(self) -> None:
        path, content = self.packages[-1]
        log = import_package(self.col, path)
        new = len(content.keys() - self.has.keys())
        changed = sum(1 for n, v in content.items() if n in self.has and n not in self.edited and self.has[n] != v)
        assert log == {k: v for k, v in {"new": new, "updated": changed, "duplicate": len(content) - new - changed}.items() if v}
        self.has.update({n: v for n, v in content.items() if n not in self.edited})
        for number in content:
            self.cards.setdefault(number, self.col.find_cards(f"Id:q{number}")[0])

    @precondition(lambda self: self.has)
    @rule(pick=IDS)
    def learner_edits(self, pick: int) -> None:
        number = sorted(self.has)[pick % len(self.has)]
        note = self.col.get_note(self.col.find_notes(f"Id:q{number}")[0])
        note["Spare1"] = "mine"
        self.col.update_note(note)
        self.edited.add(number)

    @precondition(lambda self: self.has)
    @rule(pick=IDS)
    def learner_suspends(self, pick: int) -> None:
        number = sorted(self.has)[pick % len(self.has)]
        self.col.sched.suspend_cards([self.cards[number]])
        self.suspended.add(number)

    @invariant()
    def the_learner_has_what_was_delivered_and_what_was_written(self) -> None:
        assert self.col.note_count() == self.col.card_count() == len(self.has)
        for number, version in self.has.items():
            card = self.col.get_card(self.cards[number])
            note = card.note()
            assert f"Version {version}" in note["Text" if number % 2 else "Prompt"]
            assert (note["Spare1"] == "mine") is (number in self.edited)
            assert (card.queue == -1) is (number in self.suspended)


TestYears = pytest.mark.slow(Years.TestCase)
TestYears.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("seed", range(12))
def test_a_package_gives_back_the_ledger_it_was_made_with(tmp_path: Path, seed: int) -> None:
    for bank in quick_banks(seed, 5):
        if not any(q.status in {"draft", "approved"} for q in bank.questions):
            continue
        package = ledgerless(bank, tmp_path)
        work: Callable[[], Export] = lambda: Export("Visits", 5)  # noqa: E731
        chosen = ChosenDeck(tmp_path / "x" / "d.yaml", bank, [q for q in bank.questions if q.status in {"draft", "approved"}])
        again = work()
        again.recover([chosen], previous.read(package))
        again.name_decks([chosen])
        again.add(chosen)
        assert again.release.new == []
        assert again.release.changed == []
        again.write_one(tmp_path / "again.apkg")
        assert (tmp_path / "again.apkg").read_bytes() == package.read_bytes()
    assert load(tmp_path).entries == {}
