"""Helpers of the tests on printed pages: banks, the command, and what a reader, a browser or a PDF shows."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz import cli
from quiz.bank import deck
from quiz.bank.deck import Bank, DeckInfo
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice

BANKS = Path(__file__).parent / "banks"
IRELAND = BANKS / "queen-ireland-2011.yaml"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
POPPLER = shutil.which("pdftotext")
HOSTILE = "[red]x[/] <b>&amp; {{c1::}} </style><script>alert(1)</script> \"'\\ %{page} {% if %}"
KINDS = ("choice", "multiple", "true-false", "short", "cloze", "match", "order", "open")


def ireland() -> Bank:
    return deck.load(IRELAND)


def export(*words: object, out: Path) -> Path:
    """Run `quiz export …` and give back its folder; a fault fails the test."""
    assert cli.main(["export", *map(str, words), "-o", str(out)]) == 0
    return out


def saved(folder: Path, questions: Sequence[AnyQuestion], name: str = "made", title: str = "Made for a test") -> Path:
    """A bank file of these questions."""
    path = folder / f"{name}.yaml"
    deck.save(Bank(DeckInfo(name, title), questions=list(questions)), path)
    return path


def choice(n: int, **fields: object) -> Choice:
    """A question whose texts all bear its number."""
    values: dict[str, object] = {"id": f"q{n:03}", "prompt": f"Qn{n:03}x asks what?", "answer": f"right{n:03}x"}
    values |= {"distractors": [f"wrong{n:03}{letter}" for letter in "abc"]}
    return Choice(**(values | fields))  # type: ignore[arg-type]


class _Reader(HTMLParser):
    """The text that a reader sees, and every address that a browser would follow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent += tag in {"style", "title", "head"}
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "data", "action", "srcset", "poster"}]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "title", "head"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def visible(html: str) -> str:
    """The page's text with runs of white space made one space."""
    return " ".join(" ".join(read(html).texts).split())


def printed(page: Path, pdf: Path) -> Path:
    """The page printed by headless Chromium without any setting."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        command += [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf


def pages_of(pdf: Path) -> list[str]:
    """The text of each page."""
    out = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return out.stdout.decode("utf-8").split("\f")[:-1]


def boxes_of(pdf: Path) -> list[tuple[float, float, list[tuple[float, float, float, float, str]]]]:
    """For each page its width, its height, and its words with their corners."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
    found = []
    for page in out.split("<page ")[1:]:
        size = re.search(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size
        words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)
        found.append((float(size[1]), float(size[2]), [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in words]))
    return found


def count_of(text: str, pages: Iterable[str]) -> int:
    """How often `text` stands on the pages, whatever their line breaks."""
    return " ".join(" ".join(pages).split()).count(text)
