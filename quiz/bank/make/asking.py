"""What every maker needs: ids, evidence, explanation, tags, and the stems that fit a fact."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from quiz.bank import spoken
from quiz.bank.deck import digest
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.make import naming, nations
from quiz.bank.make.index import PERSONAL, slot_kind, values
from quiz.bank.make.phrases import document_phrase, the_place
from quiz.bank.make.sameness import plain, same, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import is_description, is_part, lead, statement
from quiz.bank.make.telling import Telling, bare_amount, done
from quiz.bank.make.template import Template
from quiz.bank.make.worth import is_worth
from quiz.bank.question import Generated, Level
from quiz.citation import Evidence
from quiz.feed.model import Fact

# elsewhere it is always the visitor who arrives and attends, and asking for him is no question
_ABOUT_VISITOR = frozenset({"visit", "statement", "quote", "gift", "award", "speech", "cancel", "postpone", "announce", "role"})


class Candidate(NamedTuple):
    """A question that could stand in the bank. `facts` are those that it asks about, the first of them as its origin."""

    question: AnyQuestion
    facts: tuple[str, ...]
    slot: str
    weight: float
    key: str  # folded, to find two questions with one answer from one fact


class Stem(NamedTuple):
    """A question in words, and the slots that it tells."""

    text: str
    shown: set[str]
    rule: str


def ask_slots(scene: Scene, fact: Fact) -> list[str]:
    """Slots that the wording asks of this fact and that the fact fills."""
    asked = scene.wording.of(fact.type)
    named = dict.fromkeys([*asked.asks, *asked.which, *asked.names])
    slots = dict.fromkeys(bare_slot(name) for name in named)
    return [slot for slot in slots if values(fact, slot)]


_VARIANTS = ("_described", "_part", "_done")


def bare_slot(name: str) -> str:
    """The slot that a list of stems asks for, whatever its variant."""
    return next((name.removesuffix(v) for v in _VARIANTS if name.endswith(v)), name)


def _variant(scene: Scene, fact: Fact) -> str:
    """Which stems fit: of an office that a report only mentions, of somebody who took part, of a figure that counts a deed."""
    return "_described" if is_description(scene, fact) else "_part" if is_part(scene, fact) else "_done" if done(fact) else ""


def stems(scene: Scene, fact: Fact, slot: str, group: str = "asks") -> Iterator[Stem]:
    """Stems of one group of the wording that fit what is known of the fact, none of which tells the key."""
    entries: dict[str, list[str]] = getattr(scene.wording.of(fact.type), group)
    name = slot + _variant(scene, fact)
    keys = values(fact, slot)
    for number, text in enumerate(entries.get(name, ())):
        text = _date_words(text, keys[0]) if slot_kind(fact, slot) == "date" else text
        telling = Telling(scene, fact, slot)
        said = telling.fill(Template(lead(scene, fact, text) + text)) if askable(fact) else None
        if said and fact.type == "statement" and slot == "speaker" and len(keys) == 1 and nations.is_country(keys[0]):
            said = said.replace(", who ", ", which country ", 1)
        if said and not any(tells(said, key) for key in keys):
            yield Stem(spoken.sentence(said), telling.shown, f"{fact.type}.{name}" + (f".{number + 1}" if number else ""))


_LOOSE = re.compile(r"(?i)\b(?:it|they|them|this|these|those|here|such(?! as)|likewise|do(?:ing)? so|the (?:latter|former))\b")

_LOOSE_OF_SEVERAL = re.compile(r"(?i)\b(?:it|this|these|those|here|such(?! as)|likewise|do(?:ing)? so|the (?:latter|former))\b")


def askable(fact: Fact) -> bool:
    """Whether a statement can be understood without the sentence before it."""
    loose = _LOOSE_OF_SEVERAL if len(values(fact, "speaker")) > 1 else _LOOSE
    return not any(loose.search(p) for p in values(fact, "predicate"))


def _date_words(text: str, key: str) -> str:
    asked = {1: "in which year", 2: "in which month"}.get(spoken.precision(key))
    if not asked:
        return text
    # of a month nobody knows whether the visit began or ended in it
    return re.sub(r"\b(?:begin|end)(?=[|>?])", "take place", text.replace("on which date", asked))


def tells(stem: str, key: str) -> bool:
    """Whether the stem holds the key, or so much of it that no doubt is left."""
    wanted = words(key)
    there = set(words(stem))
    if not wanted:
        return plain(key) in plain(stem)
    hits = sum(w in there for w in wanted)
    return hits == len(wanted) or (len(wanted) > 3 and hits > 0.7 * len(wanted))


def option_text(fact: Fact, slot: str, value: str) -> str:
    """A value as an answer or option stands."""
    kind = slot_kind(fact, slot)
    if kind == "date":
        return spoken.date(value)
    if kind == "number" and slot == "n" and fact.type == "figure":
        return bare_amount(fact, value)
    if kind == "number" and fact.type in ("ordinal", "anniversary"):
        return spoken.ordinal(value)
    if kind == "visit-kind":
        return capital(spoken.article(naming.noun_of(value)))
    if kind == "office":
        return value[:1].upper() + value[1:]
    if kind == "place":
        return capital(the_place(value)) if the_place(value) == value else value
    if kind == "document":
        return capital(value if sum(w[:1].isupper() for w in value.split()) >= 2 else document_phrase(value))
    if kind in PERSONAL or kind in ("city", "country"):
        return value
    return capital(value) if kind in ("event", "text", "topics") else value


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def mint(scene: Scene, fact_id: str, slot: str, kind: str) -> str:
    """A readable id from visit, fact, slot and type."""
    return slug("-".join(filter(None, (scene.visit.id, fact_id, slot, _KIND_SHORT.get(kind, kind)))))


_KIND_SHORT = {"true-false": "tf"}


def slug(text: str) -> str:
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9-]+", "-", plain(text))).strip("-")


def evidence_for(scene: Scene, fact: Fact, keys: Iterable[str] = ()) -> list[Evidence]:
    """The fact's evidence, passages that hold the key first. Where one holds it, those that hold none of it are left out."""
    cited = scene.cited(fact)
    holding = [e for e in cited if any(holds(e.passage, key) for key in keys)]
    return holding or cited


