"""Imports point one way, and heavy modules are loaded only by what needs them."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the code."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def everything_in(package: str) -> str:
    """Code that imports a package and all modules in it."""
    return (
        f"import importlib, pkgutil, {package} as top\n"
        f"for m in pkgutil.walk_packages(top.__path__, '{package}.'): importlib.import_module(m.name)"
    )


def starting_with(modules: set[str], *prefixes: str) -> set[str]:
    return {m for m in modules if any(m == p or m.startswith(f"{p}.") for p in prefixes)}


def test_the_import_contract_holds() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed; `make check` installs it")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_study_knows_neither_rules_nor_screens_nor_the_feed() -> None:
    loaded = loaded_after(everything_in("quiz.study"))
    forbidden = (
        "quiz.bank.rules",
        "quiz.bank.itemrules",
        "quiz.bank.make",
        "quiz.feed",
        "quiz.sources",
        "quiz.app",
        "textual",
        "rich",
        "jinja2",
        "genanki",
    )
    assert starting_with(loaded, *forbidden) == set()


def test_exports_know_no_screen_and_no_source() -> None:
    loaded = loaded_after(everything_in("quiz.export"))
    assert starting_with(loaded, "textual", "quiz.app", "quiz.feed", "quiz.sources", "quiz.bank.make") == set()


def test_the_app_knows_no_source() -> None:
    loaded = loaded_after(everything_in("quiz.app"))
    assert starting_with(loaded, "quiz.feed", "quiz.sources", "quiz.bank.make") == set()


def test_the_command_line_starts_without_any_library() -> None:
    loaded = loaded_after("import quiz.cli")
    assert starting_with(loaded, "msgspec", "yaml", "textual", "babel", "jinja2", "quiz.bank", "quiz.feed", "quiz.app") == set()


@pytest.mark.parametrize("command", ["check", "why", "review", "play", "build", "export", "schema"])
def test_a_commands_help_loads_no_heavy_library(command: str) -> None:
    loaded = loaded_after(
        f"import io, contextlib\nfrom quiz.cli import main\nwith contextlib.redirect_stdout(io.StringIO()): main(['{command}', '--help'])"
    )
    assert starting_with(loaded, "textual", "babel", "trafilatura", "weasyprint", "genanki", "openpyxl", "feedparser") == set()


@pytest.mark.parametrize("path", sorted((ROOT / "quiz").rglob("__init__.py")), ids=lambda p: str(p.parent.relative_to(ROOT)))
def test_a_package_imports_nothing_by_itself(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)] == []


def test_only_commands_print() -> None:
    talkers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "quiz").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    allowed = {Path("quiz/cli.py"), *(p.relative_to(ROOT) for p in (ROOT / "quiz" / "commands").glob("*.py"))}
    assert talkers <= {str(p) for p in allowed}


def test_only_the_clock_reads_the_time() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "quiz").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    }
    assert readers <= {"quiz/clock.py"}


def test_chance_is_always_seeded() -> None:
    loose = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "quiz").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            ast.unparse(node).startswith(("random.shuffle(", "random.choice(", "random.sample(")) or ast.unparse(node) == "random.Random()"
        )
    }
    assert loose == set()
