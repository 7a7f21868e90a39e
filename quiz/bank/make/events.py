"""The events of a visit as short sentences with dates: what ordering, matching and timelines are made of."""

from collections.abc import Sequence
from typing import NamedTuple

from quiz.bank import spoken
from quiz.bank.make.index import values
from quiz.bank.make.rivals import half_told
from quiz.bank.make.sameness import plain
from quiz.bank.make.scene import Scene
from quiz.bank.make.telling import Telling
from quiz.feed.model import Fact

# what happens on a visit, as against what is said about it
EVENTS = (
    "arrive",
    "welcome",
    "meet",
    "talks",
    "ceremony",
    "attend",
    "host",
    "speech",
    "press",
    "sign",
    "award",
    "gift",
    "farewell",
    "depart",
    "return",
)
DAYTIMES = ("dawn", "morning", "noon", "afternoon", "evening", "night")


_FRAME = frozenset({"arrive", "welcome", "farewell", "depart", "return"})  # of these everybody knows the order
_FEWEST_WITHIN = 2


def has_course(found: Sequence["Event"]) -> bool:
    """Whether events are more than coming and going, so that their order or their days can be asked."""
    return sum(e.fact.type not in _FRAME for e in found) >= _FEWEST_WITHIN


class Event(NamedTuple):
    """One dated event: `when` orders it as far as the source tells."""

    fact: Fact
    text: str
    date: str
    daytime: str

    @property
    def rank(self) -> int:
        return DAYTIMES.index(self.daytime) if self.daytime in DAYTIMES else -1

    def before(self, other: "Event") -> bool:
        """Whether this surely came first: an earlier day, or an earlier time of a day where both are told."""
        if self.date != other.date:
            return self.date < other.date
        return 0 <= self.rank < other.rank


def undated(scene: Scene, fact: Fact) -> str | None:
    """The event in a sentence without its date, as something to be put in order or joined with its date."""
    telling = Telling(scene, fact, "date", bare=frozenset(fact.slots), brief=True)  # the visit is named once, in the prompt
    said = telling.fill(scene.wording.of(fact.type).says)
    return spoken.sentence(said) if said else None


def events(scene: Scene) -> list[Event]:
    """What happened on known days of this visit, in order; one event for each text."""
    found: dict[str, Event] = {}
    for fact in scene.facts:
        dates = values(fact, "date")
        if (
            fact.type not in EVENTS
            or fact.modality != "happened"
            or fact.speaker
            or fact.aside
            or not dates
            or spoken.precision(dates[0]) != 3
        ):
            continue
        if half_told(scene, fact, "date", set(fact.slots) - {"date", "daytime", "place", "city"}):
            continue  # the same two met on another day as well, which no source tells
        text = undated(scene, fact)
        if text and len(text.split()) <= 30:
            found.setdefault(plain(text), Event(fact, text, dates[0], "".join(values(fact, "daytime")[:1])))
    return sorted(found.values(), key=lambda e: (e.date, e.rank, e.fact.id))


def chain(found: list[Event], most: int) -> list[Event]:
    """The longest run of events each of which surely came before the next, thinned to `most`."""
    best: list[list[Event]] = []
    for event in found:
        longest = max((run for run in best if run[-1].before(event)), key=len, default=[])
        best.append([*longest, event])
    run = max(best, key=len, default=[])
    if len(run) <= most:
        return run
    keep = sorted({round(i * (len(run) - 1) / (most - 1)) for i in range(most)})
    return [run[i] for i in keep]
