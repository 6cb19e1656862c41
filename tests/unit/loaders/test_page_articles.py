"""Saved web pages in the layouts of Thai university, ministry, company and news sites."""

import json
from pathlib import Path

import pytest

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.facts import extract
from mou_tui.loaders import load, load_bytes
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read_here

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


def _read(page: str | bytes) -> Article:
    (article,) = read_here(page.encode() if isinstance(page, str) else page, "a.html", Limits())
    return article


def _lines(page: str | bytes) -> list[str]:
    article = _read(page)
    return [p.span.of(article.text) for p in article.paragraphs]


TITLE = "ลงนาม MOU ระหว่างกรมทดสอบกับ มช."


def _article(body: str, head: str = "") -> str:
    return f"<html lang=th><head><meta charset=utf-8>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"


def test_a_short_page_keeps_its_date_and_its_lines_apart() -> None:
    page = _article(f'<time datetime="2024-03-05T08:15:00+07:00">5 มีนาคม 2567</time><p>{STORY}</p><p>มีระยะเวลา 5 ปี</p>')
    assert _lines(page) == [TITLE, "5 มีนาคม 2567", STORY, "มีระยะเวลา 5 ปี"]
    assert not list(extract(_read(page)).of("signed_on"))


@pytest.mark.parametrize("words", ["Die Universität München für fünf Jahre", "L’école de l’Université à Québec"])
@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "tis-620"])
def test_a_page_in_latin_letters_is_not_read_as_thai(words: str, declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><article><h1>MoU Mahidol</h1><p>{words}</p></article></body></html>"
    assert words in _read(page.encode("cp1252")).text


LONG = "เพื่อพัฒนาหลักสูตร การวิจัยร่วม และการแลกเปลี่ยนนักศึกษา " * 6


@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>", "<td><div><span>{}</span></div></td>"])
@pytest.mark.parametrize("heading", ["th", "td"])
def test_a_table_of_data_stays_one_with_long_cells_and_with_paragraphs_in_them(cell: str, heading: str) -> None:
    rows = [("ที่", "คู่สัญญา", "วันลงนาม", "ขอบเขต"), ("1", "กรมหนึ่ง", "3 มีนาคม 2561", "สั้น"), ("2", "กรมสอง", "4 มีนาคม 2562", LONG.strip()),
            ("3", "กรมสาม", "", "สั้น")]  # fmt: skip
    markup = "".join(
        "<tr>" + "".join((f"<{heading}>{{}}</{heading}>" if n == 0 else cell).format(words) for words in row) + "</tr>"
        for n, row in enumerate(rows)
    )
    page = _article(f"<p>{STORY}</p><table>{markup}</table><p>{STORY} จบ</p>")
    lines = _lines(page)
    assert "1 | กรมหนึ่ง | 3 มีนาคม 2561 | สั้น" in lines
    assert f"2 | กรมสอง | 4 มีนาคม 2562 | {LONG.strip()}" in lines
    assert "3 | กรมสาม | | สั้น" in lines
    assert _read(page).published_on is None


def test_cells_that_span_rows_stand_in_each_and_lines_in_a_cell_stay_apart() -> None:
    first = "<tr><td rowspan=2>คู่ความร่วมมือ<td>กรมหนึ่ง<br>กรมสอง<td>ก</tr>"
    table = f"<table><tr><th>บทบาท<th>ชื่อ<th>หมายเหตุ</tr>{first}<tr><td>กรมสาม<td>ข</tr></table>"
    lines = _lines(_article(f"<p>{STORY}</p>{table}<p>{STORY} จบ</p>"))
    assert "คู่ความร่วมมือ | กรมหนึ่ง, กรมสอง | ก" in lines
    assert "คู่ความร่วมมือ | กรมสาม | ข" in lines


@pytest.mark.parametrize("group", ["{}{}", "<div>{}</div><div>{}</div>"])
def test_definitions_are_lines_of_a_register(group: str) -> None:
    one = "<dt>คู่สัญญา</dt><dd>กรมป่าไม้</dd><dd>กรมอนามัย</dd>"
    two = "<dt>วันที่ลงนาม :</dt><dd>4 ตุลาคม 2565</dd>"
    lines = _lines(_article(f"<p>{STORY}</p><dl>{group.format(one, two)}</dl><p>{STORY} จบ</p>"))
    assert "คู่สัญญา: กรมป่าไม้, กรมอนามัย" in lines
    assert "วันที่ลงนาม: 4 ตุลาคม 2565" in lines


@pytest.mark.parametrize("style", ["visibility:hidden", "font-size:0;color:red", "DISPLAY: none !important"])
def test_what_styles_hide_is_not_read(style: str) -> None:
    assert "ล้านบาท" not in _read(_article(f'<p>{STORY}</p><p style="{style}">9 ล้านบาท</p><p>{STORY} จบ</p>')).text


def test_parts_of_a_gallery_that_a_script_shows_one_by_one_are_read() -> None:
    parts = "".join(f'<div class="part" style="display:none"><p>{STORY} ส่วนที่ {n}</p></div>' for n in range(9))
    assert "ส่วนที่ 8" in _read(_article(f"<p>{STORY}</p>{parts}")).text


BROKEN = [
    '{"@type":"NewsArticle","headline":"x","datePublished":"2023-08-25","description":"บรรทัด\nใหม่",}',
    '{"@type":"NewsArticle","description":"ลงนาม "MOU" กับ มช.","datePublished":"2023-08-25"}',
    '<!-- {"@type":"NewsArticle","datePublished":"2023-08-25","keywords":["ก","ข",],} -->',
    '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2023-08-25"}\n//]]>',
    "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2023-08-25&quot;}",
    '{"@type":"NewsArticle","datePublished":"2023-08-25"',
]


@pytest.mark.parametrize("linked", BROKEN)
def test_json_ld_that_sites_break_still_dates_the_page(linked: str) -> None:
    page = _article(f"<p>{STORY}</p>", f'<script type="application/ld+json">{linked}\n</script>')
    assert _read(page).published_on == "2023-08-25"


@pytest.mark.parametrize(
    ("declared", "shown", "day"),
    [
        ("2024-03-05T20:15:00-05:00", "March 5, 2024", "2024-03-05"),
        ("2024-03-05T20:15:00-05:00", "", "2024-03-05"),
        ("2024-03-06T01:15:00Z", "March 5, 2024", "2024-03-05"),
        ("2024-03-06T01:15:00Z", "", "2024-03-06"),
        # A clock of the site, far from anywhere that the moment could have been.
        ("2024-03-05T08:15:00Z", "March 6, 2024", "2024-03-05"),
        # Entered a day before it came out.
        ("2024-03-04T08:15:00+00:00", "March 7, 2024", "2024-03-07"),
        # Another article's.
        ("2024-03-04T08:15:00+00:00", "May 7, 2023", "2024-03-04"),
    ],
)
def test_the_day_is_the_publishers_and_the_one_that_the_page_shows(declared: str, shown: str, day: str) -> None:
    story = "Harvard University today signed a memorandum of understanding with Mahidol University on public health training."
    head = f'<meta property="article:published_time" content="{declared}"><title>Harvard signs</title>'
    kind = "site-header__date" if shown == "March 6, 2024" else "entry-date"
    line = f'<span class="{kind}">{shown}</span>' if shown else ""
    page = f"<html><head>{head}</head><body><article><h1>Harvard signs MoU with Mahidol</h1>{line}<p>{story}</p></article></body></html>"
    assert _read(page).published_on == day


def test_a_moment_in_utc_is_of_thailands_day_on_a_thai_page() -> None:
    page = _article(f"<p>{STORY}</p>", '<meta property="article:published_time" content="2024-03-05T20:15:00Z">')
    assert _read(page).published_on == "2024-03-06"


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="a.js"></script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script>1</script>",
        "<app-root></app-root><script>1</script>",
        "<my-app>Loading...</my-app><script>1</script>",
        "<div class=page><p>กำลังโหลดข้อมูล กรุณารอสักครู่...</p></div><script>1</script>",
        "<p>กรุณาเปิดใช้งาน JavaScript เพื่อใช้เว็บไซต์นี้</p><script>1</script>",
    ],
)
def test_a_page_that_a_script_would_fill_says_so(body: str) -> None:
    with pytest.raises(InputError, match="script"):
        _read(f"<!doctype html><html><head><title>กรมทดสอบ</title></head><body>{body}</body></html>")


