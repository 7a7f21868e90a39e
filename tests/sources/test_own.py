"""What the program itself wrote is passed over in a folder and refused by name; other pages and tables are read."""

import pytest

from quiz.cli import main
from quiz.errors import QuizError
from quiz.sources.own import is_own
from quiz.sources.read import files, load

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="{}">\n<title>T</title>'
OURS = {
    "a-A.html": PAGE.format("quiz"),
    "a-A-key.html": PAGE.format("quiz 1.2.3"),
    "a-A.pdf": "%PDF-1.7",
    "deck.apkg": "PK",
    "versions.csv": "deck,version,seed,number,id,type,points,key\n",
    "mine.csv": "uid,learner,at,deck,question,type\n",
    "mine.json": '{\n "format": "quiz-history/1",\n "reviews": []}',
    "anki-ledger.jsonl": '{"format": "anki-ledger/1"}',
    "report.json": "{}",
    "bank.yaml": "format: question-bank/1",
}
OTHERS = {
    "news.html": PAGE.format("quizzical 3"),
    "visits.csv": "visitor,country\n",
    "visits.json": '{"format": "x"}',
    "paper.pdf": "%PDF-1.7",
    "notes.txt": "A",
}


def test_a_folder_gives_what_others_wrote(tmp_path):
    for name, text in (OURS | OTHERS).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {path.name for path in files([tmp_path])} == set(OTHERS)


@pytest.mark.parametrize("name", ["a-A.html", "versions.csv", "mine.json"])
def test_a_file_of_ours_given_by_name_is_refused(name, tmp_path):
    (tmp_path / name).write_text(OURS[name], encoding="utf-8")
    with pytest.raises(QuizError, match="written by quiz itself"):
        load(tmp_path / name)


def test_a_file_that_cannot_be_opened_is_nobodys(tmp_path):
    assert not is_own(tmp_path / "gone.html")


def test_worksheets_beside_the_text_do_not_change_the_next_build(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    text = "Richard Nixon, president of the United States, visited China from 21 to 28 February 1972. On 21 February 1972 Nixon met with"
    (tmp_path / "visit.txt").write_text(f"A week in February\n\n{text} Chairman Mao Zedong in Beijing.\n", encoding="utf-8")
    assert main(["build", ".", "-o", "."]) == 0
    (bank,) = tmp_path.glob("*.yaml")
    before = bank.read_bytes()
    assert main(["export", "worksheet", bank.name, "-o", "."]) == 0
    assert main(["export", "anki", bank.name, "-o", "visit.apkg"]) == 0
    assert main(["export", "handout", bank.name, "-o", "."]) == 0
    assert len(list(tmp_path.iterdir())) > 6
    assert main(["build", ".", "-o", "."]) == 0
    assert bank.read_bytes() == before
    assert [p.name for p in files([tmp_path])] == ["visit.txt"]
