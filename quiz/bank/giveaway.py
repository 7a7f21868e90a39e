"""Which questions should not stand on one sheet: the stem of one tells the answer of the other.

An index of all keys by their first word is run once over all stems, so that a bank of thousands takes no time. A key in
another stem is no harm by itself: it tells the answer where that stem also has the words that set the question apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.optiontext import bare, content_words
from quiz.bank.question import Question

Q = TypeVar("Q", bound=Question)

_ASKED = re.compile(r"\b(?:which|what|whose|how many|how much)\s+\w+", re.I)  # "Which country" names the gap, not the matter
_COMMON = 0.3  # a word in this share of all stems sets none of them apart


class Giveaways:
    """For some questions, which of them give each other away."""

    def __init__(self, questions: Iterable[Question]) -> None:
        asked = list(questions)
        self._found: dict[str, set[str]] = defaultdict(set)
        self._stems = {q.id: content_words(_ASKED.sub(" ", stem_shown(q))) for q in asked}
        self._common = _common_words(self._stems.values())
        keys = _keys_by_first_word(asked)
        for question in asked:
            for other in self._told_by(question, keys):
                self._join(question.id, other.id)
        self._same_fact(asked)

    def conflicts(self, question_id: str) -> set[str]:
        """The questions that should not stand beside this one."""
        return self._found.get(question_id, set())

    def _join(self, one: str, other: str) -> None:
        self._found[one].add(other)
        self._found[other].add(one)

    def _told_by(self, question: Question, keys: "dict[str, list[tuple[tuple[str, ...], Question]]]") -> Iterator[Question]:
        shown = tuple(bare(stem_shown(question)).split())
        for at, word in enumerate(shown):
            for key, other in keys.get(word, ()):
                if other.id != question.id and shown[at : at + len(key)] == key and self._same_matter(question.id, other, key):
                    yield other

    def _same_matter(self, teller: str, other: Question, key: tuple[str, ...]) -> bool:
        """Whether the telling stem has at least half of the words that set the other question apart."""
        apart = self._stems[other.id] - self._common - content_words(" ".join(key))
        return len(apart & self._stems[teller]) * 2 >= len(apart)

    def _same_fact(self, asked: Sequence[Question]) -> None:
        """One fact's answer asked in two ways."""
        by_answer: dict[tuple[str, str], list[str]] = defaultdict(list)
        for question in asked:
            if question.generated:
                for key in keys_of(question):
                    by_answer[question.generated.source, key].append(question.id)
        for names in by_answer.values():
            for one, other in pairwise(names):
                if one != other:
                    self._join(one, other)


def stem_shown(question: Question) -> str:
    """What a sheet states: the stem, a cloze's sentence around its blanks, the events to be ordered; not the options."""
    parts = [question.prompt]
    if isinstance(question, Cloze):
        parts.append(question.with_blanks("_"))
    elif isinstance(question, Order):
        parts += question.items
    return " . ".join(parts)


def keys_of(question: Question) -> list[str]:
    """The answers that another stem could tell, folded."""
    if isinstance(question, (Choice, Short)):
        keys = [question.answer]
    elif isinstance(question, Multiple):
        keys = question.answers
    elif isinstance(question, Cloze):
        keys = [b.answer for b in question.blanks()]
    else:
        keys = []
    return [bare(key) for key in keys if bare(key)]


def _keys_by_first_word(asked: Sequence[Question]) -> dict[str, list[tuple[tuple[str, ...], Question]]]:
    index: dict[str, list[tuple[tuple[str, ...], Question]]] = defaultdict(list)
    for question in asked:
        for key in set(keys_of(question)):
            parts = tuple(key.split())
            index[parts[0]].append((parts, question))
    return index


def _common_words(stems: Iterable[frozenset[str]]) -> set[str]:
    stems = list(stems)
    counts = Counter(word for words in stems for word in words)
    return {word for word, count in counts.items() if count > _COMMON * len(stems) and count > 4}


def apart_first(questions: Sequence[Q]) -> list[Q]:
    """The same questions: first those of which none gives another away, in their order, then the rest.

    A question that a large part of the others give away ("Which country …?") waits for the rest, so that it does not
    push them all off the sheet.
    """
    index = Giveaways(questions)
    heavy = {q.id for q in questions if len(index.conflicts(q.id)) > len(questions) / 4}
    first: list[Q] = []
    taken: set[str] = set()
    for question in sorted(questions, key=lambda q: q.id in heavy):
        if not index.conflicts(question.id) & taken:
            first.append(question)
            taken.add(question.id)
    rest = [q for q in questions if q.id not in taken]
    return first + sorted(rest, key=lambda q: len(index.conflicts(q.id) & taken))
