"""Whatever is written into a file of any format, and however it is escaped there, the articles in it are canonical."""

import email.header
import io
import json
import re
import zipfile
from collections.abc import Callable
from html import escape
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.article import Article, Image, NotCanonicalError, Paragraph
from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes
from mou_tui.thai.canonical import canonical

_HIDDEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""What commands a terminal or hides in a line, told apart from canonical()'s own list."""

WORDS = st.sampled_from([
    "ลงนาม", "มหา\u200bวิทยาลัย", "\x1b]52;c;aGFjaw==\x07", "\x9b31m", "\u202eกลับ\u202c", "น้\u0e4d\u0e32", "เเก",
    "soft\u00adhyphen", "\u2066x",
    "\ufeff", "\x00", "\x08", "\x0e", "\x7f", "\u2028", "\u00a0", "พันธ์ุ", "\uf70a", " ", "MOU", "25 สิงหาคม 2566", "\U000e0041",
])  # fmt: skip
HOSTILE = st.lists(WORDS | st.text(max_size=3), min_size=1, max_size=6).map("".join)
_STORY: Final = "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่ มีระยะเวลา 3 ปี เพื่อพัฒนาการศึกษา"


def _as_references(text: str) -> str:
    return "".join(f"&#{ord(c)};" if n % 2 else f"&#x{ord(c):x};" for n, c in enumerate(text))


Spell = Callable[[str], str]
SPELLINGS: Final[tuple[Spell, ...]] = (escape, _as_references, lambda text: f"<b>{_as_references(text)}</b>า&#12;")


def page(one: str, spell: Spell) -> str:
    said = spell(one)
    quoted = _as_references(one)
    linked = json.dumps(
        {"@type": "NewsArticle", "headline": one, "author": {"name": one}, "url": f"https://a.example/{one}"}
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{said}</title><meta property="og:title" content="{quoted}">'
        f'<meta name="author" content="{quoted}"><link rel="canonical" href="https://a.example/{quoted}">'
        f'<script type="application/ld+json">{linked.replace("</", "<")}</script></head><body><article><h1>ข่าว {said}</h1>'
        f'<p class="date">{said} 25 สิงหาคม 2566</p><p>{_STORY} {said}</p><p>{said}</p><img src="{quoted}" alt="{quoted}">'
        f"<pre>{said}\n{said}</pre><ul><li>{said}</li></ul><table><tr><td>ก{said}</td><td>{said}</td></tr></table>"
        f"<p>{_STORY} ต่อไป</p></article></body></html>"
    )


def _row(one: str, spell: Spell) -> dict[str, str]:
    return {
        "id": f"a{one}", "title": f"ข่าว {one}", "text": f"<p>{_STORY} {spell(one)}</p><p>{spell(one)}</p>", "author": one,
        "url": f"https://a.example/{one}", "date": "2023-08-25", one: one,
    }  # fmt: skip


def csv_file(one: str, spell: Spell) -> bytes:
    import csv

    out = io.StringIO(newline="")
    rows = [_row(one, spell), _row(one + "๒", spell)]
    writer = csv.writer(out)
    writer.writerow([c.replace("\x00", "") for c in rows[0]])
    writer.writerows([[c.replace("\x00", "") for c in row.values()] for row in rows])
    return out.getvalue().encode("utf-8", "replace")


def mail(one: str, spell: Spell) -> bytes:
    def header(text: str) -> str:
        return email.header.Header(text.encode("utf-8", "replace").decode(), "utf-8", maxlinelen=10_000).encode()

    named = "".join(f"%{b:02X}" for b in one.encode("utf-8", "replace"))
    return (
        f"From: {header('ข่าว ' + one)} <a@b.example>\r\nSubject: {header('ข่าว ' + one)}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page(one, spell)}\r\n"
        f"--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename*=utf-8''{named}.txt\r\n\r\n"
        f"ข่าว {one}\r\n{_STORY}\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Disposition: attachment; filename*=utf-8''{named}.txt\r\n\r\n{_STORY}\r\n--x--\r\n"
    ).encode("utf-8", "replace")


def saved_page(one: str, spell: Spell) -> bytes:
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/{one.split()[0] if one.split() else ''}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(one, spell)}\r\n--x--\r\n"
    ).encode("utf-8", "replace")


def _xml(text: str) -> str:
    """`text` as XML can hold it, by references where it can so."""
    return "".join(
        f"&#{ord(c)};"
        for c in text
        if c in "\t\n" or (ord(c) >= 0x20 and not 0xD7FF < ord(c) < 0xE000 and ord(c) < 0xFFFE)
    )


