"""Whose office somebody holds, where the text leaves it to the reader: who receives the guest in his country serves that country.

"President McX" who invites or welcomes the visitor of a document that tells of one country is that country's president; a minister
who came with the visitor is of the visitor's country.
"""

import re

from quiz.feed.model import Fact
from quiz.feed.names import Register
from quiz.feed.places import country, find_places
from quiz.feed.principals import Principals

BARE = "office without country"
_RECEIVES = {"visit": "host", "invite": "host", "welcome": "host", "farewell": "host", "host": "host"}
_OF_A_STATE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|queen|emperor|empress|taoiseach|minister|secretary|"
    r"governor[- ]general|speaker)$",
    re.I,
)
_OF_ELSEWHERE = re.compile(
    r"\b(?:ambassador|former|general secretary|secretary[- ]general|first secretary|press secretary|private secretary|party)\b", re.I
)


def settle_homes(facts: list[Fact], history: list[int], principals: Principals, register: Register) -> list[Fact]:
    """The facts, with the country of bare offices where the document leaves no doubt."""
    now = [f for i, f in enumerate(facts) if i not in set(history)]
    visited, told = _visited(now, principals.visitor)
    homes = dict.fromkeys(_hosts(now, principals.visitor, told), visited) if visited else {}
    own = _home_of(principals.visitor, register)
    if own and own != visited:
        homes |= dict.fromkeys(_company(now, principals.visitor), own)
    for fact in facts:
        if fact.type == "role" and fact.held == BARE and _settle(fact, homes, register):
            homes.pop(str(fact.slots["person"]))  # once is enough
    return facts


def _settle(fact: Fact, homes: dict[str, str], register: Register) -> bool:
    person = str(fact.slots.get("person", ""))
    office = str(fact.slots.get("office", ""))
    if person not in homes:
        return False
    someone = register.people.get(person)
    known = country(someone.country) if someone is not None and someone.country else None
    if (known is not None and known.name != homes[person]) or not _OF_A_STATE.search(office) or _OF_ELSEWHERE.search(office):
        return False
    fact.slots["country"] = homes[person]
    fact.held = ""
    return True


def _visited(facts: list[Fact], visitor: str) -> tuple[str, int]:
    """The one country to which the document's visitor goes, empty where there are several or none, and where it is first told."""
    found = set()
    told: list[int] = []
    for fact in facts:
        if fact.type == "visit" and fact.slots.get("visitor") == visitor and visitor:
            where = str(fact.slots.get("country", "")) or _country_of(str(fact.slots.get("city", "")))
            found.add(where)
            told += [fact.evidence[0].start] if where else []
    found.discard("")
    return (found.pop(), min(told)) if len(found) == 1 else ("", 0)


def _country_of(city: str) -> str:
    codes = {p.country for p in find_places(city) if p.country}
    home = country(codes.pop()) if len(codes) == 1 else None
    return home.name if home is not None else ""


def _home_of(name: str, register: Register) -> str:
    someone = register.people.get(name)
    home = country(someone.country) if someone is not None and someone.country else None
    return home.name if home is not None else ""


def _listed(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)] if value else []


def _hosts(facts: list[Fact], visitor: str, told: int) -> list[str]:
    """Who received, invited or saw off the visitor, once the document has told where he went."""
    found: list[str] = []
    for fact in facts:
        slot = _RECEIVES.get(fact.type)
        if slot and fact.evidence[0].start >= told and visitor in _listed(fact.slots.get("visitor")):
            found += [n for n in _listed(fact.slots.get(slot)) if n != visitor]
    along = set(_company(facts, visitor))
    return [n for n in dict.fromkeys(found) if n not in along]


def _company(facts: list[Fact], visitor: str) -> list[str]:
    return [n for f in facts if f.type == "accompany" and f.slots.get("visitor") == visitor for n in _listed(f.slots.get("person"))]
