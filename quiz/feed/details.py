"""Facts that need no verb frame: offices, numbers, ordinals, anniversaries, memberships and lists of topics."""

import itertools
import re
from collections.abc import Iterator

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.clauses import PREPOSITIONS, clause
from quiz.feed.cues import Cued
from quiz.feed.lexicon import persons
from quiz.feed.match import Candidate, Resolve
from quiz.feed.names import Mention, Names
from quiz.feed.numbers import NumberSpan
from quiz.feed.places import country
from quiz.feed.text import Sentence, guarded, unguarded
from quiz.feed.verbs import classes, forms

# an office that ends so was cut: "head of the Federal"
_UNCLOSED = frozenset("the a an of for and to in at on with national federal central international foreign joint".split())


def find_roles(sentence: Sentence, names: Names) -> Iterator[Candidate]:
    """One fact for each office that a mention gives a person."""
    for mention in names.within(sentence.start, sentence.end):
        for office in mention.offices:
            bare = office.text.lower()
            if set(bare.split()) <= set(mention.person.lower().split()):
                continue  # "Queen Elizabeth": the title is part of the name
            if (
                bare in persons.words("not_offices")
                or bare.split()[-1] in {"counterpart", "colleague", "host", "guest"}
                or bare.startswith("guest ")
            ):
                continue
            if re.match(r"(?:\w+ )?(?:father|mother|wife|husband|son|daughter|brother|sister|widow|counterpart)\b", bare):
                continue  # "the father of the airlift"
            gate = ""
            if not office.settled:
                gate = "office cut short"
            elif not office.country and len(office.text.split()) <= 2 and " of " not in office.text:
                gate = "office without country"
            elif office.text.lower().split()[-1] in _UNCLOSED:
                gate = "office cut short"
            elif len(office.text.split()) > 18:
                gate = "office overruns"
            slots: dict[str, str | list[str]] = {"person": mention.person, "office": office.text}
            home = country(office.country) if office.country else None
            if home is not None:
                slots["country"] = home.name
            yield Candidate("role", slots, sentence.start, sentence.end, "role", gate=gate, history=office.former)


_ANNIVERSARY = re.compile(r"\b(?P<n>\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?th|first|second|third) anniversary of (?P<of>[^.;:()\"—–]+)", re.I)
_STOP_OF = re.compile(
    r",? (?:and (?:to|the|will|has|have|he|she|they|is|was)|which|who|while|when|where|at|on|in (?:\d|which|the presence|Moscow|"
    r"Beijing)|with|by|will|is|are|was|were|has|have|this|that|as|takes?|took|underscor\w+|highlight\w+|attend\w*)\b.*$|,.*$"
)


def find_anniversaries(sentence: Sentence) -> Iterator[Candidate]:
    """`the 25th anniversary of the treaty`."""
    if "anniversary" not in sentence.words:
        return
    for match in _ANNIVERSARY.finditer(guarded(sentence.text)):
        of = unguarded(_STOP_OF.sub("", match["of"]).strip())
        gate = "title overruns" if len(of.split()) > 14 else ""
        if of:
            yield Candidate("anniversary", {"n": match["n"], "of": of}, sentence.start, sentence.end, "anniversary", gate=gate)


_ORG = r"(?:the )?(?P<org>(?:[A-Z][\w.-]*)(?: (?:of|the|for|and|[A-Z][\w.-]*))*)"
_MEMBERS_FIRST = re.compile(
    r"\b[Aa]s (?:(?:two|both|fellow) )?(?P<rank>(?:permanent|founding|non-permanent|full) )?members of "
    + _ORG
    + r"(?: and [a-z ]+)?, (?P<a>[A-Z][\w. ]+?) and (?P<b>[A-Z][\w. ]+?)(?= [a-z]|,)"
)
_MEMBERS_AFTER = re.compile(
    r"(?P<a>[A-Z][\w.]+(?: [A-Z][\w.]+)*) and (?P<b>[A-Z][\w.]+(?: [A-Z][\w.]+)*) ?[—,–-] ?as (?P<rank>(?:permanent|founding|"
    r"non-permanent|full) )?members of " + _ORG
)


_IS_MEMBER = re.compile(
    r"(?P<a>[A-Z][\w.]+(?: [A-Z][\w.]+)*)(?: and (?:the )?(?P<b>[A-Z][\w.]+(?: [A-Z][\w.]+)*))? (?:is|are) (?:both )?(?:an? |the )?"
    r"(?P<rank>(?:permanent|founding|non-permanent|full) )?members? of " + _ORG
)


