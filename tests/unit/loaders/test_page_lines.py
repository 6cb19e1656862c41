"""What each line of a page is taken for, and the headline among its first lines."""

import json

import pytest

from mou_tui.article import Article
from mou_tui.loaders import headline, load_bytes
from mou_tui.loaders.compose import page_lines
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.meta_lines import classify
from mou_tui.loaders.plain import draft_text
from mou_tui.loaders.reading import read_here
from mou_tui.loaders.story_opening import opening

TITLE = "เทศบาลเมืองผาหมอก จับมือวิทยาลัยเกษตรผาหมอก ทำปุ๋ยจากใบไม้"
STORY = (
    "เมื่อวันที่ 4 มิถุนายน 2567 นายธีระ พงศ์ไพร นายกเทศมนตรีเมืองผาหมอก ลงนามบันทึกข้อตกลงความร่วมมือกับ ดร.อรุณี แก้วกาญจน์ "
    "ผู้อำนวยการวิทยาลัยเกษตรผาหมอก ณ ห้องประชุมดอกลำดวน"
)


def kinds(text: str) -> list[str]:
    return ["headline" if line.headline else line.kind for line in classify(page_lines(draft_text(text)))]


def article(text: str) -> Article:
    (loaded,) = load_bytes(text.encode(), "page.txt")
    return loaded


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("หน้าแรก | เกี่ยวกับเรา | ดาวน์โหลด", "menu"),
        ("Home » News & Events", "menu"),
        ("หลักสูตร บุคลากร ติดต่อเรา", "menu"),
        ("เปลี่ยนสี C C C", "menu"),
        ("IMG_2231", "menu"),
        ("1,204", "menu"),
        ("ท่านอยู่ที่หน้า: ข่าวเด่น", "menu"),
        ("ข่าวประชาสัมพันธ์", "label"),
        ("ด้านสิ่งแวดล้อม", "label"),
        ("คณะเทคโนโลยีการเกษตร", "site"),
        ("Department of Coastal Fisheries", "site"),
        ("5 มิถุนายน 2567", "dateline"),
        ("สยามกีฬา ฉบับวันที่ 11 กุมภาพันธ์ พ.ศ. 2562", "dateline"),
    ],
)
def test_what_stands_above_a_headline(line: str, kind: str) -> None:
    assert kinds(f"{line}\n\n{TITLE}\n\n{STORY}\n") == [kind, "headline", "story"]


def test_a_line_is_asked_where_it_stands() -> None:
    text = f"{TITLE}\n\n{STORY}\n\nหลักสูตร\n\nอบรมการทำปุ๋ย 3 วัน ที่ศูนย์เรียนรู้บ้านบน\n\nข่าวโดย สมศรี เขียนข่าว\n"
    assert kinds(text) == ["headline", "story", "story", "story", "credit"]


def test_menus_above_the_headline_are_left_out_and_names_are_kept_apart() -> None:
    loaded = article(f"หน้าแรก | บริการ | ติดต่อเรา\nเทศบาลเมืองผาหมอก\n\n{TITLE}\n\n{STORY}\n")
    assert loaded.text.split("\n") == [TITLE, "เทศบาลเมืองผาหมอก", STORY]
    assert [p.kind for p in loaded.paragraphs] == ["headline", "meta", "body"]


@pytest.mark.parametrize(
    ("line", "published_on", "byline"),
    [
        ("ออกอากาศวันศุกร์ที่ 14 มีนาคม 2568 เวลา 06.10 น.", "2025-03-14", None),
        (
            "เผยแพร่: 12 ก.พ. 2568 09:15   ปรับปรุง: 12 ก.พ. 2568 11:05   โดย: กานต์ธิดา ศรีแสงเดือน",
            "2025-02-12",
            "กานต์ธิดา ศรีแสงเดือน",
        ),
        ("ข่าวเทคโนโลยี Monday May 7, 2018 14:26 —ThaiPR.net", "2018-05-07", "ThaiPR.net"),
        ("December 04, 2024 | นางสาวพิมพ์ผกา ลมทะเล", "2024-12-04", "นางสาวพิมพ์ผกา ลมทะเล"),
        ("วันสิ้นสุด: 3 ตุลาคม 2568", "2024-06-04", None),
        ("ประชุมครั้งต่อไป: 3 ตุลาคม 2568", "2024-06-04", None),
    ],
)
def test_datelines_and_what_is_none(line: str, published_on: str, byline: str | None) -> None:
    loaded = article(f"{TITLE}\n\n{line}\n\n{STORY}\n")
    assert (loaded.published_on, loaded.byline) == (published_on, byline)


