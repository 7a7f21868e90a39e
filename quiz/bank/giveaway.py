"""Which questions must not stand on one sheet, because one tells the answer of the other.

A key in another question's text is no harm by itself: it tells the answer where both speak of the same event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.optiontext import bare, content_words
from quiz.bank.question import Question

Q = TypeVar("Q", bound=Question)

SENTENCE = 4  # words that make an option a statement
SHARED = 0.5  # of the asking stem's words: with so many in common both speak of the same event

SAMPLE = 150  # questions against which each is tried for being a crowd by itself
CROWD = 0.15  # of them
WEIGHED = 150  # questions of which each pair is looked at, to find the largest number that can stand together
SHARED_BY_EVENT = 1 / 3  # an event of a timeline has few words, and there are others to choose


class Reading:
    """One question as a pupil reads it who looks for other answers: what it asks, what it tells, what its key is."""

    def __init__(self, question: Question) -> None:
        self.id = question.id
        self.fact = _fact(question)
        stem, shown = _stem(question), beside_stem(question)
        # an option that is a sentence says something, whether it is the right one or not
        said = " | ".join([stem, *(text for text in shown if len(text.split()) >= SENTENCE)])
        self.about = content_words(stem)
        self.says = content_words(said)
        self.tells = f" {bare(said)} "
        self.shows = f" {' | '.join(bare(text) for text in shown)} "
        self.keys = [f" {bare(key)} " for key in _keys(question) if len(key) > 1]
        self.written = isinstance(question, Short | Cloze)

    def mentioned_by(self, other: "Reading") -> bool:
        """Whether `other` tells a key of this question, in whatever context."""
        return any(key in other.tells for key in self.keys)

    def given_away_by(self, other: "Reading") -> bool:
        """Whether `other` tells a key and speaks of the same event."""
        if self.fact and self.fact == other.fact:
            return True
        told = self.mentioned_by(other) or (self.written and any(key in other.shows for key in self.keys))
        return told and self._same_event(other)

    def _same_event(self, other: "Reading") -> bool:
        return _much_in_common(self.about, other.says)

    def clashes_with_event(self, text: str, date: str) -> bool:
        """Whether a sentence to be dated tells a key of this question, or this question tells the sentence's date."""
        words = content_words(text)
        told = f" {bare(text)} "
        if any(key in told for key in self.keys) and _much_in_common(self.about, words, SHARED_BY_EVENT):
            return True
        return f" {bare(date)} " in self.tells and _much_in_common(words, self.says)


class Sheetful:
    """The questions chosen so far. `clashes` looks only at those that share a word with the new one's key or text."""

    def __init__(self) -> None:
        self.by_key_word: dict[str, list[Reading]] = defaultdict(list)
        self.by_word: dict[str, list[Reading]] = defaultdict(list)
        self.facts: set[str] = set()

    def add(self, reading: Reading) -> None:
        for key in reading.keys:
            self.by_key_word[_longest(key)].append(reading)
        for word in set(f"{reading.tells}{reading.shows}".split()):
            self.by_word[word].append(reading)
        if reading.fact:
            self.facts.add(reading.fact)

    def clashes(self, new: Reading, strictly: bool) -> bool:
        """Whether `new` gives away a chosen question or is given away by one; `strictly` a bare mention of a key is enough."""
        if new.fact in self.facts:
            return True
        return any(_tells(old, new, strictly) for old in self._near_key(new)) or any(
            _tells(new, old, strictly) for old in self._near_text(new)
        )

    def _near_key(self, new: Reading) -> Iterator[Reading]:
        for key in new.keys:
            yield from self.by_word.get(_longest(key), ())

    def _near_text(self, new: Reading) -> Iterator[Reading]:
        for word in set(f"{new.tells}{new.shows}".split()):
            yield from self.by_key_word.get(word, ())


def apart(questions: Iterable[Q], *, strictly: bool = False, chosen: Iterable[Question] = ()) -> list[Q]:
    """Those of `questions` that neither tell nor are told by an earlier one or by one of `chosen`.

    They keep their order, except that one which clashes with many others stands back behind them all.
    """
    sheet = Sheetful()
    for question in chosen:
        sheet.add(Reading(question))
    kept = []
    for question, reading in crowds_last([(q, Reading(q)) for q in questions], strictly):
        if not sheet.clashes(reading, strictly):
            sheet.add(reading)
            kept.append(question)
    return kept


def most_apart(questions: Sequence[Q]) -> list[Q]:
    """As many of `questions` as can stand together, in their order: of a small bank the same number whatever the order."""
    in_turn = apart(questions)
    if len(questions) > WEIGHED:
        return in_turn
    beside = clashing(questions)
    left, kept = set(beside), set[str]()
    while left:
        # who clashes with the fewest goes first and leaves the most room
        name = min(left, key=lambda n: (len(beside[n] & left), n))
        kept.add(name)
        left -= {name} | beside[name]
    return [q for q in questions if q.id in kept] if len(kept) >= len(in_turn) else in_turn


def clashing(questions: Sequence[Question]) -> dict[str, set[str]]:
    """For each question those that it gives away or is given away by."""
    beside: dict[str, set[str]] = {q.id: set() for q in questions}
    for one, other in combinations([Reading(q) for q in questions], 2):
        if one.given_away_by(other) or other.given_away_by(one):
            beside[one.id].add(other.id)
            beside[other.id].add(one.id)
    return beside


def crowds_last(pairs: list[tuple[Q, Reading]], strictly: bool) -> list[tuple[Q, Reading]]:
    """Who paid the visit is told by nearly every other question: asked first, it would empty the sheet."""
    sample = [reading for _, reading in pairs[:SAMPLE]]
    many = max(2, CROWD * len(sample))

    def crowded(new: Reading) -> bool:
        return sum(_tells(old, new, strictly) or _tells(new, old, strictly) for old in sample if old is not new) > many

    marked = [(crowded(reading), question, reading) for question, reading in pairs]
    return [(q, r) for wanted in (False, True) for crowd, q, r in marked if crowd is wanted]


def beside_stem(question: Question) -> list[str]:
    """The texts that a reader sees beside the stem: options, items, pairs."""
    if isinstance(question, Choice):
        return [question.answer, *(d.text for d in question.wrong_options())]
    if isinstance(question, Multiple):
        return [*question.answers, *(d.text for d in question.wrong_options())]
    if isinstance(question, Order):
        return question.items
    if isinstance(question, Match):
        return [text for pair in question.pairs for text in pair]
    return []


def _much_in_common(asked: frozenset[str], said: frozenset[str], share: float = SHARED) -> bool:
    return bool(asked) and len(asked & said) >= share * len(asked)


def _tells(teller: Reading, asked: Reading, strictly: bool) -> bool:
    return asked.given_away_by(teller) or (strictly and asked.mentioned_by(teller))


def _longest(key: str) -> str:
    return max(key.split(), key=len, default="")


def _fact(question: Question) -> str:
    """What a generated question asks: two types about one slot of one fact ask the same."""
    made = question.generated
    return f"{made.source}#{made.slot}" if made and made.slot else ""


def _stem(question: Question) -> str:
    return f"{question.prompt} {question.with_blanks('')}" if isinstance(question, Cloze) else question.prompt


def _keys(question: Question) -> list[str]:
    if isinstance(question, Choice | Short):
        return [question.answer]
    if isinstance(question, Multiple):
        return question.answers
    return [b.answer for b in question.blanks()] if isinstance(question, Cloze) else []
