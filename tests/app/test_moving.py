"""Moving among articles and panes, on the running app."""

from pathlib import Path

import pytest
from tests.app.running import running
from textual import events


@pytest.mark.parametrize(
    "keys", [("j", "j", "k"), ("down", "down", "up"), ("down", "า", "down")], ids=["latin", "arrows", "thai"]
)
async def test_the_cursor_moves_under_either_layout(seeds: Path, keys: tuple[str, ...]) -> None:
    async with running(seeds) as run:
        expected = 1
        await run.press(*keys)
        assert run.reader.list_pane.cursor == expected
        assert run.state.rowid == run.reader.list_pane.current


async def test_doubled_g_goes_to_the_top_and_capital_g_to_the_end(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("G")
        assert run.reader.list_pane.cursor == 4
        await run.press("g", "k", "g")
        assert run.reader.list_pane.cursor == 3
        await run.press("g", "g")
        assert run.reader.list_pane.cursor == 0
        await run.press("ฌ", "เ", "เ")
        assert run.reader.list_pane.cursor == 0


async def test_reading_goes_on_where_it_was_left_off(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("j", "enter", "space", "space")
        place, article = run.reader.reading.place, run.state.article
        assert place != (0, 0)
    async with running(seeds, size=(60, 20)) as run:
        assert run.state.article == article
        await run.press("enter")
        assert run.reader.reading.place == place


async def test_a_focus_that_is_told_late_changes_no_pane(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "q")
        # Each widget tells through a queue of its own: keys pressed quickly have this come last.
        run.reader.post_message(events.DescendantFocus(run.reader.reading))
        await run.pilot.pause()
        assert run.state.pane == "list"
        await run.pilot.press("q")
        await run.until(lambda: run.app._exit)


async def test_selecting_by_keys_says_what_can_be_done_with_the_words(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "v")
        assert run.reader.reading.selecting
        assert "A makes a fact of it" in run.reader.status.words
        await run.press("v")
        assert not run.reader.reading.selecting


async def test_going_to_the_facts_chooses_the_one_that_is_read(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "l")
        assert run.reader.facts_pane.fact is not None
        assert run.reader.facts_pane.fact.evidence
        before = run.reader.facts_pane.fact
        await run.press("h", "l")
        assert run.reader.facts_pane.fact == before


async def test_facts_that_had_no_room_begin_at_the_top(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("enter", "l")
        pane = run.reader.facts_pane
        assert pane.fact is not None
        assert pane.scroll_offset.y == 0


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