def _copular_memberships(sentence: Sentence, countries: set[str]) -> Iterator[Candidate]:
    """`Portugal and Brazil are members of the Community of …`."""
    for match in _IS_MEMBER.finditer(sentence.text):
        who = [n for n in (match["a"].removeprefix("The "), match["b"] or "") if n]
        org = re.split(r" (?:and|for|of)$", match["org"].strip())[0]
        if set(who) <= countries and len(org) > 1:
            rank = (match["rank"] or "").strip()
            slots: dict[str, str | list[str]] = {"who": who, "org": f"{org} ({rank} members)" if rank else org}
            yield Candidate("membership", slots, sentence.start, sentence.end, "membership")


def find_memberships(sentence: Sentence, chunks: list[Chunk]) -> Iterator[Candidate]:
    """`As permanent members of the UN Security Council, China and Russia …`."""
    if sentence.words.isdisjoint({"member", "members"}):
        return
    countries = {c.text for c in chunks if c.kind == "place"}
    yield from _copular_memberships(sentence, countries)
    for pattern in (_MEMBERS_FIRST, _MEMBERS_AFTER):
        for match in pattern.finditer(sentence.text):
            if match["a"].strip() in countries and match["b"].strip() in countries:
                org = match["org"].strip()
                rank = (match["rank"] or "").strip()
                who = [match["a"].strip(), match["b"].strip()]
                yield Candidate(
                    "membership",
                    {"who": who, "org": f"{org} ({rank} members)" if rank else org},
                    sentence.start,
                    sentence.end,
                    "membership",
                )


# --- signings ---------------------------------------------------------------------------------------------------------

_SIGNING = Cued(
    "signing",
    r"\b(?:witnessed|attended|watched|oversaw|presided over|saw) the signing (?:ceremony )?(?:of|for) (?P<doc>(?:an?|the) "
    r"(?:[\w-]+ ){0,4}?(?P<head>agreement|treaty|memorandum(?: of understanding)?|accord|protocol|declaration|communiqu[eé]|contract|pact|"
    r"convention)(?: (?:on|of) [a-z]+(?: and [a-z]+)?)?)",
)


def find_signings(sentence: Sentence) -> Iterator[Candidate]:
    """`The two leaders witnessed the signing of an agreement on trade`: what was signed, by whom it does not say."""
    for match in _SIGNING.finditer(sentence):
        slots: dict[str, str | list[str]] = {"doc": re.sub(r"^(?:an?|the) ", "", match["doc"])}
        yield Candidate("sign", slots, sentence.start, sentence.end, "sign.witnessed", at=sentence.start + match.start())


# --- numbers -----------------------------------------------------------------------------------------------------------

_AGREEMENT = re.compile(
    r"\b(?:cooperation |bilateral |intergovernmental |commercial |trade |joint |separate |new |economic |government-to-government |"
    r"co-operation )*"
    r"(?P<unit>agreements|documents|accords|memorandums|memoranda|memorandums of understanding|memoranda of understanding|contracts|"
    r"deals|treaties|protocols|MoUs|pacts)\b"
)


def find_figures(sentence: Sentence, chunks: Parts) -> Iterator[Candidate]:
    """Counts of agreements, and numbers whose subject the sentence names ("bilateral trade rose to …")."""
    for at, chunk in enumerate(chunks if "number" in chunks.kinds else ()):
        if not isinstance(chunk.value, NumberSpan) or chunk.value.kind in {"ordinal", "year-age"}:
            continue
        agreements = _agreements(sentence, chunks, at)
        if agreements is not None:
            yield agreements
            continue
        figure = _figure(sentence, chunks, at)
        if figure is not None:
            yield figure


_CONCLUDED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|exchang(?:e|ed)|witness(?:ed)?|conclud(?:e|ed)|ink(?:ed)?|reach(?:ed)?|oversaw|observed|presided|announced)\b",
    re.I,
)


_WERE_SIGNED = re.compile(
    r"(?: (?:on|in|for|between|covering) [^,;.]{3,60}?)? (?:were|have been) (?:also )?(?:signed|concluded|exchanged|inked|initialled)\b"
)


