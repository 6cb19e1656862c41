"""Word and OpenDocument files: what they show, and nothing else."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes

TITLE = "ลงนามบันทึกข้อตกลงความร่วมมือ"
STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in members.items():
            target.writestr(name, data)
    return stream.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file of these paragraphs and tables in WordprocessingML, without anything that it can do without."""
    return archive(
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
        | {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{part}</w:{name}>' for name, part in parts.items()}
    )


def p(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def table(*rows: list[str]) -> str:
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows)}</w:tbl>"


def read(data: bytes, name: str = "news.docx") -> Article:
    (article,) = load_bytes(data, name)
    return article


def body(data: bytes, name: str = "news.docx") -> list[str]:
    return read(data, name).text.split("\n")[1:]


def test_what_is_not_shown_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับมาก</w:t></w:r>"
    by_style = '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>ลับด้วย</w:t></w:r>'
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>เห็นได้ </w:t></w:r>'
    moved = "<w:moveFrom><w:r><w:t>ย้ายไปแล้ว</w:t></w:r></w:moveFrom>"
    here = "<w:moveTo><w:r><w:t>ย้ายมาแล้ว </w:t></w:r></w:moveTo>"
    deleted = "<w:del><w:r><w:delText>ลบแล้ว</w:delText></w:r></w:del>"
    styles = '<w:style w:type="character" w:styleId="S"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('แถวที่ลบ'))}{cell(p('9 ปี'))}</w:tr>"
    rows = table([cell(p("กรมหนึ่ง")), cell(p("3 ปี"))]).replace("</w:tbl>", f"{gone}</w:tbl>")
    document = word(p(TITLE) + p(shown, hidden, by_style, moved, here, deleted, STORY) + rows, styles=styles)
    assert body(document) == [f"เห็นได้ ย้ายมาแล้ว {STORY}", "กรมหนึ่ง | 3 ปี"]


def test_notes_stand_at_the_end() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    texts = note.format(2, p("ระยะเวลา 5 ปี")) + note.format(7, p("ไม่มีใครอ้างถึง"))
    end = f'<w:endnote w:id="2">{p("วงเงิน 3 ล้านบาท")}</w:endnote>'
    marks = '<w:r><w:endnoteReference w:id="2"/></w:r>', '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = word(p(TITLE) + p(STORY, *marks) + p("ข้อมูลโดย : งานวิจัย"), footnotes=texts, endnotes=end)
    assert body(document)[0] == STORY
    assert body(document)[-2:] == ["วงเงิน 3 ล้านบาท", "ระยะเวลา 5 ปี"]


def test_cells_keep_their_lines_their_columns_and_what_goes_on_below() -> None:
    merged, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    two = p("<w:r><w:t>มหาวิทยาลัยดอยหลวง</w:t><w:br/><w:t>มหาวิทยาลัยบัวงาม</w:t></w:r>")
    document = word(
        p(TITLE)
        + table(
            [cell(p("คู่สัญญา")), cell(p("วันที่ลงนาม")), cell(p("ระยะเวลา"))],
            [cell(two), cell(), cell(p("3 ปี"))],
            [cell(p("กรมป่าไม้"), p("กรมทดสอบ"), properties=merged), cell(p("1 ต.ค. 2565")), cell(p("5 ปี"))],
            [cell(properties=below), cell(p("2 ต.ค. 2565")), cell()],
        )
    )
    assert body(document) == [
        "คู่สัญญา | วันที่ลงนาม | ระยะเวลา",
        "มหาวิทยาลัยดอยหลวง, มหาวิทยาลัยบัวงาม | - | 3 ปี",
        "กรมป่าไม้, กรมทดสอบ | 1 ต.ค. 2565 | 5 ปี",
        "กรมป่าไม้, กรมทดสอบ | 2 ต.ค. 2565",
    ]


def test_long_lines_of_a_cell_are_prose() -> None:
    lines = [p(STORY), p("ทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากร")]
    assert body(word(p(TITLE) + table([cell(p("สาระ")), cell(*lines)]))) == [f"สาระ | {STORY} ทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากร"]


def unchanged(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def strict(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {
            name: source.read(name)
            .replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name in source.namelist()
        }


@pytest.mark.parametrize("way", ["strict", "back-slashes", "another name"])
def test_files_of_other_programs(way: str) -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(STORY)
    document.add_paragraph("วิจัยร่วมกัน", style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    parts = strict(stream.getvalue())
    if way == "back-slashes":
        parts = {name.replace("/", "\\"): data for name, data in parts.items()}
    elif way == "another name":
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        parts = {name: data.replace(b"word/document.xml", b"word/document2.xml") for name, data in parts.items()}
    assert body(archive(parts), "a.docx") == [STORY, "1. วิจัยร่วมกัน"]


@pytest.mark.parametrize("way", ["strict", "back-slashes"])
def test_workbooks_of_other_programs(way: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append([TITLE, STORY])
    stream = io.BytesIO()
    book.save(stream)
    parts = strict(stream.getvalue()) if way == "strict" else unchanged(stream.getvalue())
    if way == "back-slashes":
        parts = {name.replace("/", "\\"): data for name, data in parts.items()}
    assert body(archive(parts), "a.xlsx") == [STORY]


NAMES = ("office", "text", "table", "style", "draw", "meta")
XMLNS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if name == "draw" else name}:1.0"'
    for name in NAMES
)
STYLES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def opendocument(content: str, kind: str = "text") -> bytes:
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {XMLNS}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:{kind}>{content}</office:{kind}></office:body></office:document-content>",
        }
    )


