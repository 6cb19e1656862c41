"""The agreements of three made-up articles, without a screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from mou_tui import i18n
from mou_tui.annotations import Annotations
from mou_tui.app.agreements.host import LibraryHost
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.library import Library
from mou_tui.settings import Settings

TODAY: Final = date(2026, 11, 28)
NEWS: Final = {
    "a": "กรมตัวอย่างวิทยาจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ\n24 สิงหาคม 2566\nกรมตัวอย่างวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับมหาวิทยาลัยเชียงใหม่ เมื่อวันที่ 23 สิงหาคม 2566 ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ มีระยะเวลา 3 ปี",
    "b": "มหาวิทยาลัยเชียงใหม่ร่วมกับกรมตัวอย่างวิทยา ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ\n25 สิงหาคม 2566\nกรมตัวอย่างวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับมหาวิทยาลัยเชียงใหม่ เมื่อวันที่ 23 สิงหาคม 2566 ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ",
    "c": "ธนาคารออมสิน ลงนามบันทึกข้อตกลง กับกรมตัวอย่างวิทยา หนุนครูวิทยาศาสตร์ชนบท\n2 พฤษภาคม 2567\nธนาคารออมสิน ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับกรมตัวอย่างวิทยา เมื่อวันที่ 1 พฤษภาคม 2567 หนุนครูวิทยาศาสตร์ชนบท",
}


@contextmanager
def agreements_view(tmp_path: Path) -> Iterator[AgreementsView]:
    """The screen's state over three made-up articles of two agreements, in Thai."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    before = i18n.language()
    i18n.set_language("th")
    with Library.open([folder], index=":memory:") as library:
        host = LibraryHost(
            library, Annotations.open(tmp_path / "data"), Settings(tmp_path / "s.toml", ours=("กรมตัวอย่างวิทยา",))
        )
        made = host.view()
        made.today = TODAY
        made.load()
        yield made
    i18n.set_language(before)
