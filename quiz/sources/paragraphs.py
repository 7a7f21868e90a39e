"""Text -> paragraphs with offsets. Lines that go on are one paragraph, lines that end a thought are one each."""

import re
from collections.abc import Iterator

import msgspec

from quiz.sources.wrapping import Wrapped

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


class Span(msgspec.Struct, frozen=True):
    """`text[start:end]`, without white space around it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends; None where nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every line that holds something."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        span = trimmed(text, *match.span())
        if span:
            yield span


def groups(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Span]]:
    """Runs of lines with no blank line between."""
    run: list[Span] = []
    for line in lines(text, start, end):
        if run and _blank_line_between(text, run[-1].end, line.start):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _blank_line_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n").replace("\r", "\n")
    return gap.count("\n") > 1


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every paragraph in order."""
    for group in groups(text, start, end):
        yield from joined(text, group)


def joined(text: str, group: list[Span]) -> Iterator[Span]:
    """The paragraphs of a run of lines. Each line's end is judged by itself, since a printed page has no blank lines."""
    wrapped = Wrapped([line.of(text) for line in group])
    first = 0
    for at in range(len(group)):
        if at + 1 == len(group) or not wrapped.goes_on(at):
            yield Span(group[first].start, group[at].end)
            first = at + 1
