"""Rules about options: each stands for one thing, all are of one form, and none can be told from the others without knowing."""

import re
from collections.abc import Callable, Iterator

from quiz.bank.itemrules.context import Context, Finding
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.optiontext import amount_of, bare, content_words, date_of, form, overlap, plain
from quiz.bank.question import Question


def keys_of(question: Question) -> list[str]:
    """The right options of a question with options; none for other types."""
    if isinstance(question, Choice):
        return [question.answer]
    return list(question.answers) if isinstance(question, Multiple) else []


def wrong_of(question: Question) -> list[str]:
    """The wrong options of a question with options."""
    return [d.text for d in question.wrong_options()] if isinstance(question, (Choice, Multiple)) else []


def one_key(question: Question, _: Context) -> Iterator[Finding]:
    """A wrong option that is the key in other words makes two keys."""
    keys = {plain(key): key for key in keys_of(question)}
    for text in wrong_of(question):
        if plain(text) in keys:
            yield "distractors", f'the wrong option "{text}" says the same as the key "{keys[plain(text)]}". Replace it.'


def distinct(question: Question, _: Context) -> Iterator[Finding]:
    """Two options that say the same rule each other out."""
    for options in (keys_of(question), wrong_of(question)):
        seen: dict[str, str] = {}
        for text in options:
            if plain(text) in seen:
                yield "distractors", f'the options "{seen[plain(text)]}" and "{text}" say the same. Replace one.'
            seen[plain(text)] = text


_COMBINED = re.compile(
    r"(?:all|none|any|both|neither|some|two) of (?:the )?(?:above|these|them|those|following|others?)"
    r"|(?:all|none|both) (?:are|is) (?:correct|right|true)"
    r"|(?:both |neither )?[a-e](?:,? [a-e])*,? (?:and|or|nor) [a-e]|neither .+ nor .+",
    re.I,
)


def combined(question: Question, _: Context) -> Iterator[Finding]:
    """All or none of the above, "A and B", or two other options joined."""
    options = [*keys_of(question), *wrong_of(question)]
    alone = {bare(text) for text in options}
    for text in options:
        parts = [bare(part) for part in re.split(r" and |, ", text)]
        if _COMBINED.fullmatch(text.strip().strip(".")) or (len(parts) > 1 and all(part in alone for part in parts)):
            yield "distractors", f'the option "{text}" refers to other options. Give an answer of its own, or make it a multiple question.'


def length(question: Question, _: Context) -> Iterator[Finding]:
    """The key is not longer by more than a quarter than the longest wrong option."""
    keys, wrong = keys_of(question), wrong_of(question)
    if not keys or not wrong:
        return
    shortest_key, longest_wrong = min(keys, key=len), max(wrong, key=len)
    if len(shortest_key) > 1.25 * len(longest_wrong) and len(shortest_key) - len(longest_wrong) > 3:
        yield (
            "answer",
            f'the key "{shortest_key}" is longer by more than a quarter than any wrong option. Shorten it, or lengthen one of them.',
        )


# "which office" names what is asked, "state visit" the frame; neither points to a key
_FRAME = re.compile(r"\b(?:which|what) (?:office|position|post|role|title)\b|\b(?:state|official|working|private) visit\b", re.I)


def echo(question: Question, _: Context) -> Iterator[Finding]:
    """A word of the stem that comes back in the key and in no wrong option."""
    keys, wrong = keys_of(question), wrong_of(question)
    if not keys or not wrong:
        return
    elsewhere = frozenset[str]().union(*(content_words(text) for text in wrong))
    in_all_keys = frozenset.intersection(*(content_words(key) for key in keys))
    echoed = sorted((in_all_keys & content_words(_FRAME.sub(" ", question.prompt))) - elsewhere)
    if echoed:
        yield (
            "answer",
            f'"{echoed[0]}" stands in the stem and, of the options, in the key alone. Reword the stem, or use it in a wrong option.',
        )


def one_form(question: Question, _: Context) -> Iterator[Finding]:
    """All options dates of one grain, or all numbers of one unit, or all text."""
    keys, wrong = keys_of(question), wrong_of(question)
    if not keys or not wrong:
        return
    wanted = form(keys[0])
    for text in (*keys[1:], *wrong):
        if form(text) != wanted:
            yield "distractors", f'"{keys[0]}" is a {wanted}, "{text}" a {form(text)}. Options should be of one form.'
            return
    if wanted == "number":
        yield from _one_unit(keys, wrong)
    elif wanted == "text":
        yield from _one_look(keys, wrong)


