"""What stands on a news page and belongs to no article: each rule says what such a line looks like.

A rule sees one line or paragraph. Rules that need to know the place (head of the page, foot) stand in `news.py`.
"""

import re

import msgspec

from quiz.sources import published, publishers


class Rule(msgspec.Struct, frozen=True):
    """`pattern` must match the whole of a line; `accepts` are lines that it takes, `refuses` such as it must leave alone."""

    name: str
    pattern: "re.Pattern[str]"
    accepts: tuple[str, ...]
    refuses: tuple[str, ...]


def _rule(name: str, pattern: str, accepts: tuple[str, ...], refuses: tuple[str, ...]) -> Rule:
    return Rule(name, re.compile(pattern, re.I | re.X), accepts, refuses)


FURNITURE: tuple[Rule, ...] = (
    _rule("number", r"[#№]?\s*\d[\d ,.:/-]*", ("7156699", "# 12", "1 / 4"), ("1945 was the year.",)),
    _rule("mark only", r"[\W_]+", ("***", "—", "|", "\\###"), ("- a list item",)),
    _rule(
        "breadcrumb",
        r"(?:home|front\ page|main|index|you\ are\ here:?)\s*(?:[-–|/>»›:→]+\s*[\w &'’-]{0,40}\s*){1,6}",
        ("Home -", "Home > World > Asia", "Home / News / Politics"),
        ("Home to the summit, the city was calm.", "Home"),
    ),
    _rule(
        "menu",
        r"(?:[\w&'’]+(?:\ [\w&'’]+){0,2}\s*[|•·»›]\s*){2,}[\w&'’ ]*",
        ("World | Business | Sport", "News • Opinion • Culture •"),
        ("He said: yes | no.",),
    ),
    _rule(
        "section label",
        r"(?:home|menu|search|sections|world(?:\ news)?|asia|europe|africa|americas|middle\ east|politics|business|opinion|"
        r"top\ news|"
        r"latest\ news|breaking\ news|national|international|foreign\ affairs|diplomacy|exclusive|live|news)",
        ("World", "Breaking news", "Politics"),
        ("World leaders", "Europe is watching."),
    ),
    _rule(
        "sharing",
        r"(?:(?:share|save|print|e-?mail|tweet|post|copy\ link|copy|whats?app|telegram|facebook|twitter|x|linkedin|reddit|"
        r"pinterest|messenger|"
        r"bookmark|font\ size|listen|gift\ this\ article|pdf|a[+-])(?:\ (?:this|the|on|via|to|article|story|page|link|with|by|"
        r"facebook|twitter|"
        r"x|whatsapp|email))*\s*[|/,•·&:+-]*\s*)+(?:\d+)?",
        ("Share", "Share this article", "Facebook Twitter WhatsApp", "Share on Facebook", "Print | Email"),
        ("Share prices rose.", "Print media said so."),
    ),
    _rule(
        "comments",
        r"(?:\d+\s+)?(?:leave\ a\ (?:comment|reply)|comments?(?:\ \(?\d+\)?)?|post\ a\ comment|add\ a\ comment|"
        r"view\ (?:all\ )?comments|"
        r"join\ the\ (?:conversation|discussion)|no\ comments(?:\ yet)?|have\ your\ say|reply|log\ in\ to\ comment)[.!:]?",
        ("Leave a Comment", "12 comments", "Comments (4)", "No comments yet"),
        ("Comments by the minister caused a stir.",),
    ),
    _rule(
        "advertisement",
        r"(?:-+\s*)?(?:advertisement|advertorial|sponsored(?:\ content)?|ad|"
        r"story\ continues\ below(?:\ this)?(?:\ advertisement|\ ad)?|"
        r"article\ continues\ (?:after|below)(?:\ this)?\ (?:advertisement|ad)|scroll\ (?:down\ )?to\ continue(?:\ reading)?|"
        r"promoted)(?:\s*-+)?\.?",
        ("ADVERTISEMENT", "Story continues below advertisement", "Article continues after ad"),
        ("The advertisement was withdrawn.",),
    ),
    _rule(
        "subscription",
        r"(?:subscribe|sign\ up|sign\ in|log\ in|register|become\ a\ (?:member|subscriber)|support\ (?:us|our|independent)|"
        r"donate|"
        r"get\ (?:our|the)\ (?:free\ )?(?:daily\ |weekly\ )?(?:newsletter|app|latest)|download\ (?:our|the)\ .{0,20}app|"
        r"follow\ (?:us|our)|stay\ (?:informed|updated|connected|up\ to\ date)|click\ here|tap\ here|don['’]t\ miss|"
        r"already\ a\ subscriber)"
        r"(?:\b.{0,110})?",
        ("Subscribe", "Sign up for our newsletter", "Follow us on Telegram", "Click here to read more", "Get our free daily newsletter"),
        ("Signatories met.", "Registered voters queued."),
    ),
    _rule(
        "related",
        r"(?:read\ (?:also|more|next|on)|also\ read|see\ also|related(?:\ (?:articles?|stories|news|topics|content|links?|"
        r"coverage))?|more\ on\ this\ (?:story|topic)|"
        r"more\ from\ .{1,40}|recommended(?:\ for\ you|\ reading)?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|"
        r"most\ (?:read|viewed|popular)|"
        r"trending(?:\ now)?|editors?['’]?s?\ (?:picks?|choice)|latest(?:\ stories)?|in\ pictures|watch(?:\ live|\ now)?|"
        r"what\ to\ read\ next|"
        r"explore\ more|keep\ reading|continue\ reading|next\ (?:article|story)|previous\ (?:article|story))(?:\s*[:>»|"
        r"].{0,140})?",
        ("Read more: Premier lands in Oslo", "Related articles", "Also read: Two days in Bonn", "Most read", "Continue reading"),
        ("Read the treaty carefully, he said.", "Latest figures show growth."),
    ),
    _rule(
        "rights",
        r"(?:©|\(c\)\ |copyright\b|all\ rights\ reserved).{0,160}|.{0,120}\ball\ rights\ reserved\b.{0,60}",
        ("© 2025 The Harbour Gazette. All rights reserved.", "Copyright 2019 Northern Wire"),
        ("Copyrighted works were shown.",),
    ),
    _rule(
        "site notice",
        r"(?:terms\ (?:of|and)\ .{3,30}|privacy(?:\ policy|\ notice)?|cookies?(?:\ policy|\ settings)?|contact(?:\ us)?|"
        r"about\ us|advertise(?:\ with\ us)?|"
        r"back\ to\ top|skip\ to\ .{3,30}|we\ use\ cookies\b.{0,160}|accept(?:\ all)?(?:\ cookies)?|sitemap|rss(?:\ feeds?)?|"
        r"newsletters?)",
        ("Terms of use", "Privacy policy", "Back to top", "Skip to main content", "We use cookies to improve this site."),
        ("Terms of the treaty were agreed by both sides on Monday.", "Contact between the sides resumed."),
    ),
    _rule(
        "reading time",
        r"(?:(?:estimated\ )?read(?:ing)?(?:\ time)?:?\s*)?\d{1,2}[\ -]?(?:min(?:ute)?s?)\.?(?:\ read(?:ing(?:\ time)?)?)?|"
        r"\d[\d,.]*[km]?\s+(?:views|shares|reads)|"
        r"(?:views|shares|hits):?\s*\d[\d,.]*",
        ("3 min read", "Reading time: 4 minutes", "1,203 views"),
        ("Five minutes later he left.",),
    ),
    _rule(
        "tags",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed\ under|in\ this\ (?:article|story))\s*:\s*.{1,160}",
        ("Tags: Russia, China", "Filed under: Diplomacy"),
        ("Topics of the talks included trade.",),
    ),
    _rule(
        "credits",
        r"\(?(?:(?:additional\ |with\ )?report(?:ing|ed)\ by|writing\ by|written\ by|edit(?:ed|ing|or)(?:\ by|:)|compiled\ by|"
        r"translated\ by|produced\ by|"
        r"web\ editor:|sub-?editor:|source:|sources?\ said:|copy\ by|with\ inputs?\ from|\(?with\ agenc(?:y|ies)|agencies|"
        r"our\ standards:|"
        r"disclaimer:|editor['’]s\ note:|this\ (?:story|article)\ (?:was|has\ been)\ (?:originally\ )?(?:published|updated|"
        r"corrected)).{0,200}",
        ("Reporting by A. Bell; Editing by C. Dunn", "Source: Xinhua", "(Additional reporting by J. Roe)", "Editor: Lin"),
        ("Editors met the prime minister.",),
    ),
    _rule(
        "end mark",
        r"(?:enditem|ends|end|/end|-30-|\#{2,}|itar-tass|"
        r"\(?more\)?)\.?",
        ("Enditem", "-30-", "ENDS", "###"),
        ("Ends meet.",),
    ),
    _rule(
        "contact",
        r"(?:media|press)\ (?:contact|inquiries|enquiries)\b.{0,160}|(?:e-?mail|tel(?:ephone)?|phone|fax):\s*.{3,80}|"
        r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+",
        ("Media contact: 555-0100", "press@example.org", "https://example.org/a", "Tel: 020 5550 100"),
        ("Telephone calls followed.",),
    ),
    _rule(
        "clock",
        r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?(?:\s*\(local\))?",
        ("10:27 A.M. EDT", "23:27", "9:05 pm"),
        ("At 10:27 he left.",),
    ),
)

