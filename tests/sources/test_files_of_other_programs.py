"""Web pages, PDF, Word and news feeds, all made here."""

# ruff: noqa: E501 - the pages here are pages, not code

import json
import textwrap
from io import BytesIO

import pytest

from quiz.errors import QuizError
from quiz.sources import extras
from quiz.sources.draft import Draft, Raw
from quiz.sources.plainhtml import plain
from quiz.sources.read import read_sources, reader_of

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>King Olav opens visit | The Harbour Gazette</title>
<meta property="og:title" content="King Olav opens visit"><meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2019-06-14T09:05:00+01:00"><meta name="author" content="Ada Quill">
<link rel="canonical" href="https://www.harbour-gazette.example/world/olav"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>King Olav opens visit</h1>
<p>KESTREL BAY, June 14 &#8211; King Olav of Nordland arrived in Kestrel Bay on Friday for a three-day state visit to the island.</p>
<h2>What the two sides want</h2>
<p>President Ines Calder received him at the old customs house, where the two signed an agreement on &lt;b&gt;fisheries &amp; ferries&lt;/b&gt;.</p>
<p>Officials said the talks would turn to ferries, cod and the price of wind power, which has doubled since last year.</p>
</article><footer>© 2019 The Harbour Gazette. All rights reserved.</footer><script>alert("x")</script></body></html>
"""

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Gazette</title><language>en-gb</language>
<item><title>King &amp; president meet</title><link>https://harbour.example/1</link><guid>g-1</guid><pubDate>Fri, 14 Jun 2019 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>King Olav met the president on Friday.</p><p>They signed &lt;two&gt; papers.</p>]]></content:encoded></item>
<item><title>Again</title><guid>g-1</guid><description>King Olav met the president on Friday, once more.</description></item>
<item><title>Empty</title><guid>g-2</guid><description></description></item>
<item><title>Second day</title><guid>g-3</guid><pubDate>Sat, 15 Jun 2019 08:00:00 GMT</pubDate><description>The king sailed home on Saturday.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Office</title>
<entry><id>urn:1</id><title>A visit</title><updated>2019-06-14T01:00:00Z</updated><link href="https://www.kremlin.ru/1"/>
<content type="html">&lt;p&gt;The king came on Friday.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Office",
        "items": [
            {"id": "1", "content_text": "The king came on Friday. He left on Sunday.", "date_published": "2019-06-14T09:00:00+02:00"}
        ],
    }
)


def drafts(data: bytes, name: str) -> list[Draft]:
    raw = Raw(name, data)
    return list(reader_of(raw).read(raw))


def prose(draft: Draft) -> list[str]:
    return [draft.text[b.start : b.end] for b in draft.blocks if b.kind == "prose"]


def pdf_of(pages: list[list[str]]) -> bytes:
    """A small PDF, one text object a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "\n".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 40 800 Td\n{shown}\nET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources {font} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode("latin-1")


def docx_of(paragraphs: list[tuple[str, str]]) -> bytes:
    import docx

    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style or None)
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "Ferries"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_saved_page_gives_its_article_and_what_its_head_says():
    (page,) = drafts(PAGE.encode(), "saved.html")
    assert (page.title, page.publisher, page.published) == ("King Olav opens visit", "The Harbour Gazette", "2019-06-14")
    assert page.byline == "Ada Quill"
    assert page.url == "https://www.harbour-gazette.example/world/olav"
    assert prose(page)[0].startswith("King Olav of Nordland arrived")
    assert not any("Sport" in text or "rights" in text or "alert" in text for text in prose(page))


def test_tags_written_out_in_a_page_stay_text():
    (page,) = drafts(PAGE.encode(), "saved.html")
    assert "<b>fisheries & ferries</b>" in page.text


def test_a_page_pasted_into_standard_input_is_known_as_one():
    assert drafts(PAGE.encode(), "standard input")[0].style == "html"


def test_a_page_without_article_is_a_fault():
    with pytest.raises(QuizError, match="without an article"):
        drafts(b"<html><body><nav>Home</nav></body></html>", "a.html")


def test_a_pdf_gives_its_text_and_its_running_heads_are_furniture():
    head = "The Harbour Gazette, page"
    pages = [
        [f"{head} 1", "King Olav opens his visit", "King Olav arrived in Kestrel Bay on Friday. He stayed.", "1"],
        [f"{head} 2", "The president received him at the customs house.", "2"],
        [f"{head} 3", "They signed two papers on Saturday morning.", "3"],
    ]
    (document,) = drafts(pdf_of(pages), "visit.pdf")
    assert prose(document) == [
        "King Olav arrived in Kestrel Bay on Friday. He stayed.",
        "The president received him at the customs house.",
        "They signed two papers on Saturday morning.",
    ]
    assert document.title == "King Olav opens his visit"


