"""First, second, 11th: of what somebody or some visit was the first, with the scope that the text gives.

Three shapes: somebody bears it ("she was the first pope to …"), a visit is it ("it was the first visit by a pope since
1958"), or somebody has it ("his third trip to Kenya"). "First" without its scope is held back.
"""

import re
from collections.abc import Iterator

from quiz.feed.chunks import Chunk
from quiz.feed.match import Candidate, Resolve
from quiz.feed.names import Mention
from quiz.feed.text import Sentence, guarded, unguarded

_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_FIGURE = re.compile(r"\d(?:st|nd|rd|th)")
_NUMBER = r"(?P<n>\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?:[- ]ever)?"
_EVENT = (
    r"(?:trip|visit|meeting|participation|summit|stop|tour|appearance|journey|speech|address|encounter|state visit|pilgrimage|"
    r"voyage|state dinner|audience|press conference)"
)
_ROLE = (
    r"(?:president|premier|prime minister|chancellor|king|queen|emperor|empress|sultan|emir|pope|pontiff|monarch|sovereign|taoiseach|"
    r"leader|ruler|statesman|head of (?:state|government)|heads of (?:state|government)|foreign minister|secretary of state|first lady|"
    r"vice president|chairman|general secretary|member of the [a-z ]+ family|man|woman|foreigner|head)"
)
# words that go on behind a noun phrase
_GOES_ON = "and|when|where|which|from|following|after|during|marks?|was|is|will|fell|followed|took|lasted|included|culminated"
# where a noun phrase with its complements ends
_STOP = (
    rf"(?=[.;:,()—–]|$| - | (?:{_GOES_ON}|since|who|that|before|were|are|would|has|had|while|because|as (?:he|she|they|the)|under|amid|"
    r"falls|at the (?:invitation|time))\b)"
)


def _since(ends: str) -> str:
    """`since 1928`, up to a mark or one of the words that end it."""
    return rf"(?: since (?P<since>(?:(?:he|she) \w+ )?[^.;:,()—]+?))?(?=[.;:,()—–]|$| - | (?:{ends})\b)"


_SINCE = _since("and|when|where|which|who|that|after|before|was|is|will")

_BEARER = re.compile(
    r"(?P<link>(?:\b(?:is|was|are|were|became|becomes|becoming|become|be|been|makes|made|making)\b|,|\()"
    rf"(?: \w+ly)?(?: [A-Z]\w+| him| her)?) (?:the|only the) {_NUMBER} "
    rf"(?P<of>(?:[\w'-]+ ){{0,4}}?{_ROLE}(?: of [^.;:,()—]+?)?(?: (?:to|in|on|at|with) [^.;:,()—]+?)?){_STOP}{_SINCE}",
)
_BY_KIND = re.compile(
    r"\b(?P<subject>[Ii]t|[Tt]his|[Tt]hat|(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er) (?:state |official )?(?:visit|trip|tour|journey|meeting)|"
    r"visit|trip|journey|meeting|encounter|talks)\b(?P<between>[^.;:()]*?) (?:is|was|were|will be|would be|marks|marked|had been) "
    rf"(?:also |only )?the {_NUMBER} (?P<of>(?:(?:[\w'-]+ ){{0,4}}?{_EVENT}(?: (?:to|in|of|with|between|at) [^.;:,()—]+?)? )?"
    rf"by (?:an?|any|the) [^.;:,()—]+?){_STOP}{_SINCE}"
)
_OWN = re.compile(
    rf"(?P<whose>'s|\b[Hh]is|\b[Hh]er) {_NUMBER} "
    rf"(?P<of>(?:(?:state|official|working|foreign|overseas|international|bilateral|presidential|papal|royal|solo|formal|full|ever|"
    rf"private|public|joint|direct|in-person|face-to-face) )*{_EVENT}\b(?: (?:to|in|of|with|between|at|on|outside|abroad)\b[^.;:,()—]*?)?)"
    rf"{_since(f'{_GOES_ON}|since|as|on|by|that|began|came|ended')}"
)
_SCOPE = re.compile(
    r" as (?:an? |the )?(?:[\w'-]+ ){0,4}?(?:president|king|queen|monarch|pope|prime minister|premier|chancellor|leader|sovereign)\b"
)
_OF_WHOM = re.compile(
    r"\b(?:he|she|his|her|him|it|its|they|their|them|there|here|this|these|do so|the (?:region|country|city|two|island|site|area))\b"
)
_PLANNED = re.compile(
    r"\b(?:(?:will|would|to) (?:also |then )?(?:be|become|mark|make)\b[^.;]*|"
    r"(?:will|would|shall|scheduled|expected|due|set|slated|likely|plans?|planned|planning|hopes?|intends?)\b[^.;,]*)$"
)
_LIVES_ON = frozenset({"is", "are", "was", "were", "be", "been", "became", "becomes", "becoming", "become"})


