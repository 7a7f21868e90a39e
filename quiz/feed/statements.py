"""Who said what: statements and quotations, always somebody's claim."""

import functools
import re
from collections.abc import Iterator

import msgspec

from quiz.feed.chunks import ADVERBS, GUESTS, Chunk, Parts, noun_class
from quiz.feed.clauses import PREPOSITIONS, People, clause
from quiz.feed.lexicon import persons
from quiz.feed.match import Candidate, Resolve
from quiz.feed.model import SlotValue
from quiz.feed.places import PlaceSpan, country, with_article
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes, finite_forms

MAX_WORDS = 32

# a predicate with one of these depends on its surroundings
_DEICTIC = re.compile(
    r"\b(?:i|me|my|you|your|here|this|these|those|above|below|(?<!world )today(?!'s)|yesterday|tomorrow|now|such(?! as)|"
    r"the (?:former|latter)|"
    r"the (?:two|visit|trip|talks|meeting|summit|agreement|proposal|plan|statement)|both (?:sides|leaders|countries|nations))\b",
    re.I,
)
_THIRD = re.compile(r"\b(?:he|she|him|it|they|them|we|us|our|ours|his|her|hers|its|their|theirs)\b", re.I)
_PLURAL_FIRST = {"we": "they", "our": "their", "us": "them", "ours": "theirs", "ourselves": "themselves"}
_TRAILING = re.compile(
    r",? (?:according to|as quoted by|the report said)\b.*$|, (?:the |his |her |a )?[\w' ]{2,40} (?:said|says|added|reported|reports)$"
)
_CLAUSE_END = re.compile(
    r"(?:;|—| – |, (?:which|who|while|whereas|warning|adding|noting|saying|stressing|calling|where|but)\b|, as (?:well )?(?:he|she|they)\b)"
)


@functools.cache
def _speaking() -> frozenset[str]:
    return classes()["say"] | classes()["tell"] | classes()["praise"]


@functools.cache
def _speaking_or_calling() -> frozenset[str]:
    return _speaking() | classes()["calling"]


_ANY_SUBJECT = frozenset(
    [
        "say",
        "announce",
        "state",
        "declare",
        "add",
        "note",
        "confirm",
        "claim",
        "report",
        "urge",
        "warn",
        "condemn",
        "praise",
        "welcome",
        "call",
        "for",
        "call",
        "on",
        "insist",
        "deny",
        "reject",
        "accuse",
    ]
)


_TWO_LEADERS = re.compile(
    r"\b(?:the two|both(?: the)?) (?:leaders|presidents|heads of state|heads of government|prime ministers)\b(?!')", re.I
)
_TWO_COUNTRIES = re.compile(r"\b(?:the two|both(?: the)?) (?:countries|nations|sides|states)\b(?!'| of\b)", re.I)


class Official(msgspec.Struct, frozen=True):
    """Who speaks where the text says `we` or nobody: the publisher of a readout, or both sides of a joint statement."""

    publisher: str = ""
    sides: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()  # "the two leaders"
    countries: tuple[str, ...] = ()  # "the two countries"
    spokesperson: str = ""  # whom "the spokesperson" means

    def spelled_out(self, text: str) -> str:
        """The text with `the two leaders` and `both countries` named."""
        if len(self.pair) == 2:
            text = _TWO_LEADERS.sub(" and ".join(self.pair), text)
        if len(self.countries) == 2:
            text = _TWO_COUNTRIES.sub(" and ".join(with_article(c) for c in self.countries), text)
        return text


_INNER = frozenset(["say", "call", "describe", "write", "tell", "add", "warn", "argue", "claim", "ask", "reply", "answer"])


def find_phrases(chunks: Parts, resolve: Resolve, official: Official) -> Iterator[Candidate]:
    """The quoted words inside a statement: `told Cubans that he had come "to bury …"`, `called his stay "the week that changed the
    world"`."""
    for at in chunks.told_by(_speaking_or_calling()) if "quote" in chunks.kinds else ():
        chunk = chunks[at]
        if chunk.verb.time != "past" or chunk.verb.voice != "active" or chunk.verb.hold:
            continue
        quote = _phrase_behind(chunks, at)
        who = _speaker(chunks, at, resolve, official) if quote is not None else None
        if quote is None or who is None or who[1] or len(who[0]) != 1 or _relative(chunks, at):
            return
        text = quote.text.strip('" ,.')
        sentence_like = len(text.split()) > 40 or text.count('"')
        yield Candidate(
            "quote",
            {"speaker": who[0][0], "text": text},
            chunks[0].start,
            chunks[-1].end,
            "quote.phrase",
            speaker=who[0][0],
            gate="long quotation" if sentence_like else "",
        )
        return


