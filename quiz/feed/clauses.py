"""Who does what to whom, where and when: the subject, object and arguments of a verb group."""

import functools
from collections.abc import Iterator

import msgspec

from quiz.feed.chunks import ADVERBS, OFFICES, Chunk, Parts, noun_class
from quiz.feed.dates import DateSpan
from quiz.feed.names import Mention

PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "to",
        "for",
        "into",
        "during",
        "after",
        "before",
        "under",
        "over",
        "between",
        "through",
        "via",
        "alongside",
        "against",
        "about",
        "near",
        "upon",
        "following",
        "until",
        "since",
        "within",
        "toward",
        "towards",
        "as",
        "among",
        "despite",
        "outside",
        "inside",
        "ahead",
        "including",
        "besides",
        "than",
    ]
)
_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
_OPEN_RELATIVE = _RELATIVES | {"where", "when"}
_OPEN_CLAUSE = _OPEN_RELATIVE | {"while", "if", "because", "although", "but", "whether"}
_AROUND = _RELATIVES | {"where"}
_GO_ON = PREPOSITIONS - {"as", "after", "before", "since", "following"}
# what no noun phrase holds: read from its head, read to its end inside a clause, and read back from a verb
_PHRASE_ENDS = PREPOSITIONS | _RELATIVES | {"and", "or", "but", "worth", "valued"}
_ARGUMENT_ENDS = _PHRASE_ENDS | {"while", "when", "where"}
_SUBJECT_ENDS = _PHRASE_ENDS - {"of"}
_OTHERS = frozenset(
    [
        "other",
        "others",
        "several",
        "many",
        "various",
        "senior",
        "some",
        "top",
        "leading",
        "high-ranking",
        "more",
        "the",
        "his",
        "her",
        "their",
        "a",
        "an",
        "members",
    ]
)


class People(msgspec.Struct, frozen=True):
    """Coordinated people, pronouns, groups or places; `open` where the text says there were others."""

    chunks: tuple[Chunk, ...]
    open: bool = False
    first: int = 0  # index of the first chunk
    after: int = 0  # index behind the last

    @property
    def single(self) -> Chunk | None:
        return self.chunks[0] if len(self.chunks) == 1 else None


class Argument(msgspec.Struct, frozen=True):
    """What follows the verb: `preposition` empty for the direct object. `people` or `noun` says what it is."""

    preposition: str
    first: int
    after: int
    people: People | None = None
    noun: str = ""
    head: str = ""
    verb_before: bool = False


class Clause(msgspec.Struct, frozen=True):
    """One verb group with what belongs to it."""

    verb_at: int
    subject: People | None
    subject_noun: str
    problem: str  # why there is no subject, in a gate's name
    arguments: tuple[Argument, ...]
    dates: tuple[DateSpan, ...]
    after: int  # index behind the clause's window
    reporter: str = ""

    def object(self) -> Argument | None:
        return next((a for a in self.arguments if not a.preposition), None)

    def with_preposition(self, *wanted: str) -> Iterator[Argument]:
        return (a for a in self.arguments if a.preposition in wanted)


_PEOPLE = frozenset({"person", "pronoun", "group"})


def people_from(chunks: list[Chunk], at: int) -> People | None:
    """The coordinated people that start at `at`."""
    found: list[Chunk] = []
    first, is_open = at, False
    while at < len(chunks):
        if chunks[at].kind not in _PEOPLE:
            break
        found.append(chunks[at])
        at += 1
        if kin := _kin(chunks, at):
            at += kin
            continue
        step = _joint(chunks, at)
        if step and at + step < len(chunks) and chunks[at + step].kind in _PEOPLE:
            if step > 1 and len(found) == 1 and _acts_itself(chunks, at + step):
                break  # "will hold talks with X, and Y, the speaker, will meet with him"
            at += step
            continue
        if step and at + step < len(chunks) and chunks[at + step].lower in _OTHERS:
            is_open = True
            at = _noun_end(chunks, at + step)
        elif (step and _unread(chunks, at + step)) or _among_others(chunks, at):
            is_open = True
        break
    return People(tuple(found), is_open, first, at) if found else None


def _among_others(chunks: list[Chunk], at: int) -> bool:
    at += at < len(chunks) and chunks[at].text == ","
    return at + 1 < len(chunks) and chunks[at].lower == "among" and chunks[at + 1].lower == "others"


