"""A new bank joined with the old file: what people wrote, decided and ordered there stays, byte for byte.

An unedited question takes the generator's new wording in the fields that changed; an edited one stays as it is, and is
reported where the generator now differs. What is no longer generated becomes `retired`, with a comment that says what
it was, so that it comes back as that when its fact does.
"""

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
from quiz.bank.lines import Entry, has_key, indented, newline_of, replace_on_line, set_fields
from quiz.bank.question import Distractor, Question, Status, folded

StillValid = Callable[[Question, Distractor], bool]

_HEAD_ORDER = ("format", "deck", "sources", "visits", "questions")


class Rebuilt(msgspec.Struct):
    """The joined bank, its text, and the ids of what was kept as it stood, changed, added, retired.

    `differing` are edited questions for which the generator now writes something else; `again` are approved ones
    whose content changed, to be looked at again. Both also stand in `kept` or `changed`.
    """

    bank: Bank
    text: str
    kept: list[str] = []
    changed: list[str] = []
    added: list[str] = []
    retired: list[str] = []
    differing: list[str] = []
    again: list[str] = []


def rebuild(
    old: LoadedBank | None,
    new: Bank,
    *,
    still_valid: StillValid = lambda _question, _option: False,
    taken: Iterable[str] = (),
) -> Rebuilt:
    """Join `new` with the file as it stands. `still_valid` says which old distractors stay; `taken` are ids of other banks."""
    new = _signed(new)
    if old is None or not old.bank.questions:
        return _first(old, new, set(taken))
    if not old.entries:  # questions on one line: written anew in the usual form, none is lost
        old = parse_with_text(dump(old.bank), old.path)
    return _Join(old, new, still_valid, set(taken)).result()


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

    def __init__(self, old: LoadedBank, new: Bank, still_valid: StillValid, taken: set[str]) -> None:
        self.old, self.new, self.still_valid = old, new, still_valid
        self.taken = taken | {q.id for q in old.bank.questions}
        self.newline = newline_of(old.text)
        self.pairs = pair(_resourced(old.bank, new), new.questions)
        self.report = Rebuilt(new, "")

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
        if is_edited(question):
            return self._edited(entry, match, body)
        return self._unedited(entry, match, body)

    def _gone(self, entry: Entry) -> str:
        """No longer generated: retired with all its lines, never deleted; rejected stays rejected."""
        question = entry.question
        if question.status in {"rejected", "retired"}:
            self.report.kept.append(question.id)
            return entry.body
        self.report.retired.append(question.id)
        return _retired(entry)

    def _edited(self, entry: Entry, match: AnyQuestion, body: str) -> str:
        (self.report.kept if body == entry.body else self.report.changed).append(entry.question.id)
        assert entry.question.generated
        written = entry.question.generated.digest
        if written not in {digest(match), digest(_with_options(match, entry.question.wrong_options()))}:
            self.report.differing.append(entry.question.id)
        return body

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
            if old.status == "approved":
                self.report.again.append(old.id)
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


def _ended(text: str, newline: str) -> str:
    return text if text.endswith(("\n", "\r")) or not text else text + newline


def set_status(entry: Entry, status: Status) -> str:
    """The question's lines with another status and all other bytes the same."""
    decided = msgspec.structs.replace(entry.question, status=status)
    body = replace_on_line(entry.body, "status", r"[ \t]+# was (?:draft|approved)\b", "", (0,))
    return rewritten(body, {"status": status}, decided)
