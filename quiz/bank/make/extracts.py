"""Stretches of a report that are understood by themselves: a sentence that stands alone, with those behind it that lean on it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from quiz.bank import spoken
from quiz.bank.make.sameness import words
from quiz.bank.make.saying import is_timely
from quiz.bank.make.scene import LONGEST_EVIDENCE, Scene
from quiz.bank.make.sections import BACKGROUND, sentences, stands
from quiz.bank.passages import calm
from quiz.citation import Evidence
from quiz.feed import dates
from quiz.feed.lexicon import persons
from quiz.feed.names import Mention, find_names
from quiz.feed.text import Sentence, normalise
from quiz.feed.verbs import finite_forms

LONGEST = 80  # words: more is no question but a text to be read
_LONGEST_SENTENCE = 45

_MONTHS = "|".join(spoken.MONTHS)
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_QUOTED = re.compile(r'"[^"]*"')
_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w .,'/-]{2,40}? ?(?:--|—|–|- ) ?(?=[A-ZÀ-Þ])")
_PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers|himself|herself)\b", re.I)
_LOOSE = re.compile(
    rf"(?i)\b(?:it|they|them|this|these|those|here|such|that (?:spring|summer|autumn|fall|winter|{_MONTHS})|at that time|then|"
    r"(?:that|the same|the next|the following|the previous) (?:day|morning|afternoon|evening|night|week|month|year|occasion)|"
    r"there(?! (?:is|are|was|were|has|have|had)\b)|(?<!one )another|(?<!each )others|the other|"
    r"both(?! (?:houses|chambers)\b)(?![^.]* and\b)|"
    r"again|the (?:latter|former|two men|two women|pair|couple)|"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|decades?) (?:earlier|later|before|after|ago)|later|soon after|since then)\b"
)
_OWN_VOICE = re.compile(r"(?i)\b(?:here|i|we|us|our|my|me|you|your)\b")
_UNSURE = re.compile(
    r"\b(?:seen as|perceived|likely|unlikely|reportedly|allegedly|apparently|seem(?:s|ed)?|appear(?:s|ed)? to|may|might|could|perhaps|"
    r"probably|possibly|rumou?r\w*|[Ii]f)\b"
)
_ASIDE = re.compile(
    r"(?i)^(?:back in|earlier (?:in|that|this)|in the past)\b|\baccording to (?:a|an) [\w ]*(?:spokes\w+|official|source)\b"
)
_FIRST = re.compile(r"(?i)\b(?:first|second|third|fourth|fifth|last|since|anniversary)\b")
_AUXILIARIES = frozenset("is are was were has have had will would can could shall should must did does".split())
_VISITING = re.compile(
    r"(?i)\b(?:visit\w*|trip|tour|journey|talks|summit|meeting|met|meets|arriv\w+|welcom\w+|receiv\w+|sign(?:s|ed|ing)|address(?:es|ed)|attend\w*|"
    r"banquet|dinner|luncheon|communiqu\w+|itinerary|programme)\b"
)


class Extract(NamedTuple):
    """A stretch of one source, its text with plain quotes and spaces, one character for one, where its sentences begin and end within
    it, and the people whom it names, by offsets in the source."""

    evidence: Evidence
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: list[Mention]


def extracts(scene: Scene, source: str) -> Iterator[Extract]:
    """The stretches of a source that speak of the visit, in its order; none of its background."""
    told = [_without_dateline(e) for heading, e in sentences(scene, source, items=True) if not BACKGROUND.fullmatch(heading)]
    names = find_names([Sentence(e.start, e.end, normalise(e.passage), n, "prose") for n, e in enumerate(told)])
    whole = scene.text_of(source)
    shared = _shared(scene, source)
    principals = {p.name.split()[-1] for p in (scene.visit.visitor, scene.visit.host) if p.name}
    dated = spoken.is_day(scene.sources[source].published)
    for run in _runs(told, whole, lambda e: _opens(normalise(e.passage), names.within(e.start, e.end), e.start, principals, dated)):
        start, end = run[0].start, run[-1].end
        evidence = Evidence(source, start, end, passage=calm(whole[start:end]))
        text = normalise(whole[start:end])
        told_of = not shared or any(e.overlaps(evidence) for fact in scene.facts for e in fact.evidence)
        mentions = [m for m in names.within(start, end) if m.person]
        if end - start <= LONGEST_EVIDENCE and told_of and _speaks_of_it(scene, text, mentions) and _of_its_time(scene, text):
            yield Extract(evidence, text, tuple((e.start - start, e.end - start) for e in run), mentions)


def _runs(told: list[Evidence], whole: str, opens: Callable[[Evidence], bool]) -> Iterator[list[Evidence]]:
    """Sentences that belong together: the first stands alone, the others lean on the one before, in one paragraph."""
    run: list[Evidence] = []
    for sentence in told:
        text = normalise(sentence.passage)
        alone = opens(sentence)
        apart = not run or whole[run[-1].end : sentence.start].strip()
        if alone or apart or not _sound(text) or len(" ".join(e.passage for e in [*run, sentence]).split()) > LONGEST:
            if run:
                yield run
            run = [sentence] if alone else []
        else:
            run.append(sentence)
    if run:
        yield run


def _without_dateline(evidence: Evidence) -> Evidence:
    """`WASHINGTON, June 26 -- Nelson Mandela told …` from the name on."""
    cut = found.end() if (found := _DATELINE.match(evidence.passage)) else 0
    return Evidence(evidence.source, evidence.start + cut, evidence.end, passage=evidence.passage[cut:])


def _sound(text: str) -> bool:
    """Whether a sentence is whole, in the report's own voice, and no guess."""
    own = _unquoted(text)
    if "|" in text or not _tells(own) or text[-1:] not in '.!"' or text.count('"') % 2 or "{{" in text or "?" in text or own.count(";") > 1:
        return False
    return len(text.split()) <= _LONGEST_SENTENCE and not (_OWN_VOICE.search(own) or _UNSURE.search(own) or is_timely(text))


