"""How learning goes: what falls due, how scores move, weak topics, hard questions and what they were mistaken for."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual_plotext import PlotextPlot

from quiz.app.text import joined, line, shown
from quiz.app.widgets.hanging import HangingText
from quiz.app.widgets.keys import KeyLine
from quiz.app.widgets.status import Status, bar
from quiz.study.desk import Desk
from quiz.study.statistics import Statistics, statistics

WEEK = 7


class StatisticsScreen(Screen[None]):
    """One page to scroll through."""

    AUTO_FOCUS = "#stats"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,s", "dismiss", "Back", key_display="esc")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.figures: Statistics = statistics(desk.history.reviews(), desk.memories(), desk.now())
        texts: dict[str, str] = {}
        for entry in desk.readable():
            for question in desk.library.bank(entry.path).questions:
                texts[question.id] = question.asked_text()
        self._texts = texts

    def compose(self) -> ComposeResult:
        yield Status()
        with VerticalScroll(id="stats"):
            yield Static(self.summary(), markup=False)
            if self.figures.answers:
                yield PlotextPlot(id="forecast")
                yield PlotextPlot(id="days")
                yield Static(self.topics(), markup=False)
                yield from self.hardest()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Status).tell("Statistics", f"{self.figures.answers} answers")
        if not self.figures.answers:
            return
        self._plot()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._plot())

    def _plot(self) -> None:
        for plot in self.query(PlotextPlot):
            # the terminal's own colours have no numbers that a plot could be painted in
            plot.theme = "clear" if self.app.current_theme.ansi else "auto"
        forecast = self.query_one("#forecast", PlotextPlot)
        values = list(self.figures.forecast.values())
        self._bars(forecast.plt, [day[8:].lstrip("0") for day in self.figures.forecast], values, "Due in the next days")
        days = list(self.figures.days.items())[-14:]
        scores = self.query_one("#days", PlotextPlot)
        self._bars(
            scores.plt, [day[8:].lstrip("0") for day, _ in days], [round(share * 100) for _, share in days], "Score by day, per cent", 100
        )

    def _bars(self, plt: Any, labels: list[str], values: list[int], title: str, top: int = 0) -> None:
        plt.clear_figure()
        plt.title(title)
        places = list(range(1, len(values) + 1))
        plt.bar(places, values, width=0.6, color=self._colour())
        step = 1 if self.app.size.width >= 60 else 3  # labels need room
        plt.xticks(places[::step], labels[::step])
        plt.xlim(0.5, max(len(values), WEEK) + 0.5)  # a first day is one bar, not a wall
        top = top or max([*values, 1])
        plt.ylim(0, top)
        plt.yticks(sorted({0, top // 2, top}))

    def _colour(self) -> Any:
        """The theme's own blue; with the terminal's colours its blue, the brighter one on black."""
        theme = self.app.current_theme
        if theme.ansi:
            return "blue+" if theme.dark else "blue"
        return Color.parse(theme.primary).rgb

    def summary(self) -> Content:
        f = self.figures
        if not f.answers:
            return shown("Nothing answered yet. Come back after your first quiz.")
        streak = f"{f.streak} day{'s' if f.streak != 1 else ''} in a row"
        kept = "" if f.retention is None else f" · {f.retention:.0%} still known after a day or more"
        expected = "" if f.recall is None else f" · {f.recall:.0%} expected to be known now"
        return joined(
            shown(f"{f.share:.0%}", "bold $text-accent"),
            f" of the credit in {f.answers} answers to {f.questions} questions\n",
            f"{f.today} today · {streak}{kept}{expected}",
        )

    def topics(self) -> Content:
        lines = [shown("Topics, the weakest first", "bold")]
        lines += [
            joined(f"{bar(round(t.share * 100), 100)} {t.share:>4.0%}  ", line(t.tag), f" ({t.answers})") for t in self.figures.tags[:12]
        ]
        return Content("\n").join(lines)

    def hardest(self) -> ComposeResult:
        """Questions with the credit that they brought so far, and what was taken for the answer."""
        found = [q for q in self.figures.hardest if q.difficulty > 0][:10]
        about = ", with the credit so far" if found else "\nNone so far: all right."
        yield Static(joined(shown("Hardest questions", "bold"), about), markup=False)
        for q in found:
            taken = "; ".join(f"{text} ×{count}" for text, count in list(q.taken.items())[:3])
            parts = [line(self._texts.get(q.question, q.question))]
            if taken:
                parts.append(joined(shown("answered instead: ", "italic"), line(taken)))
            yield HangingText(f"{1 - q.difficulty:>4.0%}", Content("\n").join(parts))
