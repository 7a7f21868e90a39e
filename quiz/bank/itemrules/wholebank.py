"""Rules about a bank as a whole: nothing is asked twice, and no habit of its answers can be learnt instead of the matter."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import comb

from quiz.bank.deck import Bank
from quiz.bank.itemrules.context import Finding
from quiz.bank.itemrules.options import dates_in_order
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.optiontext import content_words, plain, words
from quiz.bank.question import Question


def true_false_balance(bank: Bank) -> Iterator[Finding]:
    """Neither true nor false is the better guess: from six statements on, each has a third at least."""
    answers = Counter(q.answer for q in bank.delivered() if isinstance(q, TrueFalse))
    total = answers.total()
    if total >= 6 and min(answers[True], answers[False]) < total // 3:
        yield "", f"{answers[True]} statements are true and {answers[False]} false. Bring each to a third at least."


def key_rank(bank: Bank) -> Iterator[Finding]:
    """Among dates and numbers the key is not always the lowest, the middle or the highest."""
    ranks: dict[int, Counter[int]] = defaultdict(Counter)
    for question in bank.delivered():
        ordered = dates_in_order(question)
        if ordered and isinstance(question, Choice):
            ranks[len(ordered)][ordered.index(question.answer)] += 1
    for options, counts in sorted(ranks.items()):
        rank, count = counts.most_common(1)[0]
        total = counts.total()
        if total >= 6 and options * _at_least(count, total, 1 / options) < 0.01:
            place = "lowest" if rank == 0 else "highest" if rank == options - 1 else f"number {rank + 1} from below"
            yield "", f"in {count} of {total} choices between {options} dates or numbers the key is the {place}. Vary the wrong options."


def _at_least(count: int, total: int, chance: float) -> float:
    """The probability of `count` or more hits in `total` tries."""
    return sum(comb(total, k) * chance**k * (1 - chance) ** (total - k) for k in range(count, total + 1))


def asked_once(bank: Bank) -> Iterator[Finding]:
    """No two questions have one answer from one fact in other words."""
    seen: dict[tuple[str, ...], str] = {}
    for question in bank.delivered():
        for identity in _identities(question):
            if identity in seen and seen[identity] != question.id:
                yield question.id, f'asks in other words what "{seen[identity]}" asks. Reject or delete one.'
                break
            seen.setdefault(identity, question.id)


def _identities(question: Question) -> Iterator[tuple[str, ...]]:
    """What makes a question the same as another: its fact and answer, or the words of its stem and its answer."""
    if question.KIND in {"true-false", "open"}:
        yield (question.KIND, " ".join(words(question.prompt)))
        return
    answer = " | ".join(sorted(plain(part) for part in _answers(question)))
    if question.generated and question.generated.slot:
        yield (question.generated.source, question.generated.slot, answer)
    yield (" ".join(sorted(content_words(question.prompt) | content_words(getattr(question, "text", "")))), answer)


def _answers(question: Question) -> list[str]:
    if isinstance(question, Order):
        return question.items
    return question.answer_text().split("; ")
