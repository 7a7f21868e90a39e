"""Which bank file a visit continues when its own name was corrected: a deck's id is minted once, like a question's."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from quiz.bank import deck
from quiz.bank.deck import Bank
from quiz.citation import Source
from quiz.errors import FormatError
from quiz.feed.model import Visit


def adopted_names(names: Mapping[str, str], visits: Iterable[Visit], sources: Mapping[str, Source], out: Path) -> dict[str, str]:
    """The deck ids by visit; a visit whose file is not there yet takes over one that no visit has any more.

    That is so when most of its proofs lie in the documents of the visit, and its own visit began on the same day: then only
    a name was corrected, and ids, edits and histories go on.
    """
    found = dict(names)
    new = [visit for visit in visits if not (out / f"{names[visit.id]}.yaml").exists()]
    if not new:
        return found
    kept = set(names.values())
    orphans = {path.stem: bank for path in deck.paths_of_banks([out]) if path.stem not in kept and (bank := _bank(path))}
    for visit in new:
        documents = {name_of(sources, place.source) for fact in visit.facts for place in fact.evidence}
        fits = [name for name, bank in orphans.items() if _continues(visit, documents, bank)]
        if len(fits) == 1:
            found[visit.id] = fits[0]
            del orphans[fits[0]]
    return found


def _bank(path: Path) -> Bank | None:
    try:
        return deck.load(path)
    except FormatError:
        return None  # `quiz check` tells of it; nothing is joined with a file that cannot be read


def _continues(visit: Visit, documents: set[str], bank: Bank) -> bool:
    """Whether the bank was made of this visit under another name."""
    if [v.start for v in bank.visits] != [visit.start]:
        return False
    cited = [name_of(bank.sources, place.source) for q in bank.questions if q.generated for place in q.evidence]
    return bool(cited) and sum(document in documents for document in cited) * 2 > len(cited)


def name_of(sources: Mapping[str, Source], source: str) -> str:
    """A document under a name that does not change with its title: its file, where one is known."""
    return sources[source].file or source if source in sources else source
