"""The query language: what it means, and where it stops being one."""

from datetime import date

import pytest

from mou_tui.library.query import QueryError, parse_query, with_names_as_words
from mou_tui.library.query_tree import NOTHING, And, FieldChoice, FieldRange, FieldText, Not, Or, Term

TODAY = date(2023, 10, 1)


def root(text: str):
    return parse_query(text, today=TODAY, expand=False).root


def needles(node) -> list[str]:
    return [part.needle for part in node.parts]


def test_words_must_all_occur() -> None:
    assert needles(root("บันทึก ความเข้าใจ")) == ["บันทึก", "ความเข้าใจ"]


def test_nothing_matches_everything() -> None:
    assert root("") == root("   ") == And()
    assert parse_query("").is_empty


def test_a_phrase_keeps_its_spaces_except_between_thai_letters() -> None:
    assert root('"MoU with CMU"').needle == "mou with cmu"
    assert root('"การพัฒนาสังคม และความมั่นคง"').needle == "การพัฒนาสังคมและความมั่นคง"
    assert root("“ปี ๒๕๖๖”").needle == "ปี 2566"


def test_or_binds_weaker_than_a_sequence() -> None:
    node = root("ก ข OR ค")
    assert isinstance(node, Or)
    assert [type(part) for part in node.parts] == [And, Term]


def test_parentheses_and_minus() -> None:
    node = root("ก -(ข OR ค) -ง")
    assert isinstance(node, And)
    assert isinstance(node.parts[1], Not)
    assert isinstance(node.parts[1].part, Or)
    assert node.parts[2].part.needle == "ง"


def test_words_are_folded_as_texts_are() -> None:
    assert root("MoU").needle == "mou"
    assert root("๒๕๖๖").needle == "2566"
    assert root("เเผน").needle == "แผน"


def test_a_parenthesis_within_a_word_belongs_to_it() -> None:
    assert root("บันทึก(MoU)").needle == "บันทึก(mou)"
    assert needles(root("(บันทึก(MoU) ก)")) == ["บันทึก(mou)", "ก"]


@pytest.mark.parametrize("text", ["10:30", "https://example.go.th", "covid-19", "มช.", "C++", "พ.ศ.2566", "น."])
def test_words_that_look_like_syntax_are_words(text: str) -> None:
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
def test_text_fields_in_both_languages(text: str, kind: str, needle: str) -> None:
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
def test_choices_in_both_languages(text: str, kind: str, value: str) -> None:
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
def test_dates(text: str, kind: str, low: float | None, high: float | None) -> None:
    node = root(text)
    assert isinstance(node, FieldRange)
    assert (node.field.kind, node.low, node.high) == (kind, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ลงนาม:66", 20230101, 20231231),
        ("ลงนาม:๖๖", 20230101, 20231231),
        ("ลงนาม:65..66", 20220101, 20231231),
        ("ลงนาม:8/66", 20230801, 20230831),
        ("ลงนาม:25/8/66", 20230825, 20230825),
        ("ลงนาม:สิงหาคม 2566", 20230801, 20230831),
        ("ลงนาม:ส.ค. 66", 20230801, 20230831),
        ("ลงนาม:25 สิงหาคม 2566", 20230825, 20230825),
        ("ลงนาม:25 ส.ค. 66", 20230825, 20230825),
        ("ลงนาม:ม.ค. 2566..มี.ค. 2566", 20230101, 20230331),
        ("เผยแพร่:ปีนี้", 20230101, 20231231),
        ("เผยแพร่:ปีที่แล้ว", 20220101, 20221231),
        ("เผยแพร่:เดือนนี้", 20231001, 20231031),
        ("เผยแพร่:เดือนที่แล้ว", 20230901, 20230931),
        ("เผยแพร่:สัปดาห์นี้", 20230925, 20231001),
        ('published:"this year"', 20230101, 20231231),
        ("published:last month", 20230901, 20230931),
        ("หมดอายุ:ไตรมาสหน้า", 20240101, 20240331),
        ("หมดอายุ:ไตรมาส 1", 20230101, 20230331),
        ("ลงนาม:ไตรมาส 4/2565", 20221001, 20221231),
        ("ลงนาม:ไตรมาสที่ 4 ปี 2565", 20221001, 20221231),
        ("ลงนาม:Q4/65", 20221001, 20221231),
        ("ลงนาม:ปีงบประมาณ 2567", 20231001, 20240931),
        ("ลงนาม:ปีงบ67", 20231001, 20240931),
    ],
)
def test_dates_as_people_write_them(text: str, low: int, high: int) -> None:
    node = root(text)
    assert isinstance(node, FieldRange)
    assert (node.low, node.high) == (low, high)


def test_words_after_a_date_are_none_of_it() -> None:
    for text in ("ลงนาม:สิงหาคม 2566 น้ำ", "ลงนาม:2566 น้ำ", "น้ำ AND ลงนาม:66", "ลงนาม:66 AND น้ำ", "(ลงนาม:ปีนี้) น้ำ"):
        node = root(text)
        assert isinstance(node, And)
        assert {type(part) for part in node.parts} == {FieldRange, Term}, text
    money = root("วงเงิน:>5 ล้านบาท น้ำ")
    assert isinstance(money, And)
    assert (money.parts[0].low or 0) > 5_000_000
    assert money.parts[1].needle == "น้ำ"
    assert isinstance(root("ลงนาม:2566 OR ลงนาม:2567"), Or)


