"""Fetching what is new of the feeds, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.app import feeds_process
from mou_tui.app.dialogs.feeds import told
from mou_tui.app.services import FeedCommands
from mou_tui.errors import InputError
from mou_tui.feeds.child import FeedsProgress
from mou_tui.feeds.discovery import Discovered
from mou_tui.feeds.history import FeedState, History
from mou_tui.feeds.subscriptions import AddFeed, RemoveFeed, Subscriptions, new_feed
from mou_tui.fetching import Validators
from mou_tui.loaders.feed import FeedEntry, ParsedFeed


async def test_without_a_feed_it_is_said_how_one_is_followed(desk: Desk) -> None:
    await desk.press("update_feeds")
    assert desk.messages == ["No feed is followed yet: Ctrl+N shows the feeds and follows one."]


async def test_how_far_it_is_and_what_came_of_it_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    last = FeedsProgress("done", None, saved=3, left_out=1, failed_feeds=1)

    async def update(tell: Callable[[FeedsProgress], None], **_which: object) -> tuple[FeedsProgress, str]:
        tell(FeedsProgress("pages", "ข่าว มช.", 1, 4))
        return last, ""

    monkeypatch.setattr(feeds_process, "update_feeds", update)
    monkeypatch.setattr(desk.controllers.library, "start_indexing", lambda: looked.append(True))
    Subscriptions().apply(AddFeed(new_feed("https://example.ac.th/feed", desk.state.folders[0])))
    await desk.press("update_feeds")
    assert desk.messages[1:] == [
        "ข่าว มช.: 1 of 4 articles",
        "3 new articles · 1 left out without an agreement · 1 feed could not be read",
    ]
    assert looked == [True]


async def test_an_update_that_could_not_be_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def update(tell: Callable[[FeedsProgress], None], **_which: object) -> tuple[None, str]:
        return None, "Another mou-tui is updating the feeds."

    monkeypatch.setattr(feeds_process, "update_feeds", update)
    Subscriptions().apply(AddFeed(new_feed("https://example.ac.th/feed", desk.state.folders[0])))
    await desk.press("update_feeds")
    assert desk.messages[-1] == "Another mou-tui is updating the feeds."


class Screen:
    """The screen of feeds while it is open: does what a test wants with its commands."""

    def __init__(self, desk: Desk, do: Callable[[FeedCommands], Awaitable[str]]) -> None:
        self.said: list[str] = []
        self._do = do
        desk.answers.insert(0, self)

    async def __call__(self, commands: FeedCommands) -> None:
        self.said.append(await self._do(commands))


@pytest.fixture
async def own(folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]) -> Desk:
    """The reader over a folder of one's own, in which two feeds save."""
    folder = folder_of(a="ข่าว\n\nเนื้อข่าวแรก")
    for name in "ab":
        Subscriptions().apply(AddFeed(new_feed(f"https://{name}.example/feed", folder, title=name)))
    return await open_desk(folder)


def followed() -> list[str]:
    return [feed.name for feed in Subscriptions().feeds()]


async def test_the_screen_of_feeds_has_all_with_what_failed(own: Desk) -> None:
    history = History()
    feed, _other = Subscriptions().feeds()
    history.feed_failed(feed.uid, "the server takes too long to answer")
    history.take_in(feed.uid, [FeedEntry("1", "https://a.example/1", "ข่าว", None, "", "")], Validators())
    (item,) = history.items(feed.uid)
    history.settle(item, "failed", problem="the server answers “404 Not Found”")
    history.feed_failed(feed.uid, "the server takes too long to answer")
    history.close()

    async def look(commands: FeedCommands) -> str:
        return "\n---\n".join(told(status) for status in commands.statuses())

    screen = Screen(own, look)
    await own.press("feeds")
    first, other = screen.said[0].split("\n---\n")
    assert "⚠ the server takes too long to answer" in first
    assert "⚠ https://a.example/1: the server answers “404 Not Found”" in first
    assert "not asked yet" in other


