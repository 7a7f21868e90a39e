"""The visitor's cell of a table -> offices and names: "Prime Minister Kishi", "President and Mrs. Roe", "King Olav V"."""

import difflib
import re

import msgspec

# every office that may stand before a name, in the singular
_PLAIN = (
    "Prime Minister|Deputy Prime Minister|First Minister|Chief Minister|Foreign Minister|Minister of Foreign Affairs|Minister-President|"
    "Prime Minister-Prince|President|Vice President|Premier|Vice Premier|Chancellor|Federal Chancellor|Taoiseach|"
    "King|Queen|Emperor|Empress|Sultan|Emir|Amir|Shah|Pope|Crown Prince|Crown Princess|Grand Duke|Grand Duchess|Prince|Princess|Duke|"
    "Regent|Prince Regent|Captain Regent|Co-Prince|Patriarch|Paramount Chief|"
    "Chairman|Chairwoman|Chairperson|Vice Chairman|Chairman of the Presidency|Member of the Presidency|Junta Member|"
    "General Secretary|First Secretary|Secretary-General|Secretary General|High Representative|Supreme Leader|Speaker|"
    "President of the Council of Ministers|Chairman of the Council of Ministers|President of the Council of State|"
    "Chairman of the Council of State|"
    "President of the Government|President of the Presidency|Chairman of the State Council|"
    "Governor General|Governor-General|Governor|Head of State|Head of Government|Chief of State|Chief Executive|"
    "State Counsellor|State Counselor"
).split("|")
_BEFORE = r"(?:Acting|Interim|Provisional|Transitional|Former|Caretaker|Outgoing|Incoming|Honorary)"
_BEHIND = r"-? ?(?:[Ee]lect|[Dd]esignate)"
_ANY = "|".join(sorted(map(re.escape, _PLAIN), key=len, reverse=True))
_OFFICE = re.compile(rf"(?P<office>(?:{_BEFORE} )?(?:{_ANY})(?:{_BEHIND})?)(?=\s|$)\s*(?P<name>.*)")
_COUPLE = re.compile(rf"(?P<office>(?:{_BEFORE} )?(?:{_ANY})) (?:and|&) (?:Mrs|Mr|Madame|Mme)\.? (?P<name>.+)")
# "Premier and Prince Roe" is one man, whose rank belongs to his name
_RANK = r"(?:Prince|Princess|Archbishop|General|Marshal|Sheikh)"
_OFFICE_AND_RANK = re.compile(rf"(?P<office>President|Premier|(?:Deputy )?Prime Minister|Chancellor) (?:and|&) (?P<name>{_RANK} .+)")
_AND = re.compile(r"\s+(?:and|&)\s+|,\s+(?=(?:Prime|President|King|Queen|Chancellor|Premier|Vice|Foreign|Crown)\b)")
_COMPANY = re.compile(r"\s*(?:,|\band\b|&|\bwith\b|\baccompanied by\b)\s*(?:his|her|Mrs|Mme|Madame|wife|husband|spouse)\b.*", re.I)
_TITLE = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Prof|Professor|Hon)\.? +|(?:His|Her) (?:Majesty|Excellency|Highness|Royal Highness|Holiness) +|H\.E\. +"
)
_GENERATION = re.compile(r",?\s+(?:Jr|Sr|Junior|Senior|[2-4](?:nd|rd|th)|I{1,3}|IV)\.?$")
_NAME = re.compile(r"[^\W\d_][\w.'’ʻ`()-]*(?: [^\W\d_(][\w.'’ʻ`-]*| \([^\W\d_][\w .'’-]*\)| -[^\W\d_]+)*")
_NOBODY = frozenset("unknown none tbd tba tbc n/a na delegation government various several anonymous".split())
_ARTICLE = re.compile(r"(?:the|an?) ")
_SINGLE = frozenset("King Queen Emperor Empress Sultan Emir Amir Shah Pope Prince Princess".split())


