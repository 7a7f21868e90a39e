"""Rules about the type: the blank is determined, the order unambiguous, the pairs unique, the typed answer short."""

import re
from collections.abc import Iterator

from quiz.bank.itemrules.context import Context, Finding
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.optiontext import amount_of, bare, content_words, date_of, form, plain, words
from quiz.bank.question import Question


def has_evidence(question: Question, _: Context) -> Iterator[Finding]:
    """A generated question shows the passage that proves it."""
    if question.generated is None:
        return
    if not question.evidence:
        yield "evidence", "a generated question without evidence. Name the source and the place."
    elif not any(e.passage.strip() for e in question.evidence):
        yield "evidence", "no evidence carries its passage. Build the bank again from its sources."


_LIST = re.compile(r"\b(?:and|or)\b|[,;/]")


def short_answer(question: Question, _: Context) -> Iterator[Finding]:
    """What must be typed is short, and one thing."""
    if not isinstance(question, Short):
        return
    if len(words(question.answer)) > 8:
        yield (
            "answer",
            f"nobody types the {len(words(question.answer))} words of this key. Ask for less, or make it a choice or an open question.",
        )
    elif ";" in question.answer or len(_LIST.findall(question.answer)) > 2:
        yield (
            "answer",
            f'the key "{question.answer}" is a list, and a list typed in another order counts as wrong. Make it multiple or open.',
        )
    for text in question.accept:
        if form(text) == "text" and form(question.answer) in {"day", "month", "year"} and not any(c.isdigit() for c in text):
            yield "accept", f'"{text}" is accepted for the date "{question.answer}". Delete it.'


_UNDETERMINED = re.compile(r"(?:\bincluding|\bsuch as|\bfor example|\bamong others|\bamong them|\be\.g\.|\bincludes?)[:,]?\s*$", re.I)


def cloze_blank(question: Question, _: Context) -> Iterator[Finding]:
    """One filling makes sense: nothing after "including", enough sentence around, a hint that does not tell."""
    if not isinstance(question, Cloze):
        return
    solved, blanks = question.text, question.blanks()
    for blank in blanks:
        if _UNDETERMINED.search(solved[: blank.start]):
            yield "text", f'the blank "{blank.answer}" follows "including" or its like, so others fit too. Blank something else.'
        if len(words(blank.answer)) > 8:
            yield "text", f'the blank "{blank.answer}" is too long to be typed. Blank its key word.'
        if blank.hint and bare(blank.answer) in bare(blank.hint):
            yield "text", f'the hint "{blank.hint}" tells the answer. Write the kind: person, date, number.'
    around = question.with_blanks("")
    if blanks and len(words(around)) < 4:
        yield "text", "too little sentence stands around the blank to know what is meant. Add the people and the date."


_ITEM_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b|\b(?:1[5-9]|20)\d\d\b"
)


def order_without_ties(question: Question, context: Context) -> Iterator[Finding]:
    """Each item has its place, and does not show it."""
    if not isinstance(question, Order):
        return
    dates = [context.dates.get(bare(item)) for item in question.items]
    for (first, one), (second, other) in zip(
        zip(question.items, dates, strict=True), list(zip(question.items, dates, strict=True))[1:], strict=False
    ):
        if one and other and one.first == other.first and one.last == other.last and one.grain == other.grain:
            yield "items", f'"{first}" and "{second}" have the same date, so that either may come first. Leave one out.'
            return
        if one and other and one.first > other.last:
            yield "items", f'"{first}" came after "{second}". Put the items in the order in which they happened.'
            return
    dated = [item for item in question.items if _ITEM_DATE.search(item)]
    if len(dated) >= 2:
        yield "items", f'"{dated[0]}" and another item show their dates, so that nothing remains to be known. Leave the dates out.'
    if len(question.items) > 8:
        yield "items", "more than eight items cannot be kept in mind. Leave some out."


def one_to_one(question: Question, context: Context) -> Iterator[Finding]:
    """Each left side has one right side, by all that the bank knows, and does not name it."""
    if not isinstance(question, Match):
        return
    rights = [right for _, right in question.pairs]
    if len({plain(text) for text in (*rights, *question.extra)}) < len(rights) + len(question.extra):
        yield "pairs", "two right-hand sides say the same. Pairs must be one to one."
    if len({plain(left) for left, _ in question.pairs}) < len(rights):
        yield "pairs", "two left-hand sides say the same. Pairs must be one to one."
    for left, right in question.pairs:
        known = context.offices.get(bare(left), set())
        both = [other for other in (*rights, *question.extra) if other != right and bare(other) in known]
        if both:
            yield "pairs", f'"{left}" fits "{both[0]}" as well as "{right}". Leave one of them out.'
        others = frozenset[str]().union(*(content_words(text) for text in (*rights, *question.extra) if text != right))
        echoed = (content_words(left) & content_words(right)) - others
        if echoed:
            yield "pairs", f'"{left}" and "{right}" share the word "{min(echoed)}", which gives the pair away. Reword one.'
    forms = {form(text) for text in (*rights, *question.extra)}
    if len(forms) > 1:
        yield "pairs", f"the right-hand sides mix {' and '.join(sorted(forms))}. Keep to one form."
    if len(question.pairs) > 10:
        yield "pairs", "more than ten pairs do not fit a page or a screen. Split the question."


def several_keys(question: Question, _: Context) -> Iterator[Finding]:
    """A question with several answers has several."""
    if isinstance(question, Multiple) and len(question.answers) < 2:
        yield "answers", "only one answer is right. Make it a choice."


def correction(question: Question, _: Context) -> Iterator[Finding]:
    """A false statement changes one thing, and its correction says the true one."""
    if not isinstance(question, TrueFalse) or question.answer:
        return
    if plain(question.correction) == plain(question.prompt):
        yield "correction", "the correction repeats the false statement. Say what is true."
        return
    if date_of(question.correction) or amount_of(question.correction) or len(words(question.correction)) < 4:
        return  # the true slot alone: "7 May 2025"
    if not content_words(question.correction) & content_words(question.prompt):
        yield "correction", "the correction speaks of something else than the statement. Say what is true of the same thing."


_ABBREVIATION = re.compile(r"\b(?:Mrs?|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Capt|Lt|Rev|Prof|Hon|Jr|Sr|No|vs|[A-Za-z])\. ")
_TWO_CLAIMS = re.compile(r"[.;] (?=[A-Z])")


def one_statement(question: Question, _: Context) -> Iterator[Finding]:
    """Only one thing is to be judged."""
    if isinstance(question, TrueFalse) and _TWO_CLAIMS.search(_ABBREVIATION.sub("", question.prompt)):
        yield "prompt", "two statements stand here, and one may be true where the other is false. Keep one."
