"""New articles of the feeds that are followed, fetched by a child process while one reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.errors import MouError
from mou_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from mou_tui.feeds.child import FeedsProgress


class FeedController(Controller):
    """Fetches what is new of all feeds; the library's folders are followed, so that what comes is listed by itself."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self._is_updating = False
        self.commands = {"update_feeds": self.update}

    async def update(self) -> None:
        """Fetch what is new, and say how far it is and what came of it."""
        if self._is_updating:
            return
        from mou_tui.app.feeds_process import update_feeds

        self._is_updating = True
        try:
            if not await asyncio.to_thread(_follows_any):
                self._services.show_message(_("No feed is followed yet: mou-tui feeds add ADDRESS"))
                return
            self._services.show_message(_("Asking the feeds for what is new…"))
            last, complaint = await update_feeds(self._tell)
        except MouError as error:
            self._services.show_error(error)
            return
        finally:
            self._is_updating = False
        if last is None:
            self._services.show_message(complaint or _("The feeds could not be updated."), error=True)
            return
        self._services.show_message(came_of(last), error=bool(last.failed_feeds))
        if last.saved:
            self._reader.look_for_articles()

    def _tell(self, progress: FeedsProgress) -> None:
        if progress.feed and progress.total:
            told = {"feed": progress.feed, "done": progress.done, "total": progress.total}
            self._services.show_message(_("%(feed)s: %(done)d of %(total)d articles") % told)


def _follows_any() -> bool:
    from mou_tui.feeds.subscriptions import Subscriptions

    return bool(Subscriptions().feeds())


def came_of(last: FeedsProgress) -> str:
    """`ข่าวใหม่ 3 ข่าว · …`: what came of an update of all feeds."""
    said = [ngettext("%(n)d new article", "%(n)d new articles", last.saved) % {"n": last.saved}]
    if last.left_out:
        left = ngettext("%(n)d left out without an agreement", "%(n)d left out without an agreement", last.left_out)
        said.append(left % {"n": last.left_out})
    if last.failed_feeds:
        failed = ngettext("%(n)d feed could not be read", "%(n)d feeds could not be read", last.failed_feeds)
        said.append(failed % {"n": last.failed_feeds})
    return " · ".join(said)
