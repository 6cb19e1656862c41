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