CAPTIONS: tuple[Rule, ...] = (
    _rule(
        "named",
        r"\(?(?:file\ )?(?:photo|picture|image|caption|photograph|video|graphic|illustration|infographic|screenshot|map)s?"
        r"(?:\ (?:by|from|courtesy|credit|of|taken))?\b\s*[:|/–—-].{1,400}",
        ("FILE PHOTO: The king waves.", "Photo: J. Roe", "Image - The hall in Bonn"),
        ("Photos were taken.", "Images of the parade spread quickly."),
    ),
    _rule(
        "credited",
        r".{0,500}(?:\((?:file\ )?(?:photo|picture|image)s?\b[^)]{0,60}\)|\[[^\]]{0,60}(?:photo|picture|image|/)[^\]]{0,60}\]|"
        r"\((?:Xinhua|AP|AFP|TASS|Kyodo|PTI)/[^)]{2,40}\)|"
        r"[|/]\s*(?:photo|image|picture)(?:\ credit)?s?:.{2,80}|(?:/|\bvia\ |\|\s*)(?:AFP|AP|Reuters|EPA|Getty\ Images|"
        r"Shutterstock|TASS|Pool|Kyodo)[\w ./-]{0,30}"
        r"|\b(?:REUTERS|AFP|EPA|AP\ Photo|Getty\ Images)\s?/\s?[\w .’'-]{2,40})\.?",
        ("The king waves in Oslo. (Photo: J. Roe)", "Two leaders shake hands [Sputnik/Pool]", "The palace on Monday. REUTERS/Jane Roe"),
        ("He met AP journalists.", "They spoke to Reuters."),
    ),
    _rule(
        "picture sentence",
        r"(?:this|the|a|in\ this)\ (?:file\ |undated\ |combination\ |handout\ |pool\ )*(?:photo|picture|image|"
        r"photograph)\b.{0,40}\b(?:shows|taken|released|provided|made)\b.{0,400}",
        ("This photo taken on May 3 shows the hall.", "In this file photo, taken in 2019, the king waves."),
        ("The picture is mixed, analysts say.",),
    ),
    _rule(
        "place in the picture",
        r"(?:from\ left|left\ to\ right|\(?l-r|clockwise\ from)\b.{1,300}",
        ("From left: the king, the queen", "(L-R) Two ministers"),
        ("From Leftwich he drove on.",),
    ),
)

