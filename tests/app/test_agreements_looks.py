"""What the agreements screen looks like in Thai: pictures that were looked at before they were accepted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.app.edited_register import edited_register
from textual.app import App
from textual.pilot import Pilot

from mou_tui import i18n
from mou_tui.annotations import Annotations, SetValue
from mou_tui.app.agreements.host import LibraryHost
from mou_tui.app.agreements.register import RegisterDialog
from mou_tui.app.agreements.screen import AgreementsScreen
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.library import Library
from mou_tui.settings import Settings

SIZES = [(140, 40), (120, 34), (80, 24), (60, 20)]
OURS = "กรมตัวอย่างวิทยา"
NEWS = (
    ("มหาวิทยาลัยเชียงใหม่", "ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง", "23 สิงหาคม 2566", "มีระยะเวลา 3 ปี"),
    ("ธนาคารออมสิน", "หนุนครูวิทยาศาสตร์ชนบท", "1 พฤษภาคม 2567", ""),
    ("กรมบังคับคดี", "ไกล่เกลี่ยหนี้นักศึกษา", "30 ตุลาคม 2567", "มีระยะเวลา 5 ปี"),
    ("มหาวิทยาลัยเกษตรศาสตร์", "ปลูกป่าชายเลนแก้น้ำท่วมเมือง", "12 มกราคม 2565", "มีระยะเวลา 5 ปี"),
)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[AgreementsView]:
    """Four agreements of seven made-up articles: one run out, one running out, one known, one of unknown term."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, (partner, topic, day, term) in enumerate(NEWS):
        for turn in range(1 + (number < 3)):
            venue = "ห้องประชุมใหญ่" if turn else "หอประชุมกองทัพเรือ"
            (folder / f"{number}{turn}.txt").write_text(
                f"{OURS}จับมือ{partner} {topic}\n{day}\n{OURS} ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ{partner} เมื่อวันที่ {day} "
                f"ณ {venue} {topic} {term if not turn else ''}",
                "utf-8",
            )
    before = i18n.language()
    i18n.set_language("th")
    with Library.open([folder], index=":memory:") as library:
        host = LibraryHost(library, Annotations.open(tmp_path / "data"), Settings(tmp_path / "s.toml", ours=(OURS,)))
        made = host.view()
        made.today = date(2026, 11, 28)
        made.load()
        deal = host.agreements().deal(next(row.key for row in made.rows if "ธนาคารออมสิน" in row.parties))
        assert deal is not None
        host.apply(SetValue(host.agreements().entry_for(deal), "file_number", "อว 8393/2567"))
        yield made
    i18n.set_language(before)


def picture(snap_compare: Any, view: AgreementsView, size: tuple[int, int], *keys: str) -> bool:
    class Program(App[None]):
        def on_mount(self) -> None:
            self.push_screen(AgreementsScreen(view, "ข่าวตัวอย่าง"))

    async def before(pilot: "Pilot[None]") -> None:
        await pilot.press(*keys)
        await pilot.pause()

    return bool(snap_compare(Program(), terminal_size=size, run_before=before))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_table(snap_compare: Any, view: AgreementsView, size: tuple[int, int]) -> None:
    assert picture(snap_compare, view, size, "j")


@pytest.mark.parametrize("size", [(120, 34), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_cells_of_one(snap_compare: Any, view: AgreementsView, size: tuple[int, int]) -> None:
    assert picture(snap_compare, view, size, "j", "enter", "j", "j", "j")


def test_the_page_of_a_partner_in_time(snap_compare: Any, view: AgreementsView) -> None:
    assert picture(snap_compare, view, (80, 24), "t")


def test_the_charts(snap_compare: Any, view: AgreementsView) -> None:
    assert picture(snap_compare, view, (80, 24), "b")


@pytest.mark.parametrize("size", [(120, 34), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_an_edited_register_would_change(
    snap_compare: Any, view: AgreementsView, size: tuple[int, int], tmp_path: Path
) -> None:
    edits = {
        ("ธนาคารออมสิน", "term"): "5 ปี", ("ธนาคารออมสิน", "owner"): "กองวิเทศสัมพันธ์", ("กรมบังคับคดี", "term"): "นานพอควร",
        ("มหาวิทยาลัยเชียงใหม่", "file_number"): "อว 8401/2566", ("", "party"): "กรมที่เพิ่มเอง",
    }  # fmt: skip
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", edits))

    class Program(App[None]):
        def on_mount(self) -> None:
            self.push_screen(AgreementsScreen(view, "ข่าวตัวอย่าง"))
            self.push_screen(RegisterDialog("ทะเบียนข้อตกลง.xlsx", reading))

    assert snap_compare(Program(), terminal_size=size)
