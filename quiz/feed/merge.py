"""Facts of many documents -> visits: who agrees, who contradicts, and what was planned and then happened.

A document's main visit is the one whose visitor is its principal and that has a day. Visits of the same visitor to the same
country whose days meet are one. A document without a day joins a visit when principals, country and two further facts agree and
no other visit fits (rule 4 of the design).
"""

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from quiz.citation import Evidence, Source
from quiz.feed import countrynames
from quiz.feed.dates import is_day
from quiz.feed.extract import Extraction
from quiz.feed.extract import Person as Someone
from quiz.feed.facttypes import BY_NAME
from quiz.feed.hosting import RECEIVES, Hosting
from quiz.feed.match import visit_kind
from quiz.feed.model import Fact, Person, SlotValue, Visit, VisitKind
from quiz.feed.people import canonical_names, may_be_one, people_of, plain
from quiz.feed.places import countries, country, country_of, find_places, with_article
from quiz.feed.resolve import is_head, is_relation
from quiz.feed.whereabouts import Whereabouts

_PERSON_KINDS = frozenset({"person", "persons", "speaker"})


class Claim(msgspec.Struct):
    """A document's word about a visit: what it says of visitor, country, days and kind, and the facts that go with it."""

    document: str
    visitor: str
    country: str
    start: str = ""
    end: str = ""
    city: str = ""
    kind: str = ""
    host: str = ""
    modality: str = "happened"
    facts: list[Fact] = []
    proof: list[Fact] = []
    meeting: bool = False
    published: str = ""
    recent: list[str] = []  # days just before its publication of which the document tells
    by_day: bool = False  # `start` is a day of the visit, perhaps not the first
    lasting: bool = False  # the document speaks of a visit of several days
    news: bool = False  # the document's title tells in the present what has just happened


class Merged(msgspec.Struct):
    """The visits, and for each document that came to nothing the reason why."""

    visits: list[Visit]
    left_out: dict[str, str]
    of_document: dict[str, str]


def merge(extractions: Iterable[Extraction], sources: dict[str, Source]) -> Merged:
    """Join what documents tell into visits."""
    all_ = list(extractions)
    names, people = canonical_names(all_)
    of_their_time = {e.document: people_of(e, names, people) for e in all_}
    claims: list[Claim] = []
    left_out: dict[str, str] = {}
    for extraction in all_:
        found = _claims(extraction, names, of_their_time[extraction.document], sources[extraction.document].published)
        for claim in found:
            claim.published, claim.recent = sources[claim.document].published, extraction.recent
            claim.lasting, claim.news = extraction.lasting, bool(_HEADLINE.search(extraction.title))
        if found:
            claims += found
        else:
            left_out[extraction.document] = _why_nothing(extraction)
    _of_their_time(claims)
    _meetings_of_visits(claims)
    groups, homeless = _grouped(claims)
    for claim in homeless:
        left_out.setdefault(claim.document, "its visit has no sure day, and no other document's visit fits it alone")
    visits = [_visit(group, _people_of(group, of_their_time), sources) for group in groups]
    _unique_ids(visits)
    of_document = {c.document: v.id for group, v in zip(groups, visits, strict=True) for c in group}
    return Merged(sorted(visits, key=lambda v: (v.start, v.id)), left_out, of_document)


def _why_nothing(extraction: Extraction) -> str:
    held = [h for h in extraction.held if h.type in {"visit", "meet", "welcome"}]
    if held:
        return f"its visit was held back ({held[0].gate})"
    if any(f.type == "cancel" for f in extraction.facts):
        return "it tells of a cancelled visit"
    return "it tells of no visit with a visitor, a country and a day"


# --- a document's visits -----------------------------------------------------------------------------------------------


def _renamed(fact: Fact, document: str, names: dict[tuple[str, str], str]) -> Fact:
    """The fact with the feed's names."""
    kinds = BY_NAME[fact.type].slots
    slots: dict[str, SlotValue] = {}
    for slot, value in fact.slots.items():
        if kinds.get(slot) in _PERSON_KINDS:
            slots[slot] = [names.get((document, v), v) for v in value] if isinstance(value, list) else names.get((document, value), value)
        else:
            slots[slot] = value
    speaker = ", ".join(names.get((document, s), s) for s in fact.speaker.split(", ")) if fact.speaker else ""
    return msgspec.structs.replace(fact, slots=slots, speaker=speaker)


def _claims(extraction: Extraction, names: dict[tuple[str, str], str], people: dict[str, Someone], published: str) -> list[Claim]:
    document = extraction.document
    facts = [_renamed(f, document, names) for f in extraction.facts]
    for index in extraction.history:
        facts[index].aside = True
    principal = names.get((document, extraction.principals.visitor), extraction.principals.visitor)
    host = names.get((document, extraction.principals.host), extraction.principals.host)
    found: list[Claim] = []
    for fact in facts:
        if fact.type == "visit" and not fact.aside and (not principal or fact.slots.get("visitor") == principal):
            claim = _claim(document, fact, people)
            if claim is not None:
                _add(found, claim)
    called_off = {f.slots.get("visitor") for f in facts if f.type in {"cancel", "postpone"}}
    mentioned = [m for f in extraction.mentioned if (m := _renamed(f, document, names)).slots.get("visitor") not in called_off]
    if not found and principal:
        found = _from_mention(document, mentioned, people)
    if principal and not any(c.modality == "happened" for c in found):
        met = _from_welcome(document, facts, principal, people)
        found += [c for c in met if not found or (c.modality == "happened" and is_day(c.start) and not _among(c, found))]
    if not found:
        found = _from_meeting(document, facts, people, published)
    found = _with_stays(extraction, principal, found, facts, people)
    for claim in found:
        claim.country = claim.country or next((m.country for m in _from_mention(document, mentioned, people)), "")
        claim.country = _of_its_time(claim)
    found = _one_trip(found)
    dated = [c for c in found if is_day(c.start)]
    found = dated or found[:1]
    if not found and principal and host and _LEADERS_TEXT.search(extraction.title):
        found = [Claim(document, principal, "", host=host, meeting=True)]
    if not published:
        found += _of_others(document, facts, principal, people)
    if not found:
        return []
    _add_days(found, facts)
    shown = [msgspec.structs.replace(h, person=names.get((document, h.person), h.person)) for h in extraction.hosting]
    _find_hosts(found, facts, host, people, _Shown(shown, extraction.stays))
    found = [c for c in found if c.country or c.host]
    _share(found, facts, extraction.title)
    return found


def _of_others(document: str, facts: list[Fact], principal: str, people: dict[str, Someone]) -> list[Claim]:
    """The dated visits of further leaders in a work of reference, which has no day of its own: guests of the man whose life it tells."""
    told = [f for f in facts if f.type == "visit" and f.modality == "happened" and not f.aside and f.slots.get("visitor") != principal]
    claims = [c for f in told if (c := _claim(document, f, people)) is not None]
    return [c for c in claims if c.country and len(c.start) >= len("2000-01") and c.visitor in people and _is_leader(people[c.visitor])]