def test_the_story_of_json_ld_stands_in_for_one_that_a_script_would_fetch() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{STORY}\n\n{STORY} จบ"})
    page = f'<html><body><div id=root></div><script type="application/ld+json">{linked}</script></body></html>'
    assert _lines(page) == [TITLE, STORY, f"{STORY} จบ"]


def test_captions_and_galleries_are_not_of_the_story_and_its_images_are_kept() -> None:
    related = "".join(f'<li><a href="/{n}"><img src="/r{n}.jpg">ข่าวอื่น {n}</a></li>' for n in range(20))
    page = _article(
        f'<figure><img src="/a.jpg" alt="ลงนาม"><figcaption>ภาพ: งานสื่อสาร</figcaption></figure><p>{STORY}</p>'
        f'<p>{STORY} ต่อ</p><img data-src="/b.jpg" src="data:image/gif;base64,R0lGOD"><p>{STORY} จบ</p></article><ul>{related}</ul><article>'
    )
    article = _read(page)
    assert "งานสื่อสาร" not in article.text
    assert [(image.target, image.after) for image in article.images][:2] == [("/a.jpg", 0), ("/b.jpg", 2)]
    assert len(article.images) <= 5


def test_comments_do_not_take_the_place_of_the_story() -> None:
    comments = "".join(
        f"<div class=item><b>ผู้อ่าน {n}</b><p>{'ความเห็นของผู้อ่านเรื่องนี้ยาวพอสมควร ' * 4}</p></div>" for n in range(30)
    )
    page = _article("".join(f"<p>{STORY} ย่อหน้า {n}</p>" for n in range(6))).replace(
        "</body>", f"<div>{comments}</div></body>"
    )
    assert "ย่อหน้า 5" in _read(page).text


