"""The part of the feed that questions about one visit can touch: so that a large feed costs no more for each visit than a small one.

Whoever could make a wrong option right takes part in a visit that shares a person with this one; whoever could serve as a
wrong option took part in a visit not far off in time. Both are here; the rest of the feed is neither asked nor shown.
"""

from collections import defaultdict
from collections.abc import Sequence

from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.sameness import plain
from quiz.feed.model import Visit

NEAREST = 24


class Neighbours:
    """Every visit's surroundings, found by person and by day."""

    def __init__(self, visits: Sequence[Visit]) -> None:
        self.visits = visits
        self._by_day = sorted(range(len(visits)), key=lambda n: (visits[n].start, visits[n].id))
        self._rank = {number: rank for rank, number in enumerate(self._by_day)}
        self._of_person: dict[str, list[int]] = defaultdict(list)
        self._people = [_people(visit) for visit in visits]
        for number, people in enumerate(self._people):
            for person in people:
                self._of_person[person].append(number)

    def of(self, number: int) -> list[Visit]:
        """The visit itself and all around it, in the feed's order."""
        return [self.visits[n] for n in self.numbers(number)]

    def numbers(self, number: int) -> list[int]:
        """Their places in the feed."""
        rank = self._rank[number]
        low = max(0, min(rank - NEAREST // 2, len(self._by_day) - NEAREST - 1))
        found = set(self._by_day[low : low + NEAREST + 1])
        for person in self._people[number]:
            found.update(self._of_person[person])
        return sorted(found)


def _people(visit: Visit) -> set[str]:
    """Everybody whom the visit names, by surname: another spelling of the first name is the same person."""
    names = [visit.visitor.name, visit.host.name]
    names += [value for fact in visit.facts for slot in fact.slots if slot_kind(fact, slot) in PERSONAL for value in values(fact, slot)]
    return {plain(name).split()[-1] for name in names if plain(name)}
