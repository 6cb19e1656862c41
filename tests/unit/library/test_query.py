"""The query language: what it means, and where it stops being one."""

from datetime import date

import pytest

from mou_tui.library.query import And, FieldChoice, FieldRange, FieldText, Not, Or, QueryError, Term, parse_query

TODAY = date(2023, 10, 1)


def root(text: str):
    return parse_query(text, today=TODAY, expand=False).root


def needles(node) -> list[str]:
    return [part.needle for part in node.parts]


def test_words_must_all_occur():
    assert needles(root("บันทึก ความเข้าใจ")) == ["บันทึก", "ความเข้าใจ"]


def test_nothing_matches_everything():
    assert root("") == root("   ") == And()
    assert parse_query("").is_empty


def test_a_phrase_keeps_its_spaces_except_between_thai_letters():
    assert root('"MoU with CMU"').needle == "mou with cmu"
    assert root('"การพัฒนาสังคม และความมั่นคง"').needle == "การพัฒนาสังคมและความมั่นคง"
    assert root("“ปี ๒๕๖๖”").needle == "ปี 2566"


def test_or_binds_weaker_than_a_sequence():
    node = root("ก ข OR ค")
    assert isinstance(node, Or)
    assert [type(part) for part in node.parts] == [And, Term]


def test_parentheses_and_minus():
    node = root("ก -(ข OR ค) -ง")
    assert isinstance(node, And)
    assert isinstance(node.parts[1], Not)
    assert isinstance(node.parts[1].part, Or)
    assert node.parts[2].part.needle == "ง"


def test_words_are_folded_as_texts_are():
    assert root("MoU").needle == "mou"
    assert root("๒๕๖๖").needle == "2566"
    assert root("เเผน").needle == "แผน"


def test_a_parenthesis_within_a_word_belongs_to_it():
    assert root("บันทึก(MoU)").needle == "บันทึก(mou)"
    assert needles(root("(บันทึก(MoU) ก)")) == ["บันทึก(mou)", "ก"]


@pytest.mark.parametrize("text", ["มช.)", "10:30", "https://example.go.th", "covid-19", "มช.", "C++", "พ.ศ.2566", "น."])
def test_words_that_look_like_syntax_are_words(text: str):
    assert isinstance(root(text), Term)


@pytest.mark.parametrize(
    ("text", "kind", "needle"),
    [
        ("title:MoU", "title", "mou"),
        ("ชื่อ:ลงนาม", "title", "ลงนาม"),
        ("คู่สัญญา:มช", "party", "มช"),
        ("คู่ความร่วมมือ:มช", "party", "มช"),
        ('party:"Chiang Mai University"', "party", "chiang mai university"),
        ("ผู้ลงนาม:สมชาย", "signatory", "สมชาย"),
        ("สถานที่: ห้องประชุม", "venue", "ห้องประชุม"),
        ("โครงการ:SSAMESA", "project", "ssamesa"),
        ("ป้าย:ด่วน", "tag", "ด่วน"),
    ],
)
def test_text_fields_in_both_languages(text: str, kind: str, needle: str):
    node = root(text)
    assert isinstance(node, FieldText)
    assert (node.field.kind, node.term.needle) == (kind, needle)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("is:unread", "is", "unread"),
        ("เป็น:ตรวจแล้ว", "is", "checked"),
        ("มี:วงเงิน", "has", "money"),
        ("status:in_force", "status", "in_force"),
        ("สถานะ:ต่ออายุ", "status", "renewed"),
        ("ประเภท:MoU", "instrument", "mou"),
    ],
)
def test_choices_in_both_languages(text: str, kind: str, value: str):
    node = root(text)
    assert isinstance(node, FieldChoice)
    assert (node.field.kind, node.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("signed:2566", "signed_on", 20230101, 20231231),
        ("ลงนาม:๒๕๖๖", "signed_on", 20230101, 20231231),
        ("ลงนาม:2023", "signed_on", 20230101, 20231231),
        ("signed:2566..2567", "signed_on", 20230101, 20241231),
        ("signed:2566..", "signed_on", 20230101, None),
        ("published:..2565-06", "published", None, 20220631),
        ("เผยแพร่:8/2566", "published", 20230801, 20230831),
        ("published:25/8/2566", "published", 20230825, 20230825),
        ("published:2023-08-25", "published", 20230825, 20230825),
        ('published:"25 ส.ค. 2566"', "published", 20230825, 20230825),
        ("published:>=2023-05", "published", 20230501, None),
        ("published:<=2566", "published", None, 20231231),
        ("expires:<90d", "expires_on", 20231001, 20231230),
        ("สิ้นสุด:<3เดือน", "expires_on", 20231001, 20240101),
        ("published:<30d", "published", 20230901, 20231001),
        ("signed:<1y", "signed_on", 20221001, 20231001),
        ("published:วันนี้", "published", 20231001, 20231001),
    ],
)
def test_dates(text: str, kind: str, low: float | None, high: float | None):
    node = root(text)
    assert isinstance(node, FieldRange)
    assert (node.field.kind, node.low, node.high) == (kind, low, high)


