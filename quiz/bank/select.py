"""A bank is not every question that can be made: which candidates stand in it.

Every fact is asked at least once where anything sound can be asked of it; facts of weight are asked more often, each
time for another slot. One fact's answer is asked once, and what several facts tell is asked once, with the proof of all.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from quiz.bank.distractors import office_words
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make.asking import Candidate, signed
from quiz.bank.make.sameness import plain
from quiz.bank.question import folded

# how many questions a fact of some weight may have
_SHARE = ((9.0, 5), (7.0, 3), (5.0, 2), (0.0, 1))
# by type: what a learner gets most from, all else alike
_LIKED = {"choice": 1.5, "multiple": 1.8, "cloze": 0.9, "short": 0.7, "true-false": 0.6, "match": 2.0, "order": 2.0, "open": 1.0}
_SLOTS = {
    **dict.fromkeys(("host", "b", "doc", "items"), 0.6),
    **dict.fromkeys(("person", "speaker", "visitor", "event", "n"), 0.5),
    "start": 0.4,
    "date": 0.3,
    "place": 0.3,
    "end": 0.2,
    "a": -0.2,
    "city": -0.3,
    "kind": -0.5,
    "means": -0.5,
    "daytime": -0.5,
}
_THINKING = frozenset({"modality", "published", "first", "last"})
_THINKING_EACH = 3
_FEW_STATEMENTS = 6
_TRUE = "stated as true"
_MOST_EACH = 3
_ANNOUNCED = "-announced"


class Chosen(NamedTuple):
    """The questions of the bank in the order of their facts, and for each fact left out which question says the same."""

    questions: list[AnyQuestion]
    asked_by: dict[str, list[str]]
    merged: dict[str, str]
    unbalanced: set[str]


def select(
    candidates: Iterable[Candidate], fact_order: list[str], most: int | None = None, *, standing: frozenset[str] = frozenset()
) -> Chosen:
    """The candidates that make the bank. `most` cuts the least important, after every fact has had its turn.

    `standing` are the ids of those that an earlier build chose: they come before their equals, so that a small change
    of the feed does not exchange questions that people know.
    """
    choice = _Choice(list(candidates), fact_order, standing)
    choice.first_turn()
    choice.more_turns()
    choice.thinking()
    choice.whole_visits()
    choice.balance()
    choice.extracts()
    return choice.result(most)


class _Choice:
    def __init__(self, candidates: list[Candidate], fact_order: list[str], standing: frozenset[str]) -> None:
        self.standing = standing
        self.order = {fact: number for number, fact in enumerate(fact_order)}
        self.of_fact: dict[str, list[Candidate]] = defaultdict(list)
        self.others: list[Candidate] = []
        self.extracts_of: list[Candidate] = []
        self.reading: list[Candidate] = []
        for c in candidates:
            if c.slot in _THINKING or c.slot.endswith(_ANNOUNCED):
                self.reading.append(c)
            elif _is_extract(c):
                self.extracts_of.append(c)
            elif _is_whole(c):
                self.others.append(c)
            else:
                self.of_fact[c.facts[0]].append(c)
        self.taken: dict[str, Candidate] = {}
        self.ids: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self.keys: dict[tuple[str, str], str] = {}
        self.by_meaning: dict[tuple[str, str], str] = {}
        self.asked_by: dict[str, list[str]] = defaultdict(list)
        self.merged: dict[str, str] = {}
        self.true = self.false = 0
        self.unbalanced: set[str] = set()

    def first_turn(self) -> None:
        for fact in sorted(self.of_fact, key=self._rank):
            if not self.asked_by.get(fact):  # a question about several facts may have asked it
                self._take_best(fact)

    def more_turns(self) -> None:
        for turn in range(2, _SHARE[0][1] + 1):
            for fact in sorted(self.of_fact, key=self._rank):
                weight = max(c.weight for c in self.of_fact[fact])
                if len(self.asked_by.get(fact, ())) == turn - 1 and next(n for least, n in _SHARE if weight >= least) >= turn:
                    self._take_best(fact)

    def thinking(self) -> None:
        """A few of each kind, those of facts that show most first."""
        counts: Counter[str] = Counter()
        keys: Counter[str] = Counter()
        for c in sorted(self.reading, key=lambda c: (c.question.id not in self.standing, -c.weight, self._rank(c.facts[0]), c.question.id)):
            if c.slot.endswith(_ANNOUNCED) and counts[c.facts[0] + _ANNOUNCED]:
                continue  # one report of the days before is asked once for each fact
            if counts[c.slot] < _THINKING_EACH and keys[f"{c.slot}/{c.key}"] < 2 and self._free(c):
                counts[c.facts[0] + _ANNOUNCED] += c.slot.endswith(_ANNOUNCED)
                counts[c.slot] += 1
                keys[f"{c.slot}/{c.key}"] += 1
                self._take(c)

    def whole_visits(self) -> None:
        for c in sorted(self.others, key=lambda c: c.question.id not in self.standing):
            if self._free(c):
                self._take(c)

    def extracts(self) -> None:
        """Sentences of the reports, where what they leave out is asked by nothing else."""
        for c in sorted(self.extracts_of, key=lambda c: c.question.id not in self.standing):
            if self._free(c) and not self._is_told(c):
                self._take(c)

    def _is_told(self, c: Candidate) -> bool:
        """Whether another question of the same passage has one of the gaps for its key."""
        assert isinstance(c.question, Cloze)
        place = c.question.evidence[0]
        keys = [
            f" {plain(other.question.answer_text())} "
            for other in self.taken.values()
            if not isinstance(other.question, Open) and any(e.overlaps(place) for e in other.question.evidence)
        ]
        return any(set(plain(blank.answer).split()) <= set(key.split()) for blank in c.question.blanks() for key in keys)

    def balance(self) -> None:
        """A third at least of the statements true, a third at least false: surplus ones turn round, give way, or go."""
        self._add_false()
        for answer in (True, False):
            mine = [c for c in self.taken.values() if isinstance(c.question, TrueFalse) and c.question.answer is answer]
            for c in sorted(mine, key=lambda c: (c.question.id in self.standing, c.weight, c.question.id)):
                same, other = (self.true, self.false) if answer else (self.false, self.true)
                if same <= 2 * other or same + other < _FEW_STATEMENTS:
                    break
                self._turn(c)

    def _add_false(self) -> None:
        """False statements about slots not asked yet, as many as the true ones call for."""
        for fact in sorted(self.of_fact, key=self._rank):
            if self.true <= self.false + 1:
                return
            free = [c for c in self.of_fact[fact] if isinstance(c.question, TrueFalse) and not c.question.answer and self._free(c)]
            if free and len(self.asked_by.get(fact, ())) <= _MOST_EACH:
                self._take(max(free, key=lambda c: (self._score(c), c.question.id)))

    def _turn(self, c: Candidate) -> None:
        """Another question of the fact in place of this statement, else none."""
        assert isinstance(c.question, TrueFalse)
        self._drop(c)
        pool = self.of_fact.get(c.facts[0], [])
        opposite = [o for o in pool if isinstance(o.question, TrueFalse) and o.question.answer is not c.question.answer]
        others = [o for o in pool if not isinstance(o.question, TrueFalse)]
        for group in (others, opposite):
            free = [o for o in group if self._free(o)]
            if free:
                self._take(max(free, key=lambda o: (self._score(o), o.question.id)))
                return
        self.unbalanced.add(c.facts[0])

    def _drop(self, c: Candidate) -> None:
        del self.taken[c.question.id]
        self.ids.discard(c.question.id)
        self.kinds[c.question.KIND] -= 1
        for table in (self.by_meaning, self.keys):
            for key in [k for k, v in table.items() if v == c.question.id]:
                del table[key]
        for fact in c.facts:
            self.asked_by[fact].remove(c.question.id)
        assert isinstance(c.question, TrueFalse)
        self.true -= c.question.answer
        self.false -= not c.question.answer

    def _rank(self, fact: str) -> tuple[int, str]:
        return self.order.get(fact, len(self.order)), fact

    def _take_best(self, fact: str) -> None:
        options = [c for c in self.of_fact[fact] if self._free(c)]
        if not options:
            self._note_merged(fact)
            return
        best = max(options, key=lambda c: (self._score(c), c.question.id))
        self._take(best)

    def _score(self, c: Candidate) -> float:
        """Liking for the type, less where the bank has many of it; true and false in turn."""
        kind = c.question.KIND
        share = self.kinds[kind] / max(8, len(self.taken))
        score = c.weight + _LIKED.get(kind, 0.0) - 3.0 * share + _slot_liking(c)
        score += 100.0 if c.question.id in self.standing else 0.0
        if kind == "true-false" and c.question.generated and c.question.generated.rule.split(".")[0] in ("quote", "anniversary"):
            score += 2.0  # a quotation is learnt by weighing who said it, not by typing a name
        if isinstance(c.question, TrueFalse):
            lacking = self.true < self.false if c.question.answer else self.false < self.true
            level = self.true == self.false and _coin(c.question.id.removesuffix("-tf")) == c.question.answer
            surplus = self.true > self.false if c.question.answer else self.false > self.true
            score += 1.0 if lacking else 0.5 if level else -1.0 if surplus else 0.0
        return score

    def _free(self, c: Candidate) -> bool:
        if c.question.id in self.ids or (
            c.facts and not _is_whole(c) and ((c.facts[0], c.key) in self.keys or (c.facts[0], c.slot) in self.keys)
        ):
            return False
        if isinstance(c.question, TrueFalse) and c.question.answer and c.facts and (c.facts[0], _TRUE) in self.keys:
            return False  # a fact is stated once, whichever slot the statement stands for
        return _meaning(c) not in self.by_meaning and _prompt(c) not in self.by_meaning

    def _take(self, c: Candidate) -> None:
        self.taken[c.question.id] = c
        self.ids.add(c.question.id)
        self.kinds[c.question.KIND] += 1
        self.by_meaning[_meaning(c)] = c.question.id
        self.by_meaning[_prompt(c)] = c.question.id
        for fact in c.facts:
            self.asked_by[fact].append(c.question.id)
        if c.facts and not _is_whole(c):
            self.keys[c.facts[0], c.key] = self.keys[c.facts[0], c.slot] = c.question.id
        if isinstance(c.question, TrueFalse):
            if c.question.answer and c.facts:
                self.keys[c.facts[0], _TRUE] = c.question.id
            self.true += c.question.answer
            self.false += not c.question.answer

    def _note_merged(self, fact: str) -> None:
        """A fact with nothing new to ask lends its proof to the question that asks the same."""
        for c in self.of_fact[fact]:
            kept = self.by_meaning.get(_meaning(c)) or self.by_meaning.get(_prompt(c))
            if kept and fact not in self.asked_by and fact not in self.merged:
                self.merged[fact] = kept
                self._lend(kept, c)

    def _lend(self, kept: str, c: Candidate) -> None:
        mine = self.taken[kept]
        if plain(mine.question.answer_text()) != plain(c.question.answer_text()):
            return
        places = {(e.source, e.start, e.end, e.row, e.field) for e in mine.question.evidence}
        more = [e for e in c.question.evidence if (e.source, e.start, e.end, e.row, e.field) not in places]
        if more:
            joined = signed(msgspec.structs.replace(mine.question, evidence=[*mine.question.evidence, *more]))
            self.taken[kept] = mine._replace(question=joined)

    def result(self, most: int | None) -> Chosen:
        kept = list(self.taken.values())
        if most is not None and len(kept) > most:
            kept = self._cut(kept, most)
        ids = {c.question.id for c in kept}
        kept.sort(key=lambda c: self._rank(c.facts[0]) if c.facts else (len(self.order) + 1, c.question.id))
        asked = {fact: [i for i in by if i in ids] for fact, by in self.asked_by.items()}
        return Chosen([c.question for c in kept], {f: by for f, by in asked.items() if by}, self.merged, self.unbalanced)

    def _cut(self, kept: list[Candidate], most: int) -> list[Candidate]:
        """Second and third questions of a fact go first, then those of least weight."""
        turn: Counter[str] = Counter()
        ranked = []
        for c in kept:
            fact = c.facts[0] if c.facts else ""
            turn[fact] += 1
            ranked.append((turn[fact], -c.weight, c.question.id, c))
        return [c for *_, c in sorted(ranked, key=lambda r: r[:3])[:most]]


def _is_whole(c: Candidate) -> bool:
    """Whether the question is about the visit as a whole rather than about one fact."""
    return bool(c.question.generated and c.question.generated.source.endswith("/whole"))


def _is_extract(c: Candidate) -> bool:
    """Whether the question is a report's own sentence with gaps."""
    return bool(c.question.generated and c.question.generated.rule.startswith("visit.extract-"))


