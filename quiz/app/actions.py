"""What can be done on a screen now, for the line of keys, the help and the palette."""

from dataclasses import replace
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

_MOVES = (
    "scroll",
    "page_",
    "cursor",
    "step",
    "move",
    "carry",
    "cycle",
    "erase",
    "focus",
    "screen.",
    "copy",
    "first",
    "last",
    "up",
    "down",
    "command_palette",
)


def is_typing(screen: Screen[Any]) -> bool:
    """Whether letters go into a field, so that only other keys can be commands."""
    focused = screen.focused
    return isinstance(focused, Input | TextArea) or (focused is not None and focused.has_class("sentence"))


def worth_naming(active: ActiveBinding) -> bool:
    """Whether a binding does something of ours: what the foot shows, else no moving about, and no editing inside a field."""
    binding = active.binding
    if not active.enabled or not binding.description or isinstance(active.node, Input | TextArea):
        return False
    return binding.show or not binding.action.removeprefix("app.").startswith(_MOVES)


def named_actions(screen: Screen[Any]) -> list[ActiveBinding]:
    """All that the keys do now, each thing once."""
    found: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if worth_naming(active):
            found.setdefault(active.binding.description, active)
    return list(found.values())


def key_of(screen: Screen[Any], binding: Binding) -> str:
    """The key as it is written; where the usual one means something else just now, the one that is left."""
    display = binding.key_display or ""
    taken = screen.active_bindings.get(display)
    if taken is not None and taken.binding.action != binding.action:
        binding = replace(binding, key_display=None)
    if display == "?" and is_typing(screen):  # it would be typed
        return "f1"
    return screen.app.get_key_display(binding)
