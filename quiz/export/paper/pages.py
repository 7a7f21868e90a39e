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
from quiz.export.paper.item import Item
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
    """The page `name` as HTML. A fault in a template is a `FormatError` with its line."""
    env = environment(own)
    try:
        template = env.get_template(name)
        shared = {**_common(words), "of_deck": _of_deck(words.language, str(values["deck_language"])), **values}
        return template.render(answer_part=AnswerParts(env, shared), **shared).lstrip()
    except TemplateError as error:
        raise FormatError(f"this template cannot be used: {error}.", _place(error, name)) from error
    except Exception as error:
        if own is None:
            raise
        # a user's template can raise whatever Python can
        raise FormatError(f"this template cannot be used: {type(error).__name__}: {error}.", _place(error, name)) from error


class AnswerParts:
    """What stands under a question's stem, through the template of its type.

    Each type's template is looked up once a page and not once a question: an `include` would double the time of a long sheet.
    """

    def __init__(self, env: Environment, shared: Mapping[str, Any]) -> None:
        self._env, self._shared = env, shared
        self._open: dict[str, tuple[Any, Any]] = {}

    def __call__(self, item: Item) -> Markup:
        if item.kind not in self._open:
            template = self._env.get_template(item.template)
            self._open[item.kind] = (template.root_render_func, template.new_context(dict(self._shared)))
        render, context = self._open[item.kind]
        context.vars["item"] = item
        return Markup("".join(render(context)))  # noqa: S704 - written by an escaping template


def _place(error: Exception, name: str) -> str:
    """`file:line` of the innermost template in which it went wrong."""
    file, line = getattr(error, "filename", None) or name, getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            file, line = template.filename or name, template.get_corresponding_lineno(trace.tb_lineno)
        elif str(trace.tb_frame.f_code.co_filename).endswith((".html", ".css")):
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return f"{file}:{line}" if line else str(file)


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


def _of_deck(page_language: str, deck_language: str) -> Markup:
    """Attributes of texts that come from the deck: their direction, and their language where the page has another."""
    if deck_language == page_language:
        return Markup(' dir="auto"')
    return Markup(' lang="%s" dir="auto"') % deck_language


def cited(source: Source, language: str) -> str:
    """A source as a bibliography has it: publisher, title, date."""
    parts = [source.publisher, f"“{source.title}”", said(source.published, language) if source.published else ""]
    return ", ".join(part for part in parts if part)


def css_string(text: str) -> Markup:
    """`text` as a CSS string in which nothing can end the string, the style or the page."""
    escaped = "".join(c if c.isalnum() or c in " .,·–-" else f"\\{ord(c):x} " for c in text)
    return Markup('"%s"') % escaped


def css_page(pattern: str, counter: str = "page") -> Markup:
    """`Page {page} of {pages}` as a value of `content`; `counter` counts the pages."""
    parts: Sequence[str] = pattern.replace("{pages}", "\0pages\0").replace("{page}", "\0page\0").split("\0")
    counted = {"page": Markup("counter(%s)") % counter, "pages": Markup("counter(pages)")}
    return Markup(" ").join(counted.get(part) or css_string(part) for part in parts if part)