def holds(passage: str, key: str) -> bool:
    """Whether the passage names the key, in whole or by most of its words."""
    wanted = set(words(key))
    there = set(words(passage))
    return bool(wanted) and sum(_present(w, there) for w in wanted) >= max(1, round(0.5 * len(wanted)))


def _present(word: str, there: set[str]) -> bool:
    return word in there or any(len(w) > 4 and len(word) > 4 and w[:5] == word[:5] for w in there)


def level_of(fact: Fact) -> Level:
    return "understand" if fact.type in ("statement", "quote", "topics") or fact.modality != "happened" else "remember"


def common(scene: Scene, fact: Fact, slot: str, kind: str, rule: str, keys: Iterable[str] = ()) -> dict[str, Any]:
    """The fields that all types share, for a question about one slot of one fact."""
    asked = scene.wording.of(fact.type)
    tags = [*asked.tags, *({"planned": ["plans"], "cancelled": ["plans"]}.get(fact.modality, []))]
    return {
        "id": mint(scene, fact.id, slot, kind),
        "explanation": explanation(scene, fact),
        "evidence": evidence_for(scene, fact, keys) if slot_kind(fact, slot) != "date" else evidence_for(scene, fact),
        "tags": list(dict.fromkeys(tags)),
        "level": level_of(fact),
        "generated": Generated(source=f"{scene.visit.id}/{fact.id}", slot=slot, rule=rule),
    }


def explanation(scene: Scene, fact: Fact) -> str:
    """The fact in a sentence, and who reports it."""
    said = statement(scene, fact) or ""
    told = [e for e in fact.evidence if e.source in scene.sources]
    if fact.modality == "happened":  # a report from before the visit told of a plan
        told = [e for e in told if not scene.is_before(e.source)] or told
    publishers = dict.fromkeys(scene.sources[e.source].publisher for e in told if scene.sources[e.source].publisher)
    named = [p for p in publishers if p not in said]
    return f"{said} ({', '.join(named)})" if said and named and len(publishers) == len(named) else said


def candidate(scene: Scene, fact: Fact, slot: str, question: AnyQuestion, key: str, weight: float = 0.0) -> Candidate | None:
    """The question with its digest, ready for selection; None where nothing can be cited for it."""
    if not is_worth(scene, fact, slot, question.KIND) or not _ends(question):
        return None
    if not question.evidence or is_no_news(scene, fact, slot) or (slot == "means" and "same" in values(fact, slot)[0].split()):
        return None
    base = scene.wording.of(fact.type).weight + min(2, len({e.source for e in fact.evidence}) - 1) + weight
    return Candidate(signed(question), (f"{scene.visit.id}/{fact.id}",), slot, base, plain(key))


def _ends(question: AnyQuestion) -> bool:
    """Whether what is to be judged or filled in is whole: a statement that breaks off proves nothing."""
    return not re.search(r"…[.?]*$", getattr(question, "text", "") or question.prompt)


def names_one_guest(scene: Scene, fact: Fact, slot: str) -> bool:
    """Whether a question without options may ask for the visitor: many are in a country on one day, but one on a state visit."""
    return fact.type != "visit" or slot != "visitor" or scene.visit.kind in ("state", "official")


def is_no_news(scene: Scene, fact: Fact, slot: str) -> bool:
    """Whether the answer would be the visitor in a matter where everybody knows that."""
    if (
        slot == "speaker"
        and fact.type in ("statement", "quote")
        and any(same(v, scene.source(fact).publisher or "-") for v in values(fact, slot))
    ):
        return True  # that a publisher says what stands in its own report
    return (
        fact.type not in _ABOUT_VISITOR
        and slot_kind(fact, slot) in PERSONAL
        and any(same_person(v, scene.visit.visitor.name) for v in values(fact, slot))
    )


def signed(question: AnyQuestion) -> AnyQuestion:
    """The question with the digest of what a learner sees."""
    assert question.generated is not None
    return msgspec.structs.replace(question, generated=msgspec.structs.replace(question.generated, digest=digest(question)))
