"""Fetching what is new of the feeds, without a screen."""

from collections.abc import Callable

import pytest
from tests.unit.app.desk import Desk

from mou_tui.app.reader import feeds
from mou_tui.feeds.child import FeedsProgress
from mou_tui.feeds.subscriptions import AddFeed, Subscriptions, new_feed


async def test_without_a_feed_it_is_said_how_one_is_followed(desk: Desk) -> None:
    await desk.press("update_feeds")
    assert desk.messages == ["No feed is followed yet: mou-tui feeds add ADDRESS"]


async def test_how_far_it_is_and_what_came_of_it_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    last = FeedsProgress("done", None, saved=3, left_out=1, failed_feeds=1)

    async def update(tell: Callable[[FeedsProgress], None]) -> tuple[FeedsProgress, str]:
        tell(FeedsProgress("pages", "ข่าว มช.", 1, 4))
        return last, ""

    monkeypatch.setattr(feeds, "update_feeds", update)
    monkeypatch.setattr(desk.controllers.library, "start_indexing", lambda: looked.append(True))
    Subscriptions().apply(AddFeed(new_feed("https://example.ac.th/feed", desk.state.folders[0])))
    await desk.press("update_feeds")
    assert desk.messages[1:] == [
        "ข่าว มช.: 1 of 4 articles",
        "3 new articles · 1 left out without an agreement · 1 feed could not be read",
    ]
    assert looked == [True]


async def test_an_update_that_could_not_be_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def update(tell: Callable[[FeedsProgress], None]) -> tuple[None, str]:
        return None, "Another mou-tui is updating the feeds."

    monkeypatch.setattr(feeds, "update_feeds", update)
    Subscriptions().apply(AddFeed(new_feed("https://example.ac.th/feed", desk.state.folders[0])))
    await desk.press("update_feeds")
    assert desk.messages[-1] == "Another mou-tui is updating the feeds."
