"""For who wants it, nothing blinks or glides."""

from pathlib import Path
from typing import Literal

import pytest
from textual import constants
from textual.app import App
from textual.widgets import Input

from mou_tui.app.app import MouApp
from mou_tui.settings import Settings


@pytest.mark.parametrize(("motion", "blinks"), [("full", True), ("reduced", False)])
def test_reduced_motion_stops_cursors_and_animations(motion: Literal["full", "reduced"], blinks: bool) -> None:
    app = MouApp([], Settings(Path(), motion=motion))
    assert Input().cursor_blink is app.reader.search_line.input.cursor_blink is blinks
    assert (app.animation_level != "none") is blinks


def test_what_textual_was_told_holds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    assert MouApp([]).animation_level == "none"
    assert Input().cursor_blink is False


def test_other_apps_are_as_they_were() -> None:
    MouApp([])
    assert Input().cursor_blink
    assert App().animation_level == constants.TEXTUAL_ANIMATIONS