def word_file(one: str, spell: Spell) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("ข่าว MARK", 1)
    document.add_paragraph(_STORY + " MARK")
    document.add_paragraph("MARK", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ก MARK", "MARK"
    return _with_marks(document.save, one)


def workbook(one: str, spell: Spell) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "title", "text", "author", "MARK"])
    for number in range(2):
        sheet.append([f"MARK{number}", "ข่าว MARK", f"{_STORY} MARK _x001B_[31m", "MARK", "MARK"])
    return _with_marks(book.save, one)


def _with_marks(save: Callable[[io.BytesIO], None], one: str) -> bytes:
    """An archive of XML with `one` wherever its parts say MARK."""
    made, out = io.BytesIO(), io.BytesIO()
    save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w") as package:
        for part in parts.infolist():
            package.writestr(part, parts.read(part).replace(b"MARK", _xml(one).encode()))
    return out.getvalue()


def _text_file(one: str, spell: Spell) -> bytes:
    return (
        f"---\ntitle: {json.dumps('ข่าว ' + one)}\nauthor: {json.dumps(one)}\nsource: https://a.example/{one}\n---\n\n# {one}\n{one}\n"
        f"![{one}]({one}.jpg)\n{_STORY} {one}\n- {one}\n"
    ).encode("utf-8", "replace")


CHANGES: Final = (b"", b"\x1b", b"&#27;", b"&shy;", b"\xe2\x80\xae", b"\\u202e", b"=1B", b"\x9b", b"\xc2\x9b")
"""What becomes of a byte of a file."""

FILES: Final[dict[str, Callable[[str, Spell], bytes]]] = {
    "a.txt": _text_file,
    "a.md": _text_file,
    "a.html": lambda one, spell: page(one, spell).encode("utf-8", "replace"),
    "a.csv": csv_file,
    "a.json": lambda one, spell: json.dumps([_row(one, spell), _row(one, spell)]).encode(),
    "a.jsonl": lambda one, spell: "\n".join(json.dumps(_row(one + end, spell)) for end in "กข").encode(),
    "a.eml": mail,
    "a.mhtml": saved_page,
    "a.docx": word_file,
    "a.xlsx": workbook,
}


def articles_of(data: bytes, name: str) -> list[Article]:
    try:
        return load_bytes(data, name)
    except InputError:
        return []


def assert_canonical(articles: list[Article]) -> None:
    for article in articles:
        said = [article.id, article.locator, article.title, article.byline or "", article.source_url or ""]
        said += [words for image in article.images for words in (image.target, image.caption)]
        for words in said:
            assert canonical(words) == words
            assert not _HIDDEN.search(words)
            assert "\n" not in words
        assert canonical(article.text) == article.text
        assert not _HIDDEN.search(article.text)
        assert article.source_url is None or article.source_url.startswith(("http://", "https://"))
    assert len({article.id for article in articles}) == len(articles)


@pytest.mark.parametrize("name", FILES)
@examples(5)
@given(one=HOSTILE, spell=st.sampled_from(SPELLINGS))
def test_whatever_is_in_a_file_its_articles_are_canonical(name: str, one: str, spell: Spell) -> None:
    assert_canonical(articles_of(FILES[name](one, spell), name))


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_this_test_are_read(name: str) -> None:
    articles = articles_of(FILES[name]("น้\u200b\u0e4d\u0e32", escape), name)
    assert articles
    assert all("น้ำ" in article.text or "น้ำ" in article.id for article in articles), "what was hidden is a word again"


@pytest.mark.parametrize("name", FILES)
@examples(4)
@given(data=st.data())
def test_a_file_with_bytes_changed_gives_canonical_articles(name: str, data: st.DataObject) -> None:
    whole = bytearray(FILES[name]("ก\x1b\u202e", _as_references))
    for at in data.draw(st.lists(st.integers(0, 1 << 16), max_size=8)):
        # An office file has the time in it, so that no two are of one length.
        at %= len(whole)
        whole[at : at + 1] = data.draw(st.sampled_from(CHANGES))
    assert_canonical(articles_of(bytes(whole), name))


@pytest.mark.parametrize("words", ["\x1b[31m", "\u202e", "น้\u0e4d\u0e32", "\u200b", "เเก", "\x9b", "ก\u2028ข"])
def test_an_article_refuses_what_no_loader_has_cleaned(words: str) -> None:
    def article(**said: object) -> Article:
        given = {"id": "sha256:0", "path": "a.txt", "text": "ข่าว", "paragraphs": (Paragraph(0, 4, "headline"),)} | said
        return Article(**given)  # type: ignore[arg-type]

    assert article(path=f"{words}.txt").title == "ข่าว"
    for said in (
        {"text": words}, {"id": words}, {"locator": words}, {"byline": words}, {"source_url": f"https://a.example/{words}"},
        {"images": (Image(0, words),)}, {"images": (Image(0, "a.jpg", words),)},
    ):  # fmt: skip
        with pytest.raises(NotCanonicalError):
            article(**said)
