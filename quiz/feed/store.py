"""Feeds on disk: `feed/<deck>.yaml`."""

from pathlib import Path
from typing import Any

from quiz import atomic, yamltext
from quiz.errors import FormatError
from quiz.feed.model import FORMAT, Feed

HEADER = "# yaml-language-server: $schema=visits-feed.schema.json\n"


def load(path: Path) -> Feed:
    """Load one feed file; a hand-written one may lack all but ids, visitor, host country, start and sources."""
    loaded = yamltext.read(path)
    if not isinstance(loaded.data, dict) or loaded.data.get("format") != FORMAT:
        raise FormatError(f'is no visits feed. Its first key should be "format: {FORMAT}".', loaded.where())
    return yamltext.typed(loaded, Feed)


def dump(feed: Feed) -> str:
    """The feed as YAML, each fact's slots and evidence on one line."""
    data: dict[str, Any] = {"format": FORMAT, **{k: v for k, v in yamltext.slim(feed).items() if k != "format"}}
    for visit in data.get("visits", []):
        _flatten(visit)
        for fact in visit.get("facts", []):
            _flatten(fact)
    return HEADER + yamltext.dump(data)


def _flatten(data: dict[str, Any]) -> None:
    """Small mappings go on one line."""
    for key in ("visitor", "host", "slots"):
        if key in data:
            data[key] = yamltext.Flow(data[key])
    if "open" in data:
        data["open"] = yamltext.FlowList(data["open"])
    if "evidence" in data:
        data["evidence"] = [yamltext.Flow(e) for e in data["evidence"]]


def save(feed: Feed, path: Path) -> None:
    """Write the feed whole or not at all."""
    atomic.write_text(path, dump(feed))