def _phrase_behind(chunks: list[Chunk], at: int) -> Chunk | None:
    """The one quotation behind a verb of saying, with nobody else speaking in between; a whole quoted sentence is read elsewhere."""
    quotes = [c for c in chunks[at + 1 :] if c.kind == "quote"]
    if len(quotes) != 1 or not 3 <= len(quotes[0].text.split()) <= 40:
        return None
    end = chunks.index(quotes[0])
    between = chunks[at + 1 : end]
    if any(c.kind == "verb" and c.verb.lemmas() & _INNER for c in between) or any(c.text in {";", ":"} for c in between):
        return None
    if end == at + 1 or any(
        c.lower in {"song", "anthem", "titled", "entitled", "named", "essay", "book", "film", "poem", "banner", "slogan"} for c in between
    ):
        return None
    if any(c.kind == "person" for c in between) and any(c.kind == "verb" for c in between):
        return None  # "said that X had done what he called …"
    return quotes[0]


def find_statements(sentence: Sentence, chunks: Parts, resolve: Resolve, official: Official) -> Iterator[Candidate]:
    """The statements of one sentence; a quoted stretch makes a `quote`."""
    whole = _trailing(sentence, chunks, resolve, official) or _according(sentence, chunks, resolve, official)
    if whole is not None:
        yield whole
        return
    quoted_until = 0
    for at in chunks.told_by(_speaking()):
        chunk = chunks[at]
        if chunk.start < quoted_until or chunk.verb.time not in {"past", "present"} or chunk.verb.voice != "active":
            continue
        if chunk.verb.hold and chunk.verb.hold != "progressive":
            continue
        candidate = _statement(sentence, chunks, at, resolve, official)
        if candidate is not None:
            if candidate.type == "quote":
                yield from _first_half(sentence, chunks, at, candidate)
            yield candidate
            if _says_that(chunks, at):
                return  # what follows is said, not told


def _first_half(sentence: Sentence, chunks: list[Chunk], at: int, second: Candidate) -> Iterator[Candidate]:
    """`"Words," the Pope said, "and more words."`: what stands before the verb was said by the same."""
    first = chunks[0]
    between = chunks[1:at]
    if first.kind != "quote" or len(first.text.split()) < 4 or len(between) > 6 or any(c.kind in {"verb", "quote"} for c in between):
        return
    yield Candidate(
        "quote",
        {**second.slots, "text": first.text.strip('" ,')},
        sentence.start,
        sentence.end,
        "quote",
        speaker=second.speaker,
        gate=second.gate,
    )


_OFFICIAL_SUBJECT = re.compile(
    r"^(?:The|This|His \w+'s|Her \w+'s|[A-Z][\w. ]+'s) (?:[\w-]+ ){0,3}(?:visit|meeting|trip|talks|summit|partnership|alliance|"
    r"relationship|agreement)\b|^It will\b"
)
_ASSESSES = re.compile(
    r"\b(?:will|is|are|remains?|continues?|underscor\w+|highlight\w+|reaffirm\w*|reflects?|celebrates?|demonstrates?|shows?|marks?|has|have|strengthen\w*|supports?|encourages?|provides?)\b"
)
_BY_BOTH = re.compile(
    r"^(?:(?:Together|Globally|Therefore|Furthermore),? )?(?:We|Our|The two (?:sides|countries)|Both (?:sides|countries)|The [A-Z])|"
    r"^[A-Z][^,]{3,90}, we\b"
)
_HANGING = re.compile(r"\b(?:it|they|he|she|this|these|those|such|him|them)\b", re.I)


def find_official(sentence: Sentence, chunks: list[Chunk], resolve: Resolve, official: Official) -> Iterator[Candidate]:
    """What a government's own text says of a visit or of its country, or a joint statement of both, in nobody else's mouth, is their
    claim."""
    if len(official.sides) != 2 and not official.publisher:
        return
    if len(sentence.text.split()) < 7 or not sentence.text.endswith(".") or sentence.text.startswith("("):
        return
    if len(official.sides) == 2:
        yield from _joint(sentence, chunks, official)
        return
    plans = _plan_of(sentence, chunks, resolve)
    about = _country_subject(chunks)
    if not plans and (not (about or _OFFICIAL_SUBJECT.match(sentence.text)) or not _ASSESSES.search(sentence.text)):
        return
    plain = re.sub(
        r"\bour\b", "the", plans or _lowered(sentence.text.rstrip("."), chunks[0])
    )  # "our Alliance": the publisher's own country and its partner's
    content, trouble = cleaned(_VISIT.sub("the visit", official.spelled_out(_shortened(plain))), False)
    if trouble == "depends on its surroundings" and not _DEICTIC.search(_VISIT_ONLY.sub("", content)):
        trouble = ""  # "the visit" is the one that every question of it names
    if re.search(r"\b(?:we|us|our|ours|it|they|their|he|she)\b", content, re.I):
        trouble = trouble or "pronoun"
    yield Candidate(
        "statement",
        {"speaker": official.publisher, "predicate": f"stated that {content}"},
        sentence.start,
        sentence.end,
        "statement.official",
        speaker=official.publisher,
        gate=trouble,
    )