def find_ordinals(sentence: Sentence, chunks: list[Chunk], resolve: Resolve, visitor: str) -> Iterator[Candidate]:
    """Every ordinal of a sentence with its bearer; what is unsure carries its gate."""
    if _ORDINALS.isdisjoint(sentence.words) and not _FIGURE.search(sentence.text):
        return
    text = guarded(sentence.text)
    taken: list[tuple[int, int]] = []
    for pattern, bearers in ((_BEARER, _bearer), (_BY_KIND, _of_the_visit), (_OWN, _owner)):
        for match in pattern.finditer(text):
            if any(a < match.end("n") and match.start("n") < b for a, b in taken):
                continue
            person = bearers(match, sentence, chunks, resolve, visitor)
            if person is None:
                continue
            taken.append(match.span("n"))
            yield _candidate(sentence, text, match, person)


def _candidate(sentence: Sentence, text: str, match: re.Match[str], person: list[str]) -> Candidate:
    of = unguarded(re.sub(r" (?:in|on) (?:\d{4}|[A-Z]\w+ \d+.*)$", "", match["of"]).strip())
    if "whose" in match.re.groupindex:
        of = re.sub(r"( to .+?) (?:in|at|on) [A-Z].*$", r"\1", of)  # "ended his first visit to France in Lyon"
    if of.startswith("by ") and "subject" in match.re.groupindex:
        where = match["between"] if re.fullmatch(r" to (?:the )?[A-Z][\w']+(?: [A-Z][\w']+)*", match["between"]) else ""
        of = f"{match['subject'].split()[-1].lower()}{where} {of}"  # "His trip to Japan is the first by a German chancellor"
    of = re.sub(r"(?<=[A-Z]\w\w) an? [a-z].*$", "", of) if " by " not in of else of  # "his first journey to the United States a voyage …"
    scope = _SCOPE.match(text, match.end())
    since = unguarded(match["since"] or "").strip()
    if scope and since:
        since += unguarded(scope.group())  # "his first meeting since his re-election as president"
    elif scope:
        of += unguarded(scope.group())
    slots: dict[str, str | list[str]] = {"person": person[0] if len(person) == 1 else "", "n": match["n"], "of": of}
    if since:
        slots["since"] = since
    planned = _PLANNED.search(text, 0, match.end("n"))
    candidate = Candidate("ordinal", slots, sentence.start, sentence.end, "ordinal", gate=_doubt(match, of, since, person))
    candidate.modality = "planned" if planned else "happened"
    return candidate


def _doubt(match: re.Match[str], of: str, since: str, person: list[str]) -> str:
    """The gate that holds an ordinal back, empty where nothing speaks against it."""
    if re.search(r" in \d{4}$", match["of"]) and "whose" in match.re.groupindex:
        return "ordinal of another time"  # "Xi's first visit to Russia in 2013 as president": in its sentence alone the first of anything
    if _OF_WHOM.search(of) or re.search(r"\b(?:it|they|their|then|that)\b", since):
        return "pronoun"
    if re.search(r"\b(?:ago|last (?:year|month|week)|this (?:year|month|week)|yesterday|today)\b", f"{of} {since}"):
        return "depends on its surroundings"
    if len(person) != 1 or not person[0]:
        return "pronoun"
    if match["n"] in {"first", "second"} and not since and match.string[match.end() :].startswith((" after ", " following ")):
        return "first without its scope"  # "the first monarch to take the throne after independence"
    if "link" in match.re.groupindex and len(of.split()) < 2:
        return "first without its scope"  # "the eighth president"
    if match["n"] in {"first", "second"} and not since and len(of.split()) < 3:
        return "first without its scope"
    if len(of.split()) > 22:
        return "title overruns"
    return ""


# --- what the words of an ordinal are ---------------------------------------------------------------------------------------

_HEAD_WORDS = 7  # the noun that the ordinal counts stands among the first words
_A_ROLE, _AN_EVENT = re.compile(rf"\b{_ROLE}\b"), re.compile(rf"\b{_EVENT}\b")
_AGENT = re.compile(r" by (?:an?|any|the) ")


