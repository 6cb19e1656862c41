"""Text and Markdown files as sites and people leave them."""

import itertools
from pathlib import Path

import pytest
from tests.properties.effort import THOROUGH

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.loaders import discover, load, load_bytes

BODY = (
    "มหาวิทยาลัยดอยหลวง โดย ศาสตราจารย์ ดร.สมมาตร ใจดี อธิการบดี ลงนามบันทึกข้อตกลงความร่วมมือกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่ง"
)
TITLE = "มหาวิทยาลัยดอยหลวงลงนาม MOU กับกรมฟื้นฟูป่าชายเลน"


def article(text: str, name: str = "news.txt") -> Article:
    (loaded,) = load_bytes(text.encode(), name)
    return loaded


def lines(loaded: Article, kind: str) -> list[str]:
    return [p.span.of(loaded.text) for p in loaded.paragraphs if p.kind == kind]


def test_the_seeds(seeds: Path) -> None:
    found = {path.name[:3]: next(load(path)) for path in discover([seeds])}
    assert [(n, a.published_on, a.byline) for n, a in found.items()] == [
        ("000", "2023-08-25", "ศูนย์สื่อสารองค์กรและนักศึกษาเก่าสัมพันธ์"),
        ("001", "2019-06-18", "พิมลกัลย์ เดชะชัย"),
        ("002", None, "ข่าวไอแอลโอ"),
        ("003", "2022-10-04", None),
        ("004", "2020-12-29", "หน่วยสนับสนุนวิชาการรับใช้สังคม มช."),
    ]
    assert [len(a.images) for a in found.values()] == [0, 0, 3, 0, 0]
    for each in found.values():
        for furniture in ("แกลลอรี่", "Digiqole", "Facebook Comments", "Related post", "Social sharing", "อ่าน 16", "![]"):
            assert furniture not in each.text
        assert each.text.count(each.title) == 1


def test_the_government_sites_layout() -> None:
    loaded = article(
        f"\ufeffรัฐบาลไทย-ข่าวทำเนียบรัฐบาล-{TITLE}\n\n\nวันจันทร์ที่ 18 มีนาคม 2567\n17/03/2567\nพิมพ์\n{TITLE}\n{TITLE}\n{BODY}\n"
        "-----------------------\nกลุ่มประชาสัมพันธ์และเผยแพร่ สำนักโฆษก\n\nที่มา : https://www.example.go.th/news/80448"
    )
    assert loaded.title == TITLE
    assert loaded.published_on == "2024-03-18"
    assert loaded.published_span is not None
    assert loaded.published_span.of(loaded.text) == "วันจันทร์ที่ 18 มีนาคม 2567"
    assert loaded.byline == "กลุ่มประชาสัมพันธ์และเผยแพร่ สำนักโฆษก"
    assert loaded.source_url == "https://www.example.go.th/news/80448"
    assert [p.kind for p in loaded.paragraphs] == ["headline", "meta", "meta", "body", "meta", "meta"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("ข่าวโดย   สมศรี เขียนข่าว", "สมศรี เขียนข่าว"),
        ("ข้อมูลโดย : งานวิจัย มดล.", "งานวิจัย มดล."),
        ("ภาพ/ข่าว : กลุ่มสื่อสารองค์กร", "กลุ่มสื่อสารองค์กร"),
        ("Editor สมชาย ใจดี", "สมชาย ใจดี"),
        ("สมศรี เขียนข่าว: สรุป/เรียบเรียง", "สมศรี เขียนข่าว"),
        ("กองเผยแพร่และประชาสัมพันธ์ ข่าว", "กองเผยแพร่และประชาสัมพันธ์"),
        ("“ทุกวันกับข่าว” กับสำนักโฆษก กรมตัวอย่าง", "สำนักโฆษก กรมตัวอย่าง"),
        ("สถาบันวิจัยตัวอย่างแห่งชาติ (สวต.)", "สถาบันวิจัยตัวอย่างแห่งชาติ (สวต.)"),
    ],
)
def test_credits_after_the_story(line: str, byline: str) -> None:
    loaded = article(f"{TITLE}\n\n25 สิงหาคม 2566\n\n{BODY}\n\n{line}\n")
    assert loaded.byline == byline
    assert line.split()[0] in " ".join(lines(loaded, "meta"))