def _country_subject(chunks: list[Chunk]) -> bool:
    subject = chunks[1] if len(chunks) > 1 and chunks[0].lower == "the" else chunks[0]
    return isinstance(subject.value, PlaceSpan) and subject.value.kind == "country"


def _plan_of(sentence: Sentence, chunks: list[Chunk], resolve: Resolve) -> str:
    """`The Presidents will highlight …`: who will do what, with the names of those who will; empty where they are unsure."""
    at = next((i for i, c in enumerate(chunks) if c.kind == "verb"), None)
    if at is None or chunks[at].verb.time != "future" or chunks[at].verb.voice != "active" or chunks[at].verb.hold not in {"", "would"}:
        return ""
    subject = clause(chunks, at).subject
    if subject is None or subject.first != 0 or subject.open:
        return ""
    names = [resolve(c) for c in subject.chunks]
    if any(not n for n in names):
        return ""
    who = list(dict.fromkeys(n for found in names for n in found or []))
    listed = who[0] if len(who) == 1 else ", ".join(who[:-1]) + " and " + who[-1]
    return f"{listed} {sentence.text[chunks[at].start - sentence.start :].rstrip('.')}"


def _joint(sentence: Sentence, chunks: list[Chunk], official: Official) -> Iterator[Candidate]:
    """`We will work together to …` in a joint statement; a sentence without "we" where it needs nothing from its surroundings."""
    text = _shortened(sentence.text.rstrip("."))
    if not _BY_BOTH.match(text) or re.match(r"(?:The|Both) (?:\w+ ){0,2}(?:leaders|presidents)\b", text, re.I):
        return
    ours = re.search(r"\b(?:we|our)\b", text, re.I)
    if not ours and (not _ASSESSES.search(text) or not (_country_subject(chunks) or re.match(r"The [A-Z]\w+ [A-Z]", text))):
        return
    content, trouble = cleaned(official.spelled_out(_lowered(text, chunks[0])), True)
    if _HANGING.search(text):
        trouble = trouble or "pronoun"
    if re.search("[:;]", text):
        trouble = trouble or "long statement"
    sides = list(official.sides)
    yield Candidate(
        "statement",
        {"speaker": sides, "predicate": f"stated that {content}"},
        sentence.start,
        sentence.end,
        "statement.joint",
        speaker=", ".join(sides),
        gate=trouble,
    )


_BREAK = re.compile(
    r",? (?:including|such as)\b|, (?:as well as|so that|so|which|where|while|when|with|and (?:we|will|reaffirm|are|have)|"
    r"in (?:advance|support|accordance))\b| [–—-] "
)


def _shortened(text: str) -> str:
    """A long claim up to a break that leaves a whole sentence."""
    if len(text.split()) <= MAX_WORDS or re.search("[:;]", text):
        return text
    ends = [m.start() for m in _BREAK.finditer(text) if 10 <= len(text[: m.start()].split()) <= MAX_WORDS]
    return text[: ends[-1]].rstrip(" ,") if ends else text


_VISIT = re.compile(r"^(?:this|the upcoming|the coming) (?:state |official )?visit\b", re.I)
_VISIT_ONLY = re.compile(r"\bthe visit\b", re.I)


def _says_that(chunks: list[Chunk], at: int) -> bool:
    lemmas = chunks[at].verb.lemmas()
    following = chunks[at + 1].lower if at + 1 < len(chunks) else ""
    return bool(lemmas & {"say", "state", "tell", "add", "write", "claim", "argue", "insist", "assert"}) or following in {"that", ":"}


_PARTICIPLES = re.compile(
    r", (?:[a-z]+ed|born|built|driven|drawn|given|made|led|known|seen|held|shown|told) (?:by|of|in|on|with|from|through|to)\b"
)


def _one_of_participles(sentence: Sentence, chunks: list[Chunk], at: int) -> bool:
    """`a partnership, born of need, tested by time, and devoted to peace`: the last one belongs to the noun like the others."""
    if chunks[at - 1].lower != "and" or at < 2 or chunks[at - 2].text != ",":
        return False
    return len(_PARTICIPLES.findall(sentence.text[: chunks[at].start - sentence.start])) >= 1


_INSERTED = re.compile(r"—[^—]{3,90}—")


# verbs that tell of speech only where "that" follows: one observes a parade as well
_NEEDS_THAT = frozenset(
    [
        "observe",
        "conclude",
        "report",
        "maintain",
        "predict",
        "estimate",
        "reveal",
        "admit",
        "concede",
        "believe",
        "hope",
        "signal",
        "recall",
        "claim",
        "propose",
        "suggest",
        "agree",
    ]
)