_UNREAD = 9  # chunks of "the Queensland Minister for State Development and …"


def _unread(chunks: list[Chunk], at: int) -> bool:
    """Whether a list goes on with somebody whose office was not understood: `by X, Jordanian Charge d'Affaires to China NAME and …`."""
    if at >= len(chunks) or not chunks[at].text[:1].isupper():
        return False
    for chunk in chunks[at : at + _UNREAD]:
        if chunk.kind == "person":
            return True
        if chunk.kind not in {"word", "place", "number"}:
            return False
    return False


def _acts_itself(chunks: list[Chunk], at: int) -> bool:
    """Whether the person at `at`, behind a comma and "and", is the subject of a verb of his own."""
    after = at + 1
    if after + 1 < len(chunks) and chunks[after].text == "," and chunks[after + 1].kind == "verb":
        after += 1
    elif after < len(chunks) and chunks[after].text == ",":
        close = next((i for i in range(after + 1, min(after + 14, len(chunks))) if chunks[i].text == ","), None)
        after = close + 1 if close is not None else len(chunks)
    following = chunks[after] if after < len(chunks) else None
    return following is not None and following.kind == "verb" and following.verb.time in {"past", "present", "future"}


_KIN = frozenset(["wife", "husband", "spouse", "son", "daughter", "mother", "father", "brother", "sister", "consort", "partner"])


def _kin(chunks: list[Chunk], at: int) -> int:
    """How many chunks join a relative: `and his wife`, `and his wife,`; 0 where a person does not follow."""
    if not any(c.lower == "and" for c in chunks[at : at + 2]):
        return 0
    words = [c.lower for c in chunks[at : at + 5]]
    start = 1 if words[:1] == [","] else 0
    if (
        words[start : start + 1] != ["and"]
        or words[start + 1 : start + 2] not in (["his"], ["her"], ["the"])
        or (words[start + 2 : start + 3] or [""])[0].split(" ")[0] not in _KIN
    ):
        return 0
    if at + start + 2 < len(chunks) and chunks[at + start + 2].kind == "person" and chunks[at + start + 2].lower.split()[0] in _KIN:
        return start + 2  # "Holt and [his wife Greta]", the word of kin inside the name's chunk
    size = start + 3 + (words[start + 3 : start + 4] == [","])
    return size if at + size < len(chunks) and chunks[at + size].kind == "person" else 0


_JOINTS = frozenset({",", "and", "&", "as", "along", "together"})


def _joint(chunks: list[Chunk], at: int) -> int:
    """How many chunks join two conjuncts at `at`: `,` `and` `, and` `as well as` `along with`; 0 where none does."""
    if at >= len(chunks) or chunks[at].lower not in _JOINTS:
        return 0
    words = [c.lower for c in chunks[at : at + 4]]
    if words[:4] == [",", "as", "well", "as"]:
        return 4
    if words[:3] == ["as", "well", "as"] or words[:3] == [",", "along", "with"] or words[:3] == [",", "together", "with"]:
        return 3
    if words[:2] in ([",", "and"], ["along", "with"], ["together", "with"]):
        return 2
    return 1 if words[:1] in ([","], ["and"], ["&"]) else 0


def _noun_end(chunks: list[Chunk], at: int) -> int:
    """The index behind a run of plain words, numbers and places that makes a noun phrase."""
    while at < len(chunks) and (
        chunks[at].kind in {"number", "place"} or (chunks[at].kind == "word" and chunks[at].lower not in _PHRASE_ENDS)
    ):
        at += 1
    return at


def clause(chunks: list[Chunk], verb_at: int) -> Clause:
    """The clause of the verb group at `verb_at`, bound once for all who ask for it."""
    if not isinstance(chunks, Parts):
        return _bound(chunks, verb_at)
    found = chunks.bound.get(verb_at)
    if found is None:
        found = chunks.bound[verb_at] = _bound(chunks, verb_at)
    return found


def _bound(chunks: list[Chunk], verb_at: int) -> Clause:
    subject, noun, problem = _subject(chunks, verb_at)
    arguments, dates, after = _arguments(chunks, verb_at + 1)
    arguments += _fronted(chunks, verb_at, subject)
    dates = _fronted_dates(chunks, verb_at, subject) + dates
    return Clause(verb_at, subject, noun, problem, tuple(arguments), tuple(dates), after)


