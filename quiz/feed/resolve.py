"""Who a pronoun or "the two leaders" stands for: one possible answer, or none."""

import bisect
import functools
import itertools
import re

from quiz.feed.chunks import COUPLES, GUESTS, OFFICES, Chunk, Parts
from quiz.feed.clauses import clause
from quiz.feed.couples import FAMILY, bearers, couples
from quiz.feed.cues import Cued
from quiz.feed.lexicon import persons
from quiz.feed.names import Mention, Names, Register
from quiz.feed.principals import Principals
from quiz.feed.standing import in_phrase, somebody_acts
from quiz.feed.text import Sentence

_HEAD = re.compile(
    r"\b(?:president|king|queen|emperor|sultan|emir|amir|pope|prime minister|chancellor|premier|taoiseach|chairman|"
    r"general secretary|leader)\b",
    re.I,
)
_UNDER = re.compile(r"\b(?:vice|deputy|former|of the (?:board|committee|commission|council|company|club))\b", re.I)


@functools.lru_cache(maxsize=4096)
def is_head(office: str) -> bool:
    """Whether an office is that of a head of state or government."""
    return bool(_HEAD.search(office)) and not _UNDER.search(office)


@functools.lru_cache(maxsize=4096)
def is_relation(office: str) -> bool:
    """Whether an "office" only says whose company somebody is: "his Brazilian counterpart"."""
    return office.lower().split(" of ")[0].split()[-1] in persons.words("not_offices") - {"leader"}


_SAYING = frozenset(
    [
        "say",
        "add",
        "write",
        "note",
        "state",
        "stress",
        "tell",
        "remark",
        "declare",
        "explain",
        "announce",
        "argue",
        "insist",
        "reply",
        "warn",
    ]
)
_MASCULINE = frozenset({"he", "him", "himself"})
_FEMININE = frozenset({"she", "her", "herself"})
_OF_ONE = _MASCULINE | _FEMININE
_PLURAL = frozenset({"they", "them", "themselves"})


_FRONTING = frozenset(
    {"to", "with", "at", "for", "after", "before", "beside", "besides", "alongside", "like", "unlike", "on", "in", "from"}
)
_HIM = Cued("him", r"\bhim\b")
_HER = Cued("her", r"\bher\b(?= *[,.;]| (?:at|in|on|to|with|for|by|from)\b)")
_GOVERNING = _FRONTING | {"of", "by"}
_PRONOUN_BEHIND = re.compile(rf"(?:{'|'.join(sorted(word.capitalize() for word in _FRONTING))})\b[^,;]*?,? (?:he|she) (?:was|is|had|has)\b")
_JOURNEY = re.compile(r" (?:\w+ ){0,2}(?:visit|stay|trip|tour|journey|arrival|return)\b")
_OF_ANOTHER = r"whose|which|of which|of whom"  # what an insertion about another begins with


