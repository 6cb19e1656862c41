"""Files of many articles, and registers of agreements."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

import openpyxl
import pytest

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.facts import extract
from mou_tui.loaders import load_bytes
from mou_tui.loaders.collections import drafts_of
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read_here

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
    from mou_tui.loaders.reading import read

    articles = read((json.dumps(RECORDS[0]) + "\n{oops\n").encode(), "news.jsonl", Limits())
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


def test_an_article_in_the_form_of_the_facts_command_is_read() -> None:
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
    from mou_tui.loaders.reading import read

    articles = read(json.dumps(RECORDS).encode(), "news.json", Limits(members=1))
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


# Tables with something before the table, and workbooks of several

HEADER = ["หัวข้อข่าว", "เนื้อหา", "วันที่"]
NEWS = ["พม. ลงนาม MOU กับ มธ.", "กระทรวงการพัฒนาสังคมฯ ลงนามบันทึกข้อตกลง, ความร่วมมือกับมหาวิทยาลัยธรรมศาสตร์", "4 ต.ค. 65"]
TITLES = {
    "none": [],
    "one": [["ทะเบียนบันทึกข้อตกลง ปี 2566"], []],
    "with commas": [["ทะเบียนบันทึกข้อตกลง, หนังสือแสดงเจตจำนง, สัญญา"], ["พิมพ์เมื่อ 1 ม.ค. 67, 10:30 น.; โดย ฝ่ายวิเทศสัมพันธ์"]],
    "beside another": [["ทะเบียน", "ปี 2566"], ["", "", ""]],
}


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("said", [True, False])
def test_what_stands_before_a_table_is_no_part_of_it(title: str, delimiter: str, said: bool) -> None:
    rows = [*TITLES[title], HEADER, NEWS, HEADER, [NEWS[0] + " ครั้งที่ 2", NEWS[1], "5 ต.ค. 65"]]
    data = (f"sep={delimiter}\r\n".encode() if said else b"") + _written(rows, delimiter)
    one, two = load_bytes(data, "register.csv")
    assert (one.title, one.published_on) == (NEWS[0], "2022-10-04")
    assert (two.title, two.published_on) == (NEWS[0] + " ครั้งที่ 2", "2022-10-05")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_without_known_columns_is_divided_as_most_rows_are(delimiter: str) -> None:
    rows = [
        ["รายการ ก, ข; ค"],
        ["หน่วยงาน", "คู่สัญญา", "ปี"],
        ["กรม ก, กอง ข", "บริษัท ค", "2565"],
        ["กรม ง", "บริษัท จ; ฉ", "2566"],
    ]
    one, _two = load_bytes(_written(rows, delimiter), "register.csv")
    assert "คู่สัญญา: บริษัท ค" in one.text


def test_all_rows_tell_the_delimiter_not_the_first_ones() -> None:
    crowded = [[f"กรม {n}, กอง ก, ฝ่าย ข, งาน ค, หน่วย ง", "บริษัท จ", "2566"] for n in range(40)]
    plain = [[f"เทศบาล {n}", "มหาวิทยาลัย ฉ", "2565"] for n in range(100)]
    articles = load_bytes(_written([["หน่วยงาน", "คู่สัญญา", "ปี"], *crowded, *plain], ";"), "register.csv")
    assert len(articles) == 140
    assert all("คู่สัญญา: " in article.text for article in articles)


def _book(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


COVER = [["ทะเบียน MOU"], ["จัดทำโดย ฝ่ายวิเทศสัมพันธ์"], ["ปี 2566"]]


def test_every_sheet_that_is_a_table_is_read() -> None:
    later = [NEWS[0], NEWS[1], "25 ส.ค. 65"]
    articles = load_bytes(
        _book(ปก=COVER, **{"ปี 2566": [["ทะเบียน"], HEADER, NEWS], "2565": [HEADER, later]}), "register.xlsx"
    )
    assert [(a.locator, a.published_on) for a in articles] == [("ปี_2566/1", "2022-10-04"), ("2565/1", "2022-08-25")]


def test_a_sheet_that_was_left_out_is_said() -> None:
    codes = [["รหัส", "หน่วย"], ["01", "กรมทดสอบ"]]
    articles = iter_articles(_book(ปก=COVER, **{"2566": [HEADER, NEWS], "หน่วยงาน": codes}), "register.xlsx")
    assert next(articles).locator == "1"
    with pytest.raises(InputError, match="“หน่วยงาน”"):
        next(articles)


def test_a_workbook_without_known_columns_gives_its_first_table() -> None:
    table = [["หน่วยงาน", "คู่สัญญา"], ["กรมทดสอบ", "บริษัทตัวอย่าง จำกัด"]]
    (one,) = load_bytes(_book(ปก=COVER, ก=table), "register.xlsx")
    assert "คู่สัญญา: บริษัทตัวอย่าง จำกัด" in one.text or one.title == "บริษัทตัวอย่าง จำกัด"


def test_a_workbook_of_blank_sheets_has_no_articles() -> None:
    with pytest.raises(InputError):
        load_bytes(_book(ก=[], ข=[]), "register.xlsx")


# Dates of tables

AGREEMENT = ["ความร่วมมือด้านน้ำ", "กรมชลประทาน และ มหาวิทยาลัยเชียงใหม่"]


@pytest.mark.parametrize("column", ["วันที่ลงนาม", "วันที่", "วันสิ้นสุด", "date", "created"])
def test_no_day_of_a_register_is_one_of_publication(column: str) -> None:
    table = [["ชื่อบันทึกข้อตกลง", "คู่ความร่วมมือ", column], [*AGREEMENT, "4 ตุลาคม 2565"]]
    for data, name in ((_written(table, ","), "a.csv"), (_book(ก=list(table)), "a.xlsx")):
        (one,) = load_bytes(data, name)
        assert one.published_on is None
        assert f"{column}: 4 ตุลาคม 2565" in one.text


def test_a_register_that_says_when_it_was_published() -> None:
    table = [["ชื่อบันทึกข้อตกลง", "คู่ความร่วมมือ", "วันที่เผยแพร่"], [*AGREEMENT, "4 ตุลาคม 2565"]]
    assert load_bytes(_written(table, ","), "a.csv")[0].published_on == "2022-10-04"
    table[0][2] = "ลงเมื่อ"
    own = Limits(columns={"date": "ลงเมื่อ"})
    assert load_bytes(_written(table, ","), "a.csv", limits=own)[0].published_on == "2022-10-04"


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        (["06/17/2559 06:56", "09/02/2560 08:28"], ["2016-06-17", "2017-09-02"]),
        (["9/2/2560", "17/6/2559"], ["2017-02-09", "2016-06-17"]),
        (["9/2/2560", "8/2/2560"], ["2017-02-09", "2017-02-08"]),
        (["8/2566", "ส.ค. 2566"], ["2023-08", "2023-08"]),
        (["2525 [1982]", "2566"], ["1982", "2023"]),
        (["2566-08", "พ.ศ. 2566"], ["2023-08", "2023"]),
        (["ไม่ทราบ", "12345"], [None, None]),
    ],
)
def test_dates_as_tables_write_them(written: list[str], dates: list[str | None]) -> None:
    table = [HEADER, *([*NEWS[:2], day] for day in written)]
    assert [a.published_on for a in load_bytes(_written(table, ","), "a.csv")] == dates


def test_a_buddhist_year_typed_as_it_stands_is_counted_once() -> None:
    table: list[list[object]] = [
        ["ชื่อบันทึกข้อตกลง", "วันที่ลงนาม"],
        ["น้ำ", datetime(2566, 1, 5)],
        ["ป่า", datetime(2023, 1, 5)],
    ]
    assert ["วันที่ลงนาม: 5 มกราคม 2566" in a.text for a in load_bytes(_book(ก=table), "a.xlsx")] == [True, True]


# Fields as sites export them


@pytest.mark.parametrize(
    "record",
    [
        {
            "title": {"rendered": "ลงนาม &#8220;MOU&#8221; กับ <b>มช.</b>"},
            "content": {"rendered": f"<p>{STORY}&nbsp;&amp; จบ</p>"},
        },
        {"title": "ลงนาม &#8220;MOU&#8221; กับ มช.", "content": f"{STORY}&nbsp;&amp; จบ"},
    ],
)
def test_references_of_html_in_fields_are_read(record: dict[str, object]) -> None:
    (one,) = load_bytes(
        json.dumps([{**record, "link": "https://www.example.ac.th/1", "date": "2023-08-25T10:00:00"}]).encode(),
        "a.json",
    )
    assert one.title == "ลงนาม “MOU” กับ มช."
    assert one.text.endswith("& จบ")
    assert (one.published_on, one.source_url) == ("2023-08-25", "https://www.example.ac.th/1")


# Collections as they come


def iter_articles(data: bytes, name: str) -> Iterator[Article]:
    from mou_tui.loaders.reading import read_here

    return read_here(data, name, Limits())


def test_records_are_taken_as_they_come() -> None:
    taken = []

    def records() -> Iterator[dict[str, str]]:
        for number in range(100_000):
            taken.append(number)
            yield {"title": f"ลงนาม {number}", "text": STORY, "id": f"a-{number}"}

    drafts = drafts_of(records(), Limits())
    assert next(drafts).locator == "a-0"
    assert len(taken) <= 1001


def test_an_array_that_breaks_off_gives_what_stands_before() -> None:
    whole = json.dumps([dict(RECORDS[0], id=f"a-{n}") for n in range(2000)], ensure_ascii=False)
    articles = iter_articles(whole[: len(whole) - 20].encode(), "news.json")
    assert [next(articles).locator for _ in range(1999)][-1] == "a-1998"
    with pytest.raises(InputError, match="JSON"):
        next(articles)


def test_records_of_one_id_are_told_apart() -> None:
    rows = [
        *({"id": f"a-{n}", "title": f"ข่าว {n}", "text": STORY} for n in range(1001)),
        {"id": "a-0", "title": "อื่น", "text": STORY},
    ]
    locators = [a.locator for a in load_bytes(json.dumps(rows).encode(), "news.json")]
    assert len(set(locators)) == len(locators) == 1002
    assert locators[-1] == "row-1002"


@pytest.mark.parametrize("column", ["วันสิ้นสุด", "วันหมดอายุ", "ครบกำหนด", "Expiry date", "ปรับปรุงล่าสุด", "วันที่ประชุม"])
def test_no_column_of_a_register_is_the_day_of_publication(column: str) -> None:
    table = (
        f"ลำดับ,ชื่อบันทึกข้อตกลง,คู่ความร่วมมือ,วันที่ลงนาม,{column}\n"
        "1,บันทึกข้อตกลงด้านน้ำ,กรมทดสอบ และ มหาวิทยาลัยดอยหลวง,4 ตุลาคม 2565,3 ตุลาคม 2568\n"
        "2,บันทึกข้อตกลงด้านป่าไม้,กรมฟื้นฟูป่าชายเลน,5 มกราคม 2566,4 มกราคม 2571\n"
    )
    assert [a.published_on for a in load_bytes(table.encode(), "register.csv")] == [None, None]


def _articles(data: bytes | str, name: str) -> list[Article]:
    return list(read_here(data.encode() if isinstance(data, str) else data, name, Limits()))


def _found(article: Article) -> dict[str, list[object]]:
    facts: dict[str, list[object]] = {}
    for fact in extract(article):
        facts.setdefault(fact.kind, []).append(fact.value)
    return facts


REGISTER = """ทะเบียน MOU มหาวิทยาลัยดอยหลวง
ข้อมูล ณ วันที่ 1 มกราคม 2567

