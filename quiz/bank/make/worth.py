"""Which answers are worth asking for: gates against trifles, answers that show themselves, and dates that the source does not settle."""

import re

from quiz.bank import spoken
from quiz.bank.distractors import country_of
from quiz.bank.make import nations
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.naming import seat
from quiz.bank.make.parts import is_principal, part
from quiz.bank.make.phrases import quotable
from quiz.bank.make.sameness import plain, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.near import shift
from quiz.feed import places
from quiz.feed.model import Fact

_TYPED = frozenset({"short", "cloze"})
_CLASS_OF_DOCUMENT = re.compile(
    r"(?i)(?:(?:an?|the|[a-z]+) )*(?:documents?|agreements?|accords?|deals?|papers?|treat(?:y|ies)|contracts?|memorand(?:a|um)|"
    r"statements?|declarations?|communiqu[eé]s?)"
)
_NAMELESS = re.compile(r"(?i)(?:the )?(?:governments?|members|officials?|party|leaders?|sides?|ministers?|delegations?|people|media)\b")
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
    if fact.type != "visit" or slot not in ("start", "end") or fact.id == "visit":
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


def nameless_speaker(_scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """ "The Government said": which one, the sentence before may have told."""
    return slot == "speaker" and any(_NAMELESS.match(v) for v in values(fact, "speaker"))


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


def broken_figure(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A figure of which the source's sentence was put together badly: "the tons … /year"."""
    return fact.type == "figure" and any(re.search(r" /|/ |\b(?:the|of|a|an|to)$", v) for v in values(fact, "of"))


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


def of_the_visit(scene: Scene, name: str) -> bool:
    """Whether somebody, or a country, belongs to one of the two sides."""
    visit = scene.visit
    home = {nations.name(p.country) for p in (visit.visitor, visit.host) if p.country}
    if nations.is_country(name):
        return not home or nations.name(nations.code(name) or name) in home
    return is_principal(visit, name) or bool(part(scene, name)) or nations.name(country_of(scene, name)) in home - {""}


def onlooker(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What somebody of neither side said of the visit: a scholar's comment, a third country's leader."""
    if fact.type not in ("statement", "quote"):
        return False
    people = [v for v in values(fact, "speaker") if scene.index.is_person(v)]
    return any(not of_the_visit(scene, p) or _comments(scene, p) for p in people)


_COMMENTATOR = re.compile(
    r"(?i)\b(?:scholar|historian|professor|analyst|expert|researcher|fellow|lecturer|institute|university|club|journalist|economist)\b"
)


def _comments(scene: Scene, name: str) -> bool:
    return any(_COMMENTATOR.search(office) for _, office in scene.index.offices(name)) and not part(scene, name)


def few_words(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Good old friend": a phrase out of somebody's mouth is an incidental detail."""
    return fact.type == "quote" and all(len(v.split()) < _FEWEST_WORDS for v in values(fact, "text"))


_FEWEST_WORDS = 6
_LONGEST_QUOTE = 30


def cut_words(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A quotation of which no whole clause can be shown."""
    return fact.type == "quote" and not all(quotable(v, scene.verbatim or _LONGEST_QUOTE) for v in values(fact, "text"))


_COURTESY = re.compile(
    r"(?i)(?:congratulated|thanked|wished|greeted|"
    r"expressed (?:\w+ ){0,4}(?:gratitude|appreciation|thanks|condolences|congratulations|sympath\w+|admiration)|"
    r"(?:recogni[sz]ed|acknowledged|noted|valued|appreciated|commended|applauded|recalled) (?:the |their |its |his |her )?(?:\w+ ){0,2}"
    r"(?:ambitions?|legacy|achievements?|contributions?|leadership|efforts?|role|challenges|success|sacrifices?|anniversary))\b"
)


def courtesy(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """Thanks, congratulations and what was noted with appreciation: politeness, and no result."""
    return fact.type == "statement" and any(_COURTESY.match(v) for v in values(fact, "predicate"))


_ACRONYM = re.compile(r"\b[A-Z][A-Z/&-]{2,}s?\b")
_KNOWN_ACRONYMS = frozenset(
    "NATO ASEAN BRICS OPEC APEC OSCE WTO WHO IMF GDP USA USSR COVID COVID-19 NASA UNESCO UNICEF OECD CIS SCO AUKUS G20 COP26 COP27 "
    "COP28 IAEA FIFA HIV/AIDS CNN BBC USD EUR CEO UAE DMZ".split()
)
_LEANS = re.compile(
    r"(?i)\b(?:on (?:its |their |the )?progress\b(?! (?:in|on|of|toward))|(?:19|20)\d\d (?:targets?|goals?)\b|"
    r"the (?:plan|proposal|initiative|agreement|document|statement|programme|program|project|issue|decision|prime minister|president|"
    r"minister)(?='s|\b(?! (?:of|for|on|to|by|[A-Z]))))"
)


def leans_on_its_text(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A statement with an acronym that it does not expand, or with "the plan" and "their goals" that a sentence before explained."""
    if fact.type != "statement":
        return False
    for said in values(fact, "predicate"):
        known = _KNOWN_ACRONYMS | {m.strip("()") for m in re.findall(r"\([A-Z][\w/&-]+\)", said)}
        if any(a.rstrip("s") not in known and a not in known for a in _ACRONYM.findall(said)) or _LEANS.search(said):
            return True
    return False


_TIMELY = re.compile(r"(?i)\b(?:today|tonight|currently|now|upcoming|yesterday|tomorrow|this (?:year|month|week))\b(?! world\b)")
_ON_THE_LINE = re.compile(r"(?i)\b(?:phone call|phone conversation|telephone[sd]?|video (?:call|link|conference))\b")


def of_its_day(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A statement that says "today" or "the ongoing …": later it is no longer so."""
    return fact.type in ("statement", "quote") and any(_TIMELY.search(v) for s in ("predicate", "text") for v in values(fact, s))


def said_elsewhere(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What was said weeks before or after, on the telephone, or in another country than the one visited."""
    if fact.type not in ("statement", "quote"):
        return False
    date, start, end = "".join(values(fact, "date")[:1]), scene.visit.start, scene.visit.end or scene.visit.start
    if spoken.precision(date) == 3 and spoken.precision(start) == 3 and not shift(start, -14) <= date <= shift(end[:10], 14):
        return True
    told = [places.country_of(v) for s in ("city", "place") for v in values(fact, s)]
    abroad = any(c is not None and c.name != nations.name(scene.visit.host.country) for c in told) if scene.visit.host.country else False
    return abroad or bool(_ON_THE_LINE.search(scene.passages(fact)))


def passing_anniversary(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """An anniversary that was not kept on the visit, nor is one of the two countries' relations."""
    if fact.type != "anniversary":
        return False
    of = " ".join(values(fact, "of"))
    if re.search(r"(?i)\b(?:diplomatic|relations|ties|alliance|friendship|independence)\b", of):
        return False
    kept = [f for f in scene.facts if f.type in ("attend", "ceremony", "speech", "host", "visit", "announce")]
    told = {w for f in kept for v in values(f, "event") for w in words(v)}
    beside = any(e.source == m.source and e.start < m.end and m.start < e.end for f in kept for e in f.evidence for m in fact.evidence)
    return not beside and not {w for w in words(of) if len(w) > 4} & told


GATES = (
    bystander,
    names_the_guest,
    loose_start,
    seat_of_the_reporter,
    class_of_document,
    nameless_speaker,
    elsewhere,
    empty_return,
    bare_event,
    broken_figure,
    home_again,
    half_a_name,
    onlooker,
    few_words,
    cut_words,
    courtesy,
    leans_on_its_text,
    passing_anniversary,
    of_its_day,
    said_elsewhere,
)
