"""Random banks of every question type, with texts that try to be markup, YAML or Anki's syntax."""

from hypothesis import strategies as st

from quiz.bank.deck import Bank, BankEvent, BankPerson, BankVisit, DeckInfo, digest
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import LEVELS, STATUSES, Distractor, Generated, folded
from quiz.citation import Evidence, Source

HOSTILE = (
    "[red]x[/] <b>&amp; {{x}}",
    "No",
    "yes",
    "null",
    "~",
    "1:30",
    "0x1F",
    "1e3",
    "2025-05-07",
    "- dash",
    "# no comment",
    "a: b",
    "{a: 1}",
    "[1, 2]",
    "'quoted'",
    '"quoted"',
    "tab\there",
    "line\nbreak",
    "trailing ",
    " leading",
    "a #b",
    "!!python/object:x",
    "&anchor",
    "*alias",
    "%TAG",
    "@at",
    "`tick`",
    "| pipe",
    "> fold",
    "key:",
    "Đorđe Šćepanović",
    "习近平",
    "العربية",
    "🇷🇸",
    "e\u0301",
    "non\u00a0break",
    "\u2028line",
    "\\n",
    "\\",
    "--- ",
    "...",
    "? q",
    "status: retired  # was draft",
    "questions:",
    "<<",
    "=",
    "very " * 60,
    "x" * 300,
)

_characters = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
texts = st.one_of(st.sampled_from(HOSTILE), st.text(_characters, min_size=1, max_size=40)).filter(lambda t: bool(folded(t)))
words = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,2}", fullmatch=True)
plain_or_hostile = st.one_of(words, texts)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
edtf = st.sampled_from(["1972-02-21", "1972-02", "1972", "2025-05-07", ""])


def different(items: st.SearchStrategy[str], at_least: int, at_most: int) -> st.SearchStrategy[list[str]]:
    """Texts that differ after folding."""
    return st.lists(items, min_size=at_least, max_size=at_most, unique_by=folded)


evidences = st.one_of(
    st.builds(
        lambda start, length, passage: Evidence(source="source-1", start=start, end=start + length, passage=passage),
        st.integers(0, 5000),
        st.integers(1, 300),
        st.one_of(st.just(""), plain_or_hostile),
    ),
    st.builds(lambda row, field: Evidence(source="source-2", row=row, field=field), st.sampled_from(["1", "17", "No"]), slugs),
)


@st.composite
def questions(draw: st.DrawFn, name: str = "q", made: bool | None = None):  # type: ignore[no-untyped-def]
    """One valid question of any type; `made` says whether it was generated."""
    kind = draw(st.sampled_from(["choice", "multiple", "true-false", "short", "cloze", "order", "match", "open"]))
    common = {
        "id": name,
        "prompt": draw(plain_or_hostile),
        "explanation": draw(st.one_of(st.just(""), plain_or_hostile)),
        "evidence": draw(st.lists(evidences, max_size=2)),
        "tags": draw(st.lists(slugs, max_size=3)),
        "level": draw(st.sampled_from(LEVELS)),
        "status": draw(st.sampled_from(STATUSES)),
    }
    question = _of_kind(draw, kind, common)
    if draw(st.booleans()) if made is None else made:
        question.generated = Generated(
            source=f"1972-02-nixon-china/{kind.replace('-', '')}-{draw(st.integers(1, 4))}", slot=draw(slugs), rule=draw(slugs)
        )
        question.generated.digest = digest(question)
    return question


def _of_kind(draw: st.DrawFn, kind: str, common: dict):  # type: ignore[no-untyped-def, type-arg]
    options = draw(different(plain_or_hostile, 4, 7))
    if kind == "choice":
        return Choice(**common, answer=options[0], distractors=_wrong(draw, options[1:]))
    if kind == "multiple":
        return Multiple(**common, answers=options[:2], distractors=_wrong(draw, options[2:]))
    if kind == "true-false":
        return TrueFalse(**common, answer=(right := draw(st.booleans())), correction="" if right else options[0])
    if kind == "short":
        return Short(**common, answer=options[0], accept=options[1:])
    if kind == "cloze":
        safe = [o.replace("{", "(").replace("}", ")").replace("::", ":-") for o in options]
        return Cloze(**common, text=f"{safe[0]} {{{{c1::{safe[1].strip(':')}}}}} and {{{{c2::{safe[2].strip(':')}::person}}}}.")
    if kind == "order":
        return Order(**common, items=options)
    if kind == "match":
        return Match(**common, pairs=[(options[0], options[1]), (options[1], options[2]), (options[2], options[0])], extra=options[3:])
    return Open(**common, points=options)


def _wrong(draw: st.DrawFn, options: list[str]) -> list[str | Distractor]:
    return [Distractor(text, why) if (why := draw(st.one_of(st.just(""), plain_or_hostile))) else text for text in options]


visits = st.builds(
    BankVisit,
    id=st.just("1972-02-nixon-china"),
    title=plain_or_hostile,
    start=st.just("1972-02-21"),
    end=edtf,
    people=st.lists(st.builds(BankPerson, name=plain_or_hostile, office=plain_or_hostile), max_size=2),
    events=st.lists(st.builds(BankEvent, text=plain_or_hostile, date=edtf), max_size=2),
)


@st.composite
def banks(draw: st.DrawFn, made: bool | None = None, at_least: int = 0, at_most: int = 6) -> Bank:
    """A valid bank."""
    count = draw(st.integers(at_least, at_most))
    return Bank(
        deck=DeckInfo(id="nixon-china-1972", title=draw(plain_or_hostile), description=draw(st.one_of(st.just(""), plain_or_hostile))),
        sources={
            "source-1": Source(title=draw(plain_or_hostile), publisher=draw(plain_or_hostile), published=draw(edtf)),
            "source-2": Source(title="A table"),
        },
        visits=draw(st.lists(visits, max_size=1)),
        questions=[draw(questions(name=f"q-{number}", made=made)) for number in range(count)],
    )
