"""A document's text made ready for matching, one character for one, and cut into sentences with offsets."""

import functools
import re
import unicodedata
from collections.abc import Iterator

import msgspec

from quiz.sources.document import Block, Document

LONGEST = 2000  # characters: running text without a stop is a list, a page's furniture or a broken file
READ_KINDS = frozenset({"prose", "list", "caption"})

_ONE_TO_ONE = {ord(c): " " for c in "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n\x0b\x0c\u2028\u2029\u200b\ufeff"}
_ONE_TO_ONE |= {ord(c): "'" for c in "‘’ʼ‛′"} | {ord(c): '"' for c in "“”„‟«»″"} | {ord(c): "-" for c in "‐‑"} | {ord("―"): "—"}
_ONE_TO_ONE |= dict.fromkeys((*range(32), *range(127, 160)), " ")
_TO_BE_PLAIN = re.compile("[" + "".join(re.escape(chr(c)) for c in _ONE_TO_ONE) + "]")

# words that end with a full stop inside a sentence
_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof rev hon gen col lt maj capt sgt cpl adm cmdr sen rep gov pres amb st ste sta sto rt mt ft no nos vol vs etc e.g
    i.e cf al inc ltd co corp dept univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
    sun approx est h.e h.m
    h.r.h p.m a.m u.s u.k u.n e.u u.s.s.r d.c ph.d m.p messrs mme mlle fr sr jr""".split()
)
# those of them after which a new sentence may well begin
_MAY_END = frozenset("etc inc ltd co corp p.m a.m u.s u.k u.n e.u u.s.s.r d.c ph.d m.p al jr sr".split())
_STARTERS = frozenset(
    """the a an he she it they we this these those his her its their in on at after before during later both as when while
    earlier meanwhile mr mrs""".split()
)
_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|(?<=\.)\"(?=\s|$)")
_WORD = re.compile(r"\w+")
_WORD_AFTER = re.compile(r"[\"'(]*([\w'-]+)")
_WORD_BEFORE = re.compile(r"([^\W_][\w.'-]*)$")


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """`start` and `end` are offsets in the document; `text` is normalised and exactly as long."""

    start: int
    end: int
    text: str
    block: int
    kind: str
    section: str = ""
    speaker: str = ""

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, for a look at whether a pattern may match at all."""
        return frozenset(_WORD.findall(self.text.lower()))


def normalise(text: str) -> str:
    """Straight quotes, plain spaces, no controls, no letters behind names; same length, so that every offset stays true."""
    plain = _TO_BE_PLAIN.sub(_made_plain, text)
    if "Excellency, " in plain:
        plain = plain.replace("Excellency, ", "Excellency  ")
    if "H. " in plain:
        plain = _SPACED_STYLE.sub(r"\1.\2. ", plain)
    for part, pattern in _BLANKED:
        if part in plain:
            plain = pattern.sub(lambda m: " " * len(m.group()), plain)
    if "It " in plain:
        plain = _PREAMBLE.sub(lambda m: m[1].upper().rjust(len(m.group())), plain)
    return plain


# letters that no accent makes of another
_STROKES = str.maketrans("øØłŁđĐıæðÐ", "oOlLdDiadD")


