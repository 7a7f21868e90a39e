"""The fixed words of printed pages, by language, from `templates/worksheet/words/`: another file is another language."""

from functools import cache
from pathlib import Path

import msgspec

from quiz import locations, yamltext
from quiz.errors import FormatError, UsageError

Plural = dict[str, str]  # CLDR's plural category -> text with {n}


class KindWords(msgspec.Struct, forbid_unknown_fields=True):
    """Heading and instruction of the section that holds one question type."""

    heading: str
    instruction: str


class SheetWords(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on the student's sheet around the questions."""

    name: str
    class_: str = msgspec.field(name="class")
    date: str
    score: str
    time: str
    minutes: Plural
    points: Plural
    questions: Plural
    page: str  # with {page}
    page_of: str  # with {page} and {pages}
    version: str  # with {version}
    seed: str  # with {seed}
    end: str  # with {version}
    large_print: str
    true: str
    false: str
    correction: str
    word_bank: str
    not_to_scale: str
    group: str  # a question's name for screen readers, with {n}


class KeyWords(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on the teacher's key."""

    title: str
    at_a_glance: str
    question: str
    answer: str
    points: str
    also: str  # with {forms}
    good_answer: str
    source: str
    draft: str
    word_bank: str  # with {words}


class HandoutWords(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on a handout."""

    title: str
    what: str
    timeline: str
    people: str
    name: str
    office: str
    country: str
    part: str
    institutions: str
    planned: str
    happened: str
    cancelled: str
    claimed: str
    claim: str  # with {speaker} and {text}
    undated: str
    sources: str
    kind: str
    when: str
    where: str
    visitor: str
    host: str
    kinds: dict[str, str]
    parts: dict[str, str]
    own_words: str


class CardWords(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on the page before the flashcards, and on the cards."""

    title: str
    how_long: str
    how_short: str
    sheet: str  # with {n}, {of} and {side}
    front: str
    back: str


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """One language. `also` are other tags that mean it; `letters` name options, in order."""

    language: str
    also: list[str]
    letters: str
    colon: str
    sheet: SheetWords
    sections: dict[str, KindWords]
    key: KeyWords
    handout: HandoutWords
    cards: CardWords

    def plural(self, forms: Plural, n: int) -> str:
        """The form of `forms` that goes with `n`."""
        return forms.get(_category(self.language, n), forms["other"]).format(n=n)

    def points(self, n: int) -> str:
        return self.plural(self.sheet.points, n)


@cache
def _category(language: str, n: int) -> str:
    from babel import Locale

    return Locale.parse(language, sep="-").plural_form(n)


def words_for(language: str, own: Path | None = None) -> Words:
    """The words of `language`, from the user's own folder first. A language without a file is a `UsageError`."""
    known = {tag.casefold(): path for path in _files(own) for tag in _tags(path)}
    wanted = language.casefold().replace("_", "-")
    path = known.get(wanted) or known.get(wanted.split("-", maxsplit=1)[0])
    if path is None:
        raise UsageError(
            f'there are no words for pages in "{language}". Copy {_shipped() / "en.yaml"} to DIR/words/{language}.yaml, translate it,'
            f" and say --templates DIR; or choose one of these with --language: {', '.join(sorted(known))}.",
        )
    return _load(path)


def _shipped() -> Path:
    return locations.templates() / "worksheet" / "words"


def _files(own: Path | None) -> list[Path]:
    """Shipped files first, so that the user's own override them."""
    return [*sorted(_shipped().glob("*.yaml")), *(sorted((own / "words").glob("*.yaml")) if own else [])]


def _tags(path: Path) -> list[str]:
    words = _load(path)
    return [path.stem, words.language, *words.also]


@cache
def _load(path: Path) -> Words:
    loaded = yamltext.read(path)
    try:
        words = msgspec.convert(loaded.data, Words, strict=False)
    except msgspec.ValidationError as error:
        raise yamltext.schema_fault(loaded, error, Words, ()) from error
    _check_language(words, loaded)
    return words


def _check_language(words: Words, loaded: yamltext.Loaded) -> None:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(words.language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise FormatError(
            f'"{words.language}" is no language that CLDR knows. Write a tag such as de or sr-Latn.', loaded.where(("language",))
        ) from error
    for name in ("minutes", "points", "questions"):
        if "other" not in getattr(words.sheet, name):
            raise FormatError('the plural form "other" is missing.', loaded.where(("sheet", name)))
