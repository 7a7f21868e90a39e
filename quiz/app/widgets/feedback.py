"""What follows an answer: the verdict, the right answer, why, and the passage that proves it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.app.text import joined, line, shown
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Question
from quiz.citation import Evidence, Source
from quiz.study.grade import Verdict
from quiz.study.response import Response

NOTHING = Content("")
SIGNS = {"Right": "✓", "Almost": "≈", "Partly right": "◐", "Wrong": "✗"}
STYLES = {"Right": "bold $text-success", "Almost": "bold $text-warning", "Partly right": "bold $text-warning", "Wrong": "bold $text-error"}


class Feedback(Vertical):
    """Filled by `tell` and emptied by `clear`; the passage is folded away until `toggle_evidence`."""

    def compose(self) -> ComposeResult:
        yield Static("", id="verdict", markup=False)
        yield Static("", id="reasons", markup=False)
        yield Static("", id="evidence", markup=False)

    def clear(self) -> None:
        self.display = False
        self.query_one("#evidence").display = False

    def tell(
        self,
        question: Question,
        response: Response,
        verdict: Verdict,
        sources: dict[str, Source],
        *,
        overruled: bool = False,
        coming: Content = NOTHING,
    ) -> None:
        """Show what is to be said about an answer; `coming` tells when the question returns."""
        self.query_one("#verdict", Static).update(headline(verdict, overruled=overruled))
        why = reasons(question, response, verdict, coming)
        self.query_one("#reasons", Static).update(why)
        self.query_one("#reasons").display = bool(why)
        self.query_one("#evidence", Static).update(evidence(question.evidence, sources))
        self.display = True
        self.set_class(verdict.right, "-right")
        partly = not verdict.right and (verdict.near or verdict.share > 0)
        self.set_class(partly, "-partly")
        self.set_class(not verdict.right and not partly, "-wrong")

    def toggle_evidence(self) -> bool:
        """Fold the passage out or in."""
        panel = self.query_one("#evidence")
        panel.display = not panel.display
        return bool(panel.display)

    @property
    def evidence_shown(self) -> bool:
        return bool(self.query_one("#evidence").display)


def headline(verdict: Verdict, *, overruled: bool = False) -> Content:
    """`✓ Right`, in words and colour, and the credit where it is partial."""
    note = "You said that you were right." if overruled else verdict.note
    credit = f" ({verdict.share:.0%})" if 0 < verdict.share < 1 else ""
    return joined(shown(f"{SIGNS[verdict.word]} {verdict.word}{credit}", STYLES[verdict.word]), shown(f"  {note}" if note else ""))


def reasons(question: Question, response: Response, verdict: Verdict, coming: Content = NOTHING) -> Content:
    """The right answer, what a wrong option would have been right for, the explanation."""
    parts = answer_line(question, response, verdict)
    taken = response if isinstance(response, list) else [response] if isinstance(response, str) else []
    tempting = [option for option in question.wrong_options() if option.text in taken and option.why]
    parts += [why_not(option.text, option.why) for option in tempting]
    if question.explanation:
        parts.append(shown(question.explanation))
    if coming:
        parts.append(coming.stylize_before("$text-muted"))
    return Content("\n").join(parts)


def answer_line(question: Question, response: Response, verdict: Verdict) -> list[Content]:
    """The right answer, unless the marks above tell it; of a false statement what is true, to those who saw through it too."""
    if isinstance(question, TrueFalse) and not question.answer:
        return [joined(shown("In fact: ", "bold"), shown(question.correction))]
    if question.KIND == "order" and response is None:
        return [joined(shown("Answer: ", "bold"), "as they stand above, from first to last")]
    marked = question.KIND in ("multiple", "order", "match", "open") or (question.KIND == "cloze" and not verdict.right)
    if marked or (verdict.right and not typed_otherwise(question, response)):
        return []
    return [joined(shown("Answer: ", "bold"), shown(question.answer_text()))]


def why_not(option: str, why: str) -> Content:
    """What a wrong option would have been right for; a sentence that begins with it needs it no second time."""
    if why.startswith(option):
        return joined(shown(option, "bold"), shown(why.removeprefix(option)))
    return joined(shown(f"{option}: ", "bold"), shown(why))


def typed_otherwise(question: Question, response: Response) -> bool:
    """Whether a right answer was typed in other words than the bank's own: "4", "Vnukovo airport"."""
    match question:
        case Short():
            answers, given = [question.answer], [response] if isinstance(response, str) else []
        case Cloze():
            answers, given = [blank.answer for blank in question.blanks()], response if isinstance(response, list) else []
        case _:
            return False
    return [text.strip().casefold() for text in given] != [text.casefold() for text in answers]


def quoted(place: Evidence) -> str:
    """The passage in quotation marks; dots where it is cut out of a longer sentence."""
    text = place.passage.strip()
    if not text:
        return "(the bank holds no passage)"
    part = not place.row and len(text) < place.end - place.start
    before = "…" if part and text[0].islower() else ""
    after = "…" if part and text[-1] not in '.!?”"' else ""
    return f"“{before}{text}{after}”"


def evidence(places: list[Evidence], sources: dict[str, Source]) -> Content:
    """Each passage with its source."""
    if not places:
        return shown("No source: a person wrote this question.", "italic")
    dash = shown("— ", "$text-muted")
    parts = [joined(shown(quoted(place), "italic"), "\n", dash, citation(place, sources.get(place.source))) for place in places]
    return Content("\n\n").join(parts)


def citation(place: Evidence, source: Source | None) -> Content:
    """`Title, publisher, date · characters 120–214`."""
    where = f"row {place.row}, {place.field}".rstrip(", ") if place.row else f"characters {place.start}–{place.end}"
    if source is None:
        return line(f"{place.source} · {where}")
    head = ", ".join(text for text in (source.title, source.publisher, source.published) if text)
    return joined(line(head), " ", line(f"· {where}", "$text-muted"), shown(f"\n  {source.url}" if source.url else ""))
