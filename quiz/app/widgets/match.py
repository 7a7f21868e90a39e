"""Pairs: choose on the left, then on the right."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from quiz.app.widgets.answer import Answer, focus_now, step_focus
from quiz.app.widgets.row import Row
from quiz.bank.kinds.match import Match
from quiz.study.response import Response


class MatchAnswer(Answer[Match]):
    """The left side has the focus; a number, ← → or a click on the right gives it a partner."""

    HINT = "↑↓ or a click choose on the left; a number, ←→ or a click the partner"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cycle(-1)", show=False),
        Binding("right,space", "cycle(1)", "Partner", key_display="→"),
        Binding("backspace,delete", "part", "Take apart", show=False),
        Binding("enter", "submit", "Done", show=False),
    ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.pairs: dict[str, str] = {}
        self.at = 0
        self._warned = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="left"):
            for index, (left, _) in enumerate(self.question.pairs):
                yield Row(index, "", left, indent=4)
        with Vertical(classes="right"):
            for index, right in enumerate(self.item.options):
                row = Row(index, str(index + 1), right, indent=6)
                row.can_focus = False
                yield row

    def left(self) -> list[Row]:
        return list(self.query_one(".left").query(Row))

    def right(self) -> list[Row]:
        return list(self.query_one(".right").query(Row))

    def on_mount(self) -> None:
        self._draw()

    def response(self) -> Response:
        return dict(self.pairs) or None

    def restore(self, response: Response) -> None:
        self.pairs = {str(k): str(v) for k, v in response.items()} if isinstance(response, dict) else {}
        self._draw()

    def _draw(self) -> None:
        for row, (left, _) in zip(self.left(), self.question.pairs, strict=True):
            partner = self.pairs.get(left)
            # the number is the key that was pressed; once all is said there are no keys any more
            number = f"{self.item.options.index(partner) + 1} · " if partner in self.item.options and not self.locked else ""
            row.set_text(f"{left} – {number}{partner}" if partner else f"{left} – …")
        taken = set(self.pairs.values())
        for row in self.right():
            row.set_class(row.text in taken, "-taken")
            row.set_mark("·" if row.text in taken else "")

    def action_step(self, by: int) -> None:
        step_focus(self.left(), by)

    def digit(self, number: int) -> None:
        if 1 <= number <= len(self.item.options):
            self.pair(self._focused(), number - 1)
            self._go_on()

    def _focused(self) -> int:
        row = self.focused_row()
        if row is not None:
            self.at = row.index
        return self.at

    def pair(self, left: int, right: int) -> None:
        """Join two; a partner taken elsewhere is taken away there."""
        if self.locked:
            return
        name, partner = self.question.pairs[left][0], self.item.options[right]
        self.pairs = {k: v for k, v in self.pairs.items() if v != partner and k != name}
        self.pairs[name] = partner
        self._warned = False
        self._draw()
        self.changed()
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """A partner makes its line longer, which may push the one at hand out of view."""
        row = self.focused_row()
        if row is not None:
            row.scroll_visible(animate=False)

    def _go_on(self) -> None:
        """To the next one without a partner."""
        count = len(self.question.pairs)
        for index in ((self.at + step) % count for step in range(1, count + 1)):
            if self.question.pairs[index][0] not in self.pairs:
                focus_now(self.left()[index])
                return

    def action_cycle(self, by: int) -> None:
        """The next partner that is free, or none after the last."""
        if self.locked:
            return
        at = self._focused()
        name = self.question.pairs[at][0]
        taken = {v for k, v in self.pairs.items() if k != name}
        free: list[str | None] = [None, *(text for text in self.item.options if text not in taken)]
        partner = free[(free.index(self.pairs.get(name)) + by) % len(free)]
        if partner is None:
            self.action_part()
        else:
            self.pair(at, self.item.options.index(partner))

    def action_part(self) -> None:
        if not self.locked:
            self.pairs.pop(self.question.pairs[self._focused()][0], None)
            self._draw()
            self.changed()

    def submit(self) -> None:
        """Pairs that are missing come first; who does not know them hands in once more."""
        missing = len(self.question.pairs) - len(self.pairs)
        if self.pairs and missing and not self.locked and not self._warned:
            self._warned = True
            self.notify(f"{missing} still without a partner. Enter once more {self.enter_does} all the same.", markup=False, timeout=4)
            self._focused()
            self._go_on()
        else:
            super().submit()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        event.stop()
        if event.row in self.left():
            focus_now(event.row)
            self.at = event.row.index
        else:
            self.pair(self._focused(), event.row.index)
            self._go_on()

    def mark(self) -> None:
        for row, (left, right) in zip(self.left(), self.question.pairs, strict=True):
            if self.pairs.get(left) == right:
                row.show_state("right")
            else:
                row.show_state("wrong", f"right: {right}")
        self.query_one(".right").display = False  # each partner now stands beside its left side
