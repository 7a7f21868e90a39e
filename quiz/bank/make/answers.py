"""Forms of an answer that count as right when a learner types them."""

import re
import unicodedata

from quiz.bank import spoken
from quiz.bank.make import nations
from quiz.bank.make.index import FeedIndex, slot_kind
from quiz.bank.make.naming import noun_of
from quiz.bank.make.sameness import plain
from quiz.feed import places
from quiz.feed.countrynames import accepted_names
from quiz.feed.model import Fact, Visit

_FAMILY_FIRST = frozenset(
    {"CN", "HK", "TW", "KR", "KP", "VN", "HU", "KH", "China", "Vietnam", "South Korea", "North Korea", "Taiwan", "Hungary"}
)


def accepted(fact: Fact, slot: str, value: str, answer: str, index: FeedIndex, visit: Visit) -> list[str]:
    """Other right forms: surname alone where it is unique, dates month first, numerals and words, no accents, no article."""
    kind = slot_kind(fact, slot)
    forms: list[str] = []
    if kind in ("person", "persons", "speaker") and index.is_person(value):
        forms += person_forms(value, index, visit)
    elif kind == "date":
        forms += spoken.date_forms(value)
    elif kind == "number":
        counted = fact.type in ("ordinal", "anniversary")
        forms += [_numeral(value), *_ordinals(value), *_ordinals(answer)] if counted else [value, *spoken.number_forms(value)]
        forms += spoken.number_forms(answer) if counted else []
    elif kind == "place":
        forms += _short_places(value)
    elif kind == "event":
        forms += _short_events(value)
    elif kind == "office":
        forms += _office_forms(value)
    if nations.is_country(value):
        forms += [name for name in accepted_names(nations.code(value)) if name]
    forms += [noun_of(value), value] if kind == "visit-kind" else []
    bare = re.sub(r"^(?:the|an?) ", "", answer, flags=re.I)
    forms += [bare, value] if kind in ("place", "event", "document", "text", "office", "country", "speaker") else []
    forms += [unaccented(f) for f in (answer, *forms)]
    return _distinct(answer, forms)


def person_forms(name: str, index: FeedIndex, visit: Visit) -> list[str]:
    """Plainer forms of a name, the surname where it is unique, either order for a relative of a principal, and each with the title."""
    forms = names_of(name, index)
    office = index.office(name, visit)
    titled = plain(name).startswith(plain(office)) if office else True
    family = _family(_plainer(name, english=True)[1], index)
    forms += _of_a_relative(name, visit)
    forms += [f"{office} {name}"] if not titled and len(office) <= 30 else []
    return [*forms, *_titled(office, [name, *forms, *([family] if family else [])])]


def _of_a_relative(name: str, visit: Visit) -> list[str]:
    """ "Yuko Kishida" and "Mrs. Kishida" for Kishida Yuko beside Fumio Kishida: whose family name stands first, readers do not agree on."""
    for principal in (visit.visitor.name, visit.host.name):
        shared = set(name.split()) & set(principal.split())
        if name != principal and len(name.split()) == 2 and len(shared) == 1:
            family = shared.pop()
            own = next(word for word in name.split() if word != family)
            return [f"{own} {family}", f"{family} {own}", f"Mrs. {family}", f"Mrs. {own} {family}", f"Mrs. {family} {own}"]
    return []


_TITLES = (
    "First Lady",
    "Vice Prime Minister",
    "Deputy Prime Minister",
    "Secretary of State",
    "Foreign Secretary",
    "Vice President",
    "Prime Minister",
    "President",
    "Chancellor",
    "Premier",
    "King",
    "Queen",
    "Emperor",
    "Pope",
    "Foreign Minister",
)


def _titled(office: str, names: list[str]) -> list[str]:
    """ "President Biden" for a president: the title that the office begins or ends with, before each form of the name."""
    core = office.lower().split(" of ")[0]
    title = next((t for t in _TITLES if core.endswith(t.lower())), "")
    return [f"{title} {name}" for name in names if not name.lower().startswith((title.lower(), core))] if title else []


def _ordinals(text: str) -> list[str]:
    """ "1", "1st" and "first" for each of the three."""
    found = re.match(r"(\d+)", text)
    n = int(found[1]) if found else next((i for i in range(1, 21) if spoken.ordinal(str(i)) == text.strip().lower()), 0)
    return [str(n), _numeral(str(n)), spoken.ordinal(str(n))] if n else []


_SHORT_FIRST = {
    "Joseph": "Joe", "William": "Bill", "James": "Jimmy", "Ronald": "Ron", "Robert": "Bob", "Anthony": "Tony", "Michael": "Mike",
    "Richard": "Dick", "Edward": "Ted", "Gerald": "Jerry", "Thomas": "Tom", "Donald": "Don", "Antony": "Tony", "Benjamin": "Bibi",
}  # fmt: skip


_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "United States", "United Kingdom"})


def _plainer(name: str, *, english: bool) -> list[str]:
    """ "Joseph Biden", "Joe Biden" and "Joseph R. Biden" for Joseph R. Biden, Jr.: without suffix, initials, formal first name."""
    bare = re.sub(r",? (?:Jr|Sr)\.?$", "", name)
    without = re.sub(r" (?:[A-Z]\. ?)+", " ", bare)
    first, _, rest = without.partition(" ")
    return [bare, without, *([f"{_SHORT_FIRST[first]} {rest}"] if english and rest and first in _SHORT_FIRST else [])]


