"""Visits told beside another verb: "arrived in Beijing for a four-day state visit", "left Lusaka after a visit", "X, who is in Kenya on
a state visit".

The verb says where and when, the phrase what kind of journey it is: an arrival gives its first day, a departure its last.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from quiz.feed.chunks import Chunk
from quiz.feed.clauses import clause
from quiz.feed.cues import Cued
from quiz.feed.dates import DateSpan
from quiz.feed.match import Candidate, Resolve, visit_kind
from quiz.feed.model import Modality, SlotValue
from quiz.feed.places import PlaceSpan, town_or_country
from quiz.feed.text import Sentence
from quiz.feed.verbs import classes

_ENDING = r"(?:(?:after|upon|on) )?(?:ending|concluding|completing|wrapping up|winding up)"
_PHRASE = Cued(
    "visit trip tour stay pilgrimage",
    rf"\b(?P<opener>for|on|{_ENDING}|after|following|(?:at|for) the (?:start|beginning|end|close|conclusion) of|"
    r"to (?:begin|start|pay|make|open)|beginning|starting) (?:what is |what was )?(?:an?|his|her) "
    r"(?P<words>(?:[\w-]+ ){0,5}?)(?:visit|trip|tour|stay|pilgrimage)\b",
)
_AT_THE_END = re.compile(rf"^(?:{_ENDING}|after|following|.*(?:end|close|conclusion) of$)")
_WHO_IS = re.compile(
    r"^(?:, ?(?:who|whose)|,| )?\s*(?:is|was|are|were|currently|now|here)*\s*(?:currently|now|here)?\s*(?:in [A-Z][\w ]+?)?$"
)


def find_on_visit(sentence: Sentence, chunks: list[Chunk], resolve: Resolve) -> Iterator[Candidate]:
    """One visit for each such phrase whose traveller and place the sentence names."""
    for match in _PHRASE.finditer(sentence):
        at = sentence.start + match.start()
        before = [i for i, c in enumerate(chunks) if c.end <= at]
        if not before:
            continue
        for reading in (_by_verb, _by_host, _beside_name):
            found = reading(sentence, chunks, before[-1], match, resolve)
            if found is not None:
                yield found
                break


def untold(found: Iterable[Candidate], framed: Sequence[Candidate]) -> list[Candidate]:
    """Those of `found` that no frame has told ("flew to Lusaka on a state visit"); a frame that has told one learns its kind of visit."""
    new = []
    for candidate in found:
        same = next((other for other in framed if _same_visit(candidate, other)), None)
        if same is None:
            new.append(candidate)
        elif "kind" in candidate.slots:
            same.slots.setdefault("kind", candidate.slots["kind"])
    return new


def _same_visit(found: Candidate, framed: Candidate) -> bool:
    if framed.gate or framed.type != "visit" or framed.slots.get("visitor") != found.slots["visitor"]:
        return False
    return any(framed.slots.get(p) == found.slots.get(p) for p in ("country", "city") if framed.slots.get(p))


def _by_verb(sentence: Sentence, chunks: list[Chunk], last: int, match: re.Match[str], resolve: Resolve) -> Candidate | None:
    """The verb of coming or going before the phrase, with its subject, its place and its day."""
    verb_at = next((i for i in range(last, -1, -1) if chunks[i].kind == "verb" and not chunks[i].lower.startswith("to ")), None)
    if verb_at is None:
        return None
    group = chunks[verb_at].verb
    comes, goes = (
        any(group.lemmas() & classes()[name] for name in names) for names in (("arrive", "travel"), ("depart", "return", "home"))
    )
    leaving = bool(_AT_THE_END.match(match["opener"]))
    sets_out = match["opener"] in {"for", "on"} and bool(group.lemmas() & classes()["set_out"])
    if (
        not (goes if leaving else comes or sets_out)
        or group.voice != "active"
        or group.hold not in {"", "would"}
        or group.time not in {"past", "future"}
    ):
        return None
    bound = clause(chunks, verb_at)
    names = [n for c in bound.subject.chunks for n in resolve(c) or [""]] if bound.subject is not None else []
    if not names or not names[0]:
        return None
    where = _place_behind(sentence, chunks, match) or _place_between(chunks, verb_at, last)
    if not where:
        return None
    days = [d for d in bound.dates if d.first and not d.last and "X" not in d.first]
    back = leaving and not group.lemmas() & classes()["depart"]  # who is home again may have left the day before
    dated = len(days) == 1 and len(bound.dates) == 1 and not back and not sets_out
    when: dict[str, SlotValue] = {"end" if leaving else "start": days[0].first} if dated else {}
    modality: Modality = "planned" if group.time == "future" else "happened"
    return _visit(sentence, chunks[verb_at].start, match, {"visitor": names[0], **where, **when}, modality)


def _by_host(sentence: Sentence, chunks: list[Chunk], last: int, match: re.Match[str], resolve: Resolve) -> Candidate | None:
    """`Austria will host President X on a state visit from 5 to 8 May`: the country that receives him."""
    verb_at = next((i for i in range(last, 0, -1) if chunks[i].kind == "verb"), None)
    if verb_at is None or match["opener"] not in {"for", "on"}:
        return None
    group, host, guest = chunks[verb_at].verb, chunks[verb_at - 1].value, chunks[verb_at + 1 : verb_at + 2]
    receives = any(group.lemmas() & classes()[name] for name in ("host", "welcome"))
    if not receives or group.voice != "active" or group.hold or group.time not in {"past", "future"}:
        return None
    if not isinstance(host, PlaceSpan) or host.kind != "country" or not host.sure or verb_at > 2 or not guest or guest[0].kind != "person":
        return None
    names = resolve(guest[0])
    days = [d for d in clause(chunks, verb_at).dates if d.first and "X" not in d.first]
    if not names or len(names) != 1 or len(days) > 1:
        return None
    when = _days(days[0]) if days else {}
    modality: Modality = "planned" if group.time == "future" else "happened"
    return _visit(sentence, chunks[verb_at].start, match, {"visitor": names[0], "country": host.name, **when}, modality)


def _days(date: DateSpan) -> dict[str, SlotValue]:
    return {"start": date.first, **({"end": date.last} if date.last else {})}


def _beside_name(sentence: Sentence, chunks: list[Chunk], last: int, match: re.Match[str], resolve: Resolve) -> Candidate | None:
    """`X, who is in Kenya on a state visit`, `X, on a visit to Kenya`: the name before the phrase, and where it is."""
    if match["opener"] != "on":
        return None
    at = next((i for i in range(last, max(-1, last - 10), -1) if chunks[i].kind == "person"), None)
    if at is None:
        return None
    between = sentence.text[chunks[at].end - sentence.start : match.start()].rstrip()
    names = resolve(chunks[at])
    where = _place_behind(sentence, chunks, match) or _place_between(chunks, at, last)
    if not _WHO_IS.match(between) or not names or len(names) != 1 or not where:
        return None
    return _visit(sentence, chunks[at].start, match, {"visitor": names[0], **where, **_run_behind(sentence, chunks, match)}, "happened")


def _run_behind(sentence: Sentence, chunks: list[Chunk], match: re.Match[str]) -> dict[str, SlotValue]:
    """`on a visit to Kenya from 4 to 6 May`: first and last day, where they stand right behind the place."""
    behind = [c for c in chunks if c.start >= sentence.start + match.end()]
    for chunk in behind[:7]:
        if isinstance(chunk.value, DateSpan):
            return _days(chunk.value) if chunk.value.last and "X" not in chunk.value.first else {}
        if chunk.kind != "place" and chunk.lower not in {"to", "in", "the", "from", "between", ","}:
            return {}
    return {}


def _visit(sentence: Sentence, at: int, match: re.Match[str], slots: dict[str, SlotValue], modality: Modality) -> Candidate:
    if kind := visit_kind(match["words"].lower()):
        slots["kind"] = kind
    return Candidate("visit", slots, sentence.start, sentence.end, "visit.beside", modality, at=at)


def _place_behind(sentence: Sentence, chunks: list[Chunk], match: re.Match[str]) -> dict[str, SlotValue]:
    """`visit to Kenya`."""
    end = sentence.start + match.end()
    behind = [i for i, c in enumerate(chunks) if c.start >= end]
    if len(behind) < 2 or chunks[behind[0]].lower not in {"to", "in"}:
        return {}
    at = behind[1] + (chunks[behind[1]].lower == "the")
    return _place(chunks[at]) if at < len(chunks) else {}


def _place_between(chunks: list[Chunk], first: int, last: int) -> dict[str, SlotValue]:
    """The one place between the verb and the phrase: "arrived in Beijing on Tuesday for …"."""
    places = [i for i in range(first + 1, last + 1) if chunks[i - 1].lower != "from" and chunks[i - 2].lower != "from"]
    goals = [i for i in places if chunks[i - 1].lower == "for"]  # "left Jakarta for Vienna"
    found = [where for i in goals or places if (where := _place(chunks[i]))]
    return found[0] if len(found) == 1 else {}


def _place(chunk: Chunk) -> dict[str, SlotValue]:
    value = chunk.value
    if not isinstance(value, PlaceSpan) or not value.sure or value.inside:
        return {}
    slot = town_or_country(value)
    return {slot: value.name} if slot else {}
