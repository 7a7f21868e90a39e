"""What an event was for: "celebrations" are those "marking the 80th anniversary of the victory", where the sentence goes on so."""

import re

import msgspec

from quiz.bank.make.index import values
from quiz.bank.make.scene import Scene
from quiz.feed import places
from quiz.feed.model import Fact

_EVENTS = frozenset({"attend", "host", "ceremony", "speech"})
_FOR = r",? (?:marking|commemorating|celebrating|honou?ring|to (?:mark|commemorate|celebrate|honou?r)|on the occasion of|for)"
_OF = r" the (?P<n>\d+(?:st|nd|rd|th)|[a-z-]+) anniversary of (?P<of>[^,.;]{3,90})[,.;]"
_VENUE = re.compile(r"(?P<event>.+) (?:in|at) (?P<place>[^,.;]+)$")


def with_purpose(scene: Scene, fact: Fact) -> Fact:
    """The event with the anniversary that it marks, as its sentence tells; else as it is. A host named behind it would come too late."""
    event = "".join(values(fact, "event")[:1])
    if fact.type not in _EVENTS or not event or "anniversary" in event or values(fact, "host"):
        return fact
    found = re.search(rf"(?i){re.escape(event)}{_FOR}{_OF}", " ".join(scene.passages(fact).split()))
    if not found:
        return fact
    return msgspec.structs.replace(
        fact, slots={**fact.slots, "event": f"{event} marking the {found['n']} anniversary of {_bare(found['of'])}"}
    )


def _bare(of: str) -> str:
    """What the anniversary is of, without the town where it is kept."""
    venue = _VENUE.search(of)
    spans = places.find_places(venue["place"]) if venue else []
    return venue["event"] if venue and spans and spans[0].start == 0 and spans[0].end == len(venue["place"]) else of
