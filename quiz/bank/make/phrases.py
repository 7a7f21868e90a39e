"""Things as a sentence takes them: venues, events, documents and offices with their articles, long texts cut where a phrase ends."""

import re

from quiz.bank import spoken

NO_ARTICLE = re.compile(r"(?i)^(?:the|a|an|his|her|their|its|\d+ [A-Z]|no\.?) ?\b")
_VENUE_THE = re.compile(
    r"\b(?:Kremlin|White House|Capitol|Pentagon|Vatican|Élysée(?: Palace)?|Elysee(?: Palace)?|Blue House|Oval Office|Rose Garden|"
    r"South Lawn|East Room|(?:Hotel|Cent(?:er|re)|Museum|Cemetery|Residence|Embassy|Ministry|Gardens?|Tomb|Monument|Memorial|"
    r"Chancellery|Bundestag|Knesset|Forum|Library|Mausoleum|Monastery|[Pp]arliament|Senate|Assembly|Congress|Opera|Philharmonic|"
    r"Parthenon|Pyramids|Guildhall|Foreign Office))$|"
    r"^(?:Imperial|Royal|Presidential|National|Grand|Great|Federal|Central|Supreme|Old|Golden|Apostolic|Executive)(?: [A-Z]\w+)* "
    r"(?:Palace|Hall|House|Theatre|Theater|Stadium|Castle|Church|Mosque|Synagogue|Temple|Guesthouse|Mansion|Academy|University|Court)$"
)
_VENUE_IN = re.compile(r"\b(?:Office|Room|Square|Gardens?|Hall|Park|Cathedral|Bundestag|Knesset)\b")
_ARTICLE_OFFICE = re.compile(
    r"(?i)\b(?:scholar|historian|professor|analyst|expert|spokes(?:man|woman|person)|official|journalist|researcher|senator|diplomat|"
    r"fellow|lecturer|economist|businessman|general)\b"
)
_LONGEST_TITLE = 26
_LONGEST_PREDICATE = 26
_LONGEST_WHOLE = 38
_PHRASE_STARTS = frozenset("and or but that which who to of for in on at by with from as while when because so".split())
_DANGLING = _PHRASE_STARTS | frozenset("the a an its their his her this our between".split())
_CLAUSE_END = re.compile(
    r",? (?:including|such as|as well as|in particular|while|adding that|noting that|so as to|in order to)\b|; |, (?:and )?\w+ing\b|"
    r",? and (?:to|that|in|on|for|by|of|will|would)\b|, (?:which|who|where|and the)\b"
)


def place_phrase(place: str) -> str:
    """A venue with its preposition: "at the Kremlin", "in Red Square", "at Vnukovo International Airport"."""
    return f"{'in' if _VENUE_IN.search(place) and ' of ' not in place else 'at'} {the_place(place)}"


def the_place(place: str) -> str:
    """A venue with the article that it takes."""
    if NO_ARTICLE.match(place):
        return place
    return f"the {place}" if _VENUE_THE.search(place) or " of " in place or place.endswith(("embassy", "consulate")) else place


_BODY = re.compile(
    r"(?:[A-Z][\w-]+ )?(?:parliament|assembly|senate|congress|people|nation|public|delegation|crowd|joint (?:session|meeting))\b(?! of)"
)
_GATHERED = re.compile(r"(?:audience|crowd|group|gathering|session|meeting|joint session) of\b")


def heard_by(audience: str) -> str:
    """An audience with its article, where it has lost it: "the Israeli parliament", "an audience of scholars"."""
    if NO_ARTICLE.match(audience):
        return audience
    if _BODY.match(audience):
        return f"the {audience}"
    return spoken.article(audience) if _GATHERED.match(audience) else audience


def noun_phrase(text: str) -> str:
    """An event as a sentence takes it: "the 2025 Moscow Victory Day Parade", "a banquet", "celebrations …"."""
    if (NO_ARTICLE.match(text) and not text[:1].isdigit()) or re.match(r"[A-Z][^,;]{2,40}['’]s? ", text):
        return text  # "President X's press conference"
    first = text.split(" ")[0]
    if text[:1].isdigit() or any(w[:1].isupper() for w in text.split()[:3]):
        return f"the {text}"
    if first.endswith("s") and not first.endswith("ss"):
        return text
    head = re.split(r" (?:of|for|in|at|with|to|hosted|marking|on|by) ", text)[0].split(" ")[-1]
    return text if head.endswith("s") and not head.endswith("ss") else spoken.article(text)