def test_no_credit_is_guessed() -> None:
    assert article(f"{TITLE}\n\n25 สิงหาคม 2566\n\n{BODY}\n\nกรมฟื้นฟูป่าชายเลนจะแถลงรายละเอียดต่อไป\n").byline is None


def test_the_dateline_may_stand_at_the_end_with_a_time_and_a_counter() -> None:
    loaded = article(f"{TITLE}\n\n{BODY}\n\n18 มิถุนายน 2562 , 09:28 น. , อ่าน 16\n")
    assert loaded.published_on == "2019-06-18"
    assert loaded.text.endswith("18 มิถุนายน 2562 , 09:28 น.")


def test_an_events_date_within_the_story_is_no_dateline() -> None:
    assert article(f"{TITLE}\n\n{BODY} เมื่อวันที่ 23 สิงหาคม 2566\n").published_on is None
    assert article(f"{TITLE}\n\nวันนี้ (23 ส.ค. 66) {BODY}\n").published_on == "2023-08-23"


def test_the_epoch_is_no_date() -> None:
    assert article(f"{TITLE}\n\nวันพฤหัสบดีที่ 1 มกราคม 2513\n\n{BODY}\n").published_on is None


def test_lists_have_their_markers() -> None:
    loaded = article(f"{TITLE}\n\n{BODY} ดังนี้\n1) แลกเปลี่ยนนักศึกษา\n2) วิจัยร่วมกัน\n- ฝึกอบรม\n1.5 ล้านบาทต่อปี\n• อื่น ๆ\n")
    items = [p for p in loaded.paragraphs if p.kind == "list"]
    assert [loaded.text[p.start : p.start + p.marker] for p in items] == ["1) ", "2) ", "- ", "• "]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    broken = (
        "กระทรวงตัวอย่างเดินหน้าขยายตลาดแรงงานไทยในต่างประเทศ\n"
        "โดยลงนามบันทึกความเข้าใจด้านการจัดส่งแรงงานภาคเกษตรตามฤดูกาล ร่วมกับเมืองท้องถิ่น\n"
        "ซึ่งจะส่งผลให้แรงงานไทยสามารถไปทำงานได้ง่ายขึ้นและได้รับข้อยกเว้นบางประการ เช่น\n"
        "ไม่ต้องทดสอบภาษา ไม่เสียค่าใช้จ่ายในการดำเนินการเพิ่มเติมนอกจากค่าจัดส่งพื้นฐาน ทั้งนี้\n"
        "แรงงานไทยที่จะไปต้องมีคุณสมบัติเบื้องต้นตามที่กำหนดไว้ในบันทึกความเข้าใจฉบับนี้ด้วย\n"
        "ผู้สนใจติดตามข่าวสารได้ที่เว็บไซต์ของกรมตัวอย่างหรือสายด่วน\n"
    )
    loaded = article(f"{TITLE}\n\n25 สิงหาคม 2566\n\n{broken}")
    assert len(lines(loaded, "body")) == 1
    assert "บางประการ เช่น ไม่ต้องทดสอบ" in loaded.text


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    loaded = article(f"{TITLE}\n\n{BODY}\nทั้งนี้ พิธีจัดขึ้นที่ห้องประชุมใหญ่\nผู้สนใจติดต่อได้ที่ฝ่ายวิจัยของมหาวิทยาลัย\n")
    assert len(lines(loaded, "body")) == 3