def test_comparisons_leave_out_the_period_itself():
    after, before = root("signed:>2566"), root("signed:<2566")
    assert 20231231 < after.low < 20240101
    assert after.high is None
    assert 20221231 < before.high < 20230101


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("money:1ล้าน", 1e6, 1e6, "THB"),
        ("วงเงิน:>=๑๗๔.๑๕ล้าน", 174_150_000, None, "THB"),
        ("money:1,000..5,000", 1_000, 5_000, "THB"),
        ("money:<=5mUSD", None, 5e6, "USD"),
        ('money:"2 พันล้านบาท"', 2e9, 2e9, "THB"),
        ("money:>=3ล้านเหรียญสหรัฐ", 3e6, None, "USD"),
    ],
)
def test_amounts(text: str, low: float | None, high: float | None, currency: str):
    node = root(text)
    assert (node.low, node.high, node.currency) == (low, high, currency)


def test_sdg_is_a_number():
    with pytest.raises(QueryError, match="1 to 17"):
        parse_query("sdg:x")
    assert (root("sdg:4").low, root("sdg:4").high, root("sdg:4").currency) == (4, 4, None)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("(มช. OR", 7),
        ("(มช.", 0),
        ("ก -", 2),
        ('ก "ข', 2),
        ("()", 0),
        ("OR ก", 0),
        ("ก OR", 4),
        ("foo:ก", 0),
        ("ก signed:25", 9),
        ("is:happy", 3),
        ("money:>มาก", 6),
        ("signed:2566-13", 7),
        ("title:", 6),
        ("title:>ก", 6),
        ('ก ""', 2),
        ("ก" * 4_001, 4_000),
    ],
)
def test_errors_carry_their_place(text: str, position: int):
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert caught.value.position == position
    half = parse_query(text, partial=True)
    assert half.error is not None
    assert half.error.position == position


def test_an_error_marks_its_place_under_the_query():
    with pytest.raises(QueryError) as caught:
        parse_query("น้ำ -")
    # The caret stands at a column, and the marks of น้ำ take none.
    assert str(caught.value).splitlines()[1:] == ["  น้ำ -", "     ^"]


def test_an_unknown_field_has_a_suggestion():
    with pytest.raises(QueryError, match="party:"):
        parse_query("partly:มช")


def test_while_typing_a_half_query_does_what_it_can():
    assert parse_query("มช (น้ำ OR", partial=True, expand=False).root == root("มช น้ำ").__class__(
        (root("มช"), Term("น้ำ", "น้ำ", 4))
    )
    assert parse_query('"ความร่วมมือ ทาง', partial=True).root.needle == "ความร่วมมือทาง"
    assert parse_query("is:unr", partial=True).root.value == "unread"
    assert parse_query("signed:", partial=True).is_empty
    assert parse_query("foo:ก", partial=True, expand=False).root.needle == "foo:ก"


def test_organisations_are_looked_for_by_their_other_names():
    query = parse_query("มช.")
    assert "มหาวิทยาลัยเชียงใหม่" in query.root.aliases
    assert "มหาวิทยาลัยเชียงใหม่" in query.expansions["มช."]
    assert parse_query("มช.", expand=False).expansions == {}


def test_parentheses_nested_beyond_reason_are_an_error():
    with pytest.raises(QueryError):
        parse_query("(" * 2_000 + "ก")
    assert parse_query("(" * 2_000 + "ก", partial=True).error is not None


def test_minuses_beyond_reason_are_an_error():
    with pytest.raises(QueryError):
        parse_query("-" * 3_000 + "ก")
