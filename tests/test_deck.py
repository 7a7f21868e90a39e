"""The bank's format: what each question type demands, what files count as banks, and what is written."""

import json
from pathlib import Path

import msgspec
import pytest

from quiz.bank.deck import Bank, digest, dump, is_bank, load_with_text, parse, paths_of_banks, plain, question_text
from quiz.bank.kinds.all import KINDS, AnyQuestion
from quiz.bank.kinds.cloze import Cloze
from quiz.commands.schema import text_of
from quiz.errors import FormatError

HEAD = "format: question-bank/1\ndeck: {id: nixon, title: Nixon in China}\nquestions:\n"

SOUND = {
    "choice": "{id: a, type: choice, prompt: Who?, answer: Tito, distractors: [Nasser, {text: Nehru, why: He was in Delhi.}]}",
    "multiple": "{id: a, type: multiple, prompt: Who?, answers: [Tito, Nasser], distractors: [Nehru]}",
    "true-false": "{id: a, type: true-false, prompt: Tito came., answer: false, correction: Nasser came.}",
    "short": "{id: a, type: short, prompt: Who?, answer: Tito, accept: [Josip Broz]}",
    "cloze": "{id: a, type: cloze, text: 'In {{c1::1956::year}} {{c2::Tito}} came.'}",
    "order": "{id: a, type: order, prompt: Order., items: [one, two, three]}",
    "match": "{id: a, type: match, prompt: Match., pairs: [[a, x], [b, y], [c, z]], extra: [w]}",
    "open": "{id: a, type: open, prompt: Why?, points: [trade]}",
}


def faults(question: str) -> list[str]:
    """The messages for a bank of one question."""
    try:
        parse(f"{HEAD}- {question}\n", "f.yaml")
    except FormatError as error:
        return [f.message for f in error.faults]
    return []


def test_a_sound_question_of_each_type_loads() -> None:
    assert set(SOUND) == {kind.KIND for kind in KINDS}
    assert {name: faults(text) for name, text in SOUND.items() if faults(text)} == {}


MANY = "x " + " ".join(f"{{{{c{n}::a}}}}" for n in range(1, 502))