def test_front_matter_is_understood() -> None:
    loaded = article(
        '---\ntitle: "ลงนาม MOU: \\"ใหม่\\""\ndate: 2566-08-25\nauthor: สมศรี เขียนข่าว\nsource: https://example.ac.th/1\ntags: [mou]\n---\n\n'
        + BODY
    )
    assert (loaded.title, loaded.published_on) == ('ลงนาม MOU: "ใหม่"', "2023-08-25")
    assert (loaded.byline, loaded.source_url) == ("สมศรี เขียนข่าว", "https://example.ac.th/1")
    assert loaded.text.split("\n") == ['ลงนาม MOU: "ใหม่"', BODY]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert article(f"---\n{TITLE}\n---\n{BODY}\n").title == TITLE


def test_markdown_is_read_as_it_is_shown() -> None:
    loaded = article(
        f"# {TITLE}\n\n![ภาพลงนาม](a.jpg)\n\n{BODY} **สำคัญ** [ลิงก์](https://example.com)\n\n"
        "## ขอบเขต\n\n> ดีใจมาก\n\n| ก | ข |\n|---|---|\n| 1 | 2 |\n",
        "news.md",
    )
    assert loaded.title == TITLE
    assert loaded.text.endswith("สำคัญ ลิงก์\nขอบเขต\nดีใจมาก\nก | ข\n1 | 2")
    assert [p.kind for p in loaded.paragraphs] == ["headline", "body", "heading", "quote", "table", "table"]
    assert (loaded.images[0].after, loaded.images[0].caption) == (0, "ภาพลงนาม")


def test_a_story_without_a_headline_gets_its_first_words() -> None:
    story = " ".join([BODY] * 6)
    loaded = article(story)
    assert story.startswith(loaded.title.rstrip("…"))
    assert 40 < len(loaded.title) < 125
    assert lines(loaded, "body") == [story]


def test_a_date_before_the_headline_follows_it() -> None:
    loaded = article(f"25 สิงหาคม 2566\n{TITLE}\n{BODY}\n")
    assert loaded.text.split("\n")[:2] == [TITLE, "25 สิงหาคม 2566"]


def test_identity_is_that_of_the_bytes() -> None:
    assert article(BODY).id == article(BODY, "other.txt").id
    assert article(BODY).id != article(f"{BODY} ").id
    assert article(BODY).id.startswith("sha256:")
    assert len(article(BODY).id) == 23


@pytest.mark.parametrize("text", ["x\n", "กก", "Home\nPrint"])
def test_a_file_of_nothing_but_furniture_is_read_all_the_same(text: str) -> None:
    assert article(text).text == text.strip()


def test_nothing_to_read_is_said() -> None:
    for data in (b"", b"   \n\n", b"\xef\xbb\xbf\n"):
        with pytest.raises(InputError, match=r"nothing\.txt: There is no text"):
            load_bytes(data, "nothing.txt")


def test_the_corpus_loads_without_an_exception(corpus: Path) -> None:
    files = list(discover([corpus]))[:: 1 if THOROUGH else 10]
    loaded = [a for path in files for a in load(path)]
    assert len(loaded) == (2000 if THOROUGH else 200)
    dated = sum(a.published_on is not None for a in loaded)
    assert dated / len(loaded) > 0.995
    assert sum(a.source_url is not None for a in loaded) / len(loaded) > 0.995
    for each in loaded:
        assert "\n".join(p.span.of(each.text) for p in each.paragraphs) == each.text
        assert "ข่าวทำเนียบรัฐบาล-" not in each.title


