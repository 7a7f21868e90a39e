"""The command palette: every action of the screen at hand, under its own words."""

from collections.abc import Awaitable, Callable
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from quiz.app.actions import key_of, named_actions


class ActionsProvider(Provider):
    """What the keys do, without the keys."""

    def _run(self, active: ActiveBinding) -> Callable[[], Awaitable[bool]]:
        """An action is the business of the widget, screen or app whose key it is."""
        return partial(self.app.run_action, active.binding.action, active.node)

    def _help(self, active: ActiveBinding) -> str:
        return f"key {key_of(self.screen, active.binding)}"

    async def discover(self) -> Hits:
        for active in named_actions(self.screen):
            yield DiscoveryHit(active.binding.description, self._run(active), help=self._help(active))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for active in named_actions(self.screen):
            score = matcher.match(active.binding.description)
            if score > 0:
                yield Hit(score, matcher.highlight(active.binding.description), self._run(active), help=self._help(active))
