"""`quiz why` shows what proves an answer."""

import json
from pathlib import Path

import pytest

from quiz.cli import main

BANK = """format: question-bank/1
deck: {id: nixon, title: Nixon in China}
sources:
  memoir: {title: A memoir, publisher: Old Press, published: 1978}
  diary: {title: A diary}
questions:
- id: nixon-welcome-host
  type: choice
  prompt: Who welcomed Richard Nixon at the airport on 21 February 1972?
  answer: Zhou Enlai
  distractors:
  - {text: Ji Pengfei, why: He was foreign minister.}
  - Lin Biao
  evidence: [{source: memoir, start: 10, end: 60, passage: "Zhou [red]stood[/] there."}]
  generated: {from: 1972-02-nixon-china/welcome-1, slot: host, rule: welcome.host, digest: aaaaaaaaaaaa}
- {id: by-hand, type: short, prompt: Who was Mao's interpreter in February 1972?, answer: Nancy Tang}
"""
FEED = """format: visits-feed/1
sources:
  memoir: {title: A memoir, publisher: Old Press, published: 1978}
  diary: {title: A diary}
  news: {title: A report, publisher: The Gazette}
visits:
- id: 1972-02-nixon-china
  visitor: {name: Richard Nixon}
  host: {country: CN}
  start: 1972-02-21
  facts:
  - id: welcome-1
    type: welcome
    slots: {host: Zhou Enlai, visitor: Richard Nixon}
    open: [host]
    evidence: [{source: memoir, start: 10, end: 60}, {source: diary, start: 5, end: 25}]
  - id: welcome-2
    type: welcome
    slots: {host: Lin Biao, visitor: Richard Nixon}
    evidence: [{source: news, start: 1, end: 9}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "feed").mkdir()
    (tmp_path / "nixon.yaml").write_text(BANK, encoding="utf-8")
    (tmp_path / "feed" / "nixon.yaml").write_text(FEED, encoding="utf-8")
    return tmp_path


def test_passage_source_rule_fact_and_other_sources_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "nixon-welcome-host", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for shown in (
        f"{folder / 'nixon.yaml'}:7",
        "+ Zhou Enlai",
        "- Ji Pengfei  (He was foreign minister.)",
        "Old Press, “A memoir”, 1978, characters 10–60",
        "| Zhou [red]stood[/] there.",
        "Made from 1972-02-nixon-china/welcome-1, slot host by the rule welcome.host",
        "welcome (happened, open list: host): host Zhou Enlai; visitor Richard Nixon",
        "“A diary”, characters 5–25",
        "The Gazette: host Lin Biao (welcome-2)",
        "edited by hand",
    ):
        assert shown in out


def test_json_has_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "nixon-welcome-host", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["evidence"][0]["passage"] == "Zhou [red]stood[/] there."
    assert told["also"][0]["source"] == "diary"
    assert told["otherwise"] == ["The Gazette: host Lin Biao (welcome-2)"]


def test_a_question_written_by_hand_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "by-hand", str(folder / "nixon.yaml")]) == 0
    assert "written by hand" in capsys.readouterr().out


def test_an_unknown_id_names_near_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "nixon-welcome-hots", str(folder)]) == 1
    assert "Did you mean nixon-welcome-host?" in capsys.readouterr().err


def test_a_missing_place_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "x", str(tmp_path / "no")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_a_bank_without_its_feed_still_shows_its_passage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "feed" / "nixon.yaml").unlink()
    assert main(["why", "nixon-welcome-host", str(folder)]) == 0
    assert "Zhou [red]stood[/] there." in capsys.readouterr().out