def _of_people(chunks: list[Chunk], at: int) -> bool:
    """`welcomed the chancellor`: an office as the object of a verb that is one of speech only with a thing behind it."""
    words = [c.lower for c in chunks[at : at + 4] if c.kind == "word"]
    return (
        chunks[at - 1].verb.lemmas() <= {"welcome", "praise", "thank", "applaud"}
        and words[:1] in (["the"], ["his"], ["her"])
        and bool(set(words[1:3]) & persons.words("heads"))
    )


def _content(chunks: list[Chunk], at: int, following: str) -> bool:
    """Whether something is said: `said Mass` and `announced on Tuesday` tell no content."""
    lemmas = chunks[at].verb.lemmas()
    rest = chunks[at + 1 :]
    if following in {"and", "or", "but", "before", "after"}:
        return False  # "as the playwright said, and not the other way round"
    on = "on" in (following, chunks[at].lower.split(" ")[-1])
    if "call" in " ".join(lemmas).split() and on and not any(c.lower == "to" for c in rest):
        return False  # "called on the mayor": a visit, and no demand
    if lemmas == {"tell"} and not any(c.kind == "quote" or c.lower in {"that", "to", "of", "how", "why", "about", "not"} for c in rest):
        return False  # "told his story before the guests spoke"
    if lemmas & {"say", "tell", "add", "state", "write", "note", "declare", "remark", "reply", "answer", "respond"} and following != ":":
        return any(
            c.kind in {"verb", "quote"}
            or c.lower in {"is", "are", "was", "were", "be", "has", "had", "have", "would", "will", "could", "should", "not"}
            for c in rest
        )
    return following not in {"on", "in", "at", "after", "before", "during", "from", "by", "when", "as"} and not (
        rest and rest[0].kind == "date"
    )


def _relative(chunks: list[Chunk], at: int) -> bool:
    """Whether the clause is one that `what`, `which` or `as` opens."""
    subject = clause(chunks, at).subject
    before = (subject.first if subject is not None and subject.first < at else at) - 1
    if before >= 1 and chunks[before].lower == "where" and chunks[before - 1].text == ",":
        return False  # "at the White House, where the President praised …"
    if before >= 0 and chunks[before].kind == "verb" and chunks[before].verb.lemmas() & {"say", "add", "tell"}:
        return True  # "said he had committed to a visit"
    return (
        before >= 0
        and chunks[before].lower in {"what", "which", "that", "as", "where", "how"}
        and not (before >= 1 and chunks[before - 1].kind == "verb")
    )


_TO_PEOPLE = frozenset(["welcome", "invite", "honor", "honour", "salute", "join", "offer", "back", "defend", "value", "avoid", "share"])


def _statement(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve, official: Official) -> Candidate | None:
    lemmas = chunks[at].verb.lemmas()
    following = chunks[at + 1].lower if at + 1 < len(chunks) else ""
    if _is_act(chunks, at, lemmas, following):
        return None
    if _of_people(chunks, at + 1) or not _content(chunks, at, following):
        return None
    if _one_of_participles(sentence, chunks, at) or _relative(chunks, at):  # "what both leaders described as …"
        return None
    who = _speaker(chunks, at, resolve, official)
    if who is None or _within_that(chunks, at):
        return None
    speakers, gate, plural = who
    if following in GUESTS and resolve.principals.visitor in speakers:
        gate = gate or "pronoun"  # `he told his guest`: whoever speaks is not the visitor
    quote = next((c for c in chunks[at + 1 : at + 4] if c.kind == "quote"), None)
    verb = chunks[at]
    lemma = verb.verb.readings[0].past
    if (
        quote is not None
        and len(quote.text.split()) >= 4
        and all(c.text in {",", ":"} or c.lower == "that" for c in chunks[at + 1 : chunks.index(quote)])
    ):
        return _quote(sentence, speakers, quote, gate)
    if following == "," and not any(c.lower == "that" for c in chunks[at + 1 : at + 7]):
        content = _around(sentence, chunks, at)
        return _in_the_middle(sentence, speakers, content, lemma, gate) if content else None
    end = _end(sentence, chunks, at)
    rest = _INSERTED.sub(" ", sentence.text[verb.end - sentence.start : end - sentence.start]).strip(" ,;:.")
    rest, trouble = cleaned(official.spelled_out(rest), plural)
    if len(rest.split()) < 2:
        return None
    lemma, rest = _added(lemma, rest)
    if verb.verb.lemmas() & {"assure", "tell", "inform", "remind"} and not re.search(
        r"\b(?:that|of|to|about|how|why|what|whether)\b", rest
    ):
        trouble = trouble or "depends on its surroundings"  # "assured President X": of what, other words have told
    if verb.verb.lemmas() & {"say", "state", "add"} and '"' not in rest and " that " not in f" {rest} " and not _has_verb(rest):
        trouble = trouble or "quotation cut"  # "said the visit to India in 2014, which was …, was a sign"
    return _claim(sentence, speakers, f"{lemma} {rest}", "statement", gate or trouble)


