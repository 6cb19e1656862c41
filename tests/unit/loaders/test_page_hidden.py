"""What the rules of a page's `<style>` hide is not read; what they show on some screen is."""

import pytest

from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read_here

STORY = "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่ ทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากรและนักศึกษา"
SECRET = "มีงบประมาณ 9 ล้านบาท"


def _text(style: str, body: str, attributes: str = "") -> str:
    page = (
        f"<html><head><style{attributes}>{style}</style></head><body><article><h1>ลงนาม MOU กับ มช.</h1>"
        f"<p>{STORY}</p>{body}<p>{STORY} จบ</p></article></body></html>"
    )
    (article,) = read_here(page.encode(), "a.html", Limits())
    return article.text


def _hidden(style: str, element: str = '<p class="x" id="y">{}</p>', attributes: str = "") -> bool:
    return SECRET not in _text(style, element.format(SECRET), attributes)


@pytest.mark.parametrize(
    "style",
    [
        ".x{display:none}",
        "#y { color: red; display : none !important }",
        "p.x, .z {visibility:hidden}",
        "article .x{display:none}",
        ".x{display:block} .x{display:none}",
        "p{display:block} .x{display:none}",
        ".x{display:none} p{display:block}",
        "/* .x{ */ @import url(a.css); .x{display:none}",
        "@media print{p{color:red}} .x{display:none}",
        "@media print{.x{display:block}} .x{display:none}",
        ".x{display:none} .x:hover{display:block}",
        ".x{position:absolute; left:-9999px}",
        "p{left:0} .x{left:-10000px}",
    ],
)
def test_what_a_rule_hides_is_not_read(style: str) -> None:
    assert _hidden(style)


@pytest.mark.parametrize(
    "style",
    [
        ".x{color:red}",
        ".other{display:none}",
        "aside .x{display:none}",
        "div.x{display:none}",
        ".x.z{display:none}",
        ".x{display:none} #y{display:block}",
        ".x{display:none} .x{display:block}",
        ".x{display:none} @media (min-width:9px){.x{display:block}}",
        "@media print{.x{display:none}}",
        "@media (max-width:9px){.x{display:none}}",
        ".x:hover{display:none}",
        ".x::before{display:none}",
        ".x>.x{display:none}",
        ".x{display:none",
        "}} {",
        "/*" * 200_000 + ".x{display:none}",
        "{" * 200_000 + "}" * 200_000 + ".x{display:none}",
        "".join(f".a{n} .x{{display:none}}" for n in range(9_000)),
        ",".join(f".x.a{n}" for n in range(30_000)) + "{display:none;" + "visibility:hidden;" * 2_000 + "}",
    ],
    ids=lambda style: style[:40],
)
def test_what_may_be_shown_is_read(style: str) -> None:
    assert not _hidden(style)


def test_a_rule_for_print_hides_nothing_on_the_screen() -> None:
    assert not _hidden(".x{display:none}", attributes=' media="print"')


def test_an_element_shows_itself() -> None:
    assert not _hidden(".x{display:none}", '<p class="x" style="display:block">{}</p>')


def test_a_story_that_a_script_would_show_is_read() -> None:
    page = f'<style>.page{{display:none}}</style><p>Loading</p><div class="page"><h1>ลงนาม MOU กับ มช.</h1><p>{STORY}</p></div>'
    (article,) = read_here(f"<html><body>{page}</body></html>".encode(), "a.html", Limits())
    assert STORY in article.text


@pytest.mark.parametrize("way", ['style="visibility:hidden"', "hidden", 'class="x"'])
def test_the_longer_of_two_stories_is_not_read_where_it_is_hidden(way: str) -> None:
    other = "".join(f"<p>{STORY} ตอนที่ {n} ของเรื่องเดิมซึ่งหน้าเว็บไม่แสดง</p>" for n in range(2))
    text = _text(".x{display:none}", f"<div {way}>{other}</div>")
    assert "ตอนที่" not in text
    assert text.endswith("จบ")


@pytest.mark.parametrize(
    "element",
    [
        "<template><p>{}</p></template>",
        '<p class="lead sr-only">{}</p>',
        '<span class="screen-reader-text">{}</span>',
        '<p style="position: absolute; left: -9999px">{}</p>',
    ],
)
def test_what_is_kept_from_the_screen_is_not_read(element: str) -> None:
    assert _hidden("", element)


@pytest.mark.parametrize("style", ["left: 0", "left: -1200px", "margin-left: -20px"])
def test_what_is_moved_on_the_screen_is_read(style: str) -> None:
    assert not _hidden("", f'<p style="position: relative; {style}">{{}}</p>')
