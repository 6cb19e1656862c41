"""Files of many articles, and registers of agreements."""

import io
import json
import zipfile
from datetime import datetime

import openpyxl
import pytest

from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes
from mou_tui.loaders.limits import Limits

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"
RECORDS = [
    {"id": "a-1", "title": "ลงนามครั้งที่หนึ่ง", "date": "2566-08-25", "text": STORY, "url": "https://example.ac.th/1"},
    {"id": "a-2", "title": "ลงนามครั้งที่สอง", "date": "26 ส.ค. 2566", "text": f"{STORY} อีก", "author": "งานข่าว"},
]


def test_json_lines() -> None:
    one, two = load_bytes("\n".join(json.dumps(r) for r in RECORDS).encode(), "news.jsonl")
    assert (one.title, one.published_on, one.source_url, one.locator) == (
        "ลงนามครั้งที่หนึ่ง", "2023-08-25", "https://example.ac.th/1", "a-1",
    )  # fmt: skip
    assert (two.published_on, two.byline) == ("2023-08-26", "งานข่าว")
    assert two.id.endswith("#a-2")


def test_a_bad_line_is_named_after_the_others_were_read() -> None:
    from mou_tui.loaders.reading import _articles

    articles = _articles((json.dumps(RECORDS[0]) + "\n{oops\n").encode(), "news.jsonl", Limits())
    assert next(articles).title == "ลงนามครั้งที่หนึ่ง"
    with pytest.raises(InputError, match=r"news\.jsonl: Line 2"):
        next(articles)


def test_separators_within_a_string_end_no_record() -> None:
    record = json.dumps({"title": "ข่าว", "text": "วรรคหนึ่ง\u2028วรรคสอง\u0085วรรคสาม"}, ensure_ascii=False)
    (one,) = load_bytes(f"{record}\r\n".encode(), "news.jsonl")
    assert [p.span.of(one.text) for p in one.paragraphs] == ["ข่าว", "วรรคหนึ่ง", "วรรคสอง", "วรรคสาม"]


@pytest.mark.parametrize("shape", [lambda r: r, lambda r: {"version": 1, "articles": r}])
def test_json_arrays(shape: object) -> None:
    assert len(load_bytes(json.dumps(shape(RECORDS)).encode(), "news.json")) == 2  # type: ignore[operator]


def test_what_the_facts_command_prints_is_read() -> None:
    document = {
        "schema": "mou-tui/facts/1",
        "article": {"id": "x", "title": "หัวข้อข่าว", "text": f"หัวข้อข่าว\n{STORY}"},
        "facts": [],
    }
    (loaded,) = load_bytes(json.dumps(document).encode(), "facts.jsonl")
    assert loaded.text == f"หัวข้อข่าว\n{STORY}"


def test_json_that_holds_no_articles_says_so() -> None:
    for data in (b"{}", b"[]", b'{"name": "x", "version": 2}', b"3", b'"words"'):
        with pytest.raises(InputError, match="no articles"):
            load_bytes(data, "settings.json")


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "cp874")])
def test_csv(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["หัวข้อข่าว", "วันที่", "เนื้อหา"]) + "\r\n"
    text += delimiter.join(["ลงนาม MOU", "25/8/2566", f'"{STORY}\nย่อหน้าสอง"']) + "\r\n"
    (loaded,) = load_bytes(text.encode(encoding), "news.csv")
    assert (loaded.title, loaded.published_on) == ("ลงนาม MOU", "2023-08-25")
    assert loaded.text.endswith("ย่อหน้าสอง")


def test_the_settings_name_the_columns() -> None:
    text = f"c1,c2\nหัวข้อของแถวแรก,{STORY}\n"
    (loaded,) = load_bytes(text.encode(), "x.csv", limits=Limits(columns={"title": "c1", "text": "c2"}))
    assert loaded.title == "หัวข้อของแถวแรก"
    with pytest.raises(InputError, match="There is no column “c9”"):
        load_bytes(text.encode(), "x.csv", limits=Limits(columns={"text": "c9"}))


