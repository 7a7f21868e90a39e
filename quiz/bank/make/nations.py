"""Countries as stems need them: a name for a code, and the article that goes with a name."""

import random
import re
from functools import lru_cache

from quiz.bank.make.sameness import plain

# names that take "the" in running text, besides those with a telling word
_THE = frozenset("netherlands philippines bahamas gambia maldives seychelles comoros vatican usa us uk eu ussr uae congo".split())
_THE_WORD = re.compile(r"\b(?:States|Kingdom|Republic|Union|Islands|Emirates|Federation|Territories|Holy See)\b")
_SHORT = {
    "CN": "China",
    "HK": "Hong Kong",
    "MO": "Macao",
    "MM": "Myanmar",
    "CD": "DR Congo",
    "CG": "Congo",
    "PS": "Palestine",
    "TR": "Türkiye",
    "CZ": "Czechia",
}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """English short names by ISO 3166 alpha-2 code."""
    from babel import Locale

    territories = Locale("en").territories
    return {code: _SHORT.get(code, str(name)) for code, name in territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache(maxsize=1024)
def name(code: str) -> str:
    """The country's name; a name stays as it is."""
    return names().get(code, code) if len(code) == 2 and code.isupper() else code


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    more = (
        "Russian Federation",
        "People's Republic of China",
        "Republic of Korea",
        "Soviet Union",
        "Czech Republic",
        "Turkey",
        "United States of America",
    )
    return frozenset(plain(n) for n in (*names().values(), *more, "Great Britain", "West Germany", "East Germany", "Yugoslavia", "Zaire"))


def is_country(text: str) -> bool:
    """Whether the text, with or without its article, names a country."""
    return plain(re.sub(r"^the ", "", text, flags=re.I)) in _known()


def with_article(country: str) -> str:
    """The name as it stands in a sentence: "the United States", "Russia"."""
    if country[:4].lower() == "the " or not country:
        return country
    needs = plain(country) in _THE or bool(_THE_WORD.search(country))
    return f"the {country}" if needs else country


@lru_cache(maxsize=4096)
def in_text(text: str) -> str:
    """The one country that a text such as an office names, by name or demonym; empty where there is none or more than one."""
    folded = f" {plain(text)} "
    found = {code for code, country in names().items() if f" {plain(country)} " in folded}
    found |= {code for word, code in _ADJECTIVES.items() if f" {word} " in folded}
    return found.pop() if len(found) == 1 else ""


_ADJECTIVES = {"chinese": "CN", "russian": "RU", "american": "US", "british": "GB", "french": "FR", "german": "DE", "japanese": "JP", "indian": "IN",
               "polish": "PL", "italian": "IT", "spanish": "ES", "turkish": "TR", "korean": "KR", "ukrainian": "UA", "kenyan": "KE"}  # fmt: skip


def beside(country: str, rng: random.Random) -> list[str]:
    """Countries near this one, as the lexicon has them."""
    return []


def cities_beside(city: str, rng: random.Random) -> list[str]:
    """Other cities of the same country, or capitals of countries near it, as the lexicon has them."""
    return []
