"""Every format carries any text: what is read back by that format's own readers is what went in, and nothing of it runs."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.unit.exporters.cells import uncell

from mou_tui.annotations import bookmark_article, bookmark_passage
from mou_tui.article import Article, Paragraph, Span
from mou_tui.exporters import FORMATS, Item, Options, export
from mou_tui.exporters.safety import cell, plain, web_url
from mou_tui.facts.model import Fact, Facts
from mou_tui.thai.canonical import canonical_line

HOSTILE = {
    "quotes": "เขากล่าว \"ว่า\" 'จริง' “แน่นอน” `code`",
    "commas": "หนึ่ง, สอง; สาม\tสี่|ห้า",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+66 2 123 4567",
    "minus": "-2+3",
    "at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "apostrophe": "'=1+1",
    "wide formula": "＝1+1",
    "script": "<script>document.title='pwned'</script><img src=x onerror=alert(1)>",
    "entity": "&lt;b&gt; &amp; &#60; &nbsp;",
    "tex": r"100% of $5 & #1_a {b} \input{/etc/passwd} ~ ^ \n",
    "at sign": "@article{key, title = {x}}",
    "ris": "TY  - JOUR ER  - AU  - evil",
    "ical": "END:VEVENT; BEGIN:VALARM, \\n \\; SUMMARY:x",
    "markdown": "# หัวข้อ *หนา* _เอียง_ [ลิงก์](javascript:alert(1)) ![](x) <http://a> `c` ~~x~~ 1. ข้อ > อ้าง",
    "list": "- ขีด",
    "numbered": "1) ข้อแรก",
    "toml": "\"\"\" ''' \\u0041 # x = [y]",
    "emoji": "👩‍👩‍👧‍👦 🇹🇭 𝒳 ตกลง 👍🏽",
    "bidi": "abc \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "thai": "น้ำ กำ เเก ฯลฯ ๒๕๖๖ ฺ",
    "url": "javascript:alert(1) https://example.com/?a=1&b=<2>",
    "long": "ยาวมาก " * 15_000,
}
"""Text that means something to one format or another."""

LINES = "บรรทัดแรก\nบรรทัดสอง\n\n  TY  - JOUR\nER  - \nEND:VCALENDAR\n=1+1\n@article{x,\n- ข้อ\n# หัว"


def item_with(title: str, note: str, tag: str = "งาน") -> Item:
    text = title + "\n" + "เนื้อข่าว " + title
    paragraphs = (Paragraph(0, len(title), "headline"), Paragraph(len(title) + 1, len(text)))
    article = Article(
        "sha256:00000000000000aa", "/clippings/a.txt", text, paragraphs, published_on="2023-08-25", byline=title[:200],
        source_url="https://www.example.ac.th/news/1",
    )  # fmt: skip
    # Checked: whatever it is, it stays a party of the agreement.
    party = Fact("party", title, (Span(0, len(title)),), checked=True)
    facts = Facts(
        (
            Fact("instrument", "mou"),
            Fact("status", "signed"),
            party,
            Fact("signed_on", "2023-08-23", checked=True),
            Fact("expires_on", "2026-08-23", source="reader", checked=True),
        )
    )
    bookmarks = (
        bookmark_article(article, tags=[tag], note=note),
        bookmark_passage(article, Span(0, len(title)), note="คำ"),
    )
    return Item(article, facts, bookmarks)


@pytest.fixture(params=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    """One hostile text, as a loader would have cleaned it: on one line."""
    return canonical_line(HOSTILE[request.param])


Written = Callable[..., bytes]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Exports one item and gives the file's bytes."""

    def write(item: Item, name: str, **options: Any) -> bytes:
        target = tmp_path / "out"
        export([item], name, target, force=True, options=Options(accessed=date(2023, 10, 1), **options))
        return target.read_bytes()

    return write


def words(text: str) -> str:
    """Text without its white space: formats of lines may break them elsewhere."""
    return "".join(text.split())


