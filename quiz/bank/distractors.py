"""Wrong options: of the key's kind, taken from the feed, near before far, and proved wrong against all of it.

People, places, documents and events come from the feed alone; countries and cities may come from the lexicon as well;
dates and numbers lie near the key in the key's own form. Nothing is made up.
"""

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from quiz.bank import spoken
from quiz.bank.make import nations
from quiz.bank.make.index import PERSONAL, Use, slot_kind, values
from quiz.bank.make.naming import KINDS
from quiz.bank.make.parts import is_principal
from quiz.bank.make.rivals import equal, half_told, rivals
from quiz.bank.make.sameness import alike, plain, same, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import short_statement
from quiz.bank.near import near_numbers, shift, steps
from quiz.bank.question import Distractor
from quiz.feed import places
from quiz.feed.model import Fact

MOST = 3
FEWEST = 2
_OFFERED = 8
_ONLOOKER = re.compile(
    r"(?i)\b(?:scholar|historian|professor|analyst|expert|researcher|fellow|lecturer|institute|university|club|former|journalist)\b"
)
_CONSORT = re.compile(r"(?i)\b(?:first lady|first gentleman|wife|husband|spouse|queen consort)\b")
_NO_OFFICE = re.compile(r"(?i)^former|leader$|counterpart$|first lady")
CUT_SHORT = re.compile(r"(?i)\b(?:economic|political|military|bilateral|regional|global|strategic|cultural|other|and|of|the|in|to)$")
_LONGEST_ITEM = 5  # words of an item in a list of subjects
_LEADERS_ERA = 2  # years: leaders come and go
_ERA = 4  # years: somebody of whom the feed tells only at another time is no believable guess


