"""People with their offices: spans in a document, and the document's register of who is who.

A name is believed when the text introduces it: by a title ("President of Serbia Aleksandar Vučić"), by an apposition
("Cai Qi, the director of …,"), or by doing what only people do. Later a part of it stands for the whole ("Xi").
"""

import bisect
import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from quiz.feed import places
from quiz.feed.cues import Cued
from quiz.feed.lexicon import persons as lexicon
from quiz.feed.places import PlaceSpan
from quiz.feed.text import Sentence, unaccented
from quiz.feed.tokens import Token, tokens
from quiz.feed.verbs import forms

_STOP, _HONORIFICS, _SUFFIXES, _PARTICLES = (lexicon.words(name) for name in ("stop", "honorifics", "suffixes", "particles"))
_HEADS, _CROWNS, _MODIFIERS = (lexicon.words(name) for name in ("heads", "single_name", "modifiers"))
_OFFICE_FIELDS, _BODIES = lexicon.words("fields"), lexicon.words("bodies")
_NO_COMMON = _STOP | _HONORIFICS
_LAST_OF_HONORIFIC = frozenset(phrase.split(" ")[-1] for phrase in _HONORIFICS)


class Office(msgspec.Struct, frozen=True):
    """An office as the text gives it: `text` without article, its place, and the country where the text says one."""

    text: str
    start: int
    end: int
    country: str = ""
    former: bool = False
    settled: bool = True  # False where the phrase may be cut short


class Mention(msgspec.Struct):
    """A stretch that names one person, titles and apposition included (`start:end`); the bare name is `name_start:name_end`."""

    start: int
    end: int
    name_start: int
    name_end: int
    text: str
    offices: tuple[Office, ...] = ()
    honorific: str = ""
    person: str = ""  # the full name in the register, empty while unknown
    introduced: bool = False
    of_country: tuple[str, str] = ("", "")  # code and words of an `of COUNTRY` right behind the name
    apposed: tuple[Office, ...] = ()  # offices behind a single word, which are its own once that word is known for a surname
    apposed_end: int = 0


class Someone(msgspec.Struct):
    """A person of the document's register."""

    name: str
    offices: list[Office] = []
    gender: str = ""
    country: str = ""
    titled: bool = False
    first: int = 1 << 60  # where the document first gives the full name


class Register:
    """Who is who in one document. Two people who share the only name given make a mention ambiguous, and it stays unlinked."""

    def __init__(self) -> None:
        self.people: dict[str, Someone] = {}

    def add(self, mention: Mention) -> Someone | None:
        """Enter a person; one name that several people share stands for none of them."""
        if self._namesake(mention):
            return None
        name = self._known(mention)
        if not name and len(mention.text.split()) == 1 and len(self._alike(mention)) > 1:
            return None
        name = name or mention.text
        someone = self.people.setdefault(name, Someone(name))
        self._enrich(someone, mention)
        return someone

    def _known(self, mention: Mention) -> str:
        """The full name that this mention stands for, empty where it is new or ambiguous."""
        if mention.text in self.people:
            return mention.text
        same = [n for n in self._alike(mention) or self._lady(mention.text) if not self._spouses(mention, self.people[n])]
        if len(same) > 1 and mention.offices:
            # "President Biden" beside the First Lady of the same surname
            heads = {_head_of(o.text) for o in mention.offices}
            same = [n for n in same if heads & {_head_of(o.text) for o in self.people[n].offices if not o.former}]
        elif len(same) > 1 and len(mention.text.split()) == 1 and not mention.honorific:
            same = self._meant_by_surname(same, mention.start)
        return same[0] if len(same) == 1 else ""

    def _meant_by_surname(self, same: list[str], at: int) -> list[str]:
        """Of several people of one surname the bare name means the one whom the text has named so far, and nobody's wife or brother."""
        own = [
            n
            for n in same
            if not any(_head_phrase(o.text) in _CONSORTS or o.text.lower().split(" ")[-1] in _KIN for o in self.people[n].offices)
        ]
        if len(own) == 1 and self.people[own[0]].first < min(self.people[n].first for n in same if n not in own):
            return own
        named = [n for n in own if self.people[n].first < at]
        return named if len(named) == 1 else same

    def _alike(self, mention: Mention) -> list[str]:
        """Those whom the mention's name may stand for."""
        return [
            n
            for n in self.people
            if (_agree(mention.text, n) or _crowned(mention.text, self.people[n])) and self._fits(mention, self.people[n])
        ]

    def _namesake(self, mention: Mention) -> bool:
        """A relative of the same name: whether father or son is meant later on cannot be told."""
        kin = any(o.text.lower().split(" ")[-1] in _KIN for o in mention.offices)
        return kin and any(_agree(mention.text, n) for n in self.people if n != mention.text)

    def _lady(self, text: str) -> list[str]:
        """`Ms. Frederiksen`, `Mrs. McAleese`: the women of that surname; `Mrs.` may be somebody's wife, so she must be known to be a
        woman."""
        courtesy, _, surname = unaccented(text.lower()).partition(" ")
        if courtesy not in {"mrs.", "ms.", "mrs", "ms"} or not surname or " " in surname:
            return []
        known = {"f"} if courtesy.startswith("mrs") else {"f", ""}
        return [
            n
            for n, p in self.people.items()
            if p.gender in known and _parts(n)[0] not in _COURTESIES and len(_parts(n)) > 1 and surname in {_parts(n)[-1], _parts(n)[0]}
        ]

    def _spouses(self, mention: Mention, someone: Someone) -> bool:
        """`President Trump` is not the First Lady of that name, though she alone was named in full."""
        theirs = {_head_phrase(o.text) in _CONSORTS for o in someone.offices if not o.former}
        said = {_head_phrase(o.text) in _CONSORTS for o in mention.offices}
        return bool(theirs) and bool(said) and not theirs & said

    def _fits(self, mention: Mention, someone: Someone) -> bool:
        gender = gender_of(mention)
        return not (gender and someone.gender and gender != someone.gender)

    def _enrich(self, someone: Someone, mention: Mention) -> None:
        known = {o.text.lower() for o in someone.offices}
        someone.offices += [o for o in mention.offices if o.text.lower() not in known]
        someone.gender = someone.gender or gender_of(mention)
        if len(mention.text.split()) > 1:
            someone.first = min(someone.first, mention.start)
        someone.titled = someone.titled or bool(mention.offices or mention.honorific)
        for office in mention.offices:
            someone.country = someone.country or ("" if office.former else office.country)

    def link(self, mention: Mention) -> str:
        if self._namesake(mention):
            return ""  # "His father, Ferdinand Marcos, …" beside Ferdinand Marcos Jr.
        name = self._known(mention)
        if name:
            self._enrich(self.people[name], mention)
        return name


@functools.lru_cache(maxsize=4096)
def _head_of(office: str) -> str:
    """The head noun of an office, without demonym and complement: `President of Serbia` and `Serbian president` share it."""
    return office.lower().split(" of ")[0].split(" for ")[0].split(" ")[-1]


def gender_of(mention: Mention) -> str:
    """`m`, `f` or empty, as the titles say."""
    words = frozenset({mention.honorific.lower()}).union(*(_head_parts(o.text.lower()) for o in mention.offices))
    if words & lexicon.words("female"):
        return "f"
    return "m" if words & lexicon.words("male") else lexicon.sex_of(mention.text)


@functools.lru_cache(maxsize=4096)
def _head_parts(office: str) -> frozenset[str]:
    core = office.split(" of ")[0]
    words = core.split(" ")
    return frozenset({office, core, words[-1], " ".join(words[-2:])})