_FAMILY_NAMES = frozenset(
    "Bai Cai Cao Chen Cheng Deng Ding Dong Fang Feng Gao Gong Gu Guo Han He Hu Hua Huang Jia Jiang Jin Kong Li "
    "Liang Lin Liu Lu Luo Ma Mao Meng Peng Qi Qian Qiao Qin Ren Shen Shi Song Su Sun Tan Tang Tian Wan Wang Wei Wen "
    "Wu Xi Xiao Xie Xu Yan Yang Ye Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou Kim Park Roh Yoon Nguyen "
    "Lee Goh Lim Ong Teo Chan Wong Chiang Chou Teng Choi Chun Moon Kang Cho Ban Pham Tran Ngo Vo Truong".split()
)
# where some write the family name first and others a Western name: a known family name decides
_EITHER_ORDER = frozenset({"SG", "MY", "ID", "PH"})


def names_of(name: str, index: FeedIndex) -> list[str]:
    """Plainer forms of a person's name, and the surname where nobody else of the feed bears it."""
    plainer = _plainer(name, english=index.country(name) in _ENGLISH_SPEAKING or bool(re.search(r", [JS]r\.?$", name)))
    return [*(form for form in plainer if form != name), *_surname(plainer[1], index)]


def _surname(name: str, index: FeedIndex) -> list[str]:
    family = _family(name, index)
    return [family] if family and index.surname_is_unique(family) else []


def _family(name: str, index: FeedIndex) -> str:
    """The family name, first or last as the country has it; empty where there is none."""
    parts = name.split()
    if len(parts) < 2 or re.fullmatch(r"[IVXLC]+|\d+", parts[-1]):
        return ""  # a monarch's number is no surname
    named_first = (
        parts[0] in _FAMILY_NAMES and len(parts) <= 3 and (not index.country(name) or index.country(name) in _FAMILY_FIRST | _EITHER_ORDER)
    )
    family = parts[0] if (index.country(name) in _FAMILY_FIRST and len(parts) <= 3) or named_first else parts[-1]
    return family if len(family) > 1 and family[0].isupper() else ""


def _short_places(place: str) -> list[str]:
    """ "Vnukovo Airport" and "Vnukovo" for Vnukovo International Airport."""
    found = re.fullmatch(r"(.+?)(?: International)? (Airport|Air Base|Palace|Castle)", place)
    return [f"{found[1]} {found[2]}", found[1]] if found else []


def _office_forms(office: str) -> list[str]:
    """ "Prime Minister of Poland" and "prime minister" for "Polish prime minister"."""
    if _EMIR.search(office):
        forms = [office, *(_EMIR.sub(other, office) for other in ("Emir", "Amir"))]
        return [form for said in dict.fromkeys(forms) for form in (said, *_forms_of_office(said))]
    return _forms_of_office(office)


# one Arabic word, written in two ways
_EMIR = re.compile(r"\b[EA]mir\b")


def _forms_of_office(office: str) -> list[str]:
    before, title = _country_before(office)
    country = places.country(before) if title else None
    if country:
        return [f"{title} of {country.in_sentence}", title, *(f"{title} of {name}" for name in _names_of(country.code))]
    head, _, rest = office.partition(" of ")
    of = places.country(rest) if rest else None
    known = [f"{head} of {name}" for name in _names_of(of.code)] if of else []
    known += [f"{name} {head}" for name in accepted_names(of.code) if re.fullmatch(r"[A-Z]{2,3}", name)] if of else []
    return [f"{of.demonym} {head}", head, *known] if of and of.demonym else []


def _country_before(office: str) -> tuple[str, str]:
    """ "Serbian President", "Republic of Korea President": the country and the title behind it."""
    whole = re.fullmatch(r"((?:[A-Z][\w-]+ )+of (?:the )?[A-Z][\w-]+) ([A-Z][\w ]+)", office)
    if whole and places.country(whole[1]):
        return whole[1], whole[2]
    before, _, title = office.partition(" ")
    return before, title


def _names_of(code: str) -> list[str]:
    """A country's names as they stand behind "of": "Russia", "the Russian Federation"."""
    names = [n for n in accepted_names(code) if n != "States"]
    return [f"the {n}" if re.search(r"\b(?:Republic|Federation|Kingdom|States|Union|Emirates)\b", n) else n for n in names]


def _short_events(event: str) -> list[str]:
    """ "Moscow Victory Day Parade" and "Victory Day Parade" for the 2025 Moscow Victory Day Parade."""
    bare = re.sub(r"^(?:the )?(?:\d{4} |\d+(?:st|nd|rd|th) )?", "", event)
    first, _, rest = bare.partition(" ")
    town = bool(places.country_of(first)) and len(rest.split()) > 1
    return [f for f in (bare, *([rest] if town else [])) if f != event]


def _numeral(value: str) -> str:
    """ "1st" beside "first"."""
    if not value.isdigit():
        return ""
    n = int(value)
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _distinct(answer: str, forms: list[str]) -> list[str]:
    from quiz.bank.question import folded

    seen = {folded(answer)}
    return [f for f in forms if f.strip() and plain(f) and not (folded(f) in seen or seen.add(folded(f)))]  # type: ignore[func-returns-value]
