"""YAML as this project reads it: every scalar is text, and what cannot be read is told with its line."""

import gc
import time
from pathlib import Path
from typing import Literal

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import yamltext
from quiz.errors import FormatError


@pytest.mark.parametrize(
    "text", ["NO", "No", "yes", "on", "null", "~", "1:30", "007", "0x1F", "1e3", ".5", "2025-05-07", "true", "=", "<<"]
)
def test_every_plain_scalar_is_read_as_the_text_that_it_is(text: str) -> None:
    assert yamltext.parse(f"x: {text}\n", "f").data == {"x": text}


_chars = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
_data = st.recursive(
    st.text(_chars, max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(_chars, min_size=1, max_size=10), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(_chars, min_size=1, max_size=10), _data, min_size=1, max_size=4))
def test_what_is_dumped_is_what_is_read_here_and_elsewhere(data: dict[str, object]) -> None:
    text = yamltext.dump(data)
    assert yamltext.parse(text, "f").data == data
    assert "\r" not in text
    assert text.endswith("\n")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_message(text: str) -> None:
    loaded = _read_or_told(text)
    if loaded is not None:
        assert yamltext.parse(yamltext.dump({"x": loaded.data}), "f").data == {"x": loaded.data}


def _read_or_told(text: str) -> yamltext.Loaded | None:
    try:
        return yamltext.parse(text, "f.yaml")
    except FormatError as error:
        told = error
    assert told.where.startswith("f.yaml")
    assert "\n" not in str(told)
    return None


def test_other_readers_see_texts_where_we_see_texts() -> None:
    words = ["NO", "yes", "1:30", "null", "0x1F", "12", "1e3", "~", ""]
    assert yaml.safe_load(yamltext.dump({"x": words})) == {"x": words}


def test_dates_are_written_without_quotation_marks() -> None:
    assert yamltext.dump({"start": "2025-05-07"}) == "start: 2025-05-07\n"


def test_flow_mappings_stand_on_one_line() -> None:
    assert yamltext.dump({"a": yamltext.Flow({"b": "c", "d": 1}), "e": yamltext.FlowList(["f"])}) == "a: {b: c, d: 1}\ne: [f]\n"


REFUSED = [
    ("a: !!python/object/apply:os.system [ls]\n", 1, "!!python/object/apply:os.system"),
    ("a: 1\nb: !custom x\n", 2, "!custom"),
    ("a: &x 1\nb: *x\n", 1, "anchor or alias"),
    ("a: &x 1\n", 1, "anchor or alias"),
    ("&x a: 1\n", 1, "anchor or alias"),
    ("😀: é\nb: [1, &y {c: d}]\n", 2, "anchor or alias"),
    ("a:\n  b: 1\n  b: 2\n", 3, 'the key "b" twice'),
    ("? [a]\n: b\n", 1, "not a plain word"),
    ("a: [1, 2\nb: 3\n", 2, "not valid YAML"),
    ('a: "half\n', 2, "not valid YAML"),
    ("a: 1\n--- \nb: 2\n", 2, "not valid YAML"),
    ("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2, "merge conflict"),
    ("\t- a\n", 1, "not valid YAML"),
    ("# nothing\n", 0, "empty"),
    ("a: b\x00c\n", 1, "U+0000"),
    ("a: 1\nb: \x1b[31m\n", 2, "U+001B"),
    ("[" * 5000, 0, ""),
    ("{a: " * 5000, 0, ""),
    ("[" * 200_000, 0, ""),
    ("- " * 200_000, 0, ""),
    ("a: " + "[{b: " * 100_000, 0, ""),
    ("".join(" " * n + "a:\n" for n in range(2000)), 0, "nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), REFUSED)
def test_what_is_refused_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        yamltext.parse(text, "f.yaml")
    assert message in caught.value.message
    assert caught.value.where.startswith(f"f.yaml:{line}" if line else "f.yaml")


@pytest.mark.parametrize(
    "text", ["a: 'R & D'\n", "a: this *matters*\n", 'a: "&amp; *x"\n', "a: |\n  &x\n  *y\n", "a: b # &c *d\n", "a: x&y\n"]
)
def test_an_ampersand_or_a_star_in_a_text_is_no_anchor(text: str) -> None:
    assert yamltext.parse(text, "f").data == yaml.safe_load(text)


def test_many_brackets_in_texts_are_no_depth() -> None:
    data = {"x": ["[" * 300, "{ [ { " * 200, "- " * 200]}
    assert yamltext.parse(yamltext.dump(data), "f").data == data


def test_an_alias_bomb_takes_no_time() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    start = time.process_time()
    with pytest.raises(FormatError, match="anchor or alias"):
        yamltext.parse(bomb, "f")
    assert time.process_time() - start < 1


def test_a_byte_order_mark_and_windows_newlines_are_fine(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes("\ufeffa: 1\r\nb: é\r\n".encode())
    loaded = yamltext.read(tmp_path / "f.yaml")
    assert loaded.data == {"a": "1", "b": "é"}
    assert loaded.line(("b",)) == 2


def test_lines_and_paths_are_told_as_a_reader_writes_them() -> None:
    loaded = yamltext.parse("a:\n- b: 1\n- b:\n    c: 2\n", "f.yaml")
    assert loaded.where(("a", 1, "b", "c")) == "f.yaml:4: a[1].b.c"
    assert loaded.where(("a", 1, "nothing", "more")) == "f.yaml:3: a[1].nothing.more"
    assert loaded.where() == "f.yaml:1"


def test_parsing_leaves_the_garbage_collector_as_it_was() -> None:
    assert gc.isenabled()
    yamltext.parse("a: 1\n", "f")
    with pytest.raises(FormatError):
        yamltext.parse("a: [\n", "f")
    assert gc.isenabled()


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    level: Literal["remember", "compare"] = "remember"
    many: list[str] = []
    count: int = 0
    right: bool = True
    pair: tuple[str, str] = ("", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("level: compare\n", 'no name. Did you forget "name:"?'),
        ("nmae: x\nname: y\n", 'unknown key "nmae". Did you mean "name"?'),
        ("name: x\nzzz: y\n", 'unknown key "zzz". Delete it, or check its spelling.'),
        ("name: x\nlevel: rember\n", '"rember" is no level. Did you mean "remember"?'),
        ("name: x\nlevel: z\n", '"z" is no level. It is one of remember, compare.'),
        ("name: x\nmany: y\n", '"y" stands where a list should. Correct it.'),
        ("name: x\nmany:\n", "nothing stands where a list should. Correct it."),
        ("name: [x]\n", "a list stands where a text should. Correct it."),
        ("name: {a: b}\n", "a text should stand here, and a colon made it a mapping. Put the text in quotation marks."),
        ("name: x\ncount: many\n", '"many" stands where a whole number should. Correct it.'),
        ("name: x\nright: yes\n", '"yes" stands where true or false should. Correct it.'),
        ("name: x\npair: [a]\n", "a list stands where a list of 2 should. Correct it."),
    ],
)
def test_a_fault_speaks_of_what_was_written(text: str, message: str) -> None:
    loaded = yamltext.parse(text, "f.yaml")
    with pytest.raises(FormatError) as caught:
        yamltext.typed(loaded, Shape)
    assert caught.value.message == message
