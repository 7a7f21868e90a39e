"""Reading a text of two sides: what both state together, what one of them states, and what the text itself says."""

import re
from collections.abc import Iterator

from quiz.bank.distractors import country_of
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.make import nations
from quiz.bank.make.asking import Candidate, Stem, askable, capital, common, signed, stems, tells
from quiz.bank.make.index import values
from quiz.bank.make.phrases import clause
from quiz.bank.make.sameness import alike, plain, same, words
from quiz.bank.make.saying import opening, sides_of
from quiz.bank.make.scene import Scene
from quiz.bank.make.stating import statements
from quiz.bank.make.telling import Telling
from quiz.bank.make.template import Template
from quiz.bank.make.worth import is_worth
from quiz.bank.question import Distractor
from quiz.bank.spoken import sentence
from quiz.feed.model import Fact

# words that show by themselves that two speak
_SHOWS_TWO = re.compile(
    r"(?i)\b(?:its|their|theirs|they|them|both|each other|one another|mutual(?:ly)?|bilateral(?:ly)?|shared?|"
    r"joint(?:ly)?|together|collaborat\w+|trilateral|are|were|have|the two)\b"
)
_LONGEST_LINE = 24  # words of a statement as an option
_LINES = 3
_MOST_LINES = 18  # more of one pair's statements would fill the bank
_WEIGHT = 5.0


def sides(scene: Scene) -> Iterator[Candidate]:
    """Both or one; what both state; what the publisher's own text says."""
    yield from _both_or_one(scene)
    yield from _stated_together(scene)
    yield from _own_voice(scene)


def pair_of(fact: Fact) -> tuple[str, ...]:
    """The two who make a statement together; empty where it is not two."""
    speakers = values(fact, "speaker")
    return tuple(speakers) if fact.type == "statement" and len(speakers) == 2 and not same(*speakers) else ()


_MIXED = re.compile(r"^\w+ed\b.*?(?:,| and) (?:plan|intend|continue|remain|share|seek|look|aim|recognize|support|agree|welcome|commit)\b")


def _is_fit(scene: Scene, fact: Fact) -> bool:
    """Whether a statement can be asked about: understood by itself, in one tense, and no courtesy."""
    return askable(fact) and not any(_MIXED.search(v) for v in values(fact, "predicate")) and is_worth(scene, fact, "predicate", "multiple")


# both or one


def _both_or_one(scene: Scene) -> Iterator[Candidate]:
    pairs = list(dict.fromkeys(tuple(sorted(pair)) for fact in scene.facts if (pair := pair_of(fact))))
    principals = tuple(sorted(p.name for p in (scene.visit.visitor, scene.visit.host) if p.name))
    if len(principals) == 2 and principals not in pairs:
        pairs.append(principals)
    if len({len(values(f, "speaker")) for f in scene.facts if f.type == "statement" and _is_fit(scene, f)} & {1, 2}) < 2:
        return  # where all is said by both, nobody need read to know
    for fact in scene.facts:
        if fact.type != "statement" or not _is_fit(scene, fact) or _SHOWS_TWO.search(values(fact, "predicate")[0]):
            continue
        speakers = values(fact, "speaker")
        if len(speakers) != 1:
            continue  # that both said so is the answer that anybody gives
        pair = next((p for p in pairs if set(speakers) <= set(p)), ())
        if not pair or any(tells(values(fact, "predicate")[0], s) for s in pair) or _echoed(scene, fact):
            continue
        stem = next(stems(scene, fact, "speaker"), None)
        if stem and not _tells_side(scene, fact, pair):
            yield from _who(scene, fact, pair, _of_sides(stem, pair))
            yield from _given_to_both(scene, fact, pair)


def _tells_side(scene: Scene, fact: Fact, pair: tuple[str, ...]) -> bool:
    """Whether the statement names one of the two countries and not the other, or begins with it: then one guesses who speaks."""
    mine = sides_of(scene) | {nations.code(p if nations.is_country(p) else nations.name(country_of(scene, p))) for p in pair}
    said = values(fact, "predicate")[0]
    return any(len((mine - {""}) & nations.all_in_text(text)) == 1 for text in (said, opening(said)))


def _echoed(scene: Scene, fact: Fact) -> bool:
    """Whether the other side says the like in another statement, so that one alone did not say it."""
    if len(values(fact, "speaker")) == 2:
        return False
    mine = values(fact, "predicate")[0]
    return any(
        other is not fact and other.type in ("statement", "quote", "topics") and alike(mine, text, 0.5)
        for other in scene.index.by_visit[scene.visit.id]
        for slot in ("predicate", "text")
        for text in values(other, slot)
    )


def _of_sides(stem: Stem, pair: tuple[str, ...]) -> Stem:
    """ "Who" asks for people; of countries one asks which."""
    if all(nations.is_country(p) for p in pair):
        return stem._replace(text=re.sub(r", (?:who|which country) ", ", which country or countries ", stem.text, count=1))
    return stem


