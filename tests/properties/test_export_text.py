"""Any text at all, in the formats whose syntax it could break."""

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.properties.effort import examples
from tests.unit.exporters.cells import uncell

from mou_tui.annotations import bookmark_article
from mou_tui.article import Article, Paragraph
from mou_tui.exporters import FORMATS, Item, Options
from mou_tui.exporters.bibtex import escaped as tex
from mou_tui.exporters.markdown import paragraph
from mou_tui.exporters.safety import cell, one_line, plain, web_url
from mou_tui.facts.model import Fact, Facts
from mou_tui.thai.canonical import canonical_line

PIECES = st.sampled_from(
    ["=", "+", "-", "@", "'", '"', "\t", "\r\n", "\n", "\n\n", "    ", "#", "* ", "1. ", "1)",
     "> ", "```", "~~~", "[a](b)", "<b>", "&amp;",
     "---", "===", "|", "\\", "{", "}", "%", "$", "_", "^", "~", "TY  - ", "ER  - ", "END:VEVENT",
     "\\n", ";", ",", "]]>", "\x00", "\x1b[31m",
     "\ufeff", "\u202e", "\u2028", "👩‍👧", "น้ำ", "กำ", "๒๕", "http://a.b/c", "javascript:x", "\ud800", "\uffff"]
)  # fmt: skip
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


@given(HOSTILE)
@example("'\u2028")
def test_a_cell_is_harmless_and_can_be_read_back(text: str) -> None:
    safe = cell(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert uncell(safe) == plain(text)
    out = io.StringIO(newline="")
    csv.writer(out).writerow([safe, "x"])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [[safe, "x"]]


@given(HOSTILE)
@example("\ud800")
def test_a_link_is_a_web_address_or_none(text: str) -> None:
    for url in (web_url(text), web_url("https://" + text), web_url("https://example.com/" + text)):
        if url is not None:
            assert url.lower().startswith(("http://", "https://"))
            assert url.isascii()
            assert not set(url) & set(' "<>\\^`{|}\n\r\t')
            assert len(url) > 2000 or web_url(url) == url


@given(HOSTILE)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"> {paragraph(text)}".replace("\n", "\n> "))
    kinds = {token.type for token in tokens}
    assert kinds <= {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}
    children = [child for token in tokens if token.type == "inline" for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "hardbreak", "softbreak"}
    shown = "".join(child.content for child in children)
    assert "".join(shown.split()) == "".join(plain(text).split())


@given(HOSTILE)
def test_tex_has_no_more_open_braces_than_closed_ones(text: str) -> None:
    depth = 0
    for letter in tex(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0


READERS: dict[str, Any] = {
    "json": lambda data: json.loads(data),
    "jsonl": lambda data: [json.loads(line) for line in data.split("\n") if line],
    "toml": lambda data: tomllib.loads(data)["item"],
    "csl": lambda data: json.loads(data),
}


@examples(10)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_every_format_writes_something_that_its_reader_reads(words: str, note: str, tag: str) -> None:
    title = canonical_line(words) or "x"
    article = Article(
        "sha256:1",
        words,
        title,
        (Paragraph(0, len(title), "headline"),),
        published_on="2023-08-25",
        byline=canonical_line(words),
        source_url=canonical_line(words),
    )
    facts = Facts(
        (
            Fact("instrument", "mou"),
            Fact("status", "signed"),
            Fact("party", words),
            Fact("expires_on", "2026-08-23", source="reader"),
        )
    )
    item = Item(article, facts, (bookmark_article(article, tags=[tag], note=note),))
    for name in ("md", "csv", "html", "json", "jsonl", "bib", "ris", "csl", "ics", "toml"):
        out = io.BytesIO()
        FORMATS[name].write(iter([item, item]), out, Options(text=True))
        data = out.getvalue().decode("utf-8")
        if name in READERS:
            assert len(READERS[name](data)) == 2
        elif name == "ris":
            import rispy

            assert [record["title"] for record in rispy.loads(data)] == [one_line(title)] * 2
        elif name == "bib":
            import bibtexparser

            library = bibtexparser.parse_string(data)
            assert not library.failed_blocks
            assert len(library.entries) == 2
        elif name == "ics":
            from icalendar import Calendar

            assert len(Calendar.from_ical(data).walk("VEVENT")) == 1, "each agreement once"


@examples(4)
@given(HOSTILE, HOSTILE)
def test_office_files_open(words: str, note: str) -> None:
    import docx
    import openpyxl

    title = canonical_line(words) or "x"
    article = Article(
        "sha256:1", words, title, (Paragraph(0, len(title), "headline"),), published_on="2023-08-25", byline=title
    )
    item = Item(
        article, Facts((Fact("instrument", "mou"), Fact("party", words))), (bookmark_article(article, note=note),)
    )
    out = io.BytesIO()
    FORMATS["xlsx"].write(iter([item]), out, Options())
    book = openpyxl.load_workbook(out)
    assert book["Articles"]["A2"].value == plain(title)
    assert not [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    out = io.BytesIO()
    FORMATS["docx"].write(iter([item]), out, Options())
    document = docx.Document(out)
    assert "".join(plain(title).split()) in "".join("".join(p.text for p in document.paragraphs).split())


def test_the_folder_of_a_target_is_not_touched_by_a_preview(tmp_path: Path) -> None:
    from mou_tui.exporters import preview

    article = Article("sha256:1", "a", "ข่าว", (Paragraph(0, 4, "headline"),))
    for name in FORMATS:
        assert preview([Item(article)] * 10, name)
    assert list(tmp_path.iterdir()) == []
