"""Pictures of printed pages, kept as references in tests/golden/paper and looked at.

They are made anew with `QUIZ_PICTURES=new pytest tests/export/paper/test_paper_pictures.py`; look at each before it is kept.
They are compared only where the browser and the sans-serif font are those that made them.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from printing import CHROMIUM, IRELAND, export, printed

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed (comes with quiz[pdf])")
ImageChops = pytest.importorskip("PIL.ImageChops")

GOLDEN = Path(__file__).parents[2] / "golden" / "paper"
NEW = os.environ.get("QUIZ_PICTURES") == "new"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: apt-get install chromium)"),
    pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is not installed (Debian: apt-get install poppler-utils)"),
    pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig is not installed"),
]

SHEET = ("worksheet", IRELAND, "--keep-all", "--timeline", "--seed", "2")
PICTURES = {
    "a4": (*SHEET, "--paper", "a4"),
    "letter": (*SHEET, "--paper", "letter"),
    "large": (*SHEET, "--paper", "a4", "--large-print"),
    "serbian": (*SHEET, "--paper", "a4", "--language", "sr-Cyrl"),
    "handout": ("handout", IRELAND, "--paper", "a4"),
}
ENDINGS = {"large": "A-large", "handout": "handout"}


def made_with() -> str:
    version = subprocess.run([str(CHROMIUM), "--version"], check=True, capture_output=True, timeout=30).stdout.decode().strip()
    font = subprocess.run(["fc-match", "sans-serif"], check=True, capture_output=True, timeout=30).stdout.decode().strip()
    return f"{version}\n{font}\n"


@pytest.mark.parametrize("name", PICTURES)
def test_pages_look_as_they_were_approved(name: str, tmp_path: Path) -> None:
    note = GOLDEN / "made-with.txt"
    if not NEW and (not note.is_file() or note.read_text(encoding="utf-8") != made_with()):
        pytest.skip("another browser or font than those that made the pictures")
    out = export(*PICTURES[name], out=tmp_path / "o")
    pdf = printed(out / f"queen-ireland-2011-{ENDINGS.get(name, 'A')}.html", tmp_path / "page.pdf")
    subprocess.run(["pdftoppm", "-r", "56", "-gray", "-png", str(pdf), str(tmp_path / "page")], check=True, timeout=60)
    pages = [Image.open(path) for path in sorted(tmp_path.glob("page-*.png"))]
    strip = Image.new("L", (sum(p.width + 4 for p in pages), max(p.height for p in pages)), 128)
    for number, page in enumerate(pages):
        strip.paste(page, (number * (page.width + 4), 0))
    kept = GOLDEN / f"{name}.png"
    if NEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        note.write_text(made_with(), encoding="utf-8", newline="\n")
        strip.quantize(16).save(kept, optimize=True)
        return
    approved = Image.open(kept).convert("L")
    assert strip.size == approved.size
    difference = ImageChops.difference(strip, approved)
    histogram = difference.histogram()
    changed = sum(histogram[64:]) / (strip.width * strip.height)
    assert changed < 0.002, f"{changed:.2%} of the page looks different; see {kept} and make it anew if that is meant"
