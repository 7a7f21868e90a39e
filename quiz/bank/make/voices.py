"""Who said what: lines to be joined with those who spoke them, and what somebody said, told at length.

A line is asked where it can be understood by itself, does not show by its words who speaks, and concerns both sides.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank import spoken
from quiz.bank.distractors import country_of
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.make import naming, nations, saying
from quiz.bank.make.asking import Candidate, askable, capital, tells
from quiz.bank.make.index import values
from quiz.bank.make.parts import introduced, is_principal, part
from quiz.bank.make.phrases import clause, quotable
from quiz.bank.make.sameness import alike, plain, same, same_person, words
from quiz.bank.make.saying import concerns_both, is_whole, of_the_visit, opening
from quiz.bank.make.scene import Scene
from quiz.bank.make.sections import gist
from quiz.bank.make.sides import is_ahead
from quiz.bank.make.visitwide import fields_for, made, named_report, other_points, prompt, rule_of, spread
from quiz.bank.make.worth import is_worth
from quiz.feed.model import Fact

_SHORTEST, _LONGEST = 4, 34  # words of a line
_FEWEST, _MOST = 3, 5  # lines of one question
_ROUNDS = 4
_FEWEST_POINTS, _MOST_POINTS = 2, 8


class Line(NamedTuple):
    """Something that one voice said, in the words in which it is asked."""

    text: str
    speaker: str
    fact: Fact


def voices(scene: Scene) -> Iterator[Candidate]:
    """Lines and speakers of each report, then of all reports together; what one speaker said at length."""
    yield from _who_said_what(scene)
    yield from _said_at_length(scene)


# lines to be joined with their speakers


def _who_said_what(scene: Scene) -> Iterator[Candidate]:
    left = list(_lines(scene))
    for source in dict.fromkeys(_source(scene, line) for line in left):
        mine = [line for line in left if _source(scene, line) == source]
        for turn, told in enumerate(_rounds(scene, mine)):
            yield from _match(scene, told, turn, source)
            left = [line for line in left if line not in told]
    for turn, told in enumerate(_rounds(scene, [line for line in left if _took_part(scene, line)])):
        yield from _match(scene, told, turn)


def _source(scene: Scene, line: Line) -> str:
    cited = scene.cited(line.fact)
    return cited[0].source if cited else ""


def _match(scene: Scene, told: list[Line], turn: int, source: str = "") -> Iterator[Candidate]:
    facts = [line.fact for line in told]
    rule = rule_of("statements", *filter(None, (source, str(turn) if turn else "")))
    shared = fields_for(scene, facts, rule, "match", ["words", "claims"], "understand")
    by = naming.report(scene.sources[source]) if source in scene.sources else ""
    stem = prompt(scene, "match_report", report=by) if by else prompt(scene, "match_statements")
    pairs = [(line.text, label(scene, line)) for line in told]
    yield from made(scene, Match(prompt=stem, pairs=pairs, **shared), facts, 6)


def _rounds(scene: Scene, lines: list[Line]) -> Iterator[list[Line]]:
    """Sets of lines, one for each of three to five speakers, until too few speakers have one left."""
    left = list(lines)
    for _ in range(_ROUNDS):
        told: list[Line] = []
        for line in left:
            if len(told) < _MOST and not any(_is_one_voice(line.speaker, t.speaker) or alike(line.text, t.text) for t in told):
                told.append(line)
        told = [line for line in told if not _gives_away(scene, line, told)]
        if len(told) < _FEWEST or not any(_took_part(scene, line) for line in told):
            return  # what scholars and third countries say among themselves is no question about the visit
        yield told
        left = [line for line in left if line not in told]


def _is_one_voice(a: str, b: str) -> bool:
    return same_person(a, b) or plain(a) in plain(b) or plain(b) in plain(a)


def _gives_away(scene: Scene, line: Line, told: list[Line]) -> bool:
    """Whether the line names, of the speakers' countries, that of its own speaker alone, or begins with it."""
    home = _home(scene, line)
    homes = [_home(scene, t) for t in told]
    if not home or homes.count(home) > 1:
        return False
    return {home} == set(homes) & nations.all_in_text(line.text) or home in nations.all_in_text(opening(line.text))


def _home(scene: Scene, line: Line) -> str:
    return nations.code(nations.name(country_of(scene, line.speaker)))


def _took_part(scene: Scene, line: Line) -> bool:
    return is_principal(scene.visit, line.speaker) or bool(part(scene, line.speaker))


def _lines(scene: Scene) -> Iterator[Line]:
    principals = [p.name for p in (scene.visit.visitor, scene.visit.host) if p.name]
    for fact in scene.facts:
        speakers = values(fact, "speaker")
        if fact.type not in ("statement", "quote") or len(speakers) != 1 or not scene.index.is_person(speakers[0]):
            continue
        text = _words(fact)
        if not text or not askable(fact) or not is_worth(scene, fact, "speaker", "match"):
            continue
        if any(same_person(speakers[0], p) for p in principals) and any(tells(text, p) for p in principals):
            continue  # of the two, the other is left
        if tells(text, speakers[0]) or any(same(s, scene.source(fact).publisher or "-") for s in speakers):
            continue
        yield Line(text, speakers[0], fact)


def _words(fact: Fact) -> str:
    """The line: a predicate, or a quotation in its marks; empty where it is too long or would be cut."""
    if fact.type == "quote":
        told = quotable("".join(values(fact, "text")[:1]), _LONGEST)
        return f"“{told}”" if len(told.split()) >= _SHORTEST and "…" not in told else ""
    said = clause("".join(values(fact, "predicate")[:1]))
    return capital(said) if _SHORTEST <= len(said.split()) <= _LONGEST and "…" not in said else ""


