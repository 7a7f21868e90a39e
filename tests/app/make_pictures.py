"""Writes the pictures of the README from the bundled decks: `python tests/app/make_pictures.py docs/pictures`."""

import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scenes import Scene, app_of, keys_of

BUNDLED = Path(__file__).parents[2] / "decks"
DECK = "xi-jinping-russia-2025"
INVITED = "2025-05-xi-jinping-russia-invite-vladimir-putin-host-choice"
PICTURES = (
    Scene("home", deck=DECK, past=True),
    Scene("answered", "practice", INVITED, ("<Vladimir Putin>", "e"), deck=DECK),
    Scene("exam", "exam", "", ("f7", "f4", "f7"), deck=DECK),
    Scene("statistics", deck=DECK, past=True, keys=("s",)),
)


async def draw(folder: Path) -> None:
    """One SVG for each of the scenes named above."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in PICTURES:
        with tempfile.TemporaryDirectory() as data:
            app = app_of(scene, Path(data), BUNDLED)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await pilot.pause()
                for key in keys_of(app, scene.keys):
                    await pilot.press(key)
                    await pilot.pause()
                svg = app.export_screenshot(title="quiz")
            app.desk.history.close()
        (folder / f"{scene.name}.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
