"""Rules about the stem: it stands on its own, today and in ten years, and says what it means."""

import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.bank.itemrules.context import Context, Finding
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.optiontext import bare
from quiz.bank.question import Question

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """`text` with what stands in quotation marks left out: other people's words are not the stem's own."""
    return _QUOTED.sub("“…”", text)


def stem_of(question: Question) -> str:
    """What is asked: the prompt, and for a cloze its sentence with the blanks filled."""
    if isinstance(question, Cloze):
        return f"{question.prompt} {question.solved()}".strip()
    return question.prompt


_SAID_THAT = re.compile(
    r"\b(?:said|says|stated|stressed|declared|announced|told [^,]{1,40}?|insisted|warned|added|noted|argued|claimed|pledged|agreed|"
    r"confirmed|emphasi[sz]ed|reaffirmed|reiterated|denied|promised|hoped|demanded|thought|believed)\s+that\b.*",
    re.I | re.S,
)
_NOT = re.compile(r"\b(?:not|except|excluding|excepting|least likely|cannot|false)\b|n['’]t\b|\bnone\b", re.I)
_NOT_MEANT = re.compile(r"\bwhether or not\b|\bnot only\b|\bnot later than\b|\bif not\b|\btrue or false\b|\bfalse or true\b", re.I)
_MARKED = re.compile(r"\b(?:NOT|EXCEPT|FALSE|CANNOT|NONE|LEAST)\b|[*_]{1,2}(?:not|except)[*_]{1,2}")


def marked_negation(question: Question, _: Context) -> Iterator[Finding]:
    """A *not* or *except* that is easily read over."""
    if isinstance(question, Cloze):
        return
    text = _NOT_MEANT.sub("", _SAID_THAT.sub("", unquoted(question.prompt)))
    found = _NOT.search(text)
    if found and not _MARKED.search(text):
        yield "prompt", f'"{found.group()}" is easily read over. Ask for what is true, or write {_loud(found.group())}.'


def _loud(word: str) -> str:
    return "NOT" if word.casefold().endswith(("n't", "n’t")) else word.upper()


_ABSOLUTE = re.compile(r"\b(?:always|never|usually|rarely|seldom|invariably|generally|sometimes|often|frequently)\b", re.I)


def no_absolutes(question: Question, _: Context) -> Iterator[Finding]:
    """Always, never, usually, rarely: who knows how tests are written knows the answer."""
    if not isinstance(question, (Choice, Multiple, TrueFalse)):
        return
    keys = [question.answer] if isinstance(question, Choice) else question.answers if isinstance(question, Multiple) else []
    for field, text in (
        ("prompt", question.prompt),
        *(("answer", k) for k in keys),
        *(("distractors", d.text) for d in question.wrong_options()),
    ):
        found = _ABSOLUTE.search(unquoted(text))
        if found:
            yield field, f'"{found.group()}" hints at the answer. Say how often, or leave the word out.'
            return


_PRONOUN = re.compile(r"\b(he|she|him|his|her|hers|they|them|their|theirs|himself|herself|themselves)\b", re.I)
_NAME = re.compile(
    r"(?<![.?!] )(?<!^)(?<!^[“\"(])\b(?!(?:I|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+|[^\W\d_]*[\u0400-\u04ff\u0370-\u03ff\u4e00-\u9fff]+"
)
_TWO_CAPITALS = re.compile(r"^[A-ZÀ-ÖØ-Þ][\w’'-]+ (?:(?:de|of|the|van|von|bin|al|la) )*[A-ZÀ-ÖØ-Þ][\w’'-]+|^[A-ZÀ-ÖØ-Þ]\w+[’']s\b")
_GROUP = re.compile(
    r"\b(?:the two (?:leaders|presidents|sides|countries|heads)|leaders|presidents|delegations|ministers|countries|two)\b", re.I
)
_BARE_THE = re.compile(
    r"\b(?:the|this|that|these|those|its) (?:same |second |two |latter |former )?"
    r"(visit|trip|tour|stay|journey|talks|meeting|summit|ceremony|agreement|agreements|document|documents|statement|speech|event|events|"
    r"day|country|city|place|guest|host|visitor|delegation|president|leader|leaders|king|queen|minister|two leaders|two countries)\b"
    r"(?! (?:of|to|by|in|on|at|with|between|from|for|that|who|which|whose|whom|where|"
    r"signed|held|made|given|during|mentioned|named|did|was|were|had|he|she)\b)",
    re.I,
)
_VISIT = re.compile(r"visit|trip|tour|stay|journey", re.I)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


