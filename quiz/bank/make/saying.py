"""Gates for what is said: comments, courtesies, fragments, and words that only their text explains are no questions about a visit."""

import re

from quiz.bank import spoken
from quiz.bank.distractors import country_of
from quiz.bank.make import nations
from quiz.bank.make.index import values
from quiz.bank.make.parts import is_principal, part
from quiz.bank.make.phrases import clause, quotable
from quiz.bank.make.sameness import same, same_person, words
from quiz.bank.make.scene import Scene
from quiz.bank.near import shift
from quiz.feed import places
from quiz.feed.model import Fact
from quiz.feed.verbs import forms

_NAMELESS = re.compile(r"(?i)(?:the )?(?:governments?|members|officials?|party|leaders?|sides?|ministers?|delegations?|people|media)\b")


def nameless_speaker(_scene: Scene, fact: Fact, slot: str, _kind: str) -> bool:
    """ "The Government said": which one, the sentence before may have told."""
    return slot == "speaker" and any(_NAMELESS.match(v) for v in values(fact, "speaker"))


def of_the_visit(scene: Scene, name: str) -> bool:
    """Whether somebody, or a country, belongs to one of the two sides."""
    visit = scene.visit
    home = {nations.name(p.country) for p in (visit.visitor, visit.host) if p.country}
    if nations.is_country(name):
        return not home or nations.name(nations.code(name) or name) in home
    return is_principal(visit, name) or bool(part(scene, name)) or nations.name(country_of(scene, name)) in home - {""}


def onlooker(scene: Scene, fact: Fact, _slot: str, kind: str) -> bool:
    """What somebody of neither side said: a scholar's comment, a third country's leader. Among several voices on the visit it may stand."""
    if fact.type not in ("statement", "quote") or (kind == "match" and concerns_both(scene, fact)):
        return False
    people = [v for v in values(fact, "speaker") if scene.index.is_person(v)]
    return any(not of_the_visit(scene, p) or _comments(scene, p) or not _speaks_for_a_side(scene, p) for p in people)


_ON_THE_VISIT = re.compile(r"(?i)\b(?:visits?|trips?|talks|summits?|meetings?)\b")


def concerns_both(scene: Scene, fact: Fact) -> bool:
    """Whether what is said names both sides, or one of them and the visit."""
    told = " ".join([*values(fact, "predicate"), *values(fact, "text"), *values(fact, "of"), *values(fact, "who")])
    met = _sides_named(scene, told)
    return all(met) or (any(met) and bool(_ON_THE_VISIT.search(told)))


def names_both(scene: Scene, text: str) -> bool:
    """Whether a text names both sides, each by its leader or its country."""
    return all(_sides_named(scene, text))


def _sides_named(scene: Scene, text: str) -> list[bool]:
    countries, named = nations.all_in_text(text), set(words(text))
    return [
        nations.code(nations.name(p.country)) in countries or (bool(p.name) and {w for w in words(p.name) if len(w) > 1} <= named)
        for p in (scene.visit.visitor, scene.visit.host)
    ]


def is_timely(text: str) -> bool:
    """Whether a text says "today" or "the coming …", so that it goes out of date."""
    return bool(_TIMELY.search(text))


_COMMENTATOR = re.compile(
    r"(?i)\b(?:scholar|historian|professor|analyst|expert|researcher|fellow|lecturer|institute|university|club|journalist|economist)\b"
)
_VOICE = re.compile(r"(?i)\b(?:spokes\w+|minister|secretary|president|premier|chancellor|king|queen|emperor|emir|pope|adviser|advisor)\b")
_OUTSIDE = re.compile(r"(?i)\b(?:former|ex-|committee|council|parliament|senator|deputy chair|ambassador to)\b")


def _speaks_for_a_side(scene: Scene, name: str) -> bool:
    """Whether somebody took part in the visit or speaks for a government: no member of parliament, no former ambassador."""
    if is_principal(scene.visit, name) or part(scene, name):
        return True
    offices = [office for _, office in scene.index.offices(name)]
    return any(_VOICE.search(o) for o in offices) and not any(_OUTSIDE.search(o) for o in offices)