_CONSORTS = frozenset({"first lady", "first gentleman", "wife", "husband", "queen consort", "king consort", "prince consort"})
_KIN = frozenset(
    [
        "father",
        "mother",
        "grandfather",
        "grandmother",
        "son",
        "daughter",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "grandson",
        "cousin",
    ]
)
_NAMED_AFTER = frozenset(
    """airport avenue award boulevard bridge building cathedral center centre church college cup foundation fund garden gardens gate hall
    hospital hotel house institute international island library medal memorial monument museum palace park place port prize road
    school square stadium street theater theatre tower university way""".split()
)  # fmt: skip
_RANKS = frozenset({"consort", "regent", "mother", "dowager", "royal", "designate", "elect", "emeritus"})
_RELATIONS = frozenset(
    {"guest", "host", "counterpart", "predecessor", "successor", "widow", "interpreter", "friend", "companion", "colleague"}
)
_SUFFIX = re.compile(r",? (?:jr|sr)\.?$", re.I)


@functools.lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, small and without accents: `Ceaușescu` is Ceausescu."""
    return tuple(unaccented(p.strip(".,").lower()) for p in _SUFFIX.sub("", name).split())


@functools.lru_cache(maxsize=65536)
def _agree(short: str, full: str) -> bool:
    """Whether `short` may stand for `full`: the same words in another order, or some of them that name the person."""
    a, b = _parts(short), _parts(full)
    if {a[0], b[0]} & {"mrs", "ms", "lady", "dame", "madame", "frau"}:
        return a == b or (len(a) > 1 and len(b) > 1 and "lady" not in {a[0], b[0]} and a[-1] == b[-1] and a[0] == b[0])
    if sorted(a) == sorted(b):
        return True
    if len(a) == 1:
        return len(b) > 1 and (a[0] in (b[0], b[-1]) or a[0] in b[1:]) and len(a[0]) > 1 and not b[0].startswith("king")
    if len(a) > len(b):
        a, b = b, a
        if len(a) == 1:
            return a[0] in (b[0], b[-1])
    if len(a) < len(b) and (b[-len(a) :] == a or (b[: len(a)] == a and b[len(a) :] == ("i",))):
        return True  # "de Gaulle", "López Portillo"; "Haile Selassie" for the first of the name
    first, last = _same_word(a[0], b[0]), a[-1] == b[-1]
    return last and first and len(a) < len(b) + 1


def _crowned(short: str, someone: Someone) -> bool:
    """`King Salman` for Salman bin Abdulaziz Al Saud, where the text calls him king."""
    crown, _, name = short.lower().partition(" ")
    return crown in _CROWNS and name == _parts(someone.name)[0] and any(_head_phrase(o.text) == crown for o in someone.offices)


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


class Names(msgspec.Struct):
    """The mentions of a document, in order, and its register."""

    mentions: list[Mention]
    register: Register
    _starts: list[int] = []

    def __post_init__(self) -> None:
        self._starts = [m.start for m in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        first = bisect.bisect_left(self._starts, start)
        after = bisect.bisect_left(self._starts, end, lo=first)
        return [m for m in self.mentions[first:after] if m.end <= end]


def find_names(
    sentences: Iterable[Sentence], found_places: Callable[[Sentence], list[PlaceSpan]] | None = None, extra: Iterable[Sentence] = ()
) -> Names:
    """Find the people of a document. `extra` are headings and titles, which introduce names but are not read for facts."""
    look = found_places or (lambda s: places_of(s))
    register = Register()
    candidates: list[tuple[Sentence, Mention]] = []
    for sentence in (*extra, *sentences):
        candidates += [(sentence, m) for m in _Reader(sentence, look(sentence)).mentions()]
    candidates = [(s, m) for s, m in candidates if not _shouted(s, m)]
    for _, mention in candidates:
        mention.text = _lowered_capitals(mention.text)
    _recurring(candidates)
    # longest names first, so that parts of them find their whole
    for _, mention in sorted(candidates, key=lambda c: (not c[1].introduced, -len(c[1].text.split()), c[1].start)):
        if mention.introduced and (len(mention.text.split()) > 1 or mention.offices or mention.honorific):
            register.add(mention)
    _share_countries(candidates, register)
    _join_aliases(register)
    linked = []
    for _, mention in candidates:
        _adopt_apposition(mention, register)
        mention.person = register.link(mention)
        if mention.person:
            linked.append(mention)
    linked += _definite(candidates, register, sentences, look)
    linked.sort(key=lambda m: m.start)
    return Names(linked, register)


def _adopt_apposition(mention: Mention, register: Register) -> None:
    """`Kekkonen, the president of Finland, …` where the document names Urho Kekkonen: the office is his."""
    if mention.apposed and len(_parts(register.link(mention) or mention.text)) > 1:
        mention.offices, mention.end = mention.apposed, mention.apposed_end


_STYLED = Cued(
    "majesty holiness highness", r"\b(?:His|Her) (?:Majesty|Holiness|Royal Highness|Highness)(?='s|[ ,.;:]|$)(?! and Mrs)(?! [A-Z])"
)
_STYLES = {
    "majesty": {"king", "queen", "emperor", "empress", "sultan"},
    "holiness": {"pope"},
    "royal highness": {"prince", "princess", "duke", "duchess"},
    "highness": {"emir", "amir", "prince", "princess"},
}


def _definite(
    candidates: list[tuple[Sentence, Mention]],
    register: Register,
    sentences: Iterable[Sentence],
    look: Callable[[Sentence], list[PlaceSpan]],
) -> list[Mention]:
    """`the Prime Minister`, `the Chinese president`, `Her Majesty`: the one person of the document who holds such an office."""
    found = []
    taken = [(m.start, m.end) for _, m in candidates if m.person]
    lead = _Lead(candidates, register, sentences)
    for sentence in sentences:
        spans = [
            (m.start() + sentence.start, m.end() + sentence.start, _styled_holders(m.group(), register)) for m in _STYLED.finditer(sentence)
        ]
        spans += list(_reigning_pair(sentence, register))
        spans += list(_office_alone(sentence, register, look, lead, taken))
        for start, end, holders in spans:
            if len(holders) == 1 and not any(a < end and start < b for a, b in taken):
                found.append(
                    Mention(start, end, start, end, sentence.text[start - sentence.start : end - sentence.start], person=holders[0])
                )
                taken.append((start, end))
    return found


_PAIR = Cued(
    "king emperor sultan duke prince",
    r"\b[Tt]he (?P<crown>King|Emperor|Sultan|Grand Duke|Crown Prince) and (?:the )?(?:Queen|Empress|Sultana|Grand Duchess|Crown Princess)\b"
    r"(?! [A-Z])(?P<of> of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?",
)


def _reigning_pair(sentence: Sentence, register: Register) -> Iterator[tuple[int, int, list[str]]]:
    """`The King and Queen of the Netherlands`: of two who travel together he who reigns stands for both."""
    for pair in _PAIR.finditer(sentence):
        home = next((p.country for p in places.find_places(pair["of"] or "") if p.country), "")
        yield pair.start() + sentence.start, pair.end() + sentence.start, _holders(pair["crown"].lower(), home, register)


def _office_alone(
    sentence: Sentence,
    register: Register,
    look: Callable[[Sentence], list[PlaceSpan]],
    lead: "_Lead",
    taken: list[tuple[int, int]],
) -> Iterator[tuple[int, int, list[str]]]:
    """`the`, perhaps a demonym, and a ruler's or minister's office with no name and no `of` behind it."""
    if _RULING.isdisjoint(sentence.words):
        return
    parts = tokens(sentence.text, sentence.start)
    homes = {p.start: p for p in look(sentence) if p.kind == "demonym" or (p.kind == "country" and p.text in {"US", "U.S.", "UK", "U.K."})}
    for index, token in enumerate(parts):
        if token.lower != "the" or index + 1 >= len(parts):
            continue
        home = homes.get(parts[index + 1].start)
        if home is None and parts[index + 1].lower not in _RULING_FIRST:
            continue
        at = index + 1 + (len(tokens(home.text)) if home else 0)
        for size in (3, 2, 1):
            head = " ".join(t.lower for t in parts[at : at + size])
            following = parts[at + size] if at + size < len(parts) else None
            if (
                at + size <= len(parts)
                and head in _RULERS
                and not (
                    following
                    and (following.lower in {"of", "-", "'"} or (following.capital and following.is_word) or following.lower in _HEADS)
                )
            ):
                end = parts[at + size - 1].end
                text = sentence.text[parts[index + 1].start - sentence.start : end - sentence.start]
                office = Office(text, parts[index + 1].start, end, home.country if home else "")
                if any(a < end and token.start < b for a, b in taken):
                    break  # "Madeleine Albright, the American secretary of state, …" has its name
                holders = _holders(head, office.country, register)
                either = bool(holders) and not home and head not in _CROWNS and lead.person not in {"", *holders}
                # "Vladimir Putin met President X of Y. … the President noted": either may be meant
                yield token.start, end, [] if either else holders or lead.holding(office)
                break


class _Lead:
    """The person with whom a document begins, named without an office: "Charles de Gaulle went home. The French president …".

    Others without an office may be named in passing, but not as often.
    """

    def __init__(self, candidates: list[tuple[Sentence, Mention]], register: Register, sentences: Iterable[Sentence]) -> None:
        self.register = register
        first = next((s.start for s in sentences), 0)
        self.untitled = sorted(
            (m.start, m.person) for s, m in candidates if m.person and s.start >= first and not register.people[m.person].offices
        )
        opening = next((m.person for s, m in sorted(candidates, key=lambda c: c[1].start) if m.person and s.start >= first), "")
        self.person = opening if self.untitled and self.untitled[0][1] == opening else ""

    def holding(self, office: Office) -> list[str]:
        """That person, where nobody else without an office was named before; with a demonym the office is then known."""
        told = Counter(name for start, name in self.untitled if start < office.start)
        if not self.person or told[self.person] < max((n for name, n in told.items() if name != self.person), default=0):
            return []
        last = next((name for start, name in reversed(self.untitled) if start < office.start), "")
        if not office.country and last != self.person:
            return []  # "Kohl gave a dinner for Honecker that evening. The chancellor …"
        someone = self.register.people[self.person]
        if office.country and someone.country and office.country != someone.country:
            return []
        if office.country:
            someone.country = office.country
        if office.country and not someone.offices:
            someone.offices = [office]
        return [self.person] if office.country or not someone.offices else []


_SENT = frozenset({"ambassador", "envoy", "commissioner", "representative", "consul", "nuncio", "adviser", "advisor", "delegate"})
_SAINTS = frozenset({"st", "ste", "sta", "sto"})
_JOURNEYS = frozenset({"visit", "tour", "trip", "set"})
_RULERS = frozenset(
    " ".join(w.split())
    for w in """president, vice president, premier, vice premier, pontiff, prime minister, chancellor, king, queen, emperor, empress,
    sultan, emir, amir, shah, pope, taoiseach, chairman, first lady, crown prince, crown princess, foreign minister, secretary of state,
    general secretary, secretary-general, foreign secretary""".split(",")
)


_RULING_FIRST = frozenset(ruler.split(" ")[0] for ruler in _RULERS)
_RULING = frozenset(re.findall(r"\w+", " ".join(_RULERS)))


def _styled_holders(style: str, register: Register) -> list[str]:
    pronoun, _, rest = style.lower().partition(" ")
    gender = "m" if pronoun == "his" else "f"
    return [
        p.name
        for p in register.people.values()
        if p.gender in {"", gender} and any(_head_phrase(o.text) in _STYLES[rest] for o in p.offices if not o.former)
    ]


def _holders(head: str, code: str, register: Register) -> list[str]:
    """Who holds the office; with a demonym, only those of that country or of none known."""
    found = []
    for person in register.people.values():
        held = [o for o in person.offices if _head_phrase(o.text) == head]
        if held and not (code and person.country and person.country != code):
            found.append(person.name)
    if code and len(found) > 1:
        found = [n for n in found if register.people[n].country == code]
    if code and found and not register.people[found[0]].country and any(_by_rank_alone(p) for p in register.people.values()):
        return []  # "General de Gaulle greeted President Kennedy. The French president …"
    return found


_BY_RANK = frozenset({"general", "marshal", "field marshal", "colonel", "admiral", "leader", "chairman", "commandant"})


def _by_rank_alone(person: Someone) -> bool:
    """Whether the text gives somebody a rank and no office, who may well hold one."""
    return bool(person.offices) and all(o.text.lower() in _BY_RANK for o in person.offices)


def _recurring(candidates: list[tuple[Sentence, Mention]]) -> None:
    """A full name whose surname the text then uses alone names a person, title or none ("Charles de Gaulle … de Gaulle")."""
    alone = {m.text.lower() for s, m in candidates if len(m.text.split()) == 1 or m.text.split()[0].lower() in _PARTICLES}
    alone |= {m.text.lower().split()[-1] for _, m in candidates if m.honorific in _COURTESIES | {"mr", "mr."} and len(m.text.split()) == 2}
    for _, mention in candidates:
        words = mention.text.lower().split()
        if not mention.introduced and 2 <= len(words) <= 4 and (words[-1] in alone or words[0] in alone or " ".join(words[1:]) in alone):
            mention.introduced = True


def _shouted(sentence: Sentence, mention: Mention) -> bool:
    """`NEHRU DISCOVERS AMERICA`: in a heading of capitals nobody can tell a name from the words beside it, unless a title introduces it."""
    return (
        sentence.kind == "heading"
        and mention.text.isupper()
        and len(mention.text.split()) > 1
        and not (mention.offices or mention.honorific)
    )


@functools.lru_cache(maxsize=4096)
def _head_phrase(office: str) -> str:
    """The office without demonym and complement: `Afghan President` and `President of Afghanistan` are `president`."""
    core = office.lower().split(" of ")[0].split(" for ")[0].split()
    for size in (3, 2, 1):
        if " ".join(core[-size:]) in _HEADS:
            return " ".join(core[-size:])
    return core[-1] if core else ""


def _share_countries(candidates: list[tuple[Sentence, Mention]], register: Register) -> None:
    """`President A and First Lady B of Korea`, `Prime Minister A and Mrs. B of Japan`: the country is A's as well."""
    for (sentence, first), (other, second) in itertools.pairwise(candidates):
        if sentence is not other or not first.offices or first.offices[-1].country or " of " in first.offices[-1].text:
            continue
        if sentence.text[first.end - sentence.start : second.start - sentence.start].strip() not in {"and", "&"}:
            continue
        code, tail = second.of_country
        if code:
            office = first.offices[-1]
            whole = msgspec.structs.replace(office, text=f"{office.text} of {tail}", country=code)
            first.offices = (*first.offices[:-1], whole)
            someone = register.people.get(register.link(first) or first.text)
            if someone is not None:
                someone.offices = [whole if o.text == office.text else o for o in someone.offices]
                someone.country = someone.country or code


