"""News feeds: what is new is fetched by a child process while one reads; feeds are followed, listed and dropped."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui import clock, locations
from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.services import FeedCommands
from mou_tui.errors import InputError, MouError
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import export_folder

if TYPE_CHECKING:
    from mou_tui.annotations import Operation
    from mou_tui.feeds.child import FeedsProgress
    from mou_tui.feeds.following import FeedStatus
    from mou_tui.feeds.subscriptions import Feed

Say = Callable[[str], None]


class FeedController(Controller):
    """Fetches what is new of feeds; the library's folders are followed, so that what comes is listed by itself."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self._is_updating = self._is_browsing = False
        self._removed: list[tuple[Feed, Operation]] = []
        """The feeds that were removed on the screen of feeds and may come back, with what puts them back."""
        self.commands = {"update_feeds": self.update, "feeds": self.browse}

    async def update(self) -> None:
        """Fetch what is new, and say how far it is and what came of it."""
        if not await asyncio.to_thread(_follows_any):
            words = _("No feed is followed yet: %s shows the feeds and follows one.")
            self._services.show_message(words % self._state.key("feeds"))
            return
        words = await self._update((), self._services.show_message)
        if words:
            self._services.show_message(words)

    async def _update(self, uids: Sequence[str], say: Say) -> str:
        """Update all feeds, or these with what was given up of them; returns what came of it, "" where that was shown."""
        if self._is_updating:
            return _("The feeds are being updated already.")
        from mou_tui.app.feeds_process import update_feeds

        self._is_updating = True
        say(_("Asking the feeds for what is new…"))

        def tell(progress: FeedsProgress) -> None:
            if progress.feed and progress.total:
                told = {"feed": progress.feed, "done": progress.done, "total": progress.total}
                say(_("%(feed)s: %(done)d of %(total)d articles") % told)

        try:
            last, complaint = await update_feeds(tell, uids=uids)
        except MouError as error:
            self._services.show_error(error)
            return ""
        finally:
            self._is_updating = False
        if last is None:
            return complaint or _("The feeds could not be updated.")
        if last.saved:
            self._reader.look_for_articles()
        return came_of(last)

    # The screen of feeds.

    async def browse(self) -> None:
        """Show the feeds; when their screen is closed, what became of those that were removed is forgotten."""

        def read() -> Sequence[FeedStatus]:
            try:
                return _statuses()
            except MouError as error:
                self._services.show_error(error)
                return ()

        commands = FeedCommands(
            read,
            self._update_on_screen,
            self._add,
            self._remove,
            self._undo,
            self._read_list,
            self._write_list,
            self._open_site,
        )
        self._is_browsing = True
        try:
            await self._dialogs.browse_feeds(commands)
        finally:
            self._is_browsing = False
        removed, self._removed = self._removed, []
        if removed:
            self._services.in_background(lambda: _forget([feed.uid for feed, _inverse in removed]))

    def _update_on_screen(self, uids: Sequence[str], say: Say, then: Callable[[], None]) -> None:
        """Update, and tell it on the screen of feeds; where that was left meanwhile, in the reader."""

        def tell(words: str) -> None:
            (say if self._is_browsing else self._services.show_message)(words)

        async def update() -> None:
            tell(await self._update(uids, tell))
            if self._is_browsing:
                then()

        self._services.start(update)

    async def _add(self) -> str:
        folder = self._folder()
        if folder is None:
            return self._no_folder()
        address = await self._dialogs.ask(_("Address of a feed, or of a page that names one"))
        only = await self._which_news() if address and address.strip() else None
        if address is None or only is None:
            return ""
        return await self._done(lambda: _follow(address.strip(), folder, only))

    async def _which_news(self) -> bool | None:
        options = [(_("All its news"), "all"), (_("Only its news of agreements"), "agreements")]
        chosen = await self._dialogs.choose(_("What is to be saved?"), options)
        return None if chosen is None else chosen == "agreements"

    async def _remove(self, feed: Feed) -> str:
        from mou_tui.feeds.subscriptions import RemoveFeed, Subscriptions

        def remove() -> str:
            inverse = Subscriptions().apply(RemoveFeed(feed.uid))
            if inverse is not None:
                self._removed.append((feed, inverse))
            words = _("%(feed)s is followed no longer; its articles stay. %(key)s undoes it.")
            return words % {"feed": feed.name, "key": self._state.key("undo")}

        return await self._done(remove)

    async def _undo(self) -> str:
        from mou_tui.feeds.subscriptions import Subscriptions

        if not self._removed:
            return _("There is nothing to undo.")
        feed, inverse = self._removed.pop()

        def put_back() -> str:
            Subscriptions().apply(inverse)
            return _("%s is followed again.") % feed.name

        return await self._done(put_back)

    async def _read_list(self) -> str:
        folder = self._folder()
        if folder is None:
            return self._no_folder()
        hint = _("A file that another feed reader has exported.")
        typed = await self._dialogs.ask(_("Follow the feeds of this list (OPML)"), hint=hint)
        if not typed or not typed.strip():
            return ""
        only = await self._which_news()
        return "" if only is None else await self._done(lambda: _follow_list(Path(typed.strip()), folder, only))

    async def _write_list(self) -> str:
        name = f"mou-feeds-{clock.today().isoformat()}.opml"
        proposed = export_folder() / name
        typed = await self._dialogs.ask(_("Write the list of feeds (OPML) into this file"), str(proposed))
        return await self._done(lambda: _write_list(Path(typed.strip()))) if typed and typed.strip() else ""

    def _open_site(self, feed: Feed) -> None:
        self._services.open_address(feed.site)

    async def _done(self, do: Callable[[], str]) -> str:
        """What a change in another thread says; an error is shown."""
        try:
            return await asyncio.to_thread(do)
        except MouError as error:
            self._services.show_error(error)
            return ""

    def _no_folder(self) -> str:
        words = _("Articles of feeds are kept in a folder of yours: open one first with %s.")
        return words % self._state.key("open_folder")

    def _folder(self) -> Path | None:
        """The folder into which feeds that are followed now save: the first of the open library."""
        workspace = self._state.workspace
        return workspace.folder_to_save_into if workspace is not None else None


