"""Visits -> one bank: every maker asks, rules and the limit on quotation sift, selection chooses, the report tells of each fact."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec

from quiz.bank import rules
from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.identity import pair
from quiz.bank.itemrules.context import Broken, Context
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.make import nations
from quiz.bank.make.asking import Candidate, signed
from quiz.bank.make.index import FeedIndex, slot_kind, values
from quiz.bank.make.makers import MAKERS
from quiz.bank.make.purposes import with_purpose
from quiz.bank.make.scene import Scene
from quiz.bank.make.words import wording
from quiz.bank.make.worth import GATES
from quiz.bank.select import Chosen, select
from quiz.bank.verbatim import Quotation
from quiz.bank.visits import bank_visit
from quiz.citation import Evidence, Source
from quiz.feed import places
from quiz.feed.model import Fact, Visit


class FactReport(msgspec.Struct, omit_defaults=True):
    """What became of one fact: the questions that ask it, or why there is none."""

    fact: str
    type: str
    asked_by: list[str] = []
    why_not: str = ""


class Dropped(msgspec.Struct, omit_defaults=True):
    """A question that was made and not written, and the rule that it broke."""

    id: str
    rule: str
    message: str = ""


class Made(msgspec.Struct):
    """A bank and how it came about."""

    bank: Bank
    report: list[FactReport]
    dropped: list[Dropped]


def make_bank(
    deck: DeckInfo,
    visits: list[Visit],
    feed: FeedIndex,
    sources: dict[str, Source],
    passage: Callable[[Evidence], str],
    *,
    max_verbatim: int | None = None,
    seed: int = 0,
    most: int | None = None,
    standing: Sequence[AnyQuestion] = (),
    text_of: Callable[[str], str] = lambda _: "",
) -> Made:
    """Ask about every fact of the visits that can be asked soundly. Same input and seed, same bank.

    `text_of` gives a source's whole text, empty where nobody has it.
    `standing` are the questions of an earlier build; those that can still be asked are chosen before others.
    """
    scenes = [_scene(deck, visit, feed, sources, passage, max_verbatim, seed, text_of) for visit in visits]
    used = {e.source for scene in scenes for fact in scene.visit.facts for e in fact.evidence}
    used |= {e.source for visit in visits for e in visit.evidence}
    bank = Bank(deck=deck, sources={k: v for k, v in sources.items() if k in used}, visits=[bank_visit(s) for s in scenes])
    dropped: list[Dropped] = []
    made = [c for scene in scenes for maker in MAKERS for c in maker(scene)]
    sifted = list(_within_quotation(_unbroken(made, bank, dropped), scenes, max_verbatim, dropped))
    known = frozenset(q.id for q in pair([q for q in standing if q.status != "retired"], [c.question for c in sifted]).values())
    chosen = select(sifted, [f"{s.visit.id}/{f.id}" for s in scenes for f in s.facts], most, standing=known)
    bank.questions = chosen.questions
    cited = {e.source for q in bank.questions for e in q.evidence} | used
    bank.sources = {k: v for k, v in sources.items() if k in cited}
    report = [_report(s, f, chosen, made, dropped) for s in scenes for f in _all_facts(s)]
    return Made(bank, report, dropped)


_AND = re.compile(r",?\s+and\s+(?:the\s+)?")


def _two_speakers(fact: Fact, passages: str) -> bool:
    """Whether the source names a second country beside the one that the fact lets speak: then neither said it alone."""
    speaker = fact.slots.get("speaker", "")
    code = nations.code(speaker) if isinstance(speaker, str) and fact.type == "statement" else ""
    if not code:
        return False
    spans = [s for s in places.find_places(passages) if s.kind in ("country", "demonym")]
    pairs = [(a, b) for a, b in pairwise(spans) if _AND.fullmatch(passages[a.end : b.start])]
    return any(code in (a.country, b.country) for a, b in pairs)


def _scene(
    deck: DeckInfo,
    visit: Visit,
    feed: FeedIndex,
    sources: dict[str, Source],
    passage: Callable[[Evidence], str],
    most: int | None,
    seed: int,
    text_of: Callable[[str], str] = lambda _: "",
) -> Scene:
    facts = [_whole_items(_membership(f)) for f in _with_visit_fact(visit) if not f.conflict and not f.held and not _says_nothing(f)]
    scene = Scene(visit, facts, feed, sources, passage, wording(deck.language), deck=deck.id, seed=seed, verbatim=most, text_of=text_of)
    scene.facts = [with_purpose(scene, f) for f in facts if not _two_speakers(f, scene.passages(f))]
    return scene


def _with_visit_fact(visit: Visit) -> list[Fact]:
    """The visit's facts; a visit of a table or of a hand-written feed gets one from its own fields."""
    if any(f.type == "visit" for f in visit.facts) or not visit.evidence:
        return visit.facts
    slots: dict[str, str | list[str]] = {
        "visitor": visit.visitor.name,
        "host": visit.host.name,
        "city": visit.city,
        "start": visit.start,
        "end": visit.end,
    }
    filled = {k: v for k, v in slots.items() if v}
    return [Fact(id="visit", type="visit", slots=filled, modality=visit.modality, evidence=visit.evidence), *visit.facts]


