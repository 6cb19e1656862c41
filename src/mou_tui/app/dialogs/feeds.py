"""The feeds that are followed: how each is, what failed, and what to do about it."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult

from mou_tui.app.bindings import bindings_of
from mou_tui.app.dialogs.chooser import Option, Options
from mou_tui.app.dialogs.overlay import Notice, Overlay, Panel
from mou_tui.app.keymap import Keymap
from mou_tui.app.panes.footer import Footer
from mou_tui.app.parts import Part
from mou_tui.app.services import FeedCommands
from mou_tui.app.widgets.bar import Bar
from mou_tui.feeds.following import FeedStatus
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.kept import said_again
from mou_tui.page.feed_words import came_of_it


class Feeds(Overlay[None]):
    """All feeds over the whole screen, a line each; what is known of the one under the cursor stands below."""

    BINDINGS: ClassVar = bindings_of(
        "open", "update_feeds", "refresh", "add_fact", "reject", "undo", "export", "open_folder", "open_source"
    )

    def __init__(self, commands: FeedCommands, keymap: Keymap, *, thai: bool = False) -> None:
        super().__init__()
        self._commands, self._keymap, self._thai = commands, keymap, thai

    def compose(self) -> ComposeResult:
        with Panel("", classes="-whole", id="feeds"):
            yield Options(id="feed-list")
            yield Bar(id="feed-address")
            yield Bar(id="feed-problem")
            yield Bar(id="feed-said")
            yield Footer(id="feed-keys")

    @property
    def _options(self) -> Options:
        return self.query_one(Options)

    @property
    def current(self) -> FeedStatus | None:
        """The feed under the cursor."""
        return self._options.current_of(FeedStatus)

    def on_mount(self) -> None:
        self._options.can_focus = True
        self._options.focus()
        key = self._keymap.hint_keys("add_fact", thai=self._thai)
        self._options.empty_text = _("No feed is followed yet: %s follows one.") % key
        self.show_feeds()

    def show_feeds(self) -> None:
        """Read and show how the feeds are, the cursor where it was."""
        statuses = self._commands.statuses()
        self._options.show_again([Option(status.feed.name, _result(status), status) for status in statuses])
        without = () if statuses else ("update_feeds", "refresh", "open", "reject", "export")
        self.query_one(Footer).tell("feeds", self._keymap, thai=self._thai, without=without)
        title = ngettext("%(n)d feed", "%(n)d feeds", len(statuses)) % {"n": len(statuses)}
        failing = sum(bool(status.state.problem) for status in statuses)
        if failing:
            title += " · " + ngettext("%(n)d could not be read", "%(n)d could not be read", failing) % {"n": failing}
        self.query_one("#feeds", Panel).retitle(title)
        self._describe()

    def say(self, words: str) -> None:
        """Say how far something is, or what came of it."""
        self.query_one("#feed-said", Bar).show([Part(f" {words}" if words else "", "accent")])

    def _describe(self) -> None:
        status = self.current
        address, problem = ("", "") if status is None else (status.feed.url, said_again(status.state.problem))
        folder = f" → {status.feed.folder}" if status is not None else ""
        self.query_one("#feed-address", Bar).show([Part(f" {address}{folder}", "dim")])
        self.query_one("#feed-problem", Bar).show([Part(f" ⚠ {problem}" if problem else "", "error")])

    def on_options_moved(self, event: Options.Moved) -> None:
        event.stop()
        self._describe()

    def on_options_chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show all that is known of the feed, with what failed."""
        if self.current is not None:
            self.app.push_screen(Notice(self.current.feed.name, told(self.current)))

    def action_open_source(self) -> None:
        if self.current is not None and self.current.feed.site:
            self._commands.open_site(self.current.feed)

    def action_update_feeds(self) -> None:
        self._commands.update((), self.say, self.show_feeds)

    def action_refresh(self) -> None:
        """Ask the feed under the cursor again, what was given up too."""
        if self.current is not None:
            self._commands.update((self.current.feed.uid,), self.say, self.show_feeds)

    @work(group="change")
    async def action_add_fact(self) -> None:
        await self._changed(self._commands.add)

    @work(group="change")
    async def action_open_folder(self) -> None:
        await self._changed(self._commands.read_list)

    @work(group="change")
    async def action_export(self) -> None:
        await self._changed(self._commands.write_list)

    @work(group="change")
    async def action_reject(self) -> None:
        if self.current is not None:
            feed = self.current.feed
            await self._changed(lambda: self._commands.remove(feed))

    @work(group="change")
    async def action_undo(self) -> None:
        await self._changed(self._commands.undo)

    async def _changed(self, change: Callable[[], Coroutine[Any, Any, str]]) -> None:
        words = await change()
        if words and self.is_mounted:
            self.say(words)
            self.show_feeds()


def _result(status: FeedStatus) -> str:
    """What came of the last update, shortest first: a problem is told by its sign, and in words below."""
    failing = "⚠ " if status.state.problem or status.counts.get("failed") or status.counts.get("given_up") else ""
    return failing + came_of_it(status.state.asked, status.counts)


def told(status: FeedStatus) -> str:
    """All that is known of a feed, a line each."""
    feed = status.feed
    lines = [feed.url, feed.site, _("Saved into %s") % feed.folder, came_of_it(status.state.asked, status.counts)]
    if feed.agreements_only:
        lines.append(_("Only news of agreements is saved."))
    if status.state.problem:
        lines.append("⚠ " + said_again(status.state.problem))
    lines += [f"⚠ {item.entry.url or item.entry.title}: {said_again(item.problem)}" for item in status.failed[:100]]
    return "\n".join(filter(None, lines))
