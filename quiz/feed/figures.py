"""Numbers that a sentence gives for what somebody does: "The airline will buy twelve aircraft for $2 billion".

The thing counted is told as a relative clause ("the aircraft that the airline will buy"), so that any verb keeps its sense.
Money still to be spent is planned; in a government's own text the number is that government's claim.
"""

import re
from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.match import Candidate
from quiz.feed.model import Modality
from quiz.feed.numbers import NumberSpan
from quiz.feed.text import Sentence

_PEOPLE = frozenset(
    [
        *"people men women children soldiers troops civilians guests americans germans refugees workers students miners".split(),
        *"delegates journalists reporters visitors victims prisoners pilgrims demonstrators protesters police policemen officers".split(),
        *"listeners worshippers citizens residents fans supporters veterans survivors members hostages volunteers fighters".split(),
    ]
)
_CLAUSE_OPENS = re.compile(r"(?:^|[,;:] (?:and )?|\b(?:where|when|which|that|as|and|while) )(?:On [A-Z]\w+ |In [A-Z]\w+ )?$")
_ACTS = re.compile(
    r"^ ?(?P<unit>(?:[a-z-]+ |[A-Z][a-z]+ ){0,2}(?:[A-Za-z][a-z]+s|people|men|women|children|police)) "
    r"(?P<done>(?:(?:was|were|are|is|have|has|had|will|would) )?(?:been |be )?(?:[a-z]+ly )?[a-z]{3,}\b[^,;:()\"—–]*?)"
    r"(?=[,;:()\"—–]|\.?$|\. | (?:according|but|while|when|who|which|after|before|and) )"
)
_OF_TALKS = re.compile(r"^ ?(?P<unit>minutes|hours|days|rounds) of (?P<of>talks|discussions|negotiations|meetings|conversation)\b")
_AUXILIARY = re.compile(r"^(?:was|were|are|is|have|has|had|will|would)\b")


def find_counts(sentence: Sentence, chunks: Parts) -> Iterator[Candidate]:
    """`More than a million people lined the streets`, `three hours of talks`: how many did something, and how long it took."""
    for chunk in chunks if "number" in chunks.kinds else ():
        number = chunk.value
        if not isinstance(number, NumberSpan) or number.kind != "count" or (number.value is None and "hundred" not in number.text):
            continue
        at = chunk.text.find(number.text)
        first, last = chunk.start - sentence.start + at, chunk.start - sentence.start + at + len(number.text)
        text = _squeezed(sentence.text)
        if text != sentence.text:
            return
        took = _OF_TALKS.match(text[last:])
        if took is not None:
            yield _count(sentence, number, took["unit"], took["of"], "")
            continue
        acts = _ACTS.match(text[last:])
        if (
            (number.value is not None and number.value < 5)
            or acts is None
            or not _CLAUSE_OPENS.search(text[:first])
            or not _finite(chunks, sentence, last + acts.start("done"))
        ):
            continue
        if acts["unit"].startswith("of "):
            continue  # "hundreds of children": no count
        link = "who" if acts["unit"].split()[-1].lower() in _PEOPLE else "that"
        yield _count(sentence, number, acts["unit"], f"the {acts['unit']} {link} {acts['done'].strip()}", acts["done"])


def _finite(chunks: list[Chunk], sentence: Sentence, at: int) -> bool:
    """Whether a finite verb or a helper stands at `at`."""
    chunk = next((c for c in chunks if c.start == at + sentence.start), None)
    if chunk is None:
        return False
    if chunk.kind == "verb":
        return chunk.verb.time in {"past", "present", "future"} or bool(_AUXILIARY.match(chunk.lower))
    return bool(_AUXILIARY.match(chunk.lower)) or chunk.lower in _PLAIN_VERBS or bool(re.match(r"[a-z]+ed$", chunk.lower))


_PLAIN_VERBS = frozenset("stand work live sit wait stood sat fled fell won lost sang ran wore lay hold held".split())


def _count(sentence: Sentence, number: NumberSpan, unit: str, of: str, done: str) -> Candidate:
    text = number.text[:1].lower() + number.text[1:]  # "More than 200 …" at the head of its sentence
    approx = text if not number.approx or text.startswith(number.approx) else f"{number.approx} {text}"
    words = len(of.split())
    gate = "pronoun" if _PRONOUN.search(done) else ""
    if words > 18 or (done and words < 5):
        gate = gate or "title overruns"
    planned: Modality = "planned" if re.match(r"(?:will|would) ", done) else "happened"
    slots: dict[str, str | list[str]] = {"n": approx, "unit": unit, "of": of}
    return Candidate("figure", slots, sentence.start, sentence.end, "figure.count", planned, gate=gate, at=sentence.start + number.start)