class _Shown(msgspec.Struct, frozen=True):
    """Who is shown to have received or met the visitor, and where the visitor was."""

    hosting: list[Hosting]
    stays: list[Whereabouts]

    def of(self, code: str, *, alone: bool) -> list[Hosting]:
        """What was in one country: by the towns of the sentence, else by where the text had the visitor last."""
        entries = any(h.day for h in self.hosting)  # a text of dated entries, each of its own place
        return [
            h
            for h in self.hosting
            if not (entries and not h.day and not h.countries)
            and (any(_same_ground(code, c) for c in h.countries) if h.countries else alone or self._last(h.start) == code)
        ]

    def _last(self, start: int) -> str:
        return next((s.country for s in reversed(self.stays) if s.country and s.start <= start), "")


def _shown_host(claim: Claim, shown: list[Hosting], people: dict[str, Someone], company: set[str], *, plainly: bool) -> str:
    """Who received the visitor most plainly, of those who may be at home there: leaders first, of two the head of state."""
    scores: dict[str, int] = {}
    for each in shown:
        someone = people.get(each.person)
        if someone is None or each.person == claim.visitor or not _hosts_in(someone, claim.country):
            continue
        if each.person in company and each.weight < RECEIVES:  # a host may ride with his guest as well
            continue
        if (each.done and claim.modality == "planned") or (is_day(each.day) and not _within(each.day, claim)):
            continue
        if each.years and claim.start[:4].isdigit() and claim.start[:4] not in each.years:
            continue
        scores[each.person] = min(scores.get(each.person, 0) + each.weight, 8)
    if plainly:  # whoever but talked with the visitor may be a guest as well
        scores = {n: score for n, score in scores.items() if score >= RECEIVES or _is_at_home(people[n], claim.country)}
    leading = {n: score + 2 * _is_at_home(people[n], claim.country) for n, score in scores.items() if _is_leader(people[n])}
    untitled = {
        n: score for n, score in scores.items() if score >= RECEIVES and not people[n].offices and people[n].country in {"", claim.country}
    }
    best = leading or untitled
    top = [n for n in best if best[n] == max(best.values())]
    of_state = [n for n in top if _is_of_state(people[n])]
    return top[0] if len(top) == 1 else of_state[0] if len(of_state) == 1 else ""


_LEADS = re.compile(
    r"\b(?:chairman of the (?:council|presidium|state council)|governor[- ]general|party leader|general secretary|first secretary)\b", re.I
)
_NOT_LEADING = re.compile(r"\b(?:former|elect|designate|acting|late|ex)\b", re.I)


_PROVINCE = re.compile(r"\b(?:premier|president|chancellor|leader|chairman|king) of (?!the\b)", re.I)


def _is_leader(someone: Someone) -> bool:
    """Whether somebody may be host by office: a head, the visitor's counterpart, a party's first man; no province's premier."""
    return any(
        (is_head(o) or _LEADS.search(o) or o.lower().endswith("counterpart"))
        and not _NOT_LEADING.search(o)
        and not (_PROVINCE.search(o) and not someone.country)
        for o in someone.offices
    )


def _hosts_in(someone: Someone, code: str) -> bool:
    return not someone.country or _is_at_home(someone, code)


def _is_at_home(someone: Someone, code: str) -> bool:
    """Whether somebody's office is one of this country, or of a state of another time on the same ground."""
    return bool(someone.country) and _same_ground(someone.country, code)


def _same_ground(one: str, other: str) -> bool:
    """Whether two codes are of one country, or of a state of another time that held it: Russia, the Soviet Union."""
    a, b = country(one), country(other)
    if a is None or b is None:
        return False
    return a.code == b.code or (a.former and b.code in a.borders) or (b.former and a.code in b.borders)


def _find_hosts(found: list[Claim], facts: list[Fact], host: str, people: dict[str, Someone], shown: _Shown) -> None:
    """Host and country of each visit: whom the document shows as host, or who received the guest there."""
    for claim in found:
        claim.host = claim.host or (host if host != claim.visitor and _may_host(host, claim, facts, people) else "")
        if claim.country and not claim.meeting and not _at_home(claim.host, claim.country, people):
            claim.host = ""  # met on the margins in a third country: nobody's host
        if claim.country and not claim.host and not claim.meeting:
            alone = len(found) == 1
            there, company = shown.of(claim.country, alone=alone), _company(claim.visitor, facts)
            claim.host = (
                _shown_host(claim, there, people, company, plainly=True)
                or _receiving(claim, facts, people, alone=alone)
                or _shown_host(claim, there, people, company, plainly=False)
            )
        if not claim.meeting:
            claim.country = claim.country or (people[claim.host].country if claim.host in people else "")


_OF_STATE = re.compile(r"\b(?:president|king|queen|emperor|empress|sultan|emir|amir|shah|pope|grand duke)\b", re.I)
_RECEIVES = {"welcome": "host", "invite": "host", "host": "host", "farewell": "host", "visit": "host"}


def _at_home(name: str, code: str, people: dict[str, Someone]) -> bool:
    return name not in people or people[name].country in {"", code}


def _company(visitor: str, facts: list[Fact]) -> set[str]:
    """Those who came with the visitor: they receive nobody."""
    return {n for f in facts if f.type == "accompany" and f.slots.get("visitor") == visitor for n in _texts(f.slots.get("person", []))}


def _texts(value: SlotValue) -> list[str]:
    return value if isinstance(value, list) else [value]


def _people_of(group: list[Claim], of_their_time: dict[str, dict[str, Someone]]) -> dict[str, Someone]:
    """The people of a visit's documents, with the offices that these give them."""
    joined: dict[str, Someone] = {}
    for claim in group:
        for name, person in of_their_time[claim.document].items():
            known = joined.get(name)
            joined[name] = (
                person if known is None or (person.office and not known.office) or (not known.country and person.country) else known
            )
    return joined


def _may_host(name: str, claim: Claim, facts: list[Fact], people: dict[str, Someone]) -> bool:
    """Whether somebody may be called the host: an office of the country visited, or an act of receiving; never the visitor's company."""
    if not name or name in _company(claim.visitor, facts):
        return False
    if claim.meeting or (name in people and people[name].country and people[name].country == claim.country):
        return True
    at_home = any(_is_leader(p) and _is_at_home(p, claim.country) for p in people.values())
    rules = name in people and not people[name].country and _is_leader(people[name]) and not at_home  # "at the harbour with President X"
    kinds = {*_RECEIVES, "meet", "talks"} if rules else set(_RECEIVES)
    return any(not f.aside and f.type in kinds and claim.visitor in _named(f) and name in _counterparts(f, claim.visitor) for f in facts)