def _agreements(sentence: Sentence, chunks: list[Chunk], at: int) -> Candidate | None:
    number = chunks[at].value
    assert isinstance(number, NumberSpan)
    behind = sentence.text[_number_end(chunks[at]) - sentence.start :].lstrip()
    match = _AGREEMENT.match(behind)
    concluded = match is not None and (
        _CONCLUDED.search(sentence.text[: chunks[at].start - sentence.start]) or _WERE_SIGNED.match(behind, match.end())
    )
    if match is None or not concluded:
        return None
    gate = "" if number.value and number.value >= 2 else "no count"
    planned = bool(
        re.search(
            r"\b(?:will|would|expected|due|scheduled|plan\w*|to be) (?:(?!, and )[^.])*$",
            sentence.text[: chunks[at].start - sentence.start],
        )
    )
    return Candidate(
        "agreements",
        {"n": _number_text(chunks[at]), "unit": match["unit"]},
        sentence.start,
        sentence.end,
        "agreements",
        "planned" if planned else "happened",
        gate=gate,
    )


def _number_text(chunk: Chunk) -> str:
    number = chunk.value
    assert isinstance(number, NumberSpan)
    return re.sub(r"\s+", " ", number.text).strip()


def _number_end(chunk: Chunk) -> int:
    number = chunk.value
    assert isinstance(number, NumberSpan)
    at = chunk.text.find(number.text)
    return chunk.start + at + len(number.text) if at >= 0 else chunk.end


_AMOUNTS = re.compile(
    r"(?P<of>(?:(?:[Tt]he|[A-Z][\w-]+(?:'s)?|[a-z-]+) ){0,4}?(?:trade|turnover|exports?|imports?|investments?|aid|assistance|loans?|debt|"
    r"deficit|surplus|shipments|sales|volume)"
    r"(?: (?:between|with|to|from|of|in) (?:the )?[A-Z]?[\w-]+(?: [\w-]+){0,2}?(?: and (?:the )?[\w-]+(?: [A-Z][\w-]+)?)?)?)$",
    re.I,
)


def _amount_of(sentence: Sentence, chunks: list[Chunk], verb_at: int) -> str:
    """`Trade between Austria and Indonesia` before `stood at`: what an amount is of, with the phrase behind its noun."""
    before = sentence.text[: chunks[verb_at].start - sentence.start].strip()
    clause_text = re.split(r"[,;:] |\bthat ", before)[-1]
    match = _AMOUNTS.fullmatch(clause_text)
    return match["of"] if match else ""


def _figure(sentence: Sentence, chunks: list[Chunk], at: int) -> Candidate | None:
    """`trade between them rose to 3 billion dollars`: the subject of a verb of amount."""
    number = chunks[at].value
    assert isinstance(number, NumberSpan)
    verb_at = next((i for i in range(at - 1, max(-1, at - 4), -1) if chunks[i].kind == "verb"), None)
    if verb_at is None or not chunks[verb_at].verb.lemmas() & classes()["amount"] or not number.unit:
        return None
    bound = clause(chunks, verb_at)
    of = _amount_of(sentence, chunks, verb_at) or bound.subject_noun
    behind_phrase = verb_at > 1 and bound.subject_noun and chunks[verb_at - 2].lower in {"and", *PREPOSITIONS}
    if not of or bound.subject is not None or (behind_phrase and of == bound.subject_noun):
        return None  # "Investment in roads and schools reached": of what, the last noun does not say
    slots: dict[str, str | list[str]] = {"n": _number_text(chunks[at]), "unit": number.unit, "of": of}
    dates = [d for d in bound.dates if d.first and d.certain]
    if len(dates) == 1:
        slots["date"] = dates[0].first
    gate = "figure without date" if not dates else ""
    if re.search(r"\b(?:it|this|that|these|their|its|his|her)\b", of, re.I):
        gate = "pronoun"
    return Candidate("figure", slots, sentence.start, sentence.end, "figure", gate=gate or (chunks[verb_at].verb.hold))


# --- topics --------------------------------------------------------------------------------------------------------------

_FIELDS = Cued(
    "cover covers covered concern concerned span spanned field fields area areas sector sectors sphere spheres domain domains "
    "encompassing spanning covering ranging",
    r"\b(?P<cue>which (?:cover|covers|covered|concern|concerned|span|spanned)|(?:in|across|on) (?:the )?(?:fields?|areas?|sectors?|"
    r"spheres?|domains?) (?:of|such as|like|including)|encompassing|spanning|covering|ranging from|in areas including)\b:? ",
)
_EXCHANGED = Cued(
    "talks discussions exchanges consultations dialogue conversation conversations",
    r"\b(?:had|held|engaged in|conducted) (?:[\w-]+(?:,| and)? ){0,5}(?:talks|discussions|exchanges|consultations|dialogue|"
    r"conversations?) (?:on|about|regarding|concerning) ",
)
_TALKS_TURN = frozenset({"focus on", "touch on", "cover", "centre on", "center on", "concentrate on", "deal with", "revolve around"})
_DISCUSS = classes()["discuss"] | _TALKS_TURN