def test_an_opendocument_text() -> None:
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    covered = "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>5 ปี</text:p></table:table-cell></table:table-row>"
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>วงเงิน 3 ล้านบาท</text:p></text:note-body>"
    note += "</text:note>"
    data = opendocument(
        "<text:tracked-changes><text:p>ลบแล้ว</text:p></text:tracked-changes>"
        f"<text:h text:outline-level='1'>{TITLE}</text:h><text:p>{STORY}{note}<text:span text:style-name='H'>ลับ</text:span></text:p>"
        f"<text:list text:style-name='N'>{item.format('วิจัย')}{item.format('แลกเปลี่ยน')}</text:list>"
        "<text:list>" + item.format("อื่น<text:s text:c='2'/>ๆ") + "</text:list>"
        "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>กรมหนึ่ง</text:p><text:p>กรมสอง</text:p>"
        "</table:table-cell><table:table-cell><text:p>3<text:line-break/>ปี</text:p></table:table-cell></table:table-row>"
        f"{covered}</table:table>"
    )
    assert body(data, "news.odt") == [
        STORY, "1. วิจัย", "2. แลกเปลี่ยน", "• อื่น ๆ", "กรมหนึ่ง, กรมสอง | 3, ปี", "กรมหนึ่ง, กรมสอง | 5 ปี", "วงเงิน 3 ล้านบาท",
    ]  # fmt: skip
    assert read(data, "renamed.doc").title == TITLE


def test_an_opendocument_spreadsheet() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(words: str) -> str:
        return f"<table:table-cell office:value-type='string'><text:p>{words}</text:p></table:table-cell>"

    day = "<table:table-cell office:value-type='date' office:date-value='2023-08-25'><text:p>25/08/66</text:p></table:table-cell>"
    blank = "<table:table-cell table:number-columns-repeated='16000'/>"
    data = opendocument(
        f"<table:table table:name='ข่าว'>{row(text('หัวข้อข่าว'), text('วันที่'), text('เนื้อหา'), blank)}"
        f"{row(text(TITLE), day, text(STORY), blank)}<table:table-row table:number-rows-repeated='1000000'>{blank}</table:table-row>"
        "</table:table>",
        "spreadsheet",
    )
    article = read(data, "news.ods")
    assert (article.title, article.published_on, body(data, "news.ods")) == (TITLE, "2023-08-25", [STORY])


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"ppt/presentation.xml": "<p/>"}, "presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "presentation"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>"}, "EPUB"),
        ({"xl/workbook.bin": ""}, ".xlsb"),
        ({"Index/Document.iwa": ""}, "Apple"),
        ({"mimetype": "application/vnd.oasis.opendocument.graphics"}, "OpenDocument"),
        ({"a.txt": "ก"}, "archive"),
    ],
)
def test_other_office_files_are_named_rightly(members: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(InputError, match=said):
        load_bytes(archive(members), "a.txt")


def test_an_encrypted_opendocument_file_says_so() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": manifest,
        "content.xml": b"\x01\x02",
    }
    with pytest.raises(InputError, match="encrypted"):
        load_bytes(archive(parts), "a.odt")


def test_cells_of_an_opendocument_spreadsheet_that_span_rows_stand_in_each() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def of(words: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"

    rows = (
        row(
            of("ทะเบียน", 'table:number-columns-spanned="3"'),
            '<table:covered-table-cell table:number-columns-repeated="2"/>',
        )
        + row(of("ที่"), of("คู่สัญญา"), of("วันที่ลงนาม"))
        + row(of("1"), of("กรมหนึ่ง", 'table:number-rows-spanned="2"'), of("1 ม.ค. 2566"))
        + row(of("2"), "<table:covered-table-cell/>", of("2 ม.ค. 2566"))
        + row(of("3"), "<table:table-cell/>", of("3 ม.ค. 2566"))
    )
    articles = load_bytes(opendocument(f'<table:table table:name="1">{rows}</table:table>', "spreadsheet"), "mou.ods")
    assert [a.title for a in articles] == ["กรมหนึ่ง", "กรมหนึ่ง", "3 ม.ค. 2566"]