def _receiving(claim: Claim, facts: list[Fact], people: dict[str, Someone], *, alone: bool) -> str:
    """The head of state or government of the country visited: by office and country, or by receiving or meeting the visitor there."""
    shared: dict[str, int] = {}
    for fact in facts:
        if fact.aside or fact.modality == "cancelled" or claim.visitor not in _named(fact):
            continue
        if (where := _where(fact)) and where != claim.country:
            continue
        for name in _counterparts(fact, claim.visitor):
            shared[name] = shared.get(name, 0) + 1
    leads = [n for n, p in people.items() if n != claim.visitor and _is_leader(p)]
    company = _company(claim.visitor, facts)
    own = [
        n for n in leads if people[n].country == claim.country and n not in company and (n in shared or (alone and _of_document(n, facts)))
    ]
    receivers = {
        n for f in facts if not f.aside and f.type in _RECEIVES and claim.visitor in _named(f) for n in _counterparts(f, claim.visitor)
    }
    pool = own or [n for n in receivers if n in leads and not people[n].country and alone and n not in company]
    if (
        not pool and alone
    ):  # nobody's country is told: the one head of state whom the visitor met, whose country would be told were it a third
        pool = [n for n in leads if n in shared and not people[n].country and n not in company and _is_of_state(people[n])]
        return pool[0] if len(pool) == 1 else ""
    if len(own) > 1:
        # of president and premier, the one who received; on a state visit the head of state; else nobody is sure
        of_state = [n for n in own if _is_of_state(people[n])]
        pool = [n for n in own if n in receivers] or (of_state if claim.kind == "state" else of_state or own)
    if not pool:
        return ""
    most = max(shared.get(n, 0) for n in pool)
    best = [n for n in pool if shared.get(n, 0) == most]
    of_state = [n for n in best if _is_of_state(people[n])]
    return best[0] if own or len(best) == 1 else of_state[0] if len(of_state) == 1 else ""


def _is_of_state(someone: Someone) -> bool:
    return any(_OF_STATE.search(o) and is_head(o) for o in someone.offices)


def _counterparts(fact: Fact, visitor: str) -> list[str]:
    """Who receives the visitor in a fact, or talks to him."""
    slot = _RECEIVES.get(fact.type)
    if slot:
        value = fact.slots.get(slot, [])
    elif fact.type in {"meet", "talks", "press", "sign"}:
        sides = [fact.slots.get("a", []), fact.slots.get("b", [])]
        value = [n for side in sides for n in (side if isinstance(side, list) else [side])]
    else:
        return []
    return [n for n in (value if isinstance(value, list) else [value]) if n and n != visitor]


def _of_document(name: str, facts: list[Fact]) -> bool:
    """Whether the document itself gives the person's office, not as a former one."""
    return any(f.type == "role" and not f.aside and f.slots.get("person") == name for f in facts)


_LEADERS_TEXT = re.compile(
    r"\b(?:joint (?:statement|communiqu\w+|declaration)|remarks|press conference|readout|joint leaders|leaders['’] joint|toasts?)\b", re.I
)


def _claim(document: str, fact: Fact, people: dict[str, Someone]) -> Claim | None:
    visitor = str(fact.slots.get("visitor", ""))
    host = str(fact.slots.get("host", ""))
    city = str(fact.slots.get("city", ""))
    code = code_of(str(fact.slots.get("country", "")), city)
    if not code and not city and host in people:
        code = people[host].country  # "welcomed X for a state visit": to the host's own country
    home = people[visitor].country if visitor in people else ""
    if not visitor or (code and code == home):
        return None
    start, day = str(fact.slots.get("start", "")), str(fact.slots.get("day", ""))
    return Claim(
        document,
        visitor,
        code,
        start or day,
        str(fact.slots.get("end", "")),
        city,
        str(fact.slots.get("kind", "")),
        host,
        fact.modality,
        proof=[fact],
        by_day=bool(day and not start),
    )


def code_of(name: str, city: str = "") -> str:
    """The code of a country by its name, or by one of its cities; empty where neither is known."""
    found = (country(name) if name else None) or (country_of(city) if city else None)
    return found.code if found else ""


def _add(found: list[Claim], claim: Claim) -> None:
    """Join a further mention of the same visit to its claim."""
    for known in found:
        if (
            known.visitor == claim.visitor
            and (known.country == claim.country or not claim.country or not known.country)
            and _meets(known, claim)
        ):
            known.country = known.country or claim.country
            if known.by_day and claim.start and not claim.by_day:
                known.start, known.by_day = claim.start, False
            if not known.start or (len(claim.start) > len(known.start) and "X" not in claim.start):
                known.start = claim.start or known.start
            if claim.end and not known.end:
                known.end = claim.end
            known.city, known.kind, known.host = known.city or claim.city, known.kind or claim.kind, known.host or claim.host
            if claim.modality == "happened" and known.modality == "planned":
                known.modality = "happened"
            known.proof += claim.proof
            return
    found.append(claim)


def _of_its_time(claim: Claim) -> str:
    """A town of today's Russia lay in the Soviet Union in 1955: the state of the visit's year, where one alone fits the towns told."""
    told = any(f.slots.get("country") for f in claim.proof)
    year = claim.start[:4]
    if told or not claim.country or not year.isdigit():
        return claim.country
    then = [c for c in countries() if c.former and claim.country in c.borders and _existed(c.years, int(year))]
    widest = [c for c in then if len(c.borders) == max(len(o.borders) for o in then)]
    return widest[0].code if len(widest) == 1 else claim.country


def _existed(years: str, year: int) -> bool:
    first, _, last = years.partition("-")
    return first.isdigit() and last.isdigit() and int(first) <= year < int(last)


def _one_trip(found: list[Claim]) -> list[Claim]:
    """Stops in one country within a week of each other are one visit, which began with the first."""
    trips: list[Claim] = []
    for claim in sorted(found, key=lambda c: c.start if is_day(c.start) else "9999"):
        known = next((t for t in trips if _next_stop(t, claim)), None)
        if known is None:
            trips.append(claim)
            continue
        known.end = max(known.end, claim.end) if claim.end else known.end
        known.proof += claim.proof
    return trips


def _next_stop(trip: Claim, stop: Claim) -> bool:
    if not is_day(trip.start) or not is_day(stop.start) or trip.visitor != stop.visitor or not trip.country:
        return False
    return stop.country == trip.country and 0 <= _gap(trip.end or trip.start, stop.start) <= 7 and trip.modality == stop.modality


def _among(claim: Claim, found: list[Claim]) -> bool:
    return any(not c.country or _same_ground(c.country, claim.country) for c in found)


_AWAY = frozenset({"arrive", "welcome", "depart", "talks", "meet", "host", "speech", "ceremony", "attend", "press", "sign"})


