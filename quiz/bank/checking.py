"""Everything that can be wrong with banks, feeds and corrections, each fault with its file, line and remedy."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from quiz import yamltext
from quiz.bank import deck, rules
from quiz.bank.deck import Bank
from quiz.bank.itemrules.context import Context
from quiz.bank.sourcecheck import SourceFiles, passage_faults
from quiz.errors import FormatError, UsageError
from quiz.feed import checking as feeds
from quiz.feed import corrections


class Fault(msgspec.Struct):
    """One thing to mend. `rule` is the item-writing rule broken, empty for a fault of the file itself."""

    where: str
    message: str
    rule: str = ""
    question: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (f" [{self.rule}]" if self.rule else "")


class Checked(msgspec.Struct):
    """What was looked at, and what was found."""

    files: int = 0
    questions: int = 0
    facts: int = 0
    faults: list[Fault] = []
    not_compared: list[str] = []  # files whose passages could not be looked up, since they are not here


def check_places(
    places: Iterable[Path], *, with_rules: bool = True, seen: Callable[[int, int], None] = lambda _done, _all: None
) -> Checked:
    """Check banks, feeds and corrections: files, or folders with their `feed/`. `seen(done, all)` is told of progress."""
    result = Checked()
    files = list(_files(places, result))
    run = _Run(result, with_rules)
    for number, path in enumerate(files):
        seen(number, len(files))
        run.check(path)
    seen(len(files), len(files))
    run.finish()
    return result


def _files(places: Iterable[Path], result: Checked) -> Iterator[Path]:
    for place in places:
        if not place.exists():
            raise UsageError("does not exist. Give a bank, a feed or a folder of them.", str(place))
        if not place.is_dir():
            yield place
            continue
        found = sorted(p for p in (*place.glob("*.yaml"), *place.glob("feed/*.yaml")) if not p.name.endswith(".meta.yaml"))
        if not found:
            result.faults.append(Fault(str(place), "holds no bank and no feed. Run quiz build SOURCE… -o DIR to make some."))
        yield from found


class _Run:
    """Goes through the files, and remembers what must be unique among them."""

    def __init__(self, result: Checked, with_rules: bool) -> None:
        self.result, self.with_rules = result, with_rules
        self.question_ids: dict[tuple[Path, str], str] = {}
        self.deck_ids: dict[tuple[Path, str], str] = {}
        self.visit_ids: dict[tuple[Path, str], str] = {}
        self.corrections: list[tuple[Path, corrections.Corrections]] = []
        self.source_files = SourceFiles()
        self.missing: set[str] = set()

    def check(self, path: Path) -> None:
        """Check one file by the format that it names."""
        self.result.files += 1
        try:
            if deck.is_bank(path):
                self._bank(path)
            elif corrections.is_corrections(path):
                self.corrections.append((path, corrections.load(path)))
            elif _names(path, "visits-feed/"):
                self._feed(path)
            else:
                self._unknown(path)
        except FormatError as error:
            self.result.faults += [Fault(f.where, f.message) for f in error.faults]

    def _unknown(self, path: Path) -> None:
        """Neither format: a mapping of table columns is no concern of ours, anything else is half-written or lost."""
        data = yamltext.read(path).data
        if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
            raise FormatError(f'is no bank, feed or corrections. Its first key should be "format: {deck.FORMAT}" or the like.', f"{path}:1")

    def _bank(self, path: Path) -> None:
        loaded = yamltext.read(path)
        bank = deck.from_loaded(loaded)
        self.result.questions += len(bank.questions)
        self._once(self.deck_ids, path, bank.deck.id, loaded.where(("deck", "id")), "the deck", "Give each deck an id of its own.")
        for index, question in enumerate(bank.questions):
            key = (path.parent, question.id)
            if key in self.question_ids:
                self._once(
                    self.question_ids,
                    path,
                    question.id,
                    loaded.where(("questions", index, "id")),
                    "the question",
                    "Ids are unique in a folder.",
                )
            self.question_ids.setdefault(key, str(path))
        for place in passage_faults(bank, path, self.source_files, self.missing):
            self.result.faults.append(Fault(loaded.where(place.path), place.message, "", place.question))
        if self.with_rules:
            self._rules(bank, loaded)

    def _rules(self, bank: Bank, loaded: yamltext.Loaded) -> None:
        context = Context(bank)
        wanted = {id(q) for q in bank.delivered()}
        found = [
            (("questions", index, broken.field), broken)
            for index, question in enumerate(bank.questions)
            if id(question) in wanted
            for broken in rules.check(question, context)
        ]
        ranks = {q.id: index for index, q in enumerate(bank.questions)} if found or bank.questions else {}
        for broken in rules.check_bank(bank):
            at: tuple[str | int, ...] = ("questions", ranks[broken.question]) if broken.question else ("questions",)
            self.result.faults.append(Fault(loaded.where(at), broken.message, broken.rule, broken.question))
        self.result.faults += [Fault(loaded.where(at), b.message, b.rule, b.question) for at, b in found]

    def _feed(self, path: Path) -> None:
        feed, loaded = feeds.load(path)
        self.result.facts += sum(len(v.facts) for v in feed.visits)
        self.result.faults += [Fault(loaded.where(at), message) for at, message in feeds.feed_faults(feed)]
        for number, visit in enumerate(feed.visits):
            self._once(self.visit_ids, path, visit.id, loaded.where(("visits", number)), "the visit", "Ids are unique in a folder.")

    def _once(self, seen: dict[tuple[Path, str], str], path: Path, name: str, where: str, what: str, remedy: str) -> None:
        first = seen.setdefault((path.parent, name), str(path))
        if first != str(path):
            self.result.faults.append(Fault(where, f'{what} "{name}" stands in {first} too. {remedy}'))

    def finish(self) -> None:
        """What only all files together tell: corrections of visits that no feed has; then the order of the report."""
        for path, found in self.corrections:
            visits = {name for (folder, name) in self.visit_ids if folder in {path.parent, path.parent / "feed"}}
            for number, correction in enumerate(found.corrections):
                if visits and correction.visit not in visits:
                    where = yamltext.read(path).where(("corrections", number))
                    self.result.faults.append(
                        Fault(where, f'no feed has the visit "{correction.visit}". Delete the correction, or name another.')
                    )
        self.result.not_compared = sorted(self.missing)
        self.result.faults.sort(key=_place)


def _place(fault: Fault) -> tuple[str, int]:
    file, _, rest = fault.where.partition(".yaml:")
    digits = rest.split(":")[0]
    return file, int(digits) if digits.isdigit() else 0


def _names(path: Path, name: str) -> bool:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return any(name in line for line, _ in zip(file, range(20), strict=False))
    except OSError:
        return False