@pytest.mark.parametrize(
    ("lines", "kind", "markers"),
    [
        ("🎯 อบรมครู\n🎯 วิจัยดิน", "list", ["🎯 ", "🎯 "]),
        ("① อบรมครู\n② วิจัยดิน", "list", ["① ", "② "]),
        ("ก. อบรมครู\nข. วิจัยดิน", "list", ["ก. ", "ข. "]),
        ("✅ อบรมครู\n✅ วิจัยดิน", "list", ["✅ ", "✅ "]),
        ("ที่ | หน่วยงาน\n1 | กรมทดสอบ", "table", ["", ""]),
        ("🎯 เป้าหมายปีนี้คือใบไม้สี่สิบตัน", "body", [""]),
        ("ก.พ. นี้จะส่งปุ๋ยให้ทุกชุมชน", "body", [""]),
    ],
)
def test_lists_and_tables_without_markup(lines: str, kind: str, markers: list[str]) -> None:
    loaded = article(f"{TITLE}\n\n{STORY} ดังนี้\n\n{lines}\n")
    last = loaded.paragraphs[2:]
    assert [(p.kind, loaded.text[p.start : p.start + p.marker]) for p in last] == [(kind, m) for m in markers]


def test_a_page_without_a_headline_is_called_by_its_first_clause() -> None:
    story = "วันที่ 4 มิถุนายน 2567 เวลา 10.00 น. เทศบาลเมืองผาหมอก ลงนามบันทึกข้อตกลงความร่วมมือกับวิทยาลัยเกษตรผาหมอก"
    loaded = article(story)
    assert loaded.title == "เทศบาลเมืองผาหมอก ลงนามบันทึกข้อตกลงความร่วมมือกับวิทยาลัยเกษตรผาหมอก"
    assert loaded.text.endswith(story)


def test_a_cut_title_ends_between_words() -> None:
    story = "นายธีระ พงศ์ไพร นายกเทศมนตรีเมืองผาหมอกกล่าวว่าเทศบาล" + "จะเก็บใบไม้ทำปุ๋ยแจกชุมชน" * 12
    title = opening(story)
    assert title.endswith("…")
    assert story.startswith(title[:-1])
    assert not title[:-1].endswith(("และ", "ใน", "กับ", "ที่"))


def test_each_weight_belongs_to_a_feature_that_lines_can_have() -> None:
    weights = headline._weights()
    assert json.loads(json.dumps(weights)) == weights
    page = f"เทศบาลเมืองผาหมอก\nข่าวเด่น\n1,204\n5 มิถุนายน 2567\n{TITLE}\n\n{STORY}\n"
    rows = headline.features(headline_lines(page))
    named = {name for row in rows for name in row}
    assert len(named & weights.keys()) > 0.7 * len(named)


def headline_lines(text: str) -> list[headline.TopLine]:
    from mou_tui.loaders.meta_lines import top_lines

    return top_lines(page_lines(draft_text(text)))


@pytest.mark.parametrize("word", ["MoU", "water", "Contents"])
def test_a_word_under_a_title_is_all_there_is_to_read(word: str) -> None:
    (article,) = load_bytes(f"หัวข้อ a.txt\n\n{word}\n".encode(), "a.txt")
    assert article.text == f"หัวข้อ a.txt\n{word}"


def test_a_page_whose_every_line_looks_like_a_menu_is_read() -> None:
    (loaded,) = read_here(
        b"<html><head><title>A page of notes</title></head><body><p>abc<p>def<p>ghi</body></html>", "a.html", Limits()
    )
    assert [p.kind for p in loaded.paragraphs] == ["headline", "body", "body", "body"]
    assert loaded.text.endswith("abc\ndef\nghi")


@pytest.mark.parametrize(("times", "kept"), [(2, 1), (3, 3), (6, 6)])
def test_a_lead_stands_twice_and_what_stands_more_often_is_the_story(times: int, kept: int) -> None:
    line = "ผู้ลงนามทั้งสองฝ่ายยืนยันว่าจะร่วมมือกันพัฒนาหลักสูตร และแลกเปลี่ยนบุคลากรกับนักศึกษาทุกปี"
    body = f"<h1>ลงนาม MOU กับมหาวิทยาลัยเชียงใหม่</h1>{f'<p>{line}</p>' * times}<p>ทั้งนี้ {line} ต่อไป</p>"
    page = f"<html><body>{body}</body></html>"
    (loaded,) = read_here(page.encode(), "a.html", Limits())
    assert loaded.text.split("\n").count(line) == kept


def test_a_title_that_no_line_of_the_page_has_gives_way_to_its_headline() -> None:
    linked = '<script type="application/ld+json">{"@type":"Article","headline":"constitutional monarchy in Oceania"}</script>'
    head, body = (
        f"<title>New Zealand - Encyclopedia</title>{linked}",
        f"<h1>New Zealand</h1><p>{'An island. ' * 40}</p>",
    )
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (loaded,) = read_here(page.encode(), "a.html", Limits())
    assert loaded.title == "New Zealand"
