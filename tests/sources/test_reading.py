"""From paths to documents: folders, faults, what the user says, ids."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from quiz.errors import QuizError, UsageError
from quiz.sources import furniture, published
from quiz.sources.given import Given
from quiz.sources.names import Ids, slug, source_id
from quiz.sources.read import STANDARD_INPUT, read_sources
from tests.sources.pages import BARE, DUMP, EVERY_PAGE, HARBOUR, WIRE
from tests.sources.reading import assert_blocks_cover, read_text


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_blocks_cover_the_text_in_order(page):
    assert_blocks_cover(read_text(page))
    assert_blocks_cover(read_text(page, "page.md"))


@over(
    st.text(st.sampled_from("Ab c.\n\r\t-=*#:|[]<>\"'0–é\u00a0\u2028{}_`&"), min_size=1, max_size=200), st.sampled_from(["a.txt", "a.md"])
)
def test_any_text_is_covered_by_its_blocks_or_refused(text, name):
    try:
        page = read_text(text, name)
    except QuizError:
        return
    assert page.text == text
    assert_blocks_cover(page)


def test_a_text_is_kept_exactly_as_read(tmp_path):
    text = "The king\u00a0came.\r\n\r\n\tHe  left – “soon”, [red]x[/] <b>&amp; {{c1::y}}.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8"))
    (page,) = read_sources([tmp_path])
    assert page.text == text


def test_control_characters_become_spaces_one_for_one():
    page = read_text("The king\x1b[31m came\u202e.\n")
    assert page.text == "The king [31m came .\n"


def test_folders_are_read_in_the_order_of_names_and_hidden_files_are_not(tmp_path):
    (tmp_path / "b.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "b.meta.yaml").write_text("publisher: The Harbour Gazette\n", encoding="utf-8")
    assert [page.source.file for page in read_sources([tmp_path])] == ["z.txt", "b.txt"]


def test_the_same_bytes_are_read_once_and_a_note_says_so(tmp_path):
    notes = []
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BARE, encoding="utf-8")
    assert len(list(read_sources([tmp_path], note=notes.append))) == 1
    assert "is the same as" in str(notes[0])


def test_what_the_user_says_is_recorded_as_given(tmp_path):
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (page,) = read_sources([tmp_path], Given(publisher="The Harbour Gazette", published="2019-06-14"))
    assert page.source.publisher == "The Harbour Gazette"
    assert page.source.given == ["published", "publisher"]
    assert page.id == "the-harbour-gazette-2019-06-14-king-olav-president-calder"


def test_a_meta_file_beside_the_text_supplies_what_it_lacks(tmp_path):
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text("title: A meeting\npublished: 2019-06-15\n", encoding="utf-8")
    (page,) = read_sources([tmp_path / "a.txt"], Given(title="The meeting"))
    assert (page.source.title, page.source.published) == ("The meeting", "2019-06-15")


def test_what_the_text_says_itself_is_not_called_given():
    page = read_text(HARBOUR, given=Given(published="2019-06-14"))
    assert page.source.given == []


def test_an_id_does_not_hang_on_the_rest_of_the_folder(tmp_path):
    (tmp_path / "b.txt").write_text(HARBOUR, encoding="utf-8")
    (alone,) = read_sources([tmp_path])
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    assert [page.id for page in read_sources([tmp_path])][1] == alone.id


def test_ids_that_collide_get_a_counter():
    ids = Ids()
    assert [ids.unique("a"), ids.unique("a"), ids.unique("b")] == ["a", "a-2", "b"]


@over(st.text(max_size=60), st.text(max_size=60))
def test_an_id_is_never_empty_and_holds_no_space(publisher, title):
    name = source_id(publisher, "2020-01-01", title, "file")
    assert name
    assert not any(c.isspace() or c in ":#{}[]&*'\"/" for c in name)


def test_slugs_keep_letters_readable():
    assert slug("Aleksandar Vučić in Ørsta – “heute”") == "aleksandar-vucic-in-orsta-heute"


def test_standard_input_is_read_like_a_file():
    (page,) = read_sources([STANDARD_INPUT], Given(title="Pasted"), stdin=BARE.encode())
    assert page.source.title == "Pasted"
    assert page.source.file == "standard input"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"  \n\n", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a PNG picture"),
        ("a.txt", b"abc\0def\0" * 10, "binary file"),
        ("a.txt", b"\xff\xfeT", "starts like UTF-1"),
        ("a.txt", b"***\n\n12345\n", "holds no running text"),
        ("a.md", b"---\ntitle: x\n", None),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_fault_with_its_name(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    faults = []
    pages = list(read_sources([tmp_path / name], fault=faults.append))
    if says:
        assert not pages
        assert len(faults) == 1
        assert str(faults[0]).startswith(str(tmp_path / name))
        assert says in str(faults[0])
    else:
        assert len(pages) + len(faults) == 1


def test_a_missing_file_and_an_empty_folder_are_faults(tmp_path):
    with pytest.raises(QuizError, match="does not exist"):
        list(read_sources([tmp_path / "none.txt"]))
    with pytest.raises(QuizError, match="holds no file"):
        list(read_sources([tmp_path]))


def test_a_bank_is_no_source_and_is_passed_over_in_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "bank.yaml").write_text("format: question-bank/1\n", encoding="utf-8")
    assert [page.source.file for page in read_sources([tmp_path])] == ["a.txt"]
    with pytest.raises(QuizError, match="is YAML and no visits feed"):
        list(read_sources([tmp_path / "bank.yaml"]))


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(BARE, encoding="utf-8")
    faults = []
    assert len(list(read_sources([tmp_path], fault=faults.append))) == 1
    assert len(faults) == 1


def test_a_date_that_is_none_is_wrong_use():
    with pytest.raises(UsageError, match="2025-05-06"):
        list(read_sources([], Given(published="6.5.2025")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_give_the_same_text(tmp_path, encoding):
    text = "“Bienvenue”, said the president – in Orléans, on a café’s terrace.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    notes = []
    (page,) = read_sources([tmp_path], note=notes.append)
    assert page.text == text
    assert bool(notes) == (encoding == "cp1252")


@pytest.mark.parametrize("rule", [*furniture.FURNITURE, *furniture.CAPTIONS], ids=lambda rule: rule.name)
def test_each_furniture_rule_takes_its_examples_and_leaves_the_others(rule):
    assert rule.refuses
    for line in rule.accepts:
        assert rule.pattern.fullmatch(line), line
        assert furniture.is_furniture(line) or furniture.is_caption(line)
    for line in rule.refuses:
        assert not rule.pattern.fullmatch(line), line


@pytest.mark.parametrize("line", ["On 4 May 2025 he left.", "May 4, 2025: a day to remember", "4 May", "2025"])
def test_a_date_in_a_sentence_is_no_date_line(line):
    assert not published.is_date_line(line)
