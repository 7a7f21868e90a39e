"""Who published a text: from its address, or from the mark that an agency leaves."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from quiz import yamltext

_FILE = Path(__file__).with_name("data") / "publishers.yaml"


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One publisher: the name that questions use, the ends of its host names, its short names."""

    name: str
    hosts: list[str] = []
    marks: list[str] = []


@cache
def _hosts() -> dict[str, str]:
    return {host: entry.name for entry in _entries() for host in entry.hosts}


@cache
def _marks() -> dict[str, str]:
    return {mark: entry.name for entry in _entries() for mark in (entry.name, *entry.marks)}


@cache
def _entries() -> tuple[Publisher, ...]:
    return tuple(yamltext.typed(yamltext.read(_FILE), list[Publisher]))


def of_url(url: str) -> str:
    """The publisher of an address: its known name, else its host without `www.`; empty where there is no host."""
    try:
        host = (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    parts = host.split(".")
    known = (_hosts().get(".".join(parts[start:])) for start in range(len(parts) - 1))
    return next((name for name in known if name), host)


def of_mark(mark: str) -> str:
    """The publisher with this short name, or empty."""
    return _marks().get(" ".join(mark.split()).replace("’", "'"), "")


# a paper nobody listed still calls itself one
_LOOKS_LIKE_ONE = re.compile(
    r"(?:The )?(?:[A-Z][\w'&.-]*,? ){0,4}(?:Times|Post|Herald|Gazette|Tribune|Chronicle|Guardian|Telegraph|Observer|Mail|Star|Sun|"
    r"Mirror|Independent|Journal|Courier|Examiner|Monitor|Express|Bulletin|Dispatch|Register|Inquirer|Standard|Echo|Today|Daily|News|"
    r"News Agency|News Service|Press|Press Agency|Wire|Newswire|Broadcasting(?: Corporation)?|Radio|TV|Television)(?: Online)?"
)


def is_name(line: str) -> bool:
    """Whether a short line can be nothing but the name of a publisher."""
    return bool(of_mark(line)) or (1 < len(line.split()) <= 5 and bool(_LOOKS_LIKE_ONE.fullmatch(line)))


def of_line(line: str) -> str:
    """The publisher that a line names alone, or empty."""
    return of_mark(line) or (line if is_name(line) else "")