class Principal(msgspec.Struct, frozen=True):
    """A visitor's office, empty where the cell tells none, and name."""

    office: str
    name: str


class Refused(msgspec.Struct, frozen=True):
    """Why a cell is not split."""

    reason: str


def principals(cell: str, office: str = "") -> list[Principal] | Refused:
    """Everybody whom the cell names; what is doubtful is refused with the reason."""
    text = " ".join(cell.split())
    if not text:
        return Refused("no visitor.")
    couple = _COUPLE.fullmatch(text)
    if couple:
        return _checked([Principal(_office(couple["office"]), couple["name"])], text)
    ranked = _OFFICE_AND_RANK.fullmatch(text)
    if ranked and not _AND.search(ranked["name"]):
        return _checked([Principal(ranked["office"], ranked["name"])], text)
    text = _COMPANY.sub("", text)
    parts = [part for part in _AND.split(text) if part]
    if len(parts) > 1:
        both = [_one(part) for part in parts]
        if not all(p.office and p.name for p in both):
            return Refused(f'"{text}" names two offices or two people in a way that cannot be told apart. Give each a row.')
        return _checked(both, text)
    one = _one(text)
    return _checked([one if one.office else Principal(office.strip(), _named(office.strip(), one.name))], text)


def _one(text: str) -> Principal:
    text = _mended(text)
    match = _OFFICE.fullmatch(text)
    if not match:
        return Principal("", _bare(text))
    office = _office(match["office"])
    return Principal(office, _named(office, _bare(match["name"])))


def _mended(text: str) -> str:
    """A slip in the office does not make it part of the name: "Prime Minster", "Prime MinisterHaidar"."""
    text = re.sub(r"\b(Minister|President|Chancellor)(?=[A-Z])", r"\1 ", text)
    words = text.split()
    for count in (2, 1):
        head = " ".join(words[:count])
        if len(words) > count and head not in _PLAIN and len(head) > 6:
            near = difflib.get_close_matches(head, [p for p in _PLAIN if p.count(" ") == count - 1], n=1, cutoff=0.93)
            if near:
                return " ".join([near[0], *words[count:]])
    return text


def _office(text: str) -> str:
    """ "President- Elect" is "President-elect"; "Prime Minister-Prince" leads a government."""
    text = re.sub(r"-? ?([Ee]lect|[Dd]esignate)$", lambda m: f"-{m[1].lower()}", text)
    return text.replace("Prime Minister-Prince", "Prime Minister").replace("Amir", "Emir")


def _named(office: str, name: str) -> str:
    """A monarch of one name keeps the title in it: nobody calls King Olav V just Olav V."""
    single = office in _SINGLE and len(re.sub(r" [IVX]+$", "", name).split()) == 1
    return f"{office} {name}" if single and name else name


def _bare(name: str) -> str:
    name = re.sub(r"\s+-\s*|-\s+", "-", name.strip())
    name = re.sub(r",?\s+(Jr|Sr)\.?$", r" \1.", name)
    name = re.sub(r",?\s+([2-4])(?:nd|rd|th)$", lambda m: " " + {"2": "II", "3": "III", "4": "IV"}[m[1]], name)
    return _TITLE.sub("", name, count=1).strip()


def _checked(found: list[Principal], cell: str) -> list[Principal] | Refused:
    for person in found:
        plain = _GENERATION.sub("", person.name)
        if not plain or _ARTICLE.sub("", plain.casefold(), count=1) in _NOBODY:
            return Refused(f'"{cell}" holds no name.')
        if _OFFICE.fullmatch(plain) and not plain.startswith(tuple(_SINGLE)):
            return Refused(f'"{cell}" holds one office after another. Give the second its own column, or leave it out.')
        if not _NAME.fullmatch(plain):
            return Refused(f'"{cell}" is not a name with an office before it.')
        if not person.office and (" " not in plain or plain[0].islower()):
            return Refused(f'"{cell}" is neither a full name nor a single name with an office.')
    return found
