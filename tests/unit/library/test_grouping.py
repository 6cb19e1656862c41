"""A list in groups: every article once, groups in their order, the articles in each as they were."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mou_tui.facts.model import Fact, Facts
from mou_tui.library import Library, sync
from mou_tui.library.grouping import party_name

SIGNED = "{0}ลงนามความร่วมมือกับ{1}\n\n{2}\n\n{0}ลงนามบันทึกข้อตกลงความร่วมมือกับ{1}\n"


@pytest.fixture
def agreements(tmp_path: Path, write: Callable[[str, str], Path]) -> Iterator[Library]:
    """Who agrees with whom, in three years; one article without an agreement, one without a date."""
    write("a.txt", SIGNED.format("มหาวิทยาลัยเชียงใหม่", "เทศบาลบางแก้ว", "1 มกราคม 2566"))
    write("b.txt", SIGNED.format("กรมชลประทาน", "มหาวิทยาลัยเชียงใหม่", "1 มีนาคม 2565"))
    write("c.txt", SIGNED.format("มช.", "กรมชลประทาน", "1 มกราคม 2565"))
    write("d.txt", SIGNED.format("เทศบาลบางแก้ว", "กรมชลประทาน", "1 มกราคม 2564"))
    write("e.txt", "ฝนตกทั้งวัน\n\n5 มกราคม 2566\n\nไม่มีข้อตกลงใดในข่าวนี้\n")
    write("f.txt", "น้ำลดแล้ว\n\nไม่มีข้อตกลงใดในข่าวนี้\n")
    index = tmp_path / "index.db"
    sync([tmp_path / "news"], index)
    with Library.open([tmp_path / "news"], index=index) as library:
        yield library


def shown(library: Library, *by: str, query: str | None = None) -> list[tuple[str, list[str]]]:
    """Every group's name with the names of its files."""
    rowids = library.order(*by[1:]) if query is None else library.found(query, sort=by[1] if by[1:] else "published")
    order, groups = library.grouped(rowids, *by)  # type: ignore[arg-type]
    files = [Path(row.path).stem for row in library.rows(order)]
    sizes = [groups.size(n) for n in range(len(groups.starts))]
    assert [groups.at(place) for place in range(len(order))] == [n for n, size in enumerate(sizes) for _ in range(size)]
    return [
        (name, files[start : start + size])
        for name, start, size in zip(groups.names, groups.starts, sizes, strict=True)
    ]


def test_by_party_as_a_thai_dictionary_sorts_and_newest_first_within(agreements: Library) -> None:
    """เทศบาล stands under ท, after ก and before ม; มช. is มหาวิทยาลัยเชียงใหม่."""
    assert shown(agreements, "party") == [
        ("กรมชลประทาน", ["b"]),
        ("เทศบาลบางแก้ว", ["d"]),
        ("มหาวิทยาลัยเชียงใหม่", ["a", "c"]),
        ("", ["e", "f"]),
    ]


def test_the_hits_of_a_search_in_groups(agreements: Library) -> None:
    assert shown(agreements, "party", query="มหาวิทยาลัยเชียงใหม่ OR น้ำ") == [
        ("กรมชลประทาน", ["b"]),
        ("มหาวิทยาลัยเชียงใหม่", ["a", "c"]),
        ("", ["f"]),
    ]


def test_by_year_newest_first_and_undated_last(agreements: Library) -> None:
    assert shown(agreements, "year") == [("2023", ["e", "a"]), ("2022", ["b", "c"]), ("2021", ["d"]), ("", ["f"])]


def test_the_years_are_those_of_the_date_by_which_the_list_is_sorted(agreements: Library) -> None:
    names = [name for name, _files in shown(agreements, "year", "expires")]
    assert names == [""]
    assert [name for name, _files in shown(agreements, "year", "title")] == ["2023", "2022", "2021", ""]


def test_corrected_parties_are_followed(agreements: Library) -> None:
    article = agreements.article(agreements.order()[1])
    assert agreements.grouped(agreements.order(), "party")[1].size(0) == 1
    agreements.refresh(article.id, Facts((Fact("party", "กรมชลประทาน", ()),)))
    assert shown(agreements, "party")[0] == ("กรมชลประทาน", ["a", "b"])


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ("มช.\nมหาวิทยาลัยเชียงใหม่\nChiang Mai University", "มหาวิทยาลัยเชียงใหม่"),
        # What an article calls its party by comes before the gazetteer, which knows another body of this name.
        ("บริษัท มช. จำกัด\nมช.", "บริษัท มช. จำกัด"),
        ("มช.\nChiang Mai University", "มหาวิทยาลัยเชียงใหม่"),
        ("มช.", "มหาวิทยาลัยเชียงใหม่"),
        ("วัดบางแก้ว", "วัดบางแก้ว"),
    ],
)
def test_the_name_of_a_party(forms: str, name: str) -> None:
    assert party_name(forms) == name