def test_other_articles_headlines_after_the_story_are_dropped() -> None:
    related = "Related post\nมหาวิทยาลัยเปิดบ้านต้อนรับนักเรียน\n2 กันยายน 2566\nรับสมัครบุคลากร\n"
    loaded = article(f"{TITLE}\n\n25 สิงหาคม 2566\n\n{BODY}\n\n{related}")
    assert "รับสมัคร" not in loaded.text
    assert loaded.published_on == "2023-08-25"
    assert BODY in article(f"{TITLE}\n\nข่าวที่เกี่ยวข้อง\n\n{BODY}\n").text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("25 Aug 2023 by PR Team", "PR Team"),
        ("โดย กองสื่อสารองค์กร - 25 สิงหาคม 2566", "กองสื่อสารองค์กร"),
        ("Post on 25 สิงหาคม 2566 by admin", None),
        ("ข่าวประชาสัมพันธ์ | 25 สิงหาคม 2566", None),
        ("📅 วันที่ 25 ส.ค. 66 เวลา 10.30 น.", None),
        ("อัพเดทล่าสุด : วันศุกร์, 25 สิงหาคม 2566 10:30", None),
        ("Friday, August 25, 2023", None),
        ("25/08/2566 10:30", None),
    ],
)
def test_datelines_of_many_sites(line: str, byline: str | None) -> None:
    loaded = article(f"{TITLE}\n\n{line}\n\n{BODY}\n{BODY}อีก\n")
    assert (loaded.published_on, loaded.byline) == ("2023-08-25", byline)
    assert lines(loaded, "meta") == [line]


@pytest.mark.parametrize(
    "beginning",
    [
        "กรุงเทพฯ – 25 สิงหาคม 2566 – ",
        "(กรุงเทพฯ) 25 สิงหาคม 2566 - ",
        "Bangkok, August 25, 2023 – ",
        "วันที่ 25 สิงหาคม 2566 ",
        "[25 ส.ค. 66] ",
    ],
)
def test_a_dateline_within_the_first_paragraph(beginning: str) -> None:
    assert article(f"{TITLE}\n\n{beginning}{BODY}\n").published_on == "2023-08-25"


@pytest.mark.parametrize(
    "first", [f"{TITLE} - มหาวิทยาลัยดอยหลวง", f"มหาวิทยาลัยดอยหลวง | {TITLE}", f"หน้าแรก / ข่าว / {TITLE}"]
)
def test_the_sites_name_beside_the_headline(first: str) -> None:
    loaded = article(f"{first}\n{TITLE}\n25 สิงหาคม 2566\n{BODY}\n")
    assert loaded.title == TITLE
    assert loaded.text.count(TITLE) == 1


def test_a_menu_above_the_headline() -> None:
    loaded = article(f"เกี่ยวกับเรา\nข่าวสาร\nติดต่อเรา\n{TITLE}\n25 สิงหาคม 2566\n{BODY}\n")
    assert (loaded.title, loaded.published_on) == (TITLE, "2023-08-25")


