"""Countries, cities, regions, organisations and the houses where guests are received, found in running text.

The names lie in `lexicon/*.txt`. A dictionary on each name's first word points to the few names that may follow, longest first, so that
Guinea-Bissau is never Guinea and Nigeria never Niger. A name that may be a person, a bird or another place is found all the same,
with `sure` false unless the words around it decide.
"""

import functools
import re
from typing import Literal

import msgspec

from quiz.feed.lexicon.tables import rows
from quiz.feed.text import unaccented

PlaceKind = Literal["country", "demonym", "capital", "city", "venue", "region", "organisation"]
PlaceUse = Literal["place", "government", ""]


class Country(msgspec.Struct, frozen=True):
    """A country of today under its ISO 3166 code, or a former state under its own name as `code`."""

    code: str
    name: str
    article: bool = False
    others: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    region: str = ""
    borders: tuple[str, ...] = ()
    years: str = ""

    @property
    def former(self) -> bool:
        """Whether the state is no more."""
        return bool(self.years)

    @property
    def in_sentence(self) -> str:
        """The name as it stands in a sentence: "the United States", "France"."""
        return f"the {self.name}" if self.article else self.name

    @property
    def demonym(self) -> str:
        """The adjective: "Serbian"; empty where there is none."""
        return self.demonyms[0] if self.demonyms else ""

    @property
    def capital(self) -> str:
        """The seat of government; empty for places without one."""
        return self.capitals[0] if self.capitals else ""


class PlaceSpan(msgspec.Struct, frozen=True):
    """One name in `text[start:end]`, its article left out.

    `country` is a code or a former state's name, empty for what lies in many countries. `use` says of a capital or a seat of government
    whether the sentence speaks of the town ("place") or of those who govern there ("government"). `inside` marks a name that is part of
    a longer one ("Paris Agreement", "Moscow Times"), and `sure` is false where the word may be something else altogether.
    """

    start: int
    end: int
    text: str
    kind: PlaceKind
    name: str
    country: str
    sure: bool = True
    use: PlaceUse = ""
    inside: bool = False


def town_or_country(span: PlaceSpan) -> Literal["country", "city", ""]:
    """The slot that a place fills where nothing but towns and countries count: a capital is a city, a venue or a region is neither."""
    if span.kind == "country":
        return "country"
    return "city" if span.kind in {"city", "capital"} else ""


def slot_of(span: PlaceSpan) -> Literal["country", "city", "place", ""]:
    """The slot that a place fills in a fact: `place` for a venue, none for a region."""
    return "place" if span.kind == "venue" else town_or_country(span)


class _Name(msgspec.Struct, frozen=True):
    """One spelling of a place. `needs_article` names are found behind "the" alone ("the West")."""

    spelling: str
    kind: PlaceKind
    name: str
    country: str
    doubtful: bool = False
    needs_article: bool = False
    governs: bool = False


# -- the lexicon --------------------------------------------------------------------------------------------------


@functools.cache
def countries() -> tuple[Country, ...]:
    """Today's countries and territories, then the former states."""
    today = [_country(row) for row in rows("countries.txt")]
    return (*today, *(_former(row) for row in rows("former_states.txt")))


def country(name: str) -> Country | None:
    """The country with this code, name, former name or demonym; case, accents and article do not matter.

    >>> country("ROK").name, country("Türkiye").code, country("West German").code
    ('South Korea', 'TR', 'West Germany')
    """
    return _by_code().get(name) or _by_name().get(_key(name)) or _by_name().get(_key(_turned(name)))


def _turned(name: str) -> str:
    """A table's name as a sentence has it: "Korea, Republic of", "Ceylon (Sri Lanka)"."""
    head, comma, tail = name.partition(", ")
    if comma and tail.endswith((" of", " of the", "Republic", "South", "North", "The")):
        return f"{tail} {head}"
    return name.partition(" (")[0]


def demonym(name: str) -> str:
    """The adjective of a country, by any of its names; empty for none."""
    found = country(name)
    return found.demonym if found else ""


def capital_of(name: str) -> str:
    """The capital of a country, by any of its names; empty for none."""
    found = country(name)
    return found.capital if found else ""


def country_of(city: str) -> Country | None:
    """The country that a city, a capital or a venue lies in."""
    code = _cities().get(_key(city), "")
    return _by_code().get(code) if code else None


