"""Where the helpers of other tests are found, and a folder with the sample bank."""

import shutil
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
sys.path += [str(TESTS / "bank"), str(Path(__file__).parent)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one bank of all eight types."""
    made = tmp_path / "banks"
    made.mkdir()
    shutil.copy(Path(__file__).parent / "banks" / "kennedy-berlin-1963.yaml", made)
    return made
