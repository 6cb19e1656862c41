"""The agreements screen by keys of both layouts and by mouse."""

from pathlib import Path

import pytest
from tests.unit.app.edited_register import edited_register
from textual.app import App
from textual.widgets import Input

from mou_tui.app.agreements.register import RegisterDialog
from mou_tui.app.agreements.screen import AgreementsScreen, OpenArticle
from mou_tui.app.agreements.surface import Surface
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.app.dialogs.open_folder import OpenFile
from mou_tui.app.dialogs.overlay import Notice


class Program(App[None]):
    """A program around the screen."""

    def __init__(self, view: AgreementsView) -> None:
        super().__init__()
        self.shown = AgreementsScreen(view, "คลังข่าว")
        self.opened: list[OpenArticle | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.opened.append)


async def test_filling_in_by_keys_of_the_thai_layout(view: AgreementsView) -> None:
    app = Program(view)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("ด", "ด", "ด")
        assert view.filter == "สภาพ:ไม่ทราบอายุ"
        await pilot.press("ำ")
        await pilot.press("5", "y")
        await pilot.press("enter")
        await pilot.pause()
        assert view.rows == []
        await pilot.press("ๆ")
        assert view.filter == ""
        await pilot.press("q")
        await pilot.pause()
        assert app.opened == [None]


async def test_a_click_reaches_the_picture_and_a_line_can_be_left(view: AgreementsView) -> None:
    app = Program(view)
    async with app.run_test(size=(120, 34)) as pilot:
        surface = app.shown.query_one(Surface)
        line = next(line for line, number in surface.drawn.table.items() if number == 1)
        await pilot.click(Surface, offset=(5, line))
        assert view.cursor == 1
        await pilot.press("x")
        assert isinstance(app.focused, Input)
        await pilot.press("escape")
        assert app.focused is surface


async def test_a_fault_of_the_drawing_fails_a_test_that_waits(
    view: AgreementsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Program(view)
    pressed = 0

    def broken(*_values: object) -> None:
        raise NameError("what draws it")

    async def wait_for_what_never_comes() -> None:
        nonlocal pressed
        async with app.run_test(size=(80, 24)) as pilot:
            monkeypatch.setattr("mou_tui.app.agreements.screen.drawn", broken)
            while pressed < 100:
                pressed += 1
                await pilot.press("j")

    with pytest.raises(NameError):
        await wait_for_what_never_comes()
    assert pressed < 3


async def test_a_register_is_read_back_and_what_is_none_is_told(view: AgreementsView, tmp_path: Path) -> None:
    path = edited_register(view, tmp_path / "r.xlsx", {("ธนาคารออมสิน", "owner"): "กองคลัง"})
    app = Program(view)
    app.shown = AgreementsScreen(view, "คลังข่าว", tmp_path, first="read_register")
    none = tmp_path / "none.xlsx"
    none.write_text("no workbook", "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(Input).value = str(none)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Notice)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.shown
        await pilot.press("น")
        await pilot.pause()
        assert isinstance(app.screen, OpenFile)
        app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("enter")
        assert app.screen.query_one(Input).value == f"{tmp_path}/", "a folder is gone into"
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, RegisterDialog)
        assert {row.owner for row in view.all_rows} == {""}, "nothing is entered unasked"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.shown
        assert {row.owner for row in view.all_rows} == {"", "กองคลัง"}
        await pilot.press("f9")
        assert {row.owner for row in view.all_rows} == {""}
