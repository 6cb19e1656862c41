"""Where an article's words stand when they are drawn."""

import pytest

from mou_tui.article import Article, Image, Paragraph, ParagraphKind, Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.blocks import SLICE, Piece, blocks_of
from mou_tui.page.layout import Layout, drawn_text, offset_of, place_of, reading_minutes
from mou_tui.thai.width import cells


def article(
    *parts: tuple[ParagraphKind, str] | tuple[ParagraphKind, str, int], images: tuple[Image, ...] = ()
) -> Article:
    paragraphs, at = [], 0
    for kind, text, *marker in parts:
        paragraphs.append(Paragraph(at, at + len(text), kind, *marker))
        at += len(text) + 1
    return Article("sha256:0", "news.txt", "\n".join(p[1] for p in parts), tuple(paragraphs), images=images)


def layout(of: Article, width: int = 40, facts: Facts | None = None, meta: tuple[Piece, ...] = ()) -> Layout:
    made = Layout(of, facts or Facts(), blocks_of(of, meta, lambda caption: f"[image] {caption}"))
    made.set_width(width)
    return made


def drawn(made: Layout) -> list[str]:
    made.measure_more(10**9)
    return [drawn_text(line, made.article.text) for y in range(made.height) if (line := made.line(y))]


NEWS = article(
    ("headline", "จับมือพัฒนาเมือง"),
    ("body", "มหาวิทยาลัยตัวอย่างร่วมกับเทศบาลนครตัวอย่างลงนามบันทึกข้อตกลงเพื่อพัฒนาเมืองอย่างยั่งยืน"),
    ("body", "พิธีลงนามจัดขึ้นที่หอประชุม"),
)


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    lines = drawn(layout(NEWS, 200))
    assert lines == [NEWS.title, "", *(p for q in NEWS.paragraphs[1:] for p in (q.span.of(NEWS.text), ""))][:-1]


def test_lines_give_the_text_back() -> None:
    made = layout(NEWS, 20)
    made.measure_more(10**9)
    lines = [made.line(y) for y in range(made.height)]
    for number, paragraph in enumerate(NEWS.paragraphs):
        parts = [NEWS.text[x.start : x.end] for x in lines if x and x.paragraph == number and x.kind != "blank"]
        assert "".join(parts) == paragraph.span.of(NEWS.text)
        assert all(cells(part.rstrip()) <= 20 for part in parts)


def test_an_item_of_a_list_hangs_by_its_marker() -> None:
    words = "1. แลกเปลี่ยนบุคลากรและนักศึกษาระหว่างกันทุกปี"
    lines = drawn(layout(article(("headline", "ข่าว"), ("list", words, 3)), 20))
    assert lines[2].startswith("1. แลก")
    assert all(line.startswith("   ") for line in lines[3:])
    assert all(cells(line) <= 20 for line in lines)


def test_short_items_of_a_list_stand_without_blank_lines() -> None:
    made = layout(article(("headline", "ข่าว"), ("list", "1) หนึ่ง", 3), ("list", "2) สอง", 3), ("body", "จบ")))
    assert drawn(made) == ["ข่าว", "", "1) หนึ่ง", "2) สอง", "", "จบ"]


def test_a_quotation_stands_in() -> None:
    assert drawn(layout(article(("headline", "ข่าว"), ("quote", "ยินดีมาก"))))[-1] == "  ยินดีมาก"


def test_an_image_leaves_a_marker_with_its_caption_where_it_stood() -> None:
    of = article(("headline", "ข่าว"), ("body", "หนึ่ง"), ("body", "สอง"), images=(Image(1, "a.jpg", "พิธีลงนาม"),))
    assert drawn(layout(of)) == ["ข่าว", "", "หนึ่ง", "", "[image] พิธีลงนาม", "", "สอง"]


def test_the_meta_line_stands_for_the_paragraphs_whose_words_it_shows() -> None:
    of = article(("headline", "ข่าว"), ("meta", "25 สิงหาคม 2566"), ("body", "เนื้อข่าว"), ("meta", "ที่มา : สำนักข่าว"))
    date = of.paragraphs[1].span
    made = layout(of, meta=(Piece("25 ส.ค. 2566", date), Piece("อ่าน 1 นาที")))
    assert drawn(made) == ["ข่าว", "25 ส.ค. 2566 · อ่าน 1 นาที", "", "เนื้อข่าว", "", "ที่มา : สำนักข่าว"]
    line = made.line(made.y_of(date.start))
    assert line is not None
    assert line.kind == "label"
    assert line.pieces == ((0, 12, date),)


