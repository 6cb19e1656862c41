"""PDF files: what stands where on the page, in whatever order and way it was drawn."""

import re

import pytest
from tests.unit.loaders.drawn import drawn, rule, spread, text, width

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes
from mou_tui.loaders.repair import joined_lines, words_in

TITLE = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยดอยหลวง"
STORY = [
    "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวง",
    "เมื่อวันที่ 4 ตุลาคม 2565 ณ ห้องประชุมใหญ่ เพื่อพัฒนาการศึกษา",
    "ทั้งนี้มีระยะเวลา 3 ปี ผู้ลงนามคือ ดร.สมชาย ใจดี อธิบดีกรมทดสอบ",
]
WHOLE = (
    "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวง เมื่อวันที่ 4 ตุลาคม 2565 ณ ห้องประชุมใหญ่ เพื่อพัฒนาการศึกษา "
    "ทั้งนี้มีระยะเวลา 3 ปี ผู้ลงนามคือ ดร.สมชาย ใจดี อธิบดีกรมทดสอบ"
)


def read(*pages: bytes, **options: object) -> Article:
    (article,) = load_bytes(drawn(pages, **options), "news.pdf")  # type: ignore[arg-type]
    return article


def lines(words: list[str], x: float, y: float, step: float = 18, size: float = 12) -> list[bytes]:
    return [text(line, x, y - n * step, size) for n, line in enumerate(words)]


def body(article: Article) -> list[str]:
    return article.text.split("\n")[1:]


PAGE = [text(TITLE, 60, 780, 18), *lines(STORY, 60, 740)]


@pytest.mark.parametrize("order", ["from the top", "from the foot", "every other line first"])
def test_the_order_of_drawing_is_nothing(order: str) -> None:
    page = {"from the top": PAGE, "from the foot": PAGE[::-1], "every other line first": PAGE[::2] + PAGE[1::2]}[order]
    article = read(b"".join(page))
    assert article.title == TITLE
    assert body(article) == [WHOLE]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_looks(turn: int) -> None:
    def place(x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 90: (842 - y, x), 180: (595 - x, 842 - y), 270: (y, 595 - x)}[turn]

    # PDFium takes Thai letters without a font for one another where they are turned.
    story = [
        "Doi Luang University and the Department of Forestry signed a memorandum",
        "of understanding on coastal research on 4 October 2022 in Bangkok.",
    ]
    rows = [
        ("Universities sign agreement on coastal research", 60, 780, 18),
        *((line, 60, 740 - 18 * n, 12) for n, line in enumerate(story)),
    ]
    page = b"".join(text(words, *place(x, y), size, turn=turn) for words, x, y, size in rows)
    article = read(page, rotate=turn)
    assert article.text == f"Universities sign agreement on coastal research\n{' '.join(story)}"


@pytest.mark.parametrize("spacing", [0.5, 1.5, 3])
def test_letters_that_are_spaced_are_words(spacing: float) -> None:
    page = text(TITLE, 40, 780, 9, spacing=spacing) + b"".join(
        text(line, 40, 740 - 14 * n, 6, spacing=spacing) for n, line in enumerate(STORY)
    )
    article = read(page)
    assert article.title == TITLE
    assert body(article) == [WHOLE]


def test_spaces_that_are_moves_only() -> None:
    page = b"".join(spread(line, 60, 740 - 18 * n) for n, line in enumerate([TITLE, "", *STORY]))
    assert body(read(page)) == [WHOLE]


LEFT = ["กรมทดสอบเปิดเผยว่าได้ลงนาม", "บันทึกข้อตกลงความร่วมมือกับ", "มหาวิทยาลัยดอยหลวงครบถ้วน", "ทุกฉบับแล้วในวันนี้"]
RIGHT = ["ด้านอธิการบดีกล่าวว่าความร่วม", "มือนี้มีระยะเวลารวม 3 ปี และ", "มีวงเงิน 5 ล้านบาทในปีแรกนี้", "ขอขอบคุณทุกฝ่ายที่เกี่ยวข้อง"]


@pytest.mark.parametrize("shift", [0, 7])
@pytest.mark.parametrize("order", ["row by row", "column by column", "right column first"])
def test_columns_follow_one_another(order: str, shift: float) -> None:
    left, right = lines(LEFT, 60, 740, 16), lines(RIGHT, 320, 740 - shift, 16)
    drawing = {
        "row by row": [line for pair in zip(left, right, strict=True) for line in pair],
        "column by column": left + right,
        "right column first": right + left,
    }[order]
    article = read(b"".join([text(TITLE, 60, 780, 18), *drawing]))
    flat = "".join(body(article)).replace(" ", "")
    assert flat == "".join(LEFT + RIGHT).replace(" ", "")


