"""A rebuild keeps people's work: rules 6 and 7 of the design, on known cases and on random ones."""

import copy
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_banks import banks, plain_or_hostile

from quiz.bank.deck import Bank, LoadedBank, digest, dump, parse, parse_with_text, question_text
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Distractor, Generated, Question
from quiz.bank.rebuild import Rebuilt, bring_back, is_edited, rebuild
from quiz.citation import Evidence, Source

HEAD = "format: question-bank/1\ndeck: {id: nixon-china-1972, title: Nixon in China}\nsources: {memoir: {title: A memoir}}\n"


def choice(name: str, fact: str, answer: str, *wrong: str, start: int = 0, passage: str = "", visit: str = "1972-02-nixon-china") -> Choice:
    """A generated question as a maker would write it."""
    question = Choice(
        id=name,
        prompt=f"Who took part in {fact} during Richard Nixon's visit to China in February 1972?",
        answer=answer,
        distractors=list(wrong or ("Mao Zedong", "Deng Xiaoping")),
        evidence=[
            Evidence(source="memoir", start=start, end=start + 60, passage=passage or f"{answer} was there at {fact} number {start}.")
        ],
        generated=Generated(source=f"{visit}/{fact}", slot="host", rule="welcome.host"),
    )
    assert question.generated
    question.generated.digest = digest(question)
    return question


def bank(*questions: Choice | Short | TrueFalse) -> Bank:
    head = parse(HEAD + "questions: []\n")
    head.questions = list(questions)
    return head


def loaded(text: str) -> LoadedBank:
    return parse_with_text(text, Path("nixon.yaml"))


def as_file(*questions: Choice | Short | TrueFalse) -> str:
    return dump(bank(*questions))


WELCOME = choice("nixon-welcome-host", "welcome-1", "Zhou Enlai", start=100)
MEETING = choice("nixon-meet-b", "meet-1", "Mao Zedong", "Zhou Enlai", "Lin Biao", start=900)
BANQUET = choice("nixon-banquet-host", "host-1", "Zhou Enlai", "Mao Zedong", "Qiao Guanhua", start=2000)


def again(text: str, *questions: Choice | Short | TrueFalse, **options: object) -> Rebuilt:
    return rebuild(loaded(text), bank(*copy.deepcopy(questions)), **options)  # type: ignore[arg-type]


def test_a_first_build_writes_what_was_made() -> None:
    made = rebuild(None, bank(WELCOME, MEETING))
    assert made.text == as_file(WELCOME, MEETING)
    assert made.added == ["nixon-welcome-host", "nixon-meet-b"]


def test_the_same_feed_changes_no_byte() -> None:
    text = as_file(WELCOME, MEETING)
    made = again(text, WELCOME, MEETING)
    assert made.text == text
    assert made.kept == ["nixon-welcome-host", "nixon-meet-b"]
    assert [made.changed, made.added, made.retired, made.differing] == [[], [], [], []]


def test_an_edited_question_keeps_its_bytes_comments_key_order_and_blank_lines() -> None:
    mine = (
        "# talked over with the class\n\n"
        "- type: choice   # keep it so\n  id: nixon-welcome-host\n\n"
        "  answer: 'Zhou Enlai'\n  # shorter than it was\n  prompt: >-\n    Who welcomed Richard Nixon\n    in Beijing in February 1972?\n"
        "  distractors: [Mao Zedong, 'Deng Xiaoping']\n  status: approved\n"
        f"  generated: {{from: 1972-02-nixon-china/welcome-1, slot: host, rule: welcome.host, digest: {digest(WELCOME)}}}\n"
        "  evidence:\n  - source: memoir\n    start: 100\n    end: 160   # looked up\n"
    )
    text = HEAD + "questions:\n" + mine + question_text(MEETING)
    reworded = copy.deepcopy(WELCOME)
    reworded.prompt = "Which premier welcomed Richard Nixon?"
    made = again(text, reworded, MEETING)
    assert made.text == text
    assert made.kept == ["nixon-welcome-host", "nixon-meet-b"]
    assert made.differing == ["nixon-welcome-host"]


def test_an_edit_differs_only_where_the_generator_changed_its_mind() -> None:
    text = as_file(WELCOME).replace("Who took part", "Tell me who took part")
    assert again(text, WELCOME).differing == []


