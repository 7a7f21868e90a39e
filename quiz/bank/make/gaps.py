"""Sentences with a gap: our own sentence of a fact, and, where quotation is allowed, the source's."""

import re
from collections.abc import Iterator

from quiz.bank import spoken
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.make import naming, nations
from quiz.bank.make.answers import accepted
from quiz.bank.make.asking import Candidate, askable, candidate, common, evidence_for, mint, names_one_guest, option_text
from quiz.bank.make.index import slot_kind, values
from quiz.bank.make.rivals import is_unique
from quiz.bank.make.sameness import plain
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import statements
from quiz.bank.make.telling import bare_amount
from quiz.bank.question import Generated
from quiz.citation import Evidence
from quiz.feed.model import Fact

_ORDER = (
    "host",
    "b",
    "speaker",
    "person",
    "place",
    "event",
    "date",
    "n",
    "city",
    "text",
    "visitor",
    "award",
    "gift",
    "office",
    "means",
    "by",
    "audience",
)
OPEN_LIST = re.compile(r"\b(?:including|such as|among others|and others|and other|along with|e\.g\.|like)\b", re.I)
_LOOSE_START = re.compile(
    r"^(?:he|she|it|they|this|these|those|that|his|her|their|its|but|and|however|also|there|such|both|in addition|additionally|"
    r"meanwhile|(?:in|during) the (?:morning|afternoon|evening)|at (?:noon|night)|later|earlier|then|next|afterwards?|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:yester|to)day|tonight|last|the (?:same|next|following|previous))\b"
    r"|\b(?:just|recently|now|ago|today|yesterday|tomorrow) \w|\b(?:yesterday|today|tomorrow|ago)[.,]",
    re.I,
)
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]{2,30}(?:, [A-Z][a-z]+\.? \d{1,2})?(?: \([\w ]+\))? ?(?:--|—|–|-) ?")
_LONGEST_GAP = 5
SENTENCE = range(7, 46)


def own_gaps(scene: Scene) -> Iterator[Candidate]:
    """Our own sentence with the value of one slot left out, where only one filling makes it true."""
    for fact in filter(askable, scene.facts):
        if fact.type == "visit" and fact.aside:
            continue
        for slot in _ORDER:
            found = values(fact, slot)
            counted = fact.type in ("ordinal", "anniversary", "figure")
            if slot == "event" and (fact.type == "attend" or (len(found) == 1 and " " not in found[0])):
                continue  # a lunch or a dinner: others fit as well, and the parade belongs to the celebrations
            if fact.type == "quote" and slot == "text":
                continue  # whoever knows the words by heart is no better a reader
            if len(found) == 1 and (slot == "n" or not counted) and names_one_guest(scene, fact, slot):
                made = _own(scene, fact, slot, found[0])
                if made:
                    yield made


def _own(scene: Scene, fact: Fact, slot: str, value: str) -> Candidate | None:
    kept: list[str] = []

    def mark(name: str, text: str) -> str:
        if name != slot or kept:
            return text
        before, core, after = _core(fact, slot, value, text)
        kept.append(core)
        return f"{before}{gap(core, hint_of(scene, fact, slot, value))}{after}"

    for text, shown in statements(scene, fact, bare=frozenset({slot}), mark=mark):
        if (
            slot in shown
            and kept
            and sound_gap(kept[0])
            and "{{c1::" in text
            and not _tells_again(text, kept[0])
            and is_unique(scene, fact, slot, shown)
        ):
            shared = common(scene, fact, slot, "cloze", f"{fact.type}.gap", [value])
            accept = accepted(fact, slot, value, kept[0], scene.index, scene.visit)
            shared["explanation"] = ""
            return candidate(
                scene, fact, slot, Cloze(prompt="Fill the gap.", text=text, accept=accept, **shared), option_text(fact, slot, value)
            )
        kept.clear()
    return None