def distractors(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> list[Distractor]:
    """Up to three wrong options for the key, best first; fewer than two where the feed offers no more."""
    kind = slot_kind(fact, slot)
    pool = _POOLS.get("person" if kind == "persons" else kind)
    if pool is None or half_told(scene, fact, slot, shown):
        return []
    offered: list[Distractor] = []
    for option in pool(scene, fact, slot, key, shown, rng):
        if any(equal(kind, option.text, other) for other in (key, *(d.text for d in offered))):
            continue
        offered.append(option)
        if len(offered) == _OFFERED:
            break
    if fact.type in ("statement", "quote") and kind == "speaker" and _gives_itself_away(scene, fact, key, offered):
        return []
    return _of_like_length(key, offered)


def _gives_itself_away(scene: Scene, fact: Fact, key: str, offered: list[Distractor]) -> bool:
    """Whether the words name the key's country and that of no other option: one would guess who speaks."""
    told = nations.all_in_text(" ".join([*values(fact, "predicate"), *values(fact, "text")]))
    if _code_of(scene, key) not in told:
        return False
    return not any(_code_of(scene, d.text) in told for d in offered[:MOST])


def _code_of(scene: Scene, name: str) -> str:
    return nations.code(name) if nations.is_country(name) else nations.code(nations.name(country_of(scene, name))) or "-"


def _of_like_length(key: str, offered: list[Distractor]) -> list[Distractor]:
    """The first three, unless the key would stand out as the longest: then the third makes room for a longer one."""
    chosen = offered[:MOST]
    long_enough = [d for d in offered if len(d.text) * 1.25 >= len(key)]
    if chosen and long_enough and not any(d in long_enough for d in chosen):
        chosen = [*chosen[: MOST - 1], long_enough[0]]
    return chosen


# people


def _people(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    if slot_kind(fact, slot) == "speaker" and not scene.index.is_person(key):
        yield from _bodies(scene, fact, slot, key, shown)
        return
    taken = [v for s in fact.slots for v in values(fact, s) if slot_kind(fact, s) in PERSONAL]
    taken += rivals(scene, fact, slot, shown)
    taken += _out_of_place(scene, fact, slot)
    passages = plain(scene.passages(fact))
    found = []
    for name in dict.fromkeys([*_same_part(scene, fact, slot), *_near_people(scene, fact, slot, rng)]):
        if (
            (" " in key and " " not in name)
            or any(same_person(name, other) for other in taken)
            or _mentioned(name, passages)
            or not _fits(scene, fact, slot, key, name)
        ):
            continue
        found.append(name)
    for name in sorted(found, key=lambda n: -_nearness(scene, fact, slot, key, n)):
        yield Distractor(name, why=_why_person(scene, fact, slot, name))


def _same_part(scene: Scene, fact: Fact, slot: str) -> list[str]:
    """Those who had this very part on another visit of the same guest: near, however long ago."""
    others = scene.index.others(scene.visit) if fact.type in ("welcome", "farewell", "accompany", "host", "attend") else []
    return [
        name
        for visit in others
        for other in visit.facts
        if other.type == fact.type and not other.conflict
        for name in values(other, slot)
        if scene.index.is_person(name)
    ]


def _near_people(scene: Scene, fact: Fact, slot: str, rng: random.Random) -> list[str]:
    year = int(scene.visit.start[:4]) if scene.visit.start[:4].isdigit() else 0
    near = _of_that_year if (fact.type, slot) == ("visit", "visitor") or fact.type in _GATHERINGS else _of_that_era
    names = sorted(name for name in scene.index.people.values() if not year or near(scene.index.years(name), year, fact))
    rng.shuffle(names)
    return names[:400]


def _of_that_year(years: Collection[int], year: int, _fact: Fact) -> bool:
    """Whether somebody is told of in that year, or before it and after: leaders come and go."""
    return year in years or (bool(years) and min(years) < year < max(years))


def _of_that_era(years: Collection[int], year: int, fact: Fact) -> bool:
    era = _LEADERS_ERA if fact.type == "speech" else _ERA
    return any(abs(y - year) <= era for y in years)


def _mentioned(name: str, passages: str) -> bool:
    """Whether the passage names this person: then the source may say of him or her what the stem asks."""
    parts_of_name = [w for w in words(name) if len(w) > 2] or list(words(name))
    return any(re.search(rf"\b{re.escape(w)}\b", passages) for w in parts_of_name)


def _out_of_place(scene: Scene, fact: Fact, slot: str) -> list[str]:
    """People whom the question would make a poor or a doubtful wrong option."""
    visit = scene.visit
    out: list[str] = []
    if fact.type in ("welcome", "farewell", "accompany", "return"):
        out += [visit.visitor.name, visit.host.name]  # nobody doubts that the host greets his guest somewhere
    if fact.type in ("visit", "invite", "announce", "cancel", "postpone") or (fact.type == "attend" and slot == "person"):
        out += [v for f in scene.index.by_visit[visit.id] if f.type not in ("statement", "quote", "role") for s in f.slots
                for v in values(f, s) if slot_kind(f, s) in PERSONAL]  # fmt: skip
    return [n for n in out if n]


def _fits(scene: Scene, fact: Fact, slot: str, key: str, name: str) -> bool:
    """Whether the name would be believed: of the key's country where the part played depends on it, no holder of the office asked."""
    if fact.type == "role":
        return _fits_role(scene, fact, key, name)
    if not _believable(scene, fact, key, name):
        return False
    if fact.type == "visit" and slot == "host":
        return _is_leader(scene, name) and _compatriots(scene, key, name, scene.visit.host.country)
    if fact.type in ("visit", "cancel", "postpone"):
        home = nations.name(country_of(scene, name))
        return _is_leader(scene, name) and bool(home) and home != nations.name(scene.visit.host.country)
    if fact.type == "invite":  # who invites is at home in the country asked to
        return _is_leader(scene, name) and _compatriots(scene, key, name, scene.visit.host.country)
    if fact.type in ("accompany", "return"):
        return _compatriots(scene, key, name, scene.visit.visitor.country)
    if slot == "host" and fact.type in ("attend", "host", "ceremony"):
        return _compatriots(scene, key, name, scene.visit.host.country)
    if fact.type in ("welcome", "farewell"):
        return _compatriots(scene, key, name, scene.visit.host.country)
    if fact.type == "sign":
        return name in scene.index.people.values() and _is_leader(scene, name)
    return True


def _believable(scene: Scene, fact: Fact, key: str, name: str) -> bool:
    """Whether somebody might have spoken, or been there."""
    if fact.type in ("statement", "quote"):
        return _may_say(scene, fact, key, name)
    if not _takes_part(scene, name):
        return False  # scholars and historians who are only quoted
    if fact.type in ("award", "gift", "speech") and not any(u.visit.id == scene.visit.id for u in scene.index.uses_of(name)):
        return is_principal(scene.visit, name)
    if fact.type in _GATHERINGS and not _acts(scene, name):
        return False  # whom the feed only quotes or mentions was hardly there
    return fact.type not in ("meet", "talks", "call", "press", "sign") or _of_the_same_side(scene, key, name)


_GATHERINGS = frozenset({"meet", "talks", "attend", "ceremony", "host", "press", "call", "visit", "cancel", "postpone"})


def _of_the_same_side(scene: Scene, key: str, name: str) -> bool:
    """Whether somebody might be met instead of the key: of the host's country like him, or a guest from a third one like him."""
    home, away = nations.name(scene.visit.host.country), nations.name(scene.visit.visitor.country)
    mine, its = nations.name(country_of(scene, key)) or home, nations.name(country_of(scene, name))
    if home and home in (mine, its):
        return mine == its
    return not its or not away or (its == away) == (mine == away)


def _acts(scene: Scene, name: str) -> bool:
    """Whether somebody travels, receives or meets others in the feed."""
    return scene.index.visits_or_receives(name) or any(
        u.fact.type not in ("role", "statement", "quote", "topics") and not u.fact.aside for u in scene.index.uses_of(name)
    )


def _may_say(scene: Scene, fact: Fact, key: str, name: str) -> bool:
    """Not of a country that the statement speaks of, unless the key is too: nobody thanks himself."""
    if any(_ONLOOKER.search(office) or _CONSORT.search(office) for _, office in scene.index.offices(name)):
        return False  # a historian or a first lady is no believable voice of a government
    told = nations.all_in_text(" ".join([*values(fact, "predicate"), *values(fact, "text")]))
    if not is_principal(scene.visit, name) and not any(u.visit.id == scene.visit.id for u in scene.index.uses_of(name)):
        return False  # who has no word or part in this visit is no believable speaker
    if _mentioned(name, plain(" ".join([*values(fact, "predicate"), *values(fact, "text")]))):
        return False  # nobody speaks of himself by his name
    if not is_principal(scene.visit, name) and not _of_a_side(scene, name):
        return False  # a third country's leader cannot say what the guest or the host would
    its, mine = nations.code(nations.name(country_of(scene, name))), nations.code(nations.name(country_of(scene, key)))
    return not its or its not in told or its == mine or mine in told


def _of_a_side(scene: Scene, name: str) -> bool:
    """Whether somebody belongs to the guest's country or the host's."""
    sides = {nations.code(nations.name(p.country)) for p in (scene.visit.visitor, scene.visit.host) if p.country}
    return nations.code(nations.name(country_of(scene, name))) in sides - {""}


def _fits_role(scene: Scene, fact: Fact, key: str, name: str) -> bool:
    """No holder of the office asked; a compatriot, or somebody of the same rank, since a name alone hints at a country."""
    asked = values(fact, "office")
    if is_principal(scene.visit, name) != is_principal(scene.visit, key):
        return False  # a head of state is no head of an office
    if any(like_office(office, a) for _, office in scene.index.offices(name) for a in asked):
        return False
    acts, its = _takes_part(scene, key), _takes_part(scene, name)
    return acts == its and (_compatriots(scene, key, name) or not acts)


def _compatriots(scene: Scene, key: str, name: str, side: str = "") -> bool:
    mine, its = country_of(scene, key) or side, country_of(scene, name)
    return bool(mine and its) and nations.name(mine) == nations.name(its)


def _takes_part(scene: Scene, name: str) -> bool:
    """Whether somebody acts in the feed or holds an office of state, and is not only cited as one who knows."""
    if any(u.fact.type not in ("role", "statement", "quote") for u in scene.index.uses_of(name)):
        return True
    offices = [o for _, o in scene.index.offices(name)]
    return bool(offices) and not any(_ONLOOKER.search(o) for o in offices)


def country_of(scene: Scene, name: str) -> str:
    """Somebody's country, from principals, offices or the delegation that he or she travelled with."""
    known = scene.index.country(name)
    if known:
        return known
    for _, office in scene.index.offices(name):
        country = nations.in_text(office)
        if country:
            return country
    for use in scene.index.uses_of(name):
        if use.fact.type == "accompany" and use.slot == "person":
            return use.visit.visitor.country
        if use.fact.type in ("welcome", "farewell") and use.slot == "host":
            return use.visit.host.country
    return ""


def _is_leader(scene: Scene, name: str) -> bool:
    return any(
        re.search(r"(?i)president|prime minister|king|queen|chancellor|premier|emperor|emir|sultan", o)
        for _, o in scene.index.offices(name)
    )


def _nearness(scene: Scene, fact: Fact, slot: str, key: str, name: str) -> float:
    """How near a person is to the key: the same part in another visit, the same country, office and time."""
    score = 0.0
    for use in scene.index.uses_of(name):
        score = max(score, 2.0 * (use.fact.type == fact.type and use.slot == slot) + 1.0 * (use.visit.id == scene.visit.id))
    principals = (scene.visit.visitor.name, scene.visit.host.name)
    score += 1.5 * (fact.type in ("statement", "quote") and name in principals)
    mine, its = country_of(scene, key), country_of(scene, name)
    score += 1.5 * bool(mine and its and nations.name(mine) == nations.name(its))
    score += 1.0 * (_is_leader(scene, key) == _is_leader(scene, name))
    score += 1.0 * (fact.type == "visit" and _one_region(mine, its))
    return score


def _one_region(a: str, b: str) -> bool:
    """Whether two countries lie in one part of the world."""
    one, other = (places.country(nations.name(c)) if c else None for c in (a, b))
    return one is not None and other is not None and bool(one.region) and one.region == other.region


def _why_person(scene: Scene, fact: Fact, slot: str, name: str) -> str:
    """What this person would have been right for: the same part on another occasion, else the office held."""
    for use in scene.index.uses_of(name):
        if use.fact.conflict or use.fact.type != fact.type or use.slot != slot:
            continue
        said = short_statement(scene.beside(use.visit), use.fact) if fact.type not in ("statement", "quote", "role") else ""
        if said:
            return said
    office = scene.index.office(name, scene.visit) or next((o for _, o in scene.index.offices(name)), "")
    return spoken.sentence(f"{name} is named as {office}") if office else ""


def _bodies(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str]) -> Iterator[Distractor]:
    """Countries and offices that speak, for a key that is one."""
    taken = [key, *rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s))]
    country = nations.is_country(key)
    told = scene.passages(fact)
    passages, named = plain(told), nations.all_in_text(told)
    for name in dict.fromkeys(u.value for u in scene.index.uses["speaker"]):
        if scene.index.is_person(name) or nations.is_country(name) != country or any(same(name, t) for t in taken):
            continue
        if not any(u.visit.id == scene.visit.id for u in scene.index.uses["speaker"] if u.value == name):
            continue  # who does not speak on this visit is no believable speaker
        if country and nations.code(name) in named:
            continue
        if not _mentioned(name, passages) and not re.search(r"(?i)\b(?:two|both|sides|leaders|they)\b", name):
            yield Distractor(name)