def test_the_lines_of_a_pdf_become_the_sentences_of_its_text():
    told = [
        "King Olav arrived in Kestrel Bay on Friday for a state visit of three days, the first of a king of Nordland to the town.",
        "President Ines Calder received him at the old customs house, where the two signed a paper on ferries and on the fishing of cod.",
    ]
    lines = [line for paragraph in told for line in textwrap.wrap(paragraph, 60)]
    pages = [["King Olav opens his visit", *lines[:3], "1"], [*lines[3:], "2"]]
    (document,) = drafts(pdf_of(pages), "visit.pdf")
    assert " ".join(" ".join(prose(document)).split()) == " ".join(told)
    assert all(paragraph.endswith(".") for paragraph in prose(document))
    assert document.title == "King Olav opens his visit"


def test_a_pdf_without_text_and_a_broken_one_are_faults():
    with pytest.raises(QuizError, match="pictures, without text"):
        drafts(pdf_of([[]]), "scan.pdf")
    with pytest.raises(QuizError, match="damaged PDF"):
        drafts(b"%PDF-1.4\nnothing here", "broken.pdf")


def test_a_word_file_gives_heads_lists_and_prose_by_their_styles():
    text = [
        ("Title", "King Olav in Kestrel Bay"),
        ("", "14 June 2019"),
        ("Heading 1", "Programme"),
        ("", "The king arrived on Friday."),
        ("List Bullet", "Lunch at the customs house"),
    ]
    (document,) = drafts(docx_of(text), "visit.docx")
    assert (document.title, document.published) == ("King Olav in Kestrel Bay", "2019-06-14")
    kinds = {document.text[b.start : b.end]: (b.kind, b.section) for b in document.blocks}
    assert kinds["The king arrived on Friday."] == ("prose", "Programme")
    assert kinds["Lunch at the customs house"] == ("list", "Programme")
    assert kinds["Ferries |"][0] == "furniture"


def test_a_broken_word_file_is_a_fault():
    with pytest.raises(QuizError, match="damaged Word file"):
        drafts(b"PK\x03\x04rubbish", "a.docx")


def test_items_of_a_feed_become_documents_once_each(tmp_path):
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    pages = list(read_sources([tmp_path]))
    assert [page.source.title for page in pages] == ["King & president meet", "Second day"]
    assert pages[0].source.publisher == "The Harbour Gazette"
    assert pages[0].text == "King Olav met the president on Friday.\n\nThey signed <two> papers."


def test_the_day_of_an_item_is_the_one_written_whatever_its_zone():
    assert drafts(RSS.encode(), "a.xml")[0].published == "2019-06-14"


def test_atom_and_json_feeds_are_read_too():
    (atom,) = drafts(ATOM.encode(), "a.xml")
    assert (atom.title, atom.published, atom.publisher, atom.text) == ("A visit", "2019-06-14", "Kremlin", "The king came on Friday.")
    (item,) = drafts(JSON_FEED.encode(), "a.json")
    assert (item.published, item.publisher, item.guid) == ("2019-06-14", "Harbour Office", "1")


def test_a_feed_without_text_and_a_broken_one_are_faults():
    with pytest.raises(QuizError, match="without an item"):
        drafts(b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a.rss")
    with pytest.raises(QuizError, match="broken"):
        drafts(b'{"version": "https://jsonfeed.org/version/1", "items": [', "a.json")


def test_a_missing_extra_is_told_with_what_to_install(monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(extras.importlib, "import_module", absent)
    for data, name, extra in ((PAGE.encode(), "a.html", "web"), (pdf_of([["x"]]), "a.pdf", "pdf-in"), (b"PK\x03\x04", "a.docx", "docx")):
        with pytest.raises(QuizError, match=rf"pip install 'quiz\[{extra}\]'"):
            drafts(data, name)


@pytest.mark.parametrize(
    ("html", "text"), [("a < b & c", "a < b & c"), ("<p>a</p><p>b&lt;i&gt;</p>", "a\n\nb<i>"), ("<ul><li>a<li>b</ul>", "- a\n\n- b")]
)
def test_scraps_of_html_become_what_a_reader_sees(html, text):
    assert plain(html) == text