def _slot_liking(c: Candidate) -> float:
    """People and dates before trifles."""
    return _SLOTS.get(c.slot, 0.0)


def _coin(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


def _prompt(c: Candidate) -> tuple[str, str]:
    """The stem alone: two questions with one stem and different keys would contradict each other."""
    text = c.question.text if hasattr(c.question, "text") else c.question.prompt
    if isinstance(c.question, Match) or c.slot == "lines":  # one prompt may stand over several lists
        text += " " + c.question.answer_text()
    return "stem", folded(text)


def _meaning(c: Candidate) -> tuple[str, str]:
    """What is asked, whoever reports it: visit, wording rule without number, and key."""
    generated = c.question.generated
    rule = generated.rule.split(".")[0] if generated else ""
    visit = c.facts[0].split("/")[0] if c.facts else ""
    about = (
        ""
        if rule not in ("role", "statement", "quote", "figure", "topics")
        else folded(c.question.prompt) + str(getattr(c.question, "text", ""))
    )
    if rule == "role":
        about = "role"  # an office told twice in other words is one fact
    elif isinstance(c.question, TrueFalse):
        about = folded(c.question.correction or c.question.prompt)
    key = " ".join(sorted(office_words(c.key))) if c.slot == "office" else c.key
    return f"{visit}/{rule}/{c.slot}/{key}", about or f"{c.question.KIND}"