# --- subject -------------------------------------------------------------------------------------------------------------


def _subject(chunks: list[Chunk], verb_at: int, depth: int = 0) -> tuple[People | None, str, str]:
    if verb_at and depth == 0 and (listed := _including_back(chunks, verb_at - 1)) is not None:
        return listed, "", ""
    at = skip_back(chunks, verb_at - 1)
    if at < 0 or depth > 3:
        return None, "", "no subject"
    chunk = chunks[at]
    group = chunks[verb_at].verb
    if group.time == "participle" and group.voice == "passive":
        return _noun_back(chunks, at)
    if chunk.lower in _GERUND_OPENERS and any(r.form == "ing" for r in group.readings):
        return _subject_behind(chunks, verb_at)
    if chunk.lower == "while" and any(r.form == "ing" for r in group.readings):
        return _shared_subject(chunks, at, verb_at, depth)
    if chunk.lower in {"and", "but", ","} and chunk.kind in {"word", "mark"}:
        return _shared_subject(chunks, at, verb_at, depth)
    if group.time == "infinitive" and (copula := first_to(chunks, verb_at)) is not None:
        return _subject_of_copula(chunks, copula)
    if group.time in {"infinitive", "participle"} and chunk.kind not in _PEOPLE:
        return _shared_subject(chunks, at + 1, verb_at, depth)
    if chunk.lower in _RELATIVES:
        before = at - 1
        if before >= 0 and chunks[before].text == ",":
            before -= 1
        people = people_back(chunks, before)
        return (people, "", "") if people else (None, "", "relative")
    if chunk.kind in _PEOPLE:
        people = people_back(chunks, at)
        assert people is not None
        problem = _stands_in_phrase(chunks, people.first)
        return (None, "", problem) if problem else (people, "", "")
    return _noun_back(chunks, at)


_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "only"])
_COPULAS = frozenset(["was", "is", "became", "become", "been", "be"])
_BEFORE_COPULA = ADVERBS | {"has", "had"}


def first_to(chunks: list[Chunk], verb_at: int) -> int | None:
    """The index of the copula of `X was the first American president to visit …`, None where the infinitive hangs on none."""
    ordinal = next((i for i in range(verb_at - 1, max(-1, verb_at - 7), -1) if chunks[i].lower in _ORDINALS), None)
    if ordinal is None or any(c.kind in {"person", "mark", "pronoun"} for c in chunks[ordinal:verb_at]):
        return None
    for at in range(ordinal - 1, max(-1, ordinal - 9), -1):
        if chunks[at].lower.split(" ")[-1] in _COPULAS:
            return at if chunks[at].lower in _COPULAS else None
        if chunks[at].text in {";", ":", ","}:
            return None
    return None


def _subject_of_copula(chunks: list[Chunk], copula: int) -> tuple[People | None, str, str]:
    before = copula - 1
    while before >= 0 and chunks[before].lower in _BEFORE_COPULA:
        before -= 1
    people = people_back(chunks, before)
    if people is None or chunks[before].lower in {"will", "would"}:
        return None, "", "no subject"
    problem = _stands_in_phrase(chunks, people.first)
    return (None, "", problem) if problem else (people, "", "")


_GERUND_OPENERS = frozenset({"upon", "on", "after", "before"})


def _subject_behind(chunks: list[Chunk], verb_at: int) -> tuple[People | None, str, str]:
    """`Upon arriving at the airport, Xi stated …`: the subject of the main clause, behind the comma."""
    comma = next((i for i in range(verb_at + 1, len(chunks)) if chunks[i].text == ","), None)
    people = people_from(chunks, comma + 1) if comma is not None else None
    if people is None or people.after >= len(chunks) or not (chunks[people.after].kind == "verb" or chunks[people.after].lower in ADVERBS):
        return None, "", "no subject"
    return people, "", ""