def test_operators_of_other_catalogues() -> None:
    assert needles(root("น้ำ AND ป่า")) == ["น้ำ", "ป่า"]
    for text in ("น้ำ NOT ป่า", "น้ำ AND NOT ป่า", "น้ำ -ป่า"):
        node = root(text)
        assert isinstance(node, And)
        assert isinstance(node.parts[1], Not)
        assert node.parts[1].part.needle == "ป่า"
    assert isinstance(root("NOT(น้ำ OR ป่า)"), Not)
    for word in ("and", "not", "NOTA", "ANDES", '"AND"'):
        assert isinstance(root(word), Term)


@pytest.mark.parametrize(
    "text",
    ["ลงนาม:xx", "น้ำ -ลงนาม:xx", "น้ำ OR ลงนาม:สิง", "money:มาก", "is:happy", "title:>ก", "(มช signed:2566-13)", "sdg:x"],
)
def test_a_condition_that_is_not_understood_finds_nothing_while_typing(text: str) -> None:
    query = parse_query(text, today=TODAY, partial=True)
    assert query.error is not None
    assert query.root == NOTHING
    assert not query.is_empty


def test_while_typing_half_a_value_is_what_it_may_become() -> None:
    for text, low, high in (
        ("ลงนาม:2", 1, 99_999_999),
        ("ลงนาม:256", 20170101, 20261231),
        ("ลงนาม:202", 20200101, 20291231),
    ):
        query = parse_query(text, today=TODAY, partial=True)
        assert query.error is None
        assert (query.root.low, query.root.high) == (low, high)
    becoming = parse_query("has:p", partial=True).root
    assert {part.value for part in becoming.parts} == {"party", "person", "project", "published"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("บุคคล:อนุทิน", "อนุทิน"),
        ('น้ำ person:"สมชาย ใจดี" ลงนาม:66', 'น้ำ "สมชาย ใจดี" ลงนาม:66'),
        ("(คน: สมชาย)", "(สมชาย)"),
        ("-person:สมชาย", "-person:สมชาย"),
        ("ผู้ลงนาม:สมชาย", "ผู้ลงนาม:สมชาย"),
        ("person:", "person:"),
    ],
)
def test_names_of_people_as_words(text: str, words: str) -> None:
    assert with_names_as_words(text) == words


def test_what_is_not_known_can_be_asked_for() -> None:
    node = root("หมดอายุ:ไม่ทราบ")
    assert node.parts[0].value == "agreement"
    assert node.parts[1].part.value == "expires_on"
    assert root("published:unknown").part.value == "published"


def test_comparisons_leave_out_the_period_itself() -> None:
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
def test_amounts(text: str, low: float | None, high: float | None, currency: str) -> None:
    node = root(text)
    assert (node.low, node.high, node.currency) == (low, high, currency)


def test_sdg_is_a_number() -> None:
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
        ("ก signed:ก", 9),
        ("มช.)", 3),
        ("น้ำ)", 3),
        ("(น้ำ)) ป่า", 5),
        ("น้ำ(ป่า", 3),
        ("น้ำ AND", 4),
        ("AND น้ำ", 0),
        ("น้ำ AND AND ป่า", 8),
        ("น้ำ NOT", 4),
        ("is:happy", 3),
        ("money:>มาก", 6),
        ("signed:2566-13", 7),
        ("title:", 6),
        ("title:>ก", 6),
        ('ก ""', 2),
        ("ก" * 4_001, 4_000),
    ],
)
def test_errors_carry_their_place(text: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert caught.value.position == position
    half = parse_query(text, partial=True)
    assert half.error is not None
    assert half.error.position == position


def test_an_error_marks_its_place_under_the_query() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("น้ำ -")
    # The caret stands at a column, and the marks of น้ำ take none.
    assert str(caught.value).splitlines()[1:] == ["  น้ำ -", "     ^"]


def test_an_unknown_field_has_a_suggestion() -> None:
    with pytest.raises(QueryError, match="party:"):
        parse_query("partly:มช")


def test_while_typing_a_half_query_does_what_it_can() -> None:
    assert parse_query("มช (น้ำ OR", partial=True, expand=False).root == root("มช น้ำ").__class__(
        (root("มช"), Term("น้ำ", "น้ำ", 4))
    )
    assert parse_query('"ความร่วมมือ ทาง', partial=True).root.needle == "ความร่วมมือทาง"
    assert parse_query("is:unr", partial=True).root.value == "unread"
    assert parse_query("signed:", partial=True).is_empty
    assert parse_query("foo:ก", partial=True, expand=False).root.needle == "foo:ก"


def test_organisations_are_looked_for_by_their_other_names() -> None:
    query = parse_query("มช.")
    assert "มหาวิทยาลัยเชียงใหม่" in query.root.aliases
    assert "มหาวิทยาลัยเชียงใหม่" in query.expansions["มช."]
    assert parse_query("มช.", expand=False).expansions == {}


def test_parentheses_nested_beyond_reason_are_an_error() -> None:
    with pytest.raises(QueryError):
        parse_query("(" * 2_000 + "ก")
    assert parse_query("(" * 2_000 + "ก", partial=True).error is not None


def test_minuses_beyond_reason_are_an_error() -> None:
    with pytest.raises(QueryError):
        parse_query("-" * 3_000 + "ก")
