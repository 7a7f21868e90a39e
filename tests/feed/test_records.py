"""Rows of tables become visits; what is wrong in a row is told with its place, and the other rows are built."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import FormatError, QuizError
from quiz.feed import countrynames
from quiz.feed.records import visits_of
from quiz.feed.remarks import Stay, clauses, kind_of, remarked
from quiz.feed.visitors import Principal, Refused, principals
from quiz.sources import mapping
from quiz.sources.draft import Raw
from quiz.sources.given import Given
from quiz.sources.names import Ids
from quiz.sources.read import read_sources
from quiz.sources.record import Record, Table
from quiz.sources.table import read as read_table

HEAD = "Visitor,Office,From,To,Start date,End date,Remarks\n"
ROWS = (
    "Ada Quill,President,Norway,Iceland,1961-05-03,1961-05-06,State visit. Addressed nobody.\n"
    'King Olav V,,Norway,Iceland,"May 9, 1962",12 May 1962,Private visit. Afterwards visited Akureyri.\n'
)
XML = """<?xml version="1.0" encoding="UTF-8"?><visits>
<visit><id>7</id><start-date>1961-05-03</start-date><end-date>1961-05-06</end-date><visitor>Prime Minister Roe</visitor>
<from id="x">Upper Volta (Burkina Faso)</from><description>State visit.
   Departed U.S. May 9.</description></visit></visits>"""


def table(text: str | bytes, name: str = "visits.csv", given_mapping: mapping.Mapping | None = None) -> Table:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    found = read_table(Raw(name, data), Given(), Ids(), given_mapping)
    assert found
    return found


def built(text: str | bytes, name: str = "visits.csv", given_mapping: mapping.Mapping | None = None):
    return visits_of(table(text, name, given_mapping).records, name)


def row(**fields: str) -> Record:
    filled = {"visitor": "President Ada Quill", "country": "Norway", "start": "1961-05-03", "host_country": "Iceland", **fields}
    return Record("table", "4", filled, {name: name.capitalize() for name in filled})


def problem(**fields: str) -> str:
    visits, problems = visits_of([row(**fields), row()], "visits.csv")
    assert len(visits) == 1, "the good row is built"
    assert len(problems) == 1
    return str(problems[0])


def test_a_plain_csv_is_recognised_by_its_usual_column_names():
    visits, problems = built(HEAD + ROWS)
    assert not problems
    assert [(v.visitor.name, v.visitor.office, v.visitor.country, v.host.country, v.start, v.end, v.kind) for v in visits] == [
        ("Ada Quill", "President of Norway", "NO", "IS", "1961-05-03", "1961-05-06", "state"),
        ("King Olav V", "King of Norway", "NO", "IS", "1962-05-09", "1962-05-12", "private"),
    ]


def as_xlsx() -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    for line in (HEAD + ROWS.replace('"May 9, 1962"', "1962-05-09").replace("12 May 1962", "1962-05-12")).splitlines():
        book.active.append(line.split(","))
    book.save(out)
    return out.getvalue()


def as_objects() -> list[dict[str, str]]:
    first = dict(zip(HEAD.strip().split(","), ROWS.splitlines()[0].split(","), strict=True))
    return [
        first,
        {**first, "Visitor": "King Olav V", "Office": "", "Start date": "1962-05-09", "End date": "1962-05-12", "Remarks": "Private visit"},
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("visits.csv", (HEAD + ROWS).encode()),
        ("visits.csv", (HEAD + ROWS).replace("\n", "\r\n").encode("utf-8-sig")),
        ("visits.csv", (HEAD + ROWS).replace('"May 9, 1962"', "9 May 1962").replace(",", ";").encode()),
        ("visits.tsv", (HEAD + ROWS).replace('"May 9, 1962"', "9 May 1962").replace(",", "\t").encode()),
        ("visits.json", json.dumps({"visits": as_objects()}).encode()),
        ("visits.jsonl", "\n".join(json.dumps(o) for o in as_objects()).encode()),
        ("visits.xlsx", as_xlsx()),
    ],
    ids=["comma", "byte-order-mark", "semicolon", "tab", "json", "lines", "workbook"],
)
def test_every_table_format_gives_the_same_visits(name, data):
    visits, problems = built(data, name)
    assert not problems
    assert [(v.id, v.kind, v.end) for v in visits] == [
        ("1961-05-03-ada-quill-iceland", "state", "1961-05-06"),
        ("1962-05-09-king-olav-v-iceland", "private", "1962-05-12"),
    ]


def test_the_us_list_is_recognised_and_keeps_old_names():
    visits, problems = built(XML, "1960.xml")
    assert not problems
    assert visits[0].visitor.office == "Prime Minister of Upper Volta"
    assert visits[0].visitor.country == "Upper Volta"
    assert visits[0].host.country == "US"
    assert table(XML, "1960.xml").source.title.startswith("The 1960s")


def test_evidence_names_source_row_and_the_tables_own_columns():
    (visit,), _ = built(XML, "1960.xml")
    place = visit.evidence[0]
    assert (place.source, place.row, place.field) == (table(XML, "1960.xml").id, "7", "visitor, from, start-date, end-date")
    left = next(f for f in visit.facts if f.type == "depart")
    assert (left.slots["date"], left.evidence[0].field) == ("1961-05-09", "description")


def test_a_title_above_the_head_is_no_head():
    titled = table("Guests of the island\n\n" + HEAD + "".join(ROWS))
    assert [r.fields["visitor"] for r in titled.records] == ["Ada Quill", "King Olav V"]
    assert titled.records[0].row == "4"  # the line in the file


def test_the_sheet_with_visits_is_read_whichever_it_is():
    book = openpyxl.Workbook()
    book.active.append(["About this list"])
    page = book.create_sheet("Visits")
    page.append(["Guests of the island"])
    page.append(["Visitor", "Office", "From", "To", "Start date"])
    page.append(["Ada Quill", "President", "Norway", "Iceland", "1961-05-03"])
    book.create_sheet("Empty")
    data = BytesIO()
    book.save(data)
    assert [r.fields["visitor"] for r in table(data.getvalue(), "visits.xlsx").records] == ["Ada Quill"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_pasted_table_is_known_by_its_head(delimiter):
    head, row = "Visitor,Office,From,To,Start date", "Ada Quill,President,Norway,Iceland,1961-05-03"
    pasted = f"{head}\n{row}\n{row}\n".replace(",", delimiter)
    assert len(table(pasted, "standard input").records) == 2


def test_a_pasted_text_with_commas_is_no_table():
    for text in (
        "Who came, when, from where, nobody knew.\nStill, he came, ate, and left.\n",
        "Oslo, 3 May, 1961\nThe president, Ada Quill, came.\n",
    ):
        assert read_table(Raw("standard input", text.encode()), Given(), Ids()) is None


def test_columns_that_a_mapping_passes_over_are_not_told_about():
    passing = mapping.Mapping({"visitor": "Visitor", "start": "Start date", "country": "From"}, ignored=["Remarks", "End date"])
    assert table(HEAD + ROWS[0], given_mapping=passing).unused == ("Office", "To")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("May 1967", "1967-05"),
        ("Sept. 1967", "1967-09"),
        ("december 1967", "1967-12"),
        ("Ma 1967", ""),
        ("Maybe 1967", ""),
        ("1967-05", "1967-05"),
    ],
)
def test_a_month_with_its_year_is_a_date(cell, day):
    visits, problems = visits_of(table(HEAD + f"Ada Quill,President,Norway,Iceland,{cell},,\n").records)
    assert [v.start for v in visits] == ([day] if day else [])
    assert bool(problems) is not bool(day)


def test_a_mapping_says_which_column_is_what():
    told = mapping.Mapping({"visitor": "Guest", "start": "First day"}, constants={"host_country": "Iceland"}, dates="day-first")
    (visit,), problems = built("Guest,First day\nPresident Ada Quill,03/05/1961\n", "guests.csv", told)
    assert not problems
    assert (visit.start, visit.host.country) == ("1961-05-03", "IS")


def test_a_table_of_unknown_columns_asks_for_a_mapping():
    with pytest.raises(QuizError, match=r"columns: a, b.*--mapping"):
        table("a,b\n1,2\n")


def test_a_mapping_with_an_unknown_field_is_told_with_its_line(tmp_path):
    file = tmp_path / "m.yaml"
    file.write_text("fields:\n  visitor: Guest\n  start: Day\n  hots: Host\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r'm\.yaml:4: .*"hots"'):
        mapping.load(file)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"end": "1961-05-01"}, "row 4, End: the visit ends on 1961-05-01, before it starts"),
        ({"visitor": ""}, "row 4, Visitor: no visitor"),
        ({"visitor": "Premier and Speaker Roe"}, "cannot be told apart"),
        ({"visitor": "Roe"}, "neither a full name nor"),
        ({"visitor": "President 12345"}, "is not a name"),
        ({"visitor": "President"}, "holds no name"),
        ({"country": "Norwya"}, 'row 4, Country: unknown country "Norwya". Did you mean "Norway"?'),
        ({"start": "soon"}, '"soon" is no date'),
        ({"start": "1961-02-30"}, '"1961-02-30" is no date'),
        ({"start": "03/04/1961"}, "dates: day-first"),
        ({"start": ""}, "no date of the visit"),
    ],
)
def test_a_bad_row_is_told_with_row_and_field_and_the_rest_is_built(fields, says):
    assert says in problem(**fields)


def test_a_monarch_whose_office_has_its_own_column_keeps_it_in_the_name():
    assert principals("Juliana", "Queen") == [Principal("Queen", "Queen Juliana")]
    assert principals("Ada Quill", "President") == [Principal("President", "Ada Quill")]


def test_a_row_with_too_many_cells_is_told():
    visits, problems = built(HEAD + ROWS + "Roe,President,Norway,Iceland,1963-05-03,1963-05-04,Working visit, surplus\n")
    assert len(visits) == 2
    assert "row 4" in str(problems[0])
    assert "surplus" in str(problems[0])


@pytest.mark.parametrize(
    ("name", "data"), [("a.xml", "<visits><visit></visits>"), ("a.json", "{"), ("a.xlsx", "PK rubbish"), ("a.csv", 'a,"b')]
)
def test_a_broken_table_is_one_fault_with_its_name(name, data):
    with pytest.raises(QuizError, match=name):
        table(data, name)


def test_xml_entities_are_refused():
    with pytest.raises(QuizError, match="entities"):
        table('<!DOCTYPE a [<!ENTITY x "y">]><visits><visit/></visits>', "a.xml")


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Prime Minister Kishi", [("Prime Minister", "Kishi")]),
        ("President and Mrs. Ada Quill", [("President", "Ada Quill")]),
        ("President Ada Quill and Mrs. Quill", [("President", "Ada Quill")]),
        ("King Kalakaua", [("King", "King Kalakaua")]),
        ("King Olav V", [("King", "King Olav V")]),
        ("Prime Minister King", [("Prime Minister", "King")]),
        ("Prime Minister W. L. Mackenzie King", [("Prime Minister", "W. L. Mackenzie King")]),
        ("President- elect Ada Quill", [("President-elect", "Ada Quill")]),
        ("Prime Minster Ada Quill", [("Prime Minister", "Ada Quill")]),
        ("Prime MinisterAda Quill", [("Prime Minister", "Ada Quill")]),
        ("President Ada Quill, Jr", [("President", "Ada Quill Jr.")]),
        ("President Ada Quill and Prime Minister Jon Roe", [("President", "Ada Quill"), ("Prime Minister", "Jon Roe")]),
        ("Prime Minister Sheikh Hasina", [("Prime Minister", "Sheikh Hasina")]),
        ("Chairman of the Presidency Jon Roe", [("Chairman of the Presidency", "Jon Roe")]),
        ("Ada Quill", [("", "Ada Quill")]),
        ("Premier and Prince Roe", [("Premier", "Prince Roe")]),
        ("President of the Council of Ministers Ada Quill", [("President of the Council of Ministers", "Ada Quill")]),
        ("Acting President of the Government Jon Roe", [("Acting President of the Government", "Jon Roe")]),
    ],
)
def test_a_visitors_cell_is_split_into_office_and_name(cell, people):
    assert principals(cell) == [Principal(*person) for person in people]


@pytest.mark.parametrize(
    "cell",
    ["", "Premier & Speaker Roe", "President and Prime Minister", "a delegation", "The delegation", "TBD", "President President", "???"],
)
def test_a_doubtful_visitor_is_refused_with_a_reason(cell):
    found = principals(cell)
    assert isinstance(found, Refused)
    assert found.reason


@given(st.text(max_size=40))
def test_any_cell_is_split_or_refused(cell):
    found = principals(cell)
    assert isinstance(found, Refused) or all(person.name for person in found)


@pytest.mark.parametrize(
    ("cell", "key", "name"),
    [
        ("Germany, Federal Republic of", "Federal Republic of Germany", "Federal Republic of Germany"),
        ("Korea, South", "KR", "South Korea"),
        ("U.S.S.R.", "Soviet Union", "Soviet Union"),
        ("Upper Volta (Burkina Faso)", "Upper Volta", "Upper Volta"),
        ("Hawaii", "Hawaii", "Hawaii"),
        ("Yemen Arab Republic", "Yemen Arab Republic", "Yemen Arab Republic"),
        ("Zaire", "Zaire", "Zaire"),
        ("the Netherlands", "NL", "Netherlands"),
        ("Burma", "Burma", "Burma"),
    ],
)
def test_countries_keep_the_name_that_the_table_gives_them(cell, key, name):
    found = countrynames.country(cell)
    assert found
    assert (found.key, found.name) == (key, name)


@pytest.mark.parametrize(
    ("cell", "day", "name"),
    [
        ("Democratic Republic of the Congo (Zaire)", "1983-08-04", "Zaire"),
        ("Democratic Republic of the Congo (Zaire)", "1962-02-05", "Democratic Republic of the Congo"),
        ("Democratic Republic of the Congo (Zaire)", "2003-11-03", "Democratic Republic of the Congo"),
        ("Upper Volta (Burkina Faso)", "1965-03-29", "Upper Volta"),
        ("Israel (Provisional Government)", "1948-05-25", "Israel"),
        ("Germany, Federal Republic of", "1990-10-02", "Federal Republic of Germany"),
        ("Germany, Federal Republic of", "2014-02-01", "Germany"),
        ("Burma", "2012-05-01", "Burma"),
        ("Western Samoa", "1990-10-27", "Western Samoa"),
        ("Western Samoa", "2023-09-25", "Samoa"),
        ("Macedonia, Former Yugoslav Republic of", "2004-01-01", "Former Yugoslav Republic of Macedonia"),
        ("Swaziland", "2022-12-13", "Eswatini"),
    ],
)
def test_of_two_names_a_country_has_the_one_that_it_bore_on_the_day(cell, day, name):
    found = countrynames.country(cell, day)
    assert found
    assert found.name == name


def test_what_a_country_is_also_called_is_no_town():
    assert "Luxembourg City" not in countrynames.accepted_names("LU")
    assert {"Dominican Republic", "Santo Domingo"} & set(countrynames.accepted_names("DO")) == {"Dominican Republic"}
    assert not [name for key in ("KW", "PA", "GT") for name in countrynames.accepted_names(key) if "City" in name or "(" in name]
    assert "West Germany" in countrynames.accepted_names("Federal Republic of Germany")
    assert "USSR" in countrynames.accepted_names("Soviet Union")


@pytest.mark.parametrize(
    ("key", "year", "name", "accepted"),
    [
        ("PK", 1970, "West Pakistan", False),
        ("PK", 1970, "Islamic Republic of Pakistan", True),
        ("PL", 2002, "Polish People's Republic", False),
        ("PL", 1974, "Polish People's Republic", True),
        ("VN", 1970, "Socialist Republic of Vietnam", False),
        ("Yugoslavia", 1963, "Federal Republic of Yugoslavia", False),
        ("Yugoslavia", 2000, "Federal Republic of Yugoslavia", True),
    ],
)
def test_a_name_that_a_state_bore_in_other_years_is_not_accepted(key, year, name, accepted):
    assert (name in countrynames.accepted_names(key, year)) == accepted
    assert name in countrynames.accepted_names(key)


def test_names_of_some_years_are_names_of_countries():
    known = {name for key in countrynames._aliases() for name in countrynames.accepted_names(key)}
    folded = {countrynames._folded(name) for name in known}
    assert [name for name in countrynames._name_years() if name not in folded] == []
    assert all(first <= last for first, last in countrynames._name_years().values())


def test_old_and_new_names_lie_on_the_same_ground():
    pairs = [
        ("Burma", "Myanmar"),
        ("Zaire", "Congo, Democratic Republic of"),
        ("Germany, Federal Republic of", "Germany"),
        ("Ceylon", "Sri Lanka"),
    ]
    for old, new in pairs:
        first, second = countrynames.country(old), countrynames.country(new)
        assert first
        assert second
        assert first.grounds & second.grounds


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("State visit.", ("state", "state visit")),
        ("Official Working Visit. Lunch.", ("working", "official working visit")),
        ("Offical Visit.", ("official", "official visit")),
        ("Met with President Roe during a private visit.", ("private", "private visit")),
        ("Private visit to New York City afterwards.", ("other", "")),
        ("Postponed a state visit by the king.", ("other", "")),
        ("", ("other", "")),
    ],
)
def test_the_kind_is_taken_only_where_the_remark_says_it(remark, kind):
    assert kind_of(remark) == kind


def said(remark: str, start: str = "1961-05-03", end: str = "1961-05-06") -> list[tuple[str, dict[str, object]]]:
    from datetime import date

    return [(r.type, dict(r.slots)) for r in remarked(remark, Stay(date.fromisoformat(start), date.fromisoformat(end)))]


@pytest.mark.parametrize(
    ("remark", "facts"),
    [
        ("Departed U.S. May 9.", [("depart", {"country": "", "date": "1961-05-09"})]),
        ("In U.S. April 28–May 9.", [("arrive", {"country": "", "date": "1961-04-28"}), ("depart", {"country": "", "date": "1961-05-09"})]),
        (
            "In U.S. May 2–9; hunting.",
            [("arrive", {"country": "", "date": "1961-05-02"}), ("depart", {"country": "", "date": "1961-05-09"})],
        ),
        ("Departed U.S. May 1.", []),
        ("Addressed U.S. Congress May 4.", [("speech", {"audience": "the US Congress", "date": "1961-05-04"})]),
        ("Addressed a joint session of Congress.", [("speech", {"audience": "a joint session of the US Congress"})]),
        ("Addressed a Joint Meeting of Congress.", [("speech", {"audience": "a joint meeting of the US Congress"})]),
        ("Attended the Harbour Summit in Kapolei, Hawaii.", [("attend", {"event": "the Harbour Summit", "place": "Kapolei, Hawaii"})]),
        ("Attended a summit and met with the king.", []),
        (
            "Also visited Akron (Ohio) and St. Louis.",
            [("visit", {"country": "", "city": "Akron"}), ("visit", {"country": "", "city": "St. Louis"})],
        ),
        ("Visited as President of the European Council.", [("role", {"office": "President of the European Council"})]),
        (
            "Came in her capacity as Chairwoman of the African Union; lunch.",
            [("role", {"office": "Chairwoman of the African Union"})],
        ),
        ("Described as president of many clubs.", []),
        ("Attended the signing of the Norwegian- Swedish Accord.", [("attend", {"event": "the signing of the Norwegian-Swedish Accord"})]),
        ("Met with President Roe May 4.", [("meet", {"b": "President Roe", "date": "1961-05-04"})]),
        ("Planned a visit.", []),
    ],
)
def test_a_remark_gives_what_it_says_for_sure(remark, facts):
    assert said(remark) == facts


def test_a_day_without_year_lies_nearest_to_the_visit():
    assert said("In U.S. December 28–January 5.", "1962-01-02", "1962-01-03")[0][1]["date"] == "1961-12-28"


def test_abbreviations_end_no_telegram():
    assert clauses("Also visited St. Louis. Departed U.S. May 9; see Dr. Roe.") == [
        "Also visited St. Louis",
        "Departed U.S. May 9",
        "see Dr. Roe",
    ]


def test_cities_that_are_only_included_leave_the_list_open():
    from datetime import date

    (first, *_) = remarked("Stops included Akron and Boston.", Stay(date(1961, 5, 3), date(1961, 5, 6)))
    assert first.open == ("city",)


def test_markup_in_a_cell_stays_text():
    visits, _ = visits_of([row(remark="[red]x[/] <b>&amp; {{c1::y}}")])
    assert visits[0].facts[0].slots["visitor"] == "Ada Quill"


def test_tables_and_texts_of_one_folder_are_read_in_one_go(tmp_path: Path):
    (tmp_path / "a.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The king came on Monday. He left on Friday.\n", encoding="utf-8")
    assert [type(found).__name__ for found in read_sources([tmp_path])] == ["Table", "Document"]
