"""Text beside a key, whose further lines start where its first one does: one widget where a layout would take three."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget


class Hanging(Visual):
    """`key` in front in `indent` cells, `text` wrapped behind it."""

    def __init__(self, key: Content, text: Content, indent: int) -> None:
        self._key = key
        self._text = text
        self._indent = indent
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped[0] != width:
            self._wrapped = (width, self._text.wrap(max(2, width - self._indent)) or [Content("")])
        return self._wrapped[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's signature
        return self._indent + max(line.cell_length for line in self._text.split("\n", allow_blank=True))

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's signature
        return len(self._lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips: list[Strip] = []
        for number, text in enumerate(self._lines(width)[:height]):
            key = self._key.truncate(self._indent, pad=True) if not number else Content(" " * self._indent)
            strips += (key + text).render_strips(width, 1, style, options)
        return strips


class HangingText(Widget):
    """One such text that stays as it is."""

    DEFAULT_CSS = "HangingText { height: auto; width: 100%; }"

    def __init__(self, key: str, text: Content, indent: int = 6) -> None:
        super().__init__()
        self._visual = Hanging(Content(key), text, indent)

    def render(self) -> Hanging:
        return self._visual
