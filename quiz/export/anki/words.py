"""What a card says in its own voice ("Choose one."), in the deck's language: `templates/anki/words.yaml`."""

from functools import lru_cache

from quiz import locations, yamltext

Words = dict[str, str]


@lru_cache(maxsize=1)
def all_words() -> dict[str, Words]:
    """Every language of the file, by its code."""
    return yamltext.typed(yamltext.read(locations.templates() / "anki" / "words.yaml"), dict[str, Words])


def words(language: str) -> Words:
    """The words in `language`, or in English where the file lacks it."""
    known = all_words()
    return known.get(language.lower()) or known.get(language.split("-")[0].lower()) or known["en"]
