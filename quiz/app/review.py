"""Review in the terminal: a question as a learner sees it, beside its passage; one key decides it."""

import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.app.colourless import to_the_letter
from quiz.app.reviewform import FactForm, QuestionForm
from quiz.app.reviewhelp import ReviewHelp
from quiz.app.reviewview import QuestionView
from quiz.app.text import joined, shown
from quiz.app.themes import COLOURLESS, DEFAULT, ORDER, OURS
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.status import bar
from quiz.bank.fieldtext import fields_of, from_text
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Status
from quiz.bank.rebuild import is_edited
from quiz.bank.reviewing import Facts, Review
from quiz.citation import Evidence
from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel

STATUS_LOOK = {"retired": "$text-warning", "draft": "$text-muted", "approved": "$text-success", "rejected": "$text-error"}
STATUS_WORD = {"draft": "undecided", "approved": "approved", "rejected": "rejected"}


class ReviewApp(App[None]):
    """One bank under review; every decision is saved as it is made."""

    TITLE = "quiz review"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('approved')", "Approve"),
        Binding("r", "decide('rejected')", "Reject"),
        Binding("e", "edit", "Edit"),
        Binding("f", "fact", "Fact"),
        Binding("n", "next_undecided", "Next"),
        Binding("u", "undo", "Undo"),
        Binding("k", "key", "Key"),
        Binding("q", "quit", "Quit"),
        Binding("E", "editor", "Editor", key_display="E"),
        Binding("b", "bring_back", "Bring back"),
        Binding("t", "retired", "Retired"),
        Binding("question_mark,f1", "help", "Help", key_display="?"),
        Binding("ctrl+q,ctrl+c", "quit", "Quit", show=False, priority=True),
        Binding("d", "decide('draft')", "Undecided", show=False),
        Binding("right,j,space", "step(1)", "Next question", show=False),
        Binding("left,h", "step(-1)", "Previous question", show=False),
        # with priority: a question that can be scrolled would take them for itself
        Binding("home", "step(-1000000)", "First question", show=False, priority=True),
        Binding("end", "step(1000000)", "Last question", show=False, priority=True),
        Binding("ctrl+t,f2", "next_theme", "Other colours", show=False),
    ]
    CSS = """
    Screen { background: $background; }
    #top { height: 1; background: $panel; padding: 0 1; }
    #title { width: 1fr; height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    #progress { width: auto; height: 1; padding-left: 1; text-wrap: nowrap; }
    #left, #right { width: 1fr; height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    #right { background: $surface; }
    #right > Static { width: 100%; height: auto; }
    .-narrow #main { layout: vertical; }
    .-narrow #left, .-narrow #right { padding: 0 1; width: 100%; }
    .-narrow #right { height: 1fr; border-top: solid $panel; }
    .-low #left, .-low #right { padding: 0 1; }
    Screen.-low.-narrow #left { height: 3fr; }
    Screen.-low.-narrow #right { height: 2fr; }
    .-low QuestionView .gap { margin-top: 0; }
    .-low #review-help { width: 100%; max-height: 100%; padding: 0 1; }
    ModalScreen.-low VerticalScroll { margin: 0; border: none; width: 100%; }
    ModalScreen.-low Label { margin-top: 0; }
    ModalScreen.-low TextArea { min-height: 1; border: none; border-left: thick $panel; }
    ModalScreen.-low TextArea:focus { border: none; border-left: thick $accent; }
    ToastRack { margin-bottom: 2; }
    Toast { padding: 0 1; }
    .-narrow Toast { max-width: 100%; }
    """

    def __init__(
        self,
        review: Review,
        facts: Facts,
        edit_text: Callable[[str], str],
        start: str = "",
        *,
        theme: str = DEFAULT,
        keep_theme: Callable[[str], None] = lambda _name: None,
    ) -> None:
        colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if colourless else None)
        self.keep_theme = keep_theme
        self.review, self.facts, self.edit_text = review, facts, edit_text
        self.current = start or review.next_undecided() or review.ids[0]
        self.key_shown = True
        self.unsaved: dict[str, str] = {}
        for ours in OURS:
            self.register_theme(ours)
        self.theme = COLOURLESS if colourless else theme if theme in self.available_themes else DEFAULT

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="progress")
        with Horizontal(id="main"):
            yield QuestionView(id="left")
            with VerticalScroll(id="right"):
                yield Static(id="proof")
        yield KeyLine()

    def get_line_filters(self) -> "Sequence[LineFilter]":
        return to_the_letter(super().get_line_filters()) if self.no_color else super().get_line_filters()

    def on_mount(self) -> None:
        self.query_one("#left").focus()
        self.show()

    # -- what is shown

    def show(self, *, scroll: bool = True) -> None:
        """Show the current question as it stands in the file."""
        question = self.review.question(self.current)
        self.refresh_bindings()
        self.query_one("#title", Static).update(shown(self.review.loaded.bank.deck.title))
        self.query_one("#progress", Static).update(self._progress())
        self.query_one(QuestionView).show(question, self._place(question), self.key_shown)
        self.query_one("#proof", Static).update(self._proof(question))
        if scroll:
            self.query_one("#left", VerticalScroll).scroll_home(animate=False)
            self.query_one("#right", VerticalScroll).scroll_home(animate=False)

    def _progress(self) -> Content:
        counts = self.review.progress()
        decided, total = counts["approved"] + counts["rejected"], sum(counts.values())
        return joined(
            shown(bar(decided, total) if self.size.width >= 70 else ""),
            shown(f" {decided} of {total} decided"),
            shown(f" · {counts['rejected']} rejected" if counts["rejected"] and self.size.width >= 70 else ""),
        )

    def _place(self, question: AnyQuestion) -> Content:
        ids = self.review.ids
        level = f"{question.level} · " if self.size.width >= 70 else ""
        at = f"{ids.index(question.id) + 1}/{len(ids)} · {question.KIND} · {level}"
        return joined(
            shown(at, "$text-muted"), shown(STATUS_WORD.get(question.status, question.status), STATUS_LOOK.get(question.status, ""))
        )

    def _proof(self, question: AnyQuestion) -> Content:
        broken = self.review.broken(question.id)
        parts = [joined(shown(f"! {b.rule}: ", "bold $text-warning"), shown(_capital(b.message), "$text-warning")) for b in broken]
        parts += self._evidence(question)
        if not broken:
            parts.append(shown("✓ no rule is broken", "$text-success"))
        made = question.generated
        if made:
            edited = " · edited by hand" if is_edited(question) else ""
            parts.append(shown(f"made by {made.rule or 'a maker'} from {made.source}{edited}", "$text-muted"))
        else:
            parts.append(shown("written by hand", "$text-muted"))
        parts.append(shown(f"{question.id}\n{self.review.where(question.id)}", "$text-muted"))
        return Content("\n\n").join(parts)

    def _evidence(self, question: AnyQuestion) -> Iterator[Content]:
        sources = self.review.loaded.bank.sources
        for evidence in question.evidence:
            source = sources.get(evidence.source)
            cited = ", ".join(filter(None, (source.publisher, source.title, source.published))) if source else evidence.source
            passage = highlighted(evidence.passage, key_texts(question)) if self.key_shown else shown(evidence.passage)
            yield joined(passage, "\n", shown(f"— {cited}, {_span(evidence)}", "$text-muted"))
        if not question.evidence:
            yield shown("No evidence is given.", "$text-warning")

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """The footer names what can be done: retired questions are brought back, the others decided."""
        if len(self.screen_stack) > 1 and action not in {"quit", "next_theme"}:
            return False
        if action == "bring_back":
            return self.review.retired_shown
        if action == "retired":
            return self.review.retired_shown or bool(self.review.retired)
        if action in {"decide", "edit", "editor", "fact", "next_undecided"}:
            return not self.review.retired_shown
        return True

    # -- what keys do

    def action_help(self) -> None:
        self.push_screen(ReviewHelp())

    def action_retired(self) -> None:
        """Look at the retired questions alone, or at the others again."""
        self.review.retired_shown = not self.review.retired_shown
        if not self.review.ids:
            self.review.retired_shown = not self.review.retired_shown
            self.say("There is no other question.")
        elif self.current not in self.review.ids:
            self.current = self.review.ids[0] if self.review.retired_shown else self.review.next_undecided() or self.review.ids[0]
        self.show()

    def action_bring_back(self) -> None:
        def bring_back() -> None:
            at = self.review.ids.index(self.current)
            status = self.review.bring_back(self.current)
            self.say(f"Brought back as {STATUS_WORD.get(status, status)}. No build retires it again.")
            if self.review.ids:
                self.current = self.review.ids[min(at, len(self.review.ids) - 1)]
            else:
                self.review.retired_shown = False

        self._try(bring_back)

    def action_decide(self, status: Status) -> None:
        def decide() -> None:
            self.review.decide(self.current, status)
            following = self.review.next_undecided(self.current)
            if status != "draft" and following:
                self.current = following
            elif status != "draft":
                self.say("Every question is decided.")

        self._try(decide)

    def action_next_undecided(self) -> None:
        following = self.review.next_undecided(self.current)
        if following:
            self.current = following
            self.show()
        else:
            self.say("Every question is decided.")

    def action_step(self, by: int) -> None:
        ids = self.review.ids
        at = ids.index(self.current) + by if self.current in ids else 0
        self.current = ids[max(0, min(len(ids) - 1, at))]
        self.show()

    def action_key(self) -> None:
        """Hide or show the key, to answer first."""
        self.key_shown = not self.key_shown
        self.show(scroll=False)

    def action_undo(self) -> None:
        def undo() -> None:
            step = self.review.undo()
            if step is None:
                self.say("There is nothing to take back.")
                return
            self.current = step[1]
            self.review.retired_shown = self.current in self.review.retired
            self.say(f"Taken back: {step[0]}.")

        self._try(undo)

    def action_edit(self) -> None:
        """Edit the wording in a form."""

        def save(fields: dict[str, str] | None) -> None:
            if fields is not None:
                self._try(lambda: self.review.edit(self.current, _changes(self.review.question(self.current), fields)))

        self.push_screen(QuestionForm(fields_of(self.review.question(self.current))), save)

    def action_editor(self) -> None:
        """Edit the question's own lines in $EDITOR; lines that could not be saved come back at the next try."""

        def edit() -> None:
            before = self.unsaved.get(self.current) or self.review.entry_text(self.current)
            with self.suspend():
                after = self.edit_text(before)
            self.unsaved[self.current] = after
            self.review.replace(self.current, after)
            del self.unsaved[self.current]

        self._try(edit)
        self.refresh()

    def action_fact(self) -> None:
        """Correct the fact behind the question."""
        made = self.review.question(self.current).generated
        slots = self.facts.slots(made.source) if made else {}
        if made is None or not slots:
            self.say("No fact of a feed stands behind this question." if made is None else f"No feed beside the bank has {made.source}.")
            return
        source = made.source
        same = sum(1 for q in self.review.loaded.bank.questions if q.generated and q.generated.source == source)
        self.push_screen(FactForm(source, slots, same), lambda given: self._correct(source, given))

    def _correct(self, source: str, given: "tuple[dict[str, str], str, bool] | None") -> None:
        if given is None:
            return
        changes, reason, drop = given

        def correct() -> None:
            if drop:
                self.review.correct(self.current, self.facts.drop(source, reason), "the fact was struck out")
            for slot, value in changes.items() if not drop else ():
                self.review.correct(self.current, self.facts.set_slot(source, slot, value, reason), f"{slot} was corrected")
            self.say("Written to corrections.yaml. The next build applies it to every question made of this fact.")

        self._try(correct)

    def action_next_theme(self) -> None:
        at = ORDER.index(self.theme) if self.theme in ORDER else -1
        self.theme = ORDER[(at + 1) % len(ORDER)]
        if not self.no_color:
            self.keep_theme(self.theme)

    def on_resize(self) -> None:
        """What stands in the lines depends on their room."""
        if self.query("#progress"):
            self.call_after_refresh(self.show, scroll=False)

    def notify(
        self, message: str, *, title: str = "", severity: "SeverityLevel" = "information", timeout: float | None = None, markup: bool = True
    ) -> None:
        """One notice at a time: a pile of them would cover the passage."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def say(self, text: str, *, fault: bool = False) -> None:
        """A message in plain text."""
        self.notify(_capital(text), severity="error" if fault else "information", markup=False, timeout=8 if fault else 4)

    def _try(self, step: Callable[[], None]) -> None:
        self.clear_notifications()  # what was said of the step before is no longer so
        try:
            step()
        except QuizError as error:
            self.say(f"Not saved. {error}", fault=True)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            self.say(f"Not saved. {place}{error.strerror or error}. May you write there?", fault=True)
        self.show()


def _changes(question: AnyQuestion, fields: dict[str, str]) -> dict[str, Any]:
    """The fields whose text was changed, as the file has them."""
    before = fields_of(question)
    return {field: from_text(field, text) for field, text in fields.items() if text != before.get(field)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _span(evidence: Evidence) -> str:
    return f"row {evidence.row}, {evidence.field}" if evidence.row else f"characters {evidence.start}–{evidence.end}"


# -- the passage


def key_texts(question: AnyQuestion) -> list[str]:
    """The texts to be looked for in a passage."""
    if isinstance(question, Multiple):
        return question.answers
    if isinstance(question, Cloze):
        return [blank.answer for blank in question.blanks()]
    if isinstance(question, (Choice, Short)):
        return [question.answer]
    if isinstance(question, TrueFalse):
        return [question.correction or question.prompt]
    if isinstance(question, Match):
        return [side for pair in question.pairs for side in pair]
    return question.items if isinstance(question, Order) else question.points


_WORD = re.compile(r"\w+")


def highlighted(passage: str, keys: list[str]) -> Content:
    """The passage with the key marked: as it stands there, else its telling words."""
    content = shown(passage)
    folded = content.plain.casefold()
    if len(folded) != len(content.plain):
        return content
    marks: list[tuple[int, int]] = []
    for key in keys:
        at = folded.find(key.casefold().strip())
        if at >= 0 and key.strip():
            marks.append((at, at + len(key.strip())))
        else:
            telling = {w.casefold() for w in _WORD.findall(key) if len(w) > 3 or w.isdigit() or w[:1].isupper()}
            marks += [m.span() for m in _WORD.finditer(folded) if m.group() in telling]
    for start, end in marks:
        content = content.stylize("bold reverse", start, end)
    return content