class Resolver:
    """Resolves chunks of one sentence, knowing what stands before it."""

    def __init__(self, names: Names, sentences: list[Sentence], principals: Principals, subjects: dict[int, list[str]]) -> None:
        self.names, self.sentences, self.principals = names, sentences, principals
        self.starts = [s.start for s in sentences]
        self.subjects = subjects  # sentence index -> the names of its subject, filled as the document is read
        self.index = 0
        self.chunks: list[Chunk] = []
        self.countries: tuple[str, ...] = ()  # "the two sides"
        self.lead = ""  # with whom the document begins, for documents whose visitor is not yet known
        self.read: list[Parts] = []  # the chunks of every sentence
        self.by_pronoun: dict[int, bool] = {}  # sentence index -> whether its subject is a pronoun
        self.named: dict[int, list[Mention]] = {}  # sentence index -> whom it names

    def at(self, index: int, chunks: list[Chunk]) -> "Resolver":
        self.index, self.chunks = index, chunks
        return self

    def __call__(self, chunk: Chunk) -> list[str] | None:
        """The full names that the chunk stands for; None where that is not sure; empty for what is no person."""
        if isinstance(chunk.value, Mention):
            return [chunk.value.person]
        if chunk.kind == "group":
            return self._group(chunk)
        if chunk.lower in GUESTS:
            return [self.principals.visitor] if self.principals.visitor else None
        if chunk.lower in COUPLES:
            return self._couple()
        if chunk.lower in OFFICES:
            return self._holder(chunk)
        if chunk.lower in _OF_ONE:
            return None if self._after_a_visit(chunk) else self._single(chunk) or self._protagonist(chunk)
        if chunk.lower in _PLURAL:
            return self._plural(chunk)
        return None

    @functools.cached_property
    def spouses(self) -> dict[str, str]:
        return couples(self.read)

    def _couple(self) -> list[str] | None:
        """`the royal couple`: the visitor's, or the only one that the text names."""
        visitor = self.principals.visitor
        if visitor in self.spouses:
            return self._couple_of(visitor)
        pairs = {frozenset(pair) for pair in self.spouses.items()}
        return self._couple_of(next(iter(self.spouses))) if len(pairs) == 1 and not visitor else None

    def _couple_of(self, name: str) -> list[str]:
        return [name, self.spouses[name]] if name in self.spouses else [name]

    def _family(self, chunk: Chunk) -> list[str] | None:
        """`the Macrons`: a principal of that name, with his wife or her husband where the text names them."""
        named = bearers(chunk.text.split(" ")[-1][:-1], self._register())
        leading = [n for n in named if n in self.principals.pair] or [n for n in named if self._heads(n)]
        return self._couple_of(leading[0]) if len(leading) == 1 else None

    def _heads(self, name: str) -> bool:
        return any(is_head(o.text) for o in self._register().people[name].offices)

    def _holder(self, chunk: Chunk) -> list[str] | None:
        """`the president`, of several in the document: the one of whom this paragraph, or else the one before, has spoken."""
        office = chunk.lower.removeprefix("the ")
        holders = {
            p.name
            for p in self._register().people.values()
            if any(o.text.lower().endswith(office) or f"{office} of " in o.text.lower() for o in p.offices)
            or p.name.lower().startswith(office + " ")
        }
        if not holders & set(self.principals.pair):
            return None
        block = self.sentences[self.index].block
        for near in (block, block - 1):
            here = [s for s in self.sentences[max(0, self.index - 12) : self.index + 1] if s.block == near]
            told = {m.person for s in here for m in self.names.within(s.start, s.end) if m.end <= chunk.start} & holders
            if told:
                return list(told) if len(told) == 1 and told <= set(self.principals.pair) else None
        return None

    def guest(self, chunk: Chunk) -> list[str] | None:
        """The visitor, where the paragraph has named him or her before: of several people, only the guest is accompanied or seen off."""
        visitor = self.hero
        block = self.sentences[self.index].block
        named = {m.person for s in self.sentences if s.block == block for m in self.names.within(s.start, s.end) if m.end <= chunk.start}
        someone = self._register().people.get(visitor)
        own = self._own_subject(chunk)
        gender = "" if chunk.lower == "them" else "m" if chunk.lower == "him" else "f"
        fits = someone is not None and (not gender or someone.gender in {"", gender})
        others = {n for n in named if n not in own and n != visitor and self._may_be(n, gender or "m")}
        if gender and self._another_came(gender, own):
            return None
        return [visitor] if fits and visitor not in own and (visitor in named or not others) else None

    def _another_came(self, gender: str, own: list[str]) -> bool:
        """Whether somebody else of that gender was the subject of the paragraph's last sentence with one."""
        block = self.sentences[self.index].block
        for there in range(self.index - 1, max(-1, self.index - 4), -1):
            if self.sentences[there].block != block:
                return False
            subject = [n for n in self.subjects.get(there, []) if n not in own and self._may_be(n, gender)]
            if subject:
                return self.hero not in subject
        return False

    def before(self) -> str:
        """The two sentences before this one."""
        return " ".join(s.text for s in self.sentences[max(0, self.index - 2) : self.index])

    def of_visitor(self) -> bool:
        """Whether the sentence before speaks of nobody else's journey, so that `It was the first visit …` is the visitor's."""
        there = self.index - 1
        if there < 0 or not self._in_body(there):
            return True
        visitor = self.principals.visitor
        subject = self.subjects.get(there, [])
        return not subject or visitor in subject or any(m.person == visitor for m in self._in_sentence(there))

    def _in_body(self, there: int) -> bool:
        return self.sentences[there].section == self.sentences[self.index].section

    @property
    def hero(self) -> str:
        """The visitor, or else the person with whom the document begins."""
        return self.principals.visitor or self.lead

    def _register(self) -> Register:
        return self.names.register

    def _single(self, chunk: Chunk) -> list[str] | None:
        gender = "m" if chunk.lower in _MASCULINE else "f"
        earlier = next(
            (c for c in self.chunks if c.start < chunk.start and c.lower in {"he", "she"} and (c.lower == "he") == (gender == "m")), None
        )
        if earlier is not None and chunk.lower in {"he", "she"}:
            return self._single(earlier)  # one sentence, one "he"
        named = self._before_here(chunk)
        if chunk.lower in {"he", "she"}:
            named = [m for m in named if not self._fronted(m)]
        here = [] if self._inserted(chunk) else self._candidates(named, gender)
        if chunk.lower in {"him", "her"}:
            own = self._own_subject(chunk)
            here = [n for n in here if n not in own]  # an object pronoun is not its own subject
            if not here and own and self._alone_before(chunk, own, gender):
                return [self.hero]
        if here:
            return here if len(here) == 1 else None
        for back in (1, 2, 3, 4):
            there = self.index - back
            if there < 0:
                break
            if self.sentences[there].block != self.sentences[self.index].block:
                return self._across_blocks(there, gender) if chunk.lower in {"he", "she"} else None
            found, sure = self._in_earlier(chunk, there, gender)
            if sure:
                return found
        return None

    def _fronted(self, mention: Mention) -> bool:
        """`To Hammarskjöld he declared`, `At the invitation of Rao he was`: who stands in a phrase before the subject is another."""
        before = [c for c in self.chunks if c.start < mention.start]
        governed = bool(before) and before[-1].lower in _GOVERNING
        return governed and before[0].lower in _FRONTING and not any(c.kind in {"verb", "pronoun"} for c in before)

    def _after_a_visit(self, chunk: Chunk) -> bool:
        """`It came after Rao's own stay in Paris, where he …`: the owner of another journey may be meant, or the visitor."""
        if chunk.lower not in {"he", "she"}:
            return False
        owned = [c for c, mark in itertools.pairwise(self.chunks) if c.end <= chunk.start and c.kind == "person" and mark.text == "'s"]
        return any(
            isinstance(c.value, Mention) and c.value.person != self.hero and _JOURNEY.match(self._text_behind(c), len("'s")) for c in owned
        )

    def _text_behind(self, chunk: Chunk) -> str:
        sentence = self.sentences[self.index]
        return sentence.text[chunk.end - sentence.start :]

    def _about_a_pronoun(self, there: int) -> bool:
        """`At the invitation of Rao he was the guest`: a sentence whose subject is a pronoun behind a phrase with a name."""
        return bool(_PRONOUN_BEHIND.match(self.sentences[there].text))

    def _protagonist(self, chunk: Chunk) -> list[str] | None:
        """The visitor, of whom the text goes on to speak: since he last was a subject, others of that gender stood in phrases only."""
        hero = self.hero
        gender = "m" if chunk.lower in _MASCULINE else "f"
        if not hero or not self._may_be(hero, gender) or not self.read:
            return None
        own = self._own_subject(chunk) if chunk.lower in {"him", "her"} else []
        if hero in own or (chunk.lower in {"him", "her"} and not own and not self._nobody_acts(chunk)):
            return None
        here = [n for n in self._acting(self.index, gender, chunk.start) if n not in own]
        if here and here != [hero]:
            return None
        for there in range(self.index - 1, max(-1, self.index - 4), -1):
            if (
                self.sentences[there].section != self.sentences[self.index].section
                or self.sentences[there].block < self.sentences[self.index].block - 1
            ):
                return None
            acting = [n for n in self._acting(there, gender) if n not in own or chunk.lower in {"he", "she"}]
            if acting:
                return [hero] if acting == [hero] else None
            if somebody_acts(self.read[there]) or (self.by_pronoun.get(there) and not self.subjects.get(there)):
                return None
        return None

    def _nobody_acts(self, chunk: Chunk) -> bool:
        """Whether the verb before an object pronoun has a subject that is no pronoun."""
        at = next((i for i, c in reversed(list(enumerate(self.chunks))) if c.kind == "verb" and c.end <= chunk.start), None)
        subject = clause(self.chunks, at).subject if at is not None else None
        return subject is None or not any(c.kind in {"pronoun", "group"} for c in subject.chunks)

    def _acting(self, index: int, gender: str, before: int | None = None) -> list[str]:
        """Who of a gender may be a subject in a sentence: people who don't stand in a phrase, and whom its pronouns mean."""
        parts = self.read[index]
        found = [] if before is not None else [n for n in self.subjects.get(index, []) if self._may_be(n, gender)]
        for at, part in enumerate(parts):
            if before is not None and part.start >= before:
                break
            if isinstance(part.value, Mention) and self._may_be(part.value.person, gender) and not in_phrase(parts, at):
                found.append(part.value.person)
        return list(dict.fromkeys(found))

    def _in_earlier(self, chunk: Chunk, there: int, gender: str) -> tuple[list[str] | None, bool]:
        """Whom an earlier sentence offers, and whether the search ends with it."""
        names = self._candidates(self._in_sentence(there), gender)
        names += [n for n in self.subjects.get(there, []) if n not in names and self._may_be(n, gender)]
        if chunk.lower in {"he", "she"} and not self.subjects.get(there) and self.read and somebody_acts(self.read[there]):
            return None, True  # "The mayor had waited for hours. He …"
        if self._about_a_pronoun(there) and not self.subjects.get(there):
            return None, True
        if self.by_pronoun.get(there) and not self.subjects.get(there) and chunk.lower in {"he", "she"}:
            return None, True  # the sentence before was about somebody unknown, and this one goes on about him
        subject = [n for n in self.subjects.get(there, []) if n in names]
        if subject and self._speaks_for_another(subject[0], there):
            return None, True
        other = self._another_pronoun(there, gender)
        if chunk.lower in {"he", "she"} and subject and self._keeps_subject(subject, names, there, gender, other=other):
            return subject, True
        if names:
            return (names if len(names) == 1 and not other else None), True
        return None, False

    def _keeps_subject(self, subject: list[str], names: list[str], there: int, gender: str, *, other: bool) -> bool:
        """Whether `he` is the subject of that sentence: alone in it, or the one whom the whole paragraph is about."""
        if len(subject) == 1 and not other and self._free(there, subject[0], gender):
            return True
        if subject != [self.hero]:
            return False
        # "him" beside the only man named is no other man; "He met X at the palace. In the afternoon he …" keeps its subject
        return set(names) == {self.hero} or (bool(self.by_pronoun.get(there)) and not other)

    def _inserted(self, chunk: Chunk) -> bool:
        """`Some words by the president, he said, were …`: who speaks stands outside of what is said."""
        at = self.chunks.index(chunk) if chunk in self.chunks else 0
        if not at or at + 1 >= len(self.chunks) or self.chunks[at + 1].kind != "verb" or chunk.lower not in {"he", "she"}:
            return False
        before = self.chunks[at - 1]
        return (before.text == "," or before.kind == "quote") and bool(self.chunks[at + 1].verb.lemmas() & _SAYING)

    def _own_subject(self, chunk: Chunk) -> list[str]:
        """Who acts in the clause of an object pronoun: "Kennedy had come on Sunday, when Adenauer welcomed him"."""
        at = next((i for i, c in reversed(list(enumerate(self.chunks))) if c.kind == "verb" and c.end <= chunk.start), None)
        subject = clause(self.chunks, at).subject if at is not None else None
        if subject is None or any(c.start >= chunk.start for c in subject.chunks):
            return self.subjects.get(self.index, [])
        return [n for c in subject.chunks for n in (self(c) or [])]

    def _across_blocks(self, last: int, gender: str) -> list[str] | None:
        """A paragraph that begins with `he` goes on about the visitor, where the one before ended with the visitor as its subject."""
        visitor = self.hero
        someone = self._register().people.get(visitor)
        if someone is None or someone.gender not in {"", gender} or self.sentences[last].section != self.sentences[self.index].section:
            return None
        named: set[str] = set()
        section = self.sentences[last].section
        for there in range(last, max(-1, last - 3), -1):
            if self.sentences[there].section != section:
                return None
            named = set(self._candidates(self._in_sentence(there), gender)) | {
                n for n in self.subjects.get(there, []) if self._may_be(n, gender)
            }
            if named:
                break  # the last sentence that speaks of somebody who may be meant
        subject = [n for n in self.subjects.get(there, []) if self._may_be(n, gender)]
        return [visitor] if subject == [visitor] or named == {visitor} else None

    def _may_be(self, name: str, gender: str) -> bool:
        someone = self._register().people.get(name)
        return someone is not None and someone.gender in {"", gender}

    def _alone_before(self, chunk: Chunk, own: list[str], gender: str) -> bool:
        """Whether nobody but the clause's own subject was named in the paragraph before an object pronoun, and the visitor may be meant."""
        visitor = self.hero
        someone = self._register().people.get(visitor)
        if someone is None or visitor in own or someone.gender not in {"", gender}:
            return False
        block = self.sentences[self.index].block
        named = {m.person for s in self.sentences if s.block == block for m in self.names.within(s.start, s.end) if m.end <= chunk.start}
        return named <= {visitor, *own}

    def _another_pronoun(self, there: int, gender: str) -> bool:
        """Whether that sentence speaks of somebody else as `him` or `her`: "The mayor greeted him. He …" may be either."""
        return bool((_HIM if gender == "m" else _HER).search(self.sentences[there]))

    def _speaks_for_another(self, name: str, there: int) -> bool:
        """`The spokesman described Xi's visit. He will also meet …`: the plans are those of him who travels."""
        someone = self._register().people.get(name)
        spokes = someone is not None and any(re.search(r"\bspokes|\bpress secretary\b", o.text, re.I) for o in someone.offices)
        return spokes and len({m.person for m in self._in_sentence(there)}) > 1

    def _free(self, there: int, subject: str, gender: str) -> bool:
        """Whether nobody but the subject of that sentence stands free in it (a possessive, "Xi's visit", does not)."""
        agents = [m for m in self._in_sentence(there) if self._agent(there, m)] if subject == self.hero else []
        others = [n for n in self._candidates([m for m in self._in_sentence(there) if m not in agents], gender) if n != subject]
        return not others

    def _agent(self, there: int, mention: Mention) -> bool:
        """Whether a mention is the agent of a passive, which the next `he` goes past: "Sadat was shown round by Begin. He …"."""
        sentence = self.sentences[there]
        return bool(re.search(r"\bby (?:the )?$", sentence.text[: mention.start - sentence.start]))

    def _candidates(self, mentions: list[Mention], gender: str) -> list[str]:
        found: list[str] = []
        for mention in mentions:
            someone = self._register().people.get(mention.person)
            if someone is None or (someone.gender and someone.gender != gender) or self._possessive(mention):
                continue
            if mention.person not in found:
                found.append(mention.person)
        return found

    def _possessive(self, mention: Mention) -> bool:
        at = bisect.bisect_right(self.starts, mention.start) - 1
        sentence = self.sentences[at]
        return at >= 0 and mention.start < sentence.end and sentence.text.startswith("'", mention.end - sentence.start)

    def _in_sentence(self, index: int) -> list[Mention]:
        if index not in self.named:
            sentence = self.sentences[index]
            self.named[index] = self.names.within(sentence.start, sentence.end)
        return self.named[index]

    def _before_here(self, chunk: Chunk) -> list[Mention]:
        """Who was named before in this sentence; whoever stands in an insertion (", whose president is X,") is of another clause."""
        return [m for m in self._in_sentence(self.index) if m.end <= chunk.start and not self._set_off(m, chunk.start)]

    def _set_off(self, mention: Mention, until: int) -> bool:
        sentence = self.sentences[self.index]
        before = sentence.text[: mention.start - sentence.start]
        between = sentence.text[mention.end - sentence.start : until - sentence.start]
        closed = between.rstrip().endswith(",")  # "in Bonn, where Kohl received him, he addressed …"
        opening = f"{_OF_ANOTHER}|where|when" if closed else _OF_ANOTHER
        return "," in between and bool(re.search(rf", (?:{opening})\b[^,;]*$", before))

    def _plural(self, chunk: Chunk) -> list[str] | None:
        there = self.index - 1
        if there < 0 or self.sentences[there].block != self.sentences[self.index].block:
            return None
        if any(m.end <= chunk.start for m in self._in_sentence(self.index)):
            return None  # whoever is named here may be among them
        subject = self.subjects.get(there, [])
        if len(subject) == 2:
            return subject
        names = list(dict.fromkeys(m.person for m in self._in_sentence(there)))
        return names if len(names) == 2 else None

    def _two_of_paragraph(self, chunk: Chunk) -> list[str] | None:
        """`the two men` where no host is known: the visitor and the one other leader whom this paragraph and the one before name."""
        block = self.sentences[self.index].block
        near = [s for s in self.sentences if block - 1 <= s.block <= block and s.start < chunk.start]
        named = {m.person for s in near for m in self.names.within(s.start, s.end) if m.end <= chunk.start and self._may_lead(m.person)}
        visitor = self.principals.visitor
        return [visitor, *(named - {visitor})] if visitor in named and len(named) == 2 else None

    def _may_lead(self, name: str) -> bool:
        """Whether a person counts among leaders: a principal, or one with a head's office or none known."""
        if name in self.principals.pair:
            return True
        offices = self._register().people[name].offices if name in self._register().people else []
        return not offices or any(is_head(o.text) for o in offices)

    def _group(self, chunk: Chunk) -> list[str] | None:
        """The principals, where the people last named are no others."""
        if chunk.value == FAMILY:
            return self._family(chunk)
        if chunk.value not in {
            "leaders",
            "presidents",
            "state",
            "government",
            "ministers",
            "premiers",
            "monarchs",
            "statesmen",
            "men",
            "women",
            "principals",
            "chancellors",
        }:
            return []
        if len(self.principals.pair) != 2:
            return self._two_of_paragraph(chunk)
        recent: list[str] = []
        for mention in reversed([m for m in self.names.mentions if m.end <= chunk.start]):
            if mention.person not in recent and self._may_lead(mention.person):
                recent.append(mention.person)
            if len(recent) == 2:
                break
        return self.principals.pair if set(recent) == set(self.principals.pair) else None
