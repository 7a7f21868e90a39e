"""Where somebody was on which day, as far as the text places him or her: "He reached Kyiv on Tuesday", "At the Knesset the president
spoke of peace", "Mayor X greeted her at the station".

Most verbs do: who prays, rides, dines or kneels somewhere is there. No fact is made of it; it shows whom a document is about and
where a visit went that no frame tells. So a pronoun is read with less caution here than where somebody is named.
"""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from quiz.feed.chunks import GUESTS, Chunk, Parts
from quiz.feed.clauses import PREPOSITIONS
from quiz.feed.cues import Cued
from quiz.feed.dates import DateSpan
from quiz.feed.names import Mention, Register
from quiz.feed.places import PlaceSpan, city_of_venue
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes


class Line(msgspec.Struct, frozen=True):
    """A sentence with its chunks and the day of its heading, empty where it has none."""

    sentence: Sentence
    chunks: Parts
    day: str = ""
    tells: bool = True  # whether it is told as having happened, and not what somebody says
    craft: bool = False  # whether it names what one travels in
    placing: tuple[int, ...] = ()  # the indexes of chunks that may stand for somebody


class Whereabouts(msgspec.Struct, frozen=True):
    """One stretch of text that places a person; `first` and `last` are the days told with it, `comes` marks an arrival."""

    person: str
    country: str
    city: str
    first: str
    last: str
    comes: bool
    received: bool
    start: int
    end: int


_OBJECT_OF = frozenset({"welcome", "greet", "receive", "meet", "host", "entertain", "escort", "meet with", "await"})
_BOUNDARY = frozenset(
    "who which where when while that after before because since as than until if whether whose whom although though but like".split()
)
_INTO = frozenset({"to", "into", "onto"})
_AT = frozenset({"in", "at", "inside", "outside", "near", "on", "before", "through", "across", "over"})
_MOVED = frozenset(
    "walked rode drove moved sailed hurried taken driven flown went came flew travelled traveled crossed climbed stepped slipped "
    "continued proceeded ventured journeyed returned escorted led".split()
)
_PAST = frozenset(
    "was were went came flew rode drove saw sat stood spoke took laid met had gave ran began knelt slept dined ate drank sang read "
    "wrote heard told said left made put paid held got found kept set won lost threw bowed shook swam fed led wore spent did".split()
)
_NOT = frozenset(
    {"not", "never", "n't", "nor", "neither", "without", "due", "expected", "scheduled", "supposed", "unable", "would", "to have"}
)
#: Words behind which "in Moscow" tells where something else is: "the government in Moscow", "peace in Ukraine".
_SPEAKS_OF = frozenset(
    "government governments leadership leaders regime authorities embassy ambassador rulers friends people troops soldiers forces war "
    "peace fighting violence crisis conflict situation elections election democracy reform reforms events interests investment influence "
    "stability attack attacks killings bases base rights restraint power office exile prison earthquake invasion revolution unrest "
    "protests coup ceasefire truce role presence companies firms students workers citizens".split()
)
#: What a traveller comes in.
CRAFT = frozenset("aircraft plane airplane aeroplane jet airliner helicopter train ship yacht cruiser destroyer frigate liner".split())
_LANDS = re.compile(r"^(?:landed|rolled|touched|came|arrived|pulled|drew|docked|anchored|berthed|steamed|put)\b")


