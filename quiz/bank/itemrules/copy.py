"""Slips of the pen that a copy-editor would mark, in everything that a learner reads."""

import re
from collections.abc import Iterator

from quiz.bank.itemrules.context import Context, Finding
from quiz.bank.itemrules.stems import unquoted
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Question

_DOUBLED = re.compile(r"\b(?!(?:that|had|bora|pago|wagga|baden|sing|sen)\b)([^\W\d_]{2,}) \1\b", re.I)
_SPACE = re.compile(r"\S {2,}\S|\s[,;:.?!](?!\.)(?:\s|$)|[,;](?=[^\W\d_])|\( | \)")
_LEFT_OVER = re.compile(r"\{(?!\{)[a-z_]+\}(?!\})|\b(?:None|nan|null|TODO|TBD|undefined)\b|<[A-Z_]+>|\[\[|\$\{")
_A_VOWEL = re.compile(r"\b[Aa] (?!(?:uni|use|usu|eu|one\b|once\b|u-turn|ut[io]|ou?i|ukr|uran|uy|url|ubi))[aeiou][a-z]{2,}")
_AN_CONSONANT = re.compile(r"\b[Aa]n (?!(?:hour|honou?r|heir|honest|herb|historic|x-|[fhlmnrsx]-|[aeiou8])|(?-i:[A-Z0-9]))[a-z]", re.I)
_PAIRS = ("()", "[]", "“”", "«»")


def clean_copy(question: Question, _: Context) -> Iterator[Finding]:
    """Doubled words and spaces, "a" before a vowel, half a pair of brackets, placeholders left over."""
    for field, text in texts_of(question):
        slip = _slip(text)
        if slip:
            yield field, f'{slip} in "{_short(text)}". Mend it.'
    yield from _end_of_stem(question)


def texts_of(question: Question) -> Iterator[tuple[str, str]]:
    """Every text that a learner reads, with its field."""
    yield "prompt", question.prompt
    yield "explanation", question.explanation
    if isinstance(question, Cloze):
        yield "text", question.solved()
    elif isinstance(question, TrueFalse):
        yield "correction", question.correction
    elif isinstance(question, Order):
        yield from (("items", text) for text in question.items)
    elif isinstance(question, Match):
        yield from (("pairs", side) for pair in question.pairs for side in pair)
    elif isinstance(question, Multiple):
        yield from (("answers", text) for text in question.answers)
    if hasattr(question, "answer") and isinstance(question.answer, str):
        yield "answer", question.answer
    yield from (("distractors", d.text) for d in question.wrong_options())


def _slip(text: str) -> str:
    if not text:
        return ""
    own = unquoted(text)
    doubled = _DOUBLED.search(own)
    if doubled and not doubled[1][0].isupper():
        return f'"{doubled.group()}" stands doubled'
    left = _LEFT_OVER.search(own)
    if left:
        return f'"{left.group()}" was left over'
    if _SPACE.search(own):
        return "a space too many or too few stands before or after a mark"
    article = _A_VOWEL.search(own) or _AN_CONSONANT.search(own)
    if article:
        return f'"{article.group()}…" has the wrong article'
    for pair in _PAIRS:
        if text.count(pair[0]) != text.count(pair[1]):
            return f"half a pair of {pair} stands"
    return ""


def _end_of_stem(question: Question) -> Iterator[Finding]:
    prompt = question.prompt.rstrip()
    if prompt and re.match(r"(?:who|whom|whose|what|which|when|where|why|how)\b", prompt, re.I) and prompt[-1] not in '?”"’)_':
        yield "prompt", "a question without its question mark. Add it."
    if isinstance(question, TrueFalse) and prompt.endswith("?"):
        yield "prompt", "a statement to be judged ends with a question mark. State it."
    if prompt[:1].islower():
        yield "prompt", "the stem starts with a small letter. Capitalise it."


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