ROWS = [
    ("หน่วยงาน", "วันที่เข้าร่วม", "ผู้ประสาน"),
    ("กรมทดสอบ", "4 ต.ค. 2565", "3 ปี"),
    ("มหาวิทยาลัยดอยหลวง", "", "5 ปี"),
    ("กรมป่าไม้", "6 ต.ค. 2565", "1 ปี"),
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_row_by_row_and_keeps_its_empty_cells(ruled: bool) -> None:
    page = text(TITLE, 60, 780, 18)
    for n, row in enumerate(ROWS):
        page += b"".join(text(cell, x, 700 - 20 * n) for cell, x in zip(row, (60, 260, 420), strict=True) if cell)
        page += rule(55, 714 - 20 * n, 520) if ruled else b""
    article = read(page + (rule(55, 634, 520) if ruled else b""))
    assert body(article) == [" | ".join(cell or "-" for cell in row) for row in ROWS]
    assert [p.kind for p in article.paragraphs[1:]] == ["table"] * 4


def test_lines_of_a_cell_are_one_cell() -> None:
    page = text(TITLE, 60, 780, 18)
    for n, (name, what) in enumerate(
        [
            ("กรมทดสอบ", ["พัฒนาหลักสูตรร่วมกัน", "และแลกเปลี่ยนนักศึกษา"]),
            ("กรมป่าไม้", ["สำรวจป่าอย่างต่อเนื่อง", "โครงการปลูกป่าชายเลน"]),
        ]
    ):
        page += rule(55, 714 - 40 * n, 520) + text(name, 60, 700 - 40 * n)
        page += b"".join(lines(what, 260, 700 - 40 * n, 16))
    article = read(page + rule(55, 634, 520))
    assert body(article) == [
        "กรมทดสอบ | พัฒนาหลักสูตรร่วมกัน และแลกเปลี่ยนนักศึกษา",
        "กรมป่าไม้ | สำรวจป่าอย่างต่อเนื่อง โครงการปลูกป่าชายเลน",
    ]


def test_a_signature_keeps_its_office() -> None:
    page = b"".join(PAGE)
    for n, (one, two) in enumerate(
        [("(ดร.สมชาย ใจดี)", "(ดร.สมหญิง รักเรียน)"), ("อธิบดีกรมทดสอบ", "อธิการบดี"), ("กรมทดสอบ", "มหาวิทยาลัยดอยหลวง")]
    ):
        page += text(one, 80, 600 - 18 * n) + text(two, 330, 600 - 18 * n)
    flat = " ".join(body(read(page)))
    assert flat.index("ใจดี)") < flat.index("อธิบดีกรมทดสอบ", flat.index("ใจดี)")) < flat.index("(ดร.สมหญิง")


def test_a_headline_over_two_lines_is_one() -> None:
    page = b"".join(lines(["กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับ", "มหาวิทยาลัยดอยหลวงเพื่อการศึกษา"], 60, 780, 36, 22))
    article = read(page + b"".join(lines([*STORY, *STORY], 60, 690, 17)))
    assert article.title == "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวงเพื่อการศึกษา"


def headed(head: str, n: int, at: float = 810) -> bytes:
    # No two pages are alike.
    return (
        text(head, 60, at, 10)
        + b"".join(lines([f"{'ก' * n}{line}" for line in STORY * 3], 60, 760))
        + text(f"- {n} -", 290, 30)
    )


@pytest.mark.parametrize(
    "heads",
    [
        ["จดหมายข่าวกรมทดสอบ"] * 2,
        ["จดหมายข่าวกรมทดสอบ ฉบับที่ 9 หน้า 1", "จดหมายข่าวกรมทดสอบ ฉบับที่ 9 หน้า 2", "จดหมายข่าวกรมทดสอบ ฉบับที่ 9 หน้า 3"],
        ["บทความพิเศษ 1", "2 จดหมายข่าว", "บทความพิเศษ 3", "4 จดหมายข่าว", "บทความพิเศษ 5", "6 จดหมายข่าว"],
    ],
)
def test_running_heads_and_page_numbers_are_left_out(heads: list[str]) -> None:
    article = read(*(headed(head, n) for n, head in enumerate(heads, 1)))
    assert not any(word in article.text for word in ("จดหมายข่าว", "บทความพิเศษ"))
    assert re.search(r"- \d -", article.text) is None


def test_a_title_that_runs_on_as_a_head_stays_on_the_first_page() -> None:
    first = text(TITLE, 60, 810, 20) + b"".join(lines(STORY * 2, 60, 760))
    article = read(first, headed(TITLE, 2, 812), headed(TITLE, 3, 812))
    assert article.title == TITLE
    assert article.text.count(TITLE) == 1


def test_rows_at_the_edges_of_pages_are_no_heads() -> None:
    pages = [
        b"".join(
            lines(
                [f"{5 * page + n} กรมทดสอบ {20 * page + 7 * n} ล้านบาท ปี 256{page}" for n in range(3)],
                60,
                700 + 3 * page,
            )
        )
        for page in range(1, 4)
    ]
    assert read(text(TITLE, 60, 780, 20), *pages).text.count("ล้านบาท") == 9


def test_what_browsers_print_around_a_page() -> None:
    page = text("28/11/2566 14:05", 20, 825, 8) + text("ข่าว - กรมทดสอบ", 300, 825, 8) + b"".join(PAGE)
    page += text("https://example.go.th/news/9", 20, 12, 8) + text("1/1", 560, 12, 8)
    article = read(page)
    assert article.text == f"{TITLE}\n{WHOLE}"
    assert article.source_url == "https://example.go.th/news/9"


def test_words_cut_at_line_ends() -> None:
    assert joined_lines(["The agree-", "ment is signed"]) == "The agreement is signed"
    assert joined_lines(["a long-", "term plan"]) == "a long-term plan"
    assert joined_lines(["South-", "South"]) == "South-South"
    known = words_in(["The policymakers met", "land-grant universities"])
    assert joined_lines(["policy-", "makers of land-", "grant"], known) == "policymakers of land-grant"


def test_a_long_paragraph_costs_what_its_lines_cost() -> None:
    many = [f"มหาวิทยาลัยดอยหลวง {n}" for n in range(60_000)]
    assert joined_lines(many).endswith("59999")


def test_text_without_unicode_is_named() -> None:
    unnamed = TITLE.encode("utf-16-be").hex()
    # Codes of a font's own, which nothing explains.
    codes = "".join(f"{1 + n % 90:04x}" for n in range(len(unnamed) // 4))
    page = f"BT /F1 12 Tf 60 700 Td <{codes}> Tj ET".encode()
    with pytest.raises(InputError, match="does not say which letters"):
        read(page, named=False)


@pytest.mark.parametrize(
    ("words", "are_thai"),
    [
        *((line.encode("cp874").decode("latin-1"), True) for line in STORY),
        (STORY[0], False),
        ("Université de Genève, où l'été a été très agréable à l'extrême; ça m'a plû, né à Orléans", False),
        ("ÄÖÜß äöü éèê ñ ÅÅÅ ÉÉÉ ÑÑÑ ÔÔÔ ÄÅÇÉÑÖÜ ÄÅÇÉÑÖÜ", False),
    ],
)
def test_thai_letters_that_are_named_as_latin_ones(words: str, are_thai: bool) -> None:
    from mou_tui.loaders.pdf_glyphs import _is_thai_as_latin

    assert _is_thai_as_latin(list(map(ord, words))) is are_thai


@pytest.mark.parametrize(
    "gibberish",
    [
        "Ä Å Ç ÇÉ Ñ Ö ÜáÇ àâ ÄÅÇÉ ÑÖÜá" * 4,
        "0HPRUDQGXP RI 8QGHUVWDQGLQJ EHWZHHQ WKH XQLYHUVLW\\ DQG WKH GHSDUWPHQW RI IRUHVWU\\ VLJQHG RQ 0DUFK LQ %DQJNRN",
        "†‡•◊∆∂ƒ©∑πº∫ªΩæø¿¡¬√" * 4,
    ],
)
def test_letters_that_are_named_wrongly_are_no_article(gibberish: str) -> None:
    from mou_tui.loaders.pdf import _is_legible

    assert not _is_legible([gibberish])


@pytest.mark.parametrize(
    "words",
    [
        *STORY,
        "Université de Genève et Université Laval à Québec",
        "清迈大学与昆明医科大学签署合作备忘录",
        "Меморандум о взаимопонимании",
        "MOU KKU CMU TU NSTDA",
    ],
)
def test_words_of_any_language_are_legible(words: str) -> None:
    from mou_tui.loaders.pdf import _is_legible

    assert _is_legible([words] * 4)


def test_what_was_written_into_a_form_or_upon_a_page_is_read() -> None:
    shown = b"<</Type/XObject/Subtype/Form/BBox[0 0 400 20]/Resources<</Font<</F1 3 0 R>>>>/Length %d>>stream\n%b\nendstream"
    value, note = text("ดร.สมชาย ใจดี", 0, 5), text("ลงนามแล้วที่กรุงเทพมหานคร", 0, 5)
    article = read(
        b"".join(PAGE),
        page=b"/Annots[21 0 R 22 0 R]",
        more=[
            b"<</Fields[21 0 R]>>",
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/V(x)/F 4/Rect[60 500 460 520]/AP<</N 23 0 R>>>>",
            b"<</Type/Annot/Subtype/FreeText/F 4/DA(/F1 12 Tf)/Rect[60 400 460 420]/AP<</N 24 0 R>>>>",
            shown % (len(value), value),
            shown % (len(note), note),
        ],
    )
    assert "ดร.สมชาย ใจดี" in body(article)
    assert body(article)[-1] == "ลงนามแล้วที่กรุงเทพมหานคร"


def test_letters_beyond_the_first_plane() -> None:
    from mou_tui.loaders.pdf import _is_legible

    assert width("กี่") == 6
    assert _is_legible(["📌 ลงนามบันทึกข้อตกลงความร่วมมือ ✅ กับกรมทดสอบ"])