class Places(msgspec.Struct):
    """Looks for people in the lines of one document."""

    lines: Sequence[Line]
    register: Register
    hero: str = ""  # whom the document is about, as far as that is known
    present: bool = False  # a chronicle that tells in the present tense
    heads: dict[str, list[str]] = {}  # the offices of those who were asked for

    def of(self, person: str) -> list[Whereabouts]:
        """Every placing of the person, in the order of the text."""
        return [found for index, line in enumerate(self.lines) if line.tells for found in self._in_line(index, line, person)]

    def _in_line(self, index: int, line: Line, person: str) -> Iterator[Whereabouts]:
        chunks = line.chunks
        for at in line.placing:
            if line.craft and person == self.hero and (verb := _own_craft(chunks, at)):
                yield from _placed(line, person, chunks, (_segment_start(chunks, at), at), verb, landed=True)
                continue
            after = self._stands_for(index, at, person)
            if not after:
                continue
            opening = _segment_start(chunks, at)
            if _is_object(chunks, at):
                yield from _placed(line, person, chunks, (opening, at), after, received=True)
            elif verb := _craft_verb(chunks, at, after):
                yield from _placed(line, person, chunks, (opening, at), verb, landed=True)
            elif verb := _predicate(chunks, at, after, present=self.present):
                yield from _placed(line, person, chunks, (opening, at), verb)

    def _stands_for(self, index: int, at: int, person: str) -> int:
        """The index behind the words that stand for the person here; 0 where none do."""
        chunk = self.lines[index].chunks[at]
        if isinstance(chunk.value, Mention):
            return at + 1 if chunk.value.person == person else 0
        if chunk.kind == "pronoun" and chunk.lower.startswith("the ") and chunk.lower not in GUESTS:
            return at + 1 if self._holds_alone(person, _plain_office(chunk.lower), index) else 0
        if chunk.kind == "pronoun":
            meant = chunk.lower in GUESTS or self._pronoun(index, at, person)
            return at + 1 if meant else 0
        if chunk.lower == "the":
            return self._by_office(index, at, person)
        return 0

    def _by_office(self, index: int, at: int, person: str) -> int:
        """`the king`, `the prime minister`: the person, where nobody else in the document has such an office."""
        if person == self.hero and self.lines[index].chunks[at + 1 : at + 3] and (aged := _aged(self.lines[index].chunks, at + 1)):
            return aged
        if person == self.hero and (after := self._by_rank(index, at)):
            return after
        heads = self._heads(person)
        rest = " ".join(c.lower for c in self.lines[index].chunks[at + 1 : at + 5]) if heads else ""
        for head in heads:
            if (
                rest.startswith(head)
                and re.match(rf"{re.escape(head)}\b(?!-| (?:of|for|s)\b)", rest)
                and self._holds_alone(person, _plain_office(head), index)
            ):
                after = at + 1 + len(head.split())
                behind = self.lines[index].chunks[after : after + 1]
                return after if not behind or behind[0].kind != "person" else 0
        return 0

    def _heads(self, person: str) -> list[str]:
        """The offices by which the text may call somebody."""
        if person not in self.heads:
            heads = {_plain_office(o.text) for o in self.register.people[person].offices if not o.former} - {""}
            self.heads[person] = sorted(heads | ({"premier"} if "prime minister" in heads else set()))
        return self.heads[person]

    def _holds_alone(self, person: str, office: str, index: int) -> bool:
        """Whether the person has this office, and nobody else whom the text has named so far."""
        here = self.lines[index].sentence.start
        people = self.register.people.values()
        holders = [p.name for p in people if office and office in {_plain_office(o.text) for o in p.offices if not o.former}]
        return person in holders and not any(n != person and self._first(n) < here for n in holders)

    def _by_rank(self, index: int, at: int) -> int:
        """`the general`, `the pontiff`: of the document's hero, unless somebody else is called so with his name."""
        noun = self.lines[index].chunks[at + 1].lower if at + 1 < len(self.lines[index].chunks) else ""
        following = self.lines[index].chunks[at + 2] if at + 2 < len(self.lines[index].chunks) else None
        if noun not in _RANKS or following is None or following.lower in {"of", "'s"} or following.kind == "person":
            return 0
        others = [p for p in self.register.people.values() if p.name != self.hero and any(o.text.lower() == noun for o in p.offices)]
        return at + 2 if not others else 0

    def _first(self, name: str) -> int:
        """Where the text first names somebody."""
        found = (c.start for line in self.lines for c in line.chunks if isinstance(c.value, Mention) and c.value.person == name)
        return next(found, 1 << 60)

    def _pronoun(self, index: int, at: int, person: str) -> bool:
        """Whether `he` goes on about the person: the one of his sex first named in this sentence, or in the one before."""
        chunk = self.lines[index].chunks[at]
        gender = {"he": "m", "him": "m", "she": "f", "her": "f"}.get(chunk.lower, "")
        someone = self.register.people[person]
        if not gender or someone.gender not in {"", gender}:
            return False
        if chunk.lower == "her" and self.lines[index].chunks[at + 1 : at + 2] and self.lines[index].chunks[at + 1].kind == "word":
            following = self.lines[index].chunks[at + 1].lower
            if following not in PREPOSITIONS and following.isalpha() and following not in {"and", "there", "here"}:
                return False
        objective = chunk.lower in {"him", "her"}
        for back in range(5):
            there = index - back
            if there < 0:
                return False
            names = [
                c.value.person
                for c in self.lines[there].chunks[: at if back == 0 else None]
                if isinstance(c.value, Mention) and self._may_be(c.value.person, gender)
            ]
            if objective and back == 0:
                names = [n for n in names if n == person]
            if names and names[0] != person and person == self.hero and back and self._object_of(there, gender, person):
                return True  # "The mayor met him on the quay. On Monday he drove …"
            if names:
                return names[0] == person
        return False

    def _object_of(self, index: int, gender: str, person: str) -> bool:
        pronoun = "him" if gender == "m" else "her"
        chunks = self.lines[index].chunks
        return any(i and _finite(chunks[i - 1]) and self._pronoun(index, i, person) for i in chunks.having(frozenset({pronoun})))

    def _may_be(self, name: str, gender: str) -> bool:
        someone = self.register.people.get(name)
        return someone is not None and someone.gender in {"", gender}


