"""The same life of a deck on an Anki of about a year ago, which runs in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from delivering import LATER, change, deliver
from test_anki_cards import hostile_folder

RELEASE = "25.9"

_LIFE = """
import json, sys
from pathlib import Path
from anki.buildinfo import version
from anki_judge import collection, import_package, rendered_cards, shown_text

first, second, hostile = map(Path, sys.argv[1:])
with collection() as col:
    new = import_package(col, first)
    again = import_package(col, first)
    (mayor,) = col.find_notes("Id:kennedy-berlin-mayor")
    note = col.get_note(mayor)
    note["Explanation"] = "My own words."
    col.update_note(note)
    (place,) = col.find_cards("Id:kennedy-berlin-speech-place")
    col.sched.suspend_cards([place])
    col.set_user_flag_for_cards(2, [place])
    updated = import_package(col, second)
    card = col.get_card(place)
    foreign = import_package(col, hostile)
    cards = rendered_cards(col)
    print(json.dumps({
        "version": version,
        "new": new, "again": again, "updated": updated, "hostile": foreign,
        "prompt": card.note()["Prompt"], "queue": card.queue, "flag": card.user_flag(),
        "mine": col.get_note(mayor)["Explanation"],
        "blank": [c.question_id for c in cards if not shown_text(c.front) or not shown_text(c.back)],
        "empty": len(col.get_empty_cards().notes),
        "types": sorted(m.name for m in col.models.all_names_and_ids() if m.name.startswith("Visits")),
        "cards": len(cards),
    }))
"""


@pytest.fixture(scope="session")
def older_anki() -> Path:
    """A folder with the older release, fetched once and kept in the temporary folder."""
    place = Path(tempfile.gettempdir()) / f"quiz-tests-anki-{RELEASE}-py{sys.version_info.major}{sys.version_info.minor}"
    if not (place / "anki").is_dir():
        part = Path(tempfile.mkdtemp(prefix="quiz-tests-anki-"))
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--target", str(part), f"anki=={RELEASE}.*"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=240)
        except subprocess.TimeoutExpired:
            pytest.skip(f"anki {RELEASE} could not be fetched in time")
        if done.returncode:
            pytest.skip(f"anki {RELEASE} could not be fetched: {done.stderr.strip().splitlines()[-1:]}")
        try:
            part.rename(place)
        except OSError:  # another test run was first
            place = place if (place / "anki").is_dir() else part
    return place


@pytest.mark.slow
def test_an_anki_a_year_old_takes_the_deck_and_its_update(folder: Path, tmp_path: Path, older_anki: Path) -> None:
    deliver(folder, tmp_path / "v1.apkg")
    change(folder, "kennedy-berlin-speech-place", lambda q: setattr(q, "prompt", "In which square did he speak?"))
    deliver(folder, tmp_path / "v2.apkg", LATER)
    deliver(hostile_folder(tmp_path), tmp_path / "hostile.apkg")
    packages = [str(tmp_path / name) for name in ("v1.apkg", "v2.apkg", "hostile.apkg")]
    paths = os.pathsep.join([str(older_anki), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _LIFE, *packages],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen.pop("version").startswith("25.09")
    assert seen == {
        "new": {"new": 9},
        "again": {"duplicate": 9},
        "updated": {"updated": 1, "duplicate": 8},
        "hostile": {"new": 8},
        "prompt": "In which square did he speak?",
        "queue": -1,
        "flag": 2,
        "mine": "My own words.",
        "blank": [],
        "empty": 0,
        "types": ["Visits cloze", "Visits question"],
        "cards": 19,
    }