def bears(of: str) -> bool:
    """Whether somebody is meant ("British monarch to visit China"), and not a visit ("visit by a British monarch")."""
    head = " ".join(of.split()[:_HEAD_WORDS])
    role, event = _A_ROLE.search(head), _AN_EVENT.search(head)
    return role is not None and (event is None or role.start() < event.start())


def event_by_kind(of: str) -> str:
    """The noun of a visit that is told by the kind of its visitor ("visit" of "state visit by a Saudi king"), else empty."""
    event = _AN_EVENT.search(" ".join(of.split()[:_HEAD_WORDS]))
    return event.group() if event and _AGENT.search(of) and not bears(of) else ""


# --- whose ---------------------------------------------------------------------------------------------------------------


def _bearer(match: re.Match[str], sentence: Sentence, chunks: list[Chunk], resolve: Resolve, _visitor: str) -> list[str] | None:
    """The one who is said to be the first: the subject of the copula, or the name before the comma."""
    link = match["link"].split()[0].strip("(")
    at = match.start("link") + sentence.start
    if link in {"makes", "made", "making"}:
        named = [c for c in chunks if at < c.start < match.start("n") + sentence.start and c.kind in {"person", "pronoun"}]
        return _resolved(named[-1], resolve) if named else None
    before = [c for c in chunks if c.end <= at]
    if link not in _LIVES_ON:  # apposition: right behind the name, with nothing in between
        apposed = next((c for c in chunks if isinstance(c.value, Mention) and c.value.name_end == at), None)
        return _resolved(apposed, resolve) if apposed else None
    if link == "becoming":
        people = [c for c in before if c.kind in {"person", "pronoun"} and _free(sentence, c)]
        return _resolved(people[0], resolve) if len({c.text for c in people}) == 1 else [""]
    subject = _subject_before(before, sentence)
    return _resolved(subject, resolve) if subject is not None else None


_GOVERNED = re.compile(r"\b(?:of|with|by|for|to|from|at|in|on|about|between|than|like|as) (?:the |his |her )?$", re.I)


def _subject_before(before: list[Chunk], sentence: Sentence) -> Chunk | None:
    """The person or pronoun that stands as the subject of a copula at the end of `before`: nothing but adverbs or an apposition between."""
    for chunk in reversed(before):
        if chunk.kind in {"person", "pronoun"} and _free(sentence, chunk):
            if _GOVERNED.search(sentence.text[: chunk.start - sentence.start]):
                return None  # "The wife of President X was the first …"
            between = sentence.text[chunk.end - sentence.start : before[-1].end - sentence.start]
            return chunk if re.fullmatch(r"(?:,[^.;:]*,|,)?(?: ?(?:also|then|thus|thereby|will|would|has|had|\w+ly))*", between) else None
        if chunk.kind in {"verb", "quote"} and chunk is not before[-1]:
            return None
    return None


def _of_the_visit(match: re.Match[str], sentence: Sentence, chunks: list[Chunk], resolve: Resolve, visitor: str) -> list[str] | None:
    """`It was the first visit by a pope`: the visitor's, where neither these words nor the sentence before are about somebody else."""
    there = sentence.start + match.start("n")
    others = {c.value.person for c in chunks if isinstance(c.value, Mention) and c.end <= there} - {visitor}
    meant = match["subject"].lower().startswith("the ") or resolve.of_visitor() or visitor in sentence.text
    return [visitor] if visitor and meant and not others else [""]


def _owner(match: re.Match[str], sentence: Sentence, chunks: list[Chunk], resolve: Resolve, visitor: str) -> list[str] | None:
    start = match.start() + sentence.start
    if match["whose"] == "'s":
        owner = next((c for c in chunks if c.kind == "person" and c.end == start), None)
        return _resolved(owner, resolve) if owner else None
    free = [c for c in chunks if c.kind == "person" and c.end <= start and _free(sentence, c)]
    if len({c.text for c in free}) == 1:
        return _resolved(free[-1], resolve)
    if any(not any(c.start <= sentence.start + m.start() < c.end for c in chunks if c.kind in {"person", "pronoun"})
           for m in _A_ROLE.finditer(sentence.text[: match.start()])):  # fmt: skip
        return [""]  # "The Iranian president met his counterpart on his eighth visit": who that is, these words do not say
    return [visitor] if visitor and not free else [""]


def _resolved(chunk: Chunk, resolve: Resolve) -> list[str]:
    return resolve(chunk) or [""]


def _free(sentence: Sentence, chunk: Chunk) -> bool:
    return not sentence.text[chunk.end - sentence.start :].startswith("'s")
