"""The bench's generator of large banks, for tests that need one."""

import importlib.util
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType


@lru_cache(maxsize=1)
def bench() -> ModuleType:
    """`bench/anki.py` as a module."""
    path = Path(__file__).parents[3] / "bench" / "anki.py"
    spec = importlib.util.spec_from_file_location("bench_anki", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_anki"] = module
    spec.loader.exec_module(module)
    return module