_SAID = {"adding": "added", "saying": "said", "stressing": "stressed", "noting": "noted", "stating": "stated", "warning": "warned"}
_ADDING = re.compile(rf"({'|'.join(_SAID)}) (?=that )")


def _is_act(chunks: list[Chunk], at: int, lemmas: frozenset[str], following: str) -> bool:
    """`welcomed him`, `argued with the students`, `observed a minute of silence`: something done, and nothing said."""
    if lemmas & _TO_PEOPLE and at + 1 < len(chunks) and chunks[at + 1].kind in {"person", "pronoun", "group"}:
        return True
    if following == "with" and "agree" not in lemmas and not any(c.lower == "that" for c in chunks[at + 2 : at + 5]):
        return True  # but "noted with satisfaction that …"
    return lemmas <= _NEEDS_THAT and following not in {"that", "to"} and not (following == "on" and "agree" in lemmas)


def _added(lemma: str, rest: str) -> tuple[str, str]:
    """`…, he noted, adding that Z`: what he added is said in full."""
    adding = _ADDING.match(rest)
    return (_SAID[adding[1]], rest[adding.end() :]) if adding else (lemma, rest)


def _claim(sentence: Sentence, speakers: list[str], predicate: str, frame: str, gate: str) -> Candidate:
    slots: dict[str, SlotValue] = {"speaker": _one_or_all(speakers), "predicate": predicate}
    return Candidate("statement", slots, sentence.start, sentence.end, frame, speaker=", ".join(speakers), gate=gate)


def _one_or_all(speakers: list[str]) -> SlotValue:
    return speakers[0] if len(speakers) == 1 else speakers


def _around(sentence: Sentence, chunks: list[Chunk], at: int) -> str:
    """`Trade, he stressed, had doubled` -> `trade had doubled`; empty where the words around a verb of speech make no sentence."""
    bound = clause(chunks, at)
    opening = (bound.subject.first if bound.subject is not None else at) - 1
    first = chunks[0]
    if not 1 <= opening <= _SUBJECT_WORDS or chunks[opening].text != "," or any(c.kind in {"verb", "quote"} for c in chunks[:opening]):
        return ""
    behind = chunks[at + 2 : at + 5]
    if chunks[at + 1].text != "," or not any(c.kind == "verb" or c.lower in _AUXILIARIES for c in behind) or '"' in sentence.text:
        return ""
    if first.kind != "place" and first.lower not in {"the", "this", "his", "her", "their", "a", "an", "no"}:
        return ""  # whether "Differences" keeps its capital is not seen
    before = sentence.text[: chunks[opening].start - sentence.start].strip()
    before = before if first.kind == "place" else before[0].lower() + before[1:]
    return f"{before} {sentence.text[behind[0].start - sentence.start :].strip().rstrip('.')}"


_SUBJECT_WORDS = 8


def _in_the_middle(sentence: Sentence, speakers: list[str], content: str, lemma: str, gate: str) -> Candidate:
    """`Trade, he stressed, had doubled`: he stressed that trade had doubled."""
    content, trouble = cleaned(content, False)
    return _claim(sentence, speakers, f"{lemma} that {content}", "statement.middle", gate or trouble)


def _within_that(chunks: list[Chunk], at: int) -> bool:
    """Whether a verb behind `and` shares its subject with the clause of a `that` whose own subject is a country."""
    if at < 2 or chunks[at - 1].lower != "and":
        return False
    that = next((i for i in range(at - 1, -1, -1) if chunks[i].lower == "that"), None)
    if that is None or that + 1 >= len(chunks):
        return False
    return chunks[that + 1].kind == "place" and any(c.kind == "person" for c in chunks[:that])


def _quote(sentence: Sentence, speakers: list[str], quote: Chunk, gate: str) -> Candidate:
    text = quote.text.strip('" ,')
    words = text.split()
    if len(words) > 60:
        gate = gate or "long quotation"
    slots: dict[str, SlotValue] = {"speaker": _one_or_all(speakers), "text": text}
    return Candidate("quote", slots, sentence.start, sentence.end, "quote", speaker=", ".join(speakers), gate=gate)


def _speaker(chunks: list[Chunk], at: int, resolve: Resolve, official: Official) -> tuple[list[str], str, bool] | None:
    """Names of the speakers, a gate where they are unsure, and whether they are several."""
    bound = clause(chunks, at)
    if bound.subject is not None:
        return _people(bound.subject, resolve, official)
    before = chunks[at - 1] if at else None
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and following.kind == "person" and (before is None or before.text in {",", '"'} or before.kind == "quote"):
        return _people(People((following,)), resolve, official)
    if bound.subject_noun:
        return _from_noun(chunks, bound.verb_at, bound.subject_noun, official)
    return None


