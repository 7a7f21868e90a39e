"""The command palette: every action of the screen at hand, under its own words."""

from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

_MOVES = (
    "scroll",
    "page_",
    "cursor",
    "step",
    "move",
    "carry",
    "cycle",
    "erase",
    "app.focus",
    "screen.",
    "copy",
    "first",
    "last",
    "up",
    "down",
)


def worth_naming(binding: Binding) -> bool:
    """Whether a binding does something of ours, and does not just move about."""
    return bool(binding.description) and not binding.action.startswith(_MOVES) and not binding.action.startswith("typing_")


class ActionsProvider(Provider):
    """What the keys do, without the keys."""

    def _actions(self) -> list[tuple[str, str, str]]:
        """(words, key, action) of all bindings that are active and described."""
        found: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if enabled and worth_naming(binding) and binding.action not in found:
                found[binding.action] = (binding.description, self.app.get_key_display(binding), binding.action)
        return list(found.values())

    async def discover(self) -> Hits:
        for words, key, action in self._actions():
            yield DiscoveryHit(words, partial(self.screen.run_action, action), help=f"key {key}")

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, key, action in self._actions():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), partial(self.screen.run_action, action), help=f"key {key}")