def test_a_draft_takes_new_wording_under_its_old_id_status_and_tags() -> None:
    text = as_file(WELCOME).replace("  level:", "  tags: [mine]\n  level:")
    reworded = copy.deepcopy(WELCOME)
    reworded.id, reworded.prompt, reworded.tags = "another-id", "Which premier welcomed Richard Nixon in Beijing in 1972?", ["people"]
    made = again(text, reworded)
    question = made.bank.questions[0]
    assert (question.id, question.status, question.tags) == ("nixon-welcome-host", "draft", ["mine"])
    assert question.prompt.startswith("Which premier")
    assert made.changed == ["nixon-welcome-host"]
    assert not is_edited(question)


def approved(text: str) -> str:
    return text.replace("status: draft", "status: approved")


def stands(_question: Question) -> bool:
    return True


def judged(answer: bool, statement: str, correction: str = "") -> TrueFalse:
    question = TrueFalse(
        id="nixon-judged",
        prompt=statement,
        answer=answer,
        correction=correction,
        evidence=[Evidence(source="memoir", start=100, end=160, passage="Zhou Enlai met Nixon at the airport.")],
        generated=Generated(source="1972-02-nixon-china/welcome-1", slot="host", rule="welcome.judged"),
    )
    assert question.generated
    question.generated.digest = digest(question)
    return question


def test_an_approved_question_keeps_its_wording_and_the_new_one_is_named() -> None:
    text = approved(as_file(WELCOME, MEETING))
    reworded = copy.deepcopy(WELCOME)
    reworded.prompt = "Which premier welcomed Richard Nixon in Beijing in 1972?"
    made = again(text, reworded, MEETING)
    assert made.text == text
    assert made.differing == ["nixon-welcome-host"]
    assert made.kept == ["nixon-welcome-host", "nixon-meet-b"]


def test_an_approved_answer_is_never_exchanged() -> None:
    text = approved(as_file(WELCOME))
    other = choice("nixon-welcome-host", "welcome-1", "Lin Biao", start=100, passage="Zhou Enlai was there at welcome-1 number 100.")
    made = again(text, other)
    assert made.text == text
    assert made.differing == ["nixon-welcome-host"]
    assert made.added == []


def test_an_approved_question_follows_its_passage_to_another_place() -> None:
    moved = choice("y", "welcome-1", "Zhou Enlai", start=4100, passage="Zhou Enlai was there at welcome-1 number 100.")
    made = again(approved(as_file(WELCOME)), moved)
    (question,) = made.bank.questions
    assert (question.id, question.status, question.evidence[0].start) == ("nixon-welcome-host", "approved", 4100)
    assert made.differing == []
    assert not is_edited(question)


def test_true_never_becomes_false_under_one_id() -> None:
    true = judged(True, "Zhou Enlai welcomed Richard Nixon in Beijing in 1972.")
    false = judged(False, "Lin Biao welcomed Richard Nixon in Beijing in 1972.", "Zhou Enlai did.")
    made = again(as_file(true), false)
    assert {q.id: (q.status, q.answer_text()) for q in made.bank.questions} == {
        "nixon-judged": ("retired", true.answer_text()),
        "nixon-judged-2": ("draft", false.answer_text()),
    }
    kept = again(approved(as_file(true)), false)
    assert kept.text == approved(as_file(true))
    assert kept.differing == ["nixon-judged"]


def test_a_draft_with_another_key_retires_and_both_change_places_when_the_old_key_returns() -> None:
    other = choice("nixon-welcome-host", "welcome-1", "Lin Biao", start=100, passage="Zhou Enlai was there at welcome-1 number 100.")
    once = again(as_file(WELCOME), other)
    assert {q.id: q.status for q in once.bank.questions} == {"nixon-welcome-host": "retired", "nixon-welcome-host-2": "draft"}
    assert again(once.text, other).text == once.text
    back = again(once.text, WELCOME)
    assert {q.id: q.status for q in back.bank.questions} == {"nixon-welcome-host": "draft", "nixon-welcome-host-2": "retired"}


@pytest.mark.parametrize("own", [approved, lambda text: text.replace("Who took part", "Tell me who took part")])
def test_a_persons_question_stays_delivered_while_its_fact_or_passage_stands(own: Callable[[str], str]) -> None:
    text = own(as_file(MEETING, WELCOME))
    made = again(text, MEETING, stands=stands)
    assert made.text == text
    assert (made.retired, made.unmade) == ([], ["nixon-welcome-host"])


