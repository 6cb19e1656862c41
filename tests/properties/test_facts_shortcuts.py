"""What the families look at first, so that most articles are read quickly, hides nothing that reading all would find."""

from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.article import Article, Paragraph
from mou_tui.facts import contacts, money, register
from mou_tui.facts.abbreviations import declarations, find_abbreviations
from mou_tui.facts.bodies import find_bodies, find_bodies_before
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import scan
from mou_tui.thai.numbers import arabic


def _page(text: str) -> Page:
    return Page(Article("sha256:0", "a.txt", text, (Paragraph(0, text.find("\n"), "headline"),)))


FIGURES = (
    "5",
    "1,234.5",
    "2566",
    "๕",
    ".",
    ",",
    " ",
    "  ",
    "/",
    "US$",
    "$",
    "฿",
    "บาท",
    "ล้าน",
    "แสน",
    "Million",
    "ดอลลาร์สหรัฐ",
    "เยน",
    "USD",
    "คน",
)


@given(st.lists(st.sampled_from(FIGURES), max_size=10).map("".join))
@example("US$ 5 Million")
@example("1,234.5 แสนล้านบาท 5 เยน")
def test_the_amounts_are_those_of_the_whole_expression(text: str) -> None:
    plain = arabic(text)
    assert [m.span() for m in money._amounts(plain)] == [m.span() for m in money._AMOUNT.finditer(plain)]


LABELS = (
    "\n",
    "\n",
    "คู่สัญญา",
    "ผู้ลงนาม",
    "Venue",
    "สถานะ",
    "1) ",
    "• ",
    ":",
    " : ",
    "：",
    "ลงนามแล้ว",
    "https://a.th",
    " ",
    "กรมอนามัย",
)


@given(st.lists(st.sampled_from(LABELS), max_size=12).map("".join))
@example("\nคู่สัญญา: กรมอนามัย: https://a.th\n• Venue : กรมอนามัย")
def test_the_labelled_lines_are_those_of_the_whole_expression(text: str) -> None:
    found = register.read_register(_page(text))
    lines = [m for m in register._LINE.finditer(text) if m["value"].strip()]
    assert {span.start for spans in found.values() for span in spans} >= {m.start("value") for m in lines}
    assert set(found) == {register._FIELD_OF[m["label"].casefold()] for m in register._LINE.finditer(text)}


NAMES = ("กระทรวงพาณิชย์", "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล", "มหาวิทยาลัยเชียงใหม่", "กรมสรรพสามิต", "สถาบันวิจัยแห่งหนึ่ง")
FORMS = (
    "พณ.",
    "มช.",
    "DEPA",
    "depa",
    "CMU",
    "เจโทร",
    "ดีอี",
    "ที่ปรึกษา",
    "Big Data",
    "สมาคมฯ",
    "มหาชน",
    "Digital Agency: DEPA",
    "2566",
    "ก.ค.",
)
sentences = st.one_of(
    st.builds("{} ({}) จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(FORMS)),
    st.builds("{} หรือ {} จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(["สทอภ.", "DEPA", "กนง", "ซื้อของ"])),
    st.builds("{} {} จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(["DEPA", "CMU", "WTTC"])),
    st.just("ประชาชนเดินทางมา (ครั้งแรก) ที่งาน"),
)


@given(st.lists(sentences, max_size=5))
def test_the_short_forms_are_those_found_with_all_names(lines: list[str]) -> None:
    page = _page("\n".join(["กรมศิลปากร (ศก.) จัดงาน", *lines]))
    assert find_abbreviations(page, find_bodies_before(page, declarations(page)), [], []) == find_abbreviations(
        page, find_bodies(page), [], []
    )


NUMBERS = (
    "โทร. ",
    "สายด่วน",
    " ",
    "หมายเลข ",
    "1111",
    "15.30",
    "12,000",
    "02-1234567",
    "1",
    " กด 2",
    "\n",
    "ผู้ประกันตน",
    "Call Center ",
    "2566",
)


@given(st.lists(st.sampled_from(NUMBERS), max_size=10).map("".join))
@example("สายด่วน 1111 กด 2")
@example("โทร. 1506 ผู้ประกันตนที่สายด่วนหมายเลข 1694")
def test_the_hotlines_are_those_of_the_whole_text(text: str) -> None:
    both = ((contacts._HOTLINE_BEGIN, contacts._HOTLINE), (contacts._NUMBER_BEGIN, contacts._SHORT_NUMBER))
    whole = {m.span("number") for begin, hotline in both for m in scan(begin, hotline, text)}
    assert {(c.start, c.end) for c in contacts._hotlines(text)} == whole