_DOING = re.compile(r"(?:further|better|more|jointly|continuously) \w+ing\b|\w+(?:en|ify|iz|is|o?th|ov|ot|at)ing (?=[a-z])")


def find_topics(sentence: Sentence, chunks: Parts, resolve: Resolve) -> Iterator[Candidate]:
    """Lists of what agreements cover, and of what was discussed."""
    for match in _FIELDS.finditer(sentence):
        items, is_open = items_of(
            sentence.text[match.end() :], opened="including" in match["cue"] or "such as" in match["cue"] or "like" in match["cue"]
        )
        fields = list(itertools.takewhile(lambda item: not _DOING.match(item), items))
        items, is_open = fields, is_open or len(fields) < len(items)  # "…, trade in services, further smoothing logistics and transport"
        before = sentence.text[: match.start()]
        if re.search(r"\b(?:possible|potential|exploring|explore|proposed)\b", before):
            continue  # a cooperation that may come is none yet
        of = re.findall(r"\b(agreements|documents|accords|memorandums|memoranda|contracts|deals|cooperation|collaboration)\b", before)
        if len(items) >= 2 and of and not re.search(r"\b(?:should|must|need to|ought to)\b", before):
            yield Candidate(
                "topics", {"items": items, "of": of[-1]}, sentence.start, sentence.end, "topics.fields", open=["items"] if is_open else []
            )
    exchanged = _EXCHANGED.search(sentence)
    if exchanged:
        items, is_open = items_of(sentence.text[exchanged.end() :])
        if len(items) >= 2:
            yield Candidate(
                "topics",
                {"items": items, "of": "talks"},
                sentence.start,
                sentence.end,
                "topics.exchanged",
                open=["items"] if is_open else [],
            )
            return
    for at in chunks.told_by(_DISCUSS):
        chunk = chunks[at]
        if chunk.verb.voice == "active":
            if chunk.verb.time == "infinitive" and not (
                chunk.verb.lemmas() & {"discuss", "review", "exchange views on", "talk about", "consult on"} and _met_to(chunks, at)
            ):
                continue
            candidate = _discussed(sentence, chunks, at, resolve)
            if candidate is not None:
                yield candidate
                return  # "discussed efforts to address …": the second verb stands inside the list


_MEETING = classes()["meet"] | classes()["hold"] | classes()["travel"] | classes()["arrive"] | classes()["visit"] | classes()["host"]


def _met_to(chunks: list[Chunk], at: int) -> bool:
    """`met to discuss X` tells of talks; `is ready to discuss X` and `agreed to discuss X` do not."""
    before = next((c.verb for c in reversed(chunks[:at]) if c.kind == "verb"), None)
    ready = at and chunks[at - 1].lower in {"ready", "willing", "able", "prepared", "keen", "need", "chance"}
    return _opportunity(chunks, at) or (before is not None and bool(before.lemmas() & _MEETING) and not ready)


def _opportunity(chunks: list[Chunk], at: int) -> bool:
    """`The visit is a chance for both to speak about …`: what is to be talked about."""
    words = [c.lower for c in chunks[max(0, at - 9) : at]]
    return "opportunity" in words and not any(c.kind == "verb" for c in chunks[max(0, at - len(words[words.index("opportunity") :])) : at])


_TALKS = re.compile(
    r"(?i)(?:the|their|these|his|her)? ?(?:[\w-]+ ){0,3}(?:talks|discussions|meeting|conversations?|negotiations|consultations)"
    r"(?: (?:between|with|of) .{3,80})?$"
)


def _is_talks(chunks: list[Chunk], at: int, noun: str) -> bool:
    """`The talks focused on`, `Discussions between the two leaders covered`: what the subject of such a verb must be."""
    opening = " ".join(c.text for c in chunks[:at]) if at <= _SHORT_OPENING else ""
    return bool(_TALKS.fullmatch(noun) if noun else _TALKS.match(opening))


_SHORT_OPENING = 10  # chunks
_REVIEWED = re.compile(r"(?i)\b(?:troops|guards?|parade|ships?|fleet|navy|regiments?|battalion|soldiers|cadets|honou?rs?)\b")


