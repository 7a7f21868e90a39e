"""Every mark in one run: a table on the screen, and a line more in `bench/history.json`.

`python bench/run.py [NAME…]` measures all files of this folder that have `measure()`, or those named.
"""

import importlib.util
import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
HISTORY = HERE / "history.json"

# mark -> (the most it may be, the least it may be)
LIMITS: dict[str, tuple[float | None, float | None]] = {
    "tables_ratio": (4.0, None),
    "load_ratio": (1.5, None),
    "cached_open_ratio": (0.03, None),
    "growth_ratio": (1.2, None),
    "memory_kb_a_document": (100.0, None),
    "rebuild_ratio": (0.25, None),
    "jobs_ratio": (None, 1.6),
    "version_ratio": (3.0, None),
    "help_ratio": (6.0, None),
    "extract_ratio": (None, 0.1),
    "anki_time_ratio": (2.0, None),
    "anki_size_ratio": (0.2, None),
    "html_ratio": (3.0, None),
    "class_ratio": (12.0, None),
    "app first paint / minimal app (mark 1.6)": (1.6, None),
    "app memory / minimal app (mark 1.5)": (1.5, None),
    "app key to repaint, 95th percentile / 50 ms (mark 1)": (1.0, None),
}


def main(names: list[str]) -> int:
    """Measure, print, keep; 1 where a mark is missed or could not be measured."""
    marks: dict[str, float] = {}
    failed = False
    for path in _files(names):
        print(f"measuring {path.stem} …", file=sys.stderr, flush=True)
        try:
            marks |= _measured(path)
        except Exception as error:  # one broken measurement must not hide the others
            print(f"{path.stem}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = True
    for mark, value in marks.items():
        print(f"{mark:54} {value:12,.3f}  {_verdict(mark, value)}")
    _keep(marks)
    return 1 if failed or any("missed" in _verdict(mark, value) for mark, value in marks.items()) else 0


def _files(names: list[str]) -> list[Path]:
    found = sorted(
        path for path in HERE.glob("*.py") if path.name != Path(__file__).name and "def measure(" in path.read_text(encoding="utf-8")
    )
    return [path for path in found if not names or path.stem in names]


def _measured(path: Path) -> dict[str, float]:
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return dict(module.measure())


def _verdict(mark: str, value: float) -> str:
    most, least = LIMITS.get(mark, (None, None))
    if most is not None:
        return f"at most {most:g}: {'ok' if value <= most else 'missed'}"
    if least is not None:
        return f"at least {least:g}: {'ok' if value >= least else 'missed'}"
    return ""


def _keep(marks: dict[str, float]) -> None:
    history = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.is_file() else []
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=HERE).stdout.strip()
    entry = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "python": platform.python_version(),
        "marks": {mark: round(value, 4) for mark, value in marks.items()},
    }
    HISTORY.write_text(json.dumps([*history, entry], indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
