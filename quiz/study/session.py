"""One sitting: questions in their order, answers as they come, undo, resume and hand-in. It knows no screen."""

import json
import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.open import Open
from quiz.study.arrange import arranged
from quiz.study.grade import RIGHT, Verdict, grade
from quiz.study.history import History
from quiz.study.modes import MODES, Mode
from quiz.study.response import Response, is_empty
from quiz.study.review import Review, SessionRow
from quiz.study.schedule import Grade

TYPED = ("short", "cloze", "open")


class Item(msgspec.Struct):
    """One question of the session. `review` is set once it is answered and graded; `response` alone while it can change."""

    question: AnyQuestion
    deck: str
    options: list[str]
    response: Response = None
    milliseconds: int = 0
    review: Review | None = None

    @property
    def answered(self) -> bool:
        return self.review is not None or not is_empty(self.response)

    @property
    def verdict(self) -> Verdict:
        if self.review is not None and self.review.right:
            return RIGHT
        if self.review is not None and MODES[self.review.mode].reveal:
            return Verdict(0.0, note="Graded by yourself.")
        return grade(self.question, self.review.response if self.review else self.response)


class Session:
    """Questions, answers and the place where the learner is. Every change goes to the history at once."""

    def __init__(self, row: SessionRow, items: list[Item], history: History, rng: random.Random) -> None:
        self.row = row
        self.items = items
        self.mode: Mode = MODES[row.mode]
        self.position = 0
        self._history = history
        self._rng = rng
        self._undoable: list[int] = []

    # -- where we are

    @property
    def item(self) -> Item:
        return self.items[self.position]

    @property
    def answered(self) -> int:
        return sum(item.answered for item in self.items)

    @property
    def right(self) -> int:
        return sum(item.review is not None and item.review.right for item in self.items)

    @property
    def score(self) -> float:
        """Mean credit over all questions of an exam, over those answered otherwise."""
        shares = [item.review.share for item in self.items if item.review]
        total = len(self.items) if not self.mode.feedback else len(shares)
        return sum(shares) / total if total else 0.0

    @property
    def finished(self) -> bool:
        return self.row.finished is not None

    def next_open(self) -> int | None:
        """The next question without an answer, looking onwards and then from the start."""
        places = [*range(self.position + 1, len(self.items)), *range(self.position + 1)]
        return next((place for place in places if not self.items[place].answered), None)

    def go(self, place: int) -> None:
        self.position = min(max(place, 0), len(self.items) - 1)

    # -- answers with feedback

    def answer(self, response: Response, now: datetime, milliseconds: int = 0, rated: Grade | None = None) -> Item:
        """Grade and store the answer to the question at hand. `rated` is the learner's own grade where he gives one."""
        item = self.item
        if item.review is None:
            item.response, item.milliseconds = response, milliseconds
            verdict = grade(item.question, response)
            if self.mode.reveal and rated is not None:
                verdict = RIGHT if rated > Grade.AGAIN else Verdict(0.0)
            item.review = self._review(item, now, verdict.share, rated or suggested(item.question, verdict))
            self._history.record(item.review)
            self._undoable.append(self.position)
        return item

    @property
    def overrulable(self) -> bool:
        """Whether the learner may say "I was right": of what was typed he is a judge, of options taken the bank alone."""
        review = self.item.review
        return review is not None and not review.right and self.item.question.KIND in TYPED

    def overrule(self, now: datetime) -> None:  # noqa: ARG002 - the time of an answer stays that of the answer
        """The learner says "I was right"."""
        review = self.item.review
        if review is not None and self.overrulable:
            self._amend(msgspec.structs.replace(review, share=1.0, grade=Grade.GOOD, overruled=True))
            self._rescore()

    def regrade(self, rated: Grade) -> None:
        """Another grade for the schedule; the credit stays."""
        review = self.item.review
        if review is not None and review.grade is not None:
            self._amend(msgspec.structs.replace(review, grade=rated))

    def tick(self, point: str) -> None:
        """The learner finds a point in his open answer after all, or takes it back."""
        item = self.item
        if item.review is None or not isinstance(item.question, Open):
            return
        response = item.review.response if isinstance(item.review.response, dict) else {"text": "", "points": []}
        ticked = {*response.get("points", [])} ^ {point}
        item.response = {"text": response.get("text", ""), "points": [p for p in item.question.points if p in ticked]}
        verdict = grade(item.question, item.response)
        self._amend(
            msgspec.structs.replace(item.review, response=item.response, share=verdict.share, grade=suggested(item.question, verdict))
        )
        self._rescore()

    def _rescore(self) -> None:
        """A finished session's score follows what is changed afterwards."""
        if self.row.score is not None:
            self.row.score = self.score
            self._history.finish(self.row)

    def _amend(self, review: Review) -> None:
        self.item.review = review
        self._history.amend(review)

    @property
    def undoable(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._undoable) and not self.finished

    def undo(self) -> bool:
        """Take back the last answer and return to its question. False where there is none of this sitting."""
        if not self._undoable or self.finished:
            return False
        self.position = self._undoable.pop()
        item = self.item
        if item.review is not None:
            self._history.undo(item.review)
        item.review, item.response, item.milliseconds = None, None, 0
        return True

    # -- exams

    def keep(self, response: Response, milliseconds: int = 0) -> None:
        """An answer that can still be changed."""
        item = self.item
        item.response = response
        item.milliseconds += milliseconds
        self._history.keep_draft(self.row.id, item.question.id, response, item.milliseconds)

    def remaining(self, now: datetime) -> timedelta | None:
        """Time left before the hand-in; never more than the exam's length, whatever the clock does."""
        if self.row.deadline is None:
            return None
        length = self.row.deadline - self.row.started
        return min(max(self.row.deadline - now, timedelta()), length)

    def finish(self, now: datetime) -> None:
        """End the session. An exam is graded now; what was not answered counts as wrong but not for the schedule."""
        if self.finished:
            return
        reviews = []
        if not self.mode.feedback:
            for item in self.items:
                verdict = grade(item.question, item.response)
                rated = suggested(item.question, verdict) if item.answered else None
                item.review = self._review(item, now, verdict.share, rated)
                reviews.append(item.review)
        self.row.finished = now
        self.row.score = self.score
        self._history.finish(self.row, reviews)

    def _review(self, item: Item, now: datetime, share: float, rated: Grade | None) -> Review:
        return Review(
            uid=new_id(self._rng),
            question=item.question.id,
            deck=item.deck,
            type=item.question.KIND,
            tags=list(item.question.tags),
            at=now,
            response=item.response,
            share=share,
            grade=rated,
            mode=self.row.mode,
            session=self.row.id,
            milliseconds=item.milliseconds,
        )