ลำดับ;ชื่อความร่วมมือ;หน่วยงาน;วันที่ลงนาม;วันที่สิ้นสุด;ผู้ลงนาม
1;ความร่วมมือด้าน<b>ป่า</b>;กรมป่าไม้, มหาวิทยาลัยดอยหลวง;2566/08/25;2569/08/24;ดร.สมชาย ใจดี
2;ความร่วมมือด้านดิน<br>และน้ำ;กรมพัฒนาที่ดิน<br/>มหาวิทยาลัยดอยหลวง;ส.ค. 25, 2566;24-ส.ค.-69;
3;ความร่วมมือด้านอาหาร;กรมอนามัย;25660825;45163;
"""


def test_a_row_of_a_register_is_an_agreement_with_its_columns_as_facts() -> None:
    one, two, three = _articles(REGISTER, "a.csv")
    assert [a.published_on for a in (one, two, three)] == [None, None, None]
    assert _found(one)["party"] == ["กรมป่าไม้", "มหาวิทยาลัยดอยหลวง"]
    assert (_found(one)["signed_on"], _found(one)["expires_on"]) == (["2023-08-25"], ["2026-08-24"])
    assert _found(one)["person"] == ["ดร.สมชาย ใจดี"]
    assert two.title == "ความร่วมมือด้านดิน และน้ำ"
    assert _found(two)["party"] == ["กรมพัฒนาที่ดิน", "มหาวิทยาลัยดอยหลวง"]
    assert (_found(two)["signed_on"], _found(two)["expires_on"]) == (["2023-08-25"], ["2026-08-24"])
    assert (_found(three)["signed_on"], _found(three)["expires_on"]) == (["2023-08-25"], ["2023-08-25"])


@pytest.mark.parametrize(
    ("signed", "expires", "first"),
    [
        (("6/17/2023", "2/9/2023"), ("6/16/2026", "2/8/2026"), "2023-02-09"),
        # One column shows it; the other, which leaves it open, was written by the same program.
        (("6/17/59", "2/9/60"), ("1/2/62", "3/4/63"), "2017-02-09"),
        (("17/6/2566", "2/9/2566"), ("1/2/2569", "3/4/2569"), "2023-09-02"),
        # Each way once: nothing can be told, and nothing is turned.
        (("6/17/2566", "17/6/2566", "2/9/2566"), ("1/2/2569",) * 3, "2023-09-02"),
    ],
)
def test_whether_dates_begin_with_the_month_is_told_by_the_table(
    signed: tuple[str, ...], expires: tuple[str, ...], first: str
) -> None:
    rows = "\n".join(f"{n},MoU {n},กรมป่าไม้,{s},{e}" for n, (s, e) in enumerate(zip(signed, expires, strict=True)))
    *_others, last = _articles(f"ลำดับ,ชื่อ,คู่สัญญา,วันที่ลงนาม,วันสิ้นสุด\n{rows}", "a.csv")
    assert _found(last)["signed_on"] == [first]


def test_cells_that_span_rows_and_a_header_of_two_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ทะเบียนบันทึกข้อตกลง"])
    sheet.append(["ลำดับ", "ชื่อบันทึกข้อตกลง", "คู่สัญญา", "วันที่"])
    sheet.append([None, None, None, "ลงนาม", "สิ้นสุด"])
    sheet.append([1, "ความร่วมมือด้านน้ำ", "กรมชลประทาน", "4/10/2565", "3/10/2568"])
    sheet.append([None, None, "มหาวิทยาลัยเชียงใหม่"])
    sheet.append([2, "ความร่วมมือด้านป่า", "กรมป่าไม้\nมหาวิทยาลัยเชียงใหม่", 45163, None])
    sheet.append([3, "ความร่วมมือด้านดิน", None, "4/10/2565", None])
    for cells in ("A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "A4:A5", "B4:B5", "C6:C7"):
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    water, forest, soil = _articles(stream.getvalue(), "a.xlsx")
    assert _found(water)["party"] == ["กรมชลประทาน", "มหาวิทยาลัยเชียงใหม่"]
    assert (_found(water)["signed_on"], _found(water)["expires_on"]) == (["2022-10-04"], ["2025-10-03"])
    assert _found(forest)["signed_on"] == ["2023-08-25"]
    assert _found(soil)["party"] == _found(forest)["party"] == ["กรมป่าไม้", "มหาวิทยาลัยเชียงใหม่"]


@pytest.mark.parametrize(
    "document",
    [
        {
            "status": "ok",
            "data": {"total": 1, "items": [{"id": 7, "attributes": {"title": "T", "body": {"value": "<p>S</p>"}}}]},
        },
        {"hits": {"hits": [{"_id": "7", "_source": {"headline": "T", "content": "S"}}]}},
        {"id": 7, "title": {"rendered": "T"}, "content": {"rendered": "<p>S</p>"}},
        {"data": {"node": {"title": "T", "body": {"processed": "<p>S</p>"}}}},
        [{"fields": {"Title": "T", "Full-Text": "S", "Published At": "2566/08/25"}}],
    ],
)
def test_articles_are_found_however_deep_json_has_them(document: object) -> None:
    story = "กรมทดสอบลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่"
    words = (
        json.dumps(document)
        .replace('"T"', '"ลงนาม MOU กับ มช."')
        .replace('"S"', f'"{story}"')
        .replace("<p>S", f"<p>{story}")
    )
    (article,) = _articles(words, "a.json")
    assert article.title == "ลงนาม MOU กับ มช."
    assert story in article.text


def test_lists_and_names_within_json_are_words() -> None:
    row = {"ชื่อบันทึกข้อตกลง": "ความร่วมมือด้านน้ำ", "คู่สัญญา": ["กรมชลประทาน", "มหาวิทยาลัยเชียงใหม่"], "ผู้ลงนาม": {"name": "ดร.สมชาย ใจดี"},
           "วันลงนาม": "2566-10-04"}  # fmt: skip
    (article,) = _articles(json.dumps({"data": [row]}), "a.json")
    found = _found(article)
    assert found["party"] == ["กรมชลประทาน", "มหาวิทยาลัยเชียงใหม่"]
    assert (found["person"], found["signed_on"]) == (["ดร.สมชาย ใจดี"], ["2023-10-04"])


def test_a_sheet_without_titles_is_a_register_by_its_columns() -> None:
    book = openpyxl.Workbook()
    book.active.title = "ปก"
    book.active.append(["ทะเบียนความร่วมมือ"])
    for year in ("2565", "2566"):
        sheet = book.create_sheet(year)
        sheet.append(["คู่สัญญา", "วันที่ลงนาม", "วันสิ้นสุด"])
        sheet.append([f"กรมอนามัย, มหาวิทยาลัยมหิดล ({year})", f"4 ต.ค. {year}", "3 ต.ค. 2570"])
    stream = io.BytesIO()
    book.save(stream)
    assert [a.locator for a in _articles(stream.getvalue(), "a.xlsx")] == ["2565/1", "2566/1"]


@pytest.mark.parametrize("length", [5, 30])
def test_a_register_with_a_column_of_details_keeps_its_other_columns(length: int) -> None:
    details = "เพื่อพัฒนาหลักสูตรและวิจัยร่วมกันด้านทรัพยากรน้ำ " * length
    (article,) = _articles(
        f"ชื่อ,คู่สัญญา,วันที่ลงนาม,วันหมดอายุ,รายละเอียด\nน้ำ,กรมชลประทาน,4/10/2565,3/10/2568,{details}", "a.csv"
    )
    assert article.published_on is None
    assert details.strip() in article.text
    assert (_found(article)["signed_on"], _found(article)["expires_on"]) == (["2022-10-04"], ["2025-10-03"])


@pytest.mark.parametrize(
    "words", ["รวม 2 ฉบับ", "รวมทั้งสิ้น 2", "หมายเหตุ: ข้อมูลเบื้องต้น", "ข้อมูล ณ 30 กันยายน 2566", "ปีงบประมาณ 2566", "Total 2"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_what_stands_alone_in_a_row_and_names_no_agreement_is_none(words: str, column: int) -> None:
    rows = [
        ["ลำดับ", "ชื่อคู่ความร่วมมือ", "วันที่ลงนาม"],
        ["1", "กรมหนึ่ง", "1 ม.ค. 2566"],
        ["2", "กรมสอง", ""],
        ["", words][1 - column :],
    ]
    assert [a.title for a in load_bytes(_written(rows, ","), "register.csv")] == ["กรมหนึ่ง", "กรมสอง"]


def test_an_agreement_of_which_only_the_name_is_known_is_one() -> None:
    rows = [
        ["ชื่อบันทึกข้อตกลง", "วันที่ลงนาม", "คู่สัญญา"],
        ["รวมพลังลดขยะ", "", ""],
        ["บันทึกข้อตกลงด้านน้ำ", "1 ม.ค. 2566", "กรมหนึ่ง"],
    ]
    assert len(load_bytes(_written(rows, ","), "register.csv")) == 2


def test_the_end_of_a_term_is_told_by_two_rows_of_a_header() -> None:
    rows = [["คู่สัญญา", "ระยะเวลา", ""], ["", "เริ่มต้น", "สิ้นสุด"], ["กรมหนึ่ง", "1 ม.ค. 2566", "31 ธ.ค. 2570"]]
    (article,) = load_bytes(_written(rows, ","), "register.csv")
    assert ("expires_on", "2027-12-31") in {(f.kind, f.value) for f in extract(article)}


def embedded(**parts: object) -> dict[str, object]:
    return {
        "title": {"rendered": "ลงนาม MOU"},
        "content": {"rendered": "<p>กรมทดสอบลงนามบันทึกข้อตกลง</p>"},
        "author": 3,
        **parts,
    }


PEOPLE = [{"id": 3, "name": "สมชาย ใจดี", "slug": "somchai"}, {"id": 4, "name": "Anne &amp; Co"}]


@pytest.mark.parametrize(
    ("record", "byline"),
    [
        (embedded(_embedded={"author": PEOPLE}), "สมชาย ใจดี, Anne & Co"),
        (embedded(_embedded={"author": PEOPLE[0]}), "สมชาย ใจดี"),
        (embedded(_embedded={"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}]}), None),
        (embedded(_embedded={"author": [{"name": "admin"}]}), None),
        (embedded(_embedded=[], yoast_head_json={"author": "สมชาย ใจดี"}), "สมชาย ใจดี"),
        (embedded(), None),
        (embedded(author="สมชาย ใจดี"), "สมชาย ใจดี"),
        (embedded(author=["สมชาย ใจดี", "สมหญิง"]), "สมชาย ใจดี, สมหญิง"),
        (embedded(author={"data": {"id": 9, "attributes": {"name": "สมชาย ใจดี"}}}), "สมชาย ใจดี"),
        (embedded(author={"displayName": "สมชาย ใจดี", "id": "1"}), "สมชาย ใจดี"),
        (embedded(author={"first_name": "สมชาย", "last_name": "ใจดี"}), "สมชาย ใจดี"),
        (embedded(author="6f9619ff-8b86-d011-b42d-00c04fc964ff"), None),
        (embedded(author={"a": {"b": [[[[[["ก"]]]]]]}}), None),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_authors_by_name_and_never_by_number(record: dict[str, object], byline: str | None, name: str) -> None:
    (article,) = load_bytes(json.dumps(record).encode(), name)
    assert article.byline == byline


@pytest.mark.parametrize(
    "record",
    [
        embedded(
            _embedded={"wp:featuredmedia": [{"source_url": "https://e.th/a.jpg", "caption": {"rendered": "<p>พิธี</p>"}}]}
        ),
        embedded(
            _embedded={
                "wp:featuredmedia": [
                    {"source_url": "https://e.th/a.jpg", "alt_text": "พิธี", "caption": {"rendered": ""}}
                ]
            }
        ),
        embedded(feature_image="https://e.th/a.jpg", feature_image_caption="พิธี"),
    ],
)
def test_featured_images_are_kept_beside_the_text(record: dict[str, object]) -> None:
    (article,) = load_bytes(json.dumps(record).encode(), "a.json")
    assert [(image.target, image.caption) for image in article.images] == [("https://e.th/a.jpg", "พิธี")]
    assert "พิธี" not in article.text
