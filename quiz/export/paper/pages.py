"""Templates to text: one environment for all printed pages, escaped throughout, with the user's own folder first."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, select_autoescape
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from quiz import locations
from quiz.citation import Source
from quiz.errors import FormatError, UsageError
from quiz.export.paper.dates import said
from quiz.export.paper.words import Words

COLUMNS = {1: "one", 2: "two", 4: "four"}


@lru_cache(maxsize=4)
def environment(own: Path | None = None) -> Environment:
    """The templates of the package, behind those of the user's folder. Templates from outside run in a sandbox."""
    if own is not None and not own.is_dir():
        raise UsageError("there is no such folder of templates.", str(own))
    shipped = [locations.templates() / "worksheet", locations.templates() / "handout"]
    kind = Environment if own is None else SandboxedEnvironment
    made = kind(
        loader=FileSystemLoader([str(folder) for folder in ([own, *shipped] if own else shipped)]),
        autoescape=select_autoescape(default=True, default_for_string=True, disabled_extensions=()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    made.filters["css_string"] = css_string
    made.filters["css_page"] = css_page
    return made


def page(name: str, words: Words, values: Mapping[str, Any], own: Path | None = None) -> str:
    """The page `name` as HTML. A fault in a user's template is a `FormatError` with its line."""
    env = environment(own)
    try:
        return env.get_template(name).render(**_common(words), **values).lstrip()
    except TemplateError as error:
        raise FormatError(f"this template cannot be used: {error}.", _place(error, name)) from error


def _place(error: TemplateError, name: str) -> str:
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    return f"{file or name}:{line}" if line else str(file or name)


def _common(words: Words) -> dict[str, Any]:
    """What every template may use, whatever the page."""
    points: dict[int, str] = {}

    def points_of(n: int) -> str:
        if n not in points:
            points[n] = words.points(n)
        return points[n]

    return {
        "w": words,
        "language": words.language,
        "points": points_of,
        "group": lambda n: words.sheet.group.format(n=n),
        "columns": COLUMNS.__getitem__,
        "cited": lambda source: cited(source, words.language),
        "verdict": lambda entry: (
            {"true": words.sheet.true, "false": words.sheet.false}.get(entry.short, entry.short)
            if entry.item.kind == "true-false"
            else entry.short
        ),
    }


def cited(source: Source, language: str) -> str:
    """A source as a bibliography has it: publisher, title, date."""
    parts = [source.publisher, f"“{source.title}”", said(source.published, language) if source.published else ""]
    return ", ".join(part for part in parts if part)


def css_string(text: str) -> Markup:
    """`text` as a CSS string in which nothing can end the string, the style or the page."""
    return Markup('"' + "".join(c if c.isalnum() or c in " .,·–-" else f"\\{ord(c):x} " for c in text) + '"')  # noqa: S704 - escaped here


def css_page(pattern: str, counter: str = "page") -> Markup:
    """`Page {page} of {pages}` as a value of `content`; `counter` counts the pages."""
    parts: Sequence[str] = pattern.replace("{pages}", "\0pages\0").replace("{page}", "\0page\0").split("\0")
    return Markup(" ").join(
        Markup(f"counter({counter if p == 'page' else p})") if p in {"page", "pages"} else css_string(p) for p in parts if p
    )