def _discussed(sentence: Sentence, chunks: list[Chunk], at: int, resolve: Resolve) -> Candidate | None:
    verb = chunks[at]
    bound = clause(chunks, at)
    of_talks = bound.subject is None and verb.verb.lemmas() & _TALKS_TURN and _is_talks(chunks, at, bound.subject_noun)
    if bound.subject is None and verb.verb.time not in {"infinitive", "future"} and not of_talks:
        return None
    if not of_talks and verb.verb.lemmas() & {"address", "cover", "raise", "consider", "review"} and bound.subject is None:
        return None
    names: list[str] = []
    gate = ""
    for chunk in bound.subject.chunks if bound.subject else ():
        resolved = resolve(chunk)
        if resolved is None:
            gate = "pronoun" if chunk.kind == "pronoun" else "group"
        names += [n for n in resolved or [] if n not in names]
    if verb.verb.lemmas() & {"talk about", "speak about"} and len(names) == 1 and not any(c.lower == "with" for c in chunks[at:]):
        return None  # "in a speech where he talked about the climate"
    end = clause_end(chunks, at, sentence.end)
    items, is_open = items_of(sentence.text[verb.end - sentence.start : end - sentence.start])
    if not items or (verb.verb.lemmas() & {"review"} and _REVIEWED.search(items[0])):
        return None
    slots: dict[str, str | list[str]] = {"items": items, "of": "talks"}
    if names:
        slots["a"] = names[0]
    if len(names) > 1:
        slots["b"] = names[1]
    planned = (
        verb.verb.time == "future"
        or _opportunity(chunks, at)
        or (verb.verb.time == "infinitive" and any(c.kind == "verb" and c.verb.time == "future" for c in chunks[:at]))
    )
    hold = verb.verb.hold if verb.verb.hold != "would" else ""
    return Candidate(
        "topics",
        slots,
        sentence.start,
        sentence.end,
        "topics.discussed",
        "planned" if planned else "happened",
        ["items"] if is_open else [],
        gate=gate or hold,
    )


_LIST_END = re.compile(
    r"(?<![A-Z])[.](?=\s|$)|[;:]|—| – |, (?:which|who|while|where|as(?! well as)|with|but|reaching|adding|so|noting|stressing|"
    r"and (?:\w+ )?(?:agreed|reaffirmed|pledged|underscored|welcomed|signed|expressed|emphasized|committed))\b| (?:so that|"
    r"in order to|through|during|when|while|which|who|that will|that would|at a|on the (?:sidelines|margins))\b"
)


_RELATIVE = frozenset({" which", " who", " that will", " that would"})


def items_of(text: str, *, opened: bool = False) -> tuple[list[str], bool]:
    """The items of a list in running text, and whether the source leaves it open."""
    end = _LIST_END.search(text)
    text = text[: end.start()] if end else text
    text = re.sub(r"\s+", " ", text).strip()
    if end and end.group() in _RELATIVE and re.match(r"the [^,]*$", text):
        return [], False  # "the contribution which the diaspora can make": without it nobody knows which
    is_open = opened or bool(
        re.search(r"\b(?:including|such as|among (?:others|other \w+)|and (?:other|others|more)|inter alia|etc)\b", text)
    )
    text = (
        re.sub(r"^.*?\b(?:including|such as)\b:? ", "", text)
        if re.search(r", (?:including|such as)", text) or text.startswith(("including", "issues including"))
        else text
    )
    beside = re.split(r",? (?:as well as|along with|together with) ", text, maxsplit=1)
    if len(beside) == 2 and "," in beside[0]:
        first, further = items_of(beside[0], opened=opened), items_of(beside[1])
        return ([*first[0], *further[0]], is_open or further[1]) if first[0] and further[0] else ([], False)
    text = ", ".join(beside)
    if len(re.findall(r", and ", text)) > 1 or (", and " in text and " and " in text.rsplit(", and ", 1)[1] and text.count(",") > 3):
        return [], False  # a list within a list: where one item ends is a guess
    if _nested(text):
        return ([text], is_open) if len(text.split()) <= 20 and not _UNFINISHED.search(text) else ([], False)
    text = _without_next_verb(text)
    parts = re.split(r", and |, | and (?=[^,]*$)", text) if "," in text else _pair(text)
    items = [re.sub(r"^(?:and|on|of|to) ", "", p.strip()) for p in parts]
    items = [i for i in items if i and not re.match(r"(?:other|others|more)\b", i)]
    if len(items) > 1 and any(_begins_with_verb(i) for i in items) and not _begins_with_verb(items[0]):
        return [], False  # the list has run into the next clause
    items = _up_to_further(items)
    if any(_half(i) for i in items[:-1]):
        return [], False  # "political, economic and security ties": half names
    items = [i for i in items if not _UNFINISHED.search(i)]
    longest = 9 if len(items) > 1 else 16
    if any(len(i.split()) > longest or re.search(r"\b(?:he|she|they|we|our|their|his|her|its|it)\b", i) for i in items):
        return [], False
    return items, is_open


