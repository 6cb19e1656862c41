"""Sharing the room: what is chosen is kept for the next start."""

from tests.unit.app.desk import Desk


async def test_one_line_an_article_is_kept(desk: Desk) -> None:
    await desk.press("one_line")
    assert (desk.list.row_style, desk.said) == ("lines", "One line an article")
    desk.list.row_style = "cards"
    desk.controllers.arranging.take_up(desk.workspace)
    assert desk.list.row_style == "lines"
    await desk.press("one_line")
    assert desk.list.row_style == "cards"
    desk.controllers.arranging.take_up(desk.workspace)
    assert desk.list.row_style == "cards"


async def test_borders_that_were_moved_are_kept(desk: Desk) -> None:
    await desk.press("border_right")
    desk.go_to("facts")
    await desk.press("border_left", "border_left")
    assert desk.state.pane_widths == {"list": 34, "facts": 48}
    desk.state.pane_widths = {}
    desk.controllers.arranging.take_up(desk.workspace)
    assert desk.state.pane_widths == {"list": 34, "facts": 48}


async def test_one_pane_has_no_border(desk: Desk) -> None:
    desk.columns = 60
    await desk.press("border_left")
    assert desk.said == "There is room for one pane only."
    assert desk.state.pane_widths == {}


async def test_what_another_version_kept_means_nothing(desk: Desk) -> None:
    desk.workspace.memory.remember_more("layout", {"rows": "tiles", "list": "wide", "facts": None})
    desk.controllers.arranging.take_up(desk.workspace)
    assert (desk.state.pane_widths, desk.list.row_style) == ({}, "cards")
