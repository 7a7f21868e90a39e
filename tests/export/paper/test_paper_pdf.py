"""PDFs through WeasyPrint: tagged, the same bytes each time, no missing glyph; class sets with names on every page."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from printing import HOSTILE, IRELAND, POPPLER, boxes_of, choice, count_of, export, ireland, pages_of, saved

from quiz import cli
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.short import Short

pytest.importorskip("weasyprint", reason="WeasyPrint is not installed (pip install 'quiz[pdf]')", exc_type=ImportError)
pypdf = pytest.importorskip("pypdf")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not POPPLER, reason="pdftotext is not installed (Debian: apt-get install poppler-utils)"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "names.csv").write_text("Name,Class\nAna Anić,7b\nBo Li,7b\nمحمد علي,7b\n", encoding="utf-8")
    words = ("--pdf", "--large-print", "--timeline", "--keep-all", "--versions", "2", "--class", folder / "names.csv")
    return export("worksheet", IRELAND, *words, out=folder / "o")


def pdf(out: Path, name: str) -> Path:
    return out / f"queen-ireland-2011-{name}.pdf"


def test_every_question_and_option_stands_once_on_the_sheet(out: Path) -> None:
    for name in ("A", "B", "A-large", "B-large"):
        pages = pages_of(pdf(out, name))
        for text in (
            "Which head of state received",
            "Brian Cowen",
            "Prince Charles",
            "Croke Park",
            "Lord Mayor of Cork",
            f"End of version {name[0]}",
        ):
            assert count_of(text, pages) == 1, (name, text)
        assert count_of("Mary McAleese", pages) == 1
        assert count_of("Kildare", pages) == 0


def test_pages_are_numbered_and_the_large_print_has_more_of_them(out: Path) -> None:
    normal, large = pages_of(pdf(out, "A")), pages_of(pdf(out, "A-large"))
    for pages in (normal, large):
        assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert len(large) > len(normal)


def test_pdfs_are_tagged_titled_and_have_a_language(out: Path) -> None:
    for name in ("A", "A-key", "class"):
        document = pypdf.PdfReader(pdf(out, name))
        root = document.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en"
        assert b"pdfuaid" in root["/Metadata"].get_data()
        assert "Elizabeth II in Ireland" in document.metadata.title
        assert {"/H1", "/H2", "/L", "/P"} <= set(kinds_in(root["/StructTreeRoot"]))


def kinds_in(node: object) -> Iterator[str]:
    stack = [node]
    while stack:
        current = stack.pop()
        current = current.get_object() if hasattr(current, "get_object") else current
        if isinstance(current, dict):
            if "/S" in current:
                yield str(current["/S"])
            stack.append(current.get("/K"))
        elif isinstance(current, list):
            stack += current


def test_the_same_sheet_has_the_same_bytes(out: Path, tmp_path: Path) -> None:
    words = ("--pdf", "--timeline", "--keep-all", "--versions", "2", "--class", out.parent / "names.csv")
    again = export("worksheet", IRELAND, *words, out=tmp_path)
    for name in ("A", "class"):
        assert pdf(again, name).read_bytes() == pdf(out, name).read_bytes()


@pytest.mark.parametrize("name", ["class", "class-large"])
def test_each_copy_of_a_class_set_has_its_name_and_its_own_page_count(name: str, out: Path) -> None:
    pages = pages_of(pdf(out, name))
    copies = [pages_of(pdf(out, f"{version}{'-large' if 'large' in name else ''}")) for version in "ABA"]
    assert len(pages) == sum(map(len, copies))
    at = 0
    for student, plain in zip(("Ana Anić", "Bo Li", None), copies, strict=True):
        for number, blank in enumerate(plain, 1):
            page = pages[at]
            at += 1
            assert f"Page {number} of {len(plain)}" in page
            if student:
                assert page.count(student) == (2 if number == 1 else 1)  # at the head of the first, at the foot of each
            told = " ".join(blank.split()).split("One right answer")[-1].split("Elizabeth II in Ireland, May 2011 · Version")[0]
            assert told in " ".join(page.split())


def test_a_name_stands_on_its_line(out: Path) -> None:
    _, _, words = boxes_of(pdf(out, "class"))[0]
    label = next(w for w in words if w[4] == "Name:")
    name = next(w for w in words if w[4] == "Ana")
    assert abs(name[3] - label[3]) < 2
    assert 0 < name[0] - label[2] < 12


def test_a_character_that_no_font_has_is_a_fault_and_nothing_is_left_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = saved(tmp_path, [choice(1, prompt="What is \U0010fffd?")])
    assert cli.main(["export", "worksheet", str(bank), "--pdf", "-o", str(tmp_path / "o")]) == 1
    assert "no installed font" in capsys.readouterr().err
    assert not list((tmp_path / "o").glob("*.pdf"))


def test_without_weasyprint_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert cli.main(["export", "worksheet", str(IRELAND), "--pdf", "-o", str(tmp_path / "o")]) == 2
    assert "quiz[pdf]" in capsys.readouterr().err


def test_hostile_and_very_long_text_is_printed_whole(tmp_path: Path) -> None:
    long = " ".join(f"w{n:05}" for n in range(3000))
    bank = saved(
        tmp_path, [Short(id="s", prompt=long, answer="x"), Open(id="o", prompt=HOSTILE, points=["x"]), choice(1, prompt="L" * 700)]
    )
    pages = pages_of((export("worksheet", bank, "--pdf", "--keep-all", out=tmp_path / "o")) / "made-A.pdf")
    words = " ".join(pages).split()
    assert [w for w in words if w.startswith("w0")] == long.split()
    assert "".join(words).count("L" * 700) == 1
    told = HOSTILE.removesuffix(" {% if %}")  # the points stand at the end of this line
    assert "".join(told.split()) in "".join(words)


def test_handouts_and_flashcards_are_tagged_pdfs_too(tmp_path: Path) -> None:
    handout = export("handout", IRELAND, "--pdf", out=tmp_path) / "queen-ireland-2011-handout.pdf"
    cards = export("flashcards", IRELAND, "--pdf", out=tmp_path) / "queen-ireland-2011-cards.pdf"
    assert {"/Table", "/TH", "/H1"} <= set(kinds_in(pypdf.PdfReader(handout).trailer["/Root"]["/StructTreeRoot"]))
    assert len(pages_of(cards)) == 2 * -(-len(ireland().questions) // 8)