def _from_welcome(document: str, facts: list[Fact], principal: str, people: dict[str, Someone]) -> list[Claim]:
    """A document of arrivals, welcomes and talks alone still names a visit: to the one country, not the visitor's own, where they were."""
    home = people[principal].country if principal in people else ""
    there = [f for f in facts if f.type in _AWAY and not f.aside and principal in _named(f)]
    if any(f.modality == "happened" for f in there):
        there = [f for f in there if f.modality == "happened"]
    codes = [c for f in there if (c := _where(f)) and c != home]
    met = any(f.type == "welcome" for f in there)
    if not codes or (not home and (len(set(codes)) > 1 or not (met or _another_head(principal, set(codes), people)))):
        return []
    code = max(dict.fromkeys(codes), key=codes.count)
    there = [f for f in there if _where(f) in {"", code}]
    arrivals = sorted({_date_of(f) for f in there if _tells_arrival(f) and is_day(_date_of(f))})
    months = {_date_of(f)[:7] for f in there if is_day(_date_of(f))}
    start = arrivals[0] if arrivals else months.pop() if len(months) == 1 else ""
    happened = any(f.modality == "happened" for f in there)
    return [Claim(document, principal, code, start, modality="happened" if happened else "planned", proof=there[:1])]


def _from_mention(document: str, mentioned: list[Fact], people: dict[str, Someone]) -> list[Claim]:
    """A visit named in passing alone ("It was his first visit to Iraq since 2011"), where all such mentions are of one country."""
    claims = [c for f in mentioned if (c := _claim(document, f, people)) is not None and c.country]
    return claims[:1] if len({c.country for c in claims}) == 1 else []


def _with_stays(extraction: Extraction, principal: str, found: list[Claim], facts: list[Fact], people: dict[str, Someone]) -> list[Claim]:
    """The visits, with what the text shows of the principal's whereabouts: a day where no verb of visiting has one, further stages."""
    if not principal:
        return found
    stages = list(dict.fromkeys(s.country for s in extraction.stays if s.country and is_day(s.first)))
    if len(stages) < 2:
        _add_days(found, facts)
    dated = [c for c in found if is_day(c.start)]
    if not dated and any(c.modality == "happened" for c in found or [Claim(extraction.document, principal, "")]):
        return _from_stays(extraction, principal, found, facts, people)
    if len(stages) > 1 and all(c.proof and c.proof[0].type != "visit" for c in dated):
        return _from_stays(extraction, principal, [], facts, people) or found
    if len(stages) > 1 and _home(principal, facts, people):
        told = {_of_its_time(c) for c in dated}
        further = _from_stays(extraction, principal, [], facts, people)
        return [*found, *(c for c in further if is_day(c.start) and not any(_same_ground(c.country, t) for t in told))]
    return found


def _from_stays(extraction: Extraction, principal: str, found: list[Claim], facts: list[Fact], people: dict[str, Someone]) -> list[Claim]:
    """The days and the countries that the text shows the principal in, where nothing else gives a day of the visit."""
    home = _home(principal, facts, people)
    stays = _of_one_journey([s for s in extraction.stays if s.country != home or not home])
    if home and extraction.dateline not in {"", home} and not any(s.country for s in stays):
        stays = [_reported_from(s, extraction.dateline) for s in stays]
    codes = list(dict.fromkeys(s.country for s in stays if s.country)) or list(dict.fromkeys(c.country for c in found if c.country))
    known = {c.country for c in found if c.country}
    if not home:  # whose own country is not told is abroad where he came and another head is at home, or where a visit is told
        there = {c: [s for s in stays if s.country == c and is_day(s.first)] for c in codes}
        landed = [c for c in codes if _received_abroad(principal, there[c], people)]
        codes = landed if len(landed) == 1 else [c for c in codes if c in known]
        known = known & set(codes)
        stays = [s for s in stays if s.country in {"", *codes}]
        found = [c for c in found if c.country in {"", *codes}]
    if len(codes) > 1:  # a journey of several stages: those that have a day of their own
        claims = [_stayed(extraction.document, principal, code, [s for s in stays if s.country == code]) for code in codes]
        return [c for c in claims if c.start] or found
    if not codes or (known and known != set(codes)):
        return found
    claim = _stayed(extraction.document, principal, codes[0], stays)
    if not claim.start:
        return found or [claim]
    if claim.by_day and extraction.lasting and int(claim.start[8:]) <= _LONG_STAY:
        return found  # it may have begun in the month before
    if found:
        found[0].start, found[0].by_day, found[0].country = claim.start, claim.by_day, codes[0]
        return found[:1]
    return [claim]


def _reported_from(stay: Whereabouts, code: str) -> Whereabouts:
    """`LISBON, 5 May -- The president walked through the old town on Tuesday`: what has no place was where the report comes from."""
    return stay if stay.received and not stay.comes else msgspec.structs.replace(stay, country=code)


_A_STAY = 14  # days between an arrival and a further stop in the same country, at most
_A_JOURNEY = 21  # days between two places of one journey, at most


def _of_one_journey(stays: list[Whereabouts]) -> list[Whereabouts]:
    """Without the days of other times: the first day told is one of the journey, and the others follow each other closely."""
    days = [s.first for s in stays if is_day(s.first)]
    if not days:
        return [s for s in stays if not s.first]
    near = {days[0]}
    for day in sorted(days) + sorted(days, reverse=True):
        if min(abs(_gap(day, other)) for other in near) <= _A_JOURNEY:
            near.add(day)
    return [s for s in stays if not s.first or s.first in near]


def _stayed(document: str, principal: str, code: str, stays: list[Whereabouts]) -> Claim:
    """The visit to one country: it began with the arrival where one is told, else a day of it is known."""
    days = sorted({s.first for s in stays if is_day(s.first)})
    arrivals = sorted({s.first for s in stays if s.comes and is_day(s.first)})
    came = bool(arrivals) and arrivals[0] == days[0]
    last = max((s.last for s in stays if is_day(s.last)), default="")
    slots: dict[str, SlotValue] = {"visitor": principal}
    proof = [Fact("", "visit", slots, evidence=[Evidence(document, s.start, s.end)]) for s in stays[:2]]
    city = next((s.city for s in stays if s.city), "")
    return Claim(document, principal, code, days[0] if days else "", last, city, proof=proof, by_day=not came)


def _home(name: str, facts: list[Fact], people: dict[str, Someone]) -> str:
    """Somebody's own country: that of the office, or that where the text has him or her return to."""
    known = people[name].country if name in people else ""
    if known:
        return known
    returned = {c for f in facts if f.type == "return" and name in _named(f) and (c := _where(f))}
    if len(returned) == 1:
        return returned.pop()
    return "VA" if name in people and any(re.fullmatch(r"pope", o, re.I) for o in people[name].offices) else ""


def _received_abroad(principal: str, stays: list[Whereabouts], people: dict[str, Someone]) -> bool:
    """Whether somebody whose home is not told is abroad: he comes to where another head of state or government is at home."""
    codes = {s.country for s in stays}
    return len(codes) == 1 and _another_head(principal, codes, people) and any(s.comes or s.received for s in stays)