_LABEL = re.compile(
    r"^(?:[-•*–]\s*)?(?:[A-Z][^:;]{3,110}:\s+(?=[A-Z]))?(?:(?:In addition|Additionally|Separately|Furthermore|As part of this|Also),? )?"
)
_VERB = (
    r"(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|spent|put(?:s|ting)? (?=up to)|put|contribut(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|"
    r"pledg(?:e|es|ed|ing)|"
    r"commit(?:s|ted|ting)?|announc(?:e|es|ed|ing)|allocat(?:e|es|ed|ing)|donat(?:e|es|ed|ing)|lend(?:s|ing)?|lent|grant(?:s|ed|"
    r"ing)?|make available|"
    r"ma(?:de|kes|king) available|buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|order(?:s|ed|ing)?|acquir(?:e|es|ed|ing)|deliver(?:s|"
    r"ed|ing)?|"
    r"suppl(?:y|ies|ied|ying)|build(?:s|ing)?|built|construct(?:s|ed|ing)?|creat(?:e|es|ed|ing)|add(?:s|ed|ing)?|open(?:s|ed|ing)?|export(?:s|ed|ing)?|"
    r"import(?:s|ed|ing)?|train(?:s|ed|ing)?|admit(?:s|ted|ting)?|let(?:s|ting)? in|launch(?:es|ed|ing)?|select(?:s|ed|ing)?|"
    r"secur(?:e|es|ed|ing)|"
    r"partner(?:s|ed|ing)? on|work(?:s|ed|ing)? on|welcom(?:e|es|ed|ing)|award(?:s|ed|ing)?|approv(?:e|es|ed|ing)|extend(?:s|ed|"
    r"ing)?|offer(?:s|ed|ing)?)"
)
_AHEAD = (
    r"(?:will|would|plans? to|intends? to|means? to|aims? to|agreed to|pledged to|committed to|promised to|is to|are to|is set to"
    r"|are set to|expects? to|announced (?:that )?(?:it|they) (?:will|would|plan to))"
)
_HELPERS = rf"(?:(?P<ahead>{_AHEAD})|is|are|has|have|had|was|were)"
_CLAUSE = re.compile(
    rf"^(?P<who>[^,;:()\"]{{2,90}}?) (?P<verb>(?:{_HELPERS} )?(?:(?:also|now|already|jointly|together|further) )?{_VERB})"
    rf"(?P<article> (?:a|an|its|their))? $"
)
_PRONOUN = re.compile(r"\b(?:it|its|they|their|he|his|she|her|we|our|us|this|these|those|that|which|who|such|both|each)\b", re.I)
_SUBJECT_PRONOUN = re.compile(r"\b(?:it|they|he|she|we|our|us|this|these|those)\b", re.I)  # "its plants" are those of whom the clause names
_REST_END = re.compile(r"[,;()]|(?<![A-Z])\.|\b(?:that|which|who|while|and|but|valued|worth|totall?ing|to)\b|$")
_WORTH = re.compile(r"^,? ?(?:that (?:is|are) )?(?:valued at|worth|totall?ing) (?:about |nearly |more than |over |up to )?$")
_OWNER = re.compile(r"^(?P<who>[A-Z][^,;:()\"]{1,60})'s $")
_NOUNS = re.compile(r"^ ?((?:[\w-]+ ){0,3}[a-z-]+s)\b")
_SIGN = re.compile(r"[$€£¥]")


def find_amounts(sentence: Sentence, chunks: Parts, publisher: str) -> Iterator[Candidate]:
    """The amounts that a sentence gives for its subject's doing, each with what it is the amount of."""
    if "number" not in chunks.kinds:
        return
    begin = _LABEL.match(sentence.text)
    start = begin.end() if begin else 0
    counted = ""
    counted_end = -1
    for chunk in chunks:
        number = chunk.value
        if not isinstance(number, NumberSpan) or number.kind not in {"money", "count"} or number.value is None or number.value <= 2:
            continue
        first = chunk.start - sentence.start
        last = first + len(chunk.text)
        if number.kind == "money" and counted and _WORTH.match(sentence.text[counted_end:first]):
            yield _figure(sentence, number, "", f"the value of {counted}", publisher, planned=_plans(sentence.text[start:first]))
            continue
        found = _owned(sentence.text, start, first, last, number) or _done(sentence.text, start, first, last, number)
        if found is None:
            continue
        of, unit, counted_end, planned = found
        counted = of if number.kind == "count" else ""
        yield _figure(sentence, number, unit, of, publisher, planned=planned)


_TOLD = re.compile(
    rf"the (?P<unit>.+?) that (?P<done>(?P<who>[^,;]{{2,90}}?) (?:{_HELPERS} )?"
    rf"(?:(?:also|now|already|jointly|together|further) )?{_VERB})(?= |$)(?P<rest>.*)"
)