def _people(people: People, resolve: Resolve, official: Official) -> tuple[list[str], str, bool] | None:
    names: list[str] = []
    gate = ""
    for chunk in people.chunks:
        if chunk.lower == "we":
            if len(official.sides) != 2:
                return None
            return list(official.sides), "", True
        if chunk.kind == "group" and str(chunk.value) in noun_class("sides") and len(official.countries) == 2:
            return list(official.countries), "", True
        resolved = resolve(chunk)
        if resolved is None:
            gate = "pronoun" if chunk.kind == "pronoun" else "group"
            continue
        if not resolved and chunk.kind == "group" and len(official.sides) == 2:
            resolved = list(official.sides)
        names += [n for n in resolved if n not in names]
    if people.open:
        gate = gate or "open speakers"
    if not names and not gate:
        return None
    return names or [""], gate, len(names) > 1


_SPEAKING_NOUNS = frozenset(
    [
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "ministry",
        "kremlin",
        "government",
        "palace",
        "embassy",
        "parliament",
        "congress",
        "senate",
        "office",
        "department",
        "agency",
        "organisation",
        "organization",
        "commission",
        "council",
        "committee",
        "party",
        "presidency",
        "chancellery",
        "secretariat",
        "house",
        "union",
        "bank",
        "court",
        "statement",
        "communiqué",
        "communique",
        "declaration",
    ]
)


def _partner(chunks: list[Chunk], at: int) -> str:
    """The country joined before this one ("Norway and Peru"), `?` where something else is joined, empty where nothing is."""
    before = at - 1
    if before >= 0 and chunks[before].lower == "the":
        before -= 1
    if before < 1 or chunks[before].lower not in {"and", "&", ","}:
        return ""
    other = chunks[before - 1].value
    if chunks[before].text == ",":
        return ""
    return other.name if isinstance(other, PlaceSpan) and other.kind == "country" and other.sure else "?"


def _from_noun(chunks: list[Chunk], verb_at: int, noun: str, official: Official) -> tuple[list[str], str, bool] | None:
    """A country, two, a body or a spokesperson as the speaker; other nouns do not speak."""
    both = _two_countries(chunks, verb_at)
    if both is not None:
        return (both, "", True) if both else ([""], "name unsure", False)
    places = [c for c in chunks[:verb_at] if isinstance(c.value, PlaceSpan)]
    words = [w for w in noun.split() if w.lower() not in {"the", "a", "an", "also"}]
    if words and words[0].lower() in {"his", "her", "its", "their", "our", "my"}:
        return [""], "pronoun", False
    if not words or len(words) > 8:
        return None
    bare = " ".join(words)
    for place in reversed(places):
        value = place.value
        assert isinstance(value, PlaceSpan)
        if place.text == bare and value.kind == "country" and value.sure:
            partner = _partner(chunks, chunks.index(place))
            if partner == "?":
                return [""], "name unsure", False
            return ([partner, value.name], "", True) if partner else ([value.name], "", False)
    last = words[-1].lower()
    if last in {"side", "government"} and len(words) == 2 and places and places[-1].text == words[0]:
        value = places[-1].value
        home = country(value.country) if isinstance(value, PlaceSpan) and value.sure and value.country else None
        return ([home.name], "", False) if home is not None else None  # "the Chinese side", "the Iraqi government"
    if last in {"spokesperson", "spokesman", "spokeswoman"} and len(words) == 1:
        return ([official.spokesperson], "", False) if official.spokesperson else ([""], "nameless spokesperson", False)
    if last in _SPEAKING_NOUNS and (len(words) > 1 or words[0][0].isupper()) and words[0][0].isupper():
        return ["the " + bare], "", False
    return None


def _two_countries(chunks: list[Chunk], verb_at: int) -> list[str] | None:
    """`The United States and the ROK reaffirmed …`: both; empty where what the last is joined to is no country, None where it is
    joined to nothing."""
    at = verb_at - 1
    while at >= 0 and chunks[at].lower in ADVERBS:
        at -= 1
    last = _country_at(chunks, at)
    while at >= 0 and chunks[at].kind in {"word", "place"} and chunks[at].lower not in PREPOSITIONS | {"and", "or", "that", "but", ","}:
        at -= 1
    if at < 1 or chunks[at].lower != "and" or chunks[at - 1].text == ",":
        return None
    first = _country_at(chunks, at - 1)
    before = at - 2 - (at >= 2 and chunks[at - 2].lower == "the")
    return [first, last] if first and last and not (before >= 0 and chunks[before].text == ",") else []


def _country_at(chunks: list[Chunk], at: int) -> str:
    value = chunks[at].value if at >= 0 else None
    return value.name if isinstance(value, PlaceSpan) and value.kind == "country" and value.sure else ""