def test_a_draft_retires_though_its_passage_stands() -> None:
    assert again(as_file(MEETING, WELCOME), MEETING, stands=stands).retired == ["nixon-welcome-host"]


def test_approved_questions_whose_proof_is_gone_are_named_as_lost() -> None:
    made = again(as_file(MEETING) + approved(question_text(WELCOME)))
    assert made.retired == ["nixon-meet-b", "nixon-welcome-host"]
    assert made.lost == ["nixon-welcome-host"]


def test_a_retired_approved_question_comes_back_when_its_proof_stands_again_and_its_substitute_retires() -> None:
    retired = again(approved(as_file(WELCOME)), MEETING).text
    assert "status: retired  # was approved" in retired
    substitute = choice("nixon-welcome-anew", "welcome-1", "Zhou Enlai", start=700, passage="He shook hands with the Premier, Zhou Enlai.")
    both = loaded(retired).text + question_text(substitute)
    made = again(both, substitute, MEETING, stands=stands)
    assert {q.id: q.status for q in made.bank.questions} == {
        "nixon-welcome-host": "approved",
        "nixon-meet-b": "draft",
        "nixon-welcome-anew": "retired",
    }
    assert again(made.text, substitute, MEETING, stands=stands).text == made.text


def test_what_a_person_brought_back_is_not_retired_again() -> None:
    retired = loaded(again(as_file(WELCOME, MEETING), MEETING).text)
    entry = next(e for e in retired.entries if e.question.status == "retired")
    text = retired.text.replace(entry.body, bring_back(entry))
    assert "status: draft  # brought back" in text
    assert again(text, MEETING).text == text


def test_comments_in_an_unedited_question_outlive_a_new_wording() -> None:
    text = as_file(WELCOME).replace("  answer: Zhou Enlai\n", "  # spell him so\n  answer: Zhou Enlai  # premier\n")
    reworded = copy.deepcopy(WELCOME)
    reworded.answer = "Premier Zhou Enlai"
    made = again(text, reworded)
    assert "  # spell him so\n  answer: Premier Zhou Enlai  # premier\n" in made.text


def test_rejected_stays_rejected_also_when_it_is_no_longer_or_otherwise_generated() -> None:
    text = as_file(WELCOME, MEETING).replace("status: draft", "status: rejected")
    reworded = copy.deepcopy(WELCOME)
    reworded.prompt = "Who?"
    made = again(text, reworded)
    assert made.text == text
    assert [q.status for q in made.bank.questions] == ["rejected", "rejected"]


def test_what_is_no_longer_generated_is_retired_and_never_deleted() -> None:
    text = as_file(WELCOME, MEETING)
    made = again(text, WELCOME)
    assert made.retired == ["nixon-meet-b"]
    assert made.text == text[::-1].replace("status: draft"[::-1], "status: retired  # was draft"[::-1], 1)[::-1]


def test_a_retired_question_comes_back_as_what_it_was() -> None:
    text = as_file(WELCOME, MEETING).replace("status: draft", "status: approved  # good one")
    without = again(text, WELCOME)
    assert "status: retired  # was approved  # good one" in without.text
    assert again(without.text, WELCOME).text == without.text
    back = again(without.text, WELCOME, MEETING)
    assert back.text == text


def test_a_question_that_a_person_retired_stays_retired() -> None:
    text = as_file(WELCOME).replace("status: draft", "status: retired")
    assert again(text, WELCOME).text == text


def test_a_question_written_by_hand_stays_where_it_is() -> None:
    mine = "- id: mine\n  type: short\n  prompt: Who was Mao's interpreter in February 1972?\n  answer: Nancy Tang   # also Tang Wensheng\n"
    text = HEAD + "questions:\n" + question_text(WELCOME) + mine + question_text(MEETING)
    made = again(text, WELCOME, BANQUET, MEETING)
    assert mine in made.text
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "nixon-banquet-host", "mine", "nixon-meet-b"]


def test_a_question_that_a_person_made_their_own_is_not_generated_beside_it() -> None:
    own = copy.deepcopy(WELCOME)
    own.generated, own.prompt = None, "Who stood at the foot of the stairs?"
    made = again(as_file(own), WELCOME)
    assert made.text == as_file(own)
    assert made.added == []


