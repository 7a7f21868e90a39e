"""An exam's questions as numbers: answered, open, flagged, and where one is."""

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from quiz.app.text import shown


class Navigator(Static):
    """Cells such as `[3●]`, `4○`, `5⚑`; a click goes there."""

    class Chosen(Message):
        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def tell(self, answered: list[bool], flagged: list[bool], here: int) -> None:
        cells: list[Content] = []
        for place, (done, flag) in enumerate(zip(answered, flagged, strict=True)):
            sign = "●" if done else "○"
            text = f"{place + 1}{sign}{'⚑' if flag else ''}"
            text = f"[{text}]" if place == here else f" {text} "
            style = "bold reverse" if place == here else "$text-success" if done else ""
            cells.append(shown(text, style).stylize(Style.from_meta({"place": place})))
        self.update(Content(" ").join(cells))

    def on_click(self, event: Click) -> None:
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.post_message(self.Chosen(place))