def _names_somebody(text: str) -> bool:
    return bool(_NAME.search(text) or _TWO_CAPITALS.search(text))


def referent(question: Question, _: Context) -> Iterator[Finding]:
    """A pronoun, or "the visit", that points out of the question."""
    text = unquoted(stem_of(question))
    pronoun = _PRONOUN.search(text)
    if pronoun and not _names_somebody(text) and not _GROUP.search(text):
        yield "prompt", f'"{pronoun.group()}" points to nobody in the question. Write the name.'
        return
    found = _BARE_THE.search(text)
    told = _names_somebody(text) and (
        bool(_YEAR.search(text) or _VISIT_TOLD.search(text)) or not _VISIT.fullmatch(found[1]) if found else True
    )
    if found and not told:
        yield "prompt", f'"{found.group()}" says not which {found[1]}. Name the people, the country and the date.'


_VISIT_TOLD = re.compile(r"\b(?:visit|trip|tour|journey|travel|went|came|flew)\w* (?:\w+ ){0,3}(?:to|by|of|in) ", re.I)


_TODAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|nowadays|currently|recently|at present|right now|so far|up to now|until now|"
    r"(?:this|last|next|coming|past) (?:week|month|year|spring|summer|autumn|fall|winter|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"ago|the (?:current|present|incumbent|sitting|latest|most recent) (?!s)\w+)\b(?![-’'])",
    re.I,
)


def timeless(question: Question, _: Context) -> Iterator[Finding]:
    """Nothing depends on the day on which the question is read."""
    found = _TODAY.search(unquoted(stem_of(question)))
    if found:
        yield "prompt", f'"{found.group()}" depends on the day on which it is read. Write the date.'


_THE_TEXT = re.compile(
    r"\b(?:according to|in|from|mentioned in|named in|based on) (?:the|this) "
    r"(?:text|passage|article|paragraph|excerpt|reading|document above|source text|sentence)\b"
    r"|\b(?:does|do|did) (?:the|this) (?:text|passage|article|author|paragraph)\b"
    r"|\bthe (?:text|passage|article|author|paragraph) (?:says|states|mentions|names|describes|claims|reports|above|below)\b"
    r"|\b(?:mentioned|described|named|listed|stated|shown) (?:above|below)\b|\b(?:the )?(?:above|following) (?:text|passage|article)\b",
    re.I,
)


def stands_alone(question: Question, _: Context) -> Iterator[Finding]:
    """Who has no document before the eyes can answer."""
    found = _THE_TEXT.search(unquoted(stem_of(question)))
    if found:
        yield "prompt", f'"{found.group()}" sends the reader to a text that is not there. Name the source, with its publisher and date.'


def key_not_in_stem(question: Question, _: Context) -> Iterator[Finding]:
    """The stem does not tell the key; nor does a cloze's sentence tell a blank."""
    if isinstance(question, (Choice, Short)):
        if _stands_in(question.answer, question.prompt):
            yield "answer", f'the stem tells the key "{question.answer}". Reword the stem.'
    elif isinstance(question, Multiple):
        told = [text for text in question.answers if _stands_in(text, question.prompt)]
        if told:
            yield "answers", f'the stem tells the right option "{told[0]}". Reword the stem.'
    elif isinstance(question, Cloze):
        around = question.with_blanks("_____")
        told = [b.answer for b in question.blanks() if _stands_in(b.answer, f"{question.prompt} {around}")]
        if told:
            yield "text", f'"{told[0]}" stands outside its blank too. Blank it everywhere with the same number, or reword.'


def _stands_in(answer: str, text: str) -> bool:
    needle = bare(answer)
    return bool(needle) and f" {needle} " in f" {bare(text)} "