async def test_a_feed_is_removed_and_put_back_and_forgotten_with_the_screen(own: Desk) -> None:
    history = History()
    feed, _other = Subscriptions().feeds()
    history.feed_failed(feed.uid, "gone")
    history.close()

    async def remove(commands: FeedCommands) -> str:
        words = await commands.remove(feed)
        assert followed() == ["b"]
        await commands.undo()
        assert followed() == ["a", "b"]
        assert await commands.undo() == "There is nothing to undo."
        await commands.remove(feed)
        return words

    screen = Screen(own, remove)
    await own.press("feeds")
    assert screen.said == ["a is followed no longer; its articles stay. u undoes it."]
    assert followed() == ["b"]
    assert History().state(feed.uid) == FeedState()


async def test_a_feed_is_followed_from_the_screen(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Discovered("https://c.example/feed", ParsedFeed("c", "https://c.example/", ()))
    monkeypatch.setattr("mou_tui.feeds.following.discover_feed", lambda *_where, **_how: found)
    own.answers = [" https://c.example ", "agreements"]
    screen = Screen(own, lambda commands: commands.add())
    await own.press("feeds")
    assert screen.said == ["c is followed from now on."]
    assert Subscriptions().feeds()[-1].agreements_only
    assert Subscriptions().feeds()[-1].folder == own.state.folders[0]


async def test_what_cannot_be_followed_is_said(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_where: object, **_how: object) -> Discovered:
        raise InputError("This page names no feed.")

    monkeypatch.setattr("mou_tui.feeds.following.discover_feed", fails)
    own.answers = ["https://c.example", "all"]
    Screen(own, lambda commands: commands.add())
    await own.press("feeds")
    assert [str(error) for error in own.errors] == ["This page names no feed."]
    assert followed() == ["a", "b"]


async def test_among_the_sample_articles_no_feed_is_followed(desk: Desk) -> None:
    screen = Screen(desk, lambda commands: commands.add())
    await desk.press("feeds")
    assert screen.said == ["Articles of feeds are kept in a folder of yours: open one first with o."]


async def test_lists_of_feeds_are_written_and_read(own: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    own.answers = [str(file)]
    screen = Screen(own, lambda commands: commands.write_list())
    await own.press("feeds")
    assert screen.said == [f"Wrote the list of feeds to {file}."]
    own.answers = [str(file)]
    Screen(own, lambda commands: commands.write_list())
    await own.press("feeds")
    assert "There is a file of this name already." in str(own.errors[-1])
    Subscriptions().apply(RemoveFeed(Subscriptions().feeds()[0].uid))
    own.answers = [str(file), "all"]
    screen = Screen(own, lambda commands: commands.read_list())
    await own.press("feeds")
    assert screen.said == ["1 feed added, 1 was there already"]
    assert followed() == ["b", "a"]


async def test_the_list_of_feeds_is_offered_where_exports_go(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'export_folder = "{(tmp_path / "out").as_posix()}"\n', "utf-8")
    monkeypatch.setenv("MOU_TUI_SETTINGS", str(settings))
    Screen(own, lambda commands: commands.write_list())
    await own.press("feeds")
    assert Path(own.asked[-1][1]).parent == tmp_path / "out"


async def test_an_update_goes_on_when_its_screen_is_left(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[tuple[str, ...]] = []

    async def update(tell: Callable[[FeedsProgress], None], *, uids: tuple[str, ...]) -> tuple[FeedsProgress, str]:
        wanted.append(uids)
        return FeedsProgress("done", None, saved=1), ""

    monkeypatch.setattr(feeds_process, "update_feeds", update)
    monkeypatch.setattr(own.controllers.library, "start_indexing", lambda: None)
    uid = Subscriptions().feeds()[0].uid
    said: list[str] = []

    async def start(commands: FeedCommands) -> str:
        commands.update((uid,), said.append, lambda: said.append("shown"))
        return ""

    Screen(own, start)
    await own.press("feeds")
    assert wanted == [(uid,)]
    assert said == []
    assert own.said == "1 new article"
