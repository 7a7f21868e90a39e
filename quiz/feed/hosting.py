"""Who received a guest, as far as sentences show it: who welcomed, dined, invited or met him, by weight.

No fact is made of it. It tells whom a visit without a named host was paid to, where frames leave more than one leader or none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from quiz.feed.cues import Cued
from quiz.feed.names import Mention
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence
from quiz.feed.whereabouts import narrates

RECEIVES, MEETS = 4, 2


class Hosting(msgspec.Struct, frozen=True):
    """One sentence that shows somebody as host (`RECEIVES`) or as the other side of a talk (`MEETS`)."""

    person: str
    weight: int
    start: int
    countries: tuple[str, ...] = ()  # of the towns and houses that the sentence names
    years: tuple[str, ...] = ()  # that the sentence names
    day: str = ""  # of the heading that the sentence stands under
    done: bool = False  # told as past: it says nothing of a visit to come


_MEAL = r"(?:dinner|banquet|lunch(?:eon)?|breakfast|reception|supper|ball)"
_INSERTED = r"(?:,[^,.;]{1,70},)?(?:,? and (?:his|her|their) [^.;]{1,50}?)?(?:,? and [A-Z][^,.;]{1,60}?)?"
_AUX = r"(?: (?:will|would|(?:is|are|was|were) to(?: have)?|had|has|have|also|then|later|himself|herself|personally|in turn|formally))*"
_GUEST = r"(?:him|her|them|(?:his|her|their|the|its) (?:[\w-]+ )?(?:guests?|visitors?|couple|travellers?|pilgrim))\b"
_WELCOMING = (
    r"(?:welcom(?:ed|es?)|greet(?:ed|s)?|receiv(?:ed|es?)|embrac(?:ed|es?)|host(?:ed|s)?|entertain(?:ed|s)?|await(?:ed|s)?|invit(?:ed|es?)|"
    r"decorat(?:ed|es?)|escort(?:ed|s)?|see|sees|saw off|met|meets?)"
)
_RECEIVING = re.compile(
    rf"^{_INSERTED},?(?P<aux>{_AUX}) (?:{_WELCOMING} (?P<whom>[^,.;]{{0,60}})|"
    rf"(?:had|has) {_GUEST} to (?:[\w-]+ ){{0,2}}?(?:{_MEAL}|tea)\b|"
    rf"(?:gave|gives?|held|holds?|offer(?:ed|s)?|hosts?|hosted) (?:[\w-]+ ){{0,5}}?{_MEAL}\b)"
)
_IS_HOST = re.compile(
    rf"^{_INSERTED},? (?:(?:who )?(?:was|is|had been|will be|acted as) )?(?:his|her|their|the visitor's|the) hosts?\b|"
    rf"^{_INSERTED},? (?:called|told|assured|thanked|praised|toasted|promised|handed|showed) {_GUEST.replace('him|her|them|', '')}|"
    rf"^[^.;]{{0,70}}? (?:was|were|stood|stands|waited|waits) (?:waiting|in wait|at the foot of|at the bottom of|on the "
    rf"(?:tarmac|platform|quay|steps|apron|red carpet)|at the (?:airport|station|door))\b|^ waiting\b"
)
_BY_HOST = re.compile(
    rf"\b(?:welcomed?|greeted|received|met|hosted|invited|entertained|awaited|shown (?:round|around)[^,.;]{{0,40}}|escorted|seen off) "
    rf"(?:[^,.;]{{0,50}} )?by (?:the )?$|\b(?:guests? of|invitation (?:of|from|by|extended by)|(?:his|her|their|the visitor's) hosts?,?|"
    rf"(?:{_MEAL}|audience) (?:[^,.;]{{0,30}} )?(?:given|hosted|offered) by)(?: the| Her Majesty| His Majesty)? ?$",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:talks|meetings?|discussions|negotiations|conversations?|summit|audience|session|conference|consultations|dinner|lunch|tea|"
    r"declaration|agreements?|met|meets?|confer(?:red|s)?|dined|dines|lunched|talked|spoke|talking|meeting)"
    r"(?: (?:in|at|on|again|twice|today|yesterday|privately|alone|first|briefly)\b[^.;]{0,40})? with (?:[^.;]{0,60}(?:,| and) )?(?:the )?$|"
    r"\b(?:met|meets?|saw|sees|called on|calls on|call on|calls? upon|to see|received by|raises his glass to his host,) (?:the )?$",
    re.I,
)
_ELSEWHERE = Cued(
    "telephone telephoned phone phoned video letter cable message resigned had last year years previously predecessor late returned return "
    "will did never refused",
    r"\b(?:telephone|telephoned|phone|phoned|by video|letter|cable|message|resigned|had met|last (?:year|month|week)|years? (?:ago|earlier|"
    r"before|later)|previously|predecessor|late (?:president|king|queen)|returned? the visit|will return|did not|never|refused)\b",
    re.I,
)


_RELATIVE = re.compile(r", who [^,]*,")


class Told(msgspec.Struct, frozen=True):
    """A sentence with the people and the places in it."""

    sentence: Sentence
    mentions: Sequence[Mention]
    places: Sequence[PlaceSpan]
    day: str = ""


def find(lines: Iterable[Told], visitor: str, parts: frozenset[str]) -> Iterator[Hosting]:
    """What each sentence shows of hosts. `parts` are the words of the visitor's name and offices, by which a text speaks of him."""
    for line in lines:
        sentence, named = line.sentence, line.mentions
        others = [m for m in named if m.person and m.person != visitor]
        if not others or not narrates(sentence.speaker) or _tells_of_elsewhere(sentence):
            continue
        towns = (
            p
            for p in line.places
            if p.sure and not p.inside and p.country and p.kind in {"city", "capital", "venue"} and not _left(sentence, p)
        )
        countries = tuple(dict.fromkeys(p.country for p in towns))
        for mention in others:
            weight = _weight(sentence, mention, named, visitor, parts)
            if weight:
                yield Hosting(
                    mention.person,
                    weight,
                    sentence.start,
                    countries,
                    tuple(_YEAR.findall(sentence.text)),
                    line.day,
                    weight == RECEIVES and _is_done(sentence, mention),
                )


