"""Pasting an article into the library, on the running app."""

import threading
from pathlib import Path

from tests.app.running import Running, running
from textual import events

from mou_tui import i18n
from mou_tui.app.app import MouApp
from mou_tui.app.dialogs.paste import PasteArticle

ARTICLE = (
    "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับโรงเรียนท้ายทุ่ง\n\n9 กันยายน 2566\n\n"
    "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับโรงเรียนท้ายทุ่ง เรื่องห้องสมุด ระยะเวลา 2 ปี\n"
)


async def paste(run: Running, text: str) -> None:
    """Paste as a terminal does."""
    run.app.post_message(events.Paste(text))
    await run.pilot.pause()


async def test_a_pasted_article_is_shown_saved_and_opened(small_library: Path) -> None:
    async with running(small_library, indexed=False) as run:
        await run.until(lambda: len(run.reader.list_pane.order) == 3)
        await paste(run, ARTICLE)
        await run.until(lambda: isinstance(run.app.screen, PasteArticle))
        await run.pilot.press("enter")
        await run.until(lambda: run.state.article and "ท้ายทุ่ง" in run.state.article.title)
        assert len(list(small_library.glob("2023-09-09-*.txt"))) == 1
        assert run.state.pane == "reading"


async def test_what_is_pasted_before_the_library_is_open_waits_for_it(
    small_library: Path, may_open: threading.Event
) -> None:
    app = MouApp([small_library], watch=False, index=False)
    async with app.run_test(size=(120, 35)) as pilot:
        run = Running(app, pilot)
        await paste(run, ARTICLE)
        assert run.state.workspace is None
        may_open.set()
        await run.until(lambda: isinstance(app.screen, PasteArticle))


async def test_a_pasted_page_without_words_is_said_to_have_none(small_library: Path) -> None:
    async with running(small_library) as run:
        await paste(run, "<html><body><script>1</script></body></html>")
        await run.until(lambda: isinstance(run.app.screen, PasteArticle))
        assert "no text" in " ".join(part.text for line in run.app.screen._lines(60) for part in line)
        await run.pilot.press("escape")
        assert run.app.screen is run.reader


async def test_the_key_asks_for_the_text_and_esc_saves_nothing(small_library: Path) -> None:
    async with running(small_library) as run:
        await run.pilot.press("I")
        await run.until(lambda: isinstance(run.app.screen, PasteArticle))
        await run.pilot.press("enter")
        assert isinstance(run.app.screen, PasteArticle), "there is nothing to save yet"
        await paste(run, ARTICLE)
        assert run.app.screen.text == ARTICLE
        await run.pilot.press("escape")
        assert run.app.screen is run.reader
        assert len(list(small_library.iterdir())) == 3


async def test_pasting_speaks_thai(small_library: Path) -> None:
    i18n.set_language("th")
    async with running(small_library) as run:
        await paste(run, ARTICLE)
        await run.until(lambda: isinstance(run.app.screen, PasteArticle))
        screen = run.app.screen
        assert isinstance(screen, PasteArticle)
        said = "\n".join("".join(part.text for part in line) for line in screen._lines(100))
        assert "9 ก.ย. 2566" in said
        assert "จะบันทึกเป็น" in said
