"""Sheets as headless Chromium prints them without any setting: nothing split, clipped, doubled or lost."""

import re
from pathlib import Path

import pytest
from printing import CHROMIUM, HOSTILE, IRELAND, POPPLER, boxes_of, choice, count_of, export, pages_of, printed, saved

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: apt-get install chromium)"),
    pytest.mark.skipif(not POPPLER, reason="pdftotext is not installed (Debian: apt-get install poppler-utils)"),
]

COUNT = 500
PAPERS = {"letter": (612, 792), "a4": (595, 842)}


def marked(n: int) -> AnyQuestion:
    """A question of a type in turn; each of its texts opens with its number, so that pages tell where its parts went."""
    t = f"n{n:03}"
    kinds = (
        choice(n, prompt=f"{t} stem?", answer=f"{t}a", distractors=[f"{t}b", f"{t}c", f"{t}d"]),
        choice(
            n, prompt=f"{t} stem?", answer=f"{t}a with many words that need a line of their own on the page", distractors=[f"{t}b", f"{t}c"]
        ),
        TrueFalse(id=t, prompt=f"{t} statement that is neither long nor short.", answer=True),
        Short(id=t, prompt=f"{t} asks for a name?", answer="x"),
        Order(id=t, prompt=f"{t} order?", items=[f"{t}a", f"{t}b", f"{t}c", f"{t}d"]),
        Match(id=t, prompt=f"{t} match?", pairs=[(f"{t}a", f"{t}p"), (f"{t}b", f"{t}q"), (f"{t}c", f"{t}r")], extra=[f"{t}s"]),
    )
    return kinds[n % len(kinds)]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A long sheet of all types on both papers, and in large print."""
    folder = tmp_path_factory.mktemp("browser")
    bank = saved(folder, [marked(n) for n in range(COUNT)], title="A long sheet")
    made = {}
    for paper in PAPERS:
        out = export("worksheet", bank, "--keep-all", "--large-print", "--paper", paper, out=folder / paper)
        made[paper] = printed(out / "made-A.html", folder / f"{paper}.pdf")
    made["large"] = printed(folder / "letter" / "made-A-large.html", folder / "large.pdf")
    return made


@pytest.mark.parametrize("name", ["a4", "letter", "large"])
def test_no_question_is_split_doubled_or_lost(name: str, sheets: dict[str, Path]) -> None:
    pages = pages_of(sheets[name])
    for n in range(COUNT):
        token = re.compile(rf"\bn{n:03}")
        counts = [len(token.findall(page)) for page in pages]
        question = marked(n)
        parts = 1 + {"choice": 4, "order": 4, "match": 7}.get(question.KIND, 0)
        parts -= question.KIND == "choice" and n % 6 == 1  # three options
        assert max(counts) == sum(counts) == parts, f"{name}: question {n} stands {counts}"


@pytest.mark.parametrize("name", ["a4", "letter", "large"])
def test_every_word_lies_inside_the_margins(name: str, sheets: dict[str, Path]) -> None:
    for width, height, words in boxes_of(sheets[name]):
        assert (round(width), round(height)) == PAPERS["letter" if name == "large" else name]
        for x1, y1, x2, y2, text in words:
            assert 40 < x1 <= x2 < width - 40, text
            assert 30 < y1 <= y2 < height - 15, text


def test_pages_are_numbered_and_the_last_one_says_so(sheets: dict[str, Path]) -> None:
    pages = pages_of(sheets["a4"])
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert [n for n, page in enumerate(pages, 1) if "End of version A" in page] == [len(pages)]


def test_no_heading_stands_at_the_foot_of_a_page_without_a_question(sheets: dict[str, Path]) -> None:
    for page in pages_of(sheets["large"]):
        for heading in ("Put in order", "Find the pairs", "Short answers", "True or false"):
            if re.search(rf"^\s*{heading}$", page, re.M):
                assert re.search(r"\bn\d{3}", page.split(heading, 1)[1]), heading


def test_letters_of_the_large_print_are_eighteen_points_high(sheets: dict[str, Path]) -> None:
    heights = {
        name: [y2 - y1 for _, _, words in boxes_of(sheets[name]) for _, y1, _, y2, text in words if text.startswith("n0")]
        for name in ("a4", "large")
    }
    # a line box of the sans-serif font is as high for every word of one size
    ratio = min(heights["large"]) / min(heights["a4"])
    assert 18 / 11 - 0.05 < ratio < 18 / 11 + 0.05


def test_each_copy_of_a_class_set_counts_its_own_pages_in_the_browser_too(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("Ana\nBo\n", encoding="utf-8")
    out = export("worksheet", IRELAND, "--keep-all", "--versions", "2", "--class", tmp_path / "names.csv", out=tmp_path / "o")
    pages = pages_of(printed(out / "queen-ireland-2011-class.html", tmp_path / "class.pdf"))
    half = len(pages) // 2
    assert len(pages) == 2 * half > 2
    for at, (name, version) in enumerate((("Ana", "A"), ("Bo", "B"))):
        for number, page in enumerate(pages[at * half : (at + 1) * half], 1):
            assert f"{name} · Elizabeth II in Ireland, May 2011 · Version {version}" in page
            assert re.search(rf"Page {number}\b", page)


def test_hostile_very_long_and_right_to_left_text_is_printed_whole(tmp_path: Path) -> None:
    long = " ".join(f"w{n:05}" for n in range(2500))
    questions: list[AnyQuestion] = [
        Open(id="o", prompt=long, points=["x"]),
        Short(id="s", prompt=HOSTILE, answer="x"),
        choice(1, prompt="من استقبل الضيف؟", answer="عبد الله الثاني", distractors=["محمد السادس", "רחוב"]),
        choice(2, prompt="L" * 600, answer="M" * 300, distractors=["N" * 300, "O" * 300]),
    ]
    title = "T" * 400
    out = export("worksheet", saved(tmp_path, questions, title=title), "--keep-all", out=tmp_path / "o")
    pdf = printed(out / "made-A.html", tmp_path / "x.pdf")
    words = [word[4] for _, _, page in boxes_of(pdf) for word in page]
    assert [w for w in words if w.startswith("w0")] == long.split()
    assert "".join(words).count("L" * 600) == 1
    assert "".join(words).count(title) == 1
    assert count_of("رحوب", pages_of(pdf)) == 0
    assert all(0 < x1 <= x2 < width for width, _, page in boxes_of(pdf) for x1, _, x2, _, _ in page)


def test_flashcards_have_fronts_and_backs_in_register(tmp_path: Path) -> None:
    bank = saved(tmp_path, [Short(id=f"s{n}", prompt=f"front{n:02}", answer=f"back{n:02}") for n in range(11)])
    for paper in PAPERS:
        out = export("flashcards", bank, "--paper", paper, out=tmp_path / paper)
        pages = boxes_of(printed(out / "made-cards.html", tmp_path / f"{paper}.pdf"))
        assert len(pages) == 4
        for n in range(11):
            width, _, fronts = pages[2 * (n // 8)]
            _, _, backs = pages[2 * (n // 8) + 1]
            front = next(w for w in fronts if w[4] == f"front{n:02}")
            back = next(w for w in backs if w[4] == f"back{n:02}")
            # seen through the paper, the middles of both words fall on each other
            assert abs((front[0] + front[2]) / 2 - (width - (back[0] + back[2]) / 2)) < 1.5
            assert abs((front[1] + front[3]) / 2 - (back[1] + back[3]) / 2) < 1.5


def test_a_handout_is_printed_whole(tmp_path: Path) -> None:
    out = export("handout", IRELAND, "--large-print", out=tmp_path)
    for name in ("handout", "handout-large"):
        pages = pages_of(printed(out / f"queen-ireland-2011-{name}.html", tmp_path / f"{name}.pdf"))
        for text in ("Who was who", "Taoiseach", "Announced", "Claimed", "Four days in May"):
            assert count_of(text, pages) == 1, text