def skip_back(chunks: list[Chunk], at: int) -> int:
    """Step left over adverbs, dates with their prepositions, and insertions between commas."""
    while at >= 0:
        chunk = chunks[at]
        if chunk.kind == "word" and (chunk.lower in ADVERBS or (chunk.lower.endswith("ly") and not chunk.text[0].isupper())):
            at -= 1
        elif chunk.kind == "date":
            at -= 1
            while at >= 0 and chunks[at].lower in {"on", "in", "at", "from", "during", "the", "of"}:
                at -= 1
        elif chunk.text == "," and (opened := _insertion(chunks, at)) is not None:
            at = opened - 1  # "X, accompanied by the First Lady, Y, will …"
        elif chunk.text == "," and at and (_ends_apposition(chunks[at - 1]) or _ends_kin(chunks, at - 1) or _ends_leader(chunks, at - 1)):
            at -= 1
        elif chunk.text == "," and at and (two := people_back(chunks, at - 1)) is not None and two.first == 0 and len(two.chunks) > 1:
            at -= 1  # "X and Y, concluded their visit": a comma that does not belong there
        elif chunk.text == ")":
            at = next((i for i in range(at, -1, -1) if chunks[i].text == "("), 0) - 1
        else:
            break
    return at


def _ends_kin(chunks: list[Chunk], at: int) -> bool:
    """`Xi and his wife, Peng Liyuan,`: the comma behind closes the apposition."""
    return any(chunks[p].kind in _PEOPLE and _kin(chunks, p + 1) == at - p - 1 for p in range(max(0, at - 6), at))


def _ends_apposition(chunk: Chunk) -> bool:
    """`Xi Jinping, general secretary …,`: the comma behind closes the apposition."""
    if not isinstance(chunk.value, Mention):
        return False
    return "," in chunk.text[chunk.value.name_end - chunk.start :] or "," in chunk.text[: chunk.value.name_start - chunk.start]


_INSERTIONS = frozenset(
    [
        "whom",
        "who",
        "which",
        "whose",
        "where",
        "accompanied",
        "along",
        "together",
        "having",
        "returning",
        "speaking",
        "including",
        "as",
        "with",
        "like",
        "on",
        "in",
        "at",
        "during",
        "following",
        "after",
        "for",
        "also",
        "escorted",
        "flanked",
        "joined",
        "known",
        "aged",
        "born",
        "née",
        "himself",
        "herself",
        "not",
        "then",
        "now",
        "still",
    ]
)


def _describes(chunks: list[Chunk], opening: int, closing: int) -> bool:
    """`The president, frail and tired of travelling, had flown in`: an adjective behind the subject that opens the sentence."""
    inside = chunks[opening + 1 : closing]
    if not inside or opening > 2 or chunks[opening - 1].kind not in _PEOPLE or any(c.kind in {"verb", *_PEOPLE} for c in inside):
        return False
    return inside[0].kind == "word" and inside[0].text.islower() and inside[0].lower not in _NO_ADJECTIVES


_NO_ADJECTIVES = PREPOSITIONS | _RELATIVES | {"the", "a", "an", "and", "but", "or", "his", "her", "its"}


def _insertion(chunks: list[Chunk], closing: int) -> int | None:
    """The index of the comma that opens the insertion closed at `closing`, None where there is none."""
    for at in range(closing - 1, max(-1, closing - 40), -1):
        if chunks[at].text == "," and at + 1 < closing and chunks[at + 1].lower.split(" ")[0] in _INSERTIONS:
            if at > 0 and chunks[at - 1].kind in {*_PEOPLE, "place", "word"}:
                return at
            return None
        if chunks[at].text == "," and _describes(chunks, at, closing):
            return at
        if chunks[at].text in {";", ":"}:
            return None
    return None


_NAMED_AGAIN = OFFICES | {"he", "she"}


