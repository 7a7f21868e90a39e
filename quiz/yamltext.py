"""YAML as this project reads and writes it: every scalar is text, and every fault has a line.

Reading uses PyYAML's C parser, without tags, anchors, aliases or doubled keys; the schema (msgspec
structs) gives each text its type, so that `NO` stays Norway and `1:30` a time. Writing uses the C
emitter and quotes whatever another YAML reader would take for something else than text.
"""

import difflib
import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
import yaml

from quiz.errors import FormatError

T = TypeVar("T")
Path_ = tuple[str | int, ...]

_STR_TAG = "tag:yaml.org,2002:str"
_TAG_OF: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: _STR_TAG,
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
}
_PLAIN_TAGS = frozenset(_TAG_OF.values())
_FORBIDDEN_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONFLICT = re.compile(r"^<{7} ", re.M)
_DEEPEST = 100
_DEEP_BLOCK = re.compile(r"^[ \-?:]{100}", re.M)
_BRACKET = re.compile(r"[\[\]{}]")
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s,\[\]{}]", re.M)


class _Parser(yaml.cyaml.CParser):  # type: ignore[misc,name-defined]
    """Text -> nodes, with every untagged scalar a string; PyYAML's own resolver would guess a type for each."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002  # PyYAML's signature
        return _TAG_OF[kind]

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing depends on the path to a node."""

    def ascend_resolver(self) -> None:
        """Nothing depends on the path to a node."""


@contextmanager
def no_collection() -> Iterator[None]:
    """Nodes refer to each other in a tree only: looking for cycles among them takes half the time of parsing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Loaded:
    """One parsed YAML file: `data` in dicts, lists and strings, and the lines that they came from."""

    def __init__(self, text: str, name: str, node: yaml.Node, data: Any) -> None:
        self.text = text
        self.name = name
        self.node = node
        self.data = data

    def line(self, path: Iterable[str | int] = ()) -> int:
        """The line (from 1) where the value at `path` starts, or the nearest parent's that exists."""
        mark = self.find(path).start_mark
        return mark.line + 1 if mark else 1

    def find(self, path: Iterable[str | int]) -> yaml.Node:
        """The node at `path`, or its nearest parent that exists."""
        node = self.node
        for step in path:
            below = _child(node, step)
            if below is None:
                break
            node = below
        return node

    def where(self, path: Iterable[str | int] = ()) -> str:
        """`file:line: questions[3].answer`, for messages."""
        path = tuple(path)
        shown = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).lstrip(".")
        return f"{self.name}:{self.line(path)}" + (f": {shown}" if shown else "")


def _child(node: yaml.Node, step: str | int) -> Any:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def read(path: Path) -> Loaded:
    """Read and parse one file; every fault is a `FormatError` with its place."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror or error}", str(path)) from error
    return parse_bytes(raw, str(path))


def parse_bytes(raw: bytes, name: str) -> Loaded:
    """Parse a file's bytes; `name` stands for the file in messages."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FormatError("is not UTF-8 text. Save the file as UTF-8.", f"{name}:{line}") from error
    return parse(text, name)


def parse(text: str, name: str) -> Loaded:
    """Parse YAML text; `name` stands for the file in messages."""
    bad = _FORBIDDEN_CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise FormatError(f"holds the control character U+{ord(bad.group()):04X}. Delete it.", f"{name}:{line}")
    with no_collection():
        return _parsed(text, name)


def _parsed(text: str, name: str) -> Loaded:
    try:
        if _may_be_deep(text):
            _refuse_depth(text, name)
        node = _Parser(text).get_single_node()
    except yaml.YAMLError as error:
        conflict = _CONFLICT.search(text)
        if conflict:
            line = text.count("\n", 0, conflict.start()) + 1
            raise FormatError(
                "holds a merge conflict. Keep one side and delete the lines <<<<<<<, ======= and >>>>>>>.", f"{name}:{line}"
            ) from error
        raise _syntax_fault(error, name) from error
    if node is None:
        raise FormatError("is empty. Was it only half written?", name)
    if _ANCHOR.search(text):
        _refuse_aliases(node, text, name)
    return Loaded(text, name, node, _plain(node, name))


