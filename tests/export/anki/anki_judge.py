"""The real Anki as a judge: a collection to import into, cards rendered by it, and pages that show them as its reviewer does."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

LOG = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")


@contextmanager
def collection() -> Iterator[Collection]:
    """An empty collection in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made = Collection(str(Path(folder) / "learner.anki2"))
        try:
            yield made
        finally:
            made.close()


def import_package(col: Collection, path: Path, merge: bool = False) -> dict[str, int]:
    """Import with Anki's default options; what became of how many notes, zeros left out."""
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions(merge_notetypes=merge))
    log = col.import_anki_package(request).log
    return {name: len(getattr(log, name)) for name in LOG if len(getattr(log, name))}


@dataclass(frozen=True)
class Rendered:
    """Both sides of one card as Anki's renderer makes them, typed-answer fields put in."""

    question_id: str
    kind: str
    ordinal: int
    front: str
    back: str
    css: str


def rendered_cards(col: Collection, search: str = "", typed: str = "") -> list[Rendered]:
    """All cards that `search` finds, in the order of their ids; `typed` is what the learner typed."""
    cards = []
    for number in sorted(col.find_cards(search)):
        card = col.get_card(number)
        note, out = card.note(), card.render_output()
        kind = next(tag.rsplit("::", 1)[1] for tag in note.tags if tag.startswith("Visits::type::"))
        front = out.question_text.replace("[[type:Typed]]", '<center><input type="text" id="typeans"></center>')
        back = out.answer_text
        if "[[type:Typed]]" in back:
            back = back.replace("[[type:Typed]]", col.compare_answer(note["Typed"], typed))
        cards.append(Rendered(note["Id"], kind, card.ord, front, back, out.css))
    return cards


def shown_text(html: str) -> str:
    """The text of a side without script and markup, for looking whether it is blank."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"<(script|style)>.*?</\1>", " ", html, flags=re.S)).strip()


CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")

# What the reviewer does: each side replaces the last one in the same page, and its scripts are run anew.
_REVIEWER = """
function show(html) {
  var qa = document.getElementById("qa");
  qa.innerHTML = html;
  qa.querySelectorAll("script").forEach(function (old) {
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.replaceWith(fresh);
  });
}
function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
function texts(selector) { return all(selector).map(function (item) { return item.textContent; }); }
"""


def card_page(card: Rendered, script: str, night: bool = False) -> str:
    """A page like the reviewer's, with `front` and `back` as variables for `script`."""
    classes = "card card1" + (" nightMode night_mode" if night else "")
    sides = "".join(f"var {name} = {_js(side)};\n" for name, side in (("front", card.front), ("back", card.back)))
    return (
        '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>body {{ margin: 20px; overflow-wrap: break-word; }}</style><style>{card.css}</style></head>"
        f'<body class="{classes}"><div id="qa"></div><script>{_REVIEWER}{sides}{script}</script></body></html>'
    )


def _js(text: str) -> str:
    return json.dumps(text).replace("</", "<\\/")


def browse(arguments: list[str], page: Path) -> str:
    """Run headless Chromium on a page and return what it prints."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--allow-file-access-from-files", f"--user-data-dir={profile}", *arguments, page.as_uri(),
        ]  # fmt: skip
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True).stdout