def unaccented(text: str) -> str:
    """Letters without their accents and strokes: `Ceaușescu` is Ceausescu."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_STROKES)


def _made_plain(match: "re.Match[str]") -> str:
    return _ONE_TO_ONE[ord(match.group())]


# "(February 11, Islamabad) On the invitation of …", "(Reuters) - The president …"
_NOTE_BEFORE = re.compile(r"\([^()]{2,80}\) ?(?:[-–—:]+ ?)?(?=[A-Z\"])")
# "It is to be recalled that the two sides have signed": words of an agency that say nothing
_PREAMBLE = re.compile(
    r"It(?<!\wIt) (?:is|was|may|should|will|must) (?:be |to be |also be |also )?(?:worth )?"
    r"(?:recall(?:ed|ing)|not(?:ed|ing)|remember(?:ed|ing)|mention(?:ed|ing)|added|pointed out) (?:here )?that (\w)"
)
# "Vice-President", "Mr.Zardari", "H. E. Kikwete", "Sir Patrick Allen, ON, GCMG, CD, Governor-General": what nobody reads aloud
_HYPHENED = re.compile(r"(?<=\b[Vv]ice)-(?=(?:[Pp]resident|[Pp]remier|[Pp]rime|[Cc]hair|[Cc]hancellor))")
_GLUED = re.compile("[.,](?=[A-Z])(?:" + "|".join(rf"(?<=\b{title}.)" for title in "Mr Mrs Ms Dr Prof Hon Gen Col Cde".split()) + ")")
_SPACED_STYLE = re.compile(r"\b(H)\. (E|M)\.(?= [A-Z])")
_LETTERS = "|".join(
    """AC AK AM AO CB CBE CBS CC CD CFR CGH CH CIE CM CMG CSI CVO DBE DCVO DSC DSO EBS EGH FRS GBE GBM GCB GCFR GCMG GCON GCIE GCSI GCVO
    KBE KC KCB KCIE KCMG KCSI KCVO KG KT LVO MBE MC MFR MGH MVO OBC OBE OC OCC OJ OM ON ONZ PC QC QSO SC TC VC MP MEP MNA MPP JP PhD
    Ph.D. M.P. M.\\sP. Q.C. Q.\\sC. K.C. K.\\sC.""".split()
)
_POSTNOMINALS = re.compile(rf",(?<=[a-z],) (?:{_LETTERS})(?:, (?:{_LETTERS}))*(?=,| (?:and|who|was|is|will|paid|arrived)\b)")
# each with a stretch without which it does not match; they begin with what is rare, so that a whole document is searched quickly
_BLANKED = (("ice-", _HYPHENED), ("", _GLUED), (", ", _POSTNOMINALS))


def sentences(document: Document, normal: str = "") -> list[Sentence]:
    """The sentences of every block that is read for facts, in order; `normal` is the document's text, where it has been normalised."""
    normal = normal or normalise(document.text)
    return [s for index, block in enumerate(document.blocks) if block.kind in READ_KINDS for s in _of_block(normal, block, index)]


def _of_block(normal: str, block: Block, index: int) -> Iterator[Sentence]:
    for start, end in split(normal[block.start : block.end]):
        start, end = start + block.start, end + block.start
        if note := _NOTE_BEFORE.match(normal, start, end):
            start = note.end()
        yield Sentence(start, end, normal[start:end], index, block.kind, block.section, block.speaker)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one normalised paragraph, white space trimmed. What is too long is no sentence, and is left out."""
    start = 0
    depth = 0
    counted = 0
    for stop in _STOP.finditer(text):
        depth = (depth + text.count('"', counted, stop.end())) % 2
        counted = stop.end()
        if depth or not _ends(text, start, stop):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end <= start + LONGEST:
        yield start, end


def _ends(text: str, start: int, stop: "re.Match[str]") -> bool:
    """Whether the mark found ends a sentence."""
    following = text[stop.end() : stop.end() + 120].lstrip()[:40]
    if not following:
        return True
    first = following.lstrip("\"'([ ")[:1]
    if not (first.isupper() or first.isdigit() or first in "•-–—$€£") and stop.group()[0] not in "!?":
        return False
    if first.islower():
        return False
    if stop.group()[0] != ".":
        return True
    if stop.group().startswith("..."):
        return False
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 30), stop.start())
    if before is None:
        return True
    word = before[1].lower().rsplit("-", 1)[-1]  # "the Peru-U.S. Grain Treaty"
    next_word = _WORD_AFTER.match(following)
    starter = bool(next_word) and next_word[1].lower() in _STARTERS  # type: ignore[index]
    if word in _ABBREVIATIONS:
        return word in _MAY_END and starter
    if len(word) == 1 and before[1].isupper():
        return starter and not _INITIAL.match(following)  # "N. A. Bulganin"
    return True


_INITIAL = re.compile(r"[A-Z]\. ?[A-Z]")
_ABBREVIATED = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b|[ -])")


def guarded(text: str) -> str:
    """The text with the stops of abbreviations ("U.S.") as another mark, so that a stop ends a clause."""
    return _ABBREVIATED.sub("\u2024", text)


def unguarded(text: str) -> str:
    """The stops back."""
    return text.replace("\u2024", ".")