def with_article(name: str) -> str:
    """A country's name as it stands in a sentence; other texts come back as they are.

    >>> with_article("United States"), with_article("Serbia")
    ('the United States', 'Serbia')
    """
    found = country(name)
    return f"the {name}" if found and found.article and name == found.name else name


def nearby(code: str) -> list[Country]:
    found = country(code)
    if found is None:
        return []
    names = _by_code()
    first = [names[c] for c in found.borders if c in names]
    rest = [c for c in countries() if c.region == found.region and not c.former]
    return list({c.code: c for c in (*first, *rest) if c.code != found.code}.values())


def cities_of(code: str) -> list[str]:
    """The cities of a country, the capital first, then those that most visits go to."""
    found = country(code)
    return list(
        dict.fromkeys([*(found.capitals[:1] if found else ()), *(n.name for n in _city_names() if found and n.country == found.code)])
    )


def _list(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _plain(name: str) -> str:
    """A name without the marks of the data files."""
    return name.removeprefix("~").removeprefix("the ")


def _country(row: list[str]) -> Country:
    code, name, others, demonyms, capitals, region, borders = row
    return _made(code, name, others, demonyms, capitals, region, borders, "")


def _former(row: list[str]) -> Country:
    name, others, demonyms, capitals, years, region, heirs = row
    return _made(_plain(name), name, others, demonyms, capitals, region, heirs, years)


def _made(code: str, name: str, others: str, demonyms: str, capitals: str, region: str, borders: str, years: str) -> Country:
    article = name.removeprefix("~").startswith("the ")
    plain = [tuple(_plain(n) for n in _list(cell)) for cell in (others, demonyms, capitals)]
    return Country(code, _plain(name), article, plain[0], plain[1], plain[2], region, tuple(borders.split()), years)


@functools.cache
def _by_code() -> dict[str, Country]:
    return {c.code: c for c in reversed(countries())}


@functools.cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for attribute in ("name", "others", "demonyms"):
        for each in countries():
            names = (each.name,) if attribute == "name" else getattr(each, attribute)
            for name in names:
                found.setdefault(_key(name), each)
    return found


@functools.cache
def _cities() -> dict[str, str]:
    return {
        _key(n.spelling): n.country
        for names in reversed(_index().values())
        for n in reversed(names)
        if n.kind in {"capital", "city", "venue"}
    }


def _key(name: str) -> str:
    name = name.strip().casefold().replace("’", "'").removeprefix("the ")
    return unaccented(name)


@functools.cache
def _index() -> dict[str, tuple[_Name, ...]]:
    """First word -> the names that begin with it, longest first; the first file that holds a name says what it is."""
    found: dict[str, dict[str, _Name]] = {}
    for name in (*_country_names(), *_city_names(), *_region_names(), *_body_names(), *_venue_names()):
        _enter(found, name)
        if not name.spelling.isascii() and (plain := unaccented(name.spelling)) not in _COMMON_WORDS:
            _enter(found, msgspec.structs.replace(name, spelling=plain))
    return {first: tuple(sorted(names.values(), key=lambda n: -len(n.spelling))) for first, names in found.items()}


def _enter(found: dict[str, dict[str, _Name]], name: _Name) -> None:
    first = _FIRST_WORD.match(name.spelling)
    if not first:
        return
    names = found.setdefault(first.group(), {})
    known = names.setdefault(name.spelling, name)
    if known.needs_article and not name.needs_article:
        names[name.spelling] = name  # one way of writing it without the article is enough


@functools.cache
def _openers() -> "re.Pattern[str]":
    """Words that may begin a name: those with a capital, and the few in small letters that do."""
    small = "|".join(sorted(word for word in _index() if word[0].islower()))
    return re.compile(rf"(?<![^\W_])(?:[^\W_a-z][^\W_]*|(?:{small})s?(?![^\W_]))")


@functools.cache
def _upper_index() -> dict[str, tuple[_Name, ...]]:
    """The same for texts in capitals: the first word in capitals -> the names as usually spelled."""
    found: dict[str, tuple[_Name, ...]] = {}
    for first, names in _index().items():
        capital = first.upper()
        found[capital] = (*found[capital], *names) if capital in found else names
    return found


def _spelled(marked: str, kind: PlaceKind, name: str, code: str, governs: bool = False) -> list[_Name]:
    doubtful = marked.startswith("~")
    bare = marked.removeprefix("~")
    if bare.startswith("The "):
        return [_Name(form, kind, name, code, doubtful, False, governs) for form in (bare, "t" + bare[1:])]
    return [_Name(bare.removeprefix("the "), kind, name, code, doubtful, bare.startswith("the "), governs)]


def _country_names() -> list[_Name]:
    found: list[_Name] = []
    for row in rows("countries.txt"):
        found += _names_of(row[0], row[1], row[2])
    former = rows("former_states.txt")
    for row in former:
        found += _names_of(_plain(row[0]), row[0], row[1])
    demonyms = [(row[0], _plain(row[1]), row[3], row[4]) for row in rows("countries.txt")]
    demonyms += [(_plain(row[0]), _plain(row[0]), row[2], "") for row in former]
    for code, _, _, capitals in demonyms:
        cities = _list(capitals)
        found += [
            n
            for index, city in enumerate(cities)
            for n in _spelled(city, "capital", _plain(cities[0]) if _same_city(cities, index) else city, code, True)
        ]
    for code, name, words, _ in demonyms:
        found += [n for word in _list(words) for n in _spelled(word, "demonym", name, code)]
    return found


def _names_of(code: str, name: str, others: str) -> list[_Name]:
    # a bare alias of a name with an article goes first, so that the article may be missing
    return [n for each in (*_list(others), name) for n in _spelled(each, "country", _plain(name), code)]


def _same_city(capitals: list[str], index: int) -> bool:
    """Whether a capital's other entry is a spelling of the first and no second seat: Brasília and Brasilia, Kyiv and Kiev."""
    first, other = unaccented(capitals[0]).lower(), unaccented(capitals[index]).lower()
    return index == 0 or first[:2] == other[:2] or capitals[index] in _OLD_CAPITALS


_OLD_CAPITALS = frozenset(
    "Peking Peiping Tiflis Alma-Ata Frunze Kishinev Teheran Djakarta Nur-Sultan "
    "Léopoldville Leopoldville Kristiania Angora Titograd".split()
)
_OLD_CAPITALS |= {"District of Columbia", "Ciudad Trujillo", "Lourenço Marques"}


def _city_names() -> list[_Name]:
    found: list[_Name] = []
    for code, cities in rows("cities.txt"):
        for city in _list(cities):
            spellings = [s.strip() for s in city.split("=")]
            found += [n for s in spellings for n in _spelled(s, "city", _plain(spellings[0]), code)]
    return found


def _region_names() -> list[_Name]:
    found: list[_Name] = []
    for name, others, adjectives, code in rows("regions.txt"):
        found += [n for each in (*_list(others), name) for n in _spelled(each, "region", _plain(name), code)]
        found += [n for each in _list(adjectives) for n in _spelled(each, "demonym", _plain(name), code)]
    return found


def _body_names() -> list[_Name]:
    return [
        n
        for name, others, code in rows("organisations.txt")
        for each in (*_list(others), name)
        for n in _spelled(each, "organisation", _plain(name), code)
    ]


def _venue_names() -> list[_Name]:
    found: list[_Name] = []
    for name, others, _, code, governs in rows("venues.txt"):
        # a hall beside the palace is a venue of its own; the palace's own spellings share its words
        found += [
            n
            for each in _list(others)
            for n in _spelled(each, "venue", _plain(name) if _alike(each, name) else _plain(each), code, governs == "yes")
        ]
        found += _spelled(name, "venue", _plain(name), code, governs == "yes")
    return found


def _alike(one: str, other: str) -> bool:
    words = [{w for w in re.findall(r"\w{4,}", unaccented(n).lower()) if w not in _HOUSES} for n in (one, other)]
    return bool(words[0] & words[1])


_HOUSES = frozenset(
    "palace airport international castle house royal hall square state president presidential residence museum memorial".split()
)


def city_of_venue(name: str) -> str:
    """The city of a palace, hall or airport; empty where it is not known."""
    return _venue_cities().get(_key(name), "")


@functools.cache
def _venue_cities() -> dict[str, str]:
    return {_key(_plain(each)): row[2] for row in reversed(rows("venues.txt")) for each in (row[0], *_list(row[1]))}


# -- finding ------------------------------------------------------------------------------------------------------

_FIRST_WORD = re.compile(r"[^\W_]+")
_COMMON_WORDS = frozenset({"Male", "Nis", "Pecs", "Mahe", "Limon", "Are"})
_WORD_BEFORE = re.compile(r"([^\W_][\w.'-]*)(\s|\s[\"'(]|-|[\"'(]|)$")
_WORD_AFTER = re.compile(r" ([^\W_][\w'-]*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\"'()\n\[•–—-])\s*$")
_IN_LONGER = frozenset(
    "Agreement Agreements Accord Accords Declaration Convention Conventions Protocol Treaty Forum University Post Times Daily Herald "
    "Journal Telegraph Tribune Airlines Airways "
    "Bank Exchange Club FC Street Avenue Road Museum Castle Process Format Pact Consensus Communiqué Communique Airport Railway "
    "Railways Corporation Company Institute Academy "
    "College School Hospital Cathedral Olympics Games Cup Expo Charter Principles Radio Television Opera Philharmonic Symphony "
    "Marathon Hotel Formula Platform Stadium Heights "
    "Review Gazette Today Globe Examiner Chronicle Mission Doctrine Compact Framework Commitment Statement".split()
)
_PART_OF = re.compile(
    r"(?:Bank|University|Duke|Duchess|Earl|Countess|Bishop|Archbishop|Treaty|Battle|Congress|Institute|College|Tower|Museum"
    r"|Cathedral|Prince|Princess|Marquess|Bishops|Voice|Mayor"
    r"|Baron|Baroness|Viscount|Lord|Lady|Siege|Patriarch|Concert)s? of (?:the )?$"
)
_TITLED = frozenset("Prince Princess Mayor Patriarch".split())
_LOCATIVE = frozenset(
    "in at to from near via outside around leave left leaves leaving visit visited visiting visits through into toward towards inside "
    "across throughout reach reached reaching "
    "tour toured departed landed downtown central over for of arrive".split()
)
_PLACING = _LOCATIVE | {"between", "with", "and"}
_ALLIES = frozenset("between with by against and that".split())
_ACTS = frozenset(
    "said says announced announces denied denies accused accuses condemned condemns called calls wants wanted urged urges rejected "
    "rejects insisted insists hopes hoped agreed agrees "
    "confirmed confirms believes believed supports supported pledged pledges warned warns responded responds expects expected sent "
    "sends offered offers refused refuses views viewed "
    "sees saw remains seeks sought recognises recognizes recognised recognized welcomed stressed imposed plans considers considered "
    "decided declared demands demanded argues argued "
    "maintains sided has had would will wishes needs became is was can could may must should did does".split()
)
_PREFIXES = frozenset(
    "North South East West Northern Southern Eastern Western Central Greater Downtown Old New Upper Lower Inner Modern Ancient "
    "Communist Soviet Nazi Imperial Mainland Former The In "
    "At To From For And With Of By Near As On But When While After Before Since Both If Between Today Yesterday Why Where How Visit "
    "Visiting Inside Outside Across Toward "
    "Post Royal Republic Kingdom President Premier Minister Chancellor King Queen Prince Emperor Sultan Ambassador Embassy Secretary "
    "Senator Governor Mayor Airport City State Team "
    "Catholic Islamic Buddhist Jewish Muslim Orthodox Arab African European Asian American Socialist Democratic Federal Occupied "
    "Fellow Many Most Some All Young Native Deputy Foreign "
    "Prime First Second Third Former Late General His Her Their Our Its Air Dear Welcome".split()
)


def find_places(text: str, start: int = 0, end: int | None = None, *, context: str = "") -> list[PlaceSpan]:
    """All places in `text[start:end]` in order, none inside another; offsets count from the start of `text`.

    `context` is the whole document where `text` is one sentence of it: its words tell Georgia from Georgia.

    >>> [(p.text, p.kind, p.country) for p in find_places("The Serbian president left Moscow for Niš.")]
    [('Serbian', 'demonym', 'RS'), ('Moscow', 'capital', 'RU'), ('Niš', 'city', 'RS')]
    """
    stop = len(text) if end is None else min(end, len(text))
    written = text
    text = text.translate(_PLAIN_MARKS) if not text.isascii() or "\n" in text else text
    index = _index()
    found: list[PlaceSpan] = []
    reached = start
    for token in _openers().finditer(text, start, stop):
        position = token.start()
        if position < reached:
            continue
        word = token.group()
        names = index.get(word)
        hit = _longest(text, position, stop, names) if names else None
        if hit is None and word[-1] == "s" and word[:-1] in index:
            hit = _longest(text, position, stop, index[word[:-1]])
        if hit is None and len(word) > 1 and word.isupper():
            hit = _longest(text, position, stop, _upper_index().get(word, ()), capitals=True)
        if hit is None and word in _states() and found and text[found[-1].end : position] == ", " and found[-1].country == "US":
            hit = _Name(word, "region", _states()[word], "US"), token.end()
        if hit is None:
            continue
        span = _span(text, position, hit[1], stop, start, hit[0], context)
        if not span.sure and hit[0].doubtful and found and _listed(text, found[-1], span):
            span = msgspec.structs.replace(span, sure=True)
        if written is not text:
            span = msgspec.structs.replace(span, text=written[span.start : span.end])
        found.append(span)
        reached = span.end
    return found


@functools.cache
def _states() -> dict[str, str]:
    """The postal codes of the American states, read behind an American city alone ("Chicago, IL")."""
    return {row[0]: row[1] for row in rows("us_states.txt")}


_PLAIN_MARKS = {ord("’"): "'", ord("‘"): "'", ord("\u00a0"): " ", ord("\n"): " ", ord("\u202f"): " ", ord("‑"): "-"}


_BETWEEN = re.compile(r",? (?:and )?|, ?")


def _listed(text: str, before: PlaceSpan, span: PlaceSpan) -> bool:
    """Whether a doubtful name stands in a list behind a sure place: "Houston, Boston and New York"."""
    same = before.sure and before.kind in {"city", "capital", "country"} and (before.country == span.country or span.kind == "country")
    return same and bool(_BETWEEN.fullmatch(text, before.end, span.start)) and text[span.end : span.end + 1] in {",", ".", ";", " ", ""}


def _longest(text: str, position: int, stop: int, names: "tuple[_Name, ...]", *, capitals: bool = False) -> tuple[_Name, int] | None:
    """The longest name at `position` and where it ends."""
    for name in names:
        spelling = name.spelling.upper() if capitals else name.spelling
        if text.startswith(spelling, position):
            end = position + len(spelling)
        elif text.find("  ", position, position + len(spelling) + 2) > 0:
            end = _end_of_wrapped(text, position, spelling)
        else:
            continue
        if end < 0 or end > stop:
            continue
        if name.needs_article and text[max(0, position - 4) : position].lower() != "the ":
            continue
        last = name.spelling[-1]
        if end < len(text) and last not in ".-" and (text[end].isalnum() or text[end] == "_") and not _plural(text, end, name):
            continue
        if end < len(text) and last == "-" and not text[end].isupper():
            continue
        return name, end
    return None


def _end_of_wrapped(text: str, position: int, spelling: str) -> int:
    """Where the name ends if it stands at `position`, with spaces or a wrapped line between its words; -1 if it does not."""
    first = spelling.find(" ")
    if first < 0 or not text.startswith(spelling[:first], position):
        return -1
    for word in spelling.split(" "):
        if not text.startswith(word, position):
            return -1
        position += len(word)
        gap = position
        while gap - position < _WIDEST_GAP and text[gap : gap + 1] == " ":
            gap += 1
        reached, position = position, gap
    return reached


_WIDEST_GAP = 12


def _plural(text: str, end: int, name: _Name) -> bool:
    """Serbians, but not Swisss."""
    return name.kind == "demonym" and text[end] == "s" and not text[end + 1 : end + 2].isalnum() and name.spelling[-1] not in "shx"


def _span(text: str, position: int, end: int, stop: int, floor: int, name: _Name, context: str) -> PlaceSpan:
    if name.spelling.endswith("-"):
        end -= 1
    elif name.kind == "demonym" and text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        end += 1
    before = _word_before(text, position, floor)
    after = _WORD_AFTER.match(text, end, min(stop, end + 24))
    previous, following = before[1] if before else "", after[1] if after else ""
    if previous.lower() == "the" and before:
        # what stands before the article decides about the use
        before_article = _word_before(text, before.start(), floor)
        locative = before_article[1].lower() if before_article else ""
    else:
        locative = previous.lower()
    inside = _inside(text, position, floor, name, following)
    code, sure = _decided(text, name, previous, following, before, floor, context)
    use = _use(locative, following, text[end : end + 2]) if name.governs else ""
    kind, called = name.kind, name.name
    if code != name.country:
        # the other reading: a country of that name, or the American state
        kind, called = ("region", name.spelling) if code == "US" else (kind, _by_code()[code].name)
    return PlaceSpan(position, end, text[position:end], kind, called, code, sure, use, inside)


def _word_before(text: str, position: int, floor: int) -> "re.Match[str] | None":
    """The word that ends before `position`, and the mark between."""
    start = text.rfind(" ", floor, max(floor, position - 2)) + 1  # no word goes on beyond a space
    return _WORD_BEFORE.search(text, max(floor, position - 24, start), position)


def _inside(text: str, position: int, floor: int, name: _Name, following: str) -> bool:
    if following in _IN_LONGER and name.kind not in {"demonym", "venue"}:
        return True
    if name.kind in {"demonym", "organisation", "venue"}:
        return False
    part = _PART_OF.search(text, max(floor, position - 24), position)
    # the crown prince of a country and the mayor of a city speak of the place
    return bool(part) and not (part.group().split()[0].rstrip("s") in _TITLED and name.kind != "region")  # type: ignore[union-attr]


def _decided(
    text: str, name: _Name, previous: str, following: str, before: "re.Match[str] | None", floor: int, context: str
) -> tuple[str, bool]:
    """The country meant, and whether that is sure."""
    spelling = name.spelling
    if spelling in _readings():
        fits = _fitting(spelling, context or text)
        if len(fits) == 1:
            return fits[0], not _person(name, previous, before, text, floor)
        return name.country, False
    if _person(name, previous, before, text, floor):
        return name.country, False
    if name.doubtful:
        placed = previous.lower() in _PLACING or (name.kind == "organisation" and previous == "the")
        return name.country, placed and (not following[:1].isupper() or following in _IN_LONGER or previous == "of")
    return name.country, True


def _person(name: _Name, previous: str, before: "re.Match[str] | None", text: str, floor: int) -> bool:
    """Whether the word looks like part of a person's name: "Michael Jordan", "Jack London"."""
    if name.kind == "country" and not name.doubtful and name.spelling not in _PEOPLES_NAMES:
        return False
    if name.kind in {"demonym", "organisation", "venue"} or " " in name.spelling or name.spelling.isupper() or before is None:
        return False
    if before[2] == " " and previous.rstrip(".") in _PERSON_TITLES:
        return True
    if previous.endswith(".") and len(previous) > 3:
        return False  # the sentence before ends there
    if (
        before[2] != " "
        or not previous[:1].isupper()
        or previous.isupper()
        or previous.rstrip(".") in _PREFIXES
        or previous.endswith(("'s", "s'"))
    ):
        return False
    if previous in _index() or _MONTHS.match(previous):
        return False
    opens = bool(_SENTENCE_START.search(text, max(floor, before.start() - 3), before.start()))
    return not (opens and (previous.endswith(("ing", "ly", "ed")) or previous in _OPENERS))


# countries that are surnames or given names as well
_PEOPLES_NAMES = frozenset("Israel Ireland France Holland Cuba India Kenya Britain Malta Cyprus Oman Norway Brazil America".split())
_PERSON_TITLES = frozenset("Queen Princess Infanta Lady Mrs Ms Mr Miss Sir Dr Dame".split())
_OPENERS = frozenset(
    "Although Because Despite During Under Over Through Like Unlike Including What Who Which That This These Then There Here Only "
    "Even Also So Yet Thus Once Until Till Whether "
    "Though Where Whereas Besides Beyond Behind Above Below Against Along Among Amid Around Down Up Out Off Into Onto Than Via Per "
    "Take Go See Let Can Will Would Should Could May "
    "Is Are Was Were Has Have Had Does Did Do Every Each Much Neither Either Not No Nor More Less Several Such Other Another Next "
    "Last Later Earlier Soon Now Meanwhile However "
    "Indeed Again Still Just Back Home Perhaps Maybe Two Three Four Five Ten".split()
)
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday)$"
)


@functools.cache
def _readings() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for name, code, words in rows("ambiguous.txt"):
        found.setdefault(name, {})[code] = _list(words)
    return found


@functools.lru_cache(maxsize=256)
def _fitting(name: str, text: str) -> tuple[str, ...]:
    """The readings of a name that other words of the text speak for; one that is named three times as often as the next stands alone."""
    counts = {code: sum(text.count(word) for word in words) for code, words in _readings()[name].items()}
    ranked = sorted((code for code in counts if counts[code]), key=lambda code: -counts[code])
    if len(ranked) > 1 and counts[ranked[0]] >= 3 * counts[ranked[1]]:
        return (ranked[0],)
    return tuple(ranked)


def _use(previous: str, following: str, close: str) -> PlaceUse:
    """Whether a capital or a palace stands for its government here; empty where the words do not decide."""
    if previous in _LOCATIVE and previous not in {"for", "of"}:
        return "place"
    if following in _ACTS or previous in _ALLIES or close == "'s":
        return "government"
    return ""
