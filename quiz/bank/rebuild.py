"""A new bank joined with the old file: what people wrote, decided and ordered there stays, byte for byte.

An unedited draft takes the generator's new wording in the fields that changed, as long as its key stays the same; with
another key it retires and the new question gets an id of its own. What a person approved or edited stays as it is, and is
reported where the generator now differs; it stays also when nothing generates it any more, as long as its fact or its
passage stands. What is otherwise no longer generated becomes `retired`, with a comment that says what it was, so that it
comes back as that when its fact does.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from quiz import yamltext
from quiz.bank import rules
from quiz.bank.deck import FIELD_ORDER, Bank, LoadedBank, digest, dump, parse, parse_with_text, plain, question_text
from quiz.bank.identity import pair
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.lines import Entry, has_key, indented, line_of_key, newline_of, replace_on_line, set_fields
from quiz.bank.question import Distractor, Question, Status, folded
from quiz.bank.samekey import same_key
from quiz.citation import Evidence

StillValid = Callable[[Question, Distractor], bool]
Stands = Callable[[Question], bool]

_HEAD_ORDER = ("format", "deck", "sources", "visits", "questions")


class Rebuilt(msgspec.Struct):
    """The joined bank, its text, and the ids of what was kept as it stood, changed, added, retired.

    `differing` are approved and edited questions for which the generator now writes something else, `unmade` those for
    which it writes nothing though their fact or passage stands; both also stand in `kept` or `changed`. `lost` are those
    of the retired that somebody had approved or edited.
    """

    bank: Bank
    text: str
    kept: list[str] = []
    changed: list[str] = []
    added: list[str] = []
    retired: list[str] = []
    differing: list[str] = []
    unmade: list[str] = []
    lost: list[str] = []


def rebuild(
    old: LoadedBank | None,
    new: Bank,
    *,
    still_valid: StillValid = lambda _question, _option: False,
    stands: Stands = lambda _question: False,
    overruled: Stands = lambda _question: False,
    taken: Iterable[str] = (),
) -> Rebuilt:
    """Join `new` with the file as it stands.

    `still_valid` says which old distractors stay, `stands` whether a question's fact or passage is still there,
    `overruled` whether a person corrected its fact to something else; `taken` are ids of other banks.
    """
    new = _signed(new)
    if old is None or not old.bank.questions:
        return _first(old, new, set(taken))
    if not old.entries:  # questions on one line: written anew in the usual form, none is lost
        old = parse_with_text(dump(old.bank), old.path)
    return _Join(old, new, still_valid, stands, overruled, set(taken)).result()


def is_edited(question: Question) -> bool:
    """Whether a person changed what a learner sees since the question was generated."""
    return question.generated is not None and question.generated.digest != digest(question)


def _signed(new: Bank) -> Bank:
    """The bank with every generated question's digest as its content has it."""
    return msgspec.structs.replace(new, questions=[_with_digest(q) if q.generated else q for q in new.questions])


def _with_digest(question: AnyQuestion) -> AnyQuestion:
    assert question.generated
    return msgspec.structs.replace(question, generated=msgspec.structs.replace(question.generated, digest=digest(question)))


def _first(old: LoadedBank | None, new: Bank, taken: set[str]) -> Rebuilt:
    """A first build, or an old file without questions."""
    bank = msgspec.structs.replace(new, questions=_unique(new.questions, taken), deck=old.bank.deck if old else new.deck)
    return Rebuilt(bank, dump(bank), added=[q.id for q in bank.questions])


def _unique(questions: list[AnyQuestion], taken: set[str]) -> list[AnyQuestion]:
    """The questions, those with a taken id under another one."""
    return [_renamed(q, taken) for q in questions]


def _renamed(question: AnyQuestion, taken: set[str]) -> AnyQuestion:
    name, number = question.id, 2
    while name in taken:
        name, number = f"{question.id}-{number}", number + 1
    taken.add(name)
    return question if name == question.id else msgspec.structs.replace(question, id=name)


