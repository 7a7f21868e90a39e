"""The line at the foot: the keys that do something now, the vital ones first. A click on one presses it."""

from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widget import Widget

from quiz.app.actions import key_of
from quiz.app.text import joined, shown

HELP = "help"
_GAP = "  "


def _place(active: ActiveBinding) -> tuple[int, int]:
    """The answer's keys, the screen's, the app's, each as declared: one that a field yields to would else come first."""
    depth = sum(1 for _ in active.node.ancestors)
    declared = [key.action if isinstance(key, Binding) else key[1] for key in type(active.node).BINDINGS]
    return -depth, declared.index(active.binding.action) if active.binding.action in declared else len(declared)


class KeyLine(Widget, can_focus=False):
    """One widget that draws its keys itself: drawing anew at each change of the focus must cost nothing.

    Keys that do not fit are left out whole, from the end; the one for help stays, for it lists the others.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; width: 100%; background: $panel; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[ActiveBinding] = []
        self._asked = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._look()

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, _screen: Any) -> None:
        """Many changes at once are looked at together."""
        if not self._asked:
            self._asked = True
            self.call_next(self._look)

    def _look(self) -> None:
        self._asked = False
        if not self.is_attached or not self.screen.is_attached:
            return
        found: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                found.setdefault(active.binding.action, active)
        keys = sorted(found.values(), key=_place)
        if [k.binding for k in keys] != [k.binding for k in self._keys]:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        cells = [self._cell(number, active) for number, active in enumerate(self._keys)]
        last = [cell for cell, active in zip(cells, self._keys, strict=True) if active.binding.action == HELP]
        room = self.size.width - sum(cell.cell_length + len(_GAP) for cell in last)
        fitting: list[Content] = []
        for cell in cells:
            if cell in last:
                continue
            room -= cell.cell_length + (len(_GAP) if fitting else 0)
            if room < 0:
                break
            fitting.append(cell)
        return Content(_GAP).join([*fitting, *last])

    def _cell(self, number: int, active: ActiveBinding) -> Content:
        key = key_of(self.screen, active.binding)
        cell = joined(shown(key, "bold $footer-key-foreground"), " ", shown(active.binding.description, "$footer-foreground"))
        return cell.stylize(Style.from_meta({"key": number}))

    async def on_click(self, event: Click) -> None:
        number = event.style.meta.get("key")
        if isinstance(number, int) and number < len(self._keys):
            event.stop()
            active = self._keys[number]
            await self.app.run_action(active.binding.action, active.node)
