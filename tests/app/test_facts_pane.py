"""The facts pane, on the running app."""

from pathlib import Path

from tests.app.running import running

from mou_tui.app.dialogs.chooser import Chooser
from mou_tui.app.dialogs.prompt import Prompt
from mou_tui.app.panes.facts import FactsPane


async def test_own_fields_are_filled_in_by_a_key_and_stand_below_the_facts(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.opened("W", Chooser)
        await run.opened("enter", Prompt)
        await run.type("อว 8393/2567")
        await run.press("enter")
        await run.until(lambda: run.app.screen is run.reader)
        await run.written()
        rows = [row.text for row in run.reader.query_one(FactsPane).rows]
        place = next(number for number, row in enumerate(rows) if "Own fields" in row)
        assert rows[place + 1].split() == ["File", "number", "อว", "8393/2567"]
        assert "File number: อว 8393/2567 · u undoes it" in run.reader.status.words
