"""Which old question is which new one, whatever became of its wording: by fact, slot and type, and by its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.optiontext import bare, words
from quiz.bank.question import Question
from quiz.citation import Evidence

_SPAN = 200  # offsets are looked up in stretches of so many characters


def pair(
    old: Sequence[AnyQuestion],
    new: Sequence[AnyQuestion],
    may_follow: Callable[[AnyQuestion, AnyQuestion], bool] = lambda _old, _new: True,
) -> dict[str, AnyQuestion]:
    """For each old question's id the new question that asks the same thing, where that one `may_follow` it.

    The likeliest pairs are joined first, so that a fact's shifted number does not take a question from its true
    successor. Both sides are used once at most.
    """
    index = _index(new)
    scored = [
        (-score, old_rank, new_rank)
        for old_rank, question in enumerate(old)
        for new_rank in _candidates(question, index)
        if (score := _likeness(question, new[new_rank])) and may_follow(question, new[new_rank])
    ]
    found: dict[str, AnyQuestion] = {}
    used: set[int] = set()
    for _, old_rank, new_rank in sorted(scored):
        if old[old_rank].id not in found and new_rank not in used:
            found[old[old_rank].id] = new[new_rank]
            used.add(new_rank)
    return found


def _index(questions: Sequence[Question]) -> dict[tuple[object, ...], list[int]]:
    index: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for rank, question in enumerate(questions):
        for key in set(_keys(question)):
            index[key].append(rank)
    return index


def _candidates(question: Question, index: dict[tuple[object, ...], list[int]]) -> set[int]:
    return {rank for key in _keys(question) for rank in index.get(key, ())}


def _keys(question: Question) -> Iterator[tuple[object, ...]]:
    """What two questions must share in part to be looked at together."""
    made = question.generated
    if made is None:
        yield ("id", question.id)
        return
    yield ("id", question.id)
    yield (question.KIND, made.slot, "fact", made.source)
    yield (question.KIND, made.slot, "answer", made.source.partition("/")[0], made.rule, _answer(question))
    for evidence in question.evidence:
        if evidence.row:
            yield (question.KIND, made.slot, "row", evidence.source, evidence.row, evidence.field)
        else:
            for stretch in range(evidence.start // _SPAN, evidence.end // _SPAN + 1):
                yield (question.KIND, made.slot, "place", evidence.source, stretch)


def _likeness(old: Question, new: Question) -> int:
    """How sure it is that two questions ask the same thing; 0 where it is not."""
    if old.generated is None or new.generated is None:
        return 100 if old.id == new.id and old.KIND == new.KIND else 0
    if old.KIND != new.KIND or old.generated.slot != new.generated.slot:
        return 0
    fact = old.generated.source == new.generated.source
    answer = _answer(old) == _answer(new)
    proof = _same_proof(old.evidence, new.evidence)
    visit = old.generated.source.partition("/")[0] == new.generated.source.partition("/")[0]
    rule = old.generated.rule == new.generated.rule
    known = (
        (fact and (proof >= 0 or answer or old.id == new.id))
        or (proof > 0 and _kind_of_fact(old) == _kind_of_fact(new) and (answer or _near(_answer(old), _answer(new))))
        or (answer and visit and rule and _kind_of_fact(old) == _kind_of_fact(new))
    )
    return 1 + 8 * fact + 12 * answer + 8 * (proof > 0) - 6 * (proof < 0) + 4 * rule + 2 * (old.id == new.id) + 6 if known else 0


def _answer(question: Question) -> str:
    statement = question.prompt if question.KIND == "true-false" else ""
    return bare(f"{statement} {question.answer_text()}")


def _kind_of_fact(question: Question) -> str:
    """`welcome` of `2025-05-xi-jinping-russia/welcome-tatyana-golikova-2`: the rest may change with a name."""
    assert question.generated
    return question.generated.source.rpartition("/")[2].partition("-")[0]


def _near(one: str, other: str) -> bool:
    """Whether one answer may be the other with a name corrected: they share a word, or most of their letters."""
    from rapidfuzz.fuzz import ratio

    return bool(set(one.split()) & set(other.split())) or ratio(one, other) >= 60


def _same_proof(old: Sequence[Evidence], new: Sequence[Evidence]) -> int:
    """1 where a passage or place is the same, -1 where both name one source and its places lie apart, else 0."""
    shared_source = False
    for one in old:
        for other in new:
            if one.source != other.source:
                continue
            shared_source = True
            if one.row or other.row:
                if (one.row, one.field) == (other.row, other.field):
                    return 1
            elif _overlap(one, other) or _alike(one.passage, other.passage):
                return 1
    return -1 if shared_source else 0


def _overlap(one: Evidence, other: Evidence) -> bool:
    """One place, and no other words in it: when a document grew, the same offsets hold another sentence."""
    return (
        one.start < other.end
        and other.start < one.end
        and (not one.passage or not other.passage or _share(one.passage, other.passage) >= 0.3)
    )


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or _share(one, other) >= 0.7)


@lru_cache(maxsize=4096)
def _share(one: str, other: str) -> float:
    """The share of the shorter passage's words that stand in the longer one."""
    first, second = set(words(one)), set(words(other))
    return len(first & second) / (min(len(first), len(second)) or 1)
