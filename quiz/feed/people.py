"""Who is who across documents: one name for one person, offices as held at the time."""

import functools
from importlib import resources

from rapidfuzz import fuzz

from quiz import yamltext
from quiz.feed.extract import Extraction, Person
from quiz.feed.names import _agree, _head_phrase, _parts
from quiz.feed.text import unaccented


@functools.cache
def _nicknames() -> dict[str, frozenset[str]]:
    file = resources.files("quiz.feed.lexicon") / "nicknames.yaml"
    groups = [frozenset(g) for g in yamltext.parse(file.read_text(encoding="utf-8"), "nicknames.yaml").data["groups"]]
    return {name: group for group in groups for name in group}


def same_person(one: Person, other: Person) -> bool:
    """Whether two registers speak of one person. A likeness of spelling alone never joins two people."""
    if one.name == other.name:
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    a, b = _parts(one.name), _parts(other.name)
    if _agree(one.name, other.name) or _agree(other.name, one.name):
        # a surname alone is somebody's only with an office that he or she holds
        alone = min(len(a), len(b)) == 1
        return not alone or not one.offices or not other.offices or bool(_heads(one) & _heads(other))
    if len(a) < 2 or len(b) < 2:
        return False
    first = a[0] == b[0] or b[0] in _nicknames().get(a[0], frozenset())
    if first and a[-1] == b[-1]:
        return True
    shared_office = bool(_heads(one) & _heads(other))
    return shared_office and plain(a[0]) == plain(b[0]) and fuzz.ratio(plain(a[-1]), plain(b[-1])) >= 85


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be of one person: "Ceausescu" and "Nicolae Ceaușescu"."""
    return _agree(one, other) or _agree(other, one)


def plain(text: str) -> str:
    """Lower case, without accents."""
    return unaccented(text.lower())


def _heads(person: Person) -> set[str]:
    return {_head_phrase(o) for o in person.offices}


def _keys(person: Person) -> tuple[set[str], set[str]]:
    """(to be found by, to look for): what two names of one person have in common at least.

    That is a word after the first, or the same words in another order, or the first word and an office; a single word may be
    any of the other's.
    """
    words = list(_parts(person.name))
    if len(words) < 2:
        return {f"one {w}" for w in words}, {form for w in words for form in (w, f"one {w}", f"first {w}")}
    shared = {*words[1:], "all " + " ".join(sorted(words)), *(f"{words[0]} as {head}" for head in _heads(person))}
    return shared | {f"first {words[0]}"}, shared | {f"one {w}" for w in words}


def canonical_names(extractions: list[Extraction]) -> tuple[dict[tuple[str, str], str], dict[str, Person]]:
    """(document, name in it) -> one name for the feed; and the people of the feed under that name."""
    clusters: list[list[tuple[str, Person]]] = []
    known: list[dict[Person, None]] = []  # each cluster's people, once each
    of_key: dict[str, list[int]] = {}  # clusters by what two names of one person must share
    everyone = [(e.document, p) for e in extractions for p in e.people.values()]
    for document, person in sorted(everyone, key=lambda pair: -len(pair[1].name.split())):
        near = sorted({number for key in _keys(person)[1] for number in of_key.get(key, ())})
        home = [n for n in near if any(p.name == person.name for p in known[n]) or all(same_person(person, p) for p in known[n])]
        exact = [n for n in home if any(p.name == person.name for p in known[n])] if " " in person.name else []
        home = exact if len(exact) == 1 else home
        if len(home) > 1:  # "Prime Minister Kishida" is the prime minister of that name, not his wife
            home = [n for n in home if any(_heads(p) & _heads(person) for p in known[n])]
        if len(home) != 1:
            home = [len(clusters)]
            clusters.append([])
            known.append({})
        clusters[home[0]].append((document, person))
        if person not in known[home[0]]:
            known[home[0]][person] = None
            for key in _keys(person)[0]:
                if home[0] not in of_key.setdefault(key, []):
                    of_key[key].append(home[0])
    names: dict[tuple[str, str], str] = {}
    people: dict[str, Person] = {}
    for cluster in clusters:
        forms = [p.name for _, p in cluster]
        best = max(dict.fromkeys(forms), key=lambda n: (len(n.split()) > 1, forms.count(n), len(n)))
        if best in people:
            best = next(f"{best} ({p.country or number})" for number, (_, p) in enumerate(cluster, 2))
        names |= {(document, p.name): best for document, p in cluster}
        people[best] = _joined(best, [p for _, p in cluster])
    return names, people


def people_of(extraction: Extraction, names: dict[tuple[str, str], str], people: dict[str, Person]) -> dict[str, Person]:
    """The people of one document under the feed's names, with the offices that it gives: an office of another year is not theirs."""
    found: dict[str, Person] = {}
    for person in extraction.people.values():
        name = names.get((extraction.document, person.name), person.name)
        country = person.country or people[name].country
        found[name] = Person(name, person.office, country, person.gender or people[name].gender, person.offices)
    return found


def _joined(name: str, people: list[Person]) -> Person:
    offices = list(dict.fromkeys(o for p in people for o in p.offices))
    with_country = [p for p in people if p.country]
    main = (with_country or people)[0]
    office = next((p.office for p in people if p.office and p.country), main.office)
    return Person(name, office, main.country, next((p.gender for p in people if p.gender), ""), tuple(offices))