_UNFINISHED = re.compile(r"\b(?:including|of|for|in|to|and|with|the|a|on|by)$|\b(?:he|she|they|we|our|their|his|her|its|it)\b")


def _nested(text: str) -> bool:
    """A list that may stand inside a phrase: "ways to teach cooks, bakers and experts": where an item ends is a guess, so the phrase
    stays whole."""
    first = re.split(r", | and ", text, maxsplit=1)[0]
    return (", " in text or text.count(" and ") > 1) and bool(re.search(r"\b(?:to|of|for|in|on|between|with|from|through)\b", first))


_HALF = re.compile(r"\b\w{3,}(?:ic|al|ive|ary|ous|ern|ial|ical)$")
_WHOLE = frozenset(
    """music public traffic topic rival capital festival material logistic hospital terminal arrival approval survival potential
    plastic fabric clinic arsenal
    epidemic pandemic initiative archive motive alternative perspective objective executive boundary library secretary summary
    anniversary military chemical
    pharmaceutical mechanical arctic pacific atlantic""".split()
)


def _half(item: str) -> bool:
    """Whether an item ends in an adjective whose noun stands behind the next one."""
    last = item.split(" ")[-1].lower()
    return bool(_HALF.search(last)) and last not in _WHOLE


def _up_to_further(items: list[str]) -> list[str]:
    """`agriculture and trade, and further smoothing logistics`: the list ends where a new aim begins."""
    at = next((n for n, item in enumerate(items) if n and re.match(r"further \w+ing\b", item)), len(items))
    return items[:at]


def _without_next_verb(text: str) -> str:
    """`regional issues and promote cooperation`: the list ends where the clause takes its next verb."""
    if _begins_with_verb(text):
        return text
    for joint in re.finditer(r",? and (?:also |further )?(\w+) ", text):
        if _begins_with_verb(joint[1] + " "):
            return text[: joint.start()]
    return text


def _begins_with_verb(item: str) -> bool:
    word = item.split(" ")[0].lower()
    return word in _BASE_VERBS and word not in {"trade", "visit", "support", "place", "tour", "head", "land", "report"}


_BASE_VERBS = frozenset(r.lemma for readings in forms().values() for r in readings if r.form == "base" and not r.particle) | frozenset(
    [
        "push",
        "enhance",
        "expand",
        "strengthen",
        "deepen",
        "promote",
        "advance",
        "ensure",
        "improve",
        "increase",
        "build",
        "develop",
        "maintain",
        "create",
        "foster",
        "boost",
        "establish",
        "provide",
        "protect",
    ]
)


_GERUNDS = re.compile(r"^(\w+ing\b.+?) and (\w+ing\b.+)$")


def _pair(text: str) -> list[str]:
    if (both := _GERUNDS.match(text)) is not None and text.count(" and ") <= 2:
        return [both[1], both[2]]  # "strengthening relations and ensuring deterrence"
    parts = re.split(r" and ", text) if text.count(" and ") == 1 and len(text.split()) <= 12 else [text]
    return [text] if len(parts) == 2 and _half(parts[0]) else parts  # "efforts to enhance economic and energy security"


def clause_end(chunks: list[Chunk], at: int, end: int) -> int:
    """Where the list behind the verb at `at` ends: before the next verb of the same subject."""
    for index in range(at + 1, len(chunks)):
        if (
            chunks[index].kind == "verb"
            and chunks[index].verb.time in {"past", "future"}
            and chunks[index - 1].lower in {"and", "but", ","}
        ):
            return chunks[index - 1].start
    return end


def mentions_in(mentions: list[Mention], start: int, end: int) -> list[str]:
    """The persons named in a stretch, each once."""
    return list(dict.fromkeys(m.person for m in mentions if m.start >= start and m.end <= end))
