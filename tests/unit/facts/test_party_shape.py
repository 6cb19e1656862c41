"""What stands where a party stands may be no name, or one that was read too far; no known name is touched."""

import csv
from pathlib import Path

import pytest

from mou_tui.facts.body import Body
from mou_tui.facts.party_forms import Stated
from mou_tui.facts.party_rules import BETWEEN
from mou_tui.facts.party_shape import as_names, shaped
from mou_tui.organizations.resolver import gazetteer


def names_in(text: str, length: int | None = None) -> list[str]:
    """The names of a body that was read at the beginning of `text`, so many letters long."""
    return [text[body.start : body.end] for body in shaped(text, Body(0, length or len(text)))]


def test_every_name_of_the_gazetteer_is_one_as_it_stands() -> None:
    names = {name for body in gazetteer().bodies.values() for name in body.names}
    assert len(names) > 1_000
    assert [name for name in sorted(names) if names_in(name) != [name]] == []


def test_every_name_of_the_research_registry_is_one_as_it_stands(shared: Path) -> None:
    with (shared / "data" / "ror_thailand.tsv").open(encoding="utf-8") as rows:
        names = {row["name_en"] for row in csv.DictReader(rows, delimiter="\t")}
    assert [name for name in sorted(names) if names_in(name) != [name]] == []


@pytest.mark.parametrize(
    "words",
    [
        "ประเทศซึ่งใกล้สูญพันธุ์", "ประเทศอันเป็นผลมาจากการประนอมข้อพิพาท", "พิธีลงนาม", "หารือ", "สอดคล้อง", "แนวทางความร่วมมือทวิภาคี",
        "กลุ่ม", "สหกรณ์", "กรมการ", "ศูนย์ความ", "กรอบความ", "บริษัทไทย", "นิติบุคคล", "ตัวแทนจากภาคเอกชน", "วิศวกรจากประเทศญี่ปุ่น",
        "Co., Ltd.", "PCL", "Team", "Startups", "An MOU", "For EV", "G To G", "G2G",
    ],
)  # fmt: skip
def test_these_are_no_names(words: str) -> None:
    assert names_in(words) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ธนาคารดาวเหนือครั้งนี้", "ธนาคารดาวเหนือ"),
        ("ธนาคารดาวเหนือ จะเป็นผู้ปล่อยสินเชื่อ", "ธนาคารดาวเหนือ"),
        ("บริษัท ลมดี จำกัดในครั้งนี้สอดคล้องกับเป้าหมาย", "บริษัท ลมดี จำกัด"),
        ("องค์กรดาวเหนือ (ประเทศไทย) ไปแล้วนั้น", "องค์กรดาวเหนือ (ประเทศไทย)"),
        ("ญี่ปุ่นอย่างเป็นรูปธรรม", "ญี่ปุ่น"),
        ("รัฐบาลออสเตรเลียในการจัดตั้งศูนย์ความ", "รัฐบาลออสเตรเลีย"),
        ("ลมดี กรุ๊ป)", "ลมดี กรุ๊ป"),
    ],
)
def test_a_name_ends_before_what_goes_on(words: str, name: str) -> None:
    assert names_in(words) == [name]


def test_whose_company_it_is() -> None:
    assert names_in("UAE’s logistics company", len("UAE’s")) == ["UAE"]


def test_two_countries_are_two() -> None:
    assert names_in("ไทยกับจีน") == ["ไทย", "จีน"]
    assert names_in("ประเทศไทยกับกัมพูชา") == ["ประเทศไทย", "กัมพูชา"]


def test_a_joint_venture_has_its_name_behind_it() -> None:
    assert names_in("กลุ่มร่วมค้า DNC ซึ่งประกอบด้วย", len("กลุ่ม")) == ["กลุ่มร่วมค้า DNC"]


def test_a_word_is_not_cut_behind_in() -> None:
    assert names_in("สหประชาชาติประจำประเทศไทยในขณะนั้น", len("สหประชาชาติประจำประเทศไทยในข")) == [
        "สหประชาชาติประจำประเทศไทย"
    ]


def names_stated(text: str, *names: str) -> list[str]:
    """What becomes of bodies that were read at these words of `text`."""
    stated = [Stated(Body(text.index(name), text.index(name) + len(name)), BETWEEN) for name in names]
    return [text[one.body.start : one.body.end] for one in as_names(text, stated)]


def test_capitalised_words_before_a_latin_name_are_its_beginning() -> None:
    text = "ลงนาม MOU ระหว่างกรมลมดี กับ Starling Business School และ North Tree Foundation"
    assert names_stated(text, "กรมลมดี", "Business School", "Foundation") == [
        "กรมลมดี", "Starling Business School", "North Tree Foundation",
    ]  # fmt: skip
    assert names_stated("MOU Starling Group ลงนาม", "Starling Group") == ["Starling Group"]


def test_the_known_beginning_of_a_longer_name_is_no_party_of_its_own() -> None:
    assert names_stated("1. Huawei Technologies : ผู้ให้บริการ", "Huawei", "Technologies") == ["Huawei Technologies"]