def _tells(text: str) -> bool:
    """Whether a sentence has a verb: no line of a programme, no caption."""
    return any(w in finite_forms() or w in _AUXILIARIES or w.endswith("ed") for w in re.findall(r"[a-z]+", text))


def _opens(text: str, mentions: list[Mention], start: int, principals: set[str], dated: bool) -> bool:
    """Whether a sentence is understood without the one before; a weekday is understood in a report whose day is known."""
    own = _unquoted(text)
    if not _sound(text) or not stands(text) or _leans(own):
        return False
    if _WEEKDAY.search(own) and not (dated or _MONTH.search(own)):
        return False
    pronoun = _PERSONAL.search(own)
    if not pronoun:
        return True
    named = {m.person.split()[-1] for m in mentions if m.person and m.end - start <= pronoun.start()}
    named |= principals & set(re.findall(r"\w+", text[: pronoun.start()]))
    return len(named) > (pronoun.group().lower() == "him")  # "Begin sent him an invitation": not Begin, but somebody before


def _leans(text: str) -> bool:
    """Whether words of a text point to what was told before it: "they" after "the King and the Queen" and "that evening" after a date
    point to the text itself."""
    for word in _LOOSE.finditer(text):
        before = text[: word.start()]
        if word.group().lower() in {"they", "them"} and _SEVERAL.search(before):
            continue
        if word.group().lower() == "then" and before.endswith(" and "):
            continue
        if word.group().lower() == "those" and text[word.end() :].startswith((" who ", " of ")):
            continue
        if word.group().lower().startswith("that ") and _DAY.search(before):
            continue
        if word.group().lower() == "there" and _SOMEWHERE.search(before):
            continue
        return True
    return False


_SEVERAL = re.compile(
    r"\b(?:couple|leaders|presidents|ministers|monarchs|sides|countries|delegations|guests|visitors|families|two)\b|"
    r"[a-z] and (?:[Tt]he |his |her )?[A-Z]"
)
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b|{_WEEKDAY.pattern}")
_SOMEWHERE = re.compile(r"\b(?:in|at|to|from|near|for) (?:the )?[A-Z]")


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda m: " " * len(m.group()), text)


def _speaks_of_it(scene: Scene, text: str, mentions: list[Mention]) -> bool:
    """Whether a text names the guest or the host, somebody by his office, or something that is done on visits."""
    said = set(words(text))
    meant = {w for p in (scene.visit.visitor, scene.visit.host) if p.name for w in _called(p.name)}
    return bool(meant & said) or any(m.offices for m in mentions) or bool(_VISITING.search(text))


_NUMBERED = re.compile(r"(?i)^[ivx]+$")


def _called(name: str) -> list[str]:
    """The words by which a text calls somebody later: `Brandt`, and of `King Charles III` the king and Charles."""
    told = [w for w in words(name) if not _NUMBERED.match(w)]
    return told if told[:1] and told[0] in persons.words("single_name") else told[-1:]


def _of_its_time(scene: Scene, text: str) -> bool:
    """Whether a text tells of nothing that came after the visit, and of earlier years only for what is the first since."""
    years = {d.first[:4] for d in dates.find_dates(text) if d.first[:4].isdigit()}
    first, last = scene.visit.start[:4], (scene.visit.end or scene.visit.start)[:4]
    if any(year > last for year in years):
        return False
    return not _ASIDE.search(text) and (not years or any(first <= year for year in years) or bool(_FIRST.search(text)))


def _shared(scene: Scene, source: str) -> bool:
    """Whether a source tells of further visits of the feed."""
    return any(v.id != scene.visit.id and any(e.source == source for f in v.facts for e in f.evidence) for v in scene.index.visits)
