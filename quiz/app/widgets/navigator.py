"""An exam's questions as numbers: answered, open, flagged, and where one is."""

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from quiz.app.text import shown

LINES = 3


class Navigator(Static):
    """Cells such as `[3●]`, `4○`, `5⚑`; a click goes there. Where they do not all fit, those around the place are shown."""

    class Chosen(Message):
        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._told: tuple[list[bool], list[bool], int] = ([], [], 0)

    def tell(self, answered: list[bool], flagged: list[bool], here: int) -> None:
        if (answered, flagged, here) != self._told:
            self._told = (answered, flagged, here)
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = max(8, self.app.size.width - 2)
        low = self.app.size.height < 18
        lines = [self._around(width)] if low else self._lines(width)
        self.update(Content("\n").join([Content(" ").join(line) for line in lines]))

    def _around(self, width: int) -> list[Content]:
        """One line of neighbours."""
        cells, here = self._cells(), self._told[2]
        first = last = here
        room = width - cells[here].cell_length if cells else 0
        grown = bool(cells)
        while grown:
            grown = False
            for place in (first - 1, last + 1):
                if 0 <= place < len(cells) and cells[place].cell_length < room:
                    room -= cells[place].cell_length + 1
                    first, last, grown = min(first, place), max(last, place), True
        return cells[first : last + 1]

    def _lines(self, width: int) -> list[list[Content]]:
        """As many lines as there is room for, with the place in them."""
        here = self._told[2]
        rows: list[list[Content]] = [[]]
        room = width
        at = 0
        for place, cell in enumerate(self._cells()):
            if room < cell.cell_length:
                rows.append([])
                room = width
            rows[-1].append(cell)
            room -= cell.cell_length + 1
            if place == here:
                at = len(rows) - 1
        first = max(0, min(at - LINES // 2, len(rows) - LINES))
        return rows[first : first + LINES]

    def _cells(self) -> list[Content]:
        answered, flagged, here = self._told
        cells: list[Content] = []
        for place, (done, flag) in enumerate(zip(answered, flagged, strict=True)):
            text = f"{place + 1}{'●' if done else '○'}{'⚑' if flag else ''}"
            text = f"[{text}]" if place == here else f" {text} "
            style = "bold reverse" if place == here else "$text-success" if done else ""
            cells.append(shown(text, style).stylize(Style.from_meta({"place": place})))
        return cells

    def on_click(self, event: Click) -> None:
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.post_message(self.Chosen(place))