_RANKS = frozenset({"general", "marshal", "pontiff", "monarch", "sovereign", "leader", "statesman"})
_AGED = re.compile(r"\d\d-year-old [a-z]+(?: [a-z]+)?")


def _aged(chunks: list[Chunk], at: int) -> int:
    """`the 71-year-old leader`: the index behind it."""
    if not chunks[at].text[:1].isdigit():
        return 0
    for after in range(at + 1, min(len(chunks), at + 8)):
        if _AGED.fullmatch("".join(c.text if c.text in {"-", "–"} else c.text + " " for c in chunks[at:after]).replace(" -", "-").strip()):
            return after
    return 0


@functools.lru_cache(maxsize=4096)
def _plain_office(text: str) -> str:
    """`president` of `Brazilian president`, `prime minister` of `Prime Minister of India`."""
    words = text.lower().split(" of ")[0].split(" for ")[0].split()
    known = {"president", "king", "queen", "emperor", "pope", "chancellor", "premier", "sultan", "emir", "shah", "leader", "chairman"}
    if words[-1:] == ["premier"]:
        return "prime minister"
    if words[-2:] in (["prime", "minister"], ["general", "secretary"], ["party", "leader"]):
        return " ".join(words[-2:])
    return words[-1] if words and words[-1] in known else ""


_UNTOLD = Cued(
    "if unless reportedly allegedly would should case year years previously",
    r"\b(?:if|unless|reportedly|allegedly|would have|in case|should have|years? (?:ago|earlier|before|later)|previously)\b",
    re.I,
)


_NARRATORS = re.compile(
    r"^note\b|presenter|reporter|narrator|correspondent|commentator|anchor|newsreader|announcer|guide|voice-?over", re.I
)


def narrates(speaker: str) -> bool:
    """Whether a turn of a transcript is a report: nobody speaks, or one whose task it is to tell what happened."""
    return not speaker or bool(_NARRATORS.search(speaker))


