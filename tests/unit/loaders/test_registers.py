"""Documents that are registers of agreements: a row is an article, as in a table of a file."""

import csv
import html
import io
from email.message import EmailMessage

import pytest
from tests.unit.loaders.drawn import drawn, text

from mou_tui.annotations.bookmarks import ArticleRef
from mou_tui.annotations.identity import Directory
from mou_tui.article import Article
from mou_tui.facts import extract
from mou_tui.loaders import load_bytes

TITLE = "ทะเบียนบันทึกข้อตกลงความร่วมมือ"
ADDRESS = "https://inter.example.ac.th/mou"
HEADER = ["ลำดับ", "ชื่อบันทึกข้อตกลง", "คู่สัญญา", "วันที่ลงนาม", "วันสิ้นสุด", "ลิงก์"]
ROWS = [
    [
        "1",
        "บันทึกข้อตกลงด้านวิชาการ",
        "มหาวิทยาลัยดอยหลวง\nกรมทดสอบ",
        "25 ส.ค. 2566",
        "24 ส.ค. 2571",
        "https://example.ac.th/1",
    ],
    ["2", "บันทึกความเข้าใจด้านการวิจัย", "Kunming Medical University", "01/02/2565", "31/01/2568", ""],
    ["3", "โครงการแลกเปลี่ยนนักศึกษา", "Hanoi University", "4 ต.ค. 65", "3 ต.ค. 70", ""],
]
MENU = "<nav><ul><li><a href='/'>หน้าแรก</a></li><li><a href='/contact'>ติดต่อเรา</a></li></ul></nav>"


def table(header: list[str], rows: list[list[str]], attributes: str = "") -> str:
    def cell(words: str, tag: str) -> str:
        if words.startswith("http"):
            return f"<{tag}><a href='{words}'>ดาวน์โหลด</a></{tag}>"
        return f"<{tag}>{html.escape(words).replace(chr(10), '<br>')}</{tag}>"

    lines = ["".join(cell(words, "th") for words in header), *("".join(cell(w, "td") for w in row) for row in rows)]
    return f"<table {attributes}><tr>{'</tr><tr>'.join(lines)}</tr></table>"


def page(body: str, title: str = TITLE) -> bytes:
    head = f"<head><meta charset=utf-8><title>{title}</title><link rel=canonical href='{ADDRESS}'></head>"
    return f"<!doctype html><html>{head}<body>{MENU}<h1>{title}</h1>{body}<footer>โทร. 0 2345 6789</footer></body></html>".encode()