def _may_be_deep(text: str) -> bool:
    """Whether brackets or indentation could nest deeper than any feed or bank; the C parser would overflow its stack."""
    if _DEEP_BLOCK.search(text):
        return True
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match.group() in "[{" else -1
        if depth > _DEEPEST:
            return True
        depth = max(depth, 0)  # a closing bracket inside a text must not hide an opening one
    return False


def _refuse_depth(text: str, name: str) -> None:
    """Count the true depth, which brackets inside texts do not change."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise FormatError("is nested too deeply to be a feed or a bank.", f"{name}:{line}")


def _refuse_aliases(node: yaml.Node, text: str, name: str) -> None:
    """Refuse anchors and aliases. An alias is a node met twice; an anchored node starts with its `&`."""
    seen: set[int] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        start = current.start_mark
        if id(current) in seen or (start and text[start.index : start.index + 1] == "&"):
            raise FormatError(
                "uses a YAML anchor or alias, which is not read here. Write the value out, or quote a text that starts with & or *.",
                f"{name}:{_line(current)}",
            )
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            todo += [part for pair in reversed(current.value) for part in reversed(pair)]
        elif isinstance(current, yaml.SequenceNode):
            todo += reversed(current.value)


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1


def _syntax_fault(error: yaml.YAMLError, name: str) -> FormatError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error).split("\n")[0]
    remedy = " Is a quotation mark, a colon or an indent missing just before?"
    return FormatError(f"is not valid YAML: {problem}.{remedy}", f"{name}:{mark.line + 1}" if mark else name)


def _plain(node: yaml.Node, name: str) -> Any:
    if node.tag not in _PLAIN_TAGS:
        raise FormatError(
            f"has the YAML tag {node.tag.replace('tag:yaml.org,2002:', '!!')}, which is not read here. Delete the tag.",
            f"{name}:{node.start_mark.line + 1}",
        )
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name) for item in node.value]
    result = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise FormatError("has a key that is not a plain word.", f"{name}:{key.start_mark.line + 1}")
        if key.value in result:
            raise FormatError(f'has the key "{key.value}" twice. Delete one.', f"{name}:{key.start_mark.line + 1}")
        result[key.value] = _plain(value, name)
    return result


def typed(loaded: Loaded, kind: type[T], at: Path_ = ()) -> T:
    """The data at `at` as `kind`; what does not fit is a `FormatError` with line, path and remedy."""
    data = loaded.data
    for step in at:
        data = data[step]
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError as error:
        raise schema_fault(loaded, error, kind, at) from error


_PATH = re.compile(r" - at `(?:key in )?\$([^`]*)`$")
_STEP = re.compile(r"\[(\d+)\]|\.([^.\[\]]+)|\[\.\.\.\]")
_EXPECTED = re.compile(r"Expected `([^`]+)`(?: of length (\d+))?(?:, got `([^`]+)`(?: of length \d+)?)?")
_NAMES = {
    "str": "a text",
    "array": "a list",
    "object": 'a mapping ("key: value")',
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}


def schema_fault(loaded: Loaded, error: msgspec.ValidationError, kind: Any, at: Path_) -> FormatError:
    """msgspec's complaint in the words of the person who wrote the file."""
    message = str(error)
    found = _PATH.search(message)
    path: Path_ = at
    if found:
        message = message[: found.start()]
        path = at + tuple(int(m[1]) if m[1] else m[2] for m in _STEP.finditer(found[1]) if m[1] or m[2])
    missing = re.fullmatch(r"Object missing required field `(.+)`", message)
    unknown = re.fullmatch(r"Object contains unknown field `(.+)`", message)
    if missing:
        message = f'no {missing[1]}. Did you forget "{missing[1]}:"?'
    elif unknown:
        message = f'unknown key "{unknown[1]}".' + _near(unknown[1], _known_fields(kind), " Delete it, or check its spelling.")
        path = (*path, unknown[1])
    else:
        message = _value_fault(message, loaded.find(path), path, kind)
    return FormatError(message, loaded.where(path))


