"""What opens over the reader leaves in sight what one needs."""

from pathlib import Path

from tests.app.running import running

from mou_tui.app.dialogs.chooser import Options
from mou_tui.app.dialogs.overlay import Panel
from mou_tui.thai.width import cells


async def test_the_article_is_in_sight_above_each_panel(small_library: Path) -> None:
    """A tag, a fact, a command: whatever is asked for, one sees what it is for."""
    async with running(small_library, size=(140, 40)) as run:
        await run.press("l", "l", "j")
        for key in ("t", "f", "e", "ctrl+p", "x", "A"):
            await run.press(key)
            await run.until(lambda: run.app.screen.query(Panel))
            await run.pilot.pause()
            above = "\n".join(run.lines[: run.app.screen.query_one(Panel).region.y])
            assert "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับเทศบาลบางแก้ว" in above, key
            assert "เทศบาลบางแก้ว" in above, key
            await run.press("escape")
            await run.until(lambda: run.app.screen is run.reader)


async def test_a_panel_is_as_wide_as_a_list_can_be_read_and_cuts_no_word_beside_it(small_library: Path) -> None:
    """A count stands near its name; beside the panel are no halves of lines, whose marks would stand on its border."""
    async with running(small_library, size=(140, 40)) as run:
        await run.press("f")
        await run.until(lambda: run.app.screen.query(Panel))
        await run.pilot.pause()
        panel = run.app.screen.query_one(Panel).region
        assert panel.width == 80
        for line in run.lines[panel.y : panel.bottom]:
            assert not line[: panel.x].strip()
            assert not line.rstrip()[-1:].isalpha()
            assert cells(line.strip()) == 80


async def test_what_is_behind_is_dimmed_and_can_be_read(small_library: Path) -> None:
    """So that the eye goes to the panel."""
    async with running(small_library, theme="dark") as run:
        before = run.app.screen._compositor.render_strips()[4]
        await run.press("t")
        await run.until(lambda: run.app.screen.query(Panel))
        await run.pilot.pause()
        behind = run.app.screen._compositor.render_strips()[4]
        assert behind.text == before.text
        assert list(behind) != list(before)


async def test_the_words_of_the_edited_fact_are_above_the_editor(small_library: Path) -> None:
    """Also those that stood where the editor opens."""
    text = "กรมน้ำลงนามกับบริษัทป่าไม้ไทย\n\n5 พฤษภาคม 2564\n\n" + "ข้อความอื่นของข่าวนี้ " * 40 + "\n\n"
    text += "กรมชลประทานลงนามบันทึกข้อตกลงกับมหาวิทยาลัยป่าไม้ ระยะเวลา 7 ปี\n\n" + "และอื่น ๆ " * 300
    (small_library / "d.txt").write_text(text, "utf-8")
    for other in "abc":
        (small_library / f"{other}.txt").unlink()
    async with running(small_library, size=(120, 30)) as run:
        await run.press("l", "l")
        while run.reader.facts_pane.fact is None or run.reader.facts_pane.fact.kind != "term":
            await run.press("j")
        await run.press("e")
        await run.until(lambda: run.app.screen.query(Panel))
        await run.pilot.pause()
        above = "\n".join(run.lines[: run.app.screen.query_one(Panel).region.y])
        assert "ระยะเวลา 7 ปี" in above


async def test_a_list_of_few_covers_no_more_than_it_needs(small_library: Path) -> None:
    async with running(small_library, size=(140, 40)) as run:
        await run.press("W")
        await run.until(lambda: run.app.screen.query(Options))
        await run.pilot.pause()
        options, panel = run.app.screen.query_one(Options), run.app.screen.query_one(Panel)
        assert options.size.height == len(options.options) == 4
        await run.press("z")
        await run.until(lambda: not options.options)
        assert panel.region.height == 4 + 3
