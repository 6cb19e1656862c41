"""Saved web pages in the layouts of Thai university, ministry, company and news sites."""

import json
from pathlib import Path

import pytest

from mou_tui.loaders import load, load_bytes

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
EXPECTED = json.loads((PAGES / "pages.json").read_text("utf-8"))


@pytest.mark.parametrize("page", EXPECTED, ids=lambda p: p["file"])
def test_a_page(page: dict[str, object]) -> None:
    (loaded,) = load(PAGES / str(page["file"]))
    assert loaded.title == page["title"]
    assert loaded.published_on == page["published_on"]
    assert loaded.byline == page["byline"]
    for words in page["text"]:  # type: ignore[attr-defined]
        assert words in loaded.text
    for words in page["absent"]:  # type: ignore[attr-defined]
        assert words not in loaded.text
    assert loaded.paragraphs[0].kind == "headline"
    assert "\n".join(p.span.of(loaded.text) for p in loaded.paragraphs) == loaded.text


def test_lists_quotes_and_headings_are_told_apart() -> None:
    (loaded,) = load(PAGES / "lists-and-quotes.html")
    kinds = [p.kind for p in loaded.paragraphs]
    assert kinds.count("list") == 3
    assert "quote" in kinds
    assert "heading" in kinds


def test_numbered_lists_have_their_numbers() -> None:
    (loaded,) = load(PAGES / "company-english.html")
    assert "3. file joint patents on battery safety" in loaded.text


def test_a_table_is_a_table_and_a_layout_is_none() -> None:
    (table,) = load(PAGES / "company-table.html")
    assert next(p.span.of(table.text) for p in table.paragraphs if p.kind == "table") == "ช่องทาง | ค่าธรรมเนียม"
    (layout,) = load(PAGES / "handmade-ministry-tis620.html")
    assert not [p for p in layout.paragraphs if p.kind == "table"]


def test_the_mark_of_a_saved_page_gives_its_address() -> None:
    page = b"<!doctype html>\n<!-- saved from url=(0029)https://www.example.ac.th/news/1 -->\n<html><body><article><h1>"
    page += "หัวข้อข่าวความร่วมมือ</h1><p>เนื้อข่าวความร่วมมือระหว่างมหาวิทยาลัยกับกรมตัวอย่าง</p></article></body></html>".encode()
    (loaded,) = load_bytes(page, "saved.html")
    assert loaded.source_url == "https://www.example.ac.th/news/1"


def test_a_page_is_a_page_whatever_its_name() -> None:
    data = (PAGES / "wordpress-university.html").read_bytes()
    assert load_bytes(data, "page.txt")[0].title == load_bytes(data, "page.html")[0].title
    assert load_bytes(data, "page.pdf")[0].title == load_bytes(data, "page.html")[0].title


def test_preformatted_text_keeps_its_lines() -> None:
    page = (
        "<html><body><pre>ลงนาม <span>MOU</span> ชายเลน\n\n25 สิงหาคม 2566\n\nเนื้อข่าวความร่วมมือระหว่างมหาวิทยาลัยกับกรมตัวอย่าง"
    )
    page += "</pre></body></html>"
    (loaded,) = load_bytes(page.encode(), "pre.html")
    assert (loaded.title, loaded.published_on) == ("ลงนาม MOU ชายเลน", "2023-08-25")
    assert len(loaded.paragraphs) == 3


HOSTILE = Path(__file__).parents[2] / "fixtures" / "hostile"


def test_what_was_escaped_in_a_page_commands_no_terminal() -> None:
    (loaded,) = load(HOSTILE / "escape.html")
    assert "]52;c;aGFjaw== [31mแดง ›31m กลับ หลัง" in loaded.text


def test_an_escape_character_does_not_cost_a_short_page_its_story() -> None:
    (loaded,) = load(HOSTILE / "escape-short.html")
    assert [p.span.of(loaded.text) for p in loaded.paragraphs] == [
        "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่",
        "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่ มีระยะเวลา 3 ปี",
        "ข้อความ [31m",
    ]


def test_what_is_invisible_in_a_word_does_not_hide_it() -> None:
    (loaded,) = load(HOSTILE / "invisible.html")
    assert "บันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่" in loaded.text


STORY = "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่ ทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากรและนักศึกษา"


def _page(body: str) -> bytes:
    return f"<html>{body}</html>".encode()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>9 ล้านบาท</p>",
        "<div hidden><p>9 ล้านบาท</p></div>",
        '<p style="color:red; display : none">9 ล้านบาท</p>',
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden: str) -> None:
    story = f"<h1>ลงนาม MOU กับ มช.</h1><p>{STORY}</p>{hidden}<p>{STORY} จบ</p>"
    (loaded,) = load_bytes(_page(f"<body><article>{story}</article></body>"), "a.html")
    assert "ล้านบาท" not in loaded.text
    assert loaded.text.endswith("จบ")


def test_a_page_that_a_script_would_show_is_read() -> None:
    page = _page(f'<body style="display:none"><h1>ลงนาม MOU กับ มช.</h1><p>{STORY}</p></body>')
    (loaded,) = load_bytes(page, "a.html")
    assert STORY in loaded.text
