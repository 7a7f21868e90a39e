"""A sentence as typed chunks: people, dates, places, numbers, quotations, verb groups, and the words between."""

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any, Literal

import msgspec

from quiz import yamltext
from quiz.feed.dates import DateSpan
from quiz.feed.names import Mention
from quiz.feed.numbers import NumberSpan
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence
from quiz.feed.tokens import Token, tokens
from quiz.feed.verbs import VerbForm, forms

Kind = Literal["person", "pronoun", "group", "date", "place", "number", "quote", "verb", "word", "mark"]


class VerbGroup(msgspec.Struct, frozen=True):
    """A verb with its helpers. `voice` active or passive; `time` past, future, present, infinitive, participle; `hold` names
    what keeps it from being read as settled (a modal, a negation, a condition)."""

    readings: tuple[VerbForm, ...]
    voice: Literal["active", "passive"]
    time: Literal["past", "future", "present", "infinitive", "participle"]
    hold: str = ""
    pluperfect: bool = False
    _lemmas: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "_lemmas", frozenset([r.lemma for r in self.readings]))

    def lemmas(self) -> frozenset[str]:
        """The verbs that this may be a form of; asked of every verb by nearly every finder."""
        return self._lemmas


class Chunk(msgspec.Struct, frozen=True):
    """One chunk `start:end` (offsets in the document). `value` depends on the kind."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Mention | DateSpan | PlaceSpan | NumberSpan | VerbGroup | str | None = None
    lower: str = ""

    @property
    def verb(self) -> VerbGroup:
        assert isinstance(self.value, VerbGroup)
        return self.value


class Parts(list[Chunk]):
    """The chunks of one sentence, with what finder after finder asks of them, told once; not to be changed once it is made."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        super().__init__(chunks)
        self.bound: dict[int, Any] = {}  # index of a verb -> its clause, as far as clauses were asked for

    @functools.cached_property
    def verbs(self) -> list[tuple[int, VerbGroup]]:
        """Each verb group with its index."""
        return [(i, c.value) for i, c in enumerate(self) if isinstance(c.value, VerbGroup)]

    @functools.cached_property
    def lemmas(self) -> frozenset[str]:
        """What its verbs may be forms of."""
        return frozenset([lemma for _, group in self.verbs for lemma in group.lemmas()])

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """The chunks in small letters."""
        return frozenset([c.lower for c in self])

    @functools.cached_property
    def kinds(self) -> frozenset[Kind]:
        """Which kinds of chunks there are."""
        return frozenset([c.kind for c in self])

    def having(self, words: frozenset[str]) -> list[int]:
        """The indexes of the chunks that are one of these words."""
        return [] if words.isdisjoint(self.words) else [i for i, c in enumerate(self) if c.lower in words]

    def told_by(self, lemmas: frozenset[str]) -> list[int]:
        """The indexes of the verb groups that may be one of these verbs."""
        return [] if lemmas.isdisjoint(self.lemmas) else [i for i, group in self.verbs if not lemmas.isdisjoint(group.lemmas())]


def _chunk(kind: Kind, start: int, end: int, text: str, value: Any = None) -> Chunk:
    return Chunk(kind, start, end, text, value, text.lower())


@functools.cache
def noun_class(name: str) -> frozenset[str]:
    """The nouns of a class of nouns.yaml."""
    file = resources.files("quiz.feed.lexicon") / "nouns.yaml"
    return frozenset(yamltext.parse(file.read_text(encoding="utf-8"), "nouns.yaml").data["classes"][name])