def award_phrase(text: str) -> str:
    """An honour with its article: "the Order of Merit", "the degree of Doctor of Laws", "an honorary doctorate"."""
    if NO_ARTICLE.match(text):
        return text
    named = text[:1].isupper() or re.match(r"(?:degree|order|title|rank|freedom|keys?|grand|collar|medal|cross|star) ", text)
    return f"the {text}" if named else spoken.article(text)


def document_phrase(text: str) -> str:
    """A title in quotation marks, or a kind of document with its article."""
    if sum(w[:1].isupper() for w in text.split()) >= 2:
        title = shortened(text.strip('“”"').removeprefix("the ").removeprefix("The "), _LONGEST_TITLE)
        return f"the “{title}”"
    if re.match(r"(?i)(?:an?|the|several|multiple|many|various|two|three|four|five|\d+|over|more|numerous|some) ", text) or re.search(
        r"[a-z]s\b(?! of)", text.split(" of ")[0].split(" on ")[0][-3:]
    ):
        return text
    return spoken.article(text)


def office_with_article(office: str) -> str:
    """ "a Kenyan scholar", but "director of the General Office"."""
    if office.lower().startswith("former "):
        return f"the {office}" if " of " in office else f"a {office}"
    if re.match(r"(?i)(?:the|an?|his|her) ", office):
        return office
    head = re.split(r" (?:of|for|at|on|to) ", office)[0]
    return spoken.article(office) if _ARTICLE_OFFICE.search(head) else office


def shortened(text: str, most: int) -> str:
    """At most so many words, cut where a phrase ends, with an ellipsis where something is left out."""
    told = text.split()
    if len(told) <= most:
        return text
    cut = next((n for n in range(most, most // 2, -1) if told[n - 1][-1] in ",;:." or told[n].lower() in _PHRASE_STARTS), most)
    kept = told[:cut]
    while len(kept) > 2 and kept[-1].lower() in _DANGLING:
        kept.pop()
    return " ".join(kept).rstrip(",;:.") + " …"


_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|must|can|cannot|could|should|shall|may|do|does|did|tells?|believes?|thinks?|knows?|"
    r"wants?|needs?|hopes?|stands?|remains?|\w{3,}ed)\b"
)


def quotable(text: str, most: int) -> str:
    """A quotation as it can be shown: its first sentence, or of a longer one a beginning that is a clause by itself; else empty."""
    first = re.split(r"(?<=[.!?]) (?=[A-Z])", text.strip('“”" '), maxsplit=1)[0]
    if len(first.split()) <= most:
        return first
    for end in reversed(list(re.finditer(r",? and (?=\w)|, (?=\w)|; ", first))):
        kept = first[: end.start()]
        if _SHORTEST_CLAUSE <= len(kept.split()) <= most and _FINITE.search(" ".join(kept.split()[1:-2])) and not _inside_list(first, end):
            return f"{kept} …"
    return ""


_SHORTEST_CLAUSE = 8


def _inside_list(predicate: str, end: re.Match[str]) -> bool:
    """Whether a cut here would leave a list without its last member: "A, B" of "A, B and C"."""
    kept, rest = predicate[: end.start()], predicate[end.start() :]
    if end.group().startswith(",") and re.match(r", [^,]{1,40}, and ", rest):
        return True
    return "and" in end.group() and ", " in kept


_CONNECTIVE = re.compile(r"\b(?:also|therefore|moreover|thus|accordingly|furthermore|additionally),? (?=[a-z])")


def clause(predicate: str) -> str:
    """A predicate without what joined it to the sentence before, and a long one without what is added at its end."""
    if "not only" not in predicate:
        predicate = _CONNECTIVE.sub("", predicate)
    if len(predicate.split()) <= _LONGEST_PREDICATE:
        return predicate
    ends = [end.start() for end in _CLAUSE_END.finditer(predicate) if not _inside_list(predicate, end)]
    if len(predicate.split()) <= _LONGEST_WHOLE and not any(8 <= len(predicate[:e].split()) <= _LONGEST_PREDICATE for e in ends):
        return predicate  # a long sentence reads better than half of one
    for end in ends:
        if 8 <= len(predicate[:end].split()) <= _LONGEST_PREDICATE:
            return predicate[:end].rstrip(" ,;")
    return shortened(predicate, _LONGEST_PREDICATE)
