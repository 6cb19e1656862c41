"""Panes, language, era, colours, and the way back, without a screen."""

from tests.unit.app.desk import Desk

from mou_tui import i18n
from mou_tui.annotations import State
from mou_tui.article import Span


async def test_panes_are_chosen_left_and_right(desk: Desk) -> None:
    await desk.press("pane_right", "pane_right", "pane_right")
    assert str(desk.state.pane) == "facts"
    assert desk.facts.fact is not None
    await desk.press("pane_left", "pane_left", "pane_left")
    assert desk.state.pane == "list"


async def test_from_a_line_that_is_typed_in_both_ways_lead_to_the_list(desk: Desk) -> None:
    for way in ("pane_left", "pane_right", "quit", "open"):
        desk.go_to("reading")
        desk.focus = "search"
        await desk.press(way)
        assert (desk.state.pane, desk.focus, desk.left) == ("list", "list", False)


async def test_back_goes_one_step_at_a_time_and_never_out(desk: Desk) -> None:
    await desk.enter("มหิดล")
    await desk.press("open", "find")
    desk.controllers.search.find_typed("ILO")
    desk.list.selected = {desk.list.order[0]}
    desk.reading.selected = Span(0, 1)
    steps = []
    for _turn in range(7):
        await desk.press("back")
        searched = desk.state.search_result is not None
        kept = (desk.reading.selecting, desk.reading.finding, bool(desk.list.selected), searched)
        steps.append((*kept, desk.state.pane))
    assert steps[:4] == [
        (False, True, True, True, "reading"), (False, False, True, True, "reading"),
        (False, False, False, True, "reading"), (False, False, False, False, "reading"),
    ]  # fmt: skip
    assert steps[-1] == (False, False, False, False, "list")
    assert not desk.left


async def test_quit_goes_back_and_leaves_from_the_list_only(desk: Desk) -> None:
    await desk.press("pane_right", "quit")
    assert (desk.state.pane, desk.left) == ("list", False)
    await desk.press("quit")
    assert desk.left


async def test_the_era_follows_the_language_where_it_is_its_own(desk: Desk) -> None:
    await desk.press("language")
    assert (i18n.language(), desk.state.era) == ("th", "be")
    await desk.press("era", "language")
    assert (i18n.language(), desk.state.era) == ("en", "ce")
    session = State.open().session()
    assert (session.language, session.era) == ("en", "ce")


async def test_colours_are_remembered_where_there_are_any(desk: Desk) -> None:
    desk.no_color = True
    await desk.press("theme")
    assert State.open().session().theme is None
    desk.no_color = False
    await desk.press("theme")
    assert State.open().session().theme == "light"
    assert desk.said == "Colours: light"


async def test_the_width_of_lines_is_told(desk: Desk) -> None:
    await desk.press("wider", "narrower")
    assert desk.reading.done == ["wider", "narrower"]
    assert desk.said == "Lines of 72 columns"


async def test_the_palette_does_what_is_chosen(desk: Desk) -> None:
    desk.answers = ["era"]
    await desk.press("command_palette")
    assert desk.state.era == "be"


async def test_words_that_are_being_selected_are_left_with_their_pane(desk: Desk) -> None:
    await desk.press("open")
    desk.reading.selected = Span(0, 1)
    await desk.press("pane_right")
    assert desk.state.pane == "facts"
    assert desk.reading.selected is None