def _comments(scene: Scene, name: str) -> bool:
    return any(_COMMENTATOR.search(office) for _, office in scene.index.offices(name)) and not part(scene, name)


def few_words(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Good old friend": a phrase out of somebody's mouth is an incidental detail."""
    return fact.type == "quote" and all(len(v.split()) < _FEWEST_WORDS for v in values(fact, "text"))


_FEWEST_WORDS = 6
_LONGEST_QUOTE = 30


def bare_pledge(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Pledged to work together": on what, the words do not say."""
    return fact.type == "statement" and any(_BARE_PLEDGE.search(v) for v in values(fact, "predicate"))


_BARE_PLEDGE = re.compile(
    r"(?i)\b(?:work together|work closely|cooperate|collaborate|join forces)(?: closely)?(?:$|[,.;]| as (?:part|well)\b)"
)


def cut_words(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A quotation of which no whole clause can be shown."""
    return fact.type == "quote" and not all(quotable(v, scene.verbatim or _LONGEST_QUOTE) for v in values(fact, "text"))


_COURTESY = re.compile(
    r"(?i)(?:congratulated|thanked|wished|greeted|celebrated|"
    r"(?:stated that (?:they|he|she) )?(?:take|took|takes) (?:\w+ )?pride|"
    r"expressed (?:\w+ ){0,4}(?:gratitude|appreciation|thanks|condolences|congratulations|sympath\w+|admiration)|"
    r"(?:recogni[sz]ed|acknowledged|noted|valued|appreciated|commended|applauded|recalled) (?:the |their |its |his |her )?(?:\w+ ){0,2}"
    r"(?:ambitions?|legacy|achievements?|contributions?|leadership|efforts?|role|challenges|success|sacrifices?|anniversary))\b"
)


def courtesy(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """Thanks, congratulations and what was noted with appreciation: politeness, and no result."""
    return fact.type == "statement" and any(_COURTESY.match(v) for v in values(fact, "predicate"))


_ACRONYM = re.compile(r"\b[A-Z][A-Z/&-]{2,}s?\b")
_KNOWN_ACRONYMS = frozenset(
    "NATO ASEAN BRICS OPEC APEC OSCE WTO WHO IMF GDP USA USSR COVID COVID-19 NASA UNESCO UNICEF OECD CIS SCO AUKUS G20 COP26 COP27 "
    "COP28 IAEA FIFA HIV/AIDS CNN BBC USD EUR CEO UAE DMZ WWI WWII".split()
)
LEANS = re.compile(
    r"(?i)\b(?:on (?:its |their |the )?progress\b(?! (?:in|on|of|toward))|(?:19|20)\d\d (?:targets?|goals?)\b|"
    r"\bArticle (?:[IVX]+|\d+)\b(?! of)|"
    r"the (?:plan|proposal|initiative|agreement|document|statement|programme|program|project|issue|decision|prime minister|president|"
    r"minister)(?='s|\b(?! (?:of|for|on|to|by)|,? (?-i:[A-Z]))))"
)


def leans_on_its_text(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A statement with an acronym that it does not expand, or with "the plan" and "their goals" that a sentence before explained."""
    if fact.type != "statement":
        return False
    for said in values(fact, "predicate"):
        known = _KNOWN_ACRONYMS | {m.strip("()") for m in re.findall(r"\([A-Z][\w/&-]+\)", said)}
        if any(a.rstrip("s") not in known and a not in known for a in _ACRONYM.findall(said)) or LEANS.search(said):
            return True
    return False


_TIMELY = re.compile(
    r"(?i)\b(?:today|tonight|currently|now|upcoming|coming|yesterday|tomorrow|(?:this|next) (?:year|month|week))\b(?! world\b)"
)
_ON_THE_LINE = re.compile(r"(?i)\b(?:phone call|phone conversation|telephone[sd]?|video (?:call|link|conference))\b")


def of_its_day(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A statement that says "today" or "the ongoing …": later it is no longer so."""
    return fact.type in ("statement", "quote") and any(_TIMELY.search(v) for s in ("predicate", "text") for v in values(fact, s))


def said_elsewhere(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What was said weeks before or after, on the telephone, or in another country than the one visited."""
    if fact.type not in ("statement", "quote"):
        return False
    date, start, end = "".join(values(fact, "date")[:1]), scene.visit.start, scene.visit.end or scene.visit.start
    if spoken.is_day(date) and spoken.is_day(start) and not shift(start, -14) <= date <= shift(end[:10], 14):
        return True
    told = [places.country_of(v) for s in ("city", "place") for v in values(fact, s)]
    for said in values(fact, "predicate"):  # "told the envoy in Beijing that …"
        head, that, _ = said.partition(" that ")
        told += [places.country_of(p.name) for p in places.find_places(head) if that and p.kind in ("city", "capital")]
    abroad = any(c is not None and c.name != nations.name(scene.visit.host.country) for c in told) if scene.visit.host.country else False
    return abroad or bool(_ON_THE_LINE.search(scene.passages(fact)))


def names_the_other(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Who "would talk with President X" is the other of the two: the words name one principal, so that none but the other is left."""
    if kind == "true-false" or fact.type not in ("statement", "quote") or slot != "speaker" or len(values(fact, "speaker")) != 1:
        return False
    pair = [p.name for p in (scene.visit.visitor, scene.visit.host) if p.name]
    speaker = values(fact, "speaker")[0]
    others = [p for p in pair if not same_person(p, speaker)]
    told = set(words(" ".join([*values(fact, "predicate"), *values(fact, "text")])))
    return len(others) == 1 and len(pair) == len({*others, speaker}) and bool({w for w in words(others[0]) if len(w) > 3} & told)


_OWN_VISIT = re.compile(r"\b(?:his|her) (?:\w+ ){0,3}(?:visit|trip|journey|tour|stay)\b")


def of_own_visit(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Who "said that his visit was for peace" is the visitor: the words give him away."""
    if kind == "true-false" or fact.type != "statement" or slot != "speaker" or len(values(fact, "speaker")) != 1:
        return False
    mine = same_person(scene.visit.visitor.name, values(fact, "speaker")[0])
    return mine and bool(_OWN_VISIT.search(" ".join(values(fact, "predicate"))))


# "reiterated Russia's support", "said that Russia is ready": of whatever else the words tell, they begin with the speaker's own
_OPENING = 4


def opening(said: str) -> str:
    """The words with which a statement begins."""
    return " ".join(said.split()[:_OPENING])


def sides_of(scene: Scene) -> set[str]:
    """The codes of the countries of visitor and host."""
    return {nations.code(nations.name(p.country)) for p in (scene.visit.visitor, scene.visit.host) if p.country}


def names_its_side(scene: Scene, fact: Fact, slot: str, kind: str) -> bool:
    """Who "reaffirmed the U.S. commitment" is an American: the words name the speaker's country, and not the other one."""
    if kind == "true-false" or fact.type != "statement" or slot != "speaker" or len(values(fact, "speaker")) != 1:
        return False
    told = nations.all_in_text(" ".join(values(fact, "predicate")))
    codes = sides_of(scene)
    speaker = values(fact, "speaker")[0]
    mine = nations.code(speaker if nations.is_country(speaker) else nations.name(country_of(scene, speaker)))
    return (mine in told and not told & (codes - {mine})) or mine in nations.all_in_text(opening(" ".join(values(fact, "predicate"))))


def foreign_ministry(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "The Foreign Ministry spokesperson": of which country, the text around it says."""
    return any(re.match(r"(?i)the (?:foreign|defen[cs]e|interior|finance|trade) ministry\b", v) for v in values(fact, "speaker"))


_GOES_ON = "including such which who where with by as while for in on at to from through under and or but especially particularly".split()
_CUT_LIST = re.compile(rf", (?!(?:{'|'.join(_GOES_ON)})\b|\w+(?:ing|ed)\b)[^,]*$")


def says_it_twice(_scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """ "Supporting the people by aid to support the people": a sentence that stumbles, or was put together badly."""
    for said in values(fact, "predicate") if fact.type == "statement" else ():
        told = words(said)
        runs = [tuple(w[:6] for w in told[i : i + 3]) for i in range(len(told) - 2)]
        if len(set(runs)) < len(runs) or "including through" in said:
            return True
    return False


def cut_list(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """A list that lost its last member: "the Challenge, the Initiative", with no "and" before the last, or with more behind it."""
    said = [clause(v) for v in values(fact, "predicate")] if fact.type == "statement" else []
    if any(_unjoined(v) for v in said):
        return True
    if any((m := _CUT_LIST.search(v)) and not re.search(r"\b(?:and|or)\b", m.group()) for v in said):
        return True
    return any((behind := _behind(scene, fact, v)) and (_AS_WELL if "," not in v else _MORE).match(behind) for v in said)


def _unjoined(said: str) -> bool:
    """ "Should strengthen planning, expand trade, enhance the chain": verbs in a row of which none has an "and" before it."""
    parts = said.split(", ")
    begins = [part.split(" ")[0] for part in parts[1:]]
    bare = [w for w in begins if any(r.form == "base" for r in forms().get(w, ()))]
    return len(bare) >= 2 and len(bare) == len(begins)


_AS_WELL = re.compile(r",? as well as\b")
# "the Challenge, the Storage Initiative, and the Pledge": a name or a noun follows, no further verb
_MORE = re.compile(r",? (?:as well as\b|(?:and|or) (?:to )?(?:the )?[A-Z])")


def _behind(scene: Scene, fact: Fact, said: str) -> str:
    """What the source goes on to say after the words that were taken; empty where it does not have them so."""
    last = " ".join(said.split()[-2:])
    _, found, behind = " ".join(scene.passages(fact).split()).partition(last)
    return behind if found else ""


# what may follow a statement that is whole: the sentence's end, an added clause, a further verb; no further member of a list
_WHOLE = re.compile(
    r"[,—–-]? ?(?:$|[.;:—–]|\(|and (?:to|will|would|that|also|[a-z]+ed|(?:re)?(?:commit|affirm|iterate)|pledge|call|welcome|express|intend|"
    r"plan|look|share|support|agree|encourage|urge|note|condemn|oppose|provide|recogni[sz]e|acknowledge|emphasi[sz]e|stress|resolve|work|cooperate|continue|seek)s?\b|"
    r"(?:which|while|including|so|with|as|in|especially|noting|adding|warning|saying|calling|describing|where|who|when|through|under|during|at|on|by|for|from|to|after|"
    r"before|because|marked|led|agreed)\b|"
    r"(?:[A-Z]\w+|he|she) (?:said|says|wrote|added|noted)\b|(?:said|wrote|added|noted) (?:[A-Z]|he\b|she\b))"
)


def is_whole(scene: Scene, fact: Fact) -> bool:
    """Whether the source's sentence ends, or goes on with something of its own, where the statement ends."""
    behind = [_behind(scene, fact, v) for v in values(fact, "predicate")]
    return all(_WHOLE.match(b.strip()) for b in behind)


def our_own(scene: Scene, fact: Fact, _slot: str, _kind: str) -> bool:
    """What a government's text says of "our governments": its own we has no sense in the words of another."""
    own = fact.type == "statement" and any(same(v, scene.source(fact).publisher or "-") for v in values(fact, "speaker"))
    return own and bool(re.search(r"(?i)\b(?:our|us|we)\b", scene.passages(fact)))


GATES = (
    nameless_speaker,
    onlooker,
    few_words,
    bare_pledge,
    cut_words,
    courtesy,
    leans_on_its_text,
    of_its_day,
    said_elsewhere,
    names_the_other,
    of_own_visit,
    names_its_side,
    foreign_ministry,
    cut_list,
    says_it_twice,
    our_own,
)
