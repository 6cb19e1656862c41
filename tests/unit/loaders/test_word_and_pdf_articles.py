"""Word files and PDF files."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from mou_tui.errors import InputError
from mou_tui.loaders import load, load_bytes
from mou_tui.loaders.repair import joined_lines, repaired

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"


def word(build: object) -> bytes:
    document = docx.Document()
    build(document)  # type: ignore[operator]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file() -> None:
    def build(document: "docx.document.Document") -> None:
        document.add_heading("ลงนาม MOU ชายเลน", 0)
        document.add_paragraph("25 สิงหาคม 2566")
        document.add_paragraph(STORY)
        document.add_heading("ขอบเขต", 2)
        document.add_paragraph("วิจัยร่วมกัน", style="List Number")
        document.add_paragraph("แลกเปลี่ยนบุคลากร", style="List Number")
        document.add_paragraph("อื่น ๆ", style="List Bullet")
        table = document.add_table(2, 2)
        for cell, words in zip((c for row in table.rows for c in row.cells), ("ปี", "งบ", "2566", "5 ล้าน"), strict=True):
            cell.text = words
        document.add_paragraph("ข้อมูลโดย : งานวิจัย")

    (loaded,) = load_bytes(word(build), "news.docx")
    assert (loaded.title, loaded.published_on, loaded.byline) == ("ลงนาม MOU ชายเลน", "2023-08-25", "งานวิจัย")
    assert loaded.text.split("\n")[3:] == [
        "ขอบเขต", "1. วิจัยร่วมกัน", "2. แลกเปลี่ยนบุคลากร", "• อื่น ๆ", "ปี | งบ", "2566 | 5 ล้าน", "ข้อมูลโดย : งานวิจัย",
    ]  # fmt: skip
    assert [p.kind for p in loaded.paragraphs][3:] == ["heading", "list", "list", "list", "table", "table", "meta"]


def test_a_word_file_under_another_name() -> None:
    assert load_bytes(word(lambda d: d.add_paragraph(STORY)), "news.txt")[0].text.startswith("มหาวิทยาลัย")


def pdf(content: bytes, *, trailer: bytes = b"", objects: bytes = b"") -> bytes:
    """A one-page PDF of Latin text; readers rebuild its missing cross-reference table."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + objects
        + b"trailer<</Root 1 0 R/Size 9"
        + trailer
        + b">>\n%%EOF"
    )


def line(text: str, x: int, y: int, size: int = 12) -> bytes:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode()


def test_a_pdf() -> None:
    content = line("Universities sign agreement on rail research", 60, 780, 18) + line("25 August 2023", 60, 750)
    content += line("Doi Luang University and the Northern Railway signed a memorandum of understanding on", 60, 720)
    content += line("research today. The agreement runs for five years.", 60, 705)
    content += line("It covers training of engineers.", 60, 675) + line("- 1 -", 290, 40)
    (loaded,) = load_bytes(pdf(content), "news.pdf")
    assert loaded.title == "Universities sign agreement on rail research"
    assert loaded.published_on == "2023-08-25"
    assert loaded.text.split("\n")[2:] == [
        "Doi Luang University and the Northern Railway signed a memorandum of understanding on research today. "
        "The agreement runs for five years.",
        "It covers training of engineers.",
    ]


def test_a_scanned_pdf_says_that_it_has_no_text_layer() -> None:
    with pytest.raises(InputError, match="no text layer"):
        load_bytes(pdf(b"q 595 0 0 842 0 0 cm Q"), "scan.pdf")


def test_an_encrypted_pdf_says_so() -> None:
    lock = b"6 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n"
    locked = pdf(line("secret", 60, 700), objects=lock, trailer=b"/Encrypt 6 0 R/ID[(12345678)(12345678)]")
    with pytest.raises(InputError, match="encrypted"):
        load_bytes(locked, "locked.pdf")


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("ส านักงาน", "สำนักงาน"),
        ("ด ำเนินการ", "ดำเนินการ"),
        ("สำานักงาน", "สำนักงาน"),
        ("ผ ู้อำนวยการ", "ผู้อำนวยการ"),
        ("สานักงานกาหนดจานวน", "สำนักงานกำหนดจำนวน"),
        # Not damage: a text that has its ำ keeps what looks like a lost one.
        ("ทำตามคำสั่ง ประจำ สานักงาน", "ทำตามคำสั่ง ประจำ สานักงาน"),
        ("น้ามาหา ตาม านา", "น้ามาหา ตามำนา"),
    ],
)
def test_thai_of_pdf_files_is_repaired(damaged: str, mended: str) -> None:
    assert repaired(damaged) == mended


