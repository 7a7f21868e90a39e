"""A sentence with blanks that are filled where they stand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from quiz.app.text import clean, shown
from quiz.app.widgets.answer import Answer, focus_now
from quiz.bank.kinds.cloze import Cloze
from quiz.study.grade import blank_results
from quiz.study.response import Response

_WIDTH = 6
_LONGEST = 200


class Sentence(Static, can_focus=True):
    """The text with its blanks; what is typed goes into the blank that is active."""

    # Taken here and not by bindings, which let a key bubble up first: letters typed fast would overtake it.
    KEYS: ClassVar[dict[str, tuple[str, int | None]]] = {
        "enter": ("onwards", None),
        **dict.fromkeys(("tab", "down"), ("step", 1)),
        **dict.fromkeys(("shift+tab", "up"), ("step", -1)),
        "left": ("move", -1),
        "right": ("move", 1),
        **dict.fromkeys(("home", "ctrl+a"), ("move", -1000)),
        "end": ("move", 1000),
        "backspace": ("erase", None),
        "delete": ("erase_ahead", None),
        "ctrl+u": ("clear", None),
    }

    class Filled(Message):
        """Something was typed."""

    class Done(Message):
        """Enter was pressed in the last blank."""

    def __init__(self, question: Cloze) -> None:
        super().__init__(markup=False, classes="sentence")
        self._blanks = question.blanks()
        self._text = question.text
        self.typed = [""] * len(self._blanks)
        self.results: list[str] = []
        self._at = 0
        self._cursor = 0

    def on_mount(self) -> None:
        self.draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.draw()

    def draw(self) -> None:
        """Write the sentence anew."""
        parts: list[Content] = []
        end = 0
        for number, blank in enumerate(self._blanks):
            parts += [shown(self._text[end : blank.start]), self._drawn_blank(number)]
            end = blank.end
        self.update(Content("").join([*parts, shown(self._text[end:])]))

    def _drawn_blank(self, number: int) -> Content:
        text = clean(self.typed[number])
        if self.results:
            right = self.results[number] == "right"
            answer = "" if right else f" → {clean(self._blanks[number].answer)}"
            given = f"{'✓' if right else '✗'} {text or '…'}"
            return Content(given).stylize("$text-success bold" if right else "$text-error strike") + Content(answer).stylize("bold")
        active = self.has_focus and number == self._at
        hint = self._blanks[number].hint
        room = max(1 if active else 0, _WIDTH - len(text))  # the cursor may stand behind the text
        content = Content(text + "_" * room)
        content = content.stylize("underline" if not active else "$accent bold")
        if active:
            content = content.stylize("reverse", self._cursor, self._cursor + 1)
        if hint and not text:
            content += shown(f" ({hint})", "dim" if not self.app.no_color else "italic")
        return content.stylize(Style.from_meta({"blank": number}))

    def go(self, number: int) -> None:
        self._at = number % len(self._blanks)
        self._cursor = len(self.typed[self._at])
        self.draw()

    def type(self, text: str) -> None:
        """Put `text` in at the cursor."""
        old = self.typed[self._at]
        new = old[: self._cursor] + text + old[self._cursor :]
        self.typed[self._at] = new[:_LONGEST]
        self._cursor = min(self._cursor + len(text), len(self.typed[self._at]))
        self._filled()

    def _filled(self) -> None:
        self.draw()
        self.post_message(self.Filled())

    def on_key(self, event: Key) -> None:
        if event.key in self.KEYS:
            name, by = self.KEYS[event.key]
            act = getattr(self, name)
            act() if by is None else act(by)
        elif event.is_printable and event.character:
            self.type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self.type(" ".join(clean(event.text).split()))

    def on_click(self, event: Click) -> None:
        number = event.style.meta.get("blank")
        if isinstance(number, int):
            self.go(number)

    def onwards(self) -> None:
        """To the next blank; from the last one, or where all are filled, hand in."""
        if self._at == len(self._blanks) - 1 or all(text.strip() for text in self.typed):
            self.post_message(self.Done())
        else:
            self.go(self._at + 1)

    def step(self, by: int) -> None:
        self.go(self._at + by)

    def move(self, by: int) -> None:
        self._cursor = min(max(self._cursor + by, 0), len(self.typed[self._at]))
        self.draw()

    def erase(self) -> None:
        if self._cursor:
            text = self.typed[self._at]
            self.typed[self._at] = text[: self._cursor - 1] + text[self._cursor :]
            self._cursor -= 1
            self._filled()

    def erase_ahead(self) -> None:
        text = self.typed[self._at]
        self.typed[self._at] = text[: self._cursor] + text[self._cursor + 1 :]
        self._filled()

    def clear(self) -> None:
        self.typed[self._at] = ""
        self._cursor = 0
        self._filled()


class ClozeAnswer(Answer[Cloze]):
    """The sentence; Enter goes on to the next blank and hands in after the last."""

    def compose(self) -> ComposeResult:
        yield Sentence(self.question)

    def hint(self) -> str:
        several = len(self.question.blanks()) > 1
        return "Type into the blank; Enter or Tab goes to the next" if several else f"Type into the blank; Enter {self.enter_does}"

    @property
    def sentence(self) -> Sentence:
        return self.query_one(Sentence)

    def begin(self) -> None:
        focus_now(self.sentence)

    def response(self) -> Response:
        texts = [text.strip() for text in self.sentence.typed]
        return texts if any(texts) else None

    def restore(self, response: Response) -> None:
        if isinstance(response, list):
            blanks = len(self.sentence.typed)
            self.sentence.typed = [*response, *[""] * blanks][:blanks]
        self.sentence.go(0)

    def on_sentence_filled(self, event: Sentence.Filled) -> None:
        event.stop()
        self.changed()

    def on_sentence_done(self, event: Sentence.Done) -> None:
        event.stop()
        self.submit()

    def mark(self) -> None:
        given = self.given if isinstance(self.given, list) else []
        if self.verdict is not None and self.verdict.right:
            self.sentence.results = ["right"] * len(self.sentence.typed)
        else:
            self.sentence.results = list(blank_results(self.question, given))
        self.sentence.draw()