class _Join:
    """One rebuild: goes through the old entries, then puts the new questions behind their neighbours."""

    def __init__(self, old: LoadedBank, new: Bank, still_valid: StillValid, stands: Stands, overruled: Stands, taken: set[str]) -> None:
        self.old, self.new, self.still_valid, self.stands = old, new, still_valid, stands
        self.taken = taken | {q.id for q in old.bank.questions}
        self.newline = newline_of(old.text)
        # approved or edited, also if retired since; a correction of the fact outweighs an approval, and never an edit
        self.valued = {e.question.id for e in old.entries if is_valued(e) and (is_edited(e.question) or not overruled(e.question))}
        resourced = _resourced(old.bank, new)
        self.present = {q.id: q for q in resourced}
        self.pairs = pair(resourced, new.questions, self._may_follow)
        self._give_back()
        self.report = Rebuilt(new, "")

    def _may_follow(self, old: AnyQuestion, new: AnyQuestion) -> bool:
        """A draft goes on only with the same key: another right answer under its id would falsify its history."""
        free = old.generated is None or old.status == "rejected" or old.id in self.valued
        return free or same_key(old, new)

    def _give_back(self) -> None:
        """A person's question that stands takes the new one back from a draft that had replaced it."""
        drafts = {_asked(self.present[name]): name for name in self.pairs if name not in self.valued}
        for entry in self.old.entries:
            question = self.present[entry.question.id]
            rival = drafts.get(_asked(question)) if question.id in self.valued and question.id not in self.pairs else None
            if rival is None or self.present[rival].status == "rejected" or not self._remains(entry):
                continue
            if question.generated and same_key(question, self.pairs[rival]):
                self.pairs[question.id] = self.pairs.pop(rival)

    def _remains(self, entry: Entry) -> bool:
        """Whether it is delivered, or comes back, though nothing generates it."""
        by_hand = entry.question.status == "retired" and former_status(entry) is None
        return not by_hand and self.stands(self.present[entry.question.id])

    def result(self) -> Rebuilt:
        """Text and bank agree by construction: the bank is read from the text."""
        pieces = [(entry.question.id, entry.lead + self._body(entry)) for entry in self.old.entries]
        pieces = self._with_added(pieces)
        head, tail = self._frame()
        text = head + "".join(_ended(text, self.newline) for _, text in pieces) + tail
        self.report.text, self.report.bank = text, parse(text, str(self.old.path))
        return self.report

    def _body(self, entry: Entry) -> str:
        question, match = entry.question, self.pairs.get(entry.question.id)
        if question.generated is None:
            self.report.kept.append(question.id)
            return entry.body
        if match is None:
            return self._gone(entry)
        if question.status == "rejected":
            self.report.kept.append(question.id)
            return entry.body
        body = _back(entry) if question.status == "retired" else entry.body
        if question.id in self.valued:
            return self._valued(entry, match, body)
        return self._unedited(entry, match, body)

    def _gone(self, entry: Entry) -> str:
        """No longer generated: a draft retires with all its lines; a person's work only where its proof is gone as well."""
        question = entry.question
        valued = question.id in self.valued
        if question.status == "rejected" or brought_back(entry):
            self.report.kept.append(question.id)
            return entry.body
        if valued and self._remains(entry):
            body = _back(entry)
            (self.report.kept if body == entry.body else self.report.changed).append(question.id)
            self.report.unmade.append(question.id)
            return body
        if question.status == "retired":
            self.report.kept.append(question.id)
            return entry.body
        self.report.retired.append(question.id)
        if is_valued(entry):
            self.report.lost.append(question.id)
        return _retired(entry)

    def _valued(self, entry: Entry, match: AnyQuestion, body: str) -> str:
        """A person's own or approved wording: it stays, and where the generator now writes something else, that is said."""
        old = entry.question
        assert old.generated
        written = old.generated.digest
        moved = self._moved(entry, match)
        options = old.wrong_options()
        same = {digest(match), digest(_with_options(match, options)), digest(_with_options(match, self._options(old, match)))}
        if moved is not None:
            assert moved.generated
            before, after = plain(old), plain(moved)
            body = rewritten(body, {key: after.get(key) for key in ("evidence", "generated") if after.get(key) != before.get(key)}, moved)
            written = moved.generated.digest
        (self.report.kept if body == entry.body else self.report.changed).append(old.id)
        if written not in same:
            self.report.differing.append(old.id)
        return body

    def _moved(self, entry: Entry, match: AnyQuestion) -> AnyQuestion | None:
        """An approved question with the new places of the very same passages, or None; an edited one keeps every byte."""
        old = entry.question
        if is_edited(old) or len(old.evidence) != len(match.evidence):
            return None
        if not all(_same_passage(one, other) for one, other in zip(old.evidence, match.evidence, strict=True)):
            return None
        assert old.generated
        assert match.generated
        made = msgspec.structs.replace(old.generated, source=match.generated.source)
        status = former_status(entry) or old.status
        return _with_digest(msgspec.structs.replace(old, evidence=match.evidence, generated=made, status=status))

    def _unedited(self, entry: Entry, match: AnyQuestion, body: str) -> str:
        """The generator's content under the old id, status, tags and level; only fields that changed are rewritten."""
        old = entry.question
        fresh = _with_options(match, self._options(old, match))
        if rules.check(fresh) and not rules.check(match):  # the old options do not fit the new wording or key
            fresh = match
        fresh = msgspec.structs.replace(fresh, id=old.id, status=old.status, tags=old.tags, level=old.level)
        fresh = _with_digest(fresh)
        before, after = plain(old), plain(fresh)
        after.pop("status"), before.pop("status")
        changes = {key: after.get(key) for key in FIELD_ORDER if after.get(key) != before.get(key)}
        if not changes:
            (self.report.kept if body == entry.body else self.report.changed).append(old.id)
            return body
        if set(changes) == {"generated"}:
            self.report.kept.append(old.id)
        else:
            self.report.changed.append(old.id)
        return rewritten(body, changes, fresh)

    def _options(self, old: Question, match: AnyQuestion) -> list[Distractor]:
        """The old wrong options that are still valid, in their order, then new ones up to the generator's number."""
        offered = match.wrong_options()
        if not isinstance(old, (Choice, Multiple)) or not isinstance(match, (Choice, Multiple)):
            return offered
        keys = {folded(k) for k in ([match.answer] if isinstance(match, Choice) else match.answers)}
        latest = {folded(d.text): d for d in offered}
        stay = [
            latest.get(folded(d.text), d)
            for d in old.wrong_options()
            if folded(d.text) not in keys and (folded(d.text) in latest or self.still_valid(match, d))
        ][: max(len(offered), 1)]
        seen = {folded(d.text) for d in stay}
        return stay + [d for d in offered if folded(d.text) not in seen][: max(0, len(offered) - len(stay))]

    def _with_added(self, pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """New questions go behind the one that the generator writes before them, so that the file keeps its order."""
        old_id = {id(match): name for name, match in self.pairs.items()}
        behind: dict[str, list[tuple[str, str]]] = {}
        anchor = ""
        for question in self.new.questions:
            if id(question) in old_id:
                anchor = old_id[id(question)]
                continue
            fresh = _renamed(question, self.taken)
            self.report.added.append(fresh.id)
            behind.setdefault(anchor, []).append((fresh.id, self._text_of(fresh)))
        merged = list(behind.get("", []))
        for name, text in pieces:
            merged += [(name, text), *behind.get(name, [])]
        return merged

    def _text_of(self, question: AnyQuestion) -> str:
        column = len(self.old.entries[0].body) - len(self.old.entries[0].body.lstrip(" "))
        return indented(question_text(question), column, self.newline)

    def _frame(self) -> tuple[str, str]:
        """What stands above and below the questions: the deck's cover is a person's, sources and visits follow the new bank."""
        new, old = self.new, self.old.bank
        in_use = {e.source for entry in self.old.entries for e in entry.question.evidence}
        sources = {**{k: s for k, s in old.sources.items() if k in in_use or k in new.sources}, **new.sources}
        visits = [*new.visits, *(v for v in old.visits if self._still_told(v.id))]
        changes: dict[str, Any] = {}
        if sources != old.sources:
            changes["sources"] = {key: yamltext.slim(source) for key, source in sources.items()}
        if visits != old.visits:
            changes["visits"] = yamltext.slim(visits) or None
        below = {key: value for key, value in changes.items() if has_key(self.old.tail, key)}
        above = {key: value for key, value in changes.items() if key not in below}
        return set_fields(self.old.head, above, _HEAD_ORDER), set_fields(self.old.tail, below, _HEAD_ORDER)

    def _still_told(self, visit: str) -> bool:
        """A visit that the new bank does not have stays where a person wrote it."""
        if any(v.id == visit for v in self.new.visits):
            return False
        made = (e.question.generated for e in self.old.entries)
        return not any(generated and generated.source.startswith(f"{visit}/") for generated in made)


def _resourced(old: Bank, new: Bank) -> list[AnyQuestion]:
    """The old questions, with the new ids of sources whose id changed with their title; the file's name tells them."""
    by_file = {source.file: name for name, source in new.sources.items() if source.file}
    renamed = {name: by_file[s.file] for name, s in old.sources.items() if name not in new.sources and s.file in by_file}
    if not renamed:
        return old.questions
    return [
        msgspec.structs.replace(q, evidence=[msgspec.structs.replace(e, source=renamed.get(e.source, e.source)) for e in q.evidence])
        for q in old.questions
    ]


def _with_options(question: AnyQuestion, options: list[Distractor]) -> AnyQuestion:
    """A choice or multiple with other wrong options; any other question as it is."""
    if not isinstance(question, (Choice, Multiple)) or not options:
        return question
    slim = [d.text if not d.why else d for d in options]
    return msgspec.structs.replace(question, distractors=slim)


def rewritten(body: str, changes: dict[str, Any], question: AnyQuestion) -> str:
    """A question's lines with some fields set; written whole where its lines cannot be changed one by one."""
    try:
        return set_fields(body, changes, FIELD_ORDER, (0,))
    except ValueError:
        column = len(body) - len(body.lstrip(" "))
        return indented(question_text(question), column, newline_of(body))


def _retired(entry: Entry) -> str:
    gone = msgspec.structs.replace(entry.question, status="retired")
    body = rewritten(entry.body, {"status": "retired"}, gone)
    return replace_on_line(body, "status", r"(retired[\"']?)", rf"\1  # was {entry.question.status}", (0,))


def _back(entry: Entry) -> str:
    """A question that is generated again gets the status that it had; one that a person retired stays so."""
    return replace_on_line(entry.body, "status", r"[\"']?retired[\"']?[ \t]+# was (draft|approved)\b", r"\1", (0,))


_WAS = re.compile(r"\bretired[\"']?[ \t]+# was (draft|approved)\b")
_BROUGHT_BACK = "# brought back"


def former_status(entry: Entry) -> Status | None:
    """What a question was before a build retired it; None where it is not retired, or a person retired it."""
    found = _WAS.search(line_of_key(entry.body, "status", (0,))) if entry.question.status == "retired" else None
    return None if found is None else "approved" if found[1] == "approved" else "draft"


def brought_back(entry: Entry) -> bool:
    """Whether a person brought the question back after a build had retired it; no build retires it again."""
    return entry.question.status != "retired" and _BROUGHT_BACK in line_of_key(entry.body, "status", (0,))


def is_valued(entry: Entry) -> bool:
    """Whether a person approved, edited or brought back the generated question, also where a build retired it since."""
    approved = entry.question.status == "approved" or former_status(entry) == "approved"
    return approved or is_edited(entry.question) or brought_back(entry)


def _same_passage(one: Evidence, other: Evidence) -> bool:
    """The same words, or more or fewer of them: what is cited may be trimmed."""
    return bool(one.passage and other.passage) and (one.passage in other.passage or other.passage in one.passage)


def _asked(question: Question) -> tuple[str, str, str, str]:
    """Type, fact, slot and rule: what two questions share when one replaced the other."""
    made = question.generated
    return (question.KIND, made.source, made.slot, made.rule) if made else (question.KIND, "", question.id, "")


def _ended(text: str, newline: str) -> str:
    return text if text.endswith(("\n", "\r")) or not text else text + newline


def set_status(entry: Entry, status: Status) -> str:
    """The question's lines with another status and all other bytes the same."""
    decided = msgspec.structs.replace(entry.question, status=status)
    body = replace_on_line(entry.body, "status", r"[ \t]+# (?:was (?:draft|approved)|brought back)\b", "", (0,))
    return rewritten(body, {"status": status}, decided)


def bring_back(entry: Entry) -> str:
    """A retired question's lines with the status that it had, and a mark that keeps the next build from retiring it."""
    status = former_status(entry) or "draft"
    body = set_status(entry, status)
    return replace_on_line(body, "status", rf"({status}[\"']?)", rf"\1  {_BROUGHT_BACK}", (0,))