def test_csv(hostile: str, written: Written) -> None:
    data = written(item_with(hostile, hostile + "\n" + LINES), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert uncell(row["title"]) == hostile
    assert uncell(row["notes"]) == hostile + "\n" + LINES + "\n\nคำ"
    assert uncell(row["parties"]) == hostile
    for value in row.values():
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_of_facts(hostile: str, written: Written) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(written(item_with(hostile, ""), "csv", rows="facts").decode("utf-8-sig"), newline="")
        )
    )
    assert [row["kind"] for row in rows] == ["instrument", "status", "party", "signed_on", "expires_on"]
    assert uncell(rows[2]["value"]) == uncell(rows[2]["evidence"]) == hostile
    assert [(row["source"], row["checked"]) for row in rows[2:]] == [
        ("extractor", "true"), ("extractor", "true"), ("reader", "true"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json(hostile: str, written: Written, name: str) -> None:
    document = json.loads(written(item_with(hostile, LINES, hostile), name, text=True))
    document = document[0] if name == "json" else document
    assert document["schema"] == "mou-tui/facts/1"
    assert document["article"]["title"] == hostile
    assert document["facts"][2]["evidence"][0]["text"] == hostile
    assert document["bookmarks"][0]["note"] == LINES
    assert document["bookmarks"][0]["tags"] == [hostile]
    assert document["bookmarks"][1]["selector"][0]["exact"] == hostile


def test_toml(hostile: str, written: Written) -> None:
    (document,) = tomllib.loads(written(item_with(hostile, LINES, hostile), "toml", text=True).decode())["item"]
    assert document["article"]["title"] == plain(hostile)
    assert document["bookmarks"][0]["note"] == LINES
    assert document["facts"][2]["value"] == plain(hostile)


def test_markdown(hostile: str, written: Written) -> None:
    from markdown_it import MarkdownIt

    source = written(item_with(hostile, hostile + "\n" + LINES), "md", text=True).decode()
    tokens = MarkdownIt("commonmark", {"html": True}).parse(source)
    assert not [t for t in tokens if t.type in ("html_block", "fence", "code_block")]
    inline = [t for t in tokens if t.type == "inline"]
    for token in inline:
        for child in token.children or []:
            assert child.type in (
                "text",
                "link_open",
                "link_close",
                "strong_open",
                "strong_close",
                "hardbreak",
                "softbreak",
                "text_special",
            )
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith("https://www.example.ac.th/")
    headings = [inline[n] for n, t in enumerate(inline) if tokens[tokens.index(t) - 1].type == "heading_open"]
    assert len(headings) == 2, "the document's and the article's, and none of the text's"
    assert words(shown(headings[1])) == words(plain(hostile))
    everything = words("".join(shown(token) for token in inline))
    assert words(plain(hostile + LINES)) in everything


def shown(token: Any) -> str:
    return "".join(child.content for child in token.children)


class Page(HTMLParser):
    """What a browser would make of a page: its tags and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_html(hostile: str, written: Written) -> None:
    page = Page()
    page.feed(written(item_with(hostile, hostile + "\n" + LINES, hostile), "html", text=True).decode())
    assert not {"script", "img", "iframe", "b", "object"} & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    hrefs = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert all(href.startswith(("https://www.example.ac.th/", "#a")) for href in hrefs)
    assert plain(hostile) in page.text
    assert plain(hostile + "\n" + LINES) in page.text


def test_bibtex(hostile: str, written: Written) -> None:
    import bibtexparser
    from pybtex.database import parse_string

    source = written(item_with(hostile, hostile + "\n" + LINES), "bib").decode()
    (entry,) = bibtexparser.parse_string(source).entries
    assert (entry.entry_type, entry["date"], entry["urldate"]) == ("online", "2023-08-25", "2023-10-01")
    assert tex_shown(entry["title"]) == plain(hostile)
    assert words(tex_shown(entry["annote"])) == words(plain(hostile + LINES + f"“{hostile}”คำ"))
    (other,) = parse_string(source, "bibtex").entries.values()
    assert words(tex_shown(other.fields["title"])) == words(plain(hostile))
    assert other.fields["url"] == "https://www.example.ac.th/news/1"


def tex_shown(source: str) -> str:
    """What TeX prints: the escapes taken back, grouping braces dropped. Fails on a command that was not escaped."""
    names = {
        "textbackslash": "\\",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textquotedbl": '"',
        "textbraceleft": "{",
        "textbraceright": "}",
    }
    out, at = [], 0
    while at < len(source):
        found = re.compile(r"\\(?:(?P<name>[a-z]+)|(?P<mark>[$&#_%]))").match(source, at)
        if found:
            out.append(names[found["name"]] if found["name"] else found["mark"])
            at = found.end()
        else:
            assert source[at] not in "\\$&#_%~^"
            out.append("" if source[at] in "{}" else source[at])
            at += 1
    return "".join(out)


def test_ris(hostile: str, written: Written) -> None:
    import rispy

    source = written(item_with(hostile, hostile + "\n" + LINES, hostile), "ris").decode()
    (record,) = rispy.loads(source)
    one_line = " ".join(plain(hostile).split())
    assert record["title"] == one_line
    assert record["keywords"] == [one_line]
    assert record["type_of_reference"] == "ELEC"
    assert record["urls"] == ["https://www.example.ac.th/news/1"]
    assert (record["date"], record["access_date"]) == ("2023/08/25/", "2023/10/01/")
    assert words(record["notes"][0]) == words(plain(hostile + LINES))
    assert source.count("\nER  - ") == source.count("TY  - ELEC") == 1


def test_csl_json(hostile: str, written: Written) -> None:
    (entry,) = json.loads(written(item_with(hostile, LINES), "csl"))
    assert entry["title"] == plain(hostile)
    assert entry["issued"] == {"date-parts": [[2023, 8, 25]]}
    assert entry["accessed"] == {"date-parts": [[2023, 10, 1]]}
    assert LINES in entry["note"]


def test_icalendar(hostile: str, written: Written) -> None:
    from icalendar import Calendar

    data = written(item_with(hostile, hostile + "\n" + LINES, hostile), "ics", signings=True)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    signed, expires = calendar.walk("VEVENT")
    assert (signed["dtstart"].dt, expires["dtstart"].dt) == (date(2023, 8, 23), date(2026, 8, 23))
    assert plain(hostile) in str(signed["summary"])
    assert plain(hostile + "\n" + LINES) in str(expires["description"])
    assert [alarm["trigger"].dt.days for alarm in expires.walk("VALARM")] == [-90, -30, -7]
    assert [str(c) for c in expires["categories"].cats] == [plain(hostile)]


def test_xlsx(hostile: str, written: Written) -> None:
    import openpyxl

    item = item_with(hostile, hostile + "\n" + LINES)
    book = openpyxl.load_workbook(io.BytesIO(written(item, "xlsx")))
    agreements, articles, facts, bookmarks = book.worksheets
    rows = list(articles.iter_rows(min_row=2))
    column = {c.value: n for n, c in enumerate(articles[1])}
    joined = {
        name: "".join(str(row[n].value) for row in rows if row[n].value is not None) for name, n in column.items()
    }
    assert joined["Article"] == plain(hostile)
    assert joined["Notes"] == plain(hostile + "\n" + LINES + "\n\nคำ")
    formulas = [c.value for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas == ["=D2-TODAY()"], "our own, of the day that we wrote, and none of the text's"
    front = {c.value: agreements.cell(2, n).value for n, c in enumerate(agreements[1], 1)}
    assert front["All parties"] == plain(hostile)[:32_000]
    assert plain(hostile)[:20] in front["Parties"]
    assert [c.value for c in bookmarks[1]][:4] == ["Article", "Published on", "Bookmark of", "Words"]
    assert [row[9].value for row in facts.iter_rows(min_row=2) if row[9].value][-1] == "reader"


def test_docx(hostile: str, written: Written) -> None:
    import docx

    data = written(item_with(hostile, hostile + "\n" + LINES), "docx", text=True, details=True)
    document = docx.Document(io.BytesIO(data))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert any(words(plain(hostile + LINES)) in words(paragraph) for paragraph in text)
    everything = words("".join(document.element.xpath("//w:t/text()")))
    assert words(plain(hostile)) in everything
    links = [r for r in document.part.rels.values() if r.is_external]
    assert [link.target_ref for link in links] == ["https://www.example.ac.th/news/1"]
    assert set(document.element.xpath("//w:hyperlink/@w:anchor")) == {"source_1"}


def test_notes(hostile: str, tmp_path: Path) -> None:
    import yaml
    from markdown_it import MarkdownIt

    folder = tmp_path / "notes"
    item = item_with(hostile, hostile + "\n" + LINES, hostile)
    export([item], "notes", folder, options=Options(accessed=date(2023, 10, 1), text=True))
    (path,) = folder.iterdir()
    assert len(path.name.encode()) <= 255
    assert not set('<>:"/\\|?*') & set(path.name)
    front, _line, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    header = yaml.safe_load(front)
    assert header["title"] == " ".join(plain(hostile).split())
    assert header["tags"] == [plain(hostile)]
    assert header["exported_by"] == "mou-tui"
    tokens = MarkdownIt("commonmark", {"html": True}).parse(body)
    assert not [t for t in tokens if t.type in ("html_block", "fence", "code_block")]
    inline = [t for t in tokens if t.type == "inline"]
    assert not [c for t in inline for c in t.children or [] if c.type in ("html_inline", "code_inline", "image")]
    assert words(plain(hostile + LINES)) in words("".join(shown(token) for token in inline))


# Links


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://www.example.ac.th/ข่าว?a=1&b=2#x", "https://www.example.ac.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?a=1&b=2#x"),
        ("HTTP://EXAMPLE.COM/a b\"<>{}|\\^`", "http://example.com/a%20b%22%3C%3E%7B%7D%7C%5C%5E%60"),
        ("https://ไทย.example:8080/ก", "https://xn--o3cw4h.example:8080/%E0%B8%81"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://exa mple.com/", None),
        ("https://example.com:port/", None),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("file:///etc/passwd", None),
        ("//example.com", None),
        ("https://", None),
        ("https://[", None),
        ("ftp://example.com", None),
        ("", None),
        (None, None),
        ("https://example.com/" + "a" * 3000, None),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str | None, safe: str | None) -> None:
    assert web_url(url) == safe


@pytest.mark.parametrize("name", ["md", "html", "docx", "bib", "ris", "csl", "ics", "csv", "xlsx"])
def test_another_scheme_is_no_link_in_any_format(name: str, written: Written) -> None:
    item = item_with("หัวข้อ", "")
    item = replace(item, article=replace(item.article, source_url="javascript:alert(1)"))
    data = written(item, name)
    if name in ("docx", "xlsx"):
        import zipfile

        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(entry) for entry in archive.namelist())
        assert b'TargetMode="External"' not in data
        assert set(re.findall(rb'w:anchor="([^"]*)"', data)) <= {b"source_1"}, "within the file"
        assert set(re.findall(rb"<hyperlink ([^>]*)", data)) == set(
            re.findall(rb"<hyperlink ([^>]* location=[^>]*)", data)
        )
    text = data.decode("utf-8", "replace")
    assert "(<javascript" not in text
    assert 'href="javascript' not in text
    assert not re.search(r"^(URL:|UR {2}- |\turl = ).*javascript", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1", "'=1", "''=1", "＝1", "ปกติ", "", "'", "'ก'", "a=b"]
)
def test_a_cell_that_was_made_harmless_can_be_read_back(text: str) -> None:
    assert uncell(cell(text)) == plain(text)
    assert cell(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "＝")


def test_a_number_stays_a_number() -> None:
    assert cell(-5) == -5


# What hides or commands, in names and in what the reader wrote

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


@pytest.mark.parametrize("name", [name for name, entry in FORMATS.items() if not entry.folder])
@pytest.mark.parametrize("rows", ["agreements", "facts"])
def test_nothing_in_an_export_hides_or_commands(name: str, rows: str, written: Written) -> None:
    evil = "ก\x1b[31m\x9b31m\x7f\u202eข\u2066ค\u200bง\u00ad\u2028จ\ufeff"
    item = item_with("หัวข้อ", evil, evil)
    article = replace(item.article, path=f"/{evil}.csv", id="sha256:0#ก", locator="ก")
    facts = Facts(
        (
            *item.facts,
            Fact("venue", evil, source="reader"),
            Fact("person", evil, details={"role": "signatory", "position": evil}),
        )
    )
    data = written(replace(item, article=article, facts=facts), name, text=True, rows=rows)
    if name in ("docx", "xlsx"):
        import zipfile

        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(entry) for entry in archive.namelist() if entry.endswith((".xml", ".rels")))
    assert not _HIDDEN.search(data.decode("utf-8-sig"))


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "toml", "xlsx", "html"])
def test_own_fields(hostile: str, written: Written, name: str) -> None:
    value = hostile[:900]
    item = replace(item_with("หัวข่าว", ""), fields={"owner": value})
    data = written(item, name, fields={"owner": "เจ้าของ"})
    match name:
        case "csv":
            (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            assert uncell(row["owner"]) == value
            assert not row["owner"].startswith(("=", "+", "-", "@", "\t", "\r"))
        case "json" | "jsonl":
            document = json.loads(data)
            assert (document[0] if name == "json" else document)["fields"] == {"owner": value}
        case "toml":
            assert tomllib.loads(data.decode())["item"][0]["fields"] == {"owner": value}
        case "xlsx":
            import openpyxl

            cells = [c for s in openpyxl.load_workbook(io.BytesIO(data)) for line in s.iter_rows() for c in line]
            assert {c.data_type for c in cells if c.value == value} == {"s"}
        case _:
            page = Page()
            page.feed(data.decode())
            assert words(plain(value)) in words("".join(page.text))
