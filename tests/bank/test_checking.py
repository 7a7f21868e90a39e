"""`check` finds every fault of every file, with its line and a remedy."""

from pathlib import Path

import pytest

from quiz.bank.checking import Checked, check_places
from quiz.errors import UsageError

BANK = """format: question-bank/1
deck: {id: nixon-china-1972, title: Nixon in China}
sources: {memoir: {title: A memoir}}
questions:
- id: nixon-interpreter
  type: choice
  prompt: Who was Mao Zedong's interpreter when he met Richard Nixon in February 1972?
  answer: Nancy Tang
  distractors: [Ji Chaozhu, Zhang Hanzhi]
- id: nixon-left-from
  type: short
  prompt: From which city did Richard Nixon leave China in February 1972?
  answer: Shanghai
"""

FEED = """format: visits-feed/1
deck: nixon-china-1972
sources: {memoir: {title: A memoir}}
visits:
- id: 1972-02-nixon-china
  visitor: {name: Richard Nixon, country: US}
  host: {country: CN}
  start: 1972-02-21
  end: 1972-02-28
  facts:
  - id: welcome-1
    type: welcome
    slots: {host: Zhou Enlai, visitor: Richard Nixon}
    evidence: [{source: memoir, start: 10, end: 60}]
"""


def checked(tmp_path: Path, **files: str) -> Checked:
    for name, text in files.items():
        path = tmp_path / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return check_places([tmp_path])


def places(result: Checked, tmp_path: Path) -> list[str]:
    return [f.where.removeprefix(f"{tmp_path}").lstrip("/\\").replace("\\", "/") for f in result.faults]


def test_a_sound_folder_has_no_faults(tmp_path: Path) -> None:
    result = checked(tmp_path, nixon=BANK, feed__nixon=FEED)
    assert (result.files, result.questions, result.facts, result.faults) == (2, 2, 1, [])


FAULTY_BANKS = [
    (BANK.replace("format: question-bank/1\n", ""), "nixon.yaml:1", "is no bank, feed or corrections"),
    (BANK.replace("format: question-bank/1", "format: question-bank/9"), "nixon.yaml:1", "is no question bank"),
    ("", "nixon.yaml", "is empty"),
    (BANK[: BANK.index("Zhang")], "nixon.yaml:10", "is not valid YAML"),
    (BANK.replace("  prompt: From", "  promt: From"), "nixon.yaml:12: questions[1].promt", 'Did you mean "prompt"'),
    (BANK.replace("  answer: Shanghai\n", ""), "nixon.yaml:10: questions[1]", 'no answer. Did you forget "answer:"?'),
    (BANK.replace("type: short", "type: shrot"), "nixon.yaml:11: questions[1].type", "shrot"),
    (BANK.replace("nixon-left-from", "nixon-interpreter"), "nixon.yaml:10: questions[1].id", "stands twice"),
    (BANK.replace("[Ji Chaozhu, Zhang Hanzhi]", "[Ji Chaozhu]"), "nixon.yaml:9: questions[0].distractors", "fewer than two distractors"),
    (BANK.replace("answer: Nancy Tang", "answer: Ji Chaozhu"), "nixon.yaml:9: questions[0].distractors", "stands twice"),
    (BANK + "  evidence: [{source: diary, row: '1'}]\n", "nixon.yaml:14: questions[1].evidence[0]", '"diary" is not among'),
    (BANK + "  evidence: [{source: memoir, start: 9, end: 2}]\n", "nixon.yaml:14: questions[1].evidence[0]", "0 <= start < end"),
    (BANK.replace("answer: Shanghai", "answer: !!python/object:os.system Shanghai"), "nixon.yaml:13", "tag"),
    (BANK.replace("answer: Shanghai", "answer: &a Shanghai"), "nixon.yaml:13", "anchor or alias"),
    (BANK.replace("answer: Shanghai", "answer: Shang\x07hai"), "nixon.yaml:13", "control character U+0007"),
    (BANK.replace("  answer: Shanghai\n", "  answer: Shanghai\n  answer: Beijing\n"), "nixon.yaml:14", 'the key "answer" twice'),
    (BANK.replace("Who was", "Who was never"), "nixon.yaml:7: questions[0].prompt", '"never" hints at the answer'),
    (BANK.replace("[Ji Chaozhu,", "[All of the above,"), "nixon.yaml:9: questions[0].distractors", "refers to other options"),
    ("format: visits-feed/1\nvisits: 3\n", "nixon.yaml:2: visits", "stands where a list should"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "message"), FAULTY_BANKS)