def _end(sentence: Sentence, chunks: list[Chunk], at: int) -> int:
    """Where the predicate ends: the sentence's end, a further clause, or the next verb of the same subject."""
    end = sentence.end
    complement = _says_that(chunks, at)
    for index in range(at + 1, len(chunks)):
        chunk = chunks[index]
        if chunk.text == ";":
            end = chunk.start
            break
        if not complement and (opened := _own_clause(chunks, at, index)) is not None:
            end = chunks[opened].start  # "announced the end of the quota, and the ministers took note"
            break
        if index > at + 1 and chunk.kind == "verb" and chunks[index - 1].text == "," and _another(chunks, at, index):
            end = chunks[index - 1].start  # "commit to X, share the view of Y, and …"
            break
        if (
            chunk.kind == "verb"
            and (chunk.verb.time == "past" or (chunk.verb.time == "present" == chunks[at].verb.time))
            and chunk.verb.voice == "active"
            and chunks[index - 1].lower in {"and", "but"}
        ) and (not complement or (chunk.verb.lemmas() & _speaking() and chunks[index - 2].text == ",")):
            before = index - 1 - (chunks[index - 2].text == ",")
            end = chunks[before].start
            break
    text = sentence.text[chunks[at].end - sentence.start : end - sentence.start]
    if len(_INSERTED.findall(text)) == 0 and "—" in text:
        text = text[: text.index("—")]
    text = _TRAILING.sub("", text)
    if (cut := _CLAUSE_END.search(text, 12)) is not None:
        text = text[: cut.start()]
    words = text.split()
    if len(words) > MAX_WORDS:
        comma = text.rfind(",", 0, len(" ".join(words[:MAX_WORDS])))
        text = text[:comma] if comma > 40 else text
    return chunks[at].end + len(text)


def _has_verb(text: str) -> bool:
    """Whether what is said has a verb."""
    told = re.findall(r"[a-z']+", text.lower())
    return any(w in finite_forms() or w in _AUXILIARIES or w.endswith(("ed", "n't")) for w in told)


_AUXILIARIES = frozenset("is are was were be has have had will would can could shall should must may might did does do".split())


def _own_clause(chunks: list[Chunk], at: int, index: int) -> int | None:
    """The comma before `and SUBJECT VERB`, where the verb at `index` has a subject of its own; None where it shares the one before."""
    chunk = chunks[index]
    if chunk.kind != "verb" or chunk.verb.time not in {"past", "present", "future"} or chunk.verb.voice != "active":
        return None
    for back in range(index - 1, max(at, index - 9), -1):
        if chunks[back].kind == "verb" or chunks[back].lower in {"that", "which", "who"}:
            return None
        if chunks[back].lower == "and" and chunks[back - 1].text == "," and back < index - 1:
            return back - 1
    return None


def _another(chunks: list[Chunk], at: int, index: int) -> bool:
    """Whether the verb at `index` is a further verb of speech in the time of the one at `at`."""
    verb = chunks[index].verb
    return verb.voice == "active" and verb.time == chunks[at].verb.time and bool(verb.lemmas() & _speaking())


def cleaned(text: str, plural: bool) -> tuple[str, str]:
    """The predicate with `we` as `they` where the speakers are several, and the gate that it meets, if any."""
    if plural:
        text = re.sub(r"\b(we|our|us|ours|ourselves)\b", lambda m: _PLURAL_FIRST[m[1].lower()], text, flags=re.I)
    text = re.sub(r"\s+", " ", text).strip()
    if len(text.split()) > MAX_WORDS + 6:
        return text, "long statement"
    if (
        re.match(r"(?:,|on behalf of\b|about\b)", text)
        or re.match(r"(?:him|her|them)\b", text)
        or re.match(r"(?:that )?(?:had|has|have|was|were|is|are|would|will|can|could|must|should|shall|may|might|do|does|did)\b", text)
    ):
        return text, "pronoun"  # "told him that …", "said had agreed"
    if re.search(r"\b(?:call|urge|press|ask)\w* (?:on|upon)?\b.*\b(?:their|its)\b", text):
        return text, "pronoun"
    if _DEICTIC.search(text):
        return text, "depends on its surroundings"
    if re.search(r"\b(?:we|us|our|ours)\b", text, re.I):
        return text, "depends on its surroundings"
    if text.count('"') % 2:
        return text, "quotation cut"
    return text, ""


_TRAIL = re.compile(r"^(?P<content>.{25,}?),? (?P<tail>(?:[^,\"]{2,90}))[.]?$")


_OPENING_PHRASE = re.compile(
    r"(?:Speaking|Talking|Asked|Addressing|Answering|Replying|Responding|Writing|Welcoming|Thanking|Toasting|Greeting|Opening|Introducing|"
    r"Referring|Turning|Recalling|Noting|"
    r"(?:At|In|On|During|After|Before|Following|Upon) (?:a|an|the|his|her|their|this|that|[A-Z]\w+) )"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might)\b).)*$"
)


_TRAILED = frozenset("say add write note state stress tell remark declare explain announce reply answer post".split())
_WHAT_FOLLOWS = frozenset({"that", ":", "how", "why", "what", "whether"})