BYLINE = re.compile(
    r"(?:(?i:by|text by|story by|written by|from)\s*:?\s*(?=[A-Z“\"]).{2,90}|(?:[A-Z][\w.'’-]+ ){1,4}[–—|,-] ?(?i:staff writer|"
    r"correspondent|special correspondent|"
    r"political editor|diplomatic editor|foreign editor|reporter|bureau chief|diplomatic correspondent)|(?i:staff (?:reporter|"
    r"writer|correspondent)|"
    r"our (?:special |foreign |diplomatic |political )?correspondent|from our (?:own )?correspondent|news desk|web desk|"
    r"agencies))"
)
_BYLINE_NAME = re.compile(r"(?i:by|text by|story by|written by|from)\s*:?\s*(?P<name>.+)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")

# "BEIJING, May 6 (Xinhua) --", "OSLO (Reuters) -", "BEIJING-", "LONDON, June 3, 2019 —", "Moscow. 7 May. INTERFAX –"
DATELINE = re.compile(
    r"(?P<dateline>(?P<place>[A-ZÀ-ÞĀ-ſ][A-ZÀ-ÞĀ-ſ.'’-]+(?:[ /][A-ZÀ-ÞĀ-ſ][A-ZÀ-ÞĀ-ſ.'’-]*){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??|"
    r"[A-ZÀ-ÞĀ-ſ][\w.'’-]+(?: [A-ZÀ-ÞĀ-ſ][\w.'’-]+){0,2}(?=,? ?(?:\(|[A-Z][a-z]+\.? \d|\d)))"
    r"(?:,? (?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?))?"
    r"(?:[,.]? ?\((?P<agency>[^()\n]{2,40})\)|[,./] ?(?P<bare>[A-Z][A-Za-z-]{1,20}(?: News Agency)?)"
    r"(?=\s*[/.]?\s?[-–—]))?\.?)\s*(?:--+|[-–—/]|//)(?!\w)\s*"
    # "NAIROBI, 3 November 2023. The King …": with its year a full stop is enough
    r"|(?P<stopped>[A-ZÀ-ÞĀ-ſ][A-ZÀ-ÞĀ-ſ.'’ -]{2,30}(?:, [A-Z][a-z]+)?, "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))"
    r"\.\s+(?=[\"“A-Z])"
)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article, wherever it stands."""
    line = line.strip()
    if _YEARS.fullmatch(line):
        return False  # "1965" over the visits of that year
    return published.is_date_line(line) or any(rule.pattern.fullmatch(line) for rule in FURNITURE)


_YEARS = re.compile(r"(?:18|19|20)\d\d(?: ?[-–/] ?(?:(?:18|19|20)\d\d|\d\d))?")


_EDITION = re.compile(r" \((?:updated|corrected|final)\)$", re.I)


def is_place_and_date(line: str) -> bool:
    """`BAGHDAD, April 22, 2024`, `OŚWIĘCIM, Poland, 6 Dec. 2019`: the dateline of a report on a line of its own."""
    pieces = _EDITION.sub("", line.strip()).split(", ")
    if not pieces[0].isupper() or len(pieces[0].split()) > 3 or published.date_in(pieces[0]):
        return False
    return any(published.is_date_line(", ".join(pieces[n:])) for n in (1, 2) if n < len(pieces) and pieces[n - 1].count(" ") <= 2)


_PLACE = re.compile(r"[A-ZÀ-ÞĀ-ſ][\w.'’-]+(?:[ /](?:do|de|da|di|la|el|[A-ZÀ-ÞĀ-ſ])[\w.'’-]*){0,2}")


def opens_with_place_and_date(line: str) -> bool:
    """`Lisbon, 25 April 2023`, before everything else: place and day of a letter, a communiqué or a bulletin."""
    place, comma, rest = _EDITION.sub("", line.strip()).partition(", ")
    return bool(comma and _PLACE.fullmatch(place) and published.date_in(rest) and published.is_date_line(rest))


def is_caption(line: str) -> bool:
    """Whether a line belongs to a picture."""
    return any(rule.pattern.fullmatch(line.strip()) for rule in CAPTIONS)


def byline_of(line: str) -> str:
    """The writer's name where the line is a byline, else empty."""
    line = line.strip()
    if len(line.split()) > 12 or (_SENTENCE_END.search(line) and not re.search(r"\b[A-Z]\.$", line)) or not BYLINE.fullmatch(line):
        return ""
    named = _BYLINE_NAME.fullmatch(line)
    return (named["name"] if named else line).strip()


def is_publisher(line: str) -> bool:
    """Whether a line names the publisher alone."""
    return publishers.is_name(line.strip())


def is_capitals(line: str) -> bool:
    """Whether a line is a section head in capitals: two letters or more, none small, not a sentence or a speaker's label."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and not any(c.islower() for c in letters) and len(line.split()) <= 14 and line[-1] not in ".:,;"


def ends_sentence(line: str) -> bool:
    """Whether a paragraph ends as prose does."""
    return bool(_SENTENCE_END.search(line.rstrip()))