def _another_head(principal: str, codes: set[str], people: dict[str, Someone]) -> bool:
    """Whether the text names another head of state or government who may be at home in one of these countries."""
    return any(
        n != principal and any(is_head(o) for o in p.offices) and (not p.country or any(_same_ground(p.country, c) for c in codes))
        for n, p in people.items()
    )


def _tells_arrival(fact: Fact) -> bool:
    """An arrival, or a welcome where guests arrive; one at a palace may be on any day of the visit."""
    place = str(fact.slots.get("place", ""))
    return fact.type == "arrive" or (fact.type in {"welcome", "meet"} and bool(_WHERE_ONE_LANDS.search(place)))


_WHERE_ONE_LANDS = re.compile(r"airport|air base|air force base|joint base|airfield|aerodrome|station|quay|port\b|\btarmac", re.I)


def _named(fact: Fact) -> set[str]:
    """The people in a fact's slots."""
    return {v for value in fact.slots.values() for v in (value if isinstance(value, list) else [value])}


def _where(fact: Fact) -> str:
    """The country of a fact's place: as the text has it, by its town, or by the adjective of a venue ("the Portuguese parliament")."""
    venue = str(fact.slots.get("place", "") or fact.slots.get("audience", ""))
    known = code_of(str(fact.slots.get("country", "")), (str(fact.slots.get("city", "")) or venue).removeprefix("the "))
    adjectives = {p.country for p in find_places(venue) if p.kind == "demonym" and p.country} if not known and venue else set()
    return known or (adjectives.pop() if len(adjectives) == 1 else "")


_A_YEAR = 366


def _from_meeting(document: str, facts: list[Fact], people: dict[str, Someone], published: str) -> list[Claim]:
    """A readout of a meeting: the visit is that of the one who is away from home, where the place tells; else a meeting."""
    for fact in facts:
        if fact.type not in {"meet", "talks"} or fact.aside or fact.modality == "cancelled":
            continue
        a, b = str(fact.slots.get("a", "")), fact.slots.get("b", [])
        others = b if isinstance(b, list) else [b]
        date = str(fact.slots.get("date", ""))
        if is_day(date) and is_day(published) and abs(_gap(date, published)) > _A_YEAR:
            continue  # of another time
        if len(others) != 1 or a not in people or others[0] not in people:
            continue
        one, other = people[a], people[others[0]]
        code = code_of("", str(fact.slots.get("city", "") or fact.slots.get("place", "")))
        if code and one.country == code and other.country != code:
            return [Claim(document, other.name, code, date, host=one.name, modality=fact.modality, proof=[fact], by_day=True)]
        if code and other.country == code and one.country != code:
            return [Claim(document, one.name, code, date, host=other.name, modality=fact.modality, proof=[fact], by_day=True)]
        if not is_day(date):
            continue
        visitor, host = (other, one) if other.country else (one, other)
        return [Claim(document, visitor.name, "", date, host=host.name, modality=fact.modality, proof=[fact], meeting=True)]
    return []


def _add_days(found: list[Claim], facts: list[Fact]) -> None:
    """Days of arrival and departure complete a visit without them."""
    if len(found) != 1:
        return
    claim = found[0]
    own = [
        f
        for f in facts
        if not f.aside
        and claim.visitor in _named(f)
        and is_day(str(f.slots.get("date", "")))
        and (f.modality == claim.modality or f.type in {"depart", "farewell", "return"})
        and (f.type == "return" or not claim.country or not (code := _where(f)) or _same_ground(code, claim.country))
    ]
    arrivals = {str(f.slots["date"]) for f in own if _tells_arrival(f)}
    leaves = {str(f.slots["date"]) for f in own if f.type in {"depart", "farewell", "return"}}
    told = claim.proof[0].slots.keys() if claim.proof else set()
    stop = {"start", "city"} <= told and not {"country", "end"} & told
    if len(arrivals) == 1 and (not is_day(claim.start) or (stop and 0 < _gap(min(arrivals), claim.start) <= _A_STAY)):
        claim.start = min(arrivals)  # "Yesterday she flew on to Tbilisi" is a stop of the visit that began when she landed
    if not is_day(claim.start) and claim.country and not claim.meeting:
        days = {str(f.slots["date"]) for f in own if f.type in _ON_A_DAY and claim.host in _named(f)}
        if len(days) == 1:  # "held talks on 6 October with X, who paid an official visit to Japan"
            claim.start, claim.by_day = min(days), True
    if not claim.end and len(leaves) == 1 and is_day(claim.start) and 0 <= _gap(claim.start, max(leaves)) <= 40:
        claim.end = max(leaves)


_ON_A_DAY = frozenset({"meet", "talks", "welcome", "host", "press", "sign", "ceremony"})


def _share(found: list[Claim], facts: list[Fact], title: str) -> None:
    """Give each fact to the visit whose days it fits; what tells of another time is marked as told beside.

    Of several visits the one that the title names takes the facts without a day, as far as its own passages come last before them.
    """
    titled = [c for c in found if c.country in {p.country for p in find_places(title)}]
    own_text = titled[0] if len(titled) == 1 else None
    for fact in facts:
        date = _date_of(fact)
        fits = [c for c in found if not date or _within(date, c)]
        if len(found) == 1:
            claim = found[0]
            if date and not _within(date, claim):
                fact.aside = True
            if fact.type == "visit" and not fact.aside and fact not in claim.proof and not _same_trip(fact, claim):
                fact.aside = True
            claim.facts.append(fact)
        elif len(fits) == 1 and date:
            fits[0].facts.append(fact)
        elif len(own := [c for c in fits if c.visitor in _named(fact)]) == 1:
            own[0].facts.append(fact)
        elif not date and own_text is not None and fact.type not in {"role", "visit"} and _told_behind(found, fact) is own_text:
            own_text.facts.append(fact)
        elif fact.type == "role":
            for claim in found:
                if fact.slots.get("person") in {claim.visitor, claim.host}:
                    claim.facts.append(fact)


def _told_behind(found: list[Claim], fact: Fact) -> Claim | None:
    """The visit of which a document told last before a fact, unless the fact itself names a country or town elsewhere."""
    code = code_of(str(fact.slots.get("country", "")), str(fact.slots.get("city", "")))
    told = [(e.start, claim) for claim in found for proof in claim.proof for e in proof.evidence if e.start <= fact.evidence[0].start]
    last = max(told, key=lambda t: t[0])[1] if told else None
    return last if last is not None and code in {"", last.country} else None


def _same_trip(fact: Fact, claim: Claim) -> bool:
    code = code_of(str(fact.slots.get("country", "")), str(fact.slots.get("city", "")))
    return fact.slots.get("visitor") == claim.visitor and (not code or code == claim.country)


def _date_of(fact: Fact) -> str:
    return str(fact.slots.get("date", "") or fact.slots.get("start", "") or fact.slots.get("day", "") or fact.slots.get("end", ""))