def _core(fact: Fact, slot: str, value: str, text: str) -> tuple[str, str, str]:
    """The part of a phrase that is left out: "on [7 May 2025]", "at the [Kremlin]"."""
    wanted = spoken.date(value) if slot_kind(fact, slot) == "date" else value
    amount = bare_amount(fact, value) if fact.type == "figure" else wanted
    for core in (amount, wanted, spoken.ordinal(value), value):
        at = text.find(core)
        if at >= 0:
            return text[:at], core, text[at + len(core) :]
    return "", text, ""


def gap(answer: str, hint: str) -> str:
    return f"{{{{c1::{answer}{'::' + hint if hint else ''}}}}}"


def hint_of(scene: Scene, fact: Fact, slot: str, value: str) -> str:
    """What kind of thing is missing."""
    kind = slot_kind(fact, slot)
    hints = scene.wording.hints
    if fact.type in ("ordinal", "anniversary") and slot == "n":
        return hints["ordinal"]
    if kind == "persons":
        return hints["person"]
    if kind == "text" and slot in hints:
        return hints[slot]
    if kind == "speaker" and nations.is_country(value):
        return hints["country"]
    if kind == "speaker":
        return hints["person"] if scene.index.is_person(value) else hints["speaker"]
    return hints.get(kind, "")


def sound_gap(answer: str) -> bool:
    """Whether an answer can be typed into a gap."""
    return 0 < len(answer.split()) <= _LONGEST_GAP and not any(mark in answer for mark in ("{{", "}}", "::"))


def _tells_again(text: str, answer: str) -> bool:
    """Whether the rest of the sentence holds the answer, or a text of the feed looks like a gap of its own."""
    rest = re.sub(r"\{\{c1::.*?\}\}", "_", text, flags=re.S)
    return "{{" in rest or "}}" in rest or plain(answer) in plain(rest)


def source_gaps(scene: Scene) -> Iterator[Candidate]:
    """The source's own sentence with a gap: only where long quotation is allowed."""
    if scene.verbatim is not None and scene.verbatim < SENTENCE.start:
        return
    for fact in scene.facts:
        if fact.type == "background":
            continue  # what a text mentions by the way is no question about the visit
        slots = ("n", "event", "place", "doc", "org", "award")
        for slot in slots:
            found = values(fact, slot)
            if len(found) == 1 and not (slot == "event" and " " not in found[0]):
                made = _of_source(scene, fact, slot, found[0])
                if made:
                    yield made
                    break


def _of_source(scene: Scene, fact: Fact, slot: str, value: str) -> Candidate | None:
    for evidence in evidence_for(scene, fact, [value]):
        sentence = _sentence(evidence, value)
        if not sentence or not sound_gap(value) or OPEN_LIST.search(sentence[max(0, sentence.find(value) - 60) : sentence.find(value)]):
            continue
        at = sentence.find(value)
        hint = hint_of(scene, fact, slot, value)
        text = sentence[:at] + gap(value, hint) + sentence[at + len(value) :]
        if _tells_again(text, value) or "{{" in sentence:
            continue
        source = scene.sources.get(evidence.source)
        prompt = spoken.sentence(f"fill the gap, as told in {naming.report(source)} on {scene.name}") if source else ""
        question = Cloze(
            prompt=prompt, text=text, accept=accepted(fact, slot, value, value, scene.index, scene.visit), evidence=[evidence],
            id=mint(scene, fact.id, slot, "source-cloze"), tags=scene.wording.of(fact.type).tags, level="remember",
            generated=Generated(source=f"{scene.visit.id}/{fact.id}", slot=slot, rule=f"{fact.type}.source-gap"),
        )  # fmt: skip
        return candidate(scene, fact, slot, question, option_text(fact, slot, value), -1.0)
    return None


def _sentence(evidence: Evidence, value: str) -> str:
    """The evidence as one sentence that stands by itself; empty where it does not."""
    text = " ".join(evidence.passage.split())
    text = _DATELINE.sub("", text)
    if len(text.split()) not in SENTENCE or text.count(value) != 1 or not text[:1].isupper() or text[-1:] not in '.!?”"':
        return ""
    if _LOOSE_START.search(text) or re.search(r"[.!?] [A-Z]", text):
        return ""
    return text
