"""Words near one another, patterns and asterisks: what they match, and that the same is marked."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.library import Library, highlight, parse_query, sync
from mou_tui.library.doc import doc_of
from mou_tui.library.matching import matcher
from mou_tui.library.passages import literal_of
from mou_tui.library.query import QueryError
from mou_tui.library.query_tree import Near, Pattern

_TEXT = "มหาวิทยาลัยเชียงใหม่ลงนามบันทึกความร่วมมือ\nเมื่อวันที่ ๒๕ สิงหาคม 2566 MOU กับ Kunming University 12 ฉบับ"


def matched(query: str, text: str = _TEXT) -> list[str] | None:
    """What `query` marks in `text`; None where it does not match."""
    parsed = parse_query(query)
    if not matcher(parsed.root, lambda node: ()).matches(doc_of(text)):
        assert highlight(parsed, text) == []
        return None
    return [text[span.start : span.end] for span in highlight(parsed, text)]


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ('"มหาวิทยาลัย ลงนาม"~1', ["มหาวิทยาลัย", "ลงนาม"]),
        ('"ลงนาม มหาวิทยาลัย"~1', ["มหาวิทยาลัย", "ลงนาม"]),
        ('"สิงหาคม kunming"~3', ["สิงหาคม", "Kunming"]),
        ('"สิงหาคม kunming"~2', None),
        ('"มหาวิทยาลัย 2566"~', None),
        ('"ฉบับ"~3', ["ฉบับ"]),
        ("/mou.{0,10}kun/", ["MOU กับ Kun"]),
        (r"/สิงหาคม 25\d\d/", ["สิงหาคม 2566"]),
        ("/[๐-๙]{2} สิงหาคม/", ["๒๕ สิงหาคม"]),
        (r"/^เมื่อ/", None),
        (r"/(?m)^เมื่อ/", ["เมื่อ"]),
        ("ลงนาม*", ["ลงนาม"]),
        ("*นาม", ["นาม"]),
        ("บันทึก*มือ", ["บันทึกความร่วมมือ"]),
        ("บันทึก*kunming", None),
    ],
)
def test_what_is_found_is_what_is_marked(query: str, marks: list[str] | None) -> None:
    assert matched(query) == marks


@pytest.mark.parametrize("written", ["/a*/", "/(/", r"/(?=ก)ข/", r"/(ก)\1/", "/x{1000}{1000}/"])
def test_a_pattern_that_is_none_finds_nothing_and_says_so(written: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(written)
    assert caught.value.position == 0
    typed = parse_query(written, partial=True)
    assert typed.error is not None
    assert not matcher(typed.root, lambda node: ()).matches(doc_of("กกขก aaa"))


def test_a_path_and_an_address_are_words() -> None:
    for text in ("/tmp/x", "http://a/b", "และ/หรือ"):
        assert not any(parse_query(text).passages())


def test_a_pattern_that_takes_others_for_ever_takes_no_time() -> None:
    assert matched("/(a+)+b/", "a" * 50_000) is None


@pytest.mark.parametrize(
    "expression",
    [r"สิงหาคม 25\d\d", "abcd?", "ab{3}cdef", "[abc]defg", "foo[^]x]bar", r"foo\.bar+", "abc*", "abcdef{0,3}", r"\x41bcd", "ab|cdef",
      r"a(bcd)?e", r"\bกขค\b ง"],
)  # fmt: skip
@given(data=st.data())
def test_all_matches_of_a_pattern_contain_the_letters_that_are_asked_for(expression: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(expression)))
    assert literal_of(expression) in text


@given(pieces=st.lists(st.sampled_from(["ปลา", "น้ำ", "ป่า", "mou", "กับ"]), max_size=12), distance=st.integers(0, 6))
def test_near_is_what_counting_the_words_says(pieces: list[str], distance: int) -> None:
    text = " ".join(pieces)
    counted = [
        abs(i - j) - 1 for (i, a), (j, b) in itertools.permutations(enumerate(pieces), 2) if (a, b) == ("น้ำ", "ป่า")
    ]
    assert (matched(f'"น้ำ ป่า"~{distance}', text) is not None) == any(count <= distance for count in counted)


def test_the_index_finds_them_and_the_query_says_the_order(tmp_path) -> None:
    for number, day in enumerate(("2 ม.ค. 2566", "3 ม.ค. 2566", "1 ม.ค. 2566")):
        text = f"พิธีลงนามความร่วมมือ {'กขค'[number]}\n\n{day}\n\nลงนามบันทึก เลขที่ มท {number}/2566 {'กขค ' * 30} ป่าไม้"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    sync([tmp_path])
    with Library.open([tmp_path]) as library:

        def found(query: str) -> str:
            return "".join(library.article(rowid).title[-1] for rowid in library.found(query))

        assert found(r"/มท \d+\/2566/") == "ขกค"
        assert found("/มท 1/") == "ข"
        assert found('"บันทึก ป่าไม้"~20') == ""
        assert found('"บันทึก ป่าไม้"~400') == "ขกค"
        assert found("ลงนาม sort:title") == "กขค"
        assert found("ลงนาม เรียง:เผยแพร่") == "ขกค"


def test_an_order_that_there_is_not_is_an_error() -> None:
    with pytest.raises(QueryError, match="Choose one of"):
        parse_query("sort:ยาว")
    assert parse_query("sort:ex", partial=True).sort == "expires"


def test_kinds() -> None:
    assert isinstance(parse_query('"a b"~3').root, Near)
    assert isinstance(parse_query("/ab+c/").root, Pattern)
