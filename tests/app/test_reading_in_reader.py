"""Reading view and facts pane in the whole reader: both in step, by keys and by the mouse."""

from pathlib import Path

from tests.app.running import running


async def test_moving_in_one_pane_moves_the_other(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter")
        while run.reader.reading.fact is None:
            await run.press("down")
        first = run.reader.facts_pane.fact
        assert first is run.reader.reading.fact
        await run.press("right_square_bracket")
        assert run.reader.reading.fact is not first
        assert run.reader.facts_pane.fact is run.reader.reading.fact
        await run.press("left_square_bracket")
        assert run.reader.facts_pane.fact is run.reader.reading.fact is first
        await run.press("a")
        assert run.reader.reading.show_all
        await run.press("tab", "home")
        seen = []
        for key in ("down", "down", "up", "right_square_bracket", "left_square_bracket"):
            await run.press(key)
            assert run.reader.facts_pane.fact is not None
            assert run.reader.reading.fact is run.reader.facts_pane.fact
            seen.append(run.reader.facts_pane.position[0])
        assert seen == [2, 3, 2, 3, 2]
        await run.press("enter")
        assert run.state.pane == "reading"
        assert run.reader.reading.fact is run.reader.facts_pane.fact


async def test_space_reads_on_into_the_next_article(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter")
        first = run.state.article
        for _page in range(20):
            await run.press("space")
            if run.state.article is not first:
                break
        assert run.state.article is not None
        assert run.state.article is not first
        assert run.reader.reading.place == (0, 0)
        assert run.reader.reading.has_focus


async def test_the_mouse_chooses_facts_in_both_panes(seeds: Path) -> None:
    async with running(seeds, size=(140, 40)) as run:
        await run.press("enter")
        reading, pane = run.reader.reading, run.reader.facts_pane
        _first, last = pane._cursor.rows.lines_of(2)
        await run.pilot.click(pane, offset=(6, last - pane.scroll_offset.y + 1))
        await run.pilot.pause()
        assert pane.fact is not None
        assert pane.fact is pane._cursor.rows.items[2].fact
        assert reading.fact is pane.fact
        await run.pilot.click(pane, offset=(6, last - pane.scroll_offset.y + 1))
        await run.until(lambda: run.state.pane == "reading")
        assert reading.has_focus, "a second click asks for its words"
        person = run.state.facts.of("person")[0]
        y = reading._window.layout.y_of(person.evidence[0].start) - reading._window.top
        await run.pilot.click(reading, offset=(1 + reading._columns.left + 2, y + 1))
        await run.pilot.pause()
        assert reading.fact is person
        assert pane.fact is person
