"""Exports and copies, on the running app."""

from pathlib import Path

import pytest
from tests.app.running import Running, running
from textual.screen import Screen
from textual.widgets import Input

from mou_tui import desktop, i18n
from mou_tui.app.dialogs.export import ExportDialog
from mou_tui.app.widgets import clipboard
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import CycleField
from mou_tui.thai.width import cells


async def _begin_export(run: Running, target: Path) -> Screen[object]:
    await run.press("x")
    await run.until(lambda: run.app.screen is not run.reader)
    dialog = run.app.screen
    dialog.query_one("#target").focus()
    await run.pilot.pause()
    await run.type(str(target))
    await run.press("enter")
    return dialog


async def test_export_writes_what_the_dialog_says(seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    async with running(seeds) as run:
        await _begin_export(run, target)
        await run.until(lambda: run.app.screen is run.reader)
        assert "Kunming" in target.read_text("utf-8")
        assert "Wrote 1 article" in run.reader.status.words


async def test_export_makes_no_folder_that_was_typed_wrong(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        await run.press("x")
        await run.until(lambda: isinstance(run.app.screen, ExportDialog))
        dialog = run.app.screen
        dialog.query_one(Input).value = str(tmp_path / "dokuments" / "a.md")
        await run.press("ctrl+s")
        await run.until(lambda: "There is no such folder" in dialog.query_one("#export-hint", Bar).words)
        assert list(tmp_path.glob("dok*")) == []


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


async def test_copies_go_to_the_clipboard(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("Y")
        row = run.app.clipboard.split("\t")
        assert row[0] == "25 Aug 2023"
        assert row[1].startswith("มช. ร่วมมือ")
        await run.press("C")
        assert "มช. ร่วมมือ" in run.app.clipboard
        assert "Copied" in run.reader.status.words


async def test_only_web_addresses_are_opened(small_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("mou_tui.app.app.has_browser", lambda: True)
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with running(small_library) as run:
        run.app.open_address("file:///etc/passwd")
        run.app.open_address("javascript:alert(1)")
        assert "no web address" in run.reader.status.words
        await run.press("G", "O")
        await run.until(lambda: opened)
    assert opened == ["https://example.org/c"]


@pytest.mark.parametrize(
    ("path", "said"), [("~nobody-is-called-so/ข่าว.md", "no such folder"), ("ย" * 300 + ".md", "name too long")]
)
async def test_an_export_to_a_path_that_cannot_be_says_so(seeds: Path, path: str, said: str) -> None:
    async with running(seeds) as run:
        dialog = await _begin_export(run, Path(path))
        await run.until(lambda: said in dialog.query_one("#export-hint", Bar).words)


async def test_the_file_s_name_says_the_format(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        await run.search("มช.")
        await run.pilot.press("enter", "x")
        await run.until(lambda: isinstance(run.app.screen, ExportDialog))
        dialog = run.app.screen
        assert isinstance(dialog, ExportDialog)
        assert dialog.what == "found", "who searched wants what was found"
        line = dialog.query_one("#target", Input)
        assert line.cursor_position == len(line.value)
        line.value = str(tmp_path / "agreements.csv")
        await run.until(lambda: dialog.format_name == "csv")


@pytest.mark.parametrize("language", ["th", "en"])
async def test_a_long_copy_leaves_room_for_the_file_it_is_in(
    seeds: Path, language: i18n.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "shown_path", lambda path: "~/.cache/mou-tui/copied.txt")
    i18n.set_language(language)
    async with running(seeds, size=(80, 24)) as run:
        await run.press("enter", "G", "k", "k", "p")
        said = run.reader.status.words
        assert "… · " in said
        assert said.endswith("/copied.txt")
        assert cells(said) <= 80


async def test_the_next_export_begins_with_what_was_chosen_and_the_file_is_opened(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "can_open_files", lambda: True)
    monkeypatch.setattr(desktop, "open_file", opened.append)
    i18n.set_language("th")
    async with running(seeds) as run:

        async def dialog_opened() -> ExportDialog:
            await run.press("x")
            await run.until(lambda: isinstance(run.app.screen, ExportDialog))
            assert isinstance(run.app.screen, ExportDialog)
            return run.app.screen

        dialog = await dialog_opened()
        assert dialog.format_name == "xlsx", "what an office sends on comes first"
        await run.until(lambda: "คู่ความร่วมมือ" in "".join(dialog._preview))
        dialog.query_one("#target", Input).value = str(tmp_path / "รายงาน.docx")
        await run.until(lambda: dialog.format_name == "docx")
        assert dialog.query_one("#details").display
        assert not dialog.query_one("#signings").display, "a report has no place for it"
        for name in ("details", "open"):
            dialog.query_one(f"#{name}", CycleField).action_step(1)
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is run.reader)
        await run.written()
        assert opened == [tmp_path / "รายงาน.docx"]
        again = await dialog_opened()
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
        await run.press("x")
        await run.until(lambda: isinstance(run.app.screen, ExportDialog))
        run.app.screen.query_one("#open", CycleField).action_step(1)
        await run.pilot.pause()
        run.app.screen.query_one(Input).value = str(target)
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is run.reader)
        assert "Wrote 1 article" in run.reader.status.words
        assert "could not be opened" in run.reader.status.words
        assert target.exists()


async def test_notes_are_a_folder_that_may_be_there(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        for _time in range(2):
            await run.press("x")
            await run.until(lambda: isinstance(run.app.screen, ExportDialog))
            dialog = run.app.screen
            assert isinstance(dialog, ExportDialog)
            dialog.query_one("#format", CycleField).choose("notes")
            dialog.query_one("#target", Input).value = str(tmp_path / "notes")
            await run.press("ctrl+s")
            await run.until(lambda: run.app.screen is run.reader)
            (note,) = (tmp_path / "notes").glob("*.md")
            assert "Kunming" in note.name
            note.write_text(note.read_text("utf-8") + "mine", "utf-8")
        assert "1 note that was edited was left as it is" in run.reader.status.words