def people_back(chunks: list[Chunk], at: int, *, listed: bool = False) -> People | None:
    """The coordinated people that end at `at`; `listed` where "and others" behind shows that commas join them."""
    if at < 0 or chunks[at].kind not in _PEOPLE:
        return None
    first = at
    while True:
        before = first - 1
        while before >= 0 and (chunks[before].text in {",", "&"} or chunks[before].lower == "and"):
            before -= 1
        relative = next(
            (p for p in range(max(0, first - 6), first) if chunks[p].kind in _PEOPLE and _kin(chunks, p + 1) == first - p - 1), None
        )
        if relative is not None:
            first = relative
            continue
        if before >= 0 and chunks[before].lower in {"he", "she"} and chunks[first].lower.startswith(("his ", "her ")):
            first = before  # "He and his wife, Sabina, stayed …"
            break
        if before < 0 or before == first - 1 or chunks[before].kind not in _PEOPLE:
            break
        if chunks[before].kind == "pronoun" and chunks[before].lower not in _NAMED_AGAIN:
            break
        if chunks[before].lower in {"he", "she"} and [c.lower for c in chunks[before + 1 : first]] != ["and"]:
            break
        joint = [c.lower for c in chunks[before + 1 : first]]
        by_commas = before > 1 and chunks[before - 1].text == "," and chunks[before - 2].kind in _PEOPLE
        if joint == [","] and first == at and not listed and not by_commas:
            break  # "Under Putin, Xi …", "At the invitation of A and B, C …": a comma alone joins no pair
        first = before
    found = tuple(c for c in chunks[first : at + 1] if c.kind in _PEOPLE)
    return People(found, False, first, at + 1)


def _ends_leader(chunks: list[Chunk], at: int) -> bool:
    """`A delegation, led by X, visited Y`."""
    return chunks[at].kind in _PEOPLE and _leads_delegation(chunks, at)


_DELEGATIONS = frozenset({"delegation", "mission", "entourage"})


def _leads_delegation(chunks: list[Chunk], at: int) -> bool:
    """`A government delegation led by X visited Y`: the delegation's journey is that of its leader."""
    led = at > 2 and chunks[at - 1].lower == "by" and chunks[at - 2].lower in {"led", "headed"}
    return led and any(word in _DELEGATIONS for c in chunks[max(0, at - 10) : at - 2] for word in c.lower.split(" "))


def _stands_in_phrase(chunks: list[Chunk], first: int) -> str:
    """A name behind a preposition is no subject; behind a verb it is that verb's object."""
    before = first - 1
    if before < 0 or _leads_delegation(chunks, first):
        return ""
    chunk = chunks[before]
    if chunk.lower in PREPOSITIONS and chunk.lower not in {"as", "after", "before", "since", "until"}:
        return "name in a phrase"
    if chunk.kind == "verb" and not _reports(chunk):
        return "name is an object"
    return ""


def _reports(chunk: Chunk) -> bool:
    return any(r.lemma in _REPORTING for r in chunk.verb.readings)


_REPORTING = frozenset(
    ["say", "announce", "state", "confirm", "report", "declare", "add", "note", "claim", "hope", "believe", "expect", "reveal"]
)


def _shared_subject(chunks: list[Chunk], at: int, verb_at: int, depth: int) -> tuple[People | None, str, str]:
    """`X met Y and signed Z`: the subject of the verb before."""
    listed = _including_back(chunks, at)
    if listed is not None:
        return listed, "", ""
    for previous in range(at - 1, -1, -1):
        if chunks[previous].text in {";", ":"}:
            break
        if chunks[previous].kind == "verb" and (chunks[previous].verb.time != "participle" or chunks[previous].verb.voice == "active"):
            other = chunks[previous].verb.voice != chunks[verb_at].verb.voice and chunks[verb_at].verb.voice == "passive"
            if other and chunks[verb_at].verb.time not in {"past", "future"}:  # "landed and was greeted by" is of one subject
                return None, "", "shared subject of another voice"
            if _behind_insertion(chunks, previous, verb_at):
                return None, "", "no subject"
            return _subject(chunks, previous, depth + 1)
    unknown = _of_unknown_verb(chunks, at)
    return (unknown, "", "") if unknown is not None else (None, "", "no subject")


def _behind_insertion(chunks: list[Chunk], previous: int, verb_at: int) -> bool:
    """`had been in Japan, where the Emperor received him, and had stopped in Seoul`: who stopped is told before the insertion."""
    joint = [c.lower for c in chunks[max(0, verb_at - 2) : verb_at] if c.lower not in ADVERBS]
    if joint != [",", "and"]:
        return False
    for at in range(previous - 1, max(0, previous - 12), -1):
        if chunks[at].kind == "verb" or chunks[at].text in {";", ":"}:
            return False
        if chunks[at].lower in _OPEN_RELATIVE:
            return chunks[at - 1].text == ","
    return False


_PAST = frozenset(
    "took made went came gave sat stood ran rode drove drank ate slept began spent saw heard knelt lit broke shook wore read wrote sang "
    "fell found kept let put rose sent set threw won woke bore cut hung hid hit lost held left led lay laid bent bowed swam sought".split()
)


