"""Whether two questions have the same key: only then may one go on under the other's id."""

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.optiontext import bare, date_of, plain
from quiz.bank.question import Question

_ROMAN = frozenset("ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split())


def same_key(one: Question, other: Question) -> bool:
    """The same type and the same right answer; a name may be spelt anew, a date or a number may not change."""
    if one.KIND != other.KIND:
        return False
    if isinstance(one, TrueFalse) and isinstance(other, TrueFalse):
        return one.answer == other.answer
    first, second = _texts(one), _texts(other)
    return len(first) == len(second) and all(_same(a, b) for a, b in zip(first, second, strict=True))


def _texts(question: Question) -> list[str]:
    """What is right, in an order that does not depend on the layout."""
    if isinstance(question, (Choice, Short)):
        return [question.answer]
    if isinstance(question, Multiple):
        return sorted(question.answers, key=bare)
    if isinstance(question, Cloze):
        return [blank.answer for blank in question.blanks()]
    if isinstance(question, Order):
        return question.items
    if isinstance(question, Match):
        return sorted((f"{left} {right}" for left, right in question.pairs), key=bare)
    return []  # an open question has points, and no key


def _same(one: str, other: str) -> bool:
    if plain(one) == plain(other):
        return True
    if date_of(one) or date_of(other):
        return False
    first, second = bare(one).split(), bare(other).split()
    if _marks(first) != _marks(second):
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True  # "Zhou Enlai", "Premier Zhou Enlai"
    from rapidfuzz.fuzz import ratio  # only where two answers differ: the review starts without it

    return ratio("".join(first), "".join(second)) >= (90 if len(first) == len(second) == 1 else 82)


def _marks(words: list[str]) -> list[str]:
    """What tells two people of one name, or two amounts, apart: numbers, initials, regnal numbers."""
    return [word for word in words if len(word) == 1 or word in _ROMAN or any(c.isdigit() for c in word)]