@pytest.mark.parametrize(
    "title",
    [
        "title: >-\n  ลงนาม MOU กับ\n  มหาวิทยาลัยดอยหลวง",
        "title: >\n  ลงนาม MOU กับ มหาวิทยาลัยดอยหลวง\n",
        "title: |\n    ลงนาม MOU กับ\n    มหาวิทยาลัยดอยหลวง",
        'title: "ลงนาม MOU กับ\\u200b มหาวิทยาลัย\\e[31mดอยหลวง"',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "author", ["author:\n  - สมชาย ใจดี\n  - สมหญิง รักเรียน", "authors:\n- สมชาย ใจดี\n- สมหญิง รักเรียน"]
)
def test_a_header_with_folded_text_and_lists(title: str, author: str) -> None:
    text = f"---\n{title}\n{author}\ndate: 25 ส.ค. 66\nlayout: post\n---\nกรมทดสอบลงนามบันทึกข้อตกลง\n"
    (one,) = load_bytes(text.encode(), "a.md")
    assert one.title.replace("[31m", "") == "ลงนาม MOU กับ มหาวิทยาลัยดอยหลวง"
    assert (one.byline, one.published_on) == ("สมชาย ใจดี, สมหญิง รักเรียน", "2023-08-25")


def test_a_header_that_is_no_yaml_is_read_line_by_line() -> None:
    text = "---\ntitle: ลงนาม: MOU กับ: มช.\ntags:\n- [ก\nauthor: งานข่าว\n---\nกรมทดสอบลงนาม\n"
    (one,) = load_bytes(text.encode(), "a.md")
    assert (one.title, one.byline) == ("ลงนาม: MOU กับ: มช.", "งานข่าว")


_JSON = """{
  "title": "ลงนาม MOU: กับ มช.",
  "date": "2023-08-25T10:00:00+07:00",
  "authors": [{"name": "สมชาย ใจดี"}, "สมหญิง"],
  "params": {"tags": ["}", "{"]}
}"""

HEADERS = {
    "folded": "---\ntitle: >-\n  ลงนาม MOU:\n  กับ มช.\nauthor:\n  - สมชาย ใจดี\n  - name: สมหญิง\ndate: 25 ส.ค. 66\n---\n",
    "goes on": "---\ntitle: ลงนาม MOU: กับ\n  มช.\nauthors: [สมชาย ใจดี, สมหญิง]\ndate: 2566/08/25\nlayout: post\n...\n",
    "toml": '+++\ntitle = "ลงนาม MOU: กับ มช."\ndate = 2023-08-25T22:00:00+07:00\n[params]\nauthor = ["สมชาย ใจดี", "สมหญิง"]\n+++\n',
    "toml, multi-line": "+++\ntitle = '''ลงนาม MOU:\nกับ มช.'''\npublished = '25 สิงหาคม 2566'\n"
    "authors = [{name = 'สมชาย ใจดี'}, {name = 'สมหญิง'}]\n+++\n",
    "toml, named": '---toml\ntitle = "ลงนาม MOU: กับ มช."\ndate = 2023-08-25\nauthor = ["สมชาย ใจดี", "สมหญิง"]\n---\n',
    "json": _JSON + "\n",
    "json, one line": _JSON.replace("\n", " ") + "\n",
    "json, a comma too many": _JSON.replace("\n}", ",\n}") + "\n",
    "json, between": f";;;\n{_JSON}\n;;;\n",
    "json, between, without braces": f";;;{_JSON.strip('{}')};;;\n",
    "json, between, a comma too many": f";;;{_JSON.strip('{}').rstrip()},\n;;;\n",
    "json, named": f"---json\n{_JSON}\n---\n",
    "json in yaml's": f"---\n{_JSON}\n---\n",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_headers_of_site_generators(header: str) -> None:
    (article,) = load_bytes(f"{header}\nกรมทดสอบลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่\n".encode(), "a.md")
    assert article.title in ("ลงนาม MOU: กับ มช.",)
    assert article.published_on == "2023-08-25"
    assert article.byline == "สมชาย ใจดี, สมหญิง"
    assert "title" not in article.text
    assert "+++" not in article.text


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "ลงนาม", "date": "2566-08-25"}',
        '{"title": "ลงนาม"}\n{"title": "ลงนามอีกครั้ง"}\n',
        '{"title": "ลงนาม"} กรมทดสอบลงนามบันทึกข้อตกลง\n',
        "{กรมทดสอบ} ลงนามบันทึกข้อตกลง\nกับกรมใหม่\n",
    ],
)
def test_braces_that_are_no_header(text: str) -> None:
    (article,) = load_bytes(text.encode(), "a.txt")
    assert article.text.startswith("{")


def test_braces_without_an_end() -> None:
    (article,) = load_bytes(("{\n" * 3000 + "กรมทดสอบลงนามบันทึกข้อตกลง\n").encode(), "a.txt")
    assert article.title == "กรมทดสอบลงนามบันทึกข้อตกลง"


def test_aliases_in_a_header_cost_nothing() -> None:
    names = "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in itertools.pairwise("abcdefghij"))
    text = f"---\na: &a [มช., กรม]\n{names}\nauthor: *j\ntitle: >-\n  ลงนาม MOU\n---\nกรมทดสอบลงนามบันทึกข้อตกลง\n"
    (article,) = load_bytes(text.encode(), "a.md")
    assert article.title == "ลงนาม MOU"
