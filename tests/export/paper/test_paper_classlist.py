"""Class lists as spreadsheets save them, and the named copies made of them."""

from pathlib import Path

import pytest
from printing import IRELAND, export, visible

from quiz import cli
from quiz.errors import FormatError
from quiz.export.paper.classlist import Student, read_class


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Name,Class\nAna Anić,7b\nBo Li,7b\n",
        "name;class\r\nAna Anić;7b\r\nBo Li;7b\r\n",
        "Razred\tIme\n7b\tAna Anić\n7b\tBo Li\n",
        "Ana Anić,7b\n\nBo Li,7b\n,\n",
        'Name,Class\n"Ana Anić","7b"\nBo Li , 7b\n',
    ],
)
def test_lists_of_any_spreadsheet_are_read(text: str, tmp_path: Path) -> None:
    assert read_class(listed(tmp_path, text)) == [Student("Ana Anić", "7b"), Student("Bo Li", "7b")]


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert read_class(listed(tmp_path, "Name\nAna\n", "utf-8-sig")) == [Student("Ana")]
    assert read_class(listed(tmp_path, "Ana\nBo\n", "utf-8-sig")) == [Student("Ana"), Student("Bo")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nobody"),
        (b"Name,Class\n", "no student"),
        (b"Ane\x9a\n", "UTF-8"),
        (b"a\0b\n", "no text"),
        (b'"' + b"a" * 140_000, "no class list"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=says):
        read_class(path)


def test_each_student_gets_a_named_copy_and_neighbours_other_versions(tmp_path: Path) -> None:
    names = listed(tmp_path, "Name;Class;Version\nAna Anić;7b;\nBo Li;7b;\nمحمد علي;7b;B\n<b>X</b>;7b;\n")
    out = export("worksheet", IRELAND, "--versions", "2", "--class", names, out=tmp_path / "o")
    html = (out / "queen-ireland-2011-class.html").read_text(encoding="utf-8")
    assert html.count('<main class="copy') == 4
    text = visible(html)
    ends = [text[i : i + 16].split()[-1] for i in range(len(text)) if text.startswith("End of version ", i)]
    assert ends == ["A", "B", "B", "B"]
    for name in ("Ana Anić", "Bo Li", "محمد علي", "<b>X</b>"):
        assert text.count(name) == 1
    assert "<b>X" not in html
    assert "counter-increment: copy4;" in html


def test_a_version_that_is_not_made_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = listed(tmp_path, "Name,Version\nAna,C\n")
    assert cli.main(["export", "worksheet", str(IRELAND), "--versions", "2", "--class", str(names), "-o", str(tmp_path / "o")]) == 2
    assert 'Ana is to get version "C"' in capsys.readouterr().err
