"""Where people stand in a sentence: those who may be its subject, and those who stand in its phrases only."""

from quiz.feed.chunks import ADVERBS, Chunk, Parts
from quiz.feed.lexicon import persons

# behind one of these a name is no subject; "after", "before", "as" and the like may open a clause
_NEUTRAL = frozenset(
    [
        *["of", "in", "at", "by", "with", "from", "to", "for", "between", "through", "alongside", "against", "about", "near", "upon"],
        *["toward", "towards", "among", "including", "besides", "under", "over", "into", "behind", "beside", "around", "without"],
    ]
)
_OBJECT_TAKERS = frozenset({"thanked", "praised", "embraced", "hugged", "kissed", "saluted", "joined", "followed", "succeeded", "replaced"})
_NO_SUBJECT_BEHIND = _NEUTRAL | _OBJECT_TAKERS
_JOINTS = frozenset({",", "and", "&", "or"})


def in_phrase(chunks: list[Chunk], at: int) -> bool:
    """Whether the person at `at` stands as object, agent or possessor, behind a preposition, or in a list of such people."""
    if at + 1 < len(chunks) and chunks[at + 1].text == "'s":
        return True
    if _opens_clause(chunks, at + 1):
        return False
    before = at - 1
    while before >= 0 and (
        chunks[before].lower in {"the", "his", "her", "their", "a", "an"} or chunks[before].lower in persons.words("honorifics")
    ):
        before -= 1
    if before < 0:
        return False
    if chunks[before].lower in _JOINTS:
        first = before
        while first >= 0 and chunks[first].lower in _JOINTS:
            first -= 1
        return first >= 0 and chunks[first].kind == "person" and in_phrase(chunks, first)
    chunk = chunks[before]
    return chunk.lower in _NO_SUBJECT_BEHIND or (chunk.kind == "verb" and chunk.verb.voice == "active")


def _opens_clause(chunks: list[Chunk], at: int) -> bool:
    """Whether a verb follows at `at`, so that whoever stands before it acts."""
    while at < len(chunks) and (chunks[at].lower in ADVERBS or chunks[at].kind == "date"):
        at += 1
    if at >= len(chunks):
        return False
    if chunks[at].kind == "verb":
        return chunks[at].verb.time in {"past", "present", "future"}
    return chunks[at].kind == "word" and chunks[at].lower in {"was", "were", "is", "are", "has", "had", "will", "would", "did"}


def somebody_acts(chunks: Parts) -> bool:
    """Whether a person without a name ("the mayor", "a reporter") may be a subject of the sentence."""
    return any(
        chunks[at].kind == "word" and _opens_clause(chunks, at + 1) and not _belongs(chunks, at)
        for at in chunks.having(persons.words("heads"))
    )


def _belongs(chunks: list[Chunk], at: int) -> bool:
    return at > 0 and chunks[at - 1].lower in _NEUTRAL
