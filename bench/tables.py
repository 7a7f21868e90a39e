"""The marks of building, loading and starting: each a ratio of two things measured in turn in this run.

Times are processor times of this machine's moment, so that they say little; their ratios are the marks. The documents are
made here: short reports on visits of people who do not exist.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

ROUNDS = 3
SMALL, LARGE, CHANGED = 100, int(os.environ.get("QUIZ_BENCH_DOCUMENTS", "10000")), 1000
ROWS = 3000

_OFFICES = ("President", "Prime Minister")
_COUNTRIES = (
    "Norway Sweden Denmark Finland Iceland Poland Hungary Austria Portugal Spain Italy Greece Kenya Ghana Tunisia Egypt India Nepal Japan "
    "Vietnam Chile Peru Mexico Canada"
).split()
_CAPITALS = (
    "Oslo|Stockholm|Copenhagen|Helsinki|Reykjavik|Warsaw|Budapest|Vienna|Lisbon|Madrid|Rome|Athens|Nairobi|Accra|Tunis|Cairo|New Delhi|"
    "Kathmandu|Tokyo|Hanoi|Santiago|Lima|Mexico City|Ottawa"
).split("|")
_FIRST = "Ada Boris Clara Dario Edda Felix Greta Hugo Irma Jonas Karla Linus Mona Nils Olga Pavel Rosa Sven Tilda Viktor".split()
_SYLLABLES = "bar den kov lin mar nes ost pel rin sol tar ver wes zan hol dek fal gor".split()


def measure() -> dict[str, float]:
    """Every mark of this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return {**_start(), **_tables(folder), **_banks(folder), **_changed(folder), **_jobs(folder), **_growth(folder)}


def _seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


# ------------------------------------------------------------------ what is built


def _name(number: int) -> str:
    """A name for each number, of letters that no real leader has in this order."""
    rng = random.Random(number)
    surname = "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()
    return f"{_FIRST[number % len(_FIRST)]} {surname}"


def report(number: int) -> str:
    """A short report; five reports tell of one visit."""
    visit = number // 5
    rng = random.Random(visit)
    home, host = rng.sample(range(len(_COUNTRIES) - 1), 2)
    guest, hostess = _name(2 * visit), _name(2 * visit + 1)
    day = date(1960, 1, 1) + timedelta(days=5 * visit)
    on = f"{day.day} {day:%B %Y}"
    return (
        f"{_OFFICES[visit % 2]} {guest} of {_COUNTRIES[home]} arrived in {_CAPITALS[host]} on {on} "
        f"for a state visit to {_COUNTRIES[host]}. "
        f"President {hostess} of {_COUNTRIES[host]} welcomed {guest} on {on}. "
        f"Report number {number} says that {rng.randint(3, 40)} agreements were signed.\n\n"
        f"On {on} {guest} met {hostess} in {_CAPITALS[host]}. The two discussed trade, energy and education.\n"
    )


def _write_reports(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(report(number), encoding="utf-8", newline="\n")


def _write_table(path: Path) -> None:
    rng = random.Random(1)
    lines = ["Visitor,From,To,Start date,End date,Remarks"]
    for _ in range(ROWS):
        leader = rng.randrange(900)
        start = date(1950, 1, 1) + timedelta(days=rng.randrange(70 * 365))
        end = start + timedelta(days=rng.randrange(5))
        kind = rng.choice(("State visit.", "Working visit.", "Official visit.", ""))
        who = f"{_OFFICES[leader % 2]} {_name(leader)}"
        lines.append(f"{who},{_COUNTRIES[leader % len(_COUNTRIES)]},United States,{start},{end},{kind}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _list_of_visits(folder: Path) -> Path:
    """The real list where `QUIZ_CORPUS` names it, else one of our own making."""
    real = Path(os.environ.get("QUIZ_CORPUS", "")) / "feeds" / "us-visits"
    if os.environ.get("QUIZ_CORPUS") and real.is_dir():
        return real
    own = folder / "list.csv"
    _write_table(own)
    return own


def _build(source: Path, out: Path, *more: str) -> None:
    """Through the command itself, in this process, with its summary thrown away."""
    import contextlib
    import io

    from quiz.cli import main

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["build", str(source), "-o", str(out), *more])


def _fresh(out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    return out


# ------------------------------------------------------------------ the marks


def _tables(folder: Path) -> dict[str, float]:
    """Building a long list of visits, against PyYAML's C dumper writing the same feed and banks."""
    source, out = _list_of_visits(folder), folder / "list"
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: _build(source, _fresh(out))))
        data = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in sorted(out.rglob("*.yaml"))]
        theirs.append(
            _seconds(lambda data=data: [yaml.dump(d, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True) for d in data])  # type: ignore[misc]
        )
    return {"tables_seconds": min(ours), "tables_ratio": min(ours) / min(theirs)}


