"""The export dialog, on the running app."""

from pathlib import Path

import pytest
from tests.app.running import Running, running
from textual.widgets import Input

from mou_tui import desktop
from mou_tui.app.dialogs.export import ExportDialog
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import CycleField


async def _begin_export(run: Running, target: Path) -> ExportDialog:
    dialog = await run.opened("x", ExportDialog)
    dialog.query_one("#target").focus()
    await run.pilot.pause()
    await run.type(str(target))
    await run.press("enter")
    return dialog


async def test_export_never_overwrites_without_asking(seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine", "utf-8")
    async with running(seeds) as run:
        dialog = await _begin_export(run, target)
        await run.until(lambda: run.app.screen is not dialog)
        await run.press("enter")
        await run.until(lambda: run.app.screen is dialog)
        assert target.read_text("utf-8") == "mine"
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is not dialog)
        await run.press("right", "enter")
        await run.until(lambda: run.app.screen is run.reader)
        assert "Kunming" in target.read_text("utf-8")
        assert "Wrote 1 article" in run.reader.status.words


async def test_what_is_typed_and_chosen_reaches_the_draft_and_what_comes_of_it_is_shown(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "can_open_files", lambda: True)
    monkeypatch.setattr(desktop, "open_file", lambda _path: None)
    async with running(seeds) as run:
        dialog = await _begin_export(run, tmp_path / "dokuments" / "รายงาน.docx")
        hint = dialog.query_one("#export-hint", Bar)
        await run.until(lambda: "There is no such folder" in hint.words)
        line = dialog.query_one("#target", Input)
        assert line.cursor_position == len(line.value)
        assert dialog.query_one("#format", CycleField).value == "docx"
        assert dialog.query_one("#details").display
        assert not dialog.query_one("#signings").display
        dialog.query_one("#details", CycleField).action_step(1)
        await run.pilot.pause()
        line.value = str(tmp_path / "รายงาน.docx")
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is run.reader)
        again = await run.opened("x", ExportDialog)
        assert again.query_one("#format", CycleField).value == "docx"
        assert again.query_one("#details", CycleField).value == 1
        await run.until(lambda: "Kunming" in "".join(again.preview))
