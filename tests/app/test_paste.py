"""Pasting an article into the library, on the running app."""

from pathlib import Path

from tests.app.running import Running, running
from textual import events

from mou_tui.app.dialogs.paste import PasteArticle

ARTICLE = (
    "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับโรงเรียนท้ายทุ่ง\n\n9 กันยายน 2566\n\n"
    "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับโรงเรียนท้ายทุ่ง เรื่องห้องสมุด ระยะเวลา 2 ปี\n"
)


async def paste(run: Running, text: str) -> None:
    """Paste as a terminal does."""
    run.app.post_message(events.Paste(text))
    await run.pilot.pause()


async def test_the_key_asks_for_the_text_esc_saves_nothing_and_enter_saves_it(small_library: Path) -> None:
    async with running(small_library) as run:
        await run.opened("I", PasteArticle)
        await run.pilot.press("enter")
        assert isinstance(run.app.screen, PasteArticle), "there is nothing to save yet"
        await paste(run, ARTICLE)
        assert run.app.screen.text == ARTICLE
        await run.pilot.press("escape")
        assert run.app.screen is run.reader
        assert len(list(small_library.iterdir())) == 3
        await paste(run, ARTICLE)
        await run.until(lambda: isinstance(run.app.screen, PasteArticle))
        await run.pilot.press("enter")
        await run.until(lambda: run.app.screen is run.reader)
        await run.written()
        assert len(list(small_library.glob("2023-09-09-*.txt"))) == 1
