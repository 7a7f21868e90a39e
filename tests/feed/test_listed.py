"""Lists of journeys and programmes: visits and plans told without verbs."""

from quiz.citation import Source
from quiz.feed.extract import Extraction, extract
from quiz.feed.merge import merge
from quiz.sources.document import Block, Document


def document(title: str, *blocks: tuple[str, str, str]) -> Document:
    """A document of (kind, section, text) blocks under a title."""
    text, made = "", []
    for kind, section, part in blocks:
        made.append(Block(kind, len(text), len(text) + len(part), section))  # type: ignore[arg-type]
        text += part + "\n"
    return Document("d", text, Source(title), tuple(made))


def visits(found: Extraction) -> list[tuple[object, ...]]:
    return [tuple(f.slots.get(s) for s in ("visitor", "country", "start", "end")) for f in found.facts if f.type == "visit"]


LIST = document(
    "French presidents in Norway",
    ("prose", "", "A list of visits made by presidents of France to Norway."),
    ("list", "", "- Georges Pompidou, 3–5 May 1971. Met King Olav; addressed the Storting on 4 May."),
    ("list", "", "- François Mitterrand, 14–15 May 1984. Received at Oslo by King Olav."),
)


def test_each_item_of_a_list_is_a_visit_of_its_own() -> None:
    found = extract(LIST)
    assert visits(found) == [
        ("Georges Pompidou", "Norway", "1971-05-03", "1971-05-05"),
        ("François Mitterrand", "Norway", "1984-05-14", "1984-05-15"),
    ]
    merged = merge([found], {"d": LIST.source})
    assert [(v.visitor.name, v.start) for v in merged.visits] == [("Georges Pompidou", "1971-05-03"), ("François Mitterrand", "1984-05-14")]


def test_an_item_goes_on_about_its_traveller() -> None:
    told = [(f.type, f.slots.get("a") or f.slots.get("person")) for f in extract(LIST).facts if f.type in {"meet", "speech"}]
    assert told == [("meet", "Georges Pompidou"), ("speech", "Georges Pompidou")]


def test_a_list_of_something_else_has_no_visits() -> None:
    other = document(
        "Bridges in Norway",
        ("prose", "", "A list of bridges."),
        ("list", "", "- Georges Pompidou, 3–5 May 1971."),
        ("list", "", "- François Mitterrand, 14–15 May 1984."),
    )
    assert visits(extract(other)) == []


PROGRAMME = document(
    "PROGRAMME",
    ("heading", "", "State visit to Norway"),
    ("heading", "", "President Georges Pompidou"),
    ("heading", "", "3 to 5 May 1971"),
    ("heading", "", "MONDAY 3 MAY"),
    ("list", "MONDAY 3 MAY", "- Arrival at Fornebu Airport"),
    ("list", "MONDAY 3 MAY", "- Evening: state banquet given by King Olav"),
    ("heading", "", "TUESDAY 4 MAY"),
    ("list", "TUESDAY 4 MAY", "- Talks with Prime Minister Trygve Bratteli"),
    ("list", "TUESDAY 4 MAY", "- Free time"),
)


def test_a_programme_is_a_planned_visit_with_its_days() -> None:
    found = extract(PROGRAMME)
    assert visits(found) == [("Georges Pompidou", "Norway", "1971-05-03", "1971-05-05")]
    assert {f.modality for f in found.facts if f.type != "role"} == {"planned"}
    told = {f.type: f.slots["date"] for f in found.facts if "date" in f.slots}
    assert told == {"arrive": "1971-05-03", "host": "1971-05-03", "talks": "1971-05-04"}


def test_a_chronicle_in_the_present_tense_tells_what_happened() -> None:
    days = document(
        "A chronicle of Oslo, May 1971",
        ("prose", "", "3 May. President Georges Pompidou of France arrives in Oslo."),
        ("prose", "", "4 May. President Pompidou meets Prime Minister Trygve Bratteli. He visits Bergen."),
        ("prose", "", "5 May. President Pompidou addresses the Storting. He leaves for Paris."),
    )
    told = {f.type: (f.slots.get("date"), f.modality) for f in extract(days).facts if f.type in {"arrive", "meet"}}
    assert told == {"arrive": ("1971-05-03", "happened"), "meet": ("1971-05-04", "happened")}


TIMES = document(
    "Visit of the President of France to Norway, 3 to 5 May 1971: programme for the press",
    ("prose", "", "The President of France, Georges Pompidou, is the guest of the King."),
    ("prose", "", "Charles de Gaulle came to Oslo before him."),
    ("heading", "", "Monday, 3 May"),
    ("prose", "Monday, 3 May", "**10:30** Royal Palace. Official welcome by King Olav."),
    ("prose", "Monday, 3 May", "**12:00** Akershus: address by President Pompidou to the members of the Storting."),
    ("prose", "Monday, 3 May", "Wreath-laying is no item without its hour."),
    ("heading", "", "Wednesday, 5 May"),
    ("prose", "Wednesday, 5 May", "16.00 Departure from Fornebu Airport for Paris."),
)


def test_a_programme_may_tell_its_traveller_by_his_office_and_its_items_by_their_hours() -> None:
    found = extract(TIMES)
    assert ("Georges Pompidou", "Norway", "1971-05-03", "1971-05-05") in visits(found)
    told = {f.type: (f.slots["date"], f.modality) for f in found.facts if "date" in f.slots}
    assert told == {
        "welcome": ("1971-05-03", "planned"),
        "speech": ("1971-05-03", "planned"),
        "depart": ("1971-05-05", "planned"),
    }
    (welcome,) = [f for f in found.facts if f.type == "welcome"]
    assert welcome.slots["host"] == ["King Olav"]


def test_a_programme_further_down_does_not_make_a_release_one() -> None:
    release = document(
        "President of France to visit Norway",
        ("prose", "", "The President of France, Georges Pompidou, will visit Norway from 3 to 5 May 1971."),
        ("heading", "", "Oslo, 22 April 1971"),
        ("heading", "", "Programme"),
        ("prose", "Programme", "On Monday he will see the King."),
    )
    assert {start for _, _, start, _ in visits(extract(release))} == {"1971-05-03"}
