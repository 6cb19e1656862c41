"""Moving among articles and panes, on the running app."""

from pathlib import Path

from tests.app.running import running
from textual import events


async def test_the_cursor_moves_under_either_layout_and_a_doubled_g_goes_to_the_top(seeds: Path) -> None:
    async with running(seeds) as run:
        assert " s search" in run.reader.footer.words
        await run.press("j", "down", "า")
        assert " ห search" in run.reader.footer.words
        assert "keys: Thai" in run.reader.title_bar.words
        assert run.reader.list_pane.cursor == 1
        assert run.state.rowid == run.reader.list_pane.window.current
        await run.until(lambda: run.reader.reading._layouts._prepared is not None)
        await run.press("G")
        assert run.reader.list_pane.cursor == 4
        await run.press("g", "k", "g")
        assert run.reader.list_pane.cursor == 3
        await run.press("g", "g")
        assert run.reader.list_pane.cursor == 0
        await run.press("ฌ", "เ", "เ")
        assert run.reader.list_pane.cursor == 0


async def test_a_focus_that_is_told_late_changes_no_pane(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "q")
        # Each widget tells through a queue of its own: keys pressed quickly have this come last.
        run.reader.post_message(events.DescendantFocus(run.reader.reading))
        await run.pilot.pause()
        assert run.state.pane == "list"
        await run.pilot.press("q")
        await run.until(lambda: run.app._exit)


async def test_going_to_the_facts_chooses_the_one_that_is_read_and_shows_them_from_the_top(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("enter", "l")
        pane = run.reader.facts_pane
        before = pane.fact
        assert before is not None
        assert before.evidence
        assert pane.scroll_offset.y == 0, "there was no room for them before"
        await run.press("h", "l")
        assert pane.fact == before
        await run.press("G")
        assert pane.scroll_offset.y > 0
        await run.press("J")
        assert (pane.scroll_offset.y, pane.item) == (0, None), "another article begins at the top"


async def test_borders_are_moved_by_keys_and_by_the_mouse_and_remembered(small_library: Path) -> None:
    """What one pane gains the text loses, and the next start has it so."""
    async with running(small_library, size=(140, 40)) as run:
        width = run.reader.list_pane.outer_size.width
        await run.press("ctrl+right", "ctrl+right")
        assert run.reader.list_pane.outer_size.width == width + 8
        border = run.reader.facts_pane.region.x
        await run.pilot.mouse_down(offset=(border, 10))
        await run.pilot.hover(offset=(border - 10, 10))
        await run.pilot.mouse_up(offset=(border - 10, 10))
        await run.written()
        assert run.reader.facts_pane.region.x == border - 10
        widths = run.reader.pane_widths()
    async with running(small_library, size=(140, 40)) as run:
        assert run.reader.pane_widths() == widths


async def test_the_facts_give_their_room_to_news_without_an_agreement(small_library: Path) -> None:
    async with running(small_library, size=(140, 40)) as run:
        assert run.reader.facts_pane.display
        width = run.reader.reading.outer_size.width
        await run.press("j")
        assert not run.reader.facts_pane.display
        assert run.reader.reading.outer_size.width > width
        await run.press("l", "l")
        assert run.reader.facts_pane.has_focus
        await run.press("h", "h", "j")
        assert run.reader.facts_pane.display
        assert run.reader.reading.outer_size.width == width


async def test_one_line_an_article_shows_three_times_as_many(small_library: Path) -> None:
    async with running(small_library, size=(140, 40)) as run:
        await run.press("backslash", "j")
        pane = run.reader.list_pane
        lines = [pane.render_line(y).text for y in range(3)]
        assert all(title in line for title, line in zip(("มหาวิทยาลัย", "[b]สวนดอก", "กรมชล"), lines, strict=True))
        assert lines[1].startswith("▌")
        await run.press("z")
        assert [pane.render_line(y).text[:2] for y in range(6)] == ["──", " ●", "──", "▌●", "──", " ●"]