def _of_unknown_verb(chunks: list[Chunk], at: int) -> People | None:
    """`He changed into a helicopter and flew …`: the subject of a verb that the lexicon does not hold, at the head of its clause."""
    for index in range(at):
        if chunks[index].kind not in _PEOPLE:
            continue
        people = people_from(chunks, index)
        opens = index == 0 or chunks[index - 1].text == "," or chunks[index - 1].kind == "date"
        if people is None or not opens or people.after >= at:
            return None
        word = chunks[people.after]
        told = word.kind == "word" and (word.lower in _PAST or (word.lower.endswith("ed") and len(word.text) > 4))
        stop = any(c.text in {";", ":"} or c.kind in {"person", "group"} for c in chunks[people.after : at])
        return people if told and not stop else None
    return None


def _including_back(chunks: list[Chunk], at: int) -> People | None:
    """`Chinese officials, including A, B and C, accompanied him`: A, B and C, as an open list."""
    if chunks[at].text != ",":
        return None
    for opening in range(at - 1, max(-1, at - 24), -1):
        if chunks[opening].lower in {"including", "namely"} or (chunks[opening].lower == "as" and chunks[opening - 1].lower == "such"):
            people = people_from(chunks, opening + 1)
            if people is not None and people.after == at:
                return msgspec.structs.replace(people, open=True)
            return None
    return None


def _in_honour(chunks: list[Chunk]) -> bool:
    words = [c.lower for c in chunks]
    return words[:1] == ["in"] and words[-1] in {"honour", "honor"}


def _noun_back(chunks: list[Chunk], at: int) -> tuple[People | None, str, str]:
    """A noun phrase before the verb: `X and other officials` yields X, anything else its words."""
    first = at
    while first >= 0 and (
        (chunks[first].kind in {"word", "number", "place", "quote"} or _hyphen(chunks, first)) and chunks[first].lower not in _SUBJECT_ENDS
    ):
        first -= 1
    words = [c.lower for c in chunks[first + 1 : at + 1]]
    if first >= 1 and chunks[first].lower == "and" and words and words[0] in _OTHERS:
        people = people_back(chunks, first - 1 - (chunks[first - 1].text == ","), listed=True)
        if people is not None and not _stands_in_phrase(chunks, people.first):
            return msgspec.structs.replace(people, open=True), "", ""
    if first > 0 and chunks[first].lower in {"on", "concerning"} and chunks[first - 1].lower in noun_class("document"):
        return None, f"{_noun_back(chunks, first - 1)[1]} {_join(chunks[first : at + 1])}", ""  # "An agreement on trade was signed"
    if first > 0 and _in_honour(chunks[first : at + 1]) and chunks[first - 1].lower in noun_class("meal"):
        return _noun_back(chunks, first - 1)  # "A banquet in his honour was given by …"
    if first >= 0 and chunks[first].lower in PREPOSITIONS:
        return None, "", "noun in a phrase"
    # "That year the committee awarded …": a second article opens the phrase that is the subject
    articles = [i for i in range(first + 2, at + 1) if chunks[i].lower in {"the", "a", "an"} and chunks[i - 1].lower != "of"]
    noun = _join(chunks[articles[-1] if articles else first + 1 : at + 1])
    return None, noun, "" if noun else "no subject"


# --- what follows ----------------------------------------------------------------------------------------------------------


def _arguments(chunks: list[Chunk], at: int) -> tuple[list[Argument], list[DateSpan], int]:
    arguments: list[Argument] = []
    dates: list[DateSpan] = []
    preposition = ""
    open_slot = True  # whether an argument may start here
    since = False  # "the first to visit Cuba since Coolidge in 1928": what follows is of another time
    while at < len(chunks):
        chunk = chunks[at]
        low = chunk.lower
        if chunk.kind == "date":
            assert isinstance(chunk.value, DateSpan)
            dates += [] if since or not _tells_when(arguments, preposition) else [chunk.value]
            preposition, open_slot, at = "", False, at + 1
        elif _closes_window(chunk):
            break
        elif low in PREPOSITIONS and chunk.kind == "word":
            since = since or low == "since"
            preposition, open_slot, at = low, True, at + 1
        elif chunk.text == "," or (low == "and" and not open_slot):
            if not _goes_on(chunks, at + 1) and (low != "and" or _verb_near(chunks, at + 1)):
                break
            preposition, open_slot, at = preposition if low == "and" else "", False, at + 1
        elif open_slot and chunk.kind in _PEOPLE:
            arguments.append(_of_people(chunks, at, preposition))
            at = arguments[-1].after
            # "gave him a hunting rifle": a second object may follow the first
            open_slot = bool(arguments[-1].people) and not preposition and at < len(chunks) and _opens_gift(chunks[at])
            preposition = ""
        elif open_slot:
            after = _phrase_end(chunks, at)
            if after == at:
                at += 1
                continue
            arguments.append(Argument(preposition, at, after, None, _join(chunks[at:after]), _head(chunks[at:after])))
            preposition, open_slot, at = "", False, after
        else:
            at += 1
    return arguments, dates, at