def test_lines_are_joined_as_thai_is_broken() -> None:
    assert joined_lines(["อย่างต่อ", "เนื่อง"]) == "อย่างต่อเนื่อง"
    assert joined_lines(["Kunming Medical", "University"]) == "Kunming Medical University"
    assert joined_lines(["South-", "South"]) == "South-South"
    assert joined_lines(["มหาวิทยาลัยเชียงใหม่", "โดยมีคณะ"]) == "มหาวิทยาลัยเชียงใหม่ โดยมีคณะ"
    assert joined_lines(["ในทุก", "ๆ ด้าน"]) == "ในทุก ๆ ด้าน"


@pytest.mark.parametrize(
    "lines",
    [
        ("โครงการวิจัยร่วมกัน", "โปรแกรมการฝึกอบรม และการหารือ"),
        ("ณ ห้องประชุมทดสอบ ดอยหลวง", "อาคารอำนวยการ"),
        ("ห้องประชุมใหญ่ อาคารอำนวยการ", "มหาวิทยาลัยดอยหลวง"),
        ("การใช้ป่าอย่างยั่งยืน", "การพัฒนาบุคลากร"),
        ("ข้อ 3", "การแลกเปลี่ยน"),
        ("ร่วมกับ MHESI", "และกรมทดสอบ"),
    ],
)
def test_a_space_stands_between_what_ends_a_phrase_and_what_begins_one(lines: tuple[str, str]) -> None:
    assert joined_lines(list(lines)) == " ".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("ณ ห้องประชุม", "อาคารหนึ่ง"),
        ("ณ ห้องประชุมทดสอบ สำนักงาน", "มหาวิทยาลัยดอยหลวง"),
        ("จะร่วมกัน", "พัฒนาหลักสูตร"),
        ("มหาวิทยาลัย", "เทคโนโลยีดอยหลวง"),
        ("ว่าด้วยการแลก", "เปลี่ยนนักศึกษา"),
        ("ลงนามข้อตกลงความร่วม", "มือทางวิชาการ"),
        ("สำนักงานปลัด", "กระทรวงแรงงาน"),
        ("มอบทุนให้แก่นัก", "ศึกษา"),
        ("เพื่อส่งเสริมการ", "วิจัย"),
    ],
)
def test_no_space_stands_within_a_word_or_a_name(lines: tuple[str, str]) -> None:
    assert joined_lines(list(lines)) == "".join(lines)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_the_seeds_through_libreoffice_give_the_same_facts(seeds: Path, tmp_path: Path, suffix: str) -> None:
    from mou_tui.facts import extract

    if suffix == "pdf" and not _has_thai_font():
        pytest.skip("needs a Thai font, such as Debian's fonts-thai-tlwg")
    sources = []
    for path in sorted(seeds.glob("*.txt")):
        # The byte order mark tells LibreOffice that the text is UTF-8.
        sources.append(tmp_path / path.name)
        sources[-1].write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    form = "docx:MS Word 2007 XML" if suffix == "docx" else suffix
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", form, "--outdir", tmp_path / "out", *sources],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for source in sources:
        (text,), (other,) = load(source), load(tmp_path / "out" / f"{source.stem}.{suffix}")
        assert (other.title, other.published_on, other.byline) == (text.title, text.published_on, text.byline)
        wanted = {(f.kind, _squashed(f.value), f.details.get("role")) for f in extract(text)}
        found = {(f.kind, _squashed(f.value), f.details.get("role")) for f in extract(other)}
        assert found == wanted


def _squashed(value: object) -> str:
    return "".join(str(value).split())


def _has_thai_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=th"], capture_output=True, check=False).stdout.strip())
