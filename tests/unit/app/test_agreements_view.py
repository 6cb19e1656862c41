"""What the agreements screen shows and does, without a screen: filled in from paper, joined and parted."""

from pathlib import Path

import pytest
from tests.unit.app.agreements_desk import TODAY

from mou_tui.annotations import Annotations
from mou_tui.app.agreements.drawing import drawn, text_of
from mou_tui.app.agreements.host import LibraryHost
from mou_tui.app.agreements.keys import KEYS, shown
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.library import Library
from mou_tui.settings import Settings
from mou_tui.thai.width import cells


def lines(view: AgreementsView, width: int = 120, height: int = 34) -> list[str]:
    return [text_of(line) for line in drawn(view, width, height, "คลังข่าว", lambda a: shown(a, thai=True)).lines]


def test_each_agreement_is_told_once_with_whom(view: AgreementsView) -> None:
    told = "\n".join(lines(view))
    assert "2 ข้อตกลง" in told
    assert "มหาวิทยาลัยเชียงใหม่" in told
    assert "22 ส.ค. 69*" in told, "computed from the day and the term, though each is in another article"
    assert "หมดแล้วไม่พบต่ออายุ 1 · ไม่ทราบวันหมดอายุ 1" in told
    assert "กรมตัวอย่างวิทยา" not in next(line for line in lines(view) if "▌" in line)[:40], (
        "the reader's own bodies are not named"
    )


@pytest.mark.parametrize(("width", "height"), [(120, 34), (100, 30), (80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("page", ["list", "detail", "timeline", "charts"])
def test_every_line_is_as_wide_as_the_screen_and_in_thai(
    view: AgreementsView, width: int, height: int, page: str
) -> None:
    if page == "detail":
        view.focus = "detail"
    else:
        view.page = page  # type: ignore[assignment]
    told = lines(view, width, height)
    assert len(told) == height
    assert {cells(line) for line in told} == {width}
    words = {
        word
        for line in told
        for word in line.replace(".", " ").split()
        if word.isascii() and word.isalpha() and len(word) > 2
    }
    assert words <= {"Enter", "Esc", "Del", "MoU", "MOU", "xlsx", "news"}


def test_a_timeline_and_bars_line_up(view: AgreementsView) -> None:
    view.page = "timeline"
    told = [line for line in lines(view, 80, 20) if "┣" in line]
    assert len(told) == 2
    assert len({cells(line.rpartition("│")[0]) for line in told}) == 1, "today stands in one column"
    view.page = "charts"
    assert any("2567 1 █" in line for line in lines(view, 80, 30))


def test_what_is_typed_is_entered_and_the_next_one_is_up(view: AgreementsView) -> None:
    view.set_filter("state:unknown")
    assert view.row is not None
    assert view.enter("ห้าปีเศษ") is False
    assert view.told
    assert view.enter("5 ปี")
    assert view.rows == [], "it is known now"
    view.set_filter("")
    row = next(row for row in view.rows if "ธนาคารออมสิน" in row.parties)
    assert (row.term, row.ends_on, row.touched) == ("P5Y", "2029-04-30", True)
    view.undo()
    assert next(row for row in view.rows if "ธนาคารออมสิน" in row.parties).term == ""


def test_a_party_is_rejected_once_for_all_news(view: AgreementsView) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if row.reports == 2))
    view.focus = "detail"
    view.line = next(n for n, line in enumerate(view.lines) if line.cell and line.cell.value == "กรมตัวอย่างวิทยา")
    view.reject()
    assert view.row is not None
    assert view.row.parties == ("มหาวิทยาลัยเชียงใหม่",)
    assert view.row.reports == 2, "no correction tears the row in two"


def test_a_source_is_parted_and_joined_again_by_undo(view: AgreementsView) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if row.reports == 2))
    view.focus = "detail"
    view.line = next(n for n, line in enumerate(view.lines) if line.kind == "source")
    view.different()
    assert sorted(row.reports for row in view.rows) == [1, 1, 1]
    view.undo()
    assert sorted(row.reports for row in view.rows) == [1, 2]


def test_a_renewal_takes_the_place_of_the_former_one(view: AgreementsView) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    (former,) = view.former_ones()
    view.follow(former, "renews")
    states = {row.parties[0]: row.state(TODAY) for row in view.rows}
    assert "renewed" in states.values()
    assert any("ต่อจาก" in line for line in lines(view))