def _within(date: str, claim: Claim) -> bool:
    """Whether a date lies in the visit or a day or two beside it; a month or year holds the visit if it contains its start."""
    if not claim.start:
        return True
    if is_day(date) and is_day(claim.start):
        last = claim.end if is_day(claim.end) else claim.start
        return _gap(claim.start, date) >= -2 and _gap(last, date) <= 2
    known = date.rstrip("~?")
    if is_day(known) and len(claim.start) == 7:
        return known.startswith(claim.start)
    return claim.start.startswith(known) or known.startswith(claim.start)


# --- one visit from several documents ------------------------------------------------------------------------------------


def _of_their_time(claims: list[Claim]) -> None:
    """Bonn in 1962 lies in the state that another document about the same visitor names: West Germany, not the Germany of today."""
    told: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(claim.visitor, set()).add(claim.country)
    for claim in claims:
        for code in sorted(told[claim.visitor] - {claim.country, ""}) if claim.country else ():
            state = country(code)
            known = countrynames.country(state.name) if state is not None and state.former else None
            if state is not None and known is not None and claim.country in known.grounds and _in_years(claim.start, state.years):
                claim.country = state.code


def _meetings_of_visits(claims: list[Claim]) -> None:
    """A report of two leaders' meeting tells of the one visit during which they met, where other documents tell of such a visit."""
    visits: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        if claim.country and is_day(claim.start):
            visits.setdefault(frozenset({claim.visitor, claim.host}), []).append(claim)
    for claim in claims:
        if not claim.meeting or claim.country or not is_day(claim.start):
            continue
        pair = frozenset({claim.visitor, claim.host})
        around = [v for v in visits.get(pair, ()) if v.start <= claim.start <= (v.end or v.start)]
        if len({(v.visitor, v.country) for v in around}) == 1:
            visit = around[0]
            claim.visitor, claim.host, claim.country = visit.visitor, visit.host, visit.country
            claim.meeting, claim.by_day = False, True


def _in_years(date: str, years: str) -> bool:
    first, _, last = years.partition("-")
    return date[:4].isdigit() and first <= date[:4] <= last


def _grouped(claims: list[Claim]) -> tuple[list[list[Claim]], list[Claim]]:
    groups: list[list[Claim]] = []
    dated = sorted((c for c in claims if is_day(c.start)), key=lambda c: (c.start, c.document))
    of_visitor: dict[str, list[list[Claim]]] = {}  # a large feed is looked through by visitor alone
    for claim in dated:
        near = of_visitor.setdefault(claim.visitor, [])
        home = next((g for g in near if any(_same_visit(claim, other) for other in g)), None)
        if home is None:
            groups.append([claim])
            near.append(groups[-1])
        else:
            home.append(claim)
    homeless = []
    for claim in (c for c in claims if not is_day(c.start)):
        fitting = [g for g in of_visitor.get(claim.visitor, ()) if _may_join(claim, g) and (claim.start or _agreeing(claim, g) >= 2)]
        if len(fitting) == 1:
            fitting[0].append(claim)
        elif (home := _by_publication(claim, groups)) is not None:
            home.append(claim)
        elif month := _month_of(claim):
            claim.start = month
            alike = [g for g in of_visitor.get(claim.visitor, ()) if _may_join(claim, g) and claim.country == g[0].country]
            if len(alike) == 1:
                alike[0].append(claim)
            else:
                groups.append([claim])
                of_visitor.setdefault(claim.visitor, []).append(groups[-1])
        else:
            homeless.append(claim)
    return groups, homeless


def _by_publication(claim: Claim, groups: list[list[Claim]]) -> list[Claim] | None:
    """The one visit of the same two people within whose days, or a few beside them, the document appeared."""
    if not is_day(claim.published) or not claim.host:
        return None
    pair = {claim.visitor, claim.host}
    near = [g for g in groups if any({c.visitor, c.host} == pair and _near(c, claim.published) for c in g)]
    return near[0] if len(near) == 1 else None


def _near(claim: Claim, day: str) -> bool:
    last = claim.end if is_day(claim.end) else claim.start
    return is_day(claim.start) and _gap(claim.start, day) >= -3 and _gap(last, day) <= 3


def _month_of(claim: Claim) -> str:
    """The month of a visit without a day: that which the text gives, or that of a report on the very day ("today")."""
    if re.fullmatch(r"\d{4}-\d\d", claim.start) or (re.fullmatch(r"\d{4}", claim.start) and not claim.news):
        return claim.start
    if claim.modality != "happened" or not is_day(claim.published):
        return ""
    days = sorted({d for f in claim.facts if not f.aside and is_day(d := _date_of(f)) and 0 <= _gap(d, claim.published) <= 31})
    told_today = claim.published in days or claim.meeting
    days = sorted({*days, *claim.recent})
    if told_today:
        return min([*days, claim.published])[:7]
    if claim.recent:
        return days[0][:7] if int(days[0][8:]) > _LONG_STAY else ""  # else it may have begun in the month before
    return claim.published[:7] if claim.news and int(claim.published[8:]) > _LONG_STAY else ""


_HEADLINE = re.compile(
    r"(?i)\b(?:arrives?|lands|concludes?|ends|wraps|returns|leaves|departs|meets?|holds?|welcomes?|greets?|hosts?|begins?|starts?|receives?|"
    r"confers|vows?|signs?|inks?|calls on|discuss(?:es)?|pays|makes|tours|kicks off|opens|addresses|urges|hails|agrees?|pledges?|praises|"
    r"reaches|visits|touches down|"
    r"in (?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+)? (?:for|to|on))\b"
)
_LONG_STAY = 4  # days before the first one told by a report of the same week


def _same_visit(one: Claim, other: Claim) -> bool:
    if not is_day(one.start) or not is_day(other.start):
        return False
    if one.visitor != other.visitor or (one.country and other.country and one.country != other.country):
        return False
    if one.meeting != other.meeting and not (one.country and other.country):
        return _gap(one.start, other.start) == 0
    last_one, last_other = one.end or one.start, other.end or other.start
    return _gap(one.start, last_other) >= -1 and _gap(other.start, last_one) >= -1


def _meets(one: Claim, other: Claim) -> bool:
    if not one.start or not other.start:
        return True
    if is_day(one.start) and is_day(other.start):
        last_one, last_other = one.end or one.start, other.end or other.start
        return _gap(one.start, last_other) >= -1 and _gap(other.start, last_one) >= -1
    return one.start.startswith(other.start[:4]) if not other.start.startswith("X") else one.start[-5:] == other.start[-5:]


def _may_join(claim: Claim, group: list[Claim]) -> bool:
    first = group[0]
    if claim.visitor != first.visitor or (claim.country and claim.country != first.country):
        return False
    hosts = {c.host for c in group if c.host}
    if claim.host and hosts and not any(may_be_one(claim.host, host) for host in hosts):
        return False
    known = claim.start
    return not known or any(c.start.startswith(known) or known.replace("XXXX", c.start[:4]) == c.start for c in group)