# places, countries


def _places(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    taken = [*rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s))]
    passages = plain(scene.passages(fact))
    airport, proper = bool(_LANDING.search(key)), _proper(key)
    seen: set[str] = set()
    for use in _nearest(scene, scene.index.uses["place"], rng):
        value = use.value
        if plain(value) in seen or any(same(value, t) for t in taken) or plain(value) in passages:
            continue
        if airport != bool(_LANDING.search(value)) or proper & _proper(value):
            continue  # "Andrews Air Force Base" is "Joint Base Andrews" under another name
        if use.visit.host.country != scene.visit.host.country:
            continue  # a palace of another country is no believable guess
        seen.add(plain(value))
        yield Distractor(value, why="" if use.fact.conflict else short_statement(scene.beside(use.visit), use.fact))


_LANDING = re.compile(r"(?i)\b(?:airport|air ?base|air force base|airfield|joint base|air station|aerodrome)\b")
_KINDS = frozenset("the of and great people national state presidential royal international north south east west old new".split())


def _proper(place: str) -> set[str]:
    """The words of a place that name it, not its kind: `Andrews` of `Andrews Air Force Base`."""
    told = re.sub(
        r"(?i)\b(?:palace|hall|house|base|air|force|joint|airport|square|hotel|castle|cathedral|museum|monument|memorial|tomb)\b", "", place
    )
    return set(words(told)) - _KINDS


