"""Forms: what a register has in a row stands in a column, with the labels before it."""

import csv
import html
import io
from collections.abc import Callable

import pytest
from tests.unit.loaders.drawn import drawn, text
from tests.unit.loaders.test_office_articles import opendocument

from mou_tui.facts import extract
from mou_tui.loaders import load_bytes

Form = list[tuple[str, str]]
FIRST: Form = [
    ("ชื่อบันทึกข้อตกลง", "บันทึกข้อตกลงด้านสมุนไพร"),
    ("หน่วยงาน", "มหาวิทยาลัยดอยหลวง และ กรมอนามัย"),
    ("วันที่ลงนาม", "25 ส.ค. 2566"),
    ("ระยะเวลา", "5 ปี"),
    ("วันสิ้นสุด", "24 ส.ค. 2571"),
    ("สถานที่", "หอประชุมใหญ่"),
]
SECOND: Form = [
    ("ชื่อบันทึกข้อตกลง", "บันทึกความเข้าใจด้านการวิจัย"),
    ("หน่วยงาน", "มหาวิทยาลัยนเรศวร กับ Hanoi University"),
    ("วันที่ลงนาม", "๙ กุมภาพันธ์ ๒๕๖๕"),
    ("ระยะเวลา", "3 ปี"),
    ("วันสิ้นสุด", "8/2/2568"),
    ("สถานที่", "ห้องประชุมสภา"),
]
TITLE = "ความร่วมมือกับหน่วยงานอื่น"
STORY = "กรมอนามัยและมหาวิทยาลัยดอยหลวงเปิดศูนย์สมุนไพรแห่งใหม่ให้ประชาชนเข้าชมโดยไม่มีค่าใช้จ่าย ทุกวันจันทร์ถึงวันศุกร์ เวลาราชการ " * 3


def rows_of(forms: list[Form], cells: Callable[[str, str], list[str]]) -> list[list[list[str]]]:
    return [[cells(label, value) for label, value in form] for form in forms]


def page(forms: list[Form], one: Callable[[Form], str], above: str = "") -> bytes:
    body = "<hr>".join(map(one, forms))
    return (
        f"<!doctype html><html><meta charset=utf-8><title>{TITLE}</title><h1>{TITLE}</h1>{above}{body}</html>".encode()
    )


def grid(rows: list[list[str]], first: str = "td") -> str:
    def line(cells: list[str]) -> str:
        tags = [first, *["td"] * (len(cells) - 1)]
        return "".join(f"<{tag}>{html.escape(words)}</{tag}>" for tag, words in zip(tags, cells, strict=True))

    return f"<table>{''.join(f'<tr>{line(cells)}</tr>' for cells in rows)}</table>"


def plain(form: Form) -> str:
    return grid([list(pair) for pair in form])


def headed(form: Form) -> str:
    return grid([list(pair) for pair in form], "th")


def with_colons(form: Form) -> str:
    return grid([[f"{label} :", value] for label, value in form])


def with_a_column_of_colons(form: Form) -> str:
    return grid([[label, ":", value] for label, value in form])


def numbered(form: Form) -> str:
    return grid([[f"{n}.", label, value] for n, (label, value) in enumerate(form, 1)])


def numbered_labels(form: Form) -> str:
    return grid([[f"{n}. {label}", value] for n, (label, value) in enumerate(form, 1)], "th")


def with_units(form: Form) -> str:
    return grid([[f"{label} (โปรดระบุ)", value] for label, value in form])


def in_pairs(form: Form) -> str:
    return grid([[*one, *two] for one, two in zip(form[::2], form[1::2], strict=True)])


def defined(form: Form) -> str:
    return f"<dl class='mou-info'>{''.join(f'<dt>{label}</dt><dd>{value}</dd>' for label, value in form)}</dl>"


def listed(form: Form) -> str:
    return f"<ul>{''.join(f'<li><b>{label}</b> : {value}</li>' for label, value in form)}</ul>"


def as_word(forms: list[Form]) -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(TITLE)
    for form in forms:
        table = document.add_table(0, 2)
        for pair in form:
            for cell, words in zip(table.add_row().cells, pair, strict=True):
                cell.text = words
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_opendocument(forms: list[Form], kind: str) -> bytes:
    def row(pair: tuple[str, str]) -> str:
        cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in pair)
        return f"<table:table-row>{cells}</table:table-row>"

    tables = [f"<table:table table:name='{n}'>{''.join(map(row, form))}</table:table>" for n, form in enumerate(forms)]
    return opendocument("<text:p/>".join([*([f"<text:p>{TITLE}</text:p>"] if kind == "text" else []), *tables]), kind)


def as_pdf(forms: list[Form]) -> bytes:
    content, y = text(TITLE, 60, 780, 18), 700
    for form in forms:
        for label, value in form:
            content += text(label, 60, y) + text(value, 260, y)
            y -= 20
        y -= 40
    return drawn([content])