def test_a_fault_of_a_bank_names_file_line_path_and_remedy(text: str, where: str, message: str, tmp_path: Path) -> None:
    result = checked(tmp_path, nixon=text)
    assert (places(result, tmp_path)[0], message in str(result.faults[0])) == (where, True), result.faults


FAULTY_FEEDS = [
    (FEED.replace("type: welcome", "type: welcom"), 12, "is no fact type"),
    (FEED.replace("host: Zhou Enlai", "hots: Zhou Enlai"), 13, 'has no slot "hots"'),
    (FEED.replace("host: Zhou Enlai, ", ""), 13, 'needs the slot "host"'),
    (FEED.replace("    evidence: [{source: memoir, start: 10, end: 60}]\n", ""), 11, "has no evidence"),
    (FEED.replace("source: memoir, start", "source: diary, start"), 14, '"diary" is not among'),
    (FEED.replace("start: 10, end: 60", "start: 70, end: 60"), 14, "0 <= start < end"),
    (FEED.replace("end: 1972-02-28", "end: 1972-02-18"), 9, "before it starts"),
    (FEED.replace("start: 1972-02-21", "start: 21.2.1972"), 8, "is no date"),
    (FEED.replace("start: 1972-02-21", "start: 1972-13-21"), 8, "is no date"),
    (FEED.replace("type: welcome\n", "type: welcome\n    open: [city]\n"), 13, "open slot"),
    (FEED + FEED[FEED.index("  - id: welcome-1"):], 15, "stands twice in its visit"),
    (FEED + FEED[FEED.index("- id: 1972"):], 15, 'the visit "1972-02-nixon-china" stands twice'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), FAULTY_FEEDS)
def test_a_fault_of_a_feed_names_file_line_and_remedy(text: str, line: int, message: str, tmp_path: Path) -> None:
    result = checked(tmp_path, feed__nixon=text)
    assert places(result, tmp_path)[0].startswith(f"feed/nixon.yaml:{line}"), result.faults
    assert message in result.faults[0].message


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    text = BANK.replace("  answer: Nancy Tang\n", "").replace("promt", "prompt").replace("type: short", "type: shrot")
    assert len(checked(tmp_path, nixon=text).faults) == 2


def test_ids_are_unique_in_the_folder(tmp_path: Path) -> None:
    result = checked(tmp_path, nixon=BANK, other=BANK, feed__nixon=FEED, feed__other=FEED)
    messages = " ".join(f.message for f in result.faults)
    assert len(result.faults) == 4
    for what in ('the deck "nixon-china-1972"', 'the question "nixon-interpreter"', 'the visit "1972-02-nixon-china"'):
        assert what in messages


def test_a_corrections_file_is_checked_beside_its_feed(tmp_path: Path) -> None:
    known, unknown = "- {fact: 1972-02-nixon-china/welcome-1, drop: true}\n", "- {fact: 1972-02-kissinger/talks-1, drop: true}\n"
    text = f"format: visit-corrections/1\ncorrections:\n{known}{unknown}"
    result = checked(tmp_path, feed__nixon=FEED, corrections=text)
    assert places(result, tmp_path) == ["corrections.yaml:4: corrections[1]"]


def test_rejected_and_retired_questions_break_no_rules(tmp_path: Path) -> None:
    broken = BANK.replace("Who was", "Who was never")
    assert checked(tmp_path, nixon=broken.replace("  answer: Nancy", "  status: rejected\n  answer: Nancy")).faults == []


def test_rules_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "nixon.yaml").write_text(BANK.replace("Who was", "Who was never"), encoding="utf-8")
    assert check_places([tmp_path], with_rules=False).faults == []
    assert [f.rule for f in check_places([tmp_path]).faults] == ["no-absolutes"]


def test_an_empty_folder_is_a_fault_and_a_missing_one_wrong_use(tmp_path: Path) -> None:
    assert "holds no bank" in check_places([tmp_path]).faults[0].message
    with pytest.raises(UsageError, match="does not exist"):
        check_places([tmp_path / "nothing"])


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "nixon.yaml").write_bytes(BANK.encode().replace(b"Shanghai", b"Sh\xe4nghai"))
    (fault,) = check_places([tmp_path]).faults
    assert fault.where.endswith("nixon.yaml:13")


def test_deep_nesting_and_alias_bombs_are_refused_quickly(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30))
    result = checked(tmp_path, deep="format: question-bank/1\ndeck: " + "[" * 3000, bomb=bomb, wide="x: " + "{a: " * 2000)
    assert len(result.faults) == 3


def test_faults_stand_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = BANK.replace("Who was", "Who was never").replace("From which", "From which which")
    assert places(checked(tmp_path, nixon=text), tmp_path) == ["nixon.yaml:7: questions[0].prompt", "nixon.yaml:12: questions[1].prompt"]