def test_a_register_in_excel() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ทะเบียนบันทึกข้อตกลง ประจำปี 2566", None, None, None])
    sheet.append(["ลำดับ", "ชื่อบันทึกข้อตกลง", "คู่ความร่วมมือ", "วันที่ลงนาม"])
    sheet.append([1, "ความร่วมมือวิจัยชายเลน", "กรมฟื้นฟูป่าชายเลน", datetime(2023, 8, 23)])
    sheet.append([2, "ความร่วมมือระบบราง", "การรถไฟสายเหนือ", "1 ก.ย. 2566"])
    stream = io.BytesIO()
    book.save(stream)
    one, two = load_bytes(stream.getvalue(), "register.xlsx")
    assert one.title == "ความร่วมมือวิจัยชายเลน"
    assert "คู่ความร่วมมือ: กรมฟื้นฟูป่าชายเลน" in one.text
    assert "วันที่ลงนาม: 23 สิงหาคม 2566" in one.text
    assert one.locator == "1"
    assert two.text.endswith("วันที่ลงนาม: 1 ก.ย. 2566")


def test_what_openpyxl_does_not_know_of_a_workbook_is_not_told_to_the_reader(
    recwarn: pytest.WarningsRecorder,
) -> None:
    book = openpyxl.Workbook()
    for row in (["หัวข้อ", "เนื้อหา"], ["ลงนาม", STORY]):
        book.active.append(row)
    plain, marked = io.BytesIO(), io.BytesIO()
    book.save(plain)
    # A list to choose from in a column, as Excel 2010 and later write it.
    choices = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(marked, "w") as changed:
        for part in parts.namelist():
            changed.writestr(part, parts.read(part).replace(b"</worksheet>", choices + b"</worksheet>"))
    (one,) = load_bytes(marked.getvalue(), "register.xlsx")
    assert one.title == "ลงนาม"
    assert not [warning.message for warning in recwarn]


def test_markup_in_a_column_is_read_as_a_page() -> None:
    record = {"title": "ลงนาม", "body": f"<p>{STORY}</p><ul><li>ข้อหนึ่ง</li></ul>"}
    (loaded,) = load_bytes(json.dumps([record]).encode(), "x.json")
    assert STORY in loaded.text
    assert "<p>" not in loaded.text


def test_more_records_than_allowed_are_said() -> None:
    from mou_tui.loaders.reading import _articles

    articles = _articles(json.dumps(RECORDS).encode(), "news.json", Limits(members=1))
    assert next(articles).locator == "a-1"
    with pytest.raises(InputError, match="max_members"):
        next(articles)


def test_columns_of_the_same_name_are_one() -> None:
    table = "ชื่อบันทึกข้อตกลง,ผู้ลงนาม,ผู้ลงนาม\nความร่วมมือด้านน้ำ,นายสมชาย ใจดี,นางดวงใจ แสงทอง\nความร่วมมือด้านป่า,,นายสมหมาย ใจงาม\n"
    one, two = load_bytes(table.encode(), "register.csv")
    assert "ผู้ลงนาม: นายสมชาย ใจดี, นางดวงใจ แสงทอง" in one.text
    assert "ผู้ลงนาม: นายสมหมาย ใจงาม" in two.text


def test_what_is_no_object_among_the_records_is_passed_over() -> None:
    records = [dict(RECORDS[0], id=f"a-{n}") for n in range(25)]
    assert len(load_bytes(json.dumps({"articles": [*records, "end"]}).encode(), "news.json")) == 25


@pytest.mark.parametrize("column", ["วันสิ้นสุด", "วันหมดอายุ", "ครบกำหนด", "Expiry date", "ปรับปรุงล่าสุด", "วันที่ประชุม"])
def test_no_column_of_a_register_is_the_day_of_publication(column: str) -> None:
    table = (
        f"ลำดับ,ชื่อบันทึกข้อตกลง,คู่ความร่วมมือ,วันที่ลงนาม,{column}\n"
        "1,บันทึกข้อตกลงด้านน้ำ,กรมทดสอบ และ มหาวิทยาลัยดอยหลวง,4 ตุลาคม 2565,3 ตุลาคม 2568\n"
        "2,บันทึกข้อตกลงด้านป่าไม้,กรมฟื้นฟูป่าชายเลน,5 มกราคม 2566,4 มกราคม 2571\n"
    )
    assert [a.published_on for a in load_bytes(table.encode(), "register.csv")] == [None, None]