def _numbered(short: str, full: str) -> bool:
    """`King Charles` for King Charles III, where the text has no other of that name."""
    rest = full.removeprefix(f"{short} ")
    return short.split(" ")[0].lower() in _CROWNS and rest != full and bool(_ROMAN.fullmatch(rest))


def _consort_beside(one: list[Office], other: list[Office]) -> bool:
    """Whether of two people one is known as a consort alone and the other by offices that are none."""
    ours, theirs = ({_head_phrase(o.text) in _CONSORTS for o in offices if not o.former} for offices in (one, other))
    return bool(ours) and bool(theirs) and not ours & theirs


def _join_aliases(register: Register) -> None:
    """A single name that is part of one full name disappears into it; so does an initialled one, and a crown without its number."""
    for short in sorted(register.people, key=len):
        full = [
            n for n in register.people if n != short and len(n) > len(short) and (_agree(short, n) or _numbered(short, n))
        ] or register._lady(short)
        same_sex = [
            n
            for n in full
            if not _consort_beside(register.people[short].offices, register.people[n].offices)
            and not (
                register.people[short].gender and register.people[n].gender and register.people[short].gender != register.people[n].gender
            )
        ]
        if len(same_sex) == 1:
            gone = register.people.pop(short)
            kept = register.people[same_sex[0]]
            known = {o.text.lower() for o in kept.offices}
            kept.offices += [o for o in gone.offices if o.text.lower() not in known]
            kept.gender, kept.country = kept.gender or gone.gender, kept.country or gone.country


def places_of(sentence: Sentence) -> list[PlaceSpan]:
    """The places of a sentence, with offsets in the document."""
    return [
        msgspec.structs.replace(p, start=p.start + sentence.start, end=p.end + sentence.start) for p in places.find_places(sentence.text)
    ]


_PERSON_VERBS = frozenset(
    [
        "said",
        "told",
        "met",
        "visited",
        "arrived",
        "welcomed",
        "greeted",
        "flew",
        "travelled",
        "traveled",
        "spoke",
        "thanked",
        "wrote",
        "added",
        "replied",
        "smiled",
        "died",
        "landed",
        "hailed",
        "toured",
        "laid",
        "resigned",
        "knelt",
        "prayed",
        "spent",
        "paid",
        "rode",
        "wept",
        "bowed",
        "married",
        "urged",
        "dined",
        "lunched",
        "walked",
        "drove",
    ]
)
_AUXILIARIES = frozenset("has had will is was would pays made makes undertook began held holds".split())
_ACTS = _PERSON_VERBS | _AUXILIARIES
_BEHIND_NUMERAL = _PERSON_VERBS | {",", ".", "'s", "of"}
_CLOSING = frozenset("and in at on for to".split())
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our"])
_LINKS = frozenset(["of", "for", "to", "at", "in", "on", "from", "with"])


_WIVES = frozenset({"mrs", "mrs.", "mme", "mme.", "madame", "señora", "frau"})
_RANKED = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third")


class _Reader:
    """Reads one sentence for names."""

    def __init__(self, sentence: Sentence, found: list[PlaceSpan]) -> None:
        self.sentence = sentence
        self.tokens = tokens(sentence.text, sentence.start)
        capitals = [t.capital for t in self.tokens if t.is_word]
        self.title_case = sentence.kind == "heading" or (3 < len(capitals) < 16 and sum(capitals) >= 0.75 * len(capitals))
        self.place_at: dict[int, PlaceSpan] = {}
        for place in found:
            index = self._index_after(place.start)
            while index < len(self.tokens) and self.tokens[index].start < place.end:
                self.place_at[index] = place
                index += 1

    def mentions(self) -> Iterator[Mention]:
        reached = 0
        for index in [i for i, t in enumerate(self.tokens) if t.capital or t.lower in _PARTICLES or "-" in t.text]:
            if index < reached:
                continue
            end = self._name_end(index)
            if end == index:
                continue
            mention = self._mention(index, end)
            reached = end
            if mention is not None:
                yield mention
                reached = max(end, self._index_after(mention.end))

    # --- the name itself -------------------------------------------------------------------------------------------

    def _is_name_word(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.capital:
            return "-" in token.text and bool(_JOINED_ARTICLE.match(token.text))
        if token.lower in _SURNAMES and self._behind_given_name(index):
            return True
        if token.lower in _NO_NAMES:
            return False
        place = self.place_at.get(index)
        if place is not None and place.sure and place.kind != "demonym" and not self._first_name(index):
            # "Jordan" is a country unless a title or a further name stands beside it
            return False
        if place is not None and place.kind == "demonym" and place.sure:
            return False
        if token.lower.rstrip(".") in _SINGLE_HEADS and not self._surname_place(index):
            return False
        if token.lower.endswith("ing") and len(token.text) > 6 and (index == 0 or self.sentence.kind == "heading"):
            return False  # "Deepening Sport Links"
        if self.title_case and any(r.form in {"s", "ing"} for r in forms().get(token.lower, ())):
            return False  # "First Lady Melania Trump Concludes Second Day": headings write verbs with capitals
        return not (
            len(token.text) > 1 and "." not in token.text and token.text.isupper() and not self._shouting() and token.lower not in _SUFFIXES
        )

    def _first_name(self, index: int) -> bool:
        """`Salvador Allende`, `Florence Nightingale`: a place's name before a capitalised word that is none, and also a given name."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return (
            following is not None
            and lexicon.is_given(self.tokens[index].lower)
            and following.capital
            and following.is_word
            and not following.text.isupper()
            and self._adjacent(index + 1)
            and self.place_at.get(index + 1) is None
            and following.lower not in _NO_SURNAMES
        )

    def _behind_given_name(self, index: int) -> bool:
        """`Theresa May`, `Bill Clinton`, `Park Chung Hee`: common words that are names beside a given name."""
        before = self.tokens[index - 1] if index else None
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and (following.text[0].isdigit() or not self._adjacent(index + 1)) and before is None:
            return False
        if token_is_given := self.tokens[index].lower in {"bill", "mark"}:
            stands_free = before is None or before.lower not in {"the", "a", "this", "that", "of"}
            return token_is_given and stands_free and following is not None and following.capital and following.lower not in _STOP
        if following is not None and following.text[0].isdigit():
            return False
        if self.tokens[index].lower == "park" and following is not None and "-" in following.text and following.capital:
            return True
        if before is not None and self._adjacent(index) and self._head_ending(index) is not None:
            return True  # "President Park Chung Hee", "Prime Minister May"
        return before is not None and self._adjacent(index) and lexicon.is_given(before.lower)

    def _surname_place(self, index: int) -> bool:
        """`Martin Luther King`: an office's word as a surname, behind two names and before none."""
        if index < 2 or self.tokens[index].lower.rstrip(".") in _NO_SURNAME_CROWNS:
            return False
        if (head := self._head_ending(index + 1)) is not None and head < index:
            return False  # "Deputy Prime Minister": the words are one office
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        before = self.tokens[index - 1]
        named = before.capital and before.lower not in _NO_COMMON and self._adjacent(index)
        suffix = following is not None and following.lower in _SUFFIXES
        return (
            named
            and self.tokens[index - 2].capital
            and (following is None or not following.capital or suffix)
            and self.tokens[index - 2].lower not in _STOP
        )

    def _shouting(self) -> bool:
        letters = [c for c in self.sentence.text if c.isalpha()]
        return sum(c.isupper() for c in letters) > 0.7 * max(1, len(letters))

    def _name_end(self, index: int) -> int:
        """The token index after the name that starts at `index`, or `index` itself."""
        if not (self._is_name_word(index) or self._titled_particle(index)) or not self.tokens[index].text[0].isalpha():
            return index
        at = index + 1
        while at < len(self.tokens):
            word = self.tokens[at].lower
            if (
                (self._is_name_word(at) and self.tokens[at].text[0].isalpha() and self._adjacent(at))
                or (word in _SUFFIXES and self._adjacent(at) and self.tokens[at].text[0].isupper())
                or (word in _PARTICLES and self._adjacent(at) and self._next_is_name(at))
            ):
                at += 1
            elif (
                self.tokens[at].text == "I"
                and self._adjacent(at)
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].lower in _BEHIND_NUMERAL
                and not (self.tokens[at + 1].text == "." and self._adjacent(at + 1) and at + 2 < len(self.tokens))
            ):
                at += 1  # "Haile Selassie I, Emperor of Ethiopia"
            elif self.tokens[at].text == "I" and self._initial(at):
                at += 2  # "Leonid I. Brezhnev"
            elif self.tokens[at].text == "." and self.tokens[at - 1].lower in _SAINTS and self._next_is_name(at):
                at += 1  # "Jose Santiago Sta. Romana"
            elif word == "," and at + 1 < len(self.tokens) and self.tokens[at + 1].lower in {"jr.", "jr", "sr.", "sr"}:
                at += 2
            else:
                break
        return at

    def _initial(self, at: int) -> bool:
        """Whether an `I` with its full stop stands between two parts of a name."""
        stop, following = (self.tokens[i] if i < len(self.tokens) else None for i in (at + 1, at + 2))
        return (
            stop is not None
            and stop.text == "."
            and stop.start == self.tokens[at].end
            and following is not None
            and following.capital
            and self._is_name_word(at + 2)
        )

    def _titled_particle(self, index: int) -> bool:
        """`President de Gaulle`, `Mr. von Weizsäcker`: behind a title the name begins with its particle."""
        if index == 0 or self.tokens[index].lower not in _PARTICLES or not self._next_is_name(index):
            return False
        return self._adjacent(index) and (self._head_ending(index) is not None or bool(self._honorific(index)[1]))

    def _adjacent(self, index: int) -> bool:
        start, end = self.tokens[index - 1].end, self.tokens[index].start
        gap = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        return end - start <= 2 and not gap.strip()

    def _next_is_name(self, index: int) -> bool:
        following = index + 1
        while following < len(self.tokens) and self.tokens[following].lower in _PARTICLES:
            following += 1
        return following < len(self.tokens) and self._is_name_word(following)

    # --- what stands around it ---------------------------------------------------------------------------------------

    def _mention(self, first: int, end: int) -> Mention | None:
        name = self._text(first, end)
        honorific, offices, start = self._title(first)
        if name.lower() in _RANKS and offices:
            return None  # "the Queen Consort", "the Prince Regent": an office, and nobody's name
        country_end = end
        behind = self.place_at.get(self._after_of(end))
        of_country = (
            (behind.country, self._article(end) + self._clean(behind.start, behind.end))
            if behind and behind.kind == "country"
            else ("", "")
        )
        place = behind if offices else None
        if place is not None and place.kind == "country" and not offices[-1].country and " of " not in offices[-1].text:
            country_end = self._index_after(place.end)
            head = offices[-1]
            whole = f"{head.text} of {self._article(end)}{self._clean(place.start, place.end)}"
            offices = (*offices[:-1], msgspec.structs.replace(head, text=whole, country=place.country))
        apposition, apposition_end = self._apposition(country_end)
        if offices and self._stands_after_comma(offices[-1], first):
            # "the Chancellor, X, the General Secretary, Y, is paying …": each office stands before its name
            apposition, apposition_end = (), country_end
        if offices and apposition and self._belongs_to_the_next(apposition[0], apposition_end):
            apposition, apposition_end = (), country_end
        apposed: tuple[Office, ...] = ()
        apposed_end = 0
        if len(name.split()) == 1 and not offices and not honorific:
            # "In Windsor, the First Lady …": one word alone is no name yet
            apposed, apposed_end = apposition, self.tokens[apposition_end - 1].end
            apposition, apposition_end = (), country_end
        if (honorific in _COURTESIES and len(name.split()) == 1 and not offices) or (honorific in _PART_OF_NAME and len(name.split()) == 1):
            name = f"{_styled(honorific)} {name}"
        if offices and " ".join(_head_phrase(offices[-1].text).split()) in _CROWNS and len(name.split()) <= 2:
            crown = _head_phrase(offices[-1].text)
            name = f"{crown.title()} {name}"  # a monarch is known by the title: "King Hussein"
        if len(name.split()) > 1 and (copula := self._copula(country_end)) is not None and not self._after_article(start):
            offices = (*offices, copula)
        start = self._with_owner(start, offices)
        if (couple := self._couple(first)) is not None and honorific in {"mrs", "mrs."} and not offices:
            office, start = couple
            offices, honorific, name = (office,), "mr", self._text(first, end)
        words = name.split()
        acts = country_end < len(self.tokens) and self.tokens[country_end].lower in _PERSON_VERBS
        acts = acts or [t.lower for t in self.tokens[country_end : country_end + 2]] == [",", "who"] or self._heads_item(first, end)
        acts = acts or (
            country_end + 1 < len(self.tokens)
            and self.tokens[country_end].lower in {"has", "had", "will", "also", "then", "later"}
            and self.tokens[country_end + 1].lower in _ACTS_BEHIND_HELPER
        )
        introduced = bool(offices or honorific or apposition) or (
            2 <= len(words) <= 4 and (acts or self._listed(first) or self._christened(first, end)) and not self._after_article(start)
        )
        if (self._after_article(start) or words[-1].lower() in _BODIES) and not (offices or apposition or honorific):
            return None
        if len(words) == 1 and self._is_adjective(end):
            return None
        last = self.tokens[apposition_end - 1].end if apposition else self.tokens[country_end - 1].end
        return Mention(
            self.tokens[start].start,
            last,
            self.tokens[first].start,
            self.tokens[end - 1].end,
            name,
            (*offices, *apposition),
            honorific,
            introduced=introduced,
            of_country=of_country,
            apposed=apposed,
            apposed_end=apposed_end,
        )

    def _belongs_to_the_next(self, office: Office, end: int) -> bool:
        """`At the invitation of President A, the President of China, B, paid a visit`: the second office stands before B."""
        if not office.country or end + 1 >= len(self.tokens) or self.tokens[end].text != ",":
            return False
        at = end + 1
        while at < len(self.tokens) and self.tokens[at].lower.rstrip(".") in _TITLES_OF_COURTESY:
            at += 1
        after = self._name_end(at) if at < len(self.tokens) else at
        return after > at and after < len(self.tokens) and self.tokens[after].text == ","

    def _stands_after_comma(self, office: Office, first: int) -> bool:
        """Whether a comma parts the name from the office before it."""
        return "," in self.sentence.text[office.end - self.sentence.start : self.tokens[first].start - self.sentence.start]

    def _christened(self, first: int, end: int) -> bool:
        """`Angela Merkel walked …`: a given name before a surname, and no capitalised word behind that would make it a thing's name."""
        if not lexicon.is_given(self.tokens[first].lower) or self.tokens[end - 1].lower in _NAMED_AFTER:
            return False
        return not self._is_adjective(end) and self.sentence.kind != "heading"

    def _copula(self, end: int) -> Office | None:
        """`Michael D. Higgins was the ninth president of Ireland`: the office that a name is said to hold."""
        words = [t.lower for t in self.tokens[end : end + 3]]
        if len(words) < 3 or words[0] not in {"is", "was", "became"} or words[1] not in {"the", "a", "an"}:
            return None
        at = end + 2 + bool(re.fullmatch(r"\d+(?:st|nd|rd|th)|\w+(?:th|rd)|first|second|third", words[2]))
        found = self._office_phrase(at)
        if found is None or " to " in found[0].text or (found[0].text.islower() and " of " not in found[0].text):
            return None
        return found[0]

    def _with_owner(self, start: int, offices: tuple[Office, ...]) -> int:
        """`his wife Elena`: the possessive belongs to the mention."""
        kin = offices and _head_phrase(offices[0].text) in _CONSORTS | _KIN | _RELATIONS
        return start - 1 if kin and start and self.tokens[start - 1].lower in {"his", "her", "their"} else start

    def _couple(self, first: int) -> tuple[Office, int] | None:
        """`President and Mrs. Kennedy`: the office of him whose surname they share, and where the phrase begins."""
        if first < 3 or self.tokens[first - 2].lower != "and":
            return None
        found = self._office_before(first - 2)
        return found if found is not None and found[0].settled else None

    def _heads_item(self, first: int, end: int) -> bool:
        """`- John F. Kennedy, 26–29 June 1963.`: the item of a list of journeys."""
        return (
            self.sentence.kind == "list"
            and all(not t.is_word for t in self.tokens[:first])
            and end + 1 < len(self.tokens)
            and self.tokens[end].text in {",", ":", "("}
            and self.tokens[end + 1].text[0].isdigit()
        )

    def _is_adjective(self, end: int) -> bool:
        """`Nobel Prize`, `Shanghai Spirit`: a capitalised word right behind belongs to a longer name that is no person's."""
        return end < len(self.tokens) and self.tokens[end].capital and self._adjacent(end) and self.tokens[end].is_word

    def _listed(self, first: int) -> bool:
        """In a list that the text calls officials, ministers, leaders …: "including A, B and C"."""
        before = " ".join(t.lower for t in self.tokens[max(0, first - 14) : first])
        return bool(re.search(r"\b(?:including|such as|by|with|namely|participants)\b[^.]*$", before))

    def _after_article(self, start: int) -> bool:
        """`the Canadian Mounties`: what has an article, with a country between, is no person."""
        if self.tokens[start].lower in _TITLE_WORDS:
            return False
        before = start - 1
        while before > 0 and (place := self.place_at.get(before)) and place.kind in {"demonym", "country"} and self._adjacent(before + 1):
            before -= 1
        return before >= 0 and self.tokens[before].lower in {"the", "a", "an"}

    def _title(self, first: int) -> tuple[str, tuple[Office, ...], int]:
        """Honorific and offices right before the name, and the token index where they begin."""
        start, honorific = self._honorific(first)
        while (further := self._honorific(start))[1]:  # "H.E. Mr. X", "the Hon. Dr. Y"
            start = further[0]
        office = self._office_before(start) or self._office_before_comma(start, first)
        if office is None:
            return honorific, (), start
        found, begin = office
        if not honorific:
            begin, honorific = self._honorific(begin)
        return honorific, (found,), begin

    def _honorific(self, first: int) -> tuple[int, str]:
        if not first or self.tokens[first - 1].lower not in _LAST_OF_HONORIFIC:
            return first, ""
        head = self._head_ending(first)
        if head is not None and first - head > 1:
            return first, ""  # "First Lady" is an office, "Lady" alone a courtesy
        for length in (3, 2, 1):
            words = " ".join(t.lower for t in self.tokens[max(0, first - length) : first])
            if first >= length and words in _HONORIFICS:
                return first - length, words
        return first, ""

    def _office_before(self, end: int) -> tuple[Office, int] | None:
        """The office whose last word stands at `end - 1`, or `HEAD of X` that ends there."""
        if end == 0:
            return None
        head = self._head_ending(end)
        if head is not None:
            begin = self._modifiers_before(head)
            if self._settled_before(begin):
                begin = self._skip_article(begin)
                return self._office(begin, end), begin
            return self._office(begin, end, settled=False), begin
        return self._office_of_before(end)

    def _office_before_comma(self, start: int, first: int) -> tuple[Office, int] | None:
        """`The Brazilian president, NAME, …`, `the premier of Quebec, NAME, …`: an office with its article, then the name between
        commas."""
        if start < 3 or self.tokens[start - 1].text != ",":
            return None
        end = self._name_end(first)
        goes_on = end < len(self.tokens) and self.tokens[end].text not in {",", "."} and self.tokens[end].lower not in _CLOSING
        if end == first or goes_on or self._goes_on_listing(end):
            return None
        found = self._office_before(start - 1)
        if found is None or not found[0].settled:
            return None
        begin = self._index_after(found[0].start)
        article = begin - 2 if begin > 1 and _RANKED.fullmatch(self.tokens[begin - 1].lower) else begin - 1  # "the 44th president of …"
        if begin and self.tokens[article].lower in {"the", "his", "her", "its", "their"}:
            return self._office(begin, start - 1), article
        # "Prime Minister of Pakistan, NAME, …": without its article at the head of a sentence, or behind "of" and its like
        before = self.tokens[begin - 1] if begin else None
        opens = before is None or before.text in {"—", "–", "-", ":", ")"} or before.lower in {"of", "by", "from", "with"}
        return (self._office(begin, start - 1), begin) if opens and found[0].country else None

    def _goes_on_listing(self, end: int) -> bool:
        """`the president of France, NAME, and NAME` may be a list of three; `the president of France, NAME, and Mrs. NAME` is none."""
        if end + 2 >= len(self.tokens) or self.tokens[end].text != ",":
            return False
        following, second = self.tokens[end + 1 : end + 3]
        if following.lower == "and" and second.lower in _WIVES:
            return False
        return following.capital or (following.lower == "and" and (second.capital or second.lower == "the"))

    def _office_of_before(self, end: int) -> tuple[Office, int] | None:
        at = end - 1
        while at > 0 and end - at < 14:
            token = self.tokens[at]
            if token.lower in {"of", "for", "to"} and at < end - 1:
                head = self._head_ending(at)
                if token.lower == "to" and self.tokens[at - 1].lower not in _SENT:
                    return None
                if head is not None and not self._is_relation(head, at):
                    begin = self._modifiers_before(head)
                    return self._office(begin, end, settled=self._settled_before(begin)), begin
            elif not (token.capital or token.lower in {"the", "and", "'s", "&"}):
                return None
            at -= 1
        return None

    def _is_relation(self, head: int, of: int) -> bool:
        """`the guest of President X`: the office behind a relation is another's, and its name follows."""
        return " ".join(t.lower for t in self.tokens[head:of]) in _RELATIONS

    def _head_ending(self, end: int) -> int | None:
        """The index where the office head that ends before `end` begins."""
        if end == 0 or not self.tokens[end - 1].is_word:
            return None
        for head in lexicon.heads_by_last().get(_singular(self.tokens[end - 1].lower), ()):
            begin = end - len(head)
            if begin >= 0 and tuple(t.lower for t in self.tokens[begin : end - 1]) == head[:-1]:
                return begin
        return None

    def _modifiers_before(self, begin: int) -> int:
        """Further words that belong to the office: demonyms, countries, ranks, ministries."""
        while begin > 0:
            token, place = self.tokens[begin - 1], self.place_at.get(begin - 1)
            if place is not None and self._stands_before_office(place):
                break  # "In Lisbon President Lula …": the town belongs to the phrase before
            if place is not None and place.kind in {"demonym", "country", "city", "organisation", "venue", "capital", "region"}:
                begin = self._index_after(place.start)
            elif (token.text == "'s" and self.place_at.get(begin - 2) is not None) or token.lower in _MODIFIERS:
                begin -= 1
            elif (field := self._field_before(begin)) is not None:
                begin = field
            elif token.lower in _CALENDAR:
                break
            elif token.capital and token.is_word and begin - 1 > 0 and token.lower in _OFFICE_WORDS and token.lower not in _OPENERS:
                begin -= 1
            else:
                break
        return begin

    def _field_before(self, begin: int) -> int | None:
        """`External Affairs Minister`, `Trade and Industry Secretary`: where the field of an office begins that ends before it."""
        if self.tokens[begin].lower not in {"minister", "secretary", "adviser", "advisor", "commissioner", "spokesperson", "spokesman"}:
            return None
        at, seen = begin, begin
        while at > 0:
            token = self.tokens[at - 1]
            if token.capital and token.lower in _OFFICE_FIELDS:
                at = seen = at - 1
            elif seen == at < begin and token.lower in {"and", "&", ","}:
                at -= 1  # belongs to the field only where a further field stands before it
            else:
                break
        return seen if seen < begin else None

    def _stands_before_office(self, place: PlaceSpan) -> bool:
        """Whether a place before an office hangs on a preposition of place, and so is no part of the office behind it."""
        if place.kind == "demonym" or place.kind == "organisation":
            return False
        first = self._index_after(place.start)
        if first and self.tokens[first - 1].lower == "the":
            first -= 1
        if first > 1 and [t.lower for t in self.tokens[first - 2 : first]] == ["according", "to"]:
            return False
        return first > 0 and self.tokens[first - 1].lower in {"in", "at", "near", "outside", "from", "to"}

    def _settled_before(self, begin: int) -> bool:
        """False where a hyphen or a capitalised word before the office shows that it was cut short."""
        if begin == 0:
            return True
        before = self.tokens[begin - 1]
        if self._honorific(begin)[1]:
            return True
        if begin > 1 and self.tokens[begin - 2].text in {":", ";", ".", "|", "•"}:
            return True  # "Seoul, 6–8 July: Met President X": a sentence begins there
        if before.text in {"-", "/", "&"}:
            return False
        if before.lower == "and" and begin > 1 and self.tokens[begin - 2].capital and self.tokens[begin - 2].lower in _OFFICE_FIELDS:
            return False  # "Economy and Foreign Trade Minister"
        return not (
            before.capital
            and before.is_word
            and begin - 1 > 0
            and before.lower not in _OPENERS_AND_DAYS
            and not ((place := self.place_at.get(begin - 1)) and self._stands_before_office(place))
            and before.lower not in _HONORIFICS
        )

    def _skip_article(self, begin: int) -> int:
        while begin < len(self.tokens) and self.tokens[begin].lower in _DETERMINERS:
            begin += 1
        return begin

    # --- the apposition ------------------------------------------------------------------------------------------------

    def _apposition(self, end: int) -> tuple[tuple[Office, ...], int]:
        """Offices behind the comma that follows the name, and the token index after them."""
        if end + 1 >= len(self.tokens) or self.tokens[end].text != ",":
            return (), end
        offices: list[Office] = []
        at = end + 1
        if at + 1 < len(self.tokens) and self.tokens[at].lower in {"m.p.", "mp", "q.c.", "k.c.", "ph.d.", "m.d."}:
            at += 2 if self.tokens[at + 1].text == "," else 1
        while True:
            found = self._office_phrase(at)
            if found is None:
                break
            office, after = found
            offices.append(office)
            if after < len(self.tokens) and self.tokens[after].lower == "and":
                following = self._office_phrase(after + 1)
                if following is not None and self.tokens[after + 1].lower == "the" and self.tokens[end + 1].lower == "the":
                    return (), end  # "Queen Elizabeth, the Prince of Wales and the Duchess of Cornwall": three people
                if following is not None:
                    at = after + 1
                    continue
            at = after
            break
        if not offices or not (self._closes(at) or (offices[-1].country and self._acts(at))):
            return (), end
        return tuple(offices), at

    def _acts(self, at: int) -> bool:
        """`NAME, President of the Republic of Zimbabwe paid a visit`: the comma behind is left out before the verb."""
        word = self.tokens[at].lower
        return self.tokens[at - 1].capital and word in _ACTS and not self.tokens[at].capital

    def _closes(self, at: int) -> bool:
        """An apposition ends at a comma, a stop, a bracket, a dash, or `and` before a further name."""
        if at >= len(self.tokens):
            return True
        word = self.tokens[at].text
        if word in {",", ".", ";", ":", ")", "—", "–"}:
            return True
        return self.tokens[at].lower in {"and", "who"}

    def _office_phrase(self, at: int) -> tuple[Office, int] | None:
        """An office that starts at `at` ("the first deputy chair of …"), and the index after it."""
        at = self._skip_article(at)
        begin = at
        while at < len(self.tokens) and at - begin < 9:
            head_end = self._head_starting(at)
            while head_end is not None and (longer := self._head_starting(head_end)) is not None:
                head_end = longer  # "deputy president": the first word is a head as well
            if head_end is not None:
                after = self._complements(head_end)
                return self._office(begin, after), after
            token = self.tokens[at]
            if (
                token.lower in _MODIFIERS
                or self.place_at.get(at)
                or token.text == "'s"
                or (token.capital and token.is_word and token.lower in _STOP)
            ):
                at += 1
            else:
                return None
        return None

    def _head_starting(self, at: int) -> int | None:
        best = None
        for length in (4, 3, 2, 1):
            words = tuple(t.lower for t in self.tokens[at : at + length])
            if len(words) == length and words in lexicon.heads_by_last().get(words[-1], ()):
                best = at + length
                break
        return best

    def _complements(self, at: int) -> int:
        """`of the Office of the Central Commission`, `to China`, `at Moscow State University`."""
        while at + 1 < len(self.tokens) and self.tokens[at].lower in _LINKS:
            if {t.lower for t in self.tokens[at + 1 : at + 3]} & {"invitation", "time", "end", "head", "start", "moment", "request"}:
                break
            after = self._noun_phrase(at + 1)
            if after == at + 1:
                break
            at = after
        if at + 2 < len(self.tokens) and self.tokens[at].text == "(":
            close = next((i for i in range(at, min(at + 5, len(self.tokens))) if self.tokens[i].text == ")"), None)
            if close is not None:
                at = close + 1
        return at

    def _noun_phrase(self, at: int) -> int:
        begin = at
        if at < len(self.tokens) and self.tokens[at].lower in _DETERMINERS:
            at += 1
        core = at
        while at < len(self.tokens):
            token = self.tokens[at]
            if (token.text == "'s" and at > core) or (token.lower == "and" and at > core and self._joins_title(at)):
                at += 1
            elif token.lower == "and" and at > core and self._joins_common(at):
                at += 2
            elif token.text == "," and at > core and self._title_list(at):
                at += 1
            elif (
                not token.is_word
                or token.lower in _BREAKS
                or (token.lower in _PERSON_VERBS and not token.capital)
                or (at > core and token.capital and self._starts_name(at))
            ):
                break
            elif token.capital or self._lower_noun(token):
                at += 1
            else:
                break
        return begin if at == core else at

    def _starts_name(self, at: int) -> bool:
        """A name of two words or more that no longer belongs to the office."""
        end = self._name_end(at)
        return end - at >= 2 and self.tokens[at - 1].lower != "of"

    def _joins_title(self, at: int) -> bool:
        """`Foreign Affairs and Trade`: both sides capitalised, and no office or name begins behind."""
        if at + 1 >= len(self.tokens) or not self.tokens[at - 1].capital or not self.tokens[at + 1].capital:
            return False
        return (
            self._office_phrase(at + 1) is None and not self._name_end(at + 1) - (at + 1) >= 2 and self._office_after_names(at + 1) is None
        )

    def _joins_common(self, at: int) -> bool:
        """`minister of trade and industry,`: a common noun behind "and" that closes the apposition."""
        if at + 2 >= len(self.tokens):
            return False
        noun, closing = self.tokens[at + 1], self.tokens[at + 2]
        return (
            noun.is_word
            and not noun.capital
            and noun.lower not in _NO_NOUNS
            and closing.text in {",", "."}
            and self._head_starting(at + 1) is None
        )

    def _office_after_names(self, at: int) -> int | None:
        return next((i for i in range(at, min(at + 3, len(self.tokens))) if self._head_starting(i) is not None), None)

    def _title_list(self, at: int) -> bool:
        """`Trade, Industry and Energy` inside an office."""
        return (
            at + 3 < len(self.tokens)
            and self.tokens[at + 1].capital
            and self.tokens[at + 2].lower in {"and", ","}
            and self.tokens[at + 3].capital
            and all(self.tokens[i].lower in _STOP or self.tokens[i].lower in _FIELDS for i in (at + 1, at + 3))
        )

    def _lower_noun(self, token: Token) -> bool:
        return token.lower.isalpha() and token.lower not in _BREAKS

    # --- helpers ---------------------------------------------------------------------------------------------------------

    def _office(self, begin: int, end: int, *, settled: bool = True) -> Office:
        begin = self._skip_article(begin)
        while end - 1 > begin and not self.tokens[end - 1].is_word and self.tokens[end - 1].text != ")":
            end -= 1
        former = any(t.lower in {"former", "ex-", "late", "then-"} for t in self.tokens[begin:end])
        places = (
            (i, p)
            for i in range(begin, end)
            if (p := self.place_at.get(i)) and not self._is_charge(p, begin) and p.country and p.kind in {"country", "demonym"}
        )
        country = next((p.country for i, p in places if not self._names_a_body(i, p)), "")
        return Office(
            _as_title(self._clean(self.tokens[begin].start, self.tokens[end - 1].end)),
            self.tokens[begin].start,
            self.tokens[end - 1].end,
            country,
            former,
            settled,
        )

    def _is_charge(self, place: PlaceSpan, begin: int) -> bool:
        """`director for the United States`: what an office deals with, and not whose it is."""
        index = self._index_after(place.start)
        before = [t.lower for t in self.tokens[max(begin, index - 2) : index]]
        return before[-1:] == ["for"] or before == ["for", "the"]

    def _names_a_body(self, index: int, place: PlaceSpan) -> bool:
        """`American University`: the adjective is part of a body's name and says nothing of the country."""
        if place.kind != "demonym" or index + 1 >= len(self.tokens):
            return False
        following = self.tokens[index + 1]
        return following.capital and following.lower in {
            "university",
            "college",
            "academy",
            "institute",
            "school",
            "embassy",
            "airlines",
            "bank",
            "red",
        }

    def _after_of(self, index: int) -> int:
        """The token after `of (the)` at `index`, or -1."""
        if index < len(self.tokens) and self.tokens[index].lower == "of":
            index += 1
            if index < len(self.tokens) and self.tokens[index].lower == "the":
                index += 1
            return index
        return -1

    def _article(self, index: int) -> str:
        return "the " if index + 1 < len(self.tokens) and self.tokens[index + 1].lower == "the" else ""

    def _index_after(self, offset: int) -> int:
        return bisect.bisect_left(self.tokens.starts, offset)

    def _text(self, first: int, end: int) -> str:
        return self._clean(self.tokens[first].start, self.tokens[end - 1].end)

    def _clean(self, start: int, end: int) -> str:
        return _GAP.sub(" ", self.sentence.text[start - self.sentence.start : end - self.sentence.start])