def line(sentence: Sentence, chunks: Parts, day: str) -> Line:
    """A sentence made ready to be asked about one person after another."""
    tells = narrates(sentence.speaker) and sentence.kind in {"prose", "list"} and not _UNTOLD.search(sentence)
    placing = (i for i, c in enumerate(chunks) if c.kind in {"person", "pronoun"} or c.lower in _OPENS_PHRASE)
    return Line(sentence, chunks, day, tells, not _CRAFT_WORDS.isdisjoint(sentence.words), tuple(placing) if tells else ())


_CRAFT_WORDS = CRAFT | {"force"}  # Air Force One
_OPENS_PHRASE = frozenset({"the", "his", "her", "air", "air force one"})


def _segment_start(chunks: list[Chunk], at: int) -> int:
    """Where the clause of a subject begins: behind a semicolon, or an `and` that joins two clauses."""
    for index in range(at - 1, -1, -1):
        if (
            chunks[index].text in {";", ":"}
            or chunks[index].kind in {"verb", "person", "quote"}
            or chunks[index].lower in {"and", "but", "where"}
        ):
            return index + 1
    return 0


def _is_object(chunks: list[Chunk], at: int) -> bool:
    """`welcomed him`: the person behind a verb of receiving."""
    before = chunks[at - 1] if at else None
    return (
        before is not None
        and before.kind == "verb"
        and before.verb.voice == "active"
        and before.verb.time == "past"
        and not before.verb.hold
        and bool(before.verb.lemmas() & _OBJECT_OF)
    )


def _craft_verb(chunks: list[Chunk], at: int, after: int) -> int:
    """`the aircraft of President X rolled to a halt`, `X's train drew in`: the index of the verb."""
    if at > 1 and chunks[at - 1].lower == "of" and chunks[at - 2].lower in CRAFT:
        verb = after
    elif after + 1 < len(chunks) and chunks[after].text == "'s" and chunks[after + 1].lower in CRAFT:
        verb = after + 2
    else:
        return 0
    return verb if verb < len(chunks) and _LANDS.match(chunks[verb].lower) else 0


_OWNCRAFT = re.compile(
    r"(?:air force one|(?:the|his|her) (?:(?:papal|royal|presidential|imperial|official|special|state|private) )?(?:"
    + "|".join(sorted(CRAFT))
    + r")) (?:then |finally |at last )?(?=landed|rolled|touched|came down|arrived|pulled in|drew in|docked|anchored|berthed|put in)"
)


def _own_craft(chunks: list[Chunk], at: int) -> int:
    """`Air Force One came down over …`, `the papal plane landed in …`: the index of the verb."""
    if chunks[at].lower not in {"air", "air force one", "the", "his", "her"}:
        return 0
    text = ""
    ends = []
    for chunk in chunks[at : at + 9]:
        ends.append(len(text))
        text += chunk.lower + " "
    found = _OWNCRAFT.match(text)
    return at + next((i for i, e in enumerate(ends) if e == found.end()), 0) if found else 0


_NO_SUBJECT = PREPOSITIONS | {"'s"}


def _predicate(chunks: list[Chunk], at: int, after: int, *, present: bool) -> int:
    """The index of the finite verb of which the person is the subject; 0 where there is none, or it is not settled."""
    before = chunks[at - 1] if at else None
    if before is not None and (before.lower in _NO_SUBJECT or (before.kind == "verb" and before.verb.time != "participle")):
        return 0
    index = _behind_subject(chunks, after)
    if index >= len(chunks):
        return 0
    chunk = chunks[index]
    if chunk.kind == "verb":
        settled = chunk.verb.time == "past" or (present and chunk.verb.time == "present")
        of_old = chunk.verb.pluperfect and not chunk.verb.lemmas() & _REACHING
        return index if settled and not chunk.verb.hold and not of_old else 0
    now = present and chunk.kind == "word" and bool(re.fullmatch(r"[a-z]{2,}s", chunk.text))
    return index if now or _finite(chunk) else 0