def _tells_when(arguments: list[Argument], preposition: str) -> bool:
    """Whether a date behind this preposition is the day of the clause's event."""
    return preposition in {"", "on", "in", "at", "during", "from", "between", "over"} and not _for_occasion(arguments, preposition)


def _closes_window(chunk: Chunk) -> bool:
    """A verb, a semicolon or a word that opens a further clause."""
    if chunk.kind == "verb" or chunk.text in {";", ":"}:
        return True
    return chunk.lower in _OPEN_CLAUSE


def _of_people(chunks: list[Chunk], at: int, preposition: str) -> Argument:
    """People as an argument; `X's visit` is the visit."""
    people = people_from(chunks, at)
    assert people is not None
    if people.after < len(chunks) and chunks[people.after].text == "'s":
        after = _phrase_end(chunks, people.after + 1)
        return Argument(preposition, at, after, None, _join(chunks[at:after]), _head(chunks[people.after + 1 : after]))
    return Argument(preposition, at, people.after, people)


_OCCASIONS = frozenset(
    [
        "birthday",
        "anniversary",
        "funeral",
        "coronation",
        "inauguration",
        "wedding",
        "jubilee",
        "celebrations",
        "festivities",
        "parade",
        "commemoration",
        "commemorations",
        "ceremony",
        "ceremonies",
    ]
)


def _for_occasion(arguments: list[Argument], preposition: str) -> bool:
    """`arrives for the birthday of X on 30 June`: the day of the occasion, perhaps not that of the arrival."""
    return (
        preposition == "on"
        and bool(arguments)
        and arguments[-1].preposition in {"for", "of"}
        and any(a.head in _OCCASIONS and a.preposition == "for" for a in arguments[-2:])
    )


@functools.cache
def _gift_openers() -> frozenset[str]:
    return noun_class("meal") | {"a", "an", "the", "his", "her", "its", "their", "honorary"}


def _opens_gift(chunk: Chunk) -> bool:
    return chunk.kind == "number" or (chunk.kind == "word" and chunk.lower in _gift_openers())


def _goes_on(chunks: list[Chunk], at: int) -> bool:
    """Whether the clause goes on behind a comma: with a preposition, a date or a place."""
    if at >= len(chunks):
        return False
    return chunks[at].kind in {"date", "place"} or chunks[at].lower in _GO_ON


def _verb_near(chunks: list[Chunk], at: int) -> bool:
    return any(c.kind == "verb" for c in chunks[at : at + 2])


def _phrase_end(chunks: list[Chunk], at: int) -> int:
    """The index behind a noun phrase, its `of` phrases and conjoined capitalised titles included."""
    while at < len(chunks):
        chunk = chunks[at]
        if (
            (chunk.kind in {"word", "number", "place", "quote"} and chunk.lower not in _ARGUMENT_ENDS)
            or chunk.text == "'s"
            or _hyphen(chunks, at)
            or (chunk.lower == "of" and at + 1 < len(chunks) and chunks[at + 1].kind in {"word", "number", "place", "quote"})
        ):
            at += 1
        elif chunk.kind == "person" and at + 1 < len(chunks) and chunks[at + 1].text == "'s":
            at += 2
        else:
            break
    return at


def _hyphen(chunks: list[Chunk], at: int) -> bool:
    """The hyphen of `21-gun salute`."""
    return (
        chunks[at].text == "-"
        and 0 < at < len(chunks) - 1
        and chunks[at - 1].end == chunks[at].start
        and chunks[at].end == chunks[at + 1].start
    )


