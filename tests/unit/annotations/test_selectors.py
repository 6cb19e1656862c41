"""A passage is found again: at once, among its likes, in other letters, after an edit; and not where it is no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.annotations.selectors import Selector, _cheapest_end, find
from mou_tui.article import Span
from mou_tui.thai.quoting import is_whole, letters_only, widened

TEXT = (
    "กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง\n"
    "เมื่อวันที่ 25 สิงหาคม 2566 ศาสตราจารย์ ดร.สมชาย ใจดี อธิการบดี ลงนามกับนางสาวสมหญิง รักเรียน อธิบดี\n"
    "วันรุ่งขึ้น กรมสมมติลงนามกับบริษัทตัวอย่าง (Example Co., Ltd.) เรื่องคอมพิวเตอร์"
)


def selector_of(words: str, number: int = 0) -> Selector:
    at = -1
    for _ in range(number + 1):
        at = TEXT.index(words, at + 1)
    return Selector.of(TEXT, Span(at, at + len(words)))


def test_the_same_words_are_found_where_they_went() -> None:
    found = find(selector_of("สมชาย ใจดี"), "ย่อหน้าใหม่\n" * 30 + TEXT)
    assert found is not None
    assert (found.how, found.span.start) == ("exact", TEXT.index("สมชาย") + 12 * 30)


@pytest.mark.parametrize("number", [0, 1])
def test_of_several_places_the_one_with_the_same_surroundings(number: int) -> None:
    words = "กรมสมมติลงนามกับ"
    selector = selector_of(words, number)
    swapped = "\n".join(reversed(TEXT.split("\n")))
    found = find(selector, swapped)
    assert found is not None
    after = swapped[found.span.end : found.span.end + 6]
    assert after == ("มหาวิท" if number == 0 else "บริษัท")


def test_without_surroundings_the_nearest_place() -> None:
    text = "ก ข " * 50
    found = find(Selector("ข", start=101, end=102), text)
    assert found is not None
    assert abs(found.span.start - 101) <= 2


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("25", "๒๕").replace("2566", "๒๕๖๖"),
        TEXT.replace(" ", "\n"),
        TEXT.replace("สมชาย ใจดี", "สมชาย  ใจดี"),
        TEXT.upper(),
    ],
)
def test_the_same_letters_are_the_same_words(changed: str) -> None:
    words = "25 สิงหาคม 2566 ศาสตราจารย์ ดร.สมชาย ใจดี"
    if changed == TEXT.upper():
        words = "Example Co., Ltd."
    found = find(selector_of(words), changed)
    assert found is not None
    assert found.how == "folded"
    assert found.span.of(changed).split()[-1] in ("ใจดี", "LTD.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ศาสตราจารย์ ดร.สมชาย", "ศ.ดร.สมชาย"),
        ("สมชาย", "สมชายย"),
        ("อธิการบดี ลงนาม", "อธิการบดี ได้ร่วมลงนาม"),
        ("ใจดี", "ใจดี (คนกลาง)"),
    ],
)
def test_an_edited_passage_is_found_by_what_is_left_of_it(old: str, new: str) -> None:
    words = "ศาสตราจารย์ ดร.สมชาย ใจดี อธิการบดี ลงนามกับนางสาวสมหญิง รักเรียน"
    changed = "ข่าวแก้ไข\n" + TEXT.replace(old, new)
    found = find(selector_of(words), changed)
    assert found is not None
    assert found.how == "similar"
    expected = words.replace(old, new)
    assert found.span.start == changed.index(expected)
    assert found.span.of(changed).endswith("รักเรียน")


def test_a_long_passage_is_found_by_its_ends() -> None:
    body = " ".join(f"ข้อ {n} ทั้งสองฝ่ายตกลงร่วมมือกันในเรื่องที่ {n * 7}" for n in range(100))
    selector = Selector.of(body, Span(0, len(body)))
    changed = "นำ\n" + body.replace("ข้อ 50", "ข้อห้าสิบ").replace("ข้อ 70 ทั้งสอง", "")
    found = find(selector, changed)
    assert found is not None
    assert found.span == Span(3, len(changed))


@pytest.mark.parametrize("text", ["", "เรื่องอื่นโดยสิ้นเชิง ไม่มีอะไรเหมือนกันเลย", "x" * 1000])
def test_what_is_gone_is_not_found(text: str) -> None:
    assert find(selector_of("ศาสตราจารย์ ดร.สมชาย ใจดี อธิการบดี"), text) is None


def test_nothing_is_found_nowhere() -> None:
    assert find(Selector("  "), TEXT) is None


def test_w3c_web_annotation_selectors() -> None:
    selector = selector_of("สมชาย")
    quote, position = selector.to_w3c()
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "สมชาย",
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }
    assert position == {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}
    assert Selector.from_table(selector.to_table()) == selector


def test_a_passage_is_not_found_within_a_longer_number() -> None:
    text = "วงเงิน 5 ล้านบาท"
    selector = Selector.of(text, Span(7, 16))
    for longer in ("วงเงิน 15 ล้านบาท", "วงเงิน 2.5 ล้านบาท", "วงเงิน 1,005 ล้านบาท"):
        found = find(selector, longer)
        assert found is not None
        assert not found.sure
        assert found.span.of(longer) == longer.removeprefix("วงเงิน ")
    spelt = Selector.of("จำนวนห้าล้านบาท", Span(5, 15))
    assert spelt.exact == "ห้าล้านบาท"
    found = find(spelt, "จำนวนสิบห้าล้านบาท")
    assert found is None or not found.sure


NUMBERS = st.text(alphabet="กำ้ 19๕.,/ล้านสิบ", min_size=1, max_size=30)


@given(NUMBERS, NUMBERS, st.data())
def test_no_passage_begins_or_ends_within_a_number_or_a_cluster(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    selector = Selector.of(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    for body in (text, other, text + other, other + text):
        found = find(selector, body)
        if found is not None:
            assert is_whole(body, found.span.start, found.span.end)
            assert not found.sure or letters_only(found.span.of(body)) == letters_only(selector.exact)


LETTERS = st.text(alphabet="กขค ๑1\n", min_size=1, max_size=40)


@given(st.data(), LETTERS)
def test_a_passage_is_found_in_its_own_text_and_after_text_was_put_around_it(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    start, end = widened(text, start, end)
    selector = Selector.of(text, Span(start, end))
    if not selector.exact.strip():
        return
    found = find(selector, text)
    assert found is not None
    assert found.span == Span(start, end) or found.span.of(text) == selector.exact
    around = find(selector, "ก่อน\n" + text + "\nหลัง")
    assert around is not None
    assert around.how == "exact"


@given(st.text(alphabet="กขค", min_size=1, max_size=12), st.text(alphabet="กขค", max_size=30), st.booleans())
def test_the_cheapest_match_is_the_one_that_the_textbook_finds(pattern: str, text: str, anchored: bool) -> None:
    """Against the plain dynamic programming of Sellers (1980)."""
    costs = list(range(len(pattern) + 1))
    best = (0, len(pattern))
    for end, letter in enumerate(text, 1):
        before, costs = costs, [end if anchored else 0]
        for at, wanted in enumerate(pattern, 1):
            costs.append(min(before[at] + 1, costs[at - 1] + 1, before[at - 1] + (wanted != letter)))
        if costs[-1] < best[1]:
            best = (end, costs[-1])
    assert _cheapest_end(pattern, text, anchored=anchored) == (best if best[0] else None)
