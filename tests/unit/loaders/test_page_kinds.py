"""Thirty kinds of Thai web pages, one invented story in each: what surrounds a story, and how its date is written."""

import json
from pathlib import Path
from string import Template

import pytest

from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read_here

TITLE = "มหาวิทยาลัยดอยหลวงลงนาม MOU กับการรถไฟสายเหนือ พัฒนาหลักสูตรระบบราง"
STORY = (
    "มหาวิทยาลัยดอยหลวงและการรถไฟสายเหนือลงนามบันทึกความเข้าใจว่าด้วยความร่วมมือทางวิชาการ ณ ห้องประชุมพญาเม็งราย เพื่อพัฒนาบุคลากรด้านระบบราง",
    "บันทึกความเข้าใจฉบับนี้มีระยะเวลา 5 ปี ครอบคลุมการพัฒนาหลักสูตรวิศวกรรมระบบราง การฝึกงานของนักศึกษา และการวิจัยร่วมด้านความปลอดภัย",
    "ทั้งนี้ หลักสูตรใหม่จะเปิดรับนักศึกษารุ่นแรกในปีการศึกษา 2567 จำนวน 40 คน โดยนักศึกษาจะได้ฝึกงานที่สถานีจริงตลอดภาคการศึกษา",
)
P = "".join(f"<p>{p}</p>" for p in STORY)
BR = "<br><br>".join(STORY)
MENU = "".join(
    f'<li><a href="/{n}">{words}</a></li>' for n, words in enumerate(("หน้าแรก", "เกี่ยวกับเรา", "ข่าวสาร", "ติดต่อเรา"))
)
OTHERS = "".join(
    f'<li><a href="/news/{n}">ข่าวอื่นเรื่องที่ {n} ของสำนักงานอธิการบดี</a> <span>{n + 1} มกราคม 2560</span></li>'
    for n in range(8)
)
FOOT = "<footer>สงวนลิขสิทธิ์ พ.ศ. 2560 สำนักงานอธิการบดี โทร. 0 5391 0000</footer>"
ABSENT = ("ข่าวอื่นเรื่องที่", "สงวนลิขสิทธิ์", "เกี่ยวกับเรา")
HEAD = f"<title>{TITLE} | มหาวิทยาลัยดอยหลวง</title>"

# The bodies of the pages, with the parts that all have in common named in them.
BODIES = json.loads((Path(__file__).parents[2] / "fixtures" / "pages" / "kinds.json").read_text("utf-8"))
PARTS = {
    "P": P,
    "BREAKS": BR,
    "MENU": MENU,
    "OTHERS": OTHERS,
    "TITLE": TITLE,
    "ONE": STORY[0],
    "TWO": STORY[1],
    "THREE": STORY[2],
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_kind_of_thai_page(kind: str) -> None:
    body = Template(BODIES[kind]).substitute(PARTS)
    page = f'<!doctype html><html lang="th"><head><meta charset="utf-8">{HEAD}</head><body>{body}{FOOT}</body></html>'
    (article,) = read_here(page.encode(), "a.html", Limits())
    assert article.title == TITLE
    assert article.published_on == "2023-08-25"
    for paragraph in STORY:
        assert paragraph in article.text
    for words in ABSENT:
        assert words not in article.text


@pytest.mark.parametrize("mark", ["tagStyle_z4kqwb", "share-text", "ads", "widget content", "related"])
def test_paragraphs_are_the_story_whatever_a_program_calls_them(mark: str) -> None:
    body = "".join(f'<p class="{mark}">{p}</p>' for p in STORY)
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><h1>{TITLE}</h1>{body}</main>{FOOT}</body></html>"
    (article,) = read_here(page.encode(), "a.html", Limits())
    assert [paragraph for paragraph in STORY if paragraph not in article.text] == []


def test_headings_in_the_header_of_a_table_are_its_own() -> None:
    rows = "".join(f"<tr><td>{n} ล้านบาท</td><td>กองทุนที่ {n}</td></tr>" for n in range(1, 7))
    table = f'<table><tr><th colspan="2"><h3>งบประมาณ</h3></th></tr>{rows}</table>'
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><h1>{TITLE}</h1>{P}{table}</main>{FOOT}</body></html>"
    (article,) = read_here(page.encode(), "a.html", Limits())
    assert "1 ล้านบาท | กองทุนที่ 1\n2 ล้านบาท | กองทุนที่ 2" in article.text


def test_a_page_without_divisions_is_its_story() -> None:
    items = [f"ข้อ {n} ว่าด้วยการแลกเปลี่ยน" for n in range(6)]
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1>{P}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    (article,) = read_here(f"<html><body>{page}</body></html>".encode(), "a.html", Limits())
    assert [item for item in items if item not in article.text] == []


def shown(body: str) -> str:
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><h1>{TITLE}</h1>{P}{body}</main>{FOOT}</body></html>"
    (article,) = read_here(page.encode(), "a.html", Limits())
    return article.text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>มีระยะเวลา 3<sup><a href='#fn1'>1</a></sup> ปี นับจากวันลงนาม</p>", "มีระยะเวลา 3 ปี นับจากวันลงนาม"),
        ("<p>มีระยะเวลา 3<sup class=reference><a href='#n'>[12]</a></sup> ปี</p>", "มีระยะเวลา 3[12] ปี"),
        ("<p>มีระยะเวลา 3<sup>1</sup> ปี นับจากวันลงนาม</p>", "มีระยะเวลา 3¹ ปี นับจากวันลงนาม"),
        ("<p>พื้นที่ 120 m<sup>2</sup> ในอาคารเรียน</p>", "พื้นที่ 120 m² ในอาคารเรียน"),
        ("<p>วงเงิน <del>9 ล้านบาท</del> <ins>5 ล้านบาท</ins> ตลอดโครงการ</p>", "วงเงิน 5 ล้านบาท ตลอดโครงการ"),
        ("<p>วงเงิน <s>9 ล้านบาท</s> 5 ล้านบาท ตลอดโครงการ</p>", "วงเงิน 5 ล้านบาท ตลอดโครงการ"),
    ],
)
def test_marks_of_notes_and_struck_words_change_no_figure(markup: str, words: str) -> None:
    assert f"\n{words}" in shown(markup)


