"""Countries as tables name them: "Germany, Federal Republic of", "Upper Volta (Burkina Faso)", "Korea, South"."""

import difflib
import re
from functools import cache

import msgspec

from quiz.feed.lexicon.tables import rows

# what the lexicon has no row for, since only old tables say it
_MORE: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("Hawaii", ("Kingdom of Hawaii", "Republic of Hawaii"), frozenset({"US"})),
    ("Bosnian Federation", ("Federation of Bosnia and Herzegovina",), frozenset({"BA"})),
    ("Muscat and Oman", ("Muscat & Oman",), frozenset({"OM"})),
    ("St. Christopher and Nevis", ("Saint Christopher and Nevis",), frozenset({"KN"})),
    ("Zaire", (), frozenset({"CD"})),
)
# a short name that means one of two countries, and the one that tables mean by it
_MEANT = {"korea": "South Korea", "congo": "Republic of the Congo"}
# a name that was given up: what else the state was called under it, until when, and what it is called since
_UNTIL = {
    "federal republic of germany": ("West Germany", "1990-10-03", "Germany"),
    "western samoa": ("", "1997-07-04", "Samoa"),
    "swaziland": ("", "2018-04-19", "Eswatini"),
    "former yugoslav republic of macedonia": ("", "2019-02-12", "North Macedonia"),
}
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,5}")


class Country(msgspec.Struct, frozen=True):
    """`name` is what questions say, without article; `key` what the feed keeps; `grounds` today's codes on whose ground it lies."""

    key: str
    name: str
    grounds: frozenset[str]


def country(cell: str, day: str = "") -> Country | None:
    """The country that a cell names, or None. The name stays the table's own: Burma is not renamed.

    Of two names, "Democratic Republic of the Congo (Zaire)", it is the one that the state bore on the day.
    """
    tidy = _named_on(day, cell) or _tidied(cell)
    known = _names().get(_folded(tidy))
    if known is None:
        return None
    key, name, grounds = known
    shown = name if _ABBREVIATION.fullmatch(tidy) or _folded(tidy) in _MEANT or tidy == key else tidy
    if _folded(shown) == _folded(name):
        shown = name
    return Country(key if shown == name else shown, shown, grounds)


def _named_on(day: str, cell: str) -> str:
    """The former name in brackets where the state still bore it, the new name where the old was given up; else empty."""
    bracketed = re.search(r"\(([^)]+)\)", cell)
    years = _years().get(_folded(bracketed[1])) if bracketed and day else None
    if bracketed and years and years[0] <= int(day[:4]) <= years[1]:
        return bracketed[1]
    _, until, after = _UNTIL.get(_folded(_tidied(cell)), ("", "9999", ""))
    return after if day >= until else ""


def lifetime(key: str) -> tuple[int, int]:
    """The first and the last year of a state that is no more; of a state of today, and of an unknown one, all years."""
    return _years().get(_folded(key), (0, 9999))


@cache
def _years() -> dict[str, tuple[int, int]]:
    """Former states -> the first and the last year of each."""
    spans = ((_folded(_bare(cells[0])), cells[4].split("-")) for cells in rows("former_states.txt"))
    return {name: (int(span[0]), int(span[1])) for name, span in spans if len(span) == 2}


def known_as(key: str) -> Country | None:
    """The country of a code or of a name that the feed keeps."""
    return country(_by_code().get(key, key))


def suggestion(cell: str) -> str:
    """A known name that is spelt almost like the cell, or empty."""
    near = difflib.get_close_matches(_folded(_tidied(cell)), _names(), n=1, cutoff=0.75)
    return _names()[near[0]][1] if near else ""


def _tidied(cell: str) -> str:
    """Without what stands in brackets behind the name, and with "Republic of" in front."""
    text = re.sub(r"\s*\([^)]*\)", "", cell.replace("’", "'").replace("&", "and")).strip()
    inverted = re.fullmatch(r"([^,]+), ((?:.+ )?(?:of|of the)|North|South|East|West|(?:The|the))", text)
    if inverted:
        text = f"{inverted[2]} {inverted[1]}"
    # "Congo, Republic of" lacks its inner article
    text = re.sub(r"\bof (?=Congo$|Gambia$|Philippines$|Netherlands$|Bahamas$)", "of the ", text)
    return re.sub(r"^(?:The|the) ", "", text)


def _folded(name: str) -> str:
    name = name.casefold().replace("’", "'").replace("&", "and").lstrip("~")
    return re.sub(r"^the |[^\w' ]", "", " ".join(name.split())).strip()


@cache
def _by_code() -> dict[str, str]:
    return {key: name for key, name, _ in _names().values() if len(key) == 2}


@cache
def _names() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Every folded name -> (key, name, grounds). Today's names win over those of former states."""
    found: dict[str, tuple[str, str, frozenset[str]]] = {}
    for cells in rows("countries.txt"):
        _note(found, cells[0], cells[1], cells[2], frozenset({cells[0]}))
    for cells in rows("former_states.txt"):
        name = _bare(cells[0])
        _note(found, name, cells[0], cells[1], frozenset(cells[6].split()))
    for name, others, grounds in _MORE:
        _note(found, name, name, ";".join(others), grounds)
    for short, meant in _MEANT.items():
        found[short] = found[_folded(meant)]
    return found


def _note(found: dict[str, tuple[str, str, frozenset[str]]], key: str, name: str, others: str, grounds: frozenset[str]) -> None:
    entry = (key, _bare(name), grounds)
    for alias in (name, *others.split(";")):
        if _folded(alias):
            found.setdefault(_folded(alias), entry)


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name.strip().lstrip("~").strip(), flags=re.I)


@cache
def regions() -> dict[str, str]:
    """Region of each country, by code and by the name that a feed keeps."""
    found = {cells[0]: cells[5] for cells in rows("countries.txt")}
    found.update({_bare(cells[0]): cells[5] for cells in rows("former_states.txt")})
    for key, _, grounds in _names().values():
        if key not in found and grounds:
            found[key] = found.get(min(grounds), "")
    return found


def accepted_names(key: str, year: int = 0) -> list[str]:
    """Other names under which a country is known, but for the name of its capital, which a country's row may bear for finding it.

    With a year, without those that the state bore in other years alone.
    """
    also = _UNTIL.get(_folded(key), ("",))[0]
    names = [*_aliases().get(key, []), *([also] if also else [])]
    borne = {name: _name_years().get(_folded(name)) for name in names}
    return [name for name, years in borne.items() if not year or years is None or years[0] <= year <= years[1]]


@cache
def _name_years() -> dict[str, tuple[int, int]]:
    """Names that a state bore in some years alone -> the first and the last of them."""
    spans = ((_folded(name), years.split("-")) for name, years in rows("name_years.txt"))
    return {name: (int(first or 0), int(last or 9999)) for name, (first, last) in spans}


@cache
def _aliases() -> dict[str, list[str]]:
    found = {_bare(cells[0]): _spelt(cells[0], cells[1], cells[3]) for cells in rows("former_states.txt")}
    return found | {cells[0]: _spelt(cells[1], cells[2], cells[4]) for cells in rows("countries.txt")}


def _spelt(name: str, others: str, seats: str) -> list[str]:
    names = [_bare(re.sub(r" \([^)]*\)", "", part)) for part in (name, *others.split(";")) if part.strip()]
    cities = {_folded(seat) for seat in seats.split(";")}
    return [found for found in dict.fromkeys(names) if _folded(found) not in cities or found == names[0]]