def _nearest(scene: Scene, uses: list[Use], rng: random.Random) -> list[Use]:
    """Uses of this visit first, then of the same people, then the rest; chance decides among equals."""
    mixed = list(uses)
    rng.shuffle(mixed)
    principals = {scene.visit.visitor.name, scene.visit.host.name}
    return sorted(mixed, key=lambda u: (u.visit.id != scene.visit.id, not principals & {u.visit.visitor.name, u.visit.host.name}))


def _cities(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    taken = [*rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s))]
    passages = plain(scene.passages(fact))
    from_feed = list(
        dict.fromkeys([*(u.value for u in _nearest(scene, scene.index.uses["city"], rng)), *(v.city for v in scene.index.visits if v.city)])
    )
    for city in [*nations.cities_beside(key, rng), *from_feed]:
        fits = fact.type != "visit" or nations.is_among_towns_of(key, city)
        if fits and not any(same(city, t) for t in taken) and plain(city) not in passages:
            yield Distractor(city)


def _kinds_of_visit(scene: Scene, _fact: Fact, _slot: str, key: str, _shown: set[str], _rng: random.Random) -> Iterator[Distractor]:
    """Kinds of which no text of the visit speaks: many a state visit is called an official one as well."""
    told = {m["kind"].casefold() for m in _CALLED.finditer(scene.whole_texts())}
    for kind in KINDS:
        if kind not in told and kind not in (key.removesuffix(" visit"), "other"):
            yield Distractor(kind)


