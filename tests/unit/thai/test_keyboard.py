"""The Kedmanee layout both ways, and queries typed in the wrong one."""

import pytest

from mou_tui.thai.keyboard import KEDMANEE_TO_LATIN, LATIN_TO_KEDMANEE, looks_wrong_layout, to_latin, to_thai


def test_every_key_has_its_character_both_ways() -> None:
    assert len(LATIN_TO_KEDMANEE) == len(KEDMANEE_TO_LATIN) == 94
    assert all(to_latin(to_thai(key)) == key for key in LATIN_TO_KEDMANEE)


def test_it_is_the_layout_of_pythainlp() -> None:
    from pythainlp.util.keyboard import EN_TH_KEYB_PAIRS

    assert all(LATIN_TO_KEDMANEE[latin] == thai for latin, thai in EN_TH_KEYB_PAIRS.items())


@pytest.mark.parametrize(("latin", "thai"), [("l;ylfu", "สวัสดี"), ("MoU", "?น๊"), ("jk", "่า"), ("q[]{}<>?", "ๆบลฐ,ฒฬฦ")])
def test_the_same_keys(latin: str, thai: str) -> None:
    assert to_thai(latin) == thai
    assert to_latin(thai) == latin


THAI_QUERIES = ["มหาวิทยาลัยเชียงใหม่", "บันทึกข้อตกลง", "กระทรวงการต่างประเทศ", "ลงนาม", "เชียงใหม่ เชียงราย", "ความร่วมมือ", "การ"]
LATIN_QUERIES = ["Chiang Mai University", "MoU", "kunming medical", "memorandum", "UNESCO", "signed:2566", "covid-19"]


@pytest.mark.parametrize("query", THAI_QUERIES)
def test_thai_typed_on_latin_keys_is_offered(query: str) -> None:
    assert looks_wrong_layout(to_latin(query)) == query


@pytest.mark.parametrize("query", ["Chiang Mai University", "MoU", "kunming", "memorandum"])
def test_latin_typed_on_thai_keys_is_offered(query: str) -> None:
    assert looks_wrong_layout(to_thai(query)) == query


@pytest.mark.parametrize(
    "query",
    [
        *THAI_QUERIES, *LATIN_QUERIES, "", "ก", "q", "2566", "มช.", "กฟผ.", "อปท", "cmu", "ais", "sdg", "ilo", "giz", "mhesi",
        "มช. MoU", "“ความร่วมมือ”", "-ร่าง", "ลงนาม:2566..2567", "party:cmu", "https://a.go.th",
    ],
)  # fmt: skip
def test_what_was_typed_right_is_left_alone(query: str) -> None:
    assert looks_wrong_layout(query) is None