def _value_fault(message: str, node: yaml.Node, path: Path_, kind: Any) -> str:
    """What is wrong with one value, and what should stand there."""
    shown = str(node.value)[:40] if isinstance(node, yaml.ScalarNode) else ""
    expected = _EXPECTED.match(message)
    if expected:
        wanted = " or ".join(_NAMES.get(part.strip(), part.strip()) for part in expected[1].split("|"))
        length = f" of {expected[2]}" if expected[2] else ""
        if isinstance(node, yaml.MappingNode) and "str" in expected[1].split(" | "):
            return f"{wanted} should stand here, and a colon made it a mapping. Put the text in quotation marks."
        what = f'"{shown}" stands' if shown else "nothing stands" if isinstance(node, yaml.ScalarNode) else f"{_look(node)} stands"
        return f"{what} where {wanted}{length} should. Correct it."
    invalid = re.match(r"Invalid (?:enum )?value '(.*)'", message)
    if invalid:
        field = next((str(step) for step in reversed(path) if isinstance(step, str)), "value")
        known = _allowed(kind, field)
        return f'"{invalid[1]}" is no {field}.' + _near(
            invalid[1], known, f" It is one of {', '.join(known)}." if known else " Correct it."
        )
    return message[0].lower() + message[1:] + ". Correct it."


def _look(node: yaml.Node) -> str:
    return "a mapping" if isinstance(node, yaml.MappingNode) else "a list"


def _near(word: str, known: list[str], otherwise: str) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f' Did you mean "{near[0]}"?' if near else otherwise


def _structs_in(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """The struct, or every struct of the union, and those inside."""
    todo, seen = [kind], set()
    while todo:
        current = todo.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, type) and issubclass(current, msgspec.Struct):
            yield current
            todo += [f.type for f in msgspec.structs.fields(current)]
        else:
            todo += list(getattr(current, "__args__", ()))


def _known_fields(kind: Any) -> list[str]:
    return sorted({name for struct in _structs_in(kind) for name in struct.__struct_encode_fields__})


def _allowed(kind: Any, field: str) -> list[str]:
    """The values that a field may have: the tags of the types, or those of a `Literal`."""
    found: list[str] = []
    for struct in _structs_in(kind):
        if struct.__struct_config__.tag_field == field:
            found.append(str(struct.__struct_config__.tag))
        for known in msgspec.structs.fields(struct):
            if known.encode_name == field and get_origin(known.type) is Literal:
                found += [str(value) for value in get_args(known.type)]
    return list(dict.fromkeys(found))


class _Dumper(yaml.CSafeDumper):
    """Plain block YAML; dates stay unquoted, since our reader and YAML 1.2 take them for text."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}


class Flow(dict[str, Any]):
    """A mapping that is written on one line, `{a: 1, b: 2}`."""


class FlowList(list[Any]):
    """A list that is written on one line, `[a, b]`."""


_Dumper.add_representer(Flow, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True))
_Dumper.add_representer(FlowList, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True))


def dump(data: Any) -> str:
    """Data (dicts, lists, str, int, bool, `Flow`, `FlowList`) as YAML with LF newlines, keys in order."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def slim(value: Any) -> Any:
    """A struct as dicts and lists without the fields that are at their defaults."""
    if isinstance(value, msgspec.Struct):
        return dict(_slim_fields(value))
    if isinstance(value, (list, tuple)):
        return [slim(item) for item in value]
    if isinstance(value, dict):
        return {key: slim(item) for key, item in value.items()}
    return value


def _slim_fields(value: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    config = value.__struct_config__
    if config.tag is not None:
        yield str(config.tag_field), config.tag
    fields, names = value.__struct_fields__, value.__struct_encode_fields__
    required = len(fields) - len(value.__struct_defaults__)
    for index, (field, name) in enumerate(zip(fields, names, strict=True)):
        item = getattr(value, field)
        if index >= required:
            default = value.__struct_defaults__[index - required]
            if item == default or (not item and item is not False and item != 0):
                continue
        yield name, slim(item)
