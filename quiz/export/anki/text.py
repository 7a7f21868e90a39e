"""Text of a bank as HTML of an Anki field: it shows as itself, whatever it holds.

Besides HTML's own characters, those that Anki gives a meaning to are written as entities: braces (templates, cloze),
brackets (`[sound:…]`, `[[type:…]]`, `[latex]`) and backslashes (MathJax).
"""

import re
import unicodedata

# U+0000–U+001F but tab and newline, U+007F–U+009F, noncharacters and lone surrogates: never meant, and U+001F divides Anki's fields
_UNWANTED = {
    **dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344), *range(64976, 65008))),
    **{plane << 16 | low: None for plane in range(17) for low in (0xFFFE, 0xFFFF)},
    ord("\t"): " ",
    ord("\n"): "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
# U+0338 would join the `>` of a tag before it when Anki normalises the field
_ENTITIES = str.maketrans({c: f"&#{ord(c)};" for c in "'\"[]{}\\\u0338"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
# what makes ASCII text more than itself; most texts of a bank have none of it
_SPECIAL = re.compile(r"[^ !#-%(-;=?-Z^-z|~]")

_HEBREW = r"\u0590-\u05ff\ufb1d-\ufb4f"
_ARABIC = r"\u0600-\u06ff\u0700-\u077f\u08a0-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_KANA = r"\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = r"\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HANGUL = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_CJK_SIGNS = r"\u3001\u3002\u3008-\u3011\u30fb\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\uff08\uff09"
_RIGHT_TO_LEFT = re.compile(f"[{_HEBREW}{_ARABIC}](?:[^A-Za-z]*[{_HEBREW}{_ARABIC}])?")
_CJK = re.compile(f"[{_KANA}{_HAN}{_HANGUL}](?:[{_KANA}{_HAN}{_HANGUL}{_CJK_SIGNS} 0-9]*[{_KANA}{_HAN}{_HANGUL}{_CJK_SIGNS}])?")
_MARKED = re.compile(f"{_RIGHT_TO_LEFT.pattern}|{_CJK.pattern}")
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ug", "ckb", "sd"})
_HAN_SCRIPT = frozenset({"zh", "ja", "yue"})


def cleaned(text: str) -> str:
    """`text` in Unicode's composed form, without control characters; line ends are `\\n`."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNWANTED)
    return unicodedata.normalize("NFC", text)


def plain_html(text: str) -> str:
    """`text` as HTML without any element but line breaks, safe in an attribute too."""
    if text.isascii() and not _SPECIAL.search(text):
        return text
    return cleaned(text).translate(_ENTITIES)


def html(text: str, language: str = "en") -> str:
    """`text` as HTML; runs in right-to-left or East Asian script carry their `lang` where the page's is another."""
    if text.isascii():
        return plain_html(text)
    text = cleaned(text)
    parts, done = [], 0
    for run in _MARKED.finditer(text):
        own = _language_of(run[0], language)
        if own == language:
            continue
        direction = ' dir="rtl"' if own in {"he", *_ARABIC_SCRIPT} else ""
        parts += [text[done : run.start()].translate(_ENTITIES), f'<span lang="{own}"{direction}>{run[0].translate(_ENTITIES)}</span>']
        done = run.end()
    parts.append(text[done:].translate(_ENTITIES))
    return "".join(parts)


def direction(language: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if _base(language) in {"he", "yi", "iw", *_ARABIC_SCRIPT} else "ltr"


def language_tag(language: str) -> str:
    """`language` as it may stand in an attribute; what is no language tag is `und`, undetermined."""
    tag = cleaned(language).replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else "und"


def _language_of(run: str, page: str) -> str:
    first = run[0]
    base = _base(page)
    if re.match(f"[{_HEBREW}]", first):
        return page if base in {"he", "yi", "iw"} else "he"
    if re.match(f"[{_ARABIC}]", first):
        return page if base in _ARABIC_SCRIPT else "ar"
    if re.search(f"[{_KANA}]", run):
        return page if base == "ja" else "ja"
    if re.search(f"[{_HANGUL}]", run):
        return page if base == "ko" else "ko"
    return page if base in _HAN_SCRIPT else "zh"


def _base(language: str) -> str:
    return language.split("-")[0].lower()