def told(of: str) -> tuple[str, str, str] | None:
    """Who does it, of what, and the rest of the clause: "the aircraft that Korean Air will purchase" -> ("Korean Air will purchase",
    "aircraft", ""); None where the figure is of something else."""
    match = _TOLD.fullmatch(of)
    if match and match["unit"].startswith("value of "):
        return None
    return (match["done"], "" if match["unit"] == "money" else match["unit"], match["rest"].strip()) if match else None


def _figure(sentence: Sentence, number: NumberSpan, unit: str, of: str, publisher: str, *, planned: bool) -> Candidate:
    n = re.sub(r"\s+", " ", _SIGN.sub("", number.text)).strip()
    modality: Modality = "planned" if planned else "happened"
    slots: dict[str, str | list[str]] = {"n": n, "unit": unit or number.unit, "of": re.sub(r"\s+", " ", of)}
    gate = "title overruns" if len(of.split()) > 28 else "pronoun" if _SUBJECT_PRONOUN.search(of) else ""
    return Candidate(
        "figure", slots, sentence.start, sentence.end, "figure.amount", modality, speaker=publisher, gate=gate, at=sentence.start
    )


def _owned(text: str, start: int, first: int, last: int, number: NumberSpan) -> tuple[str, str, int, bool] | None:
    """`the group's $2 billion plant in Ohio`."""
    match = _OWNER.match(_squeezed(text[start:first]))
    if match is None or number.kind != "money" or _PRONOUN.search(match["who"]):
        return None
    noun = _phrase(text, last)
    return (f"{match['who']}'s {noun}", "", last, False) if noun else None


def _done(text: str, start: int, first: int, last: int, number: NumberSpan) -> tuple[str, str, int, bool] | None:
    """`S V 103 new aircraft`, `S V $3 billion in infrastructure`, `S V a $681 million facility in Virginia`."""
    match = _CLAUSE.match(_squeezed(text[start:first]))
    if match is None or _PRONOUN.search(match["who"]) or len(match["who"].split()) > 10:
        return None
    who = match["who"]
    who = who[0].lower() + who[1:] if who.startswith(("The ", "A ", "An ")) else who
    verb = re.sub(r"(?:has |have )?announced (?:that )?(?:it|they) (?=will|would|plan)", "", match["verb"]).strip()
    planned = bool(match["ahead"])
    if match["article"]:
        noun = _phrase(text, last) if number.kind == "money" else ""
        return (f"the {noun} that {who} {verb}", "", last, planned) if noun and match["article"].strip() in {"a", "an"} else None
    if number.kind == "money":
        currency = re.compile(r"\s+" + r"\s+".join(map(re.escape, number.unit.split())), re.I).match(text, last) if number.unit else None
        rest = _rest(text, currency.end() if currency else last)
        return f"the money that {who} {verb}{rest}", "", last, planned
    named = re.compile(r"\s*" + r"\s+".join(map(re.escape, number.unit.split()))).match(text, last) if number.unit else None
    plural = named or _NOUNS.match(text[last:])
    if plural is None:
        return None
    unit, after = (number.unit, named.end()) if named else (plural[1], last + plural.end())
    if text[after : after + 1] == "/":
        return None  # "3.3 million tons/year"
    return f"the {unit} that {who} {verb}{_rest(text, after)}", unit, after, planned


def _squeezed(text: str) -> str:
    """Without the line breaks and indents of a list."""
    return re.sub(r"\s+", " ", text)


_NEW_CLAUSE = re.compile(
    r"and (?:also |then )?(?:will|would|is|are|was|were|has|have|had|it|they|its|which|who|to|"
    r"the [\w ]{2,40}? (?:will|is|are|has|have)|\w+s? \w+ing|\w+ed)\b"
)
_LIST_GOES_ON = re.compile(r", [\w' -]{2,40}(?:, [\w' -]{2,40}){0,3},? and ")


def _rest(text: str, at: int) -> str:
    """What the clause goes on to say behind the amount, to its next break; `…` where that would cut a list."""
    end = _REST_END.search(text, at)
    if end and (_LIST_GOES_ON.match(text, end.start()) or (end.group() == "and" and not _NEW_CLAUSE.match(text, end.start()))):
        return " …"
    rest = text[at : end.start() if end else len(text)].strip()
    if end and end.group() == "," and re.search(r"\b(?:its|the|their) [A-Z][\w'-]+$", rest):
        return " …"  # "in its Waggaman, Louisiana, plant"
    return f" {rest}" if rest else ""


def _phrase(text: str, at: int) -> str:
    """The noun phrase that an amount stands before: "manufacturing facility in Virginia"."""
    end = re.compile(r"[,;()]|\.(?:\s|$)|\b(?:that|which|who|while|is|are|was|will|has|have|to|valued|worth|during|over)\b|$").search(
        text, at
    )
    words = text[at : end.start() if end else len(text)].strip()
    return words if 1 <= len(words.split()) <= 12 and words[:1].islower() | words[:1].isupper() else ""


def _plans(text: str) -> bool:
    return bool(re.search(rf"\b{_AHEAD}\b", text))
