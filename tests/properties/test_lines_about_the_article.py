"""Lines about the article: what is looked at first never hides what the expressions would find."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.loaders import boilerplate, credits, headline

PIECES = (
    "ที่มา", "แหล่งข่าว", "Source", " : ", ":", "：", "https://a.go.th/1", "www.a.th", "ข่าวโดย", "ข่าว", "ภาพ", "และ", "/", " / ", " ", "  ",
    "กับ", "สำนักโฆษก", "ผม", "สมชาย ใจดี", "รายงาน", "เรียบเรียง", "ข้อมูล", "อ่าน", "เข้าชม", "Views", "READ", "hits", "16", "1,234", " ครั้ง",
    ",", "|", "18 มิถุนายน 2562", "“ห้องข่าว”", "-", "นายกรัฐมนตรี",
)  # fmt: skip
lines = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@given(lines)
@example("ที่มา : https://a.go.th/1")
def test_the_source_is_found_as_its_expression_finds_it(line: str) -> None:
    match = credits._SOURCE.match(line)
    assert (credits.source_url(line) is None) == (match is None)


@given(lines, st.sampled_from(["_PROGRAMME", "_CREDIT_LAST"]))
@example("สมชาย ใจดี ภาพและข่าว /", "_CREDIT_LAST")
@example("“ห้องข่าว” กับสำนักโฆษก", "_PROGRAMME")
def test_a_line_that_an_expression_reads_as_a_credit_is_one(line: str, pattern: str) -> None:
    expression: re.Pattern[str] = getattr(credits, pattern)
    match = expression.fullmatch(line)
    if match is not None and not credits._NARRATES.search(line) and not credits._CREDIT.fullmatch(line):
        assert credits.credit(line) is not None


@given(lines)
@example("18 มิถุนายน 2562 , อ่าน 16")
@example("18 มิถุนายน 2562 READ 16")
def test_a_counter_is_taken_off_as_its_expression_takes_it(line: str) -> None:
    assert boilerplate.without_counter(line) == boilerplate._COUNTER_AT_END.sub("", line)


@given(st.text(alphabet="านe ข“”:()-", max_size=30), st.text(alphabet="านe ข“”:()-", max_size=30))
@example("านา-น", "“านา” น")
def test_lines_of_the_same_words_tally(one: str, other: str) -> None:
    if headline.squashed(one) == headline.squashed(other):
        assert headline.tally(one) == headline.tally(other)
    assert headline.tally(headline.squashed(one)) == headline.tally(one)


@pytest.mark.parametrize("lines_above", [0, 4, 5, 6, 7, 20])
def test_a_source_is_found_wherever_it_stands(lines_above: int) -> None:
    from mou_tui.loaders import load_bytes

    story = "".join(
        f"เมื่อวันก่อน ผู้แทนทั้งสองฝ่ายพบกันเป็นครั้งที่ {n} เพื่อหารือเรื่องน้ำและป่าในลุ่มน้ำตอนบนของจังหวัด\n\n" for n in range(lines_above)
    )
    (article,) = load_bytes(f"พาดหัวข่าวของวัน\n{story}ที่มา : https://a.go.th/1\n".encode(), "a.txt")
    assert article.source_url == "https://a.go.th/1"
    assert [p.kind for p in article.paragraphs] == ["headline", *["body"] * lines_above, "meta"]