def suggested(question: AnyQuestion, verdict: Verdict) -> Grade:
    """The grade that an answer earns of itself: half the credit or a slip of the pen is hard, less is again."""
    if verdict.right:
        return Grade.GOOD
    if verdict.share >= 0.5 or (verdict.near and question.KIND == "short"):
        return Grade.HARD
    return Grade.AGAIN


def new_id(rng: random.Random) -> str:
    """A random id of 32 hex digits, from the caller's chance."""
    return uuid.UUID(int=rng.getrandbits(128), version=4).hex


def begin(
    mode: Mode,
    questions: Sequence[tuple[str, AnyQuestion]],
    history: History,
    *,
    title: str,
    decks: list[str],
    seed: int,
    now: datetime,
    rng: random.Random,
    minutes: float | None = None,
) -> Session:
    """Start a session with (deck id, question) pairs; `minutes` sets an exam's end."""
    row = SessionRow(
        id=new_id(rng),
        started=now,
        mode=mode.name,
        title=title,
        decks=decks,
        seed=seed,
        questions=[question.id for _, question in questions],
        deadline=now + timedelta(minutes=minutes) if minutes and not mode.feedback else None,
    )
    history.begin(row)
    items = [Item(question, deck, arranged(question, seed)) for deck, question in questions]
    return Session(row, items, history, rng)


def resume(row: SessionRow, questions: Mapping[str, tuple[str, AnyQuestion]], history: History, rng: random.Random) -> Session | None:
    """Go on with a session that was broken off; questions that are gone are left out. None where none is left."""
    items = [Item(q, deck, arranged(q, row.seed)) for deck, q in (questions[i] for i in row.questions if i in questions)]
    if not items:
        return None
    session = Session(row, items, history, rng)
    given = {review.question: review for review in history.of_session(row.id)}
    drafts = history.drafts(row.id)
    for item in items:
        if item.question.id in given:
            item.review = given[item.question.id]
            item.response, item.milliseconds = item.review.response, item.review.milliseconds
        elif item.question.id in drafts:
            item.response, item.milliseconds = drafts[item.question.id]
    session._undoable = [index for index, item in enumerate(items) if item.review]
    session.position = next((index for index, item in enumerate(items) if not item.answered), len(items) - 1)
    return session


def seed_of(text: str) -> int:
    """A seed from what was typed after `--seed`: numbers stay, words work too."""
    try:
        return int(text)
    except ValueError:
        return random.Random(json.dumps(text)).getrandbits(31)  # noqa: S311 - a shuffle, no secret
