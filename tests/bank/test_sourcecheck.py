"""What a question cites of a table is looked up in the file itself, under the table's own column names."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from quiz.cli import main

GUESTS = ("Ada Quillfeather", "Boris Tamsin", "Clara Underhill", "Dario Vexley", "Edda Wolfram", "Felix Yarrow")
PLACES = ("Norway", "Poland", "Kenya", "Japan", "Chile", "Egypt")
HEAD = ["Guest", "Land", "First day", "Seat"]
ROWS = [[f"President {guest}", place, f"{1960 + n}-05-0{n + 1}", "4"] for n, (guest, place) in enumerate(zip(GUESTS, PLACES, strict=True))]
FIELDS = "fields: {visitor: Guest, country: Land, start: First day}\nconstants: {host_country: Ireland}\nignored: [Seat]\n"


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Notes of the year"])
    page = book.create_sheet("Guests")
    for line in (["Guests of the house"], [], HEAD, *ROWS):
        page.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def lines() -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([HEAD, *ROWS])
    return file.getvalue().encode()


def xml() -> bytes:
    def cells(row: list[str]) -> str:
        return "".join(f"<{name}>{cell}</{name}>" for name, cell in zip(("Guest", "Land", "Day"), row, strict=False))

    return f"<book><year>{''.join(f'<entry>{cells(row)}</entry>' for row in ROWS)}</year></book>".encode()


def nested() -> bytes:
    rows = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    return json.dumps({"meta": [{"count": 6}], "data": {"guests": rows}}).encode()


TABLES = {
    "guests.xlsx": (sheet(), f"rows: Guests\n{FIELDS}"),
    "guests.csv": (lines(), FIELDS),
    "guests.xml": (xml(), f"rows: entry\n{FIELDS.replace('First day', 'Day')}"),
    "guests.json": (nested(), f"rows: data.guests\n{FIELDS}"),
}


def built(name: str, folder: Path) -> Path:
    """The decks of a table that only its mapping makes readable, with the table and the mapping beside them."""
    data, mapping = TABLES[name]
    (folder / name).write_bytes(data)
    (folder / "guests.mapping.yaml").write_text(mapping, encoding="utf-8")
    assert main(["build", str(folder / name), "--mapping", str(folder / "guests.mapping.yaml"), "-o", str(folder)]) == 0
    return folder / "guests.yaml"


@pytest.mark.parametrize("name", TABLES)
def test_cells_of_a_table_with_columns_of_its_own_are_found_without_the_mapping(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(name, tmp_path)
    capsys.readouterr()
    assert main(["check", str(tmp_path)]) == 0
    assert "not compared" not in capsys.readouterr().err


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_that_the_table_does_not_have_is_a_fault(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = built(name, tmp_path)
    text = bank.read_text(encoding="utf-8")
    falsified = re.sub(r"(passage: .*Guest: President) Ada", r"\1 Eda", text, count=1)
    assert falsified != text
    bank.write_text(falsified, encoding="utf-8", newline="")
    assert main(["check", "--format-only", str(tmp_path)]) == 1
    assert re.search(rf"the cells cited of row \d+ do not stand in {name}\. Put back", capsys.readouterr().out)


def test_a_constant_in_an_empty_cell_is_not_cited_as_the_tables(tmp_path: Path) -> None:
    text = "Visitor,From,To,City,Date\nPresident Ada Roe,Norway,Ireland,,1961-05-03\nPresident Bo Lund,Kenya,Ireland,Cork,1962-05-03\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    mapping = "fields: {visitor: Visitor, country: From, host_country: To, city: City, start: Date}\nconstants: {city: Dublin}\n"
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    assert main(["build", str(tmp_path / "list.csv"), "--mapping", str(tmp_path / "m.yaml"), "-o", str(tmp_path)]) == 0
    feed = (tmp_path / "feed" / "list.yaml").read_text(encoding="utf-8")
    assert "field: 'Visitor, From, Date'" in feed or "field: Visitor, From, Date" in feed
    assert main(["check", "--format-only", str(tmp_path)]) == 0
