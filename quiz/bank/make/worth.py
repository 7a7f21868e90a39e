"""Which answers are worth asking for: gates against trifles, answers that show themselves, and dates that the source does not settle."""

import datetime as dt
import re

from quiz.bank import spoken
from quiz.bank.make import nations, saying
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.naming import genre, seat
from quiz.bank.make.parts import is_principal, part
from quiz.bank.make.sameness import plain, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.make.telling import done
from quiz.feed import places
from quiz.feed.figures import told
from quiz.feed.model import Fact

_TYPED = frozenset({"short", "cloze"})
_CLASS_OF_DOCUMENT = re.compile(
    r"(?i)(?:(?:an?|the|[a-z]+) )*(?:documents?|agreements?|accords?|deals?|papers?|treat(?:y|ies)|contracts?|memorand(?:a|um)|"
    r"statements?|declarations?|communiqu[eé]s?)"
)
_BARE_EVENT = re.compile(
    r"(?i)(?:the )?(?:celebrations?|events?|activities|meetings?|ceremon(?:y|ies)|gatherings?|engagements?|wreaths?|(?:a )?wreath)"
)


def is_worth(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Whether a question of this type for this slot would be a fair one about the visit."""
    return not any(gate(scene, fact, slot, kind) for gate in GATES)


def bystander(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """The office of somebody who took no part in the visit; who is quoted stands in the matching question."""
    people = values(fact, "person")
    return fact.type == "role" and not any(is_principal(scene.visit, p) or part(scene, p) for p in people)


def names_the_guest(scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """The visitor by his office: the visit is his, so that the question would leave open which visit, or name him."""
    if fact.type != "role" or slot != "person":
        return False
    visit = scene.visit
    whose = (visit.visitor.name,) if visit.host.country else (visit.visitor.name, visit.host.name)
    return any(name and same_person(name, v) for name in whose for v in values(fact, "person"))


def loose_start(scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """A day of a visit told without its last day: the visitor may have come the day before."""
    if fact.type != "visit" or slot not in ("start", "end"):
        return False
    start, end = "".join(values(fact, "start")[:1]), "".join(values(fact, "end")[:1])
    if spoken.precision(start) < 3 or (end and end != start):
        return False
    return not any(f.type == "arrive" and values(f, "date") == [start] for f in scene.facts)


def seat_of_the_reporter(scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """The country of a plan that the office of that very country announces."""
    if slot != "country" or fact.modality == "happened":
        return False
    home = seat(scene.source(fact).publisher)
    return bool(home) and any(nations.code(v) == home for v in values(fact, slot))


def class_of_document(_scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """ "Agreements": a kind of thing is no answer to which document, and others may name the documents."""
    return (
        slot == "doc"
        and kind != "true-false"
        and any(_CLASS_OF_DOCUMENT.fullmatch(v.strip()) and v[1:] == v[1:].lower() for v in values(fact, "doc"))
    )


def elsewhere(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """An earlier meeting that a report brings to mind is no part of the visit."""
    return fact.aside and fact.type in ("meet", "talks", "call", "press", "ceremony")


def empty_return(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """That somebody left or came back, without place, day or means."""
    told = any(v for s in ("city", "country", "place", "date", "means") for v in values(fact, s) if "same" not in v)
    return fact.type in ("return", "depart") and not told


def bare_event(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Celebrations", without day, place or host: that there was something is no question."""
    events = values(fact, "event")
    told = any(values(fact, s) for s in ("date", "place", "host")) and not any("wreath" in e.lower() for e in events)
    return bool(events) and not told and all(_BARE_EVENT.fullmatch(e.strip()) for e in events)


_ONLY_WHEN = re.compile(
    r"(?:(?:during|over|through|by|within|until|since|in|for) (?:the )?"
    r"(?:next|coming|past|last|end|\d{4}|\w+ (?:months|years?|decades?)).*)?"
)


def sum_without_purpose(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A sum of which the clause does not say what it is for."""
    parts = done(fact)
    return parts is not None and not parts[1] and bool(_ONLY_WHEN.fullmatch(parts[2]))


def broken_figure(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A figure of which the source's sentence was put together badly: "the tons … /year"."""
    return fact.type == "figure" and any(re.search(r" /|/ |\b(?:the|of|a|an|to)$", v) for v in values(fact, "of"))


def bare_figure(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Two rounds" of "talks": a number whose one word tells neither whose nor what for."""
    bare = fact.type == "figure" and not values(fact, "date") and done(fact) is None
    return bare and any(len(v.split()) < _FEWEST_OF for v in values(fact, "of"))


_FEWEST_OF = 2


def home_again(scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """To which city a leader returned, where it is his capital."""
    if fact.type != "return" or slot != "city":
        return False
    home = places.country(nations.name(scene.visit.visitor.country)) if scene.visit.visitor.country else None
    return bool(home) and any(plain(v) == plain(home.capital) for v in values(fact, slot) if home)


def half_a_name(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """A surname alone as the key: who types the whole name would be wrong."""
    if kind not in _TYPED or slot_kind(fact, slot) not in PERSONAL:
        return False
    return any(len(v.split()) == 1 and scene.index.is_person(v) for v in values(fact, slot))


def passing_anniversary(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """An anniversary that was not kept on the visit, nor is one of the two countries' relations."""
    if fact.type != "anniversary":
        return False
    of = " ".join(values(fact, "of"))
    if re.search(r"(?i)\b(?:diplomatic|relations|ties|alliance|friendship|independence)\b", of):
        return False
    kept = [f for f in scene.facts if f.type in ("attend", "ceremony", "speech", "host", "visit", "announce")]
    told = {w for f in kept for v in values(f, "event") for w in words(v)}
    beside = any(e.overlaps(m) for f in kept for e in f.evidence for m in fact.evidence)
    return not beside and not {w for w in words(of) if len(w) > 4} & told


def standing_fact(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What was so before the visit and after: a membership, last year's trade, what a country holds in general."""
    if fact.type == "membership":
        return True
    date, start = "".join(values(fact, "date")[:1]), scene.visit.start
    if fact.type == "figure" and spoken.precision(date) == 1 and date < start[:4]:
        return True
    speakers = values(fact, "speaker")
    lone = fact.type == "statement" and len(speakers) == 1 and nations.is_country(speakers[0])
    return lone and not seat(scene.source(fact).publisher)


_STATE_OF_PLANS = frozenset(
    {"statement", "quote", "role", "background", "anniversary", "figure", "ordinal", "membership", "topics", "invite", "announce"}
)


def told_before(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What is taken as done, but told only by texts from before the visit."""
    if fact.modality != "happened" or fact.type in _STATE_OF_PLANS or fact.aside:
        return False
    told = [e.source for e in fact.evidence if e.source in scene.sources]
    return bool(told) and all(scene.is_before(source) for source in told)


_NAMELESS_EVENT = re.compile(r"(?i)(?:(?:an?|the) )?(?:display|performance|show|event|activity|engagement|tour|exhibition)")


def nameless_event(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "A display": of what, the source told in another place."""
    return any(_NAMELESS_EVENT.fullmatch(v.strip()) for v in values(fact, "event"))


def country_among_stops(_scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """Which country somebody visited in a month: he may have been in others as well."""
    return fact.type == "visit" and slot == "country" and spoken.precision("".join(values(fact, "start")[:1])) == 2


def city_among_stops(scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """Which city a guest of some days went to: he may have been in others. Of two days, or in the capital alone, he was not."""
    if fact.type != "visit" or slot != "city":
        return False
    city, start = values(fact, "city")[0], "".join(values(fact, "start")[:1])
    end = "".join(values(fact, "end")[:1]) or start
    dated = spoken.is_day(start) and spoken.is_day(end)
    brief = dated and (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days < _SHORT_STAY
    home = places.country_of(city)
    if home is None or not (brief or plain(city) in map(plain, home.capitals)):
        return True
    told = scene.passages(fact) if brief else scene.whole_texts()
    return any(s.name != city and s.country == home.code and s.kind in ("city", "capital") for s in places.find_places(told))


_SHORT_STAY = 2  # days


def own_country(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Which country signed with the host: the guest's, as everybody sees."""
    own = {scene.visit.visitor.country, scene.visit.host.country} - {""}
    asked = fact.type in ("sign", "talks", "meet") and slot in ("a", "b") and kind != "true-false"
    return asked and any(nations.is_country(v) and nations.code(v) in own for v in values(fact, slot))


def bare_anniversary(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "The 70th anniversary of the Alliance": of which, the text around it says."""
    return fact.type == "anniversary" and any(len(words(re.sub(r"(?i)^(?:the|their|its|our) ", "", v))) < 2 for v in values(fact, "of"))


def unnamed_report(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Who said so, where it was the guest: his visit, unnamed for his sake, would be anybody's."""
    asked = fact.type in ("statement", "quote") and slot == "speaker" and kind != "true-false"
    return asked and any(same_person(v, scene.visit.visitor.name) for v in values(fact, slot)) and not _is_told_apart(scene, fact)


_COMPANY = re.compile(
    r"(?P<who>[A-Z][^,;]{1,60}?)'s (?:[\w-]+ ){0,4}(?:plants?|facilit\w+|factor\w+|investments?|projects?|orders?|sites?)\b"
)


def _is_told_apart(scene: Scene, fact: Fact) -> bool:
    """Whether the report names itself by publisher and day, or only two come into question."""
    source = scene.source(fact)
    return bool(source.publisher) and spoken.is_day(source.published)


def done_before(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What somebody "has provided" so far is no result of the visit."""
    return fact.type == "figure" and bool(re.search(r"\bthat .* (?:has|have) (?:already )?\w+ed\b", "".join(values(fact, "of")[:1])))


def of_a_company(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What a company plans to invest is one deal of a dozen."""
    of = "".join(values(fact, "of")[:1])
    found, owned = told(of) if fact.type == "figure" else None, _COMPANY.match(of) if fact.type == "figure" else None
    if found is None and owned is None:
        return False
    who = found[0] if found else owned["who"] if owned else ""
    known = (
        nations.all_in_text(who)
        or any(same_person(p, who) for p in scene.index.people.values())
        or re.match(r"(?:the |both |President )", who)
    )
    return not known


def vague_cooperation(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """Fields of "the cooperation": of which, the sentence alone says."""
    return fact.type == "topics" and any(v.lower().removeprefix("the ") in ("cooperation", "collaboration") for v in values(fact, "of"))


def office_in_the_name(_scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """That King Abdullah is a king."""
    if fact.type != "role" or slot not in ("office", "person"):
        return False
    crowns = {"king", "queen", "emperor", "empress", "pope", "sultan", "emir", "amir", "shah", "prince", "princess"}
    return any(words(v)[:1] and words(v)[0] in crowns for v in values(fact, "person"))


_RANK_ALONE = re.compile(r"(?i)(?:the )?(?:president|prime minister|premier|chancellor|king|queen|emperor|empress|amir|emir|sultan|pope)")


def rank_alone(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """That President Biden is "President": of which country, the text leaves to the reader, and the name tells the rest."""
    return fact.type == "role" and all(_RANK_ALONE.fullmatch(v.strip()) for v in values(fact, "office"))


def talks_of_offices(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What agencies will go on to discuss, as a fact sheet lists it, is no subject of the leaders' talks."""
    parties = values(fact, "a") or values(fact, "b")
    return fact.type == "topics" and not parties and "talks" in values(fact, "of") and genre(scene.source(fact)) == "fact sheet"


_TWO_HOSTS = re.compile(
    r"\b(?:President|Prime Minister|King|Queen|Emperor|Chancellor)\b[^.;]{0,50}? and "
    r"(?:the |his wife|her husband)?(?:First Lady|Mrs|Dr\.|Queen|Prince)"
)


def one_of_two_hosts(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Who welcomes the guest, where the source names a couple and the fact one of them."""
    return slot == "host" and kind != "true-false" and len(values(fact, "host")) == 1 and bool(_TWO_HOSTS.search(scene.passages(fact)))


def odd_surname(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """A surname alone as the key among full names, or as all that a statement tells of its visitor."""
    if kind == "true-false" and fact.type == "visit":
        return any(len(v.split()) == 1 and scene.index.is_person(v) for v in values(fact, "visitor"))
    if kind != "choice" or slot_kind(fact, slot) not in PERSONAL:
        return False
    return any(len(v.split()) == 1 and scene.index.is_person(v) for v in values(fact, slot))


def spouse_among_leaders(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Which of these came, where the others are heads of state and government: the First Lady is of another kind."""
    asked = kind == "choice" and (fact.type, slot) == ("visit", "visitor")
    return asked and bool(re.search(r"(?i)\b(?:first lady|first gentleman|spouse|wife|husband)\b", scene.visit.visitor.office))


GATES = (
    spouse_among_leaders,
    bystander,
    names_the_guest,
    loose_start,
    seat_of_the_reporter,
    class_of_document,
    elsewhere,
    empty_return,
    bare_event,
    broken_figure,
    bare_figure,
    sum_without_purpose,
    home_again,
    half_a_name,
    passing_anniversary,
    standing_fact,
    told_before,
    nameless_event,
    country_among_stops,
    city_among_stops,
    vague_cooperation,
    own_country,
    bare_anniversary,
    unnamed_report,
    done_before,
    of_a_company,
    office_in_the_name,
    rank_alone,
    talks_of_offices,
    one_of_two_hosts,
    odd_surname,
    *saying.GATES,
)
