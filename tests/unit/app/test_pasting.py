"""Pasting an article into the library, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.unit.app.desk import Desk

from mou_tui import i18n
from mou_tui.app.dialogs.paste import PasteArticle

ARTICLE = (
    "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับโรงเรียนท้ายทุ่ง\n\n9 กันยายน 2566\n\n"
    "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับโรงเรียนท้ายทุ่ง เรื่องห้องสมุด ระยะเวลา 2 ปี\n"
)


def said(text: str, folder: Path, width: int = 100) -> str:
    """What the dialog says of pasted text."""
    return "\n".join("".join(part.text for part in line) for line in PasteArticle(folder, text, era="be")._lines(width))


def test_a_page_without_words_is_said_to_have_none(tmp_path: Path) -> None:
    assert "no text" in said("<html><body><script>1</script></body></html>", tmp_path)
    assert said(" ", tmp_path).startswith(" Copy the article in the browser")


def test_what_it_is_taken_for_is_said_in_thai(tmp_path: Path) -> None:
    i18n.set_language("th")
    words = said(ARTICLE, tmp_path)
    assert "9 ก.ย. 2566" in words
    assert "จะบันทึกเป็น" in words


async def test_what_is_pasted_before_the_library_is_open_waits_for_it(
    open_desk: Callable[[Path], Awaitable[Desk]], folder_of: Callable[..., Path]
) -> None:
    folder = folder_of(a="ข่าวแรก\n\nเนื้อข่าว")
    desk = await open_desk(folder)
    desk.state.workspace, desk.state.article, desk.state.opening = None, None, True
    desk.controllers.pasting.pasted(ARTICLE)
    await desk.settled()
    assert desk.asked == []
    await desk.open()
    assert desk.asked == [(folder, ARTICLE)]