PRONOUNS = frozenset(["he", "she", "him", "her", "they", "them", "we", "us", "it", "himself", "herself", "themselves"])
_GROUP_STARTS = frozenset(["the", "both", "two"])
ADVERBS = frozenset(
    [
        "also",
        "then",
        "later",
        "again",
        "jointly",
        "both",
        "already",
        "now",
        "recently",
        "only",
        "just",
        "even",
        "still",
        "soon",
        "first",
        "finally",
        "together",
        "warmly",
        "personally",
        "publicly",
        "officially",
        "formally",
        "subsequently",
        "today",
        "yesterday",
        "once",
        "further",
        "earlier",
        "always",
        "never",
        "not",
        "all",
        "thus",
        "therefore",
        "instead",
        "twice",
        "repeatedly",
        "strongly",
        "firmly",
        "clearly",
        "briefly",
        "alone",
    ]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am"])
_HAVE = frozenset(["has", "have", "had", "having"])
_FUTURE = frozenset(["will", "shall", "'ll"])
_MODAL = frozenset(["would", "may", "might", "could", "can", "should", "must", "cannot"])
_NOT = frozenset(["not", "never", "n't", "hardly", "nor"])
_HELPERS = _BE | _HAVE | _FUTURE | _MODAL | _NOT
_BEFORE_BASE = _FUTURE | _MODAL | {"to", "PLAN"}
_TO_PLAN = frozenset(
    [
        "expected",
        "due",
        "scheduled",
        "set",
        "planned",
        "slated",
        "poised",
        "anticipated",
        "going",
        "about",
        "supposed",
        "bound",
        "expecting",
    ]
)
_DESCRIBING = frozenset(
    "organised organized united shared renewed increased improved advanced sustained continued armed limited skilled".split()
)
_MEETING_WHOM = frozenset(["after", "before", "when", "while", "upon", "by", "without", "since", "besides", "and", "following"])
_PLAN_VERBS = frozenset(["plans", "plan", "planned", "intends", "intend", "intended", "hopes", "hope", "agrees"])
_NOUN_BEFORE = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "for",
        "no",
        "any",
        "some",
        "each",
        "every",
        "state",
        "official",
        "working",
        "first",
        "second",
    ]
)


def chunks(sentence: Sentence, mentions: list[Mention], dates: list[DateSpan], places: list[PlaceSpan], numbers: list[NumberSpan]) -> Parts:
    """Chunk one sentence. People win over places, places over dates, dates over numbers; quotations are opaque."""
    words = tokens(sentence.text, sentence.start)
    taken: dict[int, Chunk] = {}  # first token index -> chunk
    covered: set[int] = set()
    spans: list[tuple[Kind, int, int, object]] = [("quote", a, b, None) for a, b in quotations(sentence)]
    spans += [("person", m.start, m.end, m) for m in mentions]
    spans += [("place", p.start, p.end, p) for p in places]
    spans += [("date", d.start, d.end, d) for d in dates]
    spans += [("number", n.start, n.end, n) for n in numbers]
    groups = _groups(words) if numbers else set()
    for kind, start, end, value in spans:
        inside = range(bisect.bisect_left(words.starts, start), bisect.bisect_left(words.starts, end))
        while inside and words[inside[-1]].end > end:
            inside = inside[:-1]  # a span that ends inside of a word
        if not inside or not covered.isdisjoint(inside):
            continue
        if kind == "number" and not groups.isdisjoint(inside):
            continue  # "the two leaders" are no number
        covered.update(inside)
        at = inside[0]
        if kind == "person" and at and words[at - 1].text == "The" and at > 1 and at - 1 not in covered:
            inside = range(at - 1, inside.stop)  # "The Emperor Naruhito and The Empress Masako": a capital letter out of respect
            covered.add(at - 1)
        text = sentence.text[words[inside[0]].start - sentence.start : words[inside[-1]].end - sentence.start]
        taken[inside[0]] = _chunk(kind, words[inside[0]].start, words[inside[-1]].end, text, value)
    return Parts(_with_verbs(sentence, words, taken, covered))


