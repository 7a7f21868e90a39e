"""Publication dates as pages and file heads write them -> EDTF. A date that two readers could read differently is none."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_FORMS = (
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_DAY}[\s-]+{_MONTH}[\s,-]+{_YEAR}\b", re.I),
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}年(?P<month>[01]?\d)月(?P<day>[0-3]?\d)日"),
)
_SLASHED = re.compile(rf"(?<![\d/.])(?P<a>[0-3]?\d)([/.])(?P<b>[0-3]?\d)\2{_YEAR}(?![\d/.])")
_WORDS_AROUND = re.compile(
    r"(?ix)\b(?:published|posted|updated|last|first|modified|created|issued|released?|date|time|on|at|by|and|as\ of|"
    r"for\ (?:immediate\ )?(?:the\ )?(?:press|release)|h[cl]\ deb(?:ates?)?|vol(?:ume)?\ ?\d+|cc?\ ?\d+(?:-\d+)?w?|"
    r"print\ edition|reuters|afp|ap|upi|pti|ani|ians|xinhua|tass|bss|dpa|efe|kyodo|yonhap|vns|vna|anadolu|"
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"a\.?m\.?|p\.?m\.?|gmt|utc|bst|ist|jst|kst|msk|cest|cet|e[sd]?t|c[sd]?t|p[sd]?t|m[sd]?t|hrs?|hours|local\ time|"
    r"beijing\ time|z)(?:\b|(?<=\.))|"
    r"[Tt]?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?|[+-]\d{2}:?\d{2}|[^\w]"
)


_SEPARATOR = re.compile(r"\s*[|·•]\s*")
_PIECE = 45  # letters of "Published on 24th February 2020, 1:01 PM"


def date_in(text: str) -> str:
    """The first full date in the text as YYYY-MM-DD, or empty."""
    found = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(found, key=re.Match.start):
        word = match["month"].lower().rstrip(".")
        iso = _iso(match["year"], MONTHS.get(word) or int(word), int(match["day"]))
        if iso:
            return iso
    slashed = _SLASHED.search(text)
    if slashed:
        first, second = int(slashed["a"]), int(slashed["b"])
        if first > 12 or first == second:
            return _iso(slashed["year"], second, first)
        if second > 12:
            return _iso(slashed["year"], first, second)
    return ""


def is_date_line(line: str) -> bool:
    """Whether a line says when the page was published and nothing else, or short things of the page with that day among them."""
    pieces = [piece for piece in _SEPARATOR.split(line) if piece]
    if len(pieces) > 1:
        return all(len(piece) <= _PIECE for piece in pieces) and any(is_date_line(piece) for piece in pieces)
    if len(line) > 90:
        return False
    rest = line
    for form in (*_FORMS, _SLASHED):
        rest = form.sub(" ", rest)
    return rest != line and not _WORDS_AROUND.sub("", rest).strip()


def is_update(line: str) -> bool:
    """Whether the line's date is that of a later change."""
    return bool(re.search(r"(?i)\b(?:updated|modified)\b", line)) and not re.search(r"(?i)\b(?:published|posted)\b", line)


def _iso(year: str, month: int, day: int) -> str:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""