def test_distractors_that_are_still_valid_stay_and_others_are_replaced() -> None:
    other = copy.deepcopy(WELCOME)
    other.distractors = ["Chen Yi", "Lin Biao"]
    made = again(as_file(WELCOME), other, still_valid=lambda _question, option: option.text == "Mao Zedong")
    question = made.bank.questions[0]
    assert [d.text for d in question.wrong_options()] == ["Mao Zedong", "Chen Yi"]
    all_valid = again(as_file(WELCOME), other, still_valid=lambda _question, _option: True)
    assert all_valid.text == as_file(WELCOME)


def test_a_distractor_that_became_the_key_does_not_stay() -> None:
    other = choice(
        "nixon-welcome-host",
        "welcome-1",
        "Mao Zedong",
        "Chen Yi",
        "Lin Biao",
        start=100,
        passage="Zhou Enlai was there at welcome-1 number 100.",
    )
    made = again(as_file(WELCOME), other, still_valid=lambda _question, _option: True)
    (delivered,) = made.bank.delivered()
    assert delivered.answer_text() == "Mao Zedong"
    assert "Mao Zedong" not in [d.text for d in delivered.wrong_options()]


def test_a_corrected_name_keeps_the_id_by_the_fact() -> None:
    corrected = choice(
        "nixon-welcome-host-2", "welcome-1", "Chou En-lai", start=100, passage="Zhou Enlai was there at welcome-1 number 100."
    )
    made = again(as_file(WELCOME), corrected)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host"]
    assert made.bank.questions[0].answer_text() == "Chou En-lai"


def test_a_corrected_name_that_renames_its_fact_keeps_the_id_by_the_evidence() -> None:
    misspelt = choice("nixon-welcome-chu", "welcome-chu-en-lai", "Chu En-lai", start=100, passage="Chu En-lai was there.")
    corrected = choice("nixon-welcome-chou", "welcome-chou-en-lai", "Chou En-lai", start=100, passage="Chou En-lai was there.")
    made = again(as_file(misspelt), corrected)
    assert [(q.id, q.answer_text(), q.status) for q in made.bank.questions] == [("nixon-welcome-chu", "Chou En-lai", "draft")]


def test_a_corrected_visitor_renames_the_visit_and_keeps_the_ids_by_the_evidence() -> None:
    moved = choice("x", "welcome-1", "Zhou Enlai", start=100, visit="1972-02-richard-nixon-china")
    made = again(as_file(WELCOME), moved)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host"]
    assert made.bank.questions[0].generated
    assert made.bank.questions[0].generated.source == "1972-02-richard-nixon-china/welcome-1"


def test_a_fact_that_pushes_others_down_takes_nobody_elses_history() -> None:
    first = choice("nixon-welcome-host", "welcome-1", "Li Xiannian", start=20)
    shifted = choice("nixon-welcome-host-2", "welcome-2", "Zhou Enlai", start=100, passage="Zhou Enlai was there at welcome-1 number 100.")
    made = again(as_file(WELCOME), first, shifted)
    by_answer = {q.answer_text(): q.id for q in made.bank.questions}
    assert by_answer["Zhou Enlai"] == "nixon-welcome-host"
    assert by_answer["Li Xiannian"] != "nixon-welcome-host"


def test_two_people_in_one_sentence_are_not_taken_for_each_other() -> None:
    passage = "He was accompanied by William Rogers and Henry Kissinger."
    rogers = choice("with-1", "accompany-1", "William Rogers", start=500, passage=passage)
    kissinger = choice("with-2", "accompany-2", "Henry Kissinger", start=500, passage=passage)
    renumbered = choice("with-1", "accompany-1", "Henry Kissinger", start=500, passage=passage)
    made = again(as_file(rogers, kissinger), renumbered)
    assert made.retired == ["with-1"]
    assert {q.id: q.status for q in made.bank.questions} == {"with-1": "retired", "with-2": "draft"}


def test_a_sentence_that_moved_in_its_source_keeps_the_id() -> None:
    moved = choice("y", "welcome-1", "Zhou Enlai", start=4100, passage="Zhou Enlai was there at welcome-1 number 100.")
    made = again(as_file(WELCOME), moved)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host"]
    assert made.bank.questions[0].evidence[0].start == 4100


def test_new_questions_stand_behind_their_neighbours() -> None:
    made = again(as_file(WELCOME, MEETING), WELCOME, BANQUET, MEETING)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "nixon-banquet-host", "nixon-meet-b"]
    assert made.added == ["nixon-banquet-host"]


