"""Markdown, with or without YAML front matter. The front matter gives title, day and address; it is marked as furniture."""

import re
from collections.abc import Iterator
from typing import Any

from quiz import yamltext
from quiz.errors import FormatError
from quiz.sources import furniture, published, publishers, transcript
from quiz.sources.document import Block, BlockKind
from quiz.sources.draft import Draft, Raw
from quiz.sources.news import opening
from quiz.sources.paragraphs import Span, groups, trimmed

NAME = "markdown"
SUFFIXES = (".md", ".markdown", ".mdown")

_FENCE_LINE = re.compile(r"-{3,}\s*")
_HEAD = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*#*")
_SETEXT = re.compile(r"(?:={3,}|-{3,})")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?P<title>(?:(?!\*\*|__).)+?)(?:\*\*|__)[\s\\:]*", re.S)
_BOLD_LEAD = re.compile(r"(?:\*\*|__)(?=[^*_\n]{2,120}:\s*(?:\*\*|__))(?P<title>[^*_]+?):?\s*(?:\*\*|__)\s*")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TABLE = re.compile(r"\|.*\|?")
_RULE = re.compile(r"\\?#{2,}|(?:[-*_]\s*){3,}|\\")
_CODE = re.compile(r"```|~~~")
_TITLE_KEYS = ("title", "headline", "name")
_DAY_KEYS = ("date", "published", "published_time", "publish_date", "pubdate", "datepublished", "created")
_URL_KEYS = ("source_url", "url", "link", "canonical_url", "source", "permalink")
_PUBLISHER_KEYS = ("publisher", "site_name", "site", "outlet", "agency")
_BY_KEYS = ("author", "authors", "byline", "by")


def accepts(raw: Raw) -> bool:
    """A Markdown file, or a text that opens with a front matter."""
    return raw.suffix in SUFFIXES or bool(re.match(r"---\s*\n(?:[\w-]+:.*\n|\s+.*\n|#.*\n)+---\s*(?:\n|\Z)", raw.head))


def read(raw: Raw) -> Iterator[Draft]:
    """The document; a front matter that is no YAML is a fault with its line."""
    text = raw.text
    front = _front_matter(text)
    said = _said(text[: front.end], raw.name) if front else {}
    blocks = list(_blocks(text, front.end if front else 0))
    if front:
        blocks.insert(0, Block("furniture", front.start, front.end))
    done = transcript.marked(text, blocks)
    url = _first(said, _URL_KEYS)
    yield Draft(
        text,
        done,
        "transcript" if any(block.speaker for block in done) else NAME,
        title=_first(said, _TITLE_KEYS) or _first_head(text, blocks) or opening(text, done),
        publisher=_first(said, _PUBLISHER_KEYS) or publishers.of_url(url),
        published=_day(said),
        language=_first(said, ("language", "lang")) or "en",
        url=url if url.startswith("http") else "",
        byline=_first(said, _BY_KEYS),
    )


def _front_matter(text: str) -> Span | None:
    """The stretch from the first `---` to the one that closes it."""
    start = len(text) - len(text.lstrip())
    lines = list(re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text[start:]))
    if not lines or not _FENCE_LINE.fullmatch(lines[0].group().strip() or "-"):
        return None
    for line in lines[1:]:
        if line.group().strip() in ("---", "..."):
            return trimmed(text, start, start + line.end())
    return None


def _said(front: str, name: str) -> dict[str, str]:
    inner = front.strip().removesuffix("---").removesuffix("...").replace("---", "   ", 1)
    if not inner.strip():
        return {}
    try:
        data: Any = yamltext.parse(inner, name).data
    except FormatError as error:
        raise FormatError(f"the front matter {error.message}", error.where) from error
    if not isinstance(data, dict):
        raise FormatError("the front matter holds no keys. Write it as title: …, date: ….", f"{name}:1")
    return {str(key).casefold(): _flat(value) for key, value in data.items()}


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


def _day(said: dict[str, str]) -> str:
    for key in _DAY_KEYS:
        value = said.get(key, "")
        if re.fullmatch(r"\d{4}(?:-\d{2})?", value):
            return value
        if day := published.date_in(value):
            return day
    return ""


def _first_head(text: str, blocks: list[Block]) -> str:
    head = next((b for b in blocks if b.kind == "heading"), None)
    return _head_text(text[head.start : head.end]) if head else ""


def _head_text(words: str) -> str:
    match = _HEAD.fullmatch(words) or _BOLD_LINE.fullmatch(words)
    shown = match["title"] if match else re.sub(r"\s*\n\s*[=-]+\s*$", "", words)
    return " ".join(re.sub(r"[*_`\\]+", "", shown).strip(": ").split())


def _blocks(text: str, start: int) -> Iterator[Block]:
    section, in_code = "", False
    for unit in _units(text, start):
        words = unit.of(text)
        fences = len(_CODE.findall(words))
        if in_code or fences:
            in_code = in_code != bool(fences % 2)
            yield Block("furniture", unit.start, unit.end, section)
            continue
        kind = _kind(words)
        lead = _BOLD_LEAD.match(text, unit.start, unit.end) if kind == "prose" else None
        if lead and lead.end() < unit.end:
            section = _head_text(lead.group())
            yield Block("heading", unit.start, lead.end(), section)
            yield Block("prose", lead.end(), unit.end, section)
            continue
        yield Block(kind, unit.start, unit.end, section)
        if kind == "heading":
            section = _head_text(words)


def _kind(words: str) -> BlockKind:
    if _PICTURE.fullmatch(words) or furniture.is_caption(words):
        return "caption"
    if _RULE.fullmatch(words) or all(_TABLE.fullmatch(line.strip()) for line in words.splitlines()):
        return "furniture"
    if _HEAD.fullmatch(words) or _is_setext(words) or (_BOLD_LINE.fullmatch(words) and not furniture.ends_sentence(words.strip("*_\\ "))):
        return "heading"
    if _ITEM.match(words):
        return "list"
    if furniture.is_furniture(words) or furniture.byline_of(words):
        return "furniture"
    if furniture.is_capitals(words):
        return "heading"
    short = len(words.split()) <= 6 and not furniture.ends_sentence(words)
    return "furniture" if short and "\n" not in words else "prose"


def _is_setext(words: str) -> bool:
    lines = words.splitlines()
    return len(lines) == 2 and bool(_SETEXT.fullmatch(lines[1].strip()))


def _stands_alone(words: str) -> bool:
    """A head, a rule, a line all in bold: a block even where no blank line sets it off."""
    bold = _BOLD_LINE.fullmatch(words)
    return bool(_HEAD.fullmatch(words) or _RULE.fullmatch(words)) or bool(bold and not furniture.ends_sentence(bold["title"]))


def _units(text: str, start: int) -> Iterator[Span]:
    """Paragraphs and list items; an indented group after an item continues it."""
    for group in groups(text, start):
        run: list[Span] = []
        for line in group:
            words = line.of(text)
            alone = _stands_alone(words)
            if run and (alone or _ITEM.match(words)):
                yield Span(run[0].start, run[-1].end)
                run = []
            if alone:
                yield line
            else:
                run.append(line)
        if run:
            yield Span(run[0].start, run[-1].end)
