"""`corrections.yaml` beside the banks: what a person knows better than the sources' reading. `build` applies it and never writes it.

A correction names a fact as `<visit id>/<fact id>` and drops it, sets or unsets slots, or adds it, with a reason.
Facts are numbered as they are found, so a number may pass to another fact when a document is added: `was` holds the
slots that the corrected fact had, and finds it again under any number.
"""

from pathlib import Path
from typing import Any, Literal

import msgspec

from quiz import atomic, yamltext
from quiz.citation import Evidence
from quiz.errors import FormatError, QuizError
from quiz.feed.facttypes import BY_NAME
from quiz.feed.model import Fact, Modality, SlotValue, Visit

FORMAT: Literal["visit-corrections/1"] = "visit-corrections/1"
NAME = "corrections.yaml"


class AddedFact(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A fact that the reading of the sources missed."""

    type: str
    slots: dict[str, SlotValue]
    evidence: list[Evidence]
    open: list[str] = []
    modality: Modality = "happened"
    speaker: str = ""


class Correction(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One correction: exactly one of `drop`, `set` and/or `unset`, `add`."""

    fact: str
    drop: bool = False
    set: dict[str, SlotValue] = {}
    unset: list[str] = []
    add: AddedFact | None = None
    was: dict[str, SlotValue] = {}
    reason: str = ""

    @property
    def visit(self) -> str:
        """The id of the visit that the fact hangs on."""
        return self.fact.rpartition("/")[0]

    @property
    def fact_id(self) -> str:
        """The fact's id within its visit."""
        return self.fact.rpartition("/")[2]


class Corrections(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The file."""

    format: Literal["visit-corrections/1"] = FORMAT
    corrections: list[Correction] = []


class Applied(msgspec.Struct):
    """The corrected visits, the corrections that took effect, and those that found nothing to correct, with the reason."""

    visits: list[Visit]
    done: list[Correction] = []
    gone: list[QuizError] = []

    @property
    def unused(self) -> list[str]:
        """The same in lines for a report."""
        return [str(problem) for problem in self.gone]


def path_in(folder: Path) -> Path:
    """Where the corrections of a folder of banks lie."""
    return folder / NAME


def is_corrections(path: Path) -> bool:
    """Whether the file's first lines name the format."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return any("visit-corrections/" in line for line, _ in zip(file, range(20), strict=False))
    except OSError:
        return False


def load(path: Path) -> Corrections:
    """Load the file; one that does not exist holds no corrections. A `FormatError` holds every fault."""
    if not path.exists():
        return Corrections()
    loaded = yamltext.read(path)
    if not isinstance(loaded.data, dict) or loaded.data.get("format") != FORMAT:
        raise FormatError(f'holds no corrections. Its first key should be "format: {FORMAT}".', loaded.where())
    if not loaded.data.get("corrections"):
        return Corrections()
    found = yamltext.typed(loaded, Corrections)
    faults = tuple(
        QuizError(message, loaded.where(("corrections", number)))
        for number, correction in enumerate(found.corrections)
        for message in _faults(correction)
    )
    if faults:
        raise FormatError(faults[0].message, faults[0].where, faults)
    return found


def _faults(correction: Correction) -> list[str]:
    found = []
    if not correction.visit or not correction.fact_id:
        found.append(f'"{correction.fact}" names no fact. Write "<visit id>/<fact id>".')
    if sum((correction.drop, bool(correction.set or correction.unset), correction.add is not None)) != 1:
        found.append("a correction does one thing. Write one of drop: true, set (with unset), add.")
    if correction.add:
        found += _faults_of_added(correction.add)
    return found


def _faults_of_added(fact: AddedFact) -> list[str]:
    kind = BY_NAME.get(fact.type)
    if kind is None:
        return [f'"{fact.type}" is no fact type. Known are {", ".join(BY_NAME)}.']
    found = [
        f'the fact type {fact.type} has no slot "{slot}". It has {", ".join(kind.slots)}.' for slot in fact.slots if slot not in kind.slots
    ]
    found += [f'a fact of type {fact.type} needs the slot "{slot}".' for slot in kind.needs if slot not in fact.slots]
    if not fact.evidence:
        found.append("an added fact needs evidence: the source, and start and end or row and field.")
    return found


def apply(visits: list[Visit], corrections: Corrections, where: str = NAME) -> Applied:
    """The visits with all corrections made; the visits given are left as they are."""
    by_id = {v.id: msgspec.structs.replace(v, facts=list(v.facts)) for v in visits}
    result = Applied(list(by_id.values()))
    for number, correction in enumerate(corrections.corrections):
        visit = by_id.get(correction.visit)
        problem = _apply(correction, visit) if visit else f'no visit "{correction.visit}" is in the feed any more.'
        if problem:
            result.gone.append(
                QuizError(f"{problem} Delete the correction, or name the fact that is meant.", f"{where}: corrections[{number}]")
            )
        else:
            result.done.append(correction)
    return result


def _apply(correction: Correction, visit: Visit) -> str:
    """Make one correction; returns what stands in its way."""
    if correction.add:
        return _add(correction, correction.add, visit)
    at = _find(correction, visit)
    if at is None:
        return f'the fact "{correction.fact}" is gone.'
    if correction.drop:
        del visit.facts[at]
        return ""
    fact = visit.facts[at]
    known = BY_NAME.get(fact.type)
    unknown = [slot for slot in correction.set if known and slot not in known.slots]
    if known and unknown:
        return f'the fact type {fact.type} has no slot "{unknown[0]}"; it has {", ".join(known.slots)}.'
    slots = {slot: value for slot, value in {**fact.slots, **correction.set}.items() if slot not in correction.unset}
    visit.facts[at] = msgspec.structs.replace(fact, slots=slots, conflict="")  # a person has settled what sources say
    return ""


def _add(correction: Correction, added: AddedFact, visit: Visit) -> str:
    if any(f.id == correction.fact_id for f in visit.facts):
        return f'the id "{correction.fact}" belongs to another fact.'
    data: dict[str, Any] = msgspec.structs.asdict(added)
    visit.facts.append(Fact(id=correction.fact_id, **data))
    return ""


def _find(correction: Correction, visit: Visit) -> int | None:
    """The fact meant: that of the id where its slots still are what they were, else one of its kind with those slots."""
    same_id = next((at for at, f in enumerate(visit.facts) if f.id == correction.fact_id), None)
    if not correction.was:
        return same_id
    if same_id is not None and (
        _has(visit.facts[same_id], correction.was) or (correction.set and _has(visit.facts[same_id], correction.set))
    ):
        return same_id
    kind = correction.fact_id.partition("-")[0]  # ids start with the fact's type; the rest may change with a name
    matches = [at for at, f in enumerate(visit.facts) if f.id.partition("-")[0] == kind and _has(f, correction.was)]
    return matches[0] if len(matches) == 1 else None


def _has(fact: Fact, slots: dict[str, SlotValue]) -> bool:
    return all(fact.slots.get(slot) == value for slot, value in slots.items())


HEAD = f"# What a person knows better than the sources' reading. Every build applies it.\nformat: {FORMAT}\ncorrections:\n"


def append(path: Path, correction: Correction) -> None:
    """Write one more correction below those that stand in the file, whose bytes stay."""
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    if "\ncorrections:" not in f"\n{text}" or not load(path).corrections:
        text = HEAD
    data = yamltext.slim(correction)
    for key in ("set", "was"):
        if key in data:
            data[key] = yamltext.Flow(data[key])
    entry = yamltext.dump([data])
    atomic.write_text(path, (text if text.endswith("\n") else text + "\n") + entry)


def take_back(path: Path, correction: Correction) -> None:
    """Take the last correction out of the file, if it is this one; a file without corrections goes."""
    found = load(path)
    if not found.corrections or found.corrections[-1] != correction:
        return
    if len(found.corrections) == 1:
        path.unlink()
        return
    loaded = yamltext.read(path)
    last = loaded.line(("corrections", len(found.corrections) - 1)) - 1
    atomic.write_text(path, "".join(loaded.text.splitlines(keepends=True)[:last]))