def as_csv(forms: list[Form]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([[TITLE, ""], *[[*pair] for form in forms for pair in [*form, ("", "")]]])
    return stream.getvalue().encode()


def as_workbook(forms: list[Form]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for n, form in enumerate(forms):
        sheet = book.create_sheet(f"{n}")
        for pair in form:
            sheet.append(pair)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WAYS: dict[str, Callable[[list[Form]], bytes]] = {
    **{
        f"{one.__name__}.html": lambda forms, one=one: page(forms, one)  # type: ignore[misc]
        for one in (
            plain,
            headed,
            with_colons,
            with_a_column_of_colons,
            numbered,
            numbered_labels,
            with_units,
            in_pairs,
            defined,
            listed,
        )
    },
    "word.docx": as_word,
    "writer.odt": lambda forms: as_opendocument(forms, "text"),
    "calc.ods": lambda forms: as_opendocument(forms, "spreadsheet"),
    "drawn.pdf": as_pdf,
    "table.csv": as_csv,
    "book.xlsx": as_workbook,
}


def facts_of(data: bytes, name: str) -> list[set[tuple[str, str]]]:
    kinds = ("party", "signed_on", "expires_on", "term", "venue")
    return [{(f.kind, str(f.value)) for f in extract(a) if f.kind in kinds} for a in load_bytes(data, name)]


def as_register(forms: list[Form]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([[label for label, _ in forms[0]], *([value for _, value in form] for form in forms)])
    return stream.getvalue().encode()


EXPECTED = facts_of(as_register([FIRST, SECOND]), "mou.csv")


def test_the_register_itself() -> None:
    assert [
        {
            ("party", "มหาวิทยาลัยดอยหลวง"),
            ("party", "กรมอนามัย"),
            ("signed_on", "2023-08-25"),
            ("expires_on", "2028-08-24"),
            ("term", "P5Y"),
            ("venue", "หอประชุมใหญ่"),
        },
        {
            ("party", "มหาวิทยาลัยนเรศวร"),
            ("party", "Hanoi University"),
            ("signed_on", "2022-02-09"),
            ("expires_on", "2025-02-08"),
            ("term", "P3Y"),
            ("venue", "ห้องประชุมสภา"),
        },
    ] == EXPECTED


@pytest.mark.parametrize("name", WAYS)
def test_the_facts_of_a_form_are_those_of_a_row(name: str) -> None:
    assert facts_of(WAYS[name]([FIRST]), name) == EXPECTED[:1]
    (article,) = load_bytes(WAYS[name]([FIRST]), name)
    assert article.published_on is None


@pytest.mark.parametrize("name", WAYS)
def test_several_forms_are_as_many_agreements(name: str) -> None:
    data = WAYS[name]([FIRST, SECOND])
    assert facts_of(data, name) == EXPECTED
    assert [a.title for a in load_bytes(data, name)] == [FIRST[0][1], SECOND[0][1]]


@pytest.mark.parametrize("one", [plain, defined, listed])
def test_a_form_below_a_story_is_a_part_of_it(one: Callable[[Form], str]) -> None:
    data = page([FIRST], one, f"<p>{STORY}</p>")
    (article,) = load_bytes(data, "page.html")
    assert STORY.strip() in article.text
    assert facts_of(data, "page.html") == EXPECTED[:1]


def test_agreements_in_columns() -> None:
    rows = [["รายการ", "ฉบับที่ 1", "ฉบับที่ 2"], *([a[0], a[1], b[1]] for a, b in zip(FIRST, SECOND, strict=True))]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    assert facts_of(stream.getvalue().encode(), "mou.csv") == EXPECTED
    assert facts_of(page([FIRST], lambda _form: grid(rows)), "mou.html") == EXPECTED


def test_parties_beside_one_another() -> None:
    rows = [["คู่สัญญา", "กรมอนามัย", "มหาวิทยาลัยดอยหลวง"], *map(list, FIRST[2:])]
    assert facts_of(page([FIRST], lambda _form: grid(rows)), "mou.html") == EXPECTED[:1]


def test_labels_in_lines_of_their_own() -> None:
    lines = [TITLE, *(words for pair in FIRST for words in pair)]
    assert facts_of("\n".join(lines).encode(), "form.txt") == EXPECTED[:1]
    assert (
        facts_of(page([FIRST], lambda form: "".join(f"<div>{a}</div><div>{b}</div>" for a, b in form)), "form.html")
        == EXPECTED[:1]
    )


def test_a_heading_over_prose_is_no_label() -> None:
    prose = "ทั้งสองฝ่ายจะหารือกันในวันที่ 5 มกราคม 2567 ก่อนลงนาม"
    data = "\n".join([TITLE, STORY, "วันที่ลงนาม", prose, STORY, "หน่วยงาน", "กรมใหม่"]).encode()
    assert not {fact for fact in facts_of(data, "news.txt")[0] if fact == ("signed_on", "2024-01-05")}


def test_a_header_is_no_form() -> None:
    """The first row of a table heads its columns, though its first cell is a form's label too."""
    rows = [["คู่สัญญา", "วันที่ลงนาม"], ["กรมอนามัย", "25 ส.ค. 2566"], ["กรมป่าไม้", "26 ส.ค. 2566"]]
    data = page([FIRST], lambda _form: grid(rows), f"<p>{STORY}</p>")
    assert not {value for kind, value in facts_of(data, "mou.html")[0] if kind == "party" and "ลงนาม" in value}
