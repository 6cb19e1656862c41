"""Bodies named in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.organizations import find_all


def named(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_all(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("อธิบดีกรมประมงลงนามกับมหาวิทยาลัยเชียงใหม่", ["กรมประมง", "มหาวิทยาลัยเชียงใหม่"]),
        # the longest name at a place
        (
            "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก กับกรมการแพทย์",
            ["กรมการแพทย์แผนไทยและการแพทย์ทางเลือก", "กรมการแพทย์"],
        ),
        # white space inside a Thai name
        ("กระทรวงการพัฒนาสังคม และความมั่นคง ของมนุษย์ (พม.)", ["กระทรวงการพัฒนาสังคม และความมั่นคง ของมนุษย์", "พม."]),
        # English names in any case and spacing, abbreviations as they are spelt
        (
            "CHIANG MAI  UNIVERSITY, Chiang Mai University and cmu, CMU",
            ["CHIANG MAI  UNIVERSITY", "Chiang Mai University", "CMU"],
        ),
        # an abbreviation stands by itself
        ("รมช. มช. ตร.ม. ตร. สป.อว. สมช.", ["มช.", "ตร.", "สป.อว.", "สมช."]),
        ("CMUL XCMU", []),
        # another country's ministry is none of Thailand's
        (
            "กระทรวงสาธารณสุขแห่งราชอาณาจักรไทยและกระทรวงสาธารณสุขแห่งสาธารณรัฐมัลดีฟส์",
            ["กระทรวงสาธารณสุข", "ราชอาณาจักรไทย", "สาธารณรัฐมัลดีฟส์"],
        ),
        # a name that is cut out of a longer word is none
        ("กรมการขา้ว กรมป่าไม้์", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_an_ambiguous_abbreviation_names_its_candidates() -> None:
    (mention,) = find_all("อธิบดี ทช. กล่าวว่า")
    assert mention.organization is None
    assert len(mention.candidates) == 2


def test_an_abbreviation_that_is_also_a_word_names_no_body_for_certain() -> None:
    (mention,) = find_all("ข้าวสาร 5 กก. ต่อครัวเรือน")  # kilograms, or the Ministry of Tourism and Sports
    assert mention.ambiguous
    assert mention.organization is None


def test_an_office_written_onto_an_abbreviation_leaves_it_standing() -> None:
    assert named("รมว.พม. ลงนาม") == ["พม."]


PIECES = st.sampled_from(
    [
        "กรม",
        "กรมการแพทย์",
        "มหาวิทยาลัย",
        "เชียงใหม่",
        "มช.",
        "CMU",
        "Chiang Mai",
        " ",
        "  ",
        "University",
        ".",
        "์",
        "ก",
        "ตร.",
        "\n",
        "İ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_mentions_are_ordered_apart_and_spell_a_form_of_their_body(text: str) -> None:
    done = 0
    for mention in find_all(text):
        assert done <= mention.start < mention.end <= len(text)
        done = mention.end
        words = text[mention.start : mention.end]
        assert words == words.strip()
        spelt = words.replace(" ", "").lower()
        for body in mention.candidates:
            assert spelt in {form.replace(" ", "").lower() for form in (*body.names, *body.abbreviations)}
