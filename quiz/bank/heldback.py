"""Why a sentence was held back, and what helps, in plain words: what a gate's name means to whoever gave the text."""

import re
from typing import Any

_WRITE = "Write it out in the text"
_ADD = "add the fact in corrections.yaml"
_NAME = f"Write the name, or {_ADD}"
_SAY = f"If it took place, say so plainly in the text, or {_ADD}"

# gate -> (what is wrong, what helps)
PLAIN: dict[str, tuple[str, str]] = {
    "broken text": ("the text is broken off or holds marks", "Mend the sentence"),
    "condition": ("it is told with an if, as hearsay or as a hope", _SAY),
    "date after publication": ("it is told as done on a day after the text appeared", "Check the day, or give --published"),
    "depends on its surroundings": ("it cannot be understood without the sentences around it", f"{_WRITE}, or {_ADD}"),
    "figure without date": ("the number is told without its day or year", f"Write the day or year, or {_ADD}"),
    "first without its scope": ("it says first or last without saying of what", f"{_WRITE}, or {_ADD}"),
    "former plan": ("it tells of a plan that did not come about or was changed", _SAY),
    "group": ("it is unclear who of a group is meant", f"Write the names, or {_ADD}"),
    "long quotation": ("the quotation is too long to be asked", "Shorten it in the text"),
    "long statement": ("the statement is too long to be asked", "Shorten it in the text"),
    "modal": ("it says what could, should or may be", _SAY),
    "name unsure": ("it is unclear who is meant", _NAME),
    "nameless spokesperson": ("whoever says it has no name", _NAME),
    "negation": ("it says what did not happen", "Nothing is to be done unless that is wrong"),
    "no count": ("what is counted is unclear", f"{_WRITE}, or {_ADD}"),
    "shown round": ("who goes along on a tour or a ride is not of the guest's party", "Nothing is to be done unless that is wrong"),
    "no gift": ("what was given is an honour and no gift", "Nothing is to be done unless that is wrong"),
    "no honour": ("what was given is a gift and no honour", "Nothing is to be done unless that is wrong"),
    "office cut short": ("the office is cut short", f"Write the whole office, or {_ADD}"),
    "office overruns": ("it is unclear where the office ends", f"Put a comma behind the office, or {_ADD}"),
    "office without country": ("the office has no country", f"Write the country, or {_ADD}"),
    "open speakers": ("it is unclear who says it", _NAME),
    "participle": ("it is unclear who did it", f"Write a sentence of its own, or {_ADD}"),
    "present tense": ("it is told in the present tense, so its day is unclear", f"Write what happened and when, or {_ADD}"),
    "progressive": ("it is told as still going on", f"Write what happened and when, or {_ADD}"),
    "pronoun": ("it is unclear what a pronoun stands for", _NAME),
    "purpose": ("it tells what was meant to happen", _SAY),
    "question": ("it is a question", _SAY),
    "quotation cut": ("the quotation is not closed", "Close its quotation marks"),
    "reported by somebody unsure": ("it is unclear who reports it", _NAME),
    "same person twice": ("one person seems to stand on both sides", _NAME),
    "slot missing": ("a name, a country or a day is missing", f"{_WRITE}, or {_ADD}"),
    "title overruns": ("it is unclear where a title or a name ends", f"Put the title in quotation marks, or {_ADD}"),
    "two dates": ("two days stand in it, and it is unclear which is meant", f"Write a sentence for each, or {_ADD}"),
    "would": ("it says what would be", _SAY),
}
_UNKNOWN = ("its reading is unsure", f"Write it more plainly, or {_ADD}")
_PRONOUN = re.compile(
    r"\b(he|she|they|him|his|her|them|the (?:president|prime minister|king|queen|visitor|guest|host|two leaders))\b", re.I
)
_UNSURE = frozenset({"name unsure", "pronoun", "group", "reported by somebody unsure"})
_MAIN = ("visit", "arrive", "meet", "welcome", "talks")
_LONGEST = 160


def first_held(held: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The held fact that matters most: the visit itself, an arrival or a meeting, else the first of the text."""
    ranks = {kind: rank for rank, kind in enumerate(_MAIN)}
    return min(held, key=lambda h: (ranks.get(h["type"], len(ranks)), h["start"]), default=None)


def told(gate: str, sentence: str) -> str:
    """`it is unclear who "he" is in: “He came on Monday.” Write the name, or …`"""
    why, remedy = PLAIN.get(gate, _UNKNOWN)
    who = _PRONOUN.search(sentence) if gate in _UNSURE else None
    if who:
        why = f'it is unclear who "{who[1].lower()}" is'
    return f"{why} in: “{_short(sentence)}” {remedy}."


def _short(sentence: str) -> str:
    calm = " ".join(sentence.split())
    return calm if len(calm) <= _LONGEST else calm[:_LONGEST].rpartition(" ")[0] + " …"