_CALLED = re.compile(rf"(?i)\b(?P<kind>{'|'.join(KINDS)})\b(?=(?:[ -][\w-]+){{0,3}}[ -](?:visit|trip|tour|journey))")


def _countries(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    mine = [nations.name(c) for c in (scene.visit.visitor.country, scene.visit.host.country) if c]
    taken = [*rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s)), *mine]
    passages = plain(scene.passages(fact))
    from_feed = [nations.name(v.host.country) for v in scene.index.visits if v.host.country]
    rng.shuffle(from_feed)
    for country in dict.fromkeys([*nations.beside(key, rng), *from_feed]):
        if not any(same(country, t) for t in taken) and plain(country) not in passages:
            yield Distractor(country)


# dates and numbers


def _dates(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    taken = [*rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s) if slot_kind(fact, s) == "date")]
    near = (
        [d for d in _dates_of_visit(scene) if spoken.precision(d) == spoken.precision(key) and d[:4] == key[:4]]
        if spoken.is_day(key)
        else []
    )
    shifted = [d for n in steps(rng, 3 if spoken.precision(key) < 3 else 4) if (d := shift(key, n))]
    rng.shuffle(near)
    options = [d for d in dict.fromkeys([*near[:2], *shifted]) if not any(equal("date", d, t) for t in (key, *taken))]
    within = [d for d in options if d[:7] == key[:7]]
    if spoken.is_day(key) and len(within) >= FEWEST:
        options = within  # the stem names the month of the visit, and a day of another month would be out at once
    for option in options:
        yield Distractor(option)


def _dates_of_visit(scene: Scene) -> list[str]:
    found = {d for f in scene.index.by_visit[scene.visit.id] for s in ("date", "start", "end") for d in values(f, s)}
    return sorted(found | {d for d in (scene.visit.start, scene.visit.end) if d})


_LOWER_BOUND = re.compile(r"(?i)\b(?:over|more than|at least|above|upwards? of|no (?:fewer|less) than|exceeding)\b")
_UPPER_BOUND = re.compile(r"(?i)\b(?:under|less than|fewer than|at most|below|up to|nearly|almost|no more than)\b")


def bounded(key: str, other: str) -> bool:
    """Whether a number follows from the key: "over 10" is true where "over 20" is, and "up to 30" where "up to 20" is."""
    mine, its = (re.search(r"\d[\d,]*(?:\.\d+)?", t) for t in (key, other))
    if not mine or not its:
        return False
    value, changed = (float(m[0].replace(",", "")) for m in (mine, its))
    return (bool(_LOWER_BOUND.search(key)) and changed < value) or (bool(_UPPER_BOUND.search(key)) and changed > value)