def _one_unit(keys: list[str], wrong: list[str]) -> Iterator[Finding]:
    amounts = {text: found for text in (*keys, *wrong) if (found := amount_of(text))}
    first = amounts[keys[0]]
    for text, amount in amounts.items():
        if amount.unit.rstrip("s") != first.unit.rstrip("s") or bool(amount.qualifier) != bool(first.qualifier):
            yield (
                "distractors",
                f'"{keys[0]}" and "{text}" are numbers of different form. Give all options the same unit and the same "over".',
            )
            return


_INITIAL_END = re.compile(r"\b(?:Jr|Sr|[A-Z])\.\s*$")  # the stop belongs to the name


def _one_look(keys: list[str], wrong: list[str]) -> Iterator[Finding]:
    """The key alone has a full stop, or a capital, or is a sentence."""
    looks: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("ends like a sentence", _ends_a_sentence),
        ("starts with a capital", lambda text: _bare_start(text)[:1].isupper()),
    )
    for name, look in looks:
        key_looks, wrong_looks = {look(key) for key in keys}, {look(text) for text in wrong}
        if len(key_looks) == len(wrong_looks) == 1 and key_looks != wrong_looks and len(wrong) > 1:
            which = "alone" if key_looks == {True} else "alone of the options does not look so:"
            place = f'the key "{keys[0]}" {which} {name}' if key_looks == {True} else f'every option but the key "{keys[0]}" {name}'
            yield "distractors", f"{place}. Write all options alike."


def _ends_a_sentence(text: str) -> bool:
    """A full stop that is no abbreviation's ("Jr.")."""
    text = text.rstrip()
    return text.endswith((".", "!", "?")) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", text)


def _bare_start(text: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", text.strip(), flags=re.I)


def apart(question: Question, _: Context) -> Iterator[Finding]:
    """No option holds another."""
    options = [*keys_of(question), *wrong_of(question)]
    for index, one in enumerate(options):
        for other in options[index + 1 :]:
            if plain(one) != plain(other) and overlap(one, other):
                yield "distractors", f'the options "{one}" and "{other}" overlap: whoever says one says the other too. Replace one.'
                return


_ARTICLE_END = re.compile(r"\b(an?)\s*(?:_{2,}|…|\.{3})?\s*[:.]?$", re.I)
_PREPOSITION_END = re.compile(r"\b(in|on|at|to|by|with|from|for|of|during)\s*(?:_{2,}|…|\.{3})?\s*[:.]?$", re.I)
_PREPOSITION_START = re.compile(r"(in|on|at|to|by|with|from|for|of|during) ", re.I)
_SOUNDS_VOWEL = re.compile(r"(?!(?:uni|use|usu|eu|one\b|once\b))[aeiou]|(?:hour|honou?r|heir|honest)", re.I)


def agreement(question: Question, _: Context) -> Iterator[Finding]:
    """Each option goes on from the stem in article and preposition, and in number."""
    options = [*keys_of(question), *wrong_of(question)]
    if not options:
        return
    article = _ARTICLE_END.search(question.prompt)
    for text in options if article else ():
        assert article
        if bool(_SOUNDS_VOWEL.match(text)) != (article[1].casefold() == "an"):
            yield (
                "prompt",
                f'"{article[1]}" before "{text}" is wrong, and tells options apart. Move the article into the options.',
            )
            return
    preposition = _PREPOSITION_END.search(question.prompt)
    starts = [bool(_PREPOSITION_START.match(text)) for text in options]
    if preposition and any(starts):
        yield "distractors", f'the stem ends with "{preposition[1]}" and an option starts with a preposition. Keep one of them.'
    elif keys_of(question) and any(starts) and not all(starts) and form(keys_of(question)[0]) != "text":
        yield "distractors", "some options start with a preposition and others do not. Write all alike."
    yield from _number_agrees(question)


_SEVERAL = re.compile(r"\bwhich (?:two|three|four) \w+", re.I)


def _number_agrees(question: Question) -> Iterator[Finding]:
    if isinstance(question, Choice) and _SEVERAL.search(question.prompt):
        short = [t for t in (question.answer, *wrong_of(question)) if not re.search(r" and |, |;|/|–", t)]
        if short:
            yield (
                "distractors",
                f'the stem asks for several, and "{short[0]}" is one. Name several in each option, or make it a multiple question.',
            )


def dates_in_order(question: Question) -> list[str]:
    """The options of a choice between dates or numbers from low to high; empty for other choices."""
    if not isinstance(question, Choice):
        return []
    options = [question.answer, *wrong_of(question)]
    dates = [date_of(text) for text in options]
    if all(dates):
        return [text for _, text in sorted(zip(dates, options, strict=True), key=lambda pair: str(pair[0].first if pair[0] else ""))]
    amounts = [amount_of(text) for text in options]
    if all(amounts):
        return [text for _, text in sorted(zip(amounts, options, strict=True), key=lambda pair: pair[0].value if pair[0] else 0)]
    return []