def test_a_new_question_never_takes_an_id_that_was_given() -> None:
    clash = choice("nixon-welcome-host", "farewell-1", "Ji Pengfei", start=7000)
    made = again(as_file(WELCOME), WELCOME, clash, taken=["nixon-welcome-host-2"])
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "nixon-welcome-host-3"]


def test_comments_and_order_of_the_head_stay_when_sources_change() -> None:
    text = as_file(WELCOME).replace("deck:", "# our first deck\ndeck:").replace("title: Nixon in China", "title: Nixon in China (year 9)")
    new = bank(WELCOME)
    new.deck.title = "Another title"
    new.sources["news"] = Source(title="A report")
    made = rebuild(loaded(text), new)
    assert "# our first deck\ndeck:" in made.text
    assert made.bank.deck.title == "Nixon in China (year 9)"
    assert list(made.bank.sources) == ["memoir", "news"]


def test_windows_line_endings_and_indented_lists_stay() -> None:
    body = "".join(f"  {line}" for line in question_text(WELCOME).splitlines(keepends=True))
    text = (HEAD + "questions:\n" + body).replace("\n", "\r\n")
    made = again(text, WELCOME, MEETING)
    assert made.text.startswith(text)
    assert "\n" not in made.text.replace("\r\n", "")


def test_keys_that_stand_below_the_questions_stay_there() -> None:
    text = (
        "format: question-bank/1\nquestions:\n"
        + question_text(WELCOME)
        + "\n# the cover\ndeck: {id: n, title: N}\nsources: {memoir: {title: A memoir}}\n"
    )
    made = again(text, WELCOME, MEETING)
    assert made.text.endswith("\n# the cover\ndeck: {id: n, title: N}\nsources: {memoir: {title: A memoir}}\n")
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "nixon-meet-b"]


def test_questions_on_one_line_are_rewritten_and_none_is_lost() -> None:
    text = HEAD + "questions: [{id: mine, type: short, prompt: 'Who was there in 1972?', answer: Nixon}]\n"
    made = again(text, WELCOME)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "mine"]


def test_a_file_without_its_last_newline_grows_in_good_order() -> None:
    made = again(as_file(WELCOME).rstrip("\n"), WELCOME, MEETING)
    assert [q.id for q in made.bank.questions] == ["nixon-welcome-host", "nixon-meet-b"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_two_peoples_edits_merge_and_both_outlive_a_rebuild(tmp_path: Path) -> None:
    base = as_file(WELCOME, MEETING, BANQUET)
    ours = base.replace("Who took part in welcome-1", "Who shook hands in welcome-1  # or so")
    theirs = base.replace("- Lin Biao", "- Lin Piao").replace("- id: nixon-banquet-host", "# for year 9\n- id: nixon-banquet-host")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    merged = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, check=True
    ).stdout.decode()
    made = again(merged, WELCOME, MEETING, choice("nixon-toast", "speech-1", "Richard Nixon", start=3000))
    for work in ("Who shook hands in welcome-1", "- Lin Piao", "# for year 9\n- id: nixon-banquet-host"):
        assert work in made.text
    assert made.retired == ["nixon-banquet-host"]
    assert made.added == ["nixon-toast"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_rebuild_on_one_branch_merges_with_edits_on_another(tmp_path: Path) -> None:
    base = as_file(WELCOME, MEETING)
    ours = again(base, WELCOME, BANQUET).text
    theirs = base.replace("Who took part in welcome-1", "Who smiled in welcome-1")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    merged = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, check=True
    ).stdout.decode()
    assert {q.id: q.status for q in parse(merged).questions} == {
        "nixon-welcome-host": "draft",
        "nixon-banquet-host": "draft",
        "nixon-meet-b": "retired",
    }


class Edited:
    """What a person did to one question of a file."""

    def __init__(self, name: str, lines: str, status: str, tags: list[str]) -> None:
        self.name, self.lines, self.status, self.tags = name, lines, status, tags


EDITS = ("prompt", "explanation", "status", "tags", "level", "comment", "blank", "reorder", "evidence", "option", "none")


