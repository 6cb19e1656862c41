"""The screen of feeds, on the running app."""

from pathlib import Path

from tests.app.running import running

from mou_tui.app.dialogs.feeds import Feeds
from mou_tui.app.dialogs.overlay import Notice
from mou_tui.feeds.history import History
from mou_tui.feeds.subscriptions import AddFeed, Subscriptions, new_feed


async def test_feeds_are_listed_with_their_problems_removed_and_put_back(seeds: Path, tmp_path: Path) -> None:
    for name in ("ข่าวดอยหลวง", "ข่าวชายเลน"):
        Subscriptions().apply(AddFeed(new_feed(f"https://{len(name)}.example/feed", tmp_path, title=name)))
    history = History()
    history.feed_failed(Subscriptions().feeds()[0].uid, "the server answers “404 Not Found”")
    history.close()
    async with running(seeds) as run:
        await run.opened("ctrl+n", Feeds)
        screen = run.app.screen
        assert isinstance(screen, Feeds)
        drawn = "\n".join(screen._options.render_line(y).text for y in range(2))
        assert "⚠ last asked" in drawn
        assert "not asked yet" in drawn
        await run.press("d")
        await run.until(lambda: len(screen._options.options) == 1)
        await run.press("u")
        await run.until(lambda: len(screen._options.options) == 2)
        await run.opened("enter", Notice)
        await run.press("escape", "escape")
        await run.until(lambda: run.app.screen is run.reader)
    assert len(Subscriptions().feeds()) == 2
