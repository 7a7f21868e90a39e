"""People told by twos: "the Macrons", "the royal couple", and who is married to whom as far as the text says."""

from collections.abc import Iterable, Sequence

from quiz.feed.chunks import Chunk, Parts
from quiz.feed.clauses import people_from
from quiz.feed.names import Mention, Register

FAMILY = "family"
_KIN = frozenset({"wife", "husband", "consort"})
_PAIRS = frozenset({("king", "queen"), ("emperor", "empress"), ("queen", "prince"), ("president", "mrs"), ("president", "mrs.")})


def with_families(parts: Parts, register: Register) -> Parts:
    """The chunks with `the Macrons` as one group, where the document knows somebody of that surname."""
    if "the" not in parts.words:
        return parts
    found: list[Chunk] = []
    for part in parts:
        before = found[-1] if found else None
        if (
            before is not None
            and part.kind == "word"
            and part.text[:1].isupper()
            and part.lower.endswith("s")
            and before.lower == "the"
            and bearers(part.text[:-1], register)
        ):
            text = f"{before.text} {part.text}"
            found[-1] = Chunk("group", before.start, part.end, text, FAMILY, text.lower())
        else:
            found.append(part)
    return Parts(found) if len(found) < len(parts) else parts


def bearers(surname: str, register: Register) -> list[str]:
    """Who of the document bears a surname, in the order of the register."""
    return [name for name in register.people if " " in name and name.split(" ")[-1] == surname]


def couples(readings: Iterable[Sequence[Chunk]]) -> dict[str, str]:
    """Name -> spouse, for those whom the text names side by side as man and wife."""
    found: dict[str, str] = {}
    for parts in readings:
        for at, part in enumerate(parts):
            if part.kind != "person" or at + 2 >= len(parts):
                continue
            people = people_from(list(parts[at : at + 8]), 0)
            if people is None or len(people.chunks) != 2:
                continue
            one, other = (c for c in people.chunks)
            between = {c.lower for c in parts[at : at + people.after] if c.start >= one.end and c.start < other.start}
            wed = bool(_KIN & (between | set(other.lower.replace(",", "").split(" ")[:2])))
            if (wed or _crowned(one, other)) and isinstance(one.value, Mention) and isinstance(other.value, Mention):
                found.setdefault(one.value.person, other.value.person)
                found.setdefault(other.value.person, one.value.person)
    return found


def _crowned(one: Chunk, other: Chunk) -> bool:
    words = one.lower.removeprefix("the ").split(" ")[0], other.lower.removeprefix("the ").split(" ")[0]
    return words in _PAIRS