def test_an_amendment_is_linked_and_its_agreement_stays_as_it_is(view: AgreementsView) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    (former,) = view.former_ones()
    before = former.state(TODAY)
    view.follow(former, "amends")
    assert any("แก้ไขจาก" in line for line in lines(view))
    view.go(next(n for n, row in enumerate(view.rows) if row.key == former.key))
    assert view.row is not None
    assert view.row.state(TODAY) == before
    assert any("ฉบับแก้ไข" in line for line in lines(view))
    view.focus = "detail"
    view.line = next(n for n, line in enumerate(view.lines) if line.field == "amended_by")
    view.focus = "list"
    view.undo()
    assert "amended_by" not in [line.field for line in view.lines]


def test_a_renewal_of_the_news_is_linked_until_the_reader_says_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "renewed"
    folder.mkdir()
    for name, what, day, published in (
        ("a", "ลงนาม", "1 พฤษภาคม 2564", "2 พฤษภาคม 2564"),
        ("b", "ลงนามต่ออายุ", "1 พฤษภาคม 2567", "2 พฤษภาคม 2567"),
    ):
        (folder / f"{name}.txt").write_text(
            f"ธนาคารออมสิน{what}บันทึกข้อตกลง กับกรมตัวอย่างวิทยา หนุนครูวิทยาศาสตร์ชนบท\n{published}\nธนาคารออมสิน {what}บันทึกข้อตกลงความร่วมมือ "
            f"(MOU) กับกรมตัวอย่างวิทยา เมื่อวันที่ {day} หนุนครูวิทยาศาสตร์ชนบท มีระยะเวลา 3 ปี",
            "utf-8",
        )
    with Library.open([folder], index=":memory:") as library:
        view = LibraryHost(library, Annotations.open(tmp_path / "d"), Settings(tmp_path / "s.toml")).view()
        view.today = TODAY
        view.load()
        newer = next(n for n, row in enumerate(view.rows) if row.signed_on == "2024-05-01")
        view.go(newer)
        assert view.deal is not None
        assert view.deal.former
        assert {row.signed_on: row.state(TODAY) for row in view.rows}["2021-05-01"] == "renewed"
        view.focus = "detail"
        view.line = next(n for n, line in enumerate(view.lines) if line.field == "former")
        view.reject()
        assert view.deal.former == ""
        assert {row.signed_on: row.state(TODAY) for row in view.rows}["2021-05-01"] == "ended"
        view.undo()
        assert view.deal.former


def test_a_term_without_a_day_asks_for_the_day(view: AgreementsView, tmp_path: Path) -> None:
    folder = tmp_path / "dayless"
    folder.mkdir()
    text = "กรมตัวอย่างวิทยาเผย บันทึกข้อตกลงกับธนาคารออมสิน มีระยะเวลา 3 ปี"
    (folder / "a.txt").write_text(
        f"{text}\n\nกรมตัวอย่างวิทยา ลงนามบันทึกข้อตกลง กับธนาคารออมสินแล้ว บันทึกข้อตกลงมีระยะเวลา 3 ปี", "utf-8"
    )
    with Library.open([folder], index=":memory:") as library:
        shown_ = LibraryHost(library, Annotations.open(tmp_path / "d"), Settings(tmp_path / "s.toml")).view()
        shown_.today = TODAY
        shown_.load()
        shown_.set_filter("state:unknown")
        assert any("3 ปี จาก ?" in line for line in lines(shown_))
        assert shown_.field_at_cursor() == "signed_on"
        assert shown_.enter("1 พ.ค. 2567")
        assert [row.ends_on for row in shown_.all_rows] == ["2027-04-30"]


def test_every_key_answers_under_both_layouts() -> None:
    from mou_tui.app.agreements.keys import action_of
    from mou_tui.thai.keyboard import LATIN_TO_KEDMANEE

    thai = [LATIN_TO_KEDMANEE.get(latin, latin) for latin, _key in KEYS.values() if latin]
    latin = [latin for latin, _key in KEYS.values() if latin]
    assert len(set(thai)) == len(thai)
    assert not (set(thai) & set(latin)) - {" "}, "a key never means another action in the other layout"
    for action, (character, key) in KEYS.items():
        if character:
            assert action_of("", character) == action_of("", LATIN_TO_KEDMANEE.get(character, character)) == action
        if key:
            assert action_of(key, None) == action


def test_the_table_is_grouped(view: AgreementsView) -> None:
    view.group_next()
    told = lines(view)
    assert any(line.startswith(" ■ หมดแล้ว") for line in told)
    view.group_next()
    years = [line.strip()[:4] for line in lines(view) if line.strip()[:4].isdigit()]
    assert years == ["2567", "2566"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_list_tells_how_to_export_and_a_cell_how_to_check(view: AgreementsView, width: int) -> None:
    said = lines(view, width)[-1]
    assert "ส่งออก" in said
    assert said.rstrip().endswith("กลับ")
    assert "ช่วย" in said
    view.focus = "detail"
    assert "ตัดออก" in lines(view, width)[-1]