def _numbers(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    taken = [key, *rivals(scene, fact, slot, shown)]
    for text in near_numbers(key, rng, ordinal=fact.type in ("ordinal", "anniversary")):
        if not any(plain(text) == plain(t) for t in taken) and not bounded(key, text):
            yield Distractor(text)


# offices, documents, events and other texts


@lru_cache(maxsize=65536)
def office_words(office: str) -> frozenset[str]:
    """The beginnings of an office's words, long names of countries cut short."""
    return frozenset(w[:5] for w in words(office) if not w.startswith(("feder", "repub", "peopl", "ccp")))


def like_office(a: str, b: str) -> bool:
    """Whether two offices may be one: "Russian president" and "President of Russia"."""
    wa, wb = (frozenset("deput" if w == "vice" else w for w in office_words(o)) for o in (a, b))  # a vice premier is a deputy premier
    deputy = {"deput", "first", "forme"}
    if wa & deputy != wb & deputy:
        return False  # a deputy is not whom he stands in for
    return wa <= wb or wb <= wa or len(wa & wb) >= 0.75 * min(len(wa), len(wb))


_LEADS = re.compile(
    r"(?i)^(?!.*\b(?:vice|deputy|assistant)\b)"
    r"(?:.*\b(?:president|prime minister|premier|king|queen|chancellor|emperor|general secretary|chairman of the (?:state|national))\b)"
)


def _offices(scene: Scene, fact: Fact, _slot: str, key: str, _shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    person = values(fact, "person")[0]
    held = [office for name in scene.index.people.values() if same_person(name, person) for _, office in scene.index.offices(name)]
    uses = _nearest(scene, [u for u in scene.index.uses["office"] if not _NO_OFFICE.search(u.value)], rng)
    mine = country_of(scene, person)
    uses.sort(key=lambda u: abs(len(u.value) - len(key)) > 25)
    onlooker = bool(_ONLOOKER.search(key))
    leading = bool(_LEADS.search(key))
    own = [u for u in uses if mine and nations.name(country_of(scene, "".join(values(u.fact, "person")[:1]))) == nations.name(mine)]
    if onlooker:
        uses = [*(u for u in uses if _ONLOOKER.search(u.value)), *own]
    else:  # offices of one rank: no head of state is believed to be a head of an office, and nobody in power a historian
        uses = [u for u in own if not _ONLOOKER.search(u.value) and bool(_LEADS.search(u.value)) == leading]
        uses = [u for u in uses if not any(is_principal(scene.visit, p) for p in values(u.fact, "person"))]  # of those everybody knows it
    seen: list[str] = []
    for use in uses:
        if any(like_office(use.value, h) for h in (*held, key, *seen)):
            continue
        seen.append(use.value)
        yield Distractor(use.value, why=spoken.sentence(f"The office of {''.join(values(use.fact, 'person')[:1])}"))


def _documents(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    titled = sum(w[:1].isupper() for w in key.split()) >= 2
    taken = [*rivals(scene, fact, slot, shown)]
    for use in _nearest(scene, scene.index.uses["document"], rng):
        if (sum(w[:1].isupper() for w in use.value.split()) >= 2) != titled or use.visit.id == scene.visit.id:
            continue
        if not any(plain(use.value) == plain(t) for t in (key, *taken)):
            yield Distractor(use.value, why=short_statement(scene.beside(use.visit), use.fact))


_HELD = frozenset({"host", "attend", "speech"})


def _alike_texts(scene: Scene, fact: Fact, slot: str, key: str, shown: set[str], rng: random.Random) -> Iterator[Distractor]:
    """Values of the same slot of facts of the same type: gifts beside gifts, events beside events."""
    taken = [*rivals(scene, fact, slot, shown), *(v for s in fact.slots for v in values(fact, s))]
    passages = plain(scene.passages(fact))
    kind = slot_kind(fact, slot)
    events = _HELD if fact.type in _HELD and fact.type != "host" else {fact.type}  # one may attend a meeting, but hosts what others host
    alike_uses = [
        u for u in scene.index.uses[kind] if (u.fact.type in events if kind == "event" else (u.fact.type, u.slot) == (fact.type, slot))
    ]
    for use in _nearest(scene, alike_uses, rng):
        if any(alike(use.value, t) or (kind == "event" and _both_meals(use.value, t)) for t in (key, *taken)):
            continue
        if plain(use.value) in passages or use.fact.conflict or (kind == "event" and _at_the_same_time(scene, fact, use)):
            continue
        if kind != "event" or (_capital(use.value) == _capital(key) and not _belongs_elsewhere(scene, use.value)):
            yield Distractor(use.value)


def _belongs_elsewhere(scene: Scene, event: str) -> bool:
    """ "President X's press conference", "the Moscow Parade" on a visit to London: an event whose own words show whose or where it is."""
    homes = {scene.visit.host.country, scene.visit.visitor.country} - {""}
    strangers = nations.all_in_text(event) - homes | {t.code for t in map(places.country_of, event.split()) if t} - homes
    return bool(strangers) or bool(re.match(r"(?:The )?(?:President|Prime Minister|King|Queen|Chancellor|Premier)\b.*['’]s? ", event))


def _at_the_same_time(scene: Scene, fact: Fact, use: Use) -> bool:
    """Whether an event of this visit may have been part of the one asked: a salute of the ceremony on that morning."""
    mine, its = values(fact, "date"), values(use.fact, "date")
    return use.visit.id == scene.visit.id and (not mine or not its or mine == its)


_MEAL = re.compile(r"(?i)\b(?:banquet|dinner|lunch(?:eon)?|breakfast|reception|gala|feast|supper|tea)\b")
_TALK = re.compile(r"(?i)\b(?:talks?|meetings?|summit|discussions?|consultations?|conference)\b")


def _both_meals(a: str, b: str) -> bool:
    """A state dinner is a banquet, and a summit a meeting: neither is wrong beside the other."""
    return any(kind.search(a) and kind.search(b) for kind in (_MEAL, _TALK))


def _capital(text: str) -> bool:
    return any(w[:1].isupper() for w in text.split())


def names_something(item: str) -> bool:
    """Whether a subject holds a name, as "deterrence in northern Europe" does: then one sees to which visit it belongs."""
    return any(w[:1].isupper() for w in re.findall(r"[^\W\d_]+", item)[1:])


_TRADES = frozenset(
    "fishing banking shipping mining manufacturing engineering housing training farming building funding planning financing processing "
    "computing policing broadcasting lending trading testing drilling monitoring shipbuilding refining forging".split()
)


def _is_doing(item: str) -> bool:
    """Whether a subject is told as something to be done: "ending the pandemic"."""
    first = item.split()[0].lower()
    return " " in item and first.endswith("ing") and first not in _TRADES


PAPERS = re.compile(r"(?i)\b(?:agreements?|documents?|accords?|deals?|memorand\w+|treat(?:y|ies)|contracts?)\b")


def _of_one_kind(a: str, b: str) -> bool:
    """Whether two lists of subjects are of the same thing: both of papers or of cooperation, or both of talks."""
    return same(a or "-", b or "-") or (bool(PAPERS.search(a)) and bool(PAPERS.search(b)))


def other_items(scene: Scene, fact: Fact, slot: str, keys: list[str], rng: random.Random) -> Iterator[Distractor]:
    """Items of other lists of the feed that no list of this visit holds, for a question with several right answers."""
    here = [
        v for f in scene.index.by_visit[scene.visit.id] for s in f.slots if slot_kind(f, s) == slot_kind(fact, slot) for v in values(f, s)
    ]
    passages = " ".join(plain(scene.whole_texts()).split())
    given: list[str] = []
    forms = {_is_doing(k) for k in keys}
    longest = max(len(k.split()) for k in keys)
    most = min(max(_LONGEST_ITEM, longest), longest + 1)  # of the keys' granularity
    for use in _nearest(scene, scene.index.uses[slot_kind(fact, slot)], rng):
        if use.visit.id == scene.visit.id or use.slot != slot or use.fact.type != fact.type:
            continue
        if not _of_one_kind(" ".join(values(use.fact, "of")), " ".join(values(fact, "of"))):
            continue  # what agreements cover is not what talks are about
        if CUT_SHORT.search(use.value) or _is_doing(use.value) not in forms:
            continue
        told = any(alike(use.value, v) for v in (*here, *keys, *given)) or plain(use.value) in passages
        if told or len(use.value.split()) > most or nations.all_in_text(use.value) or names_something(use.value):
            continue
        given.append(use.value)
        yield Distractor(use.value)


Pool = Callable[[Scene, Fact, str, str, set[str], random.Random], Iterable[Distractor]]

_POOLS: dict[str, Pool] = {
    "person": _people,
    "speaker": _people,
    "place": _places,
    "city": _cities,
    "country": _countries,
    "date": _dates,
    "number": _numbers,
    "office": _offices,
    "document": _documents,
    "event": _alike_texts,
    "text": _alike_texts,
    "visit-kind": _kinds_of_visit,
}