_GUEST_STARTS = frozenset({"the", "his", "her", "their"})
GUESTS = frozenset({"the guest", "the visitor", "his guest", "her guest", "his visitor", "her visitor", "their guest"})
COUPLES = frozenset(
    {"the couple", "the royal couple", "the presidential couple", "the imperial couple", "the guests", "the visitors", "their guests"}
)
OFFICES = frozenset(
    f"the {office}"
    for office in ("president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "pope", "sultan", "emir", "monarch")
)
_DESCRIBED = GUESTS | COUPLES | OFFICES
_DESCRIBED_SECOND = frozenset(phrase.split()[1] for phrase in _DESCRIBED)


def _description(words: Sequence[Token], index: int) -> int:
    """The length of `the guest`, `the royal couple` or `the president`, 0 where it is part of a longer phrase ("the guest house")."""
    if index + 1 >= len(words) or words[index + 1].lower not in _DESCRIBED_SECOND:
        return 0
    for size in (3, 2):
        if index + size > len(words) or " ".join(t.lower for t in words[index : index + size]) not in _DESCRIBED:
            continue
        following = words[index + size] if index + size < len(words) else None
        if following is None:
            return size
        longer = following.lower in {"of", "-", "house", "houses", "book", "list", "room", "'s", "'", "consort", "mother", "regent"}
        named = following.capital and following.is_word and words[index].lower == "the"
        return 0 if longer or named or following.lower.endswith(("center", "centre")) else size
    return 0


_QUOTE_MARK = re.compile('"')


def quotations(sentence: Sentence) -> list[tuple[int, int]]:
    """The stretches between quotation marks, marks included; an unclosed one runs to the end."""
    marks = [m.start() for m in _QUOTE_MARK.finditer(sentence.text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        pairs.append((marks[-1], len(sentence.text) - 1))
    return [(a + sentence.start, b + 1 + sentence.start) for a, b in pairs]


@functools.cache
def _verb_starts() -> frozenset[str]:
    """The words with which a verb group may begin."""
    return frozenset(forms()) | _HELPERS | _PLAN_VERBS | {"to", "look", "looks", "looking"}


@functools.cache
def _openers() -> frozenset[str]:
    """The words that may begin more than a chunk of their own, or are more than a word."""
    return _verb_starts() | _GROUP_STARTS | _GUEST_STARTS | PRONOUNS


def _with_verbs(sentence: Sentence, words: Sequence[Token], taken: dict[int, Chunk], covered: set[int]) -> list[Chunk]:
    found: list[Chunk] = []
    index = 0
    openers, verb_starts = _openers(), _verb_starts()
    while index < len(words):
        if index in taken:
            found.append(taken[index])
            while index in covered and (index + 1) not in taken and index + 1 < len(words) and words[index + 1].start < found[-1].end:
                index += 1
            index += 1
            continue
        token = words[index]
        if token.lower not in openers:
            found.append(Chunk("word" if token.is_word else "mark", token.start, token.end, token.text, None, token.lower))
            index += 1
            continue
        group = _verb_group(words, index, covered, found) if token.lower in verb_starts else None
        if group is not None:
            value, after = group
            text = sentence.text[token.start - sentence.start : words[after - 1].end - sentence.start]
            found.append(_chunk("verb", token.start, words[after - 1].end, text, value))
            index = after
            continue
        size = _group_size(words, index, covered) if token.lower in _GROUP_STARTS else 0
        if size:
            last = words[index + size - 1]
            text = sentence.text[words[index].start - sentence.start : last.end - sentence.start]
            found.append(_chunk("group", words[index].start, last.end, text, words[index + size - 1].lower))
            index += size
            continue
        described = _description(words, index) if token.lower in _GUEST_STARTS and index not in covered else 0
        if described and not covered.intersection(range(index, index + described)):  # "the visitor", as good as a pronoun
            last = words[index + described - 1]
            text = sentence.text[token.start - sentence.start : last.end - sentence.start]
            found.append(_chunk("pronoun", token.start, last.end, text))
            index += described
            continue
        kind: Kind = "pronoun" if token.lower in PRONOUNS else "word" if token.is_word else "mark"
        found.append(Chunk(kind, token.start, token.end, token.text, None, token.lower))
        index += 1
    return found


@functools.cache
def _group_nouns() -> frozenset[str]:
    """The words with which the noun of a group begins."""
    return frozenset(noun.split(" ")[0] for noun in noun_class("leaders") | noun_class("sides"))


def _groups(words: Sequence[Token]) -> set[int]:
    """The tokens of all groups."""
    return {i for at, t in enumerate(words) if t.lower in _GROUP_STARTS for i in range(at, at + _group_size(words, at, set()))}


def _group_size(words: Sequence[Token], index: int, covered: set[int]) -> int:
    """`the two leaders`, `both sides`, `the two heads of state`: its length in tokens, 0 where none starts here."""
    if words[index].lower not in _GROUP_STARTS:
        return 0
    at = index + 1
    while at < len(words) and words[at].lower in _GROUP_STARTS and at not in covered:
        at += 1
    if at >= len(words) or words[at].lower not in _group_nouns():
        return 0
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        noun = " ".join(t.lower for t in words[at : at + length])
        counted = any(t.lower in {"two", "both"} for t in words[index:at])
        if noun in noun_class("leaders") or (counted and noun in noun_class("sides")):
            return at + length - index
    return 0


def _verb_group(words: Sequence[Token], index: int, covered: set[int], before: list[Chunk]) -> tuple[VerbGroup, int] | None:
    """The verb group that starts at `index`, and the token index after it."""
    at = index
    helpers: list[str] = []
    while at < len(words) and at not in covered:
        low = words[at].lower
        if low in _HELPERS or (low == "to" and (helpers or _verb_after_to(words, at))):
            helpers.append(low)
        elif (low in _TO_PLAN and helpers and at + 1 < len(words) and words[at + 1].lower == "to") or (
            low in _PLAN_VERBS and at + 1 < len(words) and words[at + 1].lower == "to" and _verb_after_to(words, at + 1)
        ):
            helpers.append("PLAN")
        elif low == "look" or low == "looks" or low == "looking":
            forward = (
                [t.lower for t in words[at + 1 : at + 3]] == ["forward", "to"]
                and at + 3 < len(words)
                and words[at + 3].lower.endswith("ing")
            )
            if not forward:
                break
            helpers += ["PLAN", "GERUND"]
            at += 2
        elif helpers and (low in ADVERBS or low.endswith("ly")):
            pass
        else:
            break
        at += 1
    if at >= len(words):
        return None
    readings = _readings(words, at) if at not in covered else ()
    group = _judge(words, at, helpers, readings, before) if readings else None
    if group is None and helpers in (["will", "have"], ["to", "have"]) and at == index + 2:
        time: Literal["future", "infinitive"] = "future" if helpers[0] == "will" else "infinitive"
        return VerbGroup(_with(_readings(words, at - 1), "base"), "active", time), at  # "will have lunch"
    if group is None and helpers == ["had"] and at == index + 1:
        return VerbGroup(_with(_readings(words, index), "past"), "active", "past"), at  # "had talks": no helper of a further verb
    if group is None:
        return None
    return group, at + 1 + len(readings[0].particle.split())


def _verb_after_to(words: Sequence[Token], at: int) -> bool:
    following = at + 1
    while following < len(words) and (words[following].lower in ADVERBS or words[following].lower.endswith("ly")):
        following += 1
    if following >= len(words):
        return False
    return any(r.form == "base" for r in forms().get(words[following].lower, ())) or words[following].lower in {"be", "have"}


def _readings(words: Sequence[Token], at: int) -> tuple[VerbForm, ...]:
    """The readings of the word at `at`; those with a particle only where it follows, and then they alone."""
    readings = forms().get(words[at].lower, ())
    if not readings or not readings[0].particle:
        return readings  # those with a particle come first
    with_particle: list[VerbForm] = []
    bare: list[VerbForm] = []
    for reading in readings:
        particle = reading.particle.split()
        if particle == ["off"] and at + 2 < len(words) and words[at + 2].lower == "off" and words[at + 1].lower in PRONOUNS:
            bare.insert(0, msgspec.structs.replace(reading, particle=""))  # "saw him off"
        elif not particle:
            bare.append(reading)
        elif [t.lower for t in words[at + 1 : at + 1 + len(particle)]] == particle and (
            not with_particle or len(particle) == len(with_particle[0].particle.split())
        ):
            with_particle.append(reading)
    return tuple(with_particle or bare)


def _judge(words: Sequence[Token], at: int, helpers: list[str], readings: tuple[VerbForm, ...], before: list[Chunk]) -> VerbGroup | None:
    """Voice, time and hold, from the helpers and the form; None where the word is no verb here."""
    hold = "negation" if _NOT & set(helpers) or (at and words[at - 1].lower in _NOT) else ""  # "never said"
    plan = "PLAN" in helpers or bool(_FUTURE & set(helpers))
    plan = plan or (any(a in _BE and b == "to" for a, b in itertools.pairwise(helpers)))
    if plan and "had" in helpers:
        hold = hold or "former plan"  # "had intended to visit": it came to nothing, or to something that is told elsewhere
    modal = _MODAL & set(helpers)
    if modal:
        if modal == {"would"} and not _HAVE & set(helpers):
            plan = True
            hold = hold or "would"
        else:
            hold = hold or "modal"
    words_of = {r.form for r in readings}
    if helpers and set(helpers) <= _NOT and "past" in words_of:
        return VerbGroup(_with(readings, "past"), "active", "past", hold)  # "never said"
    if helpers:
        return _helped(helpers, readings, hold, plan)
    return _alone(words, at, readings, before, hold)


def _helped(helpers: list[str], readings: tuple[VerbForm, ...], hold: str, plan: bool) -> VerbGroup | None:
    """A verb with helpers: the nearest of them and the form decide."""
    words_of = {r.form for r in readings}
    nearest = next((h for h in reversed(helpers) if h not in _NOT), "")
    if nearest in _BE and "part" in words_of:
        return VerbGroup(
            _with(readings, "part"),
            "passive",
            "future" if plan else "infinitive" if helpers[0] == "to" else "present" if nearest in {"is", "are"} else "past",
            hold,
            "had" in helpers,
        )
    if nearest in _BE and "ing" in words_of:
        return VerbGroup(_with(readings, "ing"), "active", "future" if plan else "present", hold or "progressive")
    if nearest in _HAVE and "part" in words_of:
        return VerbGroup(_with(readings, "part"), "active", "future" if plan else "past", hold, "had" in helpers)
    if nearest == "GERUND" and "ing" in words_of:
        return VerbGroup(_with(readings, "ing"), "active", "future", hold)
    if nearest in _BEFORE_BASE and "base" in words_of:
        return VerbGroup(_with(readings, "base"), "active", "future" if plan else "infinitive" if nearest == "to" else "present", hold)
    return None


def _alone(words: Sequence[Token], at: int, readings: tuple[VerbForm, ...], before: list[Chunk], hold: str) -> VerbGroup | None:
    """A verb without helpers: past, participle or present, where its place is none of an adjective or a noun."""
    words_of = {r.form for r in readings}
    previous = words[at - 1].lower if at else ""
    adjective_place = _adjective_place(words, at)
    if "past" in words_of:
        following = words[at + 1] if at + 1 < len(words) else None
        if adjective_place and previous not in {"that", "this", "these", "those", "her"}:
            return None
        if previous in {"and", "or"} and words[at].lower in _DESCRIBING and following is not None and following.text.islower():
            return None  # "drug trafficking and organised crime"
        if "part" in words_of and following is not None and following.lower == "by":
            return VerbGroup(_with(readings, "part"), "passive", "participle", hold)
        return VerbGroup(_with(readings, "past"), "active", "past", hold)
    if "part" in words_of and not words_of & {"base", "s", "ing"}:
        return VerbGroup(_with(readings, "part"), "passive", "participle", hold)
    if "ing" in words_of:
        return _gerund(words, at, readings, before, hold)
    return None if adjective_place or words[at].capital else _present(readings, before, hold)


def _gerund(words: Sequence[Token], at: int, readings: tuple[VerbForm, ...], before: list[Chunk], hold: str) -> VerbGroup | None:
    """`arriving`, `welcoming X`: a participle, unless the word stands where a noun does."""
    previous = words[at - 1].lower if at else ""
    if words[at].lower == "meeting" and before and before[-1].kind in {"word", "number"} and previous not in _MEETING_WHOM:
        return None  # "held a private meeting with X"
    if previous in {"upon", "after", "while"} or (previous == "on" and at == 1):
        return VerbGroup(_with(readings, "ing"), "active", "participle", hold)  # "Upon arriving in Rome, she …"
    return None if _adjective_place(words, at) else VerbGroup(_with(readings, "ing"), "active", "participle", hold or "participle")


def _adjective_place(words: Sequence[Token], at: int) -> bool:
    """Whether the word before is one that a noun or an adjective follows."""
    return at > 0 and (words[at - 1].lower in _NOUN_BEFORE or words[at - 1].text == "'s")


_BEFORE_VERB = ADVERBS | {"and", ","}


def _present(readings: tuple[VerbForm, ...], before: list[Chunk], hold: str) -> VerbGroup | None:
    """A present form right behind a possible subject, or one that shares the helper of the verb before."""
    words_of = {r.form for r in readings}
    subject = before[-1] if before else None
    if subject is not None and subject.lower == "and" and "base" in words_of:
        earlier = next((c.verb for c in reversed(before) if c.kind == "verb"), None)
        if earlier is not None and earlier.time in {"future", "infinitive"} and earlier.voice == "active":
            return VerbGroup(_with(readings, "base"), "active", earlier.time, hold or earlier.hold)  # "will travel to X and meet Y"
    if subject is not None and subject.lower.endswith("ly"):  # "often visit", but "an official friendly visit"
        subject = next((c for c in reversed(before) if c.lower not in ADVERBS and not c.lower.endswith("ly")), None)
    if subject is not None and (subject.kind in {"person", "pronoun", "group", "place"} or subject.lower in _BEFORE_VERB):
        return VerbGroup(_with(readings, "s" if "s" in words_of else "base"), "active", "present", hold)
    return None


def _with(readings: tuple[VerbForm, ...], form: str) -> tuple[VerbForm, ...]:
    return tuple(r for r in readings if r.form == form)
