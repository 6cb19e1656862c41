"""A tiny article in each format, by which `mou-tui doctor` and the tests see whether an installation reads them all."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

TITLE: Final = "ลงนามบันทึกข้อตกลง MoU"
STORY: Final = "มหาวิทยาลัยตัวอย่างลงนามบันทึกข้อตกลง MoU กับกรมตัวอย่าง เพื่อวิจัยร่วมกันเป็นเวลา 3 ปี ทั้งสองฝ่ายเห็นชอบร่วมกัน"
WORD: Final = "MoU"
"""A word that every sample's text has."""


def samples() -> dict[str, bytes]:
    """The samples by the names of their files, one for each format that can be read."""
    head = f"<head><meta charset=utf-8><title>{TITLE}</title></head>"
    html = f"<!DOCTYPE html><html>{head}<body><article><h1>{TITLE}</h1><p>{STORY}</p></article></body></html>"
    item = f"<title>{TITLE}</title><description>{STORY}</description>"
    return {
        "sample.txt": f"{TITLE}\n{STORY}".encode(),
        "sample.csv": f"title,text\n{TITLE},{STORY}\n".encode(),
        "sample.json": f'{{"title": "{TITLE}", "text": "{STORY}"}}'.encode(),
        "sample.jsonl": f'{{"title": "{TITLE}", "text": "{STORY}"}}\n'.encode(),
        "sample.html": html.encode(),
        "sample.xml": f"<rss version='2.0'><channel><item>{item}</item></channel></rss>".encode(),
        "sample.eml": _mail("officer@example.org", html),
        "sample.mhtml": _mail("<Saved by Blink>", html, "multipart/related"),
        "sample.docx": _archive(_WORD_PARTS),
        "sample.xlsx": _archive(_EXCEL_PARTS),
        "sample.odt": _opendocument("text", f"<text:p>{TITLE}</text:p><text:p>{STORY}</text:p>"),
        "sample.ods": _opendocument(
            "spreadsheet", f"<table:table>{_cells('title', 'text')}{_cells(TITLE, STORY)}</table:table>"
        ),
        "sample.pdf": _pdf(),
    }


def _mail(sender: str, html: str, whole: str = "multipart/mixed") -> bytes:
    head = f"From: {sender}\nSubject: MoU\nDate: Fri, 25 Aug 2023 10:00:00 +0700\nMIME-Version: 1.0\n"
    part = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}\n"
    return f'{head}Content-Type: {whole}; boundary="b"\n\n--b\n{part}--b--\n'.encode()


def _archive(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    return stream.getvalue()


_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument."
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EXCEL: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _types(part: str, kind: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{_TYPES}{kind}.main+xml"/></Types>'
    )


def _relation(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


_WORD_PARTS: Final = {
    "[Content_Types].xml": _types("/word/document.xml", "wordprocessingml.document"),
    "_rels/.rels": _relation("officeDocument", "word/document.xml"),
    "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p></w:body></w:document>",
}

_EXCEL_PARTS: Final = {
    "[Content_Types].xml": _types("/xl/workbook.xml", "spreadsheetml.sheet"),
    "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{_EXCEL}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="MoU" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_EXCEL}"><sheetData>'
    f"{_row('title', 'text')}{_row(TITLE, STORY)}</sheetData></worksheet>",
}


def _opendocument(kind: str, content: str) -> bytes:
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        body = f"<office:body><office:{kind}>{content}</office:{kind}></office:body>"
        archive.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    return stream.getvalue()


def _cells(*cells: str) -> str:
    row = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{row}</table:table-row>"


def _pdf() -> bytes:
    """One page with Latin letters, which need no font in the file."""
    text = b"BT /F 12 Tf 40 700 Td (Two universities sign an MoU for three years of joint research.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        data
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )
