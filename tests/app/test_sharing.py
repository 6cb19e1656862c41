"""Exports and copies, on the running app."""

import re
from functools import partial
from pathlib import Path

import pytest
from tests.app.running import Running, running
from textual.widgets import Input

from mou_tui import desktop, i18n
from mou_tui.annotations import AddBookmark, Annotations, batch, bookmark_article
from mou_tui.app.dialogs.export import ExportDialog
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import CycleField
from mou_tui.commands import run as run_command
from mou_tui.loaders import load


async def _begin_export(run: Running, target: Path) -> ExportDialog:
    dialog = await run.opened("x", ExportDialog)
    dialog.query_one("#target").focus()
    await run.pilot.pause()
    await run.type(str(target))
    await run.press("enter")
    return dialog


async def test_an_export_to_where_nothing_can_be_written_says_so_and_makes_nothing(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        dialog = await _begin_export(run, tmp_path / "dokuments" / "a.md")
        for path, said in (
            (str(tmp_path / "dokuments" / "a.md"), "There is no such folder"),
            ("~nobody-is-called-so/ข่าว.md", "no such folder"),
            ("ย" * 300 + ".md", "name too long"),
        ):
            dialog.query_one("#target", Input).value = path
            await run.press("ctrl+s")
            await run.until(partial(_hints, dialog, said))
        assert list(tmp_path.glob("dok*")) == []


def _hints(dialog: ExportDialog, words: str) -> bool:
    return words in dialog.query_one("#export-hint", Bar).words


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


async def test_the_next_export_begins_with_what_was_chosen_and_the_file_is_opened(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "can_open_files", lambda: True)
    monkeypatch.setattr(desktop, "open_file", opened.append)
    i18n.set_language("th")
    async with running(seeds) as run:
        dialog = await run.opened("x", ExportDialog)
        assert dialog.format_name == "xlsx", "what an office sends on comes first"
        await run.until(lambda: "คู่ความร่วมมือ" in "".join(dialog._preview))
        line = dialog.query_one("#target", Input)
        assert line.cursor_position == len(line.value)
        line.value = str(tmp_path / "รายงาน.docx")
        await run.until(lambda: dialog.format_name == "docx")
        assert dialog.query_one("#details").display
        assert not dialog.query_one("#signings").display, "a report has no place for it"
        for name in ("details", "open"):
            dialog.query_one(f"#{name}", CycleField).action_step(1)
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is run.reader)
        await run.written()
        assert opened == [tmp_path / "รายงาน.docx"]
        again = await run.opened("x", ExportDialog)
        assert again.format_name == "docx"
        assert again.options().details
        assert again.target.parent == tmp_path
        await run.until(lambda: "แหล่งที่มา" in again._preview)


async def test_a_file_that_cannot_be_opened_was_written_all_the_same(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path) -> None:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr(desktop, "can_open_files", lambda: True)
    monkeypatch.setattr(desktop, "open_file", fails)
    target = tmp_path / "out.md"
    async with running(seeds, size=(160, 35)) as run:
        dialog = await run.opened("x", ExportDialog)
        dialog.query_one("#open", CycleField).action_step(1)
        await run.pilot.pause()
        dialog.query_one(Input).value = str(target)
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is run.reader)
        assert "Wrote 1 article" in run.reader.status.words
        assert "could not be opened" in run.reader.status.words
        assert target.exists()


async def test_notes_are_a_folder_that_may_be_there(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        for _time in range(2):
            dialog = await run.opened("x", ExportDialog)
            dialog.query_one("#format", CycleField).choose("notes")
            dialog.query_one("#target", Input).value = str(tmp_path / "notes")
            await run.press("ctrl+s")
            await run.until(lambda: run.app.screen is run.reader)
            (note,) = (tmp_path / "notes").glob("*.md")
            assert "Kunming" in note.name
            note.write_text(note.read_text("utf-8") + "mine", "utf-8")
        assert "1 note that was edited was left as it is" in run.reader.status.words


@pytest.mark.parametrize("first", ["the reader", "the command"])
async def test_a_calendar_of_bookmarks_has_the_same_events_from_the_reader_and_the_command(
    seeds: Path, tmp_path: Path, first: str
) -> None:
    articles = [article for path in sorted(seeds.glob("*.txt")) for article in load(path)]
    Annotations.open().apply(batch(AddBookmark(bookmark_article(article)) for article in articles))

    async def by_the_reader(target: Path) -> None:
        async with running(seeds) as run:
            dialog = await run.opened("x", ExportDialog)
            dialog.query_one("#what", CycleField).choose("bookmarked")
            dialog.query_one("#target", Input).value = str(target)
            await run.until(lambda: dialog.format_name == "ics")
            dialog.query_one("#signings", CycleField).action_step(1)
            await run.press("ctrl+s")
            await run.until(lambda: run.app.screen is run.reader)

    def uids(target: Path) -> set[str]:
        return set(re.findall(r"^UID:(.*?)\r?$", target.read_text("utf-8"), re.MULTILINE))

    app, cli = tmp_path / "app.ics", tmp_path / "cli.ics"
    if first == "the reader":
        await by_the_reader(app)
    assert run_command(["export", "--bookmarked", "--signings", "-o", str(cli)]) == 0
    if first == "the command":
        await by_the_reader(app)
    assert uids(app) == uids(cli) != set()