WRONG = [
    ("choice", "answer: Tito, ", "", "no answer"),
    ("choice", "answer: Tito", "answer: ' '", "the answer is empty"),
    ("choice", "prompt: Who?", "prompt: ''", "no prompt"),
    ("choice", "Nasser", "tito.", 'the option "tito." stands twice'),
    ("choice", "[Nasser, {text: Nehru, why: He was in Delhi.}]", "[Nasser]", "fewer than two distractors"),
    ("choice", "Nasser", "''", "a distractor is empty"),
    ("choice", "why", "wyh", 'Did you mean "why"'),
    ("choice", "[Nasser, {text: Nehru, why: He was in Delhi.}]", "Nasser", "stands where a list should"),
    ("multiple", "[Tito, Nasser]", "[]", "no answers"),
    ("multiple", "[Nehru]", "[]", "no distractors"),
    ("multiple", "[Nehru]", "[Tito]", 'the option "Tito" stands twice'),
    ("multiple", "[Nehru]", "['']", "an option is empty"),
    ("true-false", "answer: false", "answer: 'no'", "stands where true or false should"),
    ("true-false", ", correction: Nasser came.", "", "without its correction"),
    ("true-false", "answer: false", "answer: true", "a true statement has no correction"),
    ("short", "answer: Tito", "answer: ''", "the answer is empty"),
    ("short", "[Josip Broz]", "['']", "an accepted form is empty"),
    ("short", "[Josip Broz]", "[TITO]", 'the form "TITO" stands twice'),
    ("cloze", "{{c1::1956::year}} {{c2::Tito}}", "1956 Tito", "no blank"),
    ("cloze", "{{c2::Tito}}", "{{c3::Tito}}", "not numbered c1, c2"),
    ("cloze", "{{c1::1956::year}}", "{{c0::1956::year}}", "not numbered c1, c2"),
    ("cloze", "{{c2::Tito}}", "{{c2::}}", "a blank without an answer"),
    ("cloze", "{{c2::Tito}}", "{{c2::Tito", "not closed"),
    ("cloze", "{{c2::Tito}}", "{{c2::Marshal {{c3::Tito}}}}", "a blank inside another"),
    ("cloze", "In {{c1::1956::year}} {{c2::Tito}} came.", "{{c1::1956}}", "nothing but blanks"),
    ("cloze", "In {{c1::1956::year}} {{c2::Tito}} came.", MANY, "more than 500 blanks"),
    ("order", "[one, two, three]", "[one, two]", "fewer than three items"),
    ("order", "two", "ONE.", 'the item "ONE." stands twice'),
    ("order", "two", "''", "an item is empty"),
    ("match", "[[a, x], [b, y], [c, z]]", "[[a, x], [b, y]]", "fewer than three pairs"),
    ("match", "[b, y]", "[b]", "a list of 2"),
    ("match", "[b, y]", "[a, y]", '"a" stands twice on the left'),
    ("match", "[b, y]", "[b, x]", '"x" stands twice on the right'),
    ("match", "[w]", "[z]", '"z" stands twice on the right'),
    ("match", "[b, y]", "[b, '']", "one side of a pair is empty"),
    ("open", "[trade]", "[]", "no points"),
    ("open", "[trade]", "['']", "a point is empty"),
    ("open", "points: [trade]", "points: [trade], answer: x", 'unknown key "answer"'),
    ("open", "id: a", "id: ''", "the id is empty"),
    ("open", "type: open", "type: essay", '"essay" is no type'),
    ("open", "prompt: Why?", "prompt: Why?, level: hard", '"hard" is no level'),
    ("open", "prompt: Why?", "prompt: Why?, status: done", '"done" is no status'),
    ("open", "prompt: Why?", "prompt: Why?, evidence: [{source: s, row: '1'}]", "not among the sources"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG)
def test_each_type_says_what_it_lacks(name: str, old: str, new: str, message: str) -> None:
    assert old in SOUND[name]
    found = faults(SOUND[name].replace(old, new, 1))
    assert any(message in text for text in found), found
    assert all(text.endswith((".", "?")) for text in found)


def test_a_cloze_shows_its_blanks_with_hints_and_solves_them() -> None:
    cloze = Cloze(id="a", text="In {{c1::19{5}6::year}} {{c2::a::b::c}} came: [red] &amp; {x}.")
    assert [(b.number, b.answer, b.hint) for b in cloze.blanks()] == [(1, "19{5}6", "year"), (2, "a", "b::c")]
    assert cloze.with_blanks("___") == "In ___ (year) ___ (b::c) came: [red] &amp; {x}."
    assert cloze.solved() == "In 19{5}6 a came: [red] &amp; {x}."


@pytest.mark.parametrize("name", list(SOUND))
def test_answers_can_be_told_in_one_line(name: str) -> None:
    question = parse(f"{HEAD}- {SOUND[name]}\n").questions[0]
    assert question.answer_text().strip()
    assert "\n" not in question.answer_text()


def test_fields_are_written_in_the_order_in_which_they_are_read() -> None:
    text = question_text(parse(f"{HEAD}- {SOUND['choice']}\n").questions[0])
    assert text == (
        "- id: a\n  type: choice\n  prompt: Who?\n  answer: Tito\n  distractors:\n  - Nasser\n  - {text: Nehru, why: He was in Delhi.}\n"
        "  level: remember\n  status: draft\n"
    )


def test_defaults_are_left_out_and_a_false_answer_is_not() -> None:
    data = plain(parse(f"{HEAD}- {SOUND['true-false']}\n").questions[0])
    assert data["answer"] is False
    assert "tags" not in data
    assert "explanation" not in data


def test_a_digest_is_twelve_digits_and_knows_every_field_that_a_learner_sees() -> None:
    digests = set()
    for name in SOUND:
        question = parse(f"{HEAD}- {SOUND[name]}\n").questions[0]
        digests.add(digest(question))
        question.explanation = "Because."
        digests.add(digest(question))
    assert len(digests) == 16
    assert {len(d) for d in digests} == {12}


def test_the_published_schema_is_json_and_names_every_field() -> None:
    for name in ("feed", "bank"):
        schema = json.loads(text_of(name))
        assert schema["$schema"].endswith("2020-12/schema")
    text = text_of("bank")
    for struct in (*KINDS, Bank):
        for field in msgspec.structs.fields(struct):
            assert f'"{field.encode_name}"' in text


def test_a_bank_opens_with_its_schema_for_editors() -> None:
    assert dump(parse(HEAD + "- " + SOUND["short"] + "\n")).splitlines()[0] == "# yaml-language-server: $schema=question-bank.schema.json"


def test_banks_are_found_in_a_folder_and_feeds_are_not(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    for name, text in {"b": HEAD, "a": "# mine\n\n" + HEAD, "feed/a": HEAD, "c": "format: visits-feed/1\n", "d": ""}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert [p.name for p in paths_of_banks([tmp_path])] == ["a.yaml", "b.yaml"]
    assert paths_of_banks([tmp_path / "c.yaml"]) == [tmp_path / "c.yaml"]
    assert not is_bank(tmp_path / "nothing.yaml")


def test_a_loaded_bank_tells_where_its_questions_stand(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "# note\n- " + SOUND["short"] + "\n\n- " + SOUND["open"].replace("id: a", "id: b") + "\n", encoding="utf-8")
    loaded = load_with_text(path)
    assert (loaded.where("a"), loaded.where("b")) == (f"{path}:5", f"{path}:7")
    assert [e.lead for e in loaded.entries] == ["# note\n", "\n"]


@pytest.mark.parametrize("value", ["NO", "No", "1:30", "007", "null", "~", "2025-05-07", "true"])
def test_answers_stay_texts(value: str) -> None:
    question = parse(f"{HEAD}- {{id: a, type: short, prompt: Which?, answer: {value}}}\n").questions[0]
    assert question.answer_text() == value


def test_delivered_are_drafts_and_approved_ones() -> None:
    statuses = ("draft", "approved", "rejected", "retired")
    text = HEAD + "".join(f"- {SOUND['short'].replace('id: a', f'id: {s}, status: {s}')}\n" for s in statuses)
    bank = parse(text)
    assert [q.id for q in bank.delivered()] == ["draft", "approved"]
    assert [q.id for q in bank.delivered(approved_only=True)] == ["approved"]


def test_every_type_takes_part_in_the_union() -> None:
    assert set(AnyQuestion.__args__) == set(KINDS)