_EMPTY_OFFICE = re.compile(r"(?i)(?:\w+ )?(?:leader|counterpart|head of state|side|official|guest|host)s?")


def _says_nothing(fact: Fact) -> bool:
    """ "Chinese leader" is no office."""
    office = fact.slots.get("office", "")
    return fact.type == "role" and isinstance(office, str) and bool(_EMPTY_OFFICE.fullmatch(office))


_CUT_SHORT = re.compile(
    r"(?i)\b(?:economic|political|military|bilateral|regional|global|strategic|cultural|other|and|or|of|the|in|to|for|with)$"
)


def _whole_items(fact: Fact) -> Fact:
    """A list without members that break off before their noun: "new initiatives to enhance economic"."""
    items = fact.slots.get("items", "")
    if fact.type != "topics" or not isinstance(items, list):
        return fact
    whole = [i for i in items if not _CUT_SHORT.search(i)]
    return fact if len(whole) == len(items) else msgspec.structs.replace(fact, slots={**fact.slots, "items": whole}, open=["items"])


def _membership(fact: Fact) -> Fact:
    """ "UN Security Council (permanent members)" as a body and a standing in it."""
    org = fact.slots.get("org", "")
    found = re.fullmatch(r"(.+?) \((\w+ members?)\)", org) if fact.type == "membership" and isinstance(org, str) else None
    if not found:
        return fact
    return msgspec.structs.replace(fact, slots={**fact.slots, "org": found[1], "standing": found[2]})


def _unbroken(made: list[Candidate], bank: Bank, dropped: list[Dropped]) -> Iterator[Candidate]:
    """Those that break no item-writing rule."""
    context = Context(bank)
    for candidate in made:
        broken = rules.check(candidate.question, context) or [
            Broken("type", message, field) for field, message in candidate.question.own_faults()
        ]
        if broken:
            dropped.append(Dropped(candidate.question.id, broken[0].rule, broken[0].message))
        else:
            yield candidate


def _within_quotation(made: Iterator[Candidate], scenes: list[Scene], most: int | None, dropped: list[Dropped]) -> Iterator[Candidate]:
    if most is None:
        yield from made
        return
    texts = {t for s in scenes for v in s.index.visits for t in [s.beside(v).whole_texts(), *(s.passages(f) for f in v.facts)] if t}
    titles = {
        v
        for s in scenes
        for visit in s.index.visits
        for f in visit.facts
        for slot in f.slots
        if slot_kind(f, slot) in ("document", "event", "office", "place")
        or (f.type, slot) in (("anniversary", "of"), ("membership", "org"))
        for v in values(f, slot)
    }
    quotation = Quotation(texts, most, [*titles, *(s.title for sc in scenes for s in sc.sources.values())])
    for candidate in made:
        admitted = quotation.admits(candidate.question)
        if admitted is None:
            dropped.append(Dropped(candidate.question.id, "no-long-quotation", f"repeats more than {most} words of a source in a row."))
        else:
            yield candidate._replace(question=signed(admitted))


def _all_facts(scene: Scene) -> list[Fact]:
    known = {f.id for f in scene.facts}
    return [*scene.facts, *(f for f in scene.visit.facts if f.id not in known)]


def _report(scene: Scene, fact: Fact, chosen: Chosen, made: list[Candidate], dropped: list[Dropped]) -> FactReport:
    name = f"{scene.visit.id}/{fact.id}"
    report = FactReport(name, fact.type, chosen.asked_by.get(name, []))
    if not report.asked_by:
        report.why_not = _why_not(scene, fact, name, chosen, made, dropped)
    return report


def _sentence(doc: str) -> str:
    """The first sentence of a gate's description, as a report says it."""
    return " ".join(doc.split()).rstrip(".")


def _why_not(scene: Scene, fact: Fact, name: str, chosen: Chosen, made: list[Candidate], dropped: list[Dropped]) -> str:
    if fact.held:
        return f"kept and not asked: {fact.held}"
    if fact.conflict:
        return f"sources disagree: {fact.conflict}"
    if name in chosen.merged:
        return f"asked once, by {chosen.merged[name]}"
    mine = {c.question.id for c in made if name in c.facts}
    broken = list(dict.fromkeys(d.rule for d in dropped if d.id in mine))
    if broken:
        return "every question of it broke a rule: " + ", ".join(broken)
    if not scene.cited(fact):
        return "its evidence cannot be read, or is longer than a passage may be"
    if name in chosen.unbalanced:
        return "only a true statement could be made of it, and the bank has enough of those"
    if mine:
        return "its questions repeat others"
    gate = next((g for g in GATES if fact.slots and all(g(scene, fact, slot, "short") for slot in fact.slots)), None)
    if gate:
        return "not worth a question: " + _sentence(gate.__doc__ or gate.__name__)
    return "nothing in it has one sure answer with fair options"
