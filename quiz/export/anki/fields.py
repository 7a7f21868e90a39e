"""A question as the fields of a note: what each type puts into the shared fields, and the cloze in Anki's syntax.

Lists are stored in an order that gives nothing away, so that a card can be answered without JavaScript; `data-n` is the
stored place (the learner's choice is remembered by it), `data-t` the right place or partner. The front hides what only
the back shows (`.why`, the look of `.key`).
"""

from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

from quiz.bank.deck import Bank
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Distractor
from quiz.export.anki.evidence import EvidenceWriter
from quiz.export.anki.text import direction, html, language_tag, plain_html
from quiz.export.anki.words import words

Fields = dict[str, str]
_KEY = ' class="key"'


class FieldWriter:
    """Turns the questions of one bank into fields."""

    def __init__(self, bank: Bank) -> None:
        self.language = language_tag(bank.deck.language)
        self._said = {word: html(text, self.language) for word, text in words(self.language).items()}
        self._evidence = EvidenceWriter(bank)
        self._lists = ' dir="rtl"' if direction(self.language) == "rtl" else ""

    def fields(self, question: AnyQuestion) -> Fields:
        """The filled fields by name; those left out stay empty."""
        own = WRITERS[question.KIND](self, question)
        shared = {
            "Id": plain_html(question.id),
            "Task": self._said[question.KIND],
            "Explanation": self.html(question.explanation),
            "Evidence": self._evidence.html(question),
            "Lang": self.language,
        }
        prompt = self.html(question.prompt)
        if prompt != shared["Task"]:  # gap texts are often headed "Fill the gap.", which the card says by itself
            shared["Prompt"] = prompt
        return shared | own

    def html(self, text: str) -> str:
        return html(text, self.language)

    def choice(self, question: Choice) -> Fields:
        options = _mixed(question.id, [Distractor(question.answer), *question.wrong_options()])
        items = [self._option(n, o, o.text == question.answer) for n, o in enumerate(options)]
        return {"IsChoice": "1", "Options": self._list("options", items), "Answer": self.html(question.answer)}

    def multiple(self, question: Multiple) -> Fields:
        options = _mixed(question.id, [*(Distractor(a) for a in question.answers), *question.wrong_options()])
        right = set(question.answers)
        items = [self._option(n, o, o.text in right) for n, o in enumerate(options)]
        return {"IsMultiple": "1", "Options": self._list("options", items), "Answer": self._bullets(question.answers)}

    def true_false(self, question: TrueFalse) -> Fields:
        items = [self._listed(n, self._said[word], question.answer is (word == "true")) for n, word in enumerate(("true", "false"))]
        return {"IsTrueFalse": "1", "Options": self._list("options", items), "Answer": self.html(question.correction)}

    def short(self, question: Short) -> Fields:
        also = "; ".join(self.html(form) for form in question.accept)
        answer = self.html(question.answer) + (f'<div class="also" dir="auto">{self._said["also"]}: {also}</div>' if also else "")
        return {"IsShort": "1", "Typed": plain_html(question.answer.strip()), "Answer": answer}

    def order(self, question: Order) -> Fields:
        places = _mixed(question.id, list(range(len(question.items))), key=lambda place: question.items[place])
        if places == sorted(places):
            places = [*places[1:], places[0]]
        items = [_item(n, self.html(question.items[place]), place) for n, place in enumerate(places)]
        solved = [_item(places.index(place), self.html(item), place) for place, item in enumerate(question.items)]
        return {"IsOrder": "1", "Options": self._list("items", items), "Answer": self._list("solution", solved)}

    def match(self, question: Match) -> Fields:
        rights: list[tuple[int, str]] = [*enumerate(right for _, right in question.pairs), *((-1, text) for text in question.extra)]
        rights = _mixed(question.id, rights, key=lambda pair: pair[1])
        lefts = [_item(n, self.html(left), n) for n, (left, _) in enumerate(question.pairs)]
        choices = [_item(n, self.html(text), partner) for n, (partner, text) in enumerate(rights)]
        rows = [self._pair(n, left, right) for n, (left, right) in enumerate(question.pairs)]
        extra = "; ".join(self.html(text) for text in question.extra)
        decoys = f'<div class="left-over" dir="auto">{self._said["left-over"]}: {extra}</div>' if extra else ""
        return {
            "IsMatch": "1",
            "Options": self._list("lefts", lefts) + self._list("rights", choices),
            "Answer": f'<table class="pairs"{self._lists}>{"".join(rows)}</table>{decoys}',
        }

    def open(self, question: Open) -> Fields:
        return {"IsOpen": "1", "Answer": self._bullets(question.points)}

    def cloze(self, question: Cloze) -> Fields:
        parts, done, text = [], 0, question.text
        for blank in question.blanks():
            hint = f"::{self._inside(blank.hint)}" if blank.hint.strip() else ""
            parts.append(f"{self.html(text[done : blank.start])}{{{{c{blank.number}::{self._inside(blank.answer)}{hint}}}}}")
            done = blank.end
        parts.append(self.html(text[done:]))
        # of several blanks nobody could tell which one the other forms belong to
        accepted = "; ".join(self.html(form) for form in question.accept) if len({b.number for b in question.blanks()}) == 1 else ""
        return {"Text": "".join(parts), "Also": f"{self._said['also']}: {accepted}" if accepted else ""}

    def _inside(self, text: str) -> str:
        """Text of a blank: a double colon, or one at the edge, would divide answer and hint at the wrong place."""
        shown = self.html(text)
        return shown.replace(":", "&#58;") if "::" in shown or shown.startswith(":") or shown.endswith(":") else shown

    def _option(self, number: int, option: Distractor, right: bool) -> str:
        return self._listed(number, self.html(option.text), right, f'<div class="why">{self.html(option.why)}</div>' if option.why else "")

    def _listed(self, number: int, shown: str, right: bool, why: str = "") -> str:
        return f'<li data-n="{number}"{_KEY if right else ""}><span dir="auto">{shown}</span>{why}</li>'

    def _pair(self, number: int, left: str, right: str) -> str:
        return f'<tr data-n="{number}"><td dir="auto">{self.html(left)}</td><td dir="auto">{self.html(right)}</td></tr>'

    def _bullets(self, texts: Sequence[str]) -> str:
        return f"<ul{self._lists}>{''.join(f'<li>{self.html(text)}</li>' for text in texts)}</ul>"

    def _list(self, kind: str, items: list[str]) -> str:
        return f'<ol class="{kind}"{self._lists}>{"".join(items)}</ol>'


WRITERS: dict[str, Callable[[FieldWriter, Any], Fields]] = {
    Choice.KIND: FieldWriter.choice,
    Multiple.KIND: FieldWriter.multiple,
    TrueFalse.KIND: FieldWriter.true_false,
    Short.KIND: FieldWriter.short,
    Cloze.KIND: FieldWriter.cloze,
    Order.KIND: FieldWriter.order,
    Match.KIND: FieldWriter.match,
    Open.KIND: FieldWriter.open,
}


def _item(number: int, shown: str, right_place: int) -> str:
    return f'<li data-n="{number}" data-t="{right_place}"><span dir="auto">{shown}</span></li>'


def _mixed(seed: str, things: list[Any], key: Callable[[Any], str] = lambda option: str(option.text)) -> list[Any]:
    """`things` in an order that depends on the question and on each text alone, so that an update does not reshuffle."""
    return sorted(things, key=lambda thing: (crc32(f"{seed}\x00{key(thing)}".encode("utf-8", "replace")), key(thing)))