def _agreeing(claim: Claim, group: list[Claim]) -> int:
    """How many facts of the claim some document of the group tells as well (beyond who and where)."""
    ours = {k for f in claim.facts if (k := _likeness(f))}
    theirs = {k for c in group for f in c.facts if (k := _likeness(f))}
    principals = "meeting " + " ".join(sorted([claim.visitor, claim.host]))
    return len(ours & theirs - {principals})


def _likeness(fact: Fact) -> str:
    """A rough key under which two documents tell the same."""
    slots = fact.slots
    if fact.type in {"visit", "role", "statement", "quote", "background"}:
        return ""
    if fact.type in {"meet", "talks"}:
        b = slots.get("b", [])
        return "meeting " + " ".join(sorted([str(slots.get("a", "")), *(b if isinstance(b, list) else [b])]))
    if fact.type == "sign":
        return "sign " + _core(str(slots.get("doc", "")))
    if fact.type == "agreements":
        return f"agreements {slots.get('n')}"
    if fact.type == "anniversary":
        return f"anniversary {re.sub(r'[^0-9]', '', str(slots.get('n')))}"
    if fact.type == "attend":
        return "attend " + plain(str(slots.get("event", "")).split(" ")[-1])
    if fact.type == "topics":
        items = slots.get("items", [])
        return "topics " + " ".join(sorted(plain(i).removeprefix("the ") for i in items)[:1])
    return fact.type + " " + " ".join(str(v) for k, v in sorted(slots.items()) if k in BY_NAME[fact.type].needs)


def _core(document: str) -> str:
    found = re.search(r"\b(statement|communiqu\w|declaration|treaty|agreement|memorandum|protocol|charter)", document.lower())
    return found[1] if found else plain(document)[:20]


def _visit(group: list[Claim], people: dict[str, Someone], sources: dict[str, Source]) -> Visit:
    group = sorted(group, key=lambda c: (sources[c.document].published or "9999", c.document))
    sure = [c for c in group if not c.by_day] or group
    settled = [c for c in sure if c.modality == "happened"] or sure
    starts = (
        [c.start for c in settled if is_day(c.start)] or [c.start for c in group if is_day(c.start)] or [c.start for c in group if c.start]
    )
    ends = [c.end for c in settled if is_day(c.end)] or [c.end for c in group if is_day(c.end)]
    start = min(starts, key=lambda s: (-starts.count(s), s))
    end = max(ends, key=lambda e: (ends.count(e), e)) if ends else ""
    visitor, code = group[0].visitor, next((c.country for c in group if c.country), "")
    if code and all(c.by_day for c in group) and not _one_day(group):
        start = start[:7]  # a reception's day is in the visit, and may not be its first
    host_name = next((h for h in (c.host for c in group) if h), "")
    known = people.get(visitor)
    by_rank = known is None or not known.offices or any(is_head(o) for o in known.offices)
    kinds = [c.kind for c in group if c.kind and (by_rank or c.kind != "state")]  # a first lady takes part in a state visit, and pays none
    kind: VisitKind = max(dict.fromkeys(kinds), key=kinds.count) if kinds else "other"  # type: ignore[arg-type]
    host = _person(host_name, people, code) if host_name else Person(country=code)
    visit = Visit(
        "",
        _person(visitor, people, ""),
        msgspec.structs.replace(host, country=code or host.country)
        if not all(c.meeting for c in group) or code
        else msgspec.structs.replace(host, country=""),
        start,
        end if end and end >= start and is_day(start) else "",
        kind=kind,
        city=next((c.city for c in group if c.city), ""),
        modality="happened" if any(c.modality == "happened" for c in group) else "planned",
    )
    visit.facts = _merged_facts([f for c in group for f in c.facts], visit)
    if code:  # a meeting has no visit of its own to ask about
        visit.evidence = list({(e.source, e.start): e for c in group for f in c.proof for e in f.evidence}.values())
    visit.title = title_of(visit)
    visit.id = "-".join(p for p in (visit.start[:7], slug(visitor), slug(country_name(code)) if code else "meeting") if p)
    return visit


def _one_day(group: list[Claim]) -> bool:
    """Whether all that is told of a visit was on one day: `Today the president welcomed X to the palace` is the visit of that day."""
    days = {c.start for c in group} | {d for c in group for f in c.facts if not f.aside and is_day(d := _date_of(f)) and f.type in _AWAY}
    return len(days) == 1 and not any(c.lasting or c.end for c in group)


def _person(name: str, people: dict[str, Someone], code: str) -> Person:
    known = people.get(name)
    office = known.office if known and not is_relation(known.office or "-") else ""  # "counterpart" is nobody's office
    return Person(name, office, known.country or code) if known else Person(name, "", code)


def country_name(code: str) -> str:
    """The country's short name; a former state is known by its name."""
    found = country(code) if code else None
    return found.name if found else code


def title_of(visit: Visit) -> str:
    """`State visit by Xi Jinping to Russia, 7–10 May 2025`."""
    when = span_text(visit.start, visit.end)
    if not visit.host.country:
        return f"Meeting of {visit.visitor.name} and {visit.host.name}, {when}"
    kind = {"other": "Visit", "state": "State visit", "official": "Official visit", "working": "Working visit", "private": "Private visit"}[
        visit.kind
    ]
    return f"{kind} by {visit.visitor.name} to {with_article(country_name(visit.host.country))}, {when}"


_MONTHS = "January February March April May June July August September October November December".split()


def span_text(start: str, end: str) -> str:
    """`7–10 May 2025`, `30 April – 2 May 2025`, `7 May 2025`."""
    if not is_day(start):
        return f"{_MONTHS[int(start[5:7]) - 1]} {start[:4]}" if len(start) >= 7 else start
    first = dt.date.fromisoformat(start)
    if not end or end == start:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    last = dt.date.fromisoformat(end)
    tail = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{tail}"
    head = f"{first.day} {_MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{head} – {tail}"


