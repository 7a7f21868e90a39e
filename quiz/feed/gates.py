"""Reasons to hold a fact back, each with a name that the report shows.

Frames and details already hold what they see to be unsure (`Candidate.gate`); these look at the whole candidate.
"""

import functools
import re
from collections.abc import Callable

import msgspec

from quiz.feed.chunks import noun_class
from quiz.feed.facttypes import BY_NAME
from quiz.feed.match import Candidate


class Context(msgspec.Struct, frozen=True, dict=True):
    """What a gate may know: the sentence, its section, and when the document was published."""

    text: str
    section: str
    published: str
    people: frozenset[str] = frozenset()

    @functools.cached_property
    def unsure(self) -> "re.Match[str] | None":
        """A word that makes a condition of what is told."""
        return _CONDITION.search(self.text)

    @functools.cached_property
    def hearsay(self) -> "re.Match[str] | None":
        """A word that tells it as hearsay."""
        return _HEARSAY.search(self.text)

    @functools.cached_property
    def refuted(self) -> int:
        """Where what somebody denies, what a rumour says, or what neither of two did begins; the text's length where nothing does."""
        found = _REFUTED.search(self.text)
        return found.end() if found else len(self.text)

    @functools.cached_property
    def called_off(self) -> bool:
        """Whether the sentence goes on to say that it came to nothing."""
        return bool(_CAME_TO_NOTHING.search(self.text))


_REFUTED = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed)?|disput(?:es?|ed)|refut(?:es?|ed)|dismiss(?:es|ed)?|reject(?:s|ed)?|rule[sd]? out)\b"
    r"[^.;]{0,60}?\bthat\b|(?:^|\b(?:the|an?|no|such|of|about|to|with|on|despite|amid|by|media|press|newspaper|earlier) )"
    r"(?:rumou?rs?|reports?|allegations?|suggestions?|speculation|claims?|idea|fears?) that\b|\bneither\b(?=[^,;]*\bnor\b)"
)
_CAME_TO_NOTHING = re.compile(
    r"(?i)\bbut\b[^.;]*\b(?:cancell?ed|called off|postponed|abandoned|dropped|fell through|(?:did not|never) (?:take|took|happen))"
)
_CONDITION = re.compile(r"\b(?:if|unless|had \w+ not|were to|whether|would have|hoped to|refused to|failed to|declined to|in case)\b", re.I)
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|rumou?red|supposedly)\b", re.I)


Gate = Callable[[Candidate, Context], bool]


def _missing_slot(c: Candidate, _: Context) -> bool:
    return any(not c.slots.get(slot) for slot in BY_NAME[c.type].needs)


def _unnamed(c: Candidate, _: Context) -> bool:
    return any(value == "" or (isinstance(value, list) and "" in value) for value in c.slots.values())


def _same_person_twice(c: Candidate, _: Context) -> bool:
    for one, other in (("host", "visitor"), ("a", "b"), ("giver", "recipient"), ("person", "visitor")):
        first, second = c.slots.get(one), c.slots.get(other)
        if first and second and set(_listed(first)) & set(_listed(second)):
            return True
    return False


def _conditional(c: Candidate, context: Context) -> bool:
    if c.type in _SAID:
        return False
    if c.at > c.start and context.refuted <= c.at - c.start:
        return True  # "denied that he had met X", "The rumour that X had met Y was wrong"
    if c.modality == "planned" and context.called_off:
        return True  # "was expected to sign, but the ceremony was cancelled"
    hearsay = context.hearsay
    # "When she visited India, the streets were reportedly packed": another clause's hearsay
    apart = hearsay is not None and 0 < c.at - c.start < hearsay.start() and "," in context.text[c.at - c.start : hearsay.start()]
    return bool(context.unsure or (hearsay and not apart))


def _no_gift(c: Candidate, _: Context) -> bool:
    """`presented her with the Medal of Freedom`: an honour, and no gift."""
    return c.type == "gift" and bool(
        re.search(r"\b(?:medal|order|award|prize|decoration|legion|doctorate)\b", str(c.slots.get("gift", "")), re.I)
    )