def _banks(folder: Path) -> dict[str, float]:
    """Loading and checking the largest bank, and opening it again, against a bare C load of the file."""
    from quiz.bank import cache, deck

    path = max((folder / "list").glob("*.yaml"), key=lambda p: p.stat().st_size)
    text = path.read_text(encoding="utf-8")
    kept = folder / "cache"
    cache.load(path, kept)
    time.sleep(2.1)  # a file this young is not trusted by its time stamp alone
    cache.load(path, kept)
    ours, again, bare = [], [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: deck.load(path)))
        again.append(_seconds(lambda: [cache.load(path, kept) for _ in range(10)]) / 10)
        bare.append(_seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
    return {"load_ratio": min(ours) / min(bare), "cached_open_ratio": min(again) / min(bare)}


def _changed(folder: Path) -> dict[str, float]:
    """A second build after one of a thousand documents changed, against the first."""
    source, out = folder / "thousand", folder / "thousand-out"
    _write_reports(source, CHANGED)
    whole = _seconds(lambda: _build(source, _fresh(out)))
    one = source / f"{CHANGED // 2:05}.txt"
    one.write_text(one.read_text(encoding="utf-8").replace("education", "fisheries"), encoding="utf-8", newline="\n")
    return {"rebuild_ratio": _seconds(lambda: _build(source, out)) / whole}


def _jobs(folder: Path) -> dict[str, float]:
    """Wall-clock time with one process and with two, where the machine has two to give."""
    if (os.cpu_count() or 1) < 2:
        print("jobs_ratio: skipped, this machine has one processor", file=sys.stderr)
        return {}
    source = folder / "thousand"
    one, two = [], []
    for _ in range(2):
        one.append(_wall(lambda: _command("build", str(source), "-o", str(_fresh(folder / "one")))))
        two.append(_wall(lambda: _command("build", str(source), "-o", str(_fresh(folder / "two")), "--jobs", "2")))
    return {"jobs_ratio": min(one) / min(two)}


def _wall(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _command(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-m", "quiz", *arguments], capture_output=True, check=False)


_PEAK = (
    "import resource,sys; from quiz.cli import main; main(sys.argv[1:]); print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def _growth(folder: Path) -> dict[str, float]:
    """Cost and memory of a document where there are many, against where there are few."""
    costs, peaks = {}, {}
    for count in (SMALL, LARGE):
        source, out = folder / f"reports-{count}", folder / f"out-{count}"
        _write_reports(source, count)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, "build", str(source), "-o", str(out)], capture_output=True, text=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs[count] = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime - _import_seconds()) / count
        peaks[count] = float(done.stdout.rsplit("peak ", 1)[1])
        shutil.rmtree(out)
    scale = 1 if sys.platform != "darwin" else 1024
    return {
        "document_ms": costs[LARGE] * 1000,
        "growth_ratio": costs[LARGE] / costs[SMALL],
        "memory_kb_a_document": (peaks[LARGE] - peaks[SMALL]) / scale / (LARGE - SMALL),
    }


def _import_seconds() -> float:
    """What a build of nothing costs: the interpreter and the imports."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import quiz.bank.build"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _start() -> dict[str, float]:
    """`--version` and `--help`, against an interpreter that does nothing."""
    bare, version, helped = [], [], []
    for _ in range(7):
        bare.append(_wall(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)))
        version.append(_wall(lambda: _command("--version")))
        helped.append(_wall(lambda: _command("--help")))
    return {"version_ratio": min(version) / min(bare), "help_ratio": min(helped) / min(bare)}


if __name__ == "__main__":
    for mark, value in measure().items():
        print(f"{mark}: {value:,.3f}")