_GAP = re.compile(r"\s+")
_ROMAN = re.compile(r"[IVXLC]+")


def _lowered_capitals(name: str) -> str:
    """`POPE JOHN XXIII VISITS …`: the name in a line of capitals, as names are written."""
    words = name.split(" ")
    return " ".join(w.title() if w.isupper() and len(w.strip(".")) > 2 and not _ROMAN.fullmatch(w) and "." not in w else w for w in words)


def _as_title(office: str) -> str:
    """`PRESIDENT OF THE UNITED REPUBLIC OF TANZANIA`, from a heading, as it is written elsewhere."""
    if not office.isupper() or " " not in office:
        return office
    return " ".join(w.lower() if w in {"OF", "THE", "AND", "FOR", "TO", "IN"} else w.title() for w in office.split())


_SURNAMES = frozenset(
    [
        "bill",
        "mark",
        "may",
        "park",
        "hall",
        "castle",
        "church",
        "bank",
        "court",
        "west",
        "north",
        "day",
        "march",
        "white",
        "black",
        "justice",
        "cross",
    ]
)
#: "al-Sisi", "el-Guerrouj", "ash-Sheikh": the article of an Arabic name, joined to it in lower case
_STYLE_WORDS = frozenset({"excellency", "excellencies", "majesty", "majesties", "highness", "highnesses", "holiness", "eminence"})
_NO_NAMES = _NO_COMMON | _STYLE_WORDS
_JOINED_ARTICLE = re.compile(r"(?:al|el|an|as|ash|ad|ar|at|az|ul|ur|ibn|ben)-[A-Z]\w")
_COURTESIES = frozenset({"mrs", "mrs.", "ms", "ms.", "lady", "dame", "madame", "frau"})