def as_csv(header: list[str], rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([header, *rows])
    return stream.getvalue().encode()


def told(articles: list[Article]) -> list[object]:
    return [
        (a.locator, a.title, a.text, a.published_on, {(f.kind, str(f.value)) for f in extract(a)}) for a in articles
    ]


def test_a_row_of_a_page_is_what_a_row_of_a_file_is() -> None:
    articles = load_bytes(page(f"<p>รายการทั้งหมด</p>{table(HEADER, ROWS, 'class=table')}"), "mou.html")
    assert told(articles) == told(load_bytes(as_csv(HEADER, ROWS), "mou.csv"))
    assert len(articles) == 3
    assert [a.source_url for a in articles] == ["https://example.ac.th/1", ADDRESS, ADDRESS]


def test_a_page_saved_in_one_file_too() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://other.example.ac.th/list"
    message["MIME-Version"] = "1.0"
    message.set_content(page(table(HEADER, ROWS)).decode().replace(ADDRESS, ""), subtype="html")
    articles = load_bytes(message.as_bytes(), "mou.mhtml")
    assert [a.title for a in articles] == [row[1] for row in ROWS]
    assert articles[2].source_url == "https://other.example.ac.th/list"


def test_rows_that_span_and_headings_between() -> None:
    body = """<table><thead><tr><th rowspan=2>ที่</th><th rowspan=2>หน่วยงานคู่สัญญา</th><th rowspan=2>เรื่อง</th><th colspan=2>วันที่</th></tr>
        <tr><th>ลงนาม</th><th>สิ้นสุด</th></tr></thead>
        <tr><td colspan=5>คณะวิทยาศาสตร์</td></tr>
        <tr><td>1</td><td rowspan=2>มหาวิทยาลัยดอยหลวง</td><td>ด้านการวิจัย</td><td>1 ม.ค. 2566</td><td>31 ธ.ค. 2570</td></tr>
        <tr><td>2</td><td>ด้านการเรียนการสอน</td><td>5 พ.ค. 2566</td><td>4 พ.ค. 2571</td></tr></table>"""
    articles = load_bytes(page(body), "mou.html")
    assert [a.title for a in articles] == ["ด้านการวิจัย", "ด้านการเรียนการสอน"]
    assert all("หน่วยงานคู่สัญญา: มหาวิทยาลัยดอยหลวง" in a.text for a in articles)
    assert [f.value for a in articles for f in extract(a) if f.kind == "expires_on"] == ["2027-12-31", "2028-05-04"]


def test_a_table_for_each_year() -> None:
    body = f"<h2>2566</h2>{table(HEADER, ROWS)}<h2>2565</h2>{table(HEADER, ROWS[1:])}"
    assert [a.locator for a in load_bytes(page(body), "mou.html")] == ["1/1", "1/2", "1/3", "2/2", "2/3"]


STORY = "<p>กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวง เพื่อพัฒนาการศึกษาและการวิจัยร่วมกันในพื้นที่ภาคเหนือ</p>"


@pytest.mark.parametrize(
    "data",
    [
        page(STORY * 8 + table(HEADER, ROWS)),
        page(STORY + table(["หน่วยงาน", "ระยะเวลา"], [["กองคลัง", "3 วัน"], ["กองแผน", "5 วัน"]]), "ตารางอบรม"),
        page(STORY + table(["รายการ", "ราคา"], [["ปากกา", "10"], ["ดินสอ", "5"]])),
        page(table(HEADER, ROWS[:1])),
        page(
            STORY
            + "<table><tr><th>คู่สัญญา</th><td>กรมทดสอบ</td></tr><tr><th>วันที่ลงนาม</th><td>1 ม.ค. 2566</td></tr></table>"
        ),
    ],
    ids=["a story", "another list", "another table", "one row", "one agreement's fields"],
)
def test_another_page_is_one_article(data: bytes) -> None:
    assert len(load_bytes(data, "page.html")) == 1


def test_the_address_that_the_rows_share_identifies_none() -> None:
    before = load_bytes(page(table(HEADER[1:-1], [row[1:-1] for row in ROWS])), "mou.html")
    marked = Directory([ArticleRef.of(article) for article in before], lambda ref: ref)
    newer = ["ปลูกป่าชายเลนร่วมกัน", "กรมใหม่", "1 ม.ค. 2567", "31 ธ.ค. 2571"]
    after = load_bytes(page(table(HEADER[1:-1], [newer, *(row[1:-1] for row in ROWS)])), "mou.html")
    assert marked.of(after[0]) == []


def as_word(above: list[str], header: list[str], rows: list[list[str]]) -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in above:
        document.add_paragraph(paragraph)
    grid = document.add_table(0, len(header))
    for row in (header, *rows):
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_row_of_a_word_file_is_what_a_row_of_a_file_is() -> None:
    header, rows = HEADER[:-1], [row[:-1] for row in ROWS]
    articles = load_bytes(as_word([TITLE, "ข้อมูล ณ วันที่ 30 กันยายน 2566"], header, rows), "mou.docx")
    assert told(articles) == told(load_bytes(as_csv(header, rows), "mou.csv"))


def test_a_word_file_with_a_story_and_a_table_is_one_article() -> None:
    (article,) = load_bytes(as_word([TITLE, "กรมทดสอบลงนามบันทึกข้อตกลง " * 8], HEADER, ROWS), "news.docx")
    assert article.title == TITLE


@pytest.mark.parametrize("number", [2, 5])
def test_a_row_of_a_pdf_too(number: int) -> None:
    lines = [
        ["คู่สัญญา", "วันที่ลงนาม", "วันสิ้นสุด"],
        *([f"กรม ก{n}", f"{n + 1} ม.ค. 2566", f"{n + 1} ม.ค. 2570"] for n in range(number)),
    ]
    content = text(TITLE, 60, 780, 18)
    for n, row in enumerate(lines):
        content += b"".join(text(words, x, 700 - 20 * n) for words, x in zip(row, (60, 260, 420), strict=True))
    articles = load_bytes(drawn([content]), "mou.pdf")
    assert [a.title for a in articles] == [f"กรม ก{n}" for n in range(number)]
    assert [a.published_on for a in articles] == [None] * number


@pytest.mark.parametrize(
    ("column", "value", "fact"),
    [
        ("สิ้นสุด", "04-01-2570", ("expires_on", "2027-01-04")),
        ("วันที่สิ้นสุดผลบังคับใช้", "2570-01-04", ("expires_on", "2027-01-04")),
        ("มีผลถึงวันที่", "๔ มกราคม พุทธศักราช ๒๕๗๐", ("expires_on", "2027-01-04")),
        ("วันหมดอายุ (ว/ด/ป)", "4/1/2570", ("expires_on", "2027-01-04")),
        ("วันที่ลงนาม (วัน เดือน ปี)", "5 ม.ค. 67", ("signed_on", "2024-01-05")),
        ("อายุสัญญา (ปี)", "3", ("term", "P3Y")),
        ("ระยะเวลา (เดือน)", "๑๘", ("term", "P18M")),
        ("Duration (years)", "5", ("term", "P5Y")),
    ],
)
@pytest.mark.parametrize("upright", [False, True])
def test_what_columns_are_called(column: str, value: str, fact: tuple[str, str], upright: bool) -> None:
    header, row = ["ชื่อ MOU", "คู่สัญญา", column, "วันที่ลงนาม"], ["บันทึกข้อตกลงด้านสมุนไพร", "กรมอนามัย", value, "5 มกราคม 2567"]
    data = as_csv([], [list(pair) for pair in zip(header, row, strict=True)]) if upright else as_csv(header, [row])
    (article,) = load_bytes(data, "mou.csv")
    assert article.title == "บันทึกข้อตกลงด้านสมุนไพร"
    assert article.published_on is None
    assert {fact, ("party", "กรมอนามัย")} <= {(f.kind, str(f.value)) for f in extract(article)}


@pytest.mark.parametrize("column", ["ระยะเวลา", "หมายเหตุ", "สถานะ", "วันที่สิ้นสุด"])
def test_an_entry_without_a_name_is_called_by_its_partner(column: str) -> None:
    data = as_csv(["คู่สัญญา", "วันที่ลงนาม", column], [["กรมป่าไม้", "5/1/67", "จะต่ออายุโดยอัตโนมัติอีก 5 ปี"]])
    assert [a.title for a in load_bytes(data, "mou.csv")] == ["กรมป่าไม้"]


def test_a_table_of_wordpress() -> None:
    story = "<!-- wp:paragraph --><p>กรมทดสอบลงนามบันทึกข้อตกลงกับกรมอนามัย</p><!-- /wp:paragraph -->"
    data = as_csv(["ID", "post_title", "post_content", "post_date"], [["9", "ลงนาม MOU", story, "2024-01-06 10:00:00"]])
    (article,) = load_bytes(data, "posts.csv")
    assert (article.title, article.published_on) == ("ลงนาม MOU", "2024-01-06")
    assert article.text == "ลงนาม MOU\nกรมทดสอบลงนามบันทึกข้อตกลงกับกรมอนามัย"


@pytest.mark.parametrize(
    "last", [["รวม", "2"], ["", "รวม 2 ฉบับ"], ["รวมทั้งสิ้น", "2 ฉบับ"], ["หมายเหตุ", "ข้อมูล ณ วันที่ 1 ม.ค. 67"]]
)
def test_the_sum_below_a_register_is_no_agreement(last: list[str]) -> None:
    data = as_csv(["ที่", "คู่สัญญา", "วันที่ลงนาม"], [["1", "กรมป่าไม้", "5/1/67"], ["2", "กรมอนามัย", "6/1/67"], [*last, ""]])
    assert [a.title for a in load_bytes(data, "mou.csv")] == ["กรมป่าไม้", "กรมอนามัย"]


@pytest.mark.parametrize(
    "term", ["5 มกราคม 2567 - 4 มกราคม 2570", "5 ม.ค. 67 ถึง 4 ม.ค. 70", "ตั้งแต่วันที่ 5/1/2567 จนถึงวันที่ 4/1/2570"]
)
def test_a_term_that_ends_on_a_day(term: str) -> None:
    (article,) = load_bytes(as_csv(["คู่สัญญา", "วันที่ลงนาม", "ระยะเวลา"], [["กรมป่าไม้", "5/1/67", term]]), "mou.csv")
    assert ("expires_on", "2027-01-04") in {(f.kind, f.value) for f in extract(article)}