def _after_publication(c: Candidate, context: Context) -> bool:
    """Told as done on a day after the document appeared."""
    if c.modality != "happened" or len(context.published) < 10 or c.type in _SAID:
        return False
    dates = [str(c.slots.get(k, "")) for k in ("date", "start")]
    return any(len(d) == 10 and d[:4].isdigit() and d > context.published for d in dates)


def _no_honour(c: Candidate, _: Context) -> bool:
    """`presented him with a carved stool`: a gift, and no award."""
    if c.frame != "award.active":
        return False
    told = set(re.findall(r"[a-z]{2,}", str(c.slots.get("award", "")).lower()))
    return bool(told) and not told & {word for noun in noun_class("award") for word in noun.split()}


def _on_the_way(c: Candidate, context: Context) -> bool:
    """`En route from the airport the guest was accompanied by the cardinal`: who shows a guest round is not of his party."""
    return c.type == "accompany" and bool(_UNDERWAY.search(context.text))


_UNDERWAY = re.compile(
    r"(?i)\b(?:en route|on the way|during the (?:ride|drive|walk|tour|flight)|motorcade|"
    r"through the (?:streets|city|town|palace|museum|exhibition)|"
    r"to the (?:palace|hotel|residence|embassy|airport)|toured)\b"
)


def _question(_: Candidate, context: Context) -> bool:
    return context.text.rstrip().endswith("?")


def _group_of_two(c: Candidate, _: Context) -> bool:
    """A meeting of one with himself, or with somebody whom the register does not know."""
    return c.type in {"meet", "talks", "press"} and bool(c.slots.get("b")) and c.slots.get("a") in _listed(c.slots["b"])


_SAID = frozenset({"statement", "quote", "role", "anniversary", "membership", "ordinal", "figure", "topics", "background"})
_SHOWN = re.compile(r"[\[\]{}<>|\\]|\.\.\.|…")


def _broken_text(c: Candidate, _: Context) -> bool:
    return any(_SHOWN.search(v) for value in c.slots.values() for v in _listed(value))


def _hanging_title(c: Candidate, _: Context) -> bool:
    """A document or an event whose name stops at a preposition, or is no more than "agreement"."""
    for slot in ("doc", "event", "of", "award", "gift", "audience"):
        if slot == "of" and c.frame == "figure.amount":
            continue  # "the programme that they will partner on"
        value = c.slots.get(slot)
        if isinstance(value, str) and value and (value.split()[-1].lower() in _HANGING or len(value.split()) > 80):
            return True
    return False


_HANGING = frozenset(["of", "on", "and", "for", "the", "to", "in", "between", "with", "a", "an", "his", "her", "by", "at", "from"])


def _pronoun_in_slot(c: Candidate, _: Context) -> bool:
    if c.frame == "figure.amount":
        return False  # "the money that LS Group will invest": the relative clause is meant, and its own gate looks into it
    for slot in ("doc", "event", "of", "award", "gift", "audience", "place"):
        value = c.slots.get(slot)
        if isinstance(value, str) and re.search(
            r"\b(?:he|she|it|they|him|their|his|her|its|this|that|these|our|which|whose)\b", value, re.I
        ):
            return True
    return False


GATES: tuple[tuple[str, Gate], ...] = (
    ("slot missing", _missing_slot),
    ("name unsure", _unnamed),
    ("same person twice", _same_person_twice),
    ("condition", _conditional),
    ("date after publication", _after_publication),
    ("no honour", _no_honour),
    ("no gift", _no_gift),
    ("shown round", _on_the_way),
    ("question", _question),
    ("group", _group_of_two),
    ("broken text", _broken_text),
    ("title overruns", _hanging_title),
    ("pronoun", _pronoun_in_slot),
)


def first_gate(candidate: Candidate, context: Context, off: frozenset[str] = frozenset()) -> str:
    """The name of the first gate that the candidate meets, empty where it passes all. `off` switches gates off, for tests."""
    if candidate.gate and candidate.gate not in off:
        return candidate.gate
    return next((name for name, gate in GATES if name not in off and gate(candidate, context)), "")


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