_TITLES_OF_COURTESY = frozenset(w.rstrip(".") for w in _HONORIFICS if " " not in w)
_PART_OF_NAME = frozenset({"sheikh", "sheikha", "begum"})


def _styled(honorific: str) -> str:
    return honorific[:1].upper() + honorific[1:] + ("." if honorific in {"mrs", "ms"} else "")


def _singular(word: str) -> str:
    return word


_SINGLE_HEADS = frozenset(h for h in _HEADS if " " not in h)
_NO_SURNAMES = _STOP | _SINGLE_HEADS
_NO_SURNAME_CROWNS = _CROWNS - {"king", "prince", "pope"}
_OFFICE_WORDS = _STOP - _JOURNEYS
_TITLE_WORDS = frozenset(w for h in _HEADS for w in h.split()) | _MODIFIERS
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "by",
        "and",
        "when",
        "while",
        "after",
        "before",
        "as",
        "that",
        "his",
        "her",
        "its",
        "their",
        "with",
        "from",
        "upon",
        "following",
        "for",
        "to",
        "of",
        "but",
        "both",
        "meanwhile",
    ]
)
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "yesterday",
        "tomorrow",
    ]
)
_BREAKS = frozenset(
    [
        "and",
        "or",
        "but",
        "who",
        "which",
        "that",
        "said",
        "says",
        "told",
        "will",
        "would",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "also",
        "as",
        "when",
        "while",
        "where",
        "after",
        "before",
        "during",
        "since",
        "welcomed",
        "met",
        "added",
        "noted",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "their",
        "on",
        "by",
        "with",
        "under",
        "over",
        "from",
        "to",
        "in",
        "at",
        "for",
        "of",
    ]
)
_FIELDS = frozenset(
    [
        "trade",
        "industry",
        "energy",
        "tourism",
        "sport",
        "sports",
        "labour",
        "labor",
        "transport",
        "environment",
        "agriculture",
        "forestry",
        "fisheries",
        "communications",
    ]
)
_BASE_VERBS = frozenset(r.lemma for readings in forms().values() for r in readings if r.form == "base" and not r.particle)
_ACTS_BEHIND_HELPER = _PERSON_VERBS | _BASE_VERBS
_NO_NOUNS = _BREAKS | _DETERMINERS
_OPENERS_AND_DAYS = _OPENERS | _CALENDAR