def test_a_long_script_with_signs_of_tags_in_it_is_no_tag_with_many_attributes() -> None:
    script = "<script>var a = 'it\\'s'; b = \"a<b\"; " + "word don't " * 20_000 + "</script>"
    assert STORY in _read(_article(f"<p>{STORY}</p>", script)).text


def test_wrongly_decoded_letters_in_character_references_are_mended() -> None:
    wrong = "".join(f"&#{ord(c)};" for c in STORY.encode("cp874").decode("latin-1"))
    assert STORY in _read(_article(f"<p>{wrong}</p><p>{STORY} จบ</p>")).text


@pytest.mark.parametrize("above", ["<h1>ตารางอบรม</h1>", f"<h1>ตารางอบรม</h1><p>{STORY}</p>"])
@pytest.mark.parametrize("number", [2, 5, 40])
def test_a_page_that_is_a_table_keeps_its_rows(above: str, number: int) -> None:
    header = "<tr><th>หลักสูตร</th><th>ผู้เข้าอบรม</th><th>วันแรก</th></tr>"
    rows = "".join(
        f"<tr><td>MOU เรื่องที่ {n}</td><td>กรม ก{n}</td><td>{n % 28 + 1} ม.ค. 2566</td></tr>" for n in range(number)
    )
    lines = _lines(f"<html lang=th><body>{above}<table>{header}{rows}</table></body></html>")
    assert "หลักสูตร | ผู้เข้าอบรม | วันแรก" in lines
    for n in range(number):
        assert f"MOU เรื่องที่ {n} | กรม ก{n} | {n % 28 + 1} ม.ค. 2566" in lines


def test_references_in_what_a_page_says_of_itself_are_read_as_meant() -> None:
    linked = '{"@type":"NewsArticle","headline":"กรมทดสอบลงนาม &quot;MOU&quot; &amp; สัญญา","author":{"name":"ฝ่ายข่าว &amp; สื่อสาร"}}'
    page = f'<html><head><script type="application/ld+json">{linked}</script></head><body><p>{STORY}</p></body></html>'
    article = _read(page)
    assert article.title == 'กรมทดสอบลงนาม "MOU" & สัญญา'
    assert article.byline == "ฝ่ายข่าว & สื่อสาร"
