"""A bank's own text: cut into questions, and changed one field at a time, so that all other bytes stay as a person left them."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import yaml

from quiz import yamltext
from quiz.bank.kinds.all import AnyQuestion
from quiz.errors import FormatError


class Entry(msgspec.Struct):
    """One question's lines as they stand in the file: `lead` are the comment and blank lines above it."""

    question: AnyQuestion
    lead: str
    body: str
    line: int


class Cut(NamedTuple):
    """A file in pieces: `head` + every entry's lead and body + `tail` is the file. Without entries it cannot be cut."""

    head: str
    entries: list[Entry]
    tail: str


def cut(loaded: yamltext.Loaded, questions: Sequence[AnyQuestion]) -> Cut:
    """Cut the file's text at its questions; comment and blank lines above one belong to it.

    A list in flow style, `questions: [...]`, has no lines of its own for each question and gives no entries.
    """
    node = loaded.find(("questions",))
    if not questions or not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return Cut(loaded.text, [], "")
    lines = loaded.text.splitlines(keepends=True)
    firsts = [item.start_mark.line for item in node.value]
    if any(not lines[first].lstrip().startswith("-") for first in firsts):
        return Cut(loaded.text, [], "")
    column = len(lines[firsts[0]]) - len(lines[firsts[0]].lstrip(" "))
    below = [key.start_mark.line for key, _ in loaded.node.value if key.start_mark.line > firsts[-1]]
    stop = _lead_start(lines, below[0], firsts[-1], 0) if below else len(lines)
    leads = [_lead_start(lines, first, after, column) for first, after in zip(firsts, [_key_line(loaded), *firsts], strict=False)]
    entries = [
        Entry(question, "".join(lines[lead:first]), "".join(lines[first:end]), first + 1)
        for question, lead, first, end in zip(questions, leads, firsts, [*leads[1:], stop], strict=True)
    ]
    return Cut("".join(lines[: leads[0]]), entries, "".join(lines[stop:]))


def _key_line(loaded: yamltext.Loaded) -> int:
    return next((key.start_mark.line for key, _ in loaded.node.value if key.value == "questions"), 0)


def _lead_start(lines: list[str], first: int, after: int, column: int) -> int:
    """The first of the blank and comment lines above a question; a comment indented deeper belongs to the question before."""
    start = first
    while start - 1 > after:
        line = lines[start - 1]
        if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip(" ")) <= column):
            break
        start -= 1
    return start


def newline_of(text: str) -> str:
    """The line ending that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def set_fields(text: str, changes: dict[str, Any], order: Sequence[str], path: tuple[str | int, ...] = ()) -> str:
    """`text` (YAML) with keys of the mapping at `path` set to new values, or taken out where the value is None.

    Every other line keeps its bytes, and so does a comment behind a value of one line. A new key goes behind the keys
    that come before it in `order`.
    """
    for key, value in changes.items():
        text = _set_field(text, key, value, order, path)
    return text


def _set_field(text: str, key: str, value: Any, order: Sequence[str], path: tuple[str | int, ...]) -> str:
    loaded = yamltext.parse(text, "")
    mapping = loaded.find(path)
    assert isinstance(mapping, yaml.MappingNode)
    if mapping.flow_style:
        raise ValueError("a mapping on one line has no lines for its fields")
    newline, lines = newline_of(text), text.splitlines(keepends=True)
    values = {k.value: v for k, v in mapping.value}
    spans = {k.value: (k, _last_line(v, k)) for k, v in mapping.value}
    column = mapping.value[0][0].start_mark.column
    fresh = [] if value is None else _lines_of(key, value, column, newline)
    if key in spans:
        start_key, last = spans[key]
        first = start_key.start_mark.line
        if fresh:
            fresh[0] = lines[first][:column] + fresh[0][column:]
            if len(fresh) == 1 and first == last:
                fresh[0] = _with_comment(fresh[0], lines[first], values[key], newline)
        lines[first : last + 1] = fresh
    elif fresh:
        before = [k for k in order[: order.index(key)] if k in spans] if key in order else list(spans)
        at = max(spans[k][1] for k in before or spans) + 1
        if at > 0 and not lines[at - 1].endswith(("\n", "\r")):
            lines[at - 1] += newline
        lines[at:at] = fresh
    return "".join(lines)


def _lines_of(key: str, value: Any, column: int, newline: str) -> list[str]:
    """`key: value` as block YAML, indented to `column`."""
    return [" " * column + line + newline for line in yamltext.dump({key: value}).split("\n")[:-1]]


def _with_comment(fresh: str, old: str, value: yaml.Node, newline: str) -> str:
    """The new line with the comment that stood behind the old value."""
    comment = old[value.end_mark.column :].rstrip("\r\n") if value.end_mark.line == value.start_mark.line else ""
    return fresh.rstrip("\r\n") + comment + newline if re.match(r"\s+#", comment) else fresh


def _last_line(node: yaml.Node, key: yaml.Node) -> int:
    """The last line on which a value stands; block collections end with their last child."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end = node.end_mark
        block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        line = end.line - (1 if block and end.column == 0 else 0)
        return int(max(line, key.start_mark.line))
    if isinstance(node, yaml.MappingNode):
        last_key, last_value = node.value[-1]
        return _last_line(last_value, last_key)
    return _last_line(node.value[-1], key)


def indented(text: str, by: int, newline: str) -> str:
    """Lines moved to the right, with the file's line ending."""
    return "".join(" " * by + line.rstrip("\n") + newline if line.strip() else newline for line in text.splitlines(keepends=True))


def has_key(text: str, key: str) -> bool:
    """Whether the mapping that `text` holds has the key."""
    return bool(text.strip()) and _key_at(text, key, ()) is not None


def replace_on_line(text: str, key: str, pattern: str, replacement: str, path: tuple[str | int, ...] = ()) -> str:
    """`text` with the pattern replaced on the line of the key, and nowhere else."""
    lines = text.splitlines(keepends=True)
    at = _key_at(text, key, path)
    if at is not None:
        lines[at] = re.sub(pattern, replacement, lines[at], count=1)
    return "".join(lines)


def line_of_key(text: str, key: str, path: tuple[str | int, ...] = ()) -> str:
    """The line on which the key stands, empty where there is none."""
    at = _key_at(text, key, path)
    return "" if at is None else text.splitlines()[at]


def _key_at(text: str, key: str, path: tuple[str | int, ...]) -> int | None:
    try:
        mapping = yamltext.parse(text, "").find(path)
    except FormatError:  # nothing but comments
        return None
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    return next((k.start_mark.line for k, _ in pairs if k.value == key), None)