def slug(text: str) -> str:
    """Lower-case ASCII words with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def _unique_ids(visits: list[Visit]) -> None:
    seen: dict[str, int] = {}
    for visit in visits:
        seen[visit.id] = seen.get(visit.id, 0) + 1
        if seen[visit.id] > 1:
            visit.id += f"-{seen[visit.id]}"


# --- facts ------------------------------------------------------------------------------------------------------------------

#: A text that tells these twice with other words, once with a day and once without, may well tell two events.
_OCCASIONS = frozenset({"meet", "talks", "call", "press", "host", "attend", "speech", "ceremony"})

_ONCE = {"arrive": ("person", "date"), "depart": ("person", "date"), "return": ("person", "date"), "agreements": ("unit", "n")}


def _merged_facts(facts: list[Fact], visit: Visit) -> list[Fact]:
    merged: list[Fact] = []
    for fact in facts:
        twin = next((m for m in merged if _same_fact(m, fact)), None)
        if twin is None:
            merged.append(msgspec.structs.replace(fact, evidence=list(fact.evidence)))
        else:
            _join(twin, fact)
    _mark_conflicts(merged, visit)
    _mint_ids(merged)
    return merged


def _same_fact(one: Fact, other: Fact) -> bool:
    if one.type != other.type or one.aside != other.aside:
        return False
    fulfilled = {one.modality, other.modality} == {"planned", "happened"} and not any(
        f.speaker for f in (one, other) if f.modality == "happened"
    )
    if bool(one.speaker) != bool(other.speaker) and not fulfilled:
        return False
    if one.type in {"statement", "quote", "background", "topics"}:
        return one.slots == other.slots
    if one.type == "role":
        return (
            one.held == other.held
            and one.slots["person"] == other.slots["person"]
            and plain(str(one.slots["office"])) == plain(str(other.slots["office"]))
        )
    if one.type == "anniversary":
        return _likeness(one) == _likeness(other) and bool(set(_words(one.slots["of"])) & set(_words(other.slots["of"])) - {"the", "of"})
    if {one.modality, other.modality} == {"planned", "happened"} and one.type in {
        "visit",
        "talks",
        "meet",
        "attend",
        "sign",
        "host",
        "press",
        "accompany",
        "arrive",
        "welcome",
        "speech",
        "ceremony",
        "depart",
    }:
        return _likeness(one) == _likeness(other) and _compatible(one, other, loose=not _sources(one) & _sources(other))
    if one.modality != other.modality or _two_in_one_source(one, other):
        return False
    return _compatible(one, other)


def _two_in_one_source(one: Fact, other: Fact) -> bool:
    """One document that tells an occasion twice, and not alike: whether it is one occasion is not said."""
    return one.type in _OCCASIONS and bool(_sources(one) & _sources(other)) and one.slots != other.slots


def _sources(fact: Fact) -> set[str]:
    return {e.source for e in fact.evidence}


def _words(value: SlotValue) -> list[str]:
    return plain(" ".join(value) if isinstance(value, list) else value).split()


def _compatible(one: Fact, other: Fact, *, loose: bool = False) -> bool:
    """Every slot that both have agrees, and the needed ones are the same; between a plan and its report words and times may differ.

    Who landed at an airport and is to arrive at a palace the next day arrives twice.
    """
    for slot in {*one.slots, *other.slots}:
        a, b = one.slots.get(slot), other.slots.get(slot)
        if a and b and a != b:
            if slot in {"start", "end", "date"} and (str(a).startswith(str(b)) or str(b).startswith(str(a))):
                continue
            if loose and slot in {"event", "doc", "place", "daytime"} and (slot, one.type) != ("place", "arrive"):
                continue
            return False
        if slot in BY_NAME[one.type].needs and not loose and a != b:
            return False
    return True


def _join(fact: Fact, other: Fact) -> None:
    """Take the other's evidence, and the slots that this one lacks; what happened wins over what was planned."""
    if other.modality == "happened" and fact.modality == "planned":
        fact.modality, fact.speaker = "happened", other.speaker
        fact.slots = {**fact.slots, **other.slots}
    else:
        for slot, value in other.slots.items():
            known = fact.slots.get(slot)
            if not known or (slot in {"date", "start", "end"} and len(str(value)) > len(str(known)) and "X" not in str(value)):
                fact.slots[slot] = value
    if fact.type == "anniversary" and set(_words(other.slots["of"])) > set(_words(fact.slots["of"])):
        fact.slots["of"] = other.slots["of"]  # "the Soviet Union's victory in the war" says more than "the victory in the war"
        fact.evidence, other.evidence = other.evidence, fact.evidence
    known_places = {(e.source, e.start, e.end) for e in fact.evidence}
    fact.evidence += [e for e in other.evidence if (e.source, e.start, e.end) not in known_places]
    fact.open = [o for o in fact.open if o in other.open] if fact.open and other.open else list(dict.fromkeys([*fact.open, *other.open]))


def _mark_conflicts(facts: list[Fact], visit: Visit) -> None:
    """Two days for one arrival, two counts of the same agreements: both stay, neither is asked."""
    for kind, (key, value) in _ONCE.items():
        by_key: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.type == kind and not fact.aside and fact.slots.get(value):
                by_key.setdefault(str(fact.slots.get(key)) + str(fact.slots.get("city", "")), []).append(fact)
        for same in by_key.values():
            values = {str(f.slots[value]) for f in same}
            sources = {e.source for f in same for e in f.evidence}
            if len(values) > 1 and len(sources) > 1:
                for fact in same:
                    others = sorted(values - {str(fact.slots[value])})
                    fact.conflict = f"another source says {', '.join(others)}"
    begun = [f for f in facts if f.type == "visit" and not f.aside and is_day(str(f.slots.get("start", "")))]
    for fact in begun:
        if fact.slots["start"] != visit.start:
            fact.conflict = f"another source has the visit begin on {visit.start}"
            for other in begun:
                if other.slots["start"] == visit.start and _two_stretches(fact, other):
                    other.conflict = f"the same text has the visit begin on {fact.slots['start']}"


def _two_stretches(one: Fact, other: Fact) -> bool:
    """Whether one text gives the whole visit two stretches of days: its title "24–25 November", its first sentence "23–25 November"."""
    sources = [{e.source for e in f.evidence} for f in (one, other)]
    return sources[0] == sources[1] and all(f.slots.get("end") and not f.slots.get("city") for f in (one, other))


def _mint_ids(facts: list[Fact]) -> None:
    seen: dict[str, int] = {}
    for fact in facts:
        base = "-".join(p for p in (fact.type, _hint(fact)) if p)[:48].strip("-")
        seen[base] = seen.get(base, 0) + 1
        fact.id = base if seen[base] == 1 else f"{base}-{seen[base]}"


def _hint(fact: Fact) -> str:
    """What tells this fact from others of its type, in few words; it does not change when other documents are added."""
    slot = {
        "statement": "predicate",
        "quote": "text",
        "role": "office",
        "topics": "items",
        "background": "answer",
        "meet": "b",
        "talks": "b",
        "figure": "of",
    }.get(fact.type, BY_NAME[fact.type].needs[0])
    value = fact.slots.get(slot, "")
    words = slug(" ".join(value) if isinstance(value, list) else value).split("-")
    own = (
        slug(str(fact.slots.get("person") or fact.slots.get("speaker") or "")).split("-")[-1:]
        if fact.type in {"role", "statement", "quote"}
        else []
    )
    return "-".join([*own, *words[:5]])


def _gap(one: str, other: str) -> int:
    """Days from `one` to `other`, both full dates."""
    return (dt.date.fromisoformat(other[:10]) - dt.date.fromisoformat(one[:10])).days


__all__ = ["Merged", "merge", "slug", "span_text", "title_of", "visit_kind"]
