"""What a text's own headings call background or reception: sentences of such sections that stand by themselves."""

import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.bank.make import naming
from quiz.bank.make.saying import LEANS, is_timely
from quiz.bank.make.scene import Scene
from quiz.bank.passages import calm
from quiz.citation import Evidence
from quiz.feed import text as texts

BACKGROUND = re.compile(r"(?i)(?:background|context|historical background|preparations?)")
RECEPTION = re.compile(
    r"(?i)(?:reception|(?:international |domestic )?(?:reactions?|responses?)|assessments?|analysis|significance|impact|aftermath|legacy)"
)
_HEADING = re.compile(
    r"^(?:=+ ?(?P<wiki>.+?) ?=+|#+ (?P<marked>.+?)(?: #+)?|\*\*(?P<bold>[^*]{3,40})\*\*|(?P<plain>[A-Z][A-Za-z ]{3,38}))\s*$"
)
_NO_PROSE = re.compile(r"\s*(?:[-*•|>#\\\[]|\d+\.|\w+: |$)")
_ITEM = re.compile(r"\s*(?:[-–•*]|\(?\d{1,2}[.)]) +(?=[A-Z])")
_LABEL = re.compile(r"\*\*[^*\n]{3,160}\*\*:? +(?=[A-Z])")
_LOOSE = re.compile(
    r"(?i)^(?:he|she|it|they|this|these|those|that|his|her|their|its|but|and|or|however|also|there|such|both|in addition|additionally|"
    r"meanwhile|moreover|furthermore|as a result|for example|the (?:latter|former))\b"
)
_LENGTHS = range(6, 61)  # words


def told_in(scene: Scene, source: str, name: re.Pattern[str]) -> Iterator[Evidence]:
    """Each sentence of the sections so headed that is understood without the one before."""
    for heading, evidence in sentences(scene, source):
        if name.fullmatch(heading) and stands(evidence.passage):
            yield evidence


def gist(scene: Scene, source: str) -> list[Evidence]:
    """The sentences of an office's short text that are understood by themselves; a longer one has more than a few points."""
    about = scene.sources[source]
    if not about.publisher or naming.genre(about) not in ("statement", "readout") or scene.verbatim is not None:
        return []
    told = [evidence for heading, evidence in sentences(scene, source) if not heading]
    kept = [e for e in told if stands(e.passage) and not _OWN.search(calm(e.passage))]
    return kept if len(told) in _SHORT_TEXT and len(kept) >= _FEWEST else []


_SHORT_TEXT = range(3, 16)  # sentences
_FEWEST = 2
_OWN = re.compile(r"(?i)\b(?:i|my|me)\b(?!\.)")


def sentences(scene: Scene, source: str, *, items: bool = False) -> tuple[tuple[str, Evidence], ...]:
    """Each sentence of running text, with the heading that it stands under; `items` adds those of lists and numbered paragraphs."""
    return _split(source, scene.text_of(source), items)


@lru_cache(maxsize=8)
def _split(source: str, whole: str, items: bool) -> tuple[tuple[str, Evidence], ...]:
    return tuple(_under_headings(source, whole, items))


def _under_headings(source: str, whole: str, items: bool) -> Iterator[tuple[str, Evidence]]:
    normal = texts.normalise(whole)
    heading, at, start = "", 0, 0
    for line in [*whole.splitlines(keepends=True), ""]:
        found = _HEADING.match(line)
        item = _ITEM.match(line) if items else None
        label = None if found or item else _LABEL.match(line)
        if found or item or _NO_PROSE.match(line) or not line:
            for first, last in texts.split(normal[start:at]):
                yield heading, Evidence(source, start + first, start + last, passage=whole[start + first : start + last])
            begins = item or label  # "**Trade**: The two sides …"
            start = at + (begins.end() if begins else len(line))
            heading = next(group for group in found.groups() if group) if found else heading
        at += len(line)


def stands(passage: str) -> bool:
    """Whether a sentence of a source is understood without the one before, and says nothing that goes out of date."""
    sentence = calm(passage)
    if len(sentence.split()) not in _LENGTHS or not sentence[:1].isupper() or sentence[-1:] not in '.!”"':
        return False
    return not (_LOOSE.match(sentence) or LEANS.search(sentence) or is_timely(sentence))


def quoted(passage: str) -> str:
    """A sentence of a source in quotation marks."""
    told = re.sub(r'"([^"]*)"', "‘\\1’", calm(passage)).replace("“", "‘").replace("”", "’")
    return f"“{told}”"