def _trailing(sentence: Sentence, chunks: Parts, resolve: Resolve, official: Official) -> Candidate | None:
    """`CONTENT, X said (on an occasion).` and `CONTENT, said X.`"""
    if _TRAILED.isdisjoint(chunks.lemmas):
        return None
    verbs = [i for i, _ in chunks.verbs]
    at = verbs[-1]
    if not chunks[at].verb.lemmas() & _TRAILED or chunks[at].verb.time != "past":
        # `said X when meeting Y`: the last verb may belong to the occasion
        at = next((i for i in reversed(verbs) if chunks[i].verb.lemmas() & {"say", "add", "write"} and chunks[i].verb.time == "past"), -1)
        if at < 0:
            return None
    comma = _comma_before(chunks, at)
    if comma is None or any(c.kind == "quote" for c in chunks[at + 1 :]):
        return None
    quoted = chunks[comma].kind == "quote"
    between = chunks[comma + 1 : at]
    after = chunks[at + 1 : at + 2]
    if between and len(between) <= 9:
        noun = _join_words(between)
        named = [c for c in between if c.kind != "mark" and c.lower != "the"]
        people = People((named[0],)) if len(named) == 1 and named[0].kind in {"person", "pronoun"} else None
        who = _people(people, resolve, official) if people else _from_noun(chunks[: at + 1], at, noun, official)
    elif not between and after and after[0].kind == "person":
        who = _people(People((after[0],)), resolve, official)
    else:
        return None
    if who is None:
        return None
    speakers, gate, _ = who
    if after and after[0].lower in GUESTS and resolve.principals.visitor in speakers:
        gate = gate or "pronoun"
    if quoted or chunks[0].kind == "quote":
        quote = chunks[comma] if quoted else chunks[0]
        return _quote(sentence, speakers, quote, gate) if len(quote.text.split()) >= 4 else None
    content = sentence.text[: chunks[comma].start - sentence.start].strip()
    if any(c.kind == "verb" and c.verb.lemmas() & {"say", "add"} for c in chunks[:comma]) or len(content.split()) < 5:
        return None
    if _OPENING_PHRASE.match(content) or any(c.lower in _WHAT_FOLLOWS for c in chunks[at + 1 : at + 6]):
        return None  # "At a dinner on Tuesday, X said that …", "Speaking to reporters, X said …": what was said follows
    content = re.sub(r"^[A-ZÀ-ÞẠ-Ỹ][A-ZÀ-ÞẠ-Ỹ .,'-]{1,40} [—–-]+ (?=[A-ZÀ-Þ])", "", content)
    content, trouble = cleaned(official.spelled_out(_lowered(content, chunks[0])), False)
    lemmas = chunks[at].verb.lemmas()
    past = "wrote" if "write" in lemmas else "announced" if "announce" in lemmas else "said"
    return _claim(sentence, speakers, f"{past} that {content}", "statement.trailing", gate or trouble)


def _according(sentence: Sentence, chunks: Parts, resolve: Resolve, official: Official) -> Candidate | None:
    """`According to X, trade has doubled.`: what X said."""
    if [c.lower for c in chunks[:2]] != ["according", "to"] or len(chunks) < _SHORTEST_TOLD or '"' in sentence.text:
        return None
    who = _people(People((chunks[2],)), resolve, official) if chunks[2].kind == "person" and chunks[3].text == "," else None
    if who is None:
        return None
    speakers, gate, _ = who
    content = sentence.text[chunks[4].start - sentence.start :].strip().rstrip(".")
    if len(content.split()) < _SHORTEST_TOLD or any(c.kind == "verb" and c.verb.lemmas() & _speaking() for c in chunks[4:]):
        return None
    content, trouble = cleaned(official.spelled_out(_lowered(content, chunks[4])), False)
    return _claim(sentence, speakers, f"said that {content}", "statement.according", gate or trouble)


_SHORTEST_TOLD = 5  # words


def _comma_before(chunks: list[Chunk], at: int) -> int | None:
    """The comma, or the quotation that ends with one, that parts the content from its speaker."""
    for index in range(at - 1, max(-1, at - 11), -1):
        if chunks[index].text == ",":
            if index and chunks[index - 1].kind == "quote":
                return index - 1
            return index if index >= 5 else None
        if chunks[index].kind == "quote":
            return index
        if chunks[index].kind == "verb" or chunks[index].lower in {"that", "which", "who", "and"}:
            return None
    return None


def _join_words(parts: list[Chunk]) -> str:
    return " ".join(p.text for p in parts)


def _lowered(content: str, first: Chunk) -> str:
    """The content as it goes on after "that": its first word small unless it is a name."""
    if first.kind in {"person", "place", "date", "quote"} or any(c.isupper() for c in content.partition(" ")[0][1:]):
        return content  # "Franco-German trade", "NATO"
    return content[0].lower() + content[1:]
