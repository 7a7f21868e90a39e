"""Writes the pictures of the README: `python tests/app/make_pictures.py docs/pictures`."""

import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scenes import SCENES, app_of, keys_of

PICTURES = {"home": "home.svg", "choice-right": "answered.svg", "exam": "exam.svg", "statistics": "statistics.svg"}


async def draw(folder: Path) -> None:
    """One SVG for each of the scenes named above."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in (scene for scene in SCENES if scene.name in PICTURES):
        with tempfile.TemporaryDirectory() as data:
            app = app_of(scene, Path(data))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await pilot.pause()
                for key in keys_of(app, scene.keys):
                    await pilot.press(key)
                    await pilot.pause()
                svg = app.export_screenshot(title="quiz")
            app.desk.history.close()
        (folder / PICTURES[scene.name]).write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