def label(scene: Scene, line: Line) -> str:
    """Somebody as an answer, with the office that explains why he or she is heard, unless it would echo the line."""
    shown = introduced(scene, line.speaker)
    return line.speaker if _parts(shown) & _parts(line.text) else shown


def _parts(text: str) -> set[str]:
    return {w for word in words(text) for w in word.split("-") if len(w) > 2}


# what somebody said, at length


def _said_at_length(scene: Scene) -> Iterator[Candidate]:
    """What the voices of a report say, what two sides state together, what a publisher says; any other true point counts as well."""
    together: dict[tuple[str, ...], list[tuple[Fact, str]]] = {}
    own: dict[str, list[tuple[Fact, str]]] = {}
    heard: dict[str, list[tuple[Fact, str]]] = {}
    for fact in scene.facts:
        speakers = tuple(sorted(values(fact, "speaker")))
        if fact.type not in ("statement", "quote") or not 1 <= len(speakers) <= 2 or not (point := _point(scene, fact)):
            continue
        source = scene.cited(fact)[0].source
        if gist(scene, source):
            continue  # what a short text says is asked as a whole
        if _is_publisher(scene, speakers):
            own.setdefault(source, []).append((fact, point))
        elif len(speakers) == 2 and _speaks_in_it(scene, speakers):
            together.setdefault(speakers, []).append((fact, point))
        elif len(speakers) == 1 and (concerns_both(scene, fact) or of_the_visit(scene, speakers[0])):
            heard.setdefault(source, []).append((fact, point))
    for speakers, told in together.items():
        yield from _at_length(scene, told, rule_of("said", *speakers), "open_said", speakers)
    for source, told in own.items():
        yield from _at_length(scene, told, rule_of("own", source), "open_own", ())
    for source, told in heard.items():
        speakers = tuple(dict.fromkeys(values(fact, "speaker")[0] for fact, _ in told))
        one_side = len(speakers) == 1
        if not one_side or _speaks_in_it(scene, speakers):
            yield from _at_length(scene, told, rule_of("said", source), "open_said" if one_side else "open_voices", speakers)


def _at_length(scene: Scene, told: list[tuple[Fact, str]], rule: str, name: str, speakers: tuple[str, ...]) -> Iterator[Candidate]:
    chosen = spread(_unlike(told), _MOST_POINTS)
    if len(chosen) < _FEWEST_POINTS:
        return
    facts = [fact for fact, _ in chosen]
    shared = fields_for(scene, facts, rule, "open", ["words", "claims"], "understand")
    report = named_report(*(scene.source(fact) for fact in facts))
    if name in ("open_voices", "open_said") and report == "reports":
        return  # in which, nobody could look it up
    shared["explanation"] = other_points(scene, report)
    question = Open(prompt=prompt(scene, name, report=report, who=_joined(list(speakers))), points=[p for _, p in chosen], **shared)
    yield from made(scene, question, facts, 5)


_UNSOUND = (
    saying.nameless_speaker,
    saying.few_words,
    saying.cut_words,
    saying.courtesy,
    saying.leans_on_its_text,
    saying.of_its_day,
    saying.foreign_ministry,
    saying.cut_list,
    saying.says_it_twice,
    saying.our_own,
)


def _point(scene: Scene, fact: Fact) -> str:
    """ "The United States and Japan agreed on …", as a sentence; empty where it would be no sound one."""
    if not scene.cited(fact) or not askable(fact) or any(gate(scene, fact, "speaker", "open") for gate in _UNSOUND):
        return ""
    who = _named(scene, sorted(values(fact, "speaker")))
    if fact.type == "quote":
        told = quotable("".join(values(fact, "text")[:1]), _LONGEST)
        return f"{who} said: “{told}”" if told else ""
    predicate = "".join(values(fact, "predicate")[:1])
    said = clause(predicate)
    whole = said.split()[-2:] == predicate.split()[-2:] and is_whole(scene, fact)
    if not _SHORTEST <= len(said.split()) <= _LONGEST or not whole:
        return ""
    if is_ahead(scene, fact):
        said = re.sub(r"\bwill\b", "would", said)
    return spoken.sentence(f"{who} {said}")


def _named(scene: Scene, speakers: list[str]) -> str:
    """Those who speak: principals by name, another with the office that explains why he or she is heard."""
    if len(speakers) > 1 or not scene.index.is_person(speakers[0]):
        return _joined(speakers)
    shown = introduced(scene, speakers[0])
    return f"{shown}," if ", " in shown.removeprefix(speakers[0]) else shown


def _joined(speakers: list[str]) -> str:
    return spoken.joined([nations.named(s) for s in speakers])


def _speaks_in_it(scene: Scene, speakers: tuple[str, ...]) -> bool:
    """Whether those who speak took part in the visit, or are the two countries."""
    return all(nations.is_country(s) or is_principal(scene.visit, s) or part(scene, s) for s in speakers)


def _is_publisher(scene: Scene, speakers: tuple[str, ...]) -> bool:
    return any(same(s, source.publisher or "-") for s in speakers for source in scene.sources.values())


def _unlike(told: list[tuple[Fact, str]]) -> list[tuple[Fact, str]]:
    kept: list[tuple[Fact, str]] = []
    for fact, point in told:
        if not any(alike(point, other, 0.7) for _, other in kept):
            kept.append((fact, point))
    return kept
