"""Screens as pictures, at the usual and at the smallest size: a change of a pixel shows as a failing test.

The pictures of the README and of the app's help are made here too: `QUIZ_PICTURES=new pytest tests/app/test_pictures.py`
makes them anew; look at each before it is kept.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import SCENES, Scene, app_of, keys_of
from textual.pilot import Pilot

from quiz.app.app import QuizApp
from quiz.app.screens import help as help_screen

SIZES = ((80, 24), (40, 12))
# at the smallest size those that differ in layout, not in colour or outcome alone
SMALL = {
    "first-start", "home", "deck", "choice-asked", "choice-right", "multiple-partly", "short-near", "cloze-asked", "order-carried",
    "match-asked", "match-partly", "open-compared", "flashcard-back", "exam", "summary", "hand-in", "help", "hostile",
}  # fmt: skip
CASES = [
    pytest.param(scene, size, id=f"{scene.name}-{size[0]}x{size[1]}")
    for scene in SCENES
    for size in SIZES
    if size[0] > 40 or scene.name in SMALL
]


@pytest.mark.parametrize(("scene", "size"), CASES)
def test_the_screen_looks_as_it_did(scene: Scene, size: tuple[int, int], snap_compare: Callable[..., bool], tmp_path: Path) -> None:
    app = app_of(scene, tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.pause()
        for key in keys_of(app, scene.keys):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=play)


NEW = os.environ.get("QUIZ_PICTURES") == "new"
DOCS = Path(__file__).parents[2] / "docs" / "pictures"
ANSWERED = Scene("answered", "practice", "nixon-host", ("<Mao Zedong>", "e"))
EXAM = Scene("exam", "exam", "", ("f7", "f4", "f7"))
OF_THE_README = (Scene("home", past=True), ANSWERED, EXAM, Scene("statistics", past=True, keys=("s",)))
OF_THE_HELP = ((ANSWERED, (64, 22)), (EXAM, (64, 16)))


async def picture_of(scene: Scene, data: Path, size: tuple[int, int], draw: Callable[[QuizApp], str]) -> str:
    app = app_of(scene, data)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        for key in keys_of(app, scene.keys):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        drawn = draw(app)
    app.desk.history.close()
    return drawn


def in_letters(app: QuizApp) -> str:
    """The screen without its colours."""
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]
    return "\n".join(lines).rstrip() + "\n"


def is_as_kept(drawn: str, kept: Path) -> None:
    if NEW:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(drawn, encoding="utf-8", newline="\n")
    assert kept.read_text(encoding="utf-8") == drawn, "make it anew with QUIZ_PICTURES=new, and look at it"


@pytest.mark.skipif(not DOCS.is_dir(), reason="there are no docs here")
@pytest.mark.parametrize("scene", OF_THE_README, ids=lambda scene: scene.name)
async def test_the_readme_shows_the_app_as_it_is(scene: Scene, tmp_path: Path) -> None:
    drawn = await picture_of(scene, tmp_path, (80, 24), lambda app: app.export_screenshot(title="quiz"))
    is_as_kept(drawn, DOCS / f"{scene.name}.svg")


@pytest.mark.parametrize(("scene", "size"), OF_THE_HELP, ids=["answered", "exam"])
async def test_the_help_shows_the_app_as_it_is(scene: Scene, size: tuple[int, int], tmp_path: Path) -> None:
    drawn = await picture_of(scene, tmp_path, size, in_letters)
    is_as_kept(drawn, help_screen.PICTURES / f"{scene.name}.txt")
