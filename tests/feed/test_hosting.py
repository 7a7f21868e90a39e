"""Whom a visit was paid to, as sentences show it."""

import pytest
from reading_texts import document, read

from quiz.feed.extract import extract
from quiz.feed.merge import merge

CAME = "Prime Minister Edward Heath of Britain arrived in Santiago on 4 May 1971. "
RECEIVED = [
    ("President Salvador Allende embraced him at the foot of the stairs.", "Salvador Allende"),
    ("In the evening President Salvador Allende gave a banquet in the palace.", "Salvador Allende"),
    ("At the airport he was met by President Salvador Allende.", "Salvador Allende"),
    ("President Salvador Allende, his host, spoke of copper.", "Salvador Allende"),
    ("He found President Salvador Allende waiting on the tarmac.", "Salvador Allende"),
    ("His Chilean counterpart, Salvador Allende, welcomed the prime minister on the quay.", "Salvador Allende"),
    ("His talks with President Salvador Allende went on past midnight.", "Salvador Allende"),
    ("Heath and President Salvador Allende signed a treaty.", "Salvador Allende"),
    # who receives more often, and who leads, stands before those who are there as well
    ("Mayor Juan Pérez greeted him at the airport. President Salvador Allende received him in the palace.", "Salvador Allende"),
]
NOT_RECEIVED = [
    "President Salvador Allende had been elected in September.",
    "He had telephoned President Salvador Allende from London.",
    "He did not meet President Salvador Allende.",
    "President Salvador Allende welcomed the end of the strike.",
    "From Santiago he will fly to Lima, where President Juan Velasco is to give a dinner.",  # another country's
    "Mayor Juan Pérez greeted him at the airport.",
    "The premier of Quebec, Daniel Johnson, met him at the airport.",
]


def host_of(text: str) -> str:
    doc = document(CAME + text, published="1971-05-10")
    (visit,) = merge([extract(doc)], {doc.id: doc.source}).visits
    return visit.host.name


@pytest.mark.parametrize(("text", "host"), RECEIVED)
def test_whoever_receives_the_visitor_is_his_host(text: str, host: str) -> None:
    assert host_of(text) == host


@pytest.mark.parametrize("text", NOT_RECEIVED)
def test_others_are_not(text: str) -> None:
    assert host_of(text) == ""


def test_who_receives_counts_for_more_than_who_talks() -> None:
    found = read(CAME + "President Salvador Allende greeted him. He had talks with Carlos Altamirano.", published="1971-05-10").hosting
    assert [(h.person, h.weight) for h in found] == [("Salvador Allende", 4), ("Carlos Altamirano", 2)]


def test_each_stage_of_a_journey_has_its_own_host() -> None:
    text = (
        "Prime Minister Edward Heath of Britain reached Santiago on 4 May 1971. President Salvador Allende embraced him at the foot of "
        "the stairs. On 9 May 1971 he landed in Lima. President Juan Velasco gave a dinner for his guest."
    )
    doc = document(text, published="1971-05-20")
    visits = merge([extract(doc)], {doc.id: doc.source}).visits
    assert [(v.host.country, v.host.name) for v in visits] == [("CL", "Salvador Allende"), ("PE", "Juan Velasco")]