@pytest.mark.parametrize(
    ("attributes", "values", "lines"),
    [
        ("start=3", ["", ""], ["3. วิจัย", "4. แลกเปลี่ยน"]),
        ("", ["value=7", ""], ["7. วิจัย", "8. แลกเปลี่ยน"]),
        ("type=a start=2", ["", ""], ["b. วิจัย", "c. แลกเปลี่ยน"]),
        ("type=I", ["", ""], ["I. วิจัย", "II. แลกเปลี่ยน"]),
        ("reversed", ["", ""], ["2. วิจัย", "1. แลกเปลี่ยน"]),
        ("start=x", ["", ""], ["1. วิจัย", "2. แลกเปลี่ยน"]),
    ],
)
def test_lists_count_as_the_page_shows(attributes: str, values: list[str], lines: list[str]) -> None:
    items = "".join(f"<li {value}>{words}</li>" for value, words in zip(values, ("วิจัย", "แลกเปลี่ยน"), strict=True))
    assert "\n" + "\n".join(lines) in shown(f"<p>ขอบเขตของความร่วมมือมีดังต่อไปนี้</p><ol {attributes}>{items}</ol>")


@pytest.mark.parametrize("between", ["</p><p>", "<br>", "</div><div>", "<li>"])
def test_names_in_the_lines_of_a_cell_are_several(between: str) -> None:
    rows = (
        f"<tr><td>คู่สัญญา</td><td><p>กรมอนามัย{between}กรมป่าไม้</p></td></tr><tr><td>วันที่ลงนาม</td><td>5 ม.ค. 2567</td></tr>"
    )
    assert "คู่สัญญา | กรมอนามัย, กรมป่าไม้\n" in shown(f"<table>{rows}</table>")


@pytest.mark.parametrize("author", [{"@id": "#p"}, [{"@id": "#p"}], {"@id": "#p", "name": "สมชาย ใจดี"}])
def test_an_author_that_json_ld_points_at(author: object) -> None:
    person = {"@type": "Person", "@id": "#p", "name": "สมชาย ใจดี"}
    said = {"@graph": [{"@type": "NewsArticle", "headline": TITLE, "author": author}, person]}
    head = f"{HEAD}<script type='application/ld+json'>{json.dumps(said, ensure_ascii=False)}</script>"
    page = f"<!doctype html><html><head>{head}</head><body><main><h1>{TITLE}</h1>{P}</main></body></html>"
    (article,) = read_here(page.encode(), "a.html", Limits())
    assert article.byline == "สมชาย ใจดี"


@pytest.mark.parametrize("line", ["Dear Friends,", "Why Herbs?", "“Agreed”", "Thank You!"])
def test_a_line_that_speaks_is_no_section_of_the_site(line: str) -> None:
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><h1>{TITLE}</h1><p>{line}</p>{P}</main></body></html>"
    (article,) = read_here(page.encode(), "a.html", Limits())
    assert [p.kind for p in article.paragraphs if p.span.of(article.text) == line] == ["body"]