def _follows_any() -> bool:
    from mou_tui.feeds.subscriptions import Subscriptions

    return bool(Subscriptions().feeds())


def _follow(address: str, folder: Path, agreements_only: bool) -> str:
    from mou_tui.feeds.following import follow

    followed = follow(address, folder, agreements_only=agreements_only)
    words = _("%s is followed from now on.") if followed.is_new else _("%s is followed already.")
    return words % followed.feed.name


def _follow_list(file: Path, folder: Path, agreements_only: bool) -> str:
    from mou_tui.feeds.following import follow_list
    from mou_tui.page.feed_words import added_words

    added, there = follow_list(locations.expanded(file), folder, agreements_only=agreements_only)
    return added_words(len(added), there)


def _write_list(file: Path) -> str:
    from mou_tui.feeds.opml import write_opml
    from mou_tui.feeds.subscriptions import Subscriptions

    target = locations.expanded(file)
    try:
        with target.open("xb") as out:
            out.write(write_opml(Subscriptions().feeds()))
    except FileExistsError as error:
        advice = _("Choose another name.")
        raise InputError(_("There is a file of this name already."), path=target, advice=advice) from error
    except OSError as error:
        advice = _("Check the free space and who may write there.")
        raise InputError(
            _("It could not be written: %s.") % system_reason(error), path=target, advice=advice
        ) from error
    return _("Wrote the list of feeds to %s.") % target


def _statuses() -> list[FeedStatus]:
    """How all feeds are. Raises OwnDataError."""
    from mou_tui.feeds.following import status_of
    from mou_tui.feeds.history import History
    from mou_tui.feeds.subscriptions import Subscriptions

    feeds = Subscriptions().feeds()
    if not feeds:
        return []
    with contextlib.closing(History()) as history:
        return [status_of(feed, history) for feed in feeds]


def _forget(uids: Sequence[str]) -> None:
    """Forget what came of the entries of these feeds."""
    from mou_tui.feeds.history import History

    with contextlib.closing(History()) as history:
        for uid in uids:
            history.forget(uid)


def came_of(last: FeedsProgress) -> str:
    """`ข่าวใหม่ 3 ข่าว · …`: what came of an update of all feeds."""
    said = [ngettext("%(n)d new article", "%(n)d new articles", last.saved) % {"n": last.saved}]
    if last.left_out:
        left = ngettext("%(n)d left out without an agreement", "%(n)d left out without an agreement", last.left_out)
        said.append(left % {"n": last.left_out})
    if last.failed:
        failed = ngettext("%(n)d article failed", "%(n)d articles failed", last.failed)
        said.append(failed % {"n": last.failed})
    if last.failed_feeds:
        failed = ngettext("%(n)d feed could not be read", "%(n)d feeds could not be read", last.failed_feeds)
        said.append(failed % {"n": last.failed_feeds})
    return " · ".join(said)
