"""History as files: CSV for spreadsheets, JSON for programs. Both carry the same and can be read back."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quiz.errors import QuizError
from quiz.study.response import from_json, to_json
from quiz.study.review import Review, moment, stamp
from quiz.study.schedule import Grade

FORMAT = "quiz-history/1"
COLUMNS = tuple("uid learner at deck question type tags mode session share grade overruled milliseconds response".split())


def as_json(reviews: Iterable[Review]) -> str:
    """One JSON object with every review."""
    rows = [_row(review) for review in reviews]
    for row in rows:
        row["response"] = json.loads(row["response"])
    return json.dumps({"format": FORMAT, "reviews": rows}, ensure_ascii=False, indent=1) + "\n"


def as_csv(reviews: Iterable[Review]) -> str:
    """One line a review. What a spreadsheet would take for a formula gets an apostrophe in front, which reading takes off."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)  # a bare carriage return is quoted by nothing less
    writer.writerow(COLUMNS)
    for review in reviews:
        row = _row(review)
        row["tags"] = json.dumps(row["tags"], ensure_ascii=False)
        row["grade"] = "" if row["grade"] is None else row["grade"]
        writer.writerow([_guarded(str(row[column])) for column in COLUMNS])
    return text.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "'", "\t", "\r") else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" else cell


def _row(r: Review) -> dict[str, Any]:
    return {
        "uid": r.uid,
        "learner": r.learner,
        "at": stamp(r.at),
        "deck": r.deck,
        "question": r.question,
        "type": r.type,
        "tags": r.tags,
        "mode": r.mode,
        "session": r.session,
        "share": r.share,
        "grade": None if r.grade is None else int(r.grade),
        "overruled": int(r.overruled),
        "milliseconds": r.milliseconds,
        "response": to_json(r.response),
    }


def read(path: Path) -> list[Review]:
    """The reviews in a CSV or JSON file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuizError(f"cannot be read: {error.strerror}.", str(path)) from error
    except UnicodeDecodeError as error:
        raise QuizError("is no text in UTF-8. Export it again with `quiz history export`.", str(path)) from error
    return _from_json(text, path) if text.lstrip().startswith("{") else _from_csv(text, path)


def _from_json(text: str, path: Path) -> list[Review]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise QuizError(f"is no whole JSON file ({error}).", str(path)) from error
    if data.get("format") != FORMAT or not isinstance(data.get("reviews"), list):
        raise QuizError(f'is no history. A JSON export begins with "format": "{FORMAT}".', str(path))
    for row in data["reviews"]:
        row["response"] = json.dumps(row.get("response"), ensure_ascii=False)
    return [_review(row, f"{path}: review {number}") for number, row in enumerate(data["reviews"], 1)]


def _from_csv(text: str, path: Path) -> list[Review]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        raise QuizError(f"is no history: the first line lacks {', '.join(missing)}.", str(path))
    return [_review(_csv_row(row), f"{path}:{reader.line_num}") for row in reader]


def _csv_row(row: dict[str, Any]) -> dict[str, Any]:
    cells = {key: _unguarded(value or "") for key, value in row.items() if isinstance(key, str)}
    result: dict[str, Any] = dict(cells)
    result["tags"] = from_json(cells["tags"]) or []
    result["grade"] = cells["grade"] or None
    return result


def _review(row: dict[str, Any], where: str) -> Review:
    damaged = "this review is damaged: time, share from 0 to 1, uid and question are needed."
    try:
        review = Review(
            uid=str(row["uid"]),
            learner=str(row["learner"]),
            at=moment(str(row["at"])),
            deck=str(row["deck"]),
            question=str(row["question"]),
            type=str(row["type"]),
            tags=[str(tag) for tag in row["tags"]],
            mode=str(row["mode"]),
            session=str(row["session"]),
            share=float(row["share"]),
            grade=None if row["grade"] is None else Grade(int(row["grade"])),
            overruled=bool(int(row["overruled"])),
            milliseconds=int(row["milliseconds"]),
            response=from_json(row["response"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise QuizError(damaged, where) from error
    if not (0 <= review.share <= 1 and review.uid and review.question):
        raise QuizError(damaged, where)
    return review