def _join(parts: list[Chunk]) -> str:
    text = ""
    for previous, part in zip([None, *parts], parts, strict=False):
        gap = "" if previous is None or previous.end == part.start else " "
        text += gap + part.text
    return text


def _head(parts: list[Chunk]) -> str:
    """The head noun of a phrase: the last word before its first `of`, lower case."""
    words = []
    for part in parts:
        if part.lower == "of":
            break
        if part.kind in {"word", "place", "number"}:
            words.append(part.lower)
    while len(words) > 1 and (words[-1] in ADVERBS or words[-1].endswith("ly")):
        words.pop()  # "convened with journalists collectively"
    return words[-1] if words else ""


def _fronted_dates(chunks: list[Chunk], verb_at: int, subject: People | None) -> list[DateSpan]:
    """Dates at the head of the clause ("On 9 May, Xi attended …"), or between subject and verb."""
    first = subject.first if subject is not None and subject.first < verb_at else verb_at
    between = chunks[first:verb_at]
    if any(c.lower in _RELATIVES for c in between):  # "X, who died in May, on Tuesday went …"
        between = between[max((i for i, c in enumerate(between) if c.lower in {",", "and"}), default=len(between)) :]
    found: list[DateSpan] = [c.value for c in between if isinstance(c.value, DateSpan)]
    at = first - 1
    while at >= 0 and chunks[at].kind != "verb" and chunks[at].text not in {";", ":"} and chunks[at].lower not in _AROUND:
        # beyond "during which he spoke" stand the days of the clause around it
        value = chunks[at].value
        if isinstance(value, DateSpan) and not _told_on(chunks, at):
            found.insert(0, value)
        at -= 1
    if at >= 0 and chunks[at].kind == "verb" and subject is not None and subject.first < at:
        found += _fronted_dates(chunks, at, subject) if chunks[at].verb.time == "past" else []
    return found


_FRONTED = frozenset({"in", "at", "on", "during", "before", "with", "outside", "near"})
_CLOSED = _OPEN_CLAUSE | {"as", "after", "since", "until", "according"}


def _fronted(chunks: list[Chunk], verb_at: int, subject: People | None) -> list[Argument]:
    """`At the airport, Y greeted X`, `In Lyon he met students`: the phrases at the head of the sentence, where a subject follows them."""
    if subject is None or not 0 < subject.first < verb_at or chunks[0].lower not in _FRONTED:
        return []
    head = chunks[: subject.first]
    if any(c.kind in {"verb", "pronoun", "quote", "group"} or c.text in {";", ":"} or c.lower in _CLOSED for c in head):
        return []
    return [a for a in _arguments(head, 0)[0] if a.preposition in _FRONTED]


def _told_on(chunks: list[Chunk], at: int) -> bool:
    """`According to a spokesperson on Sunday, X will …`: Sunday is the day of telling. A date behind `until` or `by` is no day of an
    event."""
    if at and chunks[at - 1].lower in {"until", "by", "since", "to", "for"}:
        return True
    teller = at - 1 - (at >= 1 and chunks[at - 1].lower == "on")
    if teller >= 0 and chunks[teller].kind == "verb" and _reports(chunks[teller]):
        return True
    for before in range(at - 1, -1, -1):
        if chunks[before].text == ",":
            return False
        if chunks[before].lower == "according" or chunks[before].lower in _OPEN_RELATIVE:
            return True  # "In the street where shells had fallen on 27 May X laid a flower"
    return False


def in_class(phrase: str, head: str, name: str) -> bool:
    """Whether a noun phrase is of a noun class, by its whole end or by its head."""
    if head in noun_class(name):
        return True
    whole = phrase.lower()
    core = whole.split(" of ")[0]
    return any(f" {core}".endswith(" " + n) or (" of " in n and f" {whole} ".endswith(f" {n} ")) for n in _phrases_of(name))


@functools.cache
def _phrases_of(name: str) -> tuple[str, ...]:
    """The nouns of a class that are several words."""
    return tuple(n for n in noun_class(name) if " " in n)


def mention_of(chunk: Chunk) -> Mention | None:
    """The person that a chunk names."""
    return chunk.value if isinstance(chunk.value, Mention) else None