def _who(scene: Scene, fact: Fact, pair: tuple[str, ...], stem: Stem) -> Iterator[Candidate]:
    words_of = scene.wording.thinking
    one, other = (nations.named(p) for p in pair)
    options = {
        tuple(sorted(pair)): words_of["sides_both"].format(one=one, other=other),
        (pair[0],): words_of["sides_one"].format(one=one, other=other),
        (pair[1],): words_of["sides_one"].format(one=other, other=one),
    }
    key = capital(options.pop(tuple(sorted(values(fact, "speaker")))))
    wrong: list[str | Distractor] = [capital(text) for text in options.values()]
    fields = common(scene, fact, "speaker", "choice", "statement.sides")
    question = Choice(prompt=stem.text, answer=key, distractors=wrong, **fields)
    yield from _candidate(scene, fact, "speaker", question, key, _WEIGHT + 1.0)


def _given_to_both(scene: Scene, fact: Fact, pair: tuple[str, ...]) -> Iterator[Candidate]:
    """A false statement that has both say what one of them said."""
    if len(values(fact, "speaker")) != 1:
        return
    bare = frozenset({"speaker"})
    right = statements(scene, fact, bare=bare)
    wrong = statements(scene, fact, bare=bare, instead={"speaker": list(pair)})
    if right and wrong:
        fields = common(scene, fact, "speaker", "true-false", "statement.false")
        fields["explanation"] = ""
        question = TrueFalse(prompt=wrong[0][0], answer=False, correction=right[0][0], **fields)
        yield from _candidate(scene, fact, "speaker", question, f"both {fact.id}", _WEIGHT)


# what both state