@st.composite
def work(draw: st.DrawFn) -> tuple[LoadedBank, list[Edited], Bank]:
    """A bank as generated, people's edits in its file, and what a changed feed makes next."""
    made = draw(banks(made=True, at_least=1))
    for number, question in enumerate(made.questions):
        question.status = "draft"
        question.evidence = [
            Evidence(source="source-1", start=number * 1000, end=number * 1000 + 50, passage=f"Passage {number} of the book.")
        ]
        assert question.generated
        question.generated.source = f"1972-02-nixon-china/{question.KIND}-{number}"
        question.generated.digest = digest(question)
    edited, texts = [], []
    for question in made.questions:
        mine = copy.deepcopy(question)
        kinds = draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3, unique=True))
        text = question_text(_changed(draw, mine, kinds))
        text = _by_hand(mine.id, text, kinds)
        edited.append(Edited(mine.id, text, mine.status, mine.tags))
        texts.append(text)
    by_hand = f"- id: by-hand\n  type: short # mine\n  prompt: Who?\n  answer: {draw(st.sampled_from(['No', 'Tito']))}\n"
    texts.insert(draw(st.integers(0, len(texts))), by_hand)
    edited.append(Edited("by-hand", by_hand, "draft", []))
    empty = copy.deepcopy(made)
    empty.questions = []
    text = dump(empty).replace("questions: []\n", "questions:\n") + "".join(texts)
    return loaded(text), edited, _next_feed(draw, made)


def _changed(draw: st.DrawFn, mine, kinds: list[str]):  # type: ignore[no-untyped-def]
    for kind in kinds:
        if kind in {"prompt", "explanation"}:
            setattr(mine, kind, draw(plain_or_hostile))
        elif kind == "status":
            mine.status = draw(st.sampled_from(["approved", "rejected"]))
        elif kind == "tags":
            mine.tags = [*mine.tags, "mine"]
        elif kind == "level":
            mine.level = "compare"
        elif kind == "evidence":
            mine.evidence = [*mine.evidence, Evidence(source="source-2", row="4", field="visitor")]
        elif kind == "option" and mine.KIND in {"choice", "multiple"}:
            mine.distractors = [*mine.distractors, Distractor("Somebody quite else", "Edited.")]
    return mine


def _by_hand(name: str, text: str, kinds: list[str]) -> str:
    if "comment" in kinds:
        text = f"# a note on {name}\n{text}  # below {name}\n"
    if "blank" in kinds:
        text = "\n" + text
    if "reorder" in kinds:
        lines = text.splitlines(keepends=True)
        at = next(i for i, line in enumerate(lines) if line.startswith("  status:"))
        lines.insert(next(i for i, line in enumerate(lines) if line.startswith("  type:")), lines.pop(at))
        text = "".join(lines)
    return text


def _next_feed(draw: st.DrawFn, made: Bank) -> Bank:
    new = copy.deepcopy(made)
    new.questions = [q for q in new.questions if draw(st.integers(0, 3))]
    for question in new.questions:
        if draw(st.booleans()):
            question.explanation = draw(plain_or_hostile)
        question.id = f"{question.id}-minted"
    if draw(st.booleans()):
        new.questions.append(Short(id="q-0", prompt="New?", answer="Yes", generated=Generated(source="v/new-1", slot="a", rule="r")))
    return new


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(work())
def test_every_edit_is_found_after_a_rebuild(case: tuple[LoadedBank, list[Edited], Bank]) -> None:
    old, edits, new = case
    made = rebuild(old, new)
    now = {e.question.id: e for e in loaded(made.text).entries}
    before = {e.question.id: e.question for e in old.entries}
    for edit in edits:
        entry, was = now[edit.name], before[edit.name]
        assert entry.question.tags == edit.tags
        assert entry.question.level == was.level
        assert entry.question.status in {edit.status, "retired"}
        assert (entry.question.status == "retired") == (edit.name in made.retired)
        touched = is_edited(was) or was.generated is None or was.status in {"rejected", "approved"}
        if touched:
            kept = edit.lines
            if edit.name in made.retired:
                kept = kept.replace(f"  status: {edit.status}\n", f"  status: retired  # was {edit.status}\n")
            assert kept in made.text
        if f"# a note on {edit.name}\n" in edit.lines:
            assert f"# a note on {edit.name}\n" in made.text
            assert f"  # below {edit.name}\n" in made.text
    assert [q for q in made.bank.questions if q.id == "by-hand"]
    assert len({q.id for q in made.bank.questions}) == len(made.bank.questions)
    second = rebuild(loaded(made.text), new)
    assert second.text == made.text
