"""The programs that people open our files with: LibreOffice and Chromium. `make check-slow` installs them."""

import io
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from mou_tui import i18n
from mou_tui.annotations import bookmark_article, bookmark_passage
from mou_tui.article import Article, Paragraph, Span
from mou_tui.exporters import Item, Options, export
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts

pytestmark = pytest.mark.slow

TITLE = "กรมสมมติลงนามกับ <b>มหาวิทยาลัยตัวอย่าง</b> & คณะ"
HOSTILE = "=HYPERLINK(\"http://example.com\") <script>document.title='pwned'</script>"


@pytest.fixture
def items() -> list[Item]:
    text = f"{TITLE}\nลงนามเมื่อวันที่ 23 สิงหาคม 2566\n{HOSTILE}"
    at = [0, len(TITLE) + 1, text.rindex("\n") + 1]
    ends = [len(TITLE), at[2] - 1, len(text)]
    paragraphs = tuple(
        Paragraph(start, end, "body" if start else "headline") for start, end in zip(at, ends, strict=True)
    )
    article = Article(
        "sha256:00000000000000aa", "/a.txt", text, paragraphs, published_on="2023-08-25", source_url="https://www.example.ac.th/1?a=1&b=2",
    )  # fmt: skip
    signed = text.index("23 สิงหาคม 2566")
    facts = Facts(
        (
            Fact("instrument", "mou"), Fact("status", "signed"), Fact("party", "กรมสมมติ", (Span(0, 8),), checked=True),
            Fact("party", HOSTILE, (Span(at[2], len(text)),)), Fact("signed_on", "2023-08-23", (Span(signed, signed + 15),)),
            Fact("expires_on", "2026-08-23", source="reader", checked=True), Fact("money", Money(174_150_000)),
        )
    )  # fmt: skip
    notes = (
        bookmark_article(article, tags=["ด่วน"], note=HOSTILE + "\nบรรทัดสอง"),
        bookmark_passage(article, Span(0, 8)),
    )
    return [Item(article, facts, notes)]


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


def office() -> str:
    """LibreOffice with Calc and Writer, which distributions part."""
    found = program("soffice")
    parts = Path(found).resolve().parent
    if sys.platform == "linux" and not all((parts / f"lib{part}lo.so").exists() for part in ("sc", "sw")):
        pytest.skip("needs LibreOffice's Calc and Writer")
    return found


def converted(source: Path, to: str, suffix: str) -> Path:
    """What LibreOffice makes of a file; it gets a profile of its own, so that runs do not wait for each other."""
    profile = source.parent / "profile"
    command = [
        office(),
        "--headless",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        to,
        "--outdir",
        str(source.parent / "lo"),
    ]
    subprocess.run(
        [*command, str(source)],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "HOME": str(source.parent)},
    )
    return source.parent / "lo" / f"{source.stem}{suffix}"


@pytest.mark.parametrize(("lang", "shown"), [("th", "23 ส.ค. 2566"), ("en", "23 Aug 2023")])
def test_libreoffice_shows_the_workbook_as_excel_should(
    items: list[Item], tmp_path: Path, lang: i18n.Language, shown: str
) -> None:
    i18n.set_language(lang)
    source = tmp_path / "report.xlsx"
    export(items, "xlsx", source)
    page = converted(source, "html:HTML (StarCalc)", ".html").read_text("utf-8")
    text = re.sub(r"<[^>]*>", " ", page)
    assert "2023-08-23" not in text
    assert 'sdval="174150000"' in page, "a number is a number"
    assert 'sdval="45161"' in page, "a date is a day's number, 23 August 2023"
    assert "=HYPERLINK" in text, "text that begins like a formula is text"
    if shutil.which("pdftotext"):
        pdf = converted(source, "pdf", ".pdf")
        drawn = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        assert shown in " ".join(drawn.split())


def test_libreoffice_opens_the_report(items: list[Item], tmp_path: Path) -> None:
    i18n.set_language("th")
    source = tmp_path / "report.docx"
    export(items * 3, "docx", source, options=Options(text=True))
    text = converted(source, "txt:Text (encoded):UTF8", ".txt").read_text("utf-8-sig")
    assert text.count(TITLE) >= 6, "as a heading and as a source, three times"
    assert "23 ส.ค. 2566" in text
    assert "https://www.example.ac.th/1?a=1&b=2" in text
    assert text.count("บรรทัดสอง") == 3
    again = converted(source, "docx:Office Open XML Text", ".docx")
    kept = docx.Document(io.BytesIO(again.read_bytes()))
    assert kept.tables[0].rows[1].cells[0].text.startswith("กรมสมมติ\n")
    assert len(kept.tables[0].rows) == 2, "three articles of one agreement are one row"


def test_pandoc_reads_the_report(items: list[Item], tmp_path: Path) -> None:
    i18n.set_language("th")
    source = tmp_path / "report.docx"
    export(items, "docx", source)
    command = [program("pandoc"), "--from", "docx", "--to", "markdown", "--wrap", "none", str(source)]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    assert "[23 ส.ค. 2566](https://www.example.ac.th/1?a=1&b=2" in text
    assert "(#source_1)" in text
    assert "[]{#source_1" in text or 'id="source_1"' in text


def test_libreoffice_prints_the_sheet_on_one_page(items: list[Item], tmp_path: Path) -> None:
    i18n.set_language("th")
    source = tmp_path / "report.xlsx"
    export(items, "xlsx", source)
    pdf = converted(source, "pdf", ".pdf")
    command = [program("pdftotext"), "-layout", "-f", "1", "-l", "1", str(pdf), "-"]
    page = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    consonants = re.sub(r"[\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", page)  # marks stand apart in the text of a PDF
    for name in ("คความรวมมอ", "วนลงนาม", "ผลงนาม", "ตรวจแลว", "ทมา"):
        assert name in consonants, "nine columns on one page"
    assert "ไมทราบ" in consonants


def test_libreoffice_reads_the_csv(items: list[Item], tmp_path: Path) -> None:
    source = tmp_path / "report.csv"
    export(items, "csv", source)
    # 44,34,76: comma, double quote, UTF-8.
    profile = tmp_path / "profile"
    to = ["--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", str(tmp_path)]
    command = [office(), "--headless", f"-env:UserInstallation={profile.as_uri()}", *to, str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    sheet = (tmp_path / "report.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert "กรมสมมติ" in sheet


def test_chromium_shows_the_page_and_runs_nothing(items: list[Item], tmp_path: Path) -> None:
    source = tmp_path / "report.html"
    i18n.set_language("th")
    export(items, "html", source, options=Options(text=True, accessed=date(2023, 10, 1)))
    command = [
        program("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
    ]
    page = subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120).stdout.decode()
    assert "<title>ข้อตกลงในข่าว</title>" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;มหาวิทยาลัยตัวอย่าง&lt;/b&gt; &amp; คณะ" in page
    assert 'href="https://www.example.ac.th/1?a=1&amp;b=2"' in page