def _finite(chunk: Chunk) -> bool:
    if chunk.kind == "verb":
        return chunk.verb.time == "past"
    return chunk.kind == "word" and (chunk.lower in _PAST or bool(re.fullmatch(r"[a-z]{2,}ed", chunk.text)))


def _behind_subject(chunks: list[Chunk], at: int) -> int:
    """The index behind adverbs, an inserted phrase and those who act together with the subject."""
    for _ in range(4):
        if at >= len(chunks):
            return at
        text = chunks[at].text
        adverb = chunks[at].lower in _ADVERBS or chunks[at].lower.endswith("ly")
        if adverb or (text == "," and at + 1 < len(chunks) and _finite(chunks[at + 1])):
            at += 1
        elif text == ",":
            closing = next((i for i in range(at + 1, min(len(chunks), at + 16)) if chunks[i].text == ","), 0)
            at = closing + 1 if closing else len(chunks)
        elif chunks[at].lower == "and":
            joint = next((i for i in range(at + 1, min(len(chunks), at + 6)) if chunks[i].kind in {"person", "pronoun"}), 0)
            at = joint + 1 if joint else len(chunks)
        else:
            return at
    return at


_ADVERBS = frozenset({"then", "also", "later", "first", "again", "himself", "herself", "even", "once", "soon", "there", "now"})


def _placed(
    line: Line,
    person: str,
    chunks: list[Chunk],
    fronted: tuple[int, int],
    verb: int,
    *,
    received: bool = False,
    landed: bool = False,
) -> Iterator[Whereabouts]:
    end = _window_end(chunks, verb)
    words = {c.lower for c in chunks[fronted[1] : end]}
    if words & _NOT:
        return
    places = [i for i in range(verb, end) if _is_place(chunks, i, verb)]
    if not places and chunks[fronted[0]].lower in _AT:
        places = [i for i in range(fronted[0] + 1, fronted[1]) if _sure(chunks[i]) and _preposition(chunks, i) in _AT]
    dates = [c.value for c in chunks[fronted[0] : end] if isinstance(c.value, DateSpan) and c.value.first and c.value.certain]
    told = dates[0] if len(dates) == 1 and "X" not in dates[0].first else None
    first, last = (told.first, told.last) if told is not None else ("", "") if dates else (line.day, "")
    landing = received and bool(_LANDING.search(" ".join(c.text for c in chunks[verb:end])))
    comes = landed or landing or (not received and _arriving(chunks, verb, _preposition(chunks, places[0]) if places else ""))
    value = chunks[places[0]].value if places else None
    if not isinstance(value, PlaceSpan):
        bodily = received or comes or chunks[verb].lower.split(" ")[0] in _BODILY
        if not (bodily and first):
            return  # who says or thinks something may be anywhere
        value = None
    yield Whereabouts(
        person,
        value.country if value else "",
        (value.name if value.kind in {"city", "capital"} else city_of_venue(value.name)) if value else "",
        first,
        last,
        comes,
        received,
        line.sentence.start,
        line.sentence.end,
    )


_LANDING = re.compile(
    r"\b(?:airport|airfield|aerodrome|air (?:force )?base|railway station|station|quay|tarmac|pier|docks?|harbou?r)\b", re.I
)
_BODILY = frozenset("walked laid knelt stood toured visited rode inspected prayed bowed dined".split())


_REACHING = classes()["arrive"] | classes()["reach"]
_LANDING_VERBS = _REACHING | classes()["disembark"]
_GOING_SOMEWHERE = classes()["travel"] | classes()["return"]
_GOING_TO_SEE = classes()["visit"] | classes()["reach"] | classes()["address"]


def _arriving(chunks: list[Chunk], verb: int, preposition: str) -> bool:
    chunk = chunks[verb]
    if _LANDS.match(chunk.lower) and chunk.kind != "verb":
        return True
    if chunk.kind != "verb":
        return chunk.lower in {"reached", "landed", "arrived"} or (chunk.lower in _MOVED and preposition in _INTO)
    lemmas = chunk.verb.lemmas()
    return bool(lemmas & _LANDING_VERBS) or (bool(lemmas & classes()["travel"]) and preposition in _INTO)


