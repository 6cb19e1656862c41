"""Opening folders, indexing, and following changes, on the running app."""

from pathlib import Path

from tests.app.running import running

from mou_tui.app.dialogs.overlay import Overlay
from mou_tui.library import sync


async def test_a_folder_is_asked_for_and_opened(seeds: Path, small_library: Path) -> None:
    """What is not there is said, Tab completes, the list is gone through, a whole path behind the first one is meant alone."""
    async with running(seeds) as run:
        await run.opened("o", Overlay)
        await run.type("/no/such/place")
        await run.press("enter")
        assert "no such file" in str(run.app.screen.query_one("#chooser").border_subtitle)
        await run.press("down", "up", "enter")
        await run.until(lambda: run.app.screen is run.reader)
        assert run.state.folders == [seeds]
        await run.opened("o", Overlay)
        await run.type(f"{run.app.screen.typed}{small_library}"[:-1])
        assert run.app.screen.typed == str(small_library)[:-1]
        await run.press("tab")
        assert run.app.screen.typed == f"{small_library}/"
        await run.type(f"{run.app.screen.typed}'{small_library}' ")
        await run.press("enter")
        await run.until(lambda: run.state.folders == [small_library])
        await run.until(lambda: "คลังข่าว" in run.reader.title_bar.words)


async def test_a_list_that_the_wheel_has_moved_stays_where_it_is_when_articles_come(tmp_path: Path) -> None:
    for number in range(10, 50):
        (tmp_path / f"{number}.txt").write_text(f"ข่าวที่ {number} ของวันนี้\n\n1 มกราคม 2566\n\nเนื้อข่าวที่ {number}\n", "utf-8")
    async with running(tmp_path) as run:
        pane = run.reader.list_pane
        pane.scroll_to(y=10 * pane.item_height + 1, animate=False)
        await run.pilot.pause()
        seen = pane.window.order[11], 11 * pane.item_height - pane.scroll_offset.y
        (tmp_path / "60.txt").write_text("ข่าวใหม่ของวันนี้\n\n1 มกราคม 2567\n\nเนื้อข่าวใหม่\n", "utf-8")
        sync([tmp_path])
        await run.until(lambda: run.state.total == 41)
        place = pane.window.order.index(seen[0])
        assert (place, place * pane.item_height - pane.scroll_offset.y) == (12, seen[1])
        await run.press("G")
        assert (pane.cursor, pane.scroll_offset.y) == (40, pane.max_scroll_y), "keys move it on"