_YEAR = re.compile(r"(?<!since )\b(?:1[89]|20)\d\d\b")


def _tells_of_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence tells of another time, or of no meeting at all; what it only inserts about somebody does not count."""
    return _ELSEWHERE.may_match(sentence) and bool(_ELSEWHERE.pattern.search(_RELATIVE.sub(",", sentence.text)))


def _left(sentence: Sentence, place: PlaceSpan) -> bool:
    """Whether a sentence names a place as that from which somebody came."""
    return bool(re.search(r"\b(?:from|leav\w+|left) (?:the )?$", sentence.text[: max(0, place.start - sentence.start)], re.I))


def _weight(sentence: Sentence, mention: Mention, named: Sequence[Mention], visitor: str, parts: frozenset[str]) -> int:
    before = sentence.text[: mention.start - sentence.start]
    after = sentence.text[mention.end - sentence.start :]
    received = _RECEIVING.match(after)
    if received is not None and (received["whom"] is None or _means_visitor(received["whom"], parts)):
        return RECEIVES - bool(re.search(r"\b(?:will|would)\b", received["aux"]))
    last = (_WORD.findall(before[-40:].lower()) or [""])[-1]
    received_by = last in _BEFORE_HOST and _BY_HOST.search(before)
    if _IS_HOST.match(after) or received_by or any(o.text.lower() == "host" for o in mention.offices):
        return RECEIVES
    others = [m for m in named if m.start < mention.start and m.person != visitor]
    unnamed = not others and bool(_UNNAMED.search(sentence))
    beside = sentence.kind == "list" or unnamed or any(m.person == visitor for m in named)
    if beside and (last in _BEFORE_PARTNER or before.endswith(", ")) and _TALKS.search(before):
        return MEETS
    return MEETS if _together(before, after, parts) else 0


# the words that stand before whoever is met, as the patterns have them
_BEFORE_HOST = frozenset("by of from host hosts majesty the".split())
_BEFORE_PARTNER = frozenset("with the and met meet meets saw sees see on upon by host".split())
_WORD = re.compile(r"\w+")
_UNNAMED = Cued("he she two they his her visit talks", r"\b(?:he|she|the two|they|his|her|the visit|the talks)\b", re.I)


def _is_done(sentence: Sentence, mention: Mention) -> bool:
    received = _RECEIVING.match(sentence.text[mention.end - sentence.start :])
    return received is not None and not re.search(r"\b(?:will|would|to)\b", received["aux"])


def _means_visitor(words: str, parts: frozenset[str]) -> bool:
    """Whether the object of a welcome is the guest: by pronoun, as "his guest", or by name or office."""
    return bool(re.match(_GUEST, words)) or bool(_BY_RANK.match(words)) or bool(parts & set(re.findall(r"[\w'’-]+", words.lower())))


_BY_RANK = re.compile(
    r"the (?:[\w-]+ )?(?:president|chancellor|premier|prime minister|king|queen|emperor|pope|pontiff|monarch|general|marshal|leader|"
    r"party|royal)\b"
)
_DO_TOGETHER = re.compile(
    r"^(?:, [^.;]{1,60},)?(?: then| also| later| both)? (?:signed|held|met|meet|hold|sign|opened|discussed|agreed|rode|drove|walked|"
    r"chaired|attended|spoke|talked|addressed|put their names|reviewed|laid|conferred|inspected)\b"
)


_JOINED = re.compile(r"([\w'’-]+)(?:,)? and (?:the )?$")
_OTHER = re.compile(r" and (?:the |Mrs?\.? |[A-Z][\w'’-]+ ){0,6}([\w'’-]+)")


def _together(before: str, after: str, parts: frozenset[str]) -> bool:
    """`Lula and Prime Minister X chaired …`, `X and Lula signed …`, `He and X signed …`."""
    joined = _JOINED.search(before) if before.endswith((" and ", " and the ")) else None
    if joined and (joined[1].lower() in parts | {"he", "she"}) and _DO_TOGETHER.match(after):
        return True
    other = _OTHER.match(after)
    return bool(other and {w.lower() for w in re.findall(r"[\w'’-]+", other[0])} & parts and _DO_TOGETHER.match(after[other.end() :]))