def _window_end(chunks: list[Chunk], verb: int) -> int:
    for index in range(verb + 1, len(chunks)):
        chunk = chunks[index]
        if chunk.lower in _BOUNDARY or chunk.text in {";", ":"} or chunk.kind == "quote":
            return index
        if chunk.kind == "verb" and chunk.verb.time != "participle":
            return index
    return len(chunks)


def _sure(chunk: Chunk) -> bool:
    value = chunk.value
    return (
        isinstance(value, PlaceSpan)
        and value.sure
        and not value.inside
        and bool(value.country)
        and value.kind in {"country", "capital", "city", "venue", "organisation"}
    )


_HOUSE = frozenset("parliament senate congress capital legislature assembly soil".split())


def _house(chunks: list[Chunk], at: int) -> bool:
    """`in the Portuguese parliament`, `on Cuban soil`: a place by its adjective."""
    value = chunks[at].value
    adjective = isinstance(value, PlaceSpan) and value.kind == "demonym" and value.sure and bool(value.country)
    return adjective and at + 1 < len(chunks) and chunks[at + 1].lower in _HOUSE


def _is_place(chunks: list[Chunk], at: int, verb: int) -> bool:
    """Whether the person is at this place: behind `in`, `at` or a verb of motion's `to`, and not where something else is."""
    if _house(chunks, at):
        return _preposition(chunks, at) in _AT
    if not _sure(chunks[at]):
        return False
    preposition, index = _preposition(chunks, at), _preposition_at(chunks, at)
    head = chunks[verb]
    if not preposition:
        going = head.kind == "verb" and head.verb.lemmas() & _GOING_TO_SEE
        inside = head.kind == "verb" and any(lemma.endswith((" in", " at")) for lemma in head.verb.lemmas())  # "stopped in Warsaw"
        return bool(going or inside or head.lower in {"reached", "visited", "toured", "saw", "addressed"}) and at - verb <= 2
    value = chunks[at].value
    assert isinstance(value, PlaceSpan)
    if preposition in _INTO:
        moved = head.lower in _MOVED or (head.kind == "verb" and bool(head.verb.lemmas() & _GOING_SOMEWHERE))
        return moved and not any(c.lower in {"made", "gave"} for c in chunks[verb:index])
    if preposition not in _AT or chunks[index - 1].lower in _SPEAKS_OF:
        return False
    if value.kind == "organisation":
        return head.lower in {"spoke", "addressed", "appeared", "stood"} or (head.kind == "verb" and "speak" in head.verb.lemmas())
    if preposition in {"on", "before", "over"}:
        return value.kind == "venue"
    near = chunks[index - 1]
    if value.kind == "venue" or index - 1 <= verb:
        return True
    return near.kind in {"person", "pronoun", "date", "group", "place"} or (
        value.kind != "country" and near.kind == "word" and near.lower.isalpha()
    )


_PART_OF_TOWN = frozenset(
    "airport station port harbour harbor streets outskirts suburb centre center cathedral university city town capital".split()
)


def _preposition_at(chunks: list[Chunk], at: int) -> int:
    for index in range(at - 1, max(-1, at - 4), -1):
        if chunks[index].lower == "of" and index and chunks[index - 1].lower in _PART_OF_TOWN:
            return _preposition_at(chunks, index - 1)  # "at the airport of Montreal"
        if chunks[index].lower in PREPOSITIONS | {"onto", "across", "inside"}:
            return index
        if chunks[index].kind in {"verb", "person", "pronoun", "quote", "date"} or chunks[index].text in {",", ";"}:
            return -1
    return -1


def _preposition(chunks: list[Chunk], at: int) -> str:
    index = _preposition_at(chunks, at)
    return chunks[index].lower if index >= 0 else ""
