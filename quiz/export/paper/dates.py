"""Dates of the bank (EDTF) as people write them in the language of the page."""

import re
from datetime import date
from functools import cache
from typing import Any

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_SKELETONS = {1: "y", 2: "yMMMM", 3: "yMMMMd"}


def day_of(edtf: str) -> date | None:
    """The first day that `edtf` covers; None where it names none."""
    match = _PARTS.match(edtf)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def exact(edtf: str) -> bool:
    """Whether `edtf` is one day."""
    match = _PARTS.fullmatch(edtf)
    return bool(match and match[3] and edtf[-1].isdigit() and day_of(edtf))


@cache
def said(edtf: str, language: str) -> str:
    """`2025-05-07` as "7 May 2025" or „7. мај 2025.“, `2024-12` as "December 2024"; what is no date as it is."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return said_range(first, last, language)
    match = _PARTS.fullmatch(edtf)
    day = day_of(edtf)
    if not match or day is None:
        return edtf
    grain = len([p for p in match.groups() if p])
    return _formatted(day, _SKELETONS[grain], language)


def said_range(first: str, last: str, language: str) -> str:
    """Both ends with a dash, or one date where they are the same; days of one month share it."""
    if not last or last == first:
        return said(first, language)
    if not first:
        return said(last, language)
    if exact(first) and exact(last):
        return _interval(first, last, language)
    return f"{said(first, language)} – {said(last, language)}"


def _interval(first: str, last: str, language: str) -> str:
    """7–10 May 2025 where the language writes the day first; else both dates whole."""
    start, end = day_of(first), day_of(last)
    shown = said(last, language)
    if start and end and (start.year, start.month) == (end.year, end.month) and shown.startswith(str(end.day)):
        return f"{start.day}–{shown}"
    return f"{said(first, language)} – {shown}"


def _formatted(day: date, skeleton: str, language: str) -> str:
    from babel.dates import format_date, format_skeleton

    if skeleton == "y":
        return str(format_skeleton("y", day, locale=_locale(language)))
    if skeleton == "yMMMMd":
        return str(format_date(day, "long", locale=_locale(language)))
    return str(format_skeleton(skeleton, day, locale=_locale(language)))


@cache
def _locale(language: str) -> Any:
    """English as the day stands first in it: the texts that we write say 7 May 2025."""
    from babel import Locale

    return Locale.parse("en-GB" if language == "en" else language, sep="-")


def country_name(code: str, language: str) -> str:
    """A country's name in the language of the page; a former state's name as the bank has it."""
    return str(_locale(language).territories.get(code.upper(), code)) if len(code) == 2 else code