def test_a_meta_line_that_is_too_long_is_broken_between_its_pieces() -> None:
    made = layout(
        article(("headline", "ข่าว")), 24, meta=(Piece("25 ส.ค. 2566"), Piece("สำนักข่าวตัวอย่าง"), Piece("2 minutes"))
    )
    assert drawn(made) == ["ข่าว", "25 ส.ค. 2566", "สำนักข่าวตัวอย่าง", "2 minutes"]


def test_a_meta_paragraph_with_further_words_is_drawn() -> None:
    of = article(("headline", "ข่าว"), ("meta", "เผยแพร่เมื่อ 25 สิงหาคม 2566"), ("body", "เนื้อข่าว"))
    start = of.paragraphs[1].start + len("เผยแพร่เมื่อ ")
    made = layout(of, meta=(Piece("25 ส.ค. 2566", Span(start, of.paragraphs[1].end)),))
    assert "เผยแพร่เมื่อ 25 สิงหาคม 2566" in drawn(made)


def test_evidence_of_a_date_stays_on_one_line() -> None:
    text = "พิธีจัดในวัน 2 ตุลาคม ปีนี้"
    of = article(("headline", "ข่าว"), ("body", text))
    start = of.text.index("2 ตุลาคม ปีนี้")
    facts = Facts((Fact("signed_on", "2023-10-02", (Span(start, len(of.text)),), rule="x"),))
    assert drawn(layout(of, 16, facts))[2:] == ["พิธีจัดในวัน", "2 ตุลาคม ปีนี้"]


def test_every_offset_has_its_line() -> None:
    made = layout(NEWS, 14)
    made.measure_more(10**9)
    for offset in range(len(NEWS.text)):
        line = made.line(made.y_of(offset))
        assert line is not None
        assert line.start <= offset <= line.end


def test_a_place_outlives_another_width() -> None:
    made = layout(NEWS, 14)
    offset = NEWS.paragraphs[1].start + 40
    made.set_width(60)
    line = made.line(made.y_of(offset))
    assert line is not None
    assert line.start <= offset < line.end


@pytest.mark.parametrize("place", [(0, 0), (1, 5), (2, 3)])
def test_places_and_offsets_are_each_others_inverse(place: tuple[int, int]) -> None:
    assert place_of(NEWS, offset_of(NEWS, place)) == place


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert offset_of(NEWS, (99, 99)) == len(NEWS.text)


def long_article(paragraphs: int = 400) -> Article:
    body = "ความร่วมมือทางวิชาการระหว่างสองสถาบันเพื่อพัฒนาบุคลากรและงานวิจัยร่วมกัน " * 4
    return article(("headline", "ข่าวยาว"), *[("body", f"{n} {body.strip()}") for n in range(paragraphs)])


def test_a_long_article_is_wrapped_only_where_it_is_seen() -> None:
    made = layout(long_article())
    made.reach(0, 0, 30)
    assert not made.exact
    assert sum(lines is not None for lines in made._lines) < 20


def test_what_is_measured_above_does_not_move_the_words_at_hand() -> None:
    made = layout(long_article())
    y = made.reach(made.height // 2, 0, 30)
    here = made.line(y)
    while not made.exact:
        y = made.measure_more(5_000, y)
    assert made.line(y) == here


def test_the_measured_height_is_the_number_of_lines() -> None:
    made = layout(long_article(50))
    made.measure_more(10**9)
    assert made.exact
    assert made.height == sum(len(made.lines_of(n)) for n in range(len(made.blocks)))


def test_a_very_long_paragraph_is_cut_into_slices_at_spaces() -> None:
    text = "คำว่าคำ " * (SLICE // 2)
    blocks = blocks_of(article(("headline", "ข่าว"), ("body", text.strip())))[1:]
    assert len(blocks) > 2
    assert all(block.end - block.start <= SLICE * 3 // 2 for block in blocks)
    assert "".join(("ข่าว\n" + text.strip())[b.start : b.end] for b in blocks) == text.strip()
    assert [b.gap for b in blocks] == [1] + [0] * (len(blocks) - 1)


def test_an_empty_article_has_no_lines() -> None:
    empty = Article("sha256:0", "news.txt", "", ())
    made = layout(empty)
    assert (made.height, made.line(0), made.y_of(0), made.reach(5, 1, 1)) == (0, None, 0, 0)


def test_reading_takes_at_least_a_minute() -> None:
    assert reading_minutes("สั้น") == 1
    assert reading_minutes("ก" * 5_000) == 5
