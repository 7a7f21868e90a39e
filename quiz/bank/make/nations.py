"""Countries and cities as questions need them: names for codes, articles, what lies near. All of it from the place lexicon."""

import random
from functools import lru_cache

from quiz.bank.make.sameness import plain
from quiz.feed import places

_NEAR = 12
# lands under another state's flag: nobody pays them a state visit
_TERRITORIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC "
    "TF TK UM VG VI WF YT HK MO".split()
)
_PARTS = frozenset({"Bosnian Federation"})  # of a state


@lru_cache(maxsize=4096)
def name(code: str) -> str:
    """The country's short name for its code; a name stays as it is."""
    found = places.country(code) if code else None
    return found.name if found and found.code == code else code


def is_territory(code: str) -> bool:
    """Whether the code is of a land under another state's flag, or one part of a state."""
    return code in _TERRITORIES or code in _PARTS


@lru_cache(maxsize=4096)
def is_country(text: str) -> bool:
    """Whether the text, with or without its article, names a country (an adjective does not)."""
    found = places.country(text)
    return found is not None and plain(text.removeprefix("the ")) not in {plain(d) for d in found.demonyms}


def named(name: str) -> str:
    """A country with the article that it takes, anybody else as he or she is called."""
    return with_article(name) if is_country(name) else name


def with_article(country: str) -> str:
    """The name as it stands in a sentence: "the United States", "Russia"."""
    if country[:4].lower() == "the ":
        return country
    found = places.country(country) if country else None
    articled = found.article if found and plain(country) == plain(found.name) else _long_name(country)
    return f"the {country}" if articled else country


def _long_name(country: str) -> bool:
    return any(
        w in country.split()
        for w in ("State", "Commonwealth", "Republic", "Federation", "Kingdom", "States", "Union", "Emirates", "Islands", "Soviet")
    )


@lru_cache(maxsize=4096)
def in_text(text: str) -> str:
    """The one country that a text such as an office names, by name or adjective; empty where there is none or more than one."""
    found = {span.country for span in places.find_places(text) if span.country and span.sure and span.kind in ("country", "demonym")}
    return found.pop() if len(found) == 1 else ""


def all_in_text(text: str) -> set[str]:
    """Every country that a text names, by code: "the U.K." and "British" are the United Kingdom."""
    return {span.country for span in places.find_places(text) if span.country and span.kind in ("country", "demonym", "capital")}


@lru_cache(maxsize=4096)
def code(country: str) -> str:
    """The code of a country's name, empty for none."""
    found = places.country(country)
    return found.code if found else ""


def beside(country: str, rng: random.Random) -> list[str]:
    """Countries near this one: neighbours first, then others of the region."""
    found = places.country(country)
    if found is None:
        return []
    near = [c.name for c in places.nearby(found.code) if not c.former and c.code not in _TERRITORIES][:_NEAR]
    head, tail = near[:5], near[5:]
    rng.shuffle(head)
    return head + tail


def cities_beside(city: str, rng: random.Random) -> list[str]:
    """Other cities of the same country, then capitals of countries near it."""
    home = places.country_of(city)
    if home is None:
        return []
    towns = [c.partition(" (")[0] for c in places.cities_of(home.code)]
    own = [c for c in towns if not plain(c).startswith(plain(city)) and not plain(city).startswith(plain(c))]
    own = own[:5]  # those that visits go to most stand first
    rng.shuffle(own)
    return own + [c.capital for c in places.nearby(home.code)[:6] if c.capital]


def is_among_towns_of(city: str, other: str) -> bool:
    """Whether another town lies in a city's country and is not its capital, where a guest may have been without a word of it."""
    home = places.country_of(city)
    return home is not None and places.country_of(other) == home and plain(other) not in map(plain, home.capitals)