def _stated_together(scene: Scene) -> Iterator[Candidate]:
    """Lines that both state, beside lines of one of them, or of the texts of other visits."""
    groups: dict[tuple[str, ...], list[tuple[Fact, str]]] = {}
    for fact in scene.facts:
        pair = pair_of(fact)
        line = _line(fact)
        if pair and line and _is_fit(scene, fact) and not _tells_visit(scene, line):
            groups.setdefault(tuple(sorted(pair)), []).append((fact, line))
    for pair, told in groups.items():
        if len(told) < 2:
            continue
        wrong = list(_not_together(scene, pair, [line for _, line in told]))
        for number in range(0, min(len(told) - 1, _MOST_LINES), _LINES):
            yield from _lines(scene, pair, told[number : number + _LINES], wrong, number // _LINES)


def _lines(scene: Scene, pair: tuple[str, ...], told: list[tuple[Fact, str]], wrong: list[str], turn: int) -> Iterator[Candidate]:
    rng = scene.chance("together", *pair, str(turn))
    if len(told) < 2 or len(wrong) < 2:
        return
    fact = told[0][0]
    report = Telling(scene, fact, bare=frozenset({"speaker"})).fill("{report_on}") or ""
    who = Telling(scene, fact, bare=frozenset({"speaker"})).fill("{speaker}") or ""
    prompt = scene.wording.thinking["sides_lines"].format(report_on=report, who=who)
    fields = common(scene, fact, "lines", "multiple", "statement.lines")
    fields["evidence"] = [e for f, _ in told for e in scene.cited(f)[:1]]
    fields["level"] = "understand"
    question = Multiple(
        prompt=sentence(prompt),
        answers=[line for _, line in told],
        distractors=list(rng.sample(wrong, min(_LINES, len(wrong)))),
        **fields,
    )
    if question.evidence:
        facts = tuple(f"{scene.visit.id}/{f.id}" for f, _ in told)
        yield Candidate(signed(question), facts, "lines", _WEIGHT + 1.5, plain(question.answer_text()))


def _line(fact: Fact) -> str:
    """The statement as an option; empty where it is too long to be one, or had to be cut."""
    said = clause("".join(values(fact, "predicate")[:1]))
    return capital(said) if 4 <= len(said.split()) <= _LONGEST_LINE and "…" not in said and "?" not in said else ""


def _not_together(scene: Scene, pair: tuple[str, ...], lines: list[str]) -> Iterator[str]:
    """What the text does not have both say: joint statements of other visits that name no country."""
    here = scene.whole_texts()
    sentences = [_stems(part) for part in re.split(r"(?<=[.!?;]) ", here)]
    there, there_as_written = frozenset(words(here)), frozenset(_NAMES.findall(here))
    given: list[str] = []
    uses = [p for p in scene.index.joint_statements if p.visit.id != scene.visit.id and pair_of(p.fact)]
    scene.chance("together", *pair).shuffle(uses)
    for visit, fact in uses:
        line = _line(fact)
        if (
            not line
            or not _is_fit(scene.beside(visit), fact)
            or _tells_visit(scene.beside(visit), line)
            or any(alike(line, g, 0.5) for g in (*lines, *given))
        ):
            continue
        long_words = [w for w in words(line)[1:] if len(w) > 4]
        if not long_words or sum(w in there for w in long_words) > 0.45 * len(long_words):
            continue  # this text may say so too
        if "(" in line or _OF_OTHERS.search(line):
            continue  # a short form in brackets was explained for a text that goes on using it
        if visit.start > scene.visit.start and _OF_ITS_TIME.search(line):
            continue  # nobody speaks of a summit that is to come
        if any(len(_stems(line) & told) > 1 for told in sentences):
            continue  # what one sentence of this text holds together, it may well say
        names = _NAMES.findall(line[1:])
        if not (names or re.search(r"\d", line)) or any(name in there_as_written for name in names) or _is_of_another_spelling(line, here):
            continue  # a line without a name is true of many texts, and one with a name of this text may be of it
        given.append(line)
        yield line


# a league that these two may not be in, a quarrel that is not theirs, and what only the text around it makes clear
_OF_OTHERS = re.compile(r"\b(?:NATO|EU|European Union|ASEAN|AUKUS|Quad|African Union|[Tt]he Alliance|[Aa]llies|dispute|basic positions?)\b")

_OF_ITS_TIME = re.compile(r"\b(?:Summit|20\d\d)\b")

_COMMON = frozenset(
    "cooper commit partne effort import suppor streng bilate countr econom securi intern region global develo contin region deepen expand "
    "enhanc promot advanc ensure streng nation united states presid leader govern toward includ between related".split()
)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words, those left out that every joint statement has."""
    return frozenset(w[:6] for w in words(text) if len(w) > 5) - _COMMON


_NAMES = re.compile(r"\b[A-Z][\w’'-]{2,}")


def _name_words(name: str) -> set[str]:
    """The words by which somebody is called: without initials and "Jr."."""
    return {w for w in words(name) if len(w) > 3} or set(words(name))


_SPELLED = re.compile(r"\b\w+(?:ern|on|an|al|ar|il|or|at|it|ic)i(?P<letter>[sz])(?:e|es|ed|ing|ations?)\b")


def _is_of_another_spelling(line: str, here: str) -> bool:
    """Whether a line shows by "modernise" that it stands in another text than one that has "organize"."""
    mine, theirs = ({m["letter"] for m in _SPELLED.finditer(text)} for text in (line, here))
    return bool(mine) and not mine & (theirs or {"z"})


def _tells_visit(scene: Scene, line: str) -> bool:
    """Whether the line names a country or a person of the visit: then one sees where it belongs."""
    principals = (scene.visit.visitor, scene.visit.host)
    told = set(words(line))
    return bool(nations.all_in_text(line) & sides_of(scene)) or any(_name_words(p.name) & told for p in principals if p.name)


# the publisher's own voice


def is_own_voice(scene: Scene, fact: Fact) -> bool:
    """Whether a publisher states it in its own text."""
    publisher = scene.source(fact).publisher
    speakers = values(fact, "speaker")
    return fact.type == "statement" and bool(publisher) and len(speakers) == 1 and same(speakers[0], publisher)


def _own_voice(scene: Scene) -> Iterator[Candidate]:
    """What the publisher's own text says, to be judged. Only as it stands: of the other side it may be true as well."""
    for fact in scene.facts:
        content = _content(scene, fact) if is_own_voice(scene, fact) and _is_fit(scene, fact) else ""
        right = _told(scene, fact, content) if content else ""
        if not right:
            continue
        fields = common(scene, fact, "predicate", "true-false", "statement.told")
        fields["explanation"] = ""
        question = TrueFalse(prompt=right, answer=True, **fields)
        yield from _candidate(scene, fact, "predicate", question, f"told {fact.id}", _WEIGHT)


_STATED = re.compile(r"(?:stated|said|announced|noted) that (?!it\b|they\b|he\b|she\b|there\b)")


def _content(scene: Scene, fact: Fact) -> str:
    """ "Japan will provide a rover" of "stated that Japan will provide a rover"; empty for what is no statement of a fact."""
    said = clause("".join(values(fact, "predicate")[:1]))
    match = _STATED.match(said)
    if not match or "…" in said or len(said.split()) > _LONGEST_TOLD:
        return ""
    told = said[match.end() :]
    return re.sub(r"\bwill\b", "would", told) if is_ahead(scene, fact) else told


def is_ahead(scene: Scene, fact: Fact) -> bool:
    """Whether what is told was still to come: the text is older than the visit, or tells of it as a plan."""
    plans = [f for f in scene.facts if f.type == "visit" and not f.aside]
    older = any(scene.is_before(e.source) for e in fact.evidence if e.source in scene.sources)
    return older or (bool(plans) and all(f.modality == "planned" for f in plans))


_LONGEST_TOLD = 38


def _told(scene: Scene, fact: Fact, content: str) -> str:
    said = Telling(scene, fact).fill(Template(scene.wording.thinking["own_content"])) if content else None
    return sentence(f"{said} {content}") if said else ""


def _candidate(scene: Scene, fact: Fact, slot: str, question: Choice | TrueFalse, key: str, weight: float) -> Iterator[Candidate]:
    if question.evidence:
        yield Candidate(signed(question), (f"{scene.visit.id}/{fact.id}",), slot, weight, plain(key))
