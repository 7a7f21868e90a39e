"""Screens as pictures, at the usual and at the smallest size: a change of a pixel shows as a failing test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import SCENES, Scene, app_of, keys_of
from textual.pilot import Pilot

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
